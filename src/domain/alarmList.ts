import { type Alarm, type AlarmKind, type Severity, severities } from '@/api/contract/alarms'
import type { RegionCode } from '@/api/contract/ids'
import { type AlarmBoard, type Kept, chatters, countIn, repeatsOf } from './alarmBoard'
import { type ChunkWish, type Folded, type Gathered, type PlaceBelow, begun, fold, gather, groupKey, groupsOfChunk, isWished, join, placeBelow, placeKey, rowsOfChunk } from './alarmFolding'
import { raisesOfRow } from './repeats'
import { visitUntil } from './sortedList'
import type { EpochMs } from './time'

/** One row: an alarm with its repeats folded in. */
export interface AlarmRow {
  readonly key: string
  /** The most urgent of them. */
  readonly alarm: Alarm
  /** How often it was raised: ×n. */
  readonly raises: number
  /** Open alarms that this row stands for, itself among them. */
  readonly stands: number
  /** 抖动: it goes on and off, and asks for no attention. */
  readonly isChattering: boolean
}

/** Alarms of one cause at one place, told as one row while they are a flood. */
export interface AlarmGroup {
  readonly key: string
  readonly kind: AlarmKind
  readonly place: PlaceBelow
  readonly worst: Severity
  readonly count: number
  /** Nobody has acknowledged these. */
  readonly waiting: number
  readonly newest: EpochMs
}

export type ListItem = { readonly type: 'alarm', readonly row: AlarmRow } | { readonly type: 'group', readonly group: AlarmGroup }

/** What of the board is to be listed. */
export interface ListWish {
  readonly region: RegionCode
  /** Only these; null for all. */
  readonly severity: Severity | null
  /** Only of this kind; null for all. */
  readonly kind: AlarmKind | null
  /** By cause and place, except red ones, which always stand alone on top. */
  readonly grouped: boolean
  /** The members of the group of this key, each a row. */
  readonly group: string | null
  /** The shelved ones instead. */
  readonly shelved: boolean
}

/** A window of a list. */
export interface ListPage {
  readonly items: readonly ListItem[]
  /** Open alarms above and below the window. */
  readonly before: number
  readonly after: number
  /** Open alarms that stand in groups, not in rows of their own. */
  readonly held: number
  /** The group that is open, as it is now; null where none is open, or nothing of it is left. */
  readonly group: AlarmGroup | null
}

/** What decides which alarms a wish has. */
type Wished = Pick<ListWish, 'region' | 'severity' | 'kind' | 'shelved'>
/** A shelf keeps its alarms together, of whichever severity. */
const chunkWish = ({ region, severity, kind, shelved }: Wished): ChunkWish => ({ region, severity: shelved ? null : severity, kind })

/** How many open alarms a wish has. The board counts by severity; those of a kind are counted where one asks for them. */
function wishedIn(board: AlarmBoard, wish: Wished): number {
  if (wish.kind !== null) {
    const of = chunkWish(wish)
    return (wish.shelved ? board.shelved : board.queue).chunks.reduce((n, chunk) => n + rowsOfChunk(chunk, of).reduce((rows, row) => rows + row.stands, 0), 0)
  }
  const { bySeverity, shelved } = countIn(board, wish.region)
  return wish.shelved ? shelved : wish.severity ? bySeverity[wish.severity] : severities.reduce((sum, severity) => sum + bySeverity[severity], 0)
}

/** Calls `visit` with the open alarms of a wish, in order of urgency, until it says true; stops by itself after the last. */
function visitWished(board: AlarmBoard, wish: Wished, visit: (kept: Kept) => boolean) {
  let remaining = wishedIn(board, wish)
  if (remaining === 0) return
  const of = chunkWish(wish)
  visitUntil(wish.shelved ? board.shelved : board.queue, (kept) => {
    if (!isWished(kept.alarm, of)) return false
    remaining -= 1
    return visit(kept) || remaining === 0
  })
}

/** Open alarms inside a region that are not shelved, in the order in which they want to be seen to. */
export function openIn(board: AlarmBoard, region: RegionCode): readonly Alarm[] {
  const found: Alarm[] = []
  visitWished(board, { region, severity: null, kind: null, shelved: false }, ({ alarm }) => { found.push(alarm); return false })
  return found
}

/** When the first shelf ends inside a region; null where nothing is shelved. */
export function firstShelfEnd(board: AlarmBoard, region: RegionCode): EpochMs | null {
  let end: EpochMs | null = null
  visitWished(board, { region, severity: null, kind: null, shelved: true }, ({ deadline }) => { end = deadline; return true })
  return end
}

/** Open alarms of a device, in the same order, the shelved ones last. */
export function openOfDevice(board: AlarmBoard, device: string): readonly Alarm[] {
  const found: Alarm[] = []
  for (const list of [board.queue, board.shelved]) visitUntil(list, ({ alarm }) => { if (alarm.device.id === device) found.push(alarm); return false })
  return found
}

function rowOf(board: AlarmBoard, { alarm, key }: Kept, stands: number): AlarmRow {
  const repeats = repeatsOf(board, alarm.device.id, alarm.kind)
  return { key, alarm, raises: repeats ? raisesOfRow(repeats) : alarm.repeats + 1, stands, isChattering: chatters(board, repeats) }
}

