import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SortedList, editList, emptyList, findIn, firstOf, visitUntil } from '@/domain/sortedList'

const byNumber = (a: number, b: number) => a - b
const contents = <T>(list: SortedList<T>) => {
  const items: T[] = []
  visitUntil(list, (item) => { items.push(item); return false })
  return items
}
const change = fc.record({ add: fc.boolean(), n: fc.integer({ min: 0, max: 3_000 }) })

describe('a sorted list', () => {
  it('holds what a sorted set would hold, after any changes in any batches', () => {
    fc.assert(fc.property(fc.array(fc.array(change, { maxLength: 300 }), { maxLength: 6 }), (batches) => {
      const oracle = new Set<number>()
      let list: SortedList<number> = emptyList
      for (const batch of batches) {
        const edit = editList(list, byNumber)
        for (const { add, n } of batch) {
          if (add && !oracle.has(n)) { edit.add(n); oracle.add(n) }
          else if (!add) { edit.remove(n); oracle.delete(n) }
        }
        list = edit.done()
      }
      expect(contents(list)).toEqual([...oracle].sort(byNumber))
      expect(list.size).toBe(oracle.size)
      expect(firstOf(list)).toBe(oracle.size === 0 ? undefined : Math.min(...oracle))
      for (const n of [0, 17, 1_500, 2_999]) expect(findIn(list, item => item - n)).toBe(oracle.has(n) ? n : undefined)
    }), { numRuns: 200 })
  })

  it('never changes a list that was handed out', () => {
    const numbers = Array.from({ length: 1_000 }, (_, i) => i * 2)
    const first = editList<number>(emptyList, byNumber)
    for (const n of numbers) first.add(n)
    const list = first.done()
    const edit = editList(list, byNumber)
    for (const n of numbers) { edit.add(n + 1); if (n % 3 === 0) edit.remove(n) }
    expect(contents(list)).toEqual(numbers)
    expect(edit.done().size).toBe(2_000 - numbers.filter(n => n % 3 === 0).length)
  })

  it('is the same object where nothing was changed', () => {
    const edit = editList<number>(emptyList, byNumber)
    edit.remove(4)
    expect(edit.done()).toBe(emptyList)
  })

  it('copies for one change a few chunks, however long it is', () => {
    const grow = editList<number>(emptyList, byNumber)
    for (let n = 0; n < 20_000; n += 1) grow.add((n * 7_919) % 20_011)
    const list = grow.done()
    const edit = editList(list, byNumber)
    edit.add(10_000.5)
    const same = new Set(list.chunks)
    expect(edit.done().chunks.filter(chunk => !same.has(chunk)).length).toBeLessThanOrEqual(2)
    expect(Math.max(...list.chunks.map(chunk => chunk.length))).toBeLessThanOrEqual(128)
  })

  it('stays short in chunks where what is old leaves at one end and what is new comes at the other', () => {
    let list: SortedList<number> = emptyList
    for (let batch = 0; batch < 200; batch += 1) {
      const edit = editList(list, byNumber)
      for (let n = 0; n < 50; n += 1) edit.add(batch * 50 + n)
      while (edit.size() > 1_000) edit.remove(edit.first() ?? -1)
      list = edit.done()
    }
    expect(list.size).toBe(1_000)
    expect(list.chunks.length).toBeLessThan(20)
  })
})
