import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DepthDatum, type PipeProfile, pipeKinds } from '@/api/contract/pipes'
import { axisAt, between, pipeBody, sideOf } from '@/domain/pipeBody'
import { axisDepthM, axisElevationM, axisOffsetM, innerSizeM, outerSizeM, pipeFamilies, pipeKindSpecs } from '@/domain/pipes'
import { pipeAt, sheet } from '../../builders/pipes'

const round: PipeProfile = { shape: 'round', diameterMm: 300, wallMm: 10 }
const duct: PipeProfile = { shape: 'box', widthMm: 810, heightMm: 430, wallMm: 0 }
const culvert: PipeProfile = { shape: 'box', widthMm: 1500, heightMm: 1200, wallMm: 200 }

describe('the kinds of pipes', () => {
  it('belong to the six systems, each with its colour of the standard and a hue of its own on the wall', () => {
    expect(new Set(pipeKinds.map(kind => pipeKindSpecs[kind].family))).toEqual(new Set(pipeFamilies))
    expect(new Set(pipeKinds.map(kind => pipeKindSpecs[kind].hue)).size).toBe(pipeKinds.length)
    expect(pipeKindSpecs.RQ.standardRgb).toEqual([255, 0, 255])
    // 雨水 and 污水 are one colour in the standard.
    expect(pipeKindSpecs.YS.standardRgb).toEqual(pipeKindSpecs.WS.standardRgb)
  })
})

describe('the size of a profile', () => {
  it('is clear inside, and larger by a wall on each side outside', () => {
    expect(innerSizeM(round)).toEqual({ widthM: 0.3, heightM: 0.3 })
    expect(outerSizeM(round)).toEqual({ widthM: expect.closeTo(0.32, 12) as number, heightM: expect.closeTo(0.32, 12) as number })
    expect(outerSizeM(duct)).toEqual({ widthM: 0.81, heightM: 0.43 })
    expect(outerSizeM(culvert)).toEqual({ widthM: 1.9, heightM: expect.closeTo(1.6, 12) as number })
  })
})

describe('the axis of a pipe', () => {
  it.each<[DepthDatum, PipeProfile, number]>([['outerTop', round, -0.16], ['innerBottom', round, 0.15], ['outerTop', duct, -0.215], ['innerBottom', culvert, 0.6]])('measured to %s of %o lies %f m from there', (datum, profile, offset) => {
    expect(axisOffsetM(datum, profile)).toBeCloseTo(offset, 12)
  })

  it('lies as far below the ground as its height says, whatever was measured', () => {
    fc.assert(fc.property(fc.constantFrom<DepthDatum>('outerTop', 'innerBottom'), fc.constantFrom(round, duct, culvert), fc.double({ min: 0.2, max: 9, noNaN: true }), fc.double({ min: -10, max: 400, noNaN: true }), (datum, profile, depthM, groundM) => {
      const end = { ...pipeAt({ from: [0, 0], to: [10, 0] }).from, depthM, elevationM: groundM - depthM }
      expect(axisDepthM(end, { datum, profile }) + axisElevationM(end, { datum, profile })).toBeCloseTo(groundM, 9)
      // The crown of what is measured to its outer top is where the survey says; the sole of a drain is under its wall.
      const half = outerSizeM(profile).heightM / 2
      if (datum === 'outerTop') expect(axisDepthM(end, { datum, profile }) - half).toBeCloseTo(depthM, 9)
      else expect(axisDepthM(end, { datum, profile }) + half).toBeCloseTo(depthM + profile.wallMm / 1000, 9)
    }))
  })
})

describe('the body of a pipe', () => {
  const body = pipeBody(pipeAt({ from: [10, 20], to: [40, 60], depthM: [1, 2], groundM: [40, 43], profile: round }), sheet)

  it('has its length on the map, its outer size and the depth and height of its axis at both ends', () => {
    expect(body.lengthM).toBeCloseTo(50, 6)
    expect([body.widthM, body.heightM, body.isRound]).toEqual([expect.closeTo(0.32, 12), expect.closeTo(0.32, 12), true])
    expect(body.depthM).toEqual([expect.closeTo(1.16, 9), expect.closeTo(2.16, 9)])
    expect(body.elevationM).toEqual([expect.closeTo(38.84, 9), expect.closeTo(40.84, 9)])
  })

  it('is straight between its ends', () => {
    expect([0, 0.25, 1].map(t => axisAt(body, t).map(v => Math.round(v * 1e4) / 1e4))).toEqual([[10, 20], [17.5, 30], [40, 60]])
    expect(between([4, 8], 0.75)).toBe(7)
  })

  it('is a riser where both ends stand on one point', () => {
    expect(pipeBody(pipeAt({ from: [5, 5], to: [5, 5] }), sheet).lengthM).toBe(0)
  })

  it('knows left from right: positive to the left of a line, zero on it, the other sign the other way round', () => {
    expect(sideOf([0, 0], [10, 0], [3, 2])).toBe(20)
    expect(sideOf([0, 0], [10, 0], [3, -2])).toBe(-20)
    expect(sideOf([0, 0], [10, 0], [77, 0])).toBe(0)
    expect(sideOf([10, 0], [0, 0], [3, 2])).toBe(-20)
  })
})
