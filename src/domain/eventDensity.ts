import type { LonLat } from '@/api/contract/common'
import type { RegionLevel } from '@/api/contract/regions'
import { type Bounds, metresPerDegree } from './geodesy'

/** Density at the points of a regular grid, from the south-west corner row by row to the north. */
export interface DensityGrid {
  west: number
  south: number
  /** Degrees between two points. */
  stepLon: number
  stepLat: number
  columns: number
  rows: number
  /** Per km². */
  values: Float32Array
  /** Where it is densest; null where nothing is. */
  peak: { at: LonLat, perKm2: number } | null
}

/** How far one event is felt, and how fine the grid is, m: about a tenth of what is in view, and a sixth of that. */
export const densityScale: Readonly<Record<RegionLevel, { bandwidthM: number, cellM: number }>> = {
  county: { bandwidthM: 2_400, cellM: 400 }, town: { bandwidthM: 900, cellM: 150 }, community: { bandwidthM: 300, cellM: 50 },
}
/** Class breaks of the density, events per km²: wider areas are emptier on the whole. Fixed, so that two days can be compared. */
export const densityBreaks: Readonly<Record<RegionLevel, readonly [number, number, number, number]>> = {
  county: [0.2, 0.5, 1, 2], town: [1, 2, 4, 8], community: [5, 10, 20, 40],
}

/**
 * Kernel density of points over an area: each spreads over a disc of radius `bandwidthM` by the biweight kernel
 * 3/(πh²)·(1 − (r/h)²)² (Silverman, Density Estimation, 1986, §4.2), so that the volume under the surface is their number.
 * Time grows with points × cells of a disc.
 */
export function eventDensity(points: readonly LonLat[], bounds: Bounds, { bandwidthM, cellM }: { bandwidthM: number, cellM: number }): DensityGrid {
  const { west, south, east, north } = bounds
  const metresLon = metresPerDegree * Math.cos((south + north) / 2 * Math.PI / 180)
  const stepLon = cellM / metresLon, stepLat = cellM / metresPerDegree
  const columns = Math.max(2, Math.ceil((east - west) / stepLon) + 1), rows = Math.max(2, Math.ceil((north - south) / stepLat) + 1)
  const values = new Float32Array(columns * rows)
  const top = 3 / (Math.PI * (bandwidthM / 1000) ** 2), reach = Math.ceil(bandwidthM / cellM)
  for (const [lon, lat] of points) {
    const x = (lon - west) / stepLon, y = (lat - south) / stepLat
    for (let j = Math.max(0, Math.floor(y) - reach); j <= Math.min(rows - 1, Math.ceil(y) + reach); j++) {
      for (let i = Math.max(0, Math.floor(x) - reach); i <= Math.min(columns - 1, Math.ceil(x) + reach); i++) {
        const share = ((i - x) ** 2 + (j - y) ** 2) * cellM ** 2 / bandwidthM ** 2
        if (share < 1) values[j * columns + i] = (values[j * columns + i] ?? 0) + top * (1 - share) ** 2
      }
    }
  }
  let best = 0
  for (const [k, value] of values.entries()) if (value > (values[best] ?? 0)) best = k
  const most = values[best] ?? 0
  return {
    west, south, stepLon, stepLat, columns, rows, values,
    peak: most > 0 ? { at: [west + best % columns * stepLon, south + Math.floor(best / columns) * stepLat], perKm2: most } : null,
  }
}
