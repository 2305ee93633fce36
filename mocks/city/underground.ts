import type { Relation, SearchHit, Thing } from '@/api/contract/city'
import { regionAt } from '../county/regions'
import type { CityBuilding } from './model'
import { findByPrefix, findNode, findPipe } from './network/lookup'
import { nodeIdOf, pipeIdOf } from './network/plan'
import { nodeRecord, pipeRecord } from './network/records'
import { nodeName, pipeName, pipesOfBuilding, relationsOfNode, relationsOfPipe } from './network/relations'

/** A pipe or node with its relations, or null for an unknown id. */
export function undergroundThing(seed: number, kind: 'pipe' | 'node', id: string): Extract<Thing, { kind: 'pipe' | 'node' }> | null {
  if (kind === 'pipe') {
    const pipe = findPipe(seed, id)
    return pipe === null ? null : { kind, record: pipeRecord(pipe), relations: relationsOfPipe(seed, pipe) }
  }
  const node = findNode(seed, id)
  return node === null ? null : { kind, record: nodeRecord(node), relations: relationsOfNode(node) }
}

/** Pipes that serve a building. */
export function pipesAt(seed: number, building: CityBuilding): Relation[] {
  return pipesOfBuilding(seed, building)
}

/** Pipes and nodes of the wanted communities whose id begins with the text; it must name the block (`JS118…`). */
export function undergroundHits(seed: number, text: string, most: number, wanted: (community: number) => boolean): SearchHit[] {
  const { nodes, pipes } = findByPrefix(seed, text, most, wanted)
  const note = (community: number): string => `${regionAt(regionAt(community).parentIndex).name} · ${regionAt(community).name}`
  return [
    ...nodes.map((node): SearchHit => ({ kind: 'node', id: nodeIdOf(node), name: `${nodeName(node)} ${nodeIdOf(node)}`, note: note(node.community), region: regionAt(node.community).code, point: node.point })),
    ...pipes.map((pipe): SearchHit => ({ kind: 'pipe', id: pipeIdOf(pipe), name: `${pipeName(pipe)} ${pipeIdOf(pipe)}`, note: pipe.road === null ? note(pipe.community) : `${note(pipe.community)} · ${pipe.road}`, region: regionAt(pipe.community).code, point: pipe.from.point })),
  ].slice(0, most)
}
