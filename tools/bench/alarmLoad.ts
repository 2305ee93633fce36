import { mix } from '../../mocks/county/hash.ts'
import type { Alarm, Severity } from '@/api/contract/alarms'
import { alarmId } from '@/api/contract/ids'

/** What comes in a second: alarms that nobody has seen yet, repeats of those, and closings of the oldest. */
export interface Load { name: string, newPerSecond: number, repeatsPerSecond: number, closingsPerSecond: number, seconds: number }

/** Alarms that were sent together: when, and how many new ones there were by then. */
export interface Sent { atMs: number, newSoFar: number, count: number }

const everyMs = 10
/** Of a hundred alarms: two red, eight orange, forty yellow, fifty blue. */
const severityOf = (h: number): Severity => h % 100 < 2 ? 'urgent' : h % 100 < 10 ? 'important' : h % 100 < 50 ? 'general' : 'notice'

/** Makes alarms like one of the county's own: ids of their own, severities as in a storm, no pictures. */
export function alarmMaker(like: Alarm, prefix: string) {
  const open: Alarm[] = []
  let made = 0
  let turn = 0
  const stamp = (): string => new Date(Date.parse(like.raisedAt)).toISOString()
  return {
    fresh(): Alarm {
      made += 1
      const alarm: Alarm = {
        ...like, id: alarmId.parse(`${prefix}-${made}`), version: 1, severity: severityOf(mix(made, 7)), condition: 'active', repeats: 0, raisedAt: stamp(), changedAt: stamp(),
        acknowledged: null, shelved: null, event: null, closed: null, footage: null,
      }
      open.push(alarm)
      return alarm
    },
    /** The next one of the open ones, raised once more. */
    repeated(): Alarm | null {
      turn += 1
      const at = turn % Math.max(1, open.length)
      const before = open[at]
      if (before === undefined) return null
      const alarm = { ...before, version: before.version + 1, repeats: before.repeats + 1 }
      open[at] = alarm
      return alarm
    },
    /** The oldest, closed. */
    closed(): Alarm | null {
      const before = open.shift()
      return before === undefined ? null : { ...before, version: before.version + 1, condition: 'returned', closed: { by: { at: stamp(), role: '值班员', maskedName: '王＊' }, outcome: 'handled' } }
    },
  }
}

/** Sends a load evenly, in parts of ten milliseconds, catching up where the process was late. Resolves with what was sent when. */
export async function sendLoad(load: Load, make: ReturnType<typeof alarmMaker>, inject: (alarms: readonly Alarm[]) => void): Promise<Sent[]> {
  const sent: Sent[] = []
  const begun = performance.now()
  const done = { fresh: 0, repeats: 0, closings: 0 }
  const due = (perSecond: number) => Math.floor(perSecond * Math.min(load.seconds, (performance.now() - begun) / 1000))
  const over = begun + load.seconds * 1000
  for (let isLast = false; !isLast;) {
    await new Promise((resolve) => { setTimeout(resolve, everyMs) })
    isLast = performance.now() >= over
    const alarms: Alarm[] = []
    let fresh = 0
    for (; done.fresh < due(load.newPerSecond); done.fresh++, fresh++) alarms.push(make.fresh())
    for (; done.repeats < due(load.repeatsPerSecond); done.repeats++) alarms.push(...[make.repeated()].filter(each => each !== null))
    for (; done.closings < due(load.closingsPerSecond); done.closings++) alarms.push(...[make.closed()].filter(each => each !== null))
    if (alarms.length === 0) continue
    sent.push({ atMs: performance.timeOrigin + performance.now(), newSoFar: done.fresh, count: fresh })
    inject(alarms)
  }
  return sent
}

/** Milliseconds from sending to the first frame that shows so many; Infinity for what was never shown. Every new alarm counts once. */
export function delaysOf(sent: readonly Sent[], seen: readonly (readonly [count: number, atMs: number])[], before: number): number[] {
  let next = 0
  return sent.flatMap(({ atMs, newSoFar, count }) => {
    while (next < seen.length && ((seen[next]?.[0] ?? 0) < before + newSoFar || (seen[next]?.[1] ?? 0) < atMs)) next += 1
    const shown = seen[next]?.[1] ?? Infinity
    return Array.from({ length: count }, () => shown - atMs)
  })
}

/** The value that this share of all lies at or below. Throws on an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('no values')
  return value
}

/** Share of a span that tasks of more than 50 ms took, and the longest of them, ms; what lies outside the span is cut off. */
export function longTaskShare(tasks: readonly { startMs: number, durationMs: number }[], fromMs: number, toMs: number): { share: number, longestMs: number } {
  const inside = tasks.filter(({ startMs, durationMs }) => startMs < toMs && startMs + durationMs > fromMs)
  const taken = inside.reduce((sum, { startMs, durationMs }) => sum + Math.min(toMs, startMs + durationMs) - Math.max(fromMs, startMs), 0)
  return { share: taken / (toMs - fromMs), longestMs: Math.max(0, ...inside.map(({ durationMs }) => durationMs)) }
}
