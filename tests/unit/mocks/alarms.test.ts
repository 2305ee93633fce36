import { describe, expect, it } from 'vitest'
import { type Alarm, alarmKinds, severities } from '@/api/contract/alarms'
import { kindSpecs } from '../../../mocks/county/alarmKinds'
import { stateAt } from '../../../mocks/county/alarmLife'
import { type CommandLog, type LoggedCommand, createCommandLog } from '../../../mocks/county/commandLog'
import { type County, createCounty } from '../../../mocks/county/county'
import { contains, metresPerDegreeLat, metresPerDegreeLon } from '../../../mocks/county/plates'
import { findNode } from '../../../mocks/city/network/lookup'
import { idOf } from '../../../mocks/county/devices'
import { findRegion } from '../../../mocks/county/regions'
import { dayMs, hourMs, minuteMs } from '../../../mocks/county/time'
import { regionCode } from '@/api/contract/ids'
import { local, quietCounty } from './county'

const day = local('2026-11-25T00:00')
const { county } = quietCounty()
const severityAt = (world: County, at: number): string[] => world.alarms.openAt(at).map(life => stateAt(life.states, at)?.severity ?? '')
/** Every alarm of a day as one surface sees it just after it was raised. */
const ofADay = (surface: 'wall' | 'console'): Alarm[] => county.alarms.raisedBetween(day, day + dayMs).flatMap((plan) => {
  const state = stateAt(county.alarms.lifeOf(plan, plan.raisedAt).states, plan.raisedAt)
  return state === null ? [] : [county.show(plan, state, surface)]
})

function scenarioCounty(scenario: 'gasLeak' | 'eBikeInLift' | 'elderSos' | 'burstMain' | 'stormFlood', at: number, root = '370124'): { county: County, log: CommandLog } {
  const entry: LoggedCommand = { at, operator: { role: '值班员', maskedName: '王＊' }, root: regionCode.parse(root), command: { type: 'demo.scenario', scenario, idempotencyKey: 'scenario-1' } }
  const log = createCommandLog([entry])
  return { county: createCounty(370124, log), log }
}

