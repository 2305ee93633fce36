import type { LonLat } from '@/api/contract/common'
import type { NodeId } from '@/api/contract/ids'
import type { Pipe } from '@/api/contract/pipes'
import { type GroundHeight, type ProfilePoint, groundProfile } from './groundProfile'
import { type PipeBody, axisAt, between, pipeBody, sideOf } from './pipeBody'
import type { Flat, Plane } from './plane'

/** Pipes at a smaller angle to the line run along it: what a cut at 5° widens (11.5 times) is the most that is drawn. */
export const alongBelowDeg = 5

/** Where the line cuts a pipe's axis. */
export interface Crossing {
  pipe: Pipe
  point: LonLat
  /** Metres along the line from its start. */
  chainageM: number
  /** Share of the way from the pipe's `from` to its `to`. */
  along: number
  /** Between line and pipe, 5 … 90. */
  angleDeg: number
  /** Axis: depth below ground as surveyed, and height above sea level, m. */
  axisDepthM: number
  axisElevationM: number
  /** 覆土: from the ground to the outer top, as surveyed, m. */
  coverM: number
  /** The figure that the cut makes, an ellipse or a box: the outer width ÷ sin of the angle, and the outer height, m. */
  shape: Pipe['profile']['shape']
  widthM: number
  heightM: number
}

/** A pipe whose body lies in the line over a stretch, at less than {@link alongBelowDeg}. */
export interface AlongPipe { pipe: Pipe, fromM: number, toM: number, fromElevationM: number, toElevationM: number, heightM: number }

/** Clear distances between neighbours on the line, outer wall to outer wall, m; 0 where they overlap in that direction. */
export interface Gap { left: number, right: number, horizontalM: number, verticalM: number }

export interface Section {
  line: readonly LonLat[]
  lengthM: number
  profile: readonly ProfilePoint[]
  /** By chainage. */
  crossings: readonly Crossing[]
  along: readonly AlongPipe[]
  /** Between each crossing and the next; `left` and `right` are numbers into `crossings`. */
  gaps: readonly Gap[]
}

interface Leg { p: Flat, q: Flat, startM: number, lengthM: number }
interface Hit { body: PipeBody, crossing: Crossing, node: NodeId | null, atLinePoint: boolean }

const isAcross = (a: number, b: number) => (a <= 0 && b >= 0) || (a >= 0 && b <= 0)

function legsOf(line: readonly LonLat[], plane: Plane): Leg[] {
  const legs: Leg[] = []
  const flat = line.map(point => plane.toFlat(point))
  let startM = 0
  for (const [i, q] of flat.entries()) {
    const p = flat[i - 1]
    const lengthM = p ? Math.hypot(q[0] - p[0], q[1] - p[1]) : 0
    if (!p || lengthM === 0) continue
    legs.push({ p, q, startM, lengthM })
    startM += lengthM
  }
  return legs
}

/** Sine of the angle between a leg and a pipe, 0 … 1; 1 for a riser, which every line cuts squarely. */
function sineOf({ p, q, lengthM }: Leg, { a, b, lengthM: pipeM }: PipeBody): number {
  return pipeM === 0 ? 1 : Math.min(1, Math.abs((q[0] - p[0]) * (b[1] - a[1]) - (q[1] - p[1]) * (b[0] - a[0])) / (lengthM * pipeM))
}

/**
 * Where a leg cuts an axis. Both are closed, so that no end is lost; the sides are signs of the same number for every pipe of a
 * node and every leg of a point, so that what passes beside a node is cut on one side of it, and once.
 */
function hitOf(leg: Leg, body: PipeBody, sine: number, plane: Plane): Hit | null {
  const { p, q, startM, lengthM } = leg, { a, b, pipe } = body
  const sideA = sideOf(p, q, a), sideB = sideOf(p, q, b)
  if (!isAcross(sideA, sideB)) return null
  const sideP = sideOf(a, b, p), sideQ = sideOf(a, b, q)
  if (!isAcross(sideP, sideQ)) return null
  const isRiser = body.lengthM === 0
  const along = isRiser ? 0 : sideA / (sideA - sideB)
  const share = isRiser ? ((a[0] - p[0]) * (q[0] - p[0]) + (a[1] - p[1]) * (q[1] - p[1])) / lengthM ** 2 : sideP / (sideP - sideQ)
  if (share < 0 || share > 1) return null
  const axisDepthM = between(body.depthM, along)
  return {
    body, node: sideA === 0 ? pipe.from.node : sideB === 0 ? pipe.to.node : null, atLinePoint: sideP === 0 || sideQ === 0,
    crossing: {
      pipe, along, point: plane.toLonLat(axisAt(body, along)), chainageM: startM + lengthM * share, angleDeg: Math.asin(sine) * 180 / Math.PI,
      axisDepthM, axisElevationM: between(body.elevationM, along), coverM: axisDepthM - body.heightM / 2,
      shape: pipe.profile.shape, widthM: body.widthM / sine, heightM: body.heightM,
    },
  }
}

