import type { PipeKind } from '@/api/contract/pipes'
import { type DrainSize, branchSize, drainSpec } from './specs'
import type { NetNode, NetPipe } from './plan'

/** How a drain is graded; covers in mm of soil above the outer top. */
export interface Grading { kind: PipeKind, sizes: readonly DrainSize[], coverMm: number, headCoverMm: number, year: (pipe: NetPipe) => number }

/** Soil above the outer top of the pipe from a house or a gully, mm. */
const branchCoverMm = 720
/** A sewer deeper than this is lifted by a pump, mm. */
const deepestMm = 6_900

/** The outer top lies this far above the inner bottom, mm. */
function riseMm({ spec: { profile } }: NetPipe): number {
  return (profile.shape === 'round' ? profile.diameterMm : profile.heightMm) + profile.wallMm
}
const innerMm = ({ spec: { profile } }: NetPipe): number => profile.shape === 'round' ? profile.diameterMm : profile.heightMm

/** True for the pipe from a house or a gully. */
export function isBranch(pipe: NetPipe): boolean {
  return pipe.building !== null || pipe.from.feature === 'gully'
}

/**
 * Sizes and heights of everything that drains to an outlet, from the heads down: each pipe takes what drains to it, crowns meet
 * where pipes grow, every pipe falls by its least slope at least, and where it would lie too deep a pump lifts it.
 */
export function grade(outlet: NetNode, grading: Grading): void {
  const order: NetNode[] = [outlet]
  for (let k = 0; k < order.length; k++) {
    const node = order[k]
    for (const pipe of node?.pipes ?? []) if (pipe.to === node) order.push(pipe.from)
  }
  const load = new Map<NetNode, number>()
  for (let k = order.length - 1; k >= 0; k--) {
    const node = order[k]
    const out = node?.pipes.find(pipe => pipe.from === node)
    if (node === undefined || out === undefined) continue
    let carried = out.lengthM
    for (const pipe of node.pipes) if (pipe.to === node) carried += isBranch(pipe) ? 15 : load.get(pipe.from) ?? 0
    load.set(node, carried)
    gradePipe(node, out, isBranch(out) ? branchSize : grading.sizes.find(size => carried <= size.upToM) ?? branchSize, grading)
  }
}

function gradePipe(node: NetNode, out: NetPipe, size: DrainSize, grading: Grading): void {
  out.spec = drainSpec(grading.kind, size, grading.year(out), out.spec.owner)
  const branch = size === branchSize
  const rise = riseMm(out), inner = innerMm(out)
  const cover = branch ? branchCoverMm : node.pipes.length === 1 ? grading.headCoverMm : grading.coverMm
  const shallow = node.groundMm - cover - rise
  let top = shallow
  for (const pipe of node.pipes) if (pipe.to === node) top = Math.min(top, isBranch(pipe) ? pipe.toMm : pipe.toMm + innerMm(pipe) - inner)
  const fall = Math.max(1, Math.ceil(size.slope * out.lengthM))
  const floor = out.to.groundMm - (branch ? branchCoverMm : grading.coverMm) - rise
  const end = (from: number): number => Math.min(from - fall, floor)
  if (!branch && top < shallow - 500 && (node.groundMm - top > deepestMm || out.to.groundMm - end(top) > deepestMm)) {
    node.feature = 'pumpStation'
    top = shallow
  }
  out.fromMm = top
  out.toMm = end(top)
}
