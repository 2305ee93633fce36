import type { Alarm } from '@/api/contract/alarms'
import { type RegionCode, type StreamEpoch, streamEpoch } from '@/api/contract/ids'
import type { Surface } from '@/api/contract/session'
import type { Backfill, ServerFrame, StreamEvent, SubscribeFrame } from '@/api/contract/stream'
import { toInstant } from './county/time'

/** Seconds between two heartbeats of a subscription. */
export const heartbeatSeconds = 5
/** Events that a scope keeps for those who missed some. */
const keptEvents = 5_000
/** Events in one batch frame. */
const batchSize = 200

/** The sequence of one scope on one surface (the surfaces differ by masking). Numbers begin at 1 and are dense. */
interface Room { scope: RegionCode, surface: Surface, seq: number, ring: StreamEvent[], listeners: Set<Listener> }
interface Listener { send: (frame: ServerFrame) => void, nextBeat: number }

export interface StreamRooms {
  /** Sequence number and epoch of a scope as of now. */
  position: (scope: RegionCode, surface: Surface) => { epoch: StreamEpoch, seq: number }
  /** Hands changes to every room; `view` gives the alarm as a room may see it, or null where it is out of scope. */
  publish: (changes: readonly ((scope: RegionCode, surface: Surface) => Alarm | null)[], now: number) => void
  /** Sends heartbeats that are due. */
  beat: (now: number) => void
  /** Joins a room; first what was missed, where that is still known, then a heartbeat. Returns how to leave. */
  join: (frame: SubscribeFrame, surface: Surface, send: (frame: ServerFrame) => void, now: number) => () => void
  backfill: (scope: RegionCode, surface: Surface, epoch: StreamEpoch, fromSeq: number, toSeq: number) => Backfill
  /** A new life: numbers begin again and everyone is told. */
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
  const sendFrom = (room: Room, firstSeq: number, send: (frame: ServerFrame) => void): void => {
    for (let first = firstSeq; first <= room.seq; first += batchSize) {
      const offset = first - (room.seq - room.ring.length + 1)
      send({ type: 'batch', scope: room.scope, epoch: epochOf(room.surface), firstSeq: first, events: room.ring.slice(offset, offset + batchSize) })
    }
  }
  return {
    position: (scope, surface) => ({ epoch: epochOf(surface), seq: roomOf(scope, surface).seq }),
    publish(changes, now) {
      for (const room of rooms.values()) {
        const events = changes.flatMap((view): StreamEvent[] => { const alarm = view(room.scope, room.surface); return alarm === null ? [] : [{ type: 'alarm', alarm }] })
        if (events.length === 0) continue
        const firstSeq = room.seq + 1
        room.seq += events.length
        room.ring.push(...events)
        if (room.ring.length > keptEvents) room.ring.splice(0, room.ring.length - keptEvents)
        for (const listener of room.listeners) sendFrom(room, Math.max(firstSeq, room.seq - room.ring.length + 1), listener.send)
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
      if (frame.epoch === epochOf(surface) && frame.afterSeq !== null && frame.afterSeq < room.seq && frame.afterSeq + 1 >= oldest) sendFrom(room, frame.afterSeq + 1, send)
      beatTo(room, listener, now)
      room.listeners.add(listener)
      return () => { room.listeners.delete(listener) }
    },
    backfill(scope, surface, epoch, fromSeq, toSeq) {
      const room = roomOf(scope, surface)
      const oldest = room.seq - room.ring.length + 1
      const current = epochOf(surface)
      const complete = epoch === current && fromSeq >= oldest && toSeq <= room.seq
      const first = Math.max(fromSeq, oldest)
      return { scope, epoch: current, firstSeq: epoch === current ? first : 0, events: epoch === current ? room.ring.slice(first - oldest, toSeq - oldest + 1) : [], complete }
    },
    restart(now) {
      restarts += 1
      for (const room of rooms.values()) { room.seq = 0; room.ring = []; for (const listener of room.listeners) beatTo(room, listener, now) }
    },
  }
}
