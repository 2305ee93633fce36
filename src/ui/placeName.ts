import { useI18n } from 'vue-i18n'
import type { Region } from '@/api/contract/regions'
import { type ShortName, placeName, shortPlaceName } from '@/domain/placeName'

type Named = Pick<Region, 'name' | 'pinyin'>

/** Places in the language of the wall, pinyin after the name or, with `\n`, on a line of its own; a place that is not known has no name. */
export function usePlaceName(): (region: Named | undefined, between?: ' ' | '\n') => string {
  const { locale } = useI18n()
  return (region, between) => region === undefined ? '' : placeName(region, locale.value, between)
}

const nameless: ShortName = { text: '', whole: '' }
/** Places in the language of the wall where there is room for one name: that one, and all for a title; a place that is not known has no name. */
export function useShortPlaceName(): (region: Named | undefined) => ShortName {
  const { locale } = useI18n()
  return region => region === undefined ? nameless : shortPlaceName(region, locale.value)
}
