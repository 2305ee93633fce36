import type { LayerStore } from '../layerStore'

/** A square of the county: what is drawn from its own size on, and its quarters. */
export interface Cell { level: number, path: string, members: number[], children: Cell[] }

export interface TreeOptions {
  /** Features of a tile at most. */
  capacity: number
  /** Only leaves hold features; otherwise the first by rank stand in the upper cells, and quarters add the rest. */
  leavesOnly: boolean
  /** Larger is seen from farther. */
  rank: (index: number) => number
}

const deepest = 16

/** Sorts a layer into a quadtree by the middles of its features; the same input gives the same tree. */
export function buildTree(store: LayerStore, { capacity, leavesOnly, rank }: TreeOptions): Cell {
  const lon = new Float64Array(store.count), lat = new Float64Array(store.count), ranks = new Float64Array(store.count)
  for (let i = 0; i < store.count; i++) {
    const [x, y] = store.middle(i)
    lon[i] = x
    lat[i] = y
    ranks[i] = rank(i)
  }
  const at = (values: Float64Array, i: number) => values[i] ?? 0
  const all = Array.from({ length: store.count }, (_, i) => i).sort((a, b) => at(ranks, b) - at(ranks, a) || a - b)
  const west = lon.reduce((a, b) => Math.min(a, b), 180), east = lon.reduce((a, b) => Math.max(a, b), -180)
  const south = lat.reduce((a, b) => Math.min(a, b), 90), north = lat.reduce((a, b) => Math.max(a, b), -90)
  const split = (members: number[], level: number, path: string, w: number, s: number, e: number, n: number): Cell => {
    if (members.length <= capacity || level >= deepest) return { level, path, members: members.slice(0, Math.max(capacity, 8_192)), children: [] }
    const own = leavesOnly ? [] : members.slice(0, capacity)
    const rest = leavesOnly ? members : members.slice(capacity)
    const x = (w + e) / 2, y = (s + n) / 2
    const quarters: number[][] = [[], [], [], []]
    for (const i of rest) quarters[(at(lon, i) >= x ? 1 : 0) + (at(lat, i) >= y ? 2 : 0)]?.push(i)
    const children = quarters.flatMap((quarter, k) => quarter.length === 0
      ? []
      : [split(quarter, level + 1, `${path}${k}`, k % 2 === 1 ? x : w, k >= 2 ? y : s, k % 2 === 1 ? e : x, k >= 2 ? n : y)])
    return { level, path, members: own, children }
  }
  return split(all, 0, 'r', west, south, east, north)
}
