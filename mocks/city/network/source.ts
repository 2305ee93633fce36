import type { LonLat } from '@/api/contract/common'
import type { PipeKind, PipeMaterial } from '@/api/contract/pipes'
import { regionAt } from '../../county/regions'
import { networksOf } from './networks'
import { nodeIdOf, pipeIdOf } from './plan'
import { datumOf, nodeRecord } from './records'

/** A GeoJSON feature; depths and elevations are properties, the geometry has no height. */
export interface SurveyFeature<G, P> { type: 'Feature', geometry: G, properties: P }

/** Properties as the columns of the tile schema are called, codes in words; null where the schema has no data. Lengths in mm, depths and heights in m. */
export interface PipeProperties {
  id: string, kind: PipeKind, region: string, from: string, to: string, depthFrom: number, depthTo: number, elevationFrom: number, elevationTo: number, datum: string,
  width: number, height: number, wall: number, shape: 'round' | 'box', material: PipeMaterial, year: number, owner: string,
  pressure: number | null, voltage: number | null, ducts: number | null, ductsUsed: number | null, road: string | null
}
export type PipeFeature = SurveyFeature<{ type: 'LineString', coordinates: [LonLat, LonLat] }, PipeProperties>

export interface NodeProperties { id: string, kind: PipeKind, feature: string, region: string, ground: number, depth: number, year: number, owner: string, valve: 'none' | 'open' | 'closed' | 'stuck', /** Larger side of a well's cover, mm; null without one. */ cover: number | null }
export type NodeFeature = SurveyFeature<{ type: 'Point', coordinates: LonLat }, NodeProperties>

/** Every pipe of the county, area by area, the trunks last. */
export function* pipeFeatures(seed: number): Generator<PipeFeature> {
  for (const network of networksOf(seed).all()) {
    for (const pipe of network.pipes) {
      const { from, to, spec, kind } = pipe
      const { profile, ducts } = spec
      yield {
        type: 'Feature', geometry: { type: 'LineString', coordinates: [from.point, to.point] },
        properties: {
          id: pipeIdOf(pipe), kind, region: regionAt(pipe.community).code, from: nodeIdOf(from), to: nodeIdOf(to),
          depthFrom: (from.groundMm - pipe.fromMm) / 1000, depthTo: (to.groundMm - pipe.toMm) / 1000, elevationFrom: pipe.fromMm / 1000, elevationTo: pipe.toMm / 1000, datum: datumOf(kind),
          width: profile.shape === 'round' ? profile.diameterMm : profile.widthMm, height: profile.shape === 'round' ? profile.diameterMm : profile.heightMm, wall: profile.wallMm, shape: profile.shape,
          material: spec.material, year: spec.year, owner: spec.owner, pressure: spec.pressureMPa, voltage: spec.voltageKv, ducts: ducts?.total ?? null, ductsUsed: ducts?.used ?? null, road: pipe.road,
        },
      }
    }
  }
}

/** Every node of the county. */
export function* nodeFeatures(seed: number): Generator<NodeFeature> {
  for (const network of networksOf(seed).all()) {
    for (const node of network.nodes) {
      const { id, kind, feature, region, groundM, depthM, yearLaid, owner, valve, cover } = nodeRecord(node)
      yield { type: 'Feature', geometry: { type: 'Point', coordinates: node.point }, properties: { id, kind, feature, region, ground: groundM, depth: depthM, year: yearLaid, owner, valve: valve ?? 'none', cover: cover === null ? null : cover.shape === 'round' ? cover.diameterMm : Math.max(cover.widthMm, cover.lengthMm) } }
    }
  }
}
