// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceGroups, eventOutcomes, eventSources } from '@/api/contract/figureCatalogue'
import { ringOption, ringShares } from '@/ui/ringOption'
import { trendOption } from '@/widgets/alarm-popup/trendOption'
import { componentsOption } from '@/widgets/components/componentsOption'
import { dayTrendOption } from '@/ui/dayTrendOption'
import { devicesOption, onlineRows, scaleFrom } from '@/widgets/devices/devicesOption'
import { eventsOption } from '@/widgets/events/eventsOption'
import { housingOption } from '@/widgets/housing/housingOption'
import { partyOption } from '@/widgets/party/partyOption'
import { populationOption } from '@/widgets/population/populationOption'
import { assistanceOption } from '@/widgets/assistance/assistanceOption'
import { gasReading } from '../../builders/alarms'
import { categoriesOf, everywhere, marksOf, seriesOf } from '../../builders/chart'
import { below5, dayOf, exact, groupData, partial, unknown, withheld } from '../../builders/figures'
import { chartTheme } from '../../builders/theme'

const theme = chartTheme()
const uses = { selfOccupied: '自住', rented: '租赁', vacant: '空置' }
const flow = { source: { gridWorker: '网格员', resident: '居民', iot: 'IoT' }, outcome: { handled: '已处理', inProgress: '处理中', pending: '待派遣' } }
const deviceWords = { name: (g: string) => `词${g}`, low: '低' }
const trendWords = { limit: '阈值 20', time: (at: number) => new Date(at).toISOString().slice(11, 16) }
const dayWords = { today: '今日', usual: '常态' }

describe('a ring', () => {
  const parts = [{ id: 'rental.mode.whole' as const, label: '整租', figure: exact(30) }, { label: '合租', figure: unknown() }, { label: '短租', figure: partial(10) }]

  it('shows the share of each part in what is known, and says of the others why there is none', () => {
    expect(ringShares(parts)).toEqual(['75.0%', '—', '25.0%'])
    expect(ringShares([{ label: 'a', figure: below5() }, { label: 'b', figure: withheld() }, { label: 'c', figure: exact(9) }])).toEqual(['<5', '∗', '100.0%'])
    expect(ringShares([{ label: 'a', figure: exact(0) }, { label: 'b', figure: exact(0) }])).toEqual(['—', '—'])
    expect(ringShares([])).toEqual([])
  })

  it('gives no room to what is not known; the others keep their colours', () => {
    expect(marksOf(ringOption(parts, '方式', ['red', 'green', 'blue'], theme), 0)).toEqual([
      { name: '整租', value: 30, color: 'red', figure: 'rental.mode.whole' }, { name: '短租', value: 10, color: 'blue' },
    ])
  })
})

describe('the use of homes', () => {
  it('is one bar of three parts, each named with its share and opening its figure', () => {
    const option = housingOption(groupData('housing', { 'housing.selfOccupied': 75, 'housing.rented': 5, 'housing.vacant': 20 }), uses, theme)
    expect(seriesOf(option).map(s => s['name'])).toEqual(['自住', '租赁', '空置'])
    expect([0, 1, 2].map(i => marksOf(option, i)[0])).toEqual([
      { value: 75, name: '75.0', figure: 'housing.selfOccupied' }, { value: 5, name: '5.0', figure: 'housing.rented' }, { value: 20, name: '20.0', figure: 'housing.vacant' },
    ])
  })

  it('that is not known is not called 0', () => {
    const option = housingOption(groupData('housing', { 'housing.rented': unknown() }), uses, theme)
    expect(marksOf(option, 1)[0]).toMatchObject({ value: 0, name: '—' })
  })

  it('of a place without homes is an empty bar, not an error', () => {
    const option = housingOption(groupData('housing', { 'housing.selfOccupied': 0, 'housing.rented': 0, 'housing.vacant': 0 }), uses, theme)
    expect([0, 1, 2].map(i => marksOf(option, i)[0]?.name)).toEqual(['—', '—', '—'])
    expect(option.xAxis).toMatchObject({ max: 1 })
  })
})

