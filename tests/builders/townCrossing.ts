import type { Pipe, PipeNode } from '@/api/contract/pipes'
import { type Plane, createPlane } from '@/domain/plane'
import { createRelief } from '@/domain/relief'
import elevation from '../../public/county/370124/elevation-2km.json' with { type: 'json' }
import { nodesIn, pipesIn } from '../../mocks/city/network/lookup'
import { networksOf } from '../../mocks/city/network/networks'
import { nodeRecord, pipeRecord } from '../../mocks/city/network/records'

/** The survey of the demo county round a place, on a plane whose origin is that place. */
export interface Surroundings { plane: Plane, pipes: readonly Pipe[], nodes: readonly PipeNode[], groundHeight: (lon: number, lat: number) => number }

/** All pipes and nodes within `reachM` of the middlemost crossing of four main streets of the demo's county town. */
export function townCrossing(reachM: number, seed = 370124): Surroundings {
  const plan = networksOf(seed).plans[0]
  if (plan === undefined) throw new Error('no county town')
  const { crossings, arms, centre } = plan.streets
  const away = (k: number): number => Math.hypot((crossings[k]?.[0] ?? 0) - centre[0], (crossings[k]?.[1] ?? 0) - centre[1])
  const [best = 0] = [...crossings.keys()].filter(k => arms[k]?.length === 4 && arms[k].every(({ line }) => line.rank <= 2)).sort((a, b) => away(a) - away(b))
  const plane = createPlane(plan.area.plane.toLonLat(crossings[best] ?? centre))
  const [west, south] = plane.toLonLat([-reachM, -reachM]), [east, north] = plane.toLonLat([reachM, reachM])
  const box = [west, south, east, north] as const
  return { plane, pipes: pipesIn(seed, box, null).map(pipeRecord), nodes: nodesIn(seed, box, null).map(nodeRecord), groundHeight: createRelief(elevation).groundHeight }
}
