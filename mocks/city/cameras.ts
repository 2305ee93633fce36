import type { Camera } from '@/api/contract/city'
import type { LonLat } from '@/api/contract/common'
import { cameraId } from '@/api/contract/ids'
import { between, hash, mix, pick, pickWeighted, unit, wholeBetween } from '../county/hash'
import { shift } from '../county/plates'
import { regionAt } from '../county/regions'
import { apportionBounded, ordinalOf } from '../county/registers/table'
import { settlements } from '../county/settlement'
import { hourMs } from '../county/time'
import { buildingsOf } from './buildings'
import { cityRegisters } from './counts'
import { entrancesOf } from './entrances'
import type { CityBuilding } from './model'
import { streetPoint } from './streetPoints'

/** Cameras of the whole county: the size that the platform is built for. */
export const camerasInCounty = 7_000
const offlineShare = 0.031

/** A camera as it is kept: everything but whether it is online now. `building` is the one it hangs on or in. */
export interface CityCamera extends Omit<Camera, 'online'> { community: number, hash: number, building: string | null }

const counts = new Map<number, readonly number[]>()
/** Cameras of each community in the order of the list; they sum to {@link camerasInCounty}. */
export function cameraCounts(seed: number): readonly number[] {
  const known = counts.get(seed)
  if (known !== undefined) return known
  const resident = cityRegisters(seed).people.get('population.resident')
  const weights = settlements.map(place => (resident?.[place.index] ?? 0) * (place.urban ? 3.1 : 1) * between(hash(seed, 0xca5, place.index), 0.8, 1.2))
  const made = apportionBounded(camerasInCounty, weights, weights.map(() => 3), weights.map(() => camerasInCounty))
  counts.set(seed, made)
  return made
}

const kept = new Map<string, readonly CityCamera[]>()

/** The cameras of a community; made once for a seed. */
export function camerasOf(seed: number, community: number): readonly CityCamera[] {
  const key = `${seed}:${community}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const ordinal = ordinalOf(community)
  const all = cameraCounts(seed)
  const before = all.slice(0, ordinal).reduce((a, b) => a + b, 0)
  const made = Array.from({ length: all[ordinal] ?? 0 }, (_, k) => camera(seed, community, k + 1, before + k + 1))
  kept.set(key, made)
  return made
}

/** Is it online at that time? A camera is off for a whole spell of some seven hours. */
export function cameraOnline(camera: Pick<CityCamera, 'hash'>, at: number): boolean {
  const spellMs = 7 * hourMs
  return unit(mix(mix(camera.hash, 0xff), Math.floor((at + unit(camera.hash) * spellMs) / spellMs))) >= offlineShare
}

const views: readonly Camera['view'][] = ['gate', 'street', 'square', 'lift', 'roof', 'facade', 'pumpRoom', 'parking']
const urbanShares = [14, 31, 4, 18, 3, 13, 3, 14]
const villageShares = [24, 60, 10, 0, 0, 0, 6, 0]

/** What a camera looks at and its hash: all that has to be known of it to count it. */
export type CountedCamera = Pick<CityCamera, 'view' | 'hash'>

function countedCamera(seed: number, community: number, n: number): CountedCamera {
  const h = hash(seed, 0xca4, community, n)
  const urban = settlements[ordinalOf(community)]?.urban === true
  return { hash: h, view: views[pickWeighted(mix(h, 1), urban ? urbanShares : villageShares)] ?? 'street' }
}

/** The cameras of a community as they are counted: without a place, for which a whole village would have to be built. */
export function countedCameras(seed: number, community: number): CountedCamera[] {
  return Array.from({ length: cameraCounts(seed)[ordinalOf(community)] ?? 0 }, (_, k) => countedCamera(seed, community, k + 1))
}

function camera(seed: number, community: number, n: number, inCounty: number): CityCamera {
  const { hash: h, view } = countedCamera(seed, community, n)
  const { code } = regionAt(community)
  return {
    // GB/T 28181: centre (8), industry (2), type 132 网络摄像机 (3), network (1), serial number (6).
    id: cameraId.parse(`cam.${code}.${String(n).padStart(4, '0')}`), region: code, community, hash: h, channel: `37012400001320${String(inCounty).padStart(6, '0')}`,
    ...place(seed, community, view, h, n),
  }
}

type Placed = Pick<CityCamera, 'view' | 'name' | 'point' | 'headingDeg' | 'heightM' | 'building'>

function place(seed: number, community: number, view: Camera['view'], h: number, n: number): Placed {
  const anyway = wholeBetween(mix(h, 3), 0, 35) * 10
  const at = (name: string, point: LonLat, headingDeg: number | null, heightM: number, building: string | null = null): Placed => ({ view, name: `${name} ${n} 号`, point, headingDeg, heightM, building })
  switch (view) {
    case 'gate': {
      const gates = entrancesOf(seed, community).filter(entrance => entrance.type === 'gate')
      const gate = gates[mix(h, 2) % Math.max(1, gates.length)]
      if (gate !== undefined) return at(gate.name, shift(gate.point, between(mix(h, 4), -4, 4), between(mix(h, 5), -4, 4)), anyway, 4)
      break
    }
    case 'lift': {
      const building = dwelling(seed, community, mix(h, 2), 9)
      if (building !== undefined) return at(`${building.name}电梯`, building.point, null, 2.4, building.id)
      break
    }
    case 'roof': {
      const building = dwelling(seed, community, mix(h, 2), 9)
      if (building !== undefined) return at(`${building.name}楼顶`, building.point, null, building.heightM, building.id)
      break
    }
    case 'facade': {
      const building = dwelling(seed, community, mix(h, 2), 19) ?? dwelling(seed, community, mix(h, 2), 9)
      // From the ground in front of the south side it looks up the façade.
      if (building !== undefined) return at(`${building.name}外立面`, shift(building.point, between(mix(h, 4), -6, 6), -16), 0, 3, building.id)
      break
    }
    case 'pumpRoom': {
      const rooms = buildingsOf(seed, community).filter(building => building.use === 'utility')
      const room = rooms[mix(h, 2) % Math.max(1, rooms.length)]
      if (room !== undefined) return at(room.name, room.point, anyway, 3, room.id)
      break
    }
    case 'square': {
      const halls = buildingsOf(seed, community).filter(building => building.use === 'public')
      const hall = halls[mix(h, 2) % Math.max(1, halls.length)]
      if (hall !== undefined) return at('文化广场', shift(hall.point, between(mix(h, 4), -7, 7), between(mix(h, 5), -7, 7)), null, 6)
      break
    }
    case 'parking': case 'street': break
  }
  const street = streetPoint(seed, community, mix(h, 6), view !== 'parking')
  return at(view === 'parking' ? `${street.name}停车场` : street.name, street.point, (street.headingDeg + pick(mix(h, 7), [0, 180])) % 360, 5.5)
}

/** A dwelling of at least so many floors. */
function dwelling(seed: number, community: number, h: number, floors: number): CityBuilding | undefined {
  const tall = buildingsOf(seed, community).filter(building => building.homes > 0 && building.floors >= floors)
  return tall[h % Math.max(1, tall.length)]
}
