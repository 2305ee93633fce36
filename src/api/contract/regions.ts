import * as z from 'zod/mini'
import { lonLat } from './common'
import { regionCode } from './ids'

/** 县 → 镇街 → 社区. */
export const regionLevel = z.enum(['county', 'town', 'community'])
export type RegionLevel = z.infer<typeof regionLevel>

/** How far a pilot community (试点社区) is; `passed` is the year its 基础型 acceptance was passed. */
export const pilotStatus = z.object({ joined: z.int(), passed: z.nullable(z.int()) })

export const region = z.object({
  code: regionCode,
  /** false for a community without an official code: its code is local and must never leave as one. */
  official: z.boolean(),
  level: regionLevel,
  parent: z.nullable(regionCode),
  /** Short name on the wall: 榆山街道, 翠屏社区, 某某村. */
  name: z.string().check(z.minLength(1)),
  officialName: z.string(),
  /** Hanyu pinyin of the short name, for the English interface and for search. */
  pinyin: z.string(),
  /** 居委会 (urban) or 村委会 (village); null above community level. */
  committee: z.nullable(z.enum(['urban', 'village'])),
  pilot: z.nullable(pilotStatus),
  /** A point inside the region, for its label. */
  anchor: lonLat,
})
export type Region = z.infer<typeof region>

/** The root region with everything below it; parents come before their children. */
export const regionTree = z.object({ root: regionCode, regions: z.array(region) })
export type RegionTree = z.infer<typeof regionTree>

/** GeoJSON rings: outer ring first, holes after it; closed. */
export const polygonRings = z.array(z.array(lonLat))
export const plate = z.object({
  code: regionCode,
  /** MultiPolygon coordinates, WGS-84. */
  polygons: z.array(polygonRings),
  /** true where the outline is drawn for illustration (示意) and is not a surveyed boundary. */
  illustrative: z.boolean(),
})
export type Plate = z.infer<typeof plate>

/** The outline of a region and the plates of the regions directly below it. */
export const regionGeometry = z.object({ code: regionCode, outline: plate, children: z.array(plate) })
export type RegionGeometry = z.infer<typeof regionGeometry>
