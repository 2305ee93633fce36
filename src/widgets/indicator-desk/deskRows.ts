import { type IndicatorInput, type IndicatorInputId, type IndicatorValue, type Interval, indicatorInputSpec } from '@/api/contract/indicators'
import { indicatorNo, indicators } from '@/domain/indicators/catalogue'
import type { Assessment, Outcome } from '@/domain/indicators/engine'

/** How a value is tried out: on a slider up to `max`, step by step, or by yes and no. */
export type Control = { kind: 'slider', at: number, max: number } | { kind: 'stepper', at: number } | { kind: 'choice', yes: boolean | null }

/** One row of the desk: an input of the indicator with what it has to reach and how it can be changed. */
export interface DeskRow {
  id: IndicatorInputId
  /** As declared; undefined where nothing was. */
  declared: IndicatorInput | undefined
  /** What counts: as declared, or as it is tried out. */
  value: IndicatorValue | null
  isTried: boolean
  /** The number to reach; null for the share on which it depends whether the indicator bears on the community. */
  atLeast: number | null
  /** Result of the requirement; null where it is a condition. */
  outcome: Outcome | null
  control: Control
}

/** The inputs of an indicator in a community, and as they are tried out: gates first, then the condition. */
export function deskRows(no: number, actual: Assessment, tried: Assessment): DeskRow[] {
  const { gates, onlyAbove } = indicatorNo(no)
  const result = tried.results.find(({ indicator }) => indicator.no === no)
  const results = result?.gates ?? []
  /** What does not bear on the community cannot fail there. */
  const isExempt = onlyAbove !== null && result?.outcome === 'metByCondition'
  const row = (id: IndicatorInputId, atLeast: number | null, outcome: Outcome | null): DeskRow => {
    const declared = actual.inputs.get(id), value = tried.inputs.get(id)?.value ?? null
    return { id, declared, value, isTried: !sameValue(declared?.value ?? null, value), atLeast, outcome, control: controlOf(id, declared?.value ?? null, value) }
  }
  return [
    ...gates.map(gate => row(gate.input, gate.atLeast, isExempt ? 'metByCondition' : results.find(own => own.gate === gate)?.outcome ?? null)),
    ...onlyAbove === null ? [] : [row(onlyAbove.input, null, null)],
  ]
}

/** Every input of a community with the indicator that it belongs to, in their order. */
export function allRows(actual: Assessment, tried: Assessment): { no: number, row: DeskRow }[] {
  return indicators.flatMap(({ no }) => deskRows(no, actual, tried).map(row => ({ no, row })))
}

const exactly = (n: number): Interval => ({ low: n, high: n })

function controlOf(id: IndicatorInputId, declared: IndicatorValue | null, value: IndicatorValue | null): Control {
  if (declared?.kind === 'parts' && declared.whole.low > 0) return { kind: 'slider', at: value?.kind === 'parts' ? value.part.low : 0, max: declared.whole.low }
  switch (indicatorInputSpec(id).kind) {
    case 'share': return { kind: 'slider', at: value?.kind === 'share' ? value.percent.low : 0, max: 100 }
    case 'count': return { kind: 'stepper', at: value?.kind === 'count' ? value.count.low : 0 }
    case 'every': case 'yesNo': return { kind: 'choice', yes: value?.kind === 'yesNo' ? value.yes : null }
  }
}

/** The value that a slider or stepper at `n` stands for: so many of the declared whole, percent, or a count. */
export function valueAt(id: IndicatorInputId, declared: IndicatorValue | null, n: number): IndicatorValue {
  if (declared?.kind === 'parts' && declared.whole.low > 0) return { kind: 'parts', part: exactly(Math.max(0, Math.min(declared.whole.low, Math.round(n)))), whole: exactly(declared.whole.low) }
  if (indicatorInputSpec(id).kind === 'count') return { kind: 'count', count: exactly(Math.max(0, Math.round(n))) }
  return { kind: 'share', percent: exactly(Math.max(0, Math.min(100, n))) }
}

function sameValue(a: IndicatorValue | null, b: IndicatorValue | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The indicator that the desk opens with: the first that fails, else the first that is not known, else the first. */
export function firstToLookAt({ results }: Assessment): number {
  const wanted = results.find(({ outcome }) => outcome === 'notMet') ?? results.find(({ outcome }) => outcome === 'unknown') ?? results[0]
  return wanted?.indicator.no ?? 1
}
