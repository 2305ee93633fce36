/**
 * A plane for the county in metres, good to some 0.3 % over its 55 km: enough for drawing plates. No trigonometric functions,
 * so that every engine writes the same bytes. Vertices are whole micro-degrees (0.1 m).
 */
export interface Vertex { lon: number, lat: number }
export interface Point { x: number, y: number }

const originLon = 116_400_000
const originLat = 36_200_000
const metresPerMicroLat = 0.110_95
/** cos 36.2° × 0.111 320 m. */
const metresPerMicroLon = 0.089_833

export function toPlane(vertex: Vertex): Point {
  return { x: (vertex.lon - originLon) * metresPerMicroLon, y: (vertex.lat - originLat) * metresPerMicroLat }
}

export function toVertex(point: Point, step: number): Vertex {
  return { lon: Math.round((point.x / metresPerMicroLon + originLon) / step) * step, lat: Math.round((point.y / metresPerMicroLat + originLat) / step) * step }
}

/** Signed area in m², counter-clockwise positive. */
export function ringArea(ring: readonly Point[]): number {
  let twice = 0
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length]
    if (b !== undefined) twice += a.x * b.y - b.x * a.y
  }
  return twice / 2
}

export function isInside(ring: readonly Point[], p: Point): boolean {
  let inside = false
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length]
    if (b !== undefined && (a.y > p.y) !== (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}

export function distance(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y))
}

/** Distance from a point to a segment. */
export function segmentDistance(p: Point, a: Point, b: Point): number {
  const length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2))
  return distance(p, { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) })
}
