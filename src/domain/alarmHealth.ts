import { type Severity, severities } from '@/api/contract/alarms'
import type { DeviceId, RegionCode } from '@/api/contract/ids'
import type { AlarmRecord } from '@/api/contract/records'
import { type FloodLimits, calm, floodAfter, floodEndsAt } from './flood'
import type { EpochMs } from './time'

/** The marks in time of an alarm, as numbers; null where it has not come to that. */
export interface AlarmMarks {
  readonly record: AlarmRecord
  readonly raised: EpochMs
  readonly acknowledged: EpochMs | null
  readonly dispatched: EpochMs | null
  readonly arrived: EpochMs | null
  readonly due: EpochMs | null
  readonly returned: EpochMs | null
  readonly closed: EpochMs | null
}

/** A record never changes, so its instants are read once: health looks at all of them every minute. */
const readMarks = new WeakMap<AlarmRecord, AlarmMarks>()

/** Reads the instants of a record. */
export function marksOf(record: AlarmRecord): AlarmMarks {
  const known = readMarks.get(record)
  if (known) return known
  const at = (instant: string | null) => instant === null ? null : Date.parse(instant)
  const marks: AlarmMarks = {
    record, raised: Date.parse(record.raisedAt), acknowledged: at(record.acknowledgedAt), dispatched: at(record.dispatchedAt), arrived: at(record.arrivedAt),
    due: at(record.dueAt), returned: at(record.returnedAt), closed: at(record.closedAt),
  }
  readMarks.set(record, marks)
  return marks
}

/** The alarms raised in (from, to], as they were known at `to`: what came later has not happened yet. */
export function knownAt(alarms: readonly AlarmMarks[], from: EpochMs, to: EpochMs): AlarmMarks[] {
  const past = (at: EpochMs | null) => at !== null && at <= to ? at : null
  return alarms.flatMap((alarm) => {
    if (alarm.raised <= from || alarm.raised > to) return []
    const { dispatched } = alarm
    return [{
      ...alarm, acknowledged: past(alarm.acknowledged), dispatched: past(dispatched), arrived: past(alarm.arrived), returned: past(alarm.returned), closed: past(alarm.closed),
      due: dispatched !== null && dispatched <= to ? alarm.due : null,
    }]
  })
}

/** What a rate of alarms asks of the one person who answers them. */
export type RateBand = 'acceptable' | 'manageable' | 'demanding' | 'overDemanding' | 'flood'

/**
 * Band of an average number of alarms per operator position and 10 minutes: up to 1 very likely acceptable, up to 2 manageable,
 * above 5 over-demanding, above 10 a flood. Source: EEMUA 191 (3rd ed.), table of average alarm rates in steady operation, and
 * ANSI/ISA-18.2-2016, clause 16 (about 1 acceptable, about 2 the most that is manageable; more than 10 in 10 minutes is a flood).
 */
export function rateBand(per10Minutes: number): RateBand {
  if (per10Minutes <= 1) return 'acceptable'
  if (per10Minutes <= 2) return 'manageable'
  if (per10Minutes <= 5) return 'demanding'
  return per10Minutes <= 10 ? 'overDemanding' : 'flood'
}

/** How many alarms came, window by window. */
export interface AlarmRate {
  /** Alarms of each window, oldest first; the last one ends with the span. */
  readonly windows: readonly number[]
  /** Average of the windows, per position. */
  readonly mean: number
  /** Most of one window, per position; 0 without windows. */
  readonly peak: number
  /** When that window began; null where no alarm came. */
  readonly peakFrom: EpochMs | null
  /** Share of the windows above `over` per position, 0 to 1. */
  readonly overShare: number
}

/** Counts alarms in whole windows of (from, to], aligned to its end; what is left over at the beginning is not counted. `positions`: operators who share them. */
export function alarmRate(raised: readonly EpochMs[], span: { from: EpochMs, to: EpochMs }, windowMs: number, over: number, positions = 1): AlarmRate {
  const count = Math.max(0, Math.floor((span.to - span.from) / windowMs))
  const start = span.to - count * windowMs
  const windows = Array.from({ length: count }, () => 0)
  for (const at of raised) {
    if (at <= start || at > span.to) continue
    const index = Math.ceil((at - start) / windowMs) - 1
    windows[index] = (windows[index] ?? 0) + 1
  }
  const peak = Math.max(0, ...windows)
  return {
    windows, mean: count === 0 ? 0 : windows.reduce((a, b) => a + b, 0) / count / positions, peak: peak / positions,
    peakFrom: peak === 0 ? null : start + windows.indexOf(peak) * windowMs,
    overShare: count === 0 ? 0 : windows.filter(n => n / positions > over).length / count,
  }
}

