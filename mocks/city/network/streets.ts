import type { RoadClass } from '@/api/contract/city'
import { roadClasses } from '@/api/contract/city'
import type { Flat } from '@/domain/plane'
import type { Area } from '../model'
import { groundMmAt } from './ground'

/** A street as the networks use it: a simplified centre line and the room on its two sides. */
export interface StreetLine {
  index: number
  a: number
  b: number
  name: string
  class: RoadClass
  /** 0 trunk … 3 lane. */
  rank: number
  /** From the centre line to the property line (道路红线), m. */
  halfM: number
  lengthM: number
  line: readonly Flat[]
  /** +1 where the right-hand side of the line is its south or east side, else −1. */
  side: 1 | -1
  community: number
}

/** An end of a street at a crossing. */
export interface Arm { line: StreetLine, atStart: boolean }

export interface Streets {
  lines: readonly StreetLine[]
  crossings: readonly Flat[]
  arms: readonly (readonly Arm[])[]
  groundMm: readonly number[]
  /** Middle of all crossings. */
  centre: Flat
}

/** Pavement and verge beyond the kerb that belong to the street, m. */
const townVerge: Readonly<Record<RoadClass, number>> = { trunk: 4, main: 3.5, secondary: 2.5, lane: 1.2 }
const villageVerge: Readonly<Record<RoadClass, number>> = { trunk: 3, main: 1.5, secondary: 1.4, lane: 0.7 }
/** Bends of less than this are not followed, m; village lanes step to and fro at every crossing. */
const townToleranceM = 1, villageToleranceM = 1.9

/** Reads an area's street graph; streets without length are left out. */
export function readStreets(area: Area, urban: boolean): Streets {
  const { crossings, streets } = area.streets
  const flats = crossings.map(({ east, north }): Flat => [east, north])
  const verge = urban ? townVerge : villageVerge
  const arms: Arm[][] = flats.map(() => [])
  const lines: StreetLine[] = []
  for (const [index, street] of streets.entries()) {
    const a = flats[street.a], b = flats[street.b]
    if (a === undefined || b === undefined || street.a === street.b) continue
    const line = simplify([a, ...street.path.slice(1, -1), b], urban ? townToleranceM : villageToleranceM)
    const made: StreetLine = {
      index, a: street.a, b: street.b, name: street.name, class: street.class, rank: roadClasses.indexOf(street.class),
      halfM: street.widthM / 2 + verge[street.class], lengthM: lengthOf(line), line, side: sideOf(a, b), community: street.community,
    }
    lines.push(made)
    arms[street.a]?.push({ line: made, atStart: true })
    arms[street.b]?.push({ line: made, atStart: false })
  }
  const n = Math.max(1, flats.length)
  const centre: Flat = [flats.reduce((sum, at) => sum + at[0], 0) / n, flats.reduce((sum, at) => sum + at[1], 0) / n]
  return { lines, crossings: flats, arms, groundMm: flats.map(at => groundMmAt(area.plane.toLonLat(at))), centre }
}

/** Lines that lie east–west have their first side in the south, the others in the east: as the standard orders power and telecom. */
function sideOf(a: Flat, b: Flat): 1 | -1 {
  const dx = b[0] - a[0], dy = b[1] - a[1]
  return Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 1 : -1) : (dy >= 0 ? 1 : -1)
}

export function lengthOf(line: readonly Flat[]): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1] ?? [0, 0], line[i] ?? [0, 0])
  return sum
}

export function distance(a: Flat, b: Flat): number {
  const dx = b[0] - a[0], dy = b[1] - a[1]
  return Math.sqrt(dx * dx + dy * dy)
}

/** Douglas–Peucker. */
function simplify(line: readonly Flat[], toleranceM: number): Flat[] {
  const first = line[0], last = line.at(-1)
  if (first === undefined || last === undefined || line.length < 3) return [...line]
  const length = Math.max(1e-9, distance(first, last))
  let far = 0, at = 0
  for (const [i, point] of line.entries()) {
    const off = Math.abs((last[0] - first[0]) * (point[1] - first[1]) - (last[1] - first[1]) * (point[0] - first[0])) / length
    if (off > far) { far = off; at = i }
  }
  if (far <= toleranceM) return [first, last]
  return [...simplify(line.slice(0, at + 1), toleranceM).slice(0, -1), ...simplify(line.slice(at), toleranceM)]
}

/** Unit vector from a to b. */
export function unitFrom(a: Flat, b: Flat): Flat {
  const length = Math.max(1e-9, distance(a, b))
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}
