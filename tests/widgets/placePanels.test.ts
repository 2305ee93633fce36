import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, reactive } from 'vue'
import { figureIds } from '@/api/contract/figureCatalogue'
import type { RegionCode } from '@/api/contract/ids'
import { encodeLayers } from '@/domain/mapLayers'
import { layersOf } from '@/domain/topicMap'
import { createWallI18n } from '@/i18n/i18n'
import PanelSlot from '@/screens/PanelSlot.vue'
import UnknownRegion from '@/screens/frame/UnknownRegion.vue'
import WallHeader from '@/screens/frame/WallHeader.vue'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSessionStore } from '@/stores/session'
import { useWallStore } from '@/stores/wall'
import BreakdownDialog from '@/widgets/breakdown/BreakdownDialog.vue'
import DayTrendPanel from '@/widgets/day-trend/DayTrendPanel.vue'
import MapChrome from '@/widgets/map-chrome/MapChrome.vue'
import RankingPanel from '@/widgets/ranking/RankingPanel.vue'
import { settle } from '../builders/clock'
import { type Values, below5, breakdownOf, dayOf, fresh, groupAnswer, someMorning, unknown } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'
import { ChartCanvas } from '../builders/stillChart'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

// The body is loaded when it is first needed; here it is there already.
beforeAll(async () => { await Promise.all([import('@/widgets/breakdown/BreakdownBody.vue'), import('@/screens/overviewWidgets')]) })

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

/** A component on a wall whose regions are known; `place` is the wall's. */
async function onWall(component: object, props: () => Record<string, unknown>, before: (fake: FakeRuntime) => void = () => {}, names = {}) {
  const kept: { place: ReturnType<typeof usePlaceStore> | null } = { place: null }
  const host = defineComponent({
    setup() {
      kept.place = usePlaceStore()
      void useRegionsStore().load(at.county)
      return () => h(component, props())
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county, names) }))
    before(fake)
  })
  await flushPromises()
  wall = one
  if (!kept.place) throw new Error('the host was not mounted')
  return { ...one, place: kept.place }
}

const towns: readonly (readonly [RegionCode, number])[] = [[at.yushan, 2.25], [at.ancheng, 4.5]]
const ranked = (fake: FakeRuntime) => { fake.api.answer('breakdown', call => ({ freshness: fresh(), data: breakdownOf(call.params.figure as 'events.openRate', 3, towns) })) }

describe('the ranking', () => {
  const panel = (names = {}) => onWall(RankingPanel, () => ({ region: at.county }), ranked, names)

  it('has the regions below with name and figure, the worst first', async () => {
    const one = await panel()
    expect(one.panel.findAll('[data-ranking]').map(r => r.text())).toEqual(['安城镇4.5', '榆山街道2.3'])
    expect(one.missing).toEqual([])
  })

  it('goes to the region that is chosen, and shows the map which one is meant before that', async () => {
    const one = await panel()
    const row = one.panel.get(`[data-ranking="${at.ancheng}"]`)
    await row.trigger('mouseenter')
    expect(one.place.hovered).toBe(at.ancheng)
    await row.trigger('mouseleave')
    expect(one.place.hovered).toBeNull()
    await row.trigger('click')
    expect(one.place.region).toBe(at.ancheng)
  })

  it('follows the figure that colours the map', async () => {
    const one = await panel()
    one.place.setMetric('housing.vacantShare')
    await settle()
    expect(one.api.calls('breakdown').map(c => c.call.params.figure)).toEqual(['events.openRate', 'housing.vacantShare'])
    expect(one.panel.text()).toContain('空置率')
  })

  it('keeps markup in a name as text', async () => {
    const one = await panel({ ancheng: '<img src=x onerror=alert(1)>' })
    expect(one.panel.find('img').exists()).toBe(false)
    expect(one.panel.text()).toContain('<img src=x onerror=alert(1)>')
  })
})

describe('the trend of the day', () => {
  it('has an hour for each bar, by the county\'s clock, and a dash for an hour that is not known', async () => {
    const one = await onWall(DayTrendPanel, () => ({ region: at.county }), (fake) => { fake.api.answer('series', () => ({ freshness: fresh(), data: dayOf([3, null, 5], [1, 2, 3]) })) })
    expect(one.panel.findAll('tr').map(r => r.text())).toEqual(['1. 07时3', '2. 08时—', '3. 09时5'])
    expect(one.missing).toEqual([])
  })
})

