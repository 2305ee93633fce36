import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alarm, severities } from '@/api/contract/alarms'
import { applyEvents, boardCap, boardOf, byUrgency, countBySeverity, emptyBoard, openIn, statusOf } from '@/domain/alarmBoard'
import { acknowledged, alarm, asEvent, closed, event, idOf, shelved } from '../../builders/alarms'
import { at } from '../../builders/regions'

const ids = ['a', 'b', 'c', 'd', 'e']
/** A version of one of five alarms; what a version says is fixed by its number, as at the source. */
const version: fc.Arbitrary<Alarm> = fc.record({ id: fc.constantFrom(...ids), version: fc.integer({ min: 1, max: 6 }) })
  .map(({ id, version: n }) => alarm(id, { version: n, repeats: n, severity: severities[n % 4] ?? 'notice' }))
const versions = fc.array(version, { maxLength: 40 })
const contents = (board: { byId: ReadonlyMap<unknown, Alarm> }) => [...board.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))

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
})

describe('the order of urgency', () => {
  const any: fc.Arbitrary<Alarm> = fc.record({ id: fc.uuid(), severity: fc.constantFrom(...severities), seen: fc.boolean(), minute: fc.integer({ min: 0, max: 3 }) })
    .map(({ id, severity, seen, minute }) => {
      const base = alarm(id, { severity, raisedAt: `2026-11-22T01:0${minute}:00Z` })
      return seen ? acknowledged(base) : base
    })

  it('is by severity, then by who still waits to be seen, then the newest', () => {
    const red = alarm('red'), seenRed = acknowledged(alarm('seen-red')), yellow = alarm('yellow', { severity: 'general' })
    const newerYellow = alarm('newer', { severity: 'general', raisedAt: '2026-11-22T08:00:00Z' })
    expect([yellow, seenRed, newerYellow, red].sort(byUrgency).map(a => a.id)).toEqual(['red', 'seen-red', 'newer', 'yellow'])
  })

  it('is one order, whatever the order before', () => {
    fc.assert(fc.property(fc.uniqueArray(any, { selector: a => a.id, maxLength: 12 }).chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      expect([...shuffled].sort(byUrgency)).toEqual([...list].sort(byUrgency))
    }))
  })
})

describe('what a region shows', () => {
  it('is the open alarms inside it', () => {
    const elsewhere = alarm('elsewhere', { place: { ...alarm('x').place, regionPath: [at.county, at.ancheng, at.xinanli] } })
    const board = boardOf([alarm('here'), closed(alarm('done')), elsewhere])
    expect(openIn(board, at.yushan).map(a => a.id)).toEqual(['here'])
    expect(openIn(board, at.cuiping).map(a => a.id)).toEqual(['here'])
    expect(openIn(board, at.longshan)).toEqual([])
    expect(openIn(board, at.county)).toHaveLength(2)
  })

  it('counts every severity, also the ones that do not occur', () => {
    expect(countBySeverity([alarm('a'), alarm('b', { severity: 'notice' }), alarm('c')])).toEqual({ urgent: 2, important: 0, general: 0, notice: 1 })
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
