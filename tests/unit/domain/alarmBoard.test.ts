import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alarm, severities } from '@/api/contract/alarms'
import { type AlarmBoard, applyEvents, boardAt, boardCap, boardOf, chatters, countIn, emptyBoard, emptyBoardWith, nextChange, repeatsOf, standardLimits } from '@/domain/alarmBoard'
import { openIn } from '@/domain/alarmList'
import { stateOf } from '@/domain/alarmState'
import { raisesOfRow } from '@/domain/repeats'
import { acknowledged, alarm, asEvent, closed, event, idOf, shelved } from '../../builders/alarms'
import { someMorning } from '../../builders/figures'
import { at } from '../../builders/regions'

const ids = ['a', 'b', 'c', 'd', 'e']
/** A version of one of five alarms; what a version says is fixed by its number, as at the source. */
const version: fc.Arbitrary<Alarm> = fc.record({ id: fc.constantFrom(...ids), version: fc.integer({ min: 1, max: 6 }) })
  .map(({ id, version: n }) => alarm(id, { version: n, repeats: n, severity: severities[n % 4] ?? 'notice' }))
const versions = fc.array(version, { maxLength: 40 })
const contents = (board: AlarmBoard) => [...board.byId.values()]
const second = 1_000, minute = 60 * second
const iso = (ms: number) => new Date(ms).toISOString()

describe('the alarm board', () => {
  it('ends the same in whatever order the events come', () => {
    fc.assert(fc.property(versions.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      expect(contents(applyEvents(emptyBoard, shuffled.map(event)))).toEqual(contents(applyEvents(emptyBoard, list.map(event))))
    }))
  })

  it('ends the same in whatever batches the events come', () => {
    fc.assert(fc.property(versions, fc.integer({ min: 0, max: 40 }), (list, cut) => {
      const inTwo = applyEvents(applyEvents(emptyBoard, list.slice(0, cut).map(event)), list.slice(cut).map(event))
      expect(contents(inTwo)).toEqual(contents(applyEvents(emptyBoard, list.map(event))))
    }))
  })

  it('keeps the newest version of each alarm', () => {
    fc.assert(fc.property(versions, (list) => {
      const board = applyEvents(emptyBoard, list.map(event))
      for (const id of ids) {
        const said = list.filter(a => a.id === id).map(a => a.version)
        expect(board.byId.get(idOf(id))?.version).toBe(said.length === 0 ? undefined : Math.max(...said))
      }
    }))
  })

  it('is the same object when an event says nothing new', () => {
    fc.assert(fc.property(versions, (list) => {
      const board = applyEvents(emptyBoard, list.map(event))
      expect(applyEvents(board, list.map(event))).toBe(board)
    }))
    expect(applyEvents(emptyBoard, [])).toBe(emptyBoard)
  })

  it('never changes a board that was handed out', () => {
    const board = applyEvents(emptyBoard, [event(alarm('a'))])
    applyEvents(board, [event(alarm('b')), event(closed(alarm('a')))])
    expect([...board.byId.keys()]).toEqual(['a'])
    expect(board.byId.get(idOf('a'))?.closed).toBeNull()
  })

  it('keeps what a snapshot does not know to be older', () => {
    const known = acknowledged(alarm('a'))
    const board = applyEvents(emptyBoard, [event(known)])
    expect(boardOf([alarm('a'), alarm('b')], board).byId.get(idOf('a'))).toBe(known)
  })

  it('forgets what the snapshot no longer has', () => {
    const board = applyEvents(emptyBoard, [event(alarm('gone'))])
    expect([...boardOf([alarm('a')], board).byId.keys()]).toEqual(['a'])
  })
})

describe('a full board', () => {
  const many = (n: number, prefix: string, over: Partial<Alarm>) => Array.from({ length: n }, (_, i) => alarm(`${prefix}${i}`, over))

  it('lets closed alarms go first, then the least severe, and the oldest of them', () => {
    const old = alarm('old-notice', { severity: 'notice', changedAt: '2026-11-01T00:00:00Z' })
    const board = boardOf([...many(boardCap - 2, 'g', { severity: 'general' }), old, alarm('new-notice', { severity: 'notice' }), closed(alarm('closed'))])
    expect(board.byId.size).toBe(boardCap)
    expect(board.byId.has(idOf('closed'))).toBe(false)
    const one = applyEvents(board, [event(alarm('important', { severity: 'important' }))])
    expect(one.byId.size).toBe(boardCap)
    expect(one.byId.has(idOf('old-notice'))).toBe(false)
    expect(one.byId.has(idOf('new-notice'))).toBe(true)
  })

  it('never lets an open red alarm go', () => {
    const red = many(boardCap + 50, 'r', { severity: 'urgent' })
    expect(boardOf([...red, ...many(20, 'n', { severity: 'notice' })]).byId.size).toBe(boardCap + 50)
  })

  it('says about how many open ones it had to let go, and takes back those that are told to have closed', () => {
    const board = boardOf([...many(boardCap, 'r', { severity: 'urgent' }), ...many(3, 'n', { severity: 'notice' }), closed(alarm('c'))])
    expect(board.left).toBe(3)
    expect(applyEvents(board, [event(closed(alarm('n1', { severity: 'notice' })))]).left).toBe(2)
    expect(boardOf([alarm('a')], board).left).toBe(0)
  })
})

