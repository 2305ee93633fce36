import type { Layer, MapScene } from '../engine/mapScene'

/**
 * A layer whose code comes after the first frame of the scene, so that the map stands before what only a near view needs.
 * `load` gives the layer itself; a failure of it is the layer's failure. Disposed while it is on its way, it never attaches.
 */
export function createLateLayer<S>(load: () => Promise<Layer<S>>): Layer<S> {
  let layer: Layer<S> | null = null
  let scene: MapScene | null = null
  let stopWaiting = () => {}

  function firstFrame(of: MapScene): Promise<void> {
    return new Promise((resolve) => {
      const stop = of.onFrame(() => {
        stop()
        resolve()
      })
      stopWaiting = stop
    })
  }

  return {
    async attach(to) {
      scene = to
      await firstFrame(to)
      const made = await load()
      if (scene !== to) return
      layer = made
      await made.attach(to)
    },
    update(state) { layer?.update(state) },
    dispose() {
      scene = null
      stopWaiting()
      layer?.dispose()
      layer = null
    },
  }
}
