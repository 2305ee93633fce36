import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type Severity, severities } from '@/api/contract/alarms'
import { type AlarmRule, alarmRule } from '@/api/contract/rules'
import { type RuleInput, type RuleState, type Transition, initialState, step } from '@/domain/alarmRules'
import { countyTimeOfDay, holdsAt } from '@/domain/ruleSchedule'
import { oracleHolds, oracleOf } from '../../builders/ruleOracle'

const noon = Date.parse('2026-11-25T12:00:00+08:00')
const base = { id: 'R-1', kind: 'gasLeak', schedule: null } as const
const gas = (over: Partial<Extract<AlarmRule, { type: 'threshold' }>> = {}): AlarmRule => ({
  type: 'threshold', ...base, measurand: 'methane', unit: 'percentLel', side: 'above', limits: [{ limit: 5, severity: 'general' }, { limit: 20, severity: 'urgent' }], forSeconds: 0, hysteresis: 1, ...over,
})

function run(rule: AlarmRule, inputs: readonly RuleInput[]): Transition[] {
  let state: RuleState = initialState(rule)
  return inputs.flatMap((input) => { const result = step(rule, state, input); state = result.state; return [...result.transitions] })
}
/** Values one second apart; null is time without a reading. */
const seconds = (values: readonly (number | null)[], every = 1): RuleInput[] => values.map((value, k) => ({ at: noon + k * every * 1000, value }))
const told = (rule: AlarmRule, values: readonly (number | null)[], every = 1): string => run(rule, seconds(values, every)).map(({ type, at, severity }) => `${type} ${severity} ${(at - noon) / 1000}`).join(', ')

describe('a threshold', () => {
  it.each([
    ['below', 4.9, ''], ['at', 5, 'raised general 0'], ['above', 5.1, 'raised general 0'], ['below the second', 19.9, 'raised general 0'], ['at the second', 20, 'raised urgent 0'], ['above the second', 31, 'raised urgent 0'],
  ])('%s the limit: %d', (_, value, expected) => { expect(told(gas(), [value])).toBe(expected) })

  it.each([['above', 0.15, ''], ['at', 0.14, 'raised important 0'], ['below', 0.13, 'raised important 0']])('of the lower side, %s the limit: %d', (_, value, expected) => {
    expect(told(gas({ side: 'below', limits: [{ limit: 0.14, severity: 'important' }] }), [value])).toBe(expected)
  })

  it('escalates the same alarm at its second limit, and does not become milder before it returns', () => {
    expect(told(gas(), [1, 6, 8, 22, 12, 6, 3])).toBe('raised general 1, escalated urgent 3, returned urgent 6')
  })

  it.each([['just inside the limit', 4.9, ''], ['not quite by the hysteresis', 4.1, ''], ['by the hysteresis', 4, 'returned general 2'], ['far inside', 0, 'returned general 2']])('returns only when it is back by the hysteresis: %s', (_, value, expected) => {
    expect(told(gas(), [1, 6, value])).toBe(`raised general 1${expected === '' ? '' : `, ${expected}`}`)
  })

  it('returns at a decimal limit in spite of binary sums', () => {
    expect(told(gas({ side: 'below', limits: [{ limit: 0.14, severity: 'important' }], hysteresis: 0.02 }), [0.1, 0.16])).toBe('raised important 0, returned important 1')
  })

  it('with no hysteresis does not return at its limit', () => {
    expect(told(gas({ hysteresis: 0 }), [5, 5, 4.99])).toBe('raised general 0, returned general 2')
  })

  it.each([
    ['one second short', [6, 6, 6, 6, 6, 6, 6, 6, 6], ''], ['just long enough', [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6], 'raised general 10'],
    ['broken once', [6, 6, 6, 6, 6, 4.9, 6, 6, 6, 6, 6, 6, 6, 6, 6], ''], ['its second limit with a time of its own', [6, 6, 6, 6, 6, 6, 6, 6, 6, 25, 25, 6, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25, 25], 'raised general 10, escalated urgent 22'],
  ])('stands for its time without a break: %s', (_, values, expected) => { expect(told(gas({ forSeconds: 10 }), values)).toBe(expected) })

  it('counts a gap as time, and time without a reading too', () => {
    expect(run(gas({ forSeconds: 10 }), [{ at: noon, value: 6 }, { at: noon + 60_000, value: 6 }])).toMatchObject([{ type: 'raised', at: noon + 60_000 }])
    expect(told(gas({ forSeconds: 2 }), [6, null, null, null])).toBe('raised general 2')
  })

  it('says which rule fired on what reading against which limit', () => {
    expect(run(gas(), seconds([1, 6, 22, 0])).map(({ firing }) => firing)).toEqual([
      { rule: 'R-1', measurand: 'methane', unit: 'percentLel', value: 6, limit: 5, side: 'above' }, { rule: 'R-1', measurand: 'methane', unit: 'percentLel', value: 22, limit: 20, side: 'above' }, null,
    ])
  })
})

