import { watch } from 'vue'
import { type LocationQuery, type RouteLocationRaw, type Router, type RouterHistory, createRouter, createWebHistory } from 'vue-router'
import { type FigureId, isFigureId, lifeServices } from '@/api/contract/figureCatalogue'
import { type ThingRef, thingIds, thingKinds } from '@/api/contract/city'
import { alarmId } from '@/api/contract/ids'
import type { RegionLevel } from '@/api/contract/regions'
import { type Filters, decodeFilters, encodeFilters, facetsOf, filtersIn, metricOf } from '@/domain/facets'
import { buildingColours, decodeLayers, encodeLayers, mapModes } from '@/domain/mapLayers'
import type { EpochMs } from '@/domain/time'
import { layersOf } from '@/domain/topicMap'
import { useRuntime } from '@/stores/runtime'
import { type Topic, type View, defaultMapView, defaultMetrics, defaultModeOf, topics, usePlaceStore } from '@/stores/place'

const levels: readonly RegionLevel[] = ['county', 'town', 'community']

/** Makes the router; the one route holds the whole view. Settings such as `map=off` stay in the address. */
export function createWallRouter(history: RouterHistory = createWebHistory()): Router {
  const nothing = { render: () => null }
  return createRouter({
    history,
    routes: [
      { path: `/:level(${levels.join('|')})/:code/:topic?`, component: nothing },
      { path: '/:rest(.*)*', component: nothing },
    ],
  })
}

/** Keeps the address bar and the place store at one: either may change, the other follows. Returns the way to stop. */
export function bindAddress(router: Router): () => void {
  const place = usePlaceStore()
  const { reportError } = useRuntime()
  const stopAfter = router.afterEach((to, _from, failure) => {
    if (failure) return
    const { level, code, topic } = to.params
    const view = typeof code === 'string' && isLevel(level) ? { level, region: code, topic: isTopic(topic) ? topic : 'overview' as const } : place.home()
    const { filters, dropped } = filtersOf(to.query['f'], view.topic)
    if (dropped.length > 0) reportError(new Error(`no such filter in ${view.topic}: ${dropped.join(', ')}`), 'address')
    place.apply({ ...view, ...queryView(to.query, usualMetric(view.topic, filters), view.topic), filters })
  })
  const stopWatch = watch(() => address(place.view, place.level, router.currentRoute.value.query), (target) => {
    const current = router.currentRoute.value
    const resolved = router.resolve(target)
    if (resolved.path === current.path && sameQuery(resolved.query, current.query)) return
    // A wrong level or an empty address is corrected in place; a step of the viewer can be gone back.
    const step = place.unknownRegion === null && current.params['code'] !== undefined && current.params['code'] !== place.view.region
    void (step ? router.push(resolved) : router.replace(resolved))
  }, { deep: true })
  return () => { stopAfter(); stopWatch() }
}

function address(view: View, level: RegionLevel, before: LocationQuery): RouteLocationRaw {
  const { metric: _m, alarm: _a, at: _at, mode: _o, colour: _c, layers: _l, thing: _t, f: _f, service: _s, ...settings } = before
  const layers = encodeLayers(view.layers, layersOf(view.topic)), filters = encodeFilters(view.filters)
  return {
    path: `/${level}/${view.region}/${view.topic}`,
    query: {
      ...settings, ...(view.metric !== usualMetric(view.topic, view.filters) && { metric: view.metric }), ...(view.alarm && { alarm: view.alarm }), ...(view.at !== null && { at: minuteText(view.at) }),
      ...((view.mode !== defaultMapView.mode || view.mode !== defaultModeOf(view.topic)) && { mode: view.mode }), ...(view.colour !== defaultMapView.colour && { colour: view.colour }),
      ...(layers !== '' && { layers }), ...(filters !== '' && { f: filters }), ...(view.thing && { thing: `${view.thing.kind}:${view.thing.id}` }), ...(view.service && { service: view.service }),
    },
  }
}

/** The figure that colours the map where the address names none: that of a filter, else the topic's. */
const usualMetric = (topic: Topic, filters: Filters): FigureId => metricOf(filters) ?? defaultMetrics[topic]

/** What a query says; what it leaves out is as its topic has it. */
function queryView(query: LocationQuery, usual: FigureId, topic: Topic): Omit<View, 'level' | 'region' | 'topic' | 'filters'> {
  const metric = query['metric']
  const parsed = alarmId.safeParse(query['alarm'])
  return {
    metric: typeof metric === 'string' && isFigureId(metric) ? metric : usual, alarm: parsed.success ? parsed.data : null, at: minuteOf(query['at']),
    mode: mapModes.find(mode => mode === query['mode']) ?? defaultModeOf(topic), colour: buildingColours.find(colour => colour === query['colour']) ?? defaultMapView.colour,
    layers: typeof query['layers'] === 'string' ? decodeLayers(query['layers'], layersOf(topic)) : layersOf(topic), thing: thingOf(query['thing']),
    service: lifeServices.find(service => service === query['service']) ?? null,
  }
}

/** The filters of an address, and the words of it that its topic does not understand. */
function filtersOf(text: LocationQuery[string] | undefined, topic: Topic): { filters: Filters, dropped: readonly string[] } {
  const { filters, unknown } = decodeFilters(typeof text === 'string' ? text : '')
  const kept = filtersIn(topic, filters)
  return { filters: kept, dropped: [...unknown, ...facetsOf(filters).filter(facet => kept[facet] === undefined)] }
}

/** A minute of world time, `2026-11-22T00:31Z`; anything else names none. */
function minuteOf(text: LocationQuery[string] | undefined): EpochMs | null {
  const at = typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) ? null : at
}
const minuteText = (at: EpochMs) => `${new Date(at).toISOString().slice(0, 16)}Z`

/** `building:B-1` names a thing; anything else names none. */
function thingOf(text: LocationQuery[string] | undefined): ThingRef | null {
  if (typeof text !== 'string') return null
  const colon = text.indexOf(':')
  const kind = thingKinds.find(known => known === text.slice(0, colon))
  const id = text.slice(colon + 1)
  return kind !== undefined && thingIds[kind].safeParse(id).success ? { kind, id } : null
}

/** Encoded differently is not different. */
function sameQuery(a: LocationQuery, b: LocationQuery): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => String(a[key]) === String(b[key]))
}

function isLevel(text: unknown): text is RegionLevel {
  return levels.some(level => level === text)
}

function isTopic(text: unknown): text is Topic {
  return topics.some(topic => topic === text)
}
