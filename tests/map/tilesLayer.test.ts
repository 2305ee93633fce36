// @vitest-environment happy-dom
import { Cartesian3, CustomShader, Cesium3DTileset } from 'cesium'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import type { LonLat } from '@/api/contract/common'
import type { CityShader } from '@/map/engine/cityShaders'
import { holeOf } from '@/map/engine/clipping'
import type { MapScene } from '@/map/engine/mapScene'
import { type TilesState, createTilesLayer } from '@/map/layers/tiles'
import { useLayer } from '@/map/sync/useLayer'
import { settle } from '../builders/clock'
import { lonLatOf } from '../builders/pipes'
import { squareOf } from '../builders/works'
import { fakeScene } from './fakeScene'

type Look = 'solid' | 'ghost'
const ring = (sideM: number): LonLat[] => squareOf(sideM).map(([east, north]) => lonLatOf(east, north))

/** How often each property of an object was set. */
function countSets(target: object, ...names: string[]) {
  const counts = new Map(names.map(name => [name, 0]))
  for (const name of names) {
    let value: unknown = Reflect.get(target, name)
    Object.defineProperty(target, name, { configurable: true, get: () => value, set: (next: unknown) => { value = next; counts.set(name, (counts.get(name) ?? 0) + 1) } })
  }
  return (name: string) => counts.get(name)
}

/** Loads of tilesets that the test ends one by one. */
const loads: { url: string, options: Cesium3DTileset.ConstructorOptions, arrive: () => Promise<Cesium3DTileset>, fail: () => Promise<void> }[] = []
beforeEach(() => {
  loads.length = 0
  vi.spyOn(Cesium3DTileset, 'fromUrl').mockImplementation((url, options = {}) => new Promise((resolve, reject) => {
    loads.push({
      url: String(url), options,
      async arrive() {
        const tileset = new Cesium3DTileset(options)
        resolve(tileset)
        await settle()
        return tileset
      },
      async fail() {
        reject(new Error('404'))
        await settle()
      },
    })
  }))
})
afterEach(() => { vi.restoreAllMocks() })

function layerOf() {
  const faults: string[] = []
  const made: Look[] = [], disposed: Look[] = []
  const sets: [Look, string, unknown][] = []
  const look = (name: Look) => (): CityShader => {
    made.push(name)
    return { shader: new CustomShader({}), set: (key, value) => { sets.push([name, key, value]) }, dispose: () => { disposed.push(name) } }
  }
  const layer = createTilesLayer<Look>({
    url: '/tiles/pipes/tileset.json', layer: 'pipes', looks: { solid: look('solid'), ghost: look('ghost') }, screenSpaceError: 16, onFault: (error) => { faults.push(error.message) },
  })
  return { layer, faults, made, disposed, sets }
}
async function attached() {
  const scene = fakeScene(), kept = layerOf()
  const waiting = kept.layer.attach(scene)
  const tileset = await loads[0]?.arrive()
  await waiting
  if (!tileset) throw new Error('nothing was loaded')
  return { ...kept, scene, tileset }
}
const state = (over: Partial<TilesState<Look>> = {}): TilesState<Look> => ({ visible: true, look: 'solid', uniforms: { u_opacity: 1 }, ...over })

describe('a layer of tiles', () => {
  it('is loaded once and hidden until it is told to show', async () => {
    const { scene, tileset } = await attached()
    expect(loads.map(({ url }) => url)).toEqual(['/tiles/pipes/tileset.json'])
    expect([tileset.show, tileset.maximumScreenSpaceError, scene.held.primitives.has(tileset)]).toEqual([false, 16, true])
  })

  it('is shown and hidden, and never loaded again on the way through the levels', async () => {
    const { layer, scene, tileset } = await attached()
    for (const visible of [true, false, true, false, true]) {
      layer.update(state({ visible }))
      expect(tileset.show).toBe(visible)
    }
    expect([loads.length, [...scene.held.primitives]]).toEqual([1, [tileset]])
  })

  it('asks for a frame for a new state and for none for the same one', async () => {
    const { layer, scene } = await attached()
    const one = state()
    layer.update(one)
    const { renders } = scene.held
    layer.update(one)
    expect(scene.held.renders).toBe(renders)
    layer.update(state({ visible: false }))
    expect(scene.held.renders).toBe(renders + 1)
  })

  it('wears each look when it is first wanted, and sets it only when it changes', async () => {
    const { layer, tileset, made } = await attached()
    const sets = countSets(tileset, 'customShader')
    layer.update(state())
    layer.update(state({ uniforms: { u_opacity: 0.5 } }))
    layer.update(state({ visible: false, look: 'ghost' }))
    expect([made, sets('customShader')]).toEqual([['solid'], 1])
    layer.update(state({ look: 'ghost' }))
    const ghost = tileset.customShader
    layer.update(state())
    layer.update(state({ look: 'ghost' }))
    expect([made, sets('customShader')]).toEqual([['solid', 'ghost'], 4])
    expect(tileset.customShader).toBe(ghost)
  })

  it('hands its numbers to the look that is worn', async () => {
    const { layer, sets } = await attached()
    layer.update(state({ uniforms: { u_opacity: 0.4, u_colour: 2 } }))
    layer.update(state({ look: 'ghost', uniforms: { u_opacity: 0.7 } }))
    expect(sets).toEqual([['solid', 'u_opacity', 0.4], ['solid', 'u_colour', 2], ['ghost', 'u_opacity', 0.7]])
  })

  it('is cut by an excavation once for each outline, and whole again after it', async () => {
    const { layer, tileset } = await attached()
    const sets = countSets(tileset, 'clippingPolygons')
    const polygons = () => tileset.clippingPolygons.length
    layer.update(state())
    layer.update(state({ hole: null }))
    expect(sets('clippingPolygons')).toBe(0)
    const outline = ring(10)
    layer.update(state({ hole: outline }))
    layer.update(state({ hole: outline, visible: false }))
    layer.update(state({ hole: outline, uniforms: { u_opacity: 0.3 } }))
    expect([sets('clippingPolygons'), polygons()]).toEqual([1, 1])
    layer.update(state({ hole: ring(12) }))
    expect([sets('clippingPolygons'), polygons()]).toEqual([2, 1])
    layer.update(state())
    layer.update(state())
    expect([sets('clippingPolygons'), polygons()]).toEqual([3, 0])
  })

  it('asks for a frame when tiles have arrived', async () => {
    const { layer, scene, tileset } = await attached()
    layer.update(state())
    const { renders } = scene.held
    tileset.allTilesLoaded.raiseEvent()
    expect(scene.held.renders).toBe(renders + 1)
  })

  it('says once that tiles cannot be had, however many', async () => {
    const { tileset, faults } = await attached()
    tileset.tileFailed.raiseEvent({ url: '/tiles/pipes/3.glb', message: 'HTTP 404' })
    tileset.tileFailed.raiseEvent({ url: '/tiles/pipes/4.glb', message: 'HTTP 404' })
    expect(faults).toEqual(['pipes: HTTP 404'])
  })

  it('leaves nothing behind: no tileset, no look, no ear for its events', async () => {
    const { layer, scene, tileset, disposed, faults } = await attached()
    layer.update(state())
    layer.update(state({ look: 'ghost' }))
    layer.dispose()
    layer.dispose()
    layer.update(state())
    expect([scene.held.primitives.size, disposed]).toEqual([0, ['solid', 'ghost']])
    const { renders } = scene.held
    tileset.allTilesLoaded.raiseEvent()
    tileset.tileFailed.raiseEvent({ message: 'late' })
    expect([faults, scene.held.renders]).toEqual([[], renders])
  })
})

