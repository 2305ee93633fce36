import type { Plate } from './render/bake'
import type { Pose } from './render/lens'
import type { Moment } from './render/moving'
import type { Vec } from './render/vector'
import type { World } from './render/world'

/** How the camera renders light. */
export interface Look {
  /** Stops of light: 1 as drawn, 2 twice as bright. */
  exposure: number
  /** White balance, multiplied in. */
  tint: Vec
  /** 0 grey (infrared), 1 full colour. */
  saturation: number
  /** Strength of sensor grain, 0 to 1. */
  grain: number
}

/** Corner brackets round a box in the scene, or a dotted track along places. */
export type Mark =
  | { shape: 'brackets', low: Vec, high: Vec, colour: 'jade' | 'red' }
  | { shape: 'track', places: readonly Vec[], colour: 'jade' | 'red' }
  | { shape: 'fence', places: readonly Vec[], colour: 'jade' | 'red' }

/** One clip: a still world, what moves in it over t in [0, 1) and closes at 1, and what the analysis marks. */
export interface Scene {
  /** Kind of place and camera, burnt in top left; no community and no number, so that it suits any alarm of its kind. */
  caption: string
  pose: Pose
  look: Look
  /** Moment of the snapshot, 0 to 1. */
  decisive: number
  world(): World
  moment(t: number): Moment
  marks(t: number): Mark[]
  /** Smoke, gas or water laid over the light of the frame (three linear floats a pixel) before it is developed. */
  veil?: (t: number, frame: Float32Array, plate: Plate) => void
}
