import { describe, expect, it } from 'vitest'
import type { Backfill } from '@/api/contract/stream'
import { alarm, batch, epochOf, event, heartbeat, snapshot } from '../../builders/alarms'
import { settle } from '../../builders/clock'
import { at } from '../../builders/regions'
import { alarms, backfill, wallOf } from './scriptedWall'

describe('the alarm stream', () => {
  it('takes a snapshot, then subscribes after its number, then hands on what comes', async () => {
    const wall = wallOf()
    wall.server.snapshot = () => Promise.resolve(snapshot([], 7))
    await wall.connected()
    expect(wall.sockets.last().sent).toEqual([{ type: 'subscribe', scope: at.county, epoch: 'e1', afterSeq: 7 }])
    expect(wall.status()).toBe('connecting')
    wall.sockets.last().say(batch(8, alarms('a', 'b')))
    expect(wall.handed).toEqual(['a', 'b'])
    expect(wall.status()).toBe('live')
  })

  it('is live at the first heartbeat, also where nothing happens', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say(heartbeat(0))
    expect(wall.status()).toBe('live')
  })

  it('hands on each event once, though its batch comes twice or overlaps the next', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say(batch(1, alarms('a', 'b')))
    wall.sockets.last().say(batch(1, alarms('a', 'b')))
    wall.sockets.last().say(batch(2, alarms('b', 'c')))
    expect(wall.handed).toEqual(['a', 'b', 'c'])
  })

  it('asks for a gap, shows it until it is closed, and hands on in order what came meanwhile', async () => {
    const wall = wallOf()
    let fill = (_: Backfill) => {}
    wall.server.backfill = () => new Promise((resolve) => { fill = resolve })
    await wall.connected()
    wall.sockets.last().say(batch(1, alarms('a')))
    wall.sockets.last().say(batch(4, alarms('d')))
    wall.sockets.last().say(batch(6, alarms('f')))
    wall.sockets.last().say(batch(5, alarms('e')))
    wall.sockets.last().say(heartbeat(6))
    expect(wall.asked).toEqual([{ epoch: 'e1', from: 2, to: 3 }])
    expect(wall.status()).toBe('gap')
    expect(wall.handed).toEqual(['a'])
    fill(backfill(2, alarms('b', 'c')))
    await settle()
    expect(wall.handed).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(wall.status()).toBe('live')
  })

  it('asks for a wide gap in parts, each after the one before, and shows it until the last is there', async () => {
    const wall = wallOf()
    const answers: (() => void)[] = []
    wall.server.backfill = (from, to) => new Promise((resolve) => { answers.push(() => { resolve(backfill(from, alarms(...Array.from({ length: to - from + 1 }, (_, i) => `n${from + i}`)))) }) })
    await wall.connected()
    wall.sockets.last().say(heartbeat(2_500))
    for (const part of [[1, 1_000], [1_001, 2_000], [2_001, 2_500]] as const) {
      expect(wall.asked.at(-1)).toEqual({ epoch: 'e1', from: part[0], to: part[1] })
      expect(wall.status()).toBe('gap')
      answers.at(-1)?.()
      await settle()
    }
    expect(wall.handed).toEqual(Array.from({ length: 2_500 }, (_, i) => `n${i + 1}`))
    expect(wall.status()).toBe('live')
    expect(wall.asked).toHaveLength(3)
  })

  it('tells with each heartbeat of its scope what time it is there', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say({ ...heartbeat(0), serverTime: '2026-11-22T09:07:28+08:00' })
    wall.sockets.last().say({ ...heartbeat(0), scope: at.yushan })
    expect(wall.times).toEqual([Date.parse('2026-11-22T09:07:28+08:00')])
  })

  it('learns from a heartbeat that it missed the last batch', async () => {
    const wall = wallOf()
    wall.server.backfill = from => Promise.resolve(backfill(from, alarms('a', 'b')))
    await wall.connected()
    wall.sockets.last().say(heartbeat(2))
    expect(wall.asked).toEqual([{ epoch: 'e1', from: 1, to: 2 }])
    await settle()
    expect(wall.handed).toEqual(['a', 'b'])
  })

  it('takes a new snapshot where the server no longer has the gap', async () => {
    const wall = wallOf()
    wall.server.backfill = from => Promise.resolve(backfill(from, [], { complete: false }))
    await wall.connected()
    wall.server.snapshot = () => Promise.resolve(snapshot([], 40))
    wall.sockets.last().say(batch(30, alarms('x')))
    await wall.clock.turn(1000)
    wall.sockets.last().open()
    expect(wall.server.snapshots).toBe(2)
    expect(wall.sockets.last().sent).toEqual([{ type: 'subscribe', scope: at.county, epoch: 'e1', afterSeq: 40 }])
    wall.sockets.last().say(batch(41, alarms('y')))
    expect(wall.handed).toEqual(['y'])
  })

  it.each([
    ['a heartbeat of another epoch', heartbeat(1, 'e2')],
    ['a batch of another epoch', batch(2, alarms('b'), 'e2')],
    ['a heartbeat whose number went backwards', heartbeat(0)],
  ])('starts over with a snapshot at %s', async (_, frame) => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say(batch(1, alarms('a')))
    wall.server.snapshot = () => Promise.resolve(snapshot([], 3, 'e2'))
    wall.sockets.last().say(frame)
    await wall.clock.turn(100)
    wall.sockets.last().open()
    expect(wall.server.snapshots).toBe(2)
    expect(wall.sockets.alive()).toBe(1)
    wall.sockets.last().say(batch(4, alarms('d'), 'e2'))
    expect(wall.handed).toEqual(['d'])
  })

  it('keeps its number over a broken connection and resumes there, without a snapshot', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say(batch(1, alarms('a', 'b')))
    wall.sockets.last().drop()
    expect(wall.status()).toBe('broken')
    await wall.clock.turn(500)
    wall.sockets.last().open()
    expect(wall.sockets.last().sent).toEqual([{ type: 'subscribe', scope: at.county, epoch: 'e1', afterSeq: 2 }])
    expect(wall.server.snapshots).toBe(1)
  })

  it('ignores what is said of another scope', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say({ ...batch(1, alarms('a')), scope: at.yushan })
    wall.sockets.last().say({ ...heartbeat(9, 'e9'), scope: at.yushan })
    expect(wall.handed).toEqual([])
    expect(wall.server.snapshots).toBe(1)
  })

  it('gives up holding back after 500 batches and takes a snapshot instead', async () => {
    const wall = wallOf()
    await wall.connected()
    for (let n = 0; n < 502; n += 1) wall.sockets.last().say(batch(10 + n, alarms('x')))
    await wall.clock.turn(0)
    expect(wall.server.snapshots).toBe(2)
  })
})

