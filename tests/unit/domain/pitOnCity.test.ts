import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digPit } from '@/domain/pit'
import type { Flat } from '@/domain/plane'
import { isInside, sampled } from '../../builders/surveyOracles'
import { townCrossing } from '../../builders/townCrossing'

const { plane, pipes, nodes, groundHeight } = townCrossing(90)

/** A turned rectangle near the crossing, counter-clockwise. */
const outline = fc.record({ east: fc.double({ min: -25, max: 25, noNaN: true }), north: fc.double({ min: -25, max: 25, noNaN: true }), half: fc.double({ min: 1, max: 14, noNaN: true }), across: fc.double({ min: 0.5, max: 6, noNaN: true }), turn: fc.double({ min: 0, max: Math.PI, noNaN: true }) })
  .map(({ east, north, half, across, turn }) => ([[-half, -across], [half, -across], [half, across], [-half, across]] as const).map(([u, v]): Flat => [east + u * Math.cos(turn) - v * Math.sin(turn), north + u * Math.sin(turn) + v * Math.cos(turn)]))

describe('a pit at a crossing of the county town', () => {
  it('lies over pipes of all kinds', () => {
    expect(pipes.length).toBeGreaterThan(100)
    expect(new Set(pipes.map(({ kind }) => kind)).size).toBe(7)
  })

  it('meets the pipes that a digger would meet centimetre by centimetre: the same ones, as long, as deep, in their order', () => {
    let met = 0, left = 0
    fc.assert(fc.property(outline, fc.double({ min: 1, max: 6, noNaN: true }), (ring, depthM) => {
      const pit = digPit(ring.map(plane.toLonLat), depthM, pipes, nodes, plane, groundHeight)
      if ('refusal' in pit) throw new Error(pit.refusal)
      const found = new Map(pit.pipes.map(inside => [inside.pipe.id, inside]))
      for (const pipe of pipes) {
        const oracle = sampled(pipe, ring, depthM, plane), inside = found.get(pipe.id)
        // A corner that only grazes the body may fall between two samples.
        if (oracle === null) { expect(inside?.lengthM ?? 0, pipe.id).toBeLessThan(0.2); left += 1; continue }
        met += 1
        expect(inside, pipe.id).toBeDefined()
        if (inside === undefined) continue
        expect(Math.abs(inside.lengthM - oracle.lengthM), `${pipe.id}: ${inside.lengthM} m, sampled ${oracle.lengthM} m`).toBeLessThan(0.15)
        expect(inside.contactM, pipe.id).toBeLessThanOrEqual(oracle.contactM + 1e-6)
        expect(oracle.contactM - inside.contactM, pipe.id).toBeLessThan(0.05)
        expect(Math.abs(inside.coverM - oracle.coverM), pipe.id).toBeLessThan(0.01)
      }
      const contacts = pit.pipes.map(({ contactM }) => contactM)
      expect(contacts).toEqual(contacts.toSorted((a, b) => a - b))
      const wells = nodes.filter(node => isInside(ring, ...plane.toFlat(node.point)) && (node.cover !== null || node.depthM <= depthM)).map(({ id }) => id)
      expect(pit.nodes.map(({ id }) => id)).toEqual(wells)
    }), { numRuns: 25, seed: 61 })
    expect(met).toBeGreaterThan(60)
    expect(left).toBeGreaterThan(1_000)
  })
})
