import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { RefusalReason } from '@/api/contract/commands'
import type { AlarmId } from '@/api/contract/ids'
import { type ApiError, toApiError } from '@/api/errors'
import { useAlarmsStore } from './alarms'
import { useRuntime } from './runtime'

/** Why a command had no effect. */
export type CommandProblem = { kind: 'refused', reason: RefusalReason } | { kind: 'api', error: ApiError }

/** The commands on alarms: what is on its way, and why the last one had no effect. The answer goes to the board. */
export const useAlarmCommandsStore = defineStore('alarmCommands', () => {
  const runtime = useRuntime()
  const alarms = useAlarmsStore()
  const busy = ref<AlarmId | null>(null)
  const problem = shallowRef<CommandProblem | null>(null)
  // What went wrong with one alarm says nothing about the next in the slot.
  watch(() => alarms.focused?.id, () => { problem.value = null }, { flush: 'sync' })

  /** Acknowledges (确认). The version seen goes along, so that two officers cannot cross. */
  async function acknowledge(alarm: Alarm) {
    if (busy.value !== null) return
    busy.value = alarm.id
    problem.value = null
    try {
      const { data } = await runtime.client.call('command', {
        params: {}, query: {},
        body: { type: 'alarm.acknowledge', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: runtime.newKey() },
      })
      if (data.alarm) alarms.apply(data.alarm)
      if (data.status === 'refused') problem.value = { kind: 'refused', reason: data.reason }
    }
    catch (caught) { problem.value = { kind: 'api', error: toApiError(caught) } }
    finally { busy.value = null }
  }

  return { busy, problem, acknowledge }
})