/** The stretch of a leg that lies in a pipe nearly parallel to it; null where it lies beside it. */
function alongOf({ p, q, startM, lengthM }: Leg, body: PipeBody): AlongPipe | null {
  const ux = (q[0] - p[0]) / lengthM, uy = (q[1] - p[1]) / lengthM
  const at = (x: Flat) => ({ way: (x[0] - p[0]) * ux + (x[1] - p[1]) * uy, aside: (x[1] - p[1]) * ux - (x[0] - p[0]) * uy })
  const a = at(body.a), b = at(body.b), half = body.widthM / 2
  // Shares of the pipe that lie within the leg's length, and within half a width of it.
  let from = 0, to = 1
  for (const [start, end, low, high] of [[a.way, b.way, 0, lengthM], [a.aside, b.aside, -half, half]] as const) {
    const step = end - start
    if (step === 0) {
      if (start < low || start > high) return null
      continue
    }
    const [first, last] = step > 0 ? [(low - start) / step, (high - start) / step] : [(high - start) / step, (low - start) / step]
    from = Math.max(from, first)
    to = Math.min(to, last)
  }
  if (from >= to) return null
  const ends = [from, to].map(t => ({ m: startM + between([a.way, b.way], t), elevation: between(body.elevationM, t) })).sort((x, y) => x.m - y.m)
  const [first, last] = ends
  return first && last ? { pipe: body.pipe, fromM: first.m, toM: last.m, fromElevationM: first.elevation, toElevationM: last.elevation, heightM: body.heightM } : null
}

/** One of the hits that are the same cut: the same pipe in two legs that meet on it, or the pipes of one node that the line goes through. */
function onceEach(hits: readonly Hit[]): Crossing[] {
  const kept: Hit[] = []
  for (const hit of hits) {
    const same = kept.findIndex(other => samePlace(other, hit)
      && ((other.body.pipe.id === hit.body.pipe.id && other.atLinePoint && hit.atLinePoint) || (hit.node !== null && other.node === hit.node)))
    const other = kept[same]
    if (!other) kept.push(hit)
    else if (hit.body.widthM > other.body.widthM) kept[same] = hit
  }
  return kept.map(hit => hit.crossing).sort((x, y) => x.chainageM - y.chainageM || x.axisDepthM - y.axisDepthM || (x.pipe.id < y.pipe.id ? -1 : 1))
}

/** A line may come back to a node or a pipe: only what is cut at the same millimetre of its way is the same cut. */
const samePlace = (a: Hit, b: Hit) => Math.abs(a.crossing.chainageM - b.crossing.chainageM) < 0.001

function gapsOf(crossings: readonly Crossing[]): Gap[] {
  return crossings.slice(1).flatMap((right, i) => {
    const left = crossings[i]
    return left ? [{
      left: i, right: i + 1,
      horizontalM: Math.max(0, right.chainageM - left.chainageM - (right.widthM + left.widthM) / 2),
      verticalM: Math.max(0, Math.abs(right.axisElevationM - left.axisElevationM) - (right.heightM + left.heightM) / 2),
    }] : []
  })
}

/** Joins stretches of one pipe that follow each other over the line's points, so that it is reported once. */
function joined(stretches: readonly AlongPipe[]): AlongPipe[] {
  const byPipe = new Map<string, AlongPipe>()
  for (const next of stretches) {
    const known = byPipe.get(next.pipe.id)
    byPipe.set(next.pipe.id, known ? { ...known, toM: next.toM, toElevationM: next.toElevationM } : next)
  }
  return [...byPipe.values()]
}

/** Cuts the ground and the pipes along a line of two or more points; null where the line has no length. */
export function cutSection(line: readonly LonLat[], pipes: Iterable<Pipe>, plane: Plane, groundHeight: GroundHeight): Section | null {
  const legs = legsOf(line, plane)
  const last = legs.at(-1)
  if (!last) return null
  const leastSine = Math.sin(alongBelowDeg * Math.PI / 180)
  const hits: Hit[] = [], stretches: AlongPipe[] = []
  for (const pipe of pipes) {
    const body = pipeBody(pipe, plane)
    for (const leg of legs) {
      const sine = sineOf(leg, body)
      if (sine < leastSine) {
        const stretch = alongOf(leg, body)
        if (stretch) stretches.push(stretch)
      }
      else {
        const hit = hitOf(leg, body, sine, plane)
        if (hit) hits.push(hit)
      }
    }
  }
  const crossings = onceEach(hits)
  return { line, lengthM: last.startM + last.lengthM, profile: groundProfile(line, plane, groundHeight), crossings, along: joined(stretches), gaps: gapsOf(crossings) }
}

/** How far below the ground a section is drawn: to the lowest body and a little more, whole half metres, at least 3 m. */
export function sectionDepthM({ crossings, along, profile }: Section): number {
  const lowestM = Math.min(...profile.map(({ groundM }) => groundM))
  const bottoms = [
    ...crossings.map(({ axisDepthM, heightM }) => axisDepthM + heightM / 2),
    ...along.map(({ fromElevationM, toElevationM, heightM }) => lowestM - Math.min(fromElevationM, toElevationM) + heightM / 2),
  ]
  return Math.max(3, Math.ceil((Math.max(0, ...bottoms) + 0.4) * 2) / 2)
}
