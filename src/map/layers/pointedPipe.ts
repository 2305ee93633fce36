import type { Primitive } from 'cesium'
import type { Pipe } from '@/api/contract/pipes'
import type { Layer, MapScene } from '../engine/mapScene'
import { hullOfPipe } from '../engine/pipeSolids'

export interface PointedPipeState { pipe: Pipe | null }

/** The pipe that a list or a chart points at, as a bright hull. */
export function createPointedPipeLayer(): Layer<PointedPipeState> {
  let scene: MapScene | null = null
  let state: PointedPipeState | null = null
  let hull: Primitive | null = null

  function clear() {
    if (hull) scene?.primitives.remove(hull)
    hull = null
  }

  return {
    attach(to) { scene = to },
    update(next) {
      if (!scene || next === state) return
      const before = state
      state = next
      if (next.pipe === before?.pipe) return
      clear()
      if (next.pipe) {
        hull = hullOfPipe(next.pipe)
        scene.primitives.add(hull)
      }
      scene.requestRender()
    },
    dispose() {
      clear()
      scene = state = null
    },
  }
}
