import * as z from 'zod/mini'
import { count, instant, lonLat } from './common'
import { nodeId, pipeId, regionCode } from './ids'

/**
 * Underground pipes and their nodes as a pipe survey records them (CJJ 61-2017, 城市地下管线探测技术规程). Codes of the
 * kinds are the standard's: 给水 JS, 雨水 YS, 污水 WS, 燃气 RQ, 热力 RL, 电力 DL, 通信 TX; 雨水 and 污水 together are 排水 PS.
 */
export const pipeKinds = ['JS', 'YS', 'WS', 'RQ', 'RL', 'DL', 'TX'] as const
export const pipeKind = z.enum(pipeKinds)
export type PipeKind = z.infer<typeof pipeKind>

/** Materials; words under `pipeMaterial.*`. `cable` is a direct-buried cable, `ductBlock` a bank of ducts in concrete. */
export const pipeMaterials = ['ductileIron', 'steel', 'polyethylene', 'hdpe', 'concrete', 'brick', 'cable', 'ductBlock'] as const
export const pipeMaterial = z.enum(pipeMaterials)
export type PipeMaterial = z.infer<typeof pipeMaterial>

/** Outer profile across the axis: a tube, or a rectangle for a duct block (管块), a trench or a box culvert (方沟). */
export const pipeProfile = z.discriminatedUnion('shape', [
  z.object({
    shape: z.literal('round'),
    /** 管径: nominal inner diameter, mm. */
    diameterMm: z.number().check(z.gt(0), z.lte(10_000)),
    wallMm: z.number().check(z.gte(0), z.lte(1_000)),
  }),
  z.object({
    shape: z.literal('box'),
    /** 断面尺寸: inner width and height, mm; a duct block has no inside, its wall is 0. */
    widthMm: z.number().check(z.gt(0), z.lte(20_000)),
    heightMm: z.number().check(z.gt(0), z.lte(20_000)),
    wallMm: z.number().check(z.gte(0), z.lte(1_000)),
  }),
])
export type PipeProfile = z.infer<typeof pipeProfile>

/**
 * What 埋深 and 高程 are measured to: the outer top (外顶) for pressure pipes, direct-buried cables and duct blocks, the inner
 * bottom (内底) for gravity drains, culverts and trenches.
 */
export const depthDatum = z.enum(['outerTop', 'innerBottom'])
export type DepthDatum = z.infer<typeof depthDatum>

/** One end of a pipe: its node (点号), place, depth below ground (埋深, m) and height of the same spot above sea level (高程, m). */
export const pipeEnd = z.object({
  node: nodeId,
  point: lonLat,
  depthM: z.number().check(z.gte(-20), z.lte(100)),
  elevationM: z.number().check(z.gte(-500), z.lte(9_000)),
})
export type PipeEnd = z.infer<typeof pipeEnd>

/** A straight piece of pipe between two nodes; `from` → `to` is the direction of flow where it flows by gravity. */
export const pipe = z.object({
  id: pipeId,
  kind: pipeKind,
  region: regionCode,
  from: pipeEnd,
  to: pipeEnd,
  datum: depthDatum,
  profile: pipeProfile,
  material: pipeMaterial,
  /** 埋设年代. */
  yearLaid: z.int().check(z.gte(1900), z.lte(2100)),
  /** 权属单位. */
  owner: z.string(),
  /** Rated pressure in MPa (给水, 燃气, 热力), null for the others. */
  pressureMPa: z.nullable(z.number()),
  /** Rated voltage in kV (电力), null for the others. */
  voltageKv: z.nullable(z.number()),
  /** 孔数 of a duct block and how many are in use; null for the others. */
  ducts: z.nullable(z.object({ total: z.int(), used: z.int() })),
  /** Road it lies under, or null. */
  road: z.nullable(z.string()),
})
export type Pipe = z.infer<typeof pipe>

/**
 * What stands at a node. Appurtenances (附属物): valve 阀门, valveWell 阀井, manhole 检查井, hydrant 消火栓, gully 雨水篦, outfall 出水口,
 * pumpStation 泵站, regulator 调压箱, handhole 手孔, telecomWell 人孔, switchCabinet 环网柜, station 厂站. Features (特征点): bend 转折点, tee 三通,
 * cross 四通, end 预留口, entry 入户.
 */
