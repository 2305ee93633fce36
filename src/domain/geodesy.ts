import type { LonLat } from '@/api/contract/common'

/** Mean length of one degree of latitude on WGS-84, metres. */
export const metresPerDegree = 111_195

/** Bounds in degrees. */
export interface Bounds { west: number, south: number, east: number, north: number }
export type Ring = readonly LonLat[]
/** MultiPolygon coordinates: outer ring first, holes after it. */
export type Polygons = readonly (readonly Ring[])[]

/** Smallest bounds that hold all rings; null without a point. */
export function boundsOf(polygons: Polygons): Bounds | null {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const rings of polygons) {
    for (const [lon, lat] of rings[0] ?? []) {
      bounds.west = Math.min(bounds.west, lon)
      bounds.east = Math.max(bounds.east, lon)
      bounds.south = Math.min(bounds.south, lat)
      bounds.north = Math.max(bounds.north, lat)
    }
  }
  return bounds.west <= bounds.east ? bounds : null
}

/** True when the ring holds the point, by the even-odd rule; the ring may be closed or open. */
export function ringContains(ring: Ring, [x, y]: LonLat): boolean {
  let inside = false
  let before = ring.at(-1)
  for (const point of ring) {
    if (before !== undefined && (point[1] > y) !== (before[1] > y)
      && x < (before[0] - point[0]) * (y - point[1]) / (before[1] - point[1]) + point[0]) inside = !inside
    before = point
  }
  return inside
}

/** True when one of the polygons holds the point and none of its holes does. */
export function polygonsContain(polygons: Polygons, point: LonLat): boolean {
  return polygons.some(([outer, ...holes]) => outer !== undefined && ringContains(outer, point) && !holes.some(hole => ringContains(hole, point)))
}

/** Area of a ring in square degrees, positive when counter-clockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0
  let before = ring.at(-1)
  for (const point of ring) {
    if (before !== undefined) sum += before[0] * point[1] - point[0] * before[1]
    before = point
  }
  return sum / 2
}

function distanceToEdges(rings: readonly Ring[], x: number, y: number, scale: number): number {
  let best = Infinity
  for (const ring of rings) {
    let before = ring.at(-1)
    for (const point of ring) {
      if (before !== undefined) {
        const ax = before[0] * scale, ay = before[1]
        const dx = point[0] * scale - ax, dy = point[1] - ay
        const length = dx * dx + dy * dy
        const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
        best = Math.min(best, Math.hypot(ax + dx * t - x, ay + dy * t - y))
      }
      before = point
    }
  }
  return best
}

/**
 * Where a label of the given aspect (width ÷ height) stands best: the inner point that is farthest from every edge. A wide
 * label counts a degree of longitude for less. Found on a grid that is refined round its best cell, so it is a good point,
 * not the exact one.
 */
export function labelPoint(polygons: Polygons, aspect = 1.6): LonLat | null {
  let largest: readonly Ring[] | null = null
  let area = 0
  for (const rings of polygons) {
    const size = Math.abs(signedArea(rings[0] ?? []))
    if (size > area) { area = size; largest = rings }
  }
  const bounds = largest && boundsOf([largest])
  if (!largest || !bounds) return null
  const scale = Math.cos((bounds.south + bounds.north) / 2 * Math.PI / 180) / aspect
  let best: LonLat | null = null
  let bestDistance = -1
  let { west, south, east, north } = bounds
  for (let round = 0; round < 4; round++) {
    const steps = 12
    const dx = (east - west) / steps, dy = (north - south) / steps
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const point: LonLat = [west + i * dx, south + j * dy]
        if (!polygonsContain([largest], point)) continue
        const distance = distanceToEdges(largest, point[0] * scale, point[1], scale)
        if (distance > bestDistance) { bestDistance = distance; best = point }
      }
    }
    if (!best) return largest[0]?.[0] ?? null
    ;[west, east, south, north] = [best[0] - dx, best[0] + dx, best[1] - dy, best[1] + dy]
  }
  return best
}

/** True where two rings have the same points in the same order. */
export const sameRing = (a: readonly LonLat[] | null, b: readonly LonLat[]): boolean => a?.length === b.length && a.every((point, i) => point[0] === b[i]?.[0] && point[1] === b[i][1])
