import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Figure } from '@/api/contract/figures'
import AssistanceTrendPanel from '@/widgets/assistance-trend/AssistanceTrendPanel.vue'
import ElderlyPanel from '@/widgets/elderly/ElderlyPanel.vue'
import ParticipationPanel from '@/widgets/participation/ParticipationPanel.vue'
import PropertyPanel from '@/widgets/property/PropertyPanel.vue'
import SpecialGroupsPanel from '@/widgets/special-groups/SpecialGroupsPanel.vue'
import TopicStrip from '@/widgets/topic-strip/TopicStrip.vue'
import { type Values, below5, exact, fresh, groupAnswer, notApplicable, unknown } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at } from '../builders/regions'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

async function shown(component: Parameters<typeof mountWall>[0], group: 'elderly' | 'property' | 'participation' | 'specialGroups', values: Values): Promise<MountedWall> {
  wall = await mountWall(component, { region: at.county }, (fake) => { fake.api.answer('figures', () => groupAnswer(group, values)) })
  return wall
}
const trend = async (points: readonly Figure[]): Promise<MountedWall> => {
  wall = await mountWall(AssistanceTrendPanel, { region: at.county }, (fake) => { fake.api.answer('history', () => ({ freshness: fresh(), data: { region: at.county, figure: 'assistance.people', points: [...points] } })) })
  return wall
}
const month = (n: number) => ({ asOf: `2026-${String(n).padStart(2, '0')}-15T00:00:00+08:00`, period: 'P1M' })

describe('养老', () => {
  it('says how many calls for help were late, before how many there were', async () => {
    const one = await shown(ElderlyPanel, 'elderly', { 'elderly.sosCalls': 231, 'elderly.sosLate': 13, 'elderly.sosInTime': 218 })
    expect(one.panel.get('.parts').text()).toBe('13 次超 15 分钟 · 近 30 日一键求助 231 次')
  })

  it('says nothing of late ones where there are none, and nothing at all where it is not known', async () => {
    const one = await shown(ElderlyPanel, 'elderly', { 'elderly.sosCalls': 2, 'elderly.sosLate': 0 })
    expect(one.panel.get('.parts').text()).toBe('近 30 日一键求助 2 次')
    one.panel.unmount()
    expect((await shown(ElderlyPanel, 'elderly', { 'elderly.sosCalls': 0, 'elderly.sosLate': 0 })).panel.get('.parts').text()).toBe('近 30 日无一键求助')
    wall?.panel.unmount()
    expect((await shown(ElderlyPanel, 'elderly', { 'elderly.sosCalls': unknown() })).panel.get('.parts').text()).toBe('')
  })

  it('opens a service that is chosen', async () => {
    const one = await shown(ElderlyPanel, 'elderly', {})
    await one.panel.get('.bars [data-figure="elderly.service.bath"]').trigger('click')
    expect(one.opened).toEqual(['elderly.service.bath'])
  })
})

describe('物业', () => {
  it('of a village without an estate says so instead of figures', async () => {
    const one = await shown(PropertyPanel, 'property', { 'property.estates': 0 })
    expect(one.panel.text()).toContain('没有物业小区')
    expect(one.panel.find('[data-figure]').exists()).toBe(false)
  })

  it('draws what is done and opens what is left', async () => {
    const one = await shown(PropertyPanel, 'property', { 'property.repairs': 40, 'property.repairsDone': 30, 'property.repairsOpen': 10 })
    const line = one.panel.get('.lines [data-figure="property.repairsOpen"]')
    expect(line.text()).toContain('待修 10')
    expect(line.get('.track i').attributes('style')).toContain('75%')
    await line.trigger('click')
    expect(one.opened).toEqual(['property.repairsOpen'])
  })

  it('hatches the bar of what is not known', async () => {
    const one = await shown(PropertyPanel, 'property', { 'property.repairs': unknown(), 'property.repairsDone': unknown(), 'property.repairsOpen': unknown() })
    expect(one.panel.get('.lines [data-figure="property.repairsOpen"] .track').classes()).toContain('unknown')
  })
})

describe('居民参与', () => {
  it('says what was agreed on and is not carried out yet', async () => {
    const one = await shown(ParticipationPanel, 'participation', { 'participation.matters': 20, 'participation.mattersDone': 15, 'participation.mattersOpen': 5 })
    expect(one.panel.get('.lines').text()).toContain('未落实 5')
    expect(one.panel.get('.lines .share').text()).toBe('75.0%')
  })
})

describe('特殊人群', () => {
  it('shows eight kinds, a small count as <5, and no sum of them', async () => {
    const one = await shown(SpecialGroupsPanel, 'specialGroups', { 'special.rehabilitation': below5() })
    expect(one.panel.findAll('[data-figure]')).toHaveLength(8)
    expect(one.panel.get('[data-figure="special.rehabilitation"] .value').text()).toContain('<5')
    expect(one.panel.text()).toContain('不合计')
  })
})

describe('the strip of 民生服务', () => {
  const strip = async (values: Values) => {
    wall = await mountWall(TopicStrip, { topic: 'livelihood', region: at.county, most: 6 }, (fake) => { fake.api.answer('figures', ({ params }) => groupAnswer(params.group, values)) })
    return wall.panel.findAll('[data-figure]').map(figure => figure.attributes('data-figure'))
  }

  it('begins with those who need help and with whether calls for help are answered', async () => {
    expect(await strip({})).toEqual(['assistance.people', 'elderly.alone', 'elderly.sosInTimeShare', 'government.onTimeShare', 'property.repairsDoneShare', 'participation.householdShare'])
  })

  it('of a place without estates has another figure in the place of theirs', async () => {
    expect(await strip({ 'property.repairsDoneShare': notApplicable(), 'property.feeShare': notApplicable() })).toEqual(
      ['assistance.people', 'elderly.alone', 'elderly.sosInTimeShare', 'government.onTimeShare', 'participation.householdShare', 'population.age60plus'],
    )
  })
})

describe('低保走势', () => {
  it('shows the last month, by how much it differs from the one before and from the first, and all months in words', async () => {
    const one = await trend([exact(3_600, month(9)), exact(3_580, month(10)), exact(3_590, month(11))])
    expect(one.api.calls('history').map(c => [c.call.params, c.call.query])).toEqual([[{ code: at.county, figure: 'assistance.people' }, { periods: 12 }]])
    expect(one.panel.get('[data-figure="assistance.people"] .value').text()).toContain('3,590')
    expect(one.panel.get('[data-change="month"]').text()).toContain('+10')
    expect(one.panel.get('[data-change="year"]').text()).toContain('较 2 个月前')
    expect(one.panel.get('[data-change="year"]').text()).toContain('−10')
    expect(one.panel.findAll('tr').map(row => row.text())).toEqual(['2026 9月3,600', '2026 10月3,580', '2026 11月3,590'])
    expect(one.missing).toEqual([])
  })

  it('compares nothing with a month that is withheld', async () => {
    const one = await trend([exact(12, month(9)), below5(), exact(9, month(11))])
    expect(one.panel.get('[data-change="month"] .value').text()).toBe('—')
    expect(one.panel.findAll('td').map(cell => cell.text())).toEqual(['12', '<5', '9'])
  })

  it('of a single month draws no line', async () => {
    const one = await trend([exact(12, month(11))])
    expect(one.panel.find('table').exists()).toBe(false)
    expect(one.panel.text()).toContain('只有本月的数据')
  })
})
