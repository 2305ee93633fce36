import { type EventStep, eventSteps } from '@/api/contract/alarms'
import type { GridEvent } from '@/api/contract/records'
import { type Spread, spreadOf } from '@/domain/alarmHealth'
import type { EpochMs } from '@/domain/time'

/** How many events stand at a step, and how many of them have passed their allowed time; a closed one counts where it was closed after it. */
export interface FlowRow { step: EventStep, count: number, overdue: number }

/** Where the events stand: each step in order, the open ones and those of them that are overdue, and how long the closed ones took from 上报 to 结案. */
export interface Flow { rows: readonly FlowRow[], open: number, overdue: number, toClose: Spread }

/** Sums up events as they stand at `now`. */
export function flowOf(events: readonly GridEvent[], now: EpochMs): Flow {
  const isOverdue = ({ dueAt, closedAt }: GridEvent) => (closedAt === null ? now : Date.parse(closedAt)) > Date.parse(dueAt)
  const rows = eventSteps.map((step) => {
    const here = events.filter(event => event.step === step)
    return { step, count: here.length, overdue: here.filter(isOverdue).length }
  })
  return {
    rows, open: events.filter(event => event.step !== 'closed').length, overdue: events.filter(event => event.step !== 'closed' && isOverdue(event)).length,
    toClose: spreadOf(events.flatMap(({ reportedAt, closedAt }) => closedAt === null ? [] : [Math.max(0, Date.parse(closedAt) - Date.parse(reportedAt))])),
  }
}
