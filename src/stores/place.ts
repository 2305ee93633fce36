import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { FigureId } from '@/api/contract/figureCatalogue'
import { type AlarmId, type RegionCode, isRegionCode } from '@/api/contract/ids'
import type { RegionLevel } from '@/api/contract/regions'
import { useRegionsStore } from './regions'
import { useSessionStore } from './session'

/** The topics that are built, in the order of their tabs. */
export const topics = ['overview'] as const
export type Topic = (typeof topics)[number]

/** The view that the address bar holds. */
export interface View { level: RegionLevel, region: string, topic: Topic, metric: FigureId, alarm: AlarmId | null }

export const defaultMetric: FigureId = 'events.openRate'

/** Where the wall looks: region, topic, the figure that colours the map, the alarm that is open. */
export const usePlaceStore = defineStore('place', () => {
  const session = useSessionStore()
  const regions = useRegionsStore()
  const home = (): Pick<View, 'level' | 'region' | 'topic'> => ({ level: regions.byCode.get(session.root)?.level ?? 'county', region: session.root, topic: 'overview' })
  const view = ref<View>({ ...home(), metric: defaultMetric, alarm: null })
  // The server may name another root than the configuration; a wall that stands at its root moves along.
  watch(() => session.root, (_now, before) => { if (view.value.region === before) change(home()) })
  const hovered = ref<RegionCode | null>(null)
  /** The figure whose breakdown is open. */
  const opened = ref<FigureId | null>(null)

  /** The region in view: what the address says, before the tree is there too, so that no figure waits for it; the root where it is unknown. */
  const region = computed<RegionCode>(() => {
    const code = view.value.region
    return isRegionCode(code) && (!regions.ready || regions.byCode.has(code)) ? code : session.root
  })
  const level = computed<RegionLevel>(() => regions.byCode.get(region.value)?.level ?? view.value.level)
  /** Set where the address names a region that does not exist or lies outside this wall's root. */
  const unknownRegion = computed(() => regions.ready && !regions.find(view.value.region) ? view.value.region : null)

  function change(part: Partial<View>) { view.value = { ...view.value, ...part } }
  return {
    view, home, region, level, hovered, opened, unknownRegion,
    metric: computed(() => view.value.metric),
    topic: computed(() => view.value.topic),
    alarm: computed(() => view.value.alarm),
    /** Takes over what the address bar says. */
    apply(next: View) { view.value = next },
    go(code: RegionCode) { hovered.value = null; change({ region: code }) },
    goUp() {
      const parent = regions.byCode.get(region.value)?.parent
      if (parent && region.value !== session.root && regions.byCode.has(parent)) change({ region: parent })
    },
    setMetric(metric: FigureId) { change({ metric }) },
    setTopic(topic: Topic) { change({ topic }) },
    openAlarm(alarm: AlarmId | null) { if (alarm !== view.value.alarm) change({ alarm }) },
    setHovered(code: RegionCode | null) { hovered.value = code },
    openBreakdown(id: FigureId | null) { opened.value = id },
  }
})
