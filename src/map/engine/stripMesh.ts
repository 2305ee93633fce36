import type { LonLat } from '@/api/contract/common'
import { ecefOf } from '@/domain/localFrame'
import { createPlane } from '@/domain/plane'
import { type Mesh, emptyMesh, upAt } from './meshes'

/** A point of a vertical strip: where, and the heights of its upper and lower edge above sea level, m. */
export interface StripPoint { point: LonLat, topM: number, bottomM: number }

/**
 * An upright strip along a line, such as the wall of a pit or the sheet of a section. `place` is the way along it and the depth
 * below its upper edge, m; `ground` is the normal to the right of the line (east, north); nothing of it follows a lift.
 */
export function stripMesh(line: readonly StripPoint[]): Mesh {
  const [start] = line
  if (!start || line.length < 2) return emptyMesh(0, 0)
  const plane = createPlane(start.point)
  const mesh = emptyMesh((line.length - 1) * 4, (line.length - 1) * 2)
  let way = 0
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i], b = line[i + 1]
    if (!a || !b) continue
    const from = plane.toFlat(a.point), to = plane.toFlat(b.point)
    const east = to[0] - from[0], north = to[1] - from[1], length = Math.hypot(east, north)
    for (const [k, [end, height, along, depth]] of ([[a, a.bottomM, way, a.topM - a.bottomM], [b, b.bottomM, way + length, b.topM - b.bottomM], [a, a.topM, way, 0], [b, b.topM, way + length, 0]] as const).entries()) {
      const v = i * 4 + k
      mesh.positions.set(ecefOf(end.point[0], end.point[1], height), v * 3)
      mesh.ups.set(upAt(end.point[0], end.point[1]), v * 3)
      mesh.ground.set(length === 0 ? [0, 1, 0] : [north / length, -east / length, 0], v * 3)
      mesh.place.set([along, depth], v * 2)
    }
    mesh.indices.set([0, 1, 2, 1, 3, 2].map(k => i * 4 + k), i * 6)
    way += length
  }
  return mesh
}
