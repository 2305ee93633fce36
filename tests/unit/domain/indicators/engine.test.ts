// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IndicatorInputId, type IndicatorValue, communityIndicators, indicatorInputIds, indicatorInputSpec, indicatorValue } from '@/api/contract/indicators'
import { dimensions, indicatorNo, indicators, inputsOf } from '@/domain/indicators/catalogue'
import { type Inputs, type Outcome, assess, assessCommunity, assessOne, gapsOf, inputsById, rollUp, tallyOf, withValue } from '@/domain/indicators/engine'
import { countOf, declarationOf, exactly, inputOf, inputsWith, no, parts, share, yes } from '../../../builders/indicators'
import { at } from '../../../builders/regions'

type Row = [no: number, input: IndicatorInputId, value: IndicatorValue | null, outcome: Outcome]
const outcomeOf = (n: number, input: IndicatorInputId, value: IndicatorValue | null) => assessOne(indicatorNo(n), inputsWith({ [input]: value })).outcome

/** A percentage gate at, just above and just below; by counts, by share, by bounds that decide and that do not. */
const percentRows = (n: number, input: IndicatorInputId, gate: number): Row[] => [
  [n, input, parts(gate, 100), 'met'], [n, input, parts(gate * 30, 3000), 'met'], [n, input, parts(gate * 30 - 1, 3000), 'notMet'], [n, input, parts(gate + 1, 100), 'met'],
  [n, input, share(gate), 'met'], [n, input, share(gate, null), 'met'], [n, input, share(gate - 10, null), 'unknown'], [n, input, share(0, gate - 0.1), 'notMet'], [n, input, share(0, gate), 'unknown'],
  [n, input, { kind: 'parts', part: { low: gate - 5, high: gate + 5 }, whole: exactly(100) }, 'unknown'], [n, input, { kind: 'parts', part: exactly(gate), whole: { low: 90, high: 110 } }, 'unknown'],
  [n, input, { kind: 'parts', part: exactly(gate), whole: { low: 100, high: null } }, 'unknown'], [n, input, { kind: 'parts', part: { low: gate, high: null }, whole: exactly(100) }, 'met'],
  [n, input, parts(0, 0), 'unknown'], [n, input, null, 'unknown'],
]
/** All of them: one less fails; none at all is by condition, where it is. */
const everyRows = (n: number, input: IndicatorInputId, none: Outcome): Row[] => [
  [n, input, parts(6, 6), 'met'], [n, input, parts(5, 6), 'notMet'], [n, input, parts(0, 6), 'notMet'], [n, input, parts(0, 0), none], [n, input, yes, 'met'], [n, input, no, 'notMet'],
  [n, input, share(100), 'met'], [n, input, share(99, 99.9), 'notMet'], [n, input, share(90, null), 'unknown'], [n, input, null, 'unknown'],
  [n, input, { kind: 'parts', part: exactly(0), whole: { low: 0, high: 3 } }, 'unknown'],
]
const countRows = (n: number, input: IndicatorInputId, gate: number): Row[] => [
  [n, input, countOf(gate), 'met'], [n, input, countOf(gate + 1), 'met'], [n, input, countOf(gate - 1), 'notMet'], [n, input, countOf(gate, null), 'met'], [n, input, countOf(0, null), 'unknown'],
  [n, input, countOf(0, gate), 'unknown'], [n, input, null, 'unknown'],
]
const yesNoRows = (n: number, ...inputs: readonly IndicatorInputId[]): Row[] => inputs.flatMap((input): Row[] => [[n, input, yes, 'met'], [n, input, no, 'notMet'], [n, input, null, 'unknown']])

const table: readonly Row[] = [
  ...percentRows(1, 'gigabitHomes', 70), ...percentRows(2, 'fiveGArea', 80), ...percentRows(3, 'televisionHomes', 70),
  ...percentRows(4, 'keyPlacesCovered', 90), ...percentRows(4, 'camerasNetworked', 90), ...percentRows(4, 'camerasIntact', 90), ...percentRows(4, 'videoPublished', 80), ...percentRows(4, 'cameraMetadata', 90),
  ...everyRows(5, 'safeCharging', 'metByCondition'),
  ...yesNoRows(6, 'dataGathered', 'propertyLinked'), ...countRows(6, 'scenes', 3),
  ...yesNoRows(7, 'oneStopService'), ...countRows(9, 'smartFacilities', 1), ...everyRows(10, 'feesOnline', 'unknown'),
  ...yesNoRows(11, 'policeWarnings', 'policeBulletins', 'residentReports', 'policeSharing'),
  ...everyRows(12, 'accessControl', 'metByCondition'), ...everyRows(13, 'perimeterDetection', 'metByCondition'), ...everyRows(14, 'fallingObjects', 'metByCondition'),
  ...percentRows(15, 'eBikeInLift', 50), ...everyRows(16, 'fireAlarms', 'unknown'),
  ...yesNoRows(17, 'platformInUse', 'partyRecords'), ...yesNoRows(18, 'onlineElections', 'onlineDeliberation', 'openAffairs'), ...yesNoRows(19, 'epidemicRecords', 'epidemicNotices'),
  ...countRows(20, 'publicityEvents', 1), ...yesNoRows(21, 'encryption', 'deIdentification', 'gradedAuthorisation', 'tamperProofRecords'), ...countRows(22, 'innovativeScenes', 1),
]

