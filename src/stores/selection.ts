import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import { type FacetId, type Filters, facetsOf, includesAll, metricOf, noFilters, toggled, withoutFacet } from '@/domain/facets'
import { defaultMetrics, usePlaceStore } from './place'
import { useRegionsStore } from './regions'

/**
 * What is pointed at and what is chosen, for charts, lists and map alike. The focus (a region or a part of a chart under the
 * pointer) passes; the filters stay, stand in the address and are the place's.
 */
export const useSelectionStore = defineStore('selection', () => {
  const place = usePlaceStore()
  const regions = useRegionsStore()
  /** The part of a chart under the pointer. */
  const preview = shallowRef<Filters>(noFilters)

  function set(next: Filters) {
    const before = metricOf(place.filters), after = metricOf(next)
    place.setFilters(next)
    // The map goes back to its own figure with what it was coloured for, unless a person has chosen another since.
    if (after !== null && after !== before) place.setMetric(after)
    else if (after === null && before === place.metric) place.setMetric(defaultMetrics[place.topic])
  }
  return {
    filters: computed(() => place.filters),
    /** What the map shows: the filters, and for the moment what is pointed at. */
    shown: computed<Filters>(() => preview.value === noFilters ? place.filters : { ...place.filters, ...preview.value }),
    /** Chooses a part of a chart or a row of a list; a part that is chosen already is let go. */
    choose(part: Filters) { preview.value = noFilters; set(toggled(place.filters, part)) },
    isOn: (part: Filters) => includesAll(place.filters, part),
    /** Points at a part of a chart; null: at none. */
    point(part: Filters | null) { preview.value = part ?? noFilters },
    clear(facet: FacetId) { set(withoutFacet(place.filters, facet)) },
    clearAll() { set(noFilters) },
    /** Lets go what was chosen last; false where nothing is chosen. */
    clearLast(): boolean {
      const last = facetsOf(place.filters).at(-1)
      if (last !== undefined) set(withoutFacet(place.filters, last))
      return last !== undefined
    },
    /** Points at where a thing is: the region below the one in view that holds it. */
    hoverIn(code: RegionCode | null) {
      if (code === null) { place.setHovered(null); return }
      const path = regions.pathOf(code)
      place.setHovered(path[path.findIndex(step => step.code === place.region) + 1]?.code ?? null)
    },
    /** Whether a region is pointed at, on the map or in another list, or lies in the one that is. */
    isLit: (code: RegionCode) => place.hovered !== null && regions.pathOf(code).some(step => step.code === place.hovered),
  }
})
