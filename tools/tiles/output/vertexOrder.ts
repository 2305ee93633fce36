import type { MeshBuilder } from '../meshes/meshBuilder'

/** Rows that the vertex codec of EXT_meshopt_compression packs together. */
const blockRows = 256

export interface VertexOrder {
  /** Which vertex of the mesh stands at each place of the file. */
  order: Uint32Array
  /** The triangles, three places each, in the order of their features in the file. */
  indices: Uint32Array
}

/**
 * The order of the vertices in the file. Features whose vertices are rounds of the same points are gathered by their number of
 * points, and each round of as many features as fill whole blocks stands together: the next round packs to the same bytes, which
 * gzip and brotli then store once.
 */
export function sideBySide(mesh: MeshBuilder): VertexOrder {
  const { vertices, copies, features } = mesh
  const triangles = mesh.indices.slice(0, mesh.indexCount)
  if (copies === 1) return { order: Uint32Array.from({ length: vertices }, (_, i) => i), indices: triangles }
  const order = new Uint32Array(vertices), place = new Uint32Array(vertices)
  const starts = new Map<number, number[]>()
  for (let start = 0, end = 0; start < vertices; start = end) {
    end = start
    while (end < vertices && features[end] === features[start]) end++
    const points = (end - start) / copies
    const known = starts.get(points)
    if (known === undefined) starts.set(points, [start])
    else known.push(start)
  }
  let next = 0
  const firsts: number[] = []
  for (const [points, all] of starts) {
    const together = blockRows / divisor(blockRows, points)
    for (let from = 0; from < all.length; from += together) {
      const some = all.slice(from, from + together)
      for (const start of some) firsts.push(start)
      for (let copy = 0; copy < copies; copy++) {
        for (const start of some) {
          for (let k = 0; k < points; k++) {
            const old = start + copy * points + k
            order[next] = old
            place[old] = next++
          }
        }
      }
    }
  }
  return { order, indices: gathered(triangles, features, firsts, place) }
}

/** Triangles by feature: those whose first vertices are given, in that order. */
function gathered(triangles: Uint32Array, features: Uint16Array, firsts: readonly number[], place: Uint32Array): Uint32Array {
  const result = new Uint32Array(triangles.length)
  const startOf = new Map<number, number>()
  for (let t = 0; t < triangles.length; t += 3) {
    const feature = features[triangles[t] ?? 0] ?? 0
    if (!startOf.has(feature)) startOf.set(feature, t)
  }
  let next = 0
  for (const first of firsts) {
    const feature = features[first] ?? 0
    for (let t = startOf.get(feature) ?? triangles.length; t < triangles.length && features[triangles[t] ?? 0] === feature; t++) result[next++] = place[triangles[t] ?? 0] ?? 0
  }
  return result
}

const divisor = (a: number, b: number): number => b === 0 ? a : divisor(b, a % b)
