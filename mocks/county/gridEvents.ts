import type { LonLat } from '@/api/contract/common'
import type { EventSource } from '@/api/contract/figureCatalogue'
import type { EventStep } from '@/api/contract/alarms'
import { type AlarmId, type EventId, eventId } from '@/api/contract/ids'
import { builtRadiusM } from './devices'
import { between, hash, mix, pickWeighted, unit, wholeBetween } from './hash'
import { pointIn } from './plates'
import type { Register } from './registers/table'
import { settlements } from './settlement'
import { hourMs, hourOfDay, minuteMs, startOfDay, weekday } from './time'

/** A grid event with the times of all its steps, past and to come. */
export interface EventPlan {
  id: EventId
  community: number
  point: LonLat
  /** In someone's home: a public wall gets no finer place than 100 m. */
  home: boolean
  source: EventSource
  kind: string
  /** Times of 上报, 受理, 派遣, 处置, 核查, 结案; Infinity where it is not known to come. */
  times: readonly [reported: number, accepted: number, dispatched: number, handling: number, verifying: number, closed: number]
  dueAt: number
  alarm: AlarmId | null
}

const stepNames: readonly EventStep[] = ['reported', 'accepted', 'dispatched', 'handling', 'verifying', 'closed']

/** The step the event stands at. */
export function stepAt(event: EventPlan, at: number): EventStep {
  let step: EventStep = 'reported'
  for (const [k, time] of event.times.entries()) if (time <= at) step = stepNames[k] ?? step
  return step
}

const slotMs = 5 * minuteMs
/** Events an hour on an ordinary day, whole county: what grid workers and what residents report. */
const workerRate: readonly number[] = [0.2, 0.1, 0.1, 0.1, 0.2, 0.5, 2.2, 8, 15, 16, 13.5, 10, 5, 5.5, 11, 13.5, 12, 8, 3.5, 1.8, 1.1, 0.7, 0.4, 0.3]
const residentRate: readonly number[] = [0.4, 0.3, 0.2, 0.2, 0.2, 0.5, 1.5, 3.2, 5, 5.6, 4.9, 3.9, 2.9, 2.7, 3.4, 3.9, 4, 4.2, 4.4, 4, 3, 1.9, 1.1, 0.7]
/** Sunday … Saturday. */
const workerWeek: readonly number[] = [0.62, 1.12, 1.06, 1, 1.02, 1.04, 0.74]
const residentWeek: readonly number[] = [1.05, 1.06, 0.98, 0.97, 0.98, 1, 1.02]

/** Expected events of grid workers and residents in the hour that begins at `at`. */
export function expectedEventsPerHour(at: number): number {
  const hour = Math.floor(hourOfDay(at))
  return (workerRate[hour] ?? 0) * (workerWeek[weekday(at)] ?? 1) + (residentRate[hour] ?? 0) * (residentWeek[weekday(at)] ?? 1)
}

interface EventKind { key: string, weight: number, allowedHours: number, workMinutes: readonly [number, number] }
const workerKinds: readonly EventKind[] = [
  { key: 'wasteDumping', weight: 20, allowedHours: 4, workMinutes: [25, 110] }, { key: 'streetOccupation', weight: 12, allowedHours: 2, workMinutes: [15, 70] },
  { key: 'illegalParking', weight: 13, allowedHours: 2, workMinutes: [15, 70] }, { key: 'roadDamage', weight: 7, allowedHours: 48, workMinutes: [120, 600] },
  { key: 'facilityDamage', weight: 9, allowedHours: 24, workMinutes: [80, 420] }, { key: 'greening', weight: 7, allowedHours: 24, workMinutes: [60, 300] },
  { key: 'fireHazard', weight: 11, allowedHours: 4, workMinutes: [30, 130] }, { key: 'rentalCheck', weight: 8, allowedHours: 24, workMinutes: [30, 120] },
  { key: 'elderVisit', weight: 8, allowedHours: 8, workMinutes: [25, 90] }, { key: 'illegalBuilding', weight: 2, allowedHours: 72, workMinutes: [300, 1400] }, { key: 'strawBurning', weight: 3, allowedHours: 2, workMinutes: [15, 60] },
]
const residentKinds: readonly EventKind[] = [
  { key: 'noiseDispute', weight: 13, allowedHours: 4, workMinutes: [30, 150] }, { key: 'neighbourDispute', weight: 10, allowedHours: 24, workMinutes: [60, 300] },
  { key: 'petNuisance', weight: 8, allowedHours: 8, workMinutes: [30, 140] }, { key: 'illegalParking', weight: 14, allowedHours: 2, workMinutes: [15, 75] },
  { key: 'waterSupply', weight: 10, allowedHours: 8, workMinutes: [50, 240] }, { key: 'drainage', weight: 9, allowedHours: 8, workMinutes: [60, 300] },
  { key: 'heating', weight: 8, allowedHours: 8, workMinutes: [60, 260] }, { key: 'streetLight', weight: 8, allowedHours: 24, workMinutes: [80, 400] },
  { key: 'wasteDumping', weight: 10, allowedHours: 4, workMinutes: [30, 120] }, { key: 'publicity', weight: 10, allowedHours: 4, workMinutes: [12, 60] },
]

