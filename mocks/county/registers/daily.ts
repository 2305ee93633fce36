import { serviceChannels } from '@/api/contract/figureCatalogue'
import { largestRemainder } from '../apportion'
import { between } from '../hash'
import { regionList } from '../regions'
import { settlements } from '../settlement'
import { dayMs } from '../time'
import { slotOf } from './people'
import { type Column, type Register, columnOf, communityValues } from './table'

/**
 * What services report each day over the last 30 days: calls for help, government services, property management, what residents
 * take part in. Such a sum moves slowly, so each day lies between the values of two months.
 */

const empty = columnOf([])
const monthDays = 30
/** The mini-program went online with the platform, in the autumn of 2023; half of what it will reach came in so many years. */
const onlineSince = Date.UTC(2023, 8, 26) / dayMs
const halfReachedYears = 0.6

/** A factor of a place that wanders from month to month, at a day number. */
type Drift = (place: number, salt: number, low: number, high: number) => number
function driftAt(seed: number, register: number, day: number): Drift {
  const month = Math.floor(day / monthDays)
  const part = day / monthDays - month
  const [from, to] = [slotOf(seed, register + month), slotOf(seed, register + month + 1)]
  return (place, salt, low, high) => between(from(place, salt), low, high) * (1 - part) + between(to(place, salt), low, high) * part
}

const isUrban = (k: number): boolean => settlements[k]?.urban === true

/** 一键求助 of the last 30 days: calls, and those answered within 15 minutes. */
export function sosRegister(seed: number, day: number, people: Register): Register {
  const slot = slotOf(seed, 0x505)
  const drift = driftAt(seed, 0x505, day)
  const calls = communityValues(people.get('population.age60plus') ?? empty).map((n, k) => Math.floor(n * (isUrban(k) ? 0.0052 : 0.0026) * between(slot(k, 1), 0.5, 1.5) + drift(k, 2, 0, 1)))
  const late = calls.map((n, k) => Array.from({ length: n }, (_, call) => between(slot(k, 10 + call), 0, 1)).filter(chance => chance < drift(k, 3, 0.02, 0.1)).length)
  return new Map([
    ['elderly.sosCalls', columnOf(calls)], ['elderly.sosLate', columnOf(late)], ['elderly.sosInTime', columnOf(calls.map((n, k) => n - (late[k] ?? 0)))],
  ])
}

/** 政务服务: cases by channel and by time, and how many different items can be done where. */
export function governmentRegister(seed: number, day: number, people: Register): Register {
  const slot = slotOf(seed, 0x60f)
  const drift = driftAt(seed, 0x60f, day)
  const register: Register = new Map()
  const resident = communityValues(people.get('population.resident') ?? empty)
  const handled = resident.map((n, k) => Math.round(n * (isUrban(k) ? 0.074 : 0.041) * between(slot(k, 1), 0.75, 1.25) * drift(k, 2, 0.88, 1.12)))
  const channels = handled.map((n, k) => largestRemainder(n, (isUrban(k) ? [0.66, 0.12, 0.07, 0.15] : [0.47, 0.05, 0.28, 0.2]).map((share, c) => share * between(slot(k, 10 + c), 0.8, 1.2) * drift(k, 20 + c, 0.93, 1.07))))
  register.set('government.handled', columnOf(handled))
  for (const [c, name] of serviceChannels.entries()) register.set(`government.channel.${name}`, columnOf(channels.map(parts => parts[c] ?? 0)))
  const late = handled.map((n, k) => Math.floor(n * 0.008 * between(slot(k, 3), 0, 2) + drift(k, 4, 0, 1)))
  register.set('government.late', columnOf(late))
  register.set('government.onTime', columnOf(handled.map((n, k) => n - (late[k] ?? 0))))
  register.set('government.items', itemsOf(slot))
  return register
}

/** The items of a community are among its town's, and those among the county's. */
function itemsOf(slot: (place: number, salt: number) => number): Column {
  const county = 152
  const bounds = { county: [county, county], town: [118, 141] } as const
  return Float64Array.from(regionList, (region) => {
    if (region.level !== 'community') { const [low, high] = bounds[region.level]; return Math.round(between(slot(region.index, 30), low, high)) }
    const urban = region.committee === 'urban'
    return Math.round(between(slot(region.index, 31), urban ? 82 : 46, urban ? 108 : 74))
  })
}

