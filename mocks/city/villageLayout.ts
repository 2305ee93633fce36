import type { Flat } from '@/domain/plane'
import { between, hash, mix, unit, wholeBetween } from '../county/hash'
import { anchorOf } from '../county/plates'
import { regionAt } from '../county/regions'
import { type BuildingCounts, buildingCounts } from './counts'
import { createFrame } from './frame'
import type { DrawnStreet, Layout, Lot } from './lots'

/** Villages whose label stands by a river: their houses keep 250 m and more from its centre line (metres east and north). */
const riverShifts: Readonly<Record<string, Flat>> = { '370124001223': [160, -260], '370124002207': [40, -480] }

const laneM = 4.5, streetM = 6.5, mainStreetM = 9
/** Free ground between a street and the plots beside it. */
const vergeM = 1.6
const plotDepthM = 17

/** The ground of a village: columns of plots between streets, rows on both sides of each lane. */
interface Lattice {
  seed: number
  /** West edges of the block columns (beyond the verge of the street), their plots and plot widths. */
  columns: readonly { streetU: number, west: number, plots: number, plotM: number, rise: number }[]
  lanes: readonly number[]
  /** Index of the central street and lane. */
  midStreet: number
  midLane: number
}

interface Place { column: number, lane: number, side: 1 | -1, plot: number, reach: number }

/** Streets and lots of one village. Cheap: only what its buildings need is drawn. */
export function villageLayout(seed: number, community: number): Layout {
  const h = hash(seed, 0x711a, community)
  const frame = createFrame(anchorOf(community), riverShifts[regionAt(community).code] ?? [0, 0], between(mix(h, 1), -0.13, 0.13))
  const counts = buildingCounts(seed, community)
  const plots = plotsOf(counts), large = largeOf(counts)
  const lattice = latticeFor(h, plots + 6 * large)
  const { chosen, yards } = choose(lattice, h, plots, large)
  const drawn = drawStreets(lattice, [...chosen, ...yards], community)
  const lots = [
    ...chosen.map(place => lotAt(lattice, place, community, drawn.streetOf, 'plot')),
    ...yards.map(place => lotAt(lattice, place, community, drawn.streetOf, 'large')),
  ]
  return { key: regionAt(community).code, communities: [community], frame, starts: new Map(), crossings: drawn.crossings, streets: drawn.streets, lots: new Map([[community, lots]]) }
}

function plotsOf(counts: BuildingCounts): number {
  return counts.residential + counts.malls + counts.clinics + counts.elderlyCare + counts.shops + counts.publicHalls + counts.utilities
}

function largeOf(counts: BuildingCounts): number {
  return counts.schools + counts.industrial + counts.farms
}

function latticeFor(h: number, plots: number): Lattice {
  const laneCount = Math.max(4, Math.ceil(Math.sqrt(plots * 14.5 * (2 * plotDepthM + 8)) * 1.45 / (2 * plotDepthM + 8)))
  const width = Math.sqrt(plots * 14.5 * plotDepthM) * 1.75
  const columns: { streetU: number, west: number, plots: number, plotM: number, rise: number }[] = []
  let u = 0, rise = 0
  for (let c = 0; u < width || c < 4; c++) {
    const count = wholeBetween(mix(h, 100 + c), 6, 10)
    const plotM = between(mix(h, 200 + c), 12.6, 15.4)
    rise += between(mix(h, 300 + c), -3.2, 3.2)
    columns.push({ streetU: u, west: u + mainStreetM / 2 + vergeM, plots: count, plotM, rise })
    u += count * plotM + mainStreetM + 2 * vergeM
  }
  const midStreet = columns.length >> 1
  const middle = columns[midStreet]?.streetU ?? 0
  const lanes: number[] = []
  let v = 0
  for (let r = 0; r < laneCount; r++) { lanes.push(v); v += 2 * plotDepthM + laneM + 2 * vergeM + between(mix(h, 400 + r), 0.4, 4.5) }
  const midLane = laneCount >> 1
  const level = lanes[midLane] ?? 0, slope = columns[midStreet]?.rise ?? 0
  return {
    seed: h, midStreet, midLane, lanes: lanes.map(at => at - level),
    columns: columns.map(column => ({ ...column, streetU: column.streetU - middle, west: column.west - middle, rise: column.rise - slope })),
  }
}

/** The nearest plots round the middle, by a measure that is a little different in each direction; sheds stand round them. */
function choose(lattice: Lattice, h: number, plots: number, large: number): { chosen: Place[], yards: Place[] } {
  const all: Place[] = []
  const wide = between(mix(h, 2), 0.85, 1.2)
  for (const [c, column] of lattice.columns.entries()) {
    for (const [r, laneV] of lattice.lanes.entries()) {
      for (const side of [1, -1] as const) {
        const v = laneV + column.rise + side * plotDepthM / 2
        for (let k = 0; k < column.plots; k++) {
          const u = column.west + (k + 0.5) * column.plotM
          const bump = 0.86 + 0.34 * unit(hash(h, 7, Math.floor(u / 95), Math.floor(v / 95)))
          all.push({ column: c, lane: r, side, plot: k, reach: (u * u * wide + v * v / wide) * bump })
        }
      }
    }
  }
  all.sort((a, b) => a.reach - b.reach || a.column - b.column || a.lane - b.lane || a.side - b.side || a.plot - b.plot)
  const chosen = all.slice(0, plots)
  const taken = new Set(chosen.map(rowKey))
  const yards: Place[] = []
  // Two sheds to a free row: they take its first and its second half.
  for (const place of all.slice(plots)) {
    if (yards.length >= large) break
    if (taken.has(rowKey(place))) continue
    taken.add(rowKey(place))
    yards.push({ ...place, plot: 0 })
    if (yards.length < large) yards.push({ ...place, plot: (lattice.columns[place.column]?.plots ?? 2) >> 1 })
  }
  const walk = (list: Place[]): Place[] => list.sort((a, b) => a.lane - b.lane || order(a, b))
  return { chosen: walk(chosen), yards: walk(yards) }
}

