import { watch } from 'vue'
import type { Thing, ThingRef } from '@/api/contract/city'
import { usePlaceStore } from '@/stores/place'

/**
 * Flies to the chosen thing once it is known, and again when it is asked to come back. What the pointer chose on the map is in
 * view already. A thing that is merely read anew, as every answer is from time to time, moves nothing.
 */
export function useThingFlight(thing: () => Thing | null, show: (thing: Thing) => void) {
  const place = usePlaceStore()
  /** Id of what the pointer chose; it waits here until the thing is known. */
  let inView: string | null = null

  watch(thing, (now, before) => {
    if (!now || now.record.id === before?.record.id) return
    if (now.record.id !== inView) show(now)
    inView = null
  })
  watch(() => place.thing, (now) => { if (!now) inView = null })
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
