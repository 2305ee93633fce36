import type { DeviceId, RegionCode } from '@/api/contract/ids'
import type { ReadingsFrame, ServerFrame } from '@/api/contract/stream'
import { findRegion, isWithin } from './county/regions'
import type { StreamLink, WallRights } from './countyService'
import type { StreamRooms } from './streamRooms'

/** Milliseconds between two frames of live readings. */
export const readingsEveryMs = 2_000
/** Devices that one link may watch. */
const mostWatched = 100

export type Reading = ReadingsFrame['readings'][number]

/** The open links of one wall: what they are subscribed to, what they watch, and whether the wall's line is cut. */
export interface StreamLinks {
  open: (send: (frame: ServerFrame) => void, onDrop: () => void) => StreamLink
  /** Sends the live readings that are due. */
  read: (now: number) => void
  /** Breaks every link now and refuses new ones until a time: nothing is sent, not even a heartbeat. */
  cut: (until: number) => void
  /** Ends a cut before its time. */
  mend: () => void
  /** Nothing is open and nothing cut: there is nothing to do for this wall. */
  idle: (now: number) => boolean
}

export interface LinkSources {
  rights: WallRights
  rooms: StreamRooms
  /** The county's time, let pass up to now. */
  now: () => number
  /** What a device of this wall reads at a moment; null for one that is outside, unknown, offline, or only reports states. */
  readingOf: (device: DeviceId, at: number) => Reading | null
}

interface Link { send: (frame: ServerFrame) => void, onDrop: () => void, leave: () => void, watched: readonly DeviceId[], nextReadings: number }

export function createStreamLinks({ rights, rooms, now, readingOf }: LinkSources): StreamLinks {
  const links = new Set<Link>()
  let cutUntil = Number.NEGATIVE_INFINITY
  const allowed = (scope: RegionCode): boolean => isWithin(findRegion(scope)?.index ?? -1, findRegion(rights.root)?.index ?? -1)
  const end = (link: Link): void => { link.leave(); link.leave = () => {}; link.watched = []; links.delete(link) }
  const drop = (link: Link): void => { end(link); link.onDrop() }
  const readTo = (link: Link, at: number): void => {
    link.nextReadings = at + readingsEveryMs
    const readings = link.watched.flatMap((device) => { const reading = readingOf(device, at); return reading === null ? [] : [reading] })
    if (readings.length > 0) link.send({ type: 'readings', readings })
  }
  return {
    open(send, onDrop) {
      const link: Link = { send, onDrop, leave: () => {}, watched: [], nextReadings: 0 }
      links.add(link)
      return {
        subscribe(frame) {
          const at = now()
          if (at < cutUntil) { drop(link); return }
          if (!links.has(link)) return
          link.leave()
          link.leave = () => {}
          if (!allowed(frame.scope)) { send({ type: 'refused', reason: `scope ${frame.scope} is outside what this wall may see` }); return }
          link.leave = rooms.join(frame, rights.surface, send, at)
        },
        watch({ devices }) {
          if (!links.has(link)) return
          const at = now()
          link.watched = [...new Set(devices)].slice(0, mostWatched)
          if (at >= cutUntil) readTo(link, at)
        },
        close: () => { end(link) },
      }
    },
    read(at) {
      for (const link of links) if (link.watched.length > 0 && (at >= link.nextReadings || at < link.nextReadings - 2 * readingsEveryMs)) readTo(link, at)
    },
    cut(until) {
      cutUntil = until
      for (const link of [...links]) drop(link)
    },
    mend() { cutUntil = Number.NEGATIVE_INFINITY },
    idle: at => links.size === 0 && at >= cutUntil,
  }
}