describe('the catalogue', () => {
  it('has 22 indicators in six dimensions, 6 + 4 + 6 + 3 + 2 + 1', () => {
    expect(indicators.map(({ no: n }) => n)).toEqual(Array.from({ length: 22 }, (_, k) => k + 1))
    expect(dimensions.map(dimension => indicators.filter(indicator => indicator.dimension === dimension).length)).toEqual([6, 4, 6, 3, 2, 1])
  })

  it('uses every input once', () => {
    expect(indicators.flatMap(inputsOf).sort()).toEqual([...indicatorInputIds].sort())
  })

  it('knows no indicator 23', () => {
    expect(() => indicatorNo(23)).toThrow(RangeError)
  })
})

describe('an indicator at, above and below its gate, by condition, and with an input that is missing', () => {
  it.each(table)('%i with %s %j is %s', (n, input, value, outcome) => {
    expect(outcomeOf(n, input, value)).toBe(outcome)
  })

  it('is tried with every input of the catalogue but those of the eighth', () => {
    expect(new Set(table.map(([, input]) => input)).size).toBe(indicatorInputIds.length - 2)
  })
})

describe('the eighth bears only on communities with more than 30 % of 60 and above', () => {
  const cases: readonly [string, IndicatorValue | null, IndicatorValue | null, Outcome][] = [
    ['exactly 30 %: by condition', parts(300, 1000), countOf(0), 'metByCondition'],
    ['above, and two services', parts(301, 1000), countOf(2), 'met'],
    ['above, and one service', parts(301, 1000), countOf(1), 'notMet'],
    ['above, services not known', parts(301, 1000), null, 'unknown'],
    ['not known, two services: met either way', null, countOf(2), 'met'],
    ['not known, one service: open', null, countOf(1), 'unknown'],
    ['at most 30 %', share(0, 30), null, 'metByCondition'],
    ['from 31 % upwards', share(31, null), countOf(1), 'notMet'],
    ['between 29 and 31 %', share(29, 31), countOf(1), 'unknown'],
    ['nobody lives there', parts(0, 0), countOf(1), 'unknown'],
  ]
  it.each(cases)('%s', (_, aged60, elderlyServices, outcome) => {
    expect(assessOne(indicatorNo(8), inputsWith({ aged60, elderlyServices })).outcome).toBe(outcome)
  })

  it('and what is to be found out is the share, not a service too many', () => {
    const rows = gapsOf([assessCommunity(declarationOf({ aged60: null, elderlyServices: countOf(1) }))])
    expect(rows).toMatchObject([{ input: 'aged60', outcome: 'unknown', gap: { kind: 'noData' }, atLeast: null }])
  })
})

describe('several gates', () => {
  it('are all needed: of the five of the fourth, the one that fails decides, also beside one that is not known', () => {
    for (const { gate } of assessOne(indicatorNo(4), inputsWith()).gates) {
      expect(assessOne(indicatorNo(4), inputsWith({ [gate.input]: parts(1, 100) })).outcome).toBe('notMet')
      expect(assessOne(indicatorNo(4), inputsWith({ [gate.input]: null })).outcome).toBe('unknown')
    }
    expect(assessOne(indicatorNo(4), inputsWith({ camerasIntact: parts(1, 100), cameraMetadata: null })).outcome).toBe('notMet')
  })
})

