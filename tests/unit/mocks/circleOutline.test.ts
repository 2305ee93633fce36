import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { ringContains, signedArea } from '@/domain/geodesy'
import { type Disc, outlineOf } from '../../../mocks/city/circle/outline'

const rings = (discs: readonly Disc[], cellM = 4) => outlineOf(discs, cellM).map(polygon => polygon.map(ring => ring.map(([x, y]): [number, number] => [x, y])))
const round = (n: number, radius: number, radiusM: number): Disc[] => Array.from({ length: n }, (_, k) => ({ at: [radius * Math.cos(k * 2 * Math.PI / n), radius * Math.sin(k * 2 * Math.PI / n)], radiusM }))

describe('the outline of a union of discs', () => {
  it('is a circle of the right size round one disc, counter-clockwise and closed', () => {
    const [[outer = []] = []] = rings([{ at: [100, -40], radiusM: 60 }])
    expect(signedArea(outer) / (Math.PI * 60 * 60)).toBeGreaterThan(0.98)
    expect(signedArea(outer) / (Math.PI * 60 * 60)).toBeLessThan(1.02)
    expect(outer[0]).toEqual(outer.at(-1))
  })

  it('has a hole inside a ring of discs, clockwise', () => {
    const [polygon = []] = rings(round(40, 200, 40))
    expect(polygon).toHaveLength(2)
    expect(signedArea(polygon[1] ?? [])).toBeLessThan(0)
    expect(-signedArea(polygon[1] ?? []) / (Math.PI * 160 * 160)).toBeCloseTo(1, 1)
  })

  it('is one shape for discs that overlap and two for those apart; none for discs of no size', () => {
    expect(rings([{ at: [0, 0], radiusM: 30 }, { at: [40, 0], radiusM: 30 }])).toHaveLength(1)
    expect(rings([{ at: [0, 0], radiusM: 30 }, { at: [90, 0], radiusM: 30 }])).toHaveLength(2)
    expect(rings([{ at: [0, 0], radiusM: 0 }])).toEqual([])
  })

  test.prop([fc.array(fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }), r: fc.integer({ min: 15, max: 90 }) }), { minLength: 1, maxLength: 12 })])('holds what lies well inside a disc and nothing well outside of all', (made) => {
    const discs = made.map(({ x, y, r }): Disc => ({ at: [x, y], radiusM: r })), found = rings(discs, 5)
    const holds = (point: [number, number]) => found.some(([outer = [], ...holes]) => ringContains(outer, point) && !holes.some(hole => ringContains(hole, point)))
    for (let x = -400; x <= 400; x += 40) {
      for (let y = -400; y <= 400; y += 40) {
        const depth = Math.max(...discs.map(({ at, radiusM }) => radiusM - Math.hypot(at[0] - x, at[1] - y)))
        if (depth > 6) expect(holds([x, y])).toBe(true)
        if (depth < -6) expect(holds([x, y])).toBe(false)
      }
    }
  })
})