describe('a rate of change', () => {
  const rising: AlarmRule = { type: 'rate', ...base, measurand: 'waterDepth', unit: 'centimetre', side: 'above', limit: 2, overSeconds: 180, severity: 'general' }
  it.each([['slower', [0, 1.9, 3.8, 5.7], ''], ['as fast', [0, 2, 4, 6], 'raised general 180'], ['faster', [0, 3, 6, 9], 'raised general 180'], ['falling as fast', [9, 6, 3, 0], '']])('%s than its limit', (_, values, expected) => {
    expect(told(rising, values, 60)).toBe(expected)
  })
  it('of the lower side fires on the way down', () => { expect(told({ ...rising, side: 'below' }, [9, 6, 3, 0], 60)).toBe('raised general 180') })
  it('is not known before readings cover its time, and returns when it slows down', () => {
    expect(told(rising, [0, 9, 18], 60)).toBe('')
    expect(told(rising, [0, 3, 6, 9, 12, 12, 12, 12], 60)).toBe('raised general 180, returned general 360')
  })
  it('says how fast', () => { expect(run(rising, seconds([0, 3, 6, 9], 60))[0]?.firing).toMatchObject({ value: 3, limit: 2 }) })
})

describe('no data', () => {
  const silent: AlarmRule = { type: 'noData', ...base, kind: 'deviceOffline', afterSeconds: 1800, severity: 'notice' }
  it.each([['shorter', 1799, 0], ['as long', 1800, 1], ['longer', 4000, 1]])('%s than its time', (_, after, count) => {
    expect(run(silent, [{ at: noon, value: 1 }, { at: noon + after * 1000, value: null }])).toHaveLength(count)
  })
  it('is counted from the beginning for a device that never spoke, and ends with the first reading', () => {
    expect(run(silent, [{ at: noon, value: null }, { at: noon + 1_800_000, value: null }, { at: noon + 2_000_000, value: 3 }]).map(({ type }) => type)).toEqual(['raised', 'returned'])
  })
  it('says for how many minutes nothing came', () => {
    expect(run(silent, [{ at: noon, value: 1 }, { at: noon + 1_860_000, value: null }])[0]?.firing).toMatchObject({ measurand: 'offlineTime', unit: 'minute', value: 31, limit: 30 })
  })
})

describe('a state', () => {
  const pressed: AlarmRule = { type: 'state', ...base, kind: 'sosButton', severity: 'urgent' }
  it('fires when it begins and returns when it goes, without a reading', () => {
    expect(told(pressed, [0, 1, 1, 0, 1])).toBe('raised urgent 1, returned urgent 3, raised urgent 4')
    expect(run(pressed, seconds([1]))[0]?.firing).toBeNull()
  })
})

describe('a schedule', () => {
  const night = { days: [5], from: '22:00', to: '06:00' }
  it.each([
    ['2026-11-27T21:59:59+08:00', false], ['2026-11-27T22:00:00+08:00', true], ['2026-11-28T00:00:00+08:00', true], ['2026-11-28T05:59:59+08:00', true], ['2026-11-28T06:00:00+08:00', false],
    ['2026-11-28T23:00:00+08:00', false], ['2026-11-27T03:00:00+08:00', false],
  ])('past midnight belongs to the day on which it began: %s', (at, holds) => { expect(holdsAt(night, Date.parse(at))).toBe(holds) })

  it.each([['2026-11-27T08:59:59+08:00', false], ['2026-11-27T09:00:00+08:00', true], ['2026-11-27T17:59:59+08:00', true], ['2026-11-27T18:00:00+08:00', false]])('within a day: %s', (at, holds) => {
    expect(holdsAt({ days: [5], from: '09:00', to: '18:00' }, Date.parse(at))).toBe(holds)
  })

  it('knows Sunday before Monday, and no daylight saving', () => {
    expect(holdsAt({ days: [7], from: '20:00', to: '04:00' }, Date.parse('2026-11-30T03:00:00+08:00'))).toBe(true)
    for (const month of ['01', '04', '07', '10']) expect(countyTimeOfDay(Date.parse(`2026-${month}-15T13:30:00+08:00`)).minute).toBe(810)
  })

  it('keeps a rule from raising and escalating, and lets what stands return', () => {
    const rule = gas({ schedule: { days: [1, 2, 3, 4, 5, 6, 7], from: '11:00', to: '12:00' } })
    const at = (text: string, value: number): RuleInput => ({ at: Date.parse(`2026-11-25T${text}+08:00`), value })
    expect(run(rule, [at('10:59:00', 6), at('11:00:00', 6), at('12:00:00', 25), at('12:01:00', 1), at('12:02:00', 25)]).map(({ type }) => type)).toEqual(['raised', 'returned'])
  })

  test.prop([fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 20 * 365 * 1440 })])('agrees with the calendar of the runtime', (days, from, to, minutes) => {
    const schedule = { days, from: text(from), to: text(to) }
    const at = Date.parse('2016-01-01T00:00:00Z') + minutes * 60_000
    expect(holdsAt(schedule, at)).toBe(oracleHolds(schedule, at))
  })
})

