import { defineStore } from 'pinia'
import { type Ref, computed, watch } from 'vue'
import type { Freshness } from '@/api/contract/common'
import { type FigureId, isLowBad } from '@/api/contract/figureCatalogue'
import type { FigureGroup } from '@/api/contract/figureGroups'
import type { Figure } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'
import { type Comparison, changeOf, momentBefore, placesGained, rangeOf, targetOf, timingLikely } from '@/domain/comparison'
import type { Resource } from './answers'
import { useFiguresStore } from './figures'
import { useRegionsStore } from './regions'
import { useSessionStore } from './session'
import { useViewTimeStore } from './viewTime'
import { useWallStore } from './wall'

/** The comparison of a figure; null where there is nothing to compare with. */
export type CompareOf = (id: FigureId) => Comparison | null
type Known = Readonly<Partial<Record<FigureId, Figure>>>

/** With what figures are compared: the period before, the target of the configuration, the neighbours. Asked for once the first charts stand. */
export const useComparisonsStore = defineStore('comparisons', () => {
  const figures = useFiguresStore()
  const regions = useRegionsStore()
  const wall = useWallStore()
  const viewTime = useViewTimeStore()
  const session = useSessionStore()
  const { thresholds } = session.config
  /** The least that is asked of a figure. */
  const leastOf: Readonly<Partial<Record<FigureId, number>>> = { 'devices.onlineShare': thresholds.deviceOnlinePercent, 'components.intactShare': thresholds.componentsIntactPercent }

  /** How the last answer to each kind of question was timed. */
  const lastTimed = new Map<string, Freshness>()
  /**
   * The moment to compare with. On a switch it is asked for together with the figures, by how the source was timed for the region before; where
   * the answer comes with another time, that one is asked for.
   */
  function momentOf(kind: string, { freshness }: Pick<Resource<unknown>, 'freshness'>) {
    if (!wall.chartsStand) return null
    const last = lastTimed.get(kind)
    return freshness !== null ? momentBefore(freshness) : last === undefined || viewTime.isPast ? null : momentBefore(timingLikely(last, session.readNow()))
  }
  /** Notes how answers of a kind are timed. */
  function noteTiming(kind: () => string, answer: Readonly<Ref<Pick<Resource<unknown>, 'freshness'>>>) {
    watch(() => answer.value.freshness, (freshness) => { if (freshness !== null) lastTimed.set(kind(), freshness) }, { immediate: true })
  }
  /** The region above, where this wall may ask for it. */
  const parentOf = (code: RegionCode) => {
    const parent = regions.byCode.get(code)?.parent ?? null
    return parent !== null && regions.byCode.has(parent) ? parent : null
  }

  return {
    /**
     * Compares the figures of a group, for as long as the calling scope lives. `ranged` is the one figure whose range over the
     * neighbours is worth a question: a rate or share, for sums of regions of different size say nothing of each other.
     */
    follow(region: () => RegionCode, group: FigureGroup, answer: Readonly<Ref<Resource<Known>>>, ranged: FigureId | null = null): Readonly<Ref<CompareOf>> {
      noteTiming(() => group, answer)
      const before: Readonly<Ref<Resource<Known>>> = figures.followGroupAt(region, group, () => momentOf(group, answer.value))
      const around = figures.followBreakdown(() => parentOf(region()) ?? region(), () => wall.chartsStand && parentOf(region()) !== null ? ranged : null)
      const range = computed(() => around.value.data === null || ranged === null ? null : rangeOf(around.value.data))
      return computed(() => (id) => {
        const now = answer.value.data?.[id], least = leastOf[id]
        if (now === undefined) return null
        const found: Comparison = {
          change: changeOf(now, before.value.data?.[id]), target: least === undefined ? null : targetOf(now, least), range: id === ranged && now.state === 'exact' ? range.value : null,
        }
        return found.change ?? found.target ?? found.range ? found : null
      })
    },
    /** How many places each region below has gained in the ranking by a figure since the period before; empty where that is not known. */
    followPlaces(region: () => RegionCode, figure: () => FigureId, answer: Readonly<Ref<Resource<{ rows: readonly { region: RegionCode, figure: Figure }[] }>>>) {
      const kind = () => `breakdown|${figure()}`
      noteTiming(kind, answer)
      const before = figures.followBreakdownAt(region, figure, () => momentOf(kind(), answer.value))
      return computed<ReadonlyMap<RegionCode, number>>(() => {
        const now = answer.value.data?.rows ?? [], then = before.value.data
        if (then?.figure !== figure()) return new Map()
        const known = new Map(then.rows.map(row => [row.region, row.figure]))
        const compared = now.filter(row => changeOf(row.figure, known.get(row.region)) !== null)
        const sign = isLowBad(figure()) ? 1 : -1
        const order = (value: (code: RegionCode) => number) => compared.map(row => row.region).sort((a, b) => sign * (value(a) - value(b)) || (a < b ? -1 : 1))
        const current = new Map(compared.map(row => [row.region, row.figure]))
        return placesGained(order(code => current.get(code)?.value ?? 0), order(code => known.get(code)?.value ?? 0))
      })
    },
  }
})