describe('what is missing', () => {
  const gapsWith = (over: Parameters<typeof declarationOf>[0]) => gapsOf([assessCommunity(declarationOf(over))]).map(({ input, outcome, gap }) => [input, outcome, gap])
  it('is in whole units: households, cameras, estates, buildings', () => {
    expect(gapsWith({ gigabitHomes: parts(1650, 2473) })).toEqual([['gigabitHomes', 'notMet', { kind: 'units', unit: 'household', atLeast: 82, atMost: 82 }]])
    expect(1650 + 82).toBeGreaterThanOrEqual(2473 * 0.7)
    expect(1650 + 81).toBeLessThan(2473 * 0.7)
    expect(gapsWith({ camerasIntact: parts(89, 100) })).toEqual([['camerasIntact', 'notMet', { kind: 'units', unit: 'camera', atLeast: 1, atMost: 1 }]])
    expect(gapsWith({ eBikeInLift: parts(3, 9) })).toEqual([['eBikeInLift', 'notMet', { kind: 'units', unit: 'estate', atLeast: 2, atMost: 2 }]])
    expect(gapsWith({ fallingObjects: parts(15, 25) })).toEqual([['fallingObjects', 'notMet', { kind: 'units', unit: 'tallBuilding', atLeast: 10, atMost: 10 }]])
    expect(gapsWith({ scenes: countOf(1) })).toEqual([['scenes', 'notMet', { kind: 'units', unit: 'scene', atLeast: 2, atMost: 2 }]])
  })

  it('has bounds where the input has, and is percentage points where only a share is known', () => {
    expect(gapsWith({ gigabitHomes: { kind: 'parts', part: { low: 500, high: 600 }, whole: exactly(1000) } })).toEqual([['gigabitHomes', 'notMet', { kind: 'units', unit: 'household', atLeast: 100, atMost: 200 }]])
    expect(gapsWith({ fiveGArea: share(60, 75) })).toEqual([['fiveGArea', 'notMet', { kind: 'points', atLeast: 5, atMost: 20 }]])
  })

  it('is a thing to do, or a thing to find out, which come last', () => {
    expect(gapsWith({ dataGathered: null, encryption: no, oneStopService: no })).toEqual([
      ['oneStopService', 'notMet', { kind: 'notDone' }], ['encryption', 'notMet', { kind: 'notDone' }], ['dataGathered', 'unknown', { kind: 'noData' }],
    ])
  })

  it('is nothing where all is met', () => {
    expect(gapsWith({})).toEqual([])
  })
})

describe('rolled up', () => {
  const good = assessCommunity(declarationOf())
  const failing = assessCommunity(declarationOf({ oneStopService: no, encryption: null }, at.cuiping))
  it('communities that have declared are counted, and those that meet all', () => {
    const all = rollUp([good, failing])
    expect(all).toMatchObject({ communities: 2, complete: 1, tally: { met: 42, metByCondition: 2, notMet: 1, unknown: 1 } })
    expect(all.byIndicator.get(7)).toEqual({ met: 1, metByCondition: 0, notMet: 1, unknown: 0 })
    expect(all.byIndicator.get(8)).toEqual({ met: 2, metByCondition: 2, notMet: 0, unknown: 0 })
  })

  it('one that has not declared is 未申报: neither failed nor unknown, and counts nowhere', () => {
    const results = assess(null)
    expect(results.map(({ outcome }) => outcome)).toEqual(new Array(22).fill('notApplicable'))
    expect(tallyOf(results.map(({ outcome }) => outcome))).toEqual({ met: 0, metByCondition: 0, notMet: 0, unknown: 0 })
    expect(rollUp([])).toMatchObject({ communities: 0, complete: 0 })
  })

  it('a declaration without any input is not that: all 22 are unknown', () => {
    expect(assessCommunity({ region: at.longshan, inputs: [] }).tally).toEqual({ met: 0, metByCondition: 0, notMet: 0, unknown: 22 })
  })
})

describe('what if', () => {
  it('is a copy: the inputs stay as they are', () => {
    const before = inputsWith({ oneStopService: no })
    const after = withValue(before, 'oneStopService', yes)
    expect(assessOne(indicatorNo(7), before).outcome).toBe('notMet')
    expect(assessOne(indicatorNo(7), after).outcome).toBe('met')
    expect(after.get('oneStopService')).toMatchObject({ source: 'indicatorReport', evidence: '验收材料' })
    expect(withValue(inputsWith({ oneStopService: undefined }), 'oneStopService', yes).get('oneStopService')).toMatchObject({ source: 'whatIf', evidence: null })
  })
})

const rank: Readonly<Record<string, number>> = { notMet: 0, unknown: 1, met: 2, metByCondition: 2 }
const boundsOf = (most: number) => fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }), fc.boolean()).map(([a, b, open]) => ({ low: Math.min(a, b), high: open ? null : Math.max(a, b) }))
const partsOf = fc.tuple(boundsOf(400), boundsOf(400)).map(([part, whole]): IndicatorValue => ({ kind: 'parts', part: { low: Math.min(part.low, whole.high ?? Infinity), high: part.high }, whole }))
  .filter(value => indicatorValue.safeParse(value).success)
