import type { AlarmRule, RuleSchedule } from '@/api/contract/rules'
import type { RuleInput } from '@/domain/alarmRules'

/** What the oracle says: when, what, how severe. */
export interface Said { type: 'raised' | 'escalated' | 'returned', at: number, severity: string }

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Does a schedule hold: the calendar of the runtime and a comparison of texts. */
export function oracleHolds(schedule: RuleSchedule | null, at: number): boolean {
  if (schedule === null) return true
  const part = (of: number, type: string): string => clock.formatToParts(of).find(each => each.type === type)?.value ?? ''
  const dayOf = (of: number): number => dayNames.indexOf(part(of, 'weekday')) + 1
  const now = `${part(at, 'hour')}:${part(at, 'minute')}`
  const begunToday = schedule.days.includes(dayOf(at)) && now >= schedule.from
  if (schedule.from < schedule.to) return begunToday && now < schedule.to
  return begunToday || (schedule.days.includes(dayOf(at - 86_400_000)) && now < schedule.to)
}

/**
 * The rules told again, slow and plain: every answer is looked up in the whole list of readings, nothing is carried along but whether the alarm
 * stands and how severe it has become.
 */
export function oracleOf(rule: AlarmRule, inputs: readonly RuleInput[]): Said[] {
  const taken: RuleInput[] = []
  const said: Said[] = []
  const readings = (): { at: number, value: number }[] => taken.flatMap(({ at, value }) => value === null ? [] : [{ at, value }])
  /** 0: not standing; else the number of limits passed. */
  let standing = 0
  for (const input of inputs) {
    if (input.value !== null && (Number.isNaN(input.value) || input.value > 1e9 || input.value < -1e9)) continue
    if (taken.some(({ at, value }) => at > input.at || (at === input.at && value !== null && input.value !== null))) continue
    taken.push(input)
    const list = readings()
    const now = input.at
    const limits = rule.type === 'threshold' ? rule.limits.map(({ severity }) => severity) : [rule.severity]
    let passed = 0
    for (let number = 1; number <= limits.length; number++) if (isPassed(rule, number, list, taken, now)) passed = number
    if (standing > 0 && isOver(rule, list, taken, now)) {
      said.push({ type: 'returned', at: now, severity: limits[standing - 1] ?? '' })
      standing = 0
    }
    else if (passed > standing && oracleHolds(rule.schedule, now)) {
      said.push({ type: standing === 0 ? 'raised' : 'escalated', at: now, severity: limits[passed - 1] ?? '' })
      standing = passed
    }
  }
  return said
}

type Readings = readonly { at: number, value: number }[]

function isPassed(rule: AlarmRule, number: number, list: Readings, taken: readonly RuleInput[], now: number): boolean {
  const last = list.at(-1)
  switch (rule.type) {
    case 'threshold': {
      const limit = rule.limits[number - 1]?.limit ?? Number.NaN
      const outside = (value: number): boolean => rule.side === 'above' ? value >= limit : value <= limit
      if (last === undefined || !outside(last.value)) return false
      let first = last
      for (const reading of [...list].reverse()) { if (!outside(reading.value)) break; first = reading }
      return now >= first.at + rule.forSeconds * 1000
    }
    case 'rate': {
      const change = changeAMinute(rule.overSeconds, list, taken)
      return change !== null && (rule.side === 'above' ? change >= rule.limit : -change >= rule.limit)
    }
    case 'noData': return taken.at(-1)?.value === null && now - (last?.at ?? taken[0]?.at ?? now) >= rule.afterSeconds * 1000
    case 'state': return last !== undefined && last.value >= 0.5
  }
}

function isOver(rule: AlarmRule, list: Readings, taken: readonly RuleInput[], now: number): boolean {
  const last = list.at(-1)
  if (rule.type === 'threshold') {
    const limit = rule.limits[0]?.limit ?? Number.NaN
    if (last === undefined) return false
    const inside = rule.side === 'above' ? last.value < limit : last.value > limit
    return inside && Math.abs(last.value - limit) >= rule.hysteresis
  }
  if (rule.type === 'rate') { const change = changeAMinute(rule.overSeconds, list, taken); return change !== null && !isPassed(rule, 1, list, taken, now) }
  if (rule.type === 'noData') return taken.at(-1)?.value !== null
  return last !== undefined && last.value < 0.5
}

function changeAMinute(overSeconds: number, list: Readings, taken: readonly RuleInput[]): number | null {
  const last = list.at(-1)
  if (last === undefined || taken.at(-1)?.value === null) return null
  const old = list.filter(({ at }) => at < last.at && at <= last.at - overSeconds * 1000).at(-1)
  return old === undefined ? null : (last.value - old.value) * 60_000 / (last.at - old.at)
}
