import { computed, shallowRef, watch } from 'vue'
import { doubtsIn, findContradictions, isTroubled, sourceStates } from '@/domain/dataQuality'
import { useAlarmsStore } from './alarms'
import { useClocksStore } from './clocks'
import { useDataQualityStore } from './dataQuality'
import { useFiguresStore } from './figures'
import { usePlaceStore } from './place'
import { useViewTimeStore } from './viewTime'

/** Timeliness is looked at so often; a source is late by minutes. */
const lookEveryMs = 30_000

/** Looks for what is wrong with the data on screen, for as long as the calling scope lives, and tells the store. */
export function watchDataQuality(): void {
  const figures = useFiguresStore()
  const place = usePlaceStore()
  const viewTime = useViewTimeStore()
  const alarms = useAlarmsStore()
  const clocks = useClocksStore()
  const quality = useDataQualityStore()

  const look = computed(() => Math.floor(viewTime.now / lookEveryMs) * lookEveryMs)
  // While answers are on their way nothing is held against each other: each one that comes would start it anew.
  const loaded = shallowRef(figures.loaded)
  watch(() => figures.waitingCount === 0 ? figures.loaded : null, (now) => { if (now !== null) loaded.value = now })
  const contradictions = computed(() => findContradictions(loaded.value))
  const sources = computed(() => sourceStates(loaded.value, look.value))
  watch([contradictions, sources], () => { quality.known = { contradictions: contradictions.value, sources: sources.value } }, { immediate: true })
  const doubts = computed(() => doubtsIn(contradictions.value, place.region))
  // The same marks stay the same set, so that no panel is drawn anew for nothing.
  watch(doubts, (now) => { if ([...now].join() !== [...quality.doubts].join()) quality.doubts = now }, { immediate: true })
  watch(() => contradictions.value.length + sources.value.filter(isTroubled).length + (alarms.badMessages > 0 ? 1 : 0) + (clocks.wrongClock === null ? 0 : 1), (n) => { quality.count = n }, { immediate: true })
}
