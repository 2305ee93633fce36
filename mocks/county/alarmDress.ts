import type { Alarm } from '@/api/contract/alarms'
import type { LonLat } from '@/api/contract/common'
import type { Surface } from '@/api/contract/session'
import { kindSpecs } from './alarmKinds'
import { type AlarmState, contractEvent, maskedName } from './alarmLife'
import type { AlarmPlan } from './alarmPlan'
import { buildingsOf } from '../city/buildings'
import { type CityCamera, camerasOf } from '../city/cameras'
import { type DevicePlace, placeOf } from './devicePlaces'
import { idOf } from './devices'
import { between, hash, mix, pick, unit, wholeBetween } from './hash'
import { metresPerDegreeLat, metresPerDegreeLon } from './plates'
import { pathOf } from './regions'
import { dayMs, toInstant } from './time'

/** The whole alarm as the contract has it, masked for the surface that asks. */
export function dress(seed: number, plan: AlarmPlan, state: AlarmState, surface: Surface): Alarm {
  const place = placeOfPlan(seed, plan)
  const masked = surface === 'wall' && place.home
  return {
    id: plan.id, version: state.version, kind: plan.kind, severity: state.severity, condition: state.condition,
    device: { id: idOf(plan.device), name: deviceName(plan), calibratedOn: calibratedOn(plan) },
    place: {
      regionPath: pathOf(plan.community), point: masked ? roundTo100m(place.point) : place.point, precision: masked ? 'area' : 'exact',
      building: masked ? buildingGroup(place) : place.building, unit: masked ? null : place.unit, floor: masked ? null : place.floor,
      node: masked ? null : place.node, depthM: masked ? null : place.depthM, spot: masked ? null : place.spot,
    },
    raisedAt: toInstant(plan.raisedAt), changedAt: toInstant(state.changedAt), repeats: state.repeats,
    reading: readingOf(plan, state), footage: masked ? null : footageOf(seed, plan, place), people: peopleNear(plan, masked), cameras: camerasNear(seed, plan, masked ? roundTo100m(place.point) : place.point, masked),
    acknowledged: state.acknowledged, shelved: state.shelved, event: contractEvent(plan, state.event), closed: state.closed,
  }
}

/** The device's name as its maker and number give it. */
export function deviceName(plan: AlarmPlan): string {
  return `${kindSpecs[plan.kind].device} ${plan.device.n} 号`
}

function placeOfPlan(seed: number, plan: AlarmPlan): DevicePlace {
  const place = placeOf(seed, plan.device, plan.kind)
  const script = plan.script
  if (script === undefined) return place
  const number = script.building === undefined ? null : Number.parseInt(script.building, 10)
  const building = number === null ? undefined : buildingsOf(seed, plan.community)[number - 1]
  return {
    ...place, point: building?.point ?? place.point, home: script.home ?? place.home, building: script.building ?? null, buildingId: building?.id ?? null, buildingNumber: number,
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

/** Cameras of the community from the nearest on; a masked place only has those that everybody can see from the street. */
export function nearestCameras(seed: number, community: number, [lon, lat]: LonLat, masked: boolean): { camera: CityCamera, metres: number }[] {
  const seen = camerasOf(seed, community).filter(camera => !masked || camera.view === 'street' || camera.view === 'square' || camera.view === 'gate')
  return seen.map((camera) => {
    const east = (camera.point[0] - lon) * metresPerDegreeLon, north = (camera.point[1] - lat) * metresPerDegreeLat
    return { camera, metres: Math.sqrt(east * east + north * north) }
  }).sort((a, b) => a.metres - b.metres || (a.camera.id < b.camera.id ? -1 : 1))
}

/** H.264 main profile, level 3.1: what `tools/footage` encodes, so that a browser without it says so at once. */
const clipCodec = 'avc1.4D401F'

function footageOf(seed: number, plan: AlarmPlan, place: DevicePlace): Alarm['footage'] {
  const file = kindSpecs[plan.kind].footage
  const nearest = nearestCameras(seed, plan.community, place.point, false)
  // What happens in a lift or on a façade is seen by the camera there.
  const camera = nearest.find(({ camera: candidate, metres }) => metres < 60 && candidate.view === viewFor[plan.kind])?.camera ?? nearest[0]?.camera
  if (file === null || camera === undefined) return null
  return { camera: camera.id, cameraName: camera.name, snapshot: `/footage/${file}.webp`, sources: [{ protocol: 'mp4', path: `/footage/${file}.mp4`, codec: clipCodec, live: false }], takenAt: toInstant(plan.raisedAt), simulated: true }
}

const viewFor: Partial<Record<Alarm['kind'], CityCamera['view']>> = { eBikeInLift: 'lift', liftEntrapment: 'lift', liftFault: 'lift', fallingObject: 'facade', pumpTrip: 'pumpRoom' }

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

/** The three nearest cameras; near a masked home their distances are those from the middle of its square, rounded. */
function camerasNear(seed: number, plan: AlarmPlan, point: LonLat, masked: boolean): Alarm['cameras'] {
  return nearestCameras(seed, plan.community, point, masked).slice(0, 3).map(({ camera, metres }) => ({
    name: camera.name, note: camera.headingDeg === null ? '球机' : pick(camera.hash, ['枪机', '半球']), distanceM: masked ? Math.max(100, Math.round(metres / 100) * 100) : Math.round(metres),
  }))
}
