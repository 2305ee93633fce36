import { Cartesian3, PolygonGeometry, PolygonHierarchy } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import { type Polygons, type Ring, signedArea } from '@/domain/geodesy'
import { ecefOf, geodeticOf } from '@/domain/localFrame'
import type { Relief } from '@/domain/relief'

/** Vertex arrays of one mesh; positions are ECEF metres on the ground, `raise` says how far a vertex follows the plate up. */
export interface Mesh {
  positions: Float64Array
  /** Unit vector away from the ground, for lifting. */
  ups: Float32Array
  /** East slope, north slope, height in metres; for walls the outward normal (east, north) and 0. */
  ground: Float32Array
  /** Metres east and north of the mesh's own origin, for textures; for walls the way along the edge. */
  place: Float32Array
  /** 0 stays on the ground, 1 is lifted with the plate. */
  raise: Float32Array
  indices: Uint32Array
}

const rad = Math.PI / 180
/** Unit vector straight up at a place, ECEF. */
export const upAt = (lon: number, lat: number): [number, number, number] =>
  [Math.cos(lat * rad) * Math.cos(lon * rad), Math.cos(lat * rad) * Math.sin(lon * rad), Math.sin(lat * rad)]

/** The ring without its closing point and without points that repeat. */
export function openRing(ring: Ring): LonLat[] {
  const open = ring.filter((point, i) => {
    const before = ring[i - 1]
    return before === undefined || Math.abs(point[0] - before[0]) > 1e-9 || Math.abs(point[1] - before[1]) > 1e-9
  })
  const first = open[0], last = open.at(-1)
  if (open.length > 1 && first && last && Math.abs(first[0] - last[0]) < 1e-9 && Math.abs(first[1] - last[1]) < 1e-9) open.pop()
  return open
}

/** A mesh of zeros with room for so many vertices and triangles. */
export function emptyMesh(vertices: number, triangles: number): Mesh {
  return {
    positions: new Float64Array(vertices * 3), ups: new Float32Array(vertices * 3), ground: new Float32Array(vertices * 3),
    place: new Float32Array(vertices * 2), raise: new Float32Array(vertices), indices: new Uint32Array(triangles * 3),
  }
}

/** One mesh out of several, in their order. */
export function joinMeshes(meshes: readonly Mesh[]): Mesh {
  const vertices = meshes.reduce((sum, mesh) => sum + mesh.raise.length, 0)
  const joined = emptyMesh(vertices, meshes.reduce((sum, mesh) => sum + mesh.indices.length / 3, 0))
  let vertex = 0, index = 0
  for (const mesh of meshes) {
    joined.positions.set(mesh.positions, vertex * 3)
    joined.ups.set(mesh.ups, vertex * 3)
    joined.ground.set(mesh.ground, vertex * 3)
    joined.place.set(mesh.place, vertex * 2)
    joined.raise.set(mesh.raise, vertex)
    for (const i of mesh.indices) joined.indices[index++] = i + vertex
    vertex += mesh.raise.length
  }
  return joined
}

/**
 * The top of a plate: the polygons filled with triangles no longer than `granularityM`, each vertex on the ground.
 * `origin` is where the texture places count from.
 */
export function capMesh(polygons: Polygons, relief: Relief, granularityM: number, origin: LonLat): Mesh {
  const metresLat = 111_195, metresLon = metresLat * Math.cos(origin[1] * rad)
  const parts: Mesh[] = []
  for (const [outer, ...holes] of polygons) {
    if (!outer) continue
    const toPositions = (ring: Ring) => Cartesian3.fromDegreesArray(openRing(ring).flatMap(([lon, lat]) => [lon, lat]))
    const positions = toPositions(outer)
    if (positions.length < 3) continue
    const geometry = PolygonGeometry.createGeometry(new PolygonGeometry({
      polygonHierarchy: new PolygonHierarchy(positions, holes.map(hole => new PolygonHierarchy(toPositions(hole)))),
      granularity: granularityM / 6_378_137, height: 0,
    }))
    const values = geometry?.attributes.position?.values
    if (!geometry?.indices || !values) continue
    const count = values.length / 3
    const mesh = emptyMesh(count, 0)
    mesh.indices = Uint32Array.from(geometry.indices)
    mesh.raise.fill(1)
    const probe = Math.max(120, granularityM / 2)
    for (let i = 0; i < count; i++) {
      const [lon, lat] = geodeticOf([values[i * 3] ?? 0, values[i * 3 + 1] ?? 0, values[i * 3 + 2] ?? 0])
      const height = relief.groundHeight(lon, lat)
      mesh.positions.set(ecefOf(lon, lat, height), i * 3)
      mesh.ups.set(upAt(lon, lat), i * 3)
      const slopeE = (relief.groundHeight(lon + probe / metresLon, lat) - relief.groundHeight(lon - probe / metresLon, lat)) / (2 * probe)
      const slopeN = (relief.groundHeight(lon, lat + probe / metresLat) - relief.groundHeight(lon, lat - probe / metresLat)) / (2 * probe)
      mesh.ground.set([slopeE, slopeN, height], i * 3)
      mesh.place.set([(lon - origin[0]) * metresLon, (lat - origin[1]) * metresLat], i * 2)
    }
    parts.push(mesh)
  }
  return joinMeshes(parts)
}

