import * as z from 'zod/mini'
import { alarmKind, readingUnit, severity } from './alarms'

/** Time of day, 24 hours: `22:30`. */
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not HH:MM'))

/** When a rule holds, in the county's time: days 1 (Monday) … 7 (Sunday), from `from` up to `to`; past midnight where `to` ≤ `from`. */
export const ruleSchedule = z.object({ days: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)), from: timeOfDay, to: timeOfDay })
export type RuleSchedule = z.infer<typeof ruleSchedule>

const base = {
  /** Name of the rule, as an alarm's reading gives it: `GAS-LEL`. */
  id: z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[\w.-]+$/)),
  kind: alarmKind,
  /** null: always. Outside it nothing new is raised; what stands may return. */
  schedule: z.nullable(ruleSchedule),
}
const measured = {
  /** Key of what is measured, words under `measurand.*`. */
  measurand: z.string().check(z.minLength(1), z.maxLength(40)),
  unit: readingUnit,
}
const seconds = z.number().check(z.gte(0), z.lte(7 * 86_400))

/** A reading at or beyond a limit for some time. The first limit raises the alarm, each further one escalates the same alarm. */
const thresholdRule = z.object({
  type: z.literal('threshold'), ...base, ...measured,
  side: z.enum(['above', 'below']),
  limits: z.array(z.object({ limit: z.number(), severity })).check(z.minLength(1), z.maxLength(3)),
  /** The reading must stand beyond the limit this long without a break. */
  forSeconds: seconds,
  /** It has returned once the reading is back inside the first limit by this much (unit of the reading). */
  hysteresis: z.number().check(z.gte(0)),
})

/** A reading that changes by at least `limit` a minute in one direction, seen over `overSeconds`. */
const rateRule = z.object({ type: z.literal('rate'), ...base, ...measured, side: z.enum(['above', 'below']), limit: z.number().check(z.gt(0)), overSeconds: seconds, severity })

/** A device from which nothing has come for so long. */
const noDataRule = z.object({ type: z.literal('noData'), ...base, afterSeconds: seconds, severity })

/** A state that the device itself detects (pressed, trapped, seen); no reading. */
const stateRule = z.object({ type: z.literal('state'), ...base, severity })

/** A rule by which readings become alarms. Demo defaults are not standards: the numbers are the county's own. */
export const alarmRule = z.discriminatedUnion('type', [thresholdRule, rateRule, noDataRule, stateRule])
export type AlarmRule = z.infer<typeof alarmRule>
export type ThresholdRule = Extract<AlarmRule, { type: 'threshold' }>
