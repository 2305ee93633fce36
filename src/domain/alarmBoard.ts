import { type Alarm, type Severity, severities } from '@/api/contract/alarms'
import type { AlarmId, RegionCode } from '@/api/contract/ids'
import type { StreamEvent } from '@/api/contract/stream'

/** All alarms the wall keeps, by id. Replaced, never changed, and only when something is different. */
export interface AlarmBoard { readonly byId: ReadonlyMap<AlarmId, Alarm> }

export const emptyBoard: AlarmBoard = { byId: new Map() }

/** At most this many are kept; closed ones leave first, an open red one never. */
export const boardCap = 10_000

/** Applies events: newest version wins, an older or equal one changes nothing. Same object when nothing changed. */
export function applyEvents(board: AlarmBoard, events: readonly StreamEvent[]): AlarmBoard {
  let next: Map<AlarmId, Alarm> | null = null
  for (const { alarm } of events) {
    const known = (next ?? board.byId).get(alarm.id)
    if (known && known.version >= alarm.version) continue
    next ??= new Map(board.byId)
    next.set(alarm.id, alarm)
  }
  return next ? { byId: trimmed(next) } : board
}

/** Starts over from a snapshot; alarms that are the same version stay the same object. */
export function boardOf(alarms: readonly Alarm[], before: AlarmBoard = emptyBoard): AlarmBoard {
  const byId = new Map(alarms.map((alarm) => {
    const known = before.byId.get(alarm.id)
    return [alarm.id, known && known.version >= alarm.version ? known : alarm] as const
  }))
  return { byId: trimmed(byId) }
}

function trimmed(byId: Map<AlarmId, Alarm>): Map<AlarmId, Alarm> {
  if (byId.size <= boardCap) return byId
  const leaving = [...byId.values()].flatMap(a => a.closed !== null || a.severity !== 'urgent' ? [{ id: a.id, rank: keepRank(a), changed: timesOf(a).changed }] : [])
    .sort((a, b) => a.rank - b.rank || a.changed - b.changed)
  for (const { id } of leaving.slice(0, byId.size - boardCap)) byId.delete(id)
  return byId
}

/** An alarm never changes, so its instants are read once: a full board is sorted with every batch of events. */
const knownTimes = new WeakMap<Alarm, { raised: number, changed: number }>()
function timesOf(alarm: Alarm) {
  const known = knownTimes.get(alarm)
  if (known) return known
  const read = { raised: Date.parse(alarm.raisedAt), changed: Date.parse(alarm.changedAt) }
  knownTimes.set(alarm, read)
  return read
}

function keepRank(alarm: Alarm): number {
  return alarm.closed ? 0 : severities.length - severities.indexOf(alarm.severity)
}

/** Not closed; a shelved one stays in the list and says so. */
export function isOpen(alarm: Alarm): boolean {
  return alarm.closed === null
}

/** Order of urgency: severity, then not yet acknowledged first, then the newest. */
export function byUrgency(a: Alarm, b: Alarm): number {
  return compareUrgency(urgencyOf(a), urgencyOf(b))
}

interface Urgency { alarm: Alarm, rank: number, raised: number }
function urgencyOf(alarm: Alarm): Urgency {
  return { alarm, rank: 2 * severities.indexOf(alarm.severity) + Number(alarm.acknowledged !== null), raised: timesOf(alarm).raised }
}
function compareUrgency(a: Urgency, b: Urgency): number {
  return a.rank - b.rank || b.raised - a.raised || (a.alarm.id < b.alarm.id ? -1 : 1)
}

/** Open alarms inside a region, in order of urgency. */
export function openIn(board: AlarmBoard, region: RegionCode): readonly Alarm[] {
  return [...board.byId.values()].flatMap(a => isOpen(a) && a.place.regionPath.includes(region) ? [urgencyOf(a)] : []).sort(compareUrgency).map(u => u.alarm)
}

/** How many of each severity. */
export function countBySeverity(alarms: readonly Alarm[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { urgent: 0, important: 0, general: 0, notice: 0 }
  for (const alarm of alarms) counts[alarm.severity] += 1
  return counts
}

/** Where its handling stands, in the words of the list: keys of `alarmStatus.*`. */
export type AlarmStatus = 'waiting' | 'acknowledged' | 'dispatched' | 'handling' | 'verifying' | 'shelved' | 'closed'

/** The status shown beside an alarm. */
export function statusOf(alarm: Alarm): AlarmStatus {
  if (alarm.closed) return 'closed'
  if (alarm.shelved) return 'shelved'
  switch (alarm.event?.step) {
    case 'dispatched': return 'dispatched'
    case 'handling': return 'handling'
    case 'verifying':
    case 'closed': return 'verifying'
    case 'reported':
    case 'accepted':
    case undefined: return alarm.acknowledged ? 'acknowledged' : 'waiting'
  }
}
