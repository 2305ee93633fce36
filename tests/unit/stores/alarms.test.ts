import { describe, expect, it } from 'vitest'
import { nextTick, watch } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import { acknowledged, alarm, batch, closed, heartbeat, idOf, shelved } from '../../builders/alarms'
import { alarmWall } from '../../builders/alarmWall'
import { settle } from '../../builders/clock'
import { fresh, someMorning } from '../../builders/figures'
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

describe('what the clock changes', () => {
  const iso = (ms: number) => new Date(ms).toISOString()
  const shelvedUntil = (id: string, ms: number) => { const one = shelved(alarm(id)); return { ...one, shelved: one.shelved && { ...one.shelved, until: iso(someMorning + ms) } } }

  it('a shelf ends without a message: the alarm is in the list again and asks for attention', async () => {
    const wall = await alarmWall([shelvedUntil('sh', 60_000)])
    await wall.startClock()
    expect(wall.alarms.visible).toEqual([])
    expect(wall.alarms.firstShelfEnd).toBe(someMorning + 60_000)
    await wall.clock.turn(59_000)
    expect(wall.alarms.focused).toBeNull()
    await wall.clock.turn(2_000)
    expect(wall.alarms.visible.map(a => a.id)).toEqual(['sh'])
    expect(wall.alarms.focused?.id).toBe('sh')
    expect(wall.alarms.firstShelfEnd).toBeNull()
  })

  it('a flood ends without a message', async () => {
    const wall = await alarmWall()
    await wall.startClock()
    await wall.say(...Array.from({ length: 11 }, (_, i) => yellow(`y${i}`)))
    expect(wall.alarms.isFlood).toBe(true)
    await wall.clock.turn(10 * 60_000)
    expect(wall.alarms.isFlood).toBe(false)
  })

  it('nothing changes where nothing is due', async () => {
    const wall = await alarmWall([alarm('a')])
    await wall.startClock()
    const { board } = wall.alarms
    await wall.clock.turn(60_000)
    expect(wall.alarms.board).toBe(board)
  })
})

describe('in a flood', () => {
  it('only red ones interrupt; the others wait in the list, also those that waited for the slot already', async () => {
    const wall = await alarmWall()
    await wall.say(orange('o1'), orange('o2'))
    expect(wall.alarms.waitingCount).toBe(1)
    await wall.say(...Array.from({ length: 10 }, (_, i) => orange(`f${i}`)))
    expect(wall.alarms.isFlood).toBe(true)
    expect(wall.alarms.waitingCount).toBe(0)
    await wall.say(alarm('red'), orange('o3'))
    expect(wall.alarms.waitingCount).toBe(1)
    wall.alarms.closePopup()
    expect(wall.alarms.focused?.id).toBe('red')
    wall.alarms.closePopup()
    expect(wall.alarms.focused).toBeNull()
    expect(wall.alarms.visible).toHaveLength(14)
  })

  it('ten thousand that come in one breath change the board a few times, and none is lost', async () => {
    const wall = await alarmWall()
    let changes = 0
    watch(() => wall.alarms.board, () => { changes += 1 }, { flush: 'sync' })
    for (let from = 0; from < 10_000; from += 250) wall.sockets.last().say(batch(from + 1, Array.from({ length: 250 }, (_, i) => yellow(`y${from + i}`))))
    await wall.clock.turn(flushMs)
    expect(changes).toBeLessThanOrEqual(3)
    expect(wall.alarms.board.byId.size).toBe(10_000)
    expect(wall.clock.pending()).toBe(1)
  })
})

describe('a sensor that goes on and off', () => {
  it('asks for attention at first, and no more once it chatters, unless it gets worse', async () => {
    const wall = await alarmWall()
    const { device } = orange('t')
    let opened = 0
    for (let n = 0; n < 20; n += 1) {
      await wall.say({ ...orange(`t${n}`), device })
      if (wall.alarms.focused) { opened += 1; wall.alarms.closePopup() }
      await wall.say(closed({ ...orange(`t${n}`), device, condition: 'returned' }))
    }
    expect(opened).toBeLessThanOrEqual(3)
    await wall.say({ ...alarm('worse'), device })
    expect(wall.alarms.focused?.id).toBe('worse')
  })
})

describe('a wall that was hidden for twenty minutes', () => {
  it('has no burst when it is shown: what came is on the board, one pop-up is open, the rest waits', async () => {
    const wall = await alarmWall()
    // No timer runs while it is hidden; messages come all the same.
    const minutesOf = (i: number) => new Date(someMorning + i * 100).toISOString()
    for (let from = 0; from < 12_000; from += 100) {
      wall.sockets.last().say(batch(from + 1, Array.from({ length: 100 }, (_, i) => ({ ...((from + i) % 3_000 === 0 ? alarm : yellow)(`h${from + i}`), raisedAt: minutesOf(from + i), changedAt: minutesOf(from + i) }))))
    }
    let changes = 0, popups = 0
    watch(() => wall.alarms.board, () => { changes += 1 }, { flush: 'sync' })
    watch(() => wall.alarms.focused, () => { popups += 1 }, { flush: 'sync' })
    await wall.clock.turn(flushMs)
    expect(changes).toBeLessThanOrEqual(1)
    expect(popups).toBeLessThanOrEqual(1)
    expect(wall.alarms.focused?.id).toBe('h0')
    expect(wall.alarms.waitingCount).toBe(3)
    expect(wall.alarms.board.byId.size).toBe(10_000)
    expect(wall.alarms.board.left).toBe(2_000)
  })
})

