import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { type ActionBar, type AlarmAction, actionBars, alarmActions, barOf, expectedAfter, nextActionOf, refusalOfBar } from '@/domain/alarmActions'
import { refusalOf } from '../../../mocks/county/commands'
import { stateAt } from '../../../mocks/county/alarmLife'
import { type LoggedCommand, createCommandLog } from '../../../mocks/county/commandLog'
import { createCounty } from '../../../mocks/county/county'
import { dayMs } from '../../../mocks/county/time'
import { acknowledged, alarm, asEvent, closed, shelved } from '../../builders/alarms'
import { someMorning } from '../../builders/figures'
import { at } from '../../builders/regions'
import { local, quietCounty } from '../mocks/county'

/** As in the configuration of the demo; the shelves of these tests are shorter. */
const longestShelfHours = 12
const fresh = alarm('a')
const returned = (of: Alarm): Alarm => ({ ...of, condition: 'returned' })
const seen = acknowledged(fresh)
const states: Readonly<Record<string, Alarm>> = {
  'new': fresh, 'new and returned': returned(fresh), 'acknowledged': seen, 'acknowledged and returned': returned(seen), 'shelved': shelved(fresh), 'acknowledged and shelved': shelved(seen),
  'dispatched': asEvent(seen, 'dispatched'), 'handling': asEvent(seen, 'handling'), 'verifying': asEvent(seen, 'verifying'), 'closed': closed(seen), 'false alarm': closed(fresh),
}

/** What is possible in each state, and the reason for everything else, in the order of the actions. */
const table: Readonly<Record<keyof typeof states, readonly (ActionBar | null)[]>> = {
  'new': [null, null, 'needsDispatch', 'needsDispatch', 'needsAcknowledgement', null, 'notShelved', null],
  'new and returned': [null, null, 'needsDispatch', 'needsDispatch', 'needsAcknowledgement', null, 'notShelved', null],
  'acknowledged': ['acknowledged', null, 'needsDispatch', 'needsDispatch', 'needsReturn', null, 'notShelved', null],
  'acknowledged and returned': ['acknowledged', null, 'needsDispatch', 'needsDispatch', null, null, 'notShelved', null],
  'shelved': [null, null, 'needsDispatch', 'needsDispatch', 'needsAcknowledgement', null, null, null],
  'acknowledged and shelved': ['acknowledged', null, 'needsDispatch', 'needsDispatch', 'needsReturn', null, null, null],
  'dispatched': ['acknowledged', 'dispatched', null, 'needsArrival', 'needsVerification', 'dispatched', 'notShelved', 'dispatched'],
  'handling': ['acknowledged', 'dispatched', 'arrived', null, 'needsVerification', 'dispatched', 'notShelved', 'dispatched'],
  'verifying': ['acknowledged', 'dispatched', 'arrived', 'verifying', null, 'dispatched', 'notShelved', 'dispatched'],
  'closed': alarmActions.map(() => 'closed'),
  'false alarm': alarmActions.map(() => 'closed'),
}

describe('what can be done to an alarm', () => {
  it.each(Object.entries(states))('%s: is possible or has its reason', (name, one) => {
    expect(alarmActions.map(action => barOf(action, one))).toEqual(table[name])
  })

  it.each([
    ['new', 'acknowledge'], ['new and returned', 'acknowledge'], ['acknowledged', 'dispatch'], ['acknowledged and returned', 'close'], ['acknowledged and shelved', 'unshelve'],
    ['dispatched', 'handle'], ['handling', 'verify'], ['verifying', 'close'], ['closed', null],
  ] as const)('%s: the next step is %s, and it is possible', (name, action) => {
    const one = states[name]
    if (!one) throw new Error(name)
    expect(nextActionOf(one)).toBe(action)
    if (action) expect(barOf(action, one)).toBeNull()
  })

  it('has a refusal for every reason', () => {
    expect(new Set(actionBars.map(refusalOfBar))).toEqual(new Set(['notYet', 'notAllowedInState']))
  })
})