/** A time in which more came than a person can take in. */
export interface FloodSpan {
  /** When the limit was passed. */
  readonly from: EpochMs
  /** When it fell below the lower limit; null while it lasts. */
  readonly to: EpochMs | null
  /** Alarms of the window in which it began and all that followed until its end. */
  readonly size: number
}

/** All floods up to `at`, by the rule of the live board; `raised` in rising order. */
export function floodsOf(raised: readonly EpochMs[], limits: FloodLimits, at: EpochMs): FloodSpan[] {
  const floods: FloodSpan[] = []
  let flood = calm
  const endBy = (time: EpochMs) => {
    const end = floodEndsAt(flood, limits)
    if (flood.since !== null && end !== null && end <= time) floods.push({ from: flood.since, to: end, size: flood.arrived })
  }
  for (const time of raised) {
    if (time > at) break
    endBy(time)
    flood = floodAfter(flood, [time], time, limits)
  }
  endBy(at)
  flood = floodAfter(flood, [], at, limits)
  return flood.since === null ? floods : [...floods, { from: flood.since, to: null, size: flood.arrived }]
}

/** A device that raises the same kind of alarm again and again. */
export interface Chatter { readonly device: AlarmRecord['device'], readonly kind: AlarmRecord['kind'], readonly region: RegionCode, /** Most raises in one window. */ readonly raises: number }

/**
 * Devices that raise one kind at least `changes` times within `windowMs`, the worst first. Repeats while an alarm is open count
 * as raised with it: a record keeps their number, not their times.
 */
export function chattering(alarms: readonly AlarmMarks[], windowMs: number, changes: number): Chatter[] {
  const groups = new Map<string, AlarmMarks[]>()
  for (const alarm of alarms) {
    const key = `${alarm.record.device.id}|${alarm.record.kind}`
    const group = groups.get(key)
    if (group) group.push(alarm)
    else groups.set(key, [alarm])
  }
  return [...groups.values()].flatMap((group) => {
    const rising = [...group].sort((a, b) => a.raised - b.raised)
    let oldest = 0, inWindow = 0, most = 0
    for (const alarm of rising) {
      inWindow += alarm.record.repeats + 1
      for (let first = rising[oldest]; first && first.raised <= alarm.raised - windowMs; first = rising[oldest]) { inWindow -= first.record.repeats + 1; oldest += 1 }
      most = Math.max(most, inWindow)
    }
    const [any] = rising
    return any && most >= changes ? [{ device: any.record.device, kind: any.record.kind, region: any.record.region, raises: most }] : []
  }).sort((a, b) => b.raises - a.raises || (a.device.id < b.device.id ? -1 : 1))
}

/** Alarms whose cause has stood longer than `staleMs` at `at`, the oldest first. */
export function staleAlarms(alarms: readonly AlarmMarks[], at: EpochMs, staleMs: number): AlarmMarks[] {
  return alarms.filter(a => a.raised <= at && at - a.raised > staleMs && (a.returned === null || a.returned > at) && (a.closed === null || a.closed > at)).sort((a, b) => a.raised - b.raised)
}

/** A device that makes much of the load. */
export interface BadActor { readonly device: AlarmRecord['device'], readonly region: RegionCode, readonly kind: AlarmRecord['kind'], /** Alarms it raised. */ readonly count: number, /** Its share of all, 0 to 1. */ readonly share: number }

/** The `most` devices with the most alarms, the worst first; the kind is the one it raised last. Shares are of `whole` alarms. */
export function badActors(alarms: readonly AlarmMarks[], most: number, whole = alarms.length): BadActor[] {
  const byDevice = new Map<DeviceId, { latest: AlarmMarks, count: number }>()
  for (const alarm of alarms) {
    const known = byDevice.get(alarm.record.device.id)
    byDevice.set(alarm.record.device.id, { latest: known && known.latest.raised >= alarm.raised ? known.latest : alarm, count: (known?.count ?? 0) + 1 })
  }
  return [...byDevice.values()].map(({ latest: { record }, count }) => ({ device: record.device, region: record.region, kind: record.kind, count, share: count / whole }))
    .sort((a, b) => b.count - a.count || (a.device.id < b.device.id ? -1 : 1)).slice(0, most)
}

