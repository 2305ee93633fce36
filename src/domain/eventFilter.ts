import type { EventStep } from '@/api/contract/alarms'
import type { EventSource } from '@/api/contract/figureCatalogue'
import type { GridEvent } from '@/api/contract/records'
import type { EpochMs } from './time'

/** Which grid events are meant: of one kind, from one source, at one step, overdue or not. What is left out does not matter. */
export interface EventFilter { kind?: string, source?: EventSource, step?: EventStep, overdue?: boolean }

/** An open event is overdue (超期) once its allowed time has passed; a closed one when it was closed after it. */
export function isOverdue({ dueAt, closedAt }: Pick<GridEvent, 'dueAt' | 'closedAt'>, now: EpochMs): boolean {
  return Date.parse(dueAt) < (closedAt === null ? now : Date.parse(closedAt))
}

/** The events that a filter means, in their order; the same list where it leaves none out. */
export function filterEvents(events: readonly GridEvent[], filter: EventFilter, now: EpochMs): readonly GridEvent[] {
  const kept = events.filter(event =>
    (filter.kind === undefined || event.kind === filter.kind) && (filter.source === undefined || event.source === filter.source)
    && (filter.step === undefined || event.step === filter.step) && (filter.overdue === undefined || isOverdue(event, now) === filter.overdue))
  return kept.length === events.length ? events : kept
}
