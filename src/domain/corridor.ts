import { type PipeBody, between } from './pipeBody'
import type { Flat } from './plane'

/**
 * A pipe's corridor against the outline of a pit, both seen from the pipe: `way` along the axis from its start, `aside` to its
 * left, m. Everything is piecewise linear along the way, so contact and length are worked out, not sampled.
 */
export interface Contact {
  /** Depth below ground at which a digger inside the outline first touches the pipe, m. */
  depthM: number
  /** Least depth of the pipe's crown over the stretches inside the outline, m. */
  coverM: number
  /** Share of the pipe's length that comes into the pit, 0 … 1. */
  share: number
}

type Edge = readonly [from: Flat, to: Flat]
/** A stretch of the way where the nearest ground of the pit lies `aside` from the axis, linear from start to end. */
interface Stretch { fromM: number, toM: number, fromAside: number, toAside: number }

const asideAt = ([p, q]: Edge, way: number) => p[1] + (q[1] - p[1]) * (way - p[0]) / (q[0] - p[0])

/** Every way at which something changes: corners of the outline, and where it meets the axis or the sides of the corridor. */
function breaksOf(edges: readonly Edge[], lengthM: number, half: number): number[] {
  const breaks = [0, lengthM]
  for (const [p, q] of edges) {
    breaks.push(p[0])
    for (const level of [-half, 0, half]) if ((p[1] - level) * (q[1] - level) < 0) breaks.push(p[0] + (q[0] - p[0]) * (level - p[1]) / (q[1] - p[1]))
  }
  return [...new Set(breaks)].filter(way => way >= 0 && way <= lengthM).sort((a, b) => a - b)
}

function stretchesOf(edges: readonly Edge[], lengthM: number, half: number): Stretch[] {
  const breaks = breaksOf(edges, lengthM, half)
  return breaks.slice(1).flatMap((toM, i) => {
    const fromM = breaks[i] ?? 0, middle = (fromM + toM) / 2
    const cut = edges.filter(([p, q]) => (p[0] > middle) !== (q[0] > middle)).map(edge => ({ edge, aside: asideAt(edge, middle) })).sort((a, b) => a.aside - b.aside)
    // The axis itself is inside where an odd number of edges lies below it.
    const below = cut.filter(({ aside }) => aside < 0)
    if (below.length % 2 === 1) return [{ fromM, toM, fromAside: 0, toAside: 0 }]
    return [below.at(-1), cut[below.length]].flatMap(nearest => nearest && Math.abs(nearest.aside) < half
      ? [{ fromM, toM, fromAside: Math.abs(asideAt(nearest.edge, fromM)), toAside: Math.abs(asideAt(nearest.edge, toM)) }]
      : [])
  })
}

/** Half the body's height at a distance from the axis. */
const halfHeight = ({ isRound, heightM }: PipeBody, aside: number) => isRound ? Math.sqrt(Math.max(0, (heightM / 2) ** 2 - aside * aside)) : heightM / 2

/** Ways within 0 … 1 of a stretch at which the body's top (sign −1) or bottom (1) lies at a depth. */
function meets(body: PipeBody, depths: readonly [number, number], asides: readonly [number, number], level: number): number[] {
  // |axis − level| = half height, squared where the body is round: a t² + b t + c = 0.
  const k0 = depths[0] - level, k1 = depths[1] - depths[0], m1 = asides[1] - asides[0], r = body.heightM / 2
  if (!body.isRound) return [r, -r].map(side => (side - k0) / k1)
  const a = k1 * k1 + m1 * m1, b = 2 * (k0 * k1 + asides[0] * m1), c = k0 * k0 + asides[0] ** 2 - r * r
  if (a === 0) return []
  const root = Math.sqrt(b * b - 4 * a * c)
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)]
}

/** Where the digger comes nearest to the surface on a stretch: its ends, or where the rising crown and the rounding balance. */
function shallowest(body: PipeBody, depths: readonly [number, number], asides: readonly [number, number]): number {
  const k = depths[1] - depths[0], m = asides[1] - asides[0], r = body.heightM / 2
  const ways = [0, 1]
  if (body.isRound && m !== 0) {
    const aside = -Math.sign(k * m) * r * Math.abs(k) / Math.hypot(k, m)
    ways.push((aside - asides[0]) / m)
  }
  return Math.min(...ways.filter(t => t >= 0 && t <= 1).map(t => between(depths, t) - halfHeight(body, between(asides, t))))
}

/** Shares of a stretch in which a part of the body lies between the ground and the floor. */
function insideOf(body: PipeBody, depths: readonly [number, number], asides: readonly [number, number], floorM: number): [number, number][] {
  const breaks = [0, 1, ...meets(body, depths, asides, floorM), ...meets(body, depths, asides, 0)].filter(t => t >= 0 && t <= 1).sort((a, b) => a - b)
  return breaks.slice(1).flatMap((end, i): [number, number][] => {
    const start = breaks[i] ?? 0, t = (start + end) / 2
    const axis = between(depths, t), half = halfHeight(body, between(asides, t))
    return end > start && axis - half < floorM && axis + half > 0 ? [[start, end]] : []
  })
}

function measureOf(intervals: readonly (readonly [number, number])[]): number {
  let sum = 0, reached = -Infinity
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to - Math.max(from, reached))
    reached = Math.max(reached, to)
  }
  return sum
}

/**
 * How a pipe meets a pit of one depth below ground everywhere; null where it does not. The outline is an open ring of corners
 * on the plane that does not cross itself.
 */
export function contactOf(body: PipeBody, ring: readonly Flat[], floorM: number): Contact | null {
  const { a, b, lengthM, widthM } = body
  if (lengthM === 0) return null
  const ux = (b[0] - a[0]) / lengthM, uy = (b[1] - a[1]) / lengthM
  const local = ring.map(([x, y]): Flat => [(x - a[0]) * ux + (y - a[1]) * uy, (y - a[1]) * ux - (x - a[0]) * uy])
  const edges = local.map((p, i): Edge => [p, local[(i + 1) % local.length] ?? p])
  let depthM = Infinity, coverM = Infinity
  const intervals: [number, number][] = []
  for (const { fromM, toM, fromAside, toAside } of stretchesOf(edges, lengthM, widthM / 2)) {
    const depths = [between(body.depthM, fromM / lengthM), between(body.depthM, toM / lengthM)] as const
    const asides = [fromAside, toAside] as const
    const inside = insideOf(body, depths, asides, floorM)
    if (inside.length === 0) continue
    depthM = Math.min(depthM, shallowest(body, depths, asides))
    coverM = Math.min(coverM, ...depths.map(depth => depth - body.heightM / 2))
    for (const [from, to] of inside) intervals.push([fromM + (toM - fromM) * from, fromM + (toM - fromM) * to])
  }
  return intervals.length === 0 ? null : { depthM: Math.max(0, depthM), coverM, share: measureOf(intervals) / lengthM }
}
