import { type Alarm, type AlarmKind, type Severity, severities } from '@/api/contract/alarms'
import type { AlarmId, DeviceId, RegionCode } from '@/api/contract/ids'
import type { StreamEvent } from '@/api/contract/stream'
import { alarmAt, dueAtOf, isOpen } from './alarmState'
import { repeatKey } from './chatter'
import { type Flood, calm, floodAfter, floodEndsAt } from './flood'
import { type Repeats, beginsAnew, isChattering, isOver, repeatsAfter, repeatsWithout } from './repeats'
import { type ListEdit, type SortedList, editList, emptyList, findIn, firstOf, visitUntil } from './sortedList'
import type { EpochMs } from './time'

/** When the board folds, quietens and groups; counts are of new alarms for one position, the wall's root. */
export interface BoardLimits { windowMs: number, floodBegin: number, floodEnd: number, chatterChanges: number }

/** What ISA-18.2 and EEMUA 191 name: ten minutes, more than ten, fewer than five; five changes. */
export const standardLimits: BoardLimits = { windowMs: 10 * 60_000, floodBegin: 10, floodEnd: 5, chatterChanges: 5 }

/** At most this many are kept; closed ones leave first, an open red one never. */
export const boardCap = 10_000

/** An alarm of the board with what its order needs, read once. */
export interface Kept {
  /** As the source told it, and as it is at the board's time. */
  readonly told: Alarm
  readonly alarm: Alarm
  /** Urgency: severity, then not yet acknowledged, then overdue; smaller comes first. */
  readonly rank: number
  readonly raised: EpochMs
  readonly changed: EpochMs
  /** When the clock alone changes it: its shelf ends, its event is overdue. */
  readonly deadline: EpochMs | null
  /** Of its device and kind: alarms of one key are repeats of each other. */
  readonly key: string
}

/** Open alarms of a region. */
export interface RegionCount { readonly bySeverity: Readonly<Record<Severity, number>>, readonly shelved: number }

/** The alarms by id. */
export interface AlarmIndex extends Iterable<readonly [AlarmId, Alarm]> {
  readonly size: number
  get(id: AlarmId): Alarm | undefined
  has(id: AlarmId): boolean
  keys(): Iterable<AlarmId>
  values(): Iterable<Alarm>
}

/** All alarms the wall keeps, as they are at a time. Replaced, never changed, and only when something is different. */
export interface AlarmBoard {
  readonly limits: BoardLimits
  /** The time for which it was made last. */
  readonly at: EpochMs
  readonly byId: AlarmIndex
  /** Open and not shelved, in the order in which they want to be seen to. */
  readonly queue: SortedList<Kept>
  /** Shelved, the one whose shelf ends first before the others. */
  readonly shelved: SortedList<Kept>
  /** Counts of the regions that have any. */
  readonly counts: ReadonlyMap<RegionCode, RegionCount>
  readonly flood: Flood
  /** About how many open alarms had to leave the memory since the last snapshot and are not known to have closed. */
  readonly left: number
  /** How many rows stand for more than one open alarm: one device, one kind. */
  readonly manifold: number
  readonly inner: Inner
}

/** What only the board's own functions read. */
interface Inner {
  readonly all: SortedList<Kept>
  /** Those that may leave, the next to go first. */
  readonly leaving: SortedList<Kept>
  readonly deadlines: SortedList<Kept & { deadline: EpochMs }>
  readonly repeats: SortedList<Repeats>
  /** Not later than the end of the first that chatters now; null where none does. */
  readonly quietAt: EpochMs | null
  /** When repeats were last looked through for those that are over. */
  readonly sweptAt: EpochMs
}

