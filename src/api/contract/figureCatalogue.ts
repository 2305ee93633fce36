import { pipeKinds, pipeMaterials } from './pipes'

/**
 * The catalogue of figures: what is counted, in which unit, where it comes from, how it adds up and how it may colour the
 * map. It is data, read by the client, the demo county and the checks alike.
 *
 * A figure that is `additive` sums over the regions below. A `ratio` is numerator ÷ denominator × scale. Anything else
 * (`local`: medians, means over records) is computed anew for each region.
 */

export type UnitKey =
  | 'squareKilometre' | 'person' | 'household' | 'building' | 'stairwell' | 'home' | 'grid' | 'event' | 'device' | 'item' | 'place'
  | 'organization' | 'percent' | 'eventPer10k' | 'personPer10k' | 'personPerKm2' | 'yuanPerMonth' | 'personPerHome' | 'hour' | 'householdPerGrid'
  | 'kilometre' | 'kilometrePerKm2' | 'community' | 'indicator' | 'case' | 'matter' | 'occasion' | 'notice' | 'meeting' | 'estate' | 'occasionPer100' | 'channel'

/** How a figure may colour the map. A raw count never does. */
export type MapMeasure = 'rate' | 'share' | 'density'

interface FigureBase {
  unit: UnitKey
  /** Digits after the decimal point that mean something. */
  decimals: number
  /** Counts residents: a value below five is suppressed before it leaves the data source. */
  people?: true
  /** The derived figure that colours the map when this one is chosen. */
  mapBy?: string
  /** Never given below a town: `notApplicable` for communities, so that nobody can be worked out there. */
  finest?: 'town'
}
export interface AdditiveFigure extends FigureBase {
  kind: 'additive'
  /** Figures that this one is never below, as everybody knows: a let home has a tenant at least. Small counts must stay hidden from who knows it. */
  atLeast?: readonly string[]
  /** An amount, given by so many: not told where they are fewer than five, because the mean would be that of a few. */
  givenBy?: string
}
export interface RatioFigure extends FigureBase { kind: 'ratio', of: readonly [numerator: string, denominator: string], scale: number, measure?: MapMeasure, lowIsBad?: true }
export interface LocalFigure extends FigureBase { kind: 'local' }
export type FigureSpec = AdditiveFigure | RatioFigure | LocalFigure

const sum = (unit: UnitKey, extra: Partial<Omit<AdditiveFigure, 'kind' | 'unit'>> = {}): AdditiveFigure => ({ kind: 'additive', unit, decimals: 0, ...extra })
const people = (extra: Partial<Omit<AdditiveFigure, 'kind' | 'unit'>> = {}): AdditiveFigure => sum('person', { people: true, ...extra })
const ratio = (unit: UnitKey, of: readonly [string, string], scale: number, decimals: number, extra: Partial<Omit<RatioFigure, 'kind' | 'unit' | 'of' | 'scale' | 'decimals'>> = {}): RatioFigure =>
  ({ kind: 'ratio', unit, of, scale, decimals, ...extra })
const share = (of: readonly [string, string], extra: Partial<RatioFigure> = {}): RatioFigure => ratio('percent', of, 100, 1, { measure: 'share', ...extra })
const km = (mapBy: string): AdditiveFigure => sum('kilometre', { decimals: 2, mapBy })

/** Ten-year age bands of the pyramid; the last is open. */
export const ageBands = ['0-9', '10-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70-79', '80+'] as const
export type AgeBand = (typeof ageBands)[number]
export const sexes = ['male', 'female'] as const
export type Sex = (typeof sexes)[number]
/** Age bands of party members (党员). */
export const partyAgeBands = ['le35', '36-45', '46-60', '61-70', 'ge71'] as const
export type PartyAgeBand = (typeof partyAgeBands)[number]
/** Where a grid event comes from: 网格员上报, 居民上报, IoT预警. */
export const eventSources = ['gridWorker', 'resident', 'iot'] as const
export type EventSource = (typeof eventSources)[number]
/** Kinds of grid events (事件类别) that grid workers and residents report, and what a county has besides. Events of IoT预警 are told by the kinds of alarms. */
export const eventKinds = [
  'wasteDumping', 'streetOccupation', 'illegalParking', 'roadDamage', 'facilityDamage', 'greening', 'streetLight', 'neighbourDispute', 'noiseDispute', 'petNuisance', 'waterSupply', 'drainage', 'heating',
  'fireHazard', 'rentalCheck', 'elderVisit', 'illegalBuilding', 'strawBurning', 'publicity', 'other',
] as const
export type EventKind = (typeof eventKinds)[number]
/** Where today's events stand: 已处理 = 结案; 处理中 = 派遣 to 核查; 待派遣 = 上报 or 受理. The last two make up 未处理. */
export const eventOutcomes = ['handled', 'inProgress', 'pending'] as const
export type EventOutcome = (typeof eventOutcomes)[number]
/** Device groups of the 物联感知 panel. */
export const deviceGroups = ['fire', 'gas', 'access', 'manhole', 'waterPressure', 'lift', 'care', 'environment'] as const
export type DeviceGroup = (typeof deviceGroups)[number]
/**
 * Groups that make up the total. 独居关爱 stands apart: each of its devices belongs to one person at home, so it is counted from the
 * town up only, in no sum that would give a village's away (decision 0016).
 */
