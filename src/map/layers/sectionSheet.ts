import type { Primitive } from 'cesium'
import type { PipeId } from '@/api/contract/ids'
import { metresPerDegree } from '@/domain/geodesy'
import { pipeKindSpecs } from '@/domain/pipes'
import type { Crossing, Section } from '@/domain/section'
import { lineAppearance } from '../engine/appearances'
import { createDomPool, moveTo } from '../engine/domPool'
import { sheetAppearance } from '../engine/earthAppearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { lineMesh } from '../engine/meshes'
import { palette } from '../engine/palette'
import { axisPoint, outerRadiusM } from '../engine/pipeSolids'
import { linePrimitive, meshPrimitive } from '../engine/primitives'
import { type Tube, tubes } from '../engine/solids'
import { stripMesh } from '../engine/stripMesh'
import { liftOf } from './plates'

export interface SectionSheetState {
  section: Section | null
  /** How deep the sheet goes below the ground, m. */
  depthM: number
  hovered: string | null
}

/** So much of each pipe that is cut is shown on either side of the sheet, m. */
const reachM = 7

/** The piece of a pipe round the place where it is cut. */
export function pieceOf({ pipe, along }: Crossing): Tube {
  const east = (pipe.to.point[0] - pipe.from.point[0]) * Math.cos(pipe.from.point[1] * Math.PI / 180), north = pipe.to.point[1] - pipe.from.point[1]
  const share = reachM / Math.max(0.1, Math.hypot(east, north) * metresPerDegree)
  return { line: [axisPoint(pipe, Math.max(0, along - share)), axisPoint(pipe, Math.min(1, along + share))], radiusM: outerRadiusM(pipe), css: pipeKindSpecs[pipe.kind].hue, alpha: 0.95 }
}

/** A section on the map: the line, a glass sheet below it, the pipes that it cuts, and a mark at each cut that can be pointed at. */
export function createSectionSheetLayer({ onPoint }: { onPoint: (pipe: PipeId | null) => void }): Layer<SectionSheetState> {
  let scene: MapScene | null = null
  let state: SectionSheetState | null = null
  let parts: Primitive[] = []
  let root: HTMLElement | null = null
  let pool: ReturnType<typeof createDomPool<HTMLElement>> | null = null
  let stopFrames: (() => void) | null = null

  function clear() {
    for (const part of parts) scene?.primitives.remove(part)
    parts = []
  }

  function build({ section, depthM }: SectionSheetState, to: MapScene) {
    if (!section) return
    const line = section.profile.map(({ point }) => point)
    const sheet = meshPrimitive([{
      id: 'sheet', mesh: stripMesh(section.profile.map(({ point, groundM }) => ({ point, topM: groundM + 0.15, bottomM: groundM - depthM }))), tint: { color: palette.jade, alpha: 1 }, look: [0, depthM, 0, 0],
    }], sheetAppearance())
    const ground = linePrimitive([
      { id: 'glow', mesh: lineMesh([line], to.relief), tint: { color: palette.jade, alpha: 0.3 }, look: [0, 0, 0, 0], size: [10, 0, 0, 0.0004] },
      { id: 'line', mesh: lineMesh([line], to.relief), tint: { color: palette.outline, alpha: 1 }, look: [0, 0, 0, 0], size: [2.2, 0, 0, 0.0005] },
    ], lineAppearance(liftOf(to)))
    const pieces = section.crossings.length > 0 ? tubes(section.crossings.map(pieceOf), true) : null
    for (const part of [sheet, pieces, ground]) {
      if (!part) continue
      parts.push(part)
      to.primitives.add(part)
    }
  }

  function place() {
    if (!scene || !pool) return
    const crossings = state?.section?.crossings ?? [], hovered = state?.hovered ?? null
    pool.keep(new Set(crossings.map((_, i) => String(i))))
    for (const [i, { point, axisDepthM, pipe }] of crossings.entries()) {
      const element = pool.get(String(i))
      const at = scene.camera.projectAbove(point[0], point[1], -axisDepthM)
      element.hidden = at === null
      element.style.setProperty('--hue', pipeKindSpecs[pipe.kind].hue)
      element.classList.toggle('hovered', pipe.id === hovered)
      element.dataset.pipe = pipe.id
      if (at) moveTo(element, at.x, at.y)
    }
  }

  return {
    attach(to) {
      scene = to
      root = document.createElement('div')
      root.className = 'map-cuts'
      to.overlay.append(root)
      pool = createDomPool(root, () => {
        const element = document.createElement('i')
        element.className = 'map-cut'
        element.addEventListener('pointerenter', () => { onPoint(state?.section?.crossings.find(({ pipe }) => pipe.id === element.dataset.pipe)?.pipe.id ?? null) })
        element.addEventListener('pointerleave', () => { onPoint(null) })
        return element
      })
      stopFrames = to.onFrame(place)
    },
    update(next) {
      if (!scene || next === state) return
      const before = state
      state = next
      if (next.section !== before?.section || next.depthM !== before.depthM) {
        clear()
        if (scene.kind === 'solid') build(next, scene)
        scene.requestRender()
      }
      place()
    },
    dispose() {
      clear()
      stopFrames?.()
      pool?.clear()
      root?.remove()
      scene = state = root = pool = stopFrames = null
    },
  }
}
