import type { Alarm } from '@/api/contract/alarms'
import type { EpochMs } from './time'

/** Two clocks that differ by more than this are called different; below it are the ways of the network. */
export const skewToleranceMs = 5_000
/** A change that is told live and lies farther back than this has a wrong date. */
export const oldestChangeMs = 24 * 3_600_000

/** How far the times of an alarm lie ahead of now, ms; 0 where none does. */
export function aheadMs(alarm: Pick<Alarm, 'raisedAt' | 'changedAt'>, now: EpochMs): number {
  return Math.max(0, Date.parse(alarm.raisedAt) - now, Date.parse(alarm.changedAt) - now)
}

/** True where the times of a change that has just been told cannot be: in the future, or more than a day back. */
export function hasWrongTime(alarm: Pick<Alarm, 'raisedAt' | 'changedAt'>, now: EpochMs): boolean {
  return aheadMs(alarm, now) > skewToleranceMs || now - Date.parse(alarm.changedAt) > oldestChangeMs
}

/** A length of time in the unit in which a person would say it, rounded down; at least one second. Keys of `skew.*`. */
export function roughly(ms: number): { unit: 'seconds' | 'minutes' | 'hours' | 'days', n: number } {
  const seconds = Math.max(1, Math.floor(Math.abs(ms) / 1000))
  if (seconds < 120) return { unit: 'seconds', n: seconds }
  if (seconds < 7_200) return { unit: 'minutes', n: Math.floor(seconds / 60) }
  return seconds < 172_800 ? { unit: 'hours', n: Math.floor(seconds / 3_600) } : { unit: 'days', n: Math.floor(seconds / 86_400) }
}