export const commonDeviceGroups = ['fire', 'gas', 'access', 'manhole', 'waterPressure', 'lift', 'environment'] as const satisfies readonly DeviceGroup[]
/**
 * Scenes of 社区安全 that are watched: 门禁, 周界, 高空抛物, 电动车进电梯, 消防, 井盖, 电梯, 燃气, 违停与僵尸车, 垃圾分类监控. The eleventh, 车位共享,
 * counts parking spaces (`parking.*`).
 */
export const safetyScenes = ['access', 'perimeter', 'fallingObject', 'eBikeInLift', 'fire', 'manhole', 'lift', 'gas', 'parking', 'waste'] as const
export type SafetyScene = (typeof safetyScenes)[number]
/** City components (城市部件) by the five classes of GB/T 30428.2. */
export const componentClasses = ['utilities', 'traffic', 'sanitation', 'greening', 'other'] as const
export type ComponentClass = (typeof componentClasses)[number]
/** Places the county's letter names beside the components: 商超, 医疗机构, 学校, 养老设施. */
export const placeKinds = ['mall', 'clinic', 'school', 'elderlyCare'] as const
export type PlaceKind = (typeof placeKinds)[number]
/**
 * Services of the 15-minute circle (15分钟生活圈, GB 50180-2018): 卫生服务站, 幼儿园和小学, 养老服务设施, 商超, 助餐点, 健身场地, 公交站,
 * 党群服务中心.
 */
export const lifeServices = ['clinic', 'school', 'elderlyCare', 'mall', 'canteen', 'fitness', 'busStop', 'hall'] as const
export type LifeService = (typeof lifeServices)[number]
/** 租赁方式 and 租赁渠道. */
export const rentalModes = ['whole', 'shared', 'shortTerm'] as const
export type RentalMode = (typeof rentalModes)[number]
export const rentalChannels = ['direct', 'agency', 'online', 'employer'] as const
export type RentalChannel = (typeof rentalChannels)[number]

/** 助餐, 助浴, 助洁, 助医, 助行, 助急, 助乐: the services for the elderly that the county's letter names. */
export const elderlyServices = ['meal', 'bath', 'clean', 'medical', 'walk', 'urgent', 'leisure'] as const
export type ElderlyService = (typeof elderlyServices)[number]
/** How a government service was done: 网上办理, 自助终端, 帮办代办, 窗口办理. */
export const serviceChannels = ['online', 'selfService', 'assisted', 'counter'] as const
export type ServiceChannel = (typeof serviceChannels)[number]
/** 关爱帮扶: 残疾人, 特困人员, 困境儿童, 优抚对象. One person may be of several kinds, so they have no sum. */
export const careKinds = ['disabled', 'destitute', 'children', 'veterans'] as const
/** 服务管理: 安置帮教, 社区矫正, 戒毒康复, 严重精神障碍患者. */
export const supportKinds = ['released', 'correction', 'rehabilitation', 'mental'] as const
export const specialKinds = [...careKinds, ...supportKinds] as const
export type SpecialKind = (typeof specialKinds)[number]

/** Age of pipes in whole years at the survey. */
export const pipeAgeBands = ['le10', '11-20', '21-30', 'gt30'] as const
export type PipeAgeBand = (typeof pipeAgeBands)[number]
/** Depth of a pipe's axis in its middle, m. */
export const pipeDepthBands = ['lt1', '1-2', '2-3', 'gt3'] as const
export type PipeDepthBand = (typeof pipeDepthBands)[number]
/** Levels of hidden trouble, the gravest first. */
export const troubleLevels = ['high', 'medium', 'low'] as const
export type TroubleLevel = (typeof troubleLevels)[number]

