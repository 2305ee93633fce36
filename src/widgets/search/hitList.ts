import type { SearchHit } from '@/api/contract/city'

/** A hit and its place in the order of the keyboard. */
export interface Option { hit: SearchHit, index: number }
/** Hits of one kind under one heading. */
export interface HitGroup { kind: SearchHit['kind'], options: Option[] }

/** Hits by kind: the kind of the best hit first, within a kind the best first. The options are numbered from top to bottom. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const byKind = new Map<SearchHit['kind'], SearchHit[]>()
  for (const hit of hits) {
    const same = byKind.get(hit.kind)
    if (same) same.push(hit)
    else byKind.set(hit.kind, [hit])
  }
  let index = 0
  return [...byKind].map(([kind, same]) => ({ kind, options: same.map(hit => ({ hit, index: index++ })) }))
}

/** A piece of a name; `isMatch` where it is what was typed. */
export interface NamePart { text: string, isMatch: boolean }

/** Cuts a name at what was typed, word by word and in any case; what was found by pinyin or number has one piece. */
export function markName(name: string, query: string): NamePart[] {
  const lower = name.toLowerCase()
  const words = query.toLowerCase().split(/\s+/).filter(word => word !== '')
  // A few letters change their length with their case: places in one text would be wrong in the other.
  if (lower.length !== name.length || words.length === 0) return [{ text: name, isMatch: false }]
  const parts: NamePart[] = []
  let from = 0
  while (from < name.length) {
    let start = -1, length = 0
    for (const word of words) {
      const at = lower.indexOf(word, from)
      if (at >= 0 && (start < 0 || at < start || (at === start && word.length > length))) { start = at; length = word.length }
    }
    if (start < 0) break
    if (start > from) parts.push({ text: name.slice(from, start), isMatch: false })
    parts.push({ text: name.slice(start, start + length), isMatch: true })
    from = start + length
  }
  if (from < name.length) parts.push({ text: name.slice(from), isMatch: false })
  return parts
}

/** Pictures of the kinds, drawn in a square of 20 with a line of 1.5. */
export const hitPictures: Readonly<Record<SearchHit['kind'], string>> = {
  region: 'M3 5.5 7.5 3.5 12.5 5.5 17 3.5V14.5L12.5 16.5 7.5 14.5 3 16.5ZM7.5 3.5V14.5M12.5 5.5V16.5',
  building: 'M4.5 17V4H12V17M12 8.5H15.5V17M2.5 17H17.5M7 7H9.5M7 10H9.5M7 13H9.5',
  pipe: 'M2.5 7.5H9A3.5 3.5 0 0 1 12.5 11V17.5M2.5 12.5H7.5V17.5M2.5 6V14M6 17.5H14',
  node: 'M10 3.5A6.5 6.5 0 1 1 9.99 3.5ZM10 7.5A2.5 2.5 0 1 1 9.99 7.5Z',
  camera: 'M3 6.5 13 4 14.2 8.7 4.2 11.2ZM14 6 17 5.2 17.8 8.3 14.8 9.1M7.5 10.5 9 14H16.5',
  device: 'M6 6H14V14H6ZM8 3V6M12 3V6M8 14V17M12 14V17M3 8H6M3 12H6M14 8H17M14 12H17',
  component: 'M10 2.5 16 6V13L10 16.5 4 13V6ZM4 6 10 9.5 16 6M10 9.5V16.5',
  entrance: 'M5 17V3.5H15V17M3 17H17M12 10V11.5',
}
