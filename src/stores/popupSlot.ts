import { computed, ref, shallowRef } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import { type Asks, advance, emptyQueue, offer, open, prune } from '@/domain/popupQueue'
import type { usePlaceStore } from './place'
import type { Runtime } from './runtime'

/**
 * Where alarms in the slot are closed by their source one after the other, the next follows after this long at the earliest: faster,
 * nobody could read it, and each costs the page what a pop-up costs. The closed one says that it is closed for so long.
 */
const leastShownMs = 3_000

/**
 * The pop-up slot with its queue, over alarms that `find` knows; the address follows it. `asks` says which may interrupt now.
 * Part of the alarms store.
 */
export function createPopupSlot(find: (id: AlarmId) => Alarm | undefined, place: ReturnType<typeof usePlaceStore>, asks: Asks, { monotonicMs, after }: Pick<Runtime, 'monotonicMs' | 'after'>) {
  const queue = shallowRef(emptyQueue)
  /** A person is busy with something that no pop-up may take over: those that come wait. */
  const held = ref(false)
  /** Alarms that asked for attention by themselves with the last change. */
  const called = shallowRef<readonly AlarmId[]>([])
  /** The alarm in the slot was closed already when a person opened it: it stays until it is put away. */
  let openedClosed: AlarmId | null = null
  /** When the next alarm may follow one that its source has closed, on the clock that only grows. */
  let followsFrom = 0
  let stopWaiting: (() => void) | null = null

  function take(next: typeof queue.value) {
    const before = queue.value.current
    queue.value = next
    if (next.current !== before) place.openAlarm(next.current)
  }

  function stop() {
    stopWaiting?.()
    stopWaiting = null
  }

  /** Gives the slot of an alarm that its source has closed to the next, at once or when it is time. */
  function follow(next: typeof queue.value): typeof queue.value {
    const wait = followsFrom - monotonicMs()
    if (wait > 0 && next.waiting.length > 0) {
      stopWaiting ??= after(wait, () => { stopWaiting = null; settle([]) })
      return next
    }
    followsFrom = monotonicMs() + leastShownMs
    return advance(next, find, asks, held.value)
  }

  /** The board has changed: `arrived` ask for attention anew, others (of `changed`; null: any) may no longer do so. */
  function settle(arrived: readonly Alarm[], changed: ReadonlySet<AlarmId> | null = null) {
    let next = offer(prune(queue.value, find, asks, changed), arrived, find, asks, held.value)
    const shown = next.current === null ? undefined : find(next.current)
    if (next.current !== null && next.current !== openedClosed && (!shown || shown.closed)) next = follow(next)
    take(next)
    if (arrived.length > 0) called.value = arrived.map(alarm => alarm.id)
  }

  return {
    queue, held, called,
    settle,
    /** No timer is left behind. */
    stop,
    openPopup: (id: AlarmId) => {
      openedClosed = find(id)?.closed ? id : null
      queue.value = prune(open(queue.value, id), find, asks)
      place.openAlarm(id)
    },
    /** Gives the slot up; the next in the queue follows. */
    closePopup: () => { take(advance(queue.value, find, asks, held.value)) },
    /** Keeps the slot free, or lets the next one have it again. An alarm that is open stays. */
    hold: (is: boolean) => {
      held.value = is
      if (!is && queue.value.current === null) take(advance(queue.value, find, asks))
    },
    /** The alarm in the pop-up. */
    focused: computed(() => queue.value.current === null ? null : find(queue.value.current) ?? null),
    waitingCount: computed(() => queue.value.waiting.length),
    /** The most urgent of those that wait. */
    nextWaiting: computed(() => { const [first] = queue.value.waiting; return first === undefined ? null : find(first) ?? null }),
  }
}
