import type { EpochMs, ZonedTime } from '@/domain/time'

/** An end that a shelf may have. `tooLong` where the configuration does not allow it. */
export interface ShelfEnd { key: '30min' | '1h' | '4h' | 'morning', until: EpochMs, tooLong: boolean }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** The day shift begins: what was shelved at night is looked at again. */
const morningMs = 8 * hourMs

/** The ends to choose from: in half an hour, an hour, four hours, and at the next 08:00 of the county's time. `longestHours` from the configuration. */
export function shelfEnds(now: EpochMs, zone: ZonedTime, longestHours: number): ShelfEnd[] {
  const today = zone.startOfDay(now) + morningMs
  // Through noon of the next day, so that no change of the clock matters.
  const morning = today > now ? today : zone.startOfDay(zone.startOfDay(now) + 36 * hourMs) + morningMs
  const ends = [['30min', now + 30 * minuteMs], ['1h', now + hourMs], ['4h', now + 4 * hourMs], ['morning', morning]] as const
  return ends.map(([key, until]) => ({ key, until, tooLong: until - now > longestHours * hourMs }))
}
