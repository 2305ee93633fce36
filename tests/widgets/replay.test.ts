import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useReplayStore } from '@/stores/replay'
import AlarmPopup from '@/widgets/alarm-popup/AlarmPopup.vue'
import ReplayAlarmsPanel from '@/widgets/replay/ReplayAlarmsPanel.vue'
import ReplayBar from '@/widgets/replay/ReplayBar.vue'
import ReplayFrame from '@/widgets/replay/ReplayFrame.vue'
import WallHeader from '@/screens/frame/WallHeader.vue'
import { alarm, batch, heartbeat, snapshot } from '../builders/alarms'
import { fresh, someMorning } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { record } from '../builders/records'
import { at, regionTree } from '../builders/regions'
import { pageOf } from '../builders/underground'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()
const minute = 60_000

let wall: MountedWall | null = null
let stop = () => {}
afterEach(() => { stop(); stop = () => {}; wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

/** Header, frame, bar and list of a wall whose live board is connected. */
async function wallWithReplay() {
  const kept: { replay?: ReturnType<typeof useReplayStore>, place?: ReturnType<typeof usePlaceStore>, alarms?: ReturnType<typeof useAlarmsStore> } = {}
  const host = defineComponent({
    setup() {
      const alarms = useAlarmsStore(), replay = useReplayStore()
      Object.assign(kept, { replay, alarms, place: usePlaceStore() })
      void useRegionsStore().load(at.county)
      const stops = [alarms.start(), replay.start()]
      stop = () => { for (const one of stops) one() }
      return () => h('div', [h(WallHeader), h(ReplayFrame), h(AlarmPopup), ...(replay.isOn ? [h(ReplayBar), h(ReplayAlarmsPanel, { region: at.county })] : [])])
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
    fake.api.answer('alarms', ({ query }) => ({ freshness: fresh(), data: query.at === undefined ? snapshot([]) : snapshot([alarm('past', { severity: 'general' })]) }))
    fake.api.answer('alarmHistory', () => pageOf([record('a', 5), record('b', 700)]))
  })
  one.sockets.last().open()
  one.sockets.last().say(heartbeat(0))
  await flushPromises()
  wall = one
  const { replay, place } = kept
  if (!replay || !place) throw new Error('the host was not mounted')
  return {
    ...one, replay, place,
    focused: () => kept.alarms?.focused?.id ?? null,
    minutesAgo: () => replay.at === null ? null : Math.round((someMorning - replay.at) / minute),
    async press(key: string, over: KeyboardEventInit = {}, target: EventTarget = document.body) {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over }))
      await flushPromises()
    },
  }
}

describe('the replay on the wall', () => {
  it('is begun by its button or R, marks the whole wall and the clock, and ends by either', async () => {
    const one = await wallWithReplay()
    expect(one.panel.find('[data-replay-frame]').exists()).toBe(false)
    await one.panel.get('[data-action=replay]').trigger('click')
    await flushPromises()
    expect(one.panel.find('[data-replay-frame]').exists()).toBe(true)
    expect(one.panel.get('[data-action=replay]').text()).toBe('回放')
    expect(one.panel.get('.clock b').text()).toBe('08:15:00')
    expect(one.panel.get('[data-replay-moment]').text()).toBe('2026-11-22 08:15:00')
    await one.press('r')
    expect(one.panel.find('[data-replay]').exists()).toBe(false)
    expect(one.panel.get('.clock b').text()).toBe('09:15:00')
    expect(one.missing).toEqual([])
  })

  it('is walked by keys and buttons: a minute, ten, play, speed', async () => {
    const one = await wallWithReplay()
    await one.press('R')
    await one.press('ArrowLeft')
    await one.press('ArrowLeft', { shiftKey: true })
    expect(one.minutesAgo()).toBe(71)
    await one.panel.get('[data-step="10"]').trigger('click')
    await one.press('ArrowRight')
    expect(one.minutesAgo()).toBe(60)
    await one.press('ArrowUp')
    expect(one.replay.speed).toBe(30)
    await one.panel.get('[data-speed="60"]').trigger('click')
    await one.press('ArrowUp')
    await one.press('ArrowDown')
    expect(one.replay.speed).toBe(30)
    await one.press(' ')
    expect(one.replay.playing).toBe(true)
    await one.panel.get('[data-action=play]').trigger('click')
    expect(one.replay.playing).toBe(false)
    expect(one.missing).toEqual([])
  })

  it('leaves keys to fields, dialogs and chosen buttons', async () => {
    const one = await wallWithReplay()
    const field = document.body.appendChild(document.createElement('input'))
    await one.press('r', {}, field)
    await one.press('r', { ctrlKey: true })
    expect(one.replay.isOn).toBe(false)
    await one.press('r')
    const button = one.panel.get<HTMLElement>('[data-step="1"]').element
    await one.press(' ', {}, button)
    expect(one.replay.playing).toBe(false)
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('role', 'dialog')
    await one.press('r')
    expect(one.replay.isOn).toBe(true)
  })

  it('is dragged along the day', async () => {
    const one = await wallWithReplay()
    await one.press('r')
    const track = one.panel.get<HTMLElement>('[role=slider]')
    track.element.getBoundingClientRect = () => new DOMRect(100, 0, 1440, 40)
    let captured = false
    Object.assign(track.element, { setPointerCapture: () => { captured = true }, hasPointerCapture: () => captured })
    await track.trigger('pointermove', { clientX: 300 })
    expect(one.minutesAgo()).toBe(60)
    await track.trigger('pointerdown', { clientX: 100 + 720 })
    expect(one.minutesAgo()).toBe(720)
    await track.trigger('pointermove', { clientX: 100 + 1440 - 30 })
    expect(one.minutesAgo()).toBe(30)
    expect(track.attributes('aria-valuetext')).toBe('2026-11-22 08:45:00')
  })

  it('lists the alarms of its moment; nothing can be done to them but go to their place', async () => {
    const one = await wallWithReplay()
    await one.press('r')
    const row = one.panel.get('[data-past-alarm=past]')
    expect(row.text()).toContain('燃气泄漏')
    expect(one.panel.get('[data-severity-count=general] b').text()).toBe('1')
    await row.trigger('click')
    expect([one.place.region, one.replay.isOn]).toEqual([at.cuiping, true])
    expect(one.missing).toEqual([])
  })

  it('is broken into by a new red alarm, which offers the way back and throws nobody out', async () => {
    const one = await wallWithReplay()
    await one.press('r')
    one.sockets.last().say(batch(1, [alarm('red')]))
    await one.clock.turn(50)
    await flushPromises()
    const bar = one.panel.get('[data-broke-in=red]')
    expect(bar.attributes('role')).toBe('alert')
    expect(bar.text()).toContain('燃气泄漏 榆山街道 翠屏社区')
    expect(one.replay.isOn).toBe(true)
    expect([one.focused(), one.panel.find('[data-waiting]').exists()]).toEqual([null, false])
    await one.panel.get('[data-action=answer]').trigger('click')
    await flushPromises()
    expect(one.replay.isOn).toBe(false)
    // What waited behind the replay has the slot now.
    expect(one.focused()).toBe('red')
    expect(one.missing).toEqual([])
  })
})
