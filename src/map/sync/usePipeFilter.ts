import { type ComputedRef, computed } from 'vue'
import type { Pipe } from '@/api/contract/pipes'
import { yearsOfAge } from '@/domain/facets'
import { useFiguresStore } from '@/stores/figures'
import { usePlaceStore } from '@/stores/place'
import { useSelectionStore } from '@/stores/selection'

const allYears = [0, 9999] as const

/** Which pipes the map shows: of the layers that are on, and of the kind, age and material that are chosen. */
export function usePipeFilter(): { years: ComputedRef<readonly [from: number, to: number]>, shows: ComputedRef<(pipe: Pipe) => boolean> } {
  const place = usePlaceStore()
  const selection = useSelectionStore()
  // Ages are those of the survey: asked for its year only where one is chosen.
  const survey = useFiguresStore().followBreakdown(() => place.region, () => selection.shown.age === undefined ? null : 'pipes.old')
  const surveyYear = computed(() => Number((survey.value.data?.total.asOf ?? '9999').slice(0, 4)))
  const years = computed(() => { const { age } = selection.shown; return age === undefined ? allYears : yearsOfAge(age, surveyYear.value) })
  const shows = computed(() => {
    const { pipe: kind, material } = selection.shown, { layers } = place, [from, to] = years.value
    return (pipe: Pipe) => layers[pipe.kind].visible && (kind === undefined || pipe.kind === kind) && (material === undefined || pipe.material === material) && pipe.yearLaid >= from && pipe.yearLaid <= to
  })
  return { years, shows }
}
