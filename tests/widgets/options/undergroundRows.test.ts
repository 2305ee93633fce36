// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pipeMaterials } from '@/api/contract/pipes'
import { largestFirst, partsOf, sumOf } from '@/domain/parts'
import { materialRows, oldFromPercent } from '@/widgets/underground-age/ageRows'
import { excessOf, stateCounts, worstFirst } from '@/widgets/underground-readings/readingRows'
import { sparkHeight, sparkWidth, sparkline } from '@/ui/sparkline'
import { dueOf, troubleRows } from '@/widgets/underground-troubles/troubleRows'
import { exact, groupData, someMorning, unknown } from '../../builders/figures'
import { hoursFromNow, readingOf, troubleOf } from '../../builders/underground'

describe('the parts of a whole', () => {
  const figures = { 'pipes.length.JS': exact(30), 'pipes.length.YS': unknown(), 'pipes.length.WS': exact(60), 'pipes.length.RQ': exact(0) }
  const ids = ['pipes.length.JS', 'pipes.length.YS', 'pipes.length.WS', 'pipes.length.RQ'] as const

  it('have bars against the largest and shares of the whole; what is not known has neither', () => {
    expect(partsOf(ids, figures, exact(120)).map(p => [p.length, p.sharePercent])).toEqual([[0.5, 25], [0, null], [1, 50], [0, 0]])
  })

  it('have no shares of a whole that is unknown or nothing', () => {
    for (const whole of [unknown(), exact(0)]) expect(partsOf(ids, figures, whole).map(p => p.sharePercent)).toEqual([null, null, null, null])
  })

  it('are put the largest first, nothing after something, the unknown last', () => {
    expect(largestFirst(partsOf(ids, figures, exact(120))).map(p => p.id)).toEqual(['pipes.length.WS', 'pipes.length.JS', 'pipes.length.RQ', 'pipes.length.YS'])
  })

  it.each([[[exact(1), exact(2)], 3], [[], 0], [[exact(1), unknown()], null], [[unknown(), exact(1)], null]])('sum %# is known only where every part is', (parts, sum) => {
    expect(sumOf(parts)).toBe(sum)
  })
})

describe('the materials', () => {
  const amounts = [5, 40, 30, 0, 10, 8, 4, 3]
  const data = groupData('undergroundMaterial', { 'pipes.length': 100, ...Object.fromEntries(pipeMaterials.map((m, i) => [`pipes.material.${m}`, amounts[i] ?? 0])) })

  it.each([
    [8, ['steel', 'polyethylene', 'concrete', 'brick', 'ductileIron', 'cable', 'ductBlock'], null],
    [7, ['steel', 'polyethylene', 'concrete', 'brick', 'ductileIron', 'cable', 'ductBlock'], null],
    [4, ['steel', 'polyethylene', 'concrete'], { count: 4, km: 20 }],
    [1, ['steel'], { count: 6, km: 60 }],
  ])('on %d rows are the most used, and one row for the rest; those that are not there are left out', (most, shown, rest) => {
    const rows = materialRows(data, most)
    expect(rows.rows.map(r => r.material)).toEqual(shown)
    expect(rows.rest).toEqual(rest)
  })

  it('always add up to all of them, however many rows there are', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 8, maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (values, most) => {
      const some = groupData('undergroundMaterial', Object.fromEntries(pipeMaterials.map((m, i) => [`pipes.material.${m}`, values[i] ?? 0])))
      const { rows, rest } = materialRows(some, most)
      expect(sumOf(rows.map(r => r.figure))).not.toBeNull()
      expect((sumOf(rows.map(r => r.figure)) ?? 0) + (rest?.km ?? 0)).toBe(values.reduce((a, b) => a + b, 0))
    }))
  })

  it('do not invent a rest of what is not known', () => {
    const some = groupData('undergroundMaterial', { ...Object.fromEntries(pipeMaterials.map(m => [`pipes.material.${m}`, 10])), 'pipes.material.brick': unknown() })
    expect(materialRows(some, 3).rest).toEqual({ count: 6, km: null })
  })
})

describe('the mark of 20 years on the bar of ages', () => {
  it.each([
    [{ 'pipes.age.le10': 10, 'pipes.age.11-20': 30, 'pipes.age.21-30': 50, 'pipes.age.gt30': 10 }, 40],
    [{ 'pipes.age.le10': 0, 'pipes.age.11-20': 0, 'pipes.age.21-30': 5, 'pipes.age.gt30': 0 }, 0],
    [{ 'pipes.age.le10': 0, 'pipes.age.11-20': 0, 'pipes.age.21-30': 0, 'pipes.age.gt30': 0 }, null],
    [{ 'pipes.age.le10': unknown() }, null],
  ])('case %# stands where the young end', (values, percent) => {
    expect(oldFromPercent(groupData('undergroundMaterial', values))).toBe(percent)
  })
})