describe('inputs that are no use', () => {
  it.each([['NaN', Number.NaN], ['infinity', Infinity], ['1e308', 1e308], ['−1e308', -1e308]])('%s is refused and changes nothing', (_, value) => {
    const state = step(gas(), initialState(gas()), { at: noon, value: 6 }).state
    expect(step(gas(), state, { at: noon + 1000, value })).toEqual({ state, transitions: [], ignored: 'unusable' })
  })
  it.each([['a duplicate', 0], ['one out of order', -1000]])('%s is ignored', (_, later) => {
    const state = step(gas(), initialState(gas()), { at: noon, value: 6 }).state
    expect(step(gas(), state, { at: noon + later, value: 0 })).toEqual({ state, transitions: [], ignored: 'stale' })
  })
})

const text = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const severity = fc.constantFrom<Severity>(...severities)
/** Halves, so that sums of limit and hysteresis are exact. */
const half = (min: number, max: number) => fc.integer({ min: min * 2, max: max * 2 }).map(n => n / 2)
const schedule = fc.option(fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: fc.integer({ min: 0, max: 1439 }).map(text), to: fc.integer({ min: 0, max: 1439 }).map(text) }), { nil: null })
const common = { id: fc.constant('R-1'), kind: fc.constant('gasLeak'), schedule }
const measured = { measurand: fc.constant('methane'), unit: fc.constant('percentLel'), side: fc.constantFrom('above', 'below') }
const anyRule: fc.Arbitrary<AlarmRule> = fc.oneof(
  fc.record({ type: fc.constant('threshold'), ...common, ...measured, first: half(-5, 5), gaps: fc.array(half(1, 6), { maxLength: 2 }), marks: fc.array(severity, { minLength: 3, maxLength: 3 }), forSeconds: fc.constantFrom(0, 0, 5, 60, 600), hysteresis: half(0, 4) })
    .map(({ first, gaps, marks, ...rest }) => {
      const direction = rest.side === 'above' ? 1 : -1
      return { ...rest, limits: [0, ...gaps].map((_, k) => ({ limit: first + direction * gaps.slice(0, k).reduce((sum, gap) => sum + gap, 0), severity: marks[k] })) }
    }),
  fc.record({ type: fc.constant('rate'), ...common, ...measured, limit: half(1, 8), overSeconds: fc.constantFrom(0, 30, 180), severity }),
  fc.record({ type: fc.constant('noData'), ...common, afterSeconds: fc.constantFrom(0, 60, 1800), severity }),
  fc.record({ type: fc.constant('state'), ...common, severity }),
).map(rule => alarmRule.parse(rule))
/** Gaps of all lengths, now and then none or backwards; values round the limits, now and then none or rubbish. */
const inputs = fc.array(fc.record({
  gap: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(1, 5, 30, 60, 600) }, { weight: 1, arbitrary: fc.constantFrom(0, -7, 7_200, 40_000) }),
  value: fc.oneof({ weight: 9, arbitrary: half(-14, 14) }, { weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(Number.NaN, 1e308, -1e308) }),
}), { maxLength: 80 }).map((steps) => { let at = noon; return steps.map(({ gap, value }): RuleInput => { at += gap * 1000; return { at, value } }) })

describe('any rule', () => {
  test.prop([anyRule, inputs], { numRuns: 1_500 })('says what the plain oracle says', (rule, list) => {
    expect(run(rule, list).map(({ type, at, severity: grade }) => ({ type, at, severity: grade }))).toEqual(oracleOf(rule, list))
  })

  test.prop([anyRule, inputs])('begins, then escalates, then returns: never twice the same in a row, never an end without a beginning', (rule, list) => {
    let standing = false
    for (const { type } of run(rule, list)) {
      expect(type === 'raised').toBe(!standing)
      standing = type !== 'returned'
    }
  })

  test.prop([anyRule, inputs, fc.nat()])('hears nothing in what is out of order', (rule, list, where) => {
    const taken = list.filter(({ value }) => value !== null && Math.abs(value) <= 1e9)
    const k = where % Math.max(1, taken.length)
    const late = taken.slice(0, k).at(-1)
    expect(run(rule, late === undefined ? taken : [...taken.slice(0, k), late, ...taken.slice(k)])).toEqual(run(rule, taken))
  })
})
