import * as z from 'zod/mini'
import { alarmKind, eventStep, severity } from './alarms'
import { instant, lonLat } from './common'
import { deviceGroups, eventSources } from './figureCatalogue'
import { alarmId, deviceId, eventId, regionCode } from './ids'

/** A grid event (网格事件) as the list and the map need it. */
export const gridEvent = z.object({
  id: eventId,
  region: regionCode,
  point: lonLat,
  source: z.enum(eventSources),
  /** Key of the kind, words under `eventKind.*`. */
  kind: z.string(),
  step: eventStep,
  reportedAt: instant,
  dueAt: instant,
  closedAt: z.nullable(instant),
  alarm: z.nullable(alarmId),
})
export type GridEvent = z.infer<typeof gridEvent>

export const device = z.object({
  id: deviceId,
  region: regionCode,
  group: z.enum(deviceGroups),
  name: z.string(),
  point: lonLat,
  online: z.boolean(),
  lastReadingAt: z.nullable(instant),
  /** The kind of alarm it raises. */
  raises: alarmKind,
})
export type Device = z.infer<typeof device>

/** Closed alarms and grid events of the past, for lists and the replay. */
export const alarmRecord = z.object({
  id: alarmId, kind: alarmKind, severity, region: regionCode, raisedAt: instant, closedAt: z.nullable(instant),
})
export type AlarmRecord = z.infer<typeof alarmRecord>
