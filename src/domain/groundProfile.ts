import type { LonLat } from '@/api/contract/common'
import type { Plane } from './plane'

/** Height of the ground in metres at a longitude and latitude. */
export type GroundHeight = (lon: number, lat: number) => number

/** A point of the ground along a line: metres from the line's start, and height above sea level. */
export interface ProfilePoint { chainageM: number, point: LonLat, groundM: number }

/** A piece that bends by more than this between two samples is halved again. */
const bendM = 0.01
const mostHalvings = 4

/**
 * The ground along a line: a sample at every point of the line, at most `stepM` between two, and finer where the ground bends.
 * Points that repeat are left out.
 */
export function groundProfile(line: readonly LonLat[], plane: Plane, groundHeight: GroundHeight, stepM = 2): ProfilePoint[] {
  const sample = (chainageM: number, point: LonLat): ProfilePoint => ({ chainageM, point, groundM: groundHeight(point[0], point[1]) })
  const middle = (a: ProfilePoint, b: ProfilePoint) => sample((a.chainageM + b.chainageM) / 2, [(a.point[0] + b.point[0]) / 2, (a.point[1] + b.point[1]) / 2])
  const refined = (a: ProfilePoint, b: ProfilePoint, left: number): ProfilePoint[] => {
    const m = middle(a, b)
    if (left === 0 || Math.abs(m.groundM - (a.groundM + b.groundM) / 2) <= bendM) return [b]
    return [...refined(a, m, left - 1), ...refined(m, b, left - 1)]
  }
  const profile: ProfilePoint[] = []
  for (const point of line) {
    const before = profile.at(-1)
    if (!before) { profile.push(sample(0, point)); continue }
    const from = plane.toFlat(before.point), to = plane.toFlat(point)
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    const pieces = Math.ceil(length / stepM)
    for (let i = 1, last = before; i <= pieces; i++) {
      const k = i / pieces
      const next = sample(before.chainageM + length * k, i === pieces ? point : [before.point[0] + (point[0] - before.point[0]) * k, before.point[1] + (point[1] - before.point[1]) * k])
      profile.push(...refined(last, next, mostHalvings))
      last = next
    }
  }
  return profile
}

/** Length along the ground, m. */
export function surfaceLengthM(profile: readonly ProfilePoint[]): number {
  return profile.reduce((sum, { chainageM, groundM }, i) => {
    const before = profile[i - 1]
    return before ? sum + Math.hypot(chainageM - before.chainageM, groundM - before.groundM) : sum
  }, 0)
}

/** The ground at a distance along the profile, linear between samples; the end values beyond it. */
export function groundAt(profile: readonly ProfilePoint[], chainageM: number): number {
  let low = 0, high = profile.length - 1
  while (high - low > 1) {
    const m = (low + high) >> 1
    if ((profile[m]?.chainageM ?? 0) <= chainageM) low = m
    else high = m
  }
  const a = profile[low], b = profile[high]
  if (!a || !b) return 0
  const span = b.chainageM - a.chainageM
  const k = span > 0 ? Math.min(1, Math.max(0, (chainageM - a.chainageM) / span)) : 0
  return a.groundM + (b.groundM - a.groundM) * k
}
