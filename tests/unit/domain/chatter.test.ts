import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { deviceId } from '@/api/contract/ids'
import { type ConditionChange, changesBetween, chattering, chattersAt } from '@/domain/chatter'
import { alarm } from '../../builders/alarms'

const minute = 60_000
const fiveInTen = { windowMs: 10 * minute, changes: 5 }
const active = (repeats: number): Alarm => alarm('a', { repeats })
const returned = (repeats: number): Alarm => alarm('a', { repeats, condition: 'returned' })

describe('changes between active and returned', () => {
  it.each([
    ['a first word', undefined, active(0), 1], ['a first word that has returned already', undefined, returned(0), 2], ['a first word with a past that nobody saw', undefined, active(9), 1],
    ['nothing', active(3), active(3), 0], ['a return', active(0), returned(0), 1], ['a raise that forgot to count', returned(0), active(0), 1],
    ['a return and a raise', active(0), active(1), 2], ['a raise', returned(0), active(1), 1], ['many that were not seen one by one', active(0), active(4), 8], ['the same, returned at the end', returned(0), returned(4), 8],
    ['a count that went back', active(4), active(0), 0],
  ])('%s', (_, before, now, n) => {
    expect(changesBetween(before, now)).toBe(n)
  })

  it('are as many, seen one by one or all at once', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (raises) => {
      let now = active(0), sum = 0
      for (const raise of raises) {
        const next = raise ? active(now.repeats + (now.condition === 'returned' ? 1 : 0)) : returned(now.repeats)
        sum += changesBetween(now, next)
        now = next
      }
      expect(changesBetween(active(0), now)).toBe(sum)
    }))
  })
})

describe('what chatters', () => {
  it('changes five times in ten minutes, the tenth minute not among them', () => {
    const times = [0, 1, 2, 3, 4].map(n => n * minute)
    expect(chattersAt(times, 4 * minute, fiveInTen)).toBe(true)
    expect(chattersAt(times.slice(1), 4 * minute, fiveInTen)).toBe(false)
    expect(chattersAt(times, 10 * minute - 1, fiveInTen)).toBe(true)
    expect(chattersAt(times, 10 * minute, fiveInTen)).toBe(false)
  })

  const changes: fc.Arbitrary<ConditionChange[]> = fc.array(fc.record({
    device: fc.constantFrom('d1', 'd2').map(text => deviceId.parse(text)), kind: fc.constantFrom('gasLeak' as const, 'noise' as const), at: fc.integer({ min: 0, max: 40 }),
  }), { maxLength: 60 })

  it('is listed by device and kind, the most restless first, in agreement with the mark', () => {
    fc.assert(fc.property(changes, fc.integer({ min: 0, max: 45 }), fc.integer({ min: 1, max: 20 }), (some, now, windowMs) => {
      const limits = { windowMs, changes: 4 }
      const found = chattering(some, now, limits)
      for (const device of ['d1', 'd2']) {
        for (const kind of ['gasLeak', 'noise']) {
          const times = some.filter(c => c.device === device && c.kind === kind && c.at <= now).map(c => c.at).sort((a, b) => a - b)
          const one = found.find(c => c.device === device && c.kind === kind)
          expect(one !== undefined).toBe(chattersAt(times, now, limits))
          if (one) expect(one).toMatchObject({ changes: times.filter(t => t > now - windowMs).length, lastAt: times.at(-1) })
        }
      }
      expect(found.map(c => c.changes)).toEqual(found.map(c => c.changes).sort((a, b) => b - a))
    }))
  })
})
