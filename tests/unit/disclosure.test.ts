import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DisclosureTable, type Mark, type SumRule, findExposed, protect } from '@/domain/disclosure'

/**
 * What a reader can work out: tries every whole-number table that agrees with the open values, the marks and the sums, and
 * returns the hidden cells that have one value in all of them.
 */
function readerWorksOut(table: DisclosureTable, marks: readonly Mark[]): number[] {
  const guess = Array.from(table.values)
  const hidden = guess.flatMap((_, cell) => marks[cell] === 'open' ? [] : [cell])
  const ceiling = Math.max(...guess) + 4
  const seen = new Map(hidden.map(cell => [cell, new Set<number>()]))
  const certain = new Set(hidden)
  const known = new Set(guess.keys())
  for (const cell of hidden) known.delete(cell)
  const holds = (rule: SumRule): boolean => ![rule.total, ...rule.parts].every(cell => known.has(cell)) || guess[rule.total] === rule.parts.reduce((sum, cell) => sum + (guess[cell] ?? 0), 0)
  const next = (k: number): void => {
    const cell = hidden[k]
    if (cell === undefined) {
      for (const [other, values] of seen) if (values.add(guess[other] ?? 0).size > 1) certain.delete(other)
      return
    }
    known.add(cell)
    const { low: least, high: most } = table.known?.(cell) ?? { low: 0, high: ceiling }
    const [low, high] = marks[cell] === 'below5' ? [0, 4] : [least >= 4 ? 0 : 5, ceiling]
    for (let value = Math.max(low, least); value <= Math.min(high, most) && certain.size > 0; value++) {
      guess[cell] = value
      if (table.rules.every(holds)) next(k + 1)
    }
    known.delete(cell)
  }
  next(0)
  return [...certain]
}

/** Two classes and their total in a parent and its children: cells are region × 3 + (total, a, b); region 0 is the parent. */
function twoWay(children: readonly (readonly [number, number])[]): DisclosureTable {
  const rows = [[0, 0] as [number, number], ...children.map(([a, b]) => [a, b] as [number, number])]
  for (const [a, b] of children) { const parent = rows[0]; if (parent) { parent[0] += a; parent[1] += b } }
  const rules = [0, 1, 2].map(figure => ({ total: figure, parts: children.map((_, k) => (k + 1) * 3 + figure) }))
  return {
    values: rows.flatMap(([a, b]) => [a + b, a, b]),
    rules: [...rules, ...rows.map((_, r) => ({ total: r * 3, parts: [r * 3 + 1, r * 3 + 2] }))],
    cost: cell => cell < 3 ? 1000 : 0,
  }
}

describe('small counts of people', () => {
  it('never show a value below five', () => {
    const table = twoWay([[4, 40], [12, 30], [20, 25]])
    expect(protect(table)[4]).toBe('below5')
  })

  it('leave a table alone that has none', () => {
    expect(protect(twoWay([[14, 40], [12, 30]])).every(mark => mark === 'open')).toBe(true)
  })

  it('are exposed when only they are withheld, because a sum gives them away', () => {
    const table = twoWay([[3, 40], [12, 30], [20, 25]])
    const marks = Array.from({ length: 12 }, (_, cell): Mark => cell === 4 ? 'below5' : 'open')
    expect(findExposed(table, marks)).toEqual([4])
  })

  it('are worked out by that reader when only they are withheld', () => {
    const table = twoWay([[3, 40], [12, 30], [20, 25]])
    expect(readerWorksOut(table, Array.from({ length: 12 }, (_, cell): Mark => cell === 4 ? 'below5' : 'open'))).toEqual([4])
  })

  it('are exposed when two of them add up to a value that only one pair allows', () => {
    const marks: Mark[] = ['open', 'below5', 'below5', 'open']
    const sum = (a: number, b: number): DisclosureTable => ({ values: [a + b + 20, a, b, 20], rules: [{ total: 0, parts: [1, 2, 3] }], cost: () => 0 })
    expect(findExposed(sum(4, 4), marks)).toEqual([1, 2])
    expect(findExposed(sum(0, 0), marks)).toEqual([1, 2])
    expect(findExposed(sum(4, 3), marks)).toEqual([])
  })

  it('are exposed when the neighbour that hides them cannot be smaller than it is', () => {
    const table: DisclosureTable = { values: [25, 0, 5, 20], rules: [{ total: 0, parts: [1, 2, 3] }], cost: () => 0 }
    expect(findExposed(table, ['open', 'below5', 'withheld', 'open'])).toEqual([1, 2])
  })

  it('keep the totals of the large region open where smaller regions can hide them', () => {
    const marks = protect(twoWay([[3, 40], [12, 30], [20, 25], [33, 21]]))
    expect(marks.slice(0, 3)).toEqual(['open', 'open', 'open'])
  })

  it('cannot be worked out by a reader who tries every table that agrees with what is published', () => {
    const child = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
    fc.assert(fc.property(fc.array(child, { minLength: 2, maxLength: 3 }), (children) => {
      const table = twoWay(children)
      const marks = protect(table)
      expect(readerWorksOut(table, marks), JSON.stringify(children)).toEqual([])
    }), { numRuns: 120, seed: 5 })
  })

  it('are hidden from a reader who knows what each is never below: tenants of so many let homes', () => {
    const village = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(fc.property(fc.array(village, { minLength: 3, maxLength: 4 }), (villages) => {
      const tenants = villages.map(([homes, more]) => homes === 0 ? 0 : homes + more)
      fc.pre(tenants.reduce((a, b) => a + b, 0) >= 15)
      const known = (cell: number) => ({ low: villages[cell - 1]?.[0] ?? 0, high: Infinity })
      const table: DisclosureTable = { values: [tenants.reduce((a, b) => a + b, 0), ...tenants], rules: [{ total: 0, parts: tenants.map((_, k) => k + 1) }], cost: cell => cell === 0 ? 1000 : 0, known }
      const marks = protect(table)
      for (const [cell, mark] of marks.entries()) if ((table.values[cell] ?? 0) < 5) expect(mark, JSON.stringify(villages)).not.toBe('open')
      expect(readerWorksOut(table, marks).filter(cell => (table.values[cell] ?? 0) < 5), JSON.stringify(villages)).toEqual([])
    }), { numRuns: 150, seed: 9 })
  })

  it('are not marked "<5" where four are known anyway: the mark would be the value', () => {
    const table: DisclosureTable = { values: [44, 4, 10, 30], rules: [{ total: 0, parts: [1, 2, 3] }], cost: cell => cell === 0 ? 1000 : 0, known: cell => ({ low: cell === 1 ? 4 : 0, high: Infinity }) }
    expect(readerWorksOut(table, ['open', 'below5', 'withheld', 'open'])).toEqual([1, 2])
    const marks = protect(table)
    expect(marks[1]).toBe('withheld')
    expect(readerWorksOut(table, marks)).toEqual([])
  })

  it('are proven safe also in a wide table, where nobody could try everything', () => {
    const child = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    fc.assert(fc.property(fc.array(child, { minLength: 2, maxLength: 40 }), (children) => {
      const table = twoWay(children)
      const marks = protect(table)
      expect(findExposed(table, marks)).toEqual([])
      for (const [cell, mark] of marks.entries()) expect(mark === 'below5').toBe((table.values[cell] ?? 0) < 5)
    }), { numRuns: 100, seed: 7 })
  })
})
