import type { Primitive } from 'cesium'
import type { RegionCode } from '@/api/contract/ids'
import type { Polygons } from '@/domain/geodesy'
import type { MapClass } from '@/domain/mapClasses'
import { capAppearance, wallAppearance } from '../engine/appearances'
import type { Layer, MapScene } from '../engine/mapScene'
import { type Mesh, capMesh, wallMesh } from '../engine/meshes'
import { palette } from '../engine/palette'
import { type Four, type Tint, meshPrimitive, restyle } from '../engine/primitives'

/** One region as a plate. */
export interface PlateView { code: RegionCode, polygons: Polygons }

export interface PlatesState {
  plates: readonly PlateView[]
  /** Class of each plate; a plate without an entry is bare ground, `missing` is hatched. */
  classes: ReadonlyMap<RegionCode, MapClass>
  hovered: RegionCode | null
  /** Contour interval in metres. */
  contourM: number
  /** Longest triangle side in metres. */
  granularityM: number
}

/** How far a plate under the pointer rises above the others. */
const hoverLift = 1.22

function tintOf(klass: MapClass | undefined): Tint {
  if (klass === undefined) return { color: palette.bare, alpha: 1 }
  return { color: klass === 'missing' ? palette.missing : palette.classes[klass], alpha: 1 }
}

function lookOf(state: PlatesState, code: RegionCode): Four {
  const isHovered = state.hovered === code
  return [isHovered ? hoverLift : 1, state.classes.get(code) === 'missing' ? 1 : 0, isHovered ? 1 : 0, state.contourM]
}

/** The raised plates of the regions below the one in view, coloured by class. Two draw commands, however many plates. */
export function createPlatesLayer(): Layer<PlatesState> {
  let scene: MapScene | null = null
  let state: PlatesState | null = null
  let meshes: { plates: readonly PlateView[], caps: readonly Mesh[], walls: readonly Mesh[] } | null = null
  let caps: Primitive | null = null
  let walls: Primitive | null = null

  function clear() {
    for (const primitive of [caps, walls]) if (primitive) scene?.primitives.remove(primitive)
    caps = walls = null
  }

  function build(next: PlatesState) {
    if (!scene) return
    clear()
    const { relief, frame } = scene
    if (meshes?.plates !== next.plates) {
      const origin: [number, number] = [frame.origin.lon, frame.origin.lat]
      meshes = {
        plates: next.plates,
        caps: next.plates.map(plate => capMesh(plate.polygons, relief, next.granularityM, origin)),
        walls: next.plates.map(plate => wallMesh(plate.polygons, relief)),
      }
    }
    const lift = liftOf(scene)
    const instances = (parts: readonly Mesh[]) => next.plates.flatMap((plate, i) => {
      const mesh = parts[i]
      return mesh ? [{ id: plate.code, mesh, tint: tintOf(next.classes.get(plate.code)), look: lookOf(next, plate.code) }] : []
    })
    caps = meshPrimitive(instances(meshes.caps), capAppearance(lift))
    walls = meshPrimitive(instances(meshes.walls), wallAppearance(lift))
    for (const primitive of [walls, caps]) if (primitive) scene.primitives.add(primitive)
    scene.requestRender()
  }

  /** Changes in place what differs; false where the primitives are too young for it. */
  function recolour(before: PlatesState, next: PlatesState): boolean {
    let changed = false
    for (const { code } of next.plates) {
      const tint = tintOf(next.classes.get(code)), look = lookOf(next, code)
      if (tint.color === tintOf(before.classes.get(code)).color && look.every((value, i) => value === lookOf(before, code)[i])) continue
      changed = true
      for (const primitive of [caps, walls]) if (primitive && !restyle(primitive, code, { tint, look })) return false
    }
    if (changed) scene?.requestRender()
    return true
  }

  return {
    attach(to) {
      scene = to
      if (state) build(state)
    },
    update(next) {
      const before = state
      state = next
      if (before === next || !scene) return
      const same = before !== null && before.plates === next.plates && before.granularityM === next.granularityM
      if (!same || !recolour(before, next)) build(next)
    },
    dispose() {
      clear()
      meshes = state = scene = null
    },
  }
}

/** The lift of the plates as the shaders read it, live from the camera. */
export function liftOf(scene: MapScene): { readonly liftM: number } {
  return { get liftM() { return scene.camera.view().liftM } }
}
