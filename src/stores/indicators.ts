import { defineStore } from 'pinia'
import { type Ref, computed, shallowRef } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import type { IndicatorInputId, IndicatorValue, RegionIndicators } from '@/api/contract/indicators'
import { indicatorChoices } from '@/domain/facets'
import { type Assessment, assessCommunity, withValue } from '@/domain/indicators/engine'
import type { Resource } from './answers'
import { useFiguresStore } from './figures'
import { useSelectionStore } from './selection'

const assessed = new WeakMap<RegionIndicators, readonly Assessment[]>()
const none: readonly Assessment[] = []

/** The results of an answer, computed once however many panels show it. */
function assessmentsOf(data: RegionIndicators | null): readonly Assessment[] {
  if (data === null) return none
  const known = assessed.get(data)
  if (known) return known
  const made = data.communities.map(assessCommunity)
  assessed.set(data, made)
  return made
}

/** What the panels of 智慧社区建设 share: the results below a region, the indicator that is chosen, and the values that a person tries out. */
export const useIndicatorsStore = defineStore('indicators', () => {
  const figures = useFiguresStore()
  const selection = useSelectionStore()
  /** Number of the chosen indicator; null: all. It stands in the address as a filter. */
  const chosen = computed(() => selection.filters.indicator === undefined ? null : Number(selection.filters.indicator))
  /** Values tried out in one community; it is left behind with the community. */
  const trial = shallowRef<{ region: RegionCode, values: ReadonlyMap<IndicatorInputId, IndicatorValue | null> } | null>(null)
  return {
    chosen,
    choose(no: number | null) {
      const indicator = indicatorChoices.find(known => known === String(no))
      if (indicator === undefined) selection.clear('indicator')
      else if (!selection.isOn({ indicator })) selection.choose({ indicator })
    },
    /** Inputs and results of the pilot communities of a region, for as long as the calling scope lives. */
    follow(region: () => RegionCode | null): { answer: Readonly<Ref<Resource<RegionIndicators>>>, assessments: Readonly<Ref<readonly Assessment[]>> } {
      const answer = figures.followIndicators(region)
      return { answer, assessments: computed(() => assessmentsOf(answer.value.data)) }
    },
    /** Values tried out in a community; undefined where it stays as it is. */
    tried: (region: RegionCode, id: IndicatorInputId): IndicatorValue | null | undefined => trial.value?.region === region ? trial.value.values.get(id) : undefined,
    isTrial: (region: RegionCode) => trial.value?.region === region && trial.value.values.size > 0,
    /** Tries out a value: what if it were so. Nothing but this wall knows of it. */
    tryOut(region: RegionCode, id: IndicatorInputId, value: IndicatorValue | null) {
      const before = trial.value?.region === region ? trial.value.values : new Map<IndicatorInputId, IndicatorValue | null>()
      trial.value = { region, values: new Map(before).set(id, value) }
    },
    endTrial() { trial.value = null },
    /** The assessment with what is tried out in it; the same object while nothing is. */
    asTried(assessment: Assessment): Assessment {
      if (trial.value?.region !== assessment.region || trial.value.values.size === 0) return assessment
      let inputs = assessment.inputs
      for (const [id, value] of trial.value.values) inputs = withValue(inputs, id, value)
      return assessCommunity({ region: assessment.region, inputs: [...inputs.values()] })
    },
  }
})
