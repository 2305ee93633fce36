import type { DeviceHistory } from '@/api/contract/records'
import { type AlarmBook, type AlarmLife, longestLeadMs } from './alarmBook'
import { kindSpecs } from './alarmKinds'
import { longestLifeMs } from './alarmPlan'
import { calmValue, roundTo } from './calm'
import type { CommandLog } from './commandLog'
import { type DeviceRef, deviceHash, idOf, isOnline, raises } from './devices'
import { type Course, courseOf } from './incidents'
import type { RuleBook } from './ruleBook'
import { minuteMs, toInstant } from './time'

/** A value of a device and when it was read. */
export interface DeviceReading { at: number, value: number }

/** What devices read at any moment: calm, or the course of the incident whose alarm they raise. The alarms and the lists of devices agree because of it. */
export interface DeviceWorld {
  /** The last reading at the device's own pace, up to a moment; null where the device only reports states or was not heard for hours. */
  lastReading: (device: DeviceRef, at: number) => DeviceReading | null
  /** What the device reads at that very moment; null where it only reports states, or is offline. */
  live: (device: DeviceRef, at: number) => number | null
  /** Percent of a battery that is running flat; null where nothing is the matter with it. */
  flatBattery: (device: DeviceRef, at: number) => number | null
  /** When the device was heard for the last time, if its silence has raised an alarm that is open. */
  silentSince: (device: DeviceRef, at: number) => number | null
  /** What it read in a span, oldest first; nothing while it was offline. Null where it only reports states. */
  history: (device: DeviceRef, from: number, to: number) => DeviceHistory | null
}

type Index = ReadonlyMap<string, readonly AlarmLife[]>
interface Happening { life: AlarmLife, course: Course, /** When a crew put it right. */ until: number }

const bucketMs = 5 * minuteMs
const mostPoints = 400
const keptCourses = 200