const byText = (a: string, b: string) => a < b ? -1 : a > b ? 1 : 0
const byId = (a: Kept, b: Kept) => byText(a.told.id, b.told.id)
const byRank = (a: Kept, b: Kept) => a.rank - b.rank || b.raised - a.raised || byId(a, b)
const byLeaving = (a: Kept, b: Kept) => keepRank(a.told) - keepRank(b.told) || a.changed - b.changed || byId(a, b)
const byDeadline = (a: Kept & { deadline: EpochMs }, b: Kept & { deadline: EpochMs }) => a.deadline - b.deadline || byId(a, b)
const byShelfEnd = (a: Kept, b: Kept) => (a.deadline ?? 0) - (b.deadline ?? 0) || byId(a, b)
const byKey = (a: Repeats, b: Repeats) => byText(a.key, b.key)

function keepRank(alarm: Alarm): number {
  return alarm.closed ? 0 : severities.length - severities.indexOf(alarm.severity)
}
/** An open red one never leaves. */
const mayLeave = (alarm: Alarm) => alarm.closed !== null || alarm.severity !== 'urgent'

/** A board with nothing on it. */
export function emptyBoardWith(limits: BoardLimits, at: EpochMs = 0): AlarmBoard {
  return boardFrom({
    limits, at, counts: new Map(), flood: calm, left: 0, manifold: 0, queue: emptyList, shelved: emptyList,
    inner: { all: emptyList, leaving: emptyList, deadlines: emptyList, repeats: emptyList, quietAt: null, sweptAt: at },
  })
}

/** A board with nothing on it and the standard's limits. */
export const emptyBoard: AlarmBoard = emptyBoardWith(standardLimits)

function boardFrom(parts: Omit<AlarmBoard, 'byId'>): AlarmBoard {
  const { all } = parts.inner
  function* entries() { for (const chunk of all.chunks) for (const { alarm } of chunk) yield [alarm.id, alarm] as const }
  function* keys() { for (const [id] of entries()) yield id }
  function* values() { for (const [, alarm] of entries()) yield alarm }
  const get = (id: AlarmId) => findIn(all, kept => byText(kept.told.id, id))?.alarm
  return { ...parts, byId: { size: all.size, get, has: id => get(id) !== undefined, keys, values, [Symbol.iterator]: entries } }
}

function keptOf(told: Alarm, at: EpochMs): Kept {
  const alarm = alarmAt(told, at)
  const due = dueAtOf(alarm)
  const isOverdue = due !== null && due <= at
  const deadline = alarm.closed ? null : alarm.shelved ? Date.parse(alarm.shelved.until) : isOverdue ? null : due
  return {
    told, alarm, raised: Date.parse(told.raisedAt), changed: Date.parse(told.changedAt), deadline, key: repeatKey(told.device.id, told.kind),
    rank: 4 * severities.indexOf(told.severity) + 2 * Number(told.acknowledged !== null) + Number(!isOverdue),
  }
}

/**
 * Applies events: newest version wins, an older or equal one changes nothing. Same object when nothing changed. `at` is the
 * time; without it, it stands still. The work grows with the number of events and only with the logarithm of the board.
 */
export function applyEvents(board: AlarmBoard, events: readonly StreamEvent[], at: EpochMs = board.at): AlarmBoard {
  const work = beginWork(board, at)
  for (const { alarm } of events) work.put(alarm)
  return work.done()
}

/** Starts over from a snapshot; alarms that are the same version stay the same object, what it no longer has is forgotten. */
export function boardOf(alarms: readonly Alarm[], before: AlarmBoard = emptyBoard, at: EpochMs = before.at): AlarmBoard {
  const work = beginWork({ ...before, left: 0 }, at)
  const said = new Set(alarms.map(({ id }) => id))
  for (const { id } of before.byId.values()) if (!said.has(id)) work.forget(id)
  for (const alarm of alarms) work.put(alarm, true)
  return work.done()
}

