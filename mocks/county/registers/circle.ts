import file from '../../data/walkReach.json' with { type: 'json' }
import { lifeServices } from '@/api/contract/figureCatalogue'
import { communityIndices, regionAt } from '../regions'
import { type Register, columnOf } from './table'

/** Counts by community in the order of the services, then of all of them; null where services are not known. */
const counted: Readonly<Record<string, readonly number[] | null>> = file.communities

/**
 * True for the seed that was counted: the way from every dwelling of the county takes seconds, so `mocks/tools/makeWalkReach.ts` does it once
 * (decision 0011). For another seed nothing is known until it is run.
 */
export const isCounted = (seed: number): boolean => seed === file.seed

/** 15分钟生活圈: who reaches what, by community; where nothing is known, 0 stands in the column, and the figures say so. */
export function circleRegister(seed: number, people: Register): Register {
  const resident = people.get('population.resident')
  const register: Register = new Map()
  const column = (value: (counts: readonly number[], residents: number) => number) => columnOf(communityIndices.map((index) => {
    const counts = isCounted(seed) ? counted[regionAt(index).code] ?? null : null
    return counts === null ? 0 : value(counts, resident?.[index] ?? 0)
  }))
  for (const [k, service] of lifeServices.entries()) {
    register.set(`circle.${service}.residents`, column(counts => counts[k] ?? 0))
    register.set(`circle.${service}.beyond`, column((counts, residents) => residents - (counts[k] ?? 0)))
  }
  register.set('circle.all.residents', column(counts => counts[lifeServices.length] ?? 0))
  return register
}
