import type { Alarm } from '@/api/contract/alarms'
import { type RegionCode, type StreamEpoch, streamEpoch } from '@/api/contract/ids'
import type { Surface } from '@/api/contract/session'
import type { Backfill, ServerFrame, StreamEvent, SubscribeFrame } from '@/api/contract/stream'
import { inSlices } from './slices'
import { toInstant } from './county/time'

/** Seconds between two heartbeats of a subscription. */
export const heartbeatSeconds = 5
/** Changes that a scope keeps for those who missed some: two storms of 10,000 alarms. They are kept undressed and cost little. */
const keptEvents = 20_000
/** Events in one batch frame. */
const batchSize = 200

/** One change on the board, not yet dressed: whole alarms are only made for those who listen. Must always show the same. */
export interface BoardChange { concerns: (scope: RegionCode) => boolean, show: (surface: Surface) => Alarm }

/** The sequence of one scope on one surface (the surfaces differ by masking). Numbers begin at 1 and are dense. */
interface Room { scope: RegionCode, surface: Surface, seq: number, ring: BoardChange[], listeners: Set<Listener> }
interface Listener { send: (frame: ServerFrame) => void, nextBeat: number }

export interface StreamRooms {
  /** Sequence number and epoch of a scope as of now. */
  position: (scope: RegionCode, surface: Surface) => { epoch: StreamEpoch, seq: number }
  /** Hands changes to every room that they concern. */
  publish: (changes: readonly BoardChange[], now: number) => void
  /** Sends heartbeats that are due. */
  beat: (now: number) => void
  /** Joins a room; first what was missed, where that is still known, then a heartbeat. Returns how to leave. */
  join: (frame: SubscribeFrame, surface: Surface, send: (frame: ServerFrame) => void, now: number) => () => void
  backfill: (scope: RegionCode, surface: Surface, epoch: StreamEpoch, fromSeq: number, toSeq: number) => Promise<Backfill>
  /** A new life: a new epoch, numbers begin again and everyone who listens is told. */
  restart: (now: number) => void
}

/** @param life names this life of the server; a restart adds to it. */
export function createStreamRooms(life: string): StreamRooms {
  const rooms = new Map<string, Room>()
  let restarts = 0
  const epochOf = (surface: Surface): StreamEpoch => streamEpoch.parse(`${life}.${restarts}.${surface}`)
  const roomOf = (scope: RegionCode, surface: Surface): Room => {
    const key = `${scope}/${surface}`
    const known = rooms.get(key)
    if (known !== undefined) return known
    const room: Room = { scope, surface, seq: 0, ring: [], listeners: new Set() }
    rooms.set(key, room)
    return room
  }
  const beatTo = (room: Room, listener: Listener, now: number): void => {
    listener.nextBeat = now + heartbeatSeconds * 1000
    listener.send({ type: 'heartbeat', scope: room.scope, epoch: epochOf(room.surface), seq: room.seq, serverTime: toInstant(now), heartbeatSeconds })
  }
  const dressed = (room: Room, from: number, to: number): StreamEvent[] => room.ring.slice(from, to).map(change => ({ type: 'alarm', alarm: change.show(room.surface) }))
  /** Every frame is made once, however many listen. */
  const sendFrom = (room: Room, firstSeq: number, listeners: Iterable<Pick<Listener, 'send'>>): void => {
    const all = [...listeners]
    if (all.length === 0) return
    for (let first = firstSeq; first <= room.seq; first += batchSize) {
      const offset = first - (room.seq - room.ring.length + 1)
      const frame: ServerFrame = { type: 'batch', scope: room.scope, epoch: epochOf(room.surface), firstSeq: first, events: dressed(room, offset, offset + batchSize) }
      for (const { send } of all) send(frame)
    }
  }
  return {
    position: (scope, surface) => ({ epoch: epochOf(surface), seq: roomOf(scope, surface).seq }),
    publish(changes, now) {
      for (const room of rooms.values()) {
        const concerned = changes.filter(change => change.concerns(room.scope))
        if (concerned.length === 0) continue
        const firstSeq = room.seq + 1
        room.seq += concerned.length
        for (const change of concerned) room.ring.push(change)
        if (room.ring.length > keptEvents) room.ring.splice(0, room.ring.length - keptEvents)
        sendFrom(room, Math.max(firstSeq, room.seq - room.ring.length + 1), room.listeners)
      }
      this.beat(now)
    },
    beat(now) {
      for (const room of rooms.values()) for (const listener of room.listeners) if (now >= listener.nextBeat || now < listener.nextBeat - 2 * heartbeatSeconds * 1000) beatTo(room, listener, now)
    },
    join(frame, surface, send, now) {
      const room = roomOf(frame.scope, surface)
      const listener: Listener = { send, nextBeat: now }
      const oldest = room.seq - room.ring.length + 1
      if (frame.epoch === epochOf(surface) && frame.afterSeq !== null && frame.afterSeq < room.seq && frame.afterSeq + 1 >= oldest) sendFrom(room, frame.afterSeq + 1, [listener])
      beatTo(room, listener, now)
      room.listeners.add(listener)
      return () => { room.listeners.delete(listener) }
    },
    async backfill(scope, surface, epoch, fromSeq, toSeq) {
      const room = roomOf(scope, surface)
      const oldest = room.seq - room.ring.length + 1
      const current = epochOf(surface)
      const complete = epoch === current && fromSeq >= oldest && toSeq <= room.seq
      const first = Math.max(fromSeq, oldest)
      const missed = epoch === current ? room.ring.slice(first - oldest, Math.max(first, toSeq + 1) - oldest) : []
      return { scope, epoch: current, firstSeq: epoch === current ? first : 0, events: await inSlices(missed, change => ({ type: 'alarm' as const, alarm: change.show(surface) })), complete }
    },
    restart(now) {
      restarts += 1
      for (const room of rooms.values()) { room.seq = 0; room.ring = []; for (const listener of room.listeners) beatTo(room, listener, now) }
    },
  }
}
