import { ringContains, signedArea } from '@/domain/geodesy'
import type { Flat } from '@/domain/plane'

/** A disc: its middle and radius, m. */
export interface Disc { at: Flat, radiusM: number }
/** A point of a ring, m on the plane. */
type Spot = [east: number, north: number]
/** Outer ring counter-clockwise, then its holes; closed. */
export type FlatPolygon = readonly (readonly Flat[])[]

/** Sides of a square of the grid that a line crosses, for each set of corners inside (bit 0 south-west, then counter-clockwise): from, to, the inside on the left. */
const crossed: readonly (readonly (readonly [Side, Side])[])[] = [
  [], [['s', 'w']], [['e', 's']], [['e', 'w']], [['n', 'e']], [['s', 'w'], ['n', 'e']], [['n', 's']], [['n', 'w']],
  [['w', 'n']], [['s', 'n']], [['e', 's'], ['w', 'n']], [['e', 'n']], [['w', 'e']], [['s', 'e']], [['w', 's']], [],
]
type Side = 's' | 'e' | 'n' | 'w'

/**
 * Outline of the union of discs, by marching squares (Lorensen and Cline 1987, in the plane) on a grid of `cellM`, each ring then thinned to within
 * a fifth of a cell. Discs should be wider than a cell. Parts and holes smaller than two cells are left out.
 */
export function outlineOf(discs: readonly Disc[], cellM: number): FlatPolygon[] {
  const drawn = discs.filter(disc => disc.radiusM > 0)
  if (drawn.length === 0) return []
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity
  for (const { at: [x, y], radiusM } of drawn) {
    west = Math.min(west, x - radiusM); east = Math.max(east, x + radiusM)
    south = Math.min(south, y - radiusM); north = Math.max(north, y + radiusM)
  }
  west -= cellM; south -= cellM
  const columns = Math.ceil((east - west) / cellM) + 2, rows = Math.ceil((north - south) / cellM) + 2
  const depth = depths(drawn, west, south, columns, rows, cellM)
  const at = (i: number, j: number): number => depth[j * columns + i] ?? -1
  // A crossing is named by its side: of the node to its west or south, 0 along the row, 1 along the column.
  const nameOf = (i: number, j: number, side: Side): number => 2 * (side === 'n' ? (j + 1) * columns + i : side === 'e' ? j * columns + i + 1 : j * columns + i) + (side === 's' || side === 'n' ? 0 : 1)
  const next = new Map<number, number>()
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const corners = (at(i, j) > 0 ? 1 : 0) + (at(i + 1, j) > 0 ? 2 : 0) + (at(i + 1, j + 1) > 0 ? 4 : 0) + (at(i, j + 1) > 0 ? 8 : 0)
      for (const [from, to] of crossed[corners] ?? []) next.set(nameOf(i, j, from), nameOf(i, j, to))
    }
  }
  const pointOf = (name: number): Spot => {
    const node = name >> 1, i = node % columns, j = (node - i) / columns
    const [di, dj] = name % 2 === 0 ? [1, 0] as const : [0, 1] as const
    const a = at(i, j), b = at(i + di, j + dj), t = a / (a - b)
    return [west + (i + di * t) * cellM, south + (j + dj * t) * cellM]
  }
  const rings: Spot[][] = []
  for (const start of next.keys()) {
    const ring: Spot[] = []
    for (let name: number | undefined = start; name !== undefined && next.has(name);) {
      ring.push(pointOf(name))
      const to: number | undefined = next.get(name)
      next.delete(name)
      name = to
    }
    if (ring.length > 2) rings.push(thinned(ring, cellM / 5))
  }
  return nested(rings, 2 * cellM * cellM)
}

/** How deep inside the discs each node of the grid lies, m; negative outside. */
function depths(discs: readonly Disc[], west: number, south: number, columns: number, rows: number, cellM: number): Float32Array {
  const depth = new Float32Array(columns * rows).fill(-cellM)
  for (const { at: [x, y], radiusM } of discs) {
    const span = radiusM + cellM
    const i1 = Math.min(columns - 1, Math.floor((x + span - west) / cellM)), j1 = Math.min(rows - 1, Math.floor((y + span - south) / cellM))
    for (let j = Math.max(0, Math.ceil((y - span - south) / cellM)); j <= j1; j++) {
      const dy = south + j * cellM - y
      for (let i = Math.max(0, Math.ceil((x - span - west) / cellM)); i <= i1; i++) {
        const dx = west + i * cellM - x
        const inside = radiusM - Math.sqrt(dx * dx + dy * dy), k = j * columns + i
        if (inside > (depth[k] ?? 0)) depth[k] = inside
      }
    }
  }
  return depth
}

/** Rings as polygons: each hole goes to the smallest ring around it. Each ring is closed. */
function nested(rings: readonly (readonly Spot[])[], leastM2: number): FlatPolygon[] {
  const close = (ring: readonly Spot[]): Spot[] => [...ring, ...ring.slice(0, 1)]
  const sized = rings.map(ring => ({ ring, m2: signedArea(ring) })).filter(({ m2 }) => Math.abs(m2) >= leastM2)
  const outer = sized.filter(({ m2 }) => m2 > 0).sort((a, b) => a.m2 - b.m2).map(({ ring }) => ({ ring, holes: [] as (readonly Spot[])[] }))
  for (const { ring, m2 } of sized) {
    const first = ring[0]
    if (m2 < 0 && first !== undefined) outer.find(candidate => ringContains(candidate.ring, first))?.holes.push(ring)
  }
  return outer.map(({ ring, holes }) => [close(ring), ...holes.map(close)])
}

/** A ring without the points that lie within a tolerance of the line between those kept (Douglas and Peucker 1973), from two far ends. */
function thinned(ring: readonly Spot[], toleranceM: number): Spot[] {
  const first = ring[0]
  if (first === undefined) return []
  const from = (p: Spot): number => (p[0] - first[0]) ** 2 + (p[1] - first[1]) ** 2
  let far = 0
  for (const [i, p] of ring.entries()) if (from(p) > from(ring[far] ?? first)) far = i
  return [...between(ring.slice(0, far + 1), toleranceM).slice(0, -1), ...between([...ring.slice(far), first], toleranceM).slice(0, -1)]
}

function between(line: readonly Spot[], toleranceM: number): Spot[] {
  const a = line[0], b = line.at(-1)
  if (a === undefined || b === undefined || line.length < 3) return [...line]
  const dx = b[0] - a[0], dy = b[1] - a[1], length = Math.sqrt(dx * dx + dy * dy)
  let worst = 0, off = toleranceM
  for (const [i, [x, y]] of line.entries()) {
    const away = length === 0 ? Math.sqrt((x - a[0]) ** 2 + (y - a[1]) ** 2) : Math.abs((x - a[0]) * dy - (y - a[1]) * dx) / length
    if (away > off) { off = away; worst = i }
  }
  return worst === 0 ? [a, b] : [...between(line.slice(0, worst + 1), toleranceM), ...between(line.slice(worst), toleranceM).slice(1)]
}
