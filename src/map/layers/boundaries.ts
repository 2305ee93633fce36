import type { ImageryLayer, Primitive } from 'cesium'
import { type Polygons, boundsOf, metresPerDegree } from '@/domain/geodesy'
import { curtainAppearance, lineAppearance } from '../engine/appearances'
import { createShadowLayer } from '../engine/groundImagery'
import type { Layer, MapScene } from '../engine/mapScene'
import { lineMesh, openRing, wallMesh } from '../engine/meshes'
import { palette } from '../engine/palette'
import { type LineInstance, linePrimitive, meshPrimitive } from '../engine/primitives'
import { liftOf, type PlateView } from './plates'

export interface BoundariesState {
  /** Outline of the region in view. */
  outline: Polygons
  /** The plates inside it, for the seams between them. */
  plates: readonly PlateView[]
  /** Regions beside it at the same level: faint lines on the ground. */
  context: readonly Polygons[]
  /** Outline of the county, where it is not the region in view. */
  county: Polygons | null
  /** `block` stands on raised plates with a shadow, `flat` lies on the ground inside a curtain of light. */
  form: 'block' | 'flat'
  hovered: Polygons | null
}

const ringsOf = (polygons: Polygons) => polygons.flatMap(rings => rings.map((ring) => {
  const open = openRing(ring)
  const [first] = open
  return first ? [...open, first] : open
}))

/** Share of the lift that the curtain of light round a flat region is tall; the lift itself is 0 there. */
const curtainLook = [1, 0, 0.5, 0] as const

/** Own outline white, seams mint over a dark gap, the neighbours at the same level faint, and the block's soft shadow. */
export function createBoundariesLayer(): Layer<BoundariesState> {
  let scene: MapScene | null = null
  let state: BoundariesState | null = null
  let lines: Primitive | null = null
  let hover: Primitive | null = null
  let curtain: Primitive | null = null
  let shadow: ImageryLayer | null = null

  function clear() {
    for (const primitive of [lines, curtain]) if (primitive) scene?.primitives.remove(primitive)
    lines = curtain = null
    if (shadow) scene?.imagery.remove(shadow)
    shadow = null
  }

  function clearHover() {
    if (hover) scene?.primitives.remove(hover)
    hover = null
  }

  function build(next: BoundariesState) {
    if (!scene) return
    clear()
    const { relief } = scene
    const raised = next.form === 'block' ? 1 : 0
    const instances: LineInstance[] = []
    const add = (id: string, polygons: readonly Polygons[], color: string, alpha: number, widthPx: number, lift: number, pull: number) => {
      instances.push({ id, mesh: lineMesh(polygons.flatMap(ringsOf), relief), tint: { color, alpha }, look: [lift, 0, 0, 0], size: [widthPx, 0, 0, pull] })
    }
    if (next.county) add('county', [next.county], palette.outline, 0.42, 1.6, 0, 0.0004)
    add('context', next.context, palette.neighbour, 0.34, 1.2, 0, 0.0004)
    if (next.form === 'block') {
      const seams = next.plates.map(plate => plate.polygons)
      add('gap', seams, palette.gap, 0.88, 3.4, 1, 0.0006)
      add('seam', seams, palette.seam, 0.5, 1.1, 1, 0.0008)
    }
    add('outline-gap', [next.outline], palette.gap, 0.8, 4.6, raised, 0.001)
    add('outline', [next.outline], palette.outline, 0.96, 2.2, raised, 0.0012)
    lines = linePrimitive(instances, lineAppearance(liftOf(scene)))
    if (lines) scene.primitives.add(lines)
    if (next.form === 'flat') {
      const { camera } = scene
      // A flat region has no lift; its curtain is a fixed share of the viewing distance.
      curtain = meshPrimitive([{ id: 'curtain', mesh: wallMesh(next.outline, relief), tint: { color: palette.jade, alpha: 0.9 }, look: curtainLook }],
        curtainAppearance({ get liftM() { return camera.view().rangeM * 0.03 } }))
      if (curtain) scene.primitives.add(curtain)
    }
    const bounds = boundsOf(next.outline)
    if (bounds && next.form === 'block') {
      shadow = createShadowLayer(next.outline, bounds, (bounds.north - bounds.south) * metresPerDegree)
      scene.imagery.add(shadow)
    }
    scene.requestRender()
  }

  function buildHover(next: BoundariesState) {
    if (!scene) return
    clearHover()
    if (next.hovered) {
      const mesh = lineMesh(ringsOf(next.hovered), scene.relief)
      hover = linePrimitive([{ id: 'hover', mesh, tint: { color: palette.outline, alpha: 1 }, look: [next.form === 'block' ? 1.22 : 0, 0, 0, 0], size: [2.6, 0, 0, 0.002] }], lineAppearance(liftOf(scene)))
      if (hover) scene.primitives.add(hover)
    }
    scene.requestRender()
  }

  return {
    attach(to) {
      scene = to
      if (state) { build(state); if (state.hovered) buildHover(state) }
    },
    update(next) {
      const before = state
      state = next
      if (before === next || !scene) return
      const same = before !== null && before.outline === next.outline && before.plates === next.plates && before.context === next.context
        && before.county === next.county && before.form === next.form
      if (!same) build(next)
      if (before?.hovered !== next.hovered || (!same && next.hovered)) buildHover(next)
    },
    dispose() {
      clear()
      clearHover()
      state = scene = null
    },
  }
}
