import { alarmId, deviceId } from '@/api/contract/ids'
import type { AlarmRecord, GridEvent } from '@/api/contract/records'
import { eventId } from '@/api/contract/ids'
import { someMorning } from './figures'
import { at } from './regions'

const iso = (ms: number) => new Date(ms).toISOString()

/** Marks of a record, in minutes after it was raised. */
interface Minutes { acknowledged?: number, dispatched?: number, arrived?: number, due?: number, returned?: number, closed?: number }

/** An alarm of the past, raised so many minutes before {@link someMorning}. */
export function record(id: string, minutesAgo: number, marks: Minutes = {}, over: Partial<AlarmRecord> = {}): AlarmRecord {
  const raised = someMorning - minutesAgo * 60_000
  const mark = (minutes: number | undefined) => minutes === undefined ? null : iso(raised + minutes * 60_000)
  return {
    id: alarmId.parse(id), kind: 'gasLeak', severity: 'important', region: at.cuiping, device: { id: deviceId.parse(`device-${id}`), name: `探测器 ${id}` }, raisedAt: iso(raised),
    acknowledgedAt: mark(marks.acknowledged), dispatchedAt: mark(marks.dispatched), arrivedAt: mark(marks.arrived), dueAt: mark(marks.due), returnedAt: mark(marks.returned), closedAt: mark(marks.closed),
    outcome: marks.closed === undefined ? null : 'handled', repeats: 0, ...over,
  }
}

/** A grid event, reported so many minutes before {@link someMorning} with an hour allowed. */
export function gridEvent(id: string, minutesAgo: number, over: Partial<GridEvent> = {}): GridEvent {
  const reported = someMorning - minutesAgo * 60_000
  return {
    id: eventId.parse(id), region: at.cuiping, point: [116.45, 36.29], source: 'resident', kind: 'wasteDumping', step: 'handling',
    reportedAt: iso(reported), dueAt: iso(reported + 3_600_000), closedAt: null, alarm: null, ...over,
  }
}
