import { createPlane } from '@/domain/plane'
import type { LayerStore } from '../layerStore'
import type { Ground } from './buildings'
import type { MeshBuilder } from './meshBuilder'

/** Above the ground, m. */
const liftM = 0.15
/** A ribbon follows the ground to this, m. */
const toleranceM = 0.1
const longestM = 200
/** The most that a mitre may stretch the half width. */
const longestMitre = 2

type Station = [lon: number, lat: number]

/** Points of a line, with more between where the ground bends away from a straight piece. */
export function drape(points: readonly Station[], ground: Ground): Station[] {
  const result: Station[] = []
  const between = (a: Station, b: Station, t: number): Station => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
  const split = (a: Station, b: Station, left: number): void => {
    const ha = ground(...a), hb = ground(...b)
    const off = Math.max(...[0.25, 0.5, 0.75].map(t => Math.abs(ground(...between(a, b, t)) - (ha + (hb - ha) * t))))
    const length = Math.hypot(...createPlane(a).toFlat(b))
    if (left > 0 && (off > toleranceM || length > longestM)) {
      split(a, between(a, b, 0.5), left - 1)
      split(between(a, b, 0.5), b, left - 1)
    }
    else result.push(b)
  }
  for (const [i, point] of points.entries()) {
    const before = points[i - 1]
    if (before === undefined) result.push(point)
    else split(before, point, 10)
  }
  return result
}

/** A ribbon on the ground, mitred at bends. Its place is metres along and decimetres to the left of its axis: a shader draws kerbs and lines by it. */
export function addRoad(mesh: MeshBuilder, store: LayerStore, index: number, ground: Ground): void {
  const half = Math.max(1, store.number('width', index) || 4) / 2
  for (const { start, end } of store.parts(index)) {
    const line = drape(Array.from({ length: end - start }, (_, k): Station => [store.lon(start + k), store.lat(start + k)]), ground)
    const plane = createPlane(line[0] ?? [0, 0])
    const flat = line.map(plane.toFlat)
    const first = mesh.vertices
    let way = 0
    for (const [i, [x, y]] of flat.entries()) {
      const before = flat[i - 1]
      if (before !== undefined) way += Math.hypot(x - before[0], y - before[1])
      const [sideX, sideY] = sideways(before, [x, y], flat[i + 1])
      for (const sign of [1, -1]) {
        const [lon, lat] = plane.toLonLat([x + sideX * half * sign, y + sideY * half * sign])
        mesh.vertex(mesh.toLocal(lon, lat, ground(lon, lat) + liftM), [0, 0, 1], way / 10, half * sign)
      }
      if (i === 0) continue
      const left = first + (i - 1) * 2
      mesh.triangle(left, left + 1, left + 3)
      mesh.triangle(left, left + 3, left + 2)
    }
  }
}

function sideways(before: readonly [number, number] | undefined, at: readonly [number, number], after: readonly [number, number] | undefined): [number, number] {
  const left = (a: readonly [number, number], b: readonly [number, number]): [number, number] => {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
    return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length]
  }
  const into = before === undefined ? null : left(before, at), out = after === undefined ? null : left(at, after)
  if (into === null || out === null) return into ?? out ?? [0, 1]
  const x = into[0] + out[0], y = into[1] + out[1]
  const stretch = Math.min(longestMitre / Math.max(Math.hypot(x, y), 1e-9), 2 / Math.max(x * x + y * y, 1e-9))
  return [x * stretch, y * stretch]
}