describe('what stands on the map', () => {
  const chrome = (names = {}) => onWall(MapChrome, () => ({}), () => {}, names)

  it('is the path of regions, each the way there, and how many are below', async () => {
    const one = await chrome()
    expect(one.panel.get('[aria-current=location]').text()).toBe('平阴县')
    expect(one.panel.text()).toContain('2 个镇街')
    one.place.go(at.longshan)
    await settle()
    expect(one.panel.findAll('[data-crumb]').map(c => c.text())).toEqual(['平阴县', '榆山街道'])
    expect(one.panel.text()).toContain('智慧社区试点')
    await one.panel.get(`[data-crumb="${at.yushan}"]`).trigger('click')
    expect(one.place.region).toBe(at.yushan)
    expect(one.missing).toEqual([])
  })

  it('is the legend of the classes at this level, in the figure\'s own unit', async () => {
    const one = await chrome()
    expect(one.panel.findAll('.legend li').map(l => l.text())).toEqual(['<1', '1–1.5', '1.5–2', '2–3', '≥3'])
    expect(one.panel.text()).toContain('件/万人')
    one.place.go(at.yushan)
    await settle()
    expect(one.panel.findAll('.legend li').map(l => l.text())).toEqual(['<1', '1–2', '2–3', '3–4', '≥4'])
    one.place.go(at.cuiping)
    await settle()
    expect(one.panel.find('.legend').exists()).toBe(false)
  })

  it('lets a person choose what colours the map, and always shows the choice in use', async () => {
    const one = await chrome()
    await one.panel.get('[data-metric="population.density"]').trigger('click')
    expect(one.place.metric).toBe('population.density')
    one.place.setMetric('assistance.rate')
    await settle()
    expect(one.panel.findAll('[data-metric][aria-pressed=true]').map(b => b.attributes('data-metric'))).toEqual(['assistance.rate'])
  })

  it('offers the figures of the topic', async () => {
    const one = await chrome()
    const offered = () => one.panel.findAll('[data-metric]').map(b => b.attributes('data-metric'))
    expect(offered()).toEqual(['events.openRate', 'population.density', 'population.age60plusShare', 'housing.vacantShare'])
    one.place.setTopic('underground')
    await settle()
    expect(offered()).toEqual(['pipes.oldShare', 'pipes.density'])
    expect(one.panel.get('[data-metric][aria-pressed=true]').attributes('data-metric')).toBe('pipes.oldShare')
    expect(one.missing).toEqual([])
  })

  it('says what the marks of the topic mean, and shows events as counters or as heat: one scale of colours at a time', async () => {
    const one = await chrome()
    const looks = () => one.panel.findAll('[data-look]').map(row => row.attributes('data-look'))
    expect(one.panel.find('[data-topic-legend]').exists()).toBe(false)
    one.place.setTopic('grid')
    useWallStore().chartsStand = true
    await vi.dynamicImportSettled()
    await settle()
    expect(looks()).toEqual(['events'])
    await one.panel.get('[data-events-as=heat]').trigger('click')
    expect(encodeLayers(one.place.layers, layersOf('grid'))).toBe('-events,eventHeat')
    expect(one.panel.findAll('.legend')).toHaveLength(1)
    expect(one.panel.get('[data-heat-legend]').text()).toContain('件/km²')
    await one.panel.get('[data-metric][aria-pressed=false]').trigger('click')
    expect([one.panel.find('[data-heat-legend]').exists(), one.place.layers.eventHeat.visible]).toEqual([false, false])
    one.place.setTopic('indicators')
    await settle()
    expect(looks()).toEqual(['pilots', 'bare'])
    one.place.setTopic('iot')
    one.place.go(at.cuiping)
    await settle()
    expect(looks()).toEqual(['camera', 'devices', 'offline'])
    expect(one.missing).toEqual([])
  })

  it('keeps markup in a name as text', async () => {
    const one = await chrome({ county: '<img src=x onerror=alert(1)>' })
    expect(one.panel.find('img').exists()).toBe(false)
  })
})

