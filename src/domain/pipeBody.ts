import type { Pipe } from '@/api/contract/pipes'
import type { Flat, Plane } from './plane'
import { axisDepthM, axisElevationM, outerSizeM } from './pipes'

/**
 * A pipe on a plane: a straight axis with its outer profile, upright across it. Depths are the survey's, so that a rough ground
 * does not move them; between the ends everything is linear.
 */
export interface PipeBody {
  readonly pipe: Pipe
  readonly a: Flat
  readonly b: Flat
  /** Horizontal length, m; 0 for a riser. */
  readonly lengthM: number
  readonly widthM: number
  readonly heightM: number
  readonly isRound: boolean
  /** Depth and height above sea level of the axis at both ends, m. */
  readonly depthM: readonly [a: number, b: number]
  readonly elevationM: readonly [a: number, b: number]
}

export function pipeBody(pipe: Pipe, plane: Plane): PipeBody {
  const a = plane.toFlat(pipe.from.point), b = plane.toFlat(pipe.to.point)
  return {
    pipe, a, b, lengthM: Math.hypot(b[0] - a[0], b[1] - a[1]), ...outerSizeM(pipe.profile), isRound: pipe.profile.shape === 'round',
    depthM: [axisDepthM(pipe.from, pipe), axisDepthM(pipe.to, pipe)],
    elevationM: [axisElevationM(pipe.from, pipe), axisElevationM(pipe.to, pipe)],
  }
}

/** Linear between two ends; `t` 0 … 1. */
export function between([a, b]: readonly [number, number], t: number): number {
  return a + (b - a) * t
}

/** A point of the axis on the plane. */
export function axisAt({ a, b }: PipeBody, t: number): Flat {
  return [between([a[0], b[0]], t), between([a[1], b[1]], t)]
}

/** Twice the signed area of p, q, x: positive where x lies left of p → q. The same three points always give the same number. */
export function sideOf(p: Flat, q: Flat, x: Flat): number {
  return (q[0] - p[0]) * (x[1] - p[1]) - (q[1] - p[1]) * (x[0] - p[0])
}
