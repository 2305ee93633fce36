// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { type ThingKind, thingKinds } from '@/api/contract/city'
import { thingTitle } from '@/domain/thingText'
import { fullNumber } from '@/domain/numberFormat'
import { createWallI18n } from '@/i18n/i18n'
import zhCity from '@/i18n/locales/zh-CN/city'
import { thingRows } from '@/widgets/thing-card/thingRows'
import { relationOf, thingOf } from '../../builders/things'

const i18n = createWallI18n()
i18n.global.mergeLocaleMessage('zh-CN', zhCity)
const t = (key: string, values?: Readonly<Record<string, string | number>>) => {
  if (!i18n.global.te(key)) throw new Error(`no word for ${key}`)
  return i18n.global.t(key, values ?? {})
}
const words = { t, number: (value: number, decimals: number) => fullNumber(value, decimals, { tag: 'zh-CN', wan: true }), region: (code: string) => `区 ${code}`, moment: (instant: string) => `时 ${instant}` }
const rowsOf = (kind: ThingKind, over: object = {}, relations: Parameters<typeof thingOf>[2] = []) => thingRows(thingOf(kind, over, relations), words).map(({ key, value }) => [key, value])
const valuesOf = (...of: Parameters<typeof rowsOf>) => Object.fromEntries(rowsOf(...of)) as Readonly<Record<string, string>>

describe('the lines of a card', () => {
  it('of a building: number, place, use, size, homes and how they are lived in', () => {
    expect(rowsOf('building')).toEqual([
      ['id', 'b1'], ['region', '区 370124001013'], ['address', '翠屏社区府前街 12 号'], ['grid', '第 3 网格'], ['use', '住宅'], ['floors', '6 层'], ['height', '18.2 m'], ['year', '1998 年'], ['footprint', '1,234 m²'],
      ['stairwells', '3 个'], ['homes', '36 套'], ['self', '61%'], ['rented', '28%'], ['vacant', '11%'], ['households', '1,234 户'], ['residents', '88 人'],
    ])
  })

  it('of a pipe: profile, length in space, both ends to the centimetre, and what depth is measured to', () => {
    expect(rowsOf('pipe')).toEqual([
      ['id', 'JS1'], ['region', '区 370124001013'], ['profile', '给水 DN400'], ['material', '钢'], ['length', '50.0 m'], ['from', 'JS1-a'], ['to', 'JS1-b'], ['depth', '1.20 → 1.46 m'], ['elevation', '38.80 → 38.54 m'],
      ['datum', '至外顶'], ['yearLaid', '2010 年'], ['owner', '县自来水公司'], ['pressure', '0.4 MPa'], ['road', '府前街'],
    ])
  })

  it('of a node: what it is, its state, ground, depth and cover', () => {
    expect(rowsOf('node')).toEqual([
      ['id', 'JS9'], ['region', '区 370124001013'], ['feature', '给水 阀井'], ['valve', '锈死'], ['ground', '40.00 m'], ['bottom', '1.50 m'], ['cover', 'Φ700 mm'], ['yearLaid', '2010 年'], ['owner', '县自来水公司'],
    ])
  })

  it.each([
    ['camera', [['online', '在线'], ['view', '出入口'], ['heading', '135°'], ['mountHeight', '4.5 m'], ['channel', '37012400001310000001']]],
    ['device', [['online', '离线'], ['group', t('deviceGroup.gas')], ['reading', '时 2026-11-22T01:15:00.000Z']]],
    ['component', [['intact', '破损'], ['class', t('figure.components.utilities')], ['type', '路灯'], ['owner', '县城管局']]],
    ['entrance', [['type', '单元门'], ['access', '有'], ['belongs', 'b1']]],
  ] as const)('of a %s', (kind, expected) => {
    expect(rowsOf(kind).slice(2)).toEqual(expected)
  })

  it('name the building of an entrance where it is among its relations', () => {
    expect(valuesOf('entrance', {}, [relationOf({ how: 'inside', distanceM: null })])['belongs']).toBe('1 号楼')
  })

  it('of a small building carry the shares of its grid, and say so, instead of its own', () => {
    const values = valuesOf('building', { homes: 3, occupancy: { of: 'grid', selfPercent: 70.4, rentedPercent: 19.6, vacantPercent: 10 }, households: null, residents: null })
    expect(values['gridShares']).toBe('自住 70% · 租赁 20% · 空置 10%')
    for (const key of ['self', 'rented', 'vacant', 'households', 'residents']) expect(values).not.toHaveProperty(key)
  })

  it('on a public wall hold no persons and no households', () => {
    const values = valuesOf('building', { households: null, residents: null })
    expect(Object.keys(values)).toContain('homes')
    for (const key of ['households', 'residents']) expect(values).not.toHaveProperty(key)
    expect(Object.values(values).join()).not.toContain('人')
  })

  it.each([
    ['building', { grid: null, yearBuilt: null, stairwells: null, homes: null, occupancy: null, households: null, residents: null }, ['id', 'region', 'address', 'use', 'floors', 'height', 'footprint']],
    ['pipe', { owner: '', pressureMPa: null, road: null }, ['id', 'region', 'profile', 'material', 'length', 'from', 'to', 'depth', 'elevation', 'datum', 'yearLaid']],
    ['node', { owner: '', valve: null, cover: null }, ['id', 'region', 'feature', 'ground', 'bottom', 'yearLaid']],
    ['device', { lastReadingAt: null }, ['id', 'region', 'online', 'group']],
    ['entrance', { building: null }, ['id', 'region', 'type', 'access']],
  ] as const)('leave out what is not known of a %s, and write no 0 for it', (kind, over, keys) => {
    expect(rowsOf(kind, over).map(([key]) => key)).toEqual(keys)
  })

  it('write what is 0, because it is known', () => {
    expect(valuesOf('building', { homes: 0, occupancy: { of: 'building', selfPercent: 100, rentedPercent: 0, vacantPercent: 0 } })).toMatchObject({ homes: '0 套', rented: '0%' })
  })

  it.each([[0.005, '0.005 MPa'], [0.4, '0.4 MPa'], [1, '1 MPa'], [0.1 + 0.2, '0.3 MPa'], [1.25, '1.25 MPa'], [0.12345, '0.123 MPa']])('write a pressure of %d as its plate does', (pressureMPa, expected) => {
    expect(valuesOf('pipe', { pressureMPa })['pressure']).toBe(expected)
  })

  it('of a duct block name its voltage, its ducts and its outer size', () => {
    const values = valuesOf('pipe', { kind: 'DL', profile: { shape: 'box', widthMm: 1000, heightMm: 600, wallMm: 0 }, material: 'ductBlock', pressureMPa: null, voltageKv: 10, ducts: { total: 12, used: 7 } })
    expect(values).toMatchObject({ profile: '电力 1000×600', material: '管块', voltage: '10 kV', ducts: '7/12 孔' })
    expect(values).not.toHaveProperty('pressure')
  })

  it('of a drain measure its depth to the inner bottom', () => {
    expect(valuesOf('pipe', { kind: 'WS', datum: 'innerBottom', pressureMPa: null })['datum']).toBe('至内底')
  })

  it('of a camera that turns say so', () => {
    expect(valuesOf('camera', { headingDeg: null, online: false })).toMatchObject({ heading: '可转动', online: '离线' })
  })

  it('of a square cover give both sides', () => {
    expect(valuesOf('node', { cover: { shape: 'box', widthMm: 600, lengthMm: 800 } })['cover']).toBe('600×800 mm')
  })
})

