import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pipe, PipeNode } from '@/api/contract/pipes'
import { contactOf } from '@/domain/corridor'
import { ringContains } from '@/domain/geodesy'
import { pipeBody } from '@/domain/pipeBody'
import { digPit } from '@/domain/pit'
import type { Flat } from '@/domain/plane'
import { lonLatOf, nodeAt, pipeAt, sheet } from '../../builders/pipes'

const level = () => 40
const square: Flat[] = [[0, 0], [10, 0], [10, 10], [0, 10]]
const dig = (ring: readonly Flat[], depthM: number, pipes: readonly Pipe[] = [], nodes: readonly PipeNode[] = []) => digPit(ring.map(([e, n]) => lonLatOf(e, n)), depthM, pipes, nodes, sheet, level)
function dug(...args: Parameters<typeof dig>) {
  const pit = dig(...args)
  if ('refusal' in pit) throw new Error(pit.refusal)
  return pit
}

describe('an outline', () => {
  it.each<[string, Flat[], string]>([
    ['of two corners', [[0, 0], [10, 0]], 'tooFewPoints'],
    ['of two corners that repeat', [[0, 0], [10, 0], [10, 0], [0, 0]], 'tooFewPoints'],
    ['that crosses itself', [[0, 0], [10, 10], [10, 0], [0, 10]], 'selfCrossing'],
    ['that touches itself', [[0, 0], [10, 0], [10, 10], [5, 0], [0, 10]], 'selfCrossing'],
    ['that turns back on itself', [[0, 0], [10, 0], [5, 0], [5, 5]], 'selfCrossing'],
    ['without an area', [[0, 0], [5, 5], [10, 10]], 'selfCrossing'],
    ['of a kilometre', [[0, 0], [1000, 0], [0, 10]], 'tooLarge'],
  ])('%s is no pit', (_name, ring, refusal) => {
    expect(dig(ring, 3)).toEqual({ refusal })
  })

  it('may run either way round', () => {
    const a = dug(square, 3), b = dug([...square].reverse(), 3)
    expect(a.areaM2).toBeCloseTo(100, 6)
    expect(b.areaM2).toBeCloseTo(100, 6)
    expect(a.volumeM3).toBeCloseTo(300, 5)
    expect(a.rimM).toBeCloseTo(40, 6)
  })

  it('has a rim with a point every five metres, on the ground and on the floor', () => {
    const { rim } = dug([[0, 0], [20, 0], [20, 20], [0, 20]], 2.5)
    expect(rim[0]?.point).toEqual(rim.at(-1)?.point)
    for (const [i, p] of rim.entries()) {
      const before = rim[i - 1]
      if (before) expect(Math.hypot(...sheet.toFlat(p.point).map((v, k) => v - (sheet.toFlat(before.point)[k] ?? 0)))).toBeLessThan(5.001)
      expect(p.groundM - p.floorM).toBeCloseTo(2.5, 9)
    }
  })
})

describe('the pipes in a pit', () => {
  it('come in the order in which a digger meets them, with the length inside', () => {
    const { pipes } = dug(square, 3, [
      pipeAt({ id: 'deep', from: [5, -5], to: [5, 15], depthM: [2, 2] }), pipeAt({ id: 'shallow', from: [-5, 5], to: [5, 5], depthM: [1, 1] }), pipeAt({ id: 'below', from: [5, -5], to: [5, 15], depthM: [3, 3] }),
    ])
    expect(pipes.map(({ pipe }) => pipe.id)).toEqual(['shallow', 'deep'])
    expect(pipes.map(({ lengthM }) => Math.round(lengthM * 1e5) / 1e5)).toEqual([5, 10])
    expect(pipes[0]?.contactM).toBeCloseTo(1, 9)
    expect(pipes[0]?.coverM).toBeCloseTo(1, 9)
  })

  it('are found where only their side comes in, deeper than their cover', () => {
    const [pipe] = dug(square, 3, [pipeAt({ from: [-0.12, -5], to: [-0.12, 15] })]).pipes
    expect(pipe?.coverM).toBeCloseTo(1, 9)
    expect(pipe?.contactM).toBeCloseTo(1.2 - Math.sqrt(0.2 ** 2 - 0.12 ** 2), 5)
    expect(pipe?.lengthM).toBeCloseTo(10, 4)
    expect(dug(square, 3, [pipeAt({ from: [-0.21, -5], to: [-0.21, 15] })]).pipes).toEqual([])
  })

  it('are met at the crown as soon as the axis itself comes in', () => {
    const wide = { shape: 'round', diameterMm: 2000, wallMm: 0 } as const
    expect(dug(square, 3, [pipeAt({ from: [-5, 0], to: [0.1, 5.1], profile: wide })]).pipes[0]?.contactM).toBeCloseTo(1, 9)
  })

  it('count for the part that lies above the floor', () => {
    const [pipe] = dug(square, 2, [pipeAt({ from: [0, 5], to: [10, 5], depthM: [1, 3] })]).pipes
    expect(pipe?.lengthM).toBeCloseTo(Math.hypot(10, 2) / 2, 5)
  })

  it('include a riser', () => {
    const [pipe] = dug(square, 2, [pipeAt({ from: [5, 5], to: [5, 5], depthM: [0.5, 3] })]).pipes
    expect(pipe?.lengthM).toBeCloseTo(2 - 0.7, 9)
  })

  it('and the wells: every cover inside, and what is buried no deeper than the floor', () => {
    const nodes = [nodeAt('well', [5, 5], 4, true), nodeAt('bend', [6, 5], 1.2, false), nodeAt('low', [6, 6], 2.4, false), nodeAt('outside', [11, 5], 1, true)]
    expect(dug(square, 2, [], nodes).nodes.map(({ id }) => id)).toEqual(['well', 'bend'])
  })
})

