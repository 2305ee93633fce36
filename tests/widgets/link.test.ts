import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSelectionStore } from '@/stores/selection'
import { useWallStore } from '@/stores/wall'
import DeviceListPanel from '@/widgets/device-list/DeviceListPanel.vue'
import DevicesPanel from '@/widgets/devices/DevicesPanel.vue'
import EventFlowPanel from '@/widgets/event-flow/EventFlowPanel.vue'
import EventsPanel from '@/widgets/events/EventsPanel.vue'
import FilterChips from '@/widgets/filter-chips/FilterChips.vue'
import HousingPanel from '@/widgets/housing/HousingPanel.vue'
import RankingPanel from '@/widgets/ranking/RankingPanel.vue'
import RentalPanel from '@/widgets/rental/RentalPanel.vue'
import { settle } from '../builders/clock'
import { type Values, breakdownOf, exact, fresh, groupAnswer, someMorning } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { gridEvent } from '../builders/records'
import { at, regionTree } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'
import { VChart } from '../builders/stillChart'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

/** A panel of a region on a wall whose regions are known and whose first charts stand. */
async function shown(component: object, before: (fake: FakeRuntime) => void = () => {}, region: RegionCode = at.county) {
  const kept: { stores: { place: ReturnType<typeof usePlaceStore>, selection: ReturnType<typeof useSelectionStore> } | null } = { stores: null }
  const host = defineComponent({
    setup() {
      kept.stores = { place: usePlaceStore(), selection: useSelectionStore() }
      useWallStore().chartsStand = true
      void useRegionsStore().load(at.county)
      return () => h(component, { region })
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county) }))
    before(fake)
  })
  await flushPromises()
  wall = one
  if (!kept.stores) throw new Error('the host was not mounted')
  return { ...one, ...kept.stores, chart: (n = 0) => { const chart = one.panel.findAllComponents(VChart)[n]; if (!chart) throw new Error('no chart'); return chart.vm } }
}
const figures = (values: Values = {}) => (fake: FakeRuntime) => { fake.api.answer('figures', call => groupAnswer(call.params.group, values)) }
const day = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()

describe('a mark of a chart', () => {
  it.each([
    ['events', EventsPanel, 0, 'source.iot', { source: 'iot' }], ['events, a flow', EventsPanel, 0, 'source.iot,step.pending', { source: 'iot', step: 'pending' }],
    ['devices', DevicesPanel, 0, 'device.gas', { device: 'gas' }], ['homes', HousingPanel, 0, 'use.vacant', { use: 'vacant' }],
    ['lettings by way', RentalPanel, 0, 'mode.shared', { mode: 'shared' }], ['lettings by channel', RentalPanel, 1, 'channel.agency', { channel: 'agency' }],
  ] as const)('of the %s chooses what it stands for, and opens nothing', async (_name, component, n, choice, filters) => {
    const one = await shown(component, figures())
    const option = JSON.stringify(one.chart(n).$props)
    expect(option).toContain(`"choice":"${choice}"`)
    one.chart(n).$emit('click', { data: { choice, figure: 'events.iot' } })
    expect(one.place.filters).toEqual(filters)
    expect(one.opened).toEqual([])
  })

  it('that is pointed at is shown on the map for the moment, and no longer once the panel has gone', async () => {
    const one = await shown(EventsPanel, figures())
    one.chart().$emit('mouseover', { data: { choice: 'source.iot' } })
    expect(one.selection.shown).toEqual({ source: 'iot' })
    one.chart().$emit('mouseout', {})
    expect(one.selection.shown).toEqual({})
    one.chart().$emit('mouseover', { data: { choice: 'source.iot' } })
    one.panel.unmount()
    expect(one.selection.shown).toEqual({})
  })

  it('has a button for the keyboard, which says whether it is chosen', async () => {
    const one = await shown(EventsPanel, figures())
    const button = one.panel.get('button[data-choice="source.resident"]')
    await button.trigger('click')
    expect(one.place.filters).toEqual({ source: 'resident' })
    expect(button.attributes('aria-pressed')).toBe('true')
    await button.trigger('click')
    expect(one.place.filters).toEqual({})
  })

  it('that is not chosen steps back', async () => {
    const one = await shown(HousingPanel, figures())
    one.selection.choose({ use: 'vacant' })
    await settle()
    expect(one.panel.findAll('li.back')).toHaveLength(2)
    expect(JSON.stringify(one.chart().$props).match(/"opacity":0.22/g)).toHaveLength(2)
  })
})

describe('a list', () => {
  it('of the steps counts only the events of the chosen source; the steps themselves stay', async () => {
    const rows = [gridEvent('1', 5, { source: 'iot', step: 'handling' }), gridEvent('2', 6, { source: 'resident', step: 'handling' }), gridEvent('3', 7, { source: 'iot', step: 'reported' })]
    const one = await shown(EventFlowPanel, (fake) => { fake.api.answer('events', () => ({ freshness: fresh(), data: { rows, total: 3, next: null } })) })
    const count = (step: string) => one.panel.get(`[data-step=${step}] b`).text()
    expect([count('reported'), count('handling')]).toEqual(['1', '2'])
    one.selection.choose({ source: 'iot' })
    one.selection.choose({ step: 'handling' })
    await settle()
    expect([count('reported'), count('handling')]).toEqual(['1', '1'])
    expect(one.panel.get('[data-step=reported]').classes()).toContain('back')
  })

  it('of the devices asks its source for those of the chosen group', async () => {
    const one = await shown(DeviceListPanel, (fake) => { fake.api.answer('devices', () => ({ freshness: fresh(), data: { rows: [], total: 0, next: null } })) })
    one.selection.choose({ device: 'lift' })
    await flushPromises()
    expect(one.api.calls('devices').map(({ call }) => call.query.group)).toEqual([undefined, 'lift'])
  })
})

