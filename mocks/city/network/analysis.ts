import type { LonLat } from '@/api/contract/common'
import { nodeId, pipeId } from '@/api/contract/ids'
import { type BurstResult, type ClearanceResult, type NetworkAnalysis, householdStep } from '@/api/contract/pipes'
import { burstZones } from '@/domain/burstZones'
import { outerSizeM } from '@/domain/pipes'
import { createPlane } from '@/domain/plane'
import { isWithin, regionAt } from '../../county/regions'
import { buildingsOf } from '../buildings'
import type { CityBuilding } from '../model'
import { networksOf } from './networks'
import { type NetNode, type NetPipe, nodeIdOf, pipeIdOf } from './plan'
import { populationOf } from './population'

interface Kept { bursts: readonly (BurstResult & { community: number })[], clearances: readonly (ClearanceResult & { community: number })[] }
const kept = new Map<number, Kept>()
const mostKept = 2, mostBursts = 50

/** Results of the county's networks in a region, as the contract has them; worked out once for a seed. */
export function analysisOf(seed: number, root: number): Omit<NetworkAnalysis, 'region'> {
  const known = kept.get(seed) ?? { bursts: burstsOf(seed), clearances: clearancesOf(seed) }
  if (!kept.has(seed) && kept.size >= mostKept) { const oldest = kept.keys().next().value; if (oldest !== undefined) kept.delete(oldest) }
  kept.set(seed, known)
  const here = <T extends { community: number }>(list: readonly T[]): T[] => list.filter(({ community }) => isWithin(community, root))
  const bursts = here(known.bursts)
  return {
    zones: bursts.length, bursts: bursts.slice(0, mostBursts).map(({ community: _community, ...result }) => result),
    clearances: here(known.clearances).map(({ community: _community, ...result }) => result),
  }
}

const middleOf = ({ from, to }: NetPipe): LonLat => [Math.round((from.point[0] + to.point[0]) * 5e6) / 1e7, Math.round((from.point[1] + to.point[1]) * 5e6) / 1e7]
const keyUses: ReadonlySet<CityBuilding['use']> = new Set(['school', 'medical', 'elderlyCare'])

/** One result for each part of the water network between valves: the burst of its longest main; the gravest first. */
function burstsOf(seed: number): Kept['bursts'] {
  const pipes = populationOf(seed).pipes.filter(({ kind }) => kind === 'JS')
  const numberOf = new Map<NetNode, number>()
  const list: NetNode[] = []
  const number = (node: NetNode): number => {
    const known = numberOf.get(node)
    if (known !== undefined) return known
    numberOf.set(node, list.length)
    return list.push(node) - 1
  }
  const links = pipes.map(({ from, to }) => [number(from), number(to)] as const)
  const zones = burstZones({
    nodes: list.length, links, valves: new Map(list.flatMap((node, k) => node.valve === null ? [] : [[k, node.valve] as const])),
    sources: list.flatMap((node, k) => node.feature === 'station' ? [k] : []),
  })
  const own = { lengthM: new Float64Array(zones.count), buildings: new Float64Array(zones.count), households: new Float64Array(zones.count), keyUsers: new Float64Array(zones.count) }
  const longest = new Map<number, NetPipe>()
  for (const [k, pipe] of pipes.entries()) {
    const zone = zones.zoneOf[k] ?? 0
    if (pipe.building !== null) continue
    own.lengthM[zone] = (own.lengthM[zone] ?? 0) + pipe.lengthM
    if ((longest.get(zone)?.lengthM ?? 0) < pipe.lengthM) longest.set(zone, pipe)
  }
  for (const [building, link] of supplied(seed, pipes)) {
    const zone = zones.zoneOf[link] ?? 0
    own.buildings[zone] = (own.buildings[zone] ?? 0) + 1
    own.households[zone] = (own.households[zone] ?? 0) + building.households
    if (keyUses.has(building.use)) own.keyUsers[zone] = (own.keyUsers[zone] ?? 0) + 1
  }
  const lost = { lengthM: zones.lost(own.lengthM), buildings: zones.lost(own.buildings), households: zones.lost(own.households), keyUsers: zones.lost(own.keyUsers) }
  return [...longest].map(([zone, pipe]) => ({
    community: pipe.community, pipe: pipeId.parse(pipeIdOf(pipe)), region: regionAt(pipe.community).code, point: middleOf(pipe),
    close: (zones.valves[zone]?.close ?? []).flatMap((k) => { const node = list[k]; return node === undefined ? [] : [nodeId.parse(nodeIdOf(node))] }), stuck: zones.valves[zone]?.stuck.length ?? 0,
    lengthM: Math.round(lost.lengthM[zone] ?? 0), buildings: lost.buildings[zone] ?? 0, households: Math.round((lost.households[zone] ?? 0) / householdStep) * householdStep, keyUsers: lost.keyUsers[zone] ?? 0,
  })).sort((a, b) => b.households - a.households || b.lengthM - a.lengthM || (a.pipe < b.pipe ? -1 : 1))
}

