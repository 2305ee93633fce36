import type { Alarm } from '@/api/contract/alarms'
import type { LonLat } from '@/api/contract/common'
import { cameraId } from '@/api/contract/ids'
import type { Surface } from '@/api/contract/session'
import { kindSpecs } from './alarmKinds'
import { type AlarmState, contractEvent, maskedName } from './alarmLife'
import type { AlarmPlan } from './alarmPlan'
import { type DevicePlace, idOf, placeOf } from './devices'
import { between, hash, mix, pick, unit, wholeBetween } from './hash'
import { metresPerDegreeLat, metresPerDegreeLon } from './plates'
import { pathOf, regionAt } from './regions'
import { dayMs, toInstant } from './time'

/** The whole alarm as the contract has it, masked for the surface that asks. */
export function dress(seed: number, plan: AlarmPlan, state: AlarmState, buildings: number, surface: Surface): Alarm {
  const place = placeOfPlan(seed, plan, buildings)
  const masked = surface === 'wall' && place.home
  const spec = kindSpecs[plan.kind]
  return {
    id: plan.id, version: state.version, kind: plan.kind, severity: state.severity, condition: state.condition,
    device: { id: idOf(plan.device), name: `${spec.device} ${plan.device.n} 号`, calibratedOn: calibratedOn(plan) },
    place: {
      regionPath: pathOf(plan.community), point: masked ? roundTo100m(place.point) : place.point, precision: masked ? 'area' : 'exact',
      building: masked ? buildingGroup(place) : place.building, unit: masked ? null : place.unit, floor: masked ? null : place.floor,
      node: masked ? null : place.node, depthM: masked ? null : place.depthM, spot: masked ? null : place.spot,
    },
    raisedAt: toInstant(plan.raisedAt), changedAt: toInstant(state.changedAt), repeats: state.repeats,
    reading: readingOf(plan, state), footage: masked ? null : footageOf(plan), people: peopleNear(plan, masked), cameras: camerasNear(plan, masked),
    acknowledged: state.acknowledged, shelved: state.shelved, event: contractEvent(plan, state.event), closed: state.closed,
  }
}

function placeOfPlan(seed: number, plan: AlarmPlan, buildings: number): DevicePlace {
  const place = placeOf(seed, plan.device, plan.kind, buildings)
  const script = plan.script
  if (script === undefined) return place
  return {
    ...place, home: script.home ?? place.home, building: script.building ?? null, buildingNumber: script.building === undefined ? null : Number.parseInt(script.building, 10),
    unit: script.unit ?? null, floor: script.floor ?? null, node: script.node ?? null, depthM: script.depthM ?? null, spot: script.spot ?? place.spot,
  }
}

/** Middle of a square of 100 m: the same for every home in it. */
export function roundTo100m([lon, lat]: LonLat): LonLat {
  const stepLon = 100 / metresPerDegreeLon
  const stepLat = 100 / metresPerDegreeLat
  const middle = (value: number, step: number): number => Math.round((Math.floor(value / step) + 0.5) * step * 1e6) / 1e6
  return [middle(lon, stepLon), middle(lat, stepLat)]
}

/** 12 号楼 → 11–15 号楼: a group of five buildings. */
function buildingGroup(place: DevicePlace): string | null {
  if (place.buildingNumber === null || place.building === null) return null
  const first = Math.floor((place.buildingNumber - 1) / 5) * 5 + 1
  return `${first}–${first + 4} ${place.building.endsWith('院') ? '号院' : '号楼'}`
}

function calibratedOn(plan: AlarmPlan): string {
  const days = wholeBetween(mix(plan.device.n * 31 + plan.community, 0xca1), 12, 340)
  return toInstant(plan.raisedAt - days * dayMs).slice(0, 10)
}

