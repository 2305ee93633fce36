import { defineStore } from 'pinia'
import { type Ref, computed, onScopeDispose, shallowReactive, watch } from 'vue'
import type { BuildingMark, PointKind, PointMark, Thing, ThingRef } from '@/api/contract/city'
import type { Answer, Freshness } from '@/api/contract/common'
import type { FigureId } from '@/api/contract/figureCatalogue'
import type { FigureGroup } from '@/api/contract/figureGroups'
import { type Breakdown, type FiguresOf, type Series, figuresOf } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'
import type { PipeReading, PipeTrouble } from '@/api/contract/pipes'
import type { GridEvent } from '@/api/contract/records'
import { type ApiError, ApiFailure } from '@/api/errors'
import { pollAfterMs } from '@/domain/freshness'
import type { EpochMs } from '@/domain/time'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/**
 * An answer as a panel shows it: old data stay while a new answer is on its way or fails. `retryAt` is set after a failure.
 */
export interface Resource<T> {
  readonly data: T | null
  readonly freshness: Freshness | null
  readonly error: ApiError | null
  readonly retryAt: EpochMs | null
  readonly failures: number
}

/** Rows of a list, and how many there are in all: more than `rows` where the list is longer than what is asked for. */
export interface Rows<T> { readonly rows: readonly T[], readonly total: number }

interface Slot<T> {
  resource: Resource<T>
  users: number
  abort: AbortController | null
  stopTimer: () => void
  fetch: (signal: AbortSignal) => Promise<{ data: T, freshness: Freshness }>
}

/** A list is read page by page up to so many. */
const pageSize = 500
const mostPages = 4

/** All rows of a paged list up to {@link mostPages}; as fresh as its first page. */
async function readPages<T>(page: (cursor: string | undefined) => Promise<Answer<{ rows: T[], total: number, next: string | null }>>): Promise<Answer<Rows<T>>> {
  const first = await page(undefined)
  const rows = [...first.data.rows]
  let { next } = first.data
  for (let read = 1; next !== null && read < mostPages; read += 1) {
    const { data } = await page(next)
    rows.push(...data.rows)
    next = data.next
  }
  return { freshness: first.freshness, data: { rows, total: first.data.total } }
}

const waiting: Resource<never> = { data: null, freshness: null, error: null, retryAt: null, failures: 0 }
/** Answers kept after nobody shows them any more, so that going back is instant. */
const keptAnswers = 120
const firstRetryMs = 5_000
const maxRetryMs = 60_000

