import { defineStore } from 'pinia'
import { type Ref, computed, onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import type { BuildingMark, PointKind, PointMark, Thing, ThingRef } from '@/api/contract/city'
import type { Freshness } from '@/api/contract/common'
import type { DeviceGroup, FigureId, LifeService } from '@/api/contract/figureCatalogue'
import type { FigureGroup } from '@/api/contract/figureGroups'
import { type Breakdown, type Figure, type FigureHistory, type FiguresOf, type Series, figuresOf } from '@/api/contract/figures'
import type { AlarmSnapshot } from '@/api/contract/alarms'
import { type DeviceId, type RegionCode, isRegionCode } from '@/api/contract/ids'
import type { RegionIndicators } from '@/api/contract/indicators'
import type { ServiceReach } from '@/api/contract/lifeCircle'
import type { NetworkAnalysis, PipeReading, PipeTrouble } from '@/api/contract/pipes'
import type { AlarmRecord, Device, DeviceHistory, GridEvent } from '@/api/contract/records'
import { type ApiError, ApiFailure } from '@/api/errors'
import type { Loaded, LoadedGroup } from '@/domain/dataQuality'
import { pollAfterMs } from '@/domain/freshness'
import { sameValue } from '@/domain/sameValue'
import type { EpochMs } from '@/domain/time'
import { type Resource, type Slot, type Wanted, isPast, keyOf, waiting } from './answers'
import { gatherArrivals } from './gatherArrivals'
import { type Rows, cursorOf, mostPages, pageSize, readPages } from './pages'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'
import { useViewTimeStore } from './viewTime'
import { useWallStore } from './wall'

/** A group of figures that a panel shows: of which region, and the answer as it stands. */
export interface ShownGroup { readonly group: FigureGroup, readonly region: RegionCode, readonly figures: Readonly<Partial<Record<FigureId, Figure>>> | null }

/** So many open events are asked for; more are not known of here. */
export const mostOpenEvents = pageSize * mostPages

/** How far back a calm list looks for its last alarm. */
export const recentDays = 7
const hourMs = 3_600_000
const iso = (at: EpochMs) => new Date(at).toISOString()

/** Answers kept after nobody shows them any more, so that going back is instant. */
const keptAnswers = { live: 120, past: 600 } as const
const firstRetryMs = 5_000
const maxRetryMs = 60_000
/** An answer waits so long for the others of its wave: less than a person sees. */
const gatherMs = 100

/** The figures on screen: asked for while somebody shows them, refreshed by their own period, given up on a level switch. */
export const useFiguresStore = defineStore('figures', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const viewTime = useViewTimeStore()
  const wall = useWallStore()
  const resources = shallowReactive(new Map<string, Resource<unknown>>())
  const slots = new Map<string, Slot<unknown>>()
  /** Keys of what somebody shows. */
  const shownKeys = shallowReactive(new Set<string>())

  const inView = new Set<() => ShownGroup>()

  /** The first charts are drawn as their answers come; after that what is asked for in one go is shown in one go. */
  const gathered = gatherArrivals({
    moreComes: () => wall.chartsStand && [...slots.values()].some(slot => slot.users > 0 && slot.abort !== null && !slot.hasArrived), after: runtime.after, longestMs: gatherMs,
  })

  function put(key: string, slot: Slot<unknown>, resource: Resource<unknown>) {
    slot.resource = resource
    resources.set(key, resource)
  }

  /** A fault of our own is reported and shown as an answer that cannot be used: a panel never waits for ever. */
  function errorOf(caught: unknown, key: string): ApiError {
    if (caught instanceof ApiFailure) return caught.error
    runtime.reportError(caught, key)
    return { kind: 'contract', issues: [caught instanceof Error ? caught.message : String(caught)] }
  }

  /** Asks for an answer, and anew by its period, or after a failure ever more rarely. */
  async function load(key: string, slot: Slot<unknown>): Promise<void> {
    slot.stopTimer()
    slot.abort?.abort()
    const abort = new AbortController()
    slot.abort = abort
    slot.hasArrived = false
    const answer = await slot.fetch(abort.signal).catch((caught: unknown) => slot.abort === abort ? errorOf(caught, key) : null)
    if (answer === null || slot.abort !== abort) return
    slot.hasArrived = true
    await gathered()
    if (slot.abort !== abort) return
    slot.abort = null
    if ('kind' in answer) {
      if (answer.kind === 'aborted') return
      const failures = slot.resource.failures + 1
      const wait = Math.min(maxRetryMs, firstRetryMs * 2 ** (failures - 1))
      put(key, slot, { ...slot.resource, error: answer, failures, retryAt: session.readNow() + wait })
      slot.stopTimer = runtime.after(wait, () => { void load(key, slot) })
      return
    }
    const next = { data: answer.data, freshness: answer.freshness, error: null, retryAt: null, failures: 0 }
    // What says the same stays the same, so that nothing is drawn anew for it.
    if (!sameValue(slot.resource, next)) put(key, slot, next)
    if (slot.isPast) return
    slot.stopTimer = runtime.after(pollAfterMs(answer.freshness.period) * (1 + runtime.jitter() / 10), () => { void load(key, slot) })
  }

  function acquire({ moment, fetch }: Wanted<unknown>, key: string) {
    let slot = slots.get(key)
    if (!slot) {
      slot = { resource: waiting, isPast: moment !== null, users: 0, abort: null, hasArrived: false, stopTimer: () => {}, fetch }
      slots.set(key, slot)
      put(key, slot, waiting)
    }
    slot.users += 1
    shownKeys.add(key)
    if (slot.users === 1 && !(slot.isPast && slot.resource.data !== null)) void load(key, slot)
  }

  function release(key: string) {
    const slot = slots.get(key)
    if (!slot) return
    slot.users -= 1
    if (slot.users > 0) return
    shownKeys.delete(key)
    slot.stopTimer()
    slot.abort?.abort()
    slot.abort = null
    slots.delete(key)
    // What was never answered is no cached answer, and waits for nothing any more.
    if (slot.resource.data === null) {
      resources.delete(key)
      return
    }
    // Most recently released last, so that the cap drops the oldest.
    slots.set(key, slot)
    const alike = [...slots].filter(([, s]) => s.isPast === slot.isPast)
    let over = alike.length - keptAnswers[slot.isPast ? 'past' : 'live']
    for (const [old, s] of alike) {
      if (over <= 0) break
      if (s.users === 0) { slots.delete(old); resources.delete(old); over -= 1 }
    }
  }

  /**
   * Follows what is wanted for as long as the calling scope lives. While a replay runs there is at most one question on its way
   * for each follower: moments that pass meanwhile are left out, the latest is asked for next, and the last answer stays on screen.
   */
  function follow<T>(wanted: () => Wanted<T> | null): Readonly<Ref<Resource<T>>> {
    const held = shallowRef<{ key: string, subject: string, moment: EpochMs | null } | null>(null)
    /** The last answer of a past moment. */
    const lastPast = shallowRef<{ subject: string, data: T, freshness: Freshness | null } | null>(null)
    const heldResource = () => held.value === null ? undefined : resources.get(held.value.key) as Resource<T> | undefined

    function move() {
      const next = wanted(), before = held.value
      const key = next && keyOf(next)
      if (key === (before?.key ?? null)) return
      const playsOn = isPast(next) && isPast(before) && next.subject === before.subject
      if (playsOn && slots.get(before.key)?.abort) return
      if (next && key !== null) acquire(next, key)
      if (before) release(before.key)
      held.value = next && key !== null ? { key, subject: next.subject, moment: next.moment } : null
      if (!playsOn) lastPast.value = null
    }
    watch(() => { const next = wanted(); return next && keyOf(next) }, move, { immediate: true })
    watch(heldResource, (resource) => {
      const now = held.value
      if (!isPast(now) || !resource || (resource.data === null && resource.error === null)) return
      if (resource.data !== null) lastPast.value = { subject: now.subject, data: resource.data, freshness: resource.freshness }
      move()
    }, { immediate: true })
    onScopeDispose(() => { if (held.value !== null) release(held.value.key) })
    return computed(() => {
      const next = wanted()
      if (!next) return waiting
      const own = (resources.get(keyOf(next)) ?? waiting) as Resource<T>
      const last = lastPast.value
      return next.moment !== null && own.data === null && last?.subject === next.subject ? { ...own, data: last.data, freshness: last.freshness } : own
    })
  }

  /** What follows the moment of the screen: `at` is the part of the query that says so. */
  function atMoment<T>(subject: string, fetch: (signal: AbortSignal, at: { at?: string }) => Promise<{ data: T, freshness: Freshness }>): Wanted<T> {
    const moment = viewTime.minute
    const at = moment === null ? {} : { at: new Date(moment).toISOString() }
    return { subject, moment, fetch: signal => fetch(signal, at) }
  }
  /** What is the same at every moment, or of which only the present is known. */
  const present = <T>(subject: string, fetch: Slot<T>['fetch']): Wanted<T> => ({ subject, moment: null, fetch })

  return {
    /** How many shown answers have not come yet. */
    waitingCount: computed(() => {
      let n = 0
      for (const [key, resource] of resources) if (resource.data === null && resource.error === null && (slots.get(key)?.users ?? 0) > 0) n += 1
      return n
    }),
    /** The figures that somebody shows: groups with their region, and breakdowns. */
    loaded: computed<Loaded>(() => {
      const groups: LoadedGroup[] = []
      const breakdowns: Breakdown[] = []
      for (const key of shownKeys) {
        // What is there only to be compared with is not what the screen says.
        if (key.includes('@') && viewTime.minute === null) continue
        const [kind, region = ''] = key.split('|')
        const data = resources.get(key)?.data ?? null
        if (data === null) continue
        if (kind === 'breakdown') breakdowns.push(data as Breakdown)
        else if (kind === 'figures' && isRegionCode(region)) groups.push({ region, figures: data })
      }
      return { groups, breakdowns }
    }),
    /** The figures of one group for a region. */
    followGroup<G extends FigureGroup>(region: () => RegionCode, group: G) {
      const answer = follow<FiguresOf<G>>(() => {
        const code = region()
        return atMoment(`figures|${code}|${group}`, async (signal, at) => {
          const answer = await runtime.client.call('figures', { params: { code, group }, query: at, signal })
          return { freshness: answer.freshness, data: figuresOf(group, answer.data) }
        })
      })
      const shown = (): ShownGroup => ({ group, region: region(), figures: answer.value.data })
      inView.add(shown)
      onScopeDispose(() => { inView.delete(shown) })
      return answer
    },
    /** What the panels show at this moment, each group of a region once, in the order in which they came: for a report of the view. */
    groupsInView(): readonly ShownGroup[] {
      return [...new Map([...inView].map((shown) => { const one = shown(); return [`${one.region}|${one.group}`, one] })).values()]
    },
    /** One figure of a region and of each region below it; nothing while `figure` is null. */
    followBreakdown(region: () => RegionCode, figure: () => FigureId | null) {
      return follow<Breakdown>(() => {
        const code = region()
        const id = figure()
        return id === null ? null : atMoment(`breakdown|${code}|${id}`, (signal, at) => runtime.client.call('breakdown', { params: { code, figure: id }, query: at, signal }))
      })
    },
    /** One figure of a region at the ends of its source's last periods, the oldest first. */
    followHistory(region: () => RegionCode, figure: FigureId, periods: number) {
      return follow<FigureHistory>(() => {
        const code = region()
        return atMoment(`history|${code}|${figure}|${periods}`, (signal, at) => runtime.client.call('history', { params: { code, figure }, query: { periods, ...at }, signal }))
      })
    },
    /** The figures of a group as they were known at a moment; nothing while there is none. */
    followGroupAt<G extends FigureGroup>(region: () => RegionCode, group: G, moment: () => EpochMs | null) {
      return follow<FiguresOf<G>>(() => {
        const code = region(), at = moment()
        return at === null ? null : {
          subject: `figures|${code}|${group}`, moment: at, fetch: async (signal) => {
            const answer = await runtime.client.call('figures', { params: { code, group }, query: { at: iso(at) }, signal })
            return { freshness: answer.freshness, data: figuresOf(group, answer.data) }
          },
        }
      })
    },
    /** A breakdown as it was known at a moment; nothing while there is none. */
    followBreakdownAt(region: () => RegionCode, figure: () => FigureId, moment: () => EpochMs | null) {
      return follow<Breakdown>(() => {
        const code = region(), id = figure(), at = moment()
        return at === null ? null : { subject: `breakdown|${code}|${id}`, moment: at, fetch: signal => runtime.client.call('breakdown', { params: { code, figure: id }, query: { at: iso(at) }, signal }) }
      })
    },
    /** Open grid events below a region, the newest first; at most {@link mostOpenEvents}; nothing while `region` is null. */
    followOpenEvents(region: () => RegionCode | null) {
      return follow<readonly GridEvent[]>(() => {
        const scope = region()
        return scope === null ? null : atMoment(`events|${scope}`, async (signal, at) => {
          const { freshness, data } = await readPages(cursor => runtime.client.call('events', { params: {}, query: { scope, open: 'true', size: pageSize, ...at, ...cursorOf(cursor) }, signal }))
          return { freshness, data: data.rows }
        })
      })
    },
    /** Today's grid events below a region, open and closed, the newest first; nothing while `region` is null. */
    followEvents(region: () => RegionCode | null) {
      return follow<Rows<GridEvent>>(() => {
        const scope = region()
        return scope === null ? null : atMoment(`allEvents|${scope}`, (signal, at) => readPages(cursor => runtime.client.call('events', { params: {}, query: { scope, size: pageSize, ...at, ...cursorOf(cursor) }, signal })))
      })
    },
    /** The board as it was at the moment of a replay; nothing while the screen shows now, because the live board is the stream's. */
    followPastAlarms(scope: () => RegionCode) {
      return follow<AlarmSnapshot>(() => {
        const code = scope()
        return viewTime.minute === null ? null : atMoment(`alarms|${code}`, (signal, at) => runtime.client.call('alarms', { params: {}, query: { scope: code, ...at }, signal }))
      })
    },
    /** The newest alarm below a region in the last {@link recentDays} days, open or closed; null where there was none. */
    followLastAlarm(region: () => RegionCode) {
      return follow<{ last: AlarmRecord | null }>(() => {
        const scope = region()
        return atMoment(`lastAlarm|${scope}`, async (signal, { at }) => {
          const to = at === undefined ? session.readNow() : Date.parse(at)
          const { freshness, data } = await runtime.client.call('alarmHistory', { params: {}, query: { scope, from: iso(to - recentDays * 24 * hourMs), to: iso(to), size: 1 }, signal })
          return { freshness, data: { last: data.rows[0] ?? null } }
        })
      })
    },
    /** Devices below a region, or those of one group: the first page, and how many there are. */
    followDevices(region: () => RegionCode, group: () => DeviceGroup | undefined = () => undefined) {
      return follow<Rows<Device>>(() => {
        const scope = region(), of = group()
        return atMoment(`devices|${scope}|${of ?? ''}`, async (signal, at) => {
          const { freshness, data } = await runtime.client.call('devices', { params: {}, query: { scope, size: pageSize, ...at, ...(of !== undefined && { group: of }) }, signal })
          return { freshness, data: { rows: data.rows, total: data.total } }
        })
      })
    },
    /** What a device read in the last hours; nothing while none is chosen. */
    followDeviceHistory(device: () => DeviceId | null, hours: number) {
      return follow<DeviceHistory>(() => {
        const id = device()
        return id === null ? null : atMoment(`deviceHistory|${id}|${hours}`, (signal, { at }) => {
          const to = at === undefined ? session.readNow() : Date.parse(at)
          return runtime.client.call('deviceHistory', { params: { id }, query: { from: iso(to - hours * hourMs), to: iso(to) }, signal })
        })
      })
    },
    /** Open hidden troubles (隐患) of the pipes in a region. */
    followTroubles(region: () => RegionCode) {
      return follow<Rows<PipeTrouble>>(() => {
        const scope = region()
        return atMoment(`troubles|${scope}`, (signal, at) => readPages(cursor => runtime.client.call('troubles', { params: {}, query: { scope, open: 'true', size: pageSize, ...at, ...cursorOf(cursor) }, signal })))
      })
    },
    /** Inputs of the 22 indicators of the pilot communities in a region; nothing while `region` is null. */
    followIndicators(region: () => RegionCode | null) {
      return follow<RegionIndicators>(() => {
        const code = region()
        return code === null ? null : atMoment(`indicators|${code}`, (signal, at) => runtime.client.call('indicators', { params: { code }, query: at, signal }))
      })
    },
    /** One service of the 15-minute circle in a region: places, reach and gaps; nothing while none is asked for. */
    followServiceReach(wanted: () => { region: RegionCode, service: LifeService } | null) {
      return follow<ServiceReach>(() => {
        const of = wanted()
        return of === null ? null : present(`serviceReach|${of.region}|${of.service}`, signal => runtime.client.call('serviceReach', { params: { code: of.region, service: of.service }, query: {}, signal }))
      })
    },
    /** Monitoring points of the pipe networks in a region, with their last readings. */
    followReadings(region: () => RegionCode) {
      return follow<Rows<PipeReading>>(() => {
        const scope = region()
        return atMoment(`readings|${scope}`, (signal, at) => readPages(cursor => runtime.client.call('readings', { params: {}, query: { scope, size: pageSize, ...at, ...cursorOf(cursor) }, signal })))
      })
    },
    /** What bursts in a region would do, and which of its pipes lie too close. */
    followNetworkAnalysis: (region: () => RegionCode) => follow<NetworkAnalysis>((scope = region()) => atMoment(`networkAnalysis|${scope}`, (signal, at) => runtime.client.call('networkAnalysis', { params: {}, query: { scope, ...at }, signal }))),
    /** A thing with its attributes and relations; nothing while none is chosen. */
    followThing(thing: () => ThingRef | null) {
      return follow<Thing>(() => {
        const ref = thing()
        return ref === null ? null : atMoment(`thing|${ref.kind}|${ref.id}`, (signal, at) => runtime.client.call('thing', { params: ref, query: at, signal }))
      })
    },
    /** Marks of one kind in a region; nothing while `region` is null. */
    followPoints(region: () => RegionCode | null, kind: PointKind) {
      return follow<readonly PointMark[]>(() => {
        const code = region()
        return code === null ? null : atMoment(`points|${code}|${kind}`, (signal, at) => runtime.client.call('points', { params: { code, kind }, query: at, signal }))
      })
    },
    /** Names of the buildings of a community; nothing while `region` is null. */
    followBuildings(region: () => RegionCode | null) {
      return follow<readonly BuildingMark[]>(() => {
        const code = region()
        return code === null ? null : present(`buildings|${code}`, signal => runtime.client.call('buildings', { params: { code }, query: {}, signal }))
      })
    },
    /** Hourly counts of the last 24 hours, up to the end of the running one; a new hour, or a clock put right, asks anew. */
    followDay(region: () => RegionCode, figure: 'events.total' | 'alarms.raised') {
      return follow<Series>(() => {
        const code = region()
        const to = (Math.floor(viewTime.now / hourMs) + 1) * hourMs
        const wanted = atMoment(`series|${code}|${figure}`, (signal, at) => runtime.client.call('series', { params: { code, figure }, query: { from: iso(to - 24 * hourMs), to: iso(to), stepSeconds: 3600, ...at }, signal }))
        return wanted.moment === null ? { ...wanted, subject: `${wanted.subject}|${to}` } : wanted
      })
    },
    /** Asks again at once for everything that failed. */
    retryFailed() {
      for (const [key, slot] of slots) if (slot.users > 0 && slot.resource.error) void load(key, slot)
    },
  }
})