/** Median and 90th percentile of some times, ms; null where there is none. */
export interface Spread { readonly count: number, readonly medianMs: number | null, readonly p90Ms: number | null }

/** Median (mean of the two in the middle where their number is even) and P90 (nearest rank: the least that nine in ten do not exceed). */
export function spreadOf(times: readonly number[]): Spread {
  const rising = [...times].sort((a, b) => a - b)
  const at = (index: number) => rising[index] ?? null
  const low = at(Math.floor((rising.length - 1) / 2)), high = at(Math.floor(rising.length / 2))
  return { count: rising.length, medianMs: low === null || high === null ? null : (low + high) / 2, p90Ms: at(Math.ceil(rising.length * 0.9) - 1) }
}

/** How fast alarms were handled, from when they were raised. What is not done yet is not in the times. */
export interface HandlingTimes {
  readonly count: number
  readonly toAcknowledge: Spread
  readonly toArrive: Spread
  readonly toClose: Spread
  /** Alarms that became a grid event, which has an allowed time, and those of them that passed it. */
  readonly dispatched: number
  readonly overdue: number
}

/** Handling times of all alarms and of each severity, as known at `at`. */
export function handlingTimes(alarms: readonly AlarmMarks[], at: EpochMs): Readonly<Record<Severity | 'all', HandlingTimes>> {
  const of = (some: readonly AlarmMarks[]): HandlingTimes => {
    const times = (mark: 'acknowledged' | 'arrived' | 'closed') => spreadOf(some.flatMap((a) => { const end = a[mark]; return end === null ? [] : [Math.max(0, end - a.raised)] }))
    const dispatched = some.filter(a => a.due !== null)
    return {
      count: some.length, toAcknowledge: times('acknowledged'), toArrive: times('arrived'), toClose: times('closed'),
      dispatched: dispatched.length, overdue: dispatched.filter(a => (a.closed ?? at) > (a.due ?? Infinity)).length,
    }
  }
  const by = (severity: Severity) => of(alarms.filter(a => a.record.severity === severity))
  return { all: of(alarms), urgent: by('urgent'), important: by('important'), general: by('general'), notice: by('notice') }
}

/** Limits of the health, as the configuration has them. */
export interface HealthLimits { windowMs: number, floodBegin: number, floodEnd: number, chatterChanges: number, staleMs: number }

/** The health of an alarm system over a span: is what comes more than a person can answer, and whose fault is it. */
export interface AlarmHealth {
  readonly count: number
  readonly rate: AlarmRate
  /** Mean per position and 10 minutes, whatever the length of the windows. */
  readonly per10Minutes: number
  readonly floods: readonly FloodSpan[]
  readonly chattering: readonly Chatter[]
  readonly stale: readonly AlarmMarks[]
  readonly badActors: readonly BadActor[]
  readonly bySeverity: Readonly<Record<Severity, number>>
}

const tenMinutesMs = 600_000
const mostBadActors = 10

/** Health of the alarms raised in a span, as known at its end; `alarms` in any order. Alarms raised before it count only where they are stale. */
export function alarmHealth(alarms: readonly AlarmMarks[], span: { from: EpochMs, to: EpochMs }, limits: HealthLimits, positions = 1): AlarmHealth {
  const known = knownAt(alarms, span.from, span.to)
  const raised = known.map(a => a.raised).sort((a, b) => a - b)
  const rate = alarmRate(raised, span, limits.windowMs, limits.floodBegin, positions)
  const bySeverity: Record<Severity, number> = { urgent: 0, important: 0, general: 0, notice: 0 }
  for (const severity of severities) bySeverity[severity] = known.filter(a => a.record.severity === severity).length
  return {
    count: known.length, rate, per10Minutes: rate.mean * tenMinutesMs / limits.windowMs,
    floods: floodsOf(raised, { windowMs: limits.windowMs, begin: limits.floodBegin, end: limits.floodEnd }, span.to),
    chattering: chattering(known, limits.windowMs, limits.chatterChanges), stale: staleAlarms(alarms, span.to, limits.staleMs), badActors: badActors(known, mostBadActors), bySeverity,
  }
}
