import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Flood, type FloodLimits, calm, floodAfter, floodEndsAt } from '@/domain/flood'

const minute = 60_000
const tenInTen: FloodLimits = { windowMs: 10 * minute, begin: 10, end: 5 }
const after = (times: readonly number[], at: number, limits = tenInTen) => floodAfter(calm, times, at, limits)

/** The plain reading of the rule: at every instant at which something can change, count what came in the window before it. */
function oracle(arrivals: readonly number[], at: number, { windowMs, begin, end }: FloodLimits): { since: number | null, arrived: number } {
  const instants = [...new Set([...arrivals, ...arrivals.map(t => t + windowMs), at])].filter(t => t <= at).sort((a, b) => a - b)
  let since: number | null = null, arrived = 0
  for (const now of instants) {
    const count = arrivals.filter(t => t <= now && t > now - windowMs).length
    const come = arrivals.filter(t => t === now).length
    // What left the window at this instant left it before something came.
    if (since !== null && count - come < end) since = null
    if (since !== null) arrived += come
    else if (count > begin && come > 0) {
      since = now
      arrived = count
    }
  }
  return { since, arrived: since === null ? 0 : arrived }
}

const times = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 60 })
const someLimits = fc.record({ windowMs: fc.integer({ min: 1, max: 12 }), begin: fc.integer({ min: 1, max: 6 }), end: fc.integer({ min: 1, max: 6 }) })
  .map(limits => ({ ...limits, end: Math.min(limits.end, limits.begin) }))

describe('a flood of alarms', () => {
  it('begins with more than ten new ones in ten minutes, not with ten', () => {
    const ten = Array.from({ length: 10 }, (_, i) => i * minute / 2)
    expect(after(ten, 5 * minute)).toMatchObject({ since: null, arrived: 0 })
    expect(after([...ten, 5 * minute], 5 * minute)).toMatchObject({ since: 5 * minute, arrived: 11 })
    expect(after([...ten, 11 * minute], 11 * minute).since).toBeNull()
  })

  it('goes on while it is between five and ten, and ends below five by the clock alone', () => {
    const flood = after(Array.from({ length: 11 }, (_, i) => i * minute / 2), 5 * minute)
    // The fifth from the last came at 3 minutes: when that leaves the window, four are in it.
    expect(floodEndsAt(flood, tenInTen)).toBe(13 * minute)
    expect(floodAfter(flood, [], 13 * minute - 1, tenInTen)).toBe(flood)
    expect(floodAfter(flood, [], 13 * minute, tenInTen)).toMatchObject({ since: null, arrived: 0 })
  })

  it('counts all that came since it began', () => {
    const flood = after(Array.from({ length: 10_000 }, (_, i) => i), minute)
    expect(flood).toMatchObject({ since: 10, arrived: 10_000 })
    expect(flood.recent).toHaveLength(11)
  })

  it('is the same object where nothing changed', () => {
    expect(floodAfter(calm, [], 5, tenInTen)).toBe(calm)
  })

  it('leaves nothing in the future where the clock was set back', () => {
    const flood = after(Array.from({ length: 11 }, () => 60 * minute), 60 * minute)
    expect(floodEndsAt(floodAfter(flood, [], minute, tenInTen), tenInTen)).toBe(11 * minute)
  })

  it('is what the plain reading of the rule says, in whatever batches the arrivals come', () => {
    fc.assert(fc.property(times, someLimits, fc.integer({ min: 1, max: 9 }), (arrivals, limits, size) => {
      const inOrder = [...arrivals].sort((a, b) => a - b)
      let flood: Flood = calm
      for (let from = 0; from < inOrder.length; from += size) {
        const some = inOrder.slice(from, from + size)
        flood = floodAfter(flood, some, some.at(-1) ?? 0, limits)
      }
      for (const at of [60, 65, 90]) {
        const { since, arrived } = oracle(arrivals, at, limits)
        expect(floodAfter(flood, [], at, limits)).toMatchObject({ since, arrived })
      }
    }), { numRuns: 2_000 })
  })

  it('ends when it said it would, and not before', () => {
    fc.assert(fc.property(times, someLimits, (arrivals, limits) => {
      const flood = floodAfter(calm, arrivals, 60, limits)
      const end = floodEndsAt(flood, limits)
      if (end === null) return
      expect(end).toBeGreaterThan(60)
      expect(oracle(arrivals, end - 1, limits).since).not.toBeNull()
      expect(oracle(arrivals, end, limits).since).toBeNull()
    }))
  })
})
