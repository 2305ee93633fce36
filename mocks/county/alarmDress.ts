import type { Alarm, Reading } from '@/api/contract/alarms'
import type { LonLat } from '@/api/contract/common'
import type { Surface } from '@/api/contract/session'
import { kindSpecs } from './alarmKinds'
import { type AlarmState, contractEvent, maskedName } from './alarmLife'
import type { AlarmPlan } from './alarmPlan'
import { type CityCamera, camerasOf } from '../city/cameras'
import { type DevicePlace, placeOf } from './devicePlaces'
import { deviceTitle, idOf } from './devices'
import { roundTo } from './calm'
import { between, hash, mix, pick, wholeBetween } from './hash'
import { type Incident, courseOf } from './incidents'
import { metresPerDegreeLat, metresPerDegreeLon } from './plates'
import { pathOf } from './regions'
import { dayMs, minuteMs, toInstant } from './time'

/** The whole alarm as the contract has it, masked for the surface that asks. */
export function dress(seed: number, plan: AlarmPlan, state: AlarmState, surface: Surface): Alarm {
  const place = placeOfPlan(seed, plan)
  const masked = surface === 'wall' && place.home
  return {
    id: plan.id, version: state.version, kind: plan.kind, severity: state.severity, condition: state.condition,
    device: { id: idOf(plan.device), name: deviceTitle(seed, plan.device), calibratedOn: calibratedOn(plan) },
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

/** The device's own place, with what a story says of it. */
export function placeOfPlan(seed: number, plan: AlarmPlan): DevicePlace {
  const place = placeOf(seed, plan.device, plan.kind)
  return plan.script === undefined ? place : { ...place, ...plan.script }
}

/** Middle of a square of 100 m: the same for every home in it. */
export function roundTo100m([lon, lat]: LonLat): LonLat {
  const stepLon = 100 / metresPerDegreeLon
  const stepLat = 100 / metresPerDegreeLat
  const middle = (value: number, step: number): number => Math.round((Math.floor(value / step) + 0.5) * step * 1e6) / 1e6
  return [middle(lon, stepLon), middle(lat, stepLat)]
}

/** 12 号楼 → 11–15 号楼: a group of five buildings. */
export function buildingGroup(place: Pick<DevicePlace, 'building' | 'buildingNumber'>): string | null {
  if (place.buildingNumber === null || place.building === null) return null
  const first = Math.floor((place.buildingNumber - 1) / 5) * 5 + 1
  return `${first}–${first + 4} ${place.building.endsWith('院') ? '号院' : '号楼'}`
}

function calibratedOn(plan: AlarmPlan): string {
  const days = wholeBetween(mix(plan.device.n * 31 + plan.community, 0xca1), 12, 340)
  return toInstant(plan.raisedAt - days * dayMs).slice(0, 10)
}

/** Readings before and at the one that fired. */
const trendPoints = 30

/** The reading on which the rule fired, with those before it. Null for what the device detects itself. */
function readingOf(plan: AlarmPlan, state: AlarmState): Alarm['reading'] {
  const firing = plan.marks().findLast(mark => mark.at <= state.readingAt && mark.firing !== null)?.firing ?? null
  if (firing === null) return null
  return { ...firing, value: roundTo(2, firing.value), trend: plan.incident === null ? silenceBefore(state.readingAt, firing.value) : courseBefore(plan.incident, state.readingAt) }
}

function courseBefore(incident: Incident, at: number): Reading['trend'] {
  const { times, values } = courseOf(incident)
  const upTo = times.filter(time => time <= at).length
  return times.slice(Math.max(0, upTo - trendPoints), upTo).map((time, k) => ({ at: toInstant(time), value: values[Math.max(0, upTo - trendPoints) + k] ?? 0 }))
}

/** Minutes of silence, one reading a minute. */
function silenceBefore(at: number, minutes: number): Reading['trend'] {
  return Array.from({ length: trendPoints }, (_, k) => ({ at: toInstant(at - (trendPoints - 1 - k) * minuteMs), value: Math.max(0, minutes - (trendPoints - 1 - k)) }))
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

/** Who can be sent: the crew that the kind asks for, then the others, nearest first. */
export function peopleNear(plan: AlarmPlan, masked: boolean): Alarm['people'] {
  const h = hash(plan.community, plan.device.n, 0x9e0)
  const { crew } = kindSpecs[plan.kind]
  const asked = (name: string) => name.startsWith(`${crew[0]} `)
  return ['网格员', ...crew].map((role, k) => ({
    name: `${role} ${maskedName(mix(h, k))}`, note: k === 0 ? `第 ${wholeBetween(mix(h, 9), 1, 9)} 网格` : pick(mix(h, 20 + k), ['在岗', '值守中', '巡查中']),
    distanceM: distance(mix(h, 10 + k), 60 + 240 * k, 320 + 460 * k, masked),
  })).sort((a, b) => Number(asked(b.name)) - Number(asked(a.name)) || a.distanceM - b.distanceM)
}

/** The three nearest cameras; near a masked home their distances are those from the middle of its square, rounded. */
function camerasNear(seed: number, plan: AlarmPlan, point: LonLat, masked: boolean): Alarm['cameras'] {
  return nearestCameras(seed, plan.community, point, masked).slice(0, 3).map(({ camera, metres }) => ({
    name: camera.name, note: camera.headingDeg === null ? '球机' : pick(camera.hash, ['枪机', '半球']), distanceM: masked ? Math.max(100, Math.round(metres / 100) * 100) : Math.round(metres),
  }))
}
