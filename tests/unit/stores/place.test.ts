import { describe, expect, it } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import type { RegionCode } from '@/api/contract/ids'
import { bindAddress, createWallRouter } from '@/router'
import { defaultLayers } from '@/domain/mapLayers'
import { layersOf } from '@/domain/topicMap'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { alarm, idOf, snapshot } from '../../builders/alarms'
import { settle } from '../../builders/clock'
import { fresh } from '../../builders/figures'
import { at, regionTree } from '../../builders/regions'
import { fakeRuntime } from '../../builders/runtime'
import { storeApp } from '../../builders/wallApp'

/** Waits until every navigation that was set off has ended. */
async function settled() {
  for (let i = 0; i < 5; i += 1) { await settle(); await new Promise((done) => { setImmediate(done) }) }
}

/** A wall that was opened at an address. */
async function openedAt(address: string, root: RegionCode = at.county, treeThere = true) {
  const wall = storeApp(fakeRuntime({ root }))
  wall.api.answer('regions', call => ({ freshness: fresh(), data: regionTree(call.query.root as RegionCode) }))
  wall.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot([alarm('a'), alarm('b')]) }))
  const router = createWallRouter(createMemoryHistory())
  const place = wall.inside(() => usePlaceStore())
  const regions = wall.inside(() => useRegionsStore())
  wall.inside(() => bindAddress(router))
  await router.push(address)
  if (treeThere) await regions.load(root)
  await settled()
  return {
    ...wall, router, place, regions,
    address: () => router.currentRoute.value.fullPath,
    async back() { router.back(); await settled() },
    async forward() { router.forward(); await settled() },
    /** Something the viewer does, with everything that follows. */
    async does(act: () => void) { act(); await settled() },
  }
}

