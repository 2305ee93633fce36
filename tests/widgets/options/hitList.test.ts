// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thingKinds } from '@/api/contract/city'
import { groupHits, markName } from '@/widgets/search/hitList'
import { hitOf } from '../../builders/things'

const written = (name: string, query: string) => markName(name, query).map(({ text, isMatch }) => isMatch ? `[${text}]` : text).join('')

describe('the hits', () => {
  it('stand by kind, the kind of the best first, and are numbered from top to bottom', () => {
    const groups = groupHits([hitOf({ kind: 'pipe', id: 'p1' }), hitOf({ kind: 'region', id: 'r1' }), hitOf({ kind: 'pipe', id: 'p2' }), hitOf({ id: 'b1' }), hitOf({ kind: 'region', id: 'r2' })])
    expect(groups.map(({ kind, options }) => [kind, options.map(({ hit, index }) => `${index}:${hit.id}`)])).toEqual([['pipe', ['0:p1', '1:p2']], ['region', ['2:r1', '3:r2']], ['building', ['4:b1']]])
    expect(groupHits([])).toEqual([])
  })

  it('lose none and repeat none, however they come', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('region' as const, ...thingKinds), { maxLength: 40 }), (list) => {
      const options = groupHits(list.map((kind, i) => hitOf({ kind, id: `x${i}` }))).flatMap(group => group.options)
      expect(options.map(({ index }) => index)).toEqual(list.map((_, i) => i))
      expect(new Set(options.map(({ hit }) => hit.id)).size).toBe(list.length)
    }))
  })
})

describe('what was typed', () => {
  it.each([
    ['翠屏社区', '翠屏', '[翠屏]社区'], ['龙山社区', 'longshan', '龙山社区'], ['燃气 DN200 RQ118-3', 'rq118', '燃气 DN200 [RQ118]-3'], ['翠屏社区 3 号楼', '翠屏 3', '[翠屏]社区 [3] 号楼'],
    ['aaa', 'aa', '[aa]a'], ['abab', 'ab', '[ab][ab]'], ['abc', 'a ab', '[ab]c'], ['1 号楼', '', '1 号楼'], ['1 号楼', '   ', '1 号楼'], ['', 'a', ''], ['İstanbul', 'stan', 'İstanbul'],
  ])('is marked in %s for %s', (name, query, expected) => {
    expect(written(name, query)).toBe(expected)
  })

  it('never changes a name, whatever both are', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, query) => {
      expect(markName(name, query).map(part => part.text).join('')).toBe(name)
    }))
  })
})
