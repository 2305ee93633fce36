import * as z from 'zod/mini'
import { count, instant, lonLat } from './common'
import { componentClasses, deviceGroups } from './figureCatalogue'
import { buildingId, cameraId, componentId, deviceId, entranceId, nodeId, pipeId, regionCode } from './ids'
import { pipe, pipeNode } from './pipes'

/** Uses of a building; words under `buildingUse.*`. The order is that of the number in the tiles: append only. */
export const buildingUses = ['residential', 'commercial', 'office', 'school', 'medical', 'elderlyCare', 'industrial', 'public', 'utility', 'farm'] as const
export const buildingUse = z.enum(buildingUses)
export type BuildingUse = z.infer<typeof buildingUse>

/** Buildings below this many homes show no occupancy of their own, but that of their grid (PIPL; product rule). */
export const occupancyFromHomes = 5

/** Shares of homes in percent, 自住 / 租赁 / 空置; they sum to 100. `of` says whose they are: the building's, or its grid's where it is small. */
export const occupancy = z.object({
  of: z.enum(['building', 'grid']),
  selfPercent: z.number().check(z.gte(0), z.lte(100)),
  rentedPercent: z.number().check(z.gte(0), z.lte(100)),
  vacantPercent: z.number().check(z.gte(0), z.lte(100)),
})
export type Occupancy = z.infer<typeof occupancy>

/** A building with its attributes. Counts of persons are for the surface `console` alone, and never below five. */
export const building = z.object({
  id: buildingId,
  region: regionCode,
  /** Number of the grid (网格) inside the community; null outside the grids. */
  grid: z.nullable(z.int()),
  name: z.string(),
  address: z.string(),
  use: buildingUse,
  floors: z.int().check(z.gte(1), z.lte(120)),
  /** From the ground to the roof, m. */
  heightM: z.number().check(z.gt(0), z.lte(600)),
  yearBuilt: z.nullable(z.int()),
  /** Area of the footprint, m². */
  footprintM2: z.number(),
  /** A point inside the footprint. */
  point: lonLat,
  /** Outer ring, closed, counter-clockwise. */
  footprint: z.array(lonLat).check(z.minLength(4), z.maxLength(2_000)),
  /** Stairwells (单元) and homes (套); null where nobody lives. */
  stairwells: z.nullable(count),
  homes: z.nullable(count),
  occupancy: z.nullable(occupancy),
  households: z.nullable(count),
  residents: z.nullable(count),
})
export type Building = z.infer<typeof building>

/** What is needed to name a building on the map; the rest comes with {@link thing}. */
export const buildingMark = z.object({ id: buildingId, name: z.string(), point: lonLat, heightM: z.number(), use: buildingUse })
export type BuildingMark = z.infer<typeof buildingMark>

/** Points of the city that are drawn as marks. */
export const pointKinds = ['camera', 'device', 'component', 'entrance'] as const
export const pointKind = z.enum(pointKinds)
export type PointKind = z.infer<typeof pointKind>

const pointBase = { region: regionCode, name: z.string(), point: lonLat }
export const camera = z.object({
  ...pointBase, id: cameraId, online: z.boolean(),
  /** What it looks at; words under `cameraView.*`. */
  view: z.enum(['gate', 'street', 'square', 'lift', 'roof', 'facade', 'pumpRoom', 'parking']),
  /** Direction of view, degrees clockwise from north; null for a camera that turns. */
  headingDeg: z.nullable(z.number()), heightM: z.number(), channel: z.string(),
})
export type Camera = z.infer<typeof camera>
/** A device on the map. On the surface `wall` the point of one inside a home is rounded to 100 m. */
export const deviceMark = z.object({ ...pointBase, id: deviceId, group: z.enum(deviceGroups), online: z.boolean(), lastReadingAt: z.nullable(instant) })
export type DeviceMark = z.infer<typeof deviceMark>
/** A city component (城市部件, GB/T 30428.2). */
export const component = z.object({ ...pointBase, id: componentId, class: z.enum(componentClasses), type: z.string(), intact: z.boolean(), owner: z.string() })
export type Component = z.infer<typeof component>
/** A gate of an estate or village, or the door of a stairwell. */
export const entrance = z.object({ ...pointBase, id: entranceId, type: z.enum(['gate', 'door']), accessControl: z.boolean(), building: z.nullable(buildingId) })
export type Entrance = z.infer<typeof entrance>

/** One mark on the map: what is needed to draw and name it; the rest comes with {@link thing}. `tag` chooses the picture. */
export const pointMark = z.object({ id: z.string().check(z.minLength(1), z.maxLength(80)), point: lonLat, name: z.string(), tag: z.string(), good: z.boolean() })
export type PointMark = z.infer<typeof pointMark>

/** Everything that can be chosen on the map or found by the search. */
export const thingKinds = ['building', 'pipe', 'node', 'camera', 'device', 'component', 'entrance'] as const
export const thingKind = z.enum(thingKinds)
export type ThingKind = z.infer<typeof thingKind>

/** Something near or joined to a thing: a pipe that serves a building, a camera that sees it. */
export const relation = z.object({
  kind: thingKind, id: z.string(), name: z.string(),
  /** serves: this pipe serves it · servedBy · joins: shares a node · inside: stands in it · near. */
  how: z.enum(['serves', 'servedBy', 'joins', 'inside', 'near']),
  distanceM: z.nullable(z.number()),
})
export type Relation = z.infer<typeof relation>

const relations = z.array(relation).check(z.maxLength(60))
/** A thing with all its attributes and relations, for its card. */
export const thing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('building'), record: building, relations }),
  z.object({ kind: z.literal('pipe'), record: pipe, relations }),
  z.object({ kind: z.literal('node'), record: pipeNode, relations }),
  z.object({ kind: z.literal('camera'), record: camera, relations }),
  z.object({ kind: z.literal('device'), record: deviceMark, relations }),
  z.object({ kind: z.literal('component'), record: component, relations }),
  z.object({ kind: z.literal('entrance'), record: entrance, relations }),
])
export type Thing = z.infer<typeof thing>
export type ThingRef = { [K in ThingKind]: { kind: K, id: string } }[ThingKind]
/** Ids of each kind of thing, for parsing an address. */
export const thingIds = { building: buildingId, pipe: pipeId, node: nodeId, camera: cameraId, device: deviceId, component: componentId, entrance: entranceId } as const

/** Kinds of search hits: a region, an address, or a thing. */
export const hitKind = z.enum(['region', ...thingKinds])
export const searchHit = z.object({
  kind: hitKind, id: z.string(),
  /** What is shown first, and where it is, in words. */
  name: z.string(), note: z.string(),
  region: regionCode, point: lonLat,
})
export type SearchHit = z.infer<typeof searchHit>
export const searchResult = z.object({ query: z.string(), hits: z.array(searchHit).check(z.maxLength(50)) })
export type SearchResult = z.infer<typeof searchResult>

/** Roads as the tile maker and the section take them. */
export const roadClasses = ['trunk', 'main', 'secondary', 'lane'] as const
export const roadClass = z.enum(roadClasses)
export type RoadClass = z.infer<typeof roadClass>
