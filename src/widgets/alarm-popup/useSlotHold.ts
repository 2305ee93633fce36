import { computed, onMounted, onScopeDispose, ref, watch } from 'vue'
import { useAlarmsStore } from '@/stores/alarms'
import { useDataQualityStore } from '@/stores/dataQuality'
import { useMapToolsStore } from '@/stores/mapTools'
import { usePlaceStore } from '@/stores/place'
import { useSearchStore } from '@/stores/search'
import { useViewTimeStore } from '@/stores/viewTime'
import { belongsToField } from '@/ui/keyboard'

/** Keeps the slot free while a person is busy: a breakdown, notes or the list of data quality are open, the search, a tool of the map, a replay, or somebody types outside the pop-up. */
export function useSlotHold(): void {
  const alarms = useAlarmsStore()
  const place = usePlaceStore()
  const quality = useDataQualityStore()
  const search = useSearchStore()
  const tools = useMapToolsStore()
  const viewTime = useViewTimeStore()
  const typing = ref(false)
  const take = (event: FocusEvent) => { typing.value = belongsToField(event) && !(event.target instanceof Element && event.target.closest('[data-popup]')) }
  const leave = () => { typing.value = false }
  onMounted(() => {
    document.addEventListener('focusin', take)
    document.addEventListener('focusout', leave)
  })
  onScopeDispose(() => {
    document.removeEventListener('focusin', take)
    document.removeEventListener('focusout', leave)
  })
  const busy = computed(() => viewTime.isPast || place.opened !== null || quality.isOpen || search.isOpen || tools.tool !== null || typing.value)
  // After the page has drawn: who goes from one field to the next has not been free in between.
  watch(busy, (is) => { alarms.hold(is) }, { immediate: true, flush: 'post' })
}
