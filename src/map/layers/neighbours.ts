import type { Primitive } from 'cesium'
import type { Polygons } from '@/domain/geodesy'
import { lineAppearance } from '../engine/appearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { lineMesh } from '../engine/meshes'
import { palette } from '../engine/palette'
import { linePrimitive } from '../engine/primitives'
import { liftOf } from './plates'

export interface NeighboursState {
  neighbours: readonly Polygons[]
  /** Length of one dash, gap, dot, gap in metres. */
  dashM: number
}

/** The counties around: faint dash-dot lines on the ground. */
export function createNeighboursLayer(): Layer<NeighboursState> {
  let scene: MapScene | null = null
  let state: NeighboursState | null = null
  let lines: Primitive | null = null

  function clear() {
    if (lines) scene?.primitives.remove(lines)
    lines = null
  }

  function build(next: NeighboursState) {
    if (!scene) return
    clear()
    const mesh = lineMesh(next.neighbours.flatMap(polygons => polygons.flat()), scene.relief)
    lines = linePrimitive([{ id: 'neighbours', mesh, tint: { color: palette.neighbour, alpha: 0.36 }, look: [0, next.dashM, 0, 0], size: [1.3, 0, 0, 0.0002] }], lineAppearance(liftOf(scene)))
    if (lines) scene.primitives.add(lines)
    scene.requestRender()
  }

  return {
    attach(to) {
      scene = to
      if (state) build(state)
    },
    update(next) {
      const same = state !== null && state.neighbours === next.neighbours && state.dashM === next.dashM
      state = next
      if (!same) build(next)
    },
    dispose() {
      clear()
      state = scene = null
    },
  }
}
