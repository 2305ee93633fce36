import { type NumberLocale, fullNumber } from './numberFormat'

const minuteMs = 60_000

/** A length of time in minutes: one decimal below ten minutes, none above; `—` where it is not known. */
export function minutesText(ms: number | null, locale: NumberLocale): string {
  if (ms === null) return '—'
  const minutes = ms / minuteMs
  return fullNumber(minutes, minutes < 9.95 ? 1 : 0, locale)
}

/** A length of time in the largest unit in which it is a whole number; the unit is a key of `readingUnit.*`. */
export function wholeSpan(seconds: number): { n: number, unit: 'second' | 'minute' | 'hour' } {
  if (seconds > 0 && seconds % 3600 === 0) return { n: seconds / 3600, unit: 'hour' }
  return seconds > 0 && seconds % 60 === 0 ? { n: seconds / 60, unit: 'minute' } : { n: seconds, unit: 'second' }
}
