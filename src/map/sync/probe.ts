import type { ShallowRef } from 'vue'
import type { PickedPoint } from '@/domain/measure'
import type { Ecef } from '@/domain/localFrame'
import { cameraAxes } from '../engine/cameraFit'
import type { Shot } from '../engine/mapCamera'
import type { MapScene, SceneStats } from '../engine/mapScene'
import type { Picked } from '../engine/picking'
import type { StageHost } from '../engine/stageHost'

/** The camera in Earth-centred, Earth-fixed metres, for another page that is to look from the same place. */
export interface Eye { position: Ecef, direction: Ecef, up: Ecef, fovYDeg: number }

/** What browser tests and measurements may look at and do, only with `?probe=1`. */
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
  /** Looks at something at once, without a flight. */
  show: (shot: Shot) => void
  eye: () => Eye | null
  /** Draws so many frames one after the other and tells how long each took until the graphics card was done, ms. */
  draw: (frames: number) => number[]
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
    show: (shot) => { scene.value?.camera.show(shot, true) },
    eye: () => scene.value ? eyeOf(scene.value) : null,
    draw: frames => Array.from({ length: frames }, () => {
      const startedMs = performance.now()
      scene.value?.drawNow()
      return performance.now() - startedMs
    }),
    loseContext: () => { stage.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext() },
    forgive: () => { host.forgive() },
  }
  return () => { delete window.__wallMap }
}

function eyeOf({ camera, frame }: MapScene): Eye {
  const { pose, window } = camera.view()
  const { forward, up } = cameraAxes(pose.headingDeg, pose.pitchDeg)
  return { position: frame.toEcef(pose.position), direction: frame.direction(forward), up: frame.direction(up), fovYDeg: window.fovYDeg }
}
