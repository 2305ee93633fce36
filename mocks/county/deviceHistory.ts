import type { DeviceHistory } from '@/api/contract/records'
import { kindSpecs } from './alarmKinds'
import { readingNow } from './deviceRows'
import { type DeviceRef, deviceHash, idOf, isOnline, raises } from './devices'
import { toInstant } from './time'

const mostPoints = 400

/** What a device read in a span, oldest first; nothing while it was offline. Null where it only reports states. */
export function historyOf(seed: number, device: DeviceRef, from: number, to: number): DeviceHistory | null {
  const kind = raises(seed, device)
  const { measure } = kindSpecs[kind]
  if (measure === null) return null
  const h = deviceHash(seed, device)
  const stepMs = Math.max(measure.stepSeconds * 1000, Math.ceil((to - from) / mostPoints / 1000) * 1000)
  const points: DeviceHistory['points'] = []
  for (let at = Math.ceil(from / stepMs) * stepMs; at <= to; at += stepMs) {
    const read = isOnline(seed, device, at) ? readingNow(kind, h, at) : null
    if (read !== null) points.push({ at: toInstant(at), value: read.value })
  }
  return { device: idOf(device), measurand: measure.measurand, unit: measure.unit, rule: measure.rule, points }
}
