import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'

/** What a command on its way is expected to make of an alarm, and of which version of it. */
interface Expected { version: number, alarm: Alarm }

/**
 * What the commands on their way are expected to make of their alarms. Shown at once, wherever an alarm is shown, and never a part
 * of the board: it goes with the answer, and gives way to any newer version.
 */
export const useExpectedAlarmsStore = defineStore('expectedAlarms', () => {
  const expected = shallowRef<ReadonlyMap<AlarmId, Expected>>(new Map())
  return {
    /** From now on `seen` is shown as `alarm`, until {@link settle}. */
    expect(seen: Alarm, alarm: Alarm) { expected.value = new Map(expected.value).set(seen.id, { version: seen.version, alarm }) },
    /** The source has spoken, or will not: what the board says stands. */
    settle(id: AlarmId) { expected.value = new Map([...expected.value].filter(([known]) => known !== id)) },
    /** The alarm as it is on screen; the same object where nothing is expected of it. */
    shown(alarm: Alarm): Alarm {
      const own = expected.value.get(alarm.id)
      return own?.version === alarm.version ? own.alarm : alarm
    },
  }
})
