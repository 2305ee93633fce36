import { flushPromises } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import type { CommandResult } from '@/api/contract/commands'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSessionStore } from '@/stores/session'
import AlarmPopup from '@/widgets/alarm-popup/AlarmPopup.vue'
import { acknowledged, alarm, asEvent, batch, gasReading, heartbeat, officerSession, snapshot } from './alarms'
import { settle } from './clock'
import { fresh, someMorning } from './figures'
import { mountWall } from './mountWall'
import { at, regionTree } from './regions'

/** The instant so many minutes after the morning of the tests. */
export const minutesOn = (minutes: number) => new Date(someMorning + minutes * 60_000).toISOString()

export const peopleNear = [{ name: '网格员 李*', note: '第 3 网格', distanceM: 320.4 }, { name: '燃气抢修 王*', note: '在岗', distanceM: 640 }]

/** A red gas leak about which everything is known. */
export const fullAlarm = alarm('a', {
  reading: gasReading(), people: peopleNear, cameras: [{ name: '北门 02', note: '球机', distanceM: 1_240 }],
  footage: { camera: null, cameraName: '北门 02', snapshot: '/footage/gas.jpg', sources: [], takenAt: minutesOn(0), simulated: true },
  place: { ...alarm('a').place, floor: 3, node: 'RQ-112', depthM: 1.25, spot: '阀井' },
})

/** The same one sent to the nearest, at a step; its allowed time ends so many minutes after the morning. */
export function dispatchedAlarm(step: 'dispatched' | 'handling' | 'verifying', dueMinutes = 60): Alarm {
  const one = asEvent(acknowledged(fullAlarm), step)
  return { ...one, event: one.event && { ...one.event, assignee: peopleNear[0]?.name ?? null, dueAt: minutesOn(dueMinutes) } }
}

export interface PopupPageOptions { operator?: boolean, names?: Parameters<typeof regionTree>[1] }

/** The pop-up over a connected board, with a duty officer signed in, beside a field that a person may type into. */
export async function popupPage(there: readonly Alarm[] = [], { operator = true, names = {} }: PopupPageOptions = {}) {
  const page = defineComponent({
    setup() {
      const alarms = useAlarmsStore()
      void useRegionsStore().load(at.county)
      useSessionStore().session = operator ? officerSession : { ...officerSession, operator: null }
      alarms.start()
      return () => h('div', [h('input', { id: 'field' }), h('button', { id: 'elsewhere' }), ...alarms.visible.map(a => h('button', { 'data-alarm': a.id, onClick: () => { alarms.openPopup(a.id) } })), h(AlarmPopup)])
    },
  })
  const wall = await mountWall(page, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county, names) }))
    fake.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot(there) }))
  })
  // The body is loaded when it is first needed; here it is there already.
  await import('@/widgets/alarm-popup/PopupBody.vue')
  wall.sockets.last().open()
  wall.sockets.last().say(heartbeat(0))
  await settle()
  let seq = 0
  const { panel } = wall
  return {
    ...wall,
    alarms: useAlarmsStore(), place: usePlaceStore(),
    popup: () => panel.find('[data-popup]'),
    button: (action: string) => panel.find(`[data-action=${action}]`),
    async say(...now: readonly Alarm[]) {
      wall.sockets.last().say(batch(seq + 1, now))
      seq += now.length
      await wall.clock.turn(30)
      await flushPromises()
    },
    answer(result: CommandResult) { wall.api.answer('command', () => ({ freshness: fresh(), data: result })) },
    async press(action: string) { await panel.get(`[data-action=${action}]`).trigger('click'); await flushPromises() },
    async click(selector: string) { await panel.get(selector).trigger('click'); await flushPromises() },
    /** A key pressed where the keyboard is. */
    async key(key: string, init: KeyboardEventInit = {}) {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
      await flushPromises()
    },
    bodies: () => wall.api.calls('command').map(c => c.call.body),
  }
}
