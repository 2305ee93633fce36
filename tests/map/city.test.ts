// @vitest-environment happy-dom
import { BillboardCollection, Cesium3DTileFeature } from 'cesium'
import { describe, expect, it } from 'vitest'
import type { Thing } from '@/api/contract/city'
import { buildingId, deviceId, nodeId, pipeId } from '@/api/contract/ids'
import { pickedOf } from '@/map/engine/picking'
import { createChosenLayer, placeOfThing } from '@/map/layers/chosen'
import { createMarksLayer } from '@/map/layers/marks'
import { pickedText } from '@/map/sync/pickedText'
import { at } from '../builders/regions'
import { fakeScene } from './fakeScene'

const point: [number, number] = [116.45, 36.25]
const ring: [number, number][] = [[116.4499, 36.2499], [116.4501, 36.2499], [116.4501, 36.2501], [116.4499, 36.2501], [116.4499, 36.2499]]
const building: Thing = {
  kind: 'building', relations: [],
  record: {
    id: buildingId.parse('B-1'), region: at.cuiping, grid: 1, name: '3 号楼', address: '翠屏街 3 号', use: 'residential', floors: 6, heightM: 18, yearBuilt: 2009, footprintM2: 320, point, footprint: ring,
    stairwells: 3, homes: 36, occupancy: { of: 'building', selfPercent: 70, rentedPercent: 20, vacantPercent: 10 }, households: null, residents: null,
  },
}
const end = (node: string, lon: number) => ({ node: nodeId.parse(node), point: [lon, 36.25] as [number, number], depthM: 1.2, elevationM: 38.8 })
const pipe: Thing = {
  kind: 'pipe', relations: [],
  record: {
    id: pipeId.parse('JS-1'), kind: 'JS', region: at.cuiping, from: end('N1', 116.45), to: end('N2', 116.4504), datum: 'outerTop', profile: { shape: 'round', diameterMm: 300, wallMm: 8 },
    material: 'ductileIron', yearLaid: 2010, owner: '县自来水公司', pressureMPa: 0.4, voltageKv: null, ducts: null, road: '翠屏街',
  },
}
const device: Thing = { kind: 'device', relations: [], record: { id: deviceId.parse('D-1'), region: at.cuiping, name: '烟感 1 号', point, group: 'fire', online: true, lastReadingAt: null } }

describe('the chosen thing', () => {
  it('is outlined as what it is, and leaves nothing behind', () => {
    const scene = fakeScene(), layer = createChosenLayer()
    void layer.attach(scene)
    const shown = [building, pipe, device, null].map((thing) => {
      layer.update({ thing, name: thing ? 'x' : '' })
      return { primitives: scene.held.primitives.size, isNamed: !(scene.overlay.querySelector<HTMLElement>('.map-chosen')?.hidden ?? true) }
    })
    expect(shown).toEqual([{ primitives: 2, isNamed: true }, { primitives: 1, isNamed: true }, { primitives: 0, isNamed: true }, { primitives: 0, isNamed: false }])
    layer.update({ thing: building, name: 'x' })
    layer.dispose()
    expect({ primitives: scene.held.primitives.size, listeners: scene.held.listeners, elements: scene.overlay.childElementCount }).toEqual({ primitives: 0, listeners: 0, elements: 0 })
  })

  it('is named at the top of a house, in the middle of a pipe\'s axis, and on the ground else', () => {
    expect(placeOfThing(building)).toEqual({ point, aboveM: 18 })
    expect(placeOfThing(device)).toEqual({ point, aboveM: 0 })
    const falling: Thing = { ...pipe, record: { ...pipe.record, to: { ...pipe.record.to, depthM: 3.2 } } }
    const middle = placeOfThing(falling)
    expect(middle.point[0]).toBeCloseTo(116.4502, 9)
    // Outer tops 1.2 m and 3.2 m deep, an outer diameter of 316 mm.
    expect(middle.aboveM).toBeCloseTo(-2.358, 9)
  })

  it('asks for no frame where nothing changed', () => {
    const scene = fakeScene(), layer = createChosenLayer(), state = { thing: building, name: 'x' }
    void layer.attach(scene)
    layer.update(state)
    const { renders } = scene.held
    layer.update(state)
    expect(scene.held.renders).toBe(renders)
  })
})

