// @vitest-environment happy-dom
import { Cartesian2, Cartesian4, Cesium3DTileset, ClippingPolygonCollection } from 'cesium'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, nextTick, shallowRef } from 'vue'
import type { LonLat } from '@/api/contract/common'
import { pipeMaterials } from '@/api/contract/pipes'
import { useCityLayers } from '@/map/sync/useCityLayers'
import { settle } from '../builders/clock'
import { breakdownOf, exact, fresh } from '../builders/figures'
import { lonLatOf } from '../builders/pipes'
import { at } from '../builders/regions'
import { squareOf } from '../builders/works'
import { fakeScene, layersCome } from './fakeScene'
import { mapHost } from './mapHost'

const loaded = new Map<string, Cesium3DTileset>()
const urls: string[] = []
beforeEach(() => {
  loaded.clear()
  urls.length = 0
  vi.spyOn(Cesium3DTileset, 'fromUrl').mockImplementation((url, options = {}) => {
    const tileset = new Cesium3DTileset(options)
    loaded.set(String(url), tileset)
    urls.push(String(url))
    return Promise.resolve(tileset)
  })
})
const mounted: { unmount: () => void }[] = []
afterEach(() => {
  for (const panel of mounted.splice(0)) panel.unmount()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const tiles = ['buildings', 'roads', 'pipes', 'nodes'] as const
const outline: LonLat[] = squareOf(10).map(([east, north]) => lonLatOf(east, north))

/** The city over a scene of a community, near enough to be seen. */
async function onMap() {
  const hole = shallowRef<readonly LonLat[] | null>(null), isCut = shallowRef(false)
  const host = await mapHost(({ scene, isNear }) => useCityLayers(scene, computed(() => isNear.value), { hole: () => hole.value, isCut: () => isCut.value }), {
    before: (fake) => {
      const { map } = fake.runtime.config
      fake.runtime.config = { ...fake.runtime.config, map: { ...map, tiles: { buildings: '/buildings', roads: '/roads', pipes: '/pipes', nodes: '/nodes' } } }
      fake.api.answer('points', ({ params }) => ({ freshness: fresh(), data: [{ id: params.kind, point: lonLatOf(0, 0), name: '', tag: 'gate', good: true }] }))
    },
  })
  mounted.push(host.panel)
  host.place.go(at.cuiping)
  const map = fakeScene()
  host.scene.value = map
  await layersCome(map)
  const uniform = (name: typeof tiles[number], key: string) => loaded.get(`/${name}`)?.customShader?.uniforms[key]?.value
  return {
    ...host, map, hole, isCut, uniform,
    /** Which of the tiles show. */
    shown: () => tiles.filter(name => loaded.get(`/${name}`)?.show),
    shader: (name: typeof tiles[number]) => loaded.get(`/${name}`)?.customShader,
    /** What is cut out of the tiles; null for never. */
    cutOut: (name: typeof tiles[number]) => {
      const polygons: unknown = Reflect.get(loaded.get(`/${name}`) ?? {}, 'clippingPolygons')
      return polygons instanceof ClippingPolygonCollection ? polygons : null
    },
    async change(run: () => void) { run(); await nextTick(); await settle() },
  }
}

describe('the city on the map', () => {
  it('shows houses and roads from near, and no pipes above ground', async () => {
    const map = await onMap()
    expect(map.shown()).toEqual(['buildings', 'roads'])
    await map.change(() => { map.isNear.value = false })
    expect(map.shown()).toEqual([])
  })

  it('shows what lies below in the underground mode, with the houses as ghosts and the ground as glass', async () => {
    const map = await onMap()
    const solid = map.shader('buildings')
    await map.change(() => { map.place.setMode('under') })
    expect([map.shown(), map.map.held.isSeeThrough]).toEqual([['buildings', 'roads', 'pipes', 'nodes'], true])
    expect(map.shader('buildings')).not.toBe(solid)
    await map.change(() => { map.place.setMode('above') })
    expect([map.shown(), map.map.held.isSeeThrough, map.shader('buildings') === solid]).toEqual([['buildings', 'roads'], false, true])
  })

  it('shows pipes in an excavation, cuts its outline out of the roads alone, and once', async () => {
    const map = await onMap()
    await map.change(() => { map.hole.value = outline })
    expect([map.shown(), map.map.held.isSeeThrough]).toEqual([['buildings', 'roads', 'pipes', 'nodes'], false])
    expect(tiles.map(name => map.cutOut(name)?.length ?? 0)).toEqual([0, 1, 0, 0])
    const cut = map.cutOut('roads')
    await map.change(() => { map.place.setLayer('roads', { opacity: 50 }) })
    expect(map.cutOut('roads')).toBe(cut)
    await map.change(() => { map.hole.value = null })
    expect([map.shown(), map.cutOut('roads')?.length]).toEqual([['buildings', 'roads'], 0])
  })

  it('shows pipes where a section is cut', async () => {
    const map = await onMap()
    await map.change(() => { map.isCut.value = true })
    expect(map.shown()).toContain('pipes')
  })

  it('hides each layer that is turned off, and gives its strength to the others', async () => {
    const map = await onMap()
    await map.change(() => { map.place.setLayer('buildings', { visible: false }); map.place.setLayer('roads', { opacity: 40 }) })
    expect(map.shown()).toEqual(['roads'])
    expect(map.uniform('roads', 'u_opacity')).toBeCloseTo(0.4, 9)
  })

  it('hides single kinds of pipes by their opacity, in the order of the standard\'s codes', async () => {
    const map = await onMap()
    await map.change(() => { map.place.setMode('under') })
    await map.change(() => { map.place.setLayer('YS', { visible: false }); map.place.setLayer('RQ', { opacity: 30 }); map.place.setLayer('TX', { opacity: 70 }) })
    expect([map.uniform('pipes', 'u_kindsA'), map.uniform('pipes', 'u_kindsB')]).toEqual([new Cartesian4(1, 0, 1, 0.3), new Cartesian4(1, 1, 0.7, 0)])
    expect(map.uniform('nodes', 'u_kindsA')).toEqual(new Cartesian4(1, 0, 1, 0.3))
    await map.change(() => { map.place.setLayer('nodes', { visible: false }) })
    expect(map.shown()).not.toContain('nodes')
  })

  it('shows only the pipes of the chosen kind and age, as the survey of their year has it', async () => {
    const map = await onMap()
    map.api.answer('breakdown', ({ params }) => ({ freshness: fresh(), data: breakdownOf(params.figure, exact(1, { asOf: '2026-01-15T00:00:00+08:00', period: 'P1Y' }), [], at.cuiping) }))
    await map.change(() => { map.place.setMode('under') })
    await map.change(() => { map.place.setFilters({ pipe: 'RQ', age: '11-20' }) })
    await map.change(() => {})
    expect([map.uniform('pipes', 'u_kindsA'), map.uniform('pipes', 'u_kindsB')]).toEqual([new Cartesian4(0, 0, 0, 1), new Cartesian4(0, 0, 0, 0)])
    expect(map.uniform('pipes', 'u_years')).toEqual(new Cartesian2(2006, 2015))
    await map.change(() => { map.place.setFilters({}) })
    expect([map.uniform('pipes', 'u_kindsA'), map.uniform('pipes', 'u_years')]).toEqual([new Cartesian4(1, 1, 1, 1), new Cartesian2(0, 9999)])
  })

  it('shows only the pipes of the chosen material, and the wells as they are', async () => {
    const map = await onMap()
    await map.change(() => { map.place.setMode('under') })
    expect(map.uniform('pipes', 'u_material')).toBe(-1)
    await map.change(() => { map.place.setFilters({ material: 'steel' }) })
    expect([map.uniform('pipes', 'u_material'), map.uniform('nodes', 'u_material')]).toEqual([pipeMaterials.indexOf('steel'), undefined])
  })

  it('shows where homes of the chosen use are, whatever coloured the houses before', async () => {
    const map = await onMap()
    await map.change(() => { map.place.setColour('age'); map.place.setFilters({ use: 'vacant' }) })
    expect([map.uniform('buildings', 'u_colour'), map.uniform('buildings', 'u_use')]).toEqual([1, 2])
    await map.change(() => { map.place.setFilters({}) })
    expect([map.uniform('buildings', 'u_colour'), map.uniform('buildings', 'u_use')]).toEqual([3, -1])
  })

  it('colours the houses as the place says', async () => {
    const map = await onMap()
    const colours: unknown[] = []
    for (const colour of ['use', 'occupancy', 'height', 'age'] as const) {
      await map.change(() => { map.place.setColour(colour) })
      colours.push(map.uniform('buildings', 'u_colour'))
    }
    expect(colours).toEqual([0, 1, 2, 3])
  })

  it('loads each set of tiles once, whatever is shown of it', async () => {
    const map = await onMap()
    for (const mode of ['under', 'above', 'under'] as const) await map.change(() => { map.place.setMode(mode) })
    for (const region of [at.yushan, at.county, at.cuiping]) await map.change(() => { map.place.go(region) })
    expect(urls).toEqual(['/buildings', '/roads', '/pipes', '/nodes'])
  })

  it('asks for marks where they can be told apart, and only for those that are on', async () => {
    const map = await onMap()
    const asked = () => map.api.calls('points').map(({ call }) => call.params)
    expect(asked()).toEqual([{ code: at.cuiping, kind: 'camera' }, { code: at.cuiping, kind: 'device' }])
    await map.change(() => { map.place.setLayer('components', { visible: true }) })
    expect(asked().at(-1)).toEqual({ code: at.cuiping, kind: 'component' })
    await map.change(() => { map.place.go(at.yushan) })
    expect(asked()).toHaveLength(3)
  })

  it('shows the devices of the moment during a replay', async () => {
    const map = await onMap()
    const moment = Date.parse('2026-11-22T00:31:00Z')
    await map.change(() => { map.viewTime.at = moment })
    expect(map.api.calls('points').slice(-2).map(({ call }) => call.query)).toEqual([{ at: '2026-11-22T00:31:00.000Z' }, { at: '2026-11-22T00:31:00.000Z' }])
  })

  it('leaves nothing in the scene behind', async () => {
    const map = await onMap()
    await map.change(() => { map.place.setMode('under') })
    mounted.length = 0
    map.panel.unmount()
    expect([map.map.held.primitives.size, map.map.held.listeners]).toEqual([0, 0])
  })
})
