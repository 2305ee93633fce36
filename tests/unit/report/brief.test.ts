import { describe, expect, it } from 'vitest'
import type { FigureId } from '@/api/contract/figureCatalogue'
import type { Breakdown, Figure } from '@/api/contract/figures'
import type { Change } from '@/domain/comparison'
import type { Polygons } from '@/domain/geodesy'
import { flatSheet } from '@/domain/flatPlates'
import { placeName } from '@/domain/placeName'
import zh from '@/i18n/locales/zh-CN/report'
import { briefFigures, briefGroups, briefRows, rangeOf } from '@/screens/print/briefRows'
import { below5, breakdownOf, exact, unknown } from '../../builders/figures'
import { at } from '../../builders/regions'

const words = { t: (key: string, values: Readonly<Record<string, string | number>> = {}) => [key, ...Object.values(values)].join(' '), change: (id: FigureId): Change | null => id === 'events.open' ? { basis: 'day', before: 10, delta: -3, asOf: '2026-11-21T09:15:00+08:00' } : id === 'devices.onlineShare' ? { basis: 'day', before: 93.27, delta: -0.02, asOf: '2026-11-21T09:15:00+08:00' } : null, locale: { tag: 'zh-CN', wan: true }, target: (id: FigureId) => id === 'devices.onlineShare' ? 95 : null }

describe('the lines of a brief', () => {
  it('stand in the order of a leader’s questions, with what each compares with', () => {
    const known = new Map<FigureId, Figure>([['devices.onlineShare', exact(93.25)], ['events.open', exact(7)], ['assistance.people', below5()]])
    const breakdowns = new Map<FigureId, Breakdown>([['devices.onlineShare', breakdownOf('devices.onlineShare', 93.25, [[at.yushan, 90], [at.ancheng, 99.5]])]])
    const rows = briefRows(known, breakdowns, words)
    expect(rows.map(({ id }) => id)).toEqual(briefFigures.map(({ id }) => id))
    expect(rows.filter(({ figure }) => figure !== null).map(({ id, value, change, range }) => [id, value, change, range])).toEqual([
      ['events.open', '7', '▼ −3 comparison.day', ''], ['devices.onlineShare', '93.3', '= comparison.same comparison.day', '90.0–99.5 · brief.target 95'], ['assistance.people', '<5', '', ''],
    ])
  })

  it('say — where an answer did not come, and never 0', () => {
    expect(new Set(briefRows(new Map(), new Map(), words).map(({ value }) => value))).toEqual(new Set(['—']))
  })

  it('say of each what it is about', () => {
    expect(Object.keys(zh.briefSubject).sort()).toEqual([...briefGroups].sort())
  })

  it('name each figure once', () => {
    expect(new Set(briefFigures.map(({ id }) => id)).size).toBe(briefFigures.length)
  })

  it('have no range of fewer than two regions that are known', () => {
    expect(rangeOf(breakdownOf('events.openRate', 1, [[at.yushan, 2], [at.ancheng, unknown()]]))).toBeNull()
    expect(rangeOf(null)).toBeNull()
  })
})

describe('a flat sheet', () => {
  const square: Polygons = [[[[116, 36], [116.1, 36], [116.1, 36.1], [116, 36.1], [116, 36]]]]

  it('has north up and shortens the degrees of longitude', () => {
    const sheet = flatSheet(square, 100)
    expect(sheet?.height).toBeCloseTo(100)
    expect(sheet?.width).toBeCloseTo(100 * Math.cos(36.05 * Math.PI / 180))
    expect(sheet?.at([116, 36.1])).toEqual([0, 0])
    expect(sheet?.path(square)).toMatch(/^M0\.0 100\.0L.*Z$/)
  })

  it('is none of an outline without extent', () => {
    expect(flatSheet([], 100)).toBeNull()
    expect(flatSheet([[[[116, 36], [116, 36]]]], 100)).toBeNull()
  })
})

describe('the name of a place', () => {
  const yushan = { name: '榆山街道', pinyin: 'Yushan Jiedao' }
  it('is Chinese in Chinese, and with its pinyin elsewhere', () => {
    expect([placeName(yushan, 'zh-CN'), placeName(yushan, 'en'), placeName({ ...yushan, pinyin: '' }, 'en')]).toEqual(['榆山街道', '榆山街道 Yushan Jiedao', '榆山街道'])
    expect(placeName(yushan, 'en', '\n')).toBe('榆山街道\nYushan Jiedao')
  })
})