describe('the source decides by the same table', () => {
  const day = local('2026-11-25T00:00')
  const plans = quietCounty().county.alarms.raisedBetween(day, day + dayMs)
  /** Every third one is shelved by an operator as soon as it is there. */
  const shelves = plans.filter((_, i) => i % 3 === 0).map(({ id, raisedAt }): LoggedCommand => ({
    at: raisedAt + 1_000, operator: { role: '值班员', maskedName: '王＊' }, root: at.county,
    command: { type: 'alarm.shelve', alarm: id, expectedVersion: 1, idempotencyKey: `shelf-${id}`, reason: '检修', until: new Date(raisedAt + 3_600_000).toISOString() },
  }))
  const county = createCounty(370124, createCommandLog(shelves))
  const lives = plans.map(plan => county.alarms.lifeOf(plan, day + 2 * dayMs))
  const commandOf = (action: AlarmAction, one: Alarm, at: number) => {
    const base = { alarm: one.id, expectedVersion: one.version, idempotencyKey: 'key-000001' }
    switch (action) {
      case 'dispatch': return { type: 'alarm.dispatch' as const, ...base, to: one.people[0]?.name ?? null }
      case 'shelve': return { type: 'alarm.shelve' as const, ...base, reason: '检修', until: new Date(at + 3_600_000).toISOString() }
      case 'falseAlarm': return { type: 'alarm.falseAlarm' as const, ...base, reason: '误报' }
      case 'acknowledge': case 'handle': case 'verify': case 'close': case 'unshelve': return { type: `alarm.${action}` as const, ...base }
    }
  }

  it('in every state of a day of lives', () => {
    expect(lives.length).toBeGreaterThan(200)
    const met = new Set<string>()
    for (const life of lives) {
      for (const state of life.states) {
        // Of two changes in one instant only the later one can be met.
        if (stateAt(life.states, state.changedAt) !== state) continue
        const one = county.show(life.plan, state, 'console')
        for (const action of alarmActions) {
          const bar = barOf(action, one)
          const refusal = refusalOf(commandOf(action, one, state.changedAt), life, state.changedAt, longestShelfHours)
          expect(bar === null ? null : refusalOfBar(bar), `${action} of ${JSON.stringify(state)}`).toBe(refusal)
          met.add(`${action} ${bar ?? 'possible'}`)
        }
      }
    }
    for (const some of ['acknowledge possible', 'dispatch possible', 'handle possible', 'verify possible', 'close possible', 'close needsReturn', 'close needsVerification', 'shelve closed', 'unshelve possible', 'unshelve notShelved']) expect(met).toContain(some)
  })
})

describe('what is expected of an action', () => {
  const by = { role: '值班员', maskedName: '王*' }
  const then = new Date(someMorning + 60_000).toISOString()
  it('keeps the version, which is the source\'s to count', () => {
    for (const action of alarmActions) {
      const request = action === 'dispatch' ? { action, to: null } : action === 'shelve' ? { action, reason: '检修', until: then } : action === 'falseAlarm' ? { action, reason: '误报' } : { action }
      expect(expectedAfter(seen, request, by, then).version).toBe(seen.version)
    }
  })

  it('bars the action that was just done', () => {
    expect(barOf('acknowledge', expectedAfter(fresh, { action: 'acknowledge' }, by, then))).toBe('acknowledged')
    expect(barOf('handle', expectedAfter(asEvent(seen, 'dispatched'), { action: 'handle' }, by, then))).toBe('arrived')
    expect(barOf('verify', expectedAfter(asEvent(seen, 'handling'), { action: 'verify' }, by, then))).toBe('verifying')
    expect(barOf('close', expectedAfter(asEvent(seen, 'verifying'), { action: 'close' }, by, then))).toBe('closed')
    expect(barOf('falseAlarm', expectedAfter(fresh, { action: 'falseAlarm', reason: '误报' }, by, then))).toBe('closed')
    expect(barOf('unshelve', expectedAfter(shelved(seen), { action: 'unshelve' }, by, then))).toBe('notShelved')
    expect(expectedAfter(seen, { action: 'shelve', reason: '检修', until: then }, by, then).shelved).toEqual({ by: { ...by, at: then }, reason: '检修', until: then })
  })

  it('invents no event of a dispatch, and no second acknowledgement', () => {
    const sent = expectedAfter(seen, { action: 'dispatch', to: '网格员 李*' }, by, then)
    expect(sent.event).toBeNull()
    expect(sent.acknowledged).toBe(seen.acknowledged)
  })
})
