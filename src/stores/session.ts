import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Session } from '@/api/contract/session'
import { type EpochMs, zonedTime } from '@/domain/time'
import { useRuntime } from './runtime'

const resyncEveryMs = 10 * 60_000

/** Who looks, at what, and what time it is there: configuration, session, server time. */
export const useSessionStore = defineStore('session', () => {
  const runtime = useRuntime()
  const { config } = runtime
  const session = shallowRef<Session | null>(null)
  /** Server time at a moment of the monotonic clock; the machine's own clock may be wrong or step. */
  const sync = shallowRef<{ server: EpochMs, mono: number } | null>(null)
  /** Server time, once a second. */
  const now = ref<EpochMs>(runtime.wallClock())
  const zone = zonedTime(config.county.timeZone)

  let stopClock = () => {}

  function readNow(): EpochMs {
    return sync.value ? sync.value.server + runtime.monotonicMs() - sync.value.mono : runtime.wallClock()
  }
  function tick() { now.value = readNow() }

  async function syncTime() {
    const sent = runtime.monotonicMs()
    const { data } = await runtime.client.call('time', { params: {}, query: {} })
    const received = runtime.monotonicMs()
    sync.value = { server: Date.parse(data.now) + (received - sent) / 2, mono: received }
    tick()
  }

  /** Asks for time and session, then keeps the one clock, also where it is called again. Returns the way to stop it. */
  async function start(): Promise<() => void> {
    await Promise.all([
      syncTime(),
      runtime.client.call('session', { params: {}, query: {} }).then((answer) => { session.value = answer.data }),
    ])
    stopClock()
    const stops = [
      runtime.every(1000, tick),
      runtime.every(resyncEveryMs, () => { syncTime().catch((error: unknown) => { runtime.reportError(error, 'time') }) }),
    ]
    stopClock = () => { for (const stop of stops) stop() }
    return stopClock
  }

  return {
    config, session, now, zone, readNow, start,
    root: computed(() => session.value?.root ?? config.root),
    /** Who acts here, as the server says; null where nobody may. */
    operator: computed(() => session.value?.operator ?? null),
    /** Who looks: the public, or the duty officer; the server's word once it is there. */
    surface: computed(() => session.value?.surface ?? config.surface),
    simulated: computed(() => session.value?.simulated ?? config.source === 'mock'),
  }
})
