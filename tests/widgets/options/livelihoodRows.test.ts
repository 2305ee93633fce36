// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Figure } from '@/api/contract/figures'
import { barLengths, doneShare } from '@/ui/figureBars'
import { changeOver, trendOption, twoSteps } from '@/widgets/assistance-trend/trendOption'
import { serviceRows, sosState } from '@/widgets/elderly/elderlyRows'
import { channelRows } from '@/widgets/government-services/governmentRows'
import { matterRow } from '@/widgets/participation/participationRows'
import { hasNoEstate, propertyRows } from '@/widgets/property/propertyRows'
import { below5, exact, groupData, notApplicable, unknown, withheld } from '../../builders/figures'
import { chartTheme } from '../../builders/theme'

const bar = (figure: Figure) => ({ id: 'elderly.service.meal' as const, label: 'x', figure })
const done = (doneFigure: Figure, total: Figure) => ({ label: 'x', done: { id: 'property.repairsDone' as const, figure: doneFigure }, total: { id: 'property.repairs' as const, figure: total }, open: { id: 'property.repairsOpen' as const, figure: exact(0) } })

describe('bars of parts', () => {
  it('begin at 0, the longest fills its track, and the shares are of the sum', () => {
    expect(barLengths([bar(exact(60)), bar(exact(30)), bar(exact(10))])).toEqual([{ length: 1, share: 60 }, { length: 0.5, share: 30 }, { length: 10 / 60, share: 10 }])
  })

  it('have no length where nothing is known, and then nobody has a share', () => {
    expect(barLengths([bar(exact(60)), bar(unknown()), bar(below5())])).toEqual([{ length: 1, share: null }, { length: 0, share: null }, { length: 0, share: null }])
  })

  it('of nothing have neither', () => {
    expect(barLengths([bar(exact(0)), bar(exact(0))])).toEqual([{ length: 0, share: null }, { length: 0, share: null }])
    expect(barLengths([])).toEqual([])
  })
})

describe('what is done of all', () => {
  it('is a share, whole where all is done and never more', () => {
    expect(doneShare(done(exact(3), exact(4)))).toBe(0.75)
    expect(doneShare(done(exact(4), exact(4)))).toBe(1)
    expect(doneShare(done(exact(5), exact(4)))).toBe(1)
    expect(doneShare(done(exact(0), exact(4)))).toBe(0)
  })

  it('is not known where either is not, or there is nothing to do', () => {
    for (const [part, all] of [[unknown(), exact(4)], [exact(3), withheld()], [exact(0), exact(0)], [notApplicable(), notApplicable()]] as const) expect(doneShare(done(part, all))).toBeNull()
  })
})

describe('the rows of the panels', () => {
  it('name the seven services in the order of the county’s letter', () => {
    expect(serviceRows(groupData('elderly'), service => service).map(row => [row.id, row.label])).toEqual(['meal', 'bath', 'clean', 'medical', 'walk', 'urgent', 'leisure'].map(service => [`elderly.service.${service}`, service]))
  })

  it('say how many calls for help there were and how many were late, or that it is not known', () => {
    expect(sosState(groupData('elderly', { 'elderly.sosCalls': 231, 'elderly.sosLate': 13 }))).toEqual({ calls: 231, late: 13 })
    expect(sosState(groupData('elderly', { 'elderly.sosCalls': unknown() }))).toBeNull()
    expect(sosState(groupData('elderly', { 'elderly.sosLate': unknown() }))).toBeNull()
  })

  it('put what is done online first and the counter last', () => {
    expect(channelRows(groupData('governmentServices'), channel => channel).map(row => row.label)).toEqual(['online', 'selfService', 'assisted', 'counter'])
  })

  it('set what is paid, repaired and closed against all, and name what is left', () => {
    const rows = propertyRows(groupData('property', { 'property.feePaid': 80, 'property.feeDue': 100, 'property.feeUnpaid': 20, 'property.repairsOpen': 3 }), line => line, (line, open) => `${line}:${open.value ?? '?'}`)
    expect(rows.map(row => [row.label, row.done.id, row.total.id, row.open.id])).toEqual([
      ['fees', 'property.feePaid', 'property.feeDue', 'property.feeUnpaid'], ['repairs', 'property.repairsDone', 'property.repairs', 'property.repairsOpen'],
      ['complaints', 'property.complaintsClosed', 'property.complaints', 'property.complaintsOpen'],
    ])
    expect(rows.map(row => row.left).slice(0, 2)).toEqual(['fees:20', 'repairs:3'])
    expect(rows[0] && doneShare(rows[0])).toBe(0.8)
  })

  it('know a village without an estate from one of which nothing is known', () => {
    expect(hasNoEstate(groupData('property', { 'property.estates': 0 }))).toBe(true)
    expect(hasNoEstate(groupData('property', { 'property.estates': 2 }))).toBe(false)
    expect(hasNoEstate(groupData('property', { 'property.estates': unknown() }))).toBe(false)
  })

  it('set what was carried out against what was agreed on', () => {
    const row = matterRow(groupData('participation', { 'participation.matters': 8, 'participation.mattersDone': 6, 'participation.mattersOpen': 2 }), 'x')
    expect([doneShare(row), row.open.figure.value]).toEqual([0.75, 2])
  })
})

describe('the course of a count over the months', () => {
  const points = [exact(100), below5(), exact(96), exact(98)]

  it('differs from the month before and from the first, where both are known', () => {
    expect(changeOver(points, 1)).toBe(2)
    expect(changeOver(points, 2)).toBeNull()
    expect(changeOver(points, 3)).toBe(-2)
    expect(changeOver(points, 4)).toBeNull()
    expect(changeOver([], 1)).toBeNull()
  })

  it('has an axis of two steps that holds every value', () => {
    expect(twoSteps([3_576, 3_638])).toEqual({ min: 3_550, max: 3_650, interval: 50 })
    expect(twoSteps([7, 7])).toEqual({ min: 7, max: 9, interval: 1 })
    expect(twoSteps([0, 4])).toEqual({ min: 0, max: 4, interval: 2 })
    expect(twoSteps([98, 123])).toEqual({ min: 50, max: 150, interval: 50 })
  })

  it('leaves a gap where it is withheld, and writes the last one out', () => {
    const { series } = trendOption(points, ['1', '2', '3', '4'], 'n', figure => `#${figure.value ?? '?'}`, chartTheme())
    const [line] = Array.isArray(series) ? series : []
    expect(line).toMatchObject({ type: 'line', connectNulls: false })
    expect(line?.data).toMatchObject([{ value: 100 }, { value: '-' }, { value: 96 }, { value: 98, label: { show: true, formatter: '#98' } }])
  })
})