/** Which water pipe supplies each building: its own service line, else the nearest main of its street. */
function supplied(seed: number, pipes: readonly NetPipe[]): [CityBuilding, number][] {
  const services = new Map<string, number>()
  const mains = new Map<string, number[]>()
  for (const [k, pipe] of pipes.entries()) {
    if (pipe.building !== null) services.set(pipe.building, k)
    else if (pipe.street >= 0) {
      const key = `${pipe.from.block}/${pipe.street}`
      const known = mains.get(key)
      if (known === undefined) mains.set(key, [k])
      else known.push(k)
    }
  }
  return networksOf(seed).plans.flatMap(plan => plan.area.communities.flatMap(community => buildingsOf(seed, community).flatMap((building): [CityBuilding, number][] => {
    const link = services.get(building.id) ?? nearest(mains.get(`${plan.block}/${building.street}`) ?? [], pipes, building.point)
    return link === null ? [] : [[building, link]]
  })))
}

function nearest(links: readonly number[], pipes: readonly NetPipe[], [lon, lat]: LonLat): number | null {
  let best: number | null = null, least = Infinity
  for (const k of links) {
    const pipe = pipes[k]
    if (pipe === undefined) continue
    const dx = (pipe.from.point[0] + pipe.to.point[0]) / 2 - lon, dy = (pipe.from.point[1] + pipe.to.point[1]) / 2 - lat
    const d = dx * dx + dy * dy
    if (d < least) { least = d; best = k }
  }
  return best
}

/** Least clear distance of a gas main from a drain, m: low pressure 1.0, medium 1.2, above 1.5 (GB 50028-2006, table 6.3.3-1). */
function leastFromDrain({ spec: { pressureMPa } }: NetPipe): number {
  return (pressureMPa ?? 0) <= 0.01 ? 1 : (pressureMPa ?? 0) <= 0.4 ? 1.2 : 1.5
}

/** Gas mains that were laid too close to the sewer of their street, with the sewer and the distance. */
function clearancesOf(seed: number): Kept['clearances'] {
  return networksOf(seed).all().flatMap(network => network.tooClose.flatMap((pipe) => {
    const plane = createPlane(middleOf(pipe))
    const axisM = (other: NetPipe): number => distanceToOrigin(plane.toFlat(other.from.point), plane.toFlat(other.to.point))
    const [nearestSewer] = network.pipes.filter(other => other.kind === 'WS' && other.building === null && other.street === pipe.street).map(other => ({ other, axis: axisM(other) })).sort((a, b) => a.axis - b.axis)
    if (nearestSewer === undefined) return []
    const { other, axis } = nearestSewer
    const distanceM = Math.max(0, Math.round((axis - (outerSizeM(pipe.spec.profile).widthM + outerSizeM(other.spec.profile).widthM) / 2) * 100) / 100)
    const leastM = leastFromDrain(pipe)
    return distanceM >= leastM ? [] : [{
      community: pipe.community, pipe: pipeId.parse(pipeIdOf(pipe)), other: pipeId.parse(pipeIdOf(other)), region: regionAt(pipe.community).code, point: middleOf(pipe), pipeKind: pipe.kind, otherKind: other.kind, distanceM, leastM,
    }]
  })).sort((a, b) => a.distanceM - a.leastM - (b.distanceM - b.leastM) || (a.pipe < b.pipe ? -1 : 1))
}

function distanceToOrigin(a: readonly [number, number], b: readonly [number, number]): number {
  const dx = b[0] - a[0], dy = b[1] - a[1]
  const t = Math.max(0, Math.min(1, -(a[0] * dx + a[1] * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(a[0] + t * dx, a[1] + t * dy)
}
