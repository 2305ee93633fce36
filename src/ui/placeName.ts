import { useI18n } from 'vue-i18n'
import type { Region } from '@/api/contract/regions'
import { placeName } from '@/domain/placeName'

/** Places in the language of the wall; a place that is not known has no name. */
export function usePlaceName(): (region: Pick<Region, 'name' | 'pinyin'> | undefined) => string {
  const { locale } = useI18n()
  return region => region === undefined ? '' : placeName(region, locale.value)
}
