import type { Alarm, AlarmKind } from '@/api/contract/alarms'
import type { DeviceId } from '@/api/contract/ids'
import type { EpochMs } from './time'

/** An alarm chatters that changes between active and returned at least `changes` times in a window (ISA-18.2: chattering alarm). */
export interface ChatterLimits { windowMs: number, changes: number }

/** One change between active and returned. */
export interface ConditionChange { device: DeviceId, kind: AlarmKind, at: EpochMs }

/** What chatters, how often it has changed in the window, and when last. */
export interface Chattering { device: DeviceId, kind: AlarmKind, changes: number, lastAt: EpochMs }

/** True where the latest changes, oldest first, lie within one window up to `at`. */
export function chattersAt(times: readonly EpochMs[], at: EpochMs, limits: ChatterLimits): boolean {
  const first = times.at(-limits.changes)
  return times.length >= limits.changes && first !== undefined && first > at - limits.windowMs
}

/**
 * At least how many changes between active and returned lie between two versions of an alarm; messages between them may be
 * lost. Each repeat is a return and a new raise. An alarm that was not known has been raised once; what it did before is unknown.
 */
export function changesBetween(before: Alarm | undefined, now: Alarm): number {
  if (!before) return now.condition === 'returned' ? 2 : 1
  const raises = Math.max(0, now.repeats - before.repeats)
  const wasReturned = before.condition === 'returned', isReturned = now.condition === 'returned'
  if (raises === 0) return wasReturned === isReturned ? 0 : 1
  return 2 * raises - (wasReturned ? 1 : 0) + (isReturned ? 1 : 0)
}

/** What chatters at a time, the most restless first. Changes may come in any order; later ones than `at` do not count. */
export function chattering(changes: readonly ConditionChange[], at: EpochMs, limits: ChatterLimits): readonly Chattering[] {
  const found = new Map<string, Chattering>()
  for (const change of changes) {
    if (change.at > at || change.at <= at - limits.windowMs) continue
    const key = repeatKey(change.device, change.kind)
    const known = found.get(key)
    if (!known) found.set(key, { device: change.device, kind: change.kind, changes: 1, lastAt: change.at })
    else { known.changes += 1; known.lastAt = Math.max(known.lastAt, change.at) }
  }
  return [...found.values()].filter(one => one.changes >= limits.changes)
    .sort((a, b) => b.changes - a.changes || (repeatKey(a.device, a.kind) < repeatKey(b.device, b.kind) ? -1 : 1))
}

/** Alarms of one device and kind are repeats of each other. */
export function repeatKey(device: DeviceId, kind: AlarmKind): string {
  return `${device}|${kind}`
}
