import { type EventOutcome, type FigureId, commonDeviceGroups, deviceGroups, eventKinds, eventOutcomes, eventSources } from '@/api/contract/figureCatalogue'
import type { AlarmBook } from './alarmBook'
import type { CommandLog } from './commandLog'
import { onlineColumns } from './devices'
import { pipeRegister, troubleRegister } from '../city/network/register'
import { parkingRegister, safetyRegister, videoRegister } from '../city/safety'
import { type EventPlan, reportedToday, stepAt } from './gridEvents'
import { countedDay, deviceSource, eventSource, indicatorSource, registerMonths, surveyYear, troubleSource, videoSource } from './provenance'
import { pathIndices, regionList } from './regions'
import { elderlyRegister, specialRegister } from './registers/care'
import { governmentRegister, participationRegister, propertyRegister, sosRegister } from './registers/daily'
import { homesRegister, lettingsRegister } from './registers/homes'
import { indicatorRegister } from './registers/indicators'
import { peopleRegister, sumColumns } from './registers/people'
import { assistanceRegister, componentRegister, deviceRegister, gridRegister } from './registers/services'
import { circleRegister } from './registers/circle'
import { type Column, type Register, columnOf } from './registers/table'
import { hourMs, startOfDay } from './time'

/** Additive figures of every region before suppression, in whole units of their last decimal, and the medians that are not sums. NaN where there is none. */
export interface RawFigures {
  /** Column of an additive or local figure. Throws for a ratio. */
  column: (id: FigureId, at: number) => Column
  /** Registers that do not move: for weights and for the list of devices. */
  people: Register
  devices: Register
  /** Today's grid events at that time, all sources. */
  events: (at: number) => readonly EventPlan[]
}

/** Keeps the last few results of a function by key. */
export function remember<T>(most: number, make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(key)
    if (kept.size >= most) { const oldest = kept.keys().next().value; if (oldest !== undefined) kept.delete(oldest) }
    kept.set(key, made)
    return made
  }
}

export function createRawFigures(seed: number, log: CommandLog, alarms: () => AlarmBook): RawFigures {
  const people = peopleRegister(seed)
  const devices = deviceRegister(seed, people)
  const grid = gridRegister(seed, people)
  const homes = homesRegister(seed, people)
  const lettings = remember(4, month => lettingsRegister(seed, Number(month), homes))
  const components = remember(4, month => componentRegister(seed, Number(month), people))
  const assistance = remember(4, month => assistanceRegister(seed, Number(month), people))
  const elderly = remember(4, month => elderlyRegister(seed, Number(month), people))
  const special = remember(4, month => specialRegister(seed, Number(month), people))
  const sos = remember(2, day => sosRegister(seed, Number(day), people))
  const government = remember(2, day => governmentRegister(seed, Number(day), people))
  const property = remember(2, day => propertyRegister(seed, Number(day), homes))
  const participation = remember(2, (key) => {
    const { day, yearPart } = countedDay(Number(key))
    return participationRegister(seed, day, yearPart, people)
  })
  const pipes = remember(2, year => pipeRegister(seed, Number(year)))
  const troubles = remember(4, at => troubleRegister(seed, Number(at)))
  const indicators = remember(4, at => indicatorRegister(seed, Number(at)))
  const circle = remember(1, () => circleRegister(seed, people))
  const eventsAt = (at: number): readonly EventPlan[] => eventList(`${at}:${log.version}`)
  const eventList = remember(6, (key) => {
    const at = Number(key.slice(0, key.indexOf(':')))
    return [...reportedToday(seed, people, at), ...alarms().iotEvents(startOfDay(at), at)].sort((a, b) => a.times[0] - b.times[0])
  })
  const eventFigures = remember(6, (key) => {
    const at = Number(key.slice(0, key.indexOf(':')))
    return countEvents(eventsAt(at), at)
  })
  const safety = remember(3, at => safetyRegister(seed, Number(at), devices))
  const video = remember(3, at => videoRegister(seed, Number(at)))
  const parking = remember(2, day => parkingRegister(seed, Number(day), homes))
  const deviceFigures = remember(6, at => countDevices(seed, Number(at), devices))
  const register = (id: FigureId, at: number): Register => {
    const months = registerMonths(at)
    switch (id.slice(0, id.indexOf('.'))) {
      case 'housing': case 'rental': return lettings(String(months.housing))
      case 'components': case 'places': return components(String(months.components))
      case 'circle': return circle('')
      case 'assistance': return assistance(String(months.assistance))
      case 'elderly': return id.startsWith('elderly.sos') ? sos(String(countedDay(at).day)) : elderly(String(months.elderly))
      case 'special': return special(String(months.special))
      case 'government': return government(String(countedDay(at).day))
      case 'property': return property(String(countedDay(at).day))
      case 'participation': return participation(String(startOfDay(at)))
      case 'grid': return grid
      case 'pipes': return id.startsWith('pipes.troubles') ? troubles(String(troubleSource.asOf(at, seed))) : pipes(String(surveyYear(at)))
      case 'indicators': return indicators(String(indicatorSource.asOf(at, seed)))
      case 'events': return eventFigures(`${eventSource.asOf(at, seed)}:${log.version}`)
      case 'safety': return safety(String(deviceSource.asOf(at, seed)))
      case 'video': return video(String(videoSource.asOf(at, seed)))
      case 'parking': return parking(String(countedDay(at).day))
      case 'devices': return deviceFigures(String(deviceSource.asOf(at, seed)))
      default: return people
    }
  }
  return {
    people, devices,
    events: at => eventsAt(eventSource.asOf(at, seed)),
    column(id, at) {
      const column = register(id, at).get(id)
      if (column === undefined) throw new Error(`${id} is not an additive figure`)
      return column
    },
  }
}

