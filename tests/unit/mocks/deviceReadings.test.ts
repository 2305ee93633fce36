import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { type DeviceId, regionCode } from '@/api/contract/ids'
import type { DeviceHistory } from '@/api/contract/records'
import { isBeyond } from '@/domain/alarmRules'
import { createCommandLog } from '../../../mocks/county/commandLog'
import { createCounty } from '../../../mocks/county/county'
import { deviceNamed, isOnline, raises } from '../../../mocks/county/devices'
import { builtInSettings } from '../../../mocks/county/ruleBook'
import { contains, metresPerDegreeLat, metresPerDegreeLon } from '../../../mocks/county/plates'
import { communityIndices, findRegion } from '../../../mocks/county/regions'
import { hourMs, minuteMs } from '../../../mocks/county/time'
import { local, quietCounty } from './county'

const { county } = quietCounty()
const moments = ['2026-11-25T09:00', '2026-11-25T14:30', '2026-11-26T03:10', '2026-11-28T18:45'].map(local)
const openAt = (at: number): Alarm[] => county.openAlarms(0, 'console', at)
const refOf = (id: DeviceId) => deviceNamed(id) ?? fail(id)
const historyOf = (id: DeviceId, from: number, to: number): DeviceHistory => county.readings.history(refOf(id), from, to) ?? fail(id)
/** Open alarms whose reading is what their device measures. */
const measured = (at: number): Alarm[] => openAt(at).filter(({ kind, device, reading }) => reading !== null && raises(370124, refOf(device.id)) === kind)

