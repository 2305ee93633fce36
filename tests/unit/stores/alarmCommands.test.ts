import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import type { CommandResult } from '@/api/contract/commands'
import { useAlarmCommandsStore } from '@/stores/alarmCommands'
import { useExpectedAlarmsStore } from '@/stores/expectedAlarms'
import { useSessionStore } from '@/stores/session'
import { acknowledged, alarm, asEvent, closed, idOf, officerSession } from '../../builders/alarms'
import { alarmWall } from '../../builders/alarmWall'
import { settle } from '../../builders/clock'
import { fresh } from '../../builders/figures'

async function commandWall(there: readonly Alarm[] = []) {
  const wall = await alarmWall(there)
  wall.inside(() => useSessionStore()).session = officerSession
  const commands = wall.inside(() => useAlarmCommandsStore())
  return {
    ...wall, commands,
    /** The answer comes when the test says so. */
    holdAnswer() {
      let give: (result: CommandResult) => void = () => {}
      wall.api.answer('command', () => new Promise((resolve) => { give = data => { resolve({ freshness: fresh(), data }) } }))
      return async (result: CommandResult) => { await settle(); give(result); await settle() }
    },
    answer(result: CommandResult) { wall.api.answer('command', () => ({ freshness: fresh(), data: result })) },
    bodies: () => wall.api.calls('command').map(c => c.call.body),
    onScreen: (id: string) => { const one = wall.alarms.find(idOf(id)); return one && wall.inside(() => useExpectedAlarmsStore()).shown(one) },
  }
}

describe('a command on an alarm', () => {
  it('tells the server which version was seen, and shows what the server made of it', async () => {
    const wall = await commandWall([alarm('a')])
    wall.answer({ status: 'accepted', alarm: acknowledged(alarm('a')) })
    await wall.commands.act(alarm('a'), { action: 'acknowledge' })
    expect(wall.bodies()).toEqual([{ type: 'alarm.acknowledge', alarm: 'a', expectedVersion: 1, idempotencyKey: 'key-000001' }])
    expect(wall.alarms.visible[0]?.acknowledged?.maskedName).toBe('王*')
    expect(wall.commands.problemOf(idOf('a'))).toBeNull()
    expect(wall.commands.busyWith(idOf('a'))).toBeNull()
  })

  it('carries what its form says', async () => {
    const wall = await commandWall([alarm('a')])
    wall.answer({ status: 'accepted', alarm: null })
    const until = '2026-11-22T10:00:00+08:00'
    await wall.commands.act(alarm('a'), { action: 'dispatch', to: '网格员 李*' })
    await wall.commands.act(alarm('a'), { action: 'shelve', reason: '检修', until })
    await wall.commands.act(alarm('a'), { action: 'falseAlarm', reason: '做饭冒烟' })
    for (const action of ['handle', 'verify', 'close', 'unshelve'] as const) await wall.commands.act(alarm('a'), { action })
    expect(wall.bodies().map(body => ({ ...body, idempotencyKey: undefined, alarm: undefined, expectedVersion: undefined }))).toEqual([
      { type: 'alarm.dispatch', to: '网格员 李*' }, { type: 'alarm.shelve', reason: '检修', until }, { type: 'alarm.falseAlarm', reason: '做饭冒烟' },
      { type: 'alarm.handle' }, { type: 'alarm.verify' }, { type: 'alarm.close' }, { type: 'alarm.unshelve' },
    ])
    expect(new Set(wall.bodies().map(body => body?.idempotencyKey)).size).toBe(7)
  })

  it('twice by a nervous finger is one command', async () => {
    const wall = await commandWall([alarm('a')])
    void wall.commands.act(alarm('a'), { action: 'acknowledge' })
    void wall.commands.act(alarm('a'), { action: 'acknowledge' })
    void wall.commands.act(alarm('a'), { action: 'dispatch', to: null })
    await settle()
    expect(wall.api.calls('command')).toHaveLength(1)
    expect(wall.commands.busyWith(idOf('a'))).toBe('acknowledge')
  })

  it('lets another alarm be handled meanwhile', async () => {
    const wall = await commandWall([alarm('a'), alarm('b')])
    void wall.commands.act(alarm('a'), { action: 'acknowledge' })
    void wall.commands.act(alarm('b'), { action: 'dispatch', to: null })
    expect([wall.commands.busyWith(idOf('a')), wall.commands.busyWith(idOf('b'))]).toEqual(['acknowledge', 'dispatch'])
    expect(wall.api.calls('command')).toHaveLength(2)
  })

  it('is refused here where nobody may act', async () => {
    const wall = await commandWall([alarm('a')])
    wall.inside(() => useSessionStore()).session = { ...officerSession, operator: null }
    await wall.commands.act(alarm('a'), { action: 'acknowledge' })
    expect(wall.api.calls('command')).toHaveLength(0)
    expect(wall.commands.problemOf(idOf('a'))).toEqual({ action: 'acknowledge', kind: 'refused', reason: 'notPermitted' })
    expect(wall.onScreen('a')?.acknowledged).toBeNull()
  })
})

