import type { Severity } from '@/api/contract/alarms'
import { moveTo } from '../engine/domPool'
import type { Layer, MapScene } from '../engine/mapScene'

export interface FocusState {
  /** The alarm in focus; null when there is none. */
  at: { lon: number, lat: number, raised: 0 | 1, severity: Severity } | null
}

export interface FocusOptions {
  /** With every frame, where on the canvas the place in focus stands, CSS px; null where there is none, or it lies behind the camera. */
  onPlace?: (at: { x: number, y: number } | null) => void
}

/** Rings on the ground round the alarm in focus. They move by transform and opacity alone, in the stylesheet. */
export function createFocusLayer({ onPlace = () => {} }: FocusOptions = {}): Layer<FocusState> {
  let scene: MapScene | null = null
  let state: FocusState | null = null
  let stopFrames: (() => void) | null = null
  let ring: HTMLElement | null = null

  function place() {
    if (!scene || !ring) return
    const at = state?.at ? scene.camera.project(state.at.lon, state.at.lat, state.at.raised) : null
    ring.hidden = at === null
    if (state?.at) ring.dataset.severity = state.at.severity
    if (at) moveTo(ring, at.x, at.y)
    onPlace(at)
  }

  return {
    attach(to) {
      scene = to
      ring = document.createElement('div')
      ring.className = 'map-focus'
      ring.hidden = true
      ring.append(document.createElement('span'), document.createElement('span'))
      to.overlay.prepend(ring)
      stopFrames = to.onFrame(place)
      place()
    },
    update(next) {
      if (next === state) return
      state = next
      place()
    },
    dispose() {
      stopFrames?.()
      ring?.remove()
      onPlace(null)
      stopFrames = ring = state = scene = null
    },
  }
}
