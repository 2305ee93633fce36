import type { Series } from '@/api/contract/figures'
import { type AlarmKind, alarmKinds, severities } from '@/api/contract/alarms'
import { kindSpecs } from './alarmKinds'
import { expectedPerHour } from './alarmPlan'
import type { County } from './county'
import { eventsOfSlot, expectedEventsPerHour } from './gridEvents'
import { isWithin, regionAt } from './regions'
import { settlements } from './settlement'
import { hourMs, minuteMs, toInstant } from './time'

/** Share of the alarms that become a grid event, on the average of all kinds. */
const dispatchedShare = 0.11

/** Alarms or grid events a step, with what is usual at that hour; null after `at`. */
export function countSeries(county: County, seed: number, index: number, figure: 'events.total' | 'alarms.raised', from: number, to: number, stepSeconds: number, at: number): Series {
  const stepMs = stepSeconds * 1000
  const steps = Math.max(0, Math.ceil((to - from) / stepMs))
  const counts = new Array<number>(steps).fill(0)
  const count = (time: number): void => { const k = Math.floor((time - from) / stepMs); if (k >= 0 && k < steps) counts[k] = (counts[k] ?? 0) + 1 }
  const end = Math.min(to, at)
  if (figure === 'alarms.raised') {
    for (const plan of county.alarms.raisedBetween(from - 1, end)) if (plan.raisedAt < to && isWithin(plan.community, index)) count(plan.raisedAt)
  }
  else {
    const slotMs = 5 * minuteMs
    for (let slot = Math.floor(from / slotMs) * slotMs; slot <= end; slot += slotMs) {
      for (const event of eventsOfSlot(seed, county.raw.people, slot)) if (event.times[0] <= end && isWithin(event.community, index)) count(event.times[0])
    }
    for (const event of county.alarms.iotEvents(from, at)) if (event.times[0] < to && isWithin(event.community, index)) count(event.times[0])
  }
  const usual = counts.map((_, k) => Math.round(expected(county, index, figure, from + k * stepMs, stepMs) * 100) / 100)
  return { region: regionAt(index).code, figure, from: toInstant(from), stepSeconds, values: counts.map((n, k) => from + k * stepMs > at ? null : n), usual }
}

function expected(county: County, index: number, figure: 'events.total' | 'alarms.raised', start: number, stepMs: number): number {
  let sum = 0
  const pieceMs = Math.min(stepMs, hourMs)
  for (let t = start; t < start + stepMs; t += pieceMs) {
    const hours = pieceMs / hourMs
    const alarms = expectedPerHour(t) * hours * alarmShare(county, index)
    sum += figure === 'alarms.raised' ? alarms : expectedEventsPerHour(t) * hours * eventShare(county, index) + alarms * dispatchedShare
  }
  return sum
}

const kindWeight = (kind: AlarmKind): number => severities.reduce((sum, severity) => sum + (kindSpecs[kind].weights[severity] ?? 0), 0)

/** Share of the county's alarms that a region has: by its devices, group for group. */
function alarmShare(county: County, index: number): number {
  let total = 0
  let share = 0
  for (const kind of alarmKinds) {
    const column = county.raw.devices.get(`devices.${kindSpecs[kind].group}.total`)
    const all = column?.[0] ?? 0
    total += kindWeight(kind)
    if (all > 0) share += kindWeight(kind) * (column?.[index] ?? 0) / all
  }
  return total === 0 ? 0 : share / total
}

/** Share of the county's reported events that a region has: by its residents, the county town a little more. */
function eventShare(county: County, index: number): number {
  const residents = county.raw.people.get('population.resident')
  const weight = (root: number): number => settlements.reduce((sum, place) => isWithin(place.index, root) ? sum + (residents?.[place.index] ?? 0) * (place.urban ? 1.35 : 1) : sum, 0)
  return weight(index) / weight(0)
}
