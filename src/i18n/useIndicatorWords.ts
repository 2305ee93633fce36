import { useI18n } from 'vue-i18n'
import zhWording from './locales/zh-CN/indicatorWording'
import zhIndicators from './locales/zh-CN/indicators'

/**
 * Adds the Chinese words of the indicators to the catalogue; the English ones come with their language. Only their panels and their
 * printed table need them, so they do not delay the first chart.
 */
export function useIndicatorWords(): void {
  const i18n = useI18n()
  i18n.mergeLocaleMessage('zh-CN', zhIndicators)
  i18n.mergeLocaleMessage('zh-CN', zhWording)
}
