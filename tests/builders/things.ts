import { type Building, type Relation, type SearchHit, type Thing, type ThingKind, thing } from '@/api/contract/city'
import { lonLatOf, nodeAt, pipeAt } from './pipes'
import { at } from './regions'

const point = lonLatOf(0, 0)
const base = { region: at.cuiping, point }

/** A home building of six storeys as the console sees it. */
export function buildingOf(over: Partial<Record<keyof Building, unknown>> = {}) {
  return {
    ...base, id: 'b1', grid: 3, name: '1 号楼', address: '翠屏社区府前街 12 号', use: 'residential', floors: 6, heightM: 18.24, yearBuilt: 1998, footprintM2: 1234.4,
    footprint: [[116.45, 36.28], [116.451, 36.28], [116.451, 36.281], [116.45, 36.28]], stairwells: 3, homes: 36,
    occupancy: { of: 'building', selfPercent: 61, rentedPercent: 28, vacantPercent: 11 }, households: 1234, residents: 88, ...over,
  }
}

const records: Readonly<Record<ThingKind, object>> = {
  building: buildingOf(),
  pipe: { ...pipeAt({ id: 'JS1', from: [0, 0], to: [30, 40], depthM: [1.2, 1.456], groundM: [40, 40] }), owner: '县自来水公司', pressureMPa: 0.4, road: '府前街' },
  node: { ...nodeAt('JS9', [0, 0], 1.5, true), owner: '县自来水公司', valve: 'stuck' },
  camera: { ...base, id: 'cam1', name: '东门 1 号机', online: true, view: 'gate', headingDeg: 135.4, heightM: 4.5, channel: '37012400001310000001' },
  device: { ...base, id: 'gas.1', name: '燃气探测器 07', group: 'gas', online: false, lastReadingAt: '2026-11-22T01:15:00.000Z' },
  component: { ...base, id: 'cmp1', name: '路灯 3', class: 'utilities', type: '路灯', intact: false, owner: '县城管局' },
  entrance: { ...base, id: 'ent1', name: '1 单元门', type: 'door', accessControl: true, building: 'b1' },
}

/** A thing as the endpoint answers it, checked by the contract; fields of its record may be others. */
export function thingOf(kind: ThingKind, over: object = {}, relations: readonly Relation[] = []): Thing {
  return thing.parse({ kind, record: { ...records[kind], ...over }, relations })
}

export const relationOf = (over: Partial<Relation> = {}): Relation => ({ kind: 'building', id: 'b1', name: '1 号楼', how: 'near', distanceM: 12, ...over })

/** A hit of the search. */
export const hitOf = (over: Partial<SearchHit> = {}): SearchHit => ({ kind: 'building', id: 'b1', name: '1 号楼', note: '榆山街道 · 翠屏社区', region: at.cuiping, point, ...over })
