import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Alarm, TimelineEntry } from '@/api/contract/alarms'
import { type ApiError, toApiError } from '@/api/errors'
import { useRuntime } from './runtime'

/** What is known of an alarm's timeline: the last that was read, and what went wrong since. */
export interface TimelineState { entries: readonly TimelineEntry[] | null, error: ApiError | null }

/**
 * The timeline of one alarm, read while `wanted`, and again with every new version of it; the last asking wins. Ends with the
 * scope that called it.
 */
export function followTimeline(alarm: () => Pick<Alarm, 'id' | 'version'>, wanted: () => boolean) {
  const runtime = useRuntime()
  const state = shallowRef<TimelineState>({ entries: null, error: null })
  let asking: AbortController | null = null

  async function read() {
    asking?.abort()
    const mine = asking = new AbortController()
    try {
      const { data } = await runtime.client.call('alarm', { params: { id: alarm().id }, query: {}, signal: mine.signal })
      if (asking === mine) state.value = { entries: data.timeline, error: null }
    }
    catch (caught) {
      const error = toApiError(caught)
      if (asking === mine && error.kind !== 'aborted') state.value = { ...state.value, error }
    }
  }

  watch(() => [alarm().id, alarm().version, wanted()] as const, ([id, , is], before) => {
    if (before && before[0] !== id) state.value = { entries: null, error: null }
    if (is) void read()
  }, { immediate: true })
  onScopeDispose(() => { asking?.abort(); asking = null })
  return { state, read }
}
