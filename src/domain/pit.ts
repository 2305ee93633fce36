import type { LonLat } from '@/api/contract/common'
import type { Pipe, PipeNode } from '@/api/contract/pipes'
import { contactOf } from './corridor'
import { ringContains } from './geodesy'
import { type GroundHeight, groundProfile } from './groundProfile'
import { type PipeBody, pipeBody, sideOf } from './pipeBody'
import type { Flat, Plane } from './plane'

/** Depths that a pit may have, m. */
export const pitDepthM = { least: 1, most: 8, first: 3, step: 0.5 } as const
/** A pit is a work site: its outline fits into a square of this side, m. */
export const pitWithinM = 600
/** Points of the rim stand at most this far apart, m. */
const rimStepM = 5

export type PitRefusal = 'tooFewPoints' | 'selfCrossing' | 'tooLarge'

/** A pipe in a pit. */
export interface PitPipe {
  pipe: Pipe
  /** Length of the pipe inside, m, along its slope. */
  lengthM: number
  /** 覆土 over the crown, the least inside the outline, m. */
  coverM: number
  /** Depth below ground at which a digger first touches it, m; deeper than the cover where the pit only grazes its side. */
  contactM: number
}

/** A point of the rim: on the ground, and the floor below it, metres above sea level. */
export interface RimPoint { point: LonLat, groundM: number, floorM: number }

/**
 * An excavation. Its floor follows the ground at one depth below it, as a trench is dug by depth: what a survey calls 3 m deep
 * is reached by a pit of 3 m wherever it lies, and the earth moved is exactly area × depth.
 */
export interface Pit {
  /** Corners, open, counter-clockwise. */
  ring: readonly LonLat[]
  depthM: number
  /** Horizontal area, m², and volume of the earth, m³. */
  areaM2: number
  volumeM3: number
  /** Horizontal length of the rim, m. */
  rimM: number
  /** The rim at most {@link rimStepM} apart, closed: the walls stand on it. */
  rim: readonly RimPoint[]
  /** In the order in which a digger meets them. */
  pipes: readonly PitPipe[]
  /** Wells with a cover inside the outline, and buried nodes no deeper than the floor. */
  nodes: readonly PipeNode[]
}

/** Twice the area inside corners, positive when counter-clockwise. */
function doubleArea(ring: readonly Flat[]): number {
  return ring.reduce((sum, q, i) => {
    const p = ring.at(i - 1)
    return p ? sum + p[0] * q[1] - q[0] * p[1] : sum
  }, 0)
}

/** True where two closed segments have a point in common. */
function touch(p: Flat, q: Flat, r: Flat, s: Flat): boolean {
  const a = sideOf(p, q, r), b = sideOf(p, q, s), c = sideOf(r, s, p), d = sideOf(r, s, q)
  if (a === 0 && b === 0) {
    const apart = (k: 0 | 1) => Math.max(p[k], q[k]) < Math.min(r[k], s[k]) || Math.max(r[k], s[k]) < Math.min(p[k], q[k])
    return !apart(0) && !apart(1)
  }
  return a * b <= 0 && c * d <= 0
}

function crossesItself(ring: readonly Flat[]): boolean {
  const n = ring.length
  for (let i = 0; i < n; i++) {
    const p = ring[i], q = ring[(i + 1) % n], after = ring[(i + 2) % n]
    if (!p || !q || !after) continue
    // Neighbours share a corner: only turning back on itself is wrong.
    if (sideOf(p, q, after) === 0 && (q[0] - p[0]) * (after[0] - q[0]) + (q[1] - p[1]) * (after[1] - q[1]) < 0) return true
    for (let j = i + 2; j < n; j++) {
      const r = ring[j], s = ring[(j + 1) % n]
      if ((j + 1) % n !== i && r && s && touch(p, q, r, s)) return true
    }
  }
  return false
}

/** Corners without those that repeat; the closing one is left out. */
function cornersOf(points: readonly LonLat[]): LonLat[] {
  return points.filter((point, i) => {
    const before = points.at(i - 1)
    return points.length === 1 || before?.[0] !== point[0] || before[1] !== point[1]
  })
}

/** Why an outline is no pit; null where it is one. */
export function pitRefusal(points: readonly LonLat[], plane: Plane): PitRefusal | null {
  const ring = cornersOf(points).map(point => plane.toFlat(point))
  if (ring.length < 3) return 'tooFewPoints'
  const spread = (k: 0 | 1) => Math.max(...ring.map(p => p[k])) - Math.min(...ring.map(p => p[k]))
  if (spread(0) > pitWithinM || spread(1) > pitWithinM) return 'tooLarge'
  return crossesItself(ring) || doubleArea(ring) === 0 ? 'selfCrossing' : null
}

/** A riser stands at one point: it is inside with the part between the ground and the floor. */
function riserIn({ pipe, depthM, heightM }: PipeBody, ring: readonly LonLat[], floorM: number): PitPipe | null {
  const top = Math.min(...depthM), bottom = Math.max(...depthM)
  const lengthM = Math.min(bottom, floorM) - Math.max(top, 0)
  return lengthM > 0 && ringContains(ring, pipe.from.point) ? { pipe, lengthM, coverM: top - heightM / 2, contactM: Math.max(0, top) } : null
}

function pipeIn(body: PipeBody, ring: readonly LonLat[], flat: readonly Flat[], floorM: number): PitPipe | null {
  if (body.lengthM === 0) return riserIn(body, ring, floorM)
  const contact = contactOf(body, flat, floorM)
  return contact && {
    pipe: body.pipe, coverM: contact.coverM, contactM: contact.depthM,
    lengthM: contact.share * Math.hypot(body.lengthM, body.elevationM[1] - body.elevationM[0]),
  }
}

/** Digs a pit of a depth below the ground inside an outline of three or more corners, or says why not. */
export function digPit(points: readonly LonLat[], depthM: number, pipes: Iterable<Pipe>, nodes: Iterable<PipeNode>, plane: Plane, groundHeight: GroundHeight): Pit | { refusal: PitRefusal } {
  const refusal = pitRefusal(points, plane)
  if (refusal) return { refusal }
  const corners = cornersOf(points)
  const ring = doubleArea(corners.map(point => plane.toFlat(point))) > 0 ? corners : corners.reverse()
  const flat = ring.map(point => plane.toFlat(point))
  const areaM2 = doubleArea(flat) / 2
  const profile = groundProfile([...ring, ...ring.slice(0, 1)], plane, groundHeight, rimStepM)
  const found: PitPipe[] = []
  for (const pipe of pipes) {
    const inside = pipeIn(pipeBody(pipe, plane), ring, flat, depthM)
    if (inside) found.push(inside)
  }
  return {
    ring, depthM, areaM2, volumeM3: areaM2 * depthM, rimM: profile.at(-1)?.chainageM ?? 0,
    rim: profile.map(({ point, groundM }) => ({ point, groundM, floorM: groundM - depthM })),
    pipes: found.sort((x, y) => x.contactM - y.contactM || (x.pipe.id < y.pipe.id ? -1 : 1)),
    nodes: [...nodes].filter(node => (node.cover !== null || node.depthM <= depthM) && ringContains(ring, node.point)),
  }
}
