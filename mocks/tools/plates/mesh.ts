import { Delaunay } from 'd3-delaunay'
import { between, hash, mix } from '../../county/hash'
import { type Point, type Vertex, distance, isInside, toPlane, toVertex } from './project'

/** Triangles that tile the county exactly: every edge of the outline is an edge of the mesh. */
export interface Mesh {
  vertices: readonly Vertex[]
  points: readonly Point[]
  /** The first `outlineLength` vertices are the outline, in order. */
  outlineLength: number
  /** Three vertex numbers for each triangle. */
  triangles: readonly (readonly [number, number, number])[]
  /** Neighbours of each triangle across its three edges; −1 is outside. */
  neighbours: readonly (readonly [number, number, number])[]
  centres: readonly Point[]
  /** m² of each triangle. */
  areas: readonly number[]
}

export interface Finer { centre: Point, radiusM: number, spacingM: number }

/** Builds the mesh over the outline with points every `spacingM` metres, finer near the given centres. */
export function buildMesh(outline: readonly Vertex[], spacingM: number, finer: readonly Finer[]): Mesh {
  const ring = split(outline)
  const border = ring.map(toPlane)
  const vertices = [...ring]
  const spacingAt = (p: Point): number => finer.reduce((least, zone) => distance(p, zone.centre) < zone.radiusM ? Math.min(least, zone.spacingM) : least, spacingM)
  for (const spacing of new Set([spacingM, ...finer.map(zone => zone.spacingM)])) {
    for (const point of jittered(border, spacing)) {
      if (spacingAt(point) === spacing && isInside(border, point) && isClear(border, point, spacing)) vertices.push(toVertex(point, 10))
    }
  }
  return triangulate(vertices, ring.length, border)
}

/** A jittered triangular grid over the box of the border. */
function jittered(border: readonly Point[], spacing: number): Point[] {
  const xs = border.map(p => p.x)
  const ys = border.map(p => p.y)
  const points: Point[] = []
  const rowHeight = spacing * 0.866
  for (let row = 0, y = Math.min(...ys); y < Math.max(...ys); row++, y += rowHeight) {
    for (let column = 0, x = Math.min(...xs) + (row % 2) * spacing / 2; x < Math.max(...xs); column++, x += spacing) {
      const h = hash(row, column, Math.round(spacing))
      points.push({ x: x + between(h, -0.3, 0.3) * spacing, y: y + between(mix(h, 1), -0.3, 0.3) * spacing })
    }
  }
  return points
}

/** Outside the circle over each outline edge as diameter, so that the edge stays in the triangulation, and not too near to it. */
function isClear(border: readonly Point[], p: Point, spacing: number): boolean {
  for (const [i, a] of border.entries()) {
    const b = border[(i + 1) % border.length]
    if (b === undefined) continue
    if ((a.x - p.x) * (b.x - p.x) + (a.y - p.y) * (b.y - p.y) < 0) return false
    if (distance(a, p) < spacing * 0.35) return false
  }
  return true
}

/** Halves outline edges until no other outline vertex lies in the circle over an edge. */
function split(outline: readonly Vertex[]): Vertex[] {
  let ring = [...outline]
  for (let round = 0; round < 12; round++) {
    const points = ring.map(toPlane)
    const next: Vertex[] = []
    let changed = false
    for (const [i, vertex] of ring.entries()) {
      const a = points[i]
      const j = (i + 1) % ring.length
      const b = points[j]
      const end = ring[j]
      next.push(vertex)
      if (a === undefined || b === undefined || end === undefined) continue
      const crowded = points.some((p, k) => k !== i && k !== j && (a.x - p.x) * (b.x - p.x) + (a.y - p.y) * (b.y - p.y) < 0)
      if (crowded && distance(a, b) > 4) { next.push({ lon: Math.round((vertex.lon + end.lon) / 2), lat: Math.round((vertex.lat + end.lat) / 2) }); changed = true }
    }
    ring = next
    if (!changed) break
  }
  return ring
}

function triangulate(vertices: readonly Vertex[], outlineLength: number, border: readonly Point[]): Mesh {
  const points = vertices.map(toPlane)
  const delaunay = Delaunay.from(points, p => p.x, p => p.y)
  const raw = delaunay.triangles
  const number = new Map<number, number>()
  const triangles: [number, number, number][] = []
  const centres: Point[] = []
  const areas: number[] = []
  for (let t = 0; t < raw.length / 3; t++) {
    const corner = [raw[3 * t] ?? 0, raw[3 * t + 1] ?? 0, raw[3 * t + 2] ?? 0] as const
    const [a, b, c] = corner.map(v => points[v])
    if (a === undefined || b === undefined || c === undefined) continue
    const centre = { x: (a.x + b.x + c.x) / 3, y: (a.y + b.y + c.y) / 3 }
    if (!isInside(border, centre)) continue
    number.set(t, triangles.length)
    triangles.push([...corner])
    centres.push(centre)
    areas.push(Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2)
  }
  const neighbours = [...number.keys()].map((t) => {
    const across = (k: number): number => {
      const twin = delaunay.halfedges[3 * t + k] ?? -1
      return twin < 0 ? -1 : number.get(Math.floor(twin / 3)) ?? -1
    }
    return [across(0), across(1), across(2)] as const
  })
  return { vertices, points, outlineLength, triangles, neighbours, centres, areas }
}
