/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number

export interface ClockParts { date: string, weekday: number, time: string }

/**
 * Formats instants in one time zone, 24-hour. Made once per time zone; the machine's own zone never matters.
 */
export interface ZonedTime {
  /** `2026-11-22`, weekday 0 (Sunday) to 6, `09:07:28`. */
  parts(at: EpochMs): ClockParts
  /** `2026-11-22 09:07:28`: in full wherever it is evidence. */
  full(at: EpochMs): string
  /** `09:07:28` on the same day, `11-21 09:07` in the same year, else `2023-12-31`. */
  brief(at: EpochMs, now: EpochMs): string
  /** As-of mark of a source: `09:05` today, `11-21` this year, `2023-12-31` before. */
  asOf(at: EpochMs, now: EpochMs): string
  /** Instant of the midnight that begins the day of `at`. */
  startOfDay(at: EpochMs): EpochMs
}

/** So many instants are kept in their fields. */
const mostInstants = 256

/** Builds the formatter of a time zone. Throws RangeError for an unknown zone. */
export function zonedTime(timeZone: string): ZonedTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', weekday: 'short',
  })
  const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
  const readFields = (at: EpochMs) => {
    const map = new Map(format.formatToParts(at).map(p => [p.type, p.value]))
    const get = (type: Intl.DateTimeFormatPartTypes) => map.get(type) ?? ''
    return { year: get('year'), month: get('month'), day: get('day'), hour: get('hour'), minute: get('minute'), second: get('second'), weekday: weekdays.indexOf(get('weekday')) }
  }
  // A screen full of figures asks for the same few instants again and again, and reading one takes long.
  const read = new Map<EpochMs, ReturnType<typeof readFields>>()
  const fields = (at: EpochMs) => {
    const known = read.get(at)
    if (known !== undefined) return known
    const found = readFields(at)
    if (read.size >= mostInstants) read.clear()
    read.set(at, found)
    return found
  }
  return {
    parts(at) {
      const f = fields(at)
      return { date: `${f.year}-${f.month}-${f.day}`, weekday: f.weekday, time: `${f.hour}:${f.minute}:${f.second}` }
    },
    full(at) {
      const f = fields(at)
      return `${f.year}-${f.month}-${f.day} ${f.hour}:${f.minute}:${f.second}`
    },
    brief(at, now) {
      const f = fields(at)
      const n = fields(now)
      if (f.year !== n.year) return `${f.year}-${f.month}-${f.day}`
      if (f.month !== n.month || f.day !== n.day) return `${f.month}-${f.day} ${f.hour}:${f.minute}`
      return `${f.hour}:${f.minute}:${f.second}`
    },
    asOf(at, now) {
      const f = fields(at)
      const n = fields(now)
      if (f.year !== n.year) return `${f.year}-${f.month}-${f.day}`
      if (f.month !== n.month || f.day !== n.day) return `${f.month}-${f.day}`
      return `${f.hour}:${f.minute}`
    },
    startOfDay(at) {
      const f = fields(at)
      return at - ((Number(f.hour) * 60 + Number(f.minute)) * 60 + Number(f.second)) * 1000 - (at % 1000)
    },
  }
}

const unitMs: Readonly<Record<string, number>> = {
  Y: 366 * 86_400_000, M: 31 * 86_400_000, W: 7 * 86_400_000, D: 86_400_000, TH: 3_600_000, TM: 60_000, TS: 1000,
}

/** Length of an ISO 8601 duration of one unit (`P1Y`, `PT5M`) in milliseconds; months and years at their longest. */
export function periodMs(period: string): number {
  const { n, unit } = periodParts(period)
  return n * (unitMs[unit] ?? 0)
}

/** An ISO 8601 duration of one unit in its parts: `PT5M` is 5 of `TM`, `P1Y` 1 of `Y`. Throws RangeError for anything else. */
export function periodParts(period: string): { n: number, unit: string } {
  const match = /^P(T?)(\d+)([YMWDHS])$/.exec(period)
  const unit = match && `${match[1]}${match[3]}`
  if (!match || !unit || !Object.hasOwn(unitMs, unit)) throw new RangeError(`not a period of one unit: ${period}`)
  return { n: Number(match[2]), unit }
}

/** Length of a stretch of time as `m:ss` below an hour, else `h:mm:ss`; never negative. */
export function elapsed(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const h = Math.floor(s / 3600)
  const rest = `${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
  return h > 0 ? `${h}:${rest}` : rest
}
