import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import type { CommunityIndicators, RegionIndicators, StageAim } from '@/api/contract/indicators'
import { useIndicatorsStore } from '@/stores/indicators'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import IndicatorDeskPanel from '@/widgets/indicator-desk/IndicatorDeskPanel.vue'
import IndicatorGapsPanel from '@/widgets/indicator-gaps/IndicatorGapsPanel.vue'
import IndicatorHubsPanel from '@/widgets/indicator-hubs/IndicatorHubsPanel.vue'
import IndicatorRankingPanel from '@/widgets/indicator-ranking/IndicatorRankingPanel.vue'
import IndicatorStagesPanel from '@/widgets/indicator-stages/IndicatorStagesPanel.vue'
import IndicatorTilesPanel from '@/widgets/indicator-tiles/IndicatorTilesPanel.vue'
import PrintTable from '@/screens/print/PrintTable.vue'
import { settle } from '../builders/clock'
import { type Values, fresh, groupAnswer } from '../builders/figures'
import { declarationOf, parts } from '../builders/indicators'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); document.documentElement.className = ''; wall = null })

const indicatorsOf = (communities: readonly CommunityIndicators[], over: Partial<RegionIndicators> = {}): RegionIndicators => ({ region: at.county, communities: [...communities], aims: [], hubs: [], ...over })
const longshan = declarationOf({ fallingObjects: parts(11, 16), gigabitHomes: parts(650, 1000) })
const cuiping = declarationOf({ encryption: null }, at.cuiping)

/** A panel on a wall that stands at a region and knows its regions. */
async function shown(component: object, data: RegionIndicators, region: RegionCode = at.county, names = {}, props: Record<string, unknown> = {}, figures: Values | null = null) {
  const kept: { place?: ReturnType<typeof usePlaceStore>, store?: ReturnType<typeof useIndicatorsStore> } = {}
  const host = defineComponent({
    setup() {
      kept.place = usePlaceStore()
      kept.store = useIndicatorsStore()
      void useRegionsStore().load(at.county)
      kept.place.go(region)
      return () => h(component, { region: kept.place?.region ?? region, ...props })
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county, names) }))
    if (figures) fake.api.answer('figures', ({ params }) => groupAnswer(params.group, figures))
    fake.api.answer('indicators', () => ({ freshness: fresh({ source: 'indicatorPlatform' }), data }))
  })
  await flushPromises()
  await settle()
  wall = one
  if (!kept.place || !kept.store) throw new Error('the host was not mounted')
  return { ...one, place: kept.place, store: kept.store, text: () => one.panel.text() }
}
const undeclared = indicatorsOf([])

describe('the tiles of the 22 indicators', () => {
  it('say of a county how many pilots meet each, and by shape what the worst is', async () => {
    const one = await shown(IndicatorTilesPanel, indicatorsOf([longshan, cuiping]))
    const tile = (n: number) => one.panel.get(`[data-indicator="${n}"]`)
    expect(one.panel.findAll('[data-indicator]')).toHaveLength(22)
    expect([tile(14).attributes('data-outcome'), tile(14).attributes('data-met')]).toEqual(['notMet', '1'])
    expect([tile(21).attributes('data-outcome'), tile(21).attributes('data-met')]).toEqual(['unknown', '1'])
    expect([tile(2).attributes('data-outcome'), tile(2).attributes('data-met')]).toEqual(['met', '2'])
    expect(tile(14).attributes('title')).toBe('14 高空抛物监测：2 个试点中 1 个达标，1 个不达标，0 个数据不全')
    expect(one.missing).toEqual([])
  })

  it('choose an indicator, and leave it again', async () => {
    const one = await shown(IndicatorTilesPanel, indicatorsOf([longshan]), at.longshan)
    await one.panel.get('[data-indicator="14"]').trigger('click')
    expect(one.store.chosen).toBe(14)
    await one.panel.get('[data-indicator="14"]').trigger('click')
    expect(one.store.chosen).toBeNull()
  })

  it('of a village say that it has not declared, not that it fails', async () => {
    const one = await shown(IndicatorTilesPanel, undeclared, at.cuiping)
    expect(one.text()).toContain('未申报')
    expect(one.panel.findAll('[data-indicator]').map(tile => tile.attributes('data-outcome'))).toEqual(Array(22).fill('notApplicable'))
    expect(one.text()).not.toContain('达标项')
  })
})