describe('the address', () => {
  it('of the bare wall becomes its root\'s', async () => {
    const wall = await openedAt('/')
    expect(wall.address()).toBe('/county/370124/overview')
    expect(wall.place.level).toBe('county')
  })

  it('of the bare wall of a town becomes the town\'s', async () => {
    const wall = await openedAt('/', at.yushan)
    expect(wall.address()).toBe('/town/370124001/overview')
  })

  it('holds the whole view', async () => {
    const address = '/community/370124001013/underground?metric=population.density&alarm=a&at=2026-11-22T00:31Z&mode=under&colour=age&layers=-buildings,roads.40,components&f=age.gt30,pipe.JS&thing=pipe:JS-1&service=school'
    const wall = await openedAt(address)
    expect(wall.place.view).toEqual({
      level: 'community', region: at.cuiping, topic: 'underground', metric: 'population.density', alarm: 'a', at: Date.parse('2026-11-22T00:31:00Z'), mode: 'under', colour: 'age', thing: { kind: 'pipe', id: 'JS-1' }, service: 'school', filters: { age: 'gt30', pipe: 'JS' },
      layers: { ...layersOf('underground'), buildings: { visible: false, opacity: 100 }, roads: { visible: true, opacity: 40 }, components: { visible: true, opacity: 100 } },
    })
    expect(wall.address()).toBe(address)
  })

  it('holds the filters through the levels; another topic keeps those that it understands', async () => {
    const wall = await openedAt('/county/370124/grid?f=source.iot,severity.urgent')
    await wall.does(() => { wall.place.go(at.yushan) })
    expect(wall.address()).toBe('/town/370124001/grid?f=source.iot,severity.urgent')
    await wall.does(() => { wall.place.setTopic('indicators') })
    expect(wall.address()).toBe('/town/370124001/indicators?f=severity.urgent')
    await wall.back()
    expect(wall.place.filters).toEqual({ source: 'iot', severity: 'urgent' })
  })

  it('of homes by their use colours the map by it, and need not say so', async () => {
    const wall = await openedAt('/county/370124/overview?f=use.vacant')
    expect(wall.place.metric).toBe('housing.vacantShare')
    expect(wall.address()).toBe('/county/370124/overview?f=use.vacant')
    await wall.does(() => { wall.place.setMetric('events.openRate') })
    expect(wall.address()).toBe('/county/370124/overview?metric=events.openRate&f=use.vacant')
  })

  it('that names filters which nobody knows, or not this topic, is corrected, and the report says so', async () => {
    const wall = await openedAt('/county/370124/grid?f=source.iot,colour.red,pipe.JS')
    expect(wall.place.filters).toEqual({ source: 'iot' })
    expect(wall.address()).toBe('/county/370124/grid?f=source.iot')
    expect(wall.errors.map(({ where, error }) => `${where}: ${error instanceof Error ? error.message : ''}`)).toEqual(['address: no such filter in grid: colour.red, pipe'])
  })

  it('of the underground opens below ground with its own colours, and need not say so', async () => {
    const wall = await openedAt('/county/370124/underground')
    expect(wall.place.view).toMatchObject({ topic: 'underground', mode: 'under', metric: 'pipes.oldShare' })
    await wall.does(() => { wall.place.setMode('above') })
    expect(wall.address()).toBe('/county/370124/underground?mode=above')
    expect((await openedAt(wall.address())).place.mode).toBe('above')
  })

  it('follows a change of topic; choosing the topic that is shown changes nothing', async () => {
    const wall = await openedAt('/county/370124/overview?metric=population.density')
    await wall.does(() => { wall.place.setTopic('overview') })
    expect(wall.place.metric).toBe('population.density')
    await wall.does(() => { wall.place.setTopic('underground') })
    expect(wall.place.view).toMatchObject({ topic: 'underground', mode: 'under', metric: 'pipes.oldShare' })
    await wall.does(() => { wall.place.setTopic('overview') })
    expect(wall.address()).toBe('/county/370124/overview')
  })

  it('holds the service of the 15-minute circle, until another topic is opened', async () => {
    const wall = await openedAt('/county/370124/overview?service=canteen')
    expect(wall.place.service).toBe('canteen')
    await wall.does(() => { wall.place.setService('school') })
    expect(wall.address()).toBe('/county/370124/overview?metric=circle.school.share&service=school')
    await wall.does(() => { wall.place.setTopic('grid') })
    expect(wall.address()).toBe('/county/370124/grid')
    expect((await openedAt('/county/370124/overview?service=moat')).place.service).toBeNull()
  })

  it('leaves the layers of a topic unsaid, and keeps what a person has changed from one topic to the next', async () => {
    const wall = await openedAt('/county/370124/grid')
    expect(wall.place.layers).toEqual(layersOf('grid'))
    await wall.does(() => { wall.place.setLayer('events', { visible: false }); wall.place.setLayer('eventHeat', { visible: true }) })
    expect(wall.address()).toBe('/county/370124/grid?layers=-events,eventHeat')
    expect((await openedAt(wall.address())).place.layers).toEqual(wall.place.layers)
    await wall.does(() => { wall.place.setTopic('indicators') })
    expect(wall.address()).toBe('/county/370124/indicators?layers=eventHeat')
    await wall.does(() => { wall.place.resetLayers() })
    expect(wall.place.layers).toEqual(layersOf('indicators'))
    expect(wall.address()).toBe('/county/370124/indicators')
  })

  it('keeps nothing of a thing or a layer that it does not know', async () => {
    const wall = await openedAt('/county/370124/overview?thing=castle:1&layers=moat,roads.900&mode=sideways&colour=rainbow')
    expect(wall.place.view).toMatchObject({ thing: null, mode: 'above', colour: 'use', layers: defaultLayers })
    expect(wall.address()).toBe('/county/370124/overview')
  })

  it('is believed before the tree of regions is there, so that no figure waits for it', async () => {
    const wall = await openedAt('/community/local-370124107-xinanli', at.county, false)
    expect(wall.place.region).toBe(at.xinanli)
    expect(wall.place.level).toBe('community')
  })

  it('with a wrong level is corrected in place', async () => {
    const wall = await openedAt('/community/370124001/overview')
    expect(wall.address()).toBe('/town/370124001/overview')
    await wall.back()
    expect(wall.address()).not.toContain('community')
  })

  it.each(['metric=evil', 'metric=__proto__', 'metric=population.density&metric=x', 'alarm=%3Cscript%3E', 'alarm='])('with nonsense in it (%s) shows the default', async (query) => {
    const wall = await openedAt(`/county/370124/overview?${query}`)
    expect(wall.place.metric).toBe('events.openRate')
    expect(wall.place.alarm).toBeNull()
    expect(wall.address()).toBe('/county/370124/overview')
  })

  it.each(['/county/370124/astronomy', '/county/370124'])('%s, of a topic that is not built or none, shows the overview', async (address) => {
    const wall = await openedAt(address)
    expect(wall.address()).toBe('/county/370124/overview')
  })

  it('keeps settings that are no part of the view', async () => {
    const wall = await openedAt('/?map=off&lang=en')
    expect(wall.address()).toBe('/county/370124/overview?map=off&lang=en')
    await wall.does(() => { wall.place.go(at.yushan) })
    await wall.does(() => { wall.place.setMetric('population.density') })
    expect(wall.address()).toBe('/town/370124001/overview?map=off&lang=en&metric=population.density')
  })
})