describe('alarms of the demo county', () => {
  it('come every few minutes by day and seldom at night', () => {
    const raised = (from: string, to: string): number => [0, 1, 2, 3, 4].reduce((sum, k) => sum + county.alarms.raisedBetween(local(from) + k * dayMs, local(to) + k * dayMs).length, 0) / 5
    const byDay = 9 * 60 / raised('2026-11-23T09:00', '2026-11-23T18:00')
    expect(byDay).toBeGreaterThan(2)
    expect(byDay).toBeLessThan(4)
    expect(raised('2026-11-23T01:00', '2026-11-23T05:00')).toBeLessThan(30)
  })

  it('are mostly light: 紧急 about 3 %, 重要 about 15 %, 一般 about 40 %', () => {
    const plans = county.alarms.raisedBetween(day, day + 20 * dayMs)
    const share = Object.fromEntries(severities.map(severity => [severity, plans.filter(plan => plan.severity === severity).length / plans.length]))
    expect(share.urgent).toBeGreaterThan(0.015)
    expect(share.urgent).toBeLessThan(0.045)
    expect(share.important).toBeGreaterThan(0.11)
    expect(share.important).toBeLessThan(0.2)
    expect(share.general).toBeGreaterThan(0.34)
    expect(share.general).toBeLessThan(0.46)
  })

  it('are worked off: some twenty to forty stand open at any moment of the working day', () => {
    for (let k = 0; k < 10; k++) {
      for (const hour of [9, 11, 14, 17]) {
        const open = severityAt(county, day + k * dayMs + hour * hourMs).length
        expect(open).toBeGreaterThanOrEqual(12)
        expect(open).toBeLessThanOrEqual(48)
      }
    }
  })

  it('know every kind, and a lift alarm rings only where there is a lift', () => {
    const plans = county.alarms.raisedBetween(day, day + 30 * dayMs)
    expect(new Set(plans.map(plan => plan.kind))).toEqual(new Set(alarmKinds))
    const lifts = county.raw.column('devices.lift.total', day)
    for (const plan of plans) if (plan.kind === 'eBikeInLift' || plan.kind === 'liftEntrapment') expect(lifts[plan.community]).toBeGreaterThan(0)
  })

  it('stand in their community, with a reading on the wrong side of its limit and thirty points before it', () => {
    for (const alarm of ofADay('console')) {
      const community = findRegion(alarm.place.regionPath.at(-1) ?? '')
      expect(alarm.place.regionPath).toHaveLength(3)
      expect(contains(community?.index ?? -1, alarm.place.point), `${alarm.kind} in ${community?.name}`).toBe(true)
      const { reading } = alarm
      expect(reading === null).toBe(kindSpecs[alarm.kind].measure === null && alarm.kind !== 'deviceOffline')
      if (reading === null) continue
      expect(reading.side === 'above' ? reading.value >= reading.limit : reading.value <= reading.limit, `${alarm.kind} ${reading.value}`).toBe(true)
      expect(reading.trend).toHaveLength(30)
      expect(reading.trend.at(-1)?.value).toBe(reading.value)
      expect(alarm.people).toHaveLength(3)
      expect(alarm.cameras).toHaveLength(3)
      for (const person of alarm.people) expect(person.name).toMatch(/^\S+ \S＊{1,2}$/)
    }
  })

  it('from homes give a public wall no floor, no unit, no picture and no finer place than 100 m', () => {
    const wall = ofADay('wall')
    const inside = ofADay('console')
    let homes = 0
    for (const [k, alarm] of wall.entries()) {
      const exact = inside[k]
      expect(exact?.place.spot === '居室', `${alarm.kind} at home`).toBe(alarm.place.precision === 'area')
      if (alarm.place.precision === 'exact') { expect(alarm).toEqual(exact); continue }
      homes += 1
      expect(alarm.place).toMatchObject({ unit: null, floor: null, node: null, spot: null })
      expect(alarm.footage).toBeNull()
      expect(alarm.place.building).not.toBe(exact?.place.building)
      for (const near of [...alarm.people, ...alarm.cameras]) expect(near.distanceM % 100).toBe(0)
      const [lon = 0, lat = 0] = exact?.place.point ?? []
      expect(Math.abs(alarm.place.point[0] - lon) * metresPerDegreeLon).toBeLessThanOrEqual(51)
      expect(Math.abs(alarm.place.point[1] - lat) * metresPerDegreeLat).toBeLessThanOrEqual(51)
      const other = Math.round(alarm.place.point[0] * metresPerDegreeLon / 50)
      expect(Math.abs(alarm.place.point[0] * metresPerDegreeLon / 50 - other)).toBeLessThan(0.01)
    }
    expect(homes).toBeGreaterThan(5)
    expect(wall.filter(alarm => alarm.kind === 'sosButton' || alarm.kind === 'elderInactive').every(alarm => alarm.place.precision === 'area')).toBe(true)
  })

  it('do not betray a home through the lists of devices and events either', () => {
    const region = findRegion('370124001012')?.index ?? -1
    const exact = county.devices(region, 'console', day, 0, 500)
    const masked = new Map(county.devices(region, 'wall', day, 0, 500).map(row => [row.id, row]))
    expect(exact.some(({ group }) => group === 'care')).toBe(true)
    for (const device of exact) {
      if (device.group === 'care') expect(masked.has(device.id), device.id).toBe(false)
      if (device.group === 'manhole') expect(masked.get(device.id)?.point, device.id).toEqual(device.point)
    }
  })

  it('point to drawn footage only, by a path of their own origin', () => {
    for (const alarm of ofADay('console')) {
      if (alarm.footage === null) continue
      expect(alarm.footage.simulated).toBe(true)
      expect(alarm.footage.snapshot).toMatch(/^\/footage\/\w+\.webp$/)
    }
  })

  it('grow by one version with every change, in order of time, and end closed', () => {
    for (const plan of county.alarms.raisedBetween(day, day + dayMs)) {
      const { states } = county.alarms.lifeOf(plan, day + 3 * dayMs)
      expect(states.map(state => state.version)).toEqual(states.map((_, k) => k + 1))
      for (const [k, state] of states.entries()) if (k > 0) expect(state.changedAt).toBeGreaterThanOrEqual(states[k - 1]?.changedAt ?? Infinity)
      const last = states.at(-1)
      expect(last?.closedAt).not.toBeNull()
      expect((last?.closedAt ?? Infinity) - plan.raisedAt).toBeLessThan(14 * hourMs)
      for (const state of states.slice(0, -1)) expect(state.closedAt).toBeNull()
    }
  })

  it('become one grid event of source IoT预警 when they are dispatched, and only then', () => {
    const at = day + 15 * hourMs
    const events = county.events(0, 'console', at, null).filter(event => event.source === 'iot')
    expect(events.length).toBeGreaterThan(5)
    for (const event of events) {
      const life = county.alarms.find(event.alarm ?? '', at)
      const state = life === undefined ? null : stateAt(life.states, at)
      expect(state?.event).not.toBeNull()
      expect(event.id).toBe(`e-${event.alarm ?? ''}`)
    }
    const dispatched = county.alarms.raisedBetween(day, at).filter(plan => stateAt(county.alarms.lifeOf(plan, at).states, at)?.event)
    expect(new Set(events.map(event => event.alarm))).toEqual(new Set(dispatched.map(plan => plan.id)))
  })

  it('show the past as it was', () => {
    const then = county.openAlarms(0, 'console', day + 9 * hourMs)
    for (const alarm of then) expect(Date.parse(alarm.changedAt)).toBeLessThanOrEqual(day + 9 * hourMs)
    expect(then.every(alarm => alarm.closed === null)).toBe(true)
  })
})

