import type { Primitive } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import type { Pipe } from '@/api/contract/pipes'
import { axisElevationM, outerSizeM } from '@/domain/pipes'
import { type Point3, tubes } from './solids'

/** A hull stands so far off the pipe that it never flickers with it, m. */
const hullGapM = 0.14

/** Where the axis of a pipe is at a share of its length. */
export function axisPoint(pipe: Pipe, share: number): Point3 {
  const { from, to } = pipe
  const mixed = (a: number, b: number) => a + (b - a) * share
  const point: LonLat = [mixed(from.point[0], to.point[0]), mixed(from.point[1], to.point[1])]
  return [point[0], point[1], mixed(axisElevationM(from, pipe), axisElevationM(to, pipe))]
}

/** Half of the larger side of a pipe's outer profile, m. */
export function outerRadiusM({ profile }: Pipe): number {
  const { widthM, heightM } = outerSizeM(profile)
  return Math.max(widthM, heightM) / 2
}

/** A bright glass hull round a whole pipe, seen through everything. */
export function hullOfPipe(pipe: Pipe): Primitive {
  return tubes([{ line: [axisPoint(pipe, 0), axisPoint(pipe, 1)], radiusM: outerRadiusM(pipe) + hullGapM, css: '#ffffff', alpha: 0.55 }], true)
}
