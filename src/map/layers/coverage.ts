import type { Primitive } from 'cesium'
import type { Polygons } from '@/domain/geodesy'
import { lineAppearance } from '../engine/appearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { lineMesh, openRing } from '../engine/meshes'
import { palette } from '../engine/palette'
import { linePrimitive } from '../engine/primitives'
import { liftOf } from './plates'

export interface CoverageState {
  areas: readonly Polygons[]
  visible: boolean
  /** 0 … 1. */
  opacity: number
  /** Length of a dash with its gap, m. */
  dashM: number
}

/** Outlines of the areas that are modelled in 3D, dashed, at the height of the raised plates. */
export function createCoverageLayer(): Layer<CoverageState> {
  let scene: MapScene | null = null
  let state: CoverageState | null = null
  let lines: Primitive | null = null

  function clear() {
    if (lines) scene?.primitives.remove(lines)
    lines = null
  }

  return {
    attach(to) { scene = to },
    update(next) {
      if (!scene || next === state) return
      const before = state
      state = next
      if (before?.areas === next.areas && before.visible === next.visible && before.opacity === next.opacity && before.dashM === next.dashM) return
      clear()
      const rings = next.areas.flatMap(polygons => polygons.flatMap(([outer]) => {
        const open = openRing(outer ?? []), [first] = open
        return first ? [[...open, first]] : []
      }))
      lines = next.visible && rings.length > 0
        ? linePrimitive([{ id: 'coverage', mesh: lineMesh(rings, scene.relief, 0.002), tint: { color: palette.jade, alpha: 0.75 * next.opacity }, look: [1, next.dashM, 0, 0], size: [1.6, 0, 0, 0.0012] }], lineAppearance(liftOf(scene)))
        : null
      if (lines) scene.primitives.add(lines)
      scene.requestRender()
    },
    dispose() {
      clear()
      scene = state = null
    },
  }
}
