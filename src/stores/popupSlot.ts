import { computed, shallowRef } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import { advance, emptyQueue, offer, open, prune } from '@/domain/popupQueue'
import type { usePlaceStore } from './place'

/** The pop-up slot with its queue, over alarms that `find` knows; the address follows it. Part of the alarms store. */
export function createPopupSlot(find: (id: AlarmId) => Alarm | undefined, place: ReturnType<typeof usePlaceStore>) {
  const queue = shallowRef(emptyQueue)

  return {
    queue,
    /** The board has changed: `arrived` ask for attention anew, others may no longer do so. */
    settle: (arrived: readonly Alarm[]) => {
      const before = queue.value.current
      let next = offer(prune(queue.value, find), arrived, find)
      const shown = next.current === null ? undefined : find(next.current)
      if (next.current !== null && (!shown || shown.closed)) next = advance(next, find)
      queue.value = next
      if (next.current !== before) place.openAlarm(next.current)
    },
    openPopup: (id: AlarmId) => {
      queue.value = prune(open(queue.value, id), find)
      place.openAlarm(id)
    },
    /** Gives the slot up; the next in the queue follows. */
    closePopup: () => {
      queue.value = advance(queue.value, find)
      place.openAlarm(queue.value.current)
    },
    /** The alarm in the pop-up. */
    focused: computed(() => queue.value.current === null ? null : find(queue.value.current) ?? null),
    waitingCount: computed(() => queue.value.waiting.length),
  }
}