describe('tiles on their way', () => {
  it('are destroyed on arrival where the scene has gone meanwhile', async () => {
    const scene = fakeScene(), { layer } = layerOf()
    void layer.attach(scene)
    layer.update(state())
    layer.dispose()
    const late = await loads[0]?.arrive()
    expect([late?.isDestroyed(), scene.held.primitives.size]).toEqual([true, 0])
  })

  /** The layer on its bridge, as the map has it. */
  function bridged() {
    const scene = shallowRef<MapScene | null>(fakeScene())
    const scope = effectScope()
    const handle = scope.run(() => useLayer(scene, fault => createTilesLayer<Look>({
      url: '/t', layer: 'roads', screenSpaceError: 16, onFault: fault, looks: { solid: () => layerShader(), ghost: () => layerShader() },
    }), () => state()))
    if (!handle) throw new Error('no scope')
    return { scene, scope, handle }
  }
  const layerShader = (): CityShader => ({ shader: new CustomShader({}), set: () => undefined, dispose: () => undefined })

  it('of an earlier scene are destroyed, and those of the new one show, in whatever order they arrive', async () => {
    for (const order of [[0, 1], [1, 0]]) {
      loads.length = 0
      const { scene, scope } = bridged(), next = fakeScene()
      scene.value = next
      const arrived: (Cesium3DTileset | undefined)[] = []
      for (const i of order) arrived[i] = await loads[i]?.arrive()
      expect([arrived[0]?.isDestroyed(), arrived[1]?.isDestroyed(), arrived[1]?.show]).toEqual([true, false, true])
      expect([...next.held.primitives]).toEqual([arrived[1]])
      scope.stop()
      expect(next.held.primitives.size).toBe(0)
    }
  })

  it('that never come are a fault that goes away when they are tried again', async () => {
    const { handle, scope } = bridged()
    await loads[0]?.fail()
    expect(handle.error.value).toBeInstanceOf(Error)
    handle.retry()
    expect(handle.error.value).toBeNull()
    expect((await loads[1]?.arrive())?.show).toBe(true)
    scope.stop()
  })

  it('that fail after their layer has gone say nothing', async () => {
    const { handle, scene, scope } = bridged()
    scene.value = null
    await loads[0]?.fail()
    expect(handle.error.value).toBeNull()
    scope.stop()
  })

  it('in part leave the layer on the map with its mark of a fault', async () => {
    const { handle, scene, scope } = bridged()
    const tileset = await loads[0]?.arrive()
    tileset?.tileFailed.raiseEvent({ message: 'HTTP 500' })
    expect(String(handle.error.value)).toContain('roads: HTTP 500')
    expect(scene.value?.stats().primitives).toBe(1)
    scope.stop()
  })
})

describe('the hole of an excavation', () => {
  it('is its outline, place by place', () => {
    const outline = ring(10), hole = holeOf(outline)
    expect(hole.length).toBe(1)
    expect(hole.get(0).positions.map(position => Cartesian3.distance(position, Cartesian3.ZERO) > 6_000_000)).toEqual([true, true, true, true])
    for (const [i, [lon, lat]] of outline.entries()) expect(Cartesian3.distance(hole.get(0).positions[i] ?? Cartesian3.ZERO, Cartesian3.fromDegrees(lon, lat))).toBeLessThan(0.001)
  })

  it('is empty without one, and another object each time: each owner destroys its own', () => {
    expect(holeOf(null).length).toBe(0)
    expect(holeOf(null)).not.toBe(holeOf(null))
  })
})
