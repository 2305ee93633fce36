import type { BillboardCollection, Cesium3DTileset, ImageryLayer, Primitive } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import type { Picked } from './picking'
import type { MapCamera } from './mapCamera'
import type { LocalFrame } from '@/domain/localFrame'
import type { Relief } from '@/domain/relief'

/** What can be put into a scene. */
export type Drawable = Primitive | Cesium3DTileset | BillboardCollection

export interface SceneStats {
  /** Draw commands, and the triangles of the tiles among them. */
  commands: number
  triangles: number
  /** Memory of the tiles on the graphics card. */
  tileBytes: number
  /** Primitives that the scene holds. */
  primitives: number
  isWhole: boolean
}

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
  readonly primitives: { add: (primitive: Drawable) => void, remove: (primitive: Drawable) => void }
  readonly ground: {
    /** Cuts a hole into the ground; null closes it. */
    clip: (ring: readonly LonLat[] | null) => void
    /** Lets what lies below shine through. */
    setSeeThrough: (isSeeThrough: boolean) => void
    /** Height of the mesh that is drawn at a place, m; null where none has arrived. */
    meshHeight: (lon: number, lat: number) => number | null
  }
  /** The point of a building that is drawn at a point of the canvas, or of the ground there, metres above sea level; null in the sky. */
  surfaceAt: (x: number, y: number) => { point: LonLat, heightM: number } | null
  /** What is drawn at a point of the canvas, in CSS px; null where nothing can be picked. */
  pick: (x: number, y: number) => Picked | null
  readonly imagery: { add: (layer: ImageryLayer) => void, remove: (layer: ImageryLayer) => void }
  /** Asks for one new frame; nothing is drawn otherwise. */
  requestRender: () => void
  /** Draws one frame at once and waits until the graphics card is done with it. For measuring. */
  drawNow: () => void
  /** Draws one frame and lays a still copy of it over the canvas, which keeps nothing after a frame, for a picture of the page. Returns the way to take it away; null where there is no canvas. */
  hold: () => (() => void) | null
  /** Called with every drawn frame, after it. Returns the way to stop. */
  onFrame: (run: () => void) => () => void
  /** Called once everything that was asked for has arrived and the first whole picture stands. */
  onDrawn: (run: () => void) => void
  /** What the last frame drew and holds, and whether all that it needs has arrived. For tests and measuring. */
  stats: () => SceneStats
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
