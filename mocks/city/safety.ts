import type { AlarmKind } from '@/api/contract/alarms'
import { type DeviceGroup, type SafetyScene, safetyScenes } from '@/api/contract/figureCatalogue'
import { isOnline, raises } from '../county/devices'
import { between, mix, unit } from '../county/hash'
import { communityIndices } from '../county/regions'
import { slotOf } from '../county/registers/people'
import { type Register, columnOf, communityValues } from '../county/registers/table'
import { settlements } from '../county/settlement'
import { type CountedCamera, cameraOnline, countedCameras } from './cameras'
import { entrancesOf } from './entrances'

/** What serves a scene: devices of a group that raise certain alarms (or all of it), and cameras that look at certain things. */
interface Serving { group?: DeviceGroup, raising?: readonly AlarmKind[], camera?: (camera: CountedCamera) => boolean }

/** One street camera in eight looks at a place where waste is sorted. */
const atWaste = ({ view, hash }: CountedCamera): boolean => view === 'street' && mix(hash, 0x3a5) % 8 === 0

/** 门禁 is counted by doors and gates; everything else by devices and cameras. */
const servings: Readonly<Record<Exclude<SafetyScene, 'access'>, Serving>> = {
  perimeter: { group: 'access', raising: ['perimeterIntrusion'] }, fallingObject: { group: 'access', raising: ['fallingObject'], camera: ({ view }) => view === 'facade' },
  eBikeInLift: { group: 'lift', raising: ['eBikeInLift'], camera: ({ view }) => view === 'lift' }, fire: { group: 'fire' }, manhole: { group: 'manhole' }, lift: { group: 'lift', raising: ['liftEntrapment', 'liftFault'] },
  gas: { group: 'gas' }, parking: { group: 'access', raising: ['fireLaneBlocked'], camera: ({ view }) => view === 'parking' }, waste: { camera: atWaste },
}

/** A point by what says whether it is online. */
type Point = (at: number) => boolean
const always: Point = () => true

const kept = new Map<number, ReadonlyMap<SafetyScene, readonly (readonly Point[])[]>>()

/** The points of each scene by community, in the order of the list; made once for a seed. */
function pointsOf(seed: number, devices: Register): ReadonlyMap<SafetyScene, readonly (readonly Point[])[]> {
  const known = kept.get(seed)
  if (known !== undefined) return known
  const made = new Map(safetyScenes.map(scene => [scene, communityIndices.map((community, k) => {
    // The gates of a village stand open, so that nothing has to be built to count them.
    if (scene === 'access') return settlements[k]?.urban === true ? entrancesOf(seed, community).filter(({ accessControl }) => accessControl).map(() => always) : []
    const { group, raising, camera } = servings[scene]
    const count = group === undefined ? 0 : devices.get(`devices.${group}.total`)?.[community] ?? 0
    const own = group === undefined ? [] : Array.from({ length: count }, (_, n) => ({ community, group, n: n + 1 })).filter(device => raising === undefined || raising.includes(raises(seed, device)))
    return [...own.map((device): Point => at => isOnline(seed, device, at)), ...camera === undefined ? [] : countedCameras(seed, community).filter(camera).map((one): Point => at => cameraOnline(one, at))]
  })] as const))
  kept.set(seed, made)
  return made
}

/** 社区安全: points of each scene, and those online at a moment. */
export function safetyRegister(seed: number, at: number, devices: Register): Register {
  const points = pointsOf(seed, devices)
  return new Map(safetyScenes.flatMap((scene) => {
    const lists = points.get(scene) ?? []
    return [[`safety.${scene}.points`, columnOf(lists.map(list => list.length))] as const, [`safety.${scene}.online`, columnOf(lists.map(list => list.filter(point => point(at)).length))] as const]
  }))
}

/** 视频: channels, and those online at a moment. */
export function videoRegister(seed: number, at: number): Register {
  const cameras = communityIndices.map(community => countedCameras(seed, community))
  const online = cameras.map(list => list.filter(camera => cameraOnline(camera, at)).length)
  return new Map([
    ['video.channels', columnOf(cameras.map(list => list.length))], ['video.online', columnOf(online)], ['video.offline', columnOf(cameras.map((list, k) => list.length - (online[k] ?? 0)))],
  ])
}

/** 车位共享: spaces of the estates; a village has none. */
export function parkingRegister(seed: number, day: number, homes: Register): Register {
  const slot = slotOf(seed, 0x9a2)
  const spaces = communityValues(homes.get('housing.homes') ?? columnOf([])).map((n, k) => settlements[k]?.urban === true ? Math.round(n * between(slot(k, 1), 0.32, 0.66)) : 0)
  // More and more are shared, a little each month.
  const grown = Math.min(0.03, Math.max(0, day - 20_000) / 365 * 0.004)
  return new Map([['parking.spaces', columnOf(spaces)], ['parking.shared', columnOf(spaces.map((n, k) => Math.round(n * (0.012 + 0.07 * unit(slot(k, 2)) + grown))))]])
}
