import type { Alarm } from '@/api/contract/alarms'
import type { AlarmRule } from '@/api/contract/rules'

/** The rule that fired, as its reading names it (a second limit may carry a suffix); without a reading, the one of its kind. */
export function ruleOf(alarm: Alarm, rules: readonly AlarmRule[]): AlarmRule | null {
  const { reading } = alarm
  if (reading === null) return rules.find(rule => rule.kind === alarm.kind && (rule.type === 'state' || rule.type === 'noData')) ?? null
  return rules.find(rule => rule.id === reading.rule) ?? rules.find(rule => rule.kind === alarm.kind && reading.rule.startsWith(`${rule.id}-`)) ?? null
}

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** A length of time in the largest unit that it fills: `90 秒`, `2 分钟`, `12 小时`. */
export function durationText(seconds: number, t: Say): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return t('handling.hours', { n: seconds / 3600 })
  return seconds >= 120 && seconds % 60 === 0 ? t('handling.minutes', { n: seconds / 60 }) : t('handling.seconds', { n: seconds })
}

/** The rule in words: what is measured against which limit, for how long. `measurand` gives the word of what is measured. */
export function ruleText(alarm: Alarm, rule: AlarmRule | null, measurand: (name: string) => string, t: Say): string | null {
  const { reading } = alarm
  const limit = reading === null ? '' : `${reading.limit} ${t(`readingUnit.${reading.unit}`)}`
  const over = reading === null ? null : t('handling.ruleOver', { name: measurand(reading.measurand), side: t(`handling.side.${reading.side}`), limit })
  switch (rule?.type) {
    case 'threshold': return over === null ? null : over + (rule.forSeconds > 0 ? t('handling.ruleLasting', { duration: durationText(rule.forSeconds, t) }) : '')
    case 'rate': return t('handling.ruleRate', { name: measurand(rule.measurand), limit: `${rule.limit} ${t(`readingUnit.${rule.unit}`)}` })
    case 'noData': return t('handling.ruleNoData', { duration: durationText(rule.afterSeconds, t) })
    case 'state': return t('handling.ruleState')
    // A county's own source may name a rule that the configuration does not have.
    case undefined: return over
  }
}
