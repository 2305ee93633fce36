import * as z from 'zod/mini'
import { instant, sourceName } from './common'
import { regionCode } from './ids'

/**
 * What the 22 basic indicators (山东省智慧社区建设指标，基础型) are computed from. A source sends inputs, never results: the wall, the
 * demo county and the printed table compute the results with the same pure functions (`domain/indicators/engine.ts`).
 *
 * - `share`: so many of so many. `every`: as `share`, but nothing less than all will do, so that a plain yes or no may stand for it.
 * - `count`: how many there are. `yesNo`: whether it is there.
 */
export type IndicatorInputKind = 'share' | 'every' | 'count' | 'yesNo'

/** What an input counts; words under `indicatorUnit.*`. */
export type IndicatorUnit = 'household' | 'hectare' | 'keyPlace' | 'camera' | 'videoResource' | 'estate' | 'closedEstate' | 'tallBuilding' | 'building' | 'resident' | 'feeKind' | 'scene' | 'service' | 'facility' | 'event'

interface InputSpec { kind: IndicatorInputKind, unit: IndicatorUnit | null }
const yesNo: InputSpec = { kind: 'yesNo', unit: null }

/** The inputs by id. The words are under `indicatorInput.*`. */
export const indicatorInputSpecs = {
  /** 具备千兆接入能力的家庭 of 社区家庭. */
  gigabitHomes: { kind: 'share', unit: 'household' },
  /** 5G 信号覆盖的面积 of 社区面积. */
  fiveGArea: { kind: 'share', unit: 'hectare' },
  /** Households with cable television or IPTV, each counted once. */
  televisionHomes: { kind: 'share', unit: 'household' },
  /** Key places (小区出入口、停车库（场）出入口、主干道、消防通道) that a camera covers. */
  keyPlacesCovered: { kind: 'share', unit: 'keyPlace' },
  camerasNetworked: { kind: 'share', unit: 'camera' },
  camerasIntact: { kind: 'share', unit: 'camera' },
  /** 公共视频资源出图率. */
  videoPublished: { kind: 'share', unit: 'videoResource' },
  /** Cameras whose code, name, region and position are in order. */
  cameraMetadata: { kind: 'share', unit: 'camera' },
  /** Of the estates with e-bikes, those with a place to park them and safe charging that switches itself off. */
  safeCharging: { kind: 'every', unit: 'estate' },
  dataGathered: yesNo,
  propertyLinked: yesNo,
  scenes: { kind: 'count', unit: 'scene' },
  oneStopService: yesNo,
  /** 60 岁及以上常住老年人 of 常住人口. */
  aged60: { kind: 'share', unit: 'resident' },
  elderlyServices: { kind: 'count', unit: 'service' },
  smartFacilities: { kind: 'count', unit: 'facility' },
  /** Of 水、电、气、暖、物业费, those that can be paid online. */
  feesOnline: { kind: 'every', unit: 'feeKind' },
  policeWarnings: yesNo,
  policeBulletins: yesNo,
  residentReports: yesNo,
  policeSharing: yesNo,
  /** Of the closed estates (封闭式小区), those with access control at every entrance. */
  accessControl: { kind: 'every', unit: 'closedEstate' },
  /** Of the closed estates, those with at least one kind of perimeter detection. */
  perimeterDetection: { kind: 'every', unit: 'closedEstate' },
  /** Of the home buildings of 19 storeys or more, those watched from floor 3 upwards. */
  fallingObjects: { kind: 'every', unit: 'tallBuilding' },
  /** Of all estates, those that recognise an e-bike in a lift and raise an alarm. */
  eBikeInLift: { kind: 'share', unit: 'estate' },
  /** Of the home buildings, those whose shared areas have automatic fire alarms. */
  fireAlarms: { kind: 'every', unit: 'building' },
  platformInUse: yesNo,
  partyRecords: yesNo,
  onlineElections: yesNo,
  onlineDeliberation: yesNo,
  openAffairs: yesNo,
  epidemicRecords: yesNo,
  epidemicNotices: yesNo,
  /** In the last twelve months. */
  publicityEvents: { kind: 'count', unit: 'event' },
  encryption: yesNo,
  deIdentification: yesNo,
  gradedAuthorisation: yesNo,
  tamperProofRecords: yesNo,
  innovativeScenes: { kind: 'count', unit: 'scene' },
} as const satisfies Record<string, InputSpec>

