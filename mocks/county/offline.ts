import { deviceGroups } from '@/api/contract/figureCatalogue'
import type { AlarmRule } from '@/api/contract/rules'
import { initialState, step } from '@/domain/alarmRules'
import { type DeviceRef, isOnline, spellMs, spellStart } from './devices'
import type { Mark } from './incidents'
import type { Register } from './registers/table'
import { settlements } from './settlement'

/** A device that was heard for the last time at `from` and speaks again at `to`. */
export interface Silence { device: DeviceRef, from: number, to: number }

/** Devices by the moments at which they can fall silent. */
export interface OfflineIndex {
  /** One of those that fell silent in [from, from + spanMs) for one spell, by hash; null where none did. */
  silentSince: (from: number, spanMs: number, h: number) => Silence | null
}

const secondMs = 1000
/** More than a county has devices. */
const placesPerPhase = 65_536

export function offlineIndex(seed: number, devices: Register): OfflineIndex {
  const all: DeviceRef[] = []
  for (const { index: community } of settlements) {
    for (const group of deviceGroups) {
      const count = devices.get(`devices.${group}.total`)?.[community] ?? 0
      for (let n = 1; n <= count; n++) all.push({ community, group, n })
    }
  }
  // Phase and place in the list in one number: twenty thousand plain numbers are sorted in no time.
  const keys = Float64Array.from(all, (device, k) => Math.floor(positive(spellStart(seed, device, 0))) * placesPerPhase + k).sort()
  /** First key whose phase is at least that. */
  const firstFrom = (phase: number): number => {
    let low = 0
    let high = keys.length
    while (low < high) { const middle = (low + high) >> 1; if ((keys[middle] ?? Infinity) < Math.floor(phase) * placesPerPhase) low = middle + 1; else high = middle }
    return low
  }
  const devicesIn = (from: number, to: number): DeviceRef[] => [...keys.subarray(firstFrom(from), firstFrom(to))].flatMap(key => all[key % placesPerPhase] ?? [])
  return {
    silentSince(from, spanMs, h) {
      const phase = positive(from)
      const end = phase + spanMs
      const near = [...devicesIn(phase, end), ...end > spellMs ? devicesIn(0, end - spellMs) : []]
      const silent = near.filter((device) => {
        const start = spellStart(seed, device, from + spanMs)
        return isOnline(seed, device, start - secondMs) && !isOnline(seed, device, start + secondMs) && isOnline(seed, device, start + spellMs + secondMs)
      })
      const chosen = silent[h % Math.max(1, silent.length)]
      if (chosen === undefined) return null
      const start = Math.floor(spellStart(seed, chosen, from + spanMs) / secondMs) * secondMs
      return { device: chosen, from: start, to: start + spellMs }
    },
  }
}

function positive(at: number): number {
  return (at % spellMs + spellMs) % spellMs
}

/** What a rule of type `noData` says of a silence. */
export function offlineMarks(rule: Extract<AlarmRule, { type: 'noData' }>, { from, to }: Silence): Mark[] {
  const marks: Mark[] = []
  let state = initialState(rule)
  for (const input of [{ at: from, value: 1 }, { at: from + rule.afterSeconds * secondMs, value: null }, { at: to, value: 1 }]) {
    const result = step(rule, state, input)
    state = result.state
    for (const { type, at, severity, firing } of result.transitions) marks.push({ type, at, severity, firing })
  }
  return marks
}
