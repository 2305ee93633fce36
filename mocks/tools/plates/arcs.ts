import { between, hash } from '../../county/hash'
import type { Mesh } from './mesh'
import { type Point, type Vertex, distance, segmentDistance, toPlane, toVertex } from './project'

/** A border between two owners (−1 is outside), `left` on its left hand; a border that meets no other is a closed ring. */
export interface Arc { left: number, right: number, chain: readonly number[] }

/** All borders of an assignment, in a fixed order. */
export function findArcs(mesh: Mesh, owner: Int32Array): Arc[] {
  const out = new Map<number, { to: number, left: number, right: number }[]>()
  for (const [t, corners] of mesh.triangles.entries()) {
    for (let k = 0; k < 3; k++) {
      const next = mesh.neighbours[t]?.[k] ?? -1
      const left = owner[t] ?? -1
      const right = next < 0 ? -1 : owner[next] ?? -1
      if (left === right) continue
      const from = corners[k] ?? 0
      const to = corners[(k + 1) % 3] ?? 0
      // d3-delaunay turns its triangles so that in a plane with y upwards the inside lies to the right of an edge.
      out.set(to, [...out.get(to) ?? [], { to: from, left, right }])
    }
  }
  const isNode = (v: number): boolean => (out.get(v)?.length ?? 0) !== degreeOfPlain(out.get(v))
  const used = new Set<string>()
  const arcs: Arc[] = []
  const follow = (start: number, first: { to: number, left: number, right: number }): void => {
    if (used.has(`${start}>${first.to}`)) return
    const chain = [start, first.to]
    let at = first.to
    let before = start
    used.add(`${start}>${first.to}`).add(`${first.to}>${start}`)
    while (!isNode(at) && at !== start) {
      const step = out.get(at)?.find(edge => edge.left === first.left && edge.right === first.right && edge.to !== before)
      if (step === undefined) throw new Error('a border ends in the open')
      used.add(`${at}>${step.to}`).add(`${step.to}>${at}`)
      chain.push(step.to)
      before = at
      at = step.to
    }
    arcs.push({ left: first.left, right: first.right, chain })
  }
  const order = [...out.keys()].sort((a, b) => a - b)
  for (const v of order) if (isNode(v)) for (const edge of out.get(v) ?? []) follow(v, edge)
  for (const v of order) for (const edge of out.get(v) ?? []) follow(v, edge)
  return arcs
}

/** Edges a vertex inside one border has: one onwards for each side that is land, so 1 on the outline and 2 within. */
function degreeOfPlain(edges: readonly { left: number, right: number }[] | undefined): number {
  const first = edges?.[0]
  if (edges === undefined || first === undefined) return 0
  const same = edges.every(edge => (edge.left === first.left && edge.right === first.right) || (edge.left === first.right && edge.right === first.left))
  if (!same) return -1
  return first.right === -1 || first.left === -1 ? 1 : 2
}

/** Line of each arc: smoothed and thinned inside, exactly the outline's own vertices on the outline, never crossing another. */
export function drawArcs(mesh: Mesh, arcs: readonly Arc[], outline: readonly Vertex[], toleranceM: number): Vertex[][] {
  const key = (v: Vertex): string => `${v.lon},${v.lat}`
  const original = new Set(outline.map(key))
  const smooth = smoothed(mesh, arcs)
  const rough = new Set<number>()
  for (let round = 0; round < 20; round++) {
    const placed = (v: number): Vertex => {
      const vertex = mesh.vertices[v]
      if (vertex === undefined) throw new Error('no such vertex')
      return v < mesh.outlineLength ? vertex : toVertex(smooth[v] ?? toPlane(vertex), 10)
    }
    const lines = arcs.map((arc, i) => {
      if (arc.left === -1 || arc.right === -1) {
        return arc.chain.flatMap((v, k) => k === 0 || k === arc.chain.length - 1 || original.has(key(placed(v))) ? [placed(v)] : [])
      }
      return rough.has(i) ? arc.chain.map(placed) : wander(thin(arc.chain.map(placed), toleranceM))
    })
    const crossed = crossings(lines)
    if (crossed.size === 0) return lines
    for (const i of crossed) {
      rough.add(i)
      if (round > 2) for (const v of arcs[i]?.chain ?? []) smooth[v] = mesh.points[v] ?? { x: 0, y: 0 }
    }
  }
  throw new Error('borders cross each other')
}

function smoothed(mesh: Mesh, arcs: readonly Arc[]): Point[] {
  const beside = new Map<number, Set<number>>()
  for (const arc of arcs) {
    for (const [k, v] of arc.chain.entries()) {
      const near = beside.get(v) ?? new Set<number>()
      for (const other of [arc.chain[k - 1], arc.chain[k + 1]]) if (other !== undefined) near.add(other)
      beside.set(v, near)
    }
  }
  let points = [...mesh.points]
  for (let round = 0; round < 4; round++) {
    const next = [...points]
    for (const [v, near] of beside) {
      const p = points[v]
      if (v < mesh.outlineLength || p === undefined) continue
      let x = 0
      let y = 0
      for (const other of near) { x += points[other]?.x ?? 0; y += points[other]?.y ?? 0 }
      next[v] = { x: p.x + (x / near.size - p.x) * 0.5, y: p.y + (y / near.size - p.y) * 0.5 }
    }
    points = next
  }
  return points
}

