import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { troubleLevels } from '@/api/contract/figureCatalogue'
import { nodeId, pipeId } from '@/api/contract/ids'
import { type BurstResult, type NetworkAnalysis, type PipeReading, type PipeTrouble, pipeKinds, troubleKinds } from '@/api/contract/pipes'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import UndergroundAgePanel from '@/widgets/underground-age/UndergroundAgePanel.vue'
import UndergroundAnalysisPanel from '@/widgets/underground-analysis/UndergroundAnalysisPanel.vue'
import UndergroundDepthPanel from '@/widgets/underground-depth/UndergroundDepthPanel.vue'
import UndergroundReadingsPanel from '@/widgets/underground-readings/UndergroundReadingsPanel.vue'
import { readingStates } from '@/widgets/underground-readings/readingRows'
import TopicStrip from '@/widgets/topic-strip/TopicStrip.vue'
import UndergroundSystemsPanel from '@/widgets/underground-systems/UndergroundSystemsPanel.vue'
import UndergroundTroublesPanel from '@/widgets/underground-troubles/UndergroundTroublesPanel.vue'
import { settle } from '../builders/clock'
import { type Values, fresh, groupAnswer, unknown } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'
import { hoursFromNow, pageOf, readingOf, troubleOf } from '../builders/underground'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

/** A panel of the county on a wall whose regions are known. */
async function shown(component: object, before: (fake: FakeRuntime) => void, names = {}) {
  const kept: { place: ReturnType<typeof usePlaceStore> | null } = { place: null }
  const host = defineComponent({
    setup() {
      kept.place = usePlaceStore()
      void useRegionsStore().load(at.county)
      return () => h(component, { region: at.county, most: 6, topic: 'underground' })
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county, names) }))
    before(fake)
  })
  await flushPromises()
  wall = one
  if (!kept.place) throw new Error('the host was not mounted')
  return { ...one, place: kept.place, state: () => one.panel.get('[data-panel]').attributes('data-state') }
}
const figures = (values: Values = {}) => (fake: FakeRuntime) => { fake.api.answer('figures', call => groupAnswer(call.params.group, values)) }
const markup = '<img src=x onerror=alert(1)>'

describe('the systems', () => {
  const lengths: Values = { 'pipes.length': 123.45, 'pipes.length.JS': 60, 'pipes.length.YS': 3.45, 'pipes.length.WS': 30, 'pipes.length.RQ': 20, 'pipes.length.RL': 0, 'pipes.length.DL': 10, 'pipes.length.TX': unknown() }

  it('stand in order of length, each with its kilometres; the unknown one is last and has none', async () => {
    const one = await shown(UndergroundSystemsPanel, figures(lengths))
    expect(one.panel.findAll('li').map(row => row.text())).toEqual(['给水60.00', '污水30.00', '燃气20.00', '电力10.00', '雨水3.45', '热力0.00', '通信—'])
    expect(one.panel.findAll('li').map(row => row.find('.track i').exists())).toEqual([true, true, true, true, true, false, false])
    expect(one.missing).toEqual([])
  })

  it('are chosen by their name, which says so, and let go by it again; the others step back', async () => {
    const one = await shown(UndergroundSystemsPanel, figures(lengths))
    const gas = one.panel.get('[data-kind=RQ]')
    expect(gas.attributes('aria-pressed')).toBe('false')
    await gas.trigger('click')
    expect(one.place.filters).toEqual({ pipe: 'RQ' })
    expect(gas.attributes('aria-pressed')).toBe('true')
    expect(one.panel.findAll('li.back')).toHaveLength(pipeKinds.length - 1)
    await gas.trigger('click')
    expect(one.place.filters).toEqual({})
    expect(one.panel.findAll('li.back')).toEqual([])
    expect(one.opened).toEqual([])
  })

  it('that the layers hide are struck through', async () => {
    const one = await shown(UndergroundSystemsPanel, figures(lengths))
    one.place.setLayer('RQ', { visible: false })
    await settle()
    expect(one.panel.get('[data-kind=RQ]').element.closest('li')?.className).toContain('hidden')
  })

  it('open the breakdown of their kilometres', async () => {
    const one = await shown(UndergroundSystemsPanel, figures(lengths))
    await one.panel.get('[data-figure="pipes.length.WS"]').trigger('click')
    expect(one.opened).toEqual(['pipes.length.WS'])
  })
})

