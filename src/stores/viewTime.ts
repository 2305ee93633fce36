import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { EpochMs } from '@/domain/time'
import { useSessionStore } from './session'

const minuteMs = 60_000

/**
 * The moment that the screen shows: now, or a past one while a replay is on. Figures, lists, map and the header's clock read
 * it; the live board, the stream and whatever counts real seconds read the session's clock.
 */
export const useViewTimeStore = defineStore('viewTime', () => {
  const session = useSessionStore()
  /** The past moment; null: the screen shows now. Set by the replay alone. */
  const at = ref<EpochMs | null>(null)
  /** Past answers are asked for by whole minutes, so that going back and forth finds them again. */
  const minute = computed(() => at.value === null ? null : Math.floor(at.value / minuteMs) * minuteMs)
  return {
    at, minute,
    isPast: computed(() => at.value !== null),
    now: computed<EpochMs>(() => at.value ?? session.now),
  }
})
