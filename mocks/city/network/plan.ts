import type { LonLat } from '@/api/contract/common'
import type { NodeFeature, PipeKind, PipeMaterial, PipeProfile, PipeNode } from '@/api/contract/pipes'
import type { Flat, Plane } from '@/domain/plane'
import { groundMmAt } from './ground'

/** A node as the network keeps it: heights in whole millimetres, features settled at the end. */
export interface NetNode {
  kind: PipeKind
  /** Three-digit block (area or trunk) and number within it; together with the kind the point number (点号). */
  block: number
  number: number
  east: number
  north: number
  point: LonLat
  groundMm: number
  /** null until {@link settleFeatures} has seen how many pipes meet here. */
  feature: NodeFeature | null
  community: number
  year: number
  owner: string
  valve: PipeNode['valve']
  pipes: NetPipe[]
}

/** What the pipes of one run have in common. */
export interface PipeSpec {
  profile: PipeProfile
  material: PipeMaterial
  year: number
  owner: string
  pressureMPa: number | null
  voltageKv: number | null
  ducts: { total: number, used: number } | null
}

/** A pipe as the network keeps it; `fromMm` and `toMm` are the heights of its datum (outer top or inner bottom). */
export interface NetPipe {
  kind: PipeKind
  from: NetNode
  to: NetNode
  fromMm: number
  toMm: number
  spec: PipeSpec
  lengthM: number
  /** Street of the area, −1 where there is none (trunks). */
  street: number
  community: number
  road: string | null
  /** Building that this service pipe serves, or null for a main. */
  building: string | null
}

/** The pipes of one area, or of the trunks between the areas. */
export interface Network {
  block: number
  nodes: NetNode[]
  pipes: NetPipe[]
  /** Mains that lie too close to another on purpose: the hidden trouble `clearance`. */
  tooClose: NetPipe[]
}

/** Makes nodes and pipes of one block, numbered in the order in which they are made, as a survey party walks. */
export interface Draft {
  network: Network
  node: (kind: PipeKind, at: Flat, feature: NodeFeature | null, of: { community: number, year: number, owner: string }) => NetNode
  pipe: (from: NetNode, to: NetNode, spec: PipeSpec, place: { street: number, community: number, road: string | null, building?: string }) => NetPipe
}

export function createDraft(block: number, plane: Plane): Draft {
  const network: Network = { block, nodes: [], pipes: [], tooClose: [] }
  const numbers = new Map<PipeKind, number>()
  return {
    network,
    node(kind, [east, north], feature, { community, year, owner }) {
      const number = (numbers.get(kind) ?? 0) + 1
      numbers.set(kind, number)
      const [lon, lat] = plane.toLonLat([east, north])
      const point: LonLat = [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
      const made: NetNode = { kind, block, number, east, north, point, groundMm: groundMmAt(point), feature, community, year, owner, valve: null, pipes: [] }
      network.nodes.push(made)
      return made
    },
    pipe(from, to, spec, { street, community, road, building }) {
      const de = to.east - from.east, dn = to.north - from.north
      const made: NetPipe = { kind: from.kind, from, to, fromMm: 0, toMm: 0, spec, lengthM: Math.sqrt(de * de + dn * dn), street, community, road, building: building ?? null }
      from.pipes.push(made)
      to.pipes.push(made)
      network.pipes.push(made)
      return made
    },
  }
}

/** Names what only the number of pipes at a node can tell: 预留口, 转折点, 三通, 四通. */
export function settleFeatures(network: Network): void {
  for (const node of network.nodes) {
    const arms = node.pipes.length
    node.feature ??= arms <= 1 ? 'end' : arms === 2 ? 'bend' : arms === 3 ? 'tee' : 'cross'
  }
}

/** Point number (点号) of a node. */
export function nodeIdOf(node: NetNode): string {
  return `${node.kind}${String(node.block).padStart(3, '0')}-${String(node.number).padStart(4, '0')}`
}

/** Id of a pipe: its first point number and the number of the other end; the block is named where it is another. */
export function pipeIdOf({ from, to }: NetPipe): string {
  const end = String(to.number).padStart(4, '0')
  return `${nodeIdOf(from)}-${from.block === to.block ? end : `${String(to.block).padStart(3, '0')}.${end}`}`
}
