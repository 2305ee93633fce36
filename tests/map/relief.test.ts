import { readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { elevationSchema } from '@/map/engine/geography'
import { createRelief } from '@/domain/relief'
import { grid } from './fakeScene'

const county = createRelief(elevationSchema.parse(JSON.parse(readFileSync('public/county/370124/elevation-2km.json', 'utf8'))))
const inside = { lon: fc.double({ min: 116.08, max: 116.78, noNaN: true }), lat: fc.double({ min: 35.88, max: 36.52, noNaN: true }) }

describe('the ground', () => {
  it('has exactly the height of the grid at every point of the grid', () => {
    const { grid: { lon, lat, height_m } } = county
    for (const [j, y] of lat.entries()) {
      for (const [i, x] of lon.entries()) expect(county.groundHeight(x, y)).toBeCloseTo(height_m[j]?.[i] ?? NaN, 1)
    }
  })

  test.prop([inside.lon, inside.lat, fc.double({ min: 0, max: 2 * Math.PI, noNaN: true })])('rises nowhere steeper than 60 % between points ten metres apart', (lon, lat, angle) => {
    const step = 10 / 111_195
    const other = county.groundHeight(lon + step * Math.cos(angle) / 0.806, lat + step * Math.sin(angle))
    expect(Math.abs(other - county.groundHeight(lon, lat))).toBeLessThan(6)
  })

  test.prop([inside.lon, inside.lat])('stays close to the heights of the grid: a smooth curve may swing past a peak, not far', (lon, lat) => {
    const [low, high] = county.range
    expect(county.groundHeight(lon, lat)).toBeGreaterThan(low - 40)
    expect(county.groundHeight(lon, lat)).toBeLessThan(high + 40)
  })

  test.prop([fc.double({ min: 113, max: 115.8, noNaN: true }), fc.double({ min: 30, max: 40, noNaN: true })])('is a level plain well beyond the grid, where nothing is known', (lon, lat) => {
    expect(county.groundHeight(lon, lat)).toBe(county.groundHeight(110, 30))
    expect(county.confidence(lon, lat)).toBe(0)
  })

  it('follows a straight slope exactly', () => {
    const slope = createRelief(grid(7, 7, i => i * 10))
    expect(slope.groundHeight(116.2 + 0.5 * 2.5 / 6, 36.25)).toBeCloseTo(25, 6)
  })

  it('refuses a grid that is not evenly spaced', () => {
    const even = grid(6, 6, () => 0)
    const uneven = { ...even, lon: even.lon.map((lon, i) => i === 3 ? lon + 0.03 : lon) }
    expect(() => createRelief(uneven)).toThrow(/lon\[3\]/)
  })
})
