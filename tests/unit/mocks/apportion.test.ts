import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedRemainder, controlledTable, largestRemainder } from '../../../mocks/county/apportion'

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const weight = fc.double({ min: 0.01, max: 100, noNaN: true })

describe('largest remainder', () => {
  it('divides as the textbook does', () => {
    expect(largestRemainder(100, [47, 16, 15.8, 12, 6.1, 3.1])).toEqual([47, 16, 16, 12, 6, 3])
  })

  it('always sums to the total, each part within one of its share', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.array(weight, { minLength: 1, maxLength: 50 }), (n, weights) => {
      const parts = largestRemainder(n, weights)
      expect(total(parts)).toBe(n)
      for (const [i, part] of parts.entries()) expect(Math.abs(part - n * (weights[i] ?? 0) / total(weights))).toBeLessThan(1 + 1e-6)
    }))
  })

  it('keeps within floors and ceilings', () => {
    fc.assert(fc.property(fc.array(fc.tuple(weight, fc.nat(5), fc.nat(20)), { minLength: 1, maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, fill) => {
      const floors = rows.map(([, floor]) => floor)
      const ceilings = rows.map(([, floor, more]) => floor + more)
      const n = total(floors) + Math.round(fill * (total(ceilings) - total(floors)))
      const parts = boundedRemainder(n, rows.map(([w]) => w), floors, ceilings)
      expect(total(parts)).toBe(n)
      for (const [i, part] of parts.entries()) { expect(part).toBeGreaterThanOrEqual(floors[i] ?? 0); expect(part).toBeLessThanOrEqual(ceilings[i] ?? 0) }
    }))
  })

  it('refuses bounds that leave no answer', () => {
    expect(() => boundedRemainder(5, [1, 1], [3, 3], [9, 9])).toThrow('floors')
    expect(() => boundedRemainder(50, [1, 1], [0, 0], [9, 9])).toThrow('ceilings')
  })
})

describe('a table with fixed sums', () => {
  it('meets every row and every column with whole, non-negative cells', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.nat(40), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 12 }), fc.array(weight, { minLength: 48, maxLength: 48 }), (truth, weights) => {
      const rowSums = truth.map(total)
      const columnSums = [0, 1, 2, 3].map(c => truth.reduce((sum, row) => sum + (row[c] ?? 0), 0))
      const table = controlledTable(rowSums, columnSums, truth.map((_, r) => weights.slice(4 * r, 4 * r + 4)))
      expect(table.map(total)).toEqual(rowSums)
      expect([0, 1, 2, 3].map(c => table.reduce((sum, row) => sum + (row[c] ?? 0), 0))).toEqual(columnSums)
      for (const cell of table.flat()) expect(Number.isInteger(cell) && cell >= 0).toBe(true)
    }))
  })
})