export type IndicatorInputId = keyof typeof indicatorInputSpecs
export const indicatorInputIds = Object.keys(indicatorInputSpecs) as [IndicatorInputId, ...IndicatorInputId[]]
/** The entry of an input, in its general form. */
export const indicatorInputSpec = (id: IndicatorInputId): InputSpec => indicatorInputSpecs[id]

const amount = z.number().check(z.gte(0), z.lte(1e9))
/** A number known exactly (both ends alike) or within bounds: '70 % 以上' is from 70 upwards, its upper end open (null). */
export const interval = z.object({ low: amount, high: z.nullable(amount) }).check(z.refine(({ low, high }) => high === null || low <= high, 'the bounds are the wrong way round'))
export type Interval = z.infer<typeof interval>

export const indicatorValue = z.discriminatedUnion('kind', [
  /** So many (`part`) of so many (`whole`), in whole units. */
  z.object({ kind: z.literal('parts'), part: interval, whole: interval }).check(z.refine(({ part, whole }) => whole.high === null || part.low <= whole.high, 'a part is larger than its whole')),
  /** Percent, where only the share is known. */
  z.object({ kind: z.literal('share'), percent: interval.check(z.refine(({ low, high }) => low <= 100 && (high ?? 0) <= 100, 'above 100 percent')) }),
  z.object({ kind: z.literal('count'), count: interval }),
  z.object({ kind: z.literal('yesNo'), yes: z.boolean() }),
])
export type IndicatorValue = z.infer<typeof indicatorValue>

const valueKinds: Readonly<Record<IndicatorInputKind, readonly IndicatorValue['kind'][]>> = { share: ['parts', 'share'], every: ['parts', 'share', 'yesNo'], count: ['count'], yesNo: ['yesNo'] }

/** One input of one community. `value` is null where it is not known; an input that is left out is not known either. */
export const indicatorInput = z.object({
  id: z.enum(indicatorInputIds),
  value: z.nullable(indicatorValue),
  asOf: z.nullable(instant),
  source: sourceName,
  /** What proves it, in the words of who declared it; for an event its date. */
  evidence: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
}).check(z.refine(({ id, value }) => value === null || valueKinds[indicatorInputSpec(id).kind].includes(value.kind), 'this input has another kind of value'))
export type IndicatorInput = z.infer<typeof indicatorInput>

/** The declaration (自评申报) of one pilot community. */
export const communityIndicators = z.object({
  region: regionCode,
  inputs: z.array(indicatorInput).check(z.maxLength(indicatorInputIds.length), z.refine(inputs => new Set(inputs.map(({ id }) => id)).size === inputs.length, 'an input is there twice')),
})
export type CommunityIndicators = z.infer<typeof communityIndicators>

/** A published count of the county's hubs (数据中枢, 视觉中枢); words under `hubCount.*`. */
export const hubCounts = ['dataResources', 'mapLayers', 'dataRecords', 'videoChannels', 'algorithms', 'videoScenes'] as const
export const hubCount = z.object({
  id: z.enum(hubCounts), value: amount,
  /** over: 余 (more than); nearly: 近 (a little less). */
  bound: z.enum(['exact', 'over', 'nearly']), asOf: instant, source: sourceName,
})
export type HubCount = z.infer<typeof hubCount>

/** Stages above 基础型: 成长型, 标杆型. */
export const higherStages = ['growth', 'benchmark'] as const
/** What a source says of a stage that is aimed at, word for word; `region` is null where it names no community. */
export const stageAim = z.object({ stage: z.enum(higherStages), region: z.nullable(regionCode), quote: z.string().check(z.minLength(1), z.maxLength(200)), asOf: instant, source: sourceName })
export type StageAim = z.infer<typeof stageAim>

/** Everything that is known of the indicators in a region: the pilots in it, what is aimed at, and for a county its hubs. A region without a pilot has no community here: it is 未申报. */
export const regionIndicators = z.object({
  region: regionCode,
  communities: z.array(communityIndicators).check(z.maxLength(2_000)),
  aims: z.array(stageAim).check(z.maxLength(200)),
  hubs: z.array(hubCount).check(z.maxLength(hubCounts.length)),
})
export type RegionIndicators = z.infer<typeof regionIndicators>
