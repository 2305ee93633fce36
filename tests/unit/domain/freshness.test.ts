import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pollAfterMs, timeliness } from '@/domain/freshness'

const now = Date.parse('2026-11-22T09:00:00+08:00')
const aged = (ms: number) => new Date(now - ms).toISOString()
const minute = 60_000

describe('how timely a source is', () => {
  it.each([
    ['just now', 0, 'onTime'],
    ['within its cycle', 4 * minute, 'onTime'],
    ['exactly one cycle', 5 * minute, 'onTime'],
    ['a tenth over its cycle, which is the grace', 5.5 * minute, 'onTime'],
    ['past the grace', 5.5 * minute + 1, 'late'],
    ['exactly three cycles', 15 * minute, 'late'],
    ['past three cycles', 15 * minute + 1, 'stale'],
    ['in the future, from a skewed clock', -60 * minute, 'onTime'],
  ])('%s', (_, age, expected) => {
    expect(timeliness(aged(age), 'PT5M', now)).toBe(expected)
  })

  it('measures a yearly register by its own year, not by the others\' minutes', () => {
    expect(timeliness(aged(300 * 24 * 60 * minute), 'P1Y', now)).toBe('onTime')
    expect(timeliness(aged(300 * 24 * 60 * minute), 'P1M', now)).toBe('stale')
  })

  it('never gets better by waiting', () => {
    const rank = { onTime: 0, late: 1, stale: 2 }
    fc.assert(fc.property(fc.integer({ min: -minute, max: 60 * minute }), fc.integer({ min: 0, max: 60 * minute }), (age, more) => {
      expect(rank[timeliness(aged(age + more), 'PT5M', now)]).toBeGreaterThanOrEqual(rank[timeliness(aged(age), 'PT5M', now)])
    }))
  })
})

describe('when a source is asked again', () => {
  it.each([
    ['PT10S', 20_000], ['PT1M', 30_000], ['PT5M', 150_000], ['PT20M', 600_000], ['P1Y', 600_000],
  ])('%s: after %d ms', (period, ms) => {
    expect(pollAfterMs(period)).toBe(ms)
  })
})