/** Along one side of a lane and back along the other, so that neighbours in the list are neighbours in the village. */
function order(a: Place, b: Place): number {
  if (a.side !== b.side) return a.side - b.side
  return (a.column - b.column || a.plot - b.plot) * (a.side === -1 ? 1 : -1)
}

const rowKey = (place: Place): string => `${place.column}:${place.lane}:${place.side}`

function lotAt(lattice: Lattice, place: Place, community: number, streetOf: (column: number, lane: number) => number, kind: 'plot' | 'large'): Lot {
  const column = lattice.columns[place.column]
  const west = (column?.west ?? 0) + place.plot * (column?.plotM ?? 0)
  const plots = kind === 'plot' ? 1 : Math.max(2, (column?.plots ?? 4) >> 1)
  const near = (lattice.lanes[place.lane] ?? 0) + (column?.rise ?? 0) + place.side * (laneM / 2 + vergeM)
  const far = near + place.side * (plotDepthM - 0.8)
  return {
    community, kind, street: streetOf(place.column, place.lane), entry: place.side === 1 ? 'south' : 'north', block: place.lane * 2 + (place.side === 1 ? 1 : 0),
    box: { west, east: west + plots * (column?.plotM ?? 0), south: Math.min(near, far), north: Math.max(near, far) },
  }
}

/** Lanes past every lot, streets between the lanes, all joined: each row reaches to the middle street, and that to the middle lane. */
function drawStreets(lattice: Lattice, places: readonly Place[], community: number): { crossings: [number, number][], streets: DrawnStreet[], streetOf: (column: number, lane: number) => number } {
  const columns = lattice.columns.length
  const spans = new Map<number, { from: number, to: number }>()
  for (const { lane, column } of places) {
    const span = spans.get(lane)
    spans.set(lane, { from: Math.min(span?.from ?? lattice.midStreet, column), to: Math.max(span?.to ?? lattice.midStreet, column + 1) })
  }
  const crossings: [number, number][] = []
  const numbers = new Map<number, number>()
  const streetU = (c: number): number => lattice.columns[c]?.streetU ?? lastStreetU(lattice)
  const rise = (c: number): number => lattice.columns[Math.min(columns - 1, Math.max(0, c))]?.rise ?? 0
  const crossing = (c: number, r: number): number => {
    const key = r * 1000 + c
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, crossings.length)
    crossings.push([streetU(c), (lattice.lanes[r] ?? 0) + (rise(c - 1) + rise(c)) / 2])
    return crossings.length - 1
  }
  const streets: DrawnStreet[] = []
  const lanes = new Map<number, number>()
  const rows = [...spans.keys()].sort((a, b) => a - b)
  for (const r of rows) {
    const span = spans.get(r)
    if (span === undefined) continue
    const main = r === lattice.midLane
    for (let c = span.from; c < span.to; c++) {
      const v = (lattice.lanes[r] ?? 0) + rise(c)
      lanes.set(r * 1000 + c, streets.length)
      streets.push({ a: crossing(c, r), b: crossing(c + 1, r), name: laneName(r - lattice.midLane), class: main ? 'secondary' : 'lane', widthM: main ? 5.5 : laneM, community, bends: [[streetU(c) + 5, v], [streetU(c + 1) - 5, v]] })
    }
  }
  for (const [k, r] of rows.entries()) {
    const above = rows[k + 1]
    const lower = spans.get(r), upper = above === undefined ? undefined : spans.get(above)
    if (above === undefined || lower === undefined || upper === undefined) continue
    for (let c = Math.max(lower.from, upper.from); c <= Math.min(lower.to, upper.to); c++) {
      const main = c === lattice.midStreet
      streets.push({ a: crossing(c, r), b: crossing(c, above), name: streetName(c - lattice.midStreet), class: main ? 'secondary' : 'lane', widthM: main ? mainStreetM : streetM, community, bends: [] })
    }
  }
  return { crossings, streets, streetOf: (c, r) => lanes.get(r * 1000 + c) ?? 0 }
}

function lastStreetU(lattice: Lattice): number {
  const last = lattice.columns.at(-1)
  return last === undefined ? 0 : last.west + last.plots * last.plotM + vergeM + mainStreetM / 2
}

const ordinals = '一二三四五六七八九'
const numeral = (n: number): string => n <= 9 ? ordinals[n - 1] ?? '' : n === 10 ? '十' : n < 20 ? `十${ordinals[n - 11] ?? ''}` : `${ordinals[Math.floor(n / 10) - 1] ?? ''}十${n % 10 === 0 ? '' : ordinals[n % 10 - 1] ?? ''}`

/** 前 is south and 后 is north of the middle lane, as villages say it. */
function laneName(offset: number): string {
  return offset === 0 ? '中心大街' : `${offset < 0 ? '前' : '后'}${numeral(Math.abs(offset))}街`
}

function streetName(offset: number): string {
  return offset === 0 ? '中心路' : `${offset < 0 ? '西' : '东'}${numeral(Math.abs(offset))}路`
}
