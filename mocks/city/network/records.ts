import { nodeId, pipeId } from '@/api/contract/ids'
import type { Pipe, PipeEnd, PipeKind, PipeNode } from '@/api/contract/pipes'
import { axisOffsetM, outerSizeM } from '@/domain/pipes'
import { regionAt } from '../../county/regions'
import { type NetNode, type NetPipe, nodeIdOf, pipeIdOf } from './plan'

const metres = (mm: number): number => Math.round(mm) / 1000

/** 埋深 and 高程 are measured to the inner bottom of drains, to the outer top of everything else. */
export function datumOf(kind: PipeKind): Pipe['datum'] {
  return kind === 'YS' || kind === 'WS' ? 'innerBottom' : 'outerTop'
}

/** A pipe as the contract has it; depth and elevation of an end agree to the millimetre with the ground there. */
export function pipeRecord(pipe: NetPipe): Pipe {
  const { kind, from, to, spec } = pipe
  const end = (node: NetNode, mm: number): PipeEnd => ({ node: nodeId.parse(nodeIdOf(node)), point: node.point, depthM: metres(node.groundMm - mm), elevationM: metres(mm) })
  return {
    id: pipeId.parse(pipeIdOf(pipe)), kind, region: regionAt(pipe.community).code, from: end(from, pipe.fromMm), to: end(to, pipe.toMm), datum: datumOf(kind),
    profile: spec.profile, material: spec.material, yearLaid: spec.year, owner: spec.owner, pressureMPa: spec.pressureMPa, voltageKv: spec.voltageKv, ducts: spec.ducts, road: pipe.road,
  }
}

/** Depth of the axis of a pipe at one of its ends, mm below ground. */
export function axisDepthMm(pipe: NetPipe, node: NetNode): number {
  const mm = pipe.from === node ? pipe.fromMm : pipe.toMm
  return node.groundMm - mm - axisOffsetM(datumOf(pipe.kind), pipe.spec.profile) * 1000
}

/** Wells have a bottom of their own; by their feature how far it lies below the pipe, mm. */
const sumpMm: Partial<Record<NonNullable<NetNode['feature']>, number>> = { manhole: 0, gully: 300, pumpStation: 1_200, telecomWell: 400, handhole: 150, switchCabinet: 200 }

function depthOfNode(node: NetNode): number {
  const sump = node.feature === null ? undefined : sumpMm[node.feature]
  let deepest = 0
  for (const pipe of node.pipes) {
    const axis = axisDepthMm(pipe, node)
    const half = outerSizeM(pipe.spec.profile).heightM * 500
    const gravity = datumOf(pipe.kind) === 'innerBottom'
    deepest = Math.max(deepest, sump === undefined ? axis : gravity ? node.groundMm - (pipe.from === node ? pipe.fromMm : pipe.toMm) : axis + half)
  }
  return deepest + (sump ?? 0)
}

function coverOf({ feature, kind }: NetNode): PipeNode['cover'] {
  switch (feature) {
    case 'manhole': return kind === 'DL' ? { shape: 'box', widthMm: 800, lengthMm: 800 } : { shape: 'round', diameterMm: 700 }
    case 'telecomWell': return { shape: 'round', diameterMm: 700 }
    case 'handhole': return { shape: 'box', widthMm: 600, lengthMm: 800 }
    case 'gully': return { shape: 'box', widthMm: 450, lengthMm: 750 }
    case 'pumpStation': return { shape: 'box', widthMm: 1_500, lengthMm: 2_000 }
    case 'valveWell': return { shape: 'round', diameterMm: 700 }
    default: return null
  }
}

export function nodeRecord(node: NetNode): PipeNode {
  return {
    id: nodeId.parse(nodeIdOf(node)), kind: node.kind, region: regionAt(node.community).code, feature: node.feature ?? 'bend', point: node.point, groundM: metres(node.groundMm),
    depthM: metres(depthOfNode(node)), cover: coverOf(node), yearLaid: node.year, owner: node.owner, valve: node.valve,
  }
}
