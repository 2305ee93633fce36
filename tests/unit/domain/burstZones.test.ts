import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PressureNetwork, burstZones } from '@/domain/burstZones'

/** What a crew would find: shuts the zone of each link off and walks from the sources. */
function oracle({ links, valves, sources }: PressureNetwork, burst: number): { close: number[], cutOff: number[] } {
  const passes = (node: number) => valves.get(node) === undefined || valves.get(node) === 'stuck'
  const zoneFrom = (start: number): Set<number> => {
    const zone = new Set([start])
    for (let grown = true; grown;) {
      grown = false
      for (const [k, ends] of links.entries()) {
        if (!zone.has(k) && [...zone].some(own => (links[own] ?? []).some(node => ends.includes(node) && passes(node)))) { zone.add(k); grown = true }
      }
    }
    return zone
  }
  const shut = zoneFrom(burst)
  const wet = (closed: ReadonlySet<number>): Set<number> => {
    const found = new Set<number>(links.flatMap((ends, k) => !closed.has(k) && ends.some(node => sources.includes(node)) ? [...zoneFrom(k)] : []))
    for (let grown = true; grown;) {
      grown = false
      for (const [k, ends] of links.entries()) {
        if (found.has(k) || closed.has(k)) continue
        if ([...found].some(own => (links[own] ?? []).some(node => ends.includes(node) && (passes(node) || valves.get(node) === 'open')))) { found.add(k); grown = true }
      }
    }
    return found
  }
  const before = wet(new Set()), after = wet(shut)
  const close = new Set([...shut].flatMap(k => [...links[k] ?? []]).filter(node => valves.get(node) === 'open'))
  return { close: [...close].sort((a, b) => a - b), cutOff: links.flatMap((_, k) => shut.has(k) || (before.has(k) && !after.has(k)) ? [k] : []) }
}

/** A line of pipes 0–1–2–3–4 with water at 0 and valves at 1 and 3. */
const line: PressureNetwork = { nodes: 5, links: [[0, 1], [1, 2], [2, 3], [3, 4]], valves: new Map([[1, 'open'], [3, 'open']]), sources: [0] }
const ones = (network: PressureNetwork, zoneOf: Int32Array, count: number) => network.links.reduce((own, _, k) => { const zone = zoneOf[k] ?? 0; own[zone] = (own[zone] ?? 0) + 1; return own }, new Array<number>(count).fill(0))

describe('a burst', () => {
  it('is shut off by the valves round it, and what lies behind gets no water', () => {
    const zones = burstZones(line)
    const lost = zones.lost(ones(line, zones.zoneOf, zones.count))
    expect([...zones.zoneOf].map(zone => [zones.valves[zone]?.close, lost[zone]])).toEqual([[[1], 4], [[1, 3], 3], [[1, 3], 3], [[3], 1]])
  })

  it('takes the next valve where one is stuck', () => {
    const stuck = { ...line, valves: new Map<number, 'open' | 'stuck'>([[1, 'open'], [3, 'stuck']]) }
    const zones = burstZones(stuck)
    expect(zones.valves[zones.zoneOf[3] ?? 0]).toEqual({ close: [1], stuck: [3] })
  })

  it('leaves those with water who get it from two sides', () => {
    const ring: PressureNetwork = { nodes: 4, links: [[0, 1], [1, 2], [2, 3], [3, 0]], valves: new Map([[1, 'open'], [2, 'open'], [3, 'open']]), sources: [0] }
    const zones = burstZones(ring)
    const lost = zones.lost(ones(ring, zones.zoneOf, zones.count))
    expect([1, 2].map(k => lost[zones.zoneOf[k] ?? 0])).toEqual([1, 1])
    expect(lost[zones.zoneOf[0] ?? 0]).toBe(4)
  })

  it('has the valves and takes the water that a crew would find, in any network', () => {
    const network = fc.integer({ min: 2, max: 9 }).chain(nodes => fc.record({
      nodes: fc.constant(nodes),
      links: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)).filter(([a, b]) => a !== b), { minLength: 1, maxLength: 11 }),
      valves: fc.array(fc.tuple(fc.integer({ min: 1, max: Math.max(1, nodes - 1) }), fc.constantFrom('open' as const, 'closed' as const, 'stuck' as const)), { maxLength: 5 }).map(list => new Map(list)),
      sources: fc.constant([0]),
    }))
    fc.assert(fc.property(network, (one) => {
      const zones = burstZones(one)
      const lost = zones.lost(ones(one, zones.zoneOf, zones.count))
      for (const k of one.links.keys()) {
        const truth = oracle(one, k), zone = zones.zoneOf[k] ?? 0
        expect([...zones.valves[zone]?.close ?? []].sort((a, b) => a - b)).toEqual(truth.close)
        expect(lost[zone], JSON.stringify(one.links)).toBe(truth.cutOff.length)
      }
    }), { numRuns: 400, seed: 9 })
  })
})
