import type { Device } from '@/api/contract/records'
import type { AlarmRule } from '@/api/contract/rules'

/** Percent below which a battery is low where no rule says so. */
const usualLowPercent = 20

/** The limit of the rule 电量低, in percent. */
export function lowBatteryPercent(rules: readonly AlarmRule[]): number {
  return rules.flatMap(rule => rule.type === 'threshold' && rule.kind === 'batteryLow' ? rule.limits.map(({ limit }) => limit) : [])[0] ?? usualLowPercent
}

/** What a device's reading has to stay within, by the rule of the alarm that it raises; null where no limit bears on what it measures. */
export interface ReadingLimit { side: 'above' | 'below', limit: number, isOut: boolean }

/** The first limit of the threshold rule for what the device reads, and whether the last reading has reached it. */
export function limitOf({ raises, lastReading }: Device, rules: readonly AlarmRule[]): ReadingLimit | null {
  if (lastReading === null) return null
  const rule = rules.find(known => known.type === 'threshold' && known.kind === raises && known.measurand === lastReading.measurand && known.unit === lastReading.unit)
  const limit = rule?.type === 'threshold' ? rule.limits[0]?.limit : undefined
  if (rule?.type !== 'threshold' || limit === undefined) return null
  return { side: rule.side, limit, isOut: rule.side === 'above' ? lastReading.value >= limit : lastReading.value < limit }
}

/** Devices in the order of what to look at: a reading out of bounds first; then offline, the longest first; then low batteries, the lowest first; then the rest as they came. */
export function attentionFirst(devices: readonly Device[], lowPercent: number, isOut: (device: Device) => boolean = () => false): Device[] {
  const group = (device: Device) => {
    const { online, batteryPercent } = device
    return isOut(device) ? -1 : !online ? 0 : batteryPercent !== null && batteryPercent <= lowPercent ? 1 : 2
  }
  const silentSince = ({ lastReadingAt }: Device) => lastReadingAt === null ? 0 : Date.parse(lastReadingAt)
  return [...devices].sort((a, b) => group(a) - group(b) || (group(a) === 0 ? silentSince(a) - silentSince(b) : group(a) === 1 ? (a.batteryPercent ?? 100) - (b.batteryPercent ?? 100) : 0))
}

/** The range of a rule by its name, for the sparkline: what lies beyond the first limit is an alarm. */
export function rangeOf(rules: readonly AlarmRule[], id: string | null): { low: number | null, high: number | null } {
  const rule = rules.find(known => known.id === id)
  const limit = rule?.type === 'threshold' ? rule.limits[0]?.limit ?? null : null
  return rule?.type === 'threshold' && rule.side === 'below' ? { low: limit, high: null } : { low: null, high: limit }
}
