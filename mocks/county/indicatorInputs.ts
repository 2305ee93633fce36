import { type CommunityIndicators, type IndicatorInput, type IndicatorInputId, type IndicatorValue, indicatorInputIds, indicatorInputSpec } from '@/api/contract/indicators'
import { type Gate, indicators } from '@/domain/indicators/catalogue'
import { buildingsOf } from '../city/buildings'
import { type CityCamera, cameraOnline, camerasOf } from '../city/cameras'
import { cityRegisters } from '../city/counts'
import { entrancesOf } from '../city/entrances'
import { between, hash, mix, unit, wholeBetween } from './hash'
import { type Source, indicatorSource, sourceOf } from './provenance'
import { regionAt, regionList } from './regions'
import { dayMs, toInstant } from './time'

/** Pilot communities in a region, in the order of the list. */
export function pilotsIn(index: number): readonly number[] {
  const region = regionAt(index)
  return region.level === 'community' ? (region.pilot === null ? [] : [index]) : region.children.flatMap(pilotsIn)
}

const gateOf: ReadonlyMap<IndicatorInputId, Gate> = new Map(indicators.flatMap(({ gates }) => gates.map(gate => [gate.input, gate] as const)))

/** How many of a thing there are in the demo city, so that a declaration agrees with what the map shows. */
interface CityFacts {
  households: number
  hectares: number
  residents: number
  aged60: number
  keyPlaces: number
  cameras: readonly CityCamera[]
  publicCameras: number
  estates: number
  closedEstates: number
  controlledEstates: number
  homeBuildings: number
  tallBuildings: number
  watchedTallBuildings: number
}

const tallFromFloors = 19
const publicViews: readonly CityCamera['view'][] = ['gate', 'street', 'square', 'parking']

function factsOf(seed: number, community: number): CityFacts {
  const { people } = cityRegisters(seed)
  const of = (id: 'profile.households' | 'profile.area' | 'population.resident' | 'population.age60plus'): number => people.get(id)?.[community] ?? 0
  const homes = buildingsOf(seed, community).filter(building => building.homes > 0)
  const estateOf = (name: string): string => name.slice(0, name.indexOf(' '))
  const estates = new Set(homes.map(({ name }) => estateOf(name)))
  const gates = entrancesOf(seed, community).filter(({ type }) => type === 'gate')
  const controlled = gates.filter(({ accessControl, name }) => accessControl && name.endsWith('南门')).length
  const cameras = camerasOf(seed, community)
  const watched = new Set(cameras.filter(({ view }) => view === 'facade').map(({ building }) => building))
  const tall = homes.filter(({ floors }) => floors >= tallFromFloors)
  return {
    households: of('profile.households'), hectares: of('profile.area'), residents: of('population.resident'), aged60: of('population.age60plus'),
    keyPlaces: gates.length + 3 * estates.size + 4, cameras, publicCameras: cameras.filter(({ view }) => publicViews.includes(view)).length,
    // An estate whose gates let everybody in counts as open, but for those that have not been accepted yet: there it is a closed one without control.
    estates: estates.size, closedEstates: regionAt(community).pilot?.passed === null ? estates.size : controlled, controlledEstates: controlled,
    homeBuildings: homes.length, tallBuildings: tall.length, watchedTallBuildings: tall.filter(({ id }) => watched.has(id)).length,
  }
}

/** The declaration of a pilot community as it stands at that time. */
export function declarationOf(seed: number, community: number, at: number): CommunityIndicators {
  const facts = factsOf(seed, community)
  const asOf = indicatorSource.asOf(at, seed)
  return { region: regionAt(community).code, inputs: indicatorInputIds.map((id, k) => inputOf(id, hash(seed, 0x1d1c, community, k), facts, community, asOf)) }
}

function inputOf(id: IndicatorInputId, h: number, facts: CityFacts, community: number, asOf: number): IndicatorInput {
  const source = sourceFor(id)
  const value = valueOf(id, h, facts, regionAt(community).pilot?.passed !== null, asOf)
  const own = source === indicatorSource || source.period === 'P1M' ? source.asOf(asOf, 0) - wholeBetween(mix(h, 9), 0, 20) * dayMs * (source === indicatorSource ? 1 : 0) : source.asOf(asOf, 0)
  return { id, value, asOf: value === null ? null : toInstant(own), source: source.key, evidence: value === null ? null : evidenceOf(id, h, own) }
}

type State = 'good' | 'bad' | 'unknown'
/** Accepted communities have slipped here and there; those that joined later are still at work. */
function stateOf(h: number, accepted: boolean): State {
  const draw = unit(mix(h, 1))
  const [bad, unknown] = accepted ? [0.03, 0.055] : [0.16, 0.23]
  return draw < bad ? 'bad' : draw < unknown ? 'unknown' : 'good'
}

const parts = (part: number, whole: number): IndicatorValue => ({ kind: 'parts', part: { low: part, high: part }, whole: { low: whole, high: whole } })
const count = (n: number): IndicatorValue => ({ kind: 'count', count: { low: n, high: n } })

