// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegionCode } from '@/api/contract/ids'
import { checkBreakdown } from '@/domain/breakdownCheck'
import { squareWorth, waffleSquares } from '@/widgets/grid/waffle'
import { rankingRows } from '@/widgets/ranking/rankingRows'
import { below5, breakdownOf, exact, partial, unknown, withheld } from '../../builders/figures'
import { at, code } from '../../builders/regions'

describe('the ranking of the regions below', () => {
  const breakdown = breakdownOf('events.openRate', 3, [[at.cuiping, 2], [at.longshan, unknown()], [at.xinanli, 4], [at.yushan, 2], [at.ancheng, 0]])

  it('has the highest first, the unknown last, equals by their code, and bars against the highest', () => {
    expect(rankingRows(breakdown, false).map(r => [r.region, r.length])).toEqual([[at.xinanli, 1], [at.yushan, 0.5], [at.cuiping, 0.5], [at.ancheng, 0], [at.longshan, 0]])
  })

  it('has the lowest first where low is what asks for attention; the unknown stay last', () => {
    expect(rankingRows(breakdown, true).map(r => r.region)).toEqual([at.ancheng, at.yushan, at.cuiping, at.xinanli, at.longshan])
  })

  it('of nothing but zeros, or of nothing at all, has no bars', () => {
    expect(rankingRows(breakdownOf('events.openRate', 0, [[at.yushan, 0], [at.ancheng, 0]]), false).map(r => r.length)).toEqual([0, 0])
    expect(rankingRows(breakdownOf('events.openRate', 0, []), false)).toEqual([])
  })

  it('loses no region and is one order, whatever the order it came in', () => {
    const row = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(unknown())))
    fc.assert(fc.property(fc.uniqueArray(row, { selector: r => r[0], maxLength: 30 }), fc.boolean(), (list, lowFirst) => {
      const rows = list.map(([n, f]) => [code(`370124001${String(n).padStart(3, '0')}`), f] as const satisfies readonly [RegionCode, unknown])
      const ranked = rankingRows(breakdownOf('events.openRate', 1, rows), lowFirst)
      expect(rankingRows(breakdownOf('events.openRate', 1, [...rows].reverse()), lowFirst)).toEqual(ranked)
      expect(new Set(ranked.map(r => r.region))).toEqual(new Set(rows.map(r => r[0])))
      const known = ranked.flatMap(r => r.figure.value ?? [])
      expect(known).toEqual([...known].sort((a, b) => lowFirst ? a - b : b - a))
    }))
  })
})

describe('the check of a breakdown', () => {
  it.each([
    ['agrees where the rows make up the total', breakdownOf('events.total', 10, [[at.yushan, 4], [at.ancheng, 6]]), { kind: 'agrees', sum: 10 }],
    ['says by how much they are too many', breakdownOf('events.total', 9, [[at.yushan, 4], [at.ancheng, 6]]), { kind: 'differs', sum: 10, by: 1 }],
    ['says by how much they are too few', breakdownOf('events.total', 12, [[at.yushan, 4], [at.ancheng, 6]]), { kind: 'differs', sum: 10, by: -2 }],
    ['adds hundredths of square kilometres without a rounding error', breakdownOf('profile.area', 0.3, [[at.yushan, 0.1], [at.ancheng, 0.2]]), { kind: 'agrees', sum: 0.3 }],
    ['is not made where a row is suppressed', breakdownOf('party.members', 10, [[at.yushan, below5()], [at.ancheng, 6]]), { kind: 'hidden' }],
    ['is not made where a row is withheld', breakdownOf('party.members', 10, [[at.yushan, withheld()], [at.ancheng, 6]]), { kind: 'hidden' }],
    ['is not made where a row is unknown', breakdownOf('events.total', 10, [[at.yushan, unknown()]]), { kind: 'hidden' }],
    ['is not made against a lower bound', breakdownOf('events.total', partial(10), [[at.yushan, 10]]), { kind: 'hidden' }],
    ['is not made of shares', breakdownOf('housing.vacantShare', 10, [[at.yushan, 10]]), { kind: 'notASum' }],
    ['is not made of medians', breakdownOf('events.medianHours', 10, [[at.yushan, 10]]), { kind: 'notASum' }],
  ])('%s', (_, breakdown, expected) => {
    expect(checkBreakdown(breakdown)).toEqual(expected)
  })

  it('finds any single wrong row', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 20 }), fc.nat(), fc.integer({ min: -50, max: 50 }).filter(n => n !== 0), (values, pick, error) => {
      const total = values.reduce((a, b) => a + b, 0)
      const rows = values.map((v, i) => [code(`370124001${String(i + 1).padStart(3, '0')}`), exact(i === pick % values.length ? v + error : v)] as const)
      expect(checkBreakdown(breakdownOf('events.total', total, rows))).toMatchObject({ kind: 'differs', by: error })
    }))
  })
})

describe('the squares of the grid workers', () => {
  const parts = fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 4 })
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

  it.each([[0, 1], [90, 1], [91, 2], [180, 2], [181, 5], [450, 5], [451, 10], [901, 20], [1801, 50]])('for %d things stand for %d each', (total, worth) => {
    expect(squareWorth(total, 90)).toBe(worth)
  })

  it('are never more than there is room for, and no coarser than they must be', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 10, max: 200 }), (total, most) => {
      const worth = squareWorth(total, most)
      expect(total / worth).toBeLessThanOrEqual(most)
      expect(String(worth)).toMatch(/^[125]0*$/)
      if (worth > 1) expect(total / (worth / 2.5)).toBeGreaterThan(most)
    }))
  })

  it('of the parts add up to the squares of the whole, each within one of its due, none for nothing', () => {
    fc.assert(fc.property(parts, (list) => {
      const worth = squareWorth(sum(list), 90)
      const squares = waffleSquares(list, worth)
      expect(sum(squares)).toBe(Math.round(sum(list) / worth))
      squares.forEach((n, i) => {
        const part = list[i] ?? 0
        expect(Math.abs(n - part / worth)).toBeLessThan(1)
        if (part === 0) expect(n).toBe(0)
      })
    }))
  })
})