describe('the troubles', () => {
  it.each([
    ['an hour late is a day late', -1, { isOverdue: true, days: 1 }], ['25 hours late', -25, { isOverdue: true, days: 2 }], ['due now', 0, { isOverdue: false, days: 0 }],
    ['due within the day', 23, { isOverdue: false, days: 0 }], ['due in two days and a half', 60, { isOverdue: false, days: 2 }],
  ])('%s', (_, hours, due) => {
    expect(dueOf(hoursFromNow(hours), someMorning)).toEqual(due)
  })

  it('stand overdue first, then by level, then by what is due soonest, then by number', () => {
    const rows = troubleRows([
      troubleOf('low-soon', { level: 'low', dueAt: hoursFromNow(1) }), troubleOf('high-later', { level: 'high', dueAt: hoursFromNow(90) }), troubleOf('late-low', { level: 'low', dueAt: hoursFromNow(-30) }),
      troubleOf('high-soon-b', { level: 'high', dueAt: hoursFromNow(9) }), troubleOf('high-soon-a', { level: 'high', dueAt: hoursFromNow(9) }), troubleOf('late-high', { level: 'high', dueAt: hoursFromNow(-2) }),
    ], someMorning)
    expect(rows.map(r => r.trouble.id)).toEqual(['late-high', 'late-low', 'high-soon-a', 'high-soon-b', 'high-later', 'low-soon'])
  })
})

describe('the readings', () => {
  it.each([
    ['in range', { value: 0.3 }, 0], ['a tenth above', { value: 0.55 }, 0.1], ['a half below', { value: 0.07 }, 0.5], ['unknown', { value: null }, 0], ['without limits', { value: 9, low: null, high: null }, 0],
    ['above a limit of nothing', { value: 2, high: 0 }, 2],
  ])('are %s by a part of their limit', (_, over, excess) => {
    expect(excessOf(readingOf('1', over))).toBeCloseTo(excess)
  })

  it('stand the farthest out of range first, then the longest silent, then the rest as they came', () => {
    const sorted = worstFirst([
      readingOf('ok-2'), readingOf('ok-1'), readingOf('silent-short', { value: null, state: 'offline', readAt: hoursFromNow(-1) }), readingOf('high', { value: 0.52, state: 'high' }),
      readingOf('silent-ever', { value: null, state: 'offline', readAt: null }), readingOf('low', { value: 0.07, state: 'low' }), readingOf('silent-long', { value: null, state: 'offline', readAt: hoursFromNow(-9) }),
    ])
    expect(sorted.map(r => r.id)).toEqual(['low', 'high', 'silent-ever', 'silent-long', 'silent-short', 'ok-2', 'ok-1'])
  })

  it('are counted by state', () => {
    expect(stateCounts([readingOf('a'), readingOf('b'), readingOf('c', { state: 'low' })])).toEqual({ high: 0, low: 1, offline: 0, normal: 2 })
  })
})

describe('the course of a reading', () => {
  const until = Date.parse(hoursFromNow(0))

  it('runs from the first value to now, with the limits on the same scale', () => {
    const spark = sparkline(readingOf('1', { trend: [0.14, 0.5].map((value, i) => ({ at: hoursFromNow(i - 1), value })) }), until)
    expect(spark.line).toBe(`M0 ${spark.lowY}L${sparkWidth} ${spark.highY}`)
    expect(spark.last).toEqual({ x: sparkWidth, y: spark.highY })
    expect(spark.highY).toBeLessThan(spark.lowY ?? 0)
  })

  it('of a point that has gone silent leaves its end empty', () => {
    const spark = sparkline(readingOf('1', { trend: [1, 2, 3].map((value, i) => ({ at: hoursFromNow(i - 8), value })) }), until)
    expect(spark.last?.x).toBe(25)
  })

  it('breaks where readings are missing', () => {
    const hours = [-10, -9, -8, -2, -1]
    const { line } = sparkline(readingOf('1', { trend: hours.map(h => ({ at: hoursFromNow(h), value: 1 })) }), until)
    expect(line.match(/M/g)).toHaveLength(2)
    expect(line.match(/L/g)).toHaveLength(3)
  })

  it('of nothing draws nothing', () => {
    expect(sparkline(readingOf('1', { trend: [] }), until)).toEqual({ line: '', lowY: null, highY: null, last: null })
  })

  it('stays inside its box, whatever comes', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(fc.property(fc.array(value, { maxLength: 40 }), fc.option(value), fc.option(value), (values, low, high) => {
      const spark = sparkline(readingOf('1', { low, high, trend: values.map((v, i) => ({ at: hoursFromNow(i - 40), value: v })) }), until)
      const numbers = spark.line.split(/[MLZ ]/).filter(text => text !== '').map(Number)
      numbers.forEach((n, i) => {
        expect(n).toBeGreaterThanOrEqual(0)
        expect(n).toBeLessThanOrEqual(i % 2 === 0 ? sparkWidth : sparkHeight)
      })
      for (const limit of [spark.lowY, spark.highY]) if (limit !== null) expect(limit >= 0 && limit <= sparkHeight).toBe(true)
    }))
  })
})
