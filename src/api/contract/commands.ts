import * as z from 'zod/mini'
import { alarm } from './alarms'
import { count, instant } from './common'
import { alarmId } from './ids'

const base = {
  /** Chosen by the client; the same key twice has one effect and the same answer. */
  idempotencyKey: z.string().check(z.minLength(8), z.maxLength(80), z.regex(/^[\w-]+$/)),
}
const onAlarm = { ...base, alarm: alarmId, expectedVersion: count }

/** What an operator can do. The server says who acts; the client never does. */
export const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alarm.acknowledge'), ...onAlarm }),
  z.object({ type: z.literal('alarm.dispatch'), ...onAlarm }),
  z.object({ type: z.literal('alarm.shelve'), ...onAlarm, reason: z.string().check(z.minLength(2), z.maxLength(200)), until: instant }),
  z.object({ type: z.literal('alarm.falseAlarm'), ...onAlarm, reason: z.string().check(z.minLength(2), z.maxLength(200)) }),
  z.object({ type: z.literal('alarm.close'), ...onAlarm }),
  z.object({ type: z.literal('demo.scenario'), ...base, scenario: z.enum(['gasLeak', 'eBikeInLift', 'elderSos', 'burstMain', 'stormFlood']) }),
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
