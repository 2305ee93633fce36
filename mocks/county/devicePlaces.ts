import type { AlarmKind } from '@/api/contract/alarms'
import type { LonLat } from '@/api/contract/common'
import type { DeviceGroup } from '@/api/contract/figureCatalogue'
import type { BuildingId } from '@/api/contract/ids'
import { buildingsOf } from '../city/buildings'
import type { CityBuilding } from '../city/model'
import { streetPoint } from '../city/streetPoints'
import { type Setting, deviceKinds, kindSpecs } from './alarmKinds'
import { type DeviceRef, deviceHash, raises } from './devices'
import { between, mix, pick, unit, wholeBetween } from './hash'
import { shift } from './plates'
import { ordinalOf } from './registers/table'
import { settlements } from './settlement'

/** Where a device stands. `home`: inside someone's home. */
export interface DevicePlace {
  point: LonLat
  home: boolean
  building: string | null
  buildingId: BuildingId | null
  buildingNumber: number | null
  unit: string | null
  floor: number | null
  node: string | null
  depthM: number | null
  spot: string
}

/** Lifts begin at this many floors. */
const liftFromFloors = 9

/**
 * The place of a device: a real building with floors and stairwells it has, a well, or the kerb of a street. A fault or a flat
 * battery does not move a device: it stands where its own kind stands.
 */
export function placeOf(seed: number, device: DeviceRef, kind: AlarmKind): DevicePlace {
  const h = mix(deviceHash(seed, device), 0x91)
  const spec = kindSpecs[deviceKinds.has(kind) ? raises(seed, device) : kind]
  const setting: Setting = unit(mix(h, 1)) < spec.homeShare ? 'home' : spec.setting
  const spot = setting === 'home' ? '居室' : pick(mix(h, 2), kindSpecs[kind].spots)
  const nothing: DevicePlace = { point: [0, 0], home: false, building: null, buildingId: null, buildingNumber: null, unit: null, floor: null, node: null, depthM: null, spot }
  switch (setting) {
    case 'well': return { ...nothing, ...wellOf(seed, device.community, mix(h, 3), device.group) }
    case 'street': case 'yard': return { ...nothing, point: streetPoint(seed, device.community, mix(h, 4)).point }
    case 'pumpRoom': {
      const rooms = buildingsOf(seed, device.community).filter(building => building.use === 'utility')
      const room = rooms[h % Math.max(1, rooms.length)]
      return room === undefined ? { ...nothing, point: streetPoint(seed, device.community, mix(h, 4)).point } : { ...nothing, point: room.point, building: room.name, buildingId: room.id }
    }
    case 'home': case 'stairwell': case 'lift': case 'facade': case 'gallery': return { ...nothing, home: setting === 'home', ...indoors(seed, device.community, setting, h) }
  }
}

function indoors(seed: number, community: number, setting: 'home' | 'stairwell' | 'lift' | 'facade' | 'gallery', h: number): Partial<DevicePlace> & { point: LonLat } {
  const urban = settlements[ordinalOf(community)]?.urban === true
  const chosen = dwellingFor(seed, community, h, urban && (setting === 'lift' || setting === 'facade'))
  if (chosen === undefined) return { point: streetPoint(seed, community, h).point }
  const { building, number } = chosen
  const named = { building: building.name, buildingId: building.id, buildingNumber: number }
  const inside = shift(building.point, between(mix(h, 7), -1.8, 1.8), between(mix(h, 8), -1.8, 1.8))
  if (!urban) return { ...named, point: inside }
  const gallery = setting === 'gallery'
  return {
    ...named, point: setting === 'facade' ? building.footprint[0] ?? inside : inside, unit: `${wholeBetween(mix(h, 9), 1, building.stairwells)} 单元`,
    floor: gallery ? null : wholeBetween(mix(h, 10), 1, building.floors), depthM: gallery ? Math.round(between(mix(h, 11), 1.6, 3.6) * 10) / 10 : null, node: gallery ? `RQ-${wholeBetween(mix(h, 12), 101, 899)}` : null,
  }
}

/** A dwelling by hash, the next tall one where it must have a lift; dwellings come first in the list, by their number. */
function dwellingFor(seed: number, community: number, h: number, tall: boolean): { building: CityBuilding, number: number } | undefined {
  const list = buildingsOf(seed, community)
  const dwellings = dwellingCount(list)
  if (dwellings === 0) return undefined
  const start = Math.floor(unit(mix(h, 6)) * dwellings)
  let number = start
  for (let k = 0; tall && k < dwellings && (list[number]?.floors ?? 0) < liftFromFloors; k++) number = (start + k) % dwellings
  const building = list[number]
  return building === undefined ? undefined : { building, number: number + 1 }
}

const counted = new WeakMap<readonly CityBuilding[], number>()

/** How many of a community's buildings are dwellings; they stand first in its list. */
export function dwellingCount(list: readonly CityBuilding[]): number {
  const known = counted.get(list)
  if (known !== undefined) return known
  const first = list.findIndex(building => building.homes === 0)
  const count = first < 0 ? list.length : first
  counted.set(list, count)
  return count
}

/** Where wells are once there is a network; until then a number in the old manner, beside a street. */
function wellOf(seed: number, community: number, h: number, group: DeviceGroup): Pick<DevicePlace, 'point' | 'node' | 'depthM'> {
  const node = `${group === 'waterPressure' ? 'JS' : pick(mix(h, 3), ['YS', 'WS', 'TX'])}-${wholeBetween(mix(h, 4), 101, 1899)}`
  return { point: streetPoint(seed, community, h).point, node, depthM: Math.round(between(mix(h, 5), 0.8, 2.9) * 10) / 10 }
}
