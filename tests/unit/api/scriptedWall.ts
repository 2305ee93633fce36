import type { Alarm } from '@/api/contract/alarms'
import type { Backfill, StreamEvent } from '@/api/contract/stream'
import { type StreamStatus, createAlarmStream } from '@/api/stream'
import { alarm, epochOf, event, snapshot } from '../../builders/alarms'
import { settle, turnableClock } from '../../builders/clock'
import { at } from '../../builders/regions'
import { fakeSockets } from '../../builders/sockets'

const ids = (events: readonly StreamEvent[]) => events.map(e => String(e.alarm.id))
/** Alarms by their names. */
export const alarms = (...names: string[]) => names.map(name => alarm(name))

/** A stream whose server is written by the test. */
export function wallOf(over: { jitter?: number } = {}) {
  const clock = turnableClock()
  const sockets = fakeSockets()
  const handed: string[] = []
  const statuses: StreamStatus[] = []
  const bad: string[] = []
  const reasons: string[] = []
  const times: number[] = []
  const asked: { epoch: string, from: number, to: number }[] = []
  const server = {
    snapshots: 0,
    snapshot: () => Promise.resolve(snapshot([], 0)),
    backfill: (_from: number, _to: number): Promise<Backfill> => new Promise(() => {}),
    openSocket: sockets.openSocket,
  }
  const stream = createAlarmStream({
    scope: at.county, openSocket: () => server.openSocket(), timers: { after: clock.after, jitter: () => over.jitter ?? 0 },
    snapshot: () => { server.snapshots += 1; return server.snapshot() },
    backfill: (epoch, from, to) => { asked.push({ epoch, from, to }); return server.backfill(from, to) },
    onSnapshot: () => { handed.length = 0 },
    onEvents: (events) => { handed.push(...ids(events)) },
    onStatus: status => statuses.push(status),
    onServerTime: time => times.push(time),
    onBadMessage: (reason, detail) => { bad.push(detail); reasons.push(reason) },
  })
  return {
    clock, sockets, handed, statuses, bad, reasons, times, asked, server, stream,
    status: () => statuses[statuses.length - 1],
    /** Starts and subscribes. */
    async connected() {
      stream.start()
      await settle()
      sockets.last().open()
    },
  }
}
/** What the server answers to the question for a gap. */
export const backfill = (firstSeq: number, filled: readonly Alarm[], over: Partial<Backfill> = {}): Backfill =>
  ({ scope: at.county, epoch: epochOf('e1'), firstSeq, events: filled.map(event), complete: true, ...over })
