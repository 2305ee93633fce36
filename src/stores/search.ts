import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { SearchHit } from '@/api/contract/city'
import { type ApiError, ApiFailure } from '@/api/errors'
import { usePlaceStore } from './place'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/** Typing rests this long before it is asked for. */
const restMs = 180
/** At most this many hits are asked for. */
export const mostHits = 30
const mostRecent = 6
/** The contract's longest query. */
const longestQuery = 80

export type SearchState = 'idle' | 'waiting' | 'ready' | 'failed'

/** The search box: what is typed, what was found for it, and what was chosen lately (in memory alone). */
export const useSearchStore = defineStore('search', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  const place = usePlaceStore()
  const isOpen = ref(false)
  const query = ref('')
  /** What the hits were found for. */
  const foundFor = ref('')
  const hits = shallowRef<readonly SearchHit[]>([])
  const recent = shallowRef<readonly SearchHit[]>([])
  const state = ref<SearchState>('idle')
  const error = shallowRef<ApiError | null>(null)
  let stopTimer = () => {}
  let abort: AbortController | null = null
  /** What is being asked for, or will be once typing rests; empty for nothing. */
  let wantedFor = ''
  let isComposing = false

  function stop() {
    stopTimer()
    stopTimer = () => {}
    abort?.abort()
    abort = null
    wantedFor = ''
  }

  function ask(text: string) {
    stop()
    const mine = new AbortController()
    abort = mine
    wantedFor = text
    runtime.client.call('search', { params: {}, query: { scope: session.root, q: text, size: mostHits }, signal: mine.signal }).then(({ data }) => {
      if (abort !== mine) return
      hits.value = data.hits
      foundFor.value = text
      error.value = null
      state.value = 'ready'
      wantedFor = ''
    }, (caught: unknown) => {
      if (abort !== mine) return
      if (!(caught instanceof ApiFailure)) runtime.reportError(caught, 'search')
      error.value = caught instanceof ApiFailure ? caught.error : { kind: 'contract', issues: [String(caught)] }
      hits.value = []
      state.value = 'failed'
      wantedFor = ''
    })
  }

  function clear() {
    stop()
    hits.value = []
    foundFor.value = ''
    error.value = null
    state.value = 'idle'
  }

  // Another root, another wall: what was found for the old one is not shown on the new.
  watch(() => session.root, () => {
    recent.value = []
    query.value = ''
    clear()
  })

  return {
    isOpen, query, hits, foundFor, recent, state, error,
    /** What the list shows: hits, or what was chosen lately while nothing is asked for. */
    shown: computed(() => query.value.trim() === '' ? recent.value : hits.value),
    open() { isOpen.value = true },
    close() {
      isOpen.value = false
      query.value = ''
      isComposing = false
      clear()
    },
    /** Takes what stands in the box. While an input method composes, nothing is asked for; the text it ends with is asked for at once. */
    type(text: string, composing: boolean) {
      query.value = text.slice(0, longestQuery)
      const wanted = query.value.trim()
      const hasEnded = isComposing && !composing
      isComposing = composing
      if (composing) {
        stop()
        if (state.value === 'waiting') state.value = 'idle'
        return
      }
      if (wanted === '') return clear()
      // Some browsers tell the final text of an input method twice.
      if (wanted === wantedFor || (state.value === 'ready' && wanted === foundFor.value)) return
      stop()
      state.value = 'waiting'
      if (hasEnded) return ask(wanted)
      wantedFor = wanted
      stopTimer = runtime.after(restMs, () => { ask(wanted) })
    },
    /** Asks now for what would be asked for once typing rests. */
    hurry() {
      if (state.value === 'waiting' && abort === null && wantedFor !== '') ask(wantedFor)
    },
    retry() {
      const wanted = query.value.trim()
      if (state.value !== 'failed' || wanted === '') return
      state.value = 'waiting'
      ask(wanted)
    },
    /** Goes to what was found: a region itself, a thing in its region. */
    choose(hit: SearchHit) {
      recent.value = [hit, ...recent.value.filter(other => other.kind !== hit.kind || other.id !== hit.id)].slice(0, mostRecent)
      if (hit.region !== place.region) place.go(hit.region)
      if (hit.kind === 'region') return
      // What lies below the ground is looked for there.
      if (hit.kind === 'pipe' || hit.kind === 'node') place.setMode('under')
      place.choose({ kind: hit.kind, id: hit.id })
    },
  }
})
