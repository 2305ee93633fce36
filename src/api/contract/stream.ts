import * as z from 'zod/mini'
import { alarm, readingUnit } from './alarms'
import { count, instant } from './common'
import { deviceId, regionCode, streamEpoch } from './ids'

/** One change on the board: the alarm as it is now. Applying it twice changes nothing (versions only grow). */
export const streamEvent = z.object({ type: z.literal('alarm'), alarm })
export type StreamEvent = z.infer<typeof streamEvent>

/**
 * Events `firstSeq … firstSeq + events.length − 1` of a scope. Sequence numbers are dense within (scope, epoch): a jump is a
 * gap that the client asks for by HTTP.
 */
export const batchFrame = z.object({ type: z.literal('batch'), scope: regionCode, epoch: streamEpoch, firstSeq: count, events: z.array(streamEvent) })
export type BatchFrame = z.infer<typeof batchFrame>

/** Sent after `subscribe` and then every `heartbeatSeconds`; `seq` is the last number sent in this scope. */
export const heartbeatFrame = z.object({
  type: z.literal('heartbeat'), scope: regionCode, epoch: streamEpoch, seq: count, serverTime: instant, heartbeatSeconds: z.number().check(z.gt(0), z.lte(300)),
})
export type HeartbeatFrame = z.infer<typeof heartbeatFrame>

/** Readings of the devices that this socket watches, newest last; sent about every two seconds, never stored, never numbered. */
export const readingsFrame = z.object({
  type: z.literal('readings'),
  readings: z.array(z.object({ device: deviceId, at: instant, value: z.number(), unit: readingUnit })).check(z.maxLength(500)),
})
export type ReadingsFrame = z.infer<typeof readingsFrame>

/** Refusal of a subscription, with a reason for the log. */
export const refusalFrame = z.object({ type: z.literal('refused'), reason: z.string() })

export const serverFrame = z.discriminatedUnion('type', [batchFrame, heartbeatFrame, readingsFrame, refusalFrame])
export type ServerFrame = z.infer<typeof serverFrame>

/** First message of the client. With `epoch` and `afterSeq` the server resumes there if it still can, else from now on. */
export const subscribeFrame = z.object({
  type: z.literal('subscribe'), scope: regionCode, epoch: z.nullable(streamEpoch), afterSeq: z.nullable(count),
})
export type SubscribeFrame = z.infer<typeof subscribeFrame>

/** Names the devices whose readings this socket wants from now on; an empty list ends it. Each message replaces the one before. */
export const watchFrame = z.object({ type: z.literal('watch'), devices: z.array(deviceId).check(z.maxLength(100)) })
export type WatchFrame = z.infer<typeof watchFrame>

/** All that a client says. */
export const clientFrame = z.discriminatedUnion('type', [subscribeFrame, watchFrame])
export type ClientFrame = z.infer<typeof clientFrame>

/** Answer to a backfill request. `complete` is false where the server no longer has all of it: take a new snapshot then. */
export const backfill = z.object({ scope: regionCode, epoch: streamEpoch, firstSeq: count, events: z.array(streamEvent), complete: z.boolean() })
export type Backfill = z.infer<typeof backfill>