describe('the breakdown of a figure', () => {
  async function opened(figure: 'events.total' | 'party.members' | 'housing.vacantShare', total: Values['events.total'], rows: readonly (readonly [RegionCode, NonNullable<Values['events.total']>])[]) {
    const one = await onWall(BreakdownDialog, () => ({}), (fake) => { fake.api.answer('breakdown', call => ({ freshness: fresh(), data: breakdownOf(call.params.figure as 'events.total', total ?? 0, rows) })) })
    one.place.openBreakdown(figure)
    await flushPromises()
    const dialog = () => document.querySelector('[data-breakdown]')
    return { ...one, dialog, text: () => dialog()?.textContent ?? '' }
  }

  it('has total and parts, the largest first, with their shares, and says that they add up', async () => {
    const one = await opened('events.total', 10, [[at.yushan, 4], [at.ancheng, 6]])
    expect([...document.querySelectorAll('[data-row]')].map(r => [r.getAttribute('data-row'), r.textContent])).toEqual([[at.ancheng, '6'], [at.yushan, '4']])
    expect(one.text()).toContain('60.0%')
    expect(document.querySelector('[data-check]')?.getAttribute('data-check')).toBe('agrees')
    expect(one.missing).toEqual([])
  })

  it.each([
    ['differs', 'events.total', 11, [[at.yushan, 4], [at.ancheng, 6]]], ['hidden', 'party.members', 11, [[at.yushan, below5()], [at.ancheng, 9]]], ['notASum', 'housing.vacantShare', 5, [[at.yushan, 4]]],
  ] as const)('says where they do not add up or cannot be checked: %s', async (kind, figure, total, rows) => {
    const one = await opened(figure, total, rows)
    expect(document.querySelector('[data-check]')?.getAttribute('data-check')).toBe(kind)
    expect(one.missing).toEqual([])
  })

  it('says what is not known and invents no share', async () => {
    const one = await opened('events.total', unknown(), [[at.yushan, unknown()], [at.ancheng, 3]])
    expect([...document.querySelectorAll('[data-row]')].map(r => r.textContent)).toEqual(['3', '—'])
    expect(one.text()).not.toContain('%')
  })

  it('goes to a part, and is closed then', async () => {
    const one = await opened('events.total', 10, [[at.yushan, 4], [at.ancheng, 6]])
    document.querySelector<HTMLButtonElement>('[data-breakdown] tbody button')?.click()
    await flushPromises()
    expect(one.place.region).toBe(at.ancheng)
    expect(one.dialog()).toBeNull()
  })

  it('colours the map by the rate that belongs to a count', async () => {
    const one = await opened('events.total', 10, [[at.yushan, 10]])
    document.querySelector<HTMLButtonElement>('[data-breakdown] button.colour')?.click()
    await flushPromises()
    expect(one.place.metric).toBe('events.openRate')
    expect(one.dialog()).toBeNull()
  })
})

describe('a place for several panels', () => {
  const slot = (widgets: readonly string[]) => {
    const props = reactive({ widgets, region: at.county })
    return onWall(PanelSlot, () => ({ ...props }), (fake) => { fake.api.answer('figures', call => groupAnswer(call.params.group as 'grid')) }).then(one => ({ ...one, props }))
  }
  const shown = (one: MountedWall) => one.panel.get('[data-panel]').attributes('data-panel')
  const press = async (one: MountedWall, key: string) => { await one.panel.get('[role=tab][aria-selected=true]').trigger('keydown', { key }); await flushPromises() }

  it('shows the first, and the others by their names as tabs', async () => {
    const one = await slot(['housing', 'grid', 'rental'])
    expect(shown(one)).toBe('housing')
    expect(one.panel.findAll('[role=tab]').map(t => t.text())).toEqual(['辖区房屋', '网格治理', '出租房管理'])
    await one.panel.get('[data-tab=rental]').trigger('click')
    await flushPromises()
    expect(shown(one)).toBe('rental')
  })

  it('is walked with the arrow keys, round and round, and the keyboard stays on the tab', async () => {
    const one = await slot(['housing', 'grid', 'rental'])
    one.panel.get<HTMLElement>('[role=tab][aria-selected=true]').element.focus()
    for (const expected of ['grid', 'rental', 'housing']) {
      await press(one, 'ArrowRight')
      expect(shown(one)).toBe(expected)
      expect(document.activeElement?.getAttribute('data-tab')).toBe(expected)
    }
    await press(one, 'ArrowLeft')
    expect(shown(one)).toBe('rental')
  })

  it('has one tab in the order of the keyboard', async () => {
    const one = await slot(['housing', 'grid'])
    expect(one.panel.findAll('[role=tab]').map(t => [t.attributes('tabindex'), t.attributes('aria-selected')])).toEqual([['0', 'true'], ['-1', 'false']])
  })

  it('of one panel has no tabs but its title', async () => {
    const one = await slot(['grid'])
    expect(one.panel.find('[role=tab]').exists()).toBe(false)
    expect(one.panel.get('h2').text()).toBe('网格治理')
  })

  it('asks only for the figures of the panel that is shown', async () => {
    const one = await slot(['housing', 'grid'])
    expect(one.api.calls('figures').map(c => c.call.params.group)).toEqual(['housing'])
  })

  it('starts with the first again when it holds other panels', async () => {
    const one = await slot(['housing', 'grid'])
    await one.panel.get('[data-tab=grid]').trigger('click')
    one.props.widgets = ['rental', 'grid']
    await flushPromises()
    expect(shown(one)).toBe('rental')
  })

  it('shows a source of the county\'s own by its name, as text', async () => {
    const one = await onWall(PanelSlot, () => ({ widgets: ['grid'], region: at.county }), (fake) => {
      fake.api.answer('figures', () => groupAnswer('grid', {}, at.county, fresh({ source: '<img src=x onerror=alert(1)>' })))
    })
    expect(one.panel.text()).toContain('<img src=x onerror=alert(1)>')
    expect(one.panel.find('img').exists()).toBe(false)
    expect(one.missing).toEqual([])
  })

  it('steps back while a pop-up is open', async () => {
    const one = await slot(['grid'])
    const isDimmed = async () => { await flushPromises(); return one.panel.find('.slot.dimmed').exists() }
    expect(await isDimmed()).toBe(false)
    useWallStore().popupOpen = true
    expect(await isDimmed()).toBe(true)
    useWallStore().popupOpen = false
    expect(await isDimmed()).toBe(false)
  })

  it('draws the charts of the panel that is shown only', async () => {
    const one = await slot(['housing', 'rental'])
    expect(one.panel.findAllComponents(ChartCanvas)).toHaveLength(1)
    await one.panel.get('[data-tab=rental]').trigger('click')
    await flushPromises()
    expect(one.panel.findAllComponents(ChartCanvas)).toHaveLength(2)
  })
})

