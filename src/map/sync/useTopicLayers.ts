import { type ComputedRef, type Ref, type ShallowRef, computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LonLat } from '@/api/contract/common'
import type { RegionCode } from '@/api/contract/ids'
import type { GridEvent } from '@/api/contract/records'
import { densityBreaks, densityScale, eventDensity } from '@/domain/eventDensity'
import { isOverdue } from '@/domain/eventTiming'
import { narrowEvents } from '@/domain/facets'
import { boundsOf } from '@/domain/geodesy'
import type { Box } from '@/domain/labelLayout'
import { indicators } from '@/domain/indicators/catalogue'
import { fullNumber } from '@/domain/numberFormat'
import { type ShortName, shortPlaceName } from '@/domain/placeName'
import { leads } from '@/domain/topicMap'
import { useTopicMapWords } from '@/i18n/useTopicMapWords'
import { useFiguresStore } from '@/stores/figures'
import { useIndicatorsStore } from '@/stores/indicators'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSelectionStore } from '@/stores/selection'
import { useSessionStore } from '@/stores/session'
import { useViewTimeStore } from '@/stores/viewTime'
import { useWallStore } from '@/stores/wall'
import type { MapScene } from '../engine/mapScene'
import { type CounterText, type CountersOptions, type CountersState, createCountersLayer } from '../layers/counters'
import type { HeatState } from '../layers/heat'
import type { LabelView } from '../layers/labels'
import { createLateLayer } from '../layers/lateLayer'
import type { Subject } from './mapView'
import { eventMarks, offlineByRegion, pilotMarks, regionOfMarks } from './topicMarks'
import { type LayerHandle, useLayer } from './useLayer'

/** Counters of a town's events go together nearer than this, rem; those of a county are gathered by town already. */
const clusterRem = { lead: { county: 2.4, town: 4.6, community: 2 }, quiet: 4.6 } as const