describe('the gaps', () => {
  it('say in whole units what is missing, failures first, each with value and target', async () => {
    const one = await shown(IndicatorGapsPanel, indicatorsOf([cuiping, longshan]))
    const rows = one.panel.findAll('[data-gap]').map(row => row.text())
    expect(rows[0]).toContain('差 50 户')
    expect(rows[0]).toContain('龙山社区')
    expect(one.panel.get('[data-gap=fallingObjects] .gap').text()).toBe('差 5 栋')
    expect(one.panel.get('[data-gap=encryption]').attributes('data-outcome')).toBe('unknown')
    expect(rows).toHaveLength(3)
    expect(one.missing).toEqual([])
  })

  it('are narrowed to the chosen indicator, which is said and can be cleared', async () => {
    const one = await shown(IndicatorGapsPanel, indicatorsOf([cuiping, longshan]))
    one.store.choose(14)
    await settle()
    expect(one.panel.findAll('[data-gap]')).toHaveLength(1)
    expect(one.text()).toContain('只看 14 高空抛物监测')
    await one.panel.get('[data-action=clear-indicator]').trigger('click')
    expect(one.panel.findAll('[data-gap]')).toHaveLength(3)
  })

  it('lead to the community and its indicator', async () => {
    const one = await shown(IndicatorGapsPanel, indicatorsOf([longshan]))
    await one.panel.get('[data-gap=fallingObjects]').trigger('click')
    expect(one.place.region).toBe(at.longshan)
    expect(one.store.chosen).toBe(14)
  })

  it('are none where all is met', async () => {
    expect((await shown(IndicatorGapsPanel, indicatorsOf([declarationOf()]))).text()).toContain('没有差距')
  })

  it('show a name as text, never as markup', async () => {
    const one = await shown(IndicatorGapsPanel, indicatorsOf([longshan]), at.county, { longshan: '<img src=x onerror=alert(1)>' })
    expect(one.panel.findAll('img')).toHaveLength(0)
    expect(one.text()).toContain('<img src=x onerror=alert(1)>')
  })
})

describe('the ranking of the pilots', () => {
  it('has the one with the most to do first; a row goes there', async () => {
    const one = await shown(IndicatorRankingPanel, indicatorsOf([cuiping, longshan]))
    expect(one.panel.findAll('[data-ranking]').map(row => [row.attributes('data-ranking'), row.attributes('data-met')])).toEqual([[at.longshan, '20'], [at.cuiping, '21']])
    await one.panel.get(`[data-ranking="${at.cuiping}"]`).trigger('click')
    expect(one.place.region).toBe(at.cuiping)
    expect(one.missing).toEqual([])
  })
})

describe('the desk', () => {
  const open = async () => {
    const one = await shown(IndicatorDeskPanel, indicatorsOf([longshan]), at.longshan)
    one.store.choose(14)
    await settle()
    return one
  }

  it('opens with the first failure: input, value, requirement, source, date, evidence', async () => {
    const one = await shown(IndicatorDeskPanel, indicatorsOf([longshan]), at.longshan)
    expect(one.panel.get('h3').text()).toBe('1 有线宽带网络')
    expect(one.panel.get('[data-input=gigabitHomes]').text()).toContain('65.0%')
    expect(one.panel.get('[data-input=gigabitHomes]').text()).toContain('要求 ≥70%')
    expect(one.panel.get('[data-input=gigabitHomes] .proof').text()).toContain('验收材料')
    expect(one.text()).toContain('家庭千兆光纤网络覆盖率达到70%')
    expect(one.missing).toEqual([])
  })

  it('shows what would be, says that it is not so, and goes back to what is', async () => {
    const one = await open()
    expect(one.panel.get('.outcome').attributes('data-outcome')).toBe('notMet')
    expect(one.panel.find('[data-trial]').exists()).toBe(false)
    await one.panel.get('[data-input=fallingObjects] input').setValue('16')
    expect(one.panel.get('[data-trial]').text()).toContain('推演结果，不是实际值')
    expect(one.panel.get('[data-trial]').text()).toContain('达标 20 → 21 项')
    expect(one.panel.get('.outcome').attributes('data-outcome')).toBe('notMet')
    await one.panel.get('[data-action=reset]').trigger('click')
    expect(one.panel.find('[data-trial]').exists()).toBe(false)
    expect(one.panel.get('[data-input=fallingObjects] [data-value]').text()).toBe('11/16 栋')
  })

  it('of one that has not declared says what is required, has no result, and can be tried out from nothing', async () => {
    const one = await shown(IndicatorDeskPanel, undeclared, at.cuiping)
    expect(one.text()).toContain('未申报，可按要求推演')
    expect(one.panel.get('.outcome').attributes('data-outcome')).toBe('notApplicable')
    expect(one.panel.get('[data-input=gigabitHomes]').text()).toContain('要求 ≥70%')
    expect(one.panel.find('[data-action=print]').exists()).toBe(false)
    await one.panel.get('[data-input=gigabitHomes] input').setValue('70')
    expect(one.panel.get('[data-trial]').text()).toContain('达标 0 → 1 项')
    expect(one.panel.get('.outcome').attributes('data-outcome')).toBe('notApplicable')
    expect(one.missing).toEqual([])
  })

  it('one building short stays short', async () => {
    const one = await open()
    await one.panel.get('[data-input=fallingObjects] input').setValue('15')
    expect(one.panel.get('[data-trial]').text()).toContain('达标 20 项，不变')
  })

  it('walks through the 22 and round', async () => {
    const one = await open()
    one.store.choose(22)
    await settle()
    await one.panel.get('[data-action=next]').trigger('click')
    expect(one.panel.get('h3').text()).toBe('1 有线宽带网络')
    await one.panel.get('[data-action=previous]').trigger('click')
    expect(one.panel.get('h3').text()).toBe('22 创新应用场景')
  })

  it('leads to the printed table', async () => {
    expect((await open()).panel.get('[data-action=print]').attributes('href')).toBe(`/print/indicators/${at.longshan}`)
  })
})

