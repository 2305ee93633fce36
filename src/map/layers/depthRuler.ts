import type { LonLat } from '@/api/contract/common'
import { createDomPool, moveTo, setText } from '../engine/domPool'
import type { Layer, MapScene } from '../engine/mapScene'

export interface DepthRulerState {
  visible: boolean
  /** Word for the ground. */
  ground: string
  /** CSS pixels of one rem: the words grow with the wall. */
  rootPx: number
}

/** It goes this deep, m. */
const deepestM = 6
/** Marks stand at least so far apart; where not even every third metre could, there is no ruler. */
const leastGapRem = 0.94
const stepsM = [1, 2, 3] as const
/** Where it stands in the free window: shares from its left and its top. */
const stand = { x: 0.13, y: 0.62 } as const

/** An upright ruler in the earth, true to scale: how deep things lie in the middle of the view. Drawn only where a metre can be seen. */
export function createDepthRulerLayer(): Layer<DepthRulerState> {
  let scene: MapScene | null = null
  let state: DepthRulerState | null = null
  let stopFrames: (() => void) | null = null
  let root: HTMLElement | null = null
  let pool: ReturnType<typeof createDomPool<HTMLElement>> | null = null

  function place() {
    if (!scene || !pool || !root) return
    const marks = state?.visible === true ? marksIn(scene, state.rootPx) : []
    root.hidden = marks.length === 0
    pool.keep(new Set(marks.map(({ depthM }) => String(depthM))))
    for (const { depthM, x, y } of marks) {
      const element = pool.get(String(depthM))
      setText(element, depthM === 0 ? state?.ground ?? '' : `−${depthM} m`)
      moveTo(element, x, y)
    }
  }

  return {
    attach(to) {
      scene = to
      root = document.createElement('div')
      root.className = 'map-ruler'
      root.hidden = true
      to.overlay.append(root)
      pool = createDomPool(root, () => {
        const element = document.createElement('span')
        element.className = 'map-ruler-mark'
        return element
      })
      stopFrames = to.onFrame(place)
    },
    update(next) {
      if (next === state) return
      state = next
      place()
    },
    dispose() {
      stopFrames?.()
      pool?.clear()
      root?.remove()
      stopFrames = pool = root = state = scene = null
    },
  }
}

interface Mark { depthM: number, x: number, y: number }

/** Marks at the place under a fixed point of the free window; none in the sky, or where they would run into each other. */
function marksIn({ camera }: MapScene, rootPx: number): Mark[] {
  const { window: { width, height, insets } } = camera.view()
  const at: LonLat | null = camera.unproject(insets.left + (width - insets.left - insets.right) * stand.x, insets.top + (height - insets.top - insets.bottom) * stand.y, 0)
  if (at === null) return []
  const top = camera.projectAbove(at[0], at[1], 0), bottom = camera.projectAbove(at[0], at[1], -deepestM)
  const metrePx = top && bottom ? (bottom.y - top.y) / deepestM : 0
  const step = stepsM.find(metres => metres * metrePx >= leastGapRem * rootPx)
  if (step === undefined) return []
  return Array.from({ length: deepestM / step + 1 }, (_, i) => i * step).flatMap((depthM): Mark[] => {
    const spot = camera.projectAbove(at[0], at[1], -depthM)
    return spot === null ? [] : [{ depthM, ...spot }]
  })
}
