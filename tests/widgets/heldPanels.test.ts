import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Component, defineComponent, h, nextTick, shallowReactive } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import AssistancePanel from '@/widgets/assistance/AssistancePanel.vue'
import DevicesPanel from '@/widgets/devices/DevicesPanel.vue'
import ProfileStrip from '@/widgets/profile/ProfileStrip.vue'
import { settle } from '../builders/clock'
import { groupAnswer } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at } from '../builders/regions'
import { ChartCanvas } from '../builders/stillChart'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

/** A panel of the county, which then goes to a town whose answer does not come yet. */
async function switched(group: 'assistance' | 'devices' | 'profile', panel: Component) {
  const place = shallowReactive<{ region: RegionCode }>({ region: at.county })
  const one = await mountWall(defineComponent({ setup: () => () => h(panel, { region: place.region, most: 6 }) }), {}, (fake) => {
    fake.api.answer('figures', ({ params }) => groupAnswer(group, {}, params.code === at.county ? at.county : at.yushan))
  })
  wall = one
  await settle()
  const before = { chart: one.panel.findComponent(ChartCanvas), html: one.panel.html() }
  const option: unknown = before.chart.exists() ? before.chart.props('option') : null
  one.api.hang('figures')
  place.region = at.yushan
  await nextTick()
  await settle()
  return { one, place, option, ...before }
}

describe('a panel whose region has changed', () => {
  for (const [group, panel] of [['assistance', AssistancePanel], ['devices', DevicesPanel]] as const) {
    it(`${group}: is loading, and what it showed is out of sight and reach`, async () => {
      const { one } = await switched(group, panel)
      expect(one.panel.get('[data-panel]').attributes('data-state')).toBe('loading')
      expect(one.panel.find('.skeleton').exists()).toBe(true)
      for (const figure of one.panel.findAll('[data-figure]')) expect(figure.element.closest('.held[inert]')).not.toBeNull()
    })

    it(`${group}: keeps its chart, and draws nothing in it before the figures are there`, async () => {
      const { one, chart, option } = await switched(group, panel)
      expect(one.panel.findComponent(ChartCanvas).element).toBe(chart.element)
      expect(chart.props('option')).toBe(option)
    })
  }

  it('shows the next figures in the same chart when they come', async () => {
    const { one, place, chart } = await switched('assistance', AssistancePanel)
    one.api.answer('figures', () => groupAnswer('assistance', { 'assistance.people': 4321 }, at.yushan))
    place.region = at.county
    await settle()
    place.region = at.yushan
    await settle()
    expect(one.panel.get('[data-panel]').attributes('data-state')).not.toBe('loading')
    expect(one.panel.find('.held').exists()).toBe(false)
    expect(one.panel.get('[data-figure="assistance.people"]').attributes('data-value')).toBe('4321')
    expect(one.panel.findComponent(ChartCanvas).element).toBe(chart.element)
  })

  it('that fails says so, and holds nothing of the region before', async () => {
    const { one, place } = await switched('assistance', AssistancePanel)
    one.api.fail('figures', { kind: 'offline' })
    place.region = at.ancheng
    await settle()
    expect(one.panel.get('[data-panel]').attributes('data-state')).toBe('failed')
    expect(one.panel.find('[data-figure]').exists()).toBe(false)
    one.api.hang('figures')
    place.region = at.yushan
    await settle()
    expect(one.panel.get('[data-panel]').attributes('data-state')).toBe('loading')
    expect(one.panel.find('[data-figure]').exists()).toBe(false)
  })
})

describe('the strip above the map', () => {
  it('holds its places out of sight and reach while it waits', async () => {
    const { one } = await switched('profile', ProfileStrip)
    const strip = one.panel.get('[data-panel="profile"]')
    expect(strip.attributes('data-state')).toBe('loading')
    expect(strip.classes()).toContain('held')
    expect(strip.attributes()).toHaveProperty('inert')
    expect(strip.findAll('[data-figure]').length).toBeGreaterThan(0)
  })
})
