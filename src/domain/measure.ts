import type { LonLat } from '@/api/contract/common'
import { ringContains } from './geodesy'
import { type GroundHeight, groundProfile, surfaceLengthM } from './groundProfile'
import { type NumberLocale, fullNumber } from './numberFormat'
import type { Plane } from './plane'

/** A point that was picked: on the ground, or on what stands there, metres above sea level. */
export interface PickedPoint { point: LonLat, heightM: number }

/** Length of a line, m: along the ground, on the map, and straight from point to point through the air. */
export interface Distance { surfaceM: number, horizontalM: number, straightM: number, /** Horizontal, from each point to the next. */ legsM: readonly number[] }

/** Samples along a line, at the most: a line over the county is measured at coarser steps. */
const mostSamples = 4_000

export function measureDistance(points: readonly PickedPoint[], plane: Plane, groundHeight: GroundHeight): Distance {
  const legs = points.slice(1).map((to, i) => {
    const from = points[i] ?? to
    const [ax, ay] = plane.toFlat(from.point), [bx, by] = plane.toFlat(to.point)
    return { horizontalM: Math.hypot(bx - ax, by - ay), riseM: to.heightM - from.heightM }
  })
  const horizontalM = legs.reduce((sum, leg) => sum + leg.horizontalM, 0)
  const profile = groundProfile(points.map(({ point }) => point), plane, groundHeight, Math.max(2, horizontalM / mostSamples))
  return {
    surfaceM: surfaceLengthM(profile), horizontalM,
    straightM: legs.reduce((sum, leg) => sum + Math.hypot(leg.horizontalM, leg.riseM), 0),
    legsM: legs.map(leg => leg.horizontalM),
  }
}

/** Area of a polygon, m²: on the map and over the ground; and the length of its edge on the map. */
export interface Area { horizontalM2: number, surfaceM2: number, edgeM: number }

/** Cells along the longer side of a polygon, over which the slope of the ground is averaged. */
const slopeCells = 96

/** `surfaceM2` is the horizontal area times the mean of √(1 + slope²) over the polygon. */
export function measureArea(points: readonly LonLat[], plane: Plane, groundHeight: GroundHeight): Area {
  const flat = points.map(point => plane.toFlat(point))
  let double = 0, edgeM = 0
  for (const [i, q] of flat.entries()) {
    const p = flat.at(i - 1)
    if (!p) continue
    double += p[0] * q[1] - q[0] * p[1]
    edgeM += Math.hypot(q[0] - p[0], q[1] - p[1])
  }
  const horizontalM2 = Math.abs(double) / 2
  return { horizontalM2, surfaceM2: horizontalM2 * meanStretch(points, plane, groundHeight), edgeM }
}

function meanStretch(points: readonly LonLat[], plane: Plane, groundHeight: GroundHeight): number {
  const flat = points.map(point => plane.toFlat(point))
  const east = flat.map(p => p[0]), north = flat.map(p => p[1])
  const west = Math.min(...east), south = Math.min(...north)
  const step = Math.max(Math.max(...east) - west, Math.max(...north) - south) / slopeCells
  if (!(step > 0)) return 1
  const height = (x: number, y: number) => groundHeight(...plane.toLonLat([x, y]))
  let sum = 0, count = 0
  for (let i = 0; i < slopeCells; i++) {
    for (let j = 0; j < slopeCells; j++) {
      const x = west + (i + 0.5) * step, y = south + (j + 0.5) * step
      if (!ringContains(points, plane.toLonLat([x, y]))) continue
      const slopeE = (height(x + step / 2, y) - height(x - step / 2, y)) / step, slopeN = (height(x, y + step / 2) - height(x, y - step / 2)) / step
      sum += Math.sqrt(1 + slopeE * slopeE + slopeN * slopeN)
      count += 1
    }
  }
  return count === 0 ? 1 : sum / count
}

/** Difference in height of two points, m; positive where the second is higher. `slopePercent` is null straight above. */
export interface HeightDifference { riseM: number, horizontalM: number, straightM: number, slopePercent: number | null }

export function measureHeight(from: PickedPoint, to: PickedPoint, plane: Plane): HeightDifference {
  const [ax, ay] = plane.toFlat(from.point), [bx, by] = plane.toFlat(to.point)
  const horizontalM = Math.hypot(bx - ax, by - ay), riseM = to.heightM - from.heightM
  return { riseM, horizontalM, straightM: Math.hypot(horizontalM, riseM), slopePercent: horizontalM === 0 ? null : riseM / horizontalM * 100 }
}

/** A length for the wall: metres with one decimal, kilometres with two from 1,000 m. */
export function lengthText(m: number, locale: NumberLocale): string {
  return Math.abs(m) < 999.95 ? `${fullNumber(m, 1, locale)} m` : `${fullNumber(m / 1000, 2, locale)} km`
}

/** A depth, a cover or a difference in height: metres with two decimals and a true minus sign. */
export function fineLengthText(m: number, locale: NumberLocale): string {
  const rounded = Math.round(m * 100) / 100
  return `${rounded < 0 ? '−' : ''}${fullNumber(Math.abs(rounded), 2, locale)} m`
}

/** An area for the wall: m² below a hectare, hectares below a square kilometre, km² above. */
export function areaText(m2: number, locale: NumberLocale): string {
  if (m2 < 9_999.5) return `${fullNumber(m2, m2 < 99.95 ? 1 : 0, locale)} m²`
  return m2 < 999_950 ? `${fullNumber(m2 / 10_000, 2, locale)} ha` : `${fullNumber(m2 / 1_000_000, 2, locale)} km²`
}

/** A volume, m³. */
export function volumeText(m3: number, locale: NumberLocale): string {
  return `${fullNumber(m3, m3 < 99.95 ? 1 : 0, locale)} m³`
}
