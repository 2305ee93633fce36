import type { FigureId } from '@/api/contract/figureCatalogue'
import { largestRemainder } from './apportion'
import { factor, hash } from './hash'
import type { RawFigures } from './rawFigures'

/** One grid (网格) of a community: what is apportioned to it is fixed here, so that buildings are fitted to grids and never the reverse. */
export interface Grid { number: number, residents: number, households: number, homes: number }

/** The grids of a community; their residents, households and homes sum to the community's. */
export function gridsOf(seed: number, raw: RawFigures, community: number, at: number): Grid[] {
  const of = (id: FigureId): number => raw.column(id, at)[community] ?? 0
  const numbers = Array.from({ length: of('grid.grids') }, (_, k) => k + 1)
  const weights = numbers.map(number => factor(hash(seed, 0x96d5, community, number), 0.16))
  const [residents, households, homes] = [of('population.resident'), of('profile.households'), of('housing.homes')].map(total => largestRemainder(total, weights))
  return numbers.map((number, k) => ({ number, residents: residents?.[k] ?? 0, households: households?.[k] ?? 0, homes: homes?.[k] ?? 0 }))
}