describe('the topics in the header', () => {
  it('are named, say which one is shown, and a chosen one takes the map along', async () => {
    const one = await onWall(WallHeader, () => ({}))
    const topics = one.panel.get('nav[aria-label=专题]').findAll('button')
    const current = () => topics.filter(b => b.attributes('aria-current') === 'page').map(b => b.text())
    expect(topics.map(b => b.text())).toEqual(['总览', '网格治理', '民生服务', '物联感知', '地下管网', '智慧社区'])
    expect(current()).toEqual(['总览'])
    await topics[2]?.trigger('click')
    expect([one.place.topic, one.place.mode, one.place.metric]).toEqual(['livelihood', 'above', 'circle.allShare'])
    await topics[4]?.trigger('click')
    expect(current()).toEqual(['地下管网'])
    expect([one.place.topic, one.place.mode, one.place.metric]).toEqual(['underground', 'under', 'pipes.oldShare'])
    await topics[0]?.trigger('click')
    expect([one.place.topic, one.place.mode, one.place.metric]).toEqual(['overview', 'above', 'events.openRate'])
    expect(one.missing).toEqual([])
  })
})

describe('the connection in the header', () => {
  it('says in words which clock is wrong and by how much, while the line is well', async () => {
    const one = await onWall(WallHeader, () => ({}), (fake) => { fake.machine.offByMs = -600_000 })
    const words = () => one.panel.get('[data-connection]').text()
    const [alarms, session] = [useAlarmsStore(), useSessionStore()]
    expect(words()).toBe('正在连接')
    one.api.answer('time', () => ({ freshness: fresh(), data: { now: new Date(someMorning).toISOString(), timeZone: 'Asia/Shanghai' } }))
    one.api.answer('session', () => ({ freshness: fresh(), data: { root: at.county, surface: 'console', operator: null, simulated: false } }))
    await session.start()
    alarms.status = 'live'
    await settle()
    expect(words()).toBe('本机时钟慢 10 分')
    expect(one.panel.get('[data-connection]').attributes('data-wrong-clock')).toBe('machine')
    one.machine.offByMs = 0
    await one.clock.turn(1_000)
    expect(words()).toBe('连接正常')
    expect(one.missing).toEqual([])
  })
})

describe('an unknown region', () => {
  it('is named, as text, with the way home', async () => {
    const one = await onWall(UnknownRegion, () => ({}))
    one.place.apply({ ...one.place.view, region: '<img src=x onerror=alert(1)>' })
    await settle()
    expect(one.panel.text()).toContain('<img src=x onerror=alert(1)>')
    expect(one.panel.find('img').exists()).toBe(false)
    await one.panel.get('button').trigger('click')
    expect(one.place.region).toBe(at.county)
    expect(one.place.unknownRegion).toBeNull()
  })
})

describe('the words', () => {
  it.each(['zh-CN'] as const)('name every figure of the catalogue in %s', (locale) => {
    const i18n = createWallI18n()
    expect(figureIds.filter(id => !i18n.global.te(`figure.${id}`, locale))).toEqual([])
  })
})