export function createDeviceWorld(seed: number, alarms: AlarmBook, log: CommandLog, rules: RuleBook): DeviceWorld {
  const courses = new Map<string, Course>()
  let kept: { bucket: number, version: number, index: Index } | null = null

  /** Lives by device whose course can touch a span. */
  const indexOf = (from: number, to: number): Index => {
    const index = new Map<string, AlarmLife[]>()
    for (const plan of alarms.raisedBetween(from - longestLifeMs, to + longestLeadMs)) {
      const key = keyOf(plan.device)
      const list = index.get(key)
      const life = alarms.lifeOf(plan, to)
      if (list === undefined) index.set(key, [life])
      else list.unshift(life)
    }
    return index
  }
  const around = (at: number): Index => {
    const bucket = Math.floor(at / bucketMs)
    if (kept?.bucket !== bucket || kept.version !== log.version) kept = { bucket, version: log.version, index: indexOf(bucket * bucketMs, (bucket + 1) * bucketMs) }
    return kept.index
  }
  const courseFor = ({ plan }: AlarmLife): Course | null => {
    if (plan.incident === null) return null
    const known = courses.get(plan.id)
    if (known !== undefined) return known
    if (courses.size >= keptCourses) courses.clear()
    const made = courseOf(plan.incident)
    courses.set(plan.id, made)
    return made
  }
  /** What happens at a device in its own measurand, the latest first. */
  const happeningsOf = (index: Index, device: DeviceRef): Happening[] => {
    const own = raises(seed, device)
    return (index.get(keyOf(device)) ?? []).flatMap((life) => {
      const course = life.plan.kind === own ? courseFor(life) : null
      return course === null ? [] : [{ life, course, until: putRightAt(life) }]
    })
  }
  const at = (happenings: readonly Happening[], moment: number): Happening | undefined =>
    happenings.find(({ course, until }) => moment >= (course.times[0] ?? Infinity) && moment <= (course.times.at(-1) ?? 0) && moment < until)

  const reader = (device: DeviceRef, index: Index) => {
    const { measure } = kindSpecs[raises(seed, device)]
    if (measure === null) return null
    const h = deviceHash(seed, device)
    const happenings = happeningsOf(index, device)
    const calm = (moment: number): number => roundTo(measure.decimals, calmValue(measure, h, moment))
    return { measure, happenings, calm, happening: (moment: number) => at(happenings, moment) }
  }

  return {
    lastReading(device, moment) {
      const read = reader(device, around(moment))
      if (read === null) return null
      const course = read.happening(moment)?.course
      const k = course === undefined ? -1 : lastIndex(course.times, moment)
      if (course !== undefined && k >= 0) return { at: course.times[k] ?? moment, value: course.values[k] ?? 0 }
      const stepMs = read.measure.stepSeconds * 1000
      const last = Math.floor(moment / stepMs) * stepMs
      return { at: last, value: read.calm(last) }
    },
    live(device, moment) {
      const read = reader(device, around(moment))
      if (read === null) return null
      const course = read.happening(moment)?.course
      if (course !== undefined) return roundTo(read.measure.decimals, interpolated(course, moment))
      return isOnline(seed, device, moment) ? read.calm(moment) : null
    },
    flatBattery(device, moment) {
      const life = around(moment).get(keyOf(device))?.find(({ plan }) => plan.kind === 'batteryLow' && plan.raisedAt <= moment)
      const course = life === undefined ? null : courseFor(life)
      if (life === undefined || course === null || moment >= putRightAt(life) || moment > (course.times.at(-1) ?? 0)) return null
      return course.values[lastIndex(course.times, moment)] ?? null
    },
    silentSince(device, moment) {
      const plan = around(moment).get(keyOf(device))?.find(({ plan: { kind, raisedAt, marks } }) => kind === 'deviceOffline' && raisedAt <= moment && (marks().at(-1)?.at ?? 0) > moment)?.plan
      const firing = plan?.marks()[0]?.firing
      return plan === undefined || firing === null || firing === undefined ? null : plan.raisedAt - firing.value * minuteMs
    },
    history(device, from, to) {
      const read = reader(device, indexOf(from, to))
      if (read === null) return null
      const { measure, happenings, calm, happening } = read
      const stepMs = measure.stepSeconds * 1000 * Math.max(1, Math.ceil((to - from) / mostPoints / measure.stepSeconds / 1000))
      const points = new Map<number, number>()
      for (let moment = Math.ceil(from / stepMs) * stepMs; moment <= to; moment += stepMs) {
        if (happening(moment) === undefined && isOnline(seed, device, moment)) points.set(moment, calm(moment))
      }
      for (const one of happenings) {
        for (const [k, moment] of one.course.times.entries()) if (moment >= from && moment <= to && happening(moment) === one) points.set(moment, one.course.values[k] ?? 0)
      }
      const rule = rules.of(raises(seed, device)).find(candidate => candidate.type === 'threshold')
      return {
        device: idOf(device), measurand: measure.measurand, unit: measure.unit, rule: rule?.id ?? null,
        points: [...points].sort(([a], [b]) => a - b).map(([moment, value]) => ({ at: toInstant(moment), value })),
      }
    },
  }
}

const keyOf = (device: DeviceRef): string => `${device.group}/${device.community}/${device.n}`

/** When a crew has put right what stood: nothing of the incident is read any more from then on. */
function putRightAt({ states }: AlarmLife): number {
  return states.find(state => typeof state.event?.verifying === 'number')?.changedAt ?? Infinity
}

/** Index of the last time up to a moment; −1 where all are later. */
export function lastIndex(times: readonly number[], moment: number): number {
  let low = 0
  let high = times.length
  while (low < high) { const middle = (low + high) >> 1; if ((times[middle] ?? Infinity) <= moment) low = middle + 1; else high = middle }
  return low - 1
}

function interpolated({ times, values }: Course, moment: number): number {
  const k = Math.max(0, lastIndex(times, moment))
  const [from = 0, to = from] = [times[k], times[k + 1]]
  const [before = 0, after = before] = [values[k], values[k + 1]]
  return to > from ? before + (after - before) * (moment - from) / (to - from) : before
}
