import type { LonLat } from '@/api/contract/common'
import type { RoadClass } from '@/api/contract/city'
import { type Flat, createPlane } from '@/domain/plane'
import { between, hash, hashText, mix } from '../county/hash'
import { anchorOf } from '../county/plates'
import { findRegion, regionAt, townIndices } from '../county/regions'
import { areas, layoutOf, townKey } from './areas'
import { rounded } from './frame'
import type { Area, Crossing, Street, StreetGraph } from './model'

/** Roads between the areas, on one plane for the county. */
export interface TrunkRoads extends StreetGraph {
  plane: Area['plane']
  /** For each crossing the area and the crossing of it that it coincides with. */
  ends: readonly { area: string, crossing: number }[]
}

interface Link { a: number, b: number, class: RoadClass, name: string }

const kept = new Map<number, TrunkRoads>()

/**
 * County roads: the relative neighbourhood graph of the areas (it holds the shortest tree and a few more roads, and none passes
 * by a third area); the roads on the way from a seat to the county town are the wide ones. Made once for a seed.
 */
export function trunkRoads(seed: number): TrunkRoads {
  const known = kept.get(seed)
  if (known !== undefined) return known
  const made = build(seed)
  kept.set(seed, made)
  return made
}

function build(seed: number): TrunkRoads {
  const all = areas(seed)
  const plane = createPlane(anchorOf(0))
  const middles = all.map((area): Flat => plane.toFlat(middleOf(seed, area)))
  const links = classed(seed, all, middles, neighbours(all, middles))
  const crossings: Crossing[] = []
  const ends: { area: string, crossing: number }[] = []
  const numbers = new Map<string, number>()
  const crossing = (area: Area, toward: Flat): { index: number, out: Flat } => {
    const gate = gateOf(seed, area, plane.toLonLat(toward))
    const point = area.streets.crossings[gate.crossing]?.point ?? area.plane.origin
    const key = `${area.key}:${gate.crossing}`
    const index = numbers.get(key) ?? crossings.length
    if (index === crossings.length) {
      const [east, north] = plane.toFlat(point)
      numbers.set(key, index)
      crossings.push({ east, north, point })
      ends.push({ area: area.key, crossing: gate.crossing })
    }
    return { index, out: plane.toFlat(gate.out) }
  }
  const streets = links.flatMap((link, k): Street[] => {
    const from = all[link.a], to = all[link.b], start = middles[link.a], goal = middles[link.b]
    if (from === undefined || to === undefined || start === undefined || goal === undefined) return []
    const a = crossing(from, goal), b = crossing(to, start)
    const [p, q] = [crossings[a.index], crossings[b.index]]
    if (p === undefined || q === undefined) return []
    const path = [[p.east, p.north] as const, ...bent(a.out, b.out, between(hash(seed, 0x40ad, k), -0.07, 0.07)), [q.east, q.north] as const]
    return [{ a: a.index, b: b.index, name: link.name, class: link.class, widthM: roadWidthM[link.class], path, community: from.communities[0] ?? 0 }]
  })
  return { plane, crossings, streets, ends }
}

const roadWidthM: Readonly<Record<RoadClass, number>> = { trunk: 18, main: 12, secondary: 7, lane: 5 }

function middleOf(seed: number, area: Area): LonLat {
  const first = area.communities[0]
  return first === undefined ? area.plane.origin : layoutOf(seed, first).frame.toLonLat(0, 0)
}

/** Length between two areas; the county town begins at its edge. */
function lengthM(all: readonly Area[], middles: readonly Flat[], a: number, b: number): number {
  const p = middles[a] ?? [0, 0], q = middles[b] ?? [0, 0]
  const d = Math.sqrt((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2)
  return all[a]?.key === townKey || all[b]?.key === townKey ? Math.max(0, d - 1_500) : d
}

/** Pairs that no third area is nearer to than they are to each other. */
function neighbours(all: readonly Area[], middles: readonly Flat[]): { a: number, b: number, length: number }[] {
  const n = all.length
  const d = Array.from({ length: n }, (_, a) => Float64Array.from({ length: n }, (__, b) => lengthM(all, middles, a, b)))
  const found: { a: number, b: number, length: number }[] = []
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const length = d[a]?.[b] ?? Infinity
      let free = length < 9_000
      for (let c = 0; free && c < n; c++) if (c !== a && c !== b && (d[a]?.[c] ?? 0) < length && (d[b]?.[c] ?? 0) < length) free = false
      if (free) found.push({ a, b, length })
    }
  }
  return found
}

