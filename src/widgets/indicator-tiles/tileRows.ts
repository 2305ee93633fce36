import { indicators } from '@/domain/indicators/catalogue'
import { type Assessment, type GateResult, type IndicatorOutcome, type Tally, rollUp } from '@/domain/indicators/engine'

/** One of the 22 tiles: the result of one community, or how many of several are what. */
export interface Tile {
  no: number
  outcome: IndicatorOutcome
  /** How many communities are what; of one community as well. */
  tally: Tally
  /** The first requirement that is not met, of one community; null for several. */
  failing: GateResult | null
}

/** The worst of what there is decides a tile: a failure before what is not known, that before what is met. */
function worstOf({ met, metByCondition, notMet, unknown }: Tally): IndicatorOutcome {
  if (notMet > 0) return 'notMet'
  if (unknown > 0) return 'unknown'
  if (met === 0) return 'notApplicable'
  return metByCondition === met ? 'metByCondition' : 'met'
}

const nobody: Tally = { met: 0, metByCondition: 0, notMet: 0, unknown: 0 }

/** The tiles in the order of the indicators. */
export function tileRows(assessments: readonly Assessment[]): Tile[] {
  const { byIndicator } = rollUp(assessments)
  const only = assessments.length === 1 ? assessments[0] : undefined
  return indicators.map(({ no }) => {
    const tally = byIndicator.get(no) ?? nobody
    const gates = only?.results.find(({ indicator }) => indicator.no === no)?.gates ?? []
    return { no, tally, outcome: worstOf(tally), failing: gates.find(({ outcome }) => outcome === 'notMet') ?? null }
  })
}

/** Columns for so many tiles in a box: as many as fit at `leastRem` each, then as few as the rows need, so that the last row is full. */
export function columnsFor(tiles: number, widthRem: number, leastRem: number, gapRem: number): number {
  const most = Math.max(1, Math.min(tiles, Math.floor((widthRem + gapRem) / (leastRem + gapRem))))
  return Math.ceil(tiles / Math.ceil(tiles / most))
}
