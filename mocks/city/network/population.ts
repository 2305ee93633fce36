import { networksOf } from './networks'
import type { NetNode, NetPipe } from './plan'

/** Every pipe and node of the county in one list, for choosing some of them by hash. */
export interface Population { pipes: readonly NetPipe[], nodes: readonly NetNode[], tooClose: readonly NetPipe[] }

const kept = new Map<number, Population>()
const mostKept = 3

export function populationOf(seed: number): Population {
  const known = kept.get(seed)
  if (known !== undefined) return known
  const all = networksOf(seed).all()
  const made: Population = { pipes: all.flatMap(network => network.pipes), nodes: all.flatMap(network => network.nodes), tooClose: all.flatMap(network => network.tooClose) }
  if (kept.size >= mostKept) { const oldest = kept.keys().next().value; if (oldest !== undefined) kept.delete(oldest) }
  kept.set(seed, made)
  return made
}