describe('the components of the city', () => {
  it('stand by size, the unknown last and said to be unknown', () => {
    const data = groupData('components', { 'components.utilities': 5, 'components.traffic': 70, 'components.sanitation': unknown(), 'components.greening': 0, 'components.other': 8 })
    const option = componentsOption(data, c => c, String, theme)
    expect(categoriesOf(option.yAxis)).toEqual(['traffic', 'other', 'utilities', 'greening', 'sanitation'])
    expect(marksOf(option, 0).map(m => [m.value, m.name, m.figure])).toEqual([
      [70, '70', 'components.traffic'], [8, '8', 'components.other'], [5, '5', 'components.utilities'], [0, '0', 'components.greening'], [0, '—', 'components.sanitation'],
    ])
  })
})

describe('the flow of events', () => {
  const data = groupData('events', { 'events.gridWorker': 1200, 'events.iot': unknown(), 'events.gridWorker.pending': 0, 'events.iot.handled': unknown() })
  const option = eventsOption(data, flow, theme)

  it('has a node for each source and each outcome, with its number or a dash', () => {
    expect(marksOf(option, 0).map(m => m.figure)).toEqual([...eventSources, ...eventOutcomes].map(id => `events.${id}`))
    const labels = everywhere(seriesOf(option)[0]?.['data'], 'formatter')
    expect(labels[0]).toBe('{w|网格员} {n|1,200}')
    expect(labels[2]).toBe('{w|IoT} {n|—}')
  })

  it('has a band for what flows, and none for nothing or for what is not known', () => {
    const bands = marksOf(option, 0, 'links')
    expect(bands).toHaveLength(7)
    expect(bands.map(b => b.figure)).not.toContain('events.gridWorker.pending')
    expect(bands.map(b => b.figure)).not.toContain('events.iot.handled')
  })
})

describe('the devices that are online', () => {
  const data = groupData('devices', {
    ...Object.fromEntries(deviceGroups.flatMap(g => [[`devices.${g}.total`, 100], [`devices.${g}.online`, 99]])),
    'devices.gas.online': 88, 'devices.lift.online': unknown(), 'devices.care.total': 0, 'devices.care.online': 0,
  })
  const rows = onlineRows(data)

  it('are listed with the weakest last; a kind without devices is left out; the unknown is first and unknown', () => {
    expect(rows.map(r => r.group)).not.toContain('care')
    expect(rows[0]).toEqual({ group: 'lift', percent: null })
    expect(rows[rows.length - 1]).toEqual({ group: 'gas', percent: 88 })
  })

  it('say low, and are hollow, below the target only', () => {
    const option = devicesOption(rows, 95, deviceWords, theme)
    const texts = categoriesOf(option.yAxis, 1)
    expect(texts[0]).toBe('—')
    expect(texts[1]).toBe('99.0{u| %}')
    expect(texts[rows.length - 1]).toBe('{w|低 }88.0{u| %}')
    const dots = marksOf(option, 3)
    expect(dots[0]?.symbol).toBe('none')
    expect(dots[1]).toMatchObject({ value: [99, 1], color: 'jade', figure: `devices.${rows[1]?.group ?? ''}.online` })
    expect(dots[rows.length - 1]).toMatchObject({ value: [88, rows.length - 1], color: 'ground' })
  })

  it('of nowhere are an empty chart', () => {
    expect(marksOf(devicesOption([], 95, deviceWords, theme), 3)).toEqual([])
    expect(scaleFrom([], 95)).toBe(90)
  })

  it('lie on the scale, and so does the target, whatever it is', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true })), { maxLength: 8 }), fc.integer({ min: 0, max: 100 }), (percents, target) => {
      const some = percents.map((percent, i) => ({ group: deviceGroups[i % 8] ?? 'fire', percent }))
      const from = scaleFrom(some, target)
      for (const value of [target, ...percents.flatMap(p => p ?? [])]) expect(value).toBeGreaterThanOrEqual(from)
      expect([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]).toContain(from)
    }))
  })
})

