import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { LonLat } from '@/api/contract/common'
import { densityBreaks, densityScale, eventDensity } from '@/domain/eventDensity'
import { areBreaks } from '@/domain/mapClasses'

const bounds = { west: 116.3, east: 116.6, south: 36.1, north: 36.4 }
const scale = { bandwidthM: 2_000, cellM: 250 }
/** Far enough inside that no disc leaves the bounds. */
const inner = fc.tuple(fc.double({ min: 116.34, max: 116.56, noNaN: true }), fc.double({ min: 36.13, max: 36.37, noNaN: true }))
const volume = (grid: ReturnType<typeof eventDensity>) => grid.values.reduce((sum, value) => sum + value, 0) * (scale.cellM / 1000) ** 2

describe('the density of events', () => {
  test.prop([fc.array(inner, { minLength: 1, maxLength: 40 })])('holds each event once: the volume under it is their number', (points) => {
    const grid = eventDensity(points, bounds, scale)
    expect(volume(grid)).toBeGreaterThan(points.length * 0.97)
    expect(volume(grid)).toBeLessThan(points.length * 1.03)
    expect(Math.min(...grid.values)).toBeGreaterThanOrEqual(0)
  })

  it('is densest where most stand together, and says how dense', () => {
    const crowd: LonLat[] = [[116.5, 36.3], [116.501, 36.3], [116.5, 36.301]]
    const { peak } = eventDensity([...crowd, [116.36, 36.16]], bounds, scale)
    expect(peak?.at[0]).toBeCloseTo(116.5, 2)
    expect(peak?.at[1]).toBeCloseTo(36.3, 2)
    // Three events at one point: 3 · 3/(π h²) with h = 2 km.
    expect(peak?.perKm2).toBeGreaterThan(0.65)
    expect(peak?.perKm2).toBeLessThanOrEqual(3 * 3 / (Math.PI * 4))
  })

  it('is nothing where there is none', () => {
    const grid = eventDensity([], bounds, scale)
    expect(grid.peak).toBeNull()
    expect(grid.values.every(value => value === 0)).toBe(true)
  })

  it('reaches no farther than its bandwidth', () => {
    const grid = eventDensity([[116.45, 36.25]], bounds, scale)
    for (const [k, value] of grid.values.entries()) {
      const east = (grid.west + k % grid.columns * grid.stepLon - 116.45) * 111_195 * Math.cos(36.25 * Math.PI / 180), north = (grid.south + Math.floor(k / grid.columns) * grid.stepLat - 36.25) * 111_195
      if (Math.hypot(east, north) > scale.bandwidthM * 1.01) expect(value).toBe(0)
    }
  })

  it('takes events outside the bounds into account, and none that is far away', () => {
    expect(eventDensity([[116.295, 36.25]], bounds, scale).peak).not.toBeNull()
    expect(eventDensity([[115, 36.25]], bounds, scale).peak).toBeNull()
  })
})

describe('the scale of each level', () => {
  it.each(['county', 'town', 'community'] as const)('of a %s has rising breaks and a grid finer than its reach', (level) => {
    expect(areBreaks(densityBreaks[level])).toBe(true)
    expect(densityScale[level].cellM * 4).toBeLessThanOrEqual(densityScale[level].bandwidthM)
  })
})
