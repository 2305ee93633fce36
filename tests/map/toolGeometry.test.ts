import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { LonLat } from '@/api/contract/common'
import { createLocalFrame, geodeticOf } from '@/domain/localFrame'
import type { Flat } from '@/domain/plane'
import { axisPoint, outerRadiusM } from '@/map/engine/pipeSolids'
import { type StripPoint, stripMesh } from '@/map/engine/stripMesh'
import { sameRing } from '@/domain/geodesy'
import { depthMarks } from '@/map/layers/pit'
import { pieceOf } from '@/map/layers/sectionSheet'
import { lonLatOf, pipeAt, sheet } from '../builders/pipes'
import { pitOf, sectionOf, squareOf } from '../builders/works'

const three = (values: ArrayLike<number>, v: number): [number, number, number] => [values[v * 3] ?? NaN, values[v * 3 + 1] ?? NaN, values[v * 3 + 2] ?? NaN]
const two = (values: ArrayLike<number>, v: number): [number, number] => [values[v * 2] ?? NaN, values[v * 2 + 1] ?? NaN]
const strip = (...points: (readonly [...Flat, topM: number, bottomM: number])[]): StripPoint[] => points.map(([east, north, topM, bottomM]) => ({ point: lonLatOf(east, north), topM, bottomM }))
/** Corners of each piece of a strip: lower left, lower right, upper left, upper right. */
const pieces = (mesh: ReturnType<typeof stripMesh>) => Array.from({ length: mesh.raise.length / 4 }, (_, i) => [0, 1, 2, 3].map(k => i * 4 + k))

describe('an upright strip', () => {
  it('tells each corner how far along it stands and how deep below the upper edge', () => {
    const mesh = stripMesh(strip([0, 0, 40, 37], [30, 0, 42, 38], [30, 40, 41, 40.5]))
    expect(Array.from({ length: 8 }, (_, v) => two(mesh.place, v).map(m => Number(m.toFixed(3))))).toEqual([
      [0, 3], [30, 4], [0, 0], [30, 0], [30, 4], [70, 0.5], [30, 0], [70, 0],
    ])
  })

  it('has its corners at the heights that it was given', () => {
    const mesh = stripMesh(strip([0, 0, 40, 37], [30, 0, 42, 38]))
    const seen = [0, 1, 2, 3].map(v => geodeticOf(three(mesh.positions, v)))
    const expected = [[0, 37], [30, 38], [0, 40], [30, 42]] as const
    for (const [v, [east, height]] of expected.entries()) {
      const [lon, lat] = lonLatOf(east, 0)
      expect(seen[v]?.[0]).toBeCloseTo(lon, 9)
      expect(seen[v]?.[1]).toBeCloseTo(lat, 9)
      expect(seen[v]?.[2]).toBeCloseTo(height, 4)
    }
  })

  it.each([['north', [0, 1], [1, 0]], ['east', [1, 0], [0, -1]], ['south', [0, -1], [-1, 0]], ['west', [-1, 0], [0, 1]]] as const)('that runs %s has its normal to the right', (_name, [east, north], normal) => {
    const mesh = stripMesh(strip([0, 0, 40, 37], [east * 10, north * 10, 40, 37]))
    for (const v of [0, 1, 2, 3]) for (const k of [0, 1] as const) expect(three(mesh.ground, v)[k]).toBeCloseTo(normal[k], 6)
  })

  it('does not rise with the plates', () => {
    expect([...stripMesh(strip([0, 0, 40, 37], [10, 0, 40, 37])).raise]).toEqual([0, 0, 0, 0])
  })

  it('is none with fewer than two points', () => {
    expect([stripMesh([]).indices.length, stripMesh(strip([0, 0, 40, 37])).indices.length]).toEqual([0, 0])
  })

  it('has no number that is none where two points are the same', () => {
    const mesh = stripMesh(strip([0, 0, 40, 37], [0, 0, 40, 37], [10, 0, 40, 37]))
    expect([...mesh.positions, ...mesh.ground, ...mesh.place, ...mesh.ups].every(Number.isFinite)).toBe(true)
  })

  const point = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), fc.double({ min: 20, max: 90, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true }))
  test.prop([fc.array(point, { minLength: 2, maxLength: 12 })])('is one without gaps: each piece begins where the one before ends, and two triangles fill it', (points) => {
    const mesh = stripMesh(strip(...points.map(([east, north, topM, deep]) => [east, north, topM, topM - deep] as const)))
    expect(mesh.indices.length).toBe((points.length - 1) * 6)
    for (const [i, [lowerLeft = 0, lowerRight = 0, upperLeft = 0, upperRight = 0]] of pieces(mesh).entries()) {
      const corners = [...mesh.indices.slice(i * 6, i * 6 + 6)]
      expect(new Set(corners)).toEqual(new Set([lowerLeft, lowerRight, upperLeft, upperRight]))
      if (i === 0) continue
      const before = (i - 1) * 4
      expect(three(mesh.positions, lowerLeft)).toEqual(three(mesh.positions, before + 1))
      expect(three(mesh.positions, upperLeft)).toEqual(three(mesh.positions, before + 3))
      expect(two(mesh.place, lowerLeft)).toEqual(two(mesh.place, before + 1))
    }
    const way = points.slice(1).reduce((sum, [east, north], i) => sum + Math.hypot(east - (points[i]?.[0] ?? 0), north - (points[i]?.[1] ?? 0)), 0)
    // The plane of the strip begins at its first point: a kilometre away it differs from the sheet's own by less than one in two thousand.
    expect(Math.abs(two(mesh.place, mesh.raise.length - 1)[0] - way)).toBeLessThanOrEqual(way / 2_000 + 0.01)
  })

  it('of a pit\'s rim, walked clockwise, faces inwards', () => {
    const { rim } = pitOf({ corners: squareOf(10) })
    const mesh = stripMesh([...rim].reverse().map(({ point, groundM, floorM }) => ({ point, topM: groundM, bottomM: floorM })))
    const frame = createLocalFrame(...lonLatOf(5, 5))
    for (let v = 0; v < mesh.raise.length; v += 4) {
      const [aEast, aNorth] = frame.fromEcef(three(mesh.positions, v)), [bEast, bNorth] = frame.fromEcef(three(mesh.positions, v + 1)), [nEast, nNorth] = three(mesh.ground, v)
      expect((aEast + bEast) / 2 * nEast + (aNorth + bNorth) / 2 * nNorth).toBeCloseTo(-5, 1)
    }
  })
})

