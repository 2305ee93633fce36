import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type Pipe, pipeKinds } from '@/api/contract/pipes'
import type { Flat } from '@/domain/plane'
import { sectionDepthM } from '@/domain/section'
import { drawSection } from '@/widgets/map-tools/sectionDrawing'
import { pipeAt, sheet } from '../../builders/pipes'
import { sectionOf } from '../../builders/works'

const box = { width: 900, height: 320, rootPx: 16 }
/** Width of a label on the wall, px: narrow figures of 14 px are 0.5 em at the most. */
const wideOf = ({ text }: { text: string }) => text.length * 7
const halfLinePx = 8

const acrossAt = (east: number, id = `p${east}`, over: Partial<Parameters<typeof pipeAt>[0]> = {}) => pipeAt({ id, from: [east, -20], to: [east, 20], ...over })
const pathPoints = (path: string) => [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
const isRound = (step: number) => [1, 2, 5].some(first => Math.abs(Math.log10(step / first) - Math.round(Math.log10(step / first))) < 1e-6)
const steps = (values: readonly number[]) => values.slice(1).map((value, i) => Number((value - (values[i] ?? NaN)).toFixed(6)))

describe('a section as a drawing', () => {
  it('has its pipes at their place and to scale in both directions', () => {
    const section = sectionOf([acrossAt(20, 'a'), acrossAt(70, 'b', { depthM: [3, 3], profile: { shape: 'round', diameterMm: 1_600, wallMm: 100 } })])
    const { pipes, frame, factor } = drawSection(section, box)
    const [a, b] = pipes
    if (!a || !b) throw new Error('no pipes')
    const scaleX = (frame.right - frame.left) / 100
    expect(a.x).toBeCloseTo(frame.left + 20 * scaleX, 4)
    expect(b.x).toBeCloseTo(frame.left + 70 * scaleX, 4)
    // Axes: 1.2 m and 3.9 m below the ground, which is level.
    const scaleY = (b.y - a.y) / 2.7
    expect(a.y).toBeCloseTo(frame.top + 1.2 * scaleY, 4)
    expect(scaleY / scaleX).toBeCloseTo(factor, 6)
    expect(b.halfWidth).toBeCloseTo(0.9 * scaleX, 4)
    expect(b.halfHeight).toBeCloseTo(0.9 * scaleY, 4)
  })

  it('widens what is cut aslant, and not its height', () => {
    const [square, slanting] = [[50, -20, 50, 20], [30, -20, 70, 20]].map(([x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => drawSection(sectionOf([pipeAt({ from: [x0, y0], to: [x1, y1], profile: { shape: 'round', diameterMm: 2_000, wallMm: 0 } })]), box).pipes[0])
    expect((slanting?.halfWidth ?? NaN) / (square?.halfWidth ?? NaN)).toBeCloseTo(Math.SQRT2, 4)
    expect(slanting?.halfHeight).toBeCloseTo(square?.halfHeight ?? NaN, 6)
  })

  it('draws a cable large enough to be pointed at', () => {
    const [cable] = drawSection(sectionOf([acrossAt(50, 'c', { kind: 'DL', profile: { shape: 'round', diameterMm: 60, wallMm: 0 } })]), box).pipes
    expect(Math.min(cable?.halfWidth ?? 0, cable?.halfHeight ?? 0)).toBeGreaterThanOrEqual(3)
  })

  it('is never flatter than true: a short line is true to scale and stands in the middle', () => {
    const { factor, frame } = drawSection(sectionOf([], [[0, 0], [4, 0]]), box)
    expect(factor).toBe(1)
    expect((frame.left + frame.right) / 2).toBeCloseTo((3.1 * 16 + 900 - 16) / 2, 6)
  })

  it('has ground without a pipe', () => {
    const section = sectionOf([])
    const { pipes, labels, gaps, along, ground, levels, ways } = drawSection(section, box)
    expect([pipes, labels, gaps, along]).toEqual([[], [], [], []])
    expect(pathPoints(ground).length).toBe(section.profile.length)
    expect([levels.length > 1, ways.length > 1]).toEqual([true, true])
  })

  it('of 2 km is taller than true and keeps every pipe in its frame', () => {
    const places = Array.from({ length: 120 }, (_, i) => 10 + i * 16.5)
    const { factor, frame, pipes } = drawSection(sectionOf(places.map(east => acrossAt(east)), [[0, 0], [2_000, 0]]), box)
    expect(factor).toBeGreaterThan(10)
    expect(pipes).toHaveLength(120)
    for (const { x, y } of pipes) expect(x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom).toBe(true)
  })

  it('of a steep slope has its ground in the frame, from the highest point to the depth below the lowest', () => {
    const slope = (lon: number) => 40 + sheet.toFlat([lon, 36.28])[0] * 0.7
    const section = sectionOf([acrossAt(50, 'a', { groundM: [75, 75] })], [[0, 0], [100, 0]], slope)
    const { ground, frame, pipes, levels } = drawSection(section, box)
    const heights = pathPoints(ground).map(([, y]) => y)
    expect(Math.min(...heights)).toBeCloseTo(frame.top, 0)
    expect(Math.max(...heights)).toBeLessThan(frame.bottom)
    expect(pipes[0]?.y).toBeLessThan(frame.bottom)
    // Higher is further up.
    expect(levels.map(({ y }) => y)).toEqual([...levels.map(({ y }) => y)].sort((a, b) => b - a))
  })

  it('keeps a pipe in the frame whose survey does not agree with the relief', () => {
    for (const groundM of [[30, 30], [55, 55]] as const) {
      const { pipes, frame, ground } = drawSection(sectionOf([acrossAt(50, 'a', { groundM })]), box)
      const [pipe] = pipes
      expect(pipe && pipe.y >= frame.top && pipe.y <= frame.bottom, `surveyed at ${groundM[0]} m`).toBe(true)
      expect(pathPoints(ground).every(([, y]) => y >= frame.top - 0.5 && y <= frame.bottom + 0.5)).toBe(true)
    }
  })

  it('has words for heights and ways at round steps, each at its place', () => {
    const bumpy = (lon: number) => 40 + 3 * Math.sin(sheet.toFlat([lon, 36.28])[0] / 20)
    for (const lengthM of [7, 35, 100, 480, 2_000]) {
      const { levels, ways, frame } = drawSection(sectionOf([], [[0, 0], [lengthM, 0]], bumpy), box)
      for (const marks of [levels, ways]) {
        const values = marks.map(({ text }) => Number(text))
        const [step = NaN] = steps(values)
        expect(marks.length).toBeGreaterThan(1)
        expect(isRound(step), `${lengthM} m: ${values.join(' ')}`).toBe(true)
        expect(steps(values).every(each => Math.abs(each - step) < 1e-6)).toBe(true)
        expect(values.every(value => Math.abs(value / step - Math.round(value / step)) < 1e-6)).toBe(true)
      }
      expect(levels.length).toBeLessThanOrEqual(7)
      for (const { x, text } of ways) expect(x).toBeCloseTo(frame.left + Number(text) * (frame.right - frame.left) / lengthM, 1)
      const apart = ways.slice(1).map(({ x }, i) => x - (ways[i]?.x ?? NaN))
      expect(Math.min(...apart), `${lengthM} m`).toBeGreaterThan(40)
    }
  })

  it('writes clear distances between neighbours alone, from wall to wall, where there is room', () => {
    const section = sectionOf([acrossAt(20), acrossAt(60), acrossAt(60.6), acrossAt(90)])
    const { gaps, pipes } = drawSection(section, box)
    expect(gaps.map(({ text }) => text)).toEqual(['39.60', '29.00'])
    for (const { from, to, text } of gaps) {
      const left = pipes.find(pipe => Math.abs(pipe.x + pipe.halfWidth - from) < 1e-6), right = pipes.find(pipe => Math.abs(pipe.x - pipe.halfWidth - to) < 1e-6)
      expect(left && right && pipes.indexOf(right) - pipes.indexOf(left), text).toBe(1)
    }
  })

  it('draws a pipe that runs along the line as a stretch at its heights', () => {
    const { along, frame } = drawSection(sectionOf([pipeAt({ id: 'l', from: [20, 0], to: [80, 0], depthM: [1, 2] })]), box)
    const [start, end] = pathPoints(along[0]?.path ?? '')
    const scaleX = (frame.right - frame.left) / 100
    expect(along[0]?.id).toBe('l')
    expect(start?.[0]).toBeCloseTo(frame.left + 20 * scaleX, 0)
    expect(end?.[0]).toBeCloseTo(frame.left + 80 * scaleX, 0)
    expect(end?.[1]).toBeGreaterThan(start?.[1] ?? NaN)
  })
})

describe('the words over a section', () => {
  const somePipe = fc.record({
    east: fc.double({ min: 0.5, max: 99.5, noNaN: true }), depth: fc.double({ min: 0.2, max: 6, noNaN: true }), kind: fc.constantFrom(...pipeKinds),
    profile: fc.oneof(
      fc.record({ shape: fc.constant('round' as const), diameterMm: fc.integer({ min: 20, max: 3_000 }), wallMm: fc.integer({ min: 0, max: 200 }) }),
      fc.record({ shape: fc.constant('box' as const), widthMm: fc.integer({ min: 100, max: 6_000 }), heightMm: fc.integer({ min: 100, max: 3_000 }), wallMm: fc.integer({ min: 0, max: 300 }) }),
    ),
  })
  /** From the narrowest wall to the widest, in rem of each. */
  const anyBox = fc.tuple(fc.integer({ min: 28, max: 190 }), fc.integer({ min: 9, max: 24 }), fc.constantFrom(14, 16, 32)).map(([wideRem, tallRem, rootPx]) => ({ width: wideRem * rootPx, height: tallRem * rootPx, rootPx }))
  const pipesOf = (all: readonly { east: number, depth: number, kind: Pipe['kind'], profile: Pipe['profile'] }[]) => all.map(({ east, depth, kind, profile }, i) => acrossAt(east, `p${i}`, { depthM: [depth, depth], kind, profile }))

  test.prop([fc.array(somePipe, { maxLength: 60 }), anyBox])('never cover each other, stay between the edges, and above the ground', (all, size) => {
    const { labels, frame, pipes } = drawSection(sectionOf(pipesOf(all)), size)
    const px = size.rootPx / 16
    const rows = new Map<number, typeof labels[number][]>()
    for (const label of labels) rows.set(label.y, [...rows.get(label.y) ?? [], label])
    expect(rows.size).toBeLessThanOrEqual(3)
    for (const row of rows.values()) {
      const ordered = [...row].sort((a, b) => a.x - b.x)
      for (const [i, label] of ordered.entries()) {
        const before = ordered[i - 1]
        if (before) expect(label.x - before.x).toBeGreaterThanOrEqual((wideOf(label) + wideOf(before)) / 2 * px)
        expect(label.x - wideOf(label) / 2 * px).toBeGreaterThanOrEqual(0)
        expect(label.x + wideOf(label) / 2 * px).toBeLessThanOrEqual(size.width)
      }
    }
    for (const [i, y] of [...rows.keys()].sort((a, b) => a - b).entries()) {
      expect(y - halfLinePx * px).toBeGreaterThanOrEqual(0)
      expect(y + halfLinePx * px).toBeLessThanOrEqual(frame.top)
      const above = [...rows.keys()].sort((a, b) => a - b)[i - 1]
      if (above !== undefined) expect(y - above).toBeGreaterThanOrEqual(2 * halfLinePx * px)
    }
    for (const { id, anchorX, anchorY } of labels) expect(pipes.some(pipe => pipe.id === id && pipe.x === anchorX && Math.abs(pipe.y - pipe.halfHeight - anchorY) < 1e-6)).toBe(true)
  })

  test.prop([fc.array(somePipe, { maxLength: 60 }), anyBox])('and everything else keep to what is true of every section', (all, size) => {
    const section = sectionOf(pipesOf(all))
    const { factor, frame, pipes, gaps } = drawSection(section, size)
    expect(factor).toBeGreaterThanOrEqual(1 - 1e-9)
    for (const pipe of pipes) {
      expect(pipe.x).toBeGreaterThanOrEqual(frame.left - 1e-6)
      expect(pipe.x).toBeLessThanOrEqual(frame.right + 1e-6)
      expect(pipe.y).toBeGreaterThanOrEqual(frame.top - 1e-6)
      expect(pipe.y).toBeLessThanOrEqual(frame.bottom + 1e-6)
    }
    for (const gap of gaps) {
      expect(gap.to).toBeGreaterThan(gap.from)
      expect(Number(gap.text)).toBeGreaterThan(0)
      // No pipe has its middle in a clear distance.
      expect(pipes.some(pipe => pipe.x > gap.from && pipe.x < gap.to)).toBe(false)
    }
  })

  it('are there for every pipe where there is room for all', () => {
    expect(drawSection(sectionOf([10, 30, 50, 70, 90].map(east => acrossAt(east))), box).labels).toHaveLength(5)
  })

  it('give way to those of the largest pipes where there is not', () => {
    const small = Array.from({ length: 60 }, (_, i) => acrossAt(1 + i * 1.6, `s${i}`, { profile: { shape: 'round', diameterMm: 50, wallMm: 0 } }))
    const { labels } = drawSection(sectionOf([...small, acrossAt(48, 'main', { profile: { shape: 'round', diameterMm: 2_000, wallMm: 0 } })]), box)
    expect(labels.length).toBeLessThan(61)
    expect(labels.map(({ id }) => id)).toContain('main')
  })

  it('say size and cover, with a true minus sign, and none below zero where a pipe stands out of the ground', () => {
    const texts = ([depthM, profile]: readonly [number, Pipe['profile']]) => drawSection(sectionOf([acrossAt(50, 'a', { depthM: [depthM, depthM], profile })]), box).labels.map(({ text }) => text)
    expect(texts([1.234, { shape: 'round', diameterMm: 300, wallMm: 8 }])).toEqual(['DN300 −1.23'])
    expect(texts([0.8, { shape: 'box', widthMm: 1_000, heightMm: 600, wallMm: 0 }])).toEqual(['1000×600 −0.80'])
    expect(texts([-0.5, { shape: 'round', diameterMm: 300, wallMm: 8 }])).toEqual(['DN300 +0.50'])
  })
})

describe('the depth of a section', () => {
  const depthOf = (pipes: readonly Pipe[], line?: readonly Flat[]) => sectionDepthM(sectionOf(pipes, line))
  it('is 3 m at the least', () => expect([depthOf([]), depthOf([acrossAt(50)])]).toEqual([3, 3]))
  it('reaches 0.4 m below the lowest body, in whole half metres', () => {
    expect(depthOf([acrossAt(50, 'a', { depthM: [4, 4] })])).toBe(5)
    expect(depthOf([acrossAt(50, 'a', { depthM: [4.3, 4.3] })])).toBe(5.5)
  })
  it('reaches below pipes that run along the line too', () => expect(depthOf([pipeAt({ from: [10, 0], to: [90, 0], depthM: [2, 6] })])).toBe(7))
  it('is that of the ground at each place, however steep', () => {
    const slope = (lon: number) => 40 + sheet.toFlat([lon, 36.28])[0]
    expect(sectionDepthM(sectionOf([acrossAt(50, 'a', { groundM: [90, 90] })], [[0, 0], [100, 0]], slope))).toBe(3)
  })
})
