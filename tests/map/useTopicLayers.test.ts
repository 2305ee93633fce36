// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type RegionCode, eventId, regionCode } from '@/api/contract/ids'
import type { GridEvent } from '@/api/contract/records'
import { useTopicLayers } from '@/map/sync/useTopicLayers'
import { settle } from '../builders/clock'
import { breakdownOf, fresh } from '../builders/figures'
import { lonLatOf } from '../builders/pipes'
import { at } from '../builders/regions'
import { type FakeScene, fakeScene, layersCome } from './fakeScene'
import { mapHost } from './mapHost'

const mounted: { unmount: () => void }[] = []
afterEach(() => {
  for (const panel of mounted.splice(0)) panel.unmount()
  document.body.replaceChildren()
})

const event = (id: string, region: RegionCode, eastM: number, isLate = false): GridEvent => ({
  id: eventId.parse(id), region, point: [...lonLatOf(eastM, 0)], source: 'resident', kind: 'drainage', step: 'accepted',
  reportedAt: '2026-11-22T08:00:00+08:00', dueAt: isLate ? '2026-11-22T08:30:00+08:00' : '2026-11-22T18:00:00+08:00', closedAt: null, alarm: null,
})
const rows = [event('a', at.cuiping, 0, true), event('b', at.cuiping, 10), event('c', at.longshan, 1_000)]

/** The layers of a topic over a scene of the county. */
async function onMap(topic: 'overview' | 'grid' | 'iot' | 'indicators', events: readonly GridEvent[] = rows) {
  const host = await mapHost(({ scene, subject, isNear }) => { isNear.value = false; return useTopicLayers(scene, subject, isNear) }, {
    before: (fake) => {
      fake.api.answer('events', ({ query }) => ({ freshness: fresh(), data: { rows: [...events].filter(one => query.scope === at.county || query.scope === one.region || one.region.startsWith(query.scope)), total: events.length, next: null } }))
      fake.api.answer('breakdown', ({ params }) => ({ freshness: fresh(), data: breakdownOf(params.figure, 140, [[at.yushan, params.figure === 'devices.total' ? 100 : 97], [at.ancheng, 40]]) }))
      fake.api.answer('indicators', ({ params }) => ({ freshness: fresh(), data: { region: regionCode.parse(params.code), communities: [{ region: at.longshan, inputs: [] }], aims: [], hubs: [] } }))
    },
  })
  mounted.push(host.panel)
  for (const code of [at.county, at.yushan, at.cuiping]) host.regions.ensureGeometry(code)
  host.place.setTopic(topic)
  const map: FakeScene = fakeScene()
  map.camera.show({ points: [[...lonLatOf(-4_000, -4_000)], [...lonLatOf(6_000, 4_000)]], headingDeg: 0, pitchDeg: -55, rise: 1, margin: 0 }, true)
  host.scene.value = map
  await layersCome(map)
  await settle()
  const counters = (kind: string) => [...map.overlay.querySelectorAll<HTMLButtonElement>(`[data-kind=${kind}] .map-counter`)]
  return { ...host, map, counters, titles: (kind: string) => counters(kind).map(one => one.title) }
}

describe('the map of 网格治理', () => {
  it('counts the open events of each town and says how many are overdue', async () => {
    const { titles, counters } = await onMap('grid')
    expect(titles('events')).toEqual(['榆山街道 未处理事件 3 件 · 超期 1'])
    expect(counters('events')[0]?.classList.contains('lead')).toBe(true)
  })

  it('leads into the town by a click, and there shows each by its place', async () => {
    const one = await onMap('grid')
    one.counters('events')[0]?.click()
    expect(one.place.region).toBe(at.yushan)
    await settle()
    expect(one.counters('events').map(counter => counter.dataset.count)).toEqual(['2', '1'])
  })

  it('lists what cannot be told apart in a community, and forgets the list with the place', async () => {
    const one = await onMap('grid')
    one.place.go(at.cuiping)
    await settle()
    one.counters('events')[0]?.click()
    expect(one.value.listed.value.map(({ id }) => id)).toEqual(['a', 'b'])
    one.place.go(at.longshan)
    await settle()
    expect(one.value.listed.value).toEqual([])
  })

  it('shows them as heat when asked, with the densest place named, and nothing of it before', async () => {
    const one = await onMap('grid')
    expect([one.map.held.primitives.size, one.value.labels.value]).toEqual([0, []])
    one.place.setLayer('events', { visible: false })
    one.place.setLayer('eventHeat', { visible: true })
    await settle()
    expect(one.map.held.primitives.size).toBe(1)
    expect(one.counters('events')).toEqual([])
    expect(one.value.labels.value).toMatchObject([{ kind: 'peak', text: '最密处' }])
    expect(one.value.isHeat.value).toBe(true)
  })
})

describe('the map of another topic', () => {
  it('of 物联感知 says how many devices are offline in each region, and shows no event', async () => {
    const one = await onMap('iot')
    expect([one.value.note(at.yushan), one.value.note(at.ancheng)]).toEqual([{ text: '离线 3', weight: 3 }, null])
    expect(one.titles('events')).toEqual([])
  })

  it('of 物联感知 counts those of one group alone where it is chosen', async () => {
    const one = await onMap('iot')
    one.place.setFilters({ device: 'gas' })
    await settle()
    expect(new Set(one.api.calls('breakdown').slice(-2).map(({ call }) => call.params.figure))).toEqual(new Set(['devices.gas.total', 'devices.gas.online']))
  })

  it('of 智慧社区建设 shows each pilot with its result', async () => {
    const { titles } = await onMap('indicators')
    expect(titles('pilots')).toEqual([expect.stringMatching(/^龙山社区 达标 \d+\/22 项$/)])
  })

  it('of 总览 keeps events quiet and asks for neither devices nor pilots', async () => {
    const one = await onMap('overview')
    expect(one.counters('events')[0]?.classList.contains('lead')).toBe(false)
    expect([one.api.calls('breakdown'), one.api.calls('indicators')]).toEqual([[], []])
  })

  it('leaves nothing behind when the map goes', async () => {
    const one = await onMap('grid')
    one.panel.unmount()
    mounted.length = 0
    expect([one.map.held.primitives.size, one.map.held.listeners, one.map.overlay.querySelectorAll('*').length]).toEqual([0, 0, 0])
  })
})
