import type { LonLat } from '@/api/contract/common'
import type { FigureId, LifeService } from '@/api/contract/figureCatalogue'
import { hash } from '../../county/hash'
import { findRegion } from '../../county/regions'
import { ordinalOf } from '../../county/registers/table'
import { settlements } from '../../county/settlement'
import { buildingsOf } from '../buildings'
import type { Purpose } from '../buildingPlan'
import { componentsOf } from '../components'
import { cityRegisters } from '../counts'

/** A place of a service: the building it is in, or the component it is. */
export interface ServicePlace { kind: 'building' | 'component', id: string, community: number, name: string, point: LonLat, street: number }

/** A village whose survey has not been made: what there is of services is not known. */
export const unsurveyed = findRegion('370124105218')?.index ?? -1

/** Services that are a building of their own: as many as the figures `places.*` say, and every 党群服务中心. */
const purposeOf = { clinic: 'clinic', school: 'school', elderlyCare: 'elderlyCare', mall: 'mall', hall: 'hall' } as const satisfies Partial<Record<LifeService, Purpose>>
/** Services that are components of the city, by their sort. */
const typeOf = { fitness: '健身器材', busStop: '公交站牌' } as const satisfies Partial<Record<LifeService, string>>

/** The places of a service in a community. */
export function servicesOf(seed: number, community: number, service: LifeService): ServicePlace[] {
  if (community === unsurveyed) return []
  switch (service) {
    case 'canteen': return canteens(seed, community)
    case 'fitness': case 'busStop': return componentPlaces(seed, community, typeOf[service])
    case 'clinic': case 'school': case 'elderlyCare': case 'mall': case 'hall': return buildingPlaces(seed, community, purpose => purpose === purposeOf[service])
  }
}

function buildingPlaces(seed: number, community: number, has: (purpose: Purpose, n: number) => boolean): ServicePlace[] {
  return buildingsOf(seed, community).flatMap(({ id, name, point, street, purpose }, n) => has(purpose, n) ? [{ kind: 'building', id, community, name, point, street }] : [])
}

/** Meals for the old (助餐): in three of four houses for the old, and in every second urban community in its service centre. */
function canteens(seed: number, community: number): ServicePlace[] {
  const urban = settlements[ordinalOf(community)]?.urban === true
  const inHall = urban && hash(seed, 0xca17, community) % 2 === 0
  const list = buildingPlaces(seed, community, (purpose, n) => (purpose === 'elderlyCare' && hash(seed, 0xca18, community, n) % 4 !== 0) || (inHall && purpose === 'hall'))
  const halls = list.filter(({ name }) => name.endsWith('综合服务楼'))
  return list.filter(place => !halls.includes(place) || halls.length === list.length).map(place => ({ ...place, name: `${place.name}助餐点` }))
}

function componentPlaces(seed: number, community: number, type: string): ServicePlace[] {
  const { places } = cityRegisters(seed)
  const column = (id: FigureId): Float64Array => places.get(id) ?? new Float64Array()
  return componentsOf(seed, { column }, community, 0).flatMap(({ id, name, point, type: own, street }) => own === type ? [{ kind: 'component', id, community, name, point, street }] : [])
}
