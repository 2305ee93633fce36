import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groundAt, groundProfile, surfaceLengthM } from '@/domain/groundProfile'
import { lonLatOf, sheet } from '../../builders/pipes'

const east = (lon: number) => sheet.toFlat([lon, 36.28])[0]
const steps = (profile: readonly { chainageM: number }[]) => profile.slice(1).map(({ chainageM }, i) => chainageM - (profile[i]?.chainageM ?? 0))

describe('the ground along a line', () => {
  it('has a sample at every point of the line, at its distance from the start', () => {
    const profile = groundProfile([lonLatOf(0, 0), lonLatOf(3, 4), lonLatOf(3, 16)], sheet, () => 40, 100)
    expect(profile.map(({ chainageM }) => Math.round(chainageM * 1e6) / 1e6)).toEqual([0, 5, 17])
    expect(profile.map(({ point }) => point)).toEqual([lonLatOf(0, 0), lonLatOf(3, 4), lonLatOf(3, 16)])
  })

  it('leaves out points that repeat, and is one sample for one point, none for none', () => {
    expect(groundProfile([lonLatOf(0, 0), lonLatOf(0, 0), lonLatOf(0, 1), lonLatOf(0, 1)], sheet, () => 40)).toHaveLength(2)
    expect(groundProfile([lonLatOf(0, 0)], sheet, () => 40)).toEqual([{ chainageM: 0, point: lonLatOf(0, 0), groundM: 40 }])
    expect(groundProfile([], sheet, () => 40)).toEqual([])
  })

  it('keeps its step, whatever the step and the line', () => {
    fc.assert(fc.property(fc.double({ min: 0.5, max: 20, noNaN: true }), fc.array(fc.tuple(fc.double({ min: -60, max: 60, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true })), { minLength: 2, maxLength: 5 }), (stepM, line) => {
      const profile = groundProfile(line.map(at => lonLatOf(...at)), sheet, lon => 40 + Math.sin(east(lon)), stepM)
      for (const step of steps(profile)) expect(step > 0 && step <= stepM + 1e-6).toBe(true)
    }))
  })

  it('is no finer on a straight slope than it must be, and much finer at a kerb', () => {
    expect(groundProfile([lonLatOf(0, 0), lonLatOf(39, 0)], sheet, lon => 40 + east(lon) * 0.3, 10)).toHaveLength(5)
    const kerb = groundProfile([lonLatOf(0, 0), lonLatOf(40, 0)], sheet, lon => east(lon) < 17.3 ? 40 : 40.15, 10)
    expect(Math.min(...steps(kerb))).toBeLessThan(0.7)
    expect(Math.max(...steps(kerb))).toBeLessThanOrEqual(10.000001)
  })
})

describe('the ground at a distance', () => {
  const profile = [{ chainageM: 0, groundM: 40 }, { chainageM: 10, groundM: 42 }, { chainageM: 30, groundM: 41 }].map(sample => ({ ...sample, point: lonLatOf(sample.chainageM, 0) }))
  it.each([[0, 40], [5, 41], [10, 42], [20, 41.5], [30, 41], [-3, 40], [99, 41]])('%f m along is %f m high', (chainageM, groundM) => {
    expect(groundAt(profile, chainageM)).toBeCloseTo(groundM, 12)
  })

  it('is as long over the ground as its slopes say', () => {
    expect(surfaceLengthM(profile)).toBeCloseTo(Math.hypot(10, 2) + Math.hypot(20, 1), 12)
    expect(surfaceLengthM([])).toBe(0)
  })
})