describe('the ruler of a pit', () => {
  it.each([[1, [0, 1]], [1.5, [0, 1, 1.5]], [3, [0, 1, 2, 3]], [7.5, [0, 1, 2, 3, 4, 5, 6, 7, 7.5]]])('%d m deep names the ground, every metre and the floor, each once', (depthM, marks) => {
    expect(depthMarks(depthM)).toEqual(marks)
  })
})

describe('outlines', () => {
  const ring: LonLat[] = squareOf(10).map(([east, north]) => lonLatOf(east, north))
  it('are the same where their corners are', () => {
    expect(sameRing(ring, ring.map(([lon, lat]): LonLat => [lon, lat]))).toBe(true)
    expect([sameRing(null, ring), sameRing(ring.slice(1), ring), sameRing(ring, [...ring].reverse())]).toEqual([false, false, false])
  })
})

describe('the axis of a pipe', () => {
  it('lies half the outer height below the top that a survey gives, and goes straight from end to end', () => {
    const pipe = pipeAt({ from: [0, 0], to: [40, 20], depthM: [1, 3], profile: { shape: 'round', diameterMm: 400, wallMm: 50 } })
    const [lon, lat] = lonLatOf(10, 5)
    const [x, y, height] = axisPoint(pipe, 0.25)
    expect(x).toBeCloseTo(lon, 9)
    expect(y).toBeCloseTo(lat, 9)
    expect(height).toBeCloseTo(40 - 1.5 - 0.25, 9)
  })

  it('lies above the inner bottom of a gravity drain', () => {
    const drain = { ...pipeAt({ from: [0, 0], to: [40, 0], profile: { shape: 'round', diameterMm: 600, wallMm: 60 } }), datum: 'innerBottom' as const }
    expect(axisPoint(drain, 0)[2]).toBeCloseTo(39.3, 9)
  })

  it('has a hull as wide as the larger side of the pipe', () => {
    expect(outerRadiusM(pipeAt({ from: [0, 0], to: [1, 0], profile: { shape: 'round', diameterMm: 400, wallMm: 50 } }))).toBeCloseTo(0.25, 9)
    expect(outerRadiusM(pipeAt({ from: [0, 0], to: [1, 0], profile: { shape: 'box', widthMm: 2_000, heightMm: 1_000, wallMm: 100 } }))).toBeCloseTo(1.1, 9)
  })
})

describe('the piece of a pipe at its cut', () => {
  const pieceAt = (south: number, north: number) => {
    const [crossing] = sectionOf([pipeAt({ from: [50, south], to: [50, north], depthM: [1, 2] })]).crossings
    if (!crossing) throw new Error('no crossing')
    const piece = pieceOf(crossing)
    return { ...piece, norths: piece.line.map(([lon, lat]) => sheet.toFlat([lon, lat])[1]) }
  }

  it('reaches 7 m to either side of the sheet, as thick as the pipe and in its hue', () => {
    const { norths, radiusM, css } = pieceAt(-30, 60)
    expect(norths[0]).toBeCloseTo(-7, 1)
    expect(norths[1]).toBeCloseTo(7, 1)
    expect([radiusM, css]).toEqual([0.2, '#22d3ee'])
  })

  it('ends where the pipe ends', () => {
    expect(pieceAt(-3, 60).norths[0]).toBeCloseTo(-3, 6)
    expect(pieceAt(-30, 2).norths[1]).toBeCloseTo(2, 6)
    const short = pieceAt(-1, 1).norths
    expect(short[0]).toBeCloseTo(-1, 6)
    expect(short[1]).toBeCloseTo(1, 6)
  })

  it('follows the fall of the pipe', () => {
    const { line } = pieceAt(-10, 10)
    expect((line[0]?.[2] ?? NaN) - (line[1]?.[2] ?? NaN)).toBeCloseTo(0.7, 2)
  })

  it('is all of a riser, and no more', () => {
    const [crossing] = sectionOf([pipeAt({ from: [50, 0], to: [50, 0], depthM: [0.5, 3] })]).crossings
    expect(crossing && pieceOf(crossing).line.map(([, , height]) => Number(height.toFixed(6)))).toEqual([39.3, 36.8])
  })
})
