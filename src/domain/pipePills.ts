import { type PipeKind, pipeKinds } from '@/api/contract/pipes'
import type { Pipe } from '@/api/contract/pipes'
import { axisAt, pipeBody } from './pipeBody'
import type { Flat, Plane } from './plane'

/** A pipe that is named on the map: its middle, and how deep its crown lies there, m. */
export interface PipePill { pipe: Pipe, at: Flat, coverM: number }

/** A pipe shorter than this is no place for a name, m. */
const leastLengthM = 4
/** How much nearer a pipe must lie to be named instead of one that is a metre wider, m. */
const metresPerMetreOfWidth = 40

/**
 * The pipe of each kind that is named in a view: a wide one near its middle. At most one of a kind, in the order of the kinds,
 * so that a view is read like a legend.
 */
export function pickPills(pipes: Iterable<Pipe>, plane: Plane): PipePill[] {
  const best = new Map<PipeKind, PipePill & { cost: number }>()
  for (const pipe of pipes) {
    const body = pipeBody(pipe, plane)
    if (body.lengthM < leastLengthM) continue
    const at = axisAt(body, 0.5)
    const cost = Math.hypot(at[0], at[1]) - body.widthM * metresPerMetreOfWidth
    const known = best.get(pipe.kind)
    if (known && (known.cost < cost || (known.cost === cost && known.pipe.id < pipe.id))) continue
    best.set(pipe.kind, { pipe, at, coverM: (body.depthM[0] + body.depthM[1]) / 2 - body.heightM / 2, cost })
  }
  return pipeKinds.flatMap(kind => best.get(kind) ?? [])
}
