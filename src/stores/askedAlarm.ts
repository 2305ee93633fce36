import { shallowRef } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import { toApiError } from '@/api/errors'
import type { Runtime } from './runtime'

/** An alarm that the board does not hold: on its way, here, not there at all, or out of reach. */
export type AskedAlarm = { id: AlarmId, state: 'loading' | 'missing' | 'failed' } | { id: AlarmId, state: 'here', alarm: Alarm }

/**
 * The one alarm that was asked for and is not on the board: it had to leave the memory, was closed long ago, or never was. Part of
 * the alarms store. The latest question wins.
 */
export function createAskedAlarm(runtime: Runtime) {
  const asked = shallowRef<AskedAlarm | null>(null)
  const isStill = (id: AlarmId) => asked.value?.id === id && asked.value.state === 'loading'

  return {
    asked,
    find: (id: AlarmId) => asked.value?.id === id && asked.value.state === 'here' ? asked.value.alarm : undefined,
    /** Keeps an alarm at hand that is about to leave the board, or takes a newer word of the one that is kept. */
    keep: (alarm: Alarm) => { asked.value = { id: alarm.id, state: 'here', alarm } },
    forget: () => { asked.value = null },
    /** Asks for an alarm by its id; `then` runs when it is here, or is known not to come, unless another was asked for since. */
    ask: (id: AlarmId, then: (alarm: Alarm | null) => void) => {
      if (isStill(id)) return
      asked.value = { id, state: 'loading' }
      runtime.client.call('alarm', { params: { id }, query: {} }).then(
        ({ data }) => {
          if (!isStill(id)) return
          asked.value = { id, state: 'here', alarm: data.alarm }
          then(data.alarm)
        },
        (caught: unknown) => {
          if (!isStill(id)) return
          const error = toApiError(caught)
          asked.value = { id, state: error.kind === 'status' && error.status === 404 ? 'missing' : 'failed' }
          then(null)
        },
      )
    },
  }
}
