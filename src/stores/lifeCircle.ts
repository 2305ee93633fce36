import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { LifeService } from '@/api/contract/figureCatalogue'
import { useFiguresStore } from './figures'
import { usePlaceStore } from './place'

/** What the panel of the 15-minute circle and the map share: the service that is drawn, and the gap that is pointed at. */
export const useLifeCircleStore = defineStore('lifeCircle', () => {
  const place = usePlaceStore()
  const figures = useFiguresStore()
  /** What the panel that is on screen would show until a person chooses: the service that the fewest reach. */
  const suggested = ref<LifeService | null>(null)
  /** Place of a gap in the list of the answer. */
  const pointed = shallowRef<number | null>(null)
  const service = computed(() => place.service ?? suggested.value)
  return {
    /** The service that is drawn; null where nobody asks for one. */
    service, pointed,
    suggest(next: LifeService | null) { suggested.value = next },
    point(gap: number | null) { pointed.value = gap },
    /** Places, reach and gaps of the service that is drawn in the region in view, for as long as the calling scope lives. */
    follow: () => figures.followServiceReach(() => service.value === null ? null : { region: place.region, service: service.value }),
  }
})
