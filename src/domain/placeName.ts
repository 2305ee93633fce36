import type { Region } from '@/api/contract/regions'

/**
 * How a place is written, once for the whole wall. In Chinese it bears its Chinese name. In another language place names stay Chinese with their
 * pinyin: both where both fit ({@link placeName}); where there is room for one alone, as in the row of a list, the pinyin stands there, and both in
 * what the pointer and a screen reader are told ({@link shortPlaceName}). A place without a pinyin bears its Chinese name everywhere.
 */
type Named = Pick<Region, 'name' | 'pinyin'>
const hasPinyin = ({ pinyin }: Named, language: string) => !language.startsWith('zh') && pinyin !== ''

/** A place with all its names in a language of the wall; `between` parts the two. */
export function placeName(place: Named, language: string, between: ' ' | '\n' = ' '): string {
  return hasPinyin(place, language) ? `${place.name}${between}${place.pinyin}` : place.name
}

/** What a part of a line shows, and what it stands for. */
export interface ShortName { text: string, whole: string }

/** A place with the one name for which there is room, and with all of them. */
export function shortPlaceName(place: Named, language: string): ShortName {
  return { text: hasPinyin(place, language) ? place.pinyin : place.name, whole: placeName(place, language) }
}
