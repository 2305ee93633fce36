import type { Region } from '@/api/contract/regions'

/** A place as it is written in a language of the wall: place names stay Chinese, outside Chinese with their pinyin after them; `between` parts the two. */
export function placeName({ name, pinyin }: Pick<Region, 'name' | 'pinyin'>, language: string, between: ' ' | '\n' = ' '): string {
  return language.startsWith('zh') || pinyin === '' ? name : `${name}${between}${pinyin}`
}
