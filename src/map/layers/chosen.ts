import type { Primitive } from 'cesium'
import type { Thing } from '@/api/contract/city'
import type { LonLat } from '@/api/contract/common'
import { axisDepthM } from '@/domain/pipes'
import { moveTo, setText } from '../engine/domPool'
import type { Layer, MapScene } from '../engine/mapScene'
import { palette } from '../engine/palette'
import { prism } from '../engine/solids'
import { hullOfPipe } from '../engine/pipeSolids'

export interface ChosenState {
  thing: Thing | null
  /** Short name under the mark. */
  name: string
}

/** Where a thing is: its point, or the middle of a pipe's axis; and its height above the ground, m. */
export function placeOfThing({ kind, record }: Thing): { point: LonLat, aboveM: number } {
  if (kind === 'pipe') return { point: [(record.from.point[0] + record.to.point[0]) / 2, (record.from.point[1] + record.to.point[1]) / 2], aboveM: -(axisDepthM(record.from, record) + axisDepthM(record.to, record)) / 2 }
  return { point: record.point, aboveM: kind === 'building' ? record.heightM : 0 }
}

/** The chosen thing: a glass hull over a building, a bright hull round a pipe, a reticle with its name for all. */
export function createChosenLayer(): Layer<ChosenState> {
  let scene: MapScene | null = null
  let state: ChosenState | null = null
  let element: HTMLElement | null = null
  let stopFrames: (() => void) | null = null
  let hull: Primitive[] = []

  function place() {
    if (!scene || !element) return
    const thing = state?.thing ?? null
    const at = thing ? placeOfThing(thing) : null
    const spot = at ? scene.camera.projectAbove(at.point[0], at.point[1], at.aboveM) : null
    element.hidden = spot === null
    if (spot) moveTo(element, spot.x, spot.y)
  }

  function hullOf(thing: Thing, to: MapScene): Primitive[] {
    if (thing.kind === 'building') {
      const [lon, lat] = thing.record.point
      const base = to.relief.groundHeight(lon, lat)
      return prism(thing.record.footprint, base - 1, base + thing.record.heightM + 0.6, palette.jade, 0.34)
    }
    if (thing.kind === 'pipe') return [hullOfPipe(thing.record)]
    return []
  }

  function clear() {
    if (scene) for (const primitive of hull) scene.primitives.remove(primitive)
    hull = []
  }

  return {
    attach(to) {
      scene = to
      element = document.createElement('div')
      element.className = 'map-chosen'
      element.hidden = true
      element.append(document.createElement('i'), document.createElement('span'))
      to.overlay.append(element)
      stopFrames = to.onFrame(place)
    },
    update(next) {
      if (!scene || !element || next === state) return
      const before = state
      state = next
      if (next.thing !== before?.thing) {
        clear()
        if (next.thing && scene.kind === 'solid') {
          hull = hullOf(next.thing, scene)
          for (const primitive of hull) scene.primitives.add(primitive)
        }
      }
      const label = element.lastElementChild
      if (label) setText(label, next.name)
      element.dataset.thing = next.thing?.kind ?? ''
      place()
      scene.requestRender()
    },
    dispose() {
      clear()
      stopFrames?.()
      element?.remove()
      scene = state = element = stopFrames = null
    },
  }
}
