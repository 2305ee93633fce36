import * as z from 'zod/mini'
import { count, instant, lonLat } from './common'
import { alarmId, cameraId, deviceId, eventId, regionCode, streamEpoch } from './ids'

/** 紧急 红 / 重要 橙 / 一般 黄 / 提示 蓝, most severe first. Never the statutory levels Ⅰ–Ⅳ. */
export const severities = ['urgent', 'important', 'general', 'notice'] as const
export const severity = z.enum(severities)
export type Severity = z.infer<typeof severity>

/** Kinds of alarm; the words are in the i18n catalogue under `alarmKind.*`. */
export const alarmKinds = [
  'fireAlarm', 'gasLeak', 'electricalFire', 'fireLaneBlocked', 'waterPressure', 'fireDoorOpen', 'eBikeInLift', 'liftEntrapment', 'liftFault',
  'fallingObject', 'perimeterIntrusion', 'manholeCover', 'septicGas', 'waterlogging', 'sosButton', 'elderInactive', 'transformerTemperature',
  'pumpTrip', 'airQuality', 'noise', 'deviceFault', 'deviceOffline', 'batteryLow',
] as const
export const alarmKind = z.enum(alarmKinds)
export type AlarmKind = z.infer<typeof alarmKind>

/** Units of readings; the words are in the i18n catalogue under `readingUnit.*`. */
export const readingUnit = z.enum(['percentLel', 'milliampere', 'celsius', 'second', 'minute', 'megapascal', 'degree', 'milligramPerCubicMetre', 'centimetre', 'hour', 'microgramPerCubicMetre', 'decibel', 'percent', 'point', 'event'])

/** The reading that fired against the limit of its rule; `trend` holds the last readings, oldest first, for a sparkline. */
export const reading = z.object({
  /** Key of what is measured, words under `measurand.*`. */
  measurand: z.string(),
  value: z.number(),
  unit: readingUnit,
  limit: z.number(),
  /** The alarm fires when the reading is at or above (`above`) or below (`below`) the limit. */
  side: z.enum(['above', 'below']),
  /** Rule that fired, as the configuration names it. */
  rule: z.string(),
  trend: z.array(z.object({ at: instant, value: z.number() })).check(z.maxLength(240)),
})
export type Reading = z.infer<typeof reading>

/**
 * Where it is. On the surface `wall` an alarm from a home comes with `precision: 'area'`: the point is rounded to 100 m and
 * unit and floor are null; masking is done by the data source.
 */
export const alarmPlace = z.object({
  /** Codes from the county down to the community. */
  regionPath: z.array(regionCode).check(z.minLength(1)),
  point: lonLat,
  precision: z.enum(['exact', 'area']),
  building: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  floor: z.nullable(z.int()),
  /** Well, valve or pipe node number. */
  node: z.nullable(z.string()),
  /** Depth below ground in metres, positive down. */
  depthM: z.nullable(z.number()),
  /** Spot in words: 地下管廊, 单元门厅. */
  spot: z.nullable(z.string()),
})
export type AlarmPlace = z.infer<typeof alarmPlace>

/** A same-origin path; an address of another origin or scheme is refused at the edge. */
export const ownPath = z.string().check(z.regex(/^\/(?!\/)[\w./%-]*$/, 'not a same-origin path'))

/** How moving pictures come: HLS (playlist), HTTP-FLV (one endless answer), WebRTC by WHEP, or an MP4 file (a recorded clip). */
export const videoProtocols = ['hls', 'flv', 'whep', 'mp4'] as const
export const videoProtocol = z.enum(videoProtocols)
export type VideoProtocol = z.infer<typeof videoProtocol>

/** One way to the moving pictures of a camera. `codec` as in RFC 6381 where it is known: `avc1.42E01E`, `hvc1.1.6.L93.B0`. */
export const videoSource = z.object({ protocol: videoProtocol, path: ownPath, codec: z.nullable(z.string().check(z.maxLength(60))), live: z.boolean() })
export type VideoSource = z.infer<typeof videoSource>

