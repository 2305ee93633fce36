import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { useAlarmCommandsStore } from '@/stores/alarmCommands'
import { acknowledged, alarm } from '../../builders/alarms'
import { alarmWall } from '../../builders/alarmWall'
import { settle } from '../../builders/clock'
import { fresh } from '../../builders/figures'

async function commandWall(there: readonly Alarm[] = []) {
  const wall = await alarmWall(there)
  return { ...wall, commands: wall.inside(() => useAlarmCommandsStore()) }
}

describe('acknowledging', () => {
  it('tells the server which version was seen, and shows what the server made of it', async () => {
    const wall = await commandWall([alarm('a')])
    wall.api.answer('command', () => ({ freshness: fresh(), data: { status: 'accepted', alarm: acknowledged(alarm('a')) } }))
    await wall.commands.acknowledge(alarm('a'))
    expect(wall.api.calls('command').map(c => c.call.body)).toEqual([{ type: 'alarm.acknowledge', alarm: 'a', expectedVersion: 1, idempotencyKey: 'key-000001' }])
    expect(wall.alarms.visible[0]?.acknowledged?.maskedName).toBe('王*')
    expect(wall.commands.problem).toBeNull()
    expect(wall.commands.busy).toBeNull()
  })

  it('twice by a nervous finger is one command', async () => {
    const wall = await commandWall([alarm('a')])
    void wall.commands.acknowledge(alarm('a'))
    void wall.commands.acknowledge(alarm('a'))
    await settle()
    expect(wall.api.calls('command')).toHaveLength(1)
    expect(wall.commands.busy).toBe('a')
  })

  it('that came too late says why and shows the alarm as it is', async () => {
    const wall = await commandWall([alarm('a')])
    wall.api.answer('command', () => ({ freshness: fresh(), data: { status: 'refused', reason: 'versionConflict', alarm: { ...acknowledged(alarm('a')), version: 5 } } }))
    await wall.commands.acknowledge(alarm('a'))
    expect(wall.commands.problem).toEqual({ kind: 'refused', reason: 'versionConflict' })
    expect(wall.alarms.visible[0]).toMatchObject({ version: 5 })
  })

  it('that does not reach the server says so, changes nothing, and can be tried again', async () => {
    const wall = await commandWall([alarm('a')])
    wall.api.fail('command', { kind: 'offline' })
    await wall.commands.acknowledge(alarm('a'))
    expect(wall.commands.problem).toEqual({ kind: 'api', error: { kind: 'offline' } })
    expect(wall.alarms.visible[0]?.acknowledged).toBeNull()
    wall.api.answer('command', () => ({ freshness: fresh(), data: { status: 'accepted', alarm: acknowledged(alarm('a')) } }))
    await wall.commands.acknowledge(alarm('a'))
    expect(wall.commands.problem).toBeNull()
    expect(new Set(wall.api.calls('command').map(c => c.call.body?.idempotencyKey)).size).toBe(2)
  })

  it('is undone by no older word of the stream', async () => {
    const wall = await commandWall()
    await wall.say(alarm('a'))
    wall.api.answer('command', () => ({ freshness: fresh(), data: { status: 'accepted', alarm: { ...acknowledged(alarm('a')), version: 9 } } }))
    await wall.commands.acknowledge(alarm('a'))
    await wall.say({ ...alarm('a'), version: 2 })
    expect(wall.alarms.visible[0]?.version).toBe(9)
  })
})