describe('the contact of a pipe and a pit', () => {
  const place = fc.tuple(fc.double({ min: -8, max: 18, noNaN: true }), fc.double({ min: -8, max: 18, noNaN: true }))
  const depth = fc.double({ min: -0.5, max: 5, noNaN: true })
  const ring = fc.constantFrom<Flat[]>(square, [[0, 0], [10, 1], [9, 10], [5, 4], [1, 9]], [[0, 0], [12, 0], [12, 2], [2, 2], [2, 8], [12, 8], [12, 10], [0, 10]])
  const profile = fc.constantFrom<Pipe['profile']>({ shape: 'round', diameterMm: 300, wallMm: 10 }, { shape: 'round', diameterMm: 2000, wallMm: 100 }, { shape: 'box', widthMm: 1800, heightMm: 900, wallMm: 100 })

  it('is what dense samples of the body say', () => {
    let met = 0
    fc.assert(fc.property(place, place, depth, depth, ring, profile, fc.double({ min: 0.5, max: 4, noNaN: true }), (from, to, d0, d1, outline, shape, floorM) => {
      fc.pre(Math.hypot(to[0] - from[0], to[1] - from[1]) > 1)
      const body = pipeBody(pipeAt({ from, to, depthM: [d0, d1], profile: shape }), sheet)
      const found = contactOf(body, outline, floorM)
      const sampled = sample(body, outline, floorM)
      const steps = 1 / 300 + 4 / body.lengthM * 0.02
      if (sampled.share > 0) expect(found).not.toBeNull()
      if (found) {
        met += 1
        expect(Math.abs(found.share - sampled.share)).toBeLessThan(0.012 + steps)
        if (sampled.share > 0.01) {
          // The exact contact is the least of all; samples stop a little short of it.
          expect(found.depthM).toBeLessThanOrEqual(sampled.depthM + 1e-6)
          expect(sampled.depthM - found.depthM).toBeLessThan(0.35)
        }
      }
    }), { numRuns: 300 })
    expect(met).toBeGreaterThan(100)
  })

  function sample(body: ReturnType<typeof pipeBody>, outline: readonly Flat[], floorM: number) {
    const { a, b, lengthM, widthM, heightM, isRound, depthM } = body
    const nx = -(b[1] - a[1]) / lengthM, ny = (b[0] - a[0]) / lengthM
    let inside = 0, least = Infinity
    const n = 300, m = 100
    for (let i = 0; i < n; i++) {
      const t = (i + 0.5) / n
      let isIn = false
      for (let j = 0; j <= m; j++) {
        const o = (j / m - 0.5) * widthM * 0.99999
        const half = isRound ? Math.sqrt(Math.max(0, (heightM / 2) ** 2 - o * o)) : heightM / 2
        const axis = depthM[0] + (depthM[1] - depthM[0]) * t
        const at: [number, number] = [a[0] + (b[0] - a[0]) * t + nx * o, a[1] + (b[1] - a[1]) * t + ny * o]
        if (axis - half < floorM && axis + half > 0 && ringContains(outline.map(p => [p[0], p[1]]), at)) {
          isIn = true
          least = Math.min(least, Math.max(0, axis - half))
        }
      }
      if (isIn) inside += 1
    }
    return { share: inside / n, depthM: least }
  }
})
