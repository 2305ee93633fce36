import type { Pipe } from '@/api/contract/pipes'
import { axisDepthM, axisElevationM, outerSizeM } from '@/domain/pipes'
import type { Flat, Plane } from '@/domain/plane'

/** Brute force for pits and sections: pipes are walked along in steps of this length, m. */
const stepM = 0.01

/** Twice the area is not asked: only on which side of every edge of a convex, counter-clockwise ring a point lies. */
export function isInside(ring: readonly Flat[], x: number, y: number): boolean {
  return ring.every((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p
    return (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]) >= 0
  })
}

export interface Sampled { lengthM: number, contactM: number, coverM: number }

/** What a digger meets of a pipe, seen centimetre by centimetre along it and in 41 strips across it. */
export function sampled(pipe: Pipe, ring: readonly Flat[], floorM: number, plane: Plane): Sampled | null {
  const a = plane.toFlat(pipe.from.point), b = plane.toFlat(pipe.to.point)
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]), ux = (b[0] - a[0]) / length, uy = (b[1] - a[1]) / length
  const { widthM, heightM } = outerSizeM(pipe.profile)
  const [d0, d1] = [axisDepthM(pipe.from, pipe), axisDepthM(pipe.to, pipe)]
  const box = [0, 1].map(k => [Math.min(...ring.map(p => p[k] ?? 0)) - widthM, Math.max(...ring.map(p => p[k] ?? 0)) + widthM])
  let met = 0, contactM = Infinity, coverM = Infinity
  const steps = Math.ceil(length / stepM)
  for (let i = 0; i < steps; i++) {
    const t = (i + 0.5) / steps, x = a[0] + (b[0] - a[0]) * t, y = a[1] + (b[1] - a[1]) * t, axis = d0 + (d1 - d0) * t
    if (x < (box[0]?.[0] ?? 0) || x > (box[0]?.[1] ?? 0) || y < (box[1]?.[0] ?? 0) || y > (box[1]?.[1] ?? 0)) continue
    let isMet = false
    for (let j = -20; j <= 20; j++) {
      const aside = j / 20 * widthM / 2 * 0.99999
      const half = pipe.profile.shape === 'round' ? Math.sqrt(Math.max(0, (heightM / 2) ** 2 - aside * aside)) : heightM / 2
      if (axis - half >= floorM || axis + half <= 0 || !isInside(ring, x - uy * aside, y + ux * aside)) continue
      isMet = true
      contactM = Math.min(contactM, axis - half)
    }
    if (isMet) { met += 1; coverM = Math.min(coverM, axis - heightM / 2) }
  }
  const slope = (pipe.from.elevationM - pipe.to.elevationM) / length
  return met === 0 ? null : { lengthM: met * length / steps * Math.hypot(1, slope), contactM: Math.max(0, contactM), coverM }
}

/** Where a line cuts a pipe. */
export interface Cut { id: string, chainageM: number, axisDepthM: number, axisElevationM: number, angleDeg: number }

/** Where a pipe changes the side of a leg, found by walking along it centimetre by centimetre. */
export function walked(pipe: Pipe, line: readonly Flat[], plane: Plane): Cut[] {
  const a = plane.toFlat(pipe.from.point), b = plane.toFlat(pipe.to.point)
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]), steps = Math.ceil(length / stepM)
  const cuts: Cut[] = []
  let startM = 0
  for (const [k, q] of line.entries()) {
    const p = line[k - 1]
    if (p === undefined) continue
    const leg = Math.hypot(q[0] - p[0], q[1] - p[1]), ux = (q[0] - p[0]) / leg, uy = (q[1] - p[1]) / leg
    const angleDeg = angleBetween([ux, uy], [(b[0] - a[0]) / length, (b[1] - a[1]) / length])
    let before = NaN
    for (let i = 0; i <= steps; i++) {
      const t = i / steps, x = a[0] + (b[0] - a[0]) * t - p[0], y = a[1] + (b[1] - a[1]) * t - p[1]
      const aside = ux * y - uy * x, way = ux * x + uy * y
      if (before * aside < 0 && way >= 0 && way <= leg) cuts.push({ id: pipe.id, chainageM: startM + way, angleDeg, axisDepthM: mixed(axisDepthM(pipe.from, pipe), axisDepthM(pipe.to, pipe), t), axisElevationM: mixed(axisElevationM(pipe.from, pipe), axisElevationM(pipe.to, pipe), t) })
      before = aside
    }
    startM += leg
  }
  return cuts
}

const mixed = (from: number, to: number, t: number): number => from + (to - from) * t

/** Between two directions, 0 … 90. */
function angleBetween(u: Flat, v: Flat): number {
  return Math.acos(Math.min(1, Math.abs(u[0] * v[0] + u[1] * v[1]))) * 180 / Math.PI
}