/** Points along a line so that no step is longer than `stepDeg`, the line's own points kept. */
export function densified(line: readonly LonLat[], stepDeg: number): LonLat[] {
  const result: LonLat[] = []
  for (const [i, point] of line.entries()) {
    const before = line[i - 1]
    if (before) {
      const pieces = Math.ceil(Math.hypot(point[0] - before[0], point[1] - before[1]) / stepDeg)
      for (let k = 1; k < pieces; k++) result.push([before[0] + (point[0] - before[0]) * k / pieces, before[1] + (point[1] - before[1]) * k / pieces])
    }
    result.push(point)
  }
  return result
}

/** The sides of a plate: a strip from the ground (raise 0) to the plate's edge (raise 1) along every ring. */
export function wallMesh(polygons: Polygons, relief: Relief, stepDeg = 0.02): Mesh {
  const parts: Mesh[] = []
  for (const rings of polygons) {
    for (const [r, ring] of rings.entries()) {
      const open = openRing(ring)
      if (open.length < 3 || open[0] === undefined) continue
      // Outer rings run counter-clockwise and holes clockwise, so that the outside is always to the right.
      const ordered = (signedArea(open) > 0) === (r === 0) ? open : open.reverse()
      const line = densified([...ordered, ordered[0] ?? open[0]], stepDeg)
      const mesh = emptyMesh((line.length - 1) * 4, (line.length - 1) * 2)
      let way = 0
      for (let i = 0; i + 1 < line.length; i++) {
        const a = line[i], b = line[i + 1]
        if (!a || !b) continue
        const east = (b[0] - a[0]) * Math.cos(a[1] * rad), north = b[1] - a[1]
        const length = Math.hypot(east, north) || 1
        const step = length * 111_195
        for (const [k, [point, raise, along]] of ([[a, 0, way], [b, 0, way + step], [a, 1, way], [b, 1, way + step]] as const).entries()) {
          const v = i * 4 + k
          mesh.positions.set(ecefOf(point[0], point[1], relief.groundHeight(point[0], point[1])), v * 3)
          mesh.ups.set(upAt(point[0], point[1]), v * 3)
          mesh.ground.set([north / length, -east / length, 0], v * 3)
          mesh.place.set([along, 0], v * 2)
          mesh.raise[v] = raise
        }
        mesh.indices.set([0, 1, 2, 1, 3, 2].map(k => i * 4 + k), i * 6)
        way += step
      }
      parts.push(mesh)
    }
  }
  return joinMeshes(parts)
}

/** Vertex arrays of lines that the shader widens on screen: each point twice, with its neighbours as offsets. */
export interface LineMesh {
  positions: Float64Array
  ups: Float32Array
  /** From this point to the one before and the one after, metres. */
  before: Float32Array
  after: Float32Array
  /** −1 or 1: the side of the line; the way along it in metres; and how visible it is here, 0 … 1. */
  side: Float32Array
  indices: Uint32Array
}

export function lineMesh(lines: readonly (readonly LonLat[])[], relief: Relief, stepDeg = 0.01, visibility: (lon: number, lat: number) => number = () => 1): LineMesh {
  const dense = lines.map(line => densified(line.filter((point, i) => {
    const before = line[i - 1]
    return before === undefined || Math.hypot(point[0] - before[0], point[1] - before[1]) > 1e-8
  }), stepDeg)).filter(line => line.length > 1)
  const count = dense.reduce((sum, line) => sum + line.length, 0)
  const segments = count - dense.length
  const mesh: LineMesh = {
    positions: new Float64Array(count * 6), ups: new Float32Array(count * 6), before: new Float32Array(count * 6), after: new Float32Array(count * 6),
    side: new Float32Array(count * 6), indices: new Uint32Array(segments * 6),
  }
  let vertex = 0, index = 0
  for (const line of dense) {
    const points = line.map(([lon, lat]) => ecefOf(lon, lat, relief.groundHeight(lon, lat)))
    const first = line[0], last = line.at(-1)
    const closed = first?.[0] === last?.[0] && first?.[1] === last?.[1]
    let way = 0
    for (const [i, point] of points.entries()) {
      const here = line[i]
      const previous = points[i - 1] ?? (closed ? points.at(-2) : undefined), next = points[i + 1] ?? (closed ? points[1] : undefined)
      const offset = (other: typeof previous): [number, number, number] => other ? [other[0] - point[0], other[1] - point[1], other[2] - point[2]] : [0, 0, 0]
      const back = offset(previous), ahead = offset(next)
      const toBefore = previous ? back : [-ahead[0], -ahead[1], -ahead[2]], toAfter = next ? ahead : [-back[0], -back[1], -back[2]]
      const preceding = points[i - 1]
      if (preceding) way += Math.hypot(point[0] - preceding[0], point[1] - preceding[1], point[2] - preceding[2])
      const seen = visibility(here?.[0] ?? 0, here?.[1] ?? 0)
      for (const side of [-1, 1]) {
        mesh.positions.set(point, vertex * 3)
        mesh.ups.set(upAt(here?.[0] ?? 0, here?.[1] ?? 0), vertex * 3)
        mesh.before.set(toBefore, vertex * 3)
        mesh.after.set(toAfter, vertex * 3)
        mesh.side.set([side, way, seen], vertex * 3)
        vertex += 1
      }
      if (i > 0) {
        mesh.indices.set([vertex - 4, vertex - 3, vertex - 2, vertex - 3, vertex - 1, vertex - 2], index)
        index += 6
      }
    }
  }
  return mesh
}
