import type { Alarm, AlarmKind, Severity } from '@/api/contract/alarms'
import type { RegionCode } from '@/api/contract/ids'
import type { Kept } from './alarmBoard'
import type { EpochMs } from './time'

// A list in order is kept in chunks that never change, so what was gathered of a chunk for the list that is shown holds until another
// takes its place: a change of a board with ten thousand alarms looks through the few chunks that are new.

/** Where inside a region an alarm is: the level below it, or the building or street in words; null where the place names none. */
export type PlaceBelow = { readonly region: RegionCode } | { readonly spot: string } | null

/** Where inside the region in view an alarm is: the next level below it, at the lowest level the building or street. */
export function placeBelow(alarm: Alarm, region: RegionCode): PlaceBelow {
  const { regionPath, building, spot, node } = alarm.place
  const below = regionPath[regionPath.indexOf(region) + 1]
  if (below !== undefined) return { region: below }
  const words = building ?? spot ?? node
  return words === null ? null : { spot: words }
}
/** The place as a key: a code, or words. */
export const placeKey = (place: PlaceBelow) => place === null ? '' : 'region' in place ? place.region : place.spot

/** Key of the group of an alarm: its cause, and its place in words or as a code. */
export function groupKey(kind: AlarmKind, name: string): string {
  return `${kind}|${name}`
}

/** What is gathered of a group: the most urgent member, and up to two different rows, which tell whether it is more than one. */
export interface Gathered { readonly lead: Kept, readonly place: PlaceBelow, readonly name: string, count: number, waiting: number, newest: EpochMs, readonly rows: Set<string> }

/** A group of nothing yet; its most urgent member is known. */
export function begun(lead: Kept, place: PlaceBelow, name: string): Gathered {
  return { lead, place, name, count: 0, waiting: 0, newest: lead.raised, rows: new Set() }
}

/** Adds one member. */
export function gather(into: Gathered, { alarm, raised, key }: Kept) {
  into.count += 1
  if (alarm.acknowledged === null) into.waiting += 1
  if (raised > into.newest) into.newest = raised
  if (into.rows.size < 2) into.rows.add(key)
}

/** Adds what follows further down the queue. */
export function join(into: Gathered, part: Gathered) {
  into.count += part.count
  into.waiting += part.waiting
  into.newest = Math.max(into.newest, part.newest)
  for (const key of part.rows) if (into.rows.size < 2) into.rows.add(key)
}

/** Which alarms are looked for: inside a region, of a severity and of a kind; null for any. */
export interface ChunkWish { readonly region: RegionCode, readonly severity: Severity | null, readonly kind: AlarmKind | null }
const isSame = (a: ChunkWish, b: ChunkWish) => a.region === b.region && a.severity === b.severity && a.kind === b.kind
/** Whether an alarm is looked for. */
export function isWished({ severity, kind, place }: Alarm, wish: ChunkWish): boolean {
  return (wish.severity === null || severity === wish.severity) && (wish.kind === null || kind === wish.kind) && place.regionPath.includes(wish.region)
}

/** Groups of one chunk of the queue, by place and cause, and of which wish. */
interface ChunkGroups { readonly of: ChunkWish, readonly groups: readonly Gathered[] }

const gatheredChunks = new WeakMap<readonly Kept[], ChunkGroups>()

/** The alarms of a chunk that are looked for, by place and cause, in order; red ones stand alone. */
export function groupsOfChunk(chunk: readonly Kept[], of: ChunkWish): readonly Gathered[] {
  const known = gatheredChunks.get(chunk)
  if (known && isSame(known.of, of)) return known.groups
  const groups = new Map<string, Gathered>()
  for (const kept of chunk) {
    const { alarm } = kept
    if (alarm.severity === 'urgent' || !isWished(alarm, of)) continue
    const place = placeBelow(alarm, of.region), name = placeKey(place), key = groupKey(alarm.kind, name)
    let group = groups.get(key)
    if (!group) { group = begun(kept, place, name); groups.set(key, group) }
    gather(group, kept)
  }
  const found = [...groups.values()]
  gatheredChunks.set(chunk, { of, groups: found })
  return found
}

/** The most urgent alarm of a row, and how many the row stands for. */
export interface Folded { readonly lead: Kept, stands: number }

/** Rows of one chunk, in order, and of which wish. */
interface ChunkRows { readonly of: ChunkWish, readonly rows: readonly Readonly<Folded>[] }

const foldedChunks = new WeakMap<readonly Kept[], ChunkRows>()

/** The alarms of a chunk that are looked for, folded into rows, in order. */
export function rowsOfChunk(chunk: readonly Kept[], of: ChunkWish): readonly Readonly<Folded>[] {
  const known = foldedChunks.get(chunk)
  if (known && isSame(known.of, of)) return known.rows
  const rows = new Map<string, Folded>()
  for (const kept of chunk) if (isWished(kept.alarm, of)) fold(rows, kept.key, kept, 1)
  const folded = [...rows.values()]
  foldedChunks.set(chunk, { of, rows: folded })
  return folded
}

/** Adds so many to the row of a key; a row that is not there yet begins with `lead`, unless there are `most` already. */
export function fold(rows: Map<string, Folded>, key: string, lead: Kept, stands: number, most = Infinity) {
  const known = rows.get(key)
  if (known) known.stands += stands
  else if (rows.size < most) rows.set(key, { lead, stands })
}
