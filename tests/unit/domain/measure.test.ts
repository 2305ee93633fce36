import { describe, expect, it } from 'vitest'
import { areaText, fineLengthText, lengthText, measureArea, measureDistance, measureHeight, volumeText } from '@/domain/measure'
import { lonLatOf, sheet } from '../../builders/pipes'

const zh = { tag: 'zh-CN', wan: true }
/** Rises three metres in four to the east. */
const slope = (lon: number) => 40 + sheet.toFlat([lon, 36.28])[0] * 0.75
const at = (east: number, north: number, heightM = slope(lonLatOf(east, north)[0])) => ({ point: lonLatOf(east, north), heightM })

describe('a distance', () => {
  it('is longer over the ground than on the map, and straight from point to point', () => {
    const found = measureDistance([at(0, 0), at(400, 0), at(400, 300)], sheet, slope)
    expect(found.horizontalM).toBeCloseTo(700, 5)
    expect(found.surfaceM).toBeCloseTo(800, 4)
    expect(found.straightM).toBeCloseTo(800, 4)
    expect(found.legsM.map(Math.round)).toEqual([400, 300])
  })
  it('goes over a hill where the straight line goes through it', () => {
    const hill = (lon: number) => 40 + 30 * Math.exp(-(((sheet.toFlat([lon, 36.28])[0] - 200) / 60) ** 2))
    const found = measureDistance([{ point: lonLatOf(0, 0), heightM: 40 }, { point: lonLatOf(400, 0), heightM: 40 }], sheet, hill)
    expect(found.surfaceM).toBeGreaterThan(found.straightM + 5)
  })
  it('of one point is nothing', () => {
    expect(measureDistance([at(0, 0)], sheet, slope)).toEqual({ surfaceM: 0, horizontalM: 0, straightM: 0, legsM: [] })
  })
})

describe('an area', () => {
  it('is larger over the ground than on the map, by the slope', () => {
    const found = measureArea([lonLatOf(0, 0), lonLatOf(100, 0), lonLatOf(100, 50), lonLatOf(0, 50)], sheet, slope)
    expect(found.horizontalM2).toBeCloseTo(5000, 3)
    expect(found.surfaceM2).toBeCloseTo(6250, 2)
    expect(found.edgeM).toBeCloseTo(300, 4)
  })
  it('without an extent is nothing', () => {
    expect(measureArea([lonLatOf(1, 1), lonLatOf(1, 1), lonLatOf(1, 1)], sheet, slope).surfaceM2).toBe(0)
  })
})

it('a difference in height has a sign, a slope, and none where it is straight up', () => {
  expect(measureHeight(at(0, 0, 50), at(30, 40, 45), sheet)).toMatchObject({ riseM: -5, horizontalM: expect.closeTo(50, 6) as number, slopePercent: expect.closeTo(-10, 6) as number })
  expect(measureHeight(at(0, 0, 50), at(0, 0, 60), sheet).slopePercent).toBeNull()
})

it.each([
  [lengthText(12.345, zh), '12.3 m'], [lengthText(999.96, zh), '1.00 km'], [lengthText(12_345, zh), '12.35 km'],
  [fineLengthText(-1.354, zh), '−1.35 m'], [fineLengthText(-0.001, zh), '0.00 m'],
  [areaText(12.34, zh), '12.3 m²'], [areaText(9_999, zh), '9,999 m²'], [areaText(12_345, zh), '1.23 ha'], [areaText(2_345_678, zh), '2.35 km²'],
  [volumeText(300, zh), '300 m³'], [volumeText(12_345.6, zh), '12,346 m³'],
])('is written %s', (text, expected) => {
  expect(text).toBe(expected)
})
