import { type AlarmKind, type Severity, alarmKinds, severities } from '@/api/contract/alarms'
import { type DeviceGroup, deviceGroups } from '@/api/contract/figureCatalogue'
import type { LonLat } from '@/api/contract/common'
import { type AlarmId, alarmId } from '@/api/contract/ids'
import { kindSpecs, deviceKinds, onBattery } from './alarmKinds'
import { type DeviceRef, deviceHash, isOnline, raises } from './devices'
import { type Incident, type Mark, goneAt, raisedAt as placedIncident } from './incidents'
import { type OfflineIndex, offlineIndex, offlineMarks } from './offline'
import type { RuleBook } from './ruleBook'
import { between, hash, mix, pickWeighted, unit, wholeBetween } from './hash'
import { type Register, columnOf } from './registers/table'
import { settlements } from './settlement'
import { hourMs, hourOfDay, minuteMs, weekday } from './time'

/** What the staff on duty would do by themselves, as times after the alarm was raised (ms); null: not at all. */
export interface StaffPlan { acknowledge: number, dispatch: number | null, close: number, outcome: 'handled' | 'falseAlarm' | 'withdrawn' }

/** What the crew in the field does, as times after the dispatch (ms). */
export interface CrewPlan { handling: number, verifying: number, closed: number }

/** An alarm before anybody has touched it: fixed by the seed and its minute, or by a scenario. */
export interface AlarmPlan {
  id: AlarmId
  hash: number
  kind: AlarmKind
  /** Severity with which it was raised. */
  severity: Severity
  community: number
  device: DeviceRef
  raisedAt: number
  /** What is read at the device; null for one that says nothing any more. */
  incident: Incident | null
  /** What the rules say of it, the raise first; told when it is asked for. */
  marks: () => readonly Mark[]
  staff: StaffPlan
  crew: CrewPlan
  /** A scripted alarm waits for the operator; staff take over after this long without a command (ms). */
  patienceMs: number
  /** Details of the place that a story tells and the device's own place does not. */
  script?: { node?: string, depthM?: number, point?: LonLat }
}

/** New alarms a minute by hour of the day, whole county. */
const ratePerMinute: readonly number[] = [0.10, 0.08, 0.07, 0.07, 0.08, 0.12, 0.2, 0.3, 0.36, 0.38, 0.38, 0.36, 0.34, 0.33, 0.34, 0.36, 0.38, 0.42, 0.44, 0.42, 0.36, 0.28, 0.2, 0.14]

/** Longest life of an alarm that nobody but the simulated staff touches. */
export const longestLifeMs = 14 * hourMs

const choices = alarmKinds.flatMap(kind => severities.flatMap((severity) => {
  const weight = kindSpecs[kind].weights[severity]
  return weight === undefined ? [] : [{ kind, severity, weight }]
}))
const choiceWeights = choices.map(choice => choice.weight)

/** Expected number of alarms in the hour that begins at `at`. */
export function expectedPerHour(at: number): number {
  return 60 * (ratePerMinute[Math.floor(hourOfDay(at))] ?? 0) * (weekday(at) % 6 === 0 ? 0.93 : 1)
}

/** Where alarms happen: devices by group in each community. */
export interface AlarmGround { seed: number, rules: RuleBook, devices: Register, groups: ReadonlyMap<DeviceGroup, readonly number[]>, /** Made when it is first asked for. */ offline: () => OfflineIndex }

export function alarmGround(seed: number, devices: Register, rules: RuleBook): AlarmGround {
  const groups = new Map(deviceGroups.map((group) => {
    const column = devices.get(`devices.${group}.total`) ?? columnOf([])
    return [group, settlements.map(place => column[place.index] ?? 0)] as const
  }))
  let offline: OfflineIndex | null = null
  return { seed, rules, devices, groups, offline: () => offline ??= offlineIndex(seed, devices) }
}

/** The alarm raised in that minute of the county, or null in most minutes. */
export function planOfMinute(ground: AlarmGround, minute: number): AlarmPlan | null {
  const start = minute * minuteMs
  const h = hash(ground.seed, 0xa1a, minute)
  if (unit(h) >= expectedPerHour(start) / 60) return null
  const choice = choices[pickWeighted(mix(h, 1), choiceWeights)]
  if (choice === undefined) return null
  const { kind, severity } = choice
  const id = alarmId.parse(`a-${minute.toString(36)}`)
  if (kind === 'deviceOffline') return offlinePlan(ground, id, h, start)
  const group = deviceKinds.has(kind) ? deviceGroups[pickWeighted(mix(h, 2), [30, 20, 14, 14, 6, 4, 10, 5])] ?? 'fire' : kindSpecs[kind].group
  const weights = ground.groups.get(group) ?? []
  const place = settlements[pickWeighted(mix(h, 3), weights)]
  if (place === undefined) return null
  const raisedAt = start + wholeBetween(mix(h, 4), 0, 59) * 1000
  const device = chooseDevice(ground, kind, group, place.index, mix(h, 5), raisedAt)
  return planFrom(ground, { id, hash: h, kind, severity, device, raisedAt })
}

/** What makes a plan; `story` overrides what the hash would choose, and knows no lapses. */
export interface PlanSeed { id: AlarmId, hash: number, kind: AlarmKind, severity: Severity, device: DeviceRef, raisedAt: number, story?: { holdMs?: number, peak?: number, worsensAfterMs?: number, sudden?: boolean } }

