import type { Relation } from '@/api/contract/city'
import type { PipeKind } from '@/api/contract/pipes'
import { pipeKinds } from '@/api/contract/pipes'
import { type Flat, createPlane } from '@/domain/plane'
import { hash } from '../../county/hash'
import { areaKeyOf } from '../areas'
import { buildingsOf } from '../buildings'
import type { CityBuilding } from '../model'
import { networksOf } from './networks'
import { type NetNode, type NetPipe, type Network, nodeIdOf, pipeIdOf } from './plan'

/** Names of the systems and of what stands at a node, as the demo's cards and lists write them. */
const kindNames: Readonly<Record<PipeKind, string>> = { JS: '给水', YS: '雨水', WS: '污水', RQ: '燃气', RL: '热力', DL: '电力', TX: '通信' }
const featureNames: Readonly<Record<NonNullable<NetNode['feature']>, string>> = {
  valve: '阀门', valveWell: '阀井', manhole: '检查井', hydrant: '消火栓', gully: '雨水篦', outfall: '出水口', pumpStation: '泵站', regulator: '调压箱', handhole: '手孔', telecomWell: '人孔',
  switchCabinet: '环网柜', station: '厂站', bend: '转折点', tee: '三通', cross: '四通', end: '预留口', entry: '入户',
}

/** 给水管 DN200, 电力管块 810×430. */
export function pipeName({ kind, spec: { profile, material } }: NetPipe): string {
  const size = profile.shape === 'round' ? `DN${profile.diameterMm}` : `${profile.widthMm}×${profile.heightMm}`
  return `${kindNames[kind]}${material === 'cable' ? '电缆' : material === 'ductBlock' ? '管块' : profile.shape === 'box' ? '方沟' : '管'} ${size}`
}

/** 给水阀门. */
export function nodeName({ kind, feature }: NetNode): string {
  return `${kindNames[kind]}${featureNames[feature ?? 'bend']}`
}

const toPipe = (pipe: NetPipe, how: Relation['how'], distanceM: number | null): Relation => ({ kind: 'pipe', id: pipeIdOf(pipe), name: pipeName(pipe), how, distanceM })
const toNode = (node: NetNode, how: Relation['how']): Relation => ({ kind: 'node', id: nodeIdOf(node), name: nodeName(node), how, distanceM: null })
const toBuilding = (building: CityBuilding, distanceM: number | null): Relation => ({ kind: 'building', id: building.id, name: building.name, how: 'serves', distanceM })

/** Most relations of one sort on a card. */
const most = 24

export function relationsOfNode(node: NetNode): Relation[] {
  return node.pipes.slice(0, most).map(pipe => toPipe(pipe, 'joins', null))
}

/** Its two nodes, the pipes beyond them, and the buildings it serves. */
export function relationsOfPipe(seed: number, pipe: NetPipe): Relation[] {
  const beyond = [pipe.from, pipe.to].flatMap(node => node.pipes.filter(other => other !== pipe))
  return [toNode(pipe.from, 'joins'), toNode(pipe.to, 'joins'), ...beyond.slice(0, most).map(other => toPipe(other, 'joins', null)), ...servedBy(seed, pipe).slice(0, most).map(building => toBuilding(building, null))]
}

function servedBy(seed: number, pipe: NetPipe): CityBuilding[] {
  const all = buildingsOf(seed, pipe.community)
  if (pipe.building !== null) return all.filter(building => building.id === pipe.building)
  if (pipe.street < 0) return []
  const services = new Set([pipe.from, pipe.to].flatMap(node => node.pipes.flatMap(other => other.building ?? [])))
  if (services.size > 0) return all.filter(building => services.has(building.id))
  return all.filter(building => building.street === pipe.street && nearestMain(seed, building, pipe.kind)?.pipe === pipe)
}