describe('a region without pipes', () => {
  it.each([['systems', UndergroundSystemsPanel], ['ages', UndergroundAgePanel], ['depths', UndergroundDepthPanel]])('says so instead of empty bars: %s', async (_, component) => {
    const one = await shown(component, figures({ 'pipes.length': 0 }))
    expect(one.panel.text()).toContain('此处没有管线')
    expect(one.panel.find('li').exists()).toBe(false)
  })
})

describe('the ages', () => {
  it('say how much is older than 20 years, each band with its share, and the line stands at 20', async () => {
    const one = await shown(UndergroundAgePanel, figures({ 'pipes.length': 200, 'pipes.oldShare': 35, 'pipes.age.le10': 50, 'pipes.age.11-20': 80, 'pipes.age.21-30': 60, 'pipes.age.gt30': 10 }))
    expect(one.panel.get('[data-figure="pipes.oldShare"] .value').text()).toBe('35.0%')
    expect(one.panel.findAll('.bands li').map(b => b.text())).toEqual(['≤10 年25.0 %', '11–20 年40.0 %', '21–30 年30.0 %', '>30 年5.0 %'])
    expect(one.panel.get<HTMLElement>('.limit').element.style.left).toBe('65%')
  })

  it('that are not known have no line and no share', async () => {
    const one = await shown(UndergroundAgePanel, figures({ 'pipes.age.21-30': unknown() }))
    expect(one.panel.find('.limit').exists()).toBe(false)
    expect(one.panel.get('[data-figure="pipes.age.21-30"]').text()).toContain('— %')
  })
})

describe('the depths', () => {
  it('lie below each other from the ground down, with kilometres and share', async () => {
    const one = await shown(UndergroundDepthPanel, figures({ 'pipes.length': 200, 'pipes.depth.lt1': 20, 'pipes.depth.1-2': 150, 'pipes.depth.2-3': 30, 'pipes.depth.gt3': 0 }))
    expect(one.panel.get('.ground').text()).toBe('地面')
    expect(one.panel.findAll('li').map(b => b.text())).toEqual(['0–1 m20.0010.0 %', '1–2 m150.0075.0 %', '2–3 m30.0015.0 %', '>3 m0.000.0 %'])
  })
})

