import earcut from 'earcut'
import type { LayerStore, Part } from '../layerStore'
import type { GridPoint, MeshBuilder, Vec } from './meshBuilder'

export type Ground = (lon: number, lat: number) => number

/** How far walls go below the lowest ground under the footprint, m: nothing floats on a slope. */
const foundationM = 0.5

/** Points of a corner: both ends of the two walls that meet there, and the roof. */
export const pointsOfCorner = 5

/** A coordinate takes that of its neighbour within this part of a grid step: walls stay upright, and what is equal compresses. */
const snapSteps = 0.6
const snapped = (steps: number, near: number | undefined) => near !== undefined && Math.abs(steps - near) <= snapSteps ? near : Math.round(steps)

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

interface Corner { foot: GridPoint, top: GridPoint, /** Position in its ring. */ k: number, /** Of the ring in the feature. */ first: number, ringSize: number }

/** Walls and roof of a building; its floor, which nobody sees, is left out. Returns the height of its ground floor in the tile's frame, m. */
export function addBuilding(mesh: MeshBuilder, store: LayerStore, index: number, ground: Ground): number {
  const { baseM, footM } = buildingHeights(store, index, ground)
  const heightM = store.number('height', index)
  const [lon, lat] = store.middle(index)
  const parts = store.parts(index)
  const corners = cornersOf(mesh, store, parts, footM, baseM + heightM)
  const lengthsDm = corners.map(corner => wallLengthDm(mesh, corners, corner))
  const footDm = Math.round((footM - baseM) * 10), topDm = Math.round(heightM * 10)
  const first = mesh.vertices, n = corners.length
  const before = ({ k, first: ringStart, ringSize }: Corner) => ringStart + (k + ringSize - 1) % ringSize
  const normals = corners.map(corner => wallNormal(corners, corner))
  // Round by round, each in the order of the corners: wall that begins here (foot, top), wall that ends here (foot, top), roof.
  for (const [i, { foot }] of corners.entries()) mesh.gridVertex(foot, normals[i] ?? up, 0, footDm)
  for (const [i, { top }] of corners.entries()) mesh.gridVertex(top, normals[i] ?? up, 0, topDm)
  for (const corner of corners) mesh.gridVertex(corner.foot, normals[before(corner)] ?? up, lengthsDm[before(corner)] ?? 0, footDm)
  for (const corner of corners) mesh.gridVertex(corner.top, normals[before(corner)] ?? up, lengthsDm[before(corner)] ?? 0, topDm)
  for (const { top } of corners) mesh.gridVertex(top, up, 0, topDm)
  for (const [i, { k, first: ringStart, ringSize }] of corners.entries()) {
    const end = ringStart + (k + 1) % ringSize
    mesh.triangle(first + i, first + 2 * n + end, first + 3 * n + end)
    mesh.triangle(first + i, first + 3 * n + end, first + n + i)
  }
  addRoofs(mesh, parts, corners, first + 4 * n)
  return mesh.toLocal(lon, lat, baseM)[2]
}

const up: Vec = [0, 0, 1]

function cornersOf(mesh: MeshBuilder, store: LayerStore, parts: readonly Part[], footM: number, topM: number): Corner[] {
  const scale = 2 ** mesh.fineness
  const corners: Corner[] = []
  let footY: number | undefined, topY: number | undefined
  for (const { start, end } of parts) {
    const first = corners.length
    for (let p = start; p < end; p++) {
      const [fe, fn, fu] = mesh.toLocal(store.lon(p), store.lat(p), footM), [te, tn, tu] = mesh.toLocal(store.lon(p), store.lat(p), topM)
      const foot: GridPoint = [Math.round(fe * scale), snapped(fu * scale, footY), Math.round(-fn * scale)]
      footY ??= foot[1]
      const top: GridPoint = [snapped(te * scale, foot[0]), snapped(tu * scale, topY), snapped(-tn * scale, foot[2])]
      topY ??= top[1]
      corners.push({ foot, top, k: p - start, first, ringSize: end - start })
    }
  }
  return corners
}

function wallAlong(corners: readonly Corner[], { foot, k, first, ringSize }: Corner): readonly [x: number, z: number] {
  const to = corners[first + (k + 1) % ringSize]?.foot ?? foot
  return [to[0] - foot[0], to[2] - foot[2]]
}

function wallLengthDm(mesh: MeshBuilder, corners: readonly Corner[], corner: Corner): number {
  const [x, z] = wallAlong(corners, corner)
  return Math.round(Math.sqrt(x * x + z * z) / 2 ** mesh.fineness * 5) * 2
}

/** Parts of a circle that walls look to: the light on walls of one street is the same, and so are its bytes. */
const compassPoints = 180

/** Outward, level, within a degree. */
function wallNormal(corners: readonly Corner[], corner: Corner): Vec {
  const [x, z] = wallAlong(corners, corner)
  const angle = Math.round(Math.atan2(-x, -z) / (2 * Math.PI) * compassPoints) / compassPoints * 2 * Math.PI
  return [Math.cos(angle), Math.sin(angle), 0]
}

/** Each outer ring with the holes that follow it. */
function addRoofs(mesh: MeshBuilder, parts: readonly Part[], corners: readonly Corner[], firstVertex: number): void {
  let ringStart = 0, begun = 0
  let holes: number[] = []
  const close = (end: number) => {
    if (end === begun) return
    const flat = corners.slice(begun, end).flatMap(({ top }) => [top[0], -top[2]])
    const triangles = earcut(flat, holes)
    for (let t = 0; t < triangles.length; t += 3) addUpward(mesh, flat, firstVertex + begun, triangles[t] ?? 0, triangles[t + 1] ?? 0, triangles[t + 2] ?? 0)
  }
  for (const { start, end, isHole } of parts) {
    if (isHole) holes.push(ringStart - begun)
    else {
      close(ringStart)
      begun = ringStart
      holes = []
    }
    ringStart += end - start
  }
  close(ringStart)
}

function addUpward(mesh: MeshBuilder, flat: readonly number[], first: number, a: number, b: number, c: number): void {
  const at = (i: number) => [flat[i * 2] ?? 0, flat[i * 2 + 1] ?? 0] as const
  const [ax, ay] = at(a), [bx, by] = at(b), [cx, cy] = at(c)
  const isUp = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0
  mesh.triangle(first + a, first + (isUp ? b : c), first + (isUp ? c : b))
}
