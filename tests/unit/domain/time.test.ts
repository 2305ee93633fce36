import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elapsed, periodMs, zonedTime } from '@/domain/time'

const zone = zonedTime('Asia/Shanghai')
const at = (iso: string) => Date.parse(iso)
const dayMs = 86_400_000

describe('time in the county', () => {
  it('is the county\'s, whatever zone the machine is set to', () => {
    const before = process.env['TZ']
    try {
      for (const machine of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
        process.env['TZ'] = machine
        expect(zonedTime('Asia/Shanghai').full(at('2026-11-22T01:07:28Z')), machine).toBe('2026-11-22 09:07:28')
      }
    }
    finally { process.env['TZ'] = before }
  })

  it.each([
    ['midnight is 00, not 24', '2026-11-21T16:00:00Z', '2026-11-22 00:00:00'],
    ['the last second of a day', '2026-11-22T15:59:59Z', '2026-11-22 23:59:59'],
    ['the new year comes eight hours before it comes to Greenwich', '2026-12-31T16:00:00Z', '2027-01-01 00:00:00'],
    ['a leap day', '2028-02-28T20:00:00Z', '2028-02-29 04:00:00'],
  ])('%s', (_, instant, text) => {
    expect(zone.full(at(instant))).toBe(text)
  })

  it('knows the weekday of the county, which is not the weekday of Greenwich', () => {
    expect(zone.parts(at('2026-11-21T16:30:00Z'))).toEqual({ date: '2026-11-22', weekday: 0, time: '00:30:00' })
    const week = Array.from({ length: 7 }, (_, i) => zone.parts(at('2026-11-22T12:00:00+08:00') + i * dayMs).weekday)
    expect(week).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('says an instant briefly: the time today, day and time this year, the date before', () => {
    const now = at('2026-11-22T09:07:28+08:00')
    expect(zone.brief(at('2026-11-22T00:00:01+08:00'), now)).toBe('00:00:01')
    expect(zone.brief(at('2026-11-21T23:59:59+08:00'), now)).toBe('11-21 23:59')
    expect(zone.brief(at('2025-12-31T23:59:59+08:00'), now)).toBe('2025-12-31')
  })

  it('marks a source with the minute today, the day this year, the full date before', () => {
    const now = at('2027-01-01T00:05:00+08:00')
    expect(zone.asOf(at('2027-01-01T00:00:00+08:00'), now)).toBe('00:00')
    expect(zone.asOf(at('2026-12-31T23:59:00+08:00'), now)).toBe('2026-12-31')
    expect(zone.asOf(at('2026-11-21T09:00:00+08:00'), at('2026-11-22T09:00:00+08:00'))).toBe('11-21')
  })

  it('finds the midnight that begins a day, for any instant', () => {
    fc.assert(fc.property(fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') }), (instant) => {
      const start = zone.startOfDay(instant)
      expect(zone.full(start)).toBe(`${zone.parts(instant).date} 00:00:00`)
      expect(instant - start).toBeGreaterThanOrEqual(0)
      expect(instant - start).toBeLessThan(dayMs)
    }))
  })

  it('refuses a zone that does not exist', () => {
    expect(() => zonedTime('Asia/Pingyin')).toThrow(RangeError)
  })
})

describe('the length of a period', () => {
  it.each([
    ['PT30S', 30_000], ['PT5M', 300_000], ['PT2H', 7_200_000], ['P1D', dayMs], ['P2W', 14 * dayMs], ['P1M', 31 * dayMs], ['P1Y', 366 * dayMs], ['P10Y', 3660 * dayMs],
  ])('%s is %d ms', (period, ms) => {
    expect(periodMs(period)).toBe(ms)
  })

  it.each(['', 'P', 'PT', '5M', 'P5', 'PT5D', 'P5H', 'P1DT2H', 'P1.5D', 'P-1D', 'pt5m', 'PT5M '])('%j is refused', (period) => {
    expect(() => periodMs(period)).toThrow(RangeError)
  })
})

describe('elapsed time', () => {
  it.each([
    [0, '00:00'], [999, '00:00'], [59_999, '00:59'], [60_000, '01:00'], [3_599_999, '59:59'], [3_600_000, '1:00:00'], [100 * 3_600_000 + 61_000, '100:01:01'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(elapsed(ms)).toBe(text)
  })

  it('is never negative, also where the alarm\'s clock is ahead of ours', () => {
    fc.assert(fc.property(fc.integer({ min: -10 * dayMs, max: 0 }), (ms) => { expect(elapsed(ms)).toBe('00:00') }))
  })
})
