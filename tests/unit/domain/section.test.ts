import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pipe } from '@/api/contract/pipes'
import { groundAt, groundProfile, surfaceLengthM } from '@/domain/groundProfile'
import type { Flat } from '@/domain/plane'
import { cutSection } from '@/domain/section'
import { lonLatOf, pipeAt, sheet } from '../../builders/pipes'

const level = () => 40
const cut = (line: readonly Flat[], pipes: readonly Pipe[]) => {
  const section = cutSection(line.map(([e, n]) => lonLatOf(e, n)), pipes, sheet, level)
  if (!section) throw new Error('no section')
  return section
}
const eastward: Flat[] = [[0, 0], [100, 0]]

describe('the crossings of a section', () => {
  it('stand where the line cuts the axis, with depth and height read between the ends', () => {
    const [crossing] = cut(eastward, [pipeAt({ from: [30, -10], to: [30, 30], depthM: [1, 2], groundM: [40, 41] })]).crossings
    expect(crossing?.chainageM).toBeCloseTo(30, 6)
    expect(crossing?.along).toBeCloseTo(0.25, 9)
    expect(crossing?.axisDepthM).toBeCloseTo(1.45, 9)
    expect(crossing?.coverM).toBeCloseTo(1.25, 9)
    expect(crossing?.axisElevationM).toBeCloseTo(38.8, 9)
    expect(crossing?.angleDeg).toBeCloseTo(90, 6)
  })

  it.each([[90, 1], [45, Math.SQRT2], [30, 2], [6, 9.5668]])('at %d° are %f times as wide as the pipe', (angle, factor) => {
    const dx = 40 * Math.cos(angle * Math.PI / 180), dy = 40 * Math.sin(angle * Math.PI / 180)
    const [crossing] = cut(eastward, [pipeAt({ from: [50 - dx, -dy], to: [50 + dx, dy] })]).crossings
    expect(crossing?.widthM).toBeCloseTo(0.4 * factor, 3)
    expect(crossing?.heightM).toBeCloseTo(0.4, 9)
  })

  it('count a node once that the line goes through, and take the wider pipe for it', () => {
    const wide = { shape: 'round', diameterMm: 800, wallMm: 0 } as const
    const through = [pipeAt({ id: 'a', from: [50, -20], to: [50, 0], nodes: ['n1', 'n2'] }), pipeAt({ id: 'b', from: [50, 0], to: [50, 20], nodes: ['n2', 'n3'], profile: wide })]
    expect(cut(eastward, through).crossings.map(({ pipe }) => pipe.id)).toEqual(['b'])
    expect(cut(eastward, [...through].reverse()).crossings.map(({ pipe }) => pipe.id)).toEqual(['b'])
  })

  it('count a dead end on the line, and a bend that only touches it, once', () => {
    expect(cut(eastward, [pipeAt({ from: [50, 20], to: [50, 0] })]).crossings).toHaveLength(1)
    const bend = [pipeAt({ id: 'a', from: [40, 20], to: [50, 0], nodes: ['n1', 'n2'] }), pipeAt({ id: 'b', from: [50, 0], to: [60, 20], nodes: ['n2', 'n3'] })]
    expect(cut(eastward, bend).crossings).toHaveLength(1)
  })

  it('count a pipe once that the line bends on, and twice where the line comes back to it', () => {
    const pipe = pipeAt({ from: [50, -30], to: [50, 30] })
    expect(cut([[0, 0], [50, 0], [100, 0]], [pipe]).crossings).toHaveLength(1)
    expect(cut([[0, 0], [80, 0], [20, 10]], [pipe]).crossings).toHaveLength(2)
  })

  it('leave out what lies beyond the ends of the line', () => {
    expect(cut(eastward, [pipeAt({ from: [101, -10], to: [101, 10] }), pipeAt({ id: 'q', from: [-0.5, -1], to: [-0.5, 1] })]).crossings).toEqual([])
  })

  it('hold a riser on the line', () => {
    expect(cut(eastward, [pipeAt({ from: [20, 0], to: [20, 0], depthM: [0.5, 3] })]).crossings[0]?.chainageM).toBeCloseTo(20, 6)
  })

  it('are the changes of side of a densely sampled pipe, whatever pipes and lines there are', () => {
    const point = fc.tuple(fc.integer({ min: -40, max: 140 }), fc.integer({ min: -60, max: 60 }))
    fc.assert(fc.property(point, point, (from, to) => {
      fc.pre(Math.hypot(to[0] - from[0], to[1] - from[1]) > 1)
      const { crossings, along } = cut([[0, 0], [100, 0]], [pipeAt({ from, to })])
      // Integer places: on the line is exactly on the line only where both ends say so.
      const t = from[1] === to[1] ? null : from[1] / (from[1] - to[1])
      const east = t === null ? NaN : from[0] + (to[0] - from[0]) * t
      const angle = Math.atan2(Math.abs(to[1] - from[1]), Math.abs(to[0] - from[0])) * 180 / Math.PI
      fc.pre(Math.abs(angle - 5) > 0.01 && Math.abs(east) > 0.001 && Math.abs(east - 100) > 0.001)
      const isCut = t !== null && t >= 0 && t <= 1 && east > 0 && east < 100
      if (angle > 5) {
        expect(crossings).toHaveLength(isCut ? 1 : 0)
        if (isCut) expect(crossings[0]?.chainageM).toBeCloseTo(east, 5)
      }
      else {
        expect(crossings).toHaveLength(0)
        if (isCut) expect(along).toHaveLength(1)
      }
    }), { numRuns: 2_000 })
  })

  it('count every chain of pipes across the line exactly once, wherever its nodes lie', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 6 }), (middle) => {
      // From south to north through random nodes near or on the line: an odd number of cuts, or a touch at a node.
      const places: Flat[] = [[50, -20], ...middle.map(([dx, north], i): Flat => [50 + dx + i * 0.01, north]), [50, 20]]
      const chain = places.slice(1).map((to, i) => pipeAt({ id: `c${i}`, from: places[i] ?? to, to, nodes: [`n${i}`, `n${i + 1}`] }))
      const { crossings } = cut(eastward, chain)
      const signs = places.map(p => Math.sign(p[1]))
      let expected = 0
      for (const [i, s] of signs.entries()) {
        const before = signs[i - 1]
        if (before === undefined) continue
        if (s === 0 && before !== 0) expected += 1
        else if (s * before < 0) expected += 1
      }
      const flat = places.some((p, i) => i > 0 && Math.abs(p[1] - (places[i - 1]?.[1] ?? 0)) < 0.4 && Math.abs(p[0] - (places[i - 1]?.[0] ?? 0)) > 0)
      fc.pre(!flat)
      expect(crossings).toHaveLength(expected)
    }), { numRuns: 1_000 })
  })
})

