import * as z from 'zod/mini'
import type { AlarmKind } from '@/api/contract/alarms'
import { type AlarmRule, alarmRule } from '@/api/contract/rules'
import file from '../../public/config.json' with { type: 'json' }

/** The rules by which the demo county's readings become alarms, by kind of alarm. A kind without a rule raises nothing. */
export interface RuleBook { of: (kind: AlarmKind) => readonly AlarmRule[] }

const none: readonly AlarmRule[] = []

export function ruleBook(rules: readonly AlarmRule[]): RuleBook {
  const byKind = new Map<AlarmKind, AlarmRule[]>()
  for (const rule of rules) byKind.set(rule.kind, [...byKind.get(rule.kind) ?? [], rule])
  return { of: kind => byKind.get(kind) ?? none }
}

/** What of the configuration the demo county goes by. */
export interface CountySettings {
  rules: readonly AlarmRule[]
  /** The longest time for which an alarm may be shelved. */
  longestShelfHours: number
}

/** The configuration as it is shipped, for whoever starts a county without his own. Throws when the file is broken. */
export function builtInSettings(): CountySettings {
  return { rules: z.array(alarmRule).parse(file.rules), longestShelfHours: file.alarms.longestShelfHours }
}
