/**
 * Time of the county. Asia/Shanghai has had no daylight saving since 1991, so the demo county (2020 and later) reckons with a
 * fixed offset of eight hours, which is exact and a hundred times faster than Intl.
 */
export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000
const offsetMs = 8 * hourMs

/** Whole days since 1970-01-01 in Asia/Shanghai. */
export function dayNumber(epochMs: number): number {
  return Math.floor((epochMs + offsetMs) / dayMs)
}

/** Epoch milliseconds of midnight in Asia/Shanghai at the beginning of that day. */
export function startOfDay(epochMs: number): number {
  return dayNumber(epochMs) * dayMs - offsetMs
}

/** Hour of the day with fraction, 0 ≤ h < 24. */
export function hourOfDay(epochMs: number): number {
  return (epochMs - startOfDay(epochMs)) / hourMs
}

/** Day of the week, 0 Sunday … 6 Saturday. */
export function weekday(epochMs: number): number {
  return (dayNumber(epochMs) + 4) % 7
}

/** Year and month (1 … 12) in Asia/Shanghai. */
export function yearMonth(epochMs: number): { year: number, month: number, day: number } {
  const shifted = new Date(epochMs + offsetMs)
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() }
}

/** Months since year 0: a slot number for monthly registers. */
export function monthNumber(epochMs: number): number {
  const { year, month } = yearMonth(epochMs)
  return year * 12 + month - 1
}

/** Epoch milliseconds of a local date and hour in Asia/Shanghai; month 1 … 12. */
export function localInstant(year: number, month: number, day: number, hour = 0): number {
  return Date.UTC(year, month - 1, day, hour) - offsetMs
}

/** Instant as ISO 8601 with the county's offset and whole seconds, for example `2026-11-22T09:05:47+08:00`. */
export function toInstant(epochMs: number): string {
  return `${new Date(Math.floor(epochMs / 1000) * 1000 + offsetMs).toISOString().slice(0, 19)}+08:00`
}
