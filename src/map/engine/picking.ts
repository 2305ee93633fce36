import { Cartesian2, Cartesian3, Cartographic, type Cesium3DTileFeature, type Cesium3DTileset, Math as CesiumMath, type Scene } from 'cesium'
import type { LonLat } from '@/api/contract/common'
import { type ThingKind, thingKinds } from '@/api/contract/city'
import type { TileLayer } from '@/domain/tileSchema'

/** Properties of a picked feature as its tile has them. */
export type TileProperties = Readonly<Record<string, unknown>>

/** Something on the canvas: a feature of a tile with its properties, or a mark. */
export interface Picked {
  /** Null for a feature that is no thing, such as a road. */
  kind: ThingKind | null
  id: string
  layer: TileLayer | 'marks'
  properties: TileProperties
}

/** Name of each tileset's layer, so that a picked feature is known for what it is. */
const layersOf = new WeakMap<object, TileLayer>()
const kindOfLayer: Readonly<Record<TileLayer, ThingKind | null>> = { buildings: 'building', pipes: 'pipe', nodes: 'node', roads: null }

/** Says what the features of a tileset are. */
export function nameTileset(tileset: Cesium3DTileset, layer: TileLayer): void { layersOf.set(tileset, layer) }

/** A tileset that a layer of the map brought; asked by name, so that the engine's tiles need not be here. */
export function isTileset(object: unknown): object is Cesium3DTileset {
  return typeof object === 'object' && object !== null && layersOf.has(object)
}

function isFeature(object: unknown): object is Cesium3DTileFeature {
  return typeof object === 'object' && object !== null && 'tileset' in object && isTileset(object.tileset)
}

/** A pointer is no needle: a mark or a thin pipe is picked from this many pixels away. */
const reachPx = 7

/** What is drawn at a point of the canvas. One pass of drawing into a few pixels: not for every move of the pointer. */
export function pickAt(scene: Scene, x: number, y: number): Picked | null {
  return pickedOf(scene.pick(new Cartesian2(x, y), reachPx, reachPx))
}

/** Reads what the engine picked. */
export function pickedOf(object: unknown): Picked | null {
  if (isFeature(object)) {
    const layer = layersOf.get(object.tileset)
    if (layer === undefined) return null
    const properties = Object.fromEntries(object.getPropertyIds().map(name => [name, object.getProperty(name) as unknown]))
    const { id } = properties
    return typeof id === 'string' ? { kind: kindOfLayer[layer], id, layer, properties } : null
  }
  const mark: unknown = typeof object === 'object' && object !== null && 'id' in object ? object.id : null
  if (typeof mark !== 'object' || mark === null || !('kind' in mark) || !('id' in mark) || typeof mark.id !== 'string') return null
  const kind = thingKinds.find(known => known === mark.kind)
  return kind === undefined ? null : { kind, id: mark.id, layer: 'marks', properties: { ...mark } }
}

/** The point of a building's wall or roof that is drawn at a point of the canvas, metres above sea level; null where none is. */
export function buildingPointAt(scene: Scene, x: number, y: number): { point: LonLat, heightM: number } | null {
  const at = new Cartesian2(x, y)
  if (pickedOf(scene.pick(at, 1, 1))?.layer !== 'buildings') return null
  // The engine answers undefined where it cannot read the depth, whatever its types say.
  const position: unknown = scene.pickPosition(at)
  if (!(position instanceof Cartesian3)) return null
  const { longitude, latitude, height } = Cartographic.fromCartesian(position)
  return { point: [CesiumMath.toDegrees(longitude), CesiumMath.toDegrees(latitude)], heightM: height }
}