/** The captured picture, and what moves: sources in the order in which they are to be tried. */
export const footage = z.object({
  camera: z.nullable(cameraId),
  cameraName: z.nullable(z.string()),
  snapshot: z.nullable(ownPath),
  sources: z.array(videoSource).check(z.maxLength(6)),
  takenAt: instant,
  /** true for project-drawn footage: it carries 模拟画面 on the picture. */
  simulated: z.boolean(),
})

/** Someone or something near, with its distance in metres. People only by role and masked name. */
export const nearby = z.object({ name: z.string(), note: z.string(), distanceM: z.number().check(z.gte(0)) })

/** Who did it and when; the server says who. */
export const signature = z.object({ at: instant, role: z.string(), maskedName: z.string() })

/** Steps of a grid event: 上报 → 受理 → 派遣 → 处置 → 核查 → 结案. */
export const eventSteps = ['reported', 'accepted', 'dispatched', 'handling', 'verifying', 'closed'] as const
export const eventStep = z.enum(eventSteps)
export type EventStep = z.infer<typeof eventStep>

/** ISA-18.2 condition of an alarm: does the cause still stand. */
export const alarmCondition = z.enum(['active', 'returned'])

/** How an alarm ended: handled to the end, false alarm (误报), or withdrawn by its source. */
export const alarmOutcome = z.enum(['handled', 'falseAlarm', 'withdrawn'])

export const alarm = z.object({
  id: alarmId,
  /** Grows by one with every change; a command names the version it saw. */
  version: count,
  kind: alarmKind,
  severity,
  condition: alarmCondition,
  device: z.object({ id: deviceId, name: z.string(), calibratedOn: z.nullable(z.iso.date()) }),
  place: alarmPlace,
  raisedAt: instant,
  changedAt: instant,
  /** How often it was raised again while open: repeats fold into one line. */
  repeats: count,
  reading: z.nullable(reading),
  footage: z.nullable(footage),
  /** Who can be sent, whom the source suggests first. */
  people: z.array(nearby),
  cameras: z.array(nearby),
  acknowledged: z.nullable(signature),
  shelved: z.nullable(z.object({ by: signature, reason: z.string(), until: instant })),
  /** The grid event it became when it was dispatched. */
  event: z.nullable(z.object({
    id: eventId, step: eventStep, dueAt: instant,
    /** Who was sent: role and masked name. */
    assignee: z.nullable(z.string()),
    steps: z.array(z.object({ step: eventStep, at: instant })),
  })),
  closed: z.nullable(z.object({ by: signature, outcome: alarmOutcome })),
})
export type Alarm = z.infer<typeof alarm>

/** What can happen to an alarm, in the words of its timeline: keys of `timeline.*`. */
export const timelineSteps = [
  'raised', 'repeated', 'escalated', 'returned', 'acknowledged', 'shelved', 'unshelved', 'dispatched', 'handling', 'verifying', 'closed', 'falseAlarm', 'withdrawn',
] as const

/** One thing that happened to an alarm. `by` is null where the process or the clock did it; `note` is a reason or who was sent. */
export const timelineEntry = z.object({
  at: instant, what: z.enum(timelineSteps), by: z.nullable(z.object({ role: z.string(), maskedName: z.string() })), note: z.nullable(z.string().check(z.maxLength(200))),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

/** One alarm as it is now, open or closed long ago, with all that happened to it, oldest first. */
export const alarmDetail = z.object({ alarm, timeline: z.array(timelineEntry).check(z.maxLength(500)) })
export type AlarmDetail = z.infer<typeof alarmDetail>

/** The board at one moment: open alarms of a scope, and the sequence number up to which they count. */
export const alarmSnapshot = z.object({ scope: regionCode, epoch: streamEpoch, seq: count, alarms: z.array(alarm) })
export type AlarmSnapshot = z.infer<typeof alarmSnapshot>
