import * as z from 'zod/mini'
import { alarmKind, alarmOutcome, eventStep, readingUnit, severity } from './alarms'
import { count, instant, lonLat } from './common'
import { deviceGroups, eventSources } from './figureCatalogue'
import { alarmId, cameraId, deviceId, eventId, regionCode } from './ids'

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
  /** The last reading; null where the device only reports states. */
  lastReading: z.nullable(z.object({ measurand: z.string(), value: z.number(), unit: readingUnit })),
  /** Percent of a full battery; null on the mains. */
  batteryPercent: z.nullable(z.number().check(z.gte(0), z.lte(100))),
  /** Building and floor, or well and depth: what of it the surface may show. */
  building: z.nullable(z.string()),
  floor: z.nullable(z.int()),
  node: z.nullable(z.string()),
  depthM: z.nullable(z.number()),
  /** Cameras that see its place, nearest first. */
  cameras: z.array(cameraId).check(z.maxLength(3)),
  /** The kind of alarm it raises. */
  raises: alarmKind,
})
export type Device = z.infer<typeof device>

/** What a device read, oldest first, for a sparkline and its limits. `rule` is null where no threshold rule watches it. */
export const deviceHistory = z.object({
  device: deviceId, measurand: z.string(), unit: readingUnit, rule: z.nullable(z.string()),
  points: z.array(z.object({ at: instant, value: z.number() })).check(z.maxLength(1_500)),
})
export type DeviceHistory = z.infer<typeof deviceHistory>

/** An alarm of the past, for lists, health and process figures: its marks in time, without place and pictures. */
export const alarmRecord = z.object({
  id: alarmId, kind: alarmKind, severity, region: regionCode, device: z.object({ id: deviceId, name: z.string() }), raisedAt: instant,
  acknowledgedAt: z.nullable(instant), dispatchedAt: z.nullable(instant), arrivedAt: z.nullable(instant), dueAt: z.nullable(instant), returnedAt: z.nullable(instant), closedAt: z.nullable(instant),
  outcome: z.nullable(alarmOutcome),
  /** How often it was raised again while open. */
  repeats: count,
})
export type AlarmRecord = z.infer<typeof alarmRecord>
