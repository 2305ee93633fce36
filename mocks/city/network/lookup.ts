import type { PipeKind } from '@/api/contract/pipes'
import { metresPerDegreeAt } from '@/domain/plane'
import type { AreaPlan } from './areaPlan'
import { type Networks, networksOf } from './networks'
import { type NetNode, type NetPipe, type Network, nodeIdOf, pipeIdOf } from './plan'
import { trunkBlock } from './trunk'

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Area of a box in km². */
export function boundsKm2([west, south, east, north]: Bounds): number {
  const degree = metresPerDegreeAt((south + north) / 2)
  return Math.max(0, (east - west) * degree.lon) * Math.max(0, (north - south) * degree.lat) / 1e6
}

/** Side of a cell of the index, degrees (some 180 m). */
const cellDeg = 0.002
interface Index { pipes: Map<number, NetPipe[]>, nodes: Map<number, NetNode[]>, pipeOf: Map<string, NetPipe> | null, nodeOf: Map<string, NetNode> | null }
const indices = new WeakMap<Network, Index>()
const cellOf = (value: number): number => Math.floor(value / cellDeg)
const keyOf = (i: number, j: number): number => i * 1_000_000 + j

function add<T>(map: Map<number, T[]>, key: number, item: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}

function indexOf(network: Network): Index {
  const known = indices.get(network)
  if (known !== undefined) return known
  const made: Index = { pipes: new Map(), nodes: new Map(), pipeOf: null, nodeOf: null }
  for (const pipe of network.pipes) {
    const [west, south, east, north] = boundsOf(pipe)
    for (let i = cellOf(west); i <= cellOf(east); i++) for (let j = cellOf(south); j <= cellOf(north); j++) add(made.pipes, keyOf(i, j), pipe)
  }
  for (const node of network.nodes) add(made.nodes, keyOf(cellOf(node.point[0]), cellOf(node.point[1])), node)
  indices.set(network, made)
  return made
}

function boundsOf({ from, to }: NetPipe): Bounds {
  return [Math.min(from.point[0], to.point[0]), Math.min(from.point[1], to.point[1]), Math.max(from.point[0], to.point[0]), Math.max(from.point[1], to.point[1])]
}

const overlaps = (a: Bounds, b: Bounds): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** Works and service lines may lie this far beyond the last crossing, degrees. */
const marginDeg = 0.003
const extents = new WeakMap<AreaPlan, Bounds>()
function extentOf(plan: AreaPlan): Bounds {
  const known = extents.get(plan)
  if (known !== undefined) return known
  const points = plan.area.streets.crossings.map(crossing => crossing.point)
  const of = (k: 0 | 1, pick: (...values: number[]) => number): number => pick(...points.map(point => point[k]))
  const made: Bounds = [of(0, Math.min) - marginDeg, of(1, Math.min) - marginDeg, of(0, Math.max) + marginDeg, of(1, Math.max) + marginDeg]
  extents.set(plan, made)
  return made
}

/** Networks that may reach into a box; only those are made. */
function networksIn(networks: Networks, box: Bounds): Network[] {
  return [...networks.plans.flatMap((plan, k) => overlaps(extentOf(plan), box) ? [networks.area(k)] : []), networks.trunk().network]
}

function collect<T>(networks: readonly Network[], box: Bounds, cells: (index: Index) => Map<number, T[]>, wanted: (item: T) => boolean): T[] {
  const found = new Set<T>()
  for (const network of networks) {
    const map = cells(indexOf(network))
    for (let i = cellOf(box[0]); i <= cellOf(box[2]); i++) for (let j = cellOf(box[1]); j <= cellOf(box[3]); j++) for (const item of map.get(keyOf(i, j)) ?? []) if (wanted(item)) found.add(item)
  }
  return [...found]
}

/** Pipes whose bounds touch the box. */
export function pipesIn(seed: number, box: Bounds, kinds: ReadonlySet<PipeKind> | null): NetPipe[] {
  return collect(networksIn(networksOf(seed), box), box, index => index.pipes, pipe => (kinds === null || kinds.has(pipe.kind)) && overlaps(boundsOf(pipe), box))
}

/** Nodes inside the box. */
export function nodesIn(seed: number, box: Bounds, kinds: ReadonlySet<PipeKind> | null): NetNode[] {
  return collect(networksIn(networksOf(seed), box), box, index => index.nodes, ({ kind, point }) => (kinds === null || kinds.has(kind)) && point[0] >= box[0] && point[0] <= box[2] && point[1] >= box[1] && point[1] <= box[3])
}

/** The network that holds an id: that of the block in its name; a piece that joins the trunk lies in the area's. */
function networkOfId(networks: Networks, id: string): Network | null {
  const match = /^[A-Z]{2}(\d{3})(?:-\d+(?:-(?:(\d{3})\.)?\d+)?)?$/.exec(id)
  if (match === null) return null
  const block = Math.min(Number(match[1]), match[2] === undefined ? Infinity : Number(match[2]))
  if (block === trunkBlock) return networks.trunk().network
  return networks.plans[block - 1] === undefined ? null : networks.area(block - 1)
}

export function findPipe(seed: number, id: string): NetPipe | null {
  const network = networkOfId(networksOf(seed), id)
  if (network === null) return null
  const index = indexOf(network)
  index.pipeOf ??= new Map(network.pipes.map(pipe => [pipeIdOf(pipe), pipe]))
  return index.pipeOf.get(id) ?? null
}

export function findNode(seed: number, id: string): NetNode | null {
  const networks = networksOf(seed)
  const network = networkOfId(networks, id)
  if (network === null) return null
  const index = indexOf(network)
  index.nodeOf ??= new Map(network.nodes.map(node => [nodeIdOf(node), node]))
  const node = index.nodeOf.get(id) ?? null
  // A trunk's end has its last pipe in the area that it feeds.
  if (node !== null && node.block === trunkBlock) for (const [k, plan] of networks.plans.entries()) if ((networks.trunk().taps.get(plan.area.key) ?? []).some(tap => tap.node === node)) networks.area(k)
  return node
}

/** Nodes and pipes of the wanted communities whose id begins with the text, at most `most` of each; the text must name its block (`JS118…`). */
export function findByPrefix(seed: number, text: string, most: number, wanted: (community: number) => boolean): { nodes: NetNode[], pipes: NetPipe[] } {
  const prefix = text.toUpperCase()
  const [, kind, block, first = ''] = /^([A-Z]{2})(\d{3})(?:-(\d{0,6})(?:-[\d.]*)?)?$/.exec(prefix) ?? []
  const network = kind === undefined || block === undefined ? null : networkOfId(networksOf(seed), kind + block)
  if (network === null) return { nodes: [], pipes: [] }
  // Numbers are compared before ids are written: a town has forty thousand.
  const begins = (node: NetNode): boolean => node.kind === kind && node.block === Number(block) && String(node.number).padStart(4, '0').startsWith(first)
  const few = <T extends { community: number }>(list: readonly T[], start: (item: T) => NetNode, idOf: (item: T) => string): T[] => {
    const found: T[] = []
    for (const item of list) if (begins(start(item)) && wanted(item.community) && idOf(item).startsWith(prefix)) { found.push(item); if (found.length >= most) break }
    return found
  }
  return { nodes: few(network.nodes, node => node, nodeIdOf), pipes: few(network.pipes, ({ from }) => from, pipeIdOf) }
}
