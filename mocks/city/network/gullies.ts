import type { AreaPlan } from './areaPlan'
import type { Drains } from './drains'
import { offsetOf } from './lateral'
import type { Draft, NetNode } from './plan'
import { branchSize, drainSpec, ownerOf } from './specs'
import { unitFrom } from './streets'

/** 雨水篦 at the kerb beside the storm manholes of a street, on either side by turns. */
export function layGullies(draft: Draft, plan: AreaPlan, storm: Drains): void {
  for (const line of plan.streets.lines) {
    const nodes = storm.byStreet.get(line.index)
    if (nodes === undefined) continue
    const kerbM = plan.area.streets.streets[line.index]?.widthM ?? 6
    const year = plan.year('YS', line), owner = ownerOf('YS', line.community, plan.urban, 0)
    for (let i = 1; i < nodes.length - 1; i += plan.urban ? 1 : 2) {
      const before = nodes[i - 1], node = nodes[i]
      if (before === undefined || node === undefined) continue
      const u = unitFrom([before.east, before.north], [node.east, node.north])
      const side = i % 2 === 0 ? 1 : -1
      gully(draft, node, [u[1] * side, -u[0] * side], kerbM / 2 - 0.5 + Math.abs(offsetOf('YS', line)) * 0.2, year, owner, line.index, line.name)
    }
  }
}

function gully(draft: Draft, node: NetNode, n: readonly [number, number], reachM: number, year: number, owner: string, street: number, road: string): void {
  const { community } = node
  const made = draft.node('YS', [node.east + n[0] * reachM, node.north + n[1] * reachM], 'gully', { community, year, owner })
  draft.pipe(made, node, drainSpec('YS', branchSize, year, owner), { street, community, road })
}
