import { type FigureId, supportKinds } from '@/api/contract/figureCatalogue'
import type { FigureGroup } from '@/api/contract/figureGroups'
import { hash } from './hash'
import { dayNumber, hourMs, localInstant, minuteMs, monthNumber, startOfDay, yearMonth } from './time'

/** A source of the demo county: its key, the period in which it promises something new, and as of when it is at a given time. */
export interface Source { key: string, period: string, asOf: (at: number, seed: number) => number }

const fixed = (key: string, period: string, asOf: number): Source => ({ key, period, asOf: () => asOf })
/** A register that is closed on one day of each month. */
const monthly = (key: string, day: number): Source => ({
  key, period: 'P1M', asOf: (at) => {
    const { year, month, day: today } = yearMonth(at)
    return today >= day ? localInstant(year, month, day) : localInstant(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1, day)
  },
})

/** What a service counts over the last 30 days, up to the midnight that has passed. */
const daily = (key: string): Source => ({ key, period: 'P1D', asOf: startOfDay })

const census = fixed('census2020', 'P10Y', localInstant(2020, 11, 1))
const police = fixed('policeRegister', 'P1Y', localInstant(2023, 12, 31))
const area = fixed('officialArea', 'P10Y', localInstant(2023, 12, 31))
const party = monthly('partyRegister', 1)
const housing = monthly('housingRegister', 1)
const lettings = monthly('rentalRegister', 20)
const components = monthly('componentCensus', 10)
const assistance = monthly('assistanceRegister', 15)
const elderly = monthly('elderlyPlatform', 5)
const elderlyCalls = daily('elderlyPlatform')
const government = daily('governmentPlatform')
const property = daily('propertyPlatform')
const participation = daily('residentApp')
/** 关爱帮扶 from civil affairs and the disabled persons' federation, 服务管理 from justice, police and health. */
const careList = monthly('careRegister', 10)
const supportList = monthly('supportRegister', 10)
const gridUnits = monthly('gridCentre', 1)
/** The pipe survey is closed once a year, in the middle of January. */
const pipeSurvey: Source = {
  key: 'pipeSurvey', period: 'P1Y', asOf: (at) => {
    const { year, month, day } = yearMonth(at)
    return localInstant(month > 1 || day >= 15 ? year : year - 1, 1, 15)
  },
}
/** The pilots' declarations are closed on the fifth of each month. */
const indicators = monthly('indicatorPlatform', 5)
const pipeInspection: Source = { key: 'pipeInspection', period: 'PT1H', asOf: at => Math.floor(at / hourMs) * hourMs }
const events: Source = { key: 'gridCentre', period: 'PT5M', asOf: at => Math.floor(at / minuteMs) * minuteMs }
const devices: Source = { key: 'iotPlatform', period: 'PT5M', asOf: deviceAsOf }

const video: Source = { key: 'videoPlatform', period: 'PT5M', asOf: at => Math.floor(at / minuteMs) * minuteMs }

/** The device platform reports every minute; in some hours of the day it hangs for a quarter of an hour and says so by its as-of time. */
function deviceAsOf(at: number, seed: number): number {
  const hour = Math.floor((at - startOfDay(at)) / hourMs)
  const stuckFrom = startOfDay(at) + hour * hourMs + 34 * minuteMs
  const hangs = hash(seed, 0x1a7e, dayNumber(at), hour) % 11 === 0 && at >= stuckFrom && at < stuckFrom + 13 * minuteMs
  return hangs ? stuckFrom : Math.floor(at / minuteMs) * minuteMs
}

/** As of when a source has been at its last `most` times, the latest first: fewer where it has not been that often. */
export function lastAsOfs(source: Source, at: number, seed: number, most: number): number[] {
  const times = [source.asOf(at, seed)]
  while (times.length < most) {
    const last = times.at(-1) ?? at
    const before = source.asOf(last - 1, seed)
    if (before >= last) break
    times.push(before)
  }
  return times
}

/** The source of a figure; a ratio follows its numerator. */
export function sourceOf(id: FigureId): Source {
  const family = id.slice(0, id.indexOf('.'))
  switch (family) {
    case 'profile': return id === 'profile.area' ? area : census
    case 'population': return id.startsWith('population.registered') || id.startsWith('population.outflow') ? police : census
    case 'party': return party
    case 'housing': return housing
    case 'rental': return lettings
    case 'components': case 'places': case 'circle': return components
    case 'grid': return gridUnits
    case 'events': return events
    case 'assistance': return assistance
    case 'elderly': return id.startsWith('elderly.sos') ? elderlyCalls : elderly
    case 'government': return government
    case 'property': return property
    case 'participation': return participation
    case 'special': return supportKinds.some(kind => id === `special.${kind}`) ? supportList : careList
    case 'devices': case 'safety': return devices
    case 'video': return video
    case 'parking': return property
    case 'indicators': return indicators
    case 'pipes': return id.startsWith('pipes.troubles') ? pipeInspection : pipeSurvey
    default: throw new Error(`no source for ${id}`)
  }
}

/** The source that a group of figures is mainly from. */
export function sourceOfGroup(group: FigureGroup): Source {
  return ({ profile: census, population: census, party, housing, components, grid: gridUnits, events, eventKinds: events, assistance, rental: lettings, elderly, governmentServices: government, property, participation, specialGroups: careList, devices, safety: devices, video, underground: pipeSurvey, undergroundMaterial: pipeSurvey, undergroundDepth: pipeSurvey, undergroundTroubles: pipeInspection, indicators, lifeCircle: components } as const)[group]
}

/** Months by which the registers that change monthly are told apart at a given time. */
export function registerMonths(at: number): { housing: number, components: number, assistance: number, elderly: number, special: number } {
  const monthOf = (source: Source): number => monthNumber(source.asOf(at, 0))
  return { housing: monthOf(housing), components: monthOf(components), assistance: monthOf(assistance), elderly: monthOf(elderly), special: monthOf(careList) }
}

/** The day up to which the daily sources have counted, as a day number, and how much of its year is over. */
export function countedDay(at: number): { day: number, yearPart: number } {
  const day = dayNumber(startOfDay(at))
  const { year } = yearMonth(at)
  const first = dayNumber(localInstant(year, 1, 1))
  return { day, yearPart: (day - first) / (dayNumber(localInstant(year + 1, 1, 1)) - first) }
}

/** Year of the survey that is known at a given time: pipes are as old as they were then. */
export function surveyYear(at: number): number {
  return yearMonth(pipeSurvey.asOf(at, 0)).year
}

export const pipeSource = pipeSurvey
export const indicatorSource = indicators
export const troubleSource = pipeInspection
export const pipeReadingSource: Source = { key: 'pipeMonitor', period: 'PT5M', asOf: at => Math.floor(at / (5 * minuteMs)) * 5 * minuteMs }
export const alarmSource: Source = { key: 'alarmServer', period: 'PT1M', asOf: at => at }
export const eventSource = events
export const deviceSource = devices
export const videoSource = video
export const packSource: Source = fixed('regionPack', 'P1Y', localInstant(2023, 12, 31))
export const platformSource: Source = { key: 'platform', period: 'PT1M', asOf: at => at }
