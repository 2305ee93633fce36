import { type EpochMs, periodMs } from './time'

/** ● on schedule, ◐ more than one cycle old, ○ more than three cycles old or failed. */
export type Timeliness = 'onTime' | 'late' | 'stale'

/**
 * How timely a source is against its own period: late after one cycle (and a tenth of grace), stale after three. An as-of
 * time in the future (skewed clocks) counts as now.
 */
export function timeliness(asOf: string, period: string, now: EpochMs): Timeliness {
  const age = Math.max(0, now - Date.parse(asOf))
  const cycle = periodMs(period)
  if (age > 3 * cycle) return 'stale'
  return age > 1.1 * cycle ? 'late' : 'onTime'
}

const pollFloorMs = 20_000
const pollCeilingMs = 600_000

/** How long to wait before asking a source again: half its period, within 20 s and 10 min. */
export function pollAfterMs(period: string): number {
  return Math.min(pollCeilingMs, Math.max(pollFloorMs, periodMs(period) / 2))
}