describe('an alarm that is not on the board', () => {
  const detail = (of: Alarm) => ({ freshness: fresh(), data: { alarm: of, timeline: [] } })

  it('is asked for by its id when the address names it, and stays open though it is closed long since', async () => {
    const wall = await alarmWall([alarm('a')])
    wall.api.answer('alarm', () => detail(closed(alarm('old'))))
    wall.place.openAlarm(idOf('old'))
    await nextTick()
    expect(wall.alarms.asked).toEqual({ id: 'old', state: 'loading' })
    await settle()
    expect(wall.api.calls('alarm').map(c => c.call.params)).toEqual([{ id: 'old' }])
    expect(wall.alarms.focused?.id).toBe('old')
    await wall.say(yellow('y'))
    expect(wall.alarms.focused?.id).toBe('old')
    wall.alarms.closePopup()
    expect(wall.place.alarm).toBeNull()
  })

  it('is asked for when the wall opens with it', async () => {
    const wall = await alarmWall([alarm('a')], (p, api) => { api.answer('alarm', () => detail(yellow('old'))); p.openAlarm(idOf('old')) })
    await settle()
    expect(wall.alarms.focused?.id).toBe('old')
  })

  it.each([['missing', { kind: 'status' as const, status: 404, code: 'notFound', message: '' }], ['failed', { kind: 'offline' as const }]])('is said to be %s, and the address goes back', async (state, fault) => {
    const wall = await alarmWall([alarm('a')])
    wall.api.fail('alarm', fault)
    wall.place.openAlarm(idOf('gone'))
    await nextTick()
    await settle()
    expect(wall.alarms.asked).toEqual({ id: 'gone', state })
    expect(wall.alarms.focused).toBeNull()
    expect(wall.place.alarm).toBeNull()
  })

  it('does not take the slot from one that has come in the meantime', async () => {
    const wall = await alarmWall()
    let tell: (answer: ReturnType<typeof detail>) => void = () => {}
    wall.api.answer('alarm', () => new Promise((resolve) => { tell = resolve }))
    wall.place.openAlarm(idOf('old'))
    await nextTick()
    await wall.say(alarm('red'))
    tell(detail(yellow('old')))
    await settle()
    expect(wall.alarms.focused?.id).toBe('red')
    expect(wall.place.alarm).toBe('red')
  })

  it('takes the answer to a command', async () => {
    const wall = await alarmWall()
    wall.api.answer('alarm', () => detail(yellow('old')))
    wall.place.openAlarm(idOf('old'))
    await nextTick()
    await settle()
    wall.alarms.apply(acknowledged(yellow('old')))
    expect(wall.alarms.focused?.acknowledged).not.toBeNull()
  })

  it('takes the answer to a command also where there is no room for it on the board', async () => {
    const wall = await alarmWall(Array.from({ length: 10_000 }, (_, i) => yellow(`y${i}`)))
    const old = alarm('old', { severity: 'notice' })
    wall.api.answer('alarm', () => detail(old))
    wall.place.openAlarm(idOf('old'))
    await nextTick()
    await settle()
    wall.alarms.apply(acknowledged(old))
    expect(wall.alarms.board.byId.has(idOf('old'))).toBe(false)
    expect(wall.alarms.focused?.acknowledged).not.toBeNull()
  })

  it('stays before the person who reads it when it has to leave the memory', async () => {
    const wall = await alarmWall([{ ...alarm('read', { severity: 'notice' }), changedAt: '2026-11-01T00:00:00Z' }])
    wall.alarms.openPopup(idOf('read'))
    for (let from = 0; from < 10_000; from += 1_000) await wall.say(...Array.from({ length: 1_000 }, (_, i) => yellow(`y${from + i}`)))
    expect(wall.alarms.board.byId.has(idOf('read'))).toBe(false)
    expect(wall.alarms.focused?.id).toBe('read')
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

  it('goes on no faster than a person can read where alarm after alarm is closed by its source', async () => {
    const wall = await alarmWall()
    await wall.say(alarm('a'), alarm('b'), alarm('c'))
    const [first, second, third] = [wall.alarms.focused, ...['a', 'b', 'c'].map(id => alarm(id)).filter(({ id }) => id !== wall.alarms.focused?.id)].map(one => one ?? alarm('none'))
    await wall.say(closed(first ?? alarm('none')))
    expect(wall.alarms.focused?.id).toBe(second?.id)
    await wall.say(closed(second ?? alarm('none')))
    expect(wall.alarms.focused?.closed).not.toBeNull()
    await wall.clock.turn(3_000)
    expect(wall.alarms.focused?.id).toBe(third?.id)
    // A person who puts it away does not wait, and the last one that is closed leaves the slot free.
    await wall.say(closed(third ?? alarm('none')))
    expect(wall.alarms.focused).toBeNull()
    wall.stop()
    expect(wall.clock.pending()).toBe(0)
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
