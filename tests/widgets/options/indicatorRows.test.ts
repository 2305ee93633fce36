// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWallI18n } from '@/i18n/i18n'
import zhIndicators from '@/i18n/locales/zh-CN/indicators'
import { assessCommunity } from '@/domain/indicators/engine'
import { flooredPercent, gapText, intervalText, requirementText, valueText } from '@/domain/indicators/valueText'
import { tableRows } from '@/screens/print/tableRows'
import { deskRows, firstToLookAt, valueAt } from '@/widgets/indicator-desk/deskRows'
import { rankAssessments } from '@/widgets/indicator-ranking/rankAssessments'
import { columnsFor, shortText, tileRows } from '@/widgets/indicator-tiles/tileRows'
import { countOf, declarationOf, exactly, no, parts, share, yes } from '../../builders/indicators'
import { at } from '../../builders/regions'

const i18n = createWallI18n().global
i18n.mergeLocaleMessage('zh-CN', zhIndicators)
const words = (key: string, slots: Readonly<Record<string, string | number>>) => i18n.t(key, slots)
const zh = { tag: 'zh-CN', wan: true }
const good = assessCommunity(declarationOf())
const of = (over: Parameters<typeof declarationOf>[0], region = at.cuiping) => assessCommunity(declarationOf(over, region))

describe('values in words', () => {
  it('say the share and what it is made of, and never read better than they are', () => {
    expect(valueText('gigabitHomes', parts(1637, 2473), words, zh)).toEqual({ main: '66.1%', detail: '1,637/2,473 户' })
    expect(valueText('gigabitHomes', parts(69_999, 100_000), words, zh).main).toBe('69.9%')
    expect(valueText('fiveGArea', share(80, null), words, zh)).toEqual({ main: '≥80%', detail: '' })
    expect(valueText('fallingObjects', parts(11, 16), words, zh)).toEqual({ main: '11/16 栋', detail: '' })
    expect(valueText('fallingObjects', parts(0, 0), words, zh).main).toBe('无此类对象')
    expect(valueText('scenes', countOf(2), words, zh).main).toBe('2 个场景')
    expect(valueText('encryption', yes, words, zh).main).toBe('已实现')
    expect(valueText('encryption', no, words, zh).main).toBe('未实现')
    expect(valueText('encryption', null, words, zh).main).toBe('—')
  })

  it('say bounds as bounds', () => {
    expect(intervalText({ low: 3, high: null }, zh)).toBe('≥3')
    expect(intervalText({ low: 0, high: 3 }, zh)).toBe('≤3')
    expect(intervalText({ low: 2, high: 3.5 }, zh)).toBe('2–3.5')
    expect(intervalText({ low: 0, high: null }, zh)).toBe('—')
    expect(valueText('gigabitHomes', { kind: 'parts', part: { low: 500, high: 600 }, whole: exactly(1000) }, words, zh).main).toBe('500–600/1,000 户')
  })

  it('say what is asked for and what is missing', () => {
    expect([requirementText('gigabitHomes', 70, null, words), requirementText('fallingObjects', 100, null, words), requirementText('scenes', 3, null, words), requirementText('encryption', 1, null, words), requirementText('aged60', null, 30, words)])
      .toEqual(['≥70%', '全部', '≥3 个场景', '须实现', '超过 30% 时要求'])
    expect(gapText({ kind: 'units', unit: 'household', atLeast: 82, atMost: 82 }, words, zh)).toBe('差 82 户')
    expect(gapText({ kind: 'units', unit: 'household', atLeast: 82, atMost: null }, words, zh)).toBe('差 至少 82 户')
    expect(gapText({ kind: 'points', atLeast: 5, atMost: 20 }, words, zh)).toBe('差 5–20 个百分点')
    expect(gapText({ kind: 'notDone' }, words, zh)).toBe('待实现')
  })
})

