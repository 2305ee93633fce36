import { describe, expect, it } from 'vitest'
import { contactOf } from '@/domain/corridor'
import { pipeBody } from '@/domain/pipeBody'
import type { Flat } from '@/domain/plane'
import { type PipeAt, pipeAt, sheet } from '../../builders/pipes'

const square: Flat[] = [[0, 0], [10, 0], [10, 10], [0, 10]]
const contact = (pipe: PipeAt, floorM = 3, ring = square) => contactOf(pipeBody(pipeAt(pipe), sheet), ring, floorM)

describe('the contact of a pipe with a pit', () => {
  it('of a pipe right through is the part between the walls, met at its crown', () => {
    expect(contact({ from: [-10, 5], to: [20, 5] })).toEqual({ depthM: expect.closeTo(1, 9) as number, coverM: expect.closeTo(1, 9) as number, share: expect.closeTo(1 / 3, 6) as number })
  })

  it('of a sloping pipe is met where it is shallowest inside, and ends where it dives below the floor', () => {
    // The crown falls from 0 to 6 m over 30 m: 2 m where it comes in, 4 m where it leaves, the crown at 3 m halfway.
    const found = contact({ from: [-10, 5], to: [20, 5], depthM: [0, 6] })
    expect(found?.depthM).toBeCloseTo(2, 6)
    expect(found?.share).toBeCloseTo(5 / 30, 5)
  })

  it('of a pipe that lies beside, below or beyond is none', () => {
    expect(contact({ from: [-10, -0.21], to: [20, -0.21] })).toBeNull()
    expect(contact({ from: [-10, 5], to: [20, 5], depthM: [3.01, 3.01] })).toBeNull()
    expect(contact({ from: [-10, 5], to: [-0.01, 5] })).toBeNull()
  })

  it('of a box that only shows its side is as deep as its top, for its side is upright', () => {
    const box = { shape: 'box', widthMm: 800, heightMm: 400, wallMm: 0 } as const
    const found = contact({ from: [-10, -0.39], to: [20, -0.39], profile: box })
    expect(found?.depthM).toBeCloseTo(1, 9)
    expect(found?.share).toBeCloseTo(1 / 3, 4)
  })

  it('of a pipe that comes out of the ground is at the surface, never above it', () => {
    expect(contact({ from: [-10, 5], to: [20, 5], depthM: [-0.3, -0.3] })?.depthM).toBe(0)
  })

  it('of a pipe through both arms of a bent pit is the sum of the two parts', () => {
    const u: Flat[] = [[0, 0], [12, 0], [12, 10], [9, 10], [9, 3], [3, 3], [3, 10], [0, 10]]
    expect(contact({ from: [-6, 8], to: [18, 8] }, 3, u)?.share).toBeCloseTo(6 / 24, 5)
    expect(contact({ from: [4, 8], to: [8, 8] }, 3, u)).toBeNull()
  })

  it('does not depend on where the outline begins, nor on which end the pipe is named from', () => {
    const pipe: PipeAt = { from: [-3, 2], to: [14, 9], depthM: [1, 2.6] }
    const there = contact(pipe), turned = contact(pipe, 3, [...square.slice(2), ...square.slice(0, 2)])
    const back = contact({ from: [14, 9], to: [-3, 2], depthM: [2.6, 1] })
    for (const other of [turned, back]) {
      expect(other?.share).toBeCloseTo(there?.share ?? NaN, 9)
      expect(other?.depthM).toBeCloseTo(there?.depthM ?? NaN, 9)
      expect(other?.coverM).toBeCloseTo(there?.coverM ?? NaN, 9)
    }
  })
})
