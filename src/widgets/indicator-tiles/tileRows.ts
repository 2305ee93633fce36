import { type IndicatorValue, indicatorInputSpec } from '@/api/contract/indicators'
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
    return { no, tally, outcome: worstOf(tally), failing: tally.notMet > 0 ? gates.find(({ outcome }) => outcome === 'notMet') ?? null : null }
  })
}

/** A failing value beside its target, as short as a tile is wide: `76.4/80%`, `10/13`, `0/1`; null where it is a thing to do. */
export function shortText({ gate }: GateResult, value: IndicatorValue | null, percent: (part: number, whole: number) => number): string | null {
  switch (value?.kind) {
    case 'parts': {
      const { part, whole } = value
      return part.high === null || whole.high === null || indicatorInputSpec(gate.input).kind === 'every' ? `${part.low}/${whole.high ?? whole.low}` : `${percent(part.high, whole.high)}/${gate.atLeast}%`
    }
    case 'share': return `${value.percent.high ?? value.percent.low}/${gate.atLeast}%`
    case 'count': return `${value.count.high ?? value.count.low}/${gate.atLeast}`
    case undefined: case 'yesNo': return null
  }
}

/** Columns for so many tiles in a box: as many as fit at `leastRem` each, then as few as the rows need, so that the last row is full. */
export function columnsFor(tiles: number, widthRem: number, leastRem: number, gapRem: number): number {
  const most = Math.max(1, Math.min(tiles, Math.floor((widthRem + gapRem) / (leastRem + gapRem))))
  return Math.ceil(tiles / Math.ceil(tiles / most))
}
