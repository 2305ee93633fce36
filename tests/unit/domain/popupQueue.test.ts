import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alarm, severities } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import { type PopupQueue, advance, asksAnew, asksForAttention, emptyQueue, offer, open, prune } from '@/domain/popupQueue'
import { acknowledged, alarm, closed, idOf, shelved } from '../../builders/alarms'

const red = alarm('red'), red2 = alarm('red2'), orange = alarm('orange', { severity: 'important' }), yellow = alarm('yellow', { severity: 'general' })
const finder = (...alarms: readonly Alarm[]) => (id: AlarmId) => alarms.find(a => a.id === id)
const find = finder(red, red2, orange, yellow)

describe('what asks for attention by itself', () => {
  it.each([
    ['an open red one', red, true], ['an open orange one', orange, true], ['a yellow one', yellow, false], ['a blue one', alarm('b', { severity: 'notice' }), false],
    ['an acknowledged one', acknowledged(red), false], ['a shelved one', shelved(red), false], ['a closed one', closed(red), false],
  ])('%s: %s', (_, one, asks) => {
    expect(asksForAttention(one)).toBe(asks)
  })
})

describe('what asks anew', () => {
  const again = { ...orange, version: 2 }
  it.each([
    ['one that was not known', undefined, red, true], ['a yellow one that was not known', undefined, yellow, false], ['a repeat', orange, again, false],
    ['one that got worse', orange, { ...again, severity: 'urgent' as const }, true], ['one that got better', { ...orange, severity: 'urgent' as const }, again, false],
    ['one that is open again', closed(orange), again, true], ['one back from its shelf', shelved(orange), again, true],
    ['one that got worse and was acknowledged', orange, acknowledged({ ...orange, severity: 'urgent' }), false],
  ])('%s', (_, before, now, asks) => {
    expect(asksAnew(before, now)).toBe(asks)
  })
})

describe('the pop-up slot', () => {
  it('is taken by the most urgent of those that come together; the others wait in order', () => {
    expect(offer(emptyQueue, [orange, yellow, red, orange], find)).toEqual({ current: red.id, waiting: [orange.id] })
  })

  it('is not taken over by a more urgent one that comes later', () => {
    const open1 = offer(emptyQueue, [orange], find)
    expect(offer(open1, [red], find)).toEqual({ current: orange.id, waiting: [red.id] })
  })

  it('goes to the most urgent of those that wait when it is given up', () => {
    const queue = offer(offer(offer(emptyQueue, [orange], find), [alarm('orange2', { severity: 'important' })], find), [red2], find)
    expect(advance(queue, find).current).toBe(red2.id)
  })

  it('passes over those that somebody saw to while they waited', () => {
    const queue = offer(emptyQueue, [red, red2, orange], find)
    expect(advance(queue, finder(red, acknowledged(red2), orange))).toEqual({ current: orange.id, waiting: [] })
  })

  it('goes to the one a person opens; the one it had waits again', () => {
    const queue = open(offer(emptyQueue, [red], find), orange.id)
    expect(queue.current).toBe(orange.id)
    expect(queue.waiting).toContain(red.id)
    expect(open(queue, orange.id)).toBe(queue)
  })

  it('stays free while a person is busy: all wait, in order, and the one that is open stays', () => {
    const waiting = offer(emptyQueue, [orange, red], find, asksForAttention, true)
    expect(waiting).toEqual({ current: null, waiting: [red.id, orange.id] })
    expect(advance(waiting, find, asksForAttention, true)).toEqual(waiting)
    expect(advance(waiting, find)).toEqual({ current: red.id, waiting: [orange.id] })
    expect(offer({ current: orange.id, waiting: [] }, [red], find, asksForAttention, true)).toEqual({ current: orange.id, waiting: [red.id] })
  })

  it('lets one that waits move up when it becomes worse, and puts more in their place', () => {
    const [o1, o2, o3] = ['o1', 'o2', 'o3'].map(id => alarm(id, { severity: 'important' }))
    if (!o1 || !o2 || !o3) throw new Error('three')
    const queue = offer(offer(emptyQueue, [red], finder(red)), [o1, o2], finder(red, o1, o2))
    const worse = { ...o2, severity: 'urgent' as const }
    const now = finder(red, o1, worse, o3, red2)
    expect(offer(queue, [worse], now).waiting).toEqual([o2.id, o1.id])
    expect(offer(offer(queue, [worse], now), [o3, red2], now).waiting).toEqual([o2.id, red2.id, o1.id, o3.id])
  })

  it('is the same object when nothing changed', () => {
    const queue = offer(emptyQueue, [red, orange], find)
    expect(offer(queue, [red, orange, yellow], find)).toBe(queue)
    expect(prune(queue, find)).toBe(queue)
    expect(advance(emptyQueue, find)).toBe(emptyQueue)
  })
})

type Step = { do: 'offer', alarms: readonly number[] } | { do: 'advance' } | { do: 'open', alarm: number } | { do: 'prune' } | { do: 'see', alarm: number } | { do: 'escalate', alarm: number }

describe('whatever happens, the pop-up queue', () => {
  const count = 8
  const index = fc.integer({ min: 0, max: count - 1 })
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('offer' as const), alarms: fc.array(index, { maxLength: 4 }) }),
    fc.record({ do: fc.constant('advance' as const) }),
    fc.record({ do: fc.constant('open' as const), alarm: index }),
    fc.record({ do: fc.constant('prune' as const) }),
    fc.record({ do: fc.constant('see' as const), alarm: index }),
    fc.record({ do: fc.constant('escalate' as const), alarm: index }),
  )

  it('loses none, doubles none, keeps the one that is open, and hands on by urgency', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = new Map(Array.from({ length: count }, (_, i) => [idOf(`a${i}`), alarm(`a${i}`, { severity: severities[i % 4] ?? 'notice' })]))
      const lookup = (id: AlarmId) => world.get(id)
      const nth = (i: number) => lookup(idOf(`a${i}`)) ?? alarm(`a${i}`)
      /** Offered and never shown since: these must still be somewhere. */
      const owed = new Set<AlarmId>()
      let queue: PopupQueue = emptyQueue
      for (const s of steps) {
        const before = queue
        switch (s.do) {
          case 'offer': {
            const alarms = s.alarms.map(nth)
            queue = offer(queue, alarms, lookup)
            for (const a of alarms) if (asksForAttention(a)) owed.add(a.id)
            if (before.current !== null) expect(queue.current).toBe(before.current)
            break
          }
          case 'advance': {
            queue = advance(queue, lookup)
            const rank = (id: AlarmId) => severities.indexOf(lookup(id)?.severity ?? 'notice')
            const first = queue.current
            if (first !== null) for (const id of queue.waiting) expect(rank(id)).toBeGreaterThanOrEqual(rank(first))
            break
          }
          case 'open': queue = prune(open(queue, idOf(`a${s.alarm}`)), lookup); break
          case 'prune': queue = prune(queue, lookup); break
          case 'see': world.set(idOf(`a${s.alarm}`), acknowledged(nth(s.alarm))); break
          case 'escalate': world.set(idOf(`a${s.alarm}`), { ...nth(s.alarm), severity: 'urgent' }); break
        }
        const held = queue.current === null ? queue.waiting : [queue.current, ...queue.waiting]
        expect(new Set(held).size).toBe(held.length)
        if (s.do === 'advance' && before.current !== null) owed.delete(before.current)
        for (const id of owed) {
          const a = lookup(id)
          if (a && asksForAttention(a)) expect(held, `${id} was lost`).toContain(id)
        }
      }
    }))
  })
})
