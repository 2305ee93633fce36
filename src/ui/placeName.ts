import { useI18n } from 'vue-i18n'
import type { Region } from '@/api/contract/regions'
import { placeName } from '@/domain/placeName'

/** Places in the language of the wall, pinyin after the name or, with `\n`, on a line of its own; a place that is not known has no name. */
export function usePlaceName(): (region: Pick<Region, 'name' | 'pinyin'> | undefined, between?: ' ' | '\n') => string {
  const { locale } = useI18n()
  return (region, between) => region === undefined ? '' : placeName(region, locale.value, between)
}
