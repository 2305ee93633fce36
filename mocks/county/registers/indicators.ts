import { assessCommunity, type Tally } from '@/domain/indicators/engine'
import { indicators } from '@/domain/indicators/catalogue'
import { declarationOf, pilotIndices } from '../indicatorInputs'
import { communityIndices, regionAt } from '../regions'
import { type Register, columnOf } from './table'

/** Results of the indicators in every region: those of its pilots, summed. */
export function indicatorRegister(seed: number, at: number): Register {
  const tallies = new Map<number, Tally>(pilotIndices.map(index => [index, assessCommunity(declarationOf(seed, index, at)).tally]))
  const column = (value: (tally: Tally, index: number) => number): Float64Array => columnOf(communityIndices.map((index) => {
    const tally = tallies.get(index)
    return tally === undefined ? 0 : value(tally, index)
  }))
  return new Map([
    ['indicators.pilots', column(() => 1)],
    ['indicators.accepted', column((_, index) => regionAt(index).pilot?.passed == null ? 0 : 1)],
    ['indicators.complete', column(({ met }) => met === indicators.length ? 1 : 0)],
    ['indicators.results', column(() => indicators.length)],
    ['indicators.met', column(({ met }) => met)],
    ['indicators.notMet', column(({ notMet }) => notMet)],
    ['indicators.unknown', column(({ unknown }) => unknown)],
  ])
}
