import { type Ref, type ShallowRef, markRaw, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Layer, MapScene } from '../engine/mapScene'

export interface LayerHandle {
  /** What the layer threw last; it is off until it is tried again. */
  readonly error: Readonly<Ref<unknown>>
  /** True while it is on its way into the scene: its code, or what it draws, is being fetched. */
  readonly waiting: Readonly<Ref<boolean>>
  retry: () => void
}

/**
 * The one bridge from reactive state to the scene. Makes the layer anew for each scene (a lost context brings a new one),
 * attaches it, hands it every new state, and disposes of it with the scene or with the calling scope, also when that happens
 * before attaching has ended. A layer that throws is taken out; the others go on. One that is only in part broken (a tile that
 * cannot be had) says so by `fault`: it goes on too, and the mark of its fault stays until it is tried again.
 */
export function useLayer<S, L extends Layer<S>>(scene: Readonly<ShallowRef<MapScene | null>>, make: (fault: (error: unknown) => void) => L, state: () => S | null, kinds: readonly MapScene['kind'][] = ['solid', 'flat']): LayerHandle {
  const error = shallowRef<unknown>(null)
  const isWaiting = ref(false)
  let layer: L | null = null
  let attached: L | null = null

  function remove() {
    const old = layer
    layer = attached = null
    isWaiting.value = false
    old?.dispose()
  }

  function guarded(run: () => void) {
    try { run() }
    catch (caught) {
      error.value = caught ?? new Error('layer failed')
      try { remove() }
      catch { layer = attached = null }
    }
  }

  function feed() {
    const next = state()
    if (attached && next !== null) attached.update(next)
  }

  function attach() {
    guarded(remove)
    error.value = null
    const to = scene.value
    if (!to || !kinds.includes(to.kind)) return
    guarded(() => {
      const made: L = markRaw(make((caught) => { if (layer === made) error.value = caught ?? new Error('layer failed') }))
      layer = made
      const waiting = made.attach(to)
      isWaiting.value = waiting instanceof Promise
      const ready = () => {
        // The scene, the layer or the whole scope may have gone while attaching.
        if (layer !== made || scene.value !== to) return
        attached = made
        isWaiting.value = false
        guarded(feed)
      }
      if (waiting instanceof Promise) waiting.then(ready, (caught: unknown) => { if (layer === made) guarded(() => { throw caught }) })
      else ready()
    })
  }

  watch(scene, attach, { immediate: true, flush: 'sync' })
  watch(state, () => { guarded(feed) })
  onScopeDispose(() => { guarded(remove) })
  return { error, waiting: isWaiting, retry: attach }
}