/** The figures on screen: asked for while somebody shows them, refreshed by their own period, given up on a level switch. */
export const useFiguresStore = defineStore('figures', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const resources = shallowReactive(new Map<string, Resource<unknown>>())
  const slots = new Map<string, Slot<unknown>>()

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

  function load(key: string, slot: Slot<unknown>) {
    slot.stopTimer()
    slot.abort?.abort()
    const abort = new AbortController()
    slot.abort = abort
    slot.fetch(abort.signal).then(({ data, freshness }) => {
      if (slot.abort !== abort) return
      slot.abort = null
      put(key, slot, { data, freshness, error: null, retryAt: null, failures: 0 })
      slot.stopTimer = runtime.after(pollAfterMs(freshness.period) * (1 + runtime.jitter() / 10), () => { load(key, slot) })
    }).catch((caught: unknown) => {
      if (slot.abort !== abort) return
      slot.abort = null
      const error = errorOf(caught, key)
      if (error.kind === 'aborted') return
      const failures = slot.resource.failures + 1
      const wait = Math.min(maxRetryMs, firstRetryMs * 2 ** (failures - 1))
      put(key, slot, { ...slot.resource, error, failures, retryAt: session.readNow() + wait })
      slot.stopTimer = runtime.after(wait, () => { load(key, slot) })
    })
  }

  function acquire(key: string, fetch: Slot<unknown>['fetch']) {
    let slot = slots.get(key)
    if (!slot) {
      slot = { resource: waiting, users: 0, abort: null, stopTimer: () => {}, fetch }
      slots.set(key, slot)
      put(key, slot, waiting)
    }
    slot.users += 1
    if (slot.users === 1) load(key, slot)
  }

  function release(key: string) {
    const slot = slots.get(key)
    if (!slot) return
    slot.users -= 1
    if (slot.users > 0) return
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
    for (const [old, s] of slots) {
      if (slots.size <= keptAnswers) break
      if (s.users === 0) { slots.delete(old); resources.delete(old) }
    }
  }

  /** Follows `key` for as long as the calling scope lives. */
  function follow<T>(key: () => { id: string, fetch: Slot<T>['fetch'] } | null): Readonly<Ref<Resource<T>>> {
    let held: string | null = null
    watch(() => key()?.id ?? null, (id) => {
      const next = key()
      if (next && id !== null) acquire(id, next.fetch)
      if (held !== null) release(held)
      held = id
    }, { immediate: true })
    onScopeDispose(() => { if (held !== null) release(held) })
    return computed(() => {
      const id = key()?.id
      return (id === undefined ? waiting : resources.get(id) ?? waiting) as Resource<T>
    })
  }

  return {
    /** How many shown answers have not come yet. */
    waitingCount: computed(() => {
      let n = 0
      for (const [key, resource] of resources) if (resource.data === null && resource.error === null && (slots.get(key)?.users ?? 0) > 0) n += 1
      return n
    }),
    /** The figures of one group for a region. */
    followGroup<G extends FigureGroup>(region: () => RegionCode, group: G) {
      return follow<FiguresOf<G>>(() => {
        const code = region()
        return {
          id: `figures|${code}|${group}`,
          fetch: async (signal) => {
            const answer = await runtime.client.call('figures', { params: { code, group }, query: {}, signal })
            return { freshness: answer.freshness, data: figuresOf(group, answer.data) }
          },
        }
      })
    },
    /** One figure of a region and of each region below it; nothing while `figure` is null. */
    followBreakdown(region: () => RegionCode, figure: () => FigureId | null) {
      return follow<Breakdown>(() => {
        const code = region()
        const id = figure()
        return id === null ? null : { id: `breakdown|${code}|${id}`, fetch: signal => runtime.client.call('breakdown', { params: { code, figure: id }, query: {}, signal }) }
      })
    },
    /** Open grid events below a region, the newest first; at most 500. */
    followOpenEvents(region: () => RegionCode) {
      return follow<readonly GridEvent[]>(() => {
        const scope = region()
        return {
          id: `events|${scope}`,
          fetch: async (signal) => {
            const { freshness, data } = await runtime.client.call('events', { params: {}, query: { scope, open: 'true', size: 500 }, signal })
            return { freshness, data: data.rows }
          },
        }
      })
    },
    /** Open hidden troubles (隐患) of the pipes in a region. */
    followTroubles(region: () => RegionCode) {
      return follow<Rows<PipeTrouble>>(() => {
        const scope = region()
        return {
          id: `troubles|${scope}`,
          fetch: signal => readPages(cursor => runtime.client.call('troubles', { params: {}, query: { scope, open: 'true', size: pageSize, ...(cursor !== undefined && { cursor }) }, signal })),
        }
      })
    },
    /** Monitoring points of the pipe networks in a region, with their last readings. */
    followReadings(region: () => RegionCode) {
      return follow<Rows<PipeReading>>(() => {
        const scope = region()
        return {
          id: `readings|${scope}`,
          fetch: signal => readPages(cursor => runtime.client.call('readings', { params: {}, query: { scope, size: pageSize, ...(cursor !== undefined && { cursor }) }, signal })),
        }
      })
    },
    /** A thing with its attributes and relations; nothing while none is chosen. */
    followThing(thing: () => ThingRef | null) {
      return follow<Thing>(() => {
        const ref = thing()
        return ref === null ? null : { id: `thing|${ref.kind}|${ref.id}`, fetch: signal => runtime.client.call('thing', { params: ref, query: {}, signal }) }
      })
    },
    /** Marks of one kind in a region; nothing while `region` is null. */
    followPoints(region: () => RegionCode | null, kind: PointKind) {
      return follow<readonly PointMark[]>(() => {
        const code = region()
        return code === null ? null : { id: `points|${code}|${kind}`, fetch: signal => runtime.client.call('points', { params: { code, kind }, query: {}, signal }) }
      })
    },
    /** Names of the buildings of a community; nothing while `region` is null. */
    followBuildings(region: () => RegionCode | null) {
      return follow<readonly BuildingMark[]>(() => {
        const code = region()
        return code === null ? null : { id: `buildings|${code}`, fetch: signal => runtime.client.call('buildings', { params: { code }, query: {}, signal }) }
      })
    },
    /** Hourly counts of the last 24 hours, up to the end of the running one; a new hour, or a clock put right, asks anew. */
    followDay(region: () => RegionCode, figure: 'events.total' | 'alarms.raised') {
      const hour = 3_600_000
      return follow<Series>(() => {
        const code = region()
        const to = (Math.floor(session.now / hour) + 1) * hour
        const iso = (at: number) => new Date(at).toISOString()
        return {
          id: `series|${code}|${figure}|${to}`,
          fetch: signal => runtime.client.call('series', { params: { code, figure }, query: { from: iso(to - 24 * hour), to: iso(to), stepSeconds: 3600 }, signal }),
        }
      })
    },
    /** Asks again at once for everything that failed. */
    retryFailed() {
      for (const [key, slot] of slots) if (slot.users > 0 && slot.resource.error) load(key, slot)
    },
  }
})