interface ByPlace { service: Map<string, NetPipe[]>, street: Map<number, NetPipe[]> }
const byPlace = new WeakMap<Network, ByPlace>()
function placesOf(network: Network): ByPlace {
  const known = byPlace.get(network)
  if (known !== undefined) return known
  const made: ByPlace = { service: new Map(), street: new Map() }
  for (const pipe of network.pipes) {
    const list = pipe.building !== null ? listOf(made.service, pipe.building) : pipe.street >= 0 && pipe.from.feature !== 'gully' ? listOf(made.street, pipe.street) : null
    list?.push(pipe)
  }
  byPlace.set(network, made)
  return made
}

function listOf<K>(map: Map<K, NetPipe[]>, key: K): NetPipe[] {
  const known = map.get(key)
  if (known !== undefined) return known
  const made: NetPipe[] = []
  map.set(key, made)
  return made
}

function areaNetwork(seed: number, community: number): Network | null {
  const networks = networksOf(seed)
  const key = areaKeyOf(community)
  const index = networks.plans.findIndex(plan => plan.area.key === key)
  return index < 0 ? null : networks.area(index)
}

/** The main of its street that passes nearest to a building. */
function nearestMain(seed: number, building: CityBuilding, kind: PipeKind): { pipe: NetPipe, distanceM: number } | null {
  const network = areaNetwork(seed, building.community)
  if (network === null) return null
  const plane = createPlane(building.point)
  let best: { pipe: NetPipe, distanceM: number } | null = null
  for (const pipe of placesOf(network).street.get(building.street) ?? []) {
    if (pipe.kind !== kind) continue
    const d = distanceToOrigin(plane.toFlat(pipe.from.point), plane.toFlat(pipe.to.point))
    if (best === null || d < best.distanceM) best = { pipe, distanceM: d }
  }
  return best
}

function distanceToOrigin(a: Flat, b: Flat): number {
  const dx = b[0] - a[0], dy = b[1] - a[1]
  const t = Math.max(0, Math.min(1, -(a[0] * dx + a[1] * dy) / (dx * dx + dy * dy || 1)))
  const x = a[0] + t * dx, y = a[1] + t * dy
  return Math.sqrt(x * x + y * y)
}

/** The pipes that serve a building: its own service lines, else the nearest main of its street, one of each system. */
export function pipesOfBuilding(seed: number, building: CityBuilding): Relation[] {
  const network = areaNetwork(seed, building.community)
  if (network === null) return []
  const own = placesOf(network).service.get(building.id) ?? []
  return pipeKinds.flatMap((kind): Relation[] => {
    const service = own.find(pipe => pipe.kind === kind && (pipe.from.feature === 'entry' || pipe.to.feature === 'entry'))
    if (service !== undefined) return [toPipe(service, 'servedBy', 0)]
    const main = nearestMain(seed, building, kind)
    return main === null ? [] : [toPipe(main.pipe, 'servedBy', Math.round(main.distanceM * 10) / 10)]
  })
}

const wellsByNetwork = new WeakMap<Network, Map<number, NetNode[]>>()
/** Wells of each community of a network: of drains, else of cables, else valves. */
function wellsOf(network: Network, community: number): readonly NetNode[] {
  const known = wellsByNetwork.get(network) ?? new Map<number, NetNode[]>()
  wellsByNetwork.set(network, known)
  const list = known.get(community)
  if (list !== undefined) return list
  const here = network.nodes.filter(node => node.community === community)
  const drains = here.filter(node => node.feature === 'manhole' && (node.kind === 'WS' || node.kind === 'YS'))
  const made = drains.length > 0 ? drains : here.filter(node => node.feature === 'manhole' || node.feature === 'handhole' || node.feature === 'valve')
  known.set(community, made)
  return made
}

/** A real well of a community for a device that sits in one, chosen by hash; a valve where a village has no wells; null where nothing lies below. */
export function wellOf(seed: number, community: number, h: number): { id: string, point: NetNode['point'] } | null {
  const network = areaNetwork(seed, community)
  const wells = network === null ? [] : wellsOf(network, community)
  const node = wells[hash(0x3e11, h) % Math.max(1, wells.length)]
  return node === undefined ? null : { id: nodeIdOf(node), point: node.point }
}
