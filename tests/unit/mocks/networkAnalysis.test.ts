import { describe, expect, it } from 'vitest'
import { householdStep } from '@/api/contract/pipes'
import { buildingsOf } from '../../../mocks/city/buildings'
import { analysisOf } from '../../../mocks/city/network/analysis'
import { findNode, findPipe } from '../../../mocks/city/network/lookup'
import type { NetNode, NetPipe } from '../../../mocks/city/network/plan'
import { nodeIdOf } from '../../../mocks/city/network/plan'
import { regionNamed } from './county'

const seed = 370_124
const county = analysisOf(seed, 0)

/** Walks from a pipe until a valve that can be turned, or is closed, on every way: the valves met, and what lies between them. */
function walk(start: NetPipe): { close: string[], between: Set<NetPipe> } {
  const between = new Set([start]), close = new Set<string>()
  const waiting: NetNode[] = [start.from, start.to], seen = new Set(waiting)
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.valve === 'open') { close.add(nodeIdOf(node)); continue }
    if (node.valve === 'closed') continue
    for (const pipe of node.pipes) {
      if (pipe.kind !== 'JS') continue
      between.add(pipe)
      for (const end of [pipe.from, pipe.to]) if (!seen.has(end)) { seen.add(end); waiting.push(end) }
    }
  }
  return { close: [...close].sort(), between }
}

describe('the analysis of the network', () => {
  it('closes for each burst the valves that one meets on walking from it, and cuts off at least what lies between', () => {
    expect(county.zones).toBeGreaterThan(1_000)
    for (const { pipe: id, close, lengthM } of county.bursts.slice(1, 30)) {
      const pipe = findPipe(seed, id)
      if (pipe === null) throw new Error(id)
      const { close: met, between } = walk(pipe)
      expect([...close].sort(), id).toEqual(met)
      expect(lengthM, id).toBeGreaterThanOrEqual(Math.floor([...between].filter(({ building }) => building === null).reduce((sum, one) => sum + one.lengthM, 0)))
    }
  })

  it('has the one outlet of the waterworks first, which takes nearly everybody\'s water', () => {
    const [first] = county.bursts
    const households = Array.from({ length: 3 }, (_, k) => county.bursts[k]?.households ?? 0)
    expect(households).toEqual([...households].sort((a, b) => b - a))
    expect(first?.households).toBeGreaterThan(100_000)
  })

  it('tells households in tens, so that no few of them follow from two results', () => {
    for (const { households } of county.bursts) expect(households % householdStep).toBe(0)
  })

  it('is for a community that of its own pipes', () => {
    const { index, code } = regionNamed('翠屏社区')
    const { bursts, clearances } = analysisOf(seed, index)
    expect(bursts.length).toBeGreaterThan(5)
    for (const { region } of [...bursts, ...clearances]) expect(region).toBe(code)
    const worst = bursts.at(-1)
    expect(worst?.households ?? 0).toBeLessThan(buildingsOf(seed, index).reduce((sum, { households }) => sum + households, 0))
  })

  it('finds gas mains closer to a drain than they may be, each with a valid pair', () => {
    expect(county.clearances.length).toBeGreaterThan(10)
    for (const { pipe, other, distanceM, leastM } of county.clearances) {
      expect(distanceM, pipe).toBeLessThan(leastM)
      expect([findPipe(seed, pipe)?.kind, findPipe(seed, other)?.kind]).toEqual(['RQ', 'WS'])
    }
    for (const id of county.bursts[1]?.close ?? []) expect(findNode(seed, id)?.valve).toBe('open')
  })
})
