import type { PipeKind } from '@/api/contract/pipes'
import type { Flat } from '@/domain/plane'
import { type Arm, type StreetLine, distance, unitFrom } from './streets'

/**
 * Where each system lies across a street, m from its centre line, positive to the south or east. From the property line to the
 * middle: 电力, 通信, 给水, 燃气, 热力, 污水, 雨水 (GB 50289-2016, 4.1.4), shared between the two sides.
 */
interface Lateral { halfM: number, at: Readonly<Record<PipeKind, number>> }
const wide: Lateral = { halfM: 7, at: { DL: 6.4, JS: 4.85, RL: 2.85, YS: 0, WS: -2.4, RQ: -4.4, TX: -6.3 } }
const middle: Lateral = { halfM: 4, at: { DL: 3.75, JS: 2.75, RQ: 1.75, RL: 1.75, YS: 0, WS: -1.5, TX: -3.65 } }
const narrow: Lateral = { halfM: 2.85, at: { DL: 2.65, JS: 1.75, RQ: 0.75, RL: 0.75, YS: -0.75, WS: -0.75, TX: -2.65 } }

/** Whether a street has room for every system, heating and a box culvert among them. */
export function isWide(line: StreetLine): boolean {
  return line.halfM >= 6.4
}

/** Whether storm drain and sewer fit beside each other. */
export function fitsStorm(line: StreetLine): boolean {
  return line.halfM >= 3.75
}

/** Offset of a system in a street, m. */
export function offsetOf(kind: PipeKind, line: StreetLine): number {
  const table = isWide(line) ? wide : fitsStorm(line) ? middle : narrow
  return table.at[kind] * Math.max(0.92, Math.min(2.2, line.halfM / table.halfM))
}

/** Right-hand or left-hand normal of a piece of street that points to its first side. */
function normalOf(u: Flat, side: 1 | -1): Flat {
  return [u[1] * side, -u[0] * side]
}

/** Place where the mains of one system meet at a crossing: on the offset lines of the two arms that cross most squarely. */
export function junctionPoint(crossing: Flat, arms: readonly (Arm & { offsetM: number })[]): Flat {
  const rays = arms.map(({ line, atStart, offsetM }) => {
    const points = line.line
    const u = atStart ? unitFrom(points[0] ?? crossing, points[1] ?? crossing) : unitFrom(points.at(-2) ?? crossing, points.at(-1) ?? crossing)
    return { u, n: normalOf(u, line.side), d: offsetM }
  })
  let best = 0.35, found: Flat | null = null
  for (const [i, p] of rays.entries()) {
    for (const q of rays.slice(i + 1)) {
      const cross = p.n[0] * q.n[1] - p.n[1] * q.n[0]
      if (Math.abs(cross) <= best) continue
      best = Math.abs(cross)
      found = [(p.d * q.n[1] - q.d * p.n[1]) / cross, (q.d * p.n[0] - p.d * q.n[0]) / cross]
    }
  }
  const n = Math.max(1, rays.length)
  const at = found ?? [rays.reduce((sum, ray) => sum + ray.n[0] * ray.d, 0) / n, rays.reduce((sum, ray) => sum + ray.n[1] * ray.d, 0) / n]
  return [crossing[0] + at[0], crossing[1] + at[1]]
}

/** Length over which a main that meets its junction beside its own line swings onto the line, m. */
const swingM = 9

/** The line of one system along a street from junction to junction, parallel to the street in between. */
export function offsetLine(line: StreetLine, offsetM: number, from: Flat, to: Flat): Flat[] {
  const points = line.line
  const inner: Flat[] = []
  for (let i = 1; i < points.length - 1; i++) {
    const p = points[i - 1], q = points[i], r = points[i + 1]
    if (p === undefined || q === undefined || r === undefined) continue
    const n1 = normalOf(unitFrom(p, q), line.side), n2 = normalOf(unitFrom(q, r), line.side)
    const scale = offsetM / Math.max(0.5, 1 + n1[0] * n2[0] + n1[1] * n2[1])
    inner.push([q[0] + (n1[0] + n2[0]) * scale, q[1] + (n1[1] + n2[1]) * scale])
  }
  const start = knee(points[0] ?? from, points[1] ?? to, line.side, offsetM, from)
  const end = knee(points.at(-1) ?? to, points.at(-2) ?? from, line.side === 1 ? -1 : 1, offsetM, to)
  const all = [from, ...start, ...inner, ...end, to]
  return all.filter((at, i) => i === 0 || i === all.length - 1 || (distance(at, from) > 3 && distance(at, to) > 3 && ahead(from, at, to)))
}

function ahead(from: Flat, at: Flat, to: Flat): boolean {
  const u = unitFrom(from, to)
  const along = (at[0] - from[0]) * u[0] + (at[1] - from[1]) * u[1]
  return along > 2 && along < distance(from, to) - 2
}

/** The point where the main has swung onto its line; none where the junction lies on it, or the street is too short. */
function knee(crossing: Flat, next: Flat, side: 1 | -1, offsetM: number, junction: Flat): Flat[] {
  const u = unitFrom(crossing, next), n = normalOf(u, side)
  const off = (junction[0] - crossing[0]) * n[0] + (junction[1] - crossing[1]) * n[1]
  const room = distance(crossing, next)
  if (Math.abs(off - offsetM) < 0.12 || room < 2.6 * swingM) return []
  return [[crossing[0] + n[0] * offsetM + u[0] * swingM, crossing[1] + n[1] * offsetM + u[1] * swingM]]
}
