import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Answer } from '@/api/contract/common'
import type { AlarmId, RegionCode } from '@/api/contract/ids'
import type { AlarmRecord } from '@/api/contract/records'
import { ApiFailure } from '@/api/errors'
import { type AlarmMarks, marksOf } from '@/domain/alarmHealth'
import type { EpochMs } from '@/domain/time'
import type { Resource } from './answers'
import { useRegionsStore } from './regions'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'
import { useViewTimeStore } from './viewTime'
import { useWallStore } from './wall'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** A week to compare with, and the day that a replay can go back. */
export const historySpanMs = 8 * dayMs
/** At most so many records are kept, the newest. */
export const mostRecords = 20_000
const pageSize = 500
const refreshMs = minuteMs
const firstRetryMs = 5_000
const maxRetryMs = 60_000
/** An alarm that is open may change; one that is open for longer than this is asked for no more. */
const mayChangeMs = dayMs

/**
 * The alarms of the last eight days below the wall's root, for health, handling times and the bar of a replay: read once in pages
 * while somebody shows them, and then every minute only what is new or may have changed.
 */
export const useAlarmHistoryStore = defineStore('alarmHistory', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const regions = useRegionsStore()
  const viewTime = useViewTimeStore()
  /** The whole minute up to which the screen looks: now, or that of a replay, for which nothing has to be asked. */
  const moment = computed<EpochMs>(() => viewTime.minute ?? Math.floor(session.now / minuteMs) * minuteMs)
  const resource = shallowRef<Resource<readonly AlarmMarks[]>>({ data: null, freshness: null, error: null, retryAt: null, failures: 0 })
  const users = ref(0)
  /** True where there were more than {@link mostRecords}: what is older is not known. */
  const isCut = ref(false)
  let records = new Map<AlarmId, AlarmRecord>()
  /** Everything raised up to here is known. */
  let readUntil: EpochMs | null = null
  let abort: AbortController | null = null
  let stopTimer = () => {}

  /** All records of (from, to], page by page, at most as many as are kept. */
  async function read(from: EpochMs, to: EpochMs, signal: AbortSignal): Promise<Answer<readonly AlarmRecord[]> & { isCut: boolean }> {
    const query = { scope: session.root, from: new Date(from).toISOString(), to: new Date(to).toISOString(), size: pageSize }
    const first = await runtime.client.call('alarmHistory', { params: {}, query, signal })
    const rows = [...first.data.rows]
    let { next } = first.data
    while (next !== null && rows.length < mostRecords) {
      const { data } = await runtime.client.call('alarmHistory', { params: {}, query: { ...query, cursor: next }, signal })
      rows.push(...data.rows)
      next = data.next
    }
    return { freshness: first.freshness, data: rows, isCut: next !== null }
  }

  function keep(rows: readonly AlarmRecord[], now: EpochMs) {
    const all = new Map(records)
    for (const row of rows) all.set(row.id, row)
    const kept = [...all.values()].map(marksOf).filter(({ raised }) => raised > now - historySpanMs).sort((a, b) => b.raised - a.raised)
    if (kept.length > mostRecords) isCut.value = true
    records = new Map(kept.slice(0, mostRecords).map(({ record }) => [record.id, record]))
    return kept.slice(0, mostRecords)
  }

  async function load() {
    stopTimer()
    abort?.abort()
    const mine = abort = new AbortController()
    const now = session.readNow()
    try {
      const mayChange = [...records.values()].filter(r => r.closedAt === null).map(r => marksOf(r).raised).filter(raised => raised > now - mayChangeMs)
      const from = readUntil === null ? now - historySpanMs : Math.min(readUntil, ...mayChange.map(raised => raised - 1))
      const answer = await read(from, now, mine.signal)
      if (abort !== mine) return
      if (answer.isCut) isCut.value = true
      readUntil = now
      resource.value = { data: keep(answer.data, now), freshness: answer.freshness, error: null, retryAt: null, failures: 0 }
      stopTimer = runtime.after(refreshMs, () => { void load() })
    }
    catch (caught) {
      if (abort !== mine) return
      if (!(caught instanceof ApiFailure)) runtime.reportError(caught, 'alarmHistory')
      const failures = resource.value.failures + 1
      const wait = Math.min(maxRetryMs, firstRetryMs * 2 ** (failures - 1))
      const error = caught instanceof ApiFailure ? caught.error : { kind: 'contract' as const, issues: [String(caught)] }
      resource.value = { ...resource.value, error, failures, retryAt: session.readNow() + wait }
      stopTimer = runtime.after(wait, () => { void load() })
    }
  }

  function stop() {
    stopTimer()
    abort?.abort()
    abort = null
  }

  function forget() {
    records = new Map()
    readUntil = null
    isCut.value = false
    resource.value = { data: null, freshness: null, error: null, retryAt: null, failures: 0 }
  }
  // Another root is another history.
  watch(() => session.root, () => { forget(); if (users.value > 0) void load() })

  /** True while someone waits for the first answer. */
  const isWaiting = computed(() => users.value > 0 && resource.value.data === null && resource.value.error === null)
  /** Asks again at once where the last try failed. */
  function retryFailed() { if (users.value > 0 && resource.value.error !== null) void load() }
  useWallStore().sources.add({ isWaiting: () => isWaiting.value, retryFailed })

  return {
    isCut, moment, isWaiting, retryFailed,
    /** The alarms raised in a region and everything below it, the newest first, for as long as the calling scope lives. */
    follow(region: () => RegionCode) {
      users.value += 1
      if (users.value === 1) void load()
      onScopeDispose(() => {
        users.value -= 1
        if (users.value === 0) stop()
      })
      return computed<Resource<readonly AlarmMarks[]>>(() => {
        const { data, freshness, ...rest } = resource.value
        const code = region()
        const isInside = insideOf(code)
        return {
          ...rest, data: data === null || code === session.root ? data : data.filter(({ record }) => isInside(record.region)),
          freshness: freshness && viewTime.minute !== null ? { ...freshness, asOf: new Date(viewTime.minute).toISOString() } : freshness,
        }
      })
    },
  }

  /** Whether a region lies in another; each is looked up once. */
  function insideOf(root: RegionCode): (code: RegionCode) => boolean {
    const known = new Map<RegionCode, boolean>()
    return (code) => {
      const answer = known.get(code) ?? regions.pathOf(code).some(step => step.code === root)
      known.set(code, answer)
      return answer
    }
  }
})
