import { describe, expect, it } from 'vitest'
import { watch } from 'vue'
import { acknowledged, alarm, batch, closed, heartbeat, idOf } from '../../builders/alarms'
import { alarmWall } from '../../builders/alarmWall'
import { at } from '../../builders/regions'

const flushMs = 30
const orange = (id: string) => alarm(id, { severity: 'important' })
const yellow = (id: string) => alarm(id, { severity: 'general' })

describe('the board of the wall', () => {
  it('is the server\'s, and what was there already opens no pop-up', async () => {
    const { alarms } = await alarmWall([alarm('a'), yellow('b'), closed(alarm('c'))])
    expect(alarms.loaded).toBe(true)
    expect(alarms.status).toBe('live')
    expect(alarms.visible.map(a => a.id)).toEqual(['a', 'b'])
    expect(alarms.counts).toEqual({ urgent: 1, important: 0, general: 1, notice: 0 })
    expect(alarms.focused).toBeNull()
  })

  it('is asked for once for the whole wall; going down filters what is here', async () => {
    const { alarms, place, api } = await alarmWall([alarm('a'), alarm('b', { place: { ...alarm('b').place, regionPath: [at.county, at.ancheng, at.xinanli] } })])
    expect(alarms.visible).toHaveLength(2)
    place.go(at.ancheng)
    expect(alarms.visible.map(a => a.id)).toEqual(['b'])
    expect(api.calls('alarms').map(c => c.call.query)).toEqual([{ scope: at.county }])
  })

  it('changes once for many events that come together', async () => {
    const wall = await alarmWall()
    let changes = 0
    watch(() => wall.alarms.board, () => { changes += 1 }, { flush: 'sync' })
    for (let n = 1; n <= 1_000; n += 1) wall.sockets.last().say(batch(n, [yellow(`y${n}`)]))
    expect(changes).toBe(0)
    await wall.clock.turn(flushMs)
    expect(changes).toBe(1)
    expect(wall.alarms.visible).toHaveLength(1_000)
  })

  it('counts and reports a message that makes no sense, and goes on', async () => {
    const wall = await alarmWall()
    wall.sockets.last().say('nonsense')
    expect(wall.alarms.badMessages).toBe(1)
    expect(wall.errors.map(e => e.where)).toEqual(['stream'])
    await wall.say(alarm('a'))
    expect(wall.alarms.visible).toHaveLength(1)
  })

  it('shows the connection: broken, then live again', async () => {
    const wall = await alarmWall()
    wall.sockets.last().drop()
    expect(wall.alarms.status).toBe('broken')
    await wall.clock.turn(1_000)
    wall.sockets.last().open()
    wall.sockets.last().say(heartbeat(0))
    expect(wall.alarms.status).toBe('live')
  })

  it('takes the server\'s word after it started anew, also where its versions began again', async () => {
    const wall = await alarmWall([alarm('a')])
    await wall.say(acknowledged(alarm('a')))
    expect(wall.alarms.visible[0]?.acknowledged).not.toBeNull()
    await wall.restart([alarm('a')])
    expect(wall.alarms.visible[0]?.acknowledged).toBeNull()
  })

  it('leaves no timer and no socket when it is stopped, also with events in hand', async () => {
    const wall = await alarmWall()
    wall.sockets.last().say(batch(1, [alarm('a')]))
    wall.stop()
    expect(wall.clock.pending()).toBe(0)
    expect(wall.sockets.alive()).toBe(0)
  })
})

describe('the pop-up', () => {
  it('opens by itself for a red and for an orange alarm, not for a yellow one', async () => {
    const wall = await alarmWall()
    await wall.say(yellow('y'))
    expect(wall.alarms.focused).toBeNull()
    await wall.say(orange('o'))
    expect(wall.alarms.focused?.id).toBe('o')
    expect(wall.place.alarm).toBe('o')
  })

  it('is never taken over; the others wait with their count, the most urgent first', async () => {
    const wall = await alarmWall()
    await wall.say(orange('o'))
    await wall.say(orange('o2'), alarm('red'))
    expect(wall.alarms.focused?.id).toBe('o')
    expect(wall.alarms.waitingCount).toBe(2)
    wall.alarms.closePopup()
    expect(wall.alarms.focused?.id).toBe('red')
    expect(wall.place.alarm).toBe('red')
    wall.alarms.closePopup()
    wall.alarms.closePopup()
    expect(wall.alarms.focused).toBeNull()
    expect(wall.place.alarm).toBeNull()
  })

  it('shows the alarm as it is now, not as it was when it opened', async () => {
    const wall = await alarmWall()
    await wall.say(alarm('a'))
    await wall.say({ ...alarm('a'), version: 2, repeats: 4 })
    expect(wall.alarms.focused?.repeats).toBe(4)
  })

  it('goes on to the next when somebody closes its alarm', async () => {
    const wall = await alarmWall()
    await wall.say(alarm('a'), alarm('b'))
    const open = wall.alarms.focused ?? alarm('none')
    await wall.say(closed(open))
    expect(wall.alarms.focused?.id).toBe(open.id === 'a' ? 'b' : 'a')
    expect(wall.alarms.waitingCount).toBe(0)
  })

  it('does not come back with every repeat of an alarm that was put away', async () => {
    const wall = await alarmWall()
    await wall.say(orange('o'))
    wall.alarms.closePopup()
    for (let version = 2; version < 12; version += 1) await wall.say({ ...orange('o'), version, repeats: version })
    expect(wall.alarms.focused).toBeNull()
  })

  it('comes back when an alarm that was put away gets worse', async () => {
    const wall = await alarmWall()
    await wall.say(orange('o'))
    wall.alarms.closePopup()
    await wall.say({ ...alarm('o'), version: 2, severity: 'urgent' })
    expect(wall.alarms.focused?.id).toBe('o')
  })

  it('opens for what was raised while the wall was cut off', async () => {
    const wall = await alarmWall([alarm('known')])
    await wall.restart([alarm('known'), alarm('missed'), yellow('quiet')])
    expect(wall.alarms.focused?.id).toBe('missed')
    expect(wall.alarms.waitingCount).toBe(0)
  })

  it('opens the alarm that a person chooses, and lets the one it had wait', async () => {
    const wall = await alarmWall([yellow('y')])
    await wall.say(alarm('red'))
    wall.alarms.openPopup(idOf('y'))
    expect(wall.alarms.focused?.id).toBe('y')
    expect(wall.alarms.waitingCount).toBe(1)
    wall.alarms.closePopup()
    expect(wall.alarms.focused?.id).toBe('red')
  })

  it('opens the alarm that the address names', async () => {
    const { alarms, place } = await alarmWall([alarm('a'), alarm('b')], (p) => { p.openAlarm(idOf('b')) })
    expect(alarms.focused?.id).toBe('b')
    expect(place.alarm).toBe('b')
  })

  it('stays closed where the address names an alarm that is not there', async () => {
    const { alarms } = await alarmWall([alarm('a')], (p) => { p.openAlarm(idOf('gone')) })
    expect(alarms.focused).toBeNull()
  })
})