describe('the hidden troubles', () => {
  const panel = (troubles: readonly PipeTrouble[], total = troubles.length, names = {}) => shown(UndergroundTroublesPanel, (fake) => {
    figures({ 'pipes.troubles.high': 11, 'pipes.troubles.medium': 64, 'pipes.troubles.low': unknown() })(fake)
    fake.api.answer('troubles', () => pageOf(troubles, total))
  }, names)
  const rows = (one: MountedWall) => one.panel.findAll('[data-trouble]')

  it('are counted by level, by word and not by colour, and so are those overdue; unknown is not 0', async () => {
    const one = await panel([troubleOf('a', { dueAt: hoursFromNow(-5) }), troubleOf('b')])
    expect(troubleLevels.map(level => one.panel.get(`[data-figure="pipes.troubles.${level}"]`).text())).toEqual(['11高', '64中', '—低'])
    expect(one.panel.get('[data-overdue]').text()).toBe('1超期')
    expect(one.missing).toEqual([])
  })

  it('that do not fit one page are overdue at least so often', async () => {
    const one = await panel([troubleOf('a', { dueAt: hoursFromNow(-5) })], 900)
    expect(one.panel.get('[data-overdue]').text()).toBe('≥1超期')
  })

  it('are listed with level, kind, pipe, place, owner and date', async () => {
    const one = await panel([troubleOf('a'), troubleOf('late', { level: 'high', kind: 'leak', pipeKind: 'JS', dueAt: hoursFromNow(-30) })])
    for (const part of ['高', '给水', '渗漏', '榆山街道', '翠屏社区', '县燃气公司', '超期 2 天', '11-21']) expect(rows(one)[0]?.text()).toContain(part)
    for (const part of ['中', '燃气', '腐蚀', '剩 10 天', '12-02']) expect(rows(one)[1]?.text()).toContain(part)
  })

  it('fill whole rows only, and the rest is counted', async () => {
    const one = await panel(Array.from({ length: 40 }, (_, i) => troubleOf(`t${i}`)), 147)
    expect(rows(one).length).toBeGreaterThan(1)
    expect(rows(one).length).toBeLessThan(12)
    expect(one.panel.text()).toContain(`其余 ${147 - rows(one).length} 处未列出`)
  })

  it('show their pipe on the map, in its community and below ground', async () => {
    const one = await panel([troubleOf('a')])
    one.place.setMode('above')
    await rows(one)[0]?.trigger('click')
    expect(one.place.region).toBe(at.cuiping)
    expect(one.place.mode).toBe('under')
    expect(one.place.thing).toEqual({ kind: 'pipe', id: 'RQ-a' })
  })

  it('are buttons, so that the keyboard reaches them in order', async () => {
    const one = await panel([troubleOf('a'), troubleOf('b')])
    for (const row of rows(one)) expect(row.element.tagName).toBe('BUTTON')
    expect(one.panel.findAll('[tabindex]')).toEqual([])
  })

  it('of every kind and level have words', async () => {
    for (const kind of troubleKinds) {
      const one = await panel(troubleLevels.map(level => troubleOf(level, { kind, level })))
      expect(one.missing).toEqual([])
      one.panel.unmount()
    }
  })

  it('say that there are none, and never list what is old', async () => {
    const one = await panel([])
    expect(one.panel.text()).toContain('没有未整改的隐患')
    expect(rows(one)).toHaveLength(0)
  })

  it('wait, and then say what is wrong', async () => {
    const one = await shown(UndergroundTroublesPanel, figures())
    expect(one.state()).toBe('loading')
    one.panel.unmount()
    const other = await shown(UndergroundTroublesPanel, (fake) => { figures()(fake); fake.api.fail('troubles', { kind: 'status', status: 503, code: 'x', message: 'y' }) })
    expect(other.state()).toBe('failed')
    expect(other.panel.text()).toContain('HTTP 503')
    expect(other.missing).toEqual([])
  })

  it('stay when only their counts fail, and the panel says so', async () => {
    const one = await shown(UndergroundTroublesPanel, (fake) => { fake.api.fail('figures', { kind: 'offline' }); fake.api.answer('troubles', () => pageOf([troubleOf('a')])) })
    expect(one.state()).toBe('stale')
    expect(rows(one)).toHaveLength(1)
    expect(one.panel.get('[data-figure="pipes.troubles.high"]').text()).toBe('—高')
  })

  it('keep markup in a name as text', async () => {
    const one = await panel([troubleOf('a', { owner: markup })], 1, { cuiping: markup })
    expect(one.panel.find('img').exists()).toBe(false)
    expect(one.panel.text()).toContain(markup)
  })
})