function outcomeOf(event: EventPlan, at: number): EventOutcome {
  const step = stepAt(event, at)
  return step === 'closed' ? 'handled' : step === 'reported' || step === 'accepted' ? 'pending' : 'inProgress'
}

/** Counts today's events for every region by source and outcome, the overdue ones, and the median time to 结案. */
export function countEvents(events: readonly EventPlan[], at: number): Register {
  const register: Register = new Map()
  const column = (id: FigureId): Column => {
    const known = register.get(id)
    if (known !== undefined) return known
    const made = new Float64Array(regionList.length)
    register.set(id, made)
    return made
  }
  const hours: number[][] = regionList.map(() => [])
  for (const source of eventSources) for (const outcome of eventOutcomes) column(`events.${source}.${outcome}`)
  for (const kind of eventKinds) column(`events.kind.${kind}`)
  const overdue = column('events.overdue')
  for (const event of events) {
    const outcome = outcomeOf(event, at)
    const counted = column(`events.${event.source}.${outcome}`)
    const ofKind = event.source === 'iot' ? null : column(`events.kind.${eventKinds.find(kind => kind === event.kind) ?? 'other'}`)
    for (const index of pathIndices(event.community)) {
      counted[index] = (counted[index] ?? 0) + 1
      if (ofKind !== null) ofKind[index] = (ofKind[index] ?? 0) + 1
      if (outcome !== 'handled' && event.dueAt < at) overdue[index] = (overdue[index] ?? 0) + 1
      if (outcome === 'handled') hours[index]?.push((event.times[5] - event.times[0]) / hourMs)
    }
  }
  for (const source of eventSources) register.set(`events.${source}`, sumColumns(eventOutcomes.map(outcome => column(`events.${source}.${outcome}`))))
  for (const outcome of eventOutcomes) register.set(`events.${outcome}`, sumColumns(eventSources.map(source => column(`events.${source}.${outcome}`))))
  register.set('events.open', sumColumns([column('events.inProgress'), column('events.pending')]))
  register.set('events.total', sumColumns([column('events.handled'), column('events.open')]))
  register.set('events.medianHours', Float64Array.from(hours, median))
  return register
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  const value = sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  return Math.round(value * 100) / 100
}

function countDevices(seed: number, at: number, devices: Register): Register {
  const register: Register = new Map(devices)
  const online = onlineColumns(seed, at, devices)
  for (const group of deviceGroups) register.set(`devices.${group}.online`, online.get(group) ?? columnOf([]))
  const all = sumColumns(commonDeviceGroups.map(group => online.get(group) ?? columnOf([])))
  register.set('devices.online', all)
  const total = devices.get('devices.total') ?? columnOf([])
  register.set('devices.offline', total.map((n, i) => n - (all[i] ?? 0)))
  return register
}
