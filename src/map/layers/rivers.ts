import type { Primitive } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import type { Polygons } from '@/domain/geodesy'
import { capAppearance, lineAppearance, riverAppearance } from '../engine/appearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { capMesh, lineMesh } from '../engine/meshes'
import { palette } from '../engine/palette'
import { type LineInstance, linePrimitive, meshPrimitive } from '../engine/primitives'
import { liftOf } from './plates'

export interface RiversState {
  /** Level 1 is the great river, drawn in gold; larger numbers are lesser streams. */
  rivers: readonly { level: number, line: readonly LonLat[] }[]
  lakes: readonly Polygons[]
}

/** The great river is never thinner than this on screen, with its halo, and never narrower than this in the field. */
const riverPx = 30, riverM = 1500

/**
 * The Yellow River in gold, lesser streams and lakes in water blue. The great river runs at the height of the raised plates:
 * the county's edge follows it, and a raised edge would hide it.
 */
export function createRiversLayer(): Layer<RiversState> {
  let scene: MapScene | null = null
  let state: RiversState | null = null
  let drawn: Primitive[] = []

  function clear() {
    for (const primitive of drawn) scene?.primitives.remove(primitive)
    drawn = []
  }

  function build(next: RiversState) {
    if (!scene) return
    clear()
    const { relief, frame } = scene
    const lift = liftOf(scene)
    const great: LineInstance[] = [], lesser: LineInstance[] = []
    const of = (wanted: (level: number) => boolean) => lineMesh(next.rivers.filter(river => wanted(river.level)).map(river => river.line), relief, 0.004)
    great.push({ id: 'great', mesh: of(level => level === 1), tint: { color: palette.riverCore, alpha: 1 }, look: [1, 0, 0, 0], size: [riverPx, riverM, 0, 0.0016] })
    lesser.push({ id: 'lesser', mesh: of(level => level > 1), tint: { color: palette.stream, alpha: 0.6 }, look: [0, 0, 0, 0], size: [1.6, 0, 0, 0.0003] })
    for (const [i, lake] of next.lakes.entries()) {
      lesser.push({ id: `shore-${i}`, mesh: lineMesh(lake.flat(), relief), tint: { color: palette.lakeShore, alpha: 0.75 }, look: [0, 0, 0, 0], size: [1.4, 0, 0, 0.0004] })
    }
    const origin: LonLat = [frame.origin.lon, frame.origin.lat]
    const surface = meshPrimitive(next.lakes.map((lake, i) => ({ id: `lake-${i}`, mesh: capMesh(lake, relief, 4000, origin), tint: { color: palette.lake, alpha: 1 }, look: [0, 0, 0, 1e6] as const })), capAppearance(lift))
    drawn = [surface, linePrimitive(lesser, lineAppearance(lift)), linePrimitive(great, riverAppearance(lift))].filter(primitive => primitive !== null)
    for (const primitive of drawn) scene.primitives.add(primitive)
    scene.requestRender()
  }

  return {
    attach(to) {
      scene = to
      if (state) build(state)
    },
    update(next) {
      if (next === state) return
      const same = state !== null && state.rivers === next.rivers && state.lakes === next.lakes
      state = next
      if (!same) build(next)
    },
    dispose() {
      clear()
      state = scene = null
    },
  }
}
