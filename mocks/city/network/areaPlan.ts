import { hash, hashText, unit, wholeBetween } from '../../county/hash'
import { regionAt } from '../../county/regions'
import { ordinalOf } from '../../county/registers/table'
import { settlements } from '../../county/settlement'
import type { PipeKind } from '@/api/contract/pipes'
import { areas, layoutOf, townKey } from '../areas'
import type { Area } from '../model'
import { type StreetLine, type Streets, distance, readStreets } from './streets'

/** An area with what decides which systems lie in it. */
export interface AreaPlan {
  area: Area
  block: number
  hash: number
  urban: boolean
  town: boolean
  streets: Streets
  /** Streets along which lots lie. */
  served: ReadonlySet<number>
  has: Readonly<Record<PipeKind, boolean>>
  /** Year in which a system was laid along a street. */
  year: (kind: PipeKind, line: StreetLine) => number
}

/** Communities beyond the county town that are heated: 卧龙山 and 新安里, the urban ones. */
export function planOf(seed: number, area: Area, block: number): AreaPlan {
  const first = area.communities[0] ?? 0
  const town = area.key === townKey
  const urban = town || settlements[ordinalOf(first)]?.urban === true
  const h = hash(seed, 0x9e7, hashText(area.key))
  const streets = readStreets(area, urban)
  const served = new Set<number>()
  for (const lots of layoutOf(seed, first).lots.values()) for (const lot of lots) served.add(lot.street)
  const draw = (salt: number, share: number): boolean => urban || unit(hash(h, salt)) < share
  return {
    area, block, hash: h, urban, town, streets, served,
    has: { JS: true, WS: draw(1, 0.54), YS: draw(2, 0.3), RQ: draw(3, 0.5), RL: urban, DL: draw(4, 0.55), TX: draw(5, 0.7) },
    year: urban ? townYears(h, streets) : villageYears(h),
  }
}

/** All areas in the order of their blocks: the county town is 001. */
export function areaPlans(seed: number): AreaPlan[] {
  return areas(seed).map((area, k) => planOf(seed, area, k + 1))
}

/** Name of the area: the county town's is the county's. */
export function areaName({ area, town }: AreaPlan): string {
  return town ? '县城' : regionAt(area.communities[0] ?? 0).name
}

const earliest: Readonly<Record<PipeKind, number>> = { JS: 1984, YS: 1986, WS: 1988, RQ: 1999, RL: 2003, DL: 1996, TX: 1998 }
const latest = 2023

/** The middle of the town is oldest, its edge and its estates are new; some old streets have been dug up and laid anew. */
function townYears(h: number, streets: Streets): AreaPlan['year'] {
  const far = Math.max(1, ...streets.crossings.map(at => distance(at, streets.centre)))
  return (kind, line) => {
    const middle = line.line[line.line.length >> 1] ?? streets.centre
    const street = hash(h, hashText(line.name), kind.charCodeAt(0))
    const base = 1985 + Math.round(30 * distance(middle, streets.centre) / far) + wholeBetween(street, -3, 7)
    const renewed = unit(hash(street, 5)) < 0.18 ? 14 : 0
    return Math.max(earliest[kind], Math.min(latest, base + renewed + (line.rank === 3 ? 3 : 0)))
  }
}

/** Villages got water first, then telecom and power under ground, sewers and gas in the last years. */
const villageSpan: Readonly<Record<PipeKind, readonly [from: number, to: number]>> = {
  JS: [1998, 2016], YS: [2009, 2021], WS: [2015, 2023], RQ: [2017, 2022], RL: [2010, 2020], DL: [2008, 2021], TX: [2009, 2021],
}
function villageYears(h: number): AreaPlan['year'] {
  return (kind, line) => {
    const [from, to] = villageSpan[kind]
    return Math.min(to, wholeBetween(hash(h, kind.charCodeAt(0), kind.charCodeAt(1)), from, to) + (line.rank === 3 ? wholeBetween(hash(h, hashText(line.name)), 0, 2) : 0))
  }
}
