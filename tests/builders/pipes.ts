import type { LonLat } from '@/api/contract/common'
import { nodeId, pipeId } from '@/api/contract/ids'
import type { Pipe, PipeNode } from '@/api/contract/pipes'
import { type Flat, createPlane } from '@/domain/plane'
import { at } from './regions'

/** The sheet that the pipes of the tests lie on: metres from a corner of the county town. */
export const sheet = createPlane([116.45, 36.28])
/** The place of a point of the sheet, in degrees. */
export const lonLatOf = (east: number, north: number): LonLat => sheet.toLonLat([east, north])

export interface PipeAt { id?: string, kind?: Pipe['kind'], from: Flat, to: Flat, /** Depth of the outer top at both ends. */ depthM?: readonly [number, number], groundM?: readonly [number, number], profile?: Pipe['profile'], nodes?: readonly [string, string] }

/** A pressure pipe without a wall of its own, so that inner and outer size are the same: DN400, 1 m deep in ground at 40 m. */
export function pipeAt({ id = 'p', kind = 'JS', from, to, depthM = [1, 1], groundM = [40, 40], profile = { shape: 'round', diameterMm: 400, wallMm: 0 }, nodes = [`${id}-a`, `${id}-b`] }: PipeAt): Pipe {
  return {
    id: pipeId.parse(id), kind, region: at.cuiping, datum: 'outerTop', profile, material: 'steel', yearLaid: 2010, owner: '', pressureMPa: null, voltageKv: null, ducts: null, road: null,
    from: { node: nodeId.parse(nodes[0]), point: lonLatOf(...from), depthM: depthM[0], elevationM: groundM[0] - depthM[0] },
    to: { node: nodeId.parse(nodes[1]), point: lonLatOf(...to), depthM: depthM[1], elevationM: groundM[1] - depthM[1] },
  }
}

/** A node; a well where it has a cover. */
export function nodeAt(id: string, where: Flat, depthM: number, isWell: boolean): PipeNode {
  return {
    id: nodeId.parse(id), kind: 'JS', region: at.cuiping, feature: isWell ? 'valveWell' : 'bend', point: lonLatOf(...where), groundM: 40, depthM,
    cover: isWell ? { shape: 'round', diameterMm: 700 } : null, yearLaid: 2010, owner: '', valve: null,
  }
}