/** The reading with the thirty before it: calm, then the way up (or down) to the limit and past it. */
function readingOf(plan: AlarmPlan, state: AlarmState): Alarm['reading'] {
  const measure = kindSpecs[plan.kind].measure
  if (measure === null) return null
  const urgent = state.severity === 'urgent' && measure.urgentLimit !== undefined
  const limit = urgent ? measure.urgentLimit ?? measure.limit : measure.limit
  const h = mix(plan.hash, 0x4ead)
  const value = plan.script?.value ?? limit * between(mix(h, state.repeats + (urgent ? 50 : 0)), measure.excess[0], urgent ? Math.min(1.6, measure.excess[1]) : measure.excess[1])
  const round = (n: number): number => Math.round(n * 10 ** measure.decimals) / 10 ** measure.decimals
  const points = 30
  const rise = wholeBetween(mix(h, 3), 5, 11)
  const trend = Array.from({ length: points }, (_, k) => {
    const calm = between(mix(h, 10 + k), measure.normal[0], measure.normal[1])
    const t = Math.max(0, (k - (points - 1 - rise)) / rise)
    return { at: toInstant(state.readingAt - (points - 1 - k) * measure.stepSeconds * 1000), value: k === points - 1 ? round(value) : round(calm + (value - calm) * t * t * (1 - 0.06 * unit(mix(h, 60 + k)))) }
  })
  // A reading must stand on the wrong side of its limit also after rounding.
  const shown = measure.side === 'above' ? Math.max(round(value), limit) : Math.min(round(value), limit)
  return { measurand: measure.measurand, value: shown, unit: measure.unit, limit, side: measure.side, rule: urgent ? `${measure.rule}-2` : measure.rule, trend: trend.map((point, k) => k === points - 1 ? { ...point, value: shown } : point) }
}

function footageOf(plan: AlarmPlan): Alarm['footage'] {
  const file = kindSpecs[plan.kind].footage
  if (file === null) return null
  return {
    camera: cameraId.parse(`cam.${regionAt(plan.community).code}.${wholeBetween(mix(plan.hash, 81), 1, 48)}`), cameraName: cameraName(mix(plan.hash, 81)),
    snapshot: `/footage/${file}.webp`, clip: `/footage/${file}.mp4`, takenAt: toInstant(plan.raisedAt), simulated: true,
  }
}

function cameraName(h: number): string {
  return `${pick(h, ['东门', '西门', '南门', '北门', '中心广场', '主干道', '地下车库口', '健身场地', '服务中心'])} ${wholeBetween(mix(h, 1), 1, 6)} 号`
}

/** Distances near a masked home are rounded, so that they do not give its place away. */
function distance(h: number, low: number, high: number, masked: boolean): number {
  const metres = between(h, low, high)
  return masked ? Math.max(100, Math.round(metres / 100) * 100) : Math.round(metres)
}

function peopleNear(plan: AlarmPlan, masked: boolean): Alarm['people'] {
  const h = hash(plan.community, plan.device.n, 0x9e0)
  const roles = ['网格员', ...kindSpecs[plan.kind].crew]
  return roles.map((role, k) => ({
    name: `${role} ${maskedName(mix(h, k))}`, note: k === 0 ? `第 ${wholeBetween(mix(h, 9), 1, 9)} 网格` : pick(mix(h, 20 + k), ['在岗', '值守中', '巡查中']),
    distanceM: distance(mix(h, 10 + k), 60 + 240 * k, 320 + 460 * k, masked),
  })).sort((a, b) => a.distanceM - b.distanceM)
}

function camerasNear(plan: AlarmPlan, masked: boolean): Alarm['cameras'] {
  const h = hash(plan.community, plan.device.n, 0xca3)
  return [0, 1, 2].map(k => ({
    name: cameraName(mix(h, k)), note: pick(mix(h, 10 + k), ['枪机', '球机', '半球', '全景']), distanceM: distance(mix(h, 20 + k), 15 + 55 * k, 70 + 90 * k, masked),
  })).sort((a, b) => a.distanceM - b.distanceM)
}
