import { describe, expect, it } from 'vitest'
import { basisOf, changeOf, momentBefore, placesGained, rangeOf, targetOf, timingLikely } from '@/domain/comparison'
import { below5, exact, partial, unknown } from '../../builders/figures'
import { at } from '../../builders/regions'

const of = (value: number, asOf: string, period: string) => exact(value, { asOf, period })

describe('the period before', () => {
  it('is yesterday at the same time, the month or the year before; a census has none', () => {
    expect(['PT5M', 'PT1H', 'P1D', 'P1M', 'P1Y', 'P10Y'].map(basisOf)).toEqual(['day', 'day', 'day', 'month', 'year', null])
  })

  it('is asked for at a moment that falls into it, whatever the length of the month', () => {
    const asked = (asOf: string, period: string) => new Date(momentBefore({ asOf, period }) ?? 0).toISOString()
    expect(asked('2026-11-22T01:05:00Z', 'PT5M')).toBe('2026-11-21T01:05:00.000Z')
    for (let month = 1; month <= 12; month += 1) {
      // A register of the fifth of each month: what was known then is of the month before.
      const now = new Date(Date.UTC(2026, month - 1, 5)), then = new Date(momentBefore({ asOf: now.toISOString(), period: 'P1M' }) ?? 0)
      expect(then.getUTCMonth()).toBe((month + 10) % 12)
      expect(then.getUTCDate()).toBeGreaterThanOrEqual(5)
    }
    expect(momentBefore({ asOf: '2020-11-01T00:00:00Z', period: 'P10Y' })).toBeNull()
  })
})

describe('the next answer of a source', () => {
  const now = Date.parse('2026-11-22T09:07:28Z')
  it('is likely to be as many whole periods later as have passed, and never earlier', () => {
    expect(timingLikely({ asOf: '2026-11-22T09:02:00Z', period: 'PT1M' }, now).asOf).toBe('2026-11-22T09:07:00.000Z')
    expect(timingLikely({ asOf: '2026-11-22T09:05:00Z', period: 'PT5M' }, now).asOf).toBe('2026-11-22T09:05:00.000Z')
    expect(timingLikely({ asOf: '2026-11-22T09:10:00Z', period: 'PT5M' }, now).asOf).toBe('2026-11-22T09:10:00.000Z')
  })

  it('is the same where it is a register', () => {
    const last = { asOf: '2026-11-05T00:00:00Z', period: 'P1M' }
    expect(timingLikely(last, Date.parse('2027-03-01T00:00:00Z'))).toBe(last)
  })
})

describe('the change of a figure', () => {
  it('is told against what stood one period before', () => {
    expect(changeOf(of(120, '2026-11-22T01:05:00Z', 'PT5M'), of(100, '2026-11-21T01:05:00Z', 'PT5M'))).toEqual({ basis: 'day', before: 100, delta: 20, asOf: '2026-11-21T01:05:00Z' })
    expect(changeOf(of(7, '2026-11-15T00:00:00Z', 'P1M'), of(9, '2026-10-15T00:00:00Z', 'P1M'))).toMatchObject({ basis: 'month', delta: -2 })
  })

  it('is not told where the answer is of the same period, or of one long before', () => {
    const now = of(7, '2026-11-15T00:00:00Z', 'P1M')
    expect(changeOf(now, now)).toBeNull()
    expect(changeOf(now, of(9, '2026-08-15T00:00:00Z', 'P1M'))).toBeNull()
    expect(changeOf(of(7, '2020-11-01T00:00:00Z', 'P10Y'), of(7, '2010-11-01T00:00:00Z', 'P10Y'))).toBeNull()
  })

  it('is never guessed from what is not known, suppressed or a lower bound', () => {
    const before = of(100, '2026-11-21T01:05:00Z', 'PT5M'), when = { asOf: '2026-11-22T01:05:00Z', period: 'PT5M' }
    for (const now of [{ ...unknown(), ...when }, { ...below5(), ...when }, { ...partial(120), ...when }]) expect(changeOf(now, before)).toBeNull()
    for (const then of [unknown(), below5(), partial(100), undefined]) expect(changeOf(of(120, when.asOf, when.period), then)).toBeNull()
  })
})

describe('a target', () => {
  it('is met at it and above, and open where only a lower bound below it is known', () => {
    expect([94.9, 95, 96].map(value => targetOf(exact(value), 95)?.isMet)).toEqual([false, true, true])
    expect(targetOf(partial(96), 95)).toEqual({ atLeast: 95, isMet: true })
    expect(targetOf(partial(90), 95)).toBeNull()
    expect(targetOf(unknown(), 95)).toBeNull()
  })
})

describe('the range of the neighbours', () => {
  const breakdown = (values: readonly (number | null)[]) => ({ region: at.county, figure: 'events.openRate' as const, total: exact(1), rows: values.map((value, i) => ({ region: i % 2 === 0 ? at.yushan : at.ancheng, figure: value === null ? unknown() : exact(value) })) })

  it('is lowest, middle and highest of those that are known', () => {
    expect(rangeOf(breakdown([3, 1, 2]))).toEqual({ min: 1, median: 2, max: 3, of: 3 })
    expect(rangeOf(breakdown([4, 1, null, 2, 3]))).toEqual({ min: 1, median: 2.5, max: 4, of: 4 })
  })

  it('is none of fewer than three', () => {
    expect(rangeOf(breakdown([1, 2, null]))).toBeNull()
    expect(rangeOf(breakdown([]))).toBeNull()
  })
})

describe('the places gained', () => {
  it('count among those that are known at both times', () => {
    expect([...placesGained([at.yushan, at.ancheng, at.cuiping], [at.ancheng, at.yushan])]).toEqual([[at.yushan, 1], [at.ancheng, -1]])
    expect(placesGained([], [at.yushan]).size).toBe(0)
  })
})
