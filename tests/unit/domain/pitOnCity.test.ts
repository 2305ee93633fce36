import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pipe } from '@/api/contract/pipes'
import { axisDepthM, outerSizeM } from '@/domain/pipes'
import { digPit } from '@/domain/pit'
import type { Flat } from '@/domain/plane'
import { townCrossing } from '../../builders/townCrossing'

const { plane, pipes, nodes, groundHeight } = townCrossing(90)
const stepM = 0.01

/** Twice the area is not asked: only on which side of every edge of a convex, counter-clockwise ring a point lies. */
function isInside(ring: readonly Flat[], x: number, y: number): boolean {
  return ring.every((p, i) => {
    const q = ring[(i + 1) % ring.length] ?? p
    return (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]) >= 0
  })
}

interface Sampled { lengthM: number, contactM: number, coverM: number }

/** What a digger meets of a pipe, seen centimetre by centimetre along it and in 41 strips across it. */
function sampled(pipe: Pipe, ring: readonly Flat[], floorM: number): Sampled | null {
  const a = plane.toFlat(pipe.from.point), b = plane.toFlat(pipe.to.point)
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]), ux = (b[0] - a[0]) / length, uy = (b[1] - a[1]) / length
  const { widthM, heightM } = outerSizeM(pipe.profile)
  const [d0, d1] = [axisDepthM(pipe.from, pipe), axisDepthM(pipe.to, pipe)]
  const box = [0, 1].map(k => [Math.min(...ring.map(p => p[k] ?? 0)) - widthM, Math.max(...ring.map(p => p[k] ?? 0)) + widthM])
  let met = 0, contactM = Infinity, coverM = Infinity
  const steps = Math.ceil(length / stepM)
  for (let i = 0; i < steps; i++) {
    const t = (i + 0.5) / steps, x = a[0] + (b[0] - a[0]) * t, y = a[1] + (b[1] - a[1]) * t, axis = d0 + (d1 - d0) * t
    if (x < (box[0]?.[0] ?? 0) || x > (box[0]?.[1] ?? 0) || y < (box[1]?.[0] ?? 0) || y > (box[1]?.[1] ?? 0)) continue
    let isMet = false
    for (let j = -20; j <= 20; j++) {
      const aside = j / 20 * widthM / 2 * 0.99999
      const half = pipe.profile.shape === 'round' ? Math.sqrt(Math.max(0, (heightM / 2) ** 2 - aside * aside)) : heightM / 2
      if (axis - half >= floorM || axis + half <= 0 || !isInside(ring, x - uy * aside, y + ux * aside)) continue
      isMet = true
      contactM = Math.min(contactM, axis - half)
    }
    if (isMet) { met += 1; coverM = Math.min(coverM, axis - heightM / 2) }
  }
  const slope = (pipe.from.elevationM - pipe.to.elevationM) / length
  return met === 0 ? null : { lengthM: met * length / steps * Math.hypot(1, slope), contactM: Math.max(0, contactM), coverM }
}

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
        const oracle = sampled(pipe, ring, depthM), inside = found.get(pipe.id)
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
