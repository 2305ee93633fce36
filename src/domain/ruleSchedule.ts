import type { RuleSchedule } from '@/api/contract/rules'
import type { EpochMs } from './time'

const minuteMs = 60_000
const dayMinutes = 1_440
/** Asia/Shanghai, the county's time: no daylight saving since 1991, so a fixed offset is exact. */
const countyOffsetMinutes = 480

/** Day of the week, 1 Monday … 7 Sunday, and minute of the day with fraction, in the county's time. */
export function countyTimeOfDay(at: EpochMs): { day: number, minute: number } {
  const local = at / minuteMs + countyOffsetMinutes
  const days = Math.floor(local / dayMinutes)
  // 1970-01-01 was a Thursday.
  return { day: ((days + 3) % 7 + 7) % 7 + 1, minute: local - days * dayMinutes }
}

function minuteOf(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3, 5))
}

/**
 * True while a rule holds: from `from` on, up to and without `to`. Where `to` is not after `from` the stretch runs past midnight and belongs
 * to the day on which it began. null holds always.
 */
export function holdsAt(schedule: RuleSchedule | null, at: EpochMs): boolean {
  if (schedule === null) return true
  const { day, minute } = countyTimeOfDay(at)
  const from = minuteOf(schedule.from)
  const to = minuteOf(schedule.to)
  const yesterday = day === 1 ? 7 : day - 1
  if (from < to) return schedule.days.includes(day) && minute >= from && minute < to
  return (schedule.days.includes(day) && minute >= from) || (schedule.days.includes(yesterday) && minute < to)
}
