import type { Measure } from './alarmKinds'
import { mix, unit } from './hash'
import { hourMs, minuteMs } from './time'

/** Rounds as an instrument with so many decimals shows it. */
export function roundTo(decimals: number, value: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}

/** What a device reads while nothing happens: a level of its own that swings slowly. Not rounded. `device` is its hash. */
export function calmValue({ normal: [low, high] }: Measure, device: number, at: number): number {
  const level = 0.25 + 0.5 * unit(mix(device, 0x1e))
  const swing = 0.2 * Math.sin(at / hourMs * Math.PI / 6 + 6 * unit(mix(device, 0x5e))) + 0.1 * (unit(mix(device, Math.floor(at / minuteMs))) - 0.5)
  return low + (high - low) * Math.min(1, Math.max(0, level + swing))
}
