import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Component, defineComponent, h } from 'vue'
import type { FigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import { setLanguage } from '@/i18n/i18n'
import { useAlarmsStore } from '@/stores/alarms'
import { useDataQualityStore } from '@/stores/dataQuality'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import BreakdownDialog from '@/widgets/breakdown/BreakdownDialog.vue'
import DataTrust from '@/widgets/data-quality/DataTrust.vue'
import QualityEntry from '@/widgets/data-quality/QualityEntry.vue'
import GridPanel from '@/widgets/grid/GridPanel.vue'
import RankingPanel from '@/widgets/ranking/RankingPanel.vue'
import { below5, breakdownOf, exact, fresh, groupAnswer, partial, someMorning, unknown, withheld } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, code, regionTree } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()
// Dialogs are loaded when they are first needed; here they are there already.
beforeAll(async () => { await Promise.all([import('@/widgets/breakdown/BreakdownBody.vue'), import('@/widgets/data-quality/PanelNotes.vue'), import('@/widgets/data-quality/QualityList.vue')]) })

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

/** Values of figures in any region; a town's are its share. */
type Told = Partial<Record<FigureId, Figure>>
async function onWall(parts: readonly Component[], told: Told = {}, before: (fake: FakeRuntime) => void = () => {}) {
  const kept: { place: ReturnType<typeof usePlaceStore> | null, quality: ReturnType<typeof useDataQualityStore> | null } = { place: null, quality: null }
  const host = defineComponent({
    setup() {
      kept.place = usePlaceStore()
      kept.quality = useDataQualityStore()
      void useRegionsStore().load(at.county)
      return () => h('div', parts.map(part => h(part, part === GridPanel || part === RankingPanel ? { region: at.county } : {})))
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county) }))
    fake.api.answer('figures', () => groupAnswer('grid', { 'grid.workers': 100, 'grid.fullTime': 60, 'grid.partTime': 50 }))
    fake.api.answer('breakdown', ({ params: { figure, ...params } }) => ({
      freshness: fresh(), data: breakdownOf(figure, told[figure] ?? 10, params.code === at.county ? [[at.yushan, 4], [at.ancheng, 6]] : [], code(params.code)),
    }))
    before(fake)
  })
  wall = one
  await flushPromises()
  if (!kept.place || !kept.quality) throw new Error('the host was not mounted')
  return { ...one, place: kept.place, quality: kept.quality }
}
const all = (selector: string) => [...document.querySelectorAll(selector)]
const textOf = (selector: string) => document.querySelector(selector)?.textContent.trim() ?? null
async function click(selector: string) {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing at ${selector}`)
  found.click()
  await flushPromises()
}

describe('a figure that is opened', () => {
  async function opened(figure: FigureId, told: Told = {}) {
    const one = await onWall([BreakdownDialog], told)
    one.place.openBreakdown(figure)
    await flushPromises()
    return one
  }

  it('says what it counts, from where, as of when and how timely, how often it is made anew, in which unit and how complete', async () => {
    const one = await opened('events.total', { 'events.total': exact(10, { source: 'gridCentre', asOf: new Date(someMorning - 7 * 60_000).toISOString() }) })
    expect(textOf('[data-breakdown] .about')).toBe('今日零时起上报的网格事件，三种来源之和。')
    expect(all('[data-trust] [data-part]').map(part => part.textContent)).toEqual(['来源县网格中心', '截至2026-11-22 09:08:00（超过一个周期）', '更新周期每 5 分钟', '单位件', '完整性完整'])
    expect(one.missing).toEqual([])
  })

  it.each([
    ['partial', partial(9), '部分上报，数值是下限'], ['partial with its coverage', { ...partial(9), coverage: { reported: 336, of: 337 } } as Figure, '337 个社区中 336 个已上报，数值是下限'], ['unknown', unknown(), '没有数据，不按 0 计'],
    ['below five', below5(), '不足 5 人，不显示具体数'], ['withheld', withheld(), '为使别处的小数值无法推算而不显示'],
  ])('says that it is %s', async (_name, figure, words) => {
    const one = await opened('assistance.people', { 'assistance.people': figure })
    expect(textOf('[data-part=completeness] dd')).toBe(words)
    expect(one.missing).toEqual([])
  })

  it('of a ratio shows numerator and denominator with their values, opens each, and leads back', async () => {
    const one = await opened('events.handledShare', { 'events.handledShare': exact(80), 'events.handled': exact(8), 'events.total': exact(10) })
    expect(all('[data-formula] [data-term]').map(term => [term.getAttribute('data-term'), term.getAttribute('data-value')])).toEqual([['events.handled', '8'], ['events.total', '10']])
    expect(textOf('[data-formula]')).toContain('× 100')
    await click('[data-term="events.handled"]')
    expect(textOf('[data-breakdown] h2')).toContain('已处理')
    expect(document.querySelector('[data-total]')?.getAttribute('data-total')).toBe('8')
    expect(document.querySelector('[data-formula]')).toBeNull()
    await click('[data-back]')
    expect(textOf('[data-breakdown] h2')).toContain('办结率')
    expect(document.querySelector('[data-back]')).toBeNull()
    expect(one.missing).toEqual([])
  })

  it('opens a town\'s own communities, which add up too, and leads back to the county', async () => {
    const one = await opened('events.total')
    expect(all('[data-deeper]').map(button => button.getAttribute('data-deeper')).sort()).toEqual([at.yushan, at.ancheng].sort())
    one.api.answer('breakdown', () => ({ freshness: fresh(), data: breakdownOf('events.total', 4, [[at.longshan, 3], [at.cuiping, 1]], at.yushan) }))
    await click(`[data-deeper="${at.yushan}"]`)
    expect(all('[data-row]').map(row => [row.getAttribute('data-row'), row.textContent])).toEqual([[at.longshan, '3'], [at.cuiping, '1']])
    expect(document.querySelector('[data-check]')?.getAttribute('data-check')).toBe('agrees')
    expect(all('[data-deeper]')).toEqual([])
    expect(one.place.region).toBe(at.county)
    expect(document.querySelector('[data-back]')?.getAttribute('aria-label')).toBe('返回平阴县')
    await click('[data-back]')
    expect(textOf('.total')).toContain('平阴县')
  })

  it('begins anew where another figure is chosen', async () => {
    const one = await opened('events.handledShare')
    await click('[data-term="events.total"]')
    one.place.openBreakdown('housing.homes')
    await flushPromises()
    expect(textOf('[data-breakdown] h2')).toContain('房屋')
    expect(document.querySelector('[data-back]')).toBeNull()
  })
})

describe('the notes of a panel', () => {
  it('are asked for by the source in its title bar, with every figure of the panel', async () => {
    const one = await onWall([GridPanel, RankingPanel])
    for (const button of one.panel.findAll('[data-notes]')) await button.trigger('click')
    expect(one.notes.map(({ panel, figures }) => [panel, [...figures().keys()]])).toEqual([
      ['grid', ['grid.grids', 'grid.workers', 'grid.fullTime', 'grid.partTime', 'grid.householdsPerGrid']], ['ranking', [one.place.metric]],
    ])
    expect(one.notes[0]?.freshness()?.source).toBe('census2020')
  })

  async function withNotes() {
    const one = await onWall([GridPanel, DataTrust, BreakdownDialog])
    await one.panel.get('[data-panel=grid] [data-notes]').trigger('click')
    const subject = one.notes[0]
    if (!subject) throw new Error('no notes')
    one.quality.openNotes(subject)
    await flushPromises()
    return one
  }

  it('list each figure with value, definition and trust line, and what contradicts it', async () => {
    const one = await withNotes()
    expect(all('[data-note]').map(button => button.textContent)).toEqual(['网格', '网格员', '专职', '兼职', '每格户数'])
    expect(textOf('[data-panel-notes] tr:nth-child(3)')).toContain('专门从事网格工作的网格员。')
    expect(document.querySelector('[data-contradiction=parts]')).toMatchObject({ dataset: { told: '100', against: '110' } })
    expect(textOf('[data-contradiction]')).toContain('专职 60 人 + 兼职 50 人')
    expect(one.missing).toEqual([])
  })

  it('give way to the breakdown of a figure, come back when it is closed, and go with the view', async () => {
    const one = await withNotes()
    await click('[data-note="grid.workers"]')
    expect(one.place.opened).toBe('grid.workers')
    expect(document.querySelector('[data-panel-notes]')).toBeNull()
    expect(document.querySelector('[data-breakdown]')).not.toBeNull()
    one.place.openBreakdown(null)
    await flushPromises()
    expect(document.querySelector('[data-panel-notes]')).not.toBeNull()
    one.place.go(at.yushan)
    await flushPromises()
    expect(document.querySelector('[data-panel-notes]')).toBeNull()
  })

  it('speak English too', async () => {
    const one = await withNotes()
    await setLanguage(one.i18n, 'en')
    await flushPromises()
    expect(textOf('[data-panel-notes] h2')).toContain('About the data')
    expect(one.missing).toEqual([])
  })
})

describe('the list of data quality', () => {
  it('opens from its entry and shows both figures of a contradiction, each source, dropped messages and clocks', async () => {
    const one = await onWall([GridPanel, DataTrust, QualityEntry], {}, (fake) => {
      fake.api.answer('figures', () => groupAnswer('grid', { 'grid.workers': 100, 'grid.fullTime': 60, 'grid.partTime': 50, 'grid.grids': exact(7, { source: 'policeRegister', period: 'P1Y', asOf: '2023-12-31T00:00:00+08:00' }) }))
    })
    expect(textOf('[data-action=dataQuality]')).toContain('2 项需留意')
    await click('[data-action=dataQuality]')
    expect(one.quality.isOpen).toBe(true)
    expect(document.querySelector('[data-contradiction]')).toMatchObject({ dataset: { told: '100', against: '110' } })
    expect(all('[data-source]').map(row => [row.getAttribute('data-source'), row.getAttribute('data-timeliness')])).toEqual([['policeRegister', 'late'], ['census2020', 'onTime']])
    expect(textOf('[data-source=policeRegister]')).toContain('2023-12-31')
    expect(textOf('[data-dropped]')).toContain('没有丢弃消息')
    expect(textOf('[data-quality]')).toContain('时钟一致')
    expect(one.missing).toEqual([])
  })

  it('says of messages that could not be used why, how many, and when the last came', async () => {
    const one = await onWall([DataTrust])
    useAlarmsStore().dropped = { notJson: { n: 3, lastAt: someMorning - 60_000 }, impossibleValue: { n: 1, lastAt: someMorning } }
    one.quality.openList()
    await flushPromises()
    expect(all('[data-drop]').map(row => [row.getAttribute('data-drop'), row.textContent])).toEqual([['notJson', '不是 JSON，丢弃309:14:00'], ['impossibleValue', '数值不可能，丢弃109:15:00']])
    expect(textOf('[data-dropped]')).toContain('4 条')
    expect(one.missing).toEqual([])
  })

  it('says so where nothing contradicts itself', async () => {
    const one = await onWall([DataTrust])
    one.quality.openList()
    await flushPromises()
    expect(document.querySelector('[data-contradiction]')).toBeNull()
    expect(textOf('[data-quality]')).toContain('各项合计都对得上')
  })
})

describe('a figure in doubt', () => {
  it('is marked in its panel and at its number, and nothing else is', async () => {
    const one = await onWall([GridPanel])
    expect(one.panel.find('.doubt').exists()).toBe(false)
    one.doubts.value = new Set<FigureId>(['grid.workers'])
    await flushPromises()
    expect(one.panel.get('[data-panel=grid] [data-notes] .doubt').attributes('aria-label')).toBe('数据矛盾')
    const marked = one.panel.findAll('.figure').filter(figure => figure.find('.doubt').exists()).map(figure => figure.attributes('data-figure'))
    expect(marked).toEqual(['grid.workers'])
    one.doubts.value = new Set<FigureId>(['housing.homes'])
    await flushPromises()
    expect(one.panel.find('.doubt').exists()).toBe(false)
  })
})
