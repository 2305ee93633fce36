import { type Alarm, severities } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'

/** One pop-up slot and those that wait for it, in order of urgency. */
export interface PopupQueue { readonly current: AlarmId | null, readonly waiting: readonly AlarmId[] }

export const emptyQueue: PopupQueue = { current: null, waiting: [] }

/** An alarm asks for attention by itself when it is urgent or important, open, and nobody has acknowledged it. */
export function asksForAttention(alarm: Alarm): boolean {
  return (alarm.severity === 'urgent' || alarm.severity === 'important') && alarm.closed === null && alarm.shelved === null && alarm.acknowledged === null
}

/** Says which alarms may take the slot by themselves, or wait for it. */
export type Asks = (alarm: Alarm) => boolean

/** In a flood only red ones interrupt; the others wait in the groups of the list. */
export function asksInFlood(alarm: Alarm): boolean {
  return alarm.severity === 'urgent' && asksForAttention(alarm)
}

/**
 * True when a change asks for attention that the alarm did not ask for before: it is new, worse, open again or back from its
 * shelf. A mere repeat of one that a person has put away does not.
 */
export function asksAnew(before: Alarm | undefined, now: Alarm): boolean {
  if (!asksForAttention(now)) return false
  return before?.closed !== null || before.shelved !== null || severities.indexOf(now.severity) < severities.indexOf(before.severity)
}

/**
 * Offers alarms to the slot: the most urgent takes it when it is free, the others wait. The one that is open is never taken
 * over, and where the slot is `held` (a person is busy with something else) all of them wait. Same object when nothing changed.
 * Those that wait stand in order, so one more finds its place without a look at each of them.
 */
export function offer(queue: PopupQueue, alarms: readonly Alarm[], find: (id: AlarmId) => Alarm | undefined, asks: Asks = asksForAttention, held = false): PopupQueue {
  const offered = alarms.filter(alarm => alarm.id !== queue.current && asks(alarm))
  if (offered.length === 0) return queue
  const known = new Set(queue.waiting)
  let waiting: AlarmId[] | null = null
  for (const alarm of offered) {
    const now: readonly AlarmId[] = waiting ?? queue.waiting
    if (known.has(alarm.id)) {
      const at = now.indexOf(alarm.id), before = now[at - 1]
      // It waits already; where it has become worse, it moves up.
      if (before === undefined || rankOf(find(before)) <= rankOf(alarm)) continue
      waiting ??= [...queue.waiting]
      waiting.splice(at, 1)
    }
    waiting ??= [...queue.waiting]
    waiting.splice(placeOf(waiting, rankOf(alarm), find), 0, alarm.id)
    known.add(alarm.id)
  }
  if (waiting === null) return queue
  const next = { current: queue.current, waiting }
  return queue.current !== null || held ? next : settle(next, find, asks, held)
}

const rankOf = (alarm: Alarm | undefined) => alarm ? severities.indexOf(alarm.severity) : severities.length

/** Behind all that are as urgent or more. */
function placeOf(waiting: readonly AlarmId[], rank: number, find: (id: AlarmId) => Alarm | undefined): number {
  let low = 0, high = waiting.length
  while (low < high) {
    const middle = (low + high) >> 1, id = waiting[middle]
    if (id !== undefined && rankOf(find(id)) <= rank) low = middle + 1
    else high = middle
  }
  return low
}

/** The slot is given up (closed, acknowledged): the most urgent one that still asks for attention follows, unless the slot is `held`. */
export function advance(queue: PopupQueue, find: (id: AlarmId) => Alarm | undefined, asks: Asks = asksForAttention, held = false): PopupQueue {
  return queue.current === null && queue.waiting.length === 0 ? queue : settle({ current: null, waiting: queue.waiting }, find, asks, held)
}

/** A person opens one alarm: it takes the slot, the one it replaces waits again. */
export function open(queue: PopupQueue, id: AlarmId): PopupQueue {
  if (queue.current === id) return queue
  const others = queue.waiting.filter(w => w !== id)
  return { current: id, waiting: queue.current ? [queue.current, ...others] : others }
}

/**
 * Forgets waiting alarms that no longer ask for attention (acknowledged elsewhere, closed). Only `changed` ones are looked at, where it is
 * known that no other can have stopped asking; null for all. Same object when none does.
 */
export function prune(queue: PopupQueue, find: (id: AlarmId) => Alarm | undefined, asks: Asks = asksForAttention, changed: ReadonlySet<AlarmId> | null = null): PopupQueue {
  const waiting = queue.waiting.filter((id) => {
    if (changed?.has(id) === false) return true
    const alarm = find(id)
    return alarm !== undefined && asks(alarm)
  })
  return waiting.length === queue.waiting.length ? queue : { current: queue.current, waiting }
}

function settle(queue: PopupQueue, find: (id: AlarmId) => Alarm | undefined, asks: Asks, held: boolean): PopupQueue {
  const waiting = queue.waiting.flatMap((id) => {
    const alarm = find(id)
    return alarm !== undefined && asks(alarm) ? [{ id, rank: rankOf(alarm) }] : []
  }).sort((a, b) => a.rank - b.rank).map(({ id }) => id)
  if (queue.current !== null || held) return { current: queue.current, waiting }
  const [current = null, ...rest] = waiting
  return { current, waiting: rest }
}