/** 物业: estates with a company, the year's fees, repairs and complaints. Villages have none. */
export function propertyRegister(seed: number, day: number, homes: Register): Register {
  const slot = slotOf(seed, 0x960)
  const drift = driftAt(seed, 0x960, day)
  const flats = communityValues(homes.get('housing.homes') ?? empty).map((n, k) => isUrban(k) ? n : 0)
  const due = flats.map((n, k) => Math.round(n * between(slot(k, 1), 0.78, 0.93)))
  const paid = due.map((n, k) => Math.round(n * between(slot(k, 2), 0.74, 0.94) * drift(k, 3, 0.99, 1.01)))
  const repairs = due.map((n, k) => Math.round(n * 0.043 * between(slot(k, 4), 0.6, 1.4) * drift(k, 5, 0.85, 1.15)))
  const repairsOpen = repairs.map((n, k) => Math.round(n * drift(k, 6, 0.02, 0.13)))
  const complaints = due.map((n, k) => Math.round(n * 0.0085 * between(slot(k, 7), 0.5, 1.5) * drift(k, 8, 0.8, 1.2)))
  const complaintsOpen = complaints.map((n, k) => Math.round(n * drift(k, 9, 0.04, 0.26)))
  const less = (all: readonly number[], part: readonly number[]): Column => columnOf(all.map((n, k) => n - (part[k] ?? 0)))
  return new Map([
    ['property.estates', columnOf(flats.map((n, k) => n === 0 ? 0 : Math.max(1, Math.round(n / between(slot(k, 10), 330, 620)))))],
    ['property.feeDue', columnOf(due)], ['property.feePaid', columnOf(paid)], ['property.feeUnpaid', less(due, paid)],
    ['property.repairs', columnOf(repairs)], ['property.repairsOpen', columnOf(repairsOpen)], ['property.repairsDone', less(repairs, repairsOpen)],
    ['property.complaints', columnOf(complaints)], ['property.complaintsOpen', columnOf(complaintsOpen)], ['property.complaintsClosed', less(complaints, complaintsOpen)],
  ])
}

/** 居民参与: households in the mini-program, its use, notices, deliberations, votes, and what was agreed on since the year began. */
export function participationRegister(seed: number, day: number, yearPart: number, people: Register): Register {
  const slot = slotOf(seed, 0xba7)
  const drift = driftAt(seed, 0xba7, day)
  const years = Math.max(0.1, (day - onlineSince) / 365)
  const reached = years / (years + halfReachedYears)
  const households = communityValues(people.get('profile.households') ?? empty)
  const joined = households.map((n, k) => Math.round(n * reached * (isUrban(k) ? between(slot(k, 1), 0.66, 0.88) : between(slot(k, 1), 0.34, 0.62))))
  const each = (urban: readonly [number, number], village: readonly [number, number], salt: number): number[] => households.map((_, k) => {
    const [low, high] = isUrban(k) ? urban : village
    return Math.floor(drift(k, salt, low, high))
  })
  const matters = households.map((_, k) => Math.round((isUrban(k) ? between(slot(k, 2), 8, 22) : between(slot(k, 2), 3, 10)) * yearPart))
  const mattersDone = matters.map((n, k) => Math.min(n, Math.round(n * drift(k, 3, 0.68, 0.96))))
  return new Map([
    ['participation.households', columnOf(joined)],
    ['participation.visits', columnOf(joined.map((n, k) => Math.round(n * between(slot(k, 4), 3.5, 7) * drift(k, 5, 0.85, 1.15))))],
    ['participation.notices', columnOf(each([13, 30], [3, 10], 6))],
    ['participation.deliberations', columnOf(each([1, 4.5], [0, 2], 7))],
    ['participation.votes', columnOf(each([0.4, 2.6], [0, 1.3], 8))],
    ['participation.matters', columnOf(matters)], ['participation.mattersDone', columnOf(mattersDone)], ['participation.mattersOpen', columnOf(matters.map((n, k) => n - (mattersDone[k] ?? 0)))],
  ])
}
