// @vitest-environment happy-dom
import { ColorGeometryInstanceAttribute, type GeometryInstance, Primitive } from 'cesium'
import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import type { LifeService } from '@/api/contract/figureCatalogue'
import { useLifeCircleStore } from '@/stores/lifeCircle'
import { type ReachState, createReachLayer } from '@/map/layers/reach'
import { useReachLayers } from '@/map/sync/useReachLayers'
import { settle } from '../builders/clock'
import { middle, reachAnswer, squareRound } from '../builders/lifeCircle'
import { at } from '../builders/regions'
import { fakeScene, layersCome } from './fakeScene'
import { mapHost } from './mapHost'

const state = (over: Partial<ReachState> = {}): ReachState => ({ reach: [[squareRound(middle)]], gaps: [[[squareRound([116.47, 36.25])]]], opacity: 1, quietGaps: false, pointed: null, places: [middle], discM: 50, granularityM: 400, ...over })
function attached() {
  const scene = fakeScene(), layer = createReachLayer()
  void layer.attach(scene)
  return { scene, layer, drawn: () => [...scene.held.primitives] }
}

describe('the reach of a service on the map', () => {
  it('is one veil and one bundle of lines, however many gaps and places', () => {
    const { layer, drawn } = attached()
    layer.update(state({ gaps: [0, 1, 2].map(i => [[squareRound([116.47 + i / 100, 36.25])]]), places: Array.from({ length: 40 }, (_, i): [number, number] => [116.4 + i / 1000, 36.2]) }))
    expect(drawn()).toHaveLength(2)
  })

  it('changes nothing and asks for no frame where nothing changed', () => {
    const { scene, layer, drawn } = attached()
    const first = state()
    layer.update(first)
    const before = drawn(), { renders } = scene.held
    layer.update(first)
    layer.update({ ...first })
    expect([scene.held.renders, drawn()]).toEqual([renders, before])
  })

  it('marks the gap that is pointed at with one more frame', () => {
    const { scene, layer } = attached()
    const first = state()
    layer.update(first)
    const { renders } = scene.held
    layer.update({ ...first, pointed: 0 })
    expect(scene.held.renders).toBe(renders + 1)
    expect(scene.held.primitives.size).toBe(2)
  })

  it('keeps the gaps quiet from afar, but for the one that is pointed at', () => {
    const { layer, drawn } = attached()
    const opacities = () => drawn().flatMap((one) => {
      const instances: unknown = one instanceof Primitive ? one.geometryInstances : null
      return Array.isArray(instances) ? instances.flatMap((each: GeometryInstance) => { const tint: unknown = Reflect.get(each.attributes, 'tint'); return each.id === 'gap-0' && tint instanceof ColorGeometryInstanceAttribute ? [Number(tint.value[3]) > 0] : [] }) : []
    })
    layer.update(state())
    expect(opacities()).toEqual([true, true])
    layer.update(state({ quietGaps: true }))
    expect(opacities()).toEqual([false, false])
    layer.update(state({ opacity: 0 }))
    expect(opacities()).toEqual([false, false])
    layer.update(state({ quietGaps: true, pointed: 0 }))
    expect(opacities()).toEqual([true, true])
  })

  it('is gone with its data, and with the layer', () => {
    const { scene, layer, drawn } = attached()
    layer.update(state())
    layer.update(state({ reach: [], gaps: [], places: [] }))
    expect(drawn()).toHaveLength(0)
    layer.update(state())
    layer.dispose()
    expect([drawn().length, scene.held.listeners]).toEqual([0, 0])
  })
})

describe('the 15-minute circle follows the wall', () => {
  it('only while a service is named and the plates are not coloured instead, and never below ground', async () => {
    const asked: string[] = []
    const named = ref<LifeService | null>(null)
    const host = await mapHost(({ scene, isNear }) => { useLifeCircleStore().suggest(() => named.value); return useReachLayers(scene, isNear) }, {
      before: (fake) => { fake.api.answer('serviceReach', ({ params }) => { asked.push(`${params.code} ${params.service}`); return reachAnswer({ region: params.code, service: params.service, gaps: [{ region: at.longshan, residents: 90 }] }) }) },
    })
    const map = fakeScene()
    host.scene.value = map
    await layersCome(map)
    // The marks of near keep a collection of their own, empty.
    const { size } = map.held.primitives
    const after = async (run: () => void) => { run(); await nextTick(); await settle(); await nextTick(); return map.held.primitives.size - size }
    expect(asked).toEqual([])
    expect(await after(() => { named.value = 'school' })).toBe(2)
    expect(await after(() => { host.place.setService('clinic') })).toBe(2)
    expect(asked).toEqual([`${at.county} school`, `${at.county} clinic`])
    expect(await after(() => { host.place.setMode('under') })).toBe(0)
    expect(await after(() => { host.place.setMode('above') })).toBe(2)
    expect(await after(() => { host.place.setLayer('reach', { visible: false }) })).toBe(0)
    expect(await after(() => { host.place.setService('hall') })).toBe(2)
    host.panel.unmount()
    expect(map.held.primitives.size).toBe(0)
  })
})
