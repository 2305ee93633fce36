import { BadRow } from '../problems'

export type Point = readonly [lon: number, lat: number]
export interface Bounds { west: number, south: number, east: number, north: number }

const inside = (lon: number, lat: number, { west, south, east, north }: Bounds) => lon >= west && lon <= east && lat >= south && lat <= north

/** A position as degrees inside the bounds. Throws {@link BadRow} with what is wrong with it. */
export function readPoint(value: unknown, bounds: Bounds): Point {
  const [lon, lat] = Array.isArray(value) ? value as unknown[] : []
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) throw new BadRow('badNumber', value === undefined ? '' : JSON.stringify(value).slice(0, 60))
  if (inside(lon, lat, bounds)) return [lon, lat]
  const where = `${lon}, ${lat}`
  if (inside(lat, lon, bounds)) throw new BadRow('swapped', where)
  if (Math.abs(lon) > 1000 || Math.abs(lat) > 1000) throw new BadRow('projected', where)
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw new BadRow('outOfRange', where)
  throw new BadRow('outOfBounds', where)
}

/** Points of a line without repeats. */
export function readLine(value: unknown, bounds: Bounds): Point[] {
  if (!Array.isArray(value)) throw new BadRow('geometry', 'coordinates are not a list')
  const points: Point[] = []
  for (const each of value as unknown[]) {
    const point = readPoint(each, bounds)
    const last = points.at(-1)
    if (last?.[0] !== point[0] || last[1] !== point[1]) points.push(point)
  }
  return points
}

/** A ring without its closing point, counter-clockwise (a hole: clockwise). Throws {@link BadRow}. */
export function readRing(value: unknown, bounds: Bounds, isHole: boolean): Point[] {
  const points = readLine(value, bounds)
  const first = points[0], last = points.at(-1)
  if (points.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) points.pop()
  if (points.length < 3) throw new BadRow('fewPoints')
  if (crossesItself(points)) throw new BadRow('selfCrossing')
  const doubled = doubledArea(points)
  // Below about 1 dm².
  if (Math.abs(doubled) < 2e-12) throw new BadRow('zeroArea')
  return (doubled > 0) === isHole ? points.reverse() : points
}

/** Twice the area in square degrees, positive for counter-clockwise. */
export function doubledArea(points: readonly Point[]): number {
  const [ox, oy] = points[0] ?? [0, 0]
  return points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length] ?? [ox, oy]
    return sum + (x - ox) * (ny - oy) - (nx - ox) * (y - oy)
  }, 0)
}

const side = (a: Point, b: Point, c: Point) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

/** True where two edges that are not neighbours cross. */
export function crossesItself(points: readonly Point[]): boolean {
  const n = points.length
  const at = (i: number): Point => points[i % n] ?? [0, 0]
  for (let i = 0; i < n; i++) {
    const a = at(i), b = at(i + 1)
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      const c = at(j), d = at(j + 1)
      if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) continue
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true
    }
  }
  return false
}