describe('going to another region', () => {
  it('is a step: back and forward undo and redo it', async () => {
    const wall = await openedAt('/')
    await wall.does(() => { wall.place.go(at.yushan) })
    await wall.does(() => { wall.place.go(at.cuiping) })
    expect(wall.address()).toBe('/community/370124001013/overview')
    await wall.back()
    expect([wall.place.region, wall.place.level]).toEqual([at.yushan, 'town'])
    await wall.back()
    expect(wall.place.region).toBe(at.county)
    await wall.forward()
    await wall.forward()
    expect([wall.place.region, wall.address()]).toEqual([at.cuiping, '/community/370124001013/overview'])
  })

  it('many times within a moment ends at the last', async () => {
    const wall = await openedAt('/')
    for (let i = 0; i < 50; i += 1) wall.place.go(i % 2 === 0 ? at.yushan : at.ancheng)
    await settled()
    expect(wall.address()).toBe('/town/370124107/overview')
    expect(wall.place.region).toBe(at.ancheng)
  })

  it('while the step before is still being taken ends at the last', async () => {
    const wall = await openedAt('/')
    for (const code of [at.yushan, at.cuiping, at.ancheng]) { wall.place.go(code); await Promise.resolve() }
    await settled()
    expect(wall.place.region).toBe(at.ancheng)
    expect(wall.address()).toBe('/town/370124107/overview')
  })

  it('up stops at the root of the wall', async () => {
    const wall = await openedAt('/community/370124001013', at.yushan)
    await wall.does(() => { wall.place.goUp() })
    expect(wall.place.region).toBe(at.yushan)
    await wall.does(() => { wall.place.goUp() })
    expect(wall.place.region).toBe(at.yushan)
  })

  it('forgets what the mouse was over', async () => {
    const wall = await openedAt('/')
    wall.place.setHovered(at.yushan)
    wall.place.go(at.yushan)
    expect(wall.place.hovered).toBeNull()
  })
})

describe('choosing what colours the map', () => {
  it('changes the address without a step', async () => {
    const wall = await openedAt('/')
    await wall.does(() => { wall.place.go(at.yushan) })
    await wall.does(() => { wall.place.setMetric('housing.vacantShare') })
    expect(wall.address()).toBe('/town/370124001/overview?metric=housing.vacantShare')
    await wall.does(() => { wall.place.setMetric('events.openRate') })
    expect(wall.address()).toBe('/town/370124001/overview')
    await wall.back()
    expect(wall.address()).toBe('/county/370124/overview')
  })
})

describe('a region that this wall does not have', () => {
  it.each([
    ['/county/999999', at.county, '999999'], ['/town/370124999', at.county, '370124999'], ['/community/not-a-code', at.county, 'not-a-code'],
    ['/county/370124', at.yushan, '370124'], ['/community/local-370124107-xinanli', at.yushan, 'local-370124107-xinanli'],
  ] as const)('%s on the wall of %s is said to be unknown, and its figures are not asked for', async (address, root, code) => {
    const wall = await openedAt(address, root)
    expect(wall.place.unknownRegion).toBe(code)
    expect(wall.place.region).toBe(root)
    expect(wall.address()).toContain(code)
  })

  it('lets the viewer go home, and back', async () => {
    const wall = await openedAt('/town/370124999')
    await wall.does(() => { wall.place.go(at.county) })
    expect(wall.place.unknownRegion).toBeNull()
    expect(wall.address()).toBe('/county/370124/overview')
    await wall.back()
    expect(wall.place.unknownRegion).toBe('370124999')
  })
})

describe('the alarm in the address', () => {
  async function withAlarms(address: string) {
    const wall = await openedAt(address)
    const alarms = wall.inside(() => useAlarmsStore())
    wall.inside(() => alarms.start())
    await settled()
    return { ...wall, alarms }
  }

  it('opens when the wall is opened there', async () => {
    const wall = await withAlarms('/county/370124/overview?alarm=b')
    expect(wall.alarms.focused?.id).toBe('b')
  })

  it('is the one that is open, and leaves with it', async () => {
    const wall = await withAlarms('/')
    await wall.does(() => { wall.alarms.openPopup(idOf('a')) })
    expect(wall.address()).toBe('/county/370124/overview?alarm=a')
    await wall.does(() => { wall.alarms.closePopup() })
    expect(wall.address()).toBe('/county/370124/overview')
  })

  it('opens again on the way back to where it was open', async () => {
    const wall = await withAlarms('/')
    await wall.does(() => { wall.alarms.openPopup(idOf('a')) })
    await wall.does(() => { wall.place.go(at.cuiping) })
    await wall.does(() => { wall.alarms.closePopup() })
    await wall.back()
    expect(wall.address()).toBe('/county/370124/overview?alarm=a')
    expect(wall.alarms.focused?.id).toBe('a')
  })

  it('that is open is not lost by going back', async () => {
    const wall = await withAlarms('/')
    await wall.does(() => { wall.place.go(at.cuiping) })
    await wall.does(() => { wall.alarms.openPopup(idOf('a')) })
    await wall.back()
    expect(wall.alarms.focused?.id).toBe('a')
    expect(wall.address()).toBe('/county/370124/overview?alarm=a')
  })
})