describe('a device with an open alarm', () => {
  it('has in its history what the alarm shows as trend, reading for reading', () => {
    let compared = 0
    for (const at of moments) {
      for (const { kind, device, reading } of measured(at)) {
        const trend = reading?.trend ?? []
        const history = historyOf(device.id, Date.parse(trend[0]?.at ?? ''), Date.parse(trend.at(-1)?.at ?? ''))
        const known = new Map(history.points.map(point => [point.at, point.value]))
        expect(trend.map(point => known.get(point.at)), kind).toEqual(trend.map(point => point.value))
        expect(history).toMatchObject({ measurand: reading?.measurand, unit: reading?.unit, rule: builtInSettings().rules.find(rule => rule.kind === kind && rule.type === 'threshold')?.id })
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(30)
  })

  it('reads beyond the limit while the alarm is active, also in the list of devices and live', () => {
    let seen = 0
    for (const at of moments) {
      for (const { device, reading, condition, repeats } of measured(at)) {
        // A lapse of a repeating one has not returned before it is back by the hysteresis.
        if (reading === null || condition !== 'active' || repeats > 0 || reading.rule === 'FLOOD-RATE') continue
        const first = builtInSettings().rules.find(rule => rule.id === reading.rule)
        if (first?.type !== 'threshold') throw new Error(reading.rule)
        const back = (first.limits[0]?.limit ?? 0) + (reading.side === 'above' ? -1 : 1) * first.hysteresis
        const row = county.device(refOf(device.id), 'console', at)?.row
        expect(row?.lastReading?.measurand).toBe(reading.measurand)
        expect(isBeyond(reading.side, row?.lastReading?.value ?? Number.NaN, back), `${device.id} ${row?.lastReading?.value}`).toBe(true)
        expect(Date.parse(row?.lastReadingAt ?? '')).toBeLessThanOrEqual(at)
        expect(isBeyond(reading.side, county.readings.live(refOf(device.id), at) ?? Number.NaN, back)).toBe(true)
        seen += 1
      }
    }
    expect(seen).toBeGreaterThan(15)
  })

  it('falls back to calm when a crew has put it right, and not before', () => {
    const start = local('2026-11-25T09:05')
    const operator = { role: '值班员', maskedName: '王＊' }
    const log = createCommandLog([{ at: start, operator, root: regionCode.parse('370124'), command: { type: 'demo.scenario', scenario: 'gasLeak', idempotencyKey: 'scenario-1' } }])
    const world = createCounty(370124, log)
    const leak = world.openAlarms(0, 'console', start + 5_000).find(({ id }) => id.startsWith('s-')) ?? fail('a leak')
    log.append({ at: start + minuteMs, operator, root: regionCode.parse('370124'), command: { type: 'alarm.dispatch', to: null, alarm: leak.id, expectedVersion: 1, idempotencyKey: 'dispatch-1' } })
    const live = (minutes: number): number => world.readings.live(refOf(leak.device.id), start + minutes * minuteMs) ?? Number.NaN
    expect(live(12)).toBeGreaterThan(20)
    expect(live(14)).toBeLessThan(2)
  })

  it('with a flat battery shows it, and no other battery is so low', () => {
    for (const at of moments) {
      const low = new Map(openAt(at).flatMap(({ kind, condition, device }) => kind === 'batteryLow' && condition === 'active' ? [[device.id, device]] : []))
      for (const id of low.keys()) expect(county.device(refOf(id), 'console', at)?.row.batteryPercent).toBeLessThanOrEqual(30)
      for (const row of county.devices(0, 'console', at, 0, 3_000)) if (row.batteryPercent !== null && row.batteryPercent <= 20) expect(low.has(row.id), row.id).toBe(true)
    }
  })

  it('that fell silent was heard just so long before the alarm as its rule wants', () => {
    let seen = 0
    for (const at of moments) {
      for (const { kind, condition, device, reading, raisedAt } of openAt(at)) {
        if (kind !== 'deviceOffline' || condition !== 'active') continue
        const row = county.device(refOf(device.id), 'console', at)?.row
        expect(row?.online).toBe(false)
        expect(reading).toMatchObject({ rule: 'DEV-OFF30', measurand: 'offlineTime', value: 30, limit: 30 })
        const silence = Date.parse(raisedAt) - Date.parse(row?.lastReadingAt ?? '')
        expect(silence).toBeGreaterThanOrEqual(30 * minuteMs)
        expect(silence).toBeLessThanOrEqual(60 * minuteMs)
        seen += 1
      }
    }
    expect(seen).toBeGreaterThan(3)
  })
})

describe('the devices of the county', () => {
  it('are about 20,000, each with a place in its community', () => {
    expect(county.deviceCount(0, 'console')).toBeGreaterThan(19_000)
    expect(county.deviceCount(0, 'console')).toBeLessThan(21_000)
    for (const row of county.devices(0, 'console', local('2026-11-25T09:00'), 6_000, 400)) expect(contains(findRegion(row.region)?.index ?? -1, row.point), row.id).toBe(true)
  })

  it('say nothing in their history while they are offline', () => {
    const at = local('2026-11-25T12:00')
    let gaps = 0
    for (const { id } of county.devices(communityIndices[0] ?? 0, 'console', at, 0, 400)) {
      const history = county.readings.history(refOf(id), at - 12 * hourMs, at)
      for (const point of history?.points ?? []) expect(isOnline(370124, refOf(id), Date.parse(point.at)), `${id} ${point.at}`).toBe(true)
      if (history !== null && history.points.length < 300) gaps += 1
    }
    expect(gaps).toBeGreaterThan(0)
  })

  it('tell afterwards what they told at the time', () => {
    const at = local('2026-11-25T09:30')
    for (const { device } of measured(at).slice(0, 6)) {
      const early = historyOf(device.id, at - hourMs, at - 10 * minuteMs)
      const late = historyOf(device.id, at - hourMs, at)
      expect(late.points.filter(point => Date.parse(point.at) <= at - 10 * minuteMs)).toEqual(early.points)
    }
  })

  it('inside homes give a public wall no floor, no unit, no building finer than its group, no point finer than 100 m and no camera at the door', () => {
    const at = local('2026-11-25T09:00')
    const root = findRegion('370124001013')?.index ?? -1
    const inside = new Map(county.devices(root, 'console', at, 0, 600).map(row => [row.id, row]))
    const wall = county.devices(root, 'wall', at, 0, 600)
    let homes = 0
    for (const row of wall) {
      const exact = inside.get(row.id) ?? fail('a row')
      if (county.device(refOf(row.id), 'wall', at)?.home !== true) { expect(row).toEqual(exact); continue }
      homes += 1
      expect(row).toMatchObject({ floor: null, node: null, depthM: null })
      expect(row.building).not.toBe(exact.building)
      expect(row.building === null || /\d+–\d+ 号(楼|院)$/.test(row.building), row.building ?? '').toBe(true)
      const half = row.point[0] * metresPerDegreeLon / 50
      expect(Math.abs(half - Math.round(half))).toBeLessThan(0.01)
      expect(Math.abs(row.point[1] - exact.point[1]) * metresPerDegreeLat).toBeLessThanOrEqual(51)
    }
    expect(homes).toBeGreaterThan(20)
  })
})

describe('the rules of the configuration', () => {
  const day = local('2026-11-25T00:00')
  const kindsOf = (rules: ReturnType<typeof builtInSettings>['rules']): Set<string> => new Set(createCounty(370124, createCommandLog(), rules).alarms.raisedBetween(day, day + 24 * hourMs).map(({ kind }) => kind))
  it('decide what becomes an alarm: without a rule a kind raises nothing, with a limit out of reach neither', () => {
    const { rules } = builtInSettings()
    expect(kindsOf(rules)).toContain('fireLaneBlocked')
    expect(kindsOf(rules.filter(({ kind }) => kind !== 'fireLaneBlocked'))).not.toContain('fireLaneBlocked')
    expect(kindsOf(rules.map(rule => rule.id === 'NOISE-70' && rule.type === 'threshold' ? { ...rule, limits: [{ limit: 95, severity: 'notice' as const }] } : rule))).not.toContain('noise')
  })
  it('decide how severe it is and which limit is shown', () => {
    const rules = builtInSettings().rules.map(rule => rule.id === 'GAS-LEL' && rule.type === 'threshold' ? { ...rule, limits: [{ limit: 4, severity: 'important' as const }] } : rule)
    const world = createCounty(370124, createCommandLog(), rules)
    const leaks = world.alarms.raisedBetween(day, day + 72 * hourMs).filter(({ kind }) => kind === 'gasLeak')
    expect(leaks.length).toBeGreaterThan(5)
    for (const leak of leaks) {
      expect(leak.severity).toBe('important')
      expect(leak.marks()[0]?.firing).toMatchObject({ rule: 'GAS-LEL', limit: 4 })
    }
  })
  it('with a schedule raise nothing outside of it', () => {
    const rules = builtInSettings().rules.map(rule => rule.kind === 'perimeterIntrusion' ? { ...rule, schedule: { days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' } } : rule)
    const raised = createCounty(370124, createCommandLog(), rules).alarms.raisedBetween(day, day + 72 * hourMs).filter(({ kind }) => kind === 'perimeterIntrusion')
    expect(raised.length).toBeGreaterThan(2)
    for (const { raisedAt } of raised) { const hour = (raisedAt - day) / hourMs % 24; expect(hour >= 22 || hour < 6).toBe(true) }
  })
})

function fail(what: string): never {
  throw new Error(`no ${what}`)
}
