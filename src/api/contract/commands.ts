import * as z from 'zod/mini'
import { alarm } from './alarms'
import { count, instant } from './common'
import { alarmId } from './ids'

const base = {
  /** Chosen by the client; the same key twice has one effect and the same answer. */
  idempotencyKey: z.string().check(z.minLength(8), z.maxLength(80), z.regex(/^[\w-]+$/)),
}
const onAlarm = { ...base, alarm: alarmId, expectedVersion: count }

/** Scripted incidents of the demo. `brokenLink` breaks the stream for a while instead of raising anything. */
export const scenarios = ['gasLeak', 'eBikeInLift', 'elderSos', 'burstMain', 'stormFlood', 'brokenLink'] as const
export const scenario = z.enum(scenarios)
export type Scenario = z.infer<typeof scenario>

/** What an operator can do. The server says who acts; the client never does. */
export const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alarm.acknowledge'), ...onAlarm }),
  /** 派遣: the alarm becomes a grid event. `to` names who is sent, as the alarm's `people` name them; null leaves it to the centre. */
  z.object({ type: z.literal('alarm.dispatch'), ...onAlarm, to: z.nullable(z.string().check(z.minLength(1), z.maxLength(60))) }),
  /** 处置: who was sent has arrived and works. */
  z.object({ type: z.literal('alarm.handle'), ...onAlarm }),
  /** 核查: the work is done and is looked over. */
  z.object({ type: z.literal('alarm.verify'), ...onAlarm }),
  z.object({ type: z.literal('alarm.shelve'), ...onAlarm, reason: z.string().check(z.minLength(2), z.maxLength(200)), until: instant }),
  z.object({ type: z.literal('alarm.unshelve'), ...onAlarm }),
  z.object({ type: z.literal('alarm.falseAlarm'), ...onAlarm, reason: z.string().check(z.minLength(2), z.maxLength(200)) }),
  z.object({ type: z.literal('alarm.close'), ...onAlarm }),
  z.object({ type: z.literal('demo.scenario'), ...base, scenario }),
  z.object({ type: z.literal('demo.reset'), ...base }),
])
export type Command = z.infer<typeof command>

export const refusalReason = z.enum(['versionConflict', 'notAllowedInState', 'notFound', 'notPermitted', 'notYet'])
export type RefusalReason = z.infer<typeof refusalReason>

/** Accepted with the alarm as it is now, or refused with a reason (and the alarm as it is, where it exists). */
export const commandResult = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted'), alarm: z.nullable(alarm) }),
  z.object({ status: z.literal('refused'), reason: refusalReason, alarm: z.nullable(alarm) }),
])
export type CommandResult = z.infer<typeof commandResult>