describe('marks', () => {
  const mark = (id: string, good = true) => ({ id, point, name: id, tag: 'gate', good })
  it('are one thing for the graphics card, kept by their ids, gone with the layer', () => {
    const scene = fakeScene(), layer = createMarksLayer('camera')
    void layer.attach(scene)
    const a = mark('a'), b = mark('b')
    layer.update({ marks: [a, b], visible: true, opacity: 1, letters: {}, rootPx: 16 })
    const [collection] = scene.held.primitives
    expect(scene.held.primitives.size).toBe(1)
    expect(lengthOf(collection)).toBe(2)
    layer.update({ marks: [b, mark('c', false)], visible: true, opacity: 0.5, letters: {}, rootPx: 16 })
    expect(lengthOf(collection)).toBe(2)
    layer.update({ marks: [], visible: false, opacity: 1, letters: {}, rootPx: 16 })
    expect(lengthOf(collection)).toBe(0)
    layer.dispose()
    expect(scene.held.primitives.size).toBe(0)
  })
  it('answer a pick by what they are now: a new name is known at once', () => {
    const scene = fakeScene(), layer = createMarksLayer('camera')
    void layer.attach(scene)
    layer.update({ marks: [mark('a')], visible: true, opacity: 1, letters: {}, rootPx: 16 })
    layer.update({ marks: [{ ...mark('a'), name: '东门' }], visible: true, opacity: 1, letters: {}, rootPx: 16 })
    const [collection] = scene.held.primitives
    expect(collection instanceof BillboardCollection && pickedOf(collection.get(0))?.properties['name']).toBe('东门')
  })
  const lengthOf = (collection: unknown) => typeof collection === 'object' && collection !== null ? Reflect.get(collection, 'length') as unknown : null
})

describe('what lies under the pointer', () => {
  it('is a mark by the id it carries, and nothing that carries none', () => {
    expect(pickedOf({ id: { kind: 'camera', id: 'C-1', name: '大门' } })).toMatchObject({ kind: 'camera', id: 'C-1', layer: 'marks' })
    for (const other of [undefined, null, {}, { id: 'plate' }, { id: { kind: 'castle', id: 'x' } }, { id: { kind: 'camera', id: 5 } }]) expect(pickedOf(other)).toBeNull()
    expect(Cesium3DTileFeature).toBeTypeOf('function')
  })

  it.each([
    [{ kind: 'building' as const, id: 'B', layer: 'buildings' as const, properties: { name: '3 号楼', use: 0 } }, '3 号楼 · buildingUse.residential'],
    [{ kind: 'building' as const, id: 'B', layer: 'buildings' as const, properties: {} }, 'B'],
    [{ kind: 'pipe' as const, id: 'P', layer: 'pipes' as const, properties: { kind: 0, shape: 0, width: 300, height: 300, depthFrom: 1.349 } }, 'pipeKind.JS DN300 −1.35 m'],
    [{ kind: 'pipe' as const, id: 'P', layer: 'pipes' as const, properties: { kind: 6, shape: 1, width: 400, height: 200, depthFrom: 0.8 } }, 'pipeKind.TX 400×200 −0.80 m'],
    [{ kind: 'node' as const, id: 'N9', layer: 'nodes' as const, properties: { feature: 2 } }, 'nodeFeature.manhole N9'],
    [{ kind: null, id: 'R', layer: 'roads' as const, properties: { name: '府前街' } }, '府前街'],
    [{ kind: 'camera' as const, id: 'C', layer: 'marks' as const, properties: { name: '大门' } }, '大门'],
  ])('is told in one line: %j', (picked, text) => {
    expect(pickedText(picked, key => key)).toBe(text)
  })
})
