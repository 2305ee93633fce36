import { type LifeService, lifeServices } from '@/api/contract/figureCatalogue'
import { type Access, beyondReach, decimetres, doorsByStreet, shortestWays, startsFrom, walkReachM, wayFrom } from '@/domain/walkReach'
import { communityIndices } from '../../county/regions'
import { buildingsOf } from '../buildings'
import type { CityBuilding } from '../model'
import { doorOf, walkGround } from './ground'
import { type ServicePlace, servicesOf, unsurveyed } from './services'

/**
 * Residents are counted in groups of at least so many, so that no count below it arises, nor its complement; and over at least so many
 * buildings, so that no count is that of one building, which a public wall does not tell.
 */
export const leastTogether = { residents: 5, buildings: 3 } as const

/** Neighbours who are counted together: dwellings that follow each other in the walk through their community. */
export interface Neighbours { community: number, residents: number, homes: readonly CityBuilding[], doors: readonly Access[] }

type Group = { residents: number, homes: CityBuilding[] }
const isEnough = ({ residents, homes }: Group): boolean => residents >= leastTogether.residents && homes.length >= leastTogether.buildings

const keptGroups = new Map<string, readonly Neighbours[]>()

/** The residents of a community in groups of {@link leastTogether} or more: as few dwellings together as that takes. */
export function neighboursOf(seed: number, community: number): readonly Neighbours[] {
  const key = `${seed}:${community}`
  const known = keptGroups.get(key)
  if (known !== undefined) return known
  const ground = walkGround(seed)
  const groups: Group[] = []
  let open: Group | undefined
  for (const building of buildingsOf(seed, community)) {
    if (building.residents === 0) continue
    if (open === undefined) groups.push(open = { residents: 0, homes: [] })
    open.residents += building.residents
    open.homes.push(building)
    if (isEnough(open)) open = undefined
  }
  const last = groups.at(-1), before = groups.at(-2)
  if (last !== undefined && before !== undefined && !isEnough(last)) {
    before.residents += last.residents
    before.homes.push(...last.homes)
    groups.pop()
  }
  const made = groups.map(({ residents, homes }): Neighbours => ({ community, residents, homes, doors: homes.map(home => doorOf(ground, home)) }))
  keptGroups.set(key, made)
  return made
}

const cutOff = decimetres(walkReachM)
/** Ways to the nearest place of a service over the whole county. */
export interface ServiceReach {
  places: readonly ServicePlace[]
  /** From each node of the walking network, decimetres. */
  ways: Uint32Array
  /** True where everyone of a group reaches a place in time. */
  isReached: (group: Neighbours) => boolean
}
const keptReach = new Map<string, ServiceReach>()

/** How far the places of a service are from everywhere; made once. */
export function reachOf(seed: number, service: LifeService): ServiceReach {
  const key = `${seed}:${service}`
  const known = keptReach.get(key)
  if (known !== undefined) return known
  const ground = walkGround(seed)
  const places = communityIndices.flatMap(community => servicesOf(seed, community, service))
  const doors = places.map(({ community, street, point }) => ground.accessOf(community, street, point))
  const ways = shortestWays(ground.network, startsFrom(doors), cutOff)
  const onStreet = doorsByStreet(doors)
  const made: ServiceReach = { places, ways, isReached: ({ doors: own }) => own.every(door => wayFrom(door, ways, onStreet, cutOff) !== beyondReach) }
  keptReach.set(key, made)
  return made
}

/** Residents of a community within reach of each service, and of all of them; null for one whose services are not known. */
export function reachedIn(seed: number, community: number): { by: Readonly<Record<LifeService, number>>, all: number } | null {
  if (community === unsurveyed) return null
  const by = Object.fromEntries(lifeServices.map(service => [service, 0])) as Record<LifeService, number>
  let all = 0
  for (const group of neighboursOf(seed, community)) {
    let has = 0
    for (const service of lifeServices) if (reachOf(seed, service).isReached(group)) { by[service] += group.residents; has += 1 }
    if (has === lifeServices.length) all += group.residents
  }
  return { by, all }
}