const shareOf = boundsOf(100).map((percent): IndicatorValue => ({ kind: 'share', percent }))
const valueOf = (id: IndicatorInputId): fc.Arbitrary<IndicatorValue> => ({
  share: fc.oneof(partsOf, shareOf), every: fc.oneof(partsOf, shareOf, fc.constantFrom(yes, no)), count: boundsOf(6).map((count): IndicatorValue => ({ kind: 'count', count })), yesNo: fc.constantFrom(yes, no),
})[indicatorInputSpec(id).kind]
const anyInputs: fc.Arbitrary<Inputs> = fc.tuple(...indicatorInputIds.map(id => fc.option(valueOf(id)))).map(values => inputsById({ inputs: indicatorInputIds.map((id, k) => inputOf(id, values[k] ?? null)) }))

/** The value, better by `by`: more of the same whole (less, for the share of the aged), nothing narrower. */
function better(id: IndicatorInputId, value: IndicatorValue, by: number): IndicatorValue {
  const sign = id === 'aged60' ? -1 : 1
  const shift = ({ low, high }: { low: number, high: number | null }, most: number) => {
    const move = (n: number) => Math.max(0, Math.min(most, n + sign * by))
    return { low: move(low), high: high === null ? null : move(high) }
  }
  switch (value.kind) {
    case 'yesNo': return yes
    case 'count': return { kind: 'count', count: shift(value.count, Infinity) }
    case 'share': return { kind: 'share', percent: shift(value.percent, 100) }
    case 'parts': return { ...value, part: shift(value.part, value.whole.high ?? Infinity) }
  }
}

describe('a better input', () => {
  it('never makes any result worse', () => {
    fc.assert(fc.property(anyInputs, fc.constantFrom(...indicatorInputIds), fc.integer({ min: 0, max: 100 }), (inputs, id, by) => {
      const value = inputs.get(id)?.value
      if (value == null) return
      const after = assess(withValue(inputs, id, better(id, value, by)))
      for (const [k, { indicator, outcome }] of assess(inputs).entries()) expect(rank[after[k]?.outcome ?? ''], `${indicator.no}: ${outcome}`).toBeGreaterThanOrEqual(rank[outcome] ?? 9)
    }), { numRuns: 3_000, seed: 22 })
  })

  it('that fills the gap that was named passes its gate, and one unit less does not', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (whole, have) => {
      const part = Math.min(have, whole)
      const gap = assessOne(indicatorNo(1), inputsWith({ gigabitHomes: parts(part, whole) })).gates[0]?.gap
      if (gap?.kind !== 'units') return
      expect(outcomeOf(1, 'gigabitHomes', parts(part + gap.atLeast, whole))).toBe('met')
      expect(outcomeOf(1, 'gigabitHomes', parts(part + gap.atLeast - 1, whole))).toBe('notMet')
    }), { numRuns: 2_000, seed: 23 })
  })

  it('known more exactly never turns a decision round', () => {
    fc.assert(fc.property(partsOf, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (value, a, b) => {
      if (value.kind !== 'parts') return
      const inside = (n: number, { low, high }: { low: number, high: number | null }) => Math.max(low, Math.min(high ?? 10_000, n))
      const whole = inside(b, value.whole), part = Math.min(whole, inside(a, value.part))
      if (part < value.part.low || whole === 0) return
      const loose = outcomeOf(1, 'gigabitHomes', value)
      if (loose !== 'unknown') expect(outcomeOf(1, 'gigabitHomes', parts(part, whole))).toBe(loose)
    }), { numRuns: 3_000, seed: 24 })
  })
})

describe('the contract', () => {
  it('takes a declaration as it is', () => {
    expect(communityIndicators.safeParse(declarationOf()).success).toBe(true)
  })

  const bad: readonly [string, unknown][] = [
    ['bounds the wrong way round', inputOf('gigabitHomes', share(80, 70))], ['more parts than there are', inputOf('gigabitHomes', parts(11, 10))], ['above 100 %', inputOf('fiveGArea', share(101))],
    ['a negative count', inputOf('scenes', countOf(-1))], ['not a number', inputOf('scenes', countOf(Number.NaN))], ['yes to a share', inputOf('gigabitHomes', yes)], ['a share of a yes', inputOf('encryption', share(50))],
    ['an unknown input', { ...inputOf('scenes', countOf(1)), id: 'no.such' }],
  ]
  it.each(bad)('refuses %s', (_, input) => {
    expect(communityIndicators.safeParse({ region: at.longshan, inputs: [input] }).success).toBe(false)
  })

  it('refuses an input that is there twice', () => {
    expect(communityIndicators.safeParse({ region: at.longshan, inputs: [inputOf('encryption', yes), inputOf('encryption', no)] }).success).toBe(false)
  })
})