describe('the readings', () => {
  const panel = (readings: readonly PipeReading[], total = readings.length) => shown(UndergroundReadingsPanel, (fake) => { fake.api.answer('readings', () => pageOf(readings, total)) })
  const rows = (one: MountedWall) => one.panel.findAll('[data-reading]')

  it('are counted by state, in words', async () => {
    const one = await panel([readingOf('1'), readingOf('2', { state: 'low', value: 0.1 }), readingOf('3', { state: 'offline', value: null })])
    expect(readingStates.map(state => one.panel.get(`[data-state-count=${state}]`).text())).toEqual(['0偏高', '1偏低', '1离线', '1正常'])
    expect(one.missing).toEqual([])
  })

  it('stand the worst first, with value, unit, range and state', async () => {
    const one = await panel([readingOf('1'), readingOf('2', { state: 'low', value: 0.1 })])
    expect(rows(one).map(r => r.attributes('data-state'))).toEqual(['low', 'normal'])
    for (const part of ['翠屏社区压力 2 号', '给水压力', '0.14–0.50', '0.100', 'MPa', '偏低']) expect(rows(one)[0]?.text()).toContain(part)
  })

  it.each([[{ low: null, high: 5 }, '≤5'], [{ low: 45, high: null }, '≥45'], [{ low: 0.14, high: 0.5 }, '0.14–0.50']])('say their range where a side is open: %j', async (over, text) => {
    const one = await panel([readingOf('1', over)])
    expect(rows(one)[0]?.text()).toContain(text)
  })

  it('that are silent have no value, and say since when', async () => {
    const one = await panel([readingOf('1', { state: 'offline', value: null, readAt: '2026-11-22T07:00:00+08:00' })])
    expect(rows(one)[0]?.get('.value b').text()).toBe('—')
    expect(rows(one)[0]?.text()).toContain('07:00 起离线')
  })

  it('that never came say that they are silent', async () => {
    const one = await panel([readingOf('1', { state: 'offline', value: null, readAt: null, trend: [] })])
    expect(rows(one)[0]?.text()).toContain('离线')
    expect(rows(one)[0]?.find('i.out').exists()).toBe(false)
    expect(one.missing).toEqual([])
  })

  it('show their node on the map, in its community and below ground', async () => {
    const one = await panel([readingOf('7')])
    await rows(one)[0]?.trigger('click')
    expect([one.place.region, one.place.mode, one.place.thing]).toEqual([at.cuiping, 'under', { kind: 'node', id: 'JS-7' }])
  })

  it('of every kind, quantity and unit have words', async () => {
    const measured: readonly (readonly [PipeReading['measurand'], PipeReading['unit']])[] = [
      ['pressure', 'megapascal'], ['flow', 'cubicMetrePerHour'], ['level', 'metre'], ['temperature', 'celsius'], ['methane', 'percentLel'], ['load', 'percent'],
    ]
    const one = await panel(measured.map(([measurand, unit], i) => readingOf(measurand, { measurand, unit, pipeKind: pipeKinds[i] ?? 'JS' })))
    expect(rows(one)).toHaveLength(6)
    expect(one.missing).toEqual([])
  })

  it('say that there is no point here, that they wait, and what is wrong', async () => {
    expect((await panel([])).panel.text()).toContain('此处没有监测点')
    expect((await shown(UndergroundReadingsPanel, () => {})).state()).toBe('loading')
    const one = await shown(UndergroundReadingsPanel, (fake) => { fake.api.fail('readings', { kind: 'offline' }) })
    expect(one.state()).toBe('failed')
    expect(one.missing).toEqual([])
  })

  it('keep markup in a name as text', async () => {
    const one = await panel([readingOf('1', { name: markup })])
    expect(one.panel.find('img').exists()).toBe(false)
    expect(one.panel.text()).toContain(markup)
  })
})

