import type { Severity } from '@/api/contract/alarms'
import type { AlarmRule, RuleSchedule } from '@/api/contract/rules'
import { wholeSpan } from '@/domain/durationText'

/** What {@link ruleRow} needs from the language: words by key, and numbers. */
export interface RuleWords {
  t: (key: string, values?: Readonly<Record<string, string | number>>) => string
  number: (value: number) => string
  measurand: (name: string) => string
  day: (weekday: number) => string
}

/** A rule in plain words: what is looked at, what raises it at which severity, and under which conditions, the most important first. */
export interface RuleRow { id: string, kind: AlarmRule['kind'], limits: readonly { severity: Severity, text: string }[], conditions: readonly string[] }

/** Puts a rule into words. */
export function ruleRow(rule: AlarmRule, words: RuleWords): RuleRow {
  const { t, number } = words
  const time = (seconds: number) => { const { n, unit } = wholeSpan(seconds); return `${number(n)} ${t(`readingUnit.${unit}`)}` }
  const sign = (side: 'above' | 'below') => side === 'above' ? '≥' : '<'
  const when = rule.schedule === null ? t('rules.always') : scheduleText(rule.schedule, words)
  const row = (limits: RuleRow['limits'], conditions: readonly (string | null)[]) => ({ id: rule.id, kind: rule.kind, limits, conditions: [...conditions.filter(text => text !== null), when] })
  switch (rule.type) {
    case 'threshold': return row(
      rule.limits.map(({ limit, severity }) => ({ severity, text: `${sign(rule.side)} ${number(limit)} ${t(`readingUnit.${rule.unit}`)}` })),
      [words.measurand(rule.measurand), rule.forSeconds > 0 ? t('rules.forTime', { time: time(rule.forSeconds) }) : null, rule.hysteresis > 0 ? t('rules.hysteresis', { n: number(rule.hysteresis), unit: t(`readingUnit.${rule.unit}`) }) : null],
    )
    case 'rate': return row(
      [{ severity: rule.severity, text: t('rules.rate', { limit: `${rule.side === 'above' ? '≥' : '≤ −'}${rule.side === 'above' ? ' ' : ''}${number(rule.limit)} ${t(`readingUnit.${rule.unit}`)}` }) }],
      [words.measurand(rule.measurand), t('rules.over', { time: time(rule.overSeconds) })],
    )
    case 'noData': return row([{ severity: rule.severity, text: t('rules.noData', { limit: `≥ ${time(rule.afterSeconds)}` }) }], [])
    case 'state': return row([{ severity: rule.severity, text: t('rules.state') }], [])
  }
}

function scheduleText({ days, from, to }: RuleSchedule, { t, day }: RuleWords): string {
  const hours = `${from}–${to}`
  if (days.length === 7) return hours
  const rising = [...days].sort((a, b) => a - b)
  const first = rising[0] ?? 1, last = rising.at(-1) ?? 7
  const isRun = rising.length > 2 && last - first === rising.length - 1
  return `${isRun ? t('rules.days', { from: day(first), to: day(last) }) : rising.map(day).join(' ')} ${hours}`
}
