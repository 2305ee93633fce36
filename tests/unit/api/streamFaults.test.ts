import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type StreamStatus, createAlarmStream } from '@/api/stream'
import { applyEvents, boardOf, emptyBoard } from '@/domain/alarmBoard'
import { alarm } from '../../builders/alarms'
import { turnableClock } from '../../builders/clock'
import { at } from '../../builders/regions'
import { type Fault, alarmServer } from './alarmServer'

type Step =
  | { do: 'raise', which: readonly number[] } | { do: 'wait', ms: number } | { do: 'fault', fault: Fault } | { do: 'break' } | { do: 'restart' } | { do: 'mute', on: boolean } | { do: 'http', down: boolean }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('raise' as const), which: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 9_000 })) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('fault' as const), fault: fc.constantFrom<Fault>('none', 'drop', 'double', 'delay', 'garble') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('break' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mute' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('http' as const), down: fc.boolean() }) },
)

describe('whatever the network does', () => {
  it('the wall ends where the server is, and was handed each event of a life once and in order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), fc.double({ min: 0, max: 0.99, noNaN: true }), async (steps, jitter) => {
      const clock = turnableClock()
      const server = alarmServer(clock)
      let board = emptyBoard
      let life = { epoch: '', seq: 0 }
      let status: StreamStatus = 'connecting'
      const stream = createAlarmStream({
        scope: at.county, openSocket: () => server.openSocket(), timers: { after: clock.after, jitter: () => jitter },
        snapshot: () => server.snapshot(), backfill: (epoch, from, to) => server.backfill(epoch, from, to),
        onSnapshot: (s) => { board = boardOf(s.alarms); life = { epoch: s.epoch, seq: s.seq } },
        onEvents: (events) => {
          for (const e of events) {
            life.seq += 1
            expect(e.alarm.device.name).toBe(`${life.epoch}#${life.seq}`)
          }
          board = applyEvents(board, events)
        },
        onStatus: (s) => { status = s },
        onBadMessage: () => {},
      })
      stream.start()
      for (const s of steps) {
        switch (s.do) {
          case 'raise': server.raise(s.which.map(i => alarm(`a${i}`))); break
          case 'wait': await clock.turn(s.ms); break
          case 'fault': server.setFault(s.fault); break
          case 'break': server.breakSocket(); break
          case 'restart': server.restart(); break
          case 'mute': server.mute(s.on); break
          case 'http': server.setHttpDown(s.down); break
        }
      }
      server.setFault('none')
      server.mute(false)
      server.setHttpDown(false)
      await clock.turn(90_000)
      expect(status).toBe('live')
      expect(life.epoch).toBe(server.name())
      expect(new Map(board.byId)).toEqual(server.board)
      stream.stop()
      expect(server.sockets.alive()).toBe(0)
    }), { numRuns: 400 })
  })
})
