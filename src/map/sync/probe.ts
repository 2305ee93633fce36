import type { ShallowRef } from 'vue'
import type { PickedPoint } from '@/domain/measure'
import type { MapScene, SceneStats } from '../engine/mapScene'
import type { Picked } from '../engine/picking'
import type { StageHost } from '../engine/stageHost'

/** What browser tests may look at and do, only with `?probe=1`. */
export interface MapProbe {
  camera: () => ReturnType<MapScene['camera']['view']> | null
  project: (lon: number, lat: number, raised: number) => { x: number, y: number } | null
  /** CSS px of a place so many metres above the ground, below it where negative. */
  projectAbove: (lon: number, lat: number, aboveM: number) => { x: number, y: number } | null
  frames: () => number
  elements: () => number
  stats: () => SceneStats | null
  /** What lies at a point of the canvas, with the columns of its tile. */
  pick: (x: number, y: number) => Picked | null
  /** Height of the drawn ground mesh at a place, and of the ground itself, m. */
  ground: (lon: number, lat: number) => { meshM: number | null, groundM: number } | null
  /** The points of the drawing at hand. */
  drawn: () => readonly PickedPoint[]
  loseContext: () => void
  forgive: () => void
}

declare global {
  interface Window { __wallMap?: MapProbe }
}

/** Puts the probe on the window. Returns the way to take it off. */
export function installProbe(scene: Readonly<ShallowRef<MapScene | null>>, stage: HTMLElement, host: StageHost, drawn: MapProbe['drawn']): () => void {
  window.__wallMap = {
    camera: () => scene.value?.camera.view() ?? null,
    project: (lon, lat, raised) => scene.value?.camera.project(lon, lat, raised) ?? null,
    projectAbove: (lon, lat, aboveM) => scene.value?.camera.projectAbove(lon, lat, aboveM) ?? null,
    frames: () => Number(stage.dataset.mapFrames ?? 0),
    elements: () => scene.value?.overlay.querySelectorAll('*').length ?? 0,
    stats: () => scene.value?.stats() ?? null,
    pick: (x, y) => scene.value?.pick(x, y) ?? null,
    ground: (lon, lat) => scene.value ? { meshM: scene.value.ground.meshHeight(lon, lat), groundM: scene.value.relief.groundHeight(lon, lat) } : null,
    drawn,
    loseContext: () => { stage.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext() },
    forgive: () => { host.forgive() },
  }
  return () => { delete window.__wallMap }
}
