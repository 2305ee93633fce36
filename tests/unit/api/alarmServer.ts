import type { Alarm, AlarmSnapshot } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import { type Backfill, type SubscribeFrame, subscribeFrame } from '@/api/contract/stream'
import { batch, epochOf, event, heartbeat, snapshot } from '../../builders/alarms'
import type { TurnableClock } from '../../builders/clock'
import { fakeSockets } from '../../builders/sockets'
import { at } from '../../builders/regions'

/** What the network does to the next messages of the server. */
export type Fault = 'none' | 'drop' | 'double' | 'delay' | 'garble'

/**
 * A small alarm server in memory, held against the contract: dense numbers per epoch, resume by number, backfill of what it
 * still has, heartbeats. It is the truth a stream is compared with. `fault` is what the network does to every message.
 */
export function alarmServer(clock: TurnableClock) {
  const sockets = fakeSockets()
  const heartbeatSeconds = 10
  const keptEvents = 30
  const board = new Map<AlarmId, Alarm>()
  let epoch = 1
  let log: Alarm[] = []
  let fault: Fault = 'none'
  let muted = false
  let httpDown = false
  const name = () => `e${epoch}`
  const seq = () => log.length
  const marked = (alarm: Alarm, n: number): Alarm => ({ ...alarm, device: { ...alarm.device, name: `${name()}#${n}` } })
  /** The one connection that is subscribed. */
  let live: ReturnType<typeof sockets.last> | null = null

  function send(message: unknown) {
    const socket = live
    if (!socket || muted) return
    switch (fault) {
      case 'drop': return
      case 'garble': socket.say('{"type":"batch","scope":'); return
      case 'double': socket.say(message); socket.say(message); return
      case 'delay': clock.after(700, () => { if (!socket.closed()) socket.say(message) }); return
      case 'none': socket.say(message)
    }
  }

  /** At least once: what the client said it has may come again. */
  function resume(afterSeq: number) {
    const from = Math.max(0, afterSeq - 2)
    send(batch(from + 1, log.slice(from), name()))
  }

  function subscribe(socket: NonNullable<typeof live>, frame: SubscribeFrame) {
    live = socket
    if (frame.epoch === epochOf(name()) && frame.afterSeq !== null && frame.afterSeq < seq()) resume(frame.afterSeq)
    send(heartbeat(seq(), name(), heartbeatSeconds))
  }

  /** Answers over HTTP after a moment, as things were when the question came. */
  function soon<T>(answer: () => T): Promise<T> {
    const said = answer()
    return new Promise((resolve, reject) => { clock.after(120, () => { if (httpDown) reject(new Error('away')); else resolve(said) }) })
  }

  clock.every(heartbeatSeconds * 1000, () => { send(heartbeat(seq(), name(), heartbeatSeconds)) })

  return {
    sockets, board,
    name,
    openSocket() {
      const opened = sockets.openSocket()
      const socket = sockets.last()
      const sendPlain = socket.send.bind(socket)
      socket.send = (text) => {
        sendPlain(text)
        subscribe(socket, subscribeFrame.parse(JSON.parse(text)))
      }
      clock.after(50, () => { if (!socket.closed()) socket.open() })
      return opened
    },
    snapshot: (): Promise<AlarmSnapshot> => soon(() => snapshot([...board.values()], seq(), name())),
    backfill: (asked: string, fromSeq: number, toSeq: number): Promise<Backfill> => soon(() => {
      const complete = asked === name() && fromSeq > log.length - keptEvents
      return { scope: at.county, epoch: epochOf(name()), firstSeq: fromSeq, complete, events: complete ? log.slice(fromSeq - 1, toSeq).map(event) : [] }
    }),
    /** Something happened: one batch of events. */
    raise(alarms: readonly Alarm[]) {
      const first = seq() + 1
      const events = alarms.map((alarm, i) => marked({ ...alarm, version: (board.get(alarm.id)?.version ?? 0) + 1 + i }, first + i))
      log = [...log, ...events]
      for (const alarm of events) board.set(alarm.id, alarm)
      send(batch(first, events, name()))
    },
    /** Starts anew: another epoch, numbers from 0, connections gone; what was open is still open. */
    restart() {
      epoch += 1
      log = []
      live?.drop()
      live = null
    },
    breakSocket() { live?.drop(); live = null },
    setFault(next: Fault) { fault = next },
    /** Half-open: bytes go nowhere, nobody is told. */
    mute(on: boolean) { muted = on },
    setHttpDown(on: boolean) { httpDown = on },
  }
}