type Built<K extends string, S extends FigureSpec> = Record<K, S>
function each<const P extends readonly string[], K extends string, S extends FigureSpec>(parts: P, key: (part: P[number]) => K, spec: S | ((part: P[number]) => S)): Built<K, S> {
  return Object.fromEntries(parts.map(part => [key(part), typeof spec === 'function' ? spec(part) : spec])) as Built<K, S>
}

export const figureCatalogue = {
  'profile.area': sum('squareKilometre', { decimals: 2 }),
  'profile.households': sum('household'),

  'population.resident': people({ mapBy: 'population.density', atLeast: ['population.inflow'] }),
  'population.registered': people({ mapBy: 'population.density', atLeast: ['population.outflow', 'party.members', 'assistance.people'] }),
  'population.density': ratio('personPerKm2', ['population.resident', 'profile.area'], 1, 0, { measure: 'density' }),
  'population.male': people(),
  'population.female': people(),
  'population.registeredMale': people(),
  'population.registeredFemale': people(),
  /** 流入: part of the residents. */
  'population.inflow': people({ mapBy: 'population.inflowShare' }),
  'population.inflowShare': share(['population.inflow', 'population.resident']),
  /** 外出: part of the registered. */
  'population.outflow': people({ mapBy: 'population.outflowShare' }),
  'population.outflowShare': share(['population.outflow', 'population.registered']),
  'population.age60plus': people({ mapBy: 'population.age60plusShare', atLeast: ['elderly.alone'] }),
  'population.age60plusShare': share(['population.age60plus', 'population.resident']),
  'population.age80plus': people({ mapBy: 'population.age80plusShare' }),
  'population.age80plusShare': share(['population.age80plus', 'population.resident']),
  ...each(ageBands, band => `population.male.${band}` as const, people({ mapBy: 'population.age60plusShare' })),
  ...each(ageBands, band => `population.female.${band}` as const, people({ mapBy: 'population.age60plusShare' })),

  'party.organizations': sum('organization'),
  'party.members': people({ mapBy: 'party.memberShare' }),
  'party.memberShare': share(['party.members', 'population.registered']),
  'party.male': people({ mapBy: 'party.memberShare' }),
  'party.female': people({ mapBy: 'party.memberShare' }),
  ...each(partyAgeBands, band => `party.age.${band}` as const, people({ mapBy: 'party.memberShare' })),

  'housing.buildings': sum('building'),
  'housing.stairwells': sum('stairwell'),
  'housing.homes': sum('home', { mapBy: 'housing.vacantShare' }),
  'housing.selfOccupied': sum('home', { mapBy: 'housing.selfOccupiedShare' }),
  'housing.rented': sum('home', { mapBy: 'housing.rentedShare' }),
  'housing.vacant': sum('home', { mapBy: 'housing.vacantShare' }),
  'housing.selfOccupiedShare': share(['housing.selfOccupied', 'housing.homes']),
  'housing.rentedShare': share(['housing.rented', 'housing.homes']),
  'housing.vacantShare': share(['housing.vacant', 'housing.homes']),

  'components.total': sum('item', { mapBy: 'components.intactShare' }),
  'components.intact': sum('item', { mapBy: 'components.intactShare' }),
  'components.intactShare': share(['components.intact', 'components.total'], { lowIsBad: true }),
  ...each(componentClasses, c => `components.${c}` as const, sum('item', { mapBy: 'components.intactShare' })),
  ...each(placeKinds, kind => `places.${kind}` as const, sum('place')),

  'grid.grids': sum('grid'),
  'grid.workers': sum('person'),
  'grid.fullTime': sum('person'),
  'grid.partTime': sum('person'),
  'grid.householdsPerGrid': ratio('householdPerGrid', ['profile.households', 'grid.grids'], 1, 0, { measure: 'rate' }),

  'events.total': sum('event', { mapBy: 'events.openRate' }),
  'events.handled': sum('event', { mapBy: 'events.handledShare' }),
  /** 未处理: every step but 结案. */
  'events.open': sum('event', { mapBy: 'events.openRate' }),
  'events.inProgress': sum('event', { mapBy: 'events.openRate' }),
  'events.pending': sum('event', { mapBy: 'events.openRate' }),
  'events.overdue': sum('event', { mapBy: 'events.openRate' }),
  ...each(eventSources, s => `events.${s}` as const, sum('event', { mapBy: 'events.openRate' })),
  ...each(eventOutcomes, o => `events.gridWorker.${o}` as const, sum('event', { mapBy: 'events.openRate' })),
  ...each(eventOutcomes, o => `events.resident.${o}` as const, sum('event', { mapBy: 'events.openRate' })),
  ...each(eventOutcomes, o => `events.iot.${o}` as const, sum('event', { mapBy: 'events.openRate' })),
  ...each(eventKinds, kind => `events.kind.${kind}` as const, sum('event', { mapBy: 'events.openRate' })),
  'events.openRate': ratio('eventPer10k', ['events.open', 'population.resident'], 10_000, 1, { measure: 'rate' }),
  'events.handledShare': share(['events.handled', 'events.total'], { lowIsBad: true }),
  /** Median time from 上报 to 结案 of the events closed today. */
  'events.medianHours': { kind: 'local', unit: 'hour', decimals: 1, mapBy: 'events.handledShare' } satisfies LocalFigure,

  'assistance.households': sum('household', { people: true, mapBy: 'assistance.rate' }),
  'assistance.people': people({ mapBy: 'assistance.rate', atLeast: ['assistance.households'] }),
  'assistance.classA': people({ mapBy: 'assistance.rate' }),
  'assistance.classB': people({ mapBy: 'assistance.rate' }),
  'assistance.classC': people({ mapBy: 'assistance.rate' }),
  'assistance.rate': ratio('personPer10k', ['assistance.people', 'population.registered'], 10_000, 1, { measure: 'rate' }),

  ...each(rentalModes, mode => `rental.mode.${mode}` as const, sum('home', { mapBy: 'housing.rentedShare' })),
  ...each(rentalChannels, channel => `rental.channel.${channel}` as const, sum('home', { mapBy: 'housing.rentedShare' })),
  /** Sum of the monthly rents and of the tenants: only there so that the means add up. */
  'rental.rentSum': sum('yuanPerMonth', { givenBy: 'housing.rented' }),
  'rental.tenants': people({ atLeast: ['housing.rented'] }),
  'rental.meanRent': ratio('yuanPerMonth', ['rental.rentSum', 'housing.rented'], 1, 0, { measure: 'rate' }),
  'rental.meanTenants': ratio('personPerHome', ['rental.tenants', 'housing.rented'], 1, 1, { measure: 'rate' }),

  /** 独居老人: residents of 60 and over who live alone. */
  'elderly.alone': people({ mapBy: 'elderly.aloneShare' }),
  'elderly.aloneShare': share(['elderly.alone', 'population.age60plus']),
  /** Services given in the month before the register was closed, and the seven kinds of them. */
  'elderly.services': sum('occasion', { mapBy: 'elderly.serviceRate' }),
  ...each(elderlyServices, service => `elderly.service.${service}` as const, sum('occasion', { mapBy: 'elderly.serviceRate' })),
  'elderly.serviceRate': ratio('occasionPer100', ['elderly.services', 'population.age60plus'], 100, 1, { measure: 'rate' }),
  /** One-key calls for help (一键求助) of the last 30 days: those answered (应答) within 15 minutes, and the others. */
  'elderly.sosCalls': sum('occasion', { mapBy: 'elderly.sosInTimeShare' }),
  'elderly.sosInTime': sum('occasion', { mapBy: 'elderly.sosInTimeShare' }),
  'elderly.sosLate': sum('occasion', { mapBy: 'elderly.sosInTimeShare' }),
  'elderly.sosInTimeShare': share(['elderly.sosInTime', 'elderly.sosCalls'], { lowIsBad: true }),

  /** Different items (事项) that can be done in the region: the same item in two communities is one. */
  'government.items': { kind: 'local', unit: 'matter', decimals: 0, mapBy: 'government.onlineShare' } satisfies LocalFigure,
  /** Cases (办件) finished in the last 30 days. */
  'government.handled': sum('case', { mapBy: 'government.onlineShare' }),
  ...each(serviceChannels, channel => `government.channel.${channel}` as const, sum('case', { mapBy: 'government.onlineShare' })),
  'government.onTime': sum('case', { mapBy: 'government.onTimeShare' }),
  'government.late': sum('case', { mapBy: 'government.onTimeShare' }),
  'government.onlineShare': share(['government.channel.online', 'government.handled'], { lowIsBad: true }),
  'government.onTimeShare': share(['government.onTime', 'government.handled'], { lowIsBad: true }),

  /** Estates (小区) with a property company; a village has none, and then nothing of the rest applies. */
  'property.estates': sum('estate', { mapBy: 'property.feeShare' }),
  /** Households whose fee (物业费) of the year is due, paid and not yet paid. */
  'property.feeDue': sum('household', { mapBy: 'property.feeShare' }),
  'property.feePaid': sum('household', { mapBy: 'property.feeShare' }),
  'property.feeUnpaid': sum('household', { mapBy: 'property.feeShare' }),
  'property.feeShare': share(['property.feePaid', 'property.feeDue'], { lowIsBad: true }),
  /** Repairs (报修) and complaints (投诉) of the last 30 days. */
  'property.repairs': sum('case', { mapBy: 'property.repairsDoneShare' }),
  'property.repairsDone': sum('case', { mapBy: 'property.repairsDoneShare' }),
  'property.repairsOpen': sum('case', { mapBy: 'property.repairsDoneShare' }),
  'property.repairsDoneShare': share(['property.repairsDone', 'property.repairs'], { lowIsBad: true }),
  'property.complaints': sum('case', { mapBy: 'property.complaintsClosedShare' }),
  'property.complaintsClosed': sum('case', { mapBy: 'property.complaintsClosedShare' }),
  'property.complaintsOpen': sum('case', { mapBy: 'property.complaintsClosedShare' }),
  'property.complaintsClosedShare': share(['property.complaintsClosed', 'property.complaints'], { lowIsBad: true }),

  /** Households with somebody registered in the residents' mini-program (居民小程序). */
  'participation.households': sum('household', { mapBy: 'participation.householdShare' }),
  'participation.householdShare': share(['participation.households', 'profile.households'], { lowIsBad: true }),
  /** Uses of the mini-program, notices, deliberations (民主议事) and votes of the last 30 days. */
  'participation.visits': sum('occasion', { mapBy: 'participation.householdShare' }),
  'participation.notices': sum('notice', { mapBy: 'participation.householdShare' }),
  'participation.deliberations': sum('meeting', { mapBy: 'participation.householdShare' }),
  'participation.votes': sum('occasion', { mapBy: 'participation.householdShare' }),
  /** Matters agreed on (议定事项) since the year began: carried out (落实), and not yet. */
  'participation.matters': sum('matter', { mapBy: 'participation.mattersDoneShare' }),
  'participation.mattersDone': sum('matter', { mapBy: 'participation.mattersDoneShare' }),
  'participation.mattersOpen': sum('matter', { mapBy: 'participation.mattersDoneShare' }),
  'participation.mattersDoneShare': share(['participation.mattersDone', 'participation.matters'], { lowIsBad: true }),

  /** 特殊人群: counts by kind, of towns and the county only. */
  ...each(specialKinds, kind => `special.${kind}` as const, people({ finest: 'town' })),

  'devices.total': sum('device', { mapBy: 'devices.onlineShare' }),
  'devices.online': sum('device', { mapBy: 'devices.onlineShare' }),
  'devices.offline': sum('device', { mapBy: 'devices.onlineShare' }),
  'devices.onlineShare': share(['devices.online', 'devices.total'], { lowIsBad: true }),
  ...each(commonDeviceGroups, g => `devices.${g}.total` as const, sum('device', { mapBy: 'devices.onlineShare' })),
  ...each(commonDeviceGroups, g => `devices.${g}.online` as const, sum('device', { mapBy: 'devices.onlineShare' })),
  'devices.care.total': sum('device', { finest: 'town' }),
  'devices.care.online': sum('device', { finest: 'town' }),

  /** Channels of the video platform (视频). */
  'video.channels': sum('channel', { mapBy: 'video.onlineShare' }),
  'video.online': sum('channel', { mapBy: 'video.onlineShare' }),
  'video.offline': sum('channel', { mapBy: 'video.onlineShare' }),
  'video.onlineShare': share(['video.online', 'video.channels'], { lowIsBad: true }),
  /** Points (点位) of a scene of 社区安全 that are joined to the platform: devices, cameras, doors and gates. One may serve several scenes, so they have no sum. */
  ...each(safetyScenes, scene => `safety.${scene}.points` as const, sum('place', { mapBy: 'devices.onlineShare' })),
  ...each(safetyScenes, scene => `safety.${scene}.online` as const, sum('place', { mapBy: 'devices.onlineShare' })),
  /** 车位共享: spaces of the estates, and those that others may use while they stand empty. */
  'parking.spaces': sum('item', { mapBy: 'parking.sharedShare' }),
  'parking.shared': sum('item', { mapBy: 'parking.sharedShare' }),
  'parking.sharedShare': share(['parking.shared', 'parking.spaces'], { lowIsBad: true }),

  /** Length of the pipes of all seven kinds, rounded to ten metres in each community. */
  'pipes.length': km('pipes.density'),
  ...each(pipeKinds, kind => `pipes.length.${kind}` as const, km('pipes.density')),
  ...each(pipeMaterials, material => `pipes.material.${material}` as const, km('pipes.density')),
  ...each(pipeAgeBands, band => `pipes.age.${band}` as const, km('pipes.oldShare')),
  ...each(pipeDepthBands, band => `pipes.depth.${band}` as const, km('pipes.density')),
  /** Older than 20 years. */
  'pipes.old': km('pipes.oldShare'),
  'pipes.oldShare': share(['pipes.old', 'pipes.length']),
  'pipes.density': ratio('kilometrePerKm2', ['pipes.length', 'profile.area'], 1, 2, { measure: 'density' }),
  'pipes.nodes': sum('item', { mapBy: 'pipes.density' }),
  /** Open hidden troubles (隐患). */
  'pipes.troubles': sum('place'),
  ...each(troubleLevels, level => `pipes.troubles.${level}` as const, sum('place')),

  /** Pilot communities (试点社区), those whose 基础型 acceptance was passed, and those that meet all 22 indicators by today's inputs. */
  'indicators.pilots': sum('community', { mapBy: 'indicators.metShare' }),
  'indicators.accepted': sum('community', { mapBy: 'indicators.metShare' }),
  'indicators.complete': sum('community', { mapBy: 'indicators.metShare' }),
  /** Results of the 22 indicators over the pilots: 22 for each. A region without a pilot is 未申报 and has none. */
  'indicators.results': sum('indicator', { mapBy: 'indicators.metShare' }),
  'indicators.met': sum('indicator', { mapBy: 'indicators.metShare' }),
  'indicators.notMet': sum('indicator', { mapBy: 'indicators.metShare' }),
  'indicators.unknown': sum('indicator', { mapBy: 'indicators.metShare' }),
  'indicators.metShare': share(['indicators.met', 'indicators.results'], { lowIsBad: true }),

  /**
   * Residents who reach a service of a kind within the 15-minute circle, those who do not, and those who reach all kinds. Counted in
   * whole groups of neighbours, five residents and three buildings or more (decision 0011): none is ever 1 … 4 in any region, nor can
   * such a count be worked out; 0 says where services are, not who lives there.
   */
  ...each(lifeServices, service => `circle.${service}.residents` as const, service => sum('person', { mapBy: `circle.${service}.share` })),
  ...each(lifeServices, service => `circle.${service}.beyond` as const, service => sum('person', { mapBy: `circle.${service}.share` })),
  ...each(lifeServices, service => `circle.${service}.share` as const, service => share([`circle.${service}.residents`, 'population.resident'], { lowIsBad: true })),
  'circle.all.residents': sum('person', { mapBy: 'circle.allShare' }),
  'circle.allShare': share(['circle.all.residents', 'population.resident'], { lowIsBad: true }),
} as const satisfies Record<string, FigureSpec>

export type FigureId = keyof typeof figureCatalogue
export const figureIds = Object.keys(figureCatalogue) as [FigureId, ...FigureId[]]

/** True when the text names a figure of the catalogue; narrows the type. */
export function isFigureId(text: string): text is FigureId {
  return Object.hasOwn(figureCatalogue, text)
}

/** The catalogue entry of a figure, in its general form. */
export function figureSpec(id: FigureId): FigureSpec {
  return figureCatalogue[id]
}

/** True where a low value is what asks for attention: closed events, devices online, what is within reach. */
export function isLowBad(id: FigureId): boolean {
  const spec = figureSpec(id)
  return spec.kind === 'ratio' && spec.lowIsBad === true
}
