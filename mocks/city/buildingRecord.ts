import { type Building, type Occupancy, occupancyFromHomes } from '@/api/contract/city'
import type { Surface } from '@/api/contract/session'
import { largestRemainder } from '../county/apportion'
import { type Grid, gridsOf } from '../county/grids'
import { buildingsOf } from './buildings'
import type { CityBuilding } from './model'

/** Smallest count of households or persons that is told of one building. */
const leastTold = 5

interface Use { self: number, rented: number, vacant: number }

/** Shares in whole percent that sum to 100; null where nobody could live. */
function sharesOf(of: Occupancy['of'], use: Use): Occupancy | null {
  const counts = [use.self, use.rented, use.vacant]
  if (counts.every(n => n === 0)) return null
  const [selfPercent = 0, rentedPercent = 0, vacantPercent = 0] = largestRemainder(100, counts)
  return { of, selfPercent, rentedPercent, vacantPercent }
}

const gridsKept = new Map<string, readonly Grid[]>()

/** Occupancy of a building as every surface may see it: its own from five homes on, else that of its grid. */
export function occupancyOf(seed: number, building: CityBuilding): Occupancy | null {
  if (building.homes === 0) return null
  if (building.homes >= occupancyFromHomes) return sharesOf('building', building)
  const key = `${seed}:${building.community}`
  const grids = gridsKept.get(key) ?? gridsOf(seed, building.community)
  gridsKept.set(key, grids)
  const grid = grids.find(candidate => candidate.number === building.grid)
  return grid === undefined ? null : sharesOf('grid', grid)
}

const told = new Map<string, { households: ReadonlySet<string>, residents: ReadonlySet<string> }>()

/**
 * Buildings of a community whose households, and whose residents, may be told to the duty officer. Those with fewer than five
 * homes, households or residents are not; where that leaves one alone in its grid, or the hidden ones of a grid sum to so little
 * that one of them could be worked out, the next smallest is hidden with them.
 */
export function openCounts(seed: number, community: number): { households: ReadonlySet<string>, residents: ReadonlySet<string> } {
  const key = `${seed}:${community}`
  const known = told.get(key)
  if (known !== undefined) return known
  const dwellings = buildingsOf(seed, community).filter(building => building.homes > 0)
  const made = { households: openOf(dwellings, 'households'), residents: openOf(dwellings, 'residents') }
  told.set(key, made)
  return made
}

function openOf(dwellings: readonly CityBuilding[], count: 'households' | 'residents'): Set<string> {
  const open = new Set<string>()
  for (const grid of new Set(dwellings.map(building => building.grid))) {
    const inside = dwellings.filter(building => building.grid === grid).sort((a, b) => a[count] - b[count] || (a.id < b.id ? -1 : 1))
    const hidden = inside.filter(building => building.homes < occupancyFromHomes || building[count] < leastTold)
    const rest = inside.filter(building => !hidden.includes(building))
    const sum = (): number => hidden.reduce((total, building) => total + building[count], 0)
    while (hidden.length > 0 && (hidden.length < 2 || sum() < 2 * leastTold)) {
      const next = rest.shift()
      if (next === undefined) break
      hidden.push(next)
    }
    for (const building of rest) open.add(building.id)
  }
  return open
}

/** A building as a surface may see it; households and residents never on a public wall. */
export function buildingRecord(seed: number, building: CityBuilding, surface: Surface): Building {
  const { id, region, grid, name, address, use, floors, heightM, yearBuilt, footprintM2, point, footprint } = building
  const lived = building.homes > 0
  const open = lived && surface === 'console' ? openCounts(seed, building.community) : null
  return {
    id, region, grid, name, address, use, floors, heightM, yearBuilt, footprintM2, point, footprint: [...footprint],
    stairwells: lived ? building.stairwells : null, homes: lived ? building.homes : null, occupancy: occupancyOf(seed, building),
    households: open?.households.has(id) === true ? building.households : null, residents: open?.residents.has(id) === true ? building.residents : null,
  }
}