describe('the chips', () => {
  it('name what is chosen, open its figure, and let go of one or of all', async () => {
    const one = await shown(FilterChips)
    one.selection.choose({ source: 'iot' })
    one.selection.choose({ severity: 'urgent' })
    await settle()
    expect(one.panel.findAll('[data-filter]').map(chip => chip.get('.name').text())).toEqual(['来源IoT 预警', '等级紧急'])
    await one.panel.get('[data-filter=source] button.name').trigger('click')
    expect(one.opened).toEqual(['events.iot'])
    expect(one.panel.find('[data-filter=severity] button.name').exists()).toBe(false)
    await one.panel.get('[data-clear-filter=source]').trigger('click')
    expect(one.place.filters).toEqual({ severity: 'urgent' })
    one.selection.choose({ use: 'vacant' })
    await settle()
    await one.panel.get('[data-clear-filters]').trigger('click')
    expect(one.place.filters).toEqual({})
    expect(one.missing.filter(key => !key.startsWith('indicator'))).toEqual([])
  })

  it('go one by one with Escape, after the card of a thing and not out of a field', async () => {
    const one = await shown(FilterChips)
    one.selection.choose({ source: 'iot' })
    const press = (from: EventTarget = document.body) => from.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    one.place.choose({ kind: 'building', id: 'B-1' })
    press()
    expect(one.place.filters).toEqual({ source: 'iot' })
    one.place.choose(null)
    const field = document.createElement('input')
    document.body.append(field)
    press(field)
    expect(one.place.filters).toEqual({ source: 'iot' })
    press()
    expect(one.place.filters).toEqual({})
    one.panel.unmount()
    one.selection.choose({ source: 'iot' })
    press()
    expect(one.place.filters).toEqual({ source: 'iot' })
  })
})

describe('a comparison', () => {
  /** Today's figures, and yesterday's where they are asked for at a moment. */
  const twoDays = (now: Values, before: Values) => (fake: FakeRuntime) => {
    fake.api.answer('figures', ({ params, query }) => {
      const asOf = query.at ?? iso(someMorning)
      const dated = Object.fromEntries(Object.entries(query.at === undefined ? now : before).map(([id, value]) => [id, typeof value === 'number' ? exact(value, { asOf, period: 'PT5M' }) : value]))
      return groupAnswer(params.group, dated, at.county, fresh({ asOf, period: 'PT5M' }))
    })
    fake.api.answer('breakdown', ({ params }) => ({ freshness: fresh(), data: breakdownOf(params.figure, 50, [[at.yushan, 50], [at.ancheng, 40]]) }))
  }

  it('with yesterday at the same time stands below the figure, with arrow, sign and words', async () => {
    const one = await shown(EventsPanel, twoDays({ 'events.total': 120, 'events.overdue': 3 }, { 'events.total': 132, 'events.overdue': 3 }))
    await vi.dynamicImportSettled()
    await flushPromises()
    expect(one.api.calls('figures').map(({ call }) => call.query.at)).toEqual([undefined, iso(someMorning - day)])
    expect(one.panel.get('[data-figure="events.total"] [data-comparison]').text()).toContain('▼ −12')
    expect(one.panel.get('[data-figure="events.total"] [data-comparison]').attributes('title')).toContain('132 → 120')
    expect(one.panel.get('[data-figure="events.overdue"] [data-comparison]').text()).toContain('= 持平')
  })

  it('is left out where the period before is not known, and never a change from 0', async () => {
    const one = await shown(EventsPanel, (fake) => {
      twoDays({ 'events.total': 120 }, {})(fake)
      fake.api.fail('breakdown', { kind: 'offline' })
    })
    await vi.dynamicImportSettled()
    await flushPromises()
    expect(one.panel.get('[data-figure="events.total"]').find('[data-comparison]').exists()).toBe(false)
  })
})

describe('the ranking', () => {
  it('shows the mean as a line and the places gained since the period before, and lights up with its plate', async () => {
    const one = await shown(RankingPanel, (fake) => {
      fake.api.answer('breakdown', ({ params, query }) => {
        const asOf = query.at ?? iso(someMorning), of = (value: number) => exact(value, { asOf, period: 'PT5M' })
        const [yushan, ancheng] = query.at === undefined ? [2, 1] : [1, 2]
        return { freshness: fresh({ asOf, period: 'PT5M' }), data: breakdownOf(params.figure, of(1.5), [[at.yushan, of(yushan)], [at.ancheng, of(ancheng)]]) }
      })
    })
    expect(one.panel.findAll('[data-ranking]').map(row => [row.attributes('data-ranking'), row.get('.moved').text()])).toEqual([[at.yushan, '▲1'], [at.ancheng, '▼1']])
    expect(one.panel.get('.mean').attributes('style')).toContain('75%')
    one.place.setHovered(at.ancheng)
    await settle()
    expect(one.panel.get('li.lit [data-ranking]').attributes('data-ranking')).toBe(at.ancheng)
  })
})
