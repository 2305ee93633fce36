import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameValue } from '@/domain/sameValue'

describe('the same value', () => {
  it('is whatever says the same, in whatever order its keys stand', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const copy: unknown = JSON.parse(JSON.stringify(value))
      expect(sameValue(copy, JSON.parse(JSON.stringify(value)))).toBe(true)
    }))
    expect(sameValue({ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 })).toBe(true)
  })

  it('is none where anything differs', () => {
    const differing: [unknown, unknown][] = [[1, 2], [0, null], [null, undefined], [{ a: 1 }, { a: 1, b: undefined }], [{ a: undefined }, { b: undefined }], [[1], [1, 2]], [[], {}], [{ a: [1] }, { a: [2] }], ['1', 1]]
    for (const [a, b] of differing) expect([a, b, sameValue(a, b)]).toEqual([a, b, false])
  })

  it('knows of functions and of what is no plain object only whether they are the same', () => {
    const say = () => 1
    expect([sameValue({ say }, { say }), sameValue({ say }, { say: () => 1 }), sameValue(new Date(0), new Date(0)), sameValue(new Map(), new Map())]).toEqual([true, false, false, false])
  })
})
