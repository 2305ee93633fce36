import type { PipeKind } from '@/api/contract/pipes'
import { hash, unit } from '../../county/hash'
import type { Draft, NetNode, Network, PipeSpec } from './plan'
import type { Run } from './runs'

/** Usual depth of the outer top and how much it varies, mm; water lies below the frost line. From the surface down as GB 50289 orders crossings. */
const depths: Readonly<Record<'JS' | 'RQ' | 'RL' | 'DL' | 'TX', readonly [mm: number, spread: number]>> = {
  TX: [800, 40], DL: [860, 120], RQ: [1_060, 120], JS: [1_260, 180], RL: [1_640, 220],
}

/** Depth of the outer top at a node, the same for every pipe that meets there; mm. */
export function pressureDepthMm({ kind, block, number }: NetNode): number {
  const [mm, spread] = kind === 'YS' || kind === 'WS' ? [0, 0] as const : depths[kind]
  return Math.round(mm + (unit(hash(0xdeb, block, number)) - 0.5) * spread)
}

/** Sets the heights of every pipe that is not graded by its fall. */
export function level(network: Network): void {
  for (const pipe of network.pipes) {
    if (pipe.kind === 'YS' || pipe.kind === 'WS') continue
    pipe.fromMm = pipe.from.groundMm - pressureDepthMm(pipe.from)
    pipe.toMm = pipe.to.groundMm - pressureDepthMm(pipe.to)
  }
}

/** Joins the nodes of the runs with pipes, away from the source. */
export function joinRuns(draft: Draft, runs: readonly Run[], specOf: (run: Run) => PipeSpec): void {
  for (const run of runs) {
    const spec = specOf(run)
    const { line } = run.route
    for (let i = 1; i < run.nodes.length; i++) {
      const a = run.nodes[i - 1], b = run.nodes[i]
      if (a !== undefined && b !== undefined) draft.pipe(a, b, spec, { street: line.index, community: line.community, road: line.name })
    }
  }
}

/** Kinds that are not graded. */
export const pressureKinds = ['JS', 'RQ', 'RL', 'DL', 'TX'] as const satisfies readonly PipeKind[]
