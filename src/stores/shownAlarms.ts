import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { AlarmId } from '@/api/contract/ids'
import { boardOf, countIn, emptyBoard } from '@/domain/alarmBoard'
import { openIn } from '@/domain/alarmList'
import { useAlarmsStore } from './alarms'
import { useFiguresStore } from './figures'
import { usePlaceStore } from './place'
import { useSessionStore } from './session'
import { useViewTimeStore } from './viewTime'

/**
 * The alarms that the screen shows: those of the live board, or those that stood at the moment of a replay. The live board goes
 * on behind a replay and knows nothing of it.
 */
export const useShownAlarmsStore = defineStore('shownAlarms', () => {
  const live = useAlarmsStore()
  const place = usePlaceStore()
  const session = useSessionStore()
  const viewTime = useViewTimeStore()
  const past = useFiguresStore().followPastAlarms(() => session.root)
  const pastBoard = computed(() => past.value.data === null ? emptyBoard : boardOf(past.value.data.alarms, emptyBoard, viewTime.minute ?? 0))
  const visible = computed(() => viewTime.isPast ? openIn(pastBoard.value, place.region) : live.visible)
  return {
    /** The answer of the past board; waiting while the screen shows now. */
    past,
    /** Open alarms in the region in view, in order of urgency. */
    visible,
    counts: computed(() => viewTime.isPast ? countIn(pastBoard.value, place.region).bySeverity : live.counts),
    /** The alarm in the pop-up; a replay has none. */
    focused: computed(() => viewTime.isPast ? null : live.focused),
    find: (id: AlarmId) => viewTime.isPast ? pastBoard.value.byId.get(id) : live.find(id),
    loaded: computed(() => viewTime.isPast ? past.value.data !== null : live.loaded),
  }
})