/** An incident of a kind whose alarm is raised at that moment, with the conduct of staff and crew. Null where the rules raise nothing. */
export function planFrom({ seed, rules }: AlarmGround, { id, hash: h, kind, severity, device, raisedAt, story }: PlanSeed): AlarmPlan | null {
  const conduct = conductOf(h, severity, raisedAt)
  const { measure, weights, repeats } = kindSpecs[kind]
  // Only a kind that can be milder too has severe incidents.
  const severe = severity === 'urgent' && measure !== null && measure.severe !== null
  const least = measure === null ? 0 : measure.timerMs === null ? 3 * measure.stepSeconds * 1000 : measure.peak[0] * measure.timerMs
  const placed = placedIncident({
    kind, hash: h, device: deviceHash(seed, device), holdMs: story?.holdMs ?? least + conduct.standsMs, severe, sudden: story?.sudden ?? (severe && unit(mix(h, 6)) < 0.7),
    worsensAfterMs: story?.worsensAfterMs ?? (weights.urgent !== undefined && !severe && unit(mix(h, 6)) < 0.06 ? wholeBetween(mix(h, 7), 120, 540) * 1000 : null),
    lapses: repeats && story === undefined ? lapseTimes(h) : [], peak: story?.peak ?? null,
  }, rules.of(kind), raisedAt)
  if (placed === null) return null
  const { incident, raised, marks } = placed
  return { id, hash: h, kind, severity: raised.severity, community: device.community, device, raisedAt, incident, marks, ...closedAfter(conduct, goneAt(incident) - raisedAt), patienceMs: 2 * hourMs }
}

/** A device that fell silent so long ago that its rule fires in that minute; null where none did. */
function offlinePlan(ground: AlarmGround, id: AlarmId, h: number, start: number): AlarmPlan | null {
  const kind = 'deviceOffline'
  for (const rule of ground.rules.of(kind)) {
    if (rule.type !== 'noData') continue
    const silent = ground.offline().silentSince(start - rule.afterSeconds * 1000, minuteMs, mix(h, 2))
    const marks = silent === null ? [] : offlineMarks(rule, silent)
    const raised = marks[0]
    if (silent === null || raised === undefined) continue
    const conduct = conductOf(h, raised.severity, raised.at)
    return { id, hash: h, kind, severity: raised.severity, community: silent.device.community, device: silent.device, raisedAt: raised.at, incident: null, marks: () => marks, ...closedAfter({ ...conduct, staff: { ...conduct.staff, dispatch: null } }, silent.to - raised.at), patienceMs: 2 * hourMs }
  }
  return null
}

/** Nobody closes an alarm by himself before its cause has gone. */
function closedAfter({ staff, crew }: Conduct, goneAfterMs: number): Pick<AlarmPlan, 'staff' | 'crew'> {
  return { crew, staff: staff.dispatch === null && staff.close <= goneAfterMs ? { ...staff, close: goneAfterMs + minuteMs } : staff }
}

function chooseDevice(ground: AlarmGround, kind: AlarmKind, group: DeviceGroup, community: number, h: number, at: number): DeviceRef {
  const count = Math.max(1, ground.devices.get(`devices.${group}.total`)?.[community] ?? 1)
  const start = h % count
  const fits = (device: DeviceRef): boolean => {
    const own = raises(ground.seed, device)
    return (kind === 'batteryLow' ? onBattery.has(own) : deviceKinds.has(kind) || own === kind) && isOnline(ground.seed, device, at - 10 * minuteMs) && isOnline(ground.seed, device, at + hourMs)
  }
  for (let k = 0; k < Math.min(count, 120); k++) {
    const device = { community, group, n: (start + k) % count + 1 }
    if (fits(device)) return device
  }
  return { community, group, n: start + 1 }
}

/** Up to five lapses in the first half hour, ms after the peak. */
function lapseTimes(h: number): number[] {
  const times = Array.from({ length: Math.max(0, wholeBetween(mix(h, 20), -3, 5)) }, (_, k) => Math.round(between(mix(h, 21 + k), 45, 1500)) * 1000)
  return times.sort((a, b) => a - b)
}

/** What staff and crew do, and how long the cause stands after the raise (ms). */
export interface Conduct { standsMs: number, staff: StaffPlan, crew: CrewPlan }

/** What staff and crew do: the more severe, the sooner; slower at night. */
export function conductOf(h: number, severity: Severity, raisedAt: number): Conduct {
  const hour = hourOfDay(raisedAt)
  const pace = hour < 6 || hour >= 23 ? 1.35 : 1
  const minutes = (salt: number, low: number, high: number): number => Math.round(between(mix(h, salt), low, high) * pace * 60) * 1000
  const [ackLow, ackHigh] = ({ urgent: [0.8, 3], important: [1.2, 6], general: [2, 14], notice: [4, 34] } as const)[severity]
  const acknowledge = minutes(40, ackLow, ackHigh)
  const dispatched = unit(mix(h, 41)) < ({ urgent: 0.94, important: 0.42, general: 0.065, notice: 0 } as const)[severity]
  const dispatch = dispatched ? acknowledge + minutes(42, 0.7, severity === 'urgent' ? 2.5 : 7) : null
  const handling = minutes(43, 6, severity === 'urgent' ? 16 : 32)
  const verifying = handling + minutes(44, 14, severity === 'urgent' ? 55 : 100)
  const closed = verifying + minutes(45, 6, 30)
  const alone = acknowledge + minutes(46, severity === 'notice' ? 16 : 12, severity === 'notice' ? 150 : 95)
  const close = dispatch === null ? alone : dispatch + closed
  const fate = unit(mix(h, 47))
  const outcome = dispatch !== null ? 'handled' : severity === 'notice' ? (fate < 0.55 ? 'withdrawn' : 'handled') : fate < 0.2 ? 'falseAlarm' : 'handled'
  return { standsMs: Math.round(close * between(mix(h, 48), 0.45, 0.92) / 1000) * 1000, staff: { acknowledge, dispatch, close, outcome }, crew: { handling, verifying, closed } }
}
