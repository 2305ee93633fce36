import type { ImageryLayer, Primitive } from 'cesium'
import type { MapCamera } from './mapCamera'
import type { LocalFrame } from '@/domain/localFrame'
import type { Relief } from '@/domain/relief'

/**
 * One scene, from its making to its loss or disposal. Layers draw into it and know nothing else. It is never proxied by Vue.
 */
export interface MapScene {
  /** `solid` is drawn by the graphics card; `flat` has HTML and SVG alone, where there is no WebGL. */
  readonly kind: 'solid' | 'flat'
  /** Labels and markers are HTML, in this element, above the canvas. */
  readonly overlay: HTMLElement
  readonly frame: LocalFrame
  readonly relief: Relief
  readonly camera: MapCamera
  /** `remove` also frees what the graphics card holds. */
  readonly primitives: { add: (primitive: Primitive) => void, remove: (primitive: Primitive) => void }
  readonly imagery: { add: (layer: ImageryLayer) => void, remove: (layer: ImageryLayer) => void }
  /** Asks for one new frame; nothing is drawn otherwise. */
  requestRender: () => void
  /** Called with every drawn frame, after it. Returns the way to stop. */
  onFrame: (run: () => void) => () => void
  /** Called once everything that was asked for has arrived and the first whole picture stands. */
  onDrawn: (run: () => void) => void
  /** Draw commands of the last frame, and whether all of the ground that it needs has arrived. For tests and measuring. */
  stats: () => { commands: number, isWhole: boolean }
  dispose: () => void
}

/**
 * A thing that is drawn. `update` states the target: applying the same state twice changes nothing and asks for no frame.
 * It knows Cesium and nothing of Vue or stores.
 */
export interface Layer<S> {
  attach: (scene: MapScene) => void | Promise<void>
  update: (state: S) => void
  dispose: () => void
}