export const nodeFeatures = [
  'valve', 'valveWell', 'manhole', 'hydrant', 'gully', 'outfall', 'pumpStation', 'regulator', 'handhole', 'telecomWell', 'switchCabinet', 'station',
  'bend', 'tee', 'cross', 'end', 'entry',
] as const
export const nodeFeature = z.enum(nodeFeatures)
export type NodeFeature = z.infer<typeof nodeFeature>

export const pipeNode = z.object({
  id: nodeId,
  kind: pipeKind,
  region: regionCode,
  feature: nodeFeature,
  point: lonLat,
  /** Ground, m above sea level. */
  groundM: z.number(),
  /** Depth of the well's bottom (井底埋深) or of the axis where there is no well, m. */
  depthM: z.number(),
  /** Cover of a well: shape and size in mm; null where there is none. */
  cover: z.nullable(z.discriminatedUnion('shape', [
    z.object({ shape: z.literal('round'), diameterMm: z.number() }),
    z.object({ shape: z.literal('box'), widthMm: z.number(), lengthMm: z.number() }),
  ])),
  yearLaid: z.int(),
  owner: z.string(),
  /** A valve: open, closed, or stuck (锈死: it cannot be turned). null for everything else. */
  valve: z.nullable(z.enum(['open', 'closed', 'stuck'])),
})
export type PipeNode = z.infer<typeof pipeNode>

/** Kinds of hidden trouble (隐患); words under `pipeTrouble.*`. */
export const troubleKinds = ['corrosion', 'leak', 'overAge', 'occupied', 'clearance', 'settlement', 'blockage', 'misconnection'] as const
export const pipeTrouble = z.object({
  id: z.string(),
  pipe: pipeId,
  kind: z.enum(troubleKinds),
  pipeKind,
  region: regionCode,
  point: lonLat,
  level: z.enum(['high', 'medium', 'low']),
  foundAt: instant,
  dueAt: instant,
  closedAt: z.nullable(instant),
  /** Who is to mend it. */
  owner: z.string(),
})
export type PipeTrouble = z.infer<typeof pipeTrouble>

/** A monitoring point of the network with its last reading against its range; `trend` oldest first. */
export const pipeReading = z.object({
  id: z.string(),
  pipeKind,
  region: regionCode,
  name: z.string(),
  node: nodeId,
  point: lonLat,
  measurand: z.enum(['pressure', 'flow', 'level', 'temperature', 'methane', 'load']),
  unit: z.enum(['megapascal', 'cubicMetrePerHour', 'metre', 'celsius', 'percentLel', 'percent']),
  value: z.nullable(z.number()),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  readAt: z.nullable(instant),
  state: z.enum(['normal', 'low', 'high', 'offline']),
  trend: z.array(z.object({ at: instant, value: z.number() })).check(z.maxLength(240)),
})
export type PipeReading = z.infer<typeof pipeReading>

/** Households are told in tens: the difference of two results would else be the number in a few houses. */
export const householdStep = 10

/**
 * What a burst (爆管) of a water main would do, worked out by the source over the whole network: which valves have to be closed, how
 * many of those on the way are stuck, and who gets no water then.
 */
export const burstResult = z.object({
  pipe: pipeId, region: regionCode, point: lonLat,
  /** Valves to close, by their nodes. */
  close: z.array(nodeId).check(z.maxLength(200)),
  /** Valves that would do but are stuck (锈死), so that the next ones have to be closed. */
  stuck: count,
  /** Mains without water, m. */
  lengthM: z.number().check(z.gte(0)),
  buildings: count,
  /** In whole {@link householdStep}s, rounded. */
  households: count,
  /** 重点用户: schools, clinics, care homes. */
  keyUsers: count,
})
export type BurstResult = z.infer<typeof burstResult>

/** Two pipes that lie closer to each other than they may (净距不足): clear horizontal distance and the least that is asked for, m. */
export const clearanceResult = z.object({ pipe: pipeId, other: pipeId, region: regionCode, point: lonLat, pipeKind, otherKind: pipeKind, distanceM: z.number().check(z.gte(0)), leastM: z.number().check(z.gt(0)) })
export type ClearanceResult = z.infer<typeof clearanceResult>

/** Results of the network analysis in a region: bursts that would do the most, the gravest first, and every pair that is too close, the closest first. */
export const networkAnalysis = z.object({
  region: regionCode,
  /** Parts of the water network that were worked out: one result for each. */
  zones: count,
  bursts: z.array(burstResult).check(z.maxLength(50)),
  clearances: z.array(clearanceResult).check(z.maxLength(500)),
})
export type NetworkAnalysis = z.infer<typeof networkAnalysis>