describe('the strip above the map', () => {
  it('has what is wrong first', async () => {
    const one = await shown(TopicStrip, figures({ 'pipes.troubles': 147 }))
    expect(one.panel.findAll('.figure').map(f => f.attributes('data-figure'))).toEqual(['pipes.troubles', 'pipes.troubles.high', 'pipes.oldShare', 'pipes.length', 'pipes.density', 'pipes.nodes'])
    expect(one.panel.get('.figure .value').text()).toBe('147处')
    expect(one.missing).toEqual([])
  })

  it('shows what has come while the rest fails, and says what is wrong where nothing came', async () => {
    const one = await shown(TopicStrip, (fake) => {
      fake.api.answer('figures', (call) => { if (call.params.group !== 'undergroundMaterial') throw new Error('not this one'); return groupAnswer('undergroundMaterial') })
    })
    expect(one.panel.findAll('.figure').map(f => f.attributes('data-figure'))).toEqual(['pipes.oldShare', 'pipes.length'])
    one.panel.unmount()
    const other = await shown(TopicStrip, (fake) => { fake.api.fail('figures', { kind: 'status', status: 502, code: 'x', message: 'y' }) })
    await settle()
    expect(other.state()).toBe('failed')
    expect(other.panel.text()).toContain('HTTP 502')
  })
})

describe('the results of the analysis', () => {
  const burst = (id: string, over: Partial<BurstResult> = {}): BurstResult => ({
    pipe: pipeId.parse(id), region: at.cuiping, point: [116.45, 36.29], close: [nodeId.parse('JS001-0001'), nodeId.parse('JS001-0009')], stuck: 0, lengthM: 820, buildings: 12, households: 1_230, keyUsers: 0, ...over,
  })
  const analysis = (over: Partial<NetworkAnalysis> = {}) => (fake: FakeRuntime) => {
    fake.api.answer('networkAnalysis', () => ({ freshness: fresh(), data: {
      region: at.county, zones: 40, bursts: [burst('JS001-0001-0002', { stuck: 1, keyUsers: 3 }), burst('JS001-0007-0008', { households: 0 })],
      clearances: [{ pipe: pipeId.parse('RQ001-0001-0002'), other: pipeId.parse('WS001-0001-0002'), region: at.cuiping, point: [116.45, 36.29], pipeKind: 'RQ', otherKind: 'WS', distanceM: 0.5, leastM: 1.2 }], ...over,
    } }))
  }
  const rows = (one: Awaited<ReturnType<typeof shown>>) => one.panel.findAll('[data-result]').map(row => [row.attributes('data-result'), row.get('.value b').text()])

  it('are the gravest bursts first, in tens of households, and a few are no number', async () => {
    const one = await shown(UndergroundAnalysisPanel, analysis())
    expect(one.panel.get('[data-analysis=burst] .value').text()).toBe('1,230户')
    expect(one.panel.get('[data-analysis=clearance] .value').text()).toBe('1处')
    expect(rows(one)).toEqual([['JS001-0001-0002', '约 1,230 户'], ['JS001-0007-0008', '不足 10 户']])
    expect(one.panel.get('[data-result]').text()).toContain('关 2 阀')
    expect(one.missing).toEqual([])
  })

  it('are the pipes that lie too close, with what they should keep; a row shows its pipe under the ground', async () => {
    const one = await shown(UndergroundAnalysisPanel, analysis())
    await one.panel.get('[data-view=clearances]').trigger('click')
    expect(rows(one)).toEqual([['RQ001-0001-0002', '0.50 m']])
    expect(one.panel.get('[data-result]').text()).toContain('应不小于 1.20 m')
    await one.panel.get('[data-result]').trigger('click')
    expect([one.place.region, one.place.mode, one.place.thing]).toEqual([at.cuiping, 'under', { kind: 'pipe', id: 'RQ001-0001-0002' }])
  })

  it('of a place without a network is said in words, and one that fails says so', async () => {
    const none = await shown(UndergroundAnalysisPanel, analysis({ zones: 0, bursts: [], clearances: [] }))
    expect(none.panel.text()).toContain('没有可分析的管网')
    none.panel.unmount()
    expect((await shown(UndergroundAnalysisPanel, (fake) => { fake.api.fail('networkAnalysis', { kind: 'offline' }) })).state()).toBe('failed')
  })
})
