import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type Access, type WalkEdge, accessAt, beyondReach, decimetres, doorsByStreet, pathLengthM, shortestWays, startsFrom, walkMinutes, walkNetwork, walkReachM, walkingSpeedMPerS, wayFrom } from '@/domain/walkReach'

const nodes = 9
const edge = fc.record({ a: fc.nat(nodes - 1), b: fc.nat(nodes - 1), length: fc.nat(400) })
const graph = fc.array(edge, { maxLength: 24 })
const starts = fc.array(fc.record({ node: fc.nat(nodes - 1), length: fc.nat(300) }), { maxLength: 4 })

/** Bellman and Ford: as many rounds over all streets as there are nodes. */
function oracle(edges: readonly WalkEdge[], from: readonly { node: number, length: number }[]): number[] {
  const far = new Array<number>(nodes).fill(Infinity)
  const improve = (node: number, length: number) => { far[node] = Math.min(far[node] ?? Infinity, length) }
  for (const { node, length } of from) improve(node, length)
  for (let round = 0; round < nodes; round++) {
    for (const { a, b, length } of edges) {
      improve(b, (far[a] ?? Infinity) + length)
      improve(a, (far[b] ?? Infinity) + length)
    }
  }
  return far
}
const cut = (length: number, cutOff: number) => length <= cutOff ? length : beyondReach

describe('the way on foot', () => {
  it('is what one walks in the circle\'s time, within the standard\'s 800 to 1000 m', () => {
    expect(walkReachM).toBeCloseTo(walkMinutes * 60 * walkingSpeedMPerS)
    expect(walkReachM).toBeGreaterThanOrEqual(800)
    expect(walkReachM).toBeLessThanOrEqual(1000)
  })

  test.prop([graph, starts, fc.nat(900)])('is the shortest of all, from whichever start is nearest, up to the cut-off', (edges, from, cutOff) => {
    expect([...shortestWays(walkNetwork(nodes, edges), from, cutOff)]).toEqual(oracle(edges, from).map(length => cut(length, cutOff)))
  })

  test.prop([graph, fc.array(fc.record({ street: fc.nat(), at: fc.nat(400), straight: fc.nat(80) }), { minLength: 1, maxLength: 5 }), fc.record({ street: fc.nat(), at: fc.nat(400), straight: fc.nat(80) }), fc.nat(900)])('from a door to a service is that of a graph in which every door is a node of its own', (edges, services, home, cutOff) => {
    fc.pre(edges.length > 0)
    const door = ({ street, at, straight }: { street: number, at: number, straight: number }): Access => {
      const number = street % edges.length, { a, b, length } = edges[number] ?? { a: 0, b: 0, length: 0 }
      return { edge: number, a, b, fromA: Math.min(at, length), fromB: length - Math.min(at, length), straight }
    }
    const doors = services.map(door), own = door(home)
    const ways = shortestWays(walkNetwork(nodes, edges), startsFrom(doors), cutOff)
    const far = oracle(edges, startsFrom(doors))
    const along = doors.filter(other => other.edge === own.edge).map(other => Math.abs(other.fromA - own.fromA) + other.straight)
    const expected = own.straight + Math.min((far[own.a] ?? Infinity) + own.fromA, (far[own.b] ?? Infinity) + own.fromB, ...along)
    expect(wayFrom(own, ways, doorsByStreet(doors), cutOff)).toBe(cut(expected, cutOff))
  })

  it('reaches at the limit, not a decimetre beyond it, and nowhere without a street', () => {
    const cutOff = decimetres(walkReachM)
    const street = { a: 0, b: 1, length: 20_000 }
    const network = walkNetwork(3, [street])
    const access = (fromA: number): Access => ({ edge: 0, a: 0, b: 1, fromA, fromB: street.length - fromA, straight: 0 })
    const service = access(0)
    const ways = shortestWays(network, startsFrom([service]), cutOff)
    const way = (fromA: number) => wayFrom(access(fromA), ways, doorsByStreet([service]), cutOff)
    expect([way(cutOff - 1), way(cutOff), way(cutOff + 1)]).toEqual([cutOff - 1, cutOff, beyondReach])
    expect(ways[2]).toBe(beyondReach)
  })

  it('meets the street where the door is nearest to it, and counts the straight walk to there', () => {
    const path = [[0, 0], [100, 0], [100, 50]] as const
    const street = { a: 4, b: 7, length: decimetres(pathLengthM(path)) }
    expect(street.length).toBe(1500)
    expect(accessAt([30, -12], 3, street, path)).toEqual({ edge: 3, a: 4, b: 7, fromA: 300, fromB: 1200, straight: 120 })
    expect(accessAt([108, 70], 3, street, path)).toEqual({ edge: 3, a: 4, b: 7, fromA: 1500, fromB: 0, straight: decimetres(Math.hypot(8, 20)) })
  })

  it('is refused where a street ends at no node', () => {
    expect(() => walkNetwork(2, [{ a: 0, b: 2, length: 10 }])).toThrow('no street')
    expect(() => walkNetwork(2, [{ a: 0, b: 1, length: 1.5 }])).toThrow('no street')
  })
})
