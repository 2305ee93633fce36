import { buildingsOf } from '../city/buildings'

/** One grid (网格) of a community: the sum of its dwellings, which stand together. */
export interface Grid { number: number, residents: number, households: number, homes: number, self: number, rented: number, vacant: number }

/** The grids of a community in the order of their numbers; residents, households and homes sum to the community's. */
export function gridsOf(seed: number, community: number): Grid[] {
  const grids: Grid[] = []
  for (const building of buildingsOf(seed, community)) {
    if (building.homes === 0 || building.grid === null) continue
    const grid = grids[building.grid - 1] ??= { number: building.grid, residents: 0, households: 0, homes: 0, self: 0, rented: 0, vacant: 0 }
    grid.residents += building.residents
    grid.households += building.households
    grid.homes += building.homes
    grid.self += building.self
    grid.rented += building.rented
    grid.vacant += building.vacant
  }
  return grids
}