describe('the higher stages', () => {
  const asOf = '2023-09-26T00:00:00+08:00'
  const aims: StageAim[] = [{ stage: 'benchmark', region: at.longshan, quote: '其中某社区为重点打造的标杆型智慧社区', asOf, source: 'countyLetter2023' }]
  it('are what the letter says, word for word; what it does not say is said to be unpublished', async () => {
    const one = await shown(IndicatorStagesPanel, indicatorsOf([longshan, cuiping], { aims }))
    expect(one.panel.get('[data-stage=benchmark]').text()).toContain('其中某社区为重点打造的标杆型智慧社区')
    expect(one.panel.get('[data-stage=growth]').text()).toContain('文件未提及')
    expect(one.panel.get('[data-accepted]').text()).toBe('1 / 1 个试点通过验收')
    expect(one.text()).toContain('其余要求未公布')
    expect(one.panel.findAll('[data-requirement]').length).toBe(8)
    expect(one.text()).toContain('平政办字〔2023〕9号')
    expect(one.missing).toEqual([])
  })

  it('say how far it is with what is counted, and nothing of the rest', async () => {
    const one = await shown(IndicatorStagesPanel, indicatorsOf([longshan], { aims }), at.county, {}, {}, { 'parking.sharedShare': 6.25, 'safety.waste.points': 70 })
    const now = (id: string) => one.panel.get(`[data-requirement=${id}]`).find('[data-figure]')
    expect([now('sharedParking').text(), now('wasteSorting').text(), now('bookCorner').exists()]).toEqual(['6.3 %', '70 处', false])
    await now('sharedParking').trigger('click')
    expect(one.opened).toEqual(['parking.sharedShare'])
  })
})

describe('the hubs', () => {
  it('keep the bounds of the letter: more than, nearly', async () => {
    const asOf = '2023-09-26T00:00:00+08:00', source = 'countyLetter2023'
    const one = await shown(IndicatorHubsPanel, indicatorsOf([], { hubs: [
      { id: 'dataResources', value: 500, bound: 'over', asOf, source }, { id: 'dataRecords', value: 90_000_000, bound: 'over', asOf, source }, { id: 'algorithms', value: 60, bound: 'nearly', asOf, source },
    ] }))
    const value = (id: string) => one.panel.get(`[data-hub=${id}] .value`).text()
    expect([value('dataResources'), value('dataRecords'), value('algorithms')]).toEqual(['500 余项', '9,000 余万条', '近 60类'])
    expect(one.missing).toEqual([])
  })
})

describe('the printed table', () => {
  const print = (data: RegionIndicators, region: string = at.longshan) => shown(PrintTable, data, at.longshan, {}, { path: `/print/indicators/${region}` })
  it('has the source\'s six columns and 22 rows, and says how many are met', async () => {
    const one = await print(indicatorsOf([longshan]))
    expect(one.panel.findAll('thead th').map(cell => cell.text())).toEqual(['一级指标', '序号', '二级指标', '指标释义', '标准要求', '本社区完成情况'])
    expect(one.panel.findAll('[data-row]')).toHaveLength(22)
    expect(one.panel.get('[data-summary]').text()).toBe('22 项中达标 20 项（其中按条件达标 1 项），不达标 2 项，数据不全 0 项。')
    expect(one.panel.get('[data-row="14"]').text()).toContain('差 5 栋')
    expect(one.panel.get('[data-row="14"]').text()).toContain('监控范围覆盖 3 层及以上所有窗户和洞口')
    expect(document.documentElement.className).toContain('print-page')
    expect(one.missing).toEqual([])
  })

  it('says of a community that has not declared, and of one that is not there, why there is none', async () => {
    expect((await print(undeclared)).panel.get('[data-print-message]').text()).toBe('龙山社区未申报智慧社区试点，没有验收表。')
    wall?.panel.unmount()
    expect((await print(undeclared, 'nonsense')).panel.get('[data-print-message]').text()).toBe('没有这个社区：nonsense')
  })
})
