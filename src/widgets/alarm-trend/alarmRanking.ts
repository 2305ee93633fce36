import type { AlarmMarks } from '@/domain/alarmHealth'
import type { EpochMs } from '@/domain/time'

/** How many alarms of a sort there were, and their share in all, 0 to 1. */
export interface RankedSort<K extends string> { readonly key: K, readonly count: number, readonly share: number }

/** Counts the alarms raised in (from, to] by what `sortOf` says of each, the most first; one of no sort (null) counts in the whole alone. */
export function rankAlarms<K extends string>(alarms: readonly AlarmMarks[], from: EpochMs, to: EpochMs, sortOf: (alarm: AlarmMarks) => K | null): { total: number, rows: RankedSort<K>[] } {
  const counts = new Map<K, number>()
  let total = 0
  for (const alarm of alarms) {
    if (alarm.raised <= from || alarm.raised > to) continue
    total += 1
    const key = sortOf(alarm)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { total, rows: [...counts].map(([key, count]) => ({ key, count, share: count / total })).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)) }
}
