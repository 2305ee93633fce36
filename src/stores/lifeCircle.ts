import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import type { LifeService } from '@/api/contract/figureCatalogue'
import type { ServiceGap } from '@/api/contract/lifeCircle'
import { useFiguresStore } from './figures'
import { usePlaceStore } from './place'

/** What the panel of the 15-minute circle and the map share: the service that is named and drawn, and the gap that is pointed at or chosen. */
export const useLifeCircleStore = defineStore('lifeCircle', () => {
  const place = usePlaceStore()
  const figures = useFiguresStore()
  /** What the panels on screen would show until a person chooses; while a layout gives way to another there are two. */
  const suggestions = shallowReactive(new Set<() => LifeService | null>())
  const suggested = computed(() => [...suggestions].reduce<LifeService | null>((found, of) => of() ?? found, null))
  /** Place of a gap in the list of the answer. */
  const pointed = shallowRef<number | null>(null)
  const service = computed(() => place.service ?? suggested.value)
  /** A new object with every choice, so that the map goes there again. */
  const chosen = shallowRef<{ readonly gap: ServiceGap, readonly place: number } | null>(null)
  watch(() => [service.value, place.region] as const, () => { chosen.value = null })
  return {
    /** The service that the panel speaks of; null where nobody asks for one. */
    service,
    /** The service whose reach lies on the map; null below the ground, or where a person has the plates coloured instead. */
    drawn: computed(() => place.layers.reach.visible && place.mode !== 'under' ? service.value : null),
    /** The gap that stands out on the map, by its place in the list of the answer. */
    pointed: computed(() => pointed.value ?? chosen.value?.place ?? null),
    /** The gap that was chosen last, for the camera. */
    chosen,
    choose(gap: ServiceGap, place: number) { chosen.value = { gap, place } },
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