describe('a board and the clock', () => {
  const morning = emptyBoardWith(standardLimits, someMorning)
  const on = (alarms: readonly Alarm[], now = someMorning) => applyEvents(morning, alarms.map(event), now)

  it('ends a shelf by the clock: what it hid is as it is, and is counted again', () => {
    const board = on([shelved(alarm('a')), alarm('b')])
    expect(countIn(board, at.county)).toEqual({ bySeverity: { urgent: 1, important: 0, general: 0, notice: 0 }, shelved: 1 })
    const end = someMorning + 3_600_000
    expect(nextChange(board)).toBe(end)
    expect(boardAt(board, end - 1)).toBe(board)
    const later = boardAt(board, end)
    expect(openIn(later, at.county).map(a => a.id)).toEqual(['a', 'b'])
    expect(later.byId.get(idOf('a'))?.shelved).toBeNull()
    expect(countIn(later, at.cuiping).shelved).toBe(0)
    expect(nextChange(later)).toBeNull()
  })

  it('takes a shelf that had ended before the message came for what it is', () => {
    expect(openIn(on([shelved(alarm('a'))], someMorning + 3_600_000), at.county)).toHaveLength(1)
  })

  it('brings a shelf back where the clock is set back', () => {
    const ended = boardAt(on([shelved(alarm('a'))]), someMorning + 3_600_000)
    expect(countIn(boardAt(ended, someMorning + minute), at.county).shelved).toBe(1)
  })

  it('puts an event that is overdue before the others of its severity that somebody has seen', () => {
    const seen = (id: string, raised: number) => asEvent(acknowledged(alarm(id, { raisedAt: iso(someMorning + raised) })), 'handling')
    const late = seen('late', 0), newer = { ...seen('newer', second), event: null }, waiting = alarm('waiting'), yellow = alarm('yellow', { severity: 'general' })
    const board = on([yellow, late, newer, waiting])
    expect(openIn(board, at.county).map(a => a.id)).toEqual(['waiting', 'newer', 'late', 'yellow'])
    expect(openIn(boardAt(board, someMorning + 3_600_000), at.county).map(a => a.id)).toEqual(['waiting', 'late', 'newer', 'yellow'])
  })

  it('is at every time what one made then would be', () => {
    const kind = fc.record({ id: fc.constantFrom(...ids), version: fc.integer({ min: 1, max: 9 }), shelf: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }), due: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }) })
      .map(({ id, version: n, shelf, due }): Alarm => {
        const base = alarm(`${id}${n % 3}`, { severity: severities[n % 4] ?? 'notice' })
        const by = { at: iso(someMorning), role: '值班员', maskedName: '王*' }
        return { ...(due === null ? base : { ...asEvent(base, 'handling') }), version: n, shelved: shelf === null ? null : { by, reason: '检修', until: iso(someMorning + shelf * minute) }, event: due === null ? null : { ...(asEvent(base, 'handling').event ?? never()), dueAt: iso(someMorning + due * minute) } }
      })
    fc.assert(fc.property(fc.uniqueArray(kind, { selector: a => a.id, maxLength: 12 }), fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 5 }), (alarms, times) => {
      let board = on(alarms)
      for (const time of times.map(t => someMorning + t * minute)) board = boardAt(board, time)
      const end = someMorning + 25 * minute
      const once = boardAt(board, end), fresh = on(alarms, end)
      expect(openIn(once, at.county)).toEqual(openIn(fresh, at.county))
      expect(countIn(once, at.county)).toEqual(countIn(fresh, at.county))
      expect(openIn(once, at.county).every(a => stateOf(a, end) !== 'shelved')).toBe(true)
    }))
  })
})

function never(): never { throw new Error('an event was asked for and is not there') }

