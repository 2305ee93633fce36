import { type ComputedRef, computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NumberLocale } from '@/domain/numberFormat'

/** How numbers are written in the language of the wall. */
export function useNumberLocale(): ComputedRef<NumberLocale> {
  const { locale } = useI18n()
  return computed(() => ({ tag: locale.value, wan: locale.value.startsWith('zh') }))
}
