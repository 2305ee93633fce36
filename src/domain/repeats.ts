import { type Alarm, severities } from '@/api/contract/alarms'
import { type ChatterLimits, changesBetween, chattersAt, repeatKey } from './chatter'
import type { EpochMs } from './time'

/**
 * Alarms of one device and kind, told as one row with a counter: those that are open, and those that went before them, each
 * raised again within the window after the one before had ended.
 */
export interface Repeats {
  readonly key: string
  /** How many of them are open on the board, and how often those were raised. */
  readonly open: number
  readonly openRaises: number
  /** How often those that went before were raised, and when the last of them ended (or left the board). */
  readonly endedRaises: number
  readonly endedAt: EpochMs | null
  /** Index in `severities` of the worst of the chain. */
  readonly worst: number
  /** Times of the latest changes between active and returned, oldest first, as many as make it chatter. */
  readonly changes: readonly EpochMs[]
}

const raisesOf = (alarm: Alarm) => alarm.repeats + 1

/** How often the row was raised: ×n. */
export function raisesOfRow(repeats: Repeats): number {
  return repeats.openRaises + repeats.endedRaises
}

/** True where a new alarm at `raised` is not one more of the same, but begins anew. */
export function beginsAnew(repeats: Repeats | undefined, raised: EpochMs, windowMs: number): boolean {
  return repeats === undefined || (repeats.open === 0 && (repeats.endedAt === null || raised - repeats.endedAt > windowMs))
}

/** After a new version of an alarm; `raised` and `changed` are its instants. */
export function repeatsAfter(known: Repeats | undefined, before: Alarm | undefined, now: Alarm, raised: EpochMs, changed: EpochMs, limits: ChatterLimits): Repeats {
  let r: Repeats = known ?? { key: repeatKey(now.device.id, now.kind), open: 0, openRaises: 0, endedRaises: 0, endedAt: null, worst: severities.length, changes: [] }
  if (!before && beginsAnew(r, raised, limits.windowMs)) r = { ...r, endedRaises: 0, endedAt: null, worst: severities.length }
  const wasOpen = before?.closed === null, isOpen = now.closed === null
  // An alarm that is open again was counted among those that ended.
  const reopened = before && !wasOpen && isOpen ? raisesOf(before) : 0
  const ends = !isOpen && (wasOpen || !before)
  const changes = Math.min(changesBetween(before, now), limits.changes)
  return {
    key: r.key,
    open: r.open + Number(isOpen) - Number(wasOpen),
    openRaises: r.openRaises + (isOpen ? raisesOf(now) : 0) - (wasOpen ? raisesOf(before) : 0),
    endedRaises: Math.max(0, r.endedRaises + (ends ? raisesOf(now) : 0) - reopened),
    endedAt: ends ? Math.max(changed, r.endedAt ?? changed) : r.endedAt,
    worst: Math.min(r.worst, severities.indexOf(now.severity)),
    changes: changes === 0 ? r.changes : latest(r.changes, changed, changes, limits.changes),
  }
}

/** The latest of the times with `n` more at `at`, oldest first; a message may overtake another. */
function latest(times: readonly EpochMs[], at: EpochMs, n: number, most: number): readonly EpochMs[] {
  const next = [...times]
  for (let i = 0; i < n; i += 1) next.push(at)
  if ((times.at(-1) ?? at) > at) next.sort((a, b) => a - b)
  return next.length > most ? next.slice(-most) : next
}

/** After an open alarm has left the board without having ended: its raises stay in the count. */
export function repeatsWithout(known: Repeats, gone: Alarm, at: EpochMs): Repeats {
  return { ...known, open: known.open - 1, openRaises: known.openRaises - raisesOf(gone), endedRaises: known.endedRaises + raisesOf(gone), endedAt: at }
}

/** True while it chatters: it is marked, and its changes ask for no attention. */
export function isChattering(repeats: Repeats, at: EpochMs, limits: ChatterLimits): boolean {
  return chattersAt(repeats.changes, at, limits)
}

/** True where nothing of it is needed any more: none is open, and one that comes begins anew. */
export function isOver(repeats: Repeats, at: EpochMs, windowMs: number): boolean {
  return beginsAnew(repeats, at, windowMs) && (repeats.changes.at(-1) ?? at - windowMs) <= at - windowMs
}
