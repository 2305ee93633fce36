import { describe, expect, it } from 'vitest'
import type { Region } from '@/api/contract/regions'
import { zonedTime } from '@/domain/time'
import { type TableWords, alarmTable, eventTable, figureTable } from '@/widgets/report/reportTables'
import { acknowledged, alarm, gasReading } from '../../builders/alarms'
import { below5, exact, notApplicable, partial, unknown, withheld } from '../../builders/figures'
import { gridEvent } from '../../builders/records'
import { at, regionTree } from '../../builders/regions'

const regions = new Map(regionTree().regions.map((region): [string, Region] => [region.code, region]))
const zone = zonedTime('Asia/Shanghai')
const words: TableWords = { t: key => key, source: name => `source ${name}`, region: code => regions.get(code), time: instant => zone.full(instant), locale: { tag: 'zh-CN', wan: true } }
const column = (table: readonly (readonly (string | number)[])[], name: string) => {
  const index = table[0]?.indexOf(`reportColumn.${name}`) ?? -1
  return index < 0 ? null : table.slice(1).map(row => row[index])
}

describe('the table of figures', () => {
  const row = (figure: Parameters<typeof figureTable>[0][number]['figure']) => ({ region: at.county, id: 'events.openRate' as const, figure })

  it.each([
    ['an exact number with the digits that mean something, not grouped', exact(1234.5678), 1234.6], ['a lower bound', partial(12), '≥12.0'], ['a count below five', below5(), '<5'],
    ['what is withheld beside it', withheld(), '∗'], ['what is not known', unknown(), '—'], ['what does not apply', notApplicable(), '/'], ['a zero that is one', exact(0), 0],
  ])('shows %s', (_what, figure, cell) => {
    expect(column(figureTable([row(figure)], words), 'value')).toEqual([cell])
  })

  it('says of each its unit, state, as-of time and source', () => {
    expect(figureTable([row(exact(2))], words)[1]).toEqual(['平阴县', '370124', 'figure.events.openRate', 'events.openRate', 2, 'unit.eventPer10k', 'figureState.exact', '2026-11-22 09:15:00', 'source census2020'])
  })

  it('holds a figure of a region once, whichever panels show it', () => {
    expect(figureTable([row(exact(2)), row(exact(2)), { ...row(exact(3)), region: at.yushan }], words)).toHaveLength(3)
  })

  it('gives no local code as a code', () => {
    expect(column(figureTable([{ ...row(exact(1)), region: at.xinanli }], words), 'code')).toEqual(['—'])
  })
})

describe('the tables of alarms and events', () => {
  const one = acknowledged(alarm('a1', { reading: gasReading(), place: { ...alarm('a1').place, unit: '2 单元' } }))

  it('give the duty officer the spot, the point, the device and the reading', () => {
    const table = alarmTable([one], 'console', words)
    expect(column(table, 'spot')).toEqual(['3 号楼 2 单元'])
    expect([column(table, 'longitude'), column(table, 'latitude'), column(table, 'reading'), column(table, 'limit')]).toEqual([[116.4521], [36.2912], [23], [20]])
    expect(column(eventTable([gridEvent('e1', 5)], 'console', () => [at.county, at.yushan, at.cuiping], words), 'longitude')).toEqual([116.45])
  })

  it('give a public wall the community and nothing finer', () => {
    const table = alarmTable([one], 'wall', words)
    expect(column(table, 'place')).toEqual(['榆山街道 翠屏社区'])
    const text = JSON.stringify([table, eventTable([gridEvent('e1', 5)], 'wall', () => [at.county, at.yushan, at.cuiping], words)])
    for (const fine of ['3 号楼', '2 单元', '116.4', '36.29', '燃气探测器']) expect(text).not.toContain(fine)
  })

  it('give nobody where a pipe or a well lies, or how deep: its number alone', () => {
    const buried = alarm('a3', { place: { ...alarm('a3').place, building: null, node: 'YS001-0403', depthM: 2.35 } })
    for (const surface of ['wall', 'console'] as const) {
      const table = alarmTable([buried], surface, words), text = JSON.stringify(table)
      for (const surveyed of ['2.35', '116.4', '36.29']) expect(text, `${surface} ${surveyed}`).not.toContain(surveyed)
      expect(text.includes('YS001-0403')).toBe(surface === 'console')
    }
    const heads = JSON.stringify([alarmTable([], 'console', words), eventTable([], 'console', () => [], words), figureTable([], words)])
    for (const word of ['depth', 'elevation', 'node', 'cover']) expect(heads).not.toContain(word)
  })

  it('say — for what is not there', () => {
    const table = alarmTable([alarm('a2')], 'console', words)
    expect([column(table, 'acknowledgedAt'), column(table, 'event'), column(table, 'reading')]).toEqual([['—'], ['—'], ['—']])
  })

  it('are of one width', () => {
    for (const surface of ['wall', 'console'] as const) expect(new Set([...alarmTable([one, alarm('a2')], surface, words), []].filter(row => row.length > 0).map(row => row.length)).size).toBe(1)
  })
})
