import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { LonLat } from '@/api/contract/common'
import type { Flat } from '@/domain/plane'
import { createMapCamera } from '@/map/engine/mapCamera'
import { createLocalFrame } from '@/domain/localFrame'
import { type Subject, thingShot, underShot, workShot } from '@/map/sync/mapView'
import { lonLatOf, sheet } from '../builders/pipes'
import { at } from '../builders/regions'
import { thingOf } from '../builders/things'
import { squareOf } from '../builders/works'

const flat = (points: readonly (readonly [number, number])[]) => points.map(([lon, lat]) => sheet.toFlat([lon, lat]))
const line = (...points: Flat[]): LonLat[] => points.map(([east, north]) => lonLatOf(east, north))
/** Degrees between two directions, 0 … 180. */
const between = (a: number, b: number) => Math.abs(((a - b) % 360 + 540) % 360 - 180)
function middleOf(points: readonly (readonly [number, number])[]): Flat {
  const all = flat(points)
  return [all.reduce((sum, p) => sum + p[0], 0) / all.length, all.reduce((sum, p) => sum + p[1], 0) / all.length]
}

describe('the look at an excavation', () => {
  it('is from where one stands, with all of it and room around', () => {
    const corners = line(...squareOf(30))
    const shot = workShot(corners, 'pit', 137)
    expect([shot.headingDeg, shot.points, shot.rise]).toEqual([137, corners, 0])
    expect(shot.margin).toBeGreaterThan(0.2)
    expect(shot.pitchDeg).toBeLessThan(-30)
  })
})

describe('the look at a section', () => {
  const heading = fc.double({ min: 0, max: 360, noNaN: true, maxExcluded: true }), end = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }))

  test.prop([end, heading])('is square to it, from the nearer side', ([east, north], headingDeg) => {
    fc.pre(Math.hypot(east, north) > 10)
    const shot = workShot(line([0, 0], [east, north]), 'section', headingDeg)
    const bearing = Math.atan2(east, north) * 180 / Math.PI
    expect(Math.abs(between(shot.headingDeg, bearing) - 90)).toBeLessThan(0.2)
    expect(between(shot.headingDeg, headingDeg)).toBeLessThanOrEqual(90.2)
    expect(shot.headingDeg).toBeGreaterThanOrEqual(0)
    expect(shot.headingDeg).toBeLessThan(360)
  })

  test.prop([end, heading])('has the start of the line at one side of the picture and its end at the other', ([east, north], headingDeg) => {
    fc.pre(Math.hypot(east, north) > 30)
    const points = line([0, 0], [east, north])
    const camera = createMapCamera({ frame: createLocalFrame(...lonLatOf(0, 0)), groundHeight: () => 40, fovYDeg: 24, now: () => 0, nextFrame: () => () => undefined, onChange: () => undefined })
    camera.setWindow({ width: 1280, height: 720, insets: { top: 0, right: 0, bottom: 0, left: 0 } }, true)
    camera.show(workShot(points, 'section', headingDeg), true)
    const [a, b] = points.map(([lon, lat]) => camera.projectAbove(lon, lat, 0))
    // Both ends at one height of the picture: the sheet is seen in full.
    expect(Math.abs((a?.y ?? NaN) - (b?.y ?? NaN))).toBeLessThan(5)
    expect(Math.abs((a?.x ?? NaN) - (b?.x ?? NaN))).toBeGreaterThan(300)
  })

  it('of a bent line is square to the way from its start to its end', () => {
    expect(workShot(line([0, 0], [50, 80], [100, 0]), 'section', 10).headingDeg).toBeCloseTo(0, 1)
  })

  it('has an answer for a line that comes back to its start', () => {
    expect(Number.isFinite(workShot(line([0, 0], [50, 0], [0, 0]), 'section', 10).headingDeg)).toBe(true)
  })
})

describe('the first look below the ground', () => {
  const outline = [[[...line(...squareOf(800)), lonLatOf(0, 0)]]]
  const subject: Subject = { code: at.cuiping, level: 'community', outline, plates: [], context: [] }

  it('is near: 95 m to every side of a place inside the community', () => {
    const shot = underShot(subject)
    const centre = middleOf(shot?.points ?? [])
    expect(centre.every(m => m > 0 && m < 800)).toBe(true)
    for (const [east, north] of flat(shot?.points ?? [])) expect(Math.hypot(east - centre[0], north - centre[1])).toBeCloseTo(95, 0)
    expect(shot?.rise).toBe(0)
  })

  it('is low, as a look along the pipes is', () => expect(underShot(subject)?.pitchDeg).toBeGreaterThan(-30))
  it('is none where the community has no outline', () => expect(underShot({ ...subject, outline: [] })).toBeNull())
})

describe('the look at a thing', () => {
  it('is from where one stands, and nearer at a pipe than at a house', () => {
    const reach = (kind: 'building' | 'pipe' | 'camera') => {
      const shot = thingShot(thingOf(kind), 77)
      const centre = middleOf(shot.points)
      return { headingDeg: shot.headingDeg, centre, reachM: Math.max(...flat(shot.points).map(([east, north]) => Math.hypot(east - centre[0], north - centre[1]))) }
    }
    const building = reach('building'), pipe = reach('pipe'), camera = reach('camera')
    expect([building.headingDeg, Math.round(pipe.reachM), Math.round(camera.reachM), Math.round(building.reachM)]).toEqual([77, 26, 60, 90])
    // The middle of a pipe from (0, 0) to (30, 40).
    expect(pipe.centre[0]).toBeCloseTo(15, 1)
    expect(pipe.centre[1]).toBeCloseTo(20, 1)
  })
})
