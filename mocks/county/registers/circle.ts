import file from '../../data/walkReach.json' with { type: 'json' }
import { lifeServices } from '@/api/contract/figureCatalogue'
import { reachedIn } from '../../city/circle/reach'
import { communityIndices, regionAt } from '../regions'
import { type Register, columnOf, ordinalOf } from './table'

/**
 * Residents within reach of each service, in the order of the services, and of all of them; null where nothing is known. The way
 * from every dwelling of the county takes seconds, so those of the shipped seed stand in a file (`mocks/tools/makeWalkReach.ts`, decision 0011).
 */
function reachedBySeed(seed: number): (readonly number[] | null)[] {
  const made: Readonly<Record<string, readonly number[] | null>> = file.communities
  return communityIndices.map((index) => {
    if (seed === file.seed) return made[regionAt(index).code] ?? null
    const found = reachedIn(seed, index)
    return found === null ? null : [...lifeServices.map(service => found.by[service]), found.all]
  })
}

/** 15分钟生活圈: who reaches what, by community; where nothing is known, 0 stands in the column, and the figures say so. */
export function circleRegister(seed: number, people: Register): Register {
  const reached = reachedBySeed(seed)
  const resident = people.get('population.resident')
  const register: Register = new Map()
  const column = (value: (counts: readonly number[], residents: number) => number) => columnOf(communityIndices.map((index) => {
    const counts = reached[ordinalOf(index)]
    return counts === null || counts === undefined ? 0 : value(counts, resident?.[index] ?? 0)
  }))
  for (const [k, service] of lifeServices.entries()) {
    register.set(`circle.${service}.residents`, column(counts => counts[k] ?? 0))
    register.set(`circle.${service}.beyond`, column((counts, residents) => residents - (counts[k] ?? 0)))
  }
  register.set('circle.all.residents', column(counts => counts[lifeServices.length] ?? 0))
  return register
}