/** What of the map follows the topic: events as counters and as heat, offline devices by region, pilots with their results. */
export function useTopicLayers(scene: Readonly<ShallowRef<MapScene | null>>, subject: ComputedRef<Subject | null>, isNear: Readonly<Ref<boolean>>) {
  useTopicMapWords()
  const { t, locale } = useI18n()
  const place = usePlaceStore()
  const regions = useRegionsStore()
  const figures = useFiguresStore()
  const selection = useSelectionStore()
  const session = useSessionStore()
  const viewTime = useViewTimeStore()
  const wall = useWallStore()
  const indicatorStore = useIndicatorsStore()
  const handles: Record<string, LayerHandle> = {}
  const boxesOf: (() => readonly Box[])[] = []

  const region = (code: RegionCode) => regions.byCode.get(code)
  const number = (n: number, decimals = 0) => fullNumber(n, decimals, { tag: locale.value, wan: locale.value.startsWith('zh') })
  const namesOf = (codes: readonly string[], which: keyof ShortName = 'whole') => {
    const names = codes.flatMap((code) => { const own = regions.find(code); return own ? shortPlaceName(own, locale.value)[which] : [] })
    return names.length > 2 ? t('topicMap.several', { name: names[0] ?? '', n: names.length }) : names.join(t('topicMap.and'))
  }

  function addCounters(kind: CountersOptions['kind'], onPick: CountersOptions['onPick'], state: () => CountersState) {
    let boxes: () => readonly Box[] = () => []
    boxesOf.push(() => boxes())
    handles[kind] = useLayer(scene, () => {
      const layer = createCountersLayer({ kind, onPick })
      boxes = layer.boxes
      return layer
    }, state)
  }

  /** Brings points of the county or a town nearer; the button that recentres leads back. */
  function zoomIn(points: readonly LonLat[]) {
    const camera = scene.value?.camera
    if (!camera || points.length === 0) return
    camera.show({ points, headingDeg: camera.view().pose.headingDeg, pitchDeg: -55, rise: 1, margin: 0.2 }, wall.reducedMotion)
  }

  // The clock is read when the list changes; a second's delay of an overdue mark is no harm.
  const now = () => viewTime.at ?? session.readNow()
  const isAsked = computed(() => place.layers.events.visible || place.layers.eventHeat.visible)
  // Closed events are those of the day; they are asked for where that step is chosen.
  const isOfClosed = computed(() => selection.shown.step === 'closed')
  const openEvents = figures.followOpenEvents(() => isAsked.value && !isOfClosed.value ? place.region : null)
  const dayEvents = figures.followEvents(() => isAsked.value && isOfClosed.value ? place.region : null)
  const events = computed(() => narrowEvents((isOfClosed.value ? dayEvents.value.data?.rows : openEvents.value.data) ?? [], selection.shown))
  const eventById = computed(() => new Map<string, GridEvent>(events.value.map(event => [event.id, event])))
  /** Events of a counter whose list is open. */
  const listed = shallowRef<readonly GridEvent[]>([])
  watch(() => [place.region, place.topic, events.value] as const, () => { listed.value = [] })

  function pickEvents(ids: readonly string[]) {
    const picked = ids.flatMap(id => eventById.value.get(id) ?? [])
    const below = regionOfMarks(picked.length > 0 ? picked.map(event => event.region) : ids.flatMap(id => regions.find(id)?.code ?? []), place.region, region)
    if (below !== null) { place.go(below); return }
    if (place.level === 'town' && picked.length > 1) { zoomIn(picked.map(event => event.point)); return }
    listed.value = picked
  }
  const textOfEvents = (ids: readonly string[], count: number, part: number): CounterText => {
    const own = ids.length === 1 ? eventById.value.get(ids[0] ?? '') : undefined
    const late = part > 0 ? t('topicMap.overdue', { n: number(part) }) : ''
    const what = own ? t('topicMap.event', { kind: t(`eventKind.${own.kind}`), step: t(`eventStep.${own.step}`) }) : t(isOfClosed.value ? 'topicMap.closedEvents' : 'topicMap.events', { place: namesOf(ids), n: number(count) })
    return { number: number(count), note: own && part > 0 ? t('topicMap.overdueOne') : late, title: late === '' ? what : `${what} · ${own ? t('topicMap.overdueOne') : late}` }
  }
  const eventsLead = computed(() => leads(place.topic, 'events'))
  // Without the graphics card there is no surface: counters stand for it.
  const isCounters = computed(() => place.layers.events.visible || (place.layers.eventHeat.visible && scene.value?.kind === 'flat'))
  const eventsState = computed<CountersState>(() => ({
    marks: isCounters.value ? eventMarks(events.value, subject.value, region, now()) : [],
    clusterRem: eventsLead.value ? clusterRem.lead[place.level] : clusterRem.quiet, isLead: eventsLead.value, text: textOfEvents, rootPx: wall.size.rootPx,
  }))
  addCounters('events', pickEvents, () => eventsState.value)

  // Near the ground of a county or town the plates are gone, and with them what lies on them.
  const isHeat = computed(() => place.layers.eventHeat.visible && scene.value?.kind === 'solid')
  const grid = computed(() => {
    const bounds = isHeat.value && subject.value ? boundsOf(subject.value.outline) : null
    return bounds && eventDensity(events.value.map(event => event.point), bounds, densityScale[place.level])
  })
  const heatState = computed<HeatState | null>(() => subject.value && {
    grid: grid.value, outline: subject.value.outline, breaks: densityBreaks[place.level], opacity: place.layers.eventHeat.opacity / 100, raised: isNear.value ? 0 : 1,
  })
  handles['eventHeat'] = useLayer(scene, () => createLateLayer<HeatState>(async () => (await import('../layers/heat')).createHeatLayer()), () => heatState.value, ['solid'])
  const peakLabels = computed<readonly LabelView[]>(() => {
    const peak = grid.value?.peak
    if (!peak) return []
    const [lon, lat] = peak.at
    return [{ id: 'heat-peak', kind: 'peak', lon, lat, raised: isNear.value ? 0 : 1, text: t('topicMap.densest'), value: t('topicMap.perKm2', { n: number(peak.perKm2, 1) }), priority: 400, widthM: null, must: true }]
  })

  // Devices of a county or a town are counted at the source and stand in the labels of its regions: 20,000 marks tell nothing. In a community each is drawn.
  const isCounted = computed(() => place.level !== 'community' && place.layers.devices.visible && leads(place.topic, 'devices'))
  const deviceFigure = (part: 'total' | 'online') => selection.shown.device === undefined ? `devices.${part}` as const : `devices.${selection.shown.device}.${part}` as const
  const total = figures.followBreakdown(() => place.region, () => isCounted.value ? deviceFigure('total') : null)
  const online = figures.followBreakdown(() => place.region, () => isCounted.value ? deviceFigure('online') : null)
  const offline = computed(() => offlineByRegion(place.region, total.value.data, online.value.data))
  const note = (code: RegionCode) => {
    const n = isCounted.value ? offline.value.get(code) ?? 0 : 0
    return n > 0 ? { text: t('topicMap.offline', { n: number(n) }), weight: n } : null
  }

  function goToRegion(ids: readonly string[]) {
    const codes = ids.flatMap(id => regions.find(id)?.code ?? [])
    const below = regionOfMarks(codes, place.region, region)
    if (below !== null) { place.go(below); return }
    zoomIn(codes.flatMap((code) => { const at = region(code)?.anchor; return at ? [at] : [] }))
  }

  const pilotRegion = computed<RegionCode | null>(() => place.layers.pilots.visible ? place.region : null)
  const { assessments } = indicatorStore.follow(() => pilotRegion.value)
  const pilotsState = computed<CountersState>(() => ({
    marks: pilotRegion.value === null ? [] : pilotMarks(assessments.value, subject.value, region), clusterRem: 3.2, isLead: leads(place.topic, 'pilots'), rootPx: wall.size.rootPx,
    // The number is always of one pilot: of several, the one that meets least.
    text: (ids) => {
      const results = assessments.value.filter(one => ids.includes(one.region))
      const least = Math.min(...results.map(one => one.tally.met))
      if (results.length === 1) return { number: String(least), note: namesOf(ids, 'text'), title: t('topicMap.pilot', { name: namesOf(ids), n: least, of: indicators.length }) }
      return { number: String(least), note: t('topicMap.least', { n: results.length }), title: t('topicMap.pilots', { names: namesOf(ids), n: results.length, least, of: indicators.length }) }
    },
  }))
  addCounters('pilots', goToRegion, () => pilotsState.value)

  return {
    handles, isHeat, note, labels: peakLabels, listed, boxes: (): Box[] => boxesOf.flatMap(boxes => boxes()),
    isOverdue: (event: GridEvent) => isOverdue(event, now()),
  }
}
