import type { P10Row } from './p10.ts'
import { type BenchRow, rowOf, times, verdictOf } from './table.ts'

/** The rows of P10 as lines of the common table. */
export function rowsOfP10(rows: readonly P10Row[]): BenchRow[] {
  return rows.map(({ measure, unit, ours, floor, ratio, goal, met }) => {
    const isControl = measure.startsWith('control')
    const text = (value: number) => `${value >= 1000 ? value.toFixed(0) : value.toFixed(Number.isInteger(value) ? 0 : 1)}${unit === '' ? '' : ` ${unit}`}`
    return rowOf({
      measure: 'P10', what: measure, ours: isControl ? '' : text(ours), floor: isControl || floor === null ? '' : text(floor), ...ratio !== null && { ratio: times(ratio.median), interval: `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}` },
      ...goal !== null && { goal }, ...met !== null && { verdict: verdictOf(met) },
    })
  })
}
