import type { TimelineEntry } from '@/api/contract/alarms'
import type { AlarmLife } from './alarmBook'
import type { AlarmState } from './alarmLife'
import { toInstant } from './time'

/** All that happened to an alarm up to a time, oldest first: what differs from one state of its life to the next. */
export function timelineOf(life: AlarmLife, at: number): TimelineEntry[] {
  const states = life.states.filter(state => state.changedAt <= at)
  return states.flatMap((state, k) => {
    const before = states[k - 1]
    return before === undefined ? [{ at: toInstant(state.changedAt), what: 'raised' as const, by: null, note: null }] : between(before, state)
  })
}

function between(before: AlarmState, now: AlarmState): TimelineEntry[] {
  const entry = (what: TimelineEntry['what'], by: { role: string, maskedName: string } | null = null, note: string | null = null): TimelineEntry =>
    ({ at: toInstant(now.changedAt), what, by: by && { role: by.role, maskedName: by.maskedName }, note })
  const entries: TimelineEntry[] = []
  if (now.repeats > before.repeats) entries.push(entry('repeated'))
  if (now.severity !== before.severity) entries.push(entry('escalated'))
  if (now.acknowledged !== null && before.acknowledged === null) entries.push(entry('acknowledged', now.acknowledged))
  if (now.shelved !== null && now.shelved !== before.shelved) entries.push(entry('shelved', now.shelved.by, now.shelved.reason))
  if (now.shelved === null && before.shelved !== null && now.event === before.event) entries.push(entry('unshelved'))
  if (now.event !== null && before.event === null) entries.push(entry('dispatched', now.acknowledged, now.event.assignee))
  if (typeof now.event?.handling === 'number' && before.event?.handling === null) entries.push(entry('handling'))
  if (typeof now.event?.verifying === 'number' && before.event?.verifying === null) entries.push(entry('verifying'))
  if (now.condition === 'returned' && before.condition === 'active') entries.push(entry('returned'))
  if (now.closed !== null && before.closed === null) entries.push(entry(now.closed.outcome === 'handled' ? 'closed' : now.closed.outcome, now.closed.by))
  return entries
}
