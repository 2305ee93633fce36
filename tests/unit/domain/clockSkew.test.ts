import { describe, expect, it } from 'vitest'
import { aheadMs, hasWrongTime, oldestChangeMs, roughly, skewToleranceMs } from '@/domain/clockSkew'

const now = Date.parse('2026-11-22T09:00:00+08:00')
const timesAt = (raised: number, changed = raised) => ({ raisedAt: new Date(now + raised).toISOString(), changedAt: new Date(now + changed).toISOString() })

describe('the times of an alarm', () => {
  it.each([
    ['just now', timesAt(0), false], ['as far ahead as a network may be late', timesAt(skewToleranceMs), false], ['a little farther ahead', timesAt(skewToleranceMs + 1), true],
    ['raised in the future, changed now', timesAt(60_000, 0), true], ['raised days ago, changed now', timesAt(-9 * oldestChangeMs, 0), false],
    ['changed a day ago', timesAt(-oldestChangeMs), false], ['changed longer ago', timesAt(-oldestChangeMs - 1), true],
  ])('can be, or not: %s', (_, times, wrong) => {
    expect(hasWrongTime(times, now)).toBe(wrong)
  })

  it('lie ahead by the farther of the two, never by less than nothing', () => {
    expect([timesAt(-5_000), timesAt(0, 7_000), timesAt(9_000, 7_000)].map(times => aheadMs(times, now))).toEqual([0, 7_000, 9_000])
  })
})

describe('a length of time', () => {
  it.each([
    [0, 'seconds', 1], [-6_900, 'seconds', 6], [119_999, 'seconds', 119], [120_000, 'minutes', 2], [-600_000, 'minutes', 10], [7_200_000, 'hours', 2], [172_800_000, 'days', 2],
  ] as const)('of %d ms is said in %s', (ms, unit, n) => {
    expect(roughly(ms)).toEqual({ unit, n })
  })
})
