import { watch } from 'vue'
import type { Thing, ThingRef } from '@/api/contract/city'
import { usePlaceStore } from '@/stores/place'

/**
 * Flies to the chosen thing once it is known, and again when it is asked to come back. What the pointer chose on the map is in
 * view already. A thing that is merely read anew, as every answer is from time to time, moves nothing. `thing` is null while it is
 * not known or there is no scene to fly in.
 */
export function useThingFlight(thing: () => Thing | null, show: (thing: Thing) => void) {
  const place = usePlaceStore()
  /** Id of what the pointer chose; it waits here until the thing is known. */
  let inView: string | null = null
  /** Id of what was flown to last: neither a new answer nor a rebuilt scene flies there again. */
  let shown: string | null = null

  watch(thing, (now) => {
    if (!now || now.record.id === shown) return
    shown = now.record.id
    if (now.record.id !== inView) show(now)
    inView = null
  }, { immediate: true })
  watch(() => place.thing, (now) => { if (!now) inView = shown = null })
  watch(() => place.returns, () => {
    const now = thing()
    if (now) show(now)
  })
  return {
    /** Chooses what lies under the pointer. */
    choose(picked: ThingRef) {
      inView = picked.id
      place.choose(picked)
    },
  }
}
