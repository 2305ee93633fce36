import type { EpochMs } from './time'

/**
 * When new alarms are a flood for one operator position: more than `begin` in a window begin it, fewer than `end` end it
 * (ISA-18.2 and EEMUA 191: 10 and 5 in ten minutes). `end` is not above `begin`.
 */
export interface FloodLimits { windowMs: number, begin: number, end: number }

/** What is known of the arrivals: enough to say whether it is a flood, and no more. */
export interface Flood {
  /** Times of the latest arrivals, oldest first, one more than begin a flood. */
  readonly recent: readonly EpochMs[]
  /** When the flood began; null while there is none. */
  readonly since: EpochMs | null
  /** New alarms since it began, those that began it among them; 0 without a flood. */
  readonly arrived: number
}

export const calm: Flood = { recent: [], since: null, arrived: 0 }

/** The window holds what came after `at − windowMs`, up to `at`. */
const within = (time: EpochMs, at: EpochMs, limits: FloodLimits) => time > at - limits.windowMs

/**
 * When the flood will end if nothing more comes; null without a flood. Fewer than none cannot be: an `end` of 0 is taken as 1.
 */
export function floodEndsAt(flood: Flood, limits: FloodLimits): EpochMs | null {
  if (flood.since === null) return null
  const last = flood.recent.at(-Math.max(1, limits.end))
  return last === undefined ? flood.since : last + limits.windowMs
}

/** After new arrivals, in any order, and the time that has passed up to `at`. Same object when nothing changed. */
export function floodAfter(flood: Flood, arrivals: readonly EpochMs[], at: EpochMs, limits: FloodLimits): Flood {
  let { recent, since, arrived } = flood
  const endIfOver = (now: EpochMs) => {
    const end = floodEndsAt({ recent, since, arrived }, limits)
    if (end !== null && end <= now) { since = null; arrived = 0 }
  }
  if (arrivals.length > 0) {
    const times = [...recent]
    recent = times
    for (const time of arrivals.length > 1 ? [...arrivals].sort((a, b) => a - b) : arrivals) {
      endIfOver(time)
      const last = times.at(-1)
      times.push(time)
      // A message may overtake another: the list stays in the order of time.
      if (last !== undefined && last > time) times.sort((a, b) => a - b)
      if (times.length > limits.begin + 1) times.shift()
      const latest = times.at(-1) ?? time, oldest = times[0] ?? time
      if (since !== null) arrived += 1
      else if (times.length > limits.begin && within(oldest, latest, limits)) { since = latest; arrived = times.length }
    }
  }
  // A clock that was set back leaves nothing in the future.
  if ((recent.at(-1) ?? at) > at) recent = recent.map(time => Math.min(time, at))
  endIfOver(at)
  return recent === flood.recent && since === flood.since && arrived === flood.arrived ? flood : { recent, since, arrived }
}
