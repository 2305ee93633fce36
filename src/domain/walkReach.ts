import type { Flat } from './plane'

/**
 * How far one gets on foot along streets (15分钟生活圈). Lengths are whole decimetres: sums are exact, and the shortest ways
 * of a whole county are found without a queue (Dial, CACM 12(11), 1969). Pure.
 */

/** Minutes of the circle: 十五分钟生活圈, GB 50180-2018 城市居住区规划设计标准, 3.0.4. */
export const walkMinutes = 15
/** Walking speed of an older person on level ground, m/s; with it the circle is 990 m, inside the 800–1000 m of GB 50180-2018, 3.0.4. */
export const walkingSpeedMPerS = 1.1
/** The way that is walked in the circle's time, m: the limit itself is still within reach. */
export const walkReachM = Math.round(walkMinutes * 60 * walkingSpeedMPerS)

/** Decimetres of a length in metres. */
export const decimetres = (metres: number): number => Math.round(metres * 10)
/** No way of at most the cut-off: farther, or none at all. */
export const beyondReach = 0xffff_ffff

/** Where streets meet or end (nodes) and the streets between them, each in both directions: the neighbours of node `n` stand from `offsets[n]` to `offsets[n + 1]`. */
export interface WalkNetwork { offsets: Uint32Array, neighbours: Uint32Array, lengths: Uint32Array }

/** One street between two nodes, decimetres. */
export interface WalkEdge { a: number, b: number, length: number }

/** A network of `nodes` nodes. Throws where a street names none of them or has no length that can be added up. */
export function walkNetwork(nodes: number, edges: readonly WalkEdge[]): WalkNetwork {
  const offsets = new Uint32Array(nodes + 1)
  for (const { a, b, length } of edges) {
    if (!(a >= 0 && a < nodes && b >= 0 && b < nodes && Number.isInteger(length) && length >= 0)) throw new Error(`no street: ${a}–${b}, ${length} dm`)
    for (const node of [a, b]) offsets[node + 1] = (offsets[node + 1] ?? 0) + 1
  }
  for (let n = 0; n < nodes; n++) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0)
  const free = offsets.slice(0, nodes)
  const neighbours = new Uint32Array(2 * edges.length), lengths = new Uint32Array(2 * edges.length)
  const add = (from: number, to: number, length: number): void => {
    const at = free[from] ?? 0
    neighbours[at] = to
    lengths[at] = length
    free[from] = at + 1
  }
  for (const { a, b, length } of edges) { add(a, b, length); add(b, a, length) }
  return { offsets, neighbours, lengths }
}

/** A node and how far from it one starts, decimetres. */
export interface Start { node: number, length: number }

/** Length of the shortest way from any of the starts to each node, decimetres; {@link beyondReach} where it is longer than `cutOff`. */
export function shortestWays({ offsets, neighbours, lengths }: WalkNetwork, starts: readonly Start[], cutOff: number): Uint32Array {
  const found = new Uint32Array(offsets.length - 1).fill(beyondReach)
  // One list for each length: a node may stand in several, and counts in the first.
  const buckets: (number[] | undefined)[] = []
  const reach = (node: number, length: number): void => {
    if (length > cutOff || length >= (found[node] ?? 0)) return
    found[node] = length
    const bucket = buckets[length]
    if (bucket === undefined) buckets[length] = [node]
    else bucket.push(node)
  }
  for (const { node, length } of starts) reach(node, length)
  for (let length = 0; length < buckets.length; length++) {
    const bucket = buckets[length]
    if (bucket === undefined) continue
    for (const node of bucket) {
      if (found[node] !== length) continue
      for (let k = offsets[node] ?? 0; k < (offsets[node + 1] ?? 0); k++) reach(neighbours[k] ?? 0, length + (lengths[k] ?? 0))
    }
  }
  return found
}

/**
 * How a door joins the network: the street (number of its edge), how far along it from each end the way meets it, and the straight
 * walk from the door to there; decimetres.
 */
export interface Access { edge: number, a: number, b: number, fromA: number, fromB: number, straight: number }

/** Joins a door to a street: at the point of its line that is nearest. `path` runs from the edge's first node to its second, m. */
export function accessAt(door: Flat, edge: number, { a, b, length }: WalkEdge, path: readonly Flat[]): Access {
  let along = 0, best = Infinity, at = 0
  for (const [i, to] of path.entries()) {
    const from = path[i - 1]
    if (from === undefined) continue
    const dx = to[0] - from[0], dy = to[1] - from[1]
    const piece = Math.sqrt(dx * dx + dy * dy)
    const t = piece === 0 ? 0 : Math.max(0, Math.min(1, ((door[0] - from[0]) * dx + (door[1] - from[1]) * dy) / (piece * piece)))
    const ox = from[0] + dx * t - door[0], oy = from[1] + dy * t - door[1]
    const off = Math.sqrt(ox * ox + oy * oy)
    if (off < best) { best = off; at = along + piece * t }
    along += piece
  }
  const fromA = Math.min(length, decimetres(at))
  return { edge, a, b, fromA, fromB: length - fromA, straight: best === Infinity ? beyondReach : decimetres(best) }
}

/** Length of a path, m. */
export function pathLengthM(path: readonly Flat[]): number {
  let sum = 0
  for (const [i, to] of path.entries()) {
    const from = path[i - 1]
    if (from !== undefined) sum += Math.sqrt((to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2)
  }
  return sum
}

/** The doors of services as starts of a search. */
export const startsFrom = (doors: readonly Access[]): Start[] => doors.flatMap(({ a, b, fromA, fromB, straight }) => [{ node: a, length: straight + fromA }, { node: b, length: straight + fromB }])

/** Doors of services by their street: a way between two doors of one street need not pass a node. */
export function doorsByStreet(doors: readonly Access[]): ReadonlyMap<number, readonly Access[]> {
  const byStreet = new Map<number, Access[]>()
  for (const door of doors) {
    const known = byStreet.get(door.edge)
    if (known === undefined) byStreet.set(door.edge, [door])
    else known.push(door)
  }
  return byStreet
}

/** Way from a door to the nearest service, decimetres; {@link beyondReach} where it is longer than `cutOff`. */
export function wayFrom(door: Access, ways: Uint32Array, services: ReadonlyMap<number, readonly Access[]>, cutOff: number): number {
  let best = Math.min((ways[door.a] ?? beyondReach) + door.fromA, (ways[door.b] ?? beyondReach) + door.fromB)
  for (const service of services.get(door.edge) ?? []) best = Math.min(best, Math.abs(service.fromA - door.fromA) + service.straight)
  const way = best + door.straight
  return way <= cutOff ? way : beyondReach
}
