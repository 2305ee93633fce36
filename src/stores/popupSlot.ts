import { computed, shallowRef } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import { type Asks, advance, emptyQueue, offer, open, prune } from '@/domain/popupQueue'
import type { usePlaceStore } from './place'

/**
 * The pop-up slot with its queue, over alarms that `find` knows; the address follows it. `asks` says which may interrupt now.
 * Part of the alarms store.
 */
export function createPopupSlot(find: (id: AlarmId) => Alarm | undefined, place: ReturnType<typeof usePlaceStore>, asks: Asks) {
  const queue = shallowRef(emptyQueue)
  /** The alarm in the slot was closed already when a person opened it: it stays until it is put away. */
  let openedClosed: AlarmId | null = null

  return {
    queue,
    /** The board has changed: `arrived` ask for attention anew, others may no longer do so. */
    settle: (arrived: readonly Alarm[]) => {
      const before = queue.value.current
      let next = offer(prune(queue.value, find, asks), arrived, find, asks)
      const shown = next.current === null ? undefined : find(next.current)
      if (next.current !== null && next.current !== openedClosed && (!shown || shown.closed)) next = advance(next, find, asks)
      queue.value = next
      if (next.current !== before) place.openAlarm(next.current)
    },
    openPopup: (id: AlarmId) => {
      openedClosed = find(id)?.closed ? id : null
      queue.value = prune(open(queue.value, id), find, asks)
      place.openAlarm(id)
    },
    /** Gives the slot up; the next in the queue follows. */
    closePopup: () => {
      queue.value = advance(queue.value, find, asks)
      place.openAlarm(queue.value.current)
    },
    /** The alarm in the pop-up. */
    focused: computed(() => queue.value.current === null ? null : find(queue.value.current) ?? null),
    waitingCount: computed(() => queue.value.waiting.length),
  }
}