describe('between the press and the answer', () => {
  it('what is expected is on screen, and the board still says what the source says', async () => {
    const wall = await commandWall([alarm('a')])
    const answer = wall.holdAnswer()
    void wall.commands.act(alarm('a'), { action: 'acknowledge' })
    expect(wall.onScreen('a')?.acknowledged).toMatchObject({ role: '值班员', maskedName: '王*' })
    expect(wall.alarms.find(idOf('a'))?.acknowledged).toBeNull()
    await answer({ status: 'accepted', alarm: { ...acknowledged(alarm('a')), acknowledged: { at: '2026-11-22T09:20:00+08:00', role: '值班长', maskedName: '张*' } } })
    expect(wall.onScreen('a')?.acknowledged?.maskedName).toBe('张*')
  })

  it('a refusal takes it back, says why, and shows the alarm as it is', async () => {
    const wall = await commandWall([alarm('a')])
    const answer = wall.holdAnswer()
    void wall.commands.act(alarm('a'), { action: 'falseAlarm', reason: '误报' })
    expect(wall.onScreen('a')?.closed?.outcome).toBe('falseAlarm')
    const truth = { ...asEvent(acknowledged(alarm('a')), 'dispatched'), version: 5 }
    await answer({ status: 'refused', reason: 'versionConflict', alarm: truth })
    expect(wall.onScreen('a')).toEqual(truth)
    expect(wall.commands.problemOf(idOf('a'))).toEqual({ action: 'falseAlarm', kind: 'refused', reason: 'versionConflict' })
  })

  it('a lost answer takes it back and says so', async () => {
    const wall = await commandWall([alarm('a')])
    wall.api.fail('command', { kind: 'offline' })
    await wall.commands.act(alarm('a'), { action: 'acknowledge' })
    expect(wall.commands.problemOf(idOf('a'))).toEqual({ action: 'acknowledge', kind: 'api', error: { kind: 'offline' } })
    expect(wall.onScreen('a')?.acknowledged).toBeNull()
  })

  it('a newer word of the stream is shown as soon as it comes', async () => {
    const wall = await commandWall()
    await wall.say(alarm('a'))
    wall.holdAnswer()
    void wall.commands.act(alarm('a'), { action: 'acknowledge' })
    await wall.say({ ...alarm('a'), version: 2, severity: 'urgent', repeats: 7 })
    expect(wall.onScreen('a')).toMatchObject({ version: 2, repeats: 7, acknowledged: null })
  })

  it('the pop-up may go: the answer is applied all the same', async () => {
    const wall = await commandWall()
    await wall.say(alarm('a'))
    const answer = wall.holdAnswer()
    void wall.commands.act(alarm('a'), { action: 'acknowledge' })
    wall.alarms.closePopup()
    await answer({ status: 'accepted', alarm: acknowledged(alarm('a')) })
    expect(wall.alarms.find(idOf('a'))?.acknowledged?.maskedName).toBe('王*')
  })

  it('an older word of the stream undoes nothing', async () => {
    const wall = await commandWall()
    await wall.say(alarm('a'))
    wall.answer({ status: 'accepted', alarm: { ...acknowledged(alarm('a')), version: 9 } })
    await wall.commands.act(alarm('a'), { action: 'acknowledge' })
    await wall.say({ ...alarm('a'), version: 2 })
    expect(wall.onScreen('a')?.version).toBe(9)
  })
})

describe('a command that failed', () => {
  it('is sent again under the same key, so that it has one effect; another one has its own', async () => {
    const wall = await commandWall([alarm('a')])
    wall.api.fail('command', { kind: 'timeout', afterMs: 10_000 })
    await wall.commands.act(alarm('a'), { action: 'dispatch', to: null })
    await wall.commands.act(alarm('a'), { action: 'dispatch', to: null })
    await wall.commands.act(alarm('a'), { action: 'dispatch', to: '网格员 李*' })
    wall.answer({ status: 'accepted', alarm: null })
    await wall.commands.act(alarm('a'), { action: 'dispatch', to: '网格员 李*' })
    await wall.commands.act(alarm('a'), { action: 'dispatch', to: '网格员 李*' })
    expect(wall.bodies().map(body => body?.idempotencyKey)).toEqual(['key-000001', 'key-000001', 'key-000002', 'key-000002', 'key-000003'])
    expect(wall.commands.problemOf(idOf('a'))).toBeNull()
  })

  it('is told where its pop-up has gone, and no more once it was seen', async () => {
    const wall = await commandWall([alarm('other')])
    await wall.say(alarm('a'))
    const answer = wall.holdAnswer()
    void wall.commands.act(alarm('a'), { action: 'acknowledge' })
    wall.alarms.closePopup()
    await answer({ status: 'refused', reason: 'notPermitted', alarm: null })
    expect(wall.commands.unread.map(each => each.id)).toEqual(['a'])
    wall.alarms.openPopup(idOf('a'))
    expect(wall.commands.unread).toEqual([])
    expect(wall.commands.problemOf(idOf('a'))).toMatchObject({ reason: 'notPermitted' })
    wall.alarms.openPopup(idOf('other'))
    expect(wall.commands.problemOf(idOf('a'))).toBeNull()
  })

  it('says nothing about the next alarm in the slot', async () => {
    const wall = await commandWall()
    await wall.say(alarm('a'), alarm('b'))
    const first = wall.alarms.focused ?? alarm('none')
    wall.api.fail('command', { kind: 'offline' })
    await wall.commands.act(first, { action: 'acknowledge' })
    await wall.say({ ...closed(first), version: 7 })
    expect(wall.alarms.focused).not.toBeNull()
    expect(wall.commands.problemOf(wall.alarms.focused?.id ?? first.id)).toBeNull()
    expect(wall.commands.unread).toEqual([])
  })
})
