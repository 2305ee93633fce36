import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { Command, RefusalReason } from '@/api/contract/commands'
import type { AlarmId } from '@/api/contract/ids'
import { type ApiError, toApiError } from '@/api/errors'
import { type AlarmAction, type AlarmActionRequest, expectedAfter } from '@/domain/alarmActions'
import { useAlarmsStore } from './alarms'
import { useExpectedAlarmsStore } from './expectedAlarms'
import { useRuntime } from './runtime'
import { useSessionStore } from './session'

/** Why a command had no effect, and which one it was. */
export type CommandProblem = { action: AlarmAction } & ({ kind: 'refused', reason: RefusalReason } | { kind: 'api', error: ApiError })

function commandOf(seen: Alarm, request: AlarmActionRequest, idempotencyKey: string): Command {
  const base = { alarm: seen.id, expectedVersion: seen.version, idempotencyKey }
  switch (request.action) {
    case 'dispatch': return { type: 'alarm.dispatch', ...base, to: request.to }
    case 'shelve': return { type: 'alarm.shelve', ...base, reason: request.reason, until: request.until }
    case 'falseAlarm': return { type: 'alarm.falseAlarm', ...base, reason: request.reason }
    case 'acknowledge': case 'handle': case 'verify': case 'close': case 'unshelve': return { type: `alarm.${request.action}`, ...base }
  }
}

/** `without` leaves one entry out; the same map where it has none. */
function without<T>(map: ReadonlyMap<AlarmId, T>, id: AlarmId): ReadonlyMap<AlarmId, T> {
  if (!map.has(id)) return map
  const next = new Map(map)
  next.delete(id)
  return next
}

/**
 * The commands on alarms. What is expected of a command shows at once (`expectedAlarms`) and never enters the board: when it is
 * refused or lost, what is expected is dropped and the board's word stands; when the source tells a newer version first, that one is shown.
 * One command at a time for each alarm, also after the pop-up has gone.
 */
export const useAlarmCommandsStore = defineStore('alarmCommands', () => {
  const runtime = useRuntime()
  const alarms = useAlarmsStore()
  const session = useSessionStore()
  const expected = useExpectedAlarmsStore()
  /** The actions between their press and their answer. */
  const onTheWay = shallowRef<ReadonlyMap<AlarmId, AlarmAction>>(new Map())
  const problems = shallowRef<ReadonlyMap<AlarmId, CommandProblem>>(new Map())
  /** Keys of commands whose answer never came: sent again, the same command has one effect. */
  const unanswered = new Map<AlarmId, { body: string, key: string }>()

  const forget = (id: AlarmId) => { problems.value = without(problems.value, id) }
  // What went wrong with the alarm in the slot has been read when it goes.
  watch(() => alarms.focused?.id, (_now, before) => { if (before !== undefined) forget(before) }, { flush: 'sync' })

  function keyFor(id: AlarmId, body: string): string {
    const earlier = unanswered.get(id)
    return earlier?.body === body ? earlier.key : runtime.newKey()
  }

  /**
   * Sends a command on an alarm as it is on screen; the version seen goes along, so that two officers cannot cross. Does nothing
   * while another command on the same alarm is on its way. Rejects only for a fault of our own; what else went wrong is in `problemOf`.
   */
  async function act(seen: Alarm, request: AlarmActionRequest): Promise<void> {
    const { id } = seen
    if (onTheWay.value.has(id)) return
    const { operator } = session
    if (operator === null) { problems.value = new Map(problems.value).set(id, { action: request.action, kind: 'refused', reason: 'notPermitted' }); return }
    forget(id)
    const { action } = request
    expected.expect(seen, expectedAfter(seen, request, operator, new Date(session.readNow()).toISOString()))
    onTheWay.value = new Map(onTheWay.value).set(id, action)
    const text = JSON.stringify([request, seen.version])
    const key = keyFor(id, text)
    try {
      const { data } = await runtime.client.call('command', { params: {}, query: {}, body: commandOf(seen, request, key) })
      unanswered.delete(id)
      if (data.alarm) alarms.apply(data.alarm)
      if (data.status === 'refused') problems.value = new Map(problems.value).set(id, { action, kind: 'refused', reason: data.reason })
    }
    catch (caught) {
      unanswered.set(id, { body: text, key })
      problems.value = new Map(problems.value).set(id, { action, kind: 'api', error: toApiError(caught) })
    }
    finally {
      onTheWay.value = without(onTheWay.value, id)
      expected.settle(id)
    }
  }

  return {
    act, forget,
    /** The action that is on its way for an alarm, or null. */
    busyWith: (id: AlarmId): AlarmAction | null => onTheWay.value.get(id) ?? null,
    /** Why the last command on an alarm had no effect, or null. */
    problemOf: (id: AlarmId): CommandProblem | null => problems.value.get(id) ?? null,
    /** Commands that failed after their pop-up had gone, oldest first: nobody has read why yet. */
    unread: computed(() => [...problems.value].flatMap(([id, problem]) => id === alarms.focused?.id ? [] : [{ id, problem }])),
  }
})
