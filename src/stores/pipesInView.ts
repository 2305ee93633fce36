import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { LonLat } from '@/api/contract/common'
import type { Pipe } from '@/api/contract/pipes'
import { ApiFailure } from '@/api/errors'
import { createPlane } from '@/domain/plane'
import { loadNetwork, outlineBoxes } from './networkAround'
import { useRuntime } from './runtime'

/** The view rests this long before its pipes are asked for. */
const restMs = 250
/** Looks nearer than this share of the reach to the last one are the same look. */
const sameWithin = 0.3

/** Where the map looks: the middle and how far it reaches, m. */
export interface Look { at: LonLat, reachM: number }

/** The pipes round the middle of the view below the ground, for their names: asked for when the view has come to rest. */
export const usePipesInViewStore = defineStore('pipesInView', () => {
  const runtime = useRuntime()
  const pipes = shallowRef<readonly Pipe[]>([])
  let shown: Look | null = null
  let stopTimer = () => {}
  let abort: AbortController | null = null

  function stop() {
    stopTimer()
    abort?.abort()
    abort = null
  }
  function ask({ at, reachM }: Look) {
    const plane = createPlane(at)
    const corners = ([[-1, -1], [1, 1]] as const).map(([e, n]) => plane.toLonLat([e * reachM, n * reachM]))
    const mine = new AbortController()
    abort = mine
    loadNetwork(runtime.client, outlineBoxes(corners, plane), false, mine.signal).then((found) => {
      if (abort === mine) pipes.value = found.pipes
    }, (caught: unknown) => {
      if (abort !== mine || (caught instanceof ApiFailure && caught.error.kind === 'aborted')) return
      // The names of the last look stay; the next look asks again.
      shown = null
      runtime.reportError(caught, 'pipes in view')
    })
  }
  const isSame = (a: Look, b: Look) => {
    const [east, north] = createPlane(a.at).toFlat(b.at)
    return Math.hypot(east, north) < b.reachM * sameWithin && Math.abs(a.reachM / b.reachM - 1) < sameWithin
  }
  onScopeDispose(stop)

  return {
    pipes,
    /** The view has come to rest here; null leaves the underground and forgets its pipes. */
    look(next: Look | null) {
      if (next === null) {
        stop()
        shown = null
        if (pipes.value.length > 0) pipes.value = []
        return
      }
      if (shown && isSame(shown, next)) return
      stop()
      shown = next
      stopTimer = runtime.after(restMs, () => { ask(next) })
    },
  }
})
