import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pipe } from '@/api/contract/pipes'
import { outerSizeM } from '@/domain/pipes'
import type { Flat } from '@/domain/plane'
import { alongBelowDeg, cutSection } from '@/domain/section'
import { walked } from '../../builders/surveyOracles'
import { townCrossing } from '../../builders/townCrossing'

const { plane, pipes, groundHeight } = townCrossing(90)
const stepM = 0.01

const place = fc.tuple(fc.double({ min: -40, max: 40, noNaN: true }), fc.double({ min: -40, max: 40, noNaN: true }))
const lines = fc.array(place, { minLength: 2, maxLength: 4 }).filter(line => line.every((q, k) => k === 0 || Math.hypot(q[0] - (line[k - 1]?.[0] ?? 0), q[1] - (line[k - 1]?.[1] ?? 0)) > 5))

describe('a section through a crossing of the county town', () => {
  it('cuts the pipes that cross it when one walks along them, each as often, at the same place and depth', () => {
    let cut = 0
    fc.assert(fc.property(lines, (line) => {
      const section = cutSection(line.map(plane.toLonLat), pipes, plane, groundHeight)
      if (section === null) throw new Error('no section')
      // At the least angle a cut is neither here nor there; where the line bends on a pipe it is one.
      const all = pipes.flatMap(pipe => walked(pipe, line, plane))
      fc.pre(all.every(({ angleDeg }) => Math.abs(angleDeg - alongBelowDeg) > 0.05))
      const wanted = all.filter(({ angleDeg }) => angleDeg > alongBelowDeg).sort((x, y) => x.chainageM - y.chainageM || (x.id < y.id ? -1 : 1))
      const found = [...section.crossings].sort((x, y) => x.chainageM - y.chainageM || (x.pipe.id < y.pipe.id ? -1 : 1))
      const counted = (ids: readonly string[]): Record<string, number> => Object.fromEntries(ids.toSorted().map(id => [id, ids.filter(other => other === id).length]))
      expect(counted(found.map(({ pipe }) => pipe.id))).toEqual(counted(wanted.map(({ id }) => id)))
      for (const crossing of found) {
        const twin = wanted.filter(({ id }) => id === crossing.pipe.id).sort((x, y) => Math.abs(x.chainageM - crossing.chainageM) - Math.abs(y.chainageM - crossing.chainageM))[0]
        cut += 1
        expect(Math.abs((twin?.chainageM ?? Infinity) - crossing.chainageM), crossing.pipe.id).toBeLessThan(0.0101)
        expect(Math.abs((twin?.axisDepthM ?? Infinity) - crossing.axisDepthM), crossing.pipe.id).toBeLessThan(0.005)
        expect(Math.abs((twin?.axisElevationM ?? Infinity) - crossing.axisElevationM), crossing.pipe.id).toBeLessThan(0.005)
        expect(Math.abs((twin?.angleDeg ?? Infinity) - crossing.angleDeg), crossing.pipe.id).toBeLessThan(1e-4)
        const { widthM, heightM } = outerSizeM(crossing.pipe.profile)
        expect(crossing.coverM, crossing.pipe.id).toBeCloseTo(crossing.axisDepthM - heightM / 2, 9)
        expect(crossing.widthM * Math.sin(crossing.angleDeg * Math.PI / 180), crossing.pipe.id).toBeCloseTo(widthM, 6)
      }
      for (const { left, right, horizontalM, verticalM } of section.gaps) {
        const [x, y] = [section.crossings[left], section.crossings[right]]
        if (x === undefined || y === undefined) throw new Error('a gap without its sides')
        expect(y.chainageM).toBeGreaterThanOrEqual(x.chainageM)
        expect(horizontalM).toBeCloseTo(Math.max(0, y.chainageM - y.widthM / 2 - x.chainageM - x.widthM / 2), 9)
        const [upper, lower] = x.axisElevationM > y.axisElevationM ? [x, y] : [y, x]
        expect(verticalM).toBeCloseTo(Math.max(0, upper.axisElevationM - upper.heightM / 2 - lower.axisElevationM - lower.heightM / 2), 9)
      }
      expect(section.gaps).toHaveLength(Math.max(0, section.crossings.length - 1))
    }), { numRuns: 40, seed: 17 })
    expect(cut).toBeGreaterThan(300)
  })

  it('shows a pipe that runs along it over the stretch in which it lies in the line', () => {
    let along = 0
    fc.assert(fc.property(fc.constantFrom(...pipes.filter(pipe => lengthOf(pipe) > 8)), fc.double({ min: -0.2, max: 0.2, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }), (pipe, aside, turnDeg) => {
      const a = plane.toFlat(pipe.from.point), b = plane.toFlat(pipe.to.point), length = lengthOf(pipe)
      const u: Flat = [(b[0] - a[0]) / length, (b[1] - a[1]) / length], turn = turnDeg * Math.PI / 180
      const v: Flat = [u[0] * Math.cos(turn) - u[1] * Math.sin(turn), u[0] * Math.sin(turn) + u[1] * Math.cos(turn)]
      const start: Flat = [a[0] + u[0] * 2 - u[1] * aside, a[1] + u[1] * 2 + u[0] * aside]
      const section = cutSection([start, [start[0] + v[0] * (length - 4), start[1] + v[1] * (length - 4)] as Flat].map(plane.toLonLat), [pipe], plane, groundHeight)
      // Metres along the line at which the axis lies within half a width of it.
      const half = outerSizeM(pipe.profile).widthM / 2, inside: number[] = []
      for (let m = 0; m <= length; m += stepM) {
        const x = a[0] + u[0] * m - start[0], y = a[1] + u[1] * m - start[1]
        const way = v[0] * x + v[1] * y
        if (way >= 0 && way <= length - 4 && Math.abs(v[0] * y - v[1] * x) <= half) inside.push(way)
      }
      const [stretch] = section?.along ?? []
      expect(section?.crossings).toEqual([])
      if (inside.length < 3) { expect((stretch?.toM ?? 0) - (stretch?.fromM ?? 0)).toBeLessThan(0.05); return }
      along += 1
      expect(Math.abs((stretch?.fromM ?? Infinity) - Math.min(...inside))).toBeLessThan(0.03)
      expect(Math.abs((stretch?.toM ?? Infinity) - Math.max(...inside))).toBeLessThan(0.03)
    }), { numRuns: 150, seed: 5 })
    expect(along).toBeGreaterThan(60)
  })

  function lengthOf(pipe: Pipe): number {
    const [a, b] = [plane.toFlat(pipe.from.point), plane.toFlat(pipe.to.point)]
    return Math.hypot(b[0] - a[0], b[1] - a[1])
  }
})
