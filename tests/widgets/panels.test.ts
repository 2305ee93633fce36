import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { type FigureId, figureSpec } from '@/api/contract/figureCatalogue'
import { type FigureGroup, figureGroups } from '@/api/contract/figureGroups'
import type { Figure } from '@/api/contract/figures'
import { figureText, wallNumber } from '@/domain/numberFormat'
import AssistancePanel from '@/widgets/assistance/AssistancePanel.vue'
import ComponentsPanel from '@/widgets/components/ComponentsPanel.vue'
import DevicesPanel from '@/widgets/devices/DevicesPanel.vue'
import ElderlyPanel from '@/widgets/elderly/ElderlyPanel.vue'
import EventsPanel from '@/widgets/events/EventsPanel.vue'
import GovernmentServicesPanel from '@/widgets/government-services/GovernmentServicesPanel.vue'
import GridPanel from '@/widgets/grid/GridPanel.vue'
import HousingPanel from '@/widgets/housing/HousingPanel.vue'
import ParticipationPanel from '@/widgets/participation/ParticipationPanel.vue'
import PartyPanel from '@/widgets/party/PartyPanel.vue'
import PopulationPanel from '@/widgets/population/PopulationPanel.vue'
import ProfileStrip from '@/widgets/profile/ProfileStrip.vue'
import PropertyPanel from '@/widgets/property/PropertyPanel.vue'
import RentalPanel from '@/widgets/rental/RentalPanel.vue'
import SpecialGroupsPanel from '@/widgets/special-groups/SpecialGroupsPanel.vue'
import UndergroundAgePanel from '@/widgets/underground-age/UndergroundAgePanel.vue'
import UndergroundDepthPanel from '@/widgets/underground-depth/UndergroundDepthPanel.vue'
import UndergroundSystemsPanel from '@/widgets/underground-systems/UndergroundSystemsPanel.vue'
import { settle } from '../builders/clock'
import { type Values, below5, exact, fresh, groupAnswer, partial, someMorning, unknown } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at } from '../builders/regions'
import { VChart } from '../builders/stillChart'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

const zh = { tag: 'zh-CN', wan: true }
const panels: readonly (readonly [FigureGroup, Component])[] = [
  ['profile', ProfileStrip], ['party', PartyPanel], ['population', PopulationPanel], ['housing', HousingPanel], ['components', ComponentsPanel], ['grid', GridPanel],
  ['events', EventsPanel], ['assistance', AssistancePanel], ['rental', RentalPanel], ['devices', DevicesPanel], ['underground', UndergroundSystemsPanel], ['undergroundMaterial', UndergroundAgePanel], ['undergroundDepth', UndergroundDepthPanel],
  ['elderly', ElderlyPanel], ['governmentServices', GovernmentServicesPanel], ['property', PropertyPanel], ['participation', ParticipationPanel], ['specialGroups', SpecialGroupsPanel],
]
const framed = panels.filter(([group]) => group !== 'profile')

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

/** Every figure of a group with a value of its own, so that no two can be mixed up. */
function distinct(group: FigureGroup, of: (n: number) => number | Figure = n => n): Values {
  const ids: readonly FigureId[] = figureGroups[group]
  return Object.fromEntries(ids.map((id, i) => [id, of(figureSpec(id).unit === 'percent' ? 10 + i : 120_000 + 1_117 * i)]))
}

async function shown(group: FigureGroup, component: Component, values: Values = distinct(group), freshness = fresh()): Promise<MountedWall> {
  wall = await mountWall(component, { region: at.county, most: 8 }, (fake) => { fake.api.answer('figures', () => groupAnswer(group, values, at.county, freshness)) })
  return wall
}
const stateOf = (one: MountedWall) => one.panel.get('[data-panel]').attributes('data-state')

describe.each(panels)('the panel %s', (group, component) => {
  it('asks for its group of its region, and waits', async () => {
    wall = await mountWall(component, { region: at.yushan, most: 8 })
    expect(wall.api.calls('figures').map(c => c.call.params)).toEqual([{ code: at.yushan, group }])
    expect(stateOf(wall)).toBe('loading')
    expect(wall.panel.text()).not.toMatch(/\d/)
  })

  it('shows each figure as it is, and opens the one that is chosen', async () => {
    const values = distinct(group)
    const one = await shown(group, component, values)
    const numbers = one.panel.findAll('button[data-figure]')
    expect(numbers.length).toBeGreaterThanOrEqual(group === 'party' ? 2 : 3)
    for (const number of numbers) {
      const id = number.attributes('data-figure') as FigureId
      const value = values[id] as number
      expect(number.attributes('data-value'), id).toBe(String(value))
      if (number.classes('figure')) expect(number.get('.value').text(), id).toContain(wallNumber(value, figureSpec(id).decimals, zh).digits)
      await number.trigger('click')
    }
    expect(one.opened).toEqual(numbers.map(n => n.attributes('data-figure')))
  })

  it('says what it does not know, and never calls it 0', async () => {
    const one = await shown(group, component, distinct(group, () => unknown()))
    for (const number of one.panel.findAll('.figure')) {
      expect(number.get('.value').text()).toMatch(/^—/)
      expect(number.attributes('data-value')).toBe('')
    }
    expect(one.panel.findAll('td').map(cell => cell.text()).filter(text => text.startsWith('0'))).toEqual([])
  })

  it('shows a small count of people as <5', async () => {
    const one = await shown(group, component, distinct(group, () => below5()))
    for (const number of one.panel.findAll('.figure')) expect(number.get('.value').text()).toMatch(/^<5/)
  })

  it('says what is wrong when nothing comes', async () => {
    wall = await mountWall(component, { region: at.county, most: 8 }, (fake) => { fake.api.fail('figures', { kind: 'status', status: 502, code: 'x', message: 'y' }) })
    expect(stateOf(wall)).toBe('failed')
    expect(wall.panel.text()).toContain('HTTP 502')
  })

  it('misses no word, in whatever state', async () => {
    for (const values of [distinct(group), distinct(group, () => unknown()), distinct(group, () => below5()), distinct(group, () => exact(0))]) {
      const one = await shown(group, component, values)
      expect(one.missing).toEqual([])
      one.panel.unmount()
    }
    wall = await mountWall(component, { region: at.county, most: 8 }, (fake) => { fake.api.fail('figures', { kind: 'offline' }) })
    expect(wall.missing).toEqual([])
  })

  it('leaves no timer and no chart behind when it goes away', async () => {
    const one = await shown(group, component)
    expect(one.clock.pending()).toBeGreaterThan(0)
    one.panel.unmount()
    expect(one.clock.pending()).toBe(0)
    expect(one.drawing()).toBe(0)
  })
})