/** The instant at which the clock alone changes the board next; null where nothing waits for it. */
export function nextChange(board: AlarmBoard): EpochMs | null {
  const times = [firstOf(board.inner.deadlines)?.deadline, floodEndsAt(board.flood, floodLimits(board.limits)), board.inner.quietAt].flatMap(t => t ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

/**
 * The board as it is at a time: shelves that have ended, events that are overdue, a flood that is over. Same object when
 * nothing changed. A clock that was set back brings back what had ended.
 */
export function boardAt(board: AlarmBoard, at: EpochMs): AlarmBoard {
  const next = nextChange(board)
  const setBack = at < board.at && board.inner.all.chunks.some(chunk => chunk.some(kept => keptOf(kept.told, at).deadline !== kept.deadline))
  if (!setBack && (next === null || next > at)) return board
  const work = beginWork(board, at)
  if (setBack) visitUntil(board.inner.all, (kept) => { work.renew(kept); return false })
  for (let first = work.nextDue(); first && first.deadline <= at; first = work.nextDue()) work.renew(first)
  return work.done(true)
}

const floodLimits = (limits: BoardLimits) => ({ windowMs: limits.windowMs, begin: limits.floodBegin, end: limits.floodEnd })
const chatterLimits = (limits: BoardLimits) => ({ windowMs: limits.windowMs, changes: limits.chatterChanges })

/** Many changes of a board, made together. */
function beginWork(board: AlarmBoard, at: EpochMs) {
  const { limits, inner } = board
  const chatter = chatterLimits(limits)
  const all = editList(inner.all, byId), queue = editList(board.queue, byRank), shelved = editList(board.shelved, byShelfEnd)
  const leaving = editList(inner.leaving, byLeaving), deadlines = editList(inner.deadlines, byDeadline), repeats = editList(inner.repeats, byKey)
  const counts = countEdit(board.counts)
  const arrivals: EpochMs[] = []
  let { left, manifold } = board
  let { quietAt } = inner
  let changed = false

  const keptBy = (id: AlarmId) => all.find(kept => byText(kept.told.id, id))
  const repeatsBy = (key: string) => repeats.find(one => byText(one.key, key))
  function setRepeats(next: Repeats, before: Repeats | undefined) {
    if (before) repeats.remove(before)
    repeats.add(next)
    manifold += Number(next.open > 1) - Number(before !== undefined && before.open > 1)
    const [first] = next.changes
    if (first !== undefined && isChattering(next, at, chatter)) quietAt = Math.min(quietAt ?? Infinity, first + limits.windowMs)
  }
  function place(kept: Kept, lists: 'in' | 'out') {
    const act = <T>(list: ListEdit<T>, item: T) => { if (lists === 'in') list.add(item); else list.remove(item) }
    act(all, kept)
    if (mayLeave(kept.told)) act(leaving, kept)
    const { deadline } = kept
    if (deadline !== null) act(deadlines, { ...kept, deadline })
    if (isOpen(kept.alarm)) {
      act(kept.alarm.shelved ? shelved : queue, kept)
      counts.add(kept.alarm, lists === 'in' ? 1 : -1)
    }
    changed = true
  }
  /** Takes one out of its row in which it has not ended by itself. */
  function leaveRow(kept: Kept) {
    const known = repeatsBy(kept.key)
    if (isOpen(kept.told) && known) setRepeats(repeatsWithout(known, kept.told, at), known)
  }
  /** Takes one off the board that has not ended by itself. */
  function drop(kept: Kept) {
    place(kept, 'out')
    leaveRow(kept)
  }

  return {
    put(told: Alarm, fromSnapshot = false) {
      const known = keptBy(told.id)
      if (known && known.told.version >= told.version) return
      const kept = keptOf(told, at)
      const before = repeatsBy(kept.key)
      // Not the first word of it: most likely one that had to leave.
      if (!known && !fromSnapshot && told.version > 1) left = Math.max(0, left - 1)
      // One more of a row that stands is counted there; it is no new alarm for the position.
      if (!known && isOpen(told) && beginsAnew(before, kept.raised, limits.windowMs)) arrivals.push(Math.min(kept.raised, at))
      if (known) place(known, 'out')
      place(kept, 'in')
      // A version that names another device or kind is put right: it leaves the row in which it stood.
      const same = known?.key === kept.key ? known : undefined
      if (known && !same) leaveRow(known)
      setRepeats(repeatsAfter(before, same?.told, told, kept.raised, Math.min(kept.changed, at), chatter), before)
      while (all.size() > boardCap) {
        const first = leaving.first()
        if (!first) return
        if (isOpen(first.told)) left += 1
        drop(first)
      }
    },
    forget(id: AlarmId) {
      const known = keptBy(id)
      if (known) drop(known)
    },
    /** Puts one where it belongs at this time. */
    renew(kept: Kept) {
      const own = keptBy(kept.told.id)
      if (!own) return
      place(own, 'out')
      place(keptOf(own.told, at), 'in')
    },
    nextDue: () => deadlines.first(),
    /** `timePassed`: the board is made anew where only the clock has changed it. */
    done(timePassed = false): AlarmBoard {
      const flood = floodAfter(board.flood, arrivals, at, floodLimits(limits))
      if (!changed && !timePassed && flood === board.flood) return board
      let list = repeats.done()
      let { sweptAt } = inner
      if (at - sweptAt > limits.windowMs) {
        list = swept(list, at, limits.windowMs)
        sweptAt = at
      }
      if (quietAt !== null && quietAt <= at) quietAt = firstQuiet(list, at, limits)
      return boardFrom({
        limits, at, counts: counts.done(), flood, left, manifold, queue: queue.done(), shelved: shelved.done(),
        inner: { all: all.done(), leaving: leaving.done(), deadlines: deadlines.done(), repeats: list, quietAt, sweptAt },
      })
    },
  }
}

function swept(list: SortedList<Repeats>, at: EpochMs, windowMs: number): SortedList<Repeats> {
  const edit = editList(list, byKey)
  visitUntil(list, (one) => { if (isOver(one, at, windowMs)) edit.remove(one); return false })
  return edit.done()
}

function firstQuiet(list: SortedList<Repeats>, at: EpochMs, limits: BoardLimits): EpochMs | null {
  let first: EpochMs | null = null
  visitUntil(list, (one) => {
    const [oldest] = one.changes
    if (oldest !== undefined && isChattering(one, at, chatterLimits(limits))) first = Math.min(first ?? Infinity, oldest + limits.windowMs)
    return false
  })
  return first
}

const none: RegionCount = { bySeverity: { urgent: 0, important: 0, general: 0, notice: 0 }, shelved: 0 }

function countEdit(counts: AlarmBoard['counts']) {
  /** Those that change, copied once. */
  const own = new Map<RegionCode, { bySeverity: Record<Severity, number>, shelved: number }>()
  function writable(code: RegionCode) {
    const mine = own.get(code)
    if (mine) return mine
    const { bySeverity, shelved } = counts.get(code) ?? none
    const copy = { bySeverity: { ...bySeverity }, shelved }
    own.set(code, copy)
    return copy
  }
  return {
    add({ place: { regionPath }, severity, shelved }: Alarm, by: 1 | -1) {
      for (const [i, code] of regionPath.entries()) {
        if (regionPath.indexOf(code) < i) continue
        const count = writable(code)
        if (shelved) count.shelved += by
        else count.bySeverity[severity] += by
      }
    },
    done: () => own.size === 0 ? counts : new Map([...counts, ...own]),
  }
}

/** How many open alarms a region has, of each severity and on the shelf. */
export function countIn(board: AlarmBoard, region: RegionCode): RegionCount {
  return board.counts.get(region) ?? none
}

/** What is known of the repeats of a device and kind. */
export function repeatsOf(board: AlarmBoard, device: DeviceId, kind: AlarmKind): Repeats | undefined {
  const key = repeatKey(device, kind)
  return findIn(board.inner.repeats, one => byText(one.key, key))
}

/** True while the alarms of this device and kind chatter. */
export function chatters(board: AlarmBoard, repeats: Repeats | undefined): boolean {
  return repeats !== undefined && isChattering(repeats, board.at, chatterLimits(board.limits))
}