describe('the words of the cards', () => {
  it.each(['zh-CN', 'en'] as const)('are there for every kind, attribute and relation in %s', async (language) => {
    if (language === 'en') i18n.global.setLocaleMessage('en', (await import('@/i18n/locales/en/messages')).default)
    const keys = [
      ...thingKinds.map(kind => `thingKind.${kind}`), ...thingKinds.flatMap(kind => thingRows(thingOf(kind), words).map(({ key }) => `attribute.${key}`)),
      ...['gridShares', 'voltage', 'ducts', 'pressure', 'road'].map(key => `attribute.${key}`), ...['serves', 'servedBy', 'joins', 'inside', 'near', 'title', 'distance', 'more'].map(how => `relation.${how}`),
    ]
    expect(keys.filter(key => !i18n.global.te(key, language))).toEqual([])
  })
})

describe('the title of a card', () => {
  it.each([
    ['building', {}, '1 号楼'], ['pipe', {}, '给水 DN400 −1.20 m'], ['node', {}, '阀井 JS9'], ['camera', {}, '东门 1 号机'], ['device', {}, '燃气探测器 07'], ['component', {}, '路灯 3'], ['entrance', {}, '1 单元门'],
  ] as const)('of a %s', (kind, over, expected) => {
    expect(thingTitle(thingOf(kind, over), t)).toBe(expected)
  })

  it('of a pipe above the ground says so by its sign', () => {
    const { record } = thingOf('pipe')
    expect(thingTitle(thingOf('pipe', { from: { ...'from' in record ? record.from : {}, depthM: -0.5 } }), t)).toBe('给水 DN400 +0.50 m')
  })
})