describe('pipes along a section', () => {
  it('are reported once, over the stretch that lies in the line', () => {
    const { along, crossings } = cut([[0, 0], [50, 0], [100, 0]], [pipeAt({ from: [20, 0.1], to: [80, 0.1], depthM: [1, 2] })])
    expect(crossings).toEqual([])
    expect(along).toHaveLength(1)
    expect(along[0]?.fromM).toBeCloseTo(20, 6)
    expect(along[0]?.toM).toBeCloseTo(80, 6)
    expect(along[0]?.toElevationM).toBeCloseTo(37.8, 6)
  })

  it('are left out where they lie beside the line', () => {
    expect(cut(eastward, [pipeAt({ from: [20, 0.3], to: [80, 0.3] })]).along).toEqual([])
  })
})

describe('the gaps of a section', () => {
  it('are clear distances, from outer wall to outer wall', () => {
    const { gaps } = cut(eastward, [
      pipeAt({ id: 'a', from: [30, -10], to: [30, 10], depthM: [1, 1] }), pipeAt({ id: 'b', from: [32, -10], to: [32, 10], depthM: [2, 2] }), pipeAt({ id: 'c', from: [32.1, -10], to: [32.1, 10], depthM: [2.1, 2.1] }),
    ])
    expect(gaps.map(gap => [gap.horizontalM, gap.verticalM].map(m => Math.round(m * 1e6) / 1e6))).toEqual([[1.6, 0.6], [0, 0]])
  })
})

describe('the ground along a line', () => {
  const bump = (lon: number, lat: number) => {
    const [e, n] = sheet.toFlat([lon, lat])
    return 40 + 3 * Math.exp(-((e - 50) ** 2 + n ** 2) / 20)
  }
  it('is sampled every two metres at the most, and finer where it bends', () => {
    const profile = groundProfile([lonLatOf(0, 0), lonLatOf(100, 0)], sheet, bump)
    const steps = profile.slice(1).map((p, i) => p.chainageM - (profile[i]?.chainageM ?? 0))
    expect(Math.max(...steps)).toBeLessThanOrEqual(2.000001)
    expect(Math.min(...steps)).toBeLessThan(0.6)
    for (let x = 0; x <= 100; x += 0.37) expect(Math.abs(groundAt(profile, x) - bump(...lonLatOf(x, 0)))).toBeLessThan(0.03)
  })
  it('is longer than the map says where it rises', () => {
    const slope = groundProfile([lonLatOf(0, 0), lonLatOf(100, 0)], sheet, lon => 40 + sheet.toFlat([lon, 36.28])[0] * 0.75)
    expect(surfaceLengthM(slope)).toBeCloseTo(125, 5)
  })
})

it('a line without a length has no section', () => {
  expect(cutSection([lonLatOf(1, 1), lonLatOf(1, 1)], [], sheet, level)).toBeNull()
})
