import { type PointerHooks, attachControls } from './controls'
import { createLocalFrame } from '@/domain/localFrame'
import { createMapCamera } from './mapCamera'
import type { MapScene } from './mapScene'
import type { Relief } from '@/domain/relief'

export interface FlatSceneOptions {
  relief: Relief
  centre: readonly [lon: number, lat: number]
  hooks: PointerHooks
  now: () => number
}

/**
 * The map without the graphics card: the same camera and the same HTML layers over a drawing of their own. Layers that need
 * WebGL are not attached to it.
 */
export function createFlatScene(container: HTMLElement, options: FlatSceneOptions): MapScene {
  const stage = document.createElement('div')
  stage.className = 'map-canvas'
  const overlay = document.createElement('div')
  overlay.className = 'map-overlay'
  container.append(stage, overlay)
  const frame = createLocalFrame(options.centre[0], options.centre[1])
  const listeners = new Set<() => void>()
  const nextFrame = (run: () => void) => {
    const id = requestAnimationFrame(run)
    return () => { cancelAnimationFrame(id) }
  }
  let asked: (() => void) | null = null
  const requestRender = () => {
    asked ??= nextFrame(() => {
      asked = null
      for (const run of listeners) run()
    })
  }
  const camera = createMapCamera({ frame, groundHeight: options.relief.groundHeight, fovYDeg: 24, now: options.now, nextFrame, onChange: () => { requestRender() } })
  const removeControls = attachControls(container, camera, options.hooks)
  return {
    kind: 'flat', overlay, frame, relief: options.relief, camera, requestRender,
    primitives: { add: () => undefined, remove: () => undefined },
    imagery: { add: () => undefined, remove: () => undefined },
    ground: { clip: () => undefined, setSeeThrough: () => undefined, meshHeight: () => null },
    pick: () => null,
    surfaceAt: (x, y) => camera.groundAt(x, y),
    drawNow: () => { for (const run of listeners) run() },
    hold: () => null,
    onFrame(run) {
      listeners.add(run)
      return () => { listeners.delete(run) }
    },
    onDrawn(run) { run() },
    stats: () => ({ commands: 0, triangles: 0, tileBytes: 0, primitives: 0, isWhole: true }),
    dispose() {
      asked?.()
      camera.dispose()
      removeControls()
      listeners.clear()
      stage.remove()
      overlay.remove()
    },
  }
}