describe('repeats and chatter', () => {
  const device = alarm('x').device
  const of = (id: string, over: Partial<Alarm> = {}) => alarm(id, { device, ...over })
  const start = emptyBoardWith(standardLimits, someMorning)
  const repeats = (board: AlarmBoard) => repeatsOf(board, device.id, 'gasLeak')
  const raises = (board: AlarmBoard) => { const found = repeats(board); return found ? raisesOfRow(found) : 0 }

  it('counts on through alarms of one device and kind that close and come again within the window', () => {
    let board = start
    for (let n = 0; n < 7; n += 1) {
      const now = someMorning + n * minute
      const one = of(`a${n}`, { raisedAt: iso(now), changedAt: iso(now) })
      board = applyEvents(board, [event(one)], now)
      expect(raises(board)).toBe(n + 1)
      if (n < 6) board = applyEvents(board, [event({ ...closed(one), changedAt: iso(now + second) })], now + second)
    }
    expect(openIn(board, at.county).map(a => a.id)).toEqual(['a6'])
  })

  it('counts an alarm that is open again once', () => {
    const one = of('a')
    const board = applyEvents(start, [event(one), event(closed(one)), event({ ...one, version: 3 })], someMorning)
    expect(raises(board)).toBe(1)
  })

  it('begins anew where it comes after the window', () => {
    const first = applyEvents(start, [event(of('a')), event({ ...closed(of('a')), changedAt: iso(someMorning) })], someMorning)
    const at11 = someMorning + 11 * minute
    expect(raises(applyEvents(first, [event(of('b', { raisedAt: iso(at11) }))], at11))).toBe(1)
  })

  it('is not confused by another kind or another device', () => {
    const board = applyEvents(start, [event(of('a')), event(of('b', { kind: 'batteryLow' })), event(alarm('c'))], someMorning)
    expect(raises(board)).toBe(1)
  })

  it('one more of a row that stands is no new alarm for the position; ten of others and one are a flood', () => {
    const toggling = Array.from({ length: 50 }, (_, n) => of(`t${n}`)).flatMap(a => [event(a), event({ ...closed(a), changedAt: iso(someMorning) })])
    const board = applyEvents(start, toggling, someMorning)
    expect(board.flood.since).toBeNull()
    expect(applyEvents(board, Array.from({ length: 9 }, (_, n) => event(alarm(`o${n}`))), someMorning).flood.since).toBeNull()
    const flooded = applyEvents(board, Array.from({ length: 10 }, (_, n) => event(alarm(`o${n}`))), someMorning)
    expect(flooded.flood.since).not.toBeNull()
    expect(nextChange(flooded)).toBe(someMorning + 10 * minute)
    expect(boardAt(flooded, someMorning + 10 * minute).flood.since).toBeNull()
  })

  it('marks what goes on and off five times in ten minutes, until it has been quiet for long enough', () => {
    let board = start
    for (let n = 0; n < 5; n += 1) {
      const now = someMorning + n * second
      expect(chatters(board, repeats(board))).toBe(false)
      board = applyEvents(board, [event(of('a', { version: n + 1, condition: n % 2 ? 'returned' : 'active', changedAt: iso(now) }))], now)
    }
    expect(chatters(board, repeats(board))).toBe(true)
    const quiet = nextChange(board)
    expect(quiet).toBe(someMorning + 10 * minute)
    const later = boardAt(board, quiet ?? 0)
    expect(chatters(later, repeats(later))).toBe(false)
    expect(nextChange(later)).toBeNull()
  })

  it('forgets what is over, so that memory does not grow with the devices that ever said something', () => {
    let board = start
    for (let n = 0; n < 100; n += 1) {
      const now = someMorning + n * 5 * minute
      const one = alarm(`a${n}`, { raisedAt: iso(now), changedAt: iso(now) })
      board = applyEvents(board, [event(one), event(closed(one))], now)
    }
    expect(board.inner.repeats.size).toBeLessThan(6)
  })
})

describe('the work of a change', () => {
  it('leaves nearly all of a full board as it was: it grows with the events, not with the board', () => {
    const board = boardOf(Array.from({ length: boardCap }, (_, n) => alarm(`a${n}`, { severity: severities[1 + n % 3] ?? 'notice', raisedAt: iso(someMorning + n) })))
    const known = new Set<unknown>([...board.queue.chunks, ...board.inner.all.chunks, ...board.inner.leaving.chunks])
    const next = applyEvents(board, [event(alarm('new', { severity: 'notice' }))])
    const made = [...next.queue.chunks, ...next.inner.all.chunks, ...next.inner.leaving.chunks].filter(chunk => !known.has(chunk))
    expect(made.length).toBeLessThanOrEqual(8)
  })
})
