import type { Device } from '@/api/contract/records'
import type { AlarmRule } from '@/api/contract/rules'

/** Percent below which a battery is low where no rule says so. */
const usualLowPercent = 20

/** The limit of the rule 电量低, in percent. */
export function lowBatteryPercent(rules: readonly AlarmRule[]): number {
  return rules.flatMap(rule => rule.type === 'threshold' && rule.kind === 'batteryLow' ? rule.limits.map(({ limit }) => limit) : [])[0] ?? usualLowPercent
}

/** Devices in the order of what to look at: offline, the longest first; then low batteries, the lowest first; then the rest as they came. */
export function attentionFirst(devices: readonly Device[], lowPercent: number): Device[] {
  const group = ({ online, batteryPercent }: Device) => !online ? 0 : batteryPercent !== null && batteryPercent <= lowPercent ? 1 : 2
  const silentSince = ({ lastReadingAt }: Device) => lastReadingAt === null ? 0 : Date.parse(lastReadingAt)
  return [...devices].sort((a, b) => group(a) - group(b) || (group(a) === 0 ? silentSince(a) - silentSince(b) : group(a) === 1 ? (a.batteryPercent ?? 100) - (b.batteryPercent ?? 100) : 0))
}

/** The range of a rule by its name, for the sparkline: what lies beyond the first limit is an alarm. */
export function rangeOf(rules: readonly AlarmRule[], id: string | null): { low: number | null, high: number | null } {
  const rule = rules.find(known => known.id === id)
  const limit = rule?.type === 'threshold' ? rule.limits[0]?.limit ?? null : null
  return rule?.type === 'threshold' && rule.side === 'below' ? { low: limit, high: null } : { low: null, high: limit }
}
