import { type Billboard, BillboardCollection, Cartesian3, Color, NearFarScalar } from 'cesium'
import type { PointMark } from '@/api/contract/city'
import { ecefOf } from '@/domain/localFrame'
import type { Layer, MapScene } from '../engine/mapScene'
import { type MarkKind, markPicture, pictureSide } from './markPictures'

export interface MarksState {
  marks: readonly PointMark[]
  visible: boolean
  /** 0 … 1. */
  opacity: number
  /** Letter in the picture by the tag of a mark; a tag without one has the picture of its kind. */
  letters: Readonly<Record<string, string>>
  /** What the topic is about: as large from afar as near. */
  isLead: boolean
  rootPx: number
}

/** Marks stand this far above the ground, so that a street lamp is not half in the pavement. */
const heightM: Readonly<Record<MarkKind, number>> = { camera: 5, device: 3, component: 1, entrance: 2.5, service: 8 }
/** Shown side in rem. */
const sideRem: Readonly<Record<MarkKind, number>> = { camera: 1.5, device: 1.5, component: 0.95, entrance: 1.25, service: 1.9 }

/** Cameras, devices, components, entrances or places of a service as small pictures; one draw for all of a kind, each can be picked. A place is the thing that its tag names. */
export function createMarksLayer(kind: MarkKind): Layer<MarksState> {
  let scene: MapScene | null = null
  let collection: BillboardCollection | null = null
  let state: MarksState | null = null
  const shown = new Map<string, { mark: PointMark, billboard: Billboard }>()

  function sync({ marks, letters }: MarksState, isRelettered: boolean) {
    if (!scene || !collection) return
    const kept = new Set(marks.map(mark => mark.id))
    for (const [id, { billboard }] of shown) {
      if (kept.has(id)) continue
      collection.remove(billboard)
      shown.delete(id)
    }
    for (const mark of marks) {
      const known = shown.get(mark.id)
      if (known?.mark === mark) {
        if (isRelettered) dress(known.billboard, mark, letters)
        continue
      }
      const [lon, lat] = mark.point
      const position = Cartesian3.fromArray([...ecefOf(lon, lat, scene.relief.groundHeight(lon, lat) + heightM[kind])])
      if (known) {
        known.billboard.position = position
        known.billboard.id = identityOf(mark)
        if (known.mark.good !== mark.good || isRelettered) dress(known.billboard, mark, letters)
        known.mark = mark
        continue
      }
      const billboard = collection.add({
        position, id: identityOf(mark),
        disableDepthTestDistance: Infinity,
      })
      dress(billboard, mark, letters)
      shown.set(mark.id, { mark, billboard })
    }
  }

  /** What a pick of it answers. */
  const identityOf = ({ id, name, tag }: PointMark) => ({ kind: kind === 'service' ? tag : kind, id, name })
  /** One picture by its name for all marks alike: the engine then keeps it once. */
  function dress(billboard: Billboard, { good, tag }: PointMark, letters: MarksState['letters']) {
    const letter = letters[tag] ?? ''
    billboard.setImage(`${kind}-${letter}-${String(good)}`, markPicture(kind, good, letter))
  }

  return {
    attach(to) {
      scene = to
      collection = new BillboardCollection()
      collection.show = false
      to.primitives.add(collection)
    },
    update(next) {
      if (!scene || !collection || next === state) return
      const before = state
      state = next
      if (next.marks !== before?.marks || next.letters !== before.letters) sync(next, next.letters !== before?.letters)
      collection.show = next.visible
      if (next.marks !== before?.marks || next.opacity !== before.opacity || next.rootPx !== before.rootPx || next.isLead !== before.isLead) {
        const scale = sideRem[kind] * next.rootPx / pictureSide
        for (const { billboard } of shown.values()) {
          billboard.scale = scale
          billboard.scaleByDistance = new NearFarScalar(350, 1, 2600, next.isLead ? 0.85 : 0.45)
          billboard.translucencyByDistance = new NearFarScalar(1800, 1, 5200, next.isLead ? 0.8 : 0.25)
          billboard.color = Color.WHITE.withAlpha(next.opacity)
        }
      }
      scene.requestRender()
    },
    dispose() {
      if (collection && scene) scene.primitives.remove(collection)
      shown.clear()
      scene = collection = state = null
    },
  }
}