describe.each(framed)('the frame of %s', (group, component) => {
  it.each([
    ['onTime', 0], ['late', 6 * 60_000], ['stale', 16 * 60_000],
  ])('says %s of figures that are %d ms old', async (state, age) => {
    const one = await shown(group, component, undefined, fresh({ asOf: new Date(someMorning - age).toISOString() }))
    expect(stateOf(one)).toBe(state)
  })

  it('keeps the old figures when the next answer fails, and says of when they are', async () => {
    const one = await shown(group, component)
    one.api.fail('figures', { kind: 'offline' })
    await one.clock.turn(151_000)
    await settle()
    expect(stateOf(one)).toBe('stale')
    expect(one.panel.get('[role=status]').text()).toContain('09:15')
    expect(one.panel.find('button[data-figure]').exists()).toBe(true)
  })

  it('lets a person ask again', async () => {
    wall = await mountWall(component, { region: at.county }, (fake) => { fake.api.fail('figures', { kind: 'timeout', afterMs: 8000 }) })
    await wall.panel.get('button.retry').trigger('click')
    expect(wall.retries()).toBe(1)
  })
})

describe('particular panels', () => {
  it('the events of a day without any say so instead of an empty chart', async () => {
    const one = await shown('events', EventsPanel, distinct('events', () => 0))
    expect(one.panel.text()).toContain('今日尚无事件')
    expect(one.panel.find('table').exists()).toBe(false)
  })

  it('the tables behind the charts say what the charts show', async () => {
    const values = { ...distinct('assistance'), 'assistance.classA': 12, 'assistance.classB': below5(), 'assistance.classC': 345 }
    const one = await shown('assistance', AssistancePanel, values)
    expect(one.panel.findAll('tr').map(row => row.text())).toEqual(['A 类12', 'B 类<5', 'C 类345'])
  })

  it('a chosen mark of a chart opens its figure; one that stands for none opens nothing', async () => {
    const one = await shown('housing', HousingPanel)
    const chart = one.panel.getComponent(VChart)
    chart.vm.$emit('click', { data: { figure: 'housing.vacant' } })
    chart.vm.$emit('click', { data: { figure: 'constructor' } })
    chart.vm.$emit('click', { data: 5 })
    chart.vm.$emit('click', null)
    expect(one.opened).toEqual(['housing.vacant'])
  })

  it('a chart counts as being drawn until it has finished', async () => {
    const one = await shown('housing', HousingPanel)
    expect(one.drawing()).toBe(1)
    one.panel.getComponent(VChart).vm.$emit('finished')
    one.panel.getComponent(VChart).vm.$emit('finished')
    expect(one.drawing()).toBe(0)
  })

  it('the squares of the grid workers say what one is worth', async () => {
    const one = await shown('grid', GridPanel, { 'grid.fullTime': 150, 'grid.partTime': 30, 'grid.workers': 180 })
    expect(one.panel.text()).toContain('1 方格 = 2 个')
    expect(one.panel.findAll('.waffle .fullTime')).toHaveLength(75)
    expect(one.panel.findAll('.waffle .partTime')).toHaveLength(15)
  })

  it('the party shows its members when asked', async () => {
    const one = await shown('party', PartyPanel)
    expect(one.panel.findAll('td[data-figure^="party.age"]')).toHaveLength(0)
    await one.panel.findAll('[role=group] button').find(b => b.text() === '党员构成')?.trigger('click')
    expect(one.panel.findAll('td[data-figure^="party.age"]')).toHaveLength(5)
  })

  it('a figure that is older than its own period carries its date', async () => {
    const old = exact(5_000, { asOf: '2020-11-01T00:00:00+08:00', period: 'P1Y' })
    const one = await shown('grid', GridPanel, { 'grid.grids': old })
    expect(one.panel.get('button[data-figure="grid.grids"] .late').text()).toContain('2020')
    expect(one.panel.find('button[data-figure="grid.workers"] .late').exists()).toBe(false)
    expect(one.panel.get('button[data-figure="grid.grids"]').attributes('title')).toContain('截至 2020-11-01')
  })

  it('the strip of a narrow wall shows the first figures, of a wide one more', async () => {
    for (const most of [4, 6, 8]) {
      const one = await mountWall(ProfileStrip, { region: at.county, most }, (fake) => { fake.api.answer('figures', () => groupAnswer('profile')) })
      expect(one.panel.findAll('.figure')).toHaveLength(most)
      one.panel.unmount()
    }
  })

  it('a lower bound says that it is one', async () => {
    const figure = partial(70)
    const one = await shown('grid', GridPanel, { 'grid.grids': figure })
    expect(one.panel.get('button[data-figure="grid.grids"] .value').text()).toContain(figureText(figure, 0, zh))
  })
})
