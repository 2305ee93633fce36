import type { SearchHit } from '@/api/contract/city'
import type { DeviceGroup } from '@/api/contract/figureCatalogue'
import { roundTo100m } from '../county/alarmDress'
import { placeOf } from '../county/devicePlaces'
import { deviceTitle, idOf, raises } from '../county/devices'
import { findRegion, isWithin, pathIndices, regionAt } from '../county/regions'
import type { CityBuilding } from './model'
import type { CityContext } from './points'

/** A hit with how well it fits, 0 … 100. */
export interface Ranked extends SearchHit { score: number }

/** 榆山街道 · 翠屏社区: where something is, from the town down. */
export function where(community: number): string {
  return [...pathIndices(community)].reverse().slice(1).map(index => regionAt(index).name).join(' · ')
}

/** Is the region of that code the root, or below it? */
export function isBelow(code: string, root: number): boolean {
  const region = findRegion(code)
  return region !== undefined && isWithin(region.index, root)
}

export function hitOf(kind: 'camera' | 'entrance' | 'component', thing: { id: string, name: string, region: SearchHit['region'], point: SearchHit['point'] }, community: number): SearchHit {
  return { kind, id: thing.id, name: thing.name, note: where(community), region: thing.region, point: thing.point }
}

export function buildingHit({ id, name, address, region, point }: CityBuilding): SearchHit {
  return { kind: 'building', id, name, note: address, region, point }
}

/** A device by its number in its community; on a public wall one in a home is 100 m off. */
export function deviceHit({ seed, surface }: CityContext, community: number, group: DeviceGroup, n: number): SearchHit {
  const device = { community, group, n }
  const { point, home } = placeOf(seed, device, raises(seed, device))
  return { kind: 'device', id: idOf(device), name: deviceTitle(seed, device), note: where(community), region: regionAt(community).code, point: home && surface === 'wall' ? roundTo100m(point) : point }
}

/** How many devices of a group a community has that this surface may be told of. */
export function deviceCount({ county, surface }: CityContext, community: number, group: DeviceGroup): number {
  return county.deviceCount(community, surface, group)
}