describe('a connection that fails', () => {
  it('is noticed within two heartbeats when it is half-open', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say(heartbeat(0, 'e1', 4))
    await wall.clock.turn(7_900)
    expect(wall.status()).toBe('live')
    await wall.clock.turn(200)
    expect(wall.status()).toBe('broken')
    expect(wall.sockets.alive()).toBe(0)
  })

  it('is noticed when it is never made at all', async () => {
    const wall = wallOf()
    wall.stream.start()
    await wall.clock.turn(20_000)
    expect(wall.statuses).toContain('broken')
  })

  it.each([[0, 0.5], [0.999, 1]])('is tried again with a doubling wait, capped, spread by chance (jitter %d)', async (jitter, part) => {
    const wall = wallOf({ jitter })
    await wall.connected()
    const waits: number[] = []
    for (let i = 0; i < 8; i += 1) {
      const before = wall.sockets.made.length
      const since = wall.clock.now()
      wall.sockets.last().drop()
      while (wall.sockets.made.length === before) await wall.clock.turn(50)
      waits.push(wall.clock.now() - since)
    }
    const ideal = [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000].map(ms => ms * part)
    waits.forEach((wait, i) => { expect(Math.abs(wait - (ideal[i] ?? 0))).toBeLessThanOrEqual(50) })
  })

  it('is tried again soon after it has been live', async () => {
    const wall = wallOf()
    await wall.connected()
    for (let i = 0; i < 6; i += 1) { wall.sockets.last().drop(); await wall.clock.turn(15_000) }
    wall.sockets.last().open()
    wall.sockets.last().say(heartbeat(0))
    const before = wall.sockets.made.length
    wall.sockets.last().drop()
    await wall.clock.turn(600)
    expect(wall.sockets.made.length).toBe(before + 1)
  })

  it('is tried again where the first snapshot cannot be had', async () => {
    const wall = wallOf()
    wall.server.snapshot = () => Promise.reject(new Error('away'))
    wall.stream.start()
    await settle()
    expect(wall.status()).toBe('broken')
    wall.server.snapshot = () => Promise.resolve(snapshot([], 0))
    await wall.clock.turn(1000)
    expect(wall.sockets.made).toHaveLength(1)
  })

  it('is tried again where the socket cannot even be made', async () => {
    const wall = wallOf()
    wall.server.openSocket = () => { throw new DOMException('insecure', 'SecurityError') }
    wall.stream.start()
    await settle()
    expect(wall.status()).toBe('broken')
    wall.server.openSocket = wall.sockets.openSocket
    await wall.clock.turn(1000)
    expect(wall.sockets.made).toHaveLength(1)
  })

  it('is tried again where the backfill fails; nothing is skipped', async () => {
    const wall = wallOf()
    wall.server.backfill = () => Promise.reject(new Error('500'))
    await wall.connected()
    wall.sockets.last().say(batch(3, alarms('c')))
    await settle()
    expect(wall.status()).toBe('broken')
    await wall.clock.turn(1000)
    wall.sockets.last().open()
    expect(wall.sockets.last().sent).toEqual([{ type: 'subscribe', scope: at.county, epoch: 'e1', afterSeq: 0 }])
    expect(wall.handed).toEqual([])
  })

  it('is told and tried again later where the server refuses it', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say({ type: 'refused', reason: 'not your region' })
    expect(wall.bad).toEqual(['subscription refused: not your region'])
    expect(wall.status()).toBe('broken')
    await wall.clock.turn(1000)
    expect(wall.sockets.made).toHaveLength(2)
  })
})

