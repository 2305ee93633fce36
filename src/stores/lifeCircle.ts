import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowReactive, shallowRef } from 'vue'
import type { LifeService } from '@/api/contract/figureCatalogue'
import { useFiguresStore } from './figures'
import { usePlaceStore } from './place'

/** What the panel of the 15-minute circle and the map share: the service that is drawn, and the gap that is pointed at. */
export const useLifeCircleStore = defineStore('lifeCircle', () => {
  const place = usePlaceStore()
  const figures = useFiguresStore()
  /** What the panels on screen would show until a person chooses; while a layout gives way to another there are two. */
  const suggestions = shallowReactive(new Set<() => LifeService | null>())
  const suggested = computed(() => [...suggestions].reduce<LifeService | null>((found, of) => of() ?? found, null))
  /** Place of a gap in the list of the answer. */
  const pointed = shallowRef<number | null>(null)
  const service = computed(() => place.service ?? suggested.value)
  return {
    /** The service that is drawn; null where nobody asks for one. */
    service, pointed,
    /** The service to show until a person chooses, for as long as the calling scope lives. */
    suggest(of: () => LifeService | null) {
      suggestions.add(of)
      onScopeDispose(() => suggestions.delete(of))
    },
    point(gap: number | null) { pointed.value = gap },
    /** Places, reach and gaps of the service that is drawn in the region in view, for as long as the calling scope lives. */
    follow: () => figures.followServiceReach(() => service.value === null ? null : { region: place.region, service: service.value }),
  }
})
