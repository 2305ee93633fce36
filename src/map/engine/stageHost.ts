import type { Remembered } from './mapCamera'
import type { MapScene } from './mapScene'
import { type MapStatus, type RecoveryEvent, recover, recoveryStart } from './recovery'

export interface StageHostOptions {
  /** Makes a scene drawn by the graphics card; throws where it cannot. */
  solid: (onLost: (reason: string) => void) => MapScene
  /** Makes the flat map, which always works. */
  flat: () => MapScene
  /** False on an error that no second try can mend: no WebGL. */
  mayRetry: (error: unknown) => boolean
  now: () => number
  after: (ms: number, run: () => void) => () => void
  onStatus: (status: MapStatus) => void
  /** The scene to draw in from now on; null while there is none. Called before the old one is disposed of. */
  onScene: (scene: MapScene | null) => void
  onError: (error: unknown) => void
}

export interface StageHost {
  start: () => void
  /** Tries the 3D map again from the flat one. */
  retry: () => void
  /** Forgets past losses. For tests that lose the context on purpose. */
  forgive: () => void
  dispose: () => void
}

/** Keeps one scene alive: makes it, makes it again at the same view after a loss, and falls back to the flat map. */
export function createStageHost(options: StageHostOptions): StageHost {
  let state = recoveryStart
  let scene: MapScene | null = null
  let memory: Remembered | null = null
  let stopTimer: (() => void) | null = null
  let disposed = false
  let lostReason = ''

  function drop() {
    if (!scene) return
    memory = scene.camera.remember()
    const old = scene
    scene = null
    options.onScene(null)
    old.dispose()
  }

  function take(next: MapScene) {
    scene = next
    // The window is not known to the new camera yet; the subject is fitted again as soon as it is.
    if (memory) next.camera.recall(memory, true)
    options.onScene(next)
  }

  function create() {
    drop()
    let lost = false
    try {
      const made = options.solid((reason) => {
        if (lost) return
        lost = true
        lostReason = reason
        step({ type: 'lost', atMs: options.now() })
      })
      take(made)
      made.onDrawn(() => { if (scene === made) step({ type: 'drawn' }) })
    }
    catch (error) {
      options.onError(error)
      step({ type: 'failed', atMs: options.now(), webgl: options.mayRetry(error) })
    }
  }

  function step(event: RecoveryEvent) {
    if (disposed) return
    const { state: next, then } = recover(state, event)
    const before = state.status
    state = next
    if (event.type === 'lost' && next.status !== before) options.onError(new Error(`map lost: ${lostReason}`))
    if (next.status !== before) options.onStatus(next.status)
    if (next.status === 'lost') drop()
    if ((next.status === 'flat' || next.status === 'unavailable') && before !== next.status) {
      drop()
      take(options.flat())
    }
    if (then.do === 'wait') {
      stopTimer?.()
      stopTimer = options.after(then.ms, () => { step({ type: then.event }) })
    }
    if (then.do === 'create') create()
  }

  return {
    start() {
      options.onStatus(state.status)
      create()
    },
    retry() { step({ type: 'retry' }) },
    forgive() { state = { ...state, losses: [] } },
    dispose() {
      disposed = true
      stopTimer?.()
      drop()
    },
  }
}
