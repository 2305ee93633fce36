import { describe, expect, it } from 'vitest'
import { communityIndices } from '../../../mocks/county/regions'
import { gridsOf } from '../../../mocks/county/grids'
import { contains } from '../../../mocks/county/plates'
import { findRegion } from '../../../mocks/county/regions'
import { deviceSource } from '../../../mocks/county/provenance'
import { countSeries } from '../../../mocks/county/series'
import { dayMs, hourMs, minuteMs } from '../../../mocks/county/time'
import { local, quietCounty } from './county'

const { county } = quietCounty()
const monday = local('2026-11-23T00:00')
const total = (at: number): number => county.raw.column('events.total', at)[0] ?? Number.NaN
const value = (id: 'events.open' | 'events.handled' | 'events.overdue', at: number): number => county.raw.column(id, at)[0] ?? Number.NaN

describe('grid events', () => {
  it('begin with the day at midnight in Asia/Shanghai and never become fewer before the next', () => {
    let before = 0
    for (let hour = 0; hour < 24; hour += 0.5) {
      const now = total(monday + hour * hourMs)
      expect(now).toBeGreaterThanOrEqual(before)
      before = now
    }
    expect(total(monday + 10 * minuteMs)).toBeLessThan(5)
    expect(total(monday + 5 * hourMs)).toBeLessThan(20)
    expect(before).toBeGreaterThan(100)
  })

  it('are some hundred to two hundred and fifty on a working day, fewer on a Sunday', () => {
    const days = Array.from({ length: 28 }, (_, k) => total(monday + k * dayMs + 23.9 * hourMs))
    for (const [k, count] of days.entries()) if (k % 7 < 5) { expect(count).toBeGreaterThan(150); expect(count).toBeLessThan(280) }
    const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length
    expect(mean(days.filter((_, k) => k % 7 === 6))).toBeLessThan(0.85 * mean(days.filter((_, k) => k % 7 < 5)))
  })

  it('are worked off: by evening most are closed, some wait, few are overdue', () => {
    const evening = monday + 20 * hourMs
    expect(value('events.handled', evening) / total(evening)).toBeGreaterThan(0.7)
    expect(value('events.open', monday + 11 * hourMs)).toBeGreaterThan(15)
    let overdue = 0
    for (let k = 0; k < 14; k++) {
      const now = value('events.overdue', monday + k * dayMs + 15 * hourMs)
      expect(now).toBeLessThan(20)
      overdue += now
    }
    expect(overdue).toBeGreaterThan(3)
  })

  it('list what the figures count, each inside its community and in order of its steps', () => {
    const at = monday + 15 * hourMs
    const rows = county.events(0, 'console', at, null)
    expect(rows).toHaveLength(total(at))
    expect(county.events(0, 'console', at, true)).toHaveLength(value('events.open', at))
    for (const row of rows) {
      expect(contains(findRegion(row.region)?.index ?? -1, row.point)).toBe(true)
      expect((row.closedAt === null) === (row.step !== 'closed')).toBe(true)
      expect(Date.parse(row.reportedAt)).toBeGreaterThanOrEqual(monday)
    }
    for (const event of county.raw.events(at)) expect([...event.times]).toEqual([...event.times].sort((a, b) => a - b))
  })

  it('give a series that sums to the figure, with what is usual beside it and nothing for the future', () => {
    const at = monday + 15 * hourMs
    const series = countSeries(county, 370124, 0, 'events.total', monday, monday + dayMs, 3600, at)
    expect(series.values.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(total(at))
    expect(series.values.slice(16).every(n => n === null)).toBe(true)
    const usual = (series.usual ?? []).reduce((a, b) => a + b, 0)
    const real = Array.from({ length: 20 }, (_, k) => total(monday + (7 * k) * dayMs + 23.9 * hourMs)).reduce((a, b) => a + b, 0) / 20
    expect(usual / real).toBeGreaterThan(0.85)
    expect(usual / real).toBeLessThan(1.15)
  })

  it('and so do alarms', () => {
    const at = monday + dayMs
    const series = countSeries(county, 370124, 0, 'alarms.raised', monday, monday + dayMs, 3600, at)
    expect(series.values.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(county.alarms.raisedBetween(monday - 1, monday + dayMs - 1).length)
  })
})

describe('sources', () => {
  it('are on time, except that the device platform hangs once in a while and says so', () => {
    let late = 0
    for (let minute = 0; minute < 7 * 24 * 60; minute++) {
      const at = monday + minute * minuteMs
      const age = at - deviceSource.asOf(at, 370124)
      expect(age).toBeGreaterThanOrEqual(0)
      expect(age).toBeLessThan(15 * minuteMs)
      if (age > 5 * minuteMs) late += 1
    }
    expect(late).toBeGreaterThan(20)
    expect(late / (7 * 24 * 60)).toBeLessThan(0.03)
  })

  it('keep the date of a monthly register until the next is closed', () => {
    const asOf = (time: string): string => county.figures.figure(0, 'assistance.people', local(time)).asOf
    expect(asOf('2026-11-14T23:59')).toBe('2026-10-15T00:00:00+08:00')
    expect(asOf('2026-11-15T00:00')).toBe('2026-11-15T00:00:00+08:00')
    expect(asOf('2027-01-03T12:00')).toBe('2026-12-15T00:00:00+08:00')
  })
})

describe('grids', () => {
  it('share out their community exactly', () => {
    const at = monday + 10 * hourMs
    for (const community of communityIndices) {
      const grids = gridsOf(370124, community)
      const sum = (of: (grid: (typeof grids)[number]) => number): number => grids.reduce((all, grid) => all + of(grid), 0)
      expect(grids.length).toBeGreaterThan(0)
      expect(sum(grid => grid.residents)).toBe(county.raw.column('population.resident', at)[community])
      expect(sum(grid => grid.households)).toBe(county.raw.column('profile.households', at)[community])
      expect(sum(grid => grid.homes)).toBe(county.raw.column('housing.homes', at)[community])
    }
  })
})
