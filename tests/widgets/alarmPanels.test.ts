import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { type Alarm, alarmKinds, severities } from '@/api/contract/alarms'
import { useAlarmsStore } from '@/stores/alarms'
import { useRegionsStore } from '@/stores/regions'
import AlarmPopup from '@/widgets/alarm-popup/AlarmPopup.vue'
import AlarmsPanel from '@/widgets/alarms/AlarmsPanel.vue'
import { acknowledged, alarm, asEvent, batch, gasReading, heartbeat, shelved, snapshot } from '../builders/alarms'
import { settle } from '../builders/clock'
import { fresh, someMorning } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'

const video = await vi.hoisted(async () => (await import('../builders/video')).fakeAdapters())
vi.mock('@/ui/video/adapters', () => ({ videoAdapters: video.adapters }))
vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

/** Panel and pop-up side by side over one store, as on the wall. */
const board = defineComponent({
  setup() {
    const alarms = useAlarmsStore()
    void useRegionsStore().load(at.county)
    alarms.start()
    return () => h('div', [h(AlarmsPanel, { region: at.county }), h(AlarmPopup)])
  },
})

// The body is loaded when it is first needed; here it is there already.
beforeAll(async () => { await import('@/widgets/alarm-popup/PopupBody.vue') })

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null; video.opened.length = 0 })

async function boardWith(there: readonly Alarm[], names = {}) {
  const one = await mountWall(board, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county, names) }))
    fake.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot(there) }))
  })
  one.sockets.last().open()
  one.sockets.last().say(heartbeat(0))
  await settle()
  wall = one
  let seq = 0
  return {
    ...one,
    rows: () => one.panel.findAll('[data-alarm]'),
    popup: () => one.panel.find('[data-popup]'),
    async say(...now: readonly Alarm[]) {
      one.sockets.last().say(batch(seq + 1, now))
      seq += now.length
      await one.clock.turn(30)
      await flushPromises()
    },
    async press(action: string) {
      await one.panel.get(`[data-action=${action}]`).trigger('click')
      await flushPromises()
    },
  }
}

describe('the list of alarms', () => {
  it('waits until the board is known', async () => {
    wall = await mountWall(board)
    expect(wall.panel.get('[data-panel=alarms]').attributes('data-state')).toBe('loading')
  })

  it('has the open ones in order of urgency, each with kind, place, time and status', async () => {
    const one = await boardWith([alarm('y', { severity: 'general', kind: 'fireLaneBlocked' }), alarm('r', { repeats: 3 })])
    expect(one.rows().map(r => r.attributes('data-alarm'))).toEqual(['r', 'y'])
    const text = one.rows()[0]?.text() ?? ''
    for (const part of ['燃气泄漏', '×4', '榆山街道', '翠屏社区', '3 号楼', '09:15:00', '待确认']) expect(text).toContain(part)
  })

  it('counts each severity, by word and not by colour alone', async () => {
    const one = await boardWith([alarm('a'), alarm('b'), alarm('c', { severity: 'notice' })])
    const count = (severity: string) => one.panel.get(`[data-severity-count=${severity}]`).text()
    expect(severities.map(count)).toEqual([expect.stringMatching(/2.*紧急/), expect.stringMatching(/0.*重要/), expect.stringMatching(/0.*一般/), expect.stringMatching(/1.*提示/)])
  })

  it('shows whole rows only, and says how many more there are', async () => {
    const one = await boardWith(Array.from({ length: 30 }, (_, i) => alarm(`a${i}`, { severity: 'general' })))
    expect(one.rows().length).toBeGreaterThan(1)
    expect(one.rows().length).toBeLessThan(12)
    expect(one.panel.text()).toContain(`其余 ${30 - one.rows().length} 条未列出`)
  })

  it('says that it is quiet', async () => {
    const one = await boardWith([])
    expect(one.panel.text()).toContain('当前无告警')
    expect(one.rows()).toHaveLength(0)
  })

  it('opens the one that is chosen', async () => {
    const one = await boardWith([alarm('a', { severity: 'general' })])
    expect(one.popup().exists()).toBe(false)
    await one.rows()[0]?.trigger('click')
    await flushPromises()
    expect(one.popup().attributes('data-popup')).toBe('a')
  })

  it('misses no word: every kind, every severity, every status', async () => {
    const kinds = alarmKinds.map((kind, i) => alarm(`k${i}`, { kind, severity: severities[i % 4] ?? 'notice' }))
    const steps = (['reported', 'accepted', 'dispatched', 'handling', 'verifying', 'closed'] as const).map(step => asEvent(acknowledged(alarm(`s-${step}`)), step))
    for (const some of [kinds.slice(0, 8), kinds.slice(8, 16), kinds.slice(16), [...steps, shelved(alarm('sh'))]]) {
      const one = await boardWith(some)
      for (const row of one.rows()) { await row.trigger('click'); await flushPromises() }
      expect(one.missing).toEqual([])
      one.panel.unmount()
    }
  })
})

