import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { ThingRef } from '@/api/contract/city'
import type { FigureId, LifeService } from '@/api/contract/figureCatalogue'
import { type AlarmId, type RegionCode, isRegionCode } from '@/api/contract/ids'
import type { RegionLevel } from '@/api/contract/regions'
import { type BuildingColour, type LayerSetting, type LayerSettings, type MapLayerId, type MapMode, defaultLayers, encodeLayers } from '@/domain/mapLayers'
import { type Filters, encodeFilters, filtersIn, metricOf, noFilters } from '@/domain/facets'
import { layersInTopic, layersOf } from '@/domain/topicMap'
import type { EpochMs } from '@/domain/time'
import { useRegionsStore } from './regions'
import { useSessionStore } from './session'

/** The topics that are built, in the order of their tabs. */
export const topics = ['overview', 'grid', 'livelihood', 'iot', 'underground', 'indicators'] as const
export type Topic = (typeof topics)[number]

/** The view that the address bar holds. */
export interface View extends MapView { level: RegionLevel, region: string, topic: Topic, metric: FigureId, alarm: AlarmId | null, /** Whole minute of a replay; null: now. */ at: EpochMs | null, /** What lists and map are narrowed to. */ filters: Filters }

/** How the map shows it: above or under ground, what colours the buildings, which layers, the thing that is chosen, and the service of the 15-minute circle. */
export interface MapView { mode: MapMode, colour: BuildingColour, layers: LayerSettings, thing: ThingRef | null, service: LifeService | null }
export const defaultMapView: MapView = { mode: 'above', colour: 'use', layers: defaultLayers, thing: null, service: null }

/** What colours the map in a topic until a person chooses otherwise. */
export const defaultMetrics: Readonly<Record<Topic, FigureId>> = { overview: 'events.openRate', grid: 'events.openRate', livelihood: 'assistance.rate', iot: 'devices.onlineShare', underground: 'pipes.oldShare', indicators: 'indicators.metShare' }

/** The underground topic opens below ground. */
export function defaultModeOf(topic: Topic): MapMode { return topic === 'underground' ? 'under' : defaultMapView.mode }

/** Where the wall looks: region, topic, the figure that colours the map, the alarm that is open. */
export const usePlaceStore = defineStore('place', () => {
  const session = useSessionStore()
  const regions = useRegionsStore()
  const home = (): Pick<View, 'level' | 'region' | 'topic'> => ({ level: regions.byCode.get(session.root)?.level ?? 'county', region: session.root, topic: 'overview' })
  const view = ref<View>({ ...home(), metric: defaultMetrics.overview, alarm: null, at: null, filters: noFilters, ...defaultMapView })
  // The server may name another root than the configuration; a wall that stands at its root moves along.
  watch(() => session.root, (_now, before) => { if (view.value.region === before) change(home()) })
  const hovered = ref<RegionCode | null>(null)
  /** Grows each time the chosen thing is to be flown to anew. */
  const returns = ref(0)
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
    view, home, region, level, hovered, opened, unknownRegion, returns,
    metric: computed(() => view.value.metric),
    topic: computed(() => view.value.topic),
    alarm: computed(() => view.value.alarm),
    at: computed(() => view.value.at),
    /** Takes over what the address bar says. */
    apply(next: View) {
      const { layers, filters } = view.value
      view.value = { ...next, layers: encodeLayers(next.layers) === encodeLayers(layers) ? layers : next.layers, filters: encodeFilters(next.filters) === encodeFilters(filters) ? filters : next.filters }
    },
    go(code: RegionCode) { hovered.value = null; change({ region: code, thing: null }) },
    goUp() {
      const parent = regions.byCode.get(region.value)?.parent
      if (parent && region.value !== session.root && regions.byCode.has(parent)) change({ region: parent, thing: null })
    },
    setMetric(metric: FigureId) { change({ metric }) },
    filters: computed(() => view.value.filters),
    setFilters(filters: Filters) { if (encodeFilters(filters) !== encodeFilters(view.value.filters)) change({ filters }) },
    mode: computed(() => view.value.mode),
    colour: computed(() => view.value.colour),
    layers: computed(() => view.value.layers),
    thing: computed(() => view.value.thing),
    service: computed(() => view.value.service),
    /** The map follows the topic: its own colours and layers, and below ground with 地下管网. Filters go along where the topic understands them. */
    setTopic(topic: Topic) {
      const { topic: before, layers } = view.value
      if (topic === before) return
      const filters = filtersIn(topic, view.value.filters)
      change({ topic, metric: metricOf(filters) ?? defaultMetrics[topic], mode: defaultModeOf(topic), layers: layersInTopic(layers, before, topic), filters, service: null })
    },
    setMode(mode: MapMode) { change({ mode }) },
    setColour(colour: BuildingColour) { change({ colour }) },
    setLayer(id: MapLayerId, setting: Partial<LayerSetting>) { change({ layers: { ...view.value.layers, [id]: { ...view.value.layers[id], ...setting } } }) },
    resetLayers() { change({ layers: layersOf(view.value.topic) }) },
    /** Chooses a thing on the map, or nothing. */
    choose(thing: ThingRef | null) { if (thing?.id !== view.value.thing?.id || thing?.kind !== view.value.thing?.kind) change({ thing }) },
    /** Chooses the service whose reach is drawn; it colours the map too. */
    setService(service: LifeService) { change({ service, metric: `circle.${service}.share` }) },
    /** Brings the map back to the chosen thing. */
    flyBack() { returns.value += 1 },
    openAlarm(alarm: AlarmId | null) { if (alarm !== view.value.alarm) change({ alarm }) },
    /** Writes the minute of a replay into the address; null: now. */
    setAt(at: EpochMs | null) { if (at !== view.value.at) change({ at }) },
    setHovered(code: RegionCode | null) { hovered.value = code },
    openBreakdown(id: FigureId | null) { opened.value = id },
  }
})