/** Ways from each town's seat to the county town become its trunk road, named after both; the rest joins the villages. */
function classed(seed: number, all: readonly Area[], middles: readonly Flat[], pairs: readonly { a: number, b: number, length: number }[]): Link[] {
  const links = pairs.map((pair): Link => ({ a: pair.a, b: pair.b, class: 'secondary', name: villageRoad(all[pair.a], all[pair.b]) }))
  const seats = townIndices.filter(town => !['370124001', '370124002'].includes(regionAt(town).code))
  const way = shortestWays(all.length, pairs)
  for (const [k, town] of seats.entries()) {
    const name = `平${regionAt(town).name.slice(0, 1)}路`
    const kind: RoadClass = k % 2 === 0 ? 'trunk' : 'main'
    for (let at = seatOf(all, middles, town); at >= 0;) {
      const step = way[at] ?? -1
      const link = links[step]
      if (link === undefined) break
      if (link.class === 'secondary') { link.class = kind; link.name = name }
      at = link.a === at ? link.b : link.a
    }
  }
  return links.map((link, k) => link.class === 'secondary' && mix(hash(seed, 0x40ae, k), 1) % 4 === 0 ? { ...link, class: 'lane' as const } : link)
}

/** For each area the pair by which one leaves it for the county town (area 0). */
function shortestWays(n: number, pairs: readonly { a: number, b: number, length: number }[]): number[] {
  const cost = new Array<number>(n).fill(Infinity), step = new Array<number>(n).fill(-1)
  cost[0] = 0
  for (let changed = true; changed;) {
    changed = false
    for (const [k, { a, b, length }] of pairs.entries()) {
      for (const [from, to] of [[a, b], [b, a]] as const) {
        const through = (cost[from] ?? Infinity) + length
        if (through < (cost[to] ?? Infinity)) { cost[to] = through; step[to] = k; changed = true }
      }
    }
  }
  return step
}

/** The village or community that bears the town's name, else the one nearest to the middle of its plate. */
function seatOf(all: readonly Area[], middles: readonly Flat[], town: number): number {
  const stem = regionAt(town).name.slice(0, 2)
  const inside = all.flatMap((area, k) => regionAt(area.communities[0] ?? 0).parentIndex === town ? [k] : [])
  const named = inside.find(k => regionAt(all[k]?.communities[0] ?? 0).name.startsWith(stem))
  const plane = createPlane(anchorOf(0))
  const [east, north] = plane.toFlat(anchorOf(town))
  const away = (k: number): number => ((middles[k]?.[0] ?? 0) - east) ** 2 + ((middles[k]?.[1] ?? 0) - north) ** 2
  return named ?? [...inside].sort((a, b) => away(a) - away(b))[0] ?? 0
}

/** 田山村 and 堡子村 → 田堡路. */
function villageRoad(a: Area | undefined, b: Area | undefined): string {
  const first = (area: Area | undefined): string => area === undefined ? '' : area.key === townKey ? '平' : nameLetter(findRegion(area.key)?.name ?? '')
  return `${first(a)}${first(b)}路`
}

function nameLetter(name: string): string {
  return name[hashText(name) % Math.max(1, Math.min(2, name.length - 1))] ?? ''
}

/** The crossing of the area that lies farthest toward a place, and a point just outside it along the street that ends there. */
function gateOf(seed: number, area: Area, toward: LonLat): { crossing: number, out: LonLat } {
  const { frame, crossings } = layoutOf(seed, area.communities[0] ?? 0)
  const [du, dv] = frame.fromFlat(frame.plane.toFlat(toward))
  const length = Math.sqrt(du * du + dv * dv) || 1
  let best = 0, reach = -Infinity
  for (const [k, [u, v]] of crossings.entries()) {
    // The reach minus the distance from the straight line: the road arrives at the middle of that side.
    const along = (u * du + v * dv) / length, beside = Math.abs(u * dv - v * du) / length
    if (along - beside * 0.8 > reach) { reach = along - beside * 0.8; best = k }
  }
  const [u, v] = crossings[best] ?? [0, 0]
  const eastward = Math.abs(du) > Math.abs(dv)
  return { crossing: best, out: frame.toLonLat(u + (eastward ? Math.sign(du) * 45 : 0), v + (eastward ? 0 : Math.sign(dv) * 45)) }
}

/** A gentle bow between two points, eight pieces. */
function bent(a: Flat, b: Flat, bow: number): Flat[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  return Array.from({ length: 9 }, (_, k): Flat => {
    const t = k / 8, swell = 4 * t * (1 - t) * bow + 6 * t * (1 - t) * (0.5 - t) * bow * 0.8
    return [Math.round((a[0] + dx * t - dy * swell) * 1e3) / 1e3, Math.round((a[1] + dy * t + dx * swell) * 1e3) / 1e3]
  })
}

/** A point of the county plane as the contract has it. */
export function roadPoint(roads: TrunkRoads, flat: Flat): LonLat {
  return rounded(roads.plane.toLonLat(flat))
}
