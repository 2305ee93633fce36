import { Cartesian3, Cesium3DTileFeature, Cesium3DTileset, Scene } from 'cesium'
import { describe, expect, it } from 'vitest'
import type { TileLayer } from '@/domain/tileSchema'
import { buildingPointAt, nameTileset, pickAt, pickedOf } from '@/map/engine/picking'

/** An object of the engine with some of its members replaced. */
function like<T extends object>(prototype: T, members: Readonly<Record<string, unknown>>): T {
  return Object.create(prototype, Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value }]))) as T
}
function featureOf(layer: TileLayer | null, properties: Readonly<Record<string, unknown>>): Cesium3DTileFeature {
  const tileset = new Cesium3DTileset({})
  if (layer !== null) nameTileset(tileset, layer)
  return like(Cesium3DTileFeature.prototype, { tileset, getPropertyIds: () => Object.keys(properties), getProperty: (name: string) => properties[name] })
}
const house = featureOf('buildings', { id: 'B-1', name: '3 号楼', use: 0 })
/** A scene in which one thing stands at every point. */
function sceneOf(thing: unknown, position?: Cartesian3) {
  const asked: unknown[][] = []
  return { asked, scene: like(Scene.prototype, { pick: (...args: unknown[]) => { asked.push(args); return thing }, pickPosition: () => position }) }
}

describe('a feature of a tile that is picked', () => {
  it.each([['buildings', 'building'], ['pipes', 'pipe'], ['nodes', 'node'], ['roads', null]] as const)('of %s is a thing of kind %s with its properties', (layer, kind) => {
    expect(pickedOf(featureOf(layer, { id: 'X-1', year: 2010 }))).toEqual({ kind, id: 'X-1', layer, properties: { id: 'X-1', year: 2010 } })
  })

  it('is nothing without an id, and nothing of a tileset that the map does not know', () => {
    expect([pickedOf(featureOf('pipes', { year: 2010 })), pickedOf(featureOf('pipes', { id: 7 })), pickedOf(featureOf(null, { id: 'X' }))]).toEqual([null, null, null])
  })

  it('is looked for some pixels round the pointer', () => {
    const { scene, asked } = sceneOf(house)
    expect(pickAt(scene, 120, 80)?.id).toBe('B-1')
    expect(asked).toEqual([[expect.objectContaining({ x: 120, y: 80 }), 7, 7]])
  })
})

describe('the point of a house under the pointer', () => {
  const onWall = Cartesian3.fromDegrees(116.45, 36.28, 58)

  it('is where its wall or roof is drawn', () => {
    const at = buildingPointAt(sceneOf(house, onWall).scene, 120, 80)
    expect(at?.point[0]).toBeCloseTo(116.45, 9)
    expect(at?.point[1]).toBeCloseTo(36.28, 9)
    expect(at?.heightM).toBeCloseTo(58, 4)
  })

  it('is none where something else is drawn, or where its depth cannot be read', () => {
    expect(buildingPointAt(sceneOf(featureOf('roads', { id: 'R' }), onWall).scene, 120, 80)).toBeNull()
    expect(buildingPointAt(sceneOf(undefined, onWall).scene, 120, 80)).toBeNull()
    expect(buildingPointAt(sceneOf(house).scene, 120, 80)).toBeNull()
  })
})