describe('the tiles', () => {
  it('of one community are its results, the failing one with its requirement', () => {
    const tiles = tileRows([of({ fallingObjects: parts(11, 16), encryption: null })])
    expect(tiles).toHaveLength(22)
    expect(tiles.find(tile => tile.no === 14)).toMatchObject({ outcome: 'notMet', failing: { gate: { input: 'fallingObjects' } } })
    expect(tiles.find(tile => tile.no === 21)).toMatchObject({ outcome: 'unknown', failing: null })
    expect(tiles.find(tile => tile.no === 8)).toMatchObject({ outcome: 'metByCondition' })
    expect(tiles.find(tile => tile.no === 1)).toMatchObject({ outcome: 'met' })
  })

  it('of several are decided by the worst, and count', () => {
    const tiles = tileRows([good, of({ oneStopService: no }), of({ oneStopService: null, encryption: null })])
    expect(tiles.find(tile => tile.no === 7)).toMatchObject({ outcome: 'notMet', tally: { met: 1, notMet: 1, unknown: 1 }, failing: null })
    expect(tiles.find(tile => tile.no === 21)).toMatchObject({ outcome: 'unknown', tally: { met: 2 } })
    expect(tileRows([]).every(({ outcome }) => outcome === 'notApplicable')).toBe(true)
  })

  it('say a failing value beside its target, as short as they are wide', () => {
    const text = (over: Parameters<typeof declarationOf>[0], n: number) => {
      const assessment = of(over), { failing } = tileRows([assessment])[n - 1] ?? {}
      return failing ? shortText(failing, assessment.inputs.get(failing.gate.input)?.value ?? null, flooredPercent) : undefined
    }
    expect([text({ gigabitHomes: parts(1650, 2473) }, 1), text({ fallingObjects: parts(11, 16) }, 14), text({ scenes: countOf(1) }, 6), text({ fiveGArea: share(60, 75) }, 2), text({ encryption: no }, 21), text({}, 1)])
      .toEqual(['66.7/70%', '11/16', '1/3', '75/80%', null, undefined])
    expect(tileRows([good])[7]).toMatchObject({ outcome: 'metByCondition', failing: null })
  })

  it('stand in full rows, as many in a row as there is room for', () => {
    expect(columnsFor(22, 62, 5.1, 0.35)).toBe(11)
    expect(columnsFor(22, 24.3, 5.1, 0.35)).toBe(4)
    expect(columnsFor(22, 200, 5.1, 0.35)).toBe(22)
    expect(columnsFor(22, 0, 5.1, 0.35)).toBe(1)
  })
})

describe('the ranking', () => {
  it('has the one with the most to do first', () => {
    const unsure = of({ oneStopService: null, encryption: null }, at.xinanli), failing = of({ oneStopService: no, encryption: no })
    expect(rankAssessments([good, unsure, failing]).map(({ region }) => region)).toEqual([at.cuiping, at.xinanli, at.longshan])
  })
})

describe('the desk', () => {
  it('lists the requirements of an indicator, then the condition on which it depends', () => {
    expect(deskRows(4, good, good).map(({ id, atLeast, outcome }) => [id, atLeast, outcome])).toEqual([
      ['keyPlacesCovered', 90, 'met'], ['camerasNetworked', 90, 'met'], ['camerasIntact', 90, 'met'], ['videoPublished', 80, 'met'], ['cameraMetadata', 90, 'met'],
    ])
    expect(deskRows(8, good, good).map(({ id, atLeast, outcome }) => [id, atLeast, outcome])).toEqual([['elderlyServices', 2, 'metByCondition'], ['aged60', null, null]])
  })

  it('moves a count within its whole, a share within percent, and the rest by steps or by yes and no', () => {
    expect(deskRows(1, good, good)[0]?.control).toEqual({ kind: 'slider', at: 800, max: 1000 })
    expect(deskRows(6, good, good).map(({ control }) => control.kind)).toEqual(['choice', 'choice', 'stepper'])
    const unsure = of({ gigabitHomes: null, fallingObjects: null, scenes: null })
    expect(deskRows(1, unsure, unsure)[0]?.control).toEqual({ kind: 'slider', at: 0, max: 100 })
    expect(deskRows(14, unsure, unsure)[0]?.control).toEqual({ kind: 'choice', yes: null })
    expect(valueAt('gigabitHomes', parts(800, 1000), 1200)).toEqual(parts(1000, 1000))
    expect(valueAt('gigabitHomes', null, 71)).toEqual(share(71))
    expect(valueAt('scenes', null, -1)).toEqual(countOf(0))
  })

  it('opens with what fails, else with what is not known, else with the first', () => {
    expect(firstToLookAt(of({ oneStopService: null, encryption: no }))).toBe(21)
    expect(firstToLookAt(of({ oneStopService: null }))).toBe(7)
    expect(firstToLookAt(good)).toBe(1)
  })
})

describe('the acceptance table', () => {
  const rows = tableRows(of({ gigabitHomes: parts(1650, 2473), encryption: null }), { t: words, locale: zh, source: name => name, date: instant => instant.slice(0, 10) })
  it('has the 22 rows, and the first of each dimension names it', () => {
    expect(rows.map(({ no: n }) => n)).toEqual(Array.from({ length: 22 }, (_, k) => k + 1))
    expect(rows.filter(({ isFirst }) => isFirst).map(({ no: n }) => n)).toEqual([1, 7, 11, 17, 20, 22])
  })

  it('says what is, what should be, what is missing, who says so, when, and by what', () => {
    expect(rows[0]?.lines).toEqual([{ text: '千兆接入家庭 66.7% (1,650/2,473 户) · 要求 ≥70% · 差 82 户', proof: '来源 indicatorReport，截至 2026-11-05 · 佐证：验收材料' }])
    expect(rows[20]?.lines[0]).toEqual({ text: '加密保护 — · 要求 须实现 · 待核实', proof: '' })
    expect(rows[7]?.lines.map(({ text }) => text)).toEqual(['60 岁及以上常住人口 15.0% (150/1,000 人) · 要求 超过 30% 时要求', '养老服务种类 1 种 · 要求 ≥2 种'])
  })
})
