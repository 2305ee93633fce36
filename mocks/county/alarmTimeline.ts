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

/** What one change says; who made it signs what a person does, the process's own marks have no signature. */
function between(before: AlarmState, now: AlarmState): TimelineEntry[] {
  const by = now.by === null ? null : { role: now.by.role, maskedName: now.by.maskedName }
  const entries: TimelineEntry[] = []
  const say = (what: TimelineEntry['what'], signed = by, note: string | null = null): void => { entries.push({ at: toInstant(now.changedAt), what, by: signed, note }) }
  if (now.repeats > before.repeats) say('repeated', null)
  else if (now.severity !== before.severity) say('escalated', null)
  if (now.acknowledged !== null && before.acknowledged === null) say('acknowledged')
  if (now.shelved !== null && now.shelved !== before.shelved) say('shelved', by, now.shelved.reason)
  if (now.shelved === null && before.shelved !== null && now.event === before.event && now.closed === null) say('unshelved')
  if (now.event !== null && before.event === null) say('dispatched', by, now.event.assignee)
  if (typeof now.event?.handling === 'number' && before.event?.handling === null) say('handling')
  if (typeof now.event?.verifying === 'number' && before.event?.verifying === null) say('verifying')
  if (now.condition === 'returned' && before.condition === 'active') say('returned', null)
  if (now.closed !== null && before.closed === null) say(now.closed.outcome === 'handled' ? 'closed' : now.closed.outcome)
  return entries
}