/** Douglas–Peucker; the ends stay, and a closed ring keeps its farthest point. */
function thin(line: readonly Vertex[], toleranceM: number): Vertex[] {
  const points = line.map(toPlane)
  const keep = new Set([0, line.length - 1])
  const stack: [number, number][] = [[0, line.length - 1]]
  for (let span = stack.pop(); span !== undefined; span = stack.pop()) {
    const [from, to] = span
    const a = points[from]
    const b = points[to]
    let far = -1
    let most = toleranceM
    for (let i = from + 1; i < to; i++) {
      const p = points[i]
      const d = p === undefined || a === undefined || b === undefined ? 0 : segmentDistance(p, a, b)
      if (d > most) { most = d; far = i }
    }
    if (far >= 0) { keep.add(far); stack.push([from, far], [far, to]) }
  }
  return line.filter((_, i) => keep.has(i))
}

/** Breaks long straight pieces by moving their middle sideways, again and again, as field tracks and streams do. */
function wander(line: readonly Vertex[]): Vertex[] {
  const out: Vertex[] = []
  for (const [i, end] of line.entries()) {
    const start = line[i - 1]
    if (start !== undefined) halve(start, end, out)
    out.push(end)
  }
  return out
}

function halve(from: Vertex, to: Vertex, out: Vertex[]): void {
  const a = toPlane(from)
  const b = toPlane(to)
  if (distance(a, b) < 95) return
  const aside = between(hash(from.lon, from.lat, to.lon, to.lat), -0.17, 0.17)
  const middle = toVertex({ x: (a.x + b.x) / 2 - (b.y - a.y) * aside, y: (a.y + b.y) / 2 + (b.x - a.x) * aside }, 10)
  halve(from, middle, out)
  out.push(middle)
  halve(middle, to, out)
}

/** Numbers of lines that cross or touch another line, or themselves, elsewhere than at a common vertex. */
function crossings(lines: readonly (readonly Vertex[])[]): Set<number> {
  interface Piece { line: number, a: Point, b: Point }
  const cell = 600
  const grid = new Map<string, Piece[]>()
  const crossed = new Set<number>()
  const same = (p: Point, q: Point): boolean => p.x === q.x && p.y === q.y
  for (const [line, vertices] of lines.entries()) {
    const points = vertices.map(toPlane)
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1]
      const b = points[i]
      if (a === undefined || b === undefined) continue
      const piece = { line, a, b }
      for (let x = Math.floor(Math.min(a.x, b.x) / cell); x <= Math.floor(Math.max(a.x, b.x) / cell); x++) {
        for (let y = Math.floor(Math.min(a.y, b.y) / cell); y <= Math.floor(Math.max(a.y, b.y) / cell); y++) {
          const others = grid.get(`${x},${y}`) ?? []
          if (others.length === 0) grid.set(`${x},${y}`, others)
          for (const other of others) {
            if (same(a, other.a) || same(a, other.b) || same(b, other.a) || same(b, other.b)) continue
            if (cross(piece, other)) { crossed.add(line).add(other.line) }
          }
          others.push(piece)
        }
      }
    }
  }
  return crossed
}

function cross(p: { a: Point, b: Point }, q: { a: Point, b: Point }): boolean {
  const side = (a: Point, b: Point, c: Point): number => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
  return side(p.a, p.b, q.a) * side(p.a, p.b, q.b) <= 0 && side(q.a, q.b, p.a) * side(q.a, q.b, p.b) <= 0
}

/**
 * Rings of a region as arc numbers (`~n`: arc n backwards), the region on the left. `holds` says which owners belong to it.
 */
export function ringsOf(arcs: readonly Arc[], holds: (owner: number) => boolean): number[][] {
  const next = new Map<number, number[]>()
  for (const [i, arc] of arcs.entries()) {
    const left = holds(arc.left)
    if (left === holds(arc.right)) continue
    const start = (left ? arc.chain[0] : arc.chain.at(-1)) ?? -1
    next.set(start, [...next.get(start) ?? [], left ? i : ~i])
  }
  const rings: number[][] = []
  const endOf = (step: number): number => (step < 0 ? arcs[~step]?.chain[0] : arcs[step]?.chain.at(-1)) ?? -1
  for (const [start, steps] of next) {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      const ring = [step]
      for (let at = endOf(step); at !== start; at = endOf(ring.at(-1) ?? 0)) {
        const onward = next.get(at)?.pop()
        if (onward === undefined) throw new Error('a ring does not close')
        ring.push(onward)
      }
      rings.push(ring)
    }
  }
  return rings
}