describe('the pop-up of an alarm', () => {
  const full = alarm('a', {
    reading: gasReading(), people: [{ name: '网格员 李*', note: '巡查中', distanceM: 320.4 }], cameras: [{ name: '北门 02', note: '球机', distanceM: 1_240 }],
    footage: { camera: null, cameraName: '北门 02', snapshot: '/footage/gas.jpg', sources: [], takenAt: new Date(someMorning).toISOString(), simulated: true },
    place: { ...alarm('a').place, floor: 3, node: 'RQ-112', depthM: 1.25, spot: '阀井' },
  })

  it('comes by itself and says what, where, when, how bad and what is near', async () => {
    const one = await boardWith([])
    await one.say(full)
    expect(one.popup().attributes('role')).toBe('dialog')
    const text = one.popup().text()
    for (const part of ['紧急', '红色', '燃气泄漏', '2026-11-22 09:15:00', '榆山街道 翠屏社区 3 号楼 3 层 RQ-112 阀井 埋深 1.3 m', '116.45210°E 36.29120°N', '燃气探测器 07', '23', '%LEL', '网格员 李*', '320 m', '1.2 km', '模拟画面']) expect(text).toContain(part)
    expect(one.popup().get('img').attributes('src')).toBe('/footage/gas.jpg')
    expect(one.missing).toEqual([])
  })

  it('gives a rounded place no false precision', async () => {
    const one = await boardWith([])
    await one.say(alarm('a', { place: { ...full.place, precision: 'area' } }))
    expect(one.popup().text()).toContain('116.452°E 36.291°N')
    expect(one.popup().text()).toContain('公共大屏只显示到楼组')
  })

  it('says why there is no picture: no camera, or a home on a public wall', async () => {
    const one = await boardWith([])
    await one.say(alarm('a'))
    expect(one.popup().get('[data-footage]').text()).toBe('没有摄像机能看到现场')
    await one.say(alarm('a', { version: 2, place: { ...full.place, precision: 'area' } }))
    expect(one.popup().get('[data-footage]').text()).toBe('住宅告警：公共大屏不显示画面')
    await one.say({ ...full, version: 3 })
    await one.popup().get('img').trigger('error')
    expect(one.popup().get('[data-footage]').text()).toContain('画面读取失败')
    expect(one.popup().find('img').exists()).toBe(false)
  })

  it('keeps its player when the alarm only changes its status, and takes a new one for new footage', async () => {
    const one = await boardWith([])
    const footage = (path: string) => full.footage && { ...full.footage, sources: [{ protocol: 'mp4' as const, path, codec: null, live: false }] }
    await one.say({ ...full, footage: footage('/footage/gas.mp4') })
    await one.say({ ...acknowledged({ ...full, footage: footage('/footage/gas.mp4') }) })
    expect(video.opened.map(({ source, open }) => [source.path, open])).toEqual([['/footage/gas.mp4', true]])
    await one.say({ ...full, version: 3, footage: footage('/footage/other.mp4') })
    expect(video.opened.map(({ source, open }) => [source.path, open])).toEqual([['/footage/gas.mp4', false], ['/footage/other.mp4', true]])
    await one.press('close')
    expect(video.running()).toEqual([])
  })

  it('counts how long it has lasted', async () => {
    const one = await boardWith([])
    await one.say(alarm('a', { raisedAt: new Date(someMorning - 3_725_000).toISOString() }))
    expect(one.popup().get('[role=timer]').text()).toBe('1:02:05')
  })

  it('is acknowledged by its button, and says by whom', async () => {
    const one = await boardWith([])
    await one.say(full)
    one.api.answer('command', () => ({ freshness: fresh(), data: { status: 'accepted', alarm: acknowledged(full) } }))
    await one.press('acknowledge')
    expect(one.popup().get('[data-acknowledged]').text()).toContain('值班员 王* 09:16:00 确认')
    expect(one.popup().find('[data-action=acknowledge]').exists()).toBe(false)
  })

  it.each([
    ['refused', () => ({ freshness: fresh(), data: { status: 'refused' as const, reason: 'notPermitted' as const, alarm: null } }), '没有权限'],
    ['lost', null, '接口无响应'],
  ])('says when its command was %s, and keeps the button', async (_, answer, text) => {
    const one = await boardWith([])
    await one.say(full)
    if (answer) one.api.answer('command', answer)
    else one.api.fail('command', { kind: 'offline' })
    await one.press('acknowledge')
    expect(one.popup().get('[role=alert]').text()).toBe(text)
    expect(one.popup().get('[data-action=acknowledge]').attributes('disabled')).toBeUndefined()
  })

  it('says how many wait, goes on to the next, and then is gone', async () => {
    const one = await boardWith([])
    await one.say(alarm('a'), alarm('b', { severity: 'important' }))
    expect(one.popup().get('[data-action=close]').text()).toContain('+1')
    await one.press('close')
    expect(one.popup().attributes('data-popup')).toBe('b')
    await one.popup().trigger('keydown', { key: 'Escape' })
    await flushPromises()
    expect(one.popup().exists()).toBe(false)
  })

  it('shows the steps with their times, and by when the next is due', async () => {
    const one = await boardWith([])
    const iso = (minutes: number) => new Date(someMorning + minutes * 60_000).toISOString()
    const handled = asEvent(acknowledged(full), 'dispatched')
    await one.say({ ...handled, acknowledged: null, event: handled.event && { ...handled.event, steps: [{ step: 'reported', at: iso(0) }, { step: 'accepted', at: iso(1) }, { step: 'dispatched', at: iso(2) }] } })
    const steps = one.popup().findAll('ol li')
    expect(steps.map(s => s.text())).toEqual(['上报09:15:00', '受理09:16:00', '派遣09:17:00', '处置限 10:15:00 前', '核查—', '结案—'])
    expect(steps.findIndex(s => s.attributes('aria-current') === 'step')).toBe(3)
  })

  it('shows what is measured by the county\'s own word where the wall has none', async () => {
    const one = await boardWith([])
    await one.say(alarm('a', { reading: gasReading({ measurand: '氡浓度' }) }))
    expect(one.popup().text()).toContain('氡浓度')
    expect(one.missing).toEqual([])
  })
})

describe('markup in names', () => {
  const evil = '<img src=x onerror=alert(1)>'

  it('stays text in the list and in the pop-up', async () => {
    const one = await boardWith([], { cuiping: evil })
    await one.say(alarm('a', {
      reading: gasReading({ measurand: evil, rule: evil }), people: [{ name: evil, note: evil, distanceM: 1 }],
      device: { ...alarm('a').device, name: evil }, place: { ...alarm('a').place, building: evil, spot: evil },
    }))
    expect(one.panel.find('img').exists()).toBe(false)
    expect(one.panel.text().split(evil).length).toBeGreaterThan(4)
  })
})
