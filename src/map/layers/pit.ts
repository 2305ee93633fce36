import type { Primitive } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import { sameRing } from '@/domain/geodesy'
import type { Pit } from '@/domain/pit'
import { lineAppearance } from '../engine/appearances'
import { createDomPool, moveTo, setText } from '../engine/domPool'
import { soilAppearance } from '../engine/earthAppearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { capMesh, lineMesh } from '../engine/meshes'
import { palette } from '../engine/palette'
import { linePrimitive, meshPrimitive } from '../engine/primitives'
import { stripMesh } from '../engine/stripMesh'
import { liftOf } from './plates'

/** The pit, and CSS pixels of one rem, by which its words grow with the wall. */
export interface PitState { pit: Pit | null, rootPx: number }

/** The floor is a sheet of triangles no longer than this, m; the rim bends with the ground at this many degrees. */
const floorStepM = 8
const rimStepDeg = 0.00005
const soil = { color: palette.plain, alpha: 1 }

/** An excavation: a hole in the ground with walls and a floor of earth, its rim alight, and a ruler of its depth at one corner. */
export function createPitLayer(): Layer<PitState> {
  let scene: MapScene | null = null
  let state: PitState | null = null
  let ring: readonly LonLat[] | null = null
  let parts: Primitive[] = []
  let root: HTMLElement | null = null
  let pool: ReturnType<typeof createDomPool<HTMLElement>> | null = null
  let stopFrames: (() => void) | null = null

  function clear() {
    for (const part of parts) scene?.primitives.remove(part)
    parts = []
  }

  function build(pit: Pit, to: MapScene) {
    const sunk = { ...to.relief, groundHeight: (lon: number, lat: number) => to.relief.groundHeight(lon, lat) - pit.depthM }
    const [origin] = pit.ring
    if (!origin) return
    // Clockwise, so that the walls are lit as one sees them: from inside.
    const walls = stripMesh([...pit.rim].reverse().map(({ point, groundM, floorM }) => ({ point, topM: groundM, bottomM: floorM })))
    const closed = [...pit.ring, origin]
    const earth = meshPrimitive([
      { id: 'walls', mesh: walls, tint: soil, look: [0, pit.depthM, 0, 0] },
      { id: 'floor', mesh: capMesh([[closed]], sunk, floorStepM, origin), tint: soil, look: [0, pit.depthM, 1, 0] },
    ], soilAppearance())
    const rim = linePrimitive([
      { id: 'glow', mesh: lineMesh([closed], to.relief, rimStepDeg), tint: { color: palette.jade, alpha: 0.28 }, look: [0, 0, 0, 0], size: [11, 0, 0, 0.0004] },
      { id: 'rim', mesh: lineMesh([closed], to.relief, rimStepDeg), tint: { color: palette.outline, alpha: 1 }, look: [0, 0, 0, 0], size: [2.4, 0, 0, 0.0005] },
    ], lineAppearance(liftOf(to)))
    for (const part of [earth, rim]) {
      if (!part) continue
      parts.push(part)
      to.primitives.add(part)
    }
  }

  /** The ruler stands at the corner that is farthest to the left, where nothing of the pit lies behind its words. */
  function place() {
    if (!scene || !pool) return
    const pit = state?.pit
    if (!pit) { pool.clear(); return }
    const { camera } = scene
    const corners = pit.ring.flatMap(([lon, lat]) => {
      const at = camera.projectAbove(lon, lat, 0)
      return at ? [{ lon, lat, x: at.x }] : []
    })
    const corner = corners.reduce<(typeof corners)[number] | null>((best, each) => best === null || each.x < best.x ? each : best, null)
    const marks = corner ? depthMarks(pit.depthM).flatMap((depthM) => {
      const at = camera.projectAbove(corner.lon, corner.lat, -depthM)
      return at ? [{ depthM, ...at }] : []
    }) : []
    const shown = readable(marks, state?.rootPx ?? 16)
    pool.keep(new Set(shown.map(({ depthM }) => String(depthM))))
    for (const { depthM, x, y } of shown) {
      const element = pool.get(String(depthM))
      setText(element, depthM === 0 ? '±0' : `−${depthM} m`)
      moveTo(element, x, y)
    }
  }

  return {
    attach(to) {
      scene = to
      root = document.createElement('div')
      root.className = 'map-depths'
      to.overlay.append(root)
      pool = createDomPool(root, () => {
        const element = document.createElement('span')
        element.className = 'map-depth'
        return element
      })
      stopFrames = to.onFrame(place)
    },
    update(next) {
      if (!scene || next === state) return
      const before = state
      state = next
      if (next.pit === before?.pit) return
      clear()
      if (next.pit) {
        if (!sameRing(ring, next.pit.ring)) {
          ring = next.pit.ring
          scene.ground.clip(ring)
        }
        build(next.pit, scene)
      }
      else if (ring) {
        ring = null
        scene.ground.clip(null)
      }
      place()
      scene.requestRender()
    },
    dispose() {
      clear()
      if (ring) scene?.ground.clip(null)
      stopFrames?.()
      pool?.clear()
      root?.remove()
      ring = scene = state = root = pool = stopFrames = null
    },
  }
}

const leastGapRem = 0.94

/**
 * The marks that can be written without running into each other, in their order from the ground down: the floor always, every
 * metre where there is room for all, less the last one where the floor is half a metre below it.
 */
function readable<M extends { y: number }>(marks: readonly M[], rootPx: number): M[] {
  const floor = marks.at(-1)
  if (!floor) return []
  const metres = marks.slice(0, -1)
  const isTight = (lower: M, upper: M | undefined) => upper !== undefined && Math.abs(lower.y - upper.y) < leastGapRem * rootPx
  if (metres.some((mark, i) => isTight(mark, metres[i - 1]))) return [floor]
  return [...isTight(floor, metres.at(-1)) ? metres.slice(0, -1) : metres, floor]
}

/** Depths that the ruler names: the ground, every metre, and the floor. */
export function depthMarks(depthM: number): number[] {
  const metres = Array.from({ length: Math.ceil(depthM) }, (_, i) => i)
  return [...metres, depthM]
}