function groupOf({ lead, place, name, count, waiting, newest }: Gathered): AlarmGroup {
  return { key: groupKey(lead.alarm.kind, name), kind: lead.alarm.kind, place, worst: lead.alarm.severity, count, waiting, newest }
}

/**
 * All but the red ones by cause and place: the worst first, then the largest, so that groups do not change places with every alarm.
 * Only chunks of the queue that are new are looked through.
 */
function gatherAll(board: AlarmBoard, wish: ListWish): readonly Gathered[] {
  const all = new Map<string, Gathered>(), of = chunkWish(wish)
  for (const chunk of board.queue.chunks) {
    for (const part of groupsOfChunk(chunk, of)) {
      const key = groupKey(part.lead.alarm.kind, part.name)
      const group = all.get(key)
      if (group) join(group, part)
      else all.set(key, { ...part, rows: new Set(part.rows) })
    }
  }
  const rank = ({ lead }: Gathered) => severities.indexOf(lead.alarm.severity)
  return [...all.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.lead.alarm.kind + a.name < b.lead.alarm.kind + b.name ? -1 : 1))
}

/** Rows in order of urgency, at most so many; repeats are folded into the most urgent of them. Only chunks that are new are looked through. */
function rowsOf(board: AlarmBoard, wish: Wished, most: number): AlarmRow[] {
  const found = new Map<string, Folded>(), of = chunkWish(wish)
  // What follows can only add to a row where some device has more than one open alarm of a kind.
  if (board.manifold === 0) visitWished(board, wish, (kept) => { fold(found, kept.key, kept, 1); return found.size >= most })
  else {
    for (const chunk of (wish.shelved ? board.shelved : board.queue).chunks) {
      for (const { lead, stands } of rowsOfChunk(chunk, of)) fold(found, lead.key, lead, stands, most)
    }
  }
  return [...found.values()].map(({ lead, stands }) => rowOf(board, lead, stands))
}

/** The same of the members of a group. */
function rowsOfMembers(board: AlarmBoard, members: readonly Kept[], most: number): AlarmRow[] {
  const found = new Map<string, Folded>()
  for (const kept of members) fold(found, kept.key, kept, 1, most)
  return [...found.values()].map(({ lead, stands }) => rowOf(board, lead, stands))
}

const alarmItem = (row: AlarmRow): ListItem => ({ type: 'alarm', row })
const standsFor = (item: ListItem) => item.type === 'group' ? item.group.count : item.row.stands
const sum = (items: readonly ListItem[]) => items.reduce((n, item) => n + standsFor(item), 0)

/**
 * A window of the list: `size` items from the `from`-th on. Rows of alarms in order of urgency with their repeats folded in; where
 * it is grouped, red rows first, then groups by cause and place (a group of one row is that row). Nothing is left out: what is
 * not in the window is counted above or below it.
 */
export function listPage(board: AlarmBoard, wish: ListWish, from: number, size: number): ListPage {
  const { items, total, held, group } = listed(board, wish, from + size)
  const shown = items.slice(from, from + size), before = sum(items.slice(0, from))
  return { items: shown, before, after: Math.max(0, total - before - sum(shown)), held, group }
}

function listed(board: AlarmBoard, wish: ListWish, most: number): { items: readonly ListItem[], total: number, held: number, group: AlarmGroup | null } {
  if (wish.shelved) return { items: rowsOf(board, wish, most).map(alarmItem), total: wishedIn(board, wish), held: 0, group: null }
  if (wish.group !== null) {
    const isMember = ({ alarm }: Kept) => alarm.severity !== 'urgent' && wish.group === groupKey(alarm.kind, placeKey(placeBelow(alarm, wish.region)))
    const members: Kept[] = []
    visitWished(board, wish, (kept) => { if (isMember(kept)) members.push(kept); return false })
    const [lead] = members
    const place = lead ? placeBelow(lead.alarm, wish.region) : null
    const gathered = lead ? begun(lead, place, placeKey(place)) : null
    if (gathered) for (const member of members) gather(gathered, member)
    const group = gathered && groupOf(gathered)
    return { items: rowsOfMembers(board, members, most).map(alarmItem), total: group?.count ?? 0, held: 0, group }
  }
  const total = wishedIn(board, wish)
  if (!wish.grouped) return { items: rowsOf(board, wish, most).map(alarmItem), total, held: 0, group: null }
  const red = wish.severity === null || wish.severity === 'urgent' ? rowsOf(board, { ...wish, severity: 'urgent' }, most) : []
  const gathered = gatherAll(board, wish)
  const isGroup = ({ rows }: Gathered) => rows.size > 1
  const groups = gathered.map((one): ListItem => isGroup(one) ? { type: 'group', group: groupOf(one) } : alarmItem(rowOf(board, one.lead, one.count)))
  return { items: [...red.map(alarmItem), ...groups], total, held: gathered.reduce((n, one) => n + (isGroup(one) ? one.count : 0), 0), group: null }
}
