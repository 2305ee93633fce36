import { type CommunityIndicators, type IndicatorInput, type IndicatorInputId, type IndicatorUnit, type IndicatorValue, type Interval, indicatorInputSpec } from '@/api/contract/indicators'
import type { RegionCode } from '@/api/contract/ids'
import { type Gate, type Indicator, indicators } from './catalogue'

/**
 * Computes the 22 indicators from inputs that are known exactly, within bounds, or not at all. Three-valued: what the bounds do
 * not decide is `unknown`, never a failure. `metByCondition` is met because the requirement does not bear on this community;
 * `notApplicable` (未申报) is of a community that has declared nothing: it counts nowhere.
 */
export type Outcome = 'met' | 'metByCondition' | 'notMet' | 'unknown'
export type IndicatorOutcome = Outcome | 'notApplicable'

/** What is known of a community, by input; an input that is missing is not known. */
export type Inputs = ReadonlyMap<IndicatorInputId, IndicatorInput>

export interface GateResult { gate: Gate, outcome: Outcome, /** What is missing; null where the gate is met. */ gap: Gap | null }
export interface IndicatorResult { indicator: Indicator, outcome: IndicatorOutcome, gates: readonly GateResult[] }

/**
 * What is missing to pass, in whole units (`units`: 户, 栋, 小区 …) or, where only a share is known, in percentage points; at
 * least `atLeast`, at most `atMost` (null: no one can say). `notDone` is to be done, `noData` to be found out.
 */
export type Gap =
  | { kind: 'units', unit: IndicatorUnit, atLeast: number, atMost: number | null }
  | { kind: 'points', atLeast: number, atMost: number }
  | { kind: 'notDone' }
  | { kind: 'noData' }

/** The inputs of a declaration by id. */
export function inputsById({ inputs }: Pick<CommunityIndicators, 'inputs'>): Inputs {
  return new Map(inputs.map(input => [input.id, input]))
}

/** A copy of the inputs with one value changed (what if …); null: not known. The rest is the same object. */
export function withValue(inputs: Inputs, id: IndicatorInputId, value: IndicatorValue | null): Inputs {
  const before = inputs.get(id)
  return new Map(inputs).set(id, before === undefined ? { id, value, asOf: null, source: 'whatIf', evidence: null } : { ...before, value })
}

/** All 22 results of a community, in their order; null inputs are of one that has not declared. */
export function assess(inputs: Inputs | null): IndicatorResult[] {
  return indicators.map(indicator => inputs === null ? { indicator, outcome: 'notApplicable', gates: [] } : assessOne(indicator, inputs))
}

/** The result of one indicator. */
export function assessOne(indicator: Indicator, inputs: Inputs): IndicatorResult {
  const gates = indicator.gates.map(gate => judge(gate, inputs.get(gate.input)?.value ?? null))
  const own = all(gates.map(({ outcome }) => outcome))
  if (indicator.onlyAbove === null) return { indicator, gates, outcome: own }
  const { input, percent } = indicator.onlyAbove
  const side = isAbove(inputs.get(input)?.value ?? null, percent)
  if (side === false) return { indicator, gates: gates.map(gate => ({ ...gate, gap: null })), outcome: 'metByCondition' }
  // Whether the indicator bears on the community is not known: it fails only if it does.
  return { indicator, gates, outcome: side === null && own === 'notMet' ? 'unknown' : own }
}

/** Met when all are; a single failure decides; all by condition is by condition. */
function all(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('notMet')) return 'notMet'
  if (outcomes.includes('unknown')) return 'unknown'
  return outcomes.every(outcome => outcome === 'metByCondition') ? 'metByCondition' : 'met'
}

function judge(gate: Gate, value: IndicatorValue | null): GateResult {
  const result = (outcome: Outcome, gap: Gap): GateResult => ({ gate, outcome, gap: outcome === 'notMet' ? gap : outcome === 'unknown' ? { kind: 'noData' } : null })
  switch (value?.kind) {
    case undefined: return result('unknown', { kind: 'noData' })
    case 'yesNo': return result(value.yes ? 'met' : 'notMet', { kind: 'notDone' })
    case 'count': return result(compare(value.count, gate.atLeast), { kind: 'units', unit: unitOf(gate), atLeast: Math.ceil(gate.atLeast - (value.count.high ?? 0)), atMost: Math.ceil(gate.atLeast - value.count.low) })
    case 'share': return result(compare(value.percent, gate.atLeast), { kind: 'points', atLeast: gate.atLeast - (value.percent.high ?? 0), atMost: gate.atLeast - value.percent.low })
    case 'parts': {
      const { part, whole } = value
      if (whole.high === 0) return result(gate.noneMeets ? 'metByCondition' : 'unknown', { kind: 'noData' })
      return result(compareParts(part, whole, gate.atLeast), {
        kind: 'units', unit: unitOf(gate), atLeast: missing(part.high ?? 0, whole.low, gate.atLeast), atMost: whole.high === null ? null : missing(part.low, whole.high, gate.atLeast),
      })
    }
  }
}

function unitOf({ input }: Gate): IndicatorUnit {
  const { unit } = indicatorInputSpec(input)
  if (unit === null) throw new TypeError(`${input} is not counted in anything`)
  return unit
}