function valueOf(id: IndicatorInputId, h: number, facts: CityFacts, accepted: boolean, asOf: number): IndicatorValue | null {
  const state = stateOf(h, accepted)
  // What the registers and the map know is known, whatever was declared.
  switch (id) {
    case 'aged60': return parts(facts.aged60, facts.residents)
    case 'accessControl': return parts(facts.controlledEstates, facts.closedEstates)
    case 'fallingObjects': return parts(facts.watchedTallBuildings, facts.tallBuildings)
    case 'camerasIntact': return parts(facts.cameras.filter(camera => cameraOnline(camera, asOf)).length, facts.cameras.length)
    default: break
  }
  const atLeast = gateOf.get(id)?.atLeast ?? 0
  switch (indicatorInputSpec(id).kind) {
    case 'yesNo': return state === 'unknown' ? null : { kind: 'yesNo', yes: state === 'good' }
    case 'count': return state === 'unknown' ? null : count(state === 'bad' ? atLeast - 1 : atLeast + wholeBetween(mix(h, 3), 0, id === 'scenes' ? 8 : 2))
    case 'every': {
      const whole = wholeOf(id, facts)
      return state === 'unknown' ? null : parts(state === 'bad' ? whole - wholeBetween(mix(h, 3), 1, Math.min(3, whole)) : whole, whole)
    }
    case 'share': {
      const whole = wholeOf(id, facts)
      // A carrier that only says "more than so much" leaves it open.
      if (state === 'unknown') return unit(mix(h, 2)) < 0.5 ? null : { kind: 'share', percent: { low: atLeast - 5 * wholeBetween(mix(h, 3), 1, 3), high: null } }
      return state === 'bad'
        ? parts(Math.floor(whole * (atLeast - between(mix(h, 3), 3, 11)) / 100), whole)
        : parts(Math.min(whole, Math.ceil(whole * (atLeast + (100 - atLeast) * between(mix(h, 3), 0.15, 0.95)) / 100)), whole)
    }
  }
}

function wholeOf(id: IndicatorInputId, facts: CityFacts): number {
  switch (indicatorInputSpec(id).unit) {
    case 'household': return facts.households
    case 'hectare': return facts.hectares
    case 'keyPlace': return facts.keyPlaces
    case 'camera': return facts.cameras.length
    case 'videoResource': return facts.publicCameras
    case 'estate': return facts.estates
    case 'closedEstate': return facts.closedEstates
    case 'building': return facts.homeBuildings
    case 'tallBuilding': return facts.tallBuildings
    case 'resident': return facts.residents
    case 'feeKind': return 5
    case 'scene': case 'service': case 'facility': case 'event': case null: throw new Error(`${id} is no part of anything`)
  }
}

function sourceFor(id: IndicatorInputId): Source {
  switch (indicatorInputSpec(id).unit) {
    case 'household': case 'hectare': return { ...indicatorSource, key: 'carrierReport' }
    case 'keyPlace': case 'camera': case 'videoResource': return { ...indicatorSource, key: 'videoPlatform' }
    case 'resident': return sourceOf('population.age60plus')
    default: return indicatorSource
  }
}

const evidence: Readonly<Partial<Record<IndicatorInputId, string>>> = {
  gigabitHomes: '宽带资源清单', fiveGArea: '网络测试报告', televisionHomes: '入户资源清单', keyPlacesCovered: '点位勘查表', camerasNetworked: '平台在册清单', camerasIntact: '在线巡检记录', videoPublished: '出图率通报',
  cameraMetadata: '一机一档核查表', safeCharging: '充电设施台账', dataGathered: '平台数据目录', propertyLinked: '接口联调记录', scenes: '场景清单', oneStopService: '便民服务站照片', elderlyServices: '助老服务协议',
  smartFacilities: '设施台账', feesOnline: '缴费功能截图', policeWarnings: '预警发布截图', policeBulletins: '警情发布截图', residentReports: '居民上报记录', policeSharing: '社情共享记录', accessControl: '门禁设备台账',
  perimeterDetection: '周界设备台账', fallingObjects: '抛物监控台账', eBikeInLift: '梯控设备台账', fireAlarms: '消防检测报告', platformInUse: '平台使用记录', partyRecords: '党员信息台账', onlineElections: '网上登记截图',
  openAffairs: '公开栏截图', epidemicRecords: '防控信息台账', epidemicNotices: '政策发布截图', encryption: '密码应用评估', deIdentification: '脱敏规则清单', gradedAuthorisation: '权限分级表', tamperProofRecords: '操作日志抽查',
  innovativeScenes: '场景验收单',
}

function evidenceOf(id: IndicatorInputId, h: number, at: number): string | null {
  const date = toInstant(at - wholeBetween(mix(h, 5), 5, 60) * dayMs).slice(0, 10)
  switch (id) {
    case 'onlineDeliberation': return `近一年 ${wholeBetween(mix(h, 4), 2, 5)} 次，最近 ${date}`
    case 'publicityEvents': return `最近 ${date}`
    default: return evidence[id] ?? null
  }
}

/** Pilot communities of the whole county. */
export const pilotIndices: readonly number[] = regionList.filter(({ pilot }) => pilot !== null).map(({ index }) => index)