describe('a server that does not make sense', () => {
  it.each([
    ['text that is not JSON', 'hello', 'notJson'],
    ['half a frame', '{"type":"batch","scope":"370124"', 'notJson'],
    ['a frame of no known type', { type: 'news' }, 'wrongShape'],
    ['a batch without a number', { ...batch(1, []), firstSeq: undefined }, 'wrongShape'],
    ['a negative number', { ...batch(1, []), firstSeq: -4 }, 'impossibleValue'],
    ['a heartbeat of no time at all', { ...heartbeat(0), heartbeatSeconds: 0 }, 'impossibleValue'],
    ['five megabytes', 'x'.repeat(5_000_000), 'tooBig'],
  ])('is counted with its reason and does no harm: %s', async (_, message, reason) => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say(message)
    expect(wall.reasons).toEqual([reason])
    expect(wall.handed).toEqual([])
    wall.sockets.last().say(batch(1, alarms('a')))
    expect(wall.handed).toEqual(['a'])
    expect(wall.sockets.made).toHaveLength(1)
  })

  it.each([
    ['an alarm at latitude 91', event(alarm('bad', { place: { ...alarm('bad').place, point: [116, 91] } })), 'impossibleValue'],
    ['an event of no known type', { type: 'weather' }, 'wrongShape'],
    ['a reading of 1e308', event(alarm('bad', { version: 1e308 })), 'impossibleValue'],
    ['nothing', null, 'wrongShape'],
  ])('does not hold back the alarms around an event that breaks the contract, and says how: %s', async (_, broken, reason) => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say({ ...batch(1, []), events: [event(alarm('a')), broken, event(alarm('c'))] })
    wall.sockets.last().say(batch(4, alarms('d')))
    wall.sockets.last().say({ ...batch(5, []), events: [broken] })
    wall.sockets.last().say(heartbeat(5))
    expect(wall.handed).toEqual(['a', 'c', 'd'])
    expect(wall.reasons).toEqual([reason, reason])
    expect(wall.asked).toEqual([])
    expect(wall.status()).toBe('live')
  })

  it('is taken for dead when it says nothing but nonsense for two heartbeats', async () => {
    const wall = wallOf()
    await wall.connected()
    for (let i = 0; i < 25; i += 1) { wall.sockets.made[0]?.say('nonsense'); await wall.clock.turn(1000) }
    expect(wall.statuses).toContain('broken')
  })

  it('is not asked without a pause for a gap that it calls filled and does not fill', async () => {
    const wall = wallOf()
    wall.server.backfill = from => Promise.resolve(backfill(from, []))
    await wall.connected()
    wall.sockets.last().say(batch(5, alarms('e')))
    await wall.clock.turn(3_000)
    expect(wall.asked.length).toBeLessThanOrEqual(3)
    expect(wall.handed).toEqual([])
    expect(wall.status()).not.toBe('live')
  })

  it.each([
    ['of another epoch', backfill(1, alarms('w', 'x', 'y', 'z'), { epoch: epochOf('e7') })],
    ['that begins too late', backfill(3, alarms('x', 'y', 'z'))],
    ['that is not complete', backfill(1, alarms('w', 'x', 'y', 'z'), { complete: false })],
  ])('is not believed when it fills a gap with an answer %s', async (_, answer) => {
    const wall = wallOf()
    wall.server.backfill = () => Promise.resolve(answer)
    await wall.connected()
    wall.sockets.last().say(batch(5, alarms('e')))
    await wall.clock.turn(100)
    expect(wall.handed).toEqual([])
    expect(wall.server.snapshots).toBe(2)
  })

  it('is not asked for snapshots without a pause when its socket lives in another epoch than its snapshots', async () => {
    const wall = wallOf()
    await wall.connected()
    for (let i = 0; i < 100; i += 1) {
      wall.sockets.last().open()
      wall.sockets.last().say(heartbeat(0, 'other'))
      await wall.clock.turn(100)
    }
    expect(wall.server.snapshots).toBeLessThanOrEqual(8)
  })
})