describe('scripted incidents', () => {
  const start = local('2026-11-25T09:05')

  it('raise a gas leak in 翠屏社区 that waits for the operator', () => {
    const world = scenarioCounty('gasLeak', start).county
    const open = world.openAlarms(0, 'wall', start + 5_000).filter(alarm => alarm.id.startsWith('s-'))
    expect(open).toHaveLength(1)
    expect(open[0]).toMatchObject({ kind: 'gasLeak', severity: 'urgent', acknowledged: null, place: { precision: 'exact' }, reading: { rule: 'GAS-LEL', limit: 20, side: 'above' } })
    expect(findRegion(open[0]?.place.regionPath.at(-1) ?? '')?.name).toBe('翠屏社区')
    expect(findNode(370124, open[0]?.place.node ?? '')).toMatchObject({ kind: 'RQ', community: findRegion('370124001013')?.index })
    expect(open[0]?.reading?.value).toBeGreaterThan(27)
    const later = world.openAlarms(0, 'wall', start + 20 * minuteMs).find(alarm => alarm.id === open[0]?.id)
    expect(later?.acknowledged).toBeNull()
  })

  it('stay below the wall\'s root', () => {
    for (const scenario of ['gasLeak', 'burstMain', 'stormFlood', 'elderSos'] as const) {
      const world = scenarioCounty(scenario, start, '370124103').county
      const raised = world.alarms.raisedBetween(start - 1, start + 20 * minuteMs).filter(plan => plan.id.startsWith('s-'))
      expect(raised.length).toBeGreaterThan(0)
      for (const plan of raised) expect(world.show(plan, world.alarms.lifeOf(plan, start).states[0] ?? raise(), 'console').place.regionPath[1]).toBe('370124103')
    }
  })

  it('flood the board after a storm: 10,000 alarms within a minute, each from another device, a handful of them red, over in some hours', () => {
    const world = scenarioCounty('stormFlood', start).county
    const plans = world.alarms.raisedBetween(start - 1, start + minuteMs - 1).filter(plan => plan.id.startsWith('s-'))
    expect(plans).toHaveLength(10_000)
    expect(new Set(plans.map(plan => plan.id)).size).toBe(10_000)
    expect(new Set(plans.map(({ device }) => idOf(device))).size).toBe(10_000)
    expect(new Set(plans.map(plan => plan.community)).size).toBeGreaterThan(250)
    const lives = plans.map(plan => world.alarms.lifeOf(plan, start + dayMs))
    const urgent = lives.filter(({ states }) => states.some(state => state.severity === 'urgent')).length
    expect(urgent).toBeGreaterThanOrEqual(3)
    expect(urgent).toBeLessThanOrEqual(12)
    for (const { states } of lives) expect(states.at(-1)?.closedAt ?? Infinity).toBeLessThan(start + 10 * hourMs)
    expect(world.alarms.find(plans[5_000]?.id ?? '', start + dayMs)?.plan).toBe(plans[5_000])
  })

  it('give a burst main in order: pressure falls, the pump trips, the next valve falls, the street floods and becomes red', () => {
    const world = scenarioCounty('burstMain', start).county
    const plans = world.alarms.raisedBetween(start - 1, start + 20 * minuteMs).filter(plan => plan.id.startsWith('s-'))
    expect(plans.map(plan => plan.kind)).toEqual(['waterPressure', 'pumpTrip', 'waterPressure', 'waterlogging'])
    expect(plans[3]?.marks().map(mark => mark.type)).toContain('escalated')
    for (const plan of plans.filter(({ kind }) => kind === 'waterPressure')) {
      const { place } = world.show(plan, world.alarms.lifeOf(plan, start).states[0] ?? raise(), 'console')
      const node = findNode(370124, place.node ?? '')
      expect(node?.kind).toBe('JS')
      expect(node?.point).toEqual(place.point)
    }
  })

  it('mask an elder\'s home on the wall', () => {
    const alarm = scenarioCounty('elderSos', start).county.openAlarms(0, 'wall', start + 5_000).find(candidate => candidate.id.startsWith('s-'))
    expect(alarm).toMatchObject({ kind: 'sosButton', footage: null, place: { precision: 'area', unit: null, floor: null, spot: null } })
    expect(alarm?.place.building).toMatch(/^\d+–\d+ 号楼$/)
  })
})

function raise(): never {
  throw new Error('the alarm has no state')
}