function compare({ low, high }: Interval, atLeast: number): Outcome {
  if (low >= atLeast) return 'met'
  return high !== null && high < atLeast ? 'notMet' : 'unknown'
}

/** Whole numbers are multiplied, never divided: 70 of 100 are exactly 70 percent. */
function compareParts(part: Interval, whole: Interval, percent: number): Outcome {
  if (whole.high !== null && 100 * part.low >= percent * whole.high) return 'met'
  return part.high !== null && 100 * part.high < percent * whole.low ? 'notMet' : 'unknown'
}

/** How many more of `whole` it takes to reach so many percent. */
function missing(part: number, whole: number, percent: number): number {
  return Math.ceil((percent * whole - 100 * part) / 100)
}

/** Is a share above so many percent; null where that is not known. */
function isAbove(value: IndicatorValue | null, percent: number): boolean | null {
  switch (value?.kind) {
    case 'share': return value.percent.low > percent ? true : value.percent.high !== null && value.percent.high <= percent ? false : null
    case 'parts': {
      const { part, whole } = value
      if (whole.high !== null && whole.high > 0 && 100 * part.low > percent * whole.high) return true
      return part.high !== null && whole.low > 0 && 100 * part.high <= percent * whole.low ? false : null
    }
    case undefined: case 'count': case 'yesNo': return null
  }
}

/** How many of the results are what; `met` holds those by condition too. What is not applicable counts nowhere. */
export interface Tally { met: number, metByCondition: number, notMet: number, unknown: number }

/** Counts outcomes. */
export function tallyOf(outcomes: readonly IndicatorOutcome[]): Tally {
  const count = (wanted: IndicatorOutcome) => outcomes.filter(outcome => outcome === wanted).length
  return { met: count('met') + count('metByCondition'), metByCondition: count('metByCondition'), notMet: count('notMet'), unknown: count('unknown') }
}

/** The results of one community and how many are what. */
export interface Assessment { region: RegionCode, inputs: Inputs, results: readonly IndicatorResult[], tally: Tally }

/** Assesses a community that has declared. */
export function assessCommunity(declared: CommunityIndicators): Assessment {
  const inputs = inputsById(declared)
  const results = assess(inputs)
  return { region: declared.region, inputs, results, tally: tallyOf(results.map(({ outcome }) => outcome)) }
}

/** Communities taken together: only those that have declared are here at all. */
export interface RollUp {
  communities: number
  /** Those that meet all 22. */
  complete: number
  tally: Tally
  /** By number of the indicator: how many communities are what. */
  byIndicator: ReadonlyMap<number, Tally>
}

/** Rolls communities up to their town or county; sums of sums are the same. */
export function rollUp(assessments: readonly Assessment[]): RollUp {
  const outcomes = (no: number) => assessments.flatMap(({ results }) => results.filter(({ indicator }) => indicator.no === no).map(({ outcome }) => outcome))
  return {
    communities: assessments.length,
    complete: assessments.filter(({ tally }) => tally.met === indicators.length).length,
    tally: tallyOf(assessments.flatMap(({ results }) => results.map(({ outcome }) => outcome))),
    byIndicator: new Map(indicators.map(({ no }) => [no, tallyOf(outcomes(no))])),
  }
}

/** One line of the gap list: what one community lacks to pass one requirement. */
export interface GapRow {
  region: RegionCode
  indicator: Indicator
  input: IndicatorInputId
  outcome: 'notMet' | 'unknown'
  gap: Gap
  value: IndicatorValue | null
  /** The number that has to be reached; null for the share on which it depends whether the indicator bears on the community. */
  atLeast: number | null
}

/** What is missing to pass: failures before what is not known, by number of the indicator. An indicator that is met lacks nothing. */
export function gapsOf(assessments: readonly Assessment[]): GapRow[] {
  const rank = ({ outcome }: GapRow) => outcome === 'notMet' ? 0 : 1
  return assessments.flatMap(assessment => assessment.results.flatMap(result => gapsIn(assessment, result))).sort((a, b) => rank(a) - rank(b) || a.indicator.no - b.indicator.no)
}

function gapsIn({ region, inputs }: Assessment, { indicator, outcome, gates }: IndicatorResult): GapRow[] {
  if (outcome !== 'notMet' && outcome !== 'unknown') return []
  const row = (input: IndicatorInputId, rest: Pick<GapRow, 'outcome' | 'gap' | 'atLeast'>): GapRow => ({ region, indicator, input, value: inputs.get(input)?.value ?? null, ...rest })
  const open = gates.flatMap(({ gate, gap, outcome: own }) => gap !== null && (own === 'notMet' || own === 'unknown') ? [row(gate.input, { outcome: own, gap, atLeast: gate.atLeast })] : [])
  // A gate has failed, but it is open whether the indicator bears on the community at all: that is what is to be found out.
  const isConditionOpen = outcome === 'unknown' && indicator.onlyAbove !== null && open.some(({ outcome: own }) => own === 'notMet')
  return isConditionOpen && indicator.onlyAbove !== null ? [row(indicator.onlyAbove.input, { outcome: 'unknown', gap: { kind: 'noData' }, atLeast: null })] : open
}
