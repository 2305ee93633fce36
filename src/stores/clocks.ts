import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { StreamEvent } from '@/api/contract/stream'
import { aheadMs, hasWrongTime, skewToleranceMs } from '@/domain/clockSkew'
import type { EpochMs } from '@/domain/time'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/** For so long after the last alarm from the future the mark speaks of it. */
const aheadShownMs = 10 * 60_000

/** Which clock is wrong and by how much, ms, positive where it is fast: this machine's, the alarm stream's, or that of the alarms' times. */
export interface WrongClock { which: 'machine' | 'stream' | 'alarms', byMs: number }

/** Clocks held against the wall's own, which is the server's. They are shown where they differ, and never trusted. */
export const useClocksStore = defineStore('clocks', () => {
  const runtime = useRuntime()
  const session = useSessionStore()
  /** The alarm stream's time less ours, as of its last heartbeat; null before one. */
  const skewMs = ref<number | null>(null)
  const ahead = shallowRef<{ seenAt: EpochMs, byMs: number } | null>(null)

  /** The stream told its time. */
  function heard(streamTime: EpochMs) { skewMs.value = streamTime - session.readNow() }

  /** How many of these events have times that cannot be. */
  function countWrong(events: readonly StreamEvent[]): number {
    const now = session.readNow()
    const wrong = events.filter(({ alarm }) => hasWrongTime(alarm, now))
    const byMs = Math.max(0, ...wrong.map(({ alarm }) => aheadMs(alarm, now)))
    if (byMs > skewToleranceMs) ahead.value = { seenAt: now, byMs }
    return wrong.length
  }

  const wrongClock = computed<WrongClock | null>(() => {
    // Looked at once a second: the machine's clock tells nobody when it steps.
    const now = session.now
    // A demo's county may live in any year: nothing can be said of this machine then.
    const machineMs = session.simulated ? 0 : runtime.wallClock() - session.readNow()
    if (Math.abs(machineMs) > skewToleranceMs) return { which: 'machine', byMs: machineMs }
    if (skewMs.value !== null && Math.abs(skewMs.value) > skewToleranceMs) return { which: 'stream', byMs: skewMs.value }
    return ahead.value !== null && now - ahead.value.seenAt < aheadShownMs ? { which: 'alarms', byMs: ahead.value.byMs } : null
  })

  return { skewMs, wrongClock, heard, countWrong }
})