describe('the course of a reading', () => {
  it('fills only what lies beyond the limit, above or below it', () => {
    expect(marksOf(trendOption(gasReading(), 'red', trendWords, theme), 0).map(m => m.value)).toEqual([20, 20, 20, 23])
    expect(marksOf(trendOption(gasReading({ side: 'below', limit: 5 }), 'red', trendWords, theme), 0).map(m => m.value)).toEqual([2, 4, 5, 5])
  })

  it('ends with a dot at the last reading', () => {
    expect(marksOf(trendOption(gasReading(), 'red', trendWords, theme), 2).map(m => m.value)).toEqual([undefined])
    expect(seriesOf(trendOption(gasReading(), 'red', trendWords, theme))[2]?.['data']).toEqual([[3, 23]])
    expect(seriesOf(trendOption(gasReading({ trend: [] }), 'red', trendWords, theme))).toHaveLength(2)
  })

  it('leaves room for the limit, also where it was never reached', () => {
    const option = trendOption(gasReading({ limit: 500 }), 'red', trendWords, theme)
    expect(everywhere(option.yAxis, 'max')[0]).toBeGreaterThan(500)
  })
})

describe('the events of a day', () => {
  it('are bars by the hour with the running one marked; an hour nobody knows of is a gap, not a zero', () => {
    const bars = marksOf(dayTrendOption(dayOf([3, null, 0, 5]), ['6', '7', '8', '9'], dayWords, theme), 0)
    expect(bars.map(b => b.value)).toEqual([3, '-', 0, 5])
    expect(bars.map(b => b.color)).toEqual(['jade', 'jade', 'jade', 'ink1'])
  })

  it('stand before what is usual, where a source knows that', () => {
    expect(seriesOf(dayTrendOption(dayOf([1, 2], [1.5, 2.5]), ['8', '9'], dayWords, theme))[1]?.['data']).toEqual([1.5, 2.5])
    expect(seriesOf(dayTrendOption(dayOf([1, 2]), ['8', '9'], dayWords, theme))).toHaveLength(1)
  })
})

describe('every chart', () => {
  const charts = {
    ring: ringOption([{ label: 'a', figure: exact(1) }], 't', ['red'], theme),
    housing: housingOption(groupData('housing'), uses, theme),
    components: componentsOption(groupData('components'), String, String, theme),
    events: eventsOption(groupData('events'), flow, theme),
    devices: devicesOption(onlineRows(groupData('devices')), 95, deviceWords, theme),
    trend: trendOption(gasReading(), 'red', trendWords, theme),
    day: dayTrendOption(dayOf([1, 2], [1, 2]), ['8', '9'], dayWords, theme),
    party: partyOption(groupData('party'), ['a', 'b', 'c', 'd', 'e'], theme),
    population: populationOption(groupData('population'), { male: 'm', female: 'f' }, theme),
    assistance: assistanceOption(groupData('assistance'), String, String, theme),
  }

  it.each(Object.entries(charts))('draws its tooltip itself and never lets a function write markup: %s', (_, option) => {
    expect(everywhere(option, 'formatter').filter(f => typeof f !== 'string')).toEqual([])
    for (const tooltip of everywhere(option, 'tooltip')) expect(tooltip).toSatisfy((t: object) => 'renderMode' in t ? t.renderMode === 'richText' : 'show' in t && t.show === false)
  })

  it.each(Object.entries(charts))('grows with the wall, not with a fixed size: %s', (_, option) => {
    for (const size of everywhere(option, 'fontSize')) expect(size).toBeGreaterThanOrEqual(0.875 * theme.rem)
  })
})