describe('a stream that is stopped', () => {
  const leftOver = (wall: ReturnType<typeof wallOf>) => ({ timers: wall.clock.pending(), sockets: wall.sockets.alive() })

  it('leaves no timer and no socket, whenever it is stopped', async () => {
    const moments: ((wall: ReturnType<typeof wallOf>) => Promise<void> | void)[] = [
      wall => wall.stream.start(),
      async (wall) => { wall.stream.start(); await settle() },
      wall => wall.connected(),
      async (wall) => { await wall.connected(); wall.sockets.last().say(batch(1, alarms('a'))) },
      async (wall) => { await wall.connected(); wall.sockets.last().say(batch(9, alarms('x'))) },
      async (wall) => { await wall.connected(); wall.sockets.last().drop() },
      async (wall) => { await wall.connected(); wall.sockets.last().say(heartbeat(0, 'e2')) },
    ]
    for (const moment of moments) {
      const wall = wallOf()
      await moment(wall)
      wall.stream.stop()
      await settle()
      expect(leftOver(wall)).toEqual({ timers: 0, sockets: 0 })
      const made = wall.sockets.made.length
      await wall.clock.turn(60_000)
      expect(wall.sockets.made).toHaveLength(made)
    }
  })

  it('says nothing more, though an answer is still on its way', async () => {
    const wall = wallOf()
    let fill = (_: Backfill) => {}
    wall.server.backfill = () => new Promise((resolve) => { fill = resolve })
    await wall.connected()
    wall.sockets.last().say(batch(2, alarms('b')))
    wall.stream.stop()
    fill(backfill(1, alarms('a')))
    await settle()
    expect(wall.handed).toEqual([])
  })

  it('can be started again, also where it was stopped in the middle of a gap', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.sockets.last().say(batch(2, alarms('b')))
    wall.stream.stop()
    wall.server.backfill = from => Promise.resolve(backfill(from, alarms('a', 'b')))
    await wall.connected()
    wall.sockets.last().say(batch(3, alarms('c')))
    await settle()
    expect(wall.handed).toEqual(['a', 'b', 'c'])
  })

  it('does nothing when it is started twice', async () => {
    const wall = wallOf()
    await wall.connected()
    wall.stream.start()
    await settle()
    expect(wall.server.snapshots).toBe(1)
    expect(wall.sockets.made).toHaveLength(1)
  })
})
