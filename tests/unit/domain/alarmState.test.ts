import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { type AlarmState, alarmAt, stateOf, statusOf } from '@/domain/alarmState'
import { acknowledged, alarm, asEvent, closed, shelved } from '../../builders/alarms'
import { someMorning } from '../../builders/figures'

const returns = (of: Alarm): Alarm => ({ ...of, version: of.version + 1, condition: 'returned' })
const raisedAgain = (of: Alarm): Alarm => ({ ...of, version: of.version + 1, condition: 'active', repeats: of.repeats + 1 })
const shelfEnds = (of: Alarm): Alarm => ({ ...of, version: of.version + 1, shelved: null })

/** One alarm in each state, by the way that leads there. */
const inState: Readonly<Record<AlarmState, Alarm>> = {
  unacknowledgedActive: alarm('a'), acknowledgedActive: acknowledged(alarm('a')), returnedUnacknowledged: returns(alarm('a')),
  normal: returns(acknowledged(alarm('a'))), shelved: shelved(alarm('a')), closed: closed(alarm('a')),
}
const events = { raisedAgain, returns, acknowledged, shelved, shelfEnds, closed }

describe('the states of an alarm after ISA-18.2', () => {
  it.each(Object.entries(inState))('%s', (state, one) => {
    expect(stateOf(one, someMorning)).toBe(state)
  })

  // The rows of the table in the docstring of `stateOf`, in its order of events.
  it.each<[AlarmState, ...AlarmState[]]>([
    ['unacknowledgedActive', 'unacknowledgedActive', 'returnedUnacknowledged', 'acknowledgedActive', 'shelved', 'unacknowledgedActive', 'closed'],
    ['acknowledgedActive', 'acknowledgedActive', 'normal', 'acknowledgedActive', 'shelved', 'acknowledgedActive', 'closed'],
    ['returnedUnacknowledged', 'unacknowledgedActive', 'returnedUnacknowledged', 'normal', 'shelved', 'returnedUnacknowledged', 'closed'],
    ['normal', 'acknowledgedActive', 'normal', 'normal', 'shelved', 'normal', 'closed'],
    ['shelved', 'shelved', 'shelved', 'shelved', 'shelved', 'unacknowledgedActive', 'closed'],
    ['closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed'],
  ])('%s: raised again, returns, acknowledged, shelved, shelf ends, closed', (from, ...to) => {
    expect(Object.values(events).map(change => stateOf(change(inState[from]), someMorning))).toEqual(to)
  })

  it('leaves the shelf by the clock alone, in the state that the shelf hid', () => {
    const end = someMorning + 3_600_000
    for (const [under, state] of [[alarm('a'), 'unacknowledgedActive'], [acknowledged(alarm('a')), 'acknowledgedActive'], [returns(alarm('a')), 'returnedUnacknowledged']] as const) {
      expect(stateOf(shelved(under), end - 1)).toBe('shelved')
      expect(stateOf(shelved(under), end)).toBe(state)
    }
    expect(stateOf(closed(shelved(alarm('a'))), end - 1)).toBe('closed')
  })

  it('is told without its shelf once that has ended, and as the same object before', () => {
    const one = shelved(alarm('a'))
    expect(alarmAt(one, someMorning)).toBe(one)
    expect(alarmAt(one, someMorning + 3_600_000).shelved).toBeNull()
    expect(alarmAt(closed(one), someMorning + 3_600_000).shelved).not.toBeNull()
  })
})

describe('the status of an alarm', () => {
  it.each([
    ['waiting', alarm('a')],
    ['acknowledged', acknowledged(alarm('a'))],
    ['acknowledged', asEvent(acknowledged(alarm('a')), 'accepted')],
    ['dispatched', asEvent(acknowledged(alarm('a')), 'dispatched')],
    ['handling', asEvent(acknowledged(alarm('a')), 'handling')],
    ['verifying', asEvent(acknowledged(alarm('a')), 'verifying')],
    ['shelved', shelved(asEvent(alarm('a'), 'handling'))],
    ['closed', closed(shelved(alarm('a')))],
  ])('%s', (status, one) => {
    expect(statusOf(one)).toBe(status)
  })
})
