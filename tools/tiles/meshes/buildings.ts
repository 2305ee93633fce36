import earcut from 'earcut'
import type { LayerStore } from '../layerStore'
import type { MeshBuilder, Vec } from './meshBuilder'

export type Ground = (lon: number, lat: number) => number

/** How far walls go below the lowest ground under the footprint, m: nothing floats on a slope. */
const foundationM = 0.5

/** Ground floor at the mean ground of the outer rings, and the foot of the walls; m above sea level. */
export function buildingHeights(store: LayerStore, index: number, ground: Ground): { baseM: number, footM: number } {
  let sum = 0, count = 0, low = Infinity
  for (const { start, end, isHole } of store.parts(index)) {
    if (isHole) continue
    for (let p = start; p < end; p++) {
      const height = ground(store.lon(p), store.lat(p))
      sum += height
      count++
      low = Math.min(low, height)
    }
  }
  return { baseM: sum / count, footM: low - foundationM }
}

/** Walls and roof of a building. Returns the height of its ground floor in the tile's frame, m. */
export function addBuilding(mesh: MeshBuilder, store: LayerStore, index: number, ground: Ground): number {
  const { baseM, footM } = buildingHeights(store, index, ground)
  const heightM = store.number('height', index)
  const [lon, lat] = store.middle(index)
  let polygon: { ring: Vec[], holes: number[] } = { ring: [], holes: [] }
  for (const { start, end, isHole } of store.parts(index)) {
    if (!isHole) {
      addRoof(mesh, polygon, heightM)
      polygon = { ring: [], holes: [] }
    }
    else polygon.holes.push(polygon.ring.length)
    const at = (p: number, height: number): Vec => mesh.frame.toLocal(store.lon(p), store.lat(p), height)
    for (let p = start; p < end; p++) {
      const next = p + 1 < end ? p + 1 : start
      addWall(mesh, [at(p, footM), at(next, footM), at(next, baseM + heightM), at(p, baseM + heightM)], footM - baseM, heightM)
      polygon.ring.push(at(p, baseM + heightM))
    }
  }
  addRoof(mesh, polygon, heightM)
  return mesh.frame.toLocal(lon, lat, baseM)[2]
}

function addWall(mesh: MeshBuilder, [a, b, c, d]: readonly [Vec, Vec, Vec, Vec], footM: number, topM: number): void {
  const along = Math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2)
  const normal: Vec = [b[1] - a[1], a[0] - b[0], 0]
  const first = mesh.vertex(a, normal, 0, footM)
  mesh.vertex(b, normal, along, footM)
  mesh.vertex(c, normal, along, topM)
  mesh.vertex(d, normal, 0, topM)
  mesh.triangle(first, first + 1, first + 2)
  mesh.triangle(first, first + 2, first + 3)
}

function addRoof(mesh: MeshBuilder, { ring, holes }: { ring: readonly Vec[], holes: readonly number[] }, topM: number): void {
  if (ring.length === 0) return
  const first = mesh.vertices
  for (const point of ring) mesh.vertex(point, [0, 0, 1], 0, topM)
  const triangles = earcut(ring.flatMap(([e, n]) => [e, n]), [...holes])
  for (let t = 0; t < triangles.length; t += 3) addUpward(mesh, ring, first, triangles[t] ?? 0, triangles[t + 1] ?? 0, triangles[t + 2] ?? 0)
}

function addUpward(mesh: MeshBuilder, ring: readonly Vec[], first: number, a: number, b: number, c: number): void {
  const [ax, ay] = ring[a] ?? [0, 0], [bx, by] = ring[b] ?? [0, 0], [cx, cy] = ring[c] ?? [0, 0]
  const isUp = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0
  mesh.triangle(first + a, first + (isUp ? b : c), first + (isUp ? c : b))
}
