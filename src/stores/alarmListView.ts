import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { usePlaceStore } from './place'

/** What of the list of alarms a person has asked to see. Kept here, because another layout makes the panel anew. */
export const useAlarmListViewStore = defineStore('alarmListView', () => {
  const place = usePlaceStore()
  /** Key of the group of a flood that is open; null: none. */
  const group = ref<string | null>(null)
  /** The shelved ones are shown. */
  const shelfOpen = ref(false)
  // Groups and shelf are a region's own; the severity, which is looked for everywhere, is a filter of the wall.
  watch(() => place.region, () => { group.value = null; shelfOpen.value = false })
  return { group, shelfOpen }
})