/** What workers and residents have reported since midnight in Asia/Shanghai, up to `at`, oldest first. */
export function reportedToday(seed: number, people: Register, at: number): EventPlan[] {
  const events: EventPlan[] = []
  for (let slot = startOfDay(at); slot <= at; slot += slotMs) events.push(...eventsOfSlot(seed, people, slot).filter(event => event.times[0] <= at))
  return events.sort((a, b) => a.times[0] - b.times[0])
}

/** Events that workers and residents report in the five minutes that begin at `slot`. */
export function eventsOfSlot(seed: number, people: Register, slot: number): EventPlan[] {
  const hour = Math.floor(hourOfDay(slot))
  const day = weekday(slot)
  const number = Math.floor(slot / slotMs)
  const out: EventPlan[] = []
  for (const [s, source] of (['gridWorker', 'resident'] as const).entries()) {
    const rate = ((s === 0 ? workerRate : residentRate)[hour] ?? 0) * ((s === 0 ? workerWeek : residentWeek)[day] ?? 1) / 12
    const h = hash(seed, 0xe7e, number, s)
    const n = Math.floor(rate) + (unit(h) < rate - Math.floor(rate) ? 1 : 0)
    for (let k = 0; k < n; k++) out.push(eventPlan(people, source, mix(h, k + 1), slot, `e-${number.toString(36)}-${s}${k}`))
  }
  return out
}

function eventPlan(people: Register, source: EventSource, h: number, slot: number, id: string): EventPlan {
  const residents = people.get('population.resident')
  const community = settlements[pickWeighted(mix(h, 1), settlements.map(place => (residents?.[place.index] ?? 0) * (place.urban ? 1.35 : 1)))]?.index ?? 0
  const kinds = source === 'gridWorker' ? workerKinds : residentKinds
  const kind = kinds[pickWeighted(mix(h, 2), kinds.map(k => k.weight))]
  if (kind === undefined) throw new Error('no kind of event')
  const reported = slot + wholeBetween(mix(h, 3), 0, 299) * 1000
  const hour = hourOfDay(reported)
  // What comes in at night waits for the morning shift, except for its acceptance.
  const wait = hour < 6.5 ? (6.5 - hour) * hourMs : hour >= 21.5 ? 2.2 * hourMs : 0
  const minutes = (salt: number, low: number, high: number): number => Math.round(between(mix(h, salt), low, high) * 60) * 1000
  const accepted = reported + minutes(4, 1.5, source === 'gridWorker' ? 9 : 16)
  const dispatched = accepted + minutes(5, 3, 24) + wait * unit(mix(h, 6))
  const handling = dispatched + minutes(7, 8, 56)
  const slow = unit(mix(h, 8)) < 0.08 ? 3.2 : 1.12
  const verifying = handling + minutes(9, ...kind.workMinutes) * slow
  const closed = verifying + minutes(10, 8, 55)
  return {
    id: eventId.parse(id), community, point: pointIn(community, mix(h, 11), builtRadiusM(community)), home: false, source, kind: kind.key,
    times: [reported, accepted, dispatched, handling, verifying, closed], dueAt: reported + kind.allowedHours * hourMs + wait, alarm: null,
  }
}
