import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { type Alarm, alarmKinds, severities } from '@/api/contract/alarms'
import { ApiFailure } from '@/api/errors'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSessionStore } from '@/stores/session'
import AlarmPopup from '@/widgets/alarm-popup/AlarmPopup.vue'
import AlarmsPanel from '@/widgets/alarms/AlarmsPanel.vue'
import { acknowledged, alarm, asEvent, batch, closed, gasReading, heartbeat, idOf, officerSession, shelved, snapshot } from '../builders/alarms'
import { settle } from '../builders/clock'
import { fresh, someMorning } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { record } from '../builders/records'
import { at, regionTree } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'

const video = await vi.hoisted(async () => (await import('../builders/video')).fakeAdapters())
vi.mock('@/ui/video/adapters', () => ({ videoAdapters: video.adapters }))
vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

/** Another layout: the panel is made anew. */
const layout = ref(0)

/** Panel and pop-up side by side over one store, as on the wall. */
const board = defineComponent({
  setup() {
    const alarms = useAlarmsStore()
    void useRegionsStore().load(at.county)
    alarms.start()
    return () => h('div', [h(AlarmsPanel, { key: layout.value, region: at.county }), h(AlarmPopup)])
  },
})

// The body is loaded when it is first needed; here it is there already.
beforeAll(async () => { await import('@/widgets/alarm-popup/PopupBody.vue') })

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null; video.opened.length = 0 })

async function boardWith(there: readonly Alarm[], names = {}, also: (fake: FakeRuntime) => void = () => {}) {
  const one = await mountWall(board, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county, names) }))
    fake.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot(there) }))
    also(fake)
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
    async click(selector: string) {
      await one.panel.get(selector).trigger('click')
      await flushPromises()
    },
    async remakePanel() { layout.value += 1; await flushPromises() },
    async press(action: string) {
      await one.panel.get(`[data-action=${action}]`).trigger('click')
      await flushPromises()
    },
  }
}

/** Yellow alarms of an hour ago, which are no flood. */
const many = (n: number, over: Partial<Alarm> = {}) => Array.from({ length: n }, (_, i) => alarm(`a${i}`, { severity: 'general', raisedAt: new Date(someMorning - 3_600_000 - i * 1_000).toISOString(), ...over }))

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
    const one = await boardWith(many(30))
    expect(one.rows().length).toBeGreaterThan(1)
    expect(one.rows().length).toBeLessThan(12)
    expect(one.panel.text()).toContain(`其余 ${30 - one.rows().length} 条未列出`)
  })

  it('says that it is quiet', async () => {
    const one = await boardWith([])
    expect(one.panel.text()).toContain('当前无告警')
    expect(one.rows()).toHaveLength(0)
  })

  it.each([['the last alarm, where and when it was, and that it is over', true], ['that there was none lately', false]] as const)('says when it is quiet: %s', async (_what, hasOne) => {
    const last = record('before', 14 * 60, { closed: 24 })
    const one = await boardWith([], {}, (fake) => { fake.api.answer('alarmHistory', () => ({ freshness: fresh(), data: { rows: hasOne ? [last] : [], total: Number(hasOne), next: null } })) })
    await vi.dynamicImportSettled()
    await settle()
    const line = one.panel.get('[data-last-alarm]')
    expect(line.attributes('data-last-alarm')).toBe(hasOne ? 'before' : '')
    for (const word of hasOne ? ['上一条', '燃气泄漏', '榆山街道 · 翠屏社区', '11-21 19:15', '11-21 19:39 关闭'] : ['近 7 天没有告警']) expect(line.text()).toContain(word)
    expect(one.missing).toEqual([])
  })

  it('shows at once what a command is expected to do, and takes it back when it is refused', async () => {
    const one = await boardWith([alarm('a')])
    useSessionStore().session = officerSession
    let refuse = () => {}
    one.api.answer('command', () => new Promise((resolve) => { refuse = () => { resolve({ freshness: fresh(), data: { status: 'refused', reason: 'notPermitted', alarm: null } }) } }))
    await one.rows()[0]?.trigger('click')
    await flushPromises()
    await one.press('acknowledge')
    expect(one.rows()[0]?.text()).toContain('已确认')
    refuse()
    await flushPromises()
    expect(one.rows()[0]?.text()).toContain('待确认')
  })

  it('keeps its filter when another layout makes the panel anew', async () => {
    const one = await boardWith([alarm('r'), alarm('y', { severity: 'general', kind: 'fireLaneBlocked' })])
    await one.click('[data-severity-count=general]')
    await one.remakePanel()
    expect(one.rows().map(row => row.attributes('data-alarm'))).toEqual(['y'])
    expect(one.panel.get('[data-severity-count=general]').attributes('aria-pressed')).toBe('true')
  })

  it('an Esc that leaves the filter leaves the pop-up alone; the next one puts it away', async () => {
    const one = await boardWith([alarm('y', { severity: 'general' })])
    await one.click('[data-severity-count=general]')
    await one.rows()[0]?.trigger('click')
    await flushPromises()
    const esc = async () => { await one.panel.get('.list').trigger('keydown', { key: 'Escape' }); await flushPromises() }
    await esc()
    expect([one.panel.find('[data-bar=filter]').exists(), one.popup().exists()]).toEqual([false, true])
    await esc()
    expect(one.popup().exists()).toBe(false)
  })

  it('opens the one that is chosen', async () => {
    const one = await boardWith([alarm('a', { severity: 'general' })])
    expect(one.popup().exists()).toBe(false)
    await one.rows()[0]?.trigger('click')
    await flushPromises()
    expect(one.popup().attributes('data-popup')).toBe('a')
  })

  it('shows one kind where it is chosen anywhere on the wall, and counts only those', async () => {
    const one = await boardWith([...many(3, { kind: 'noise' }), alarm('r'), alarm('b', { severity: 'notice' })])
    usePlaceStore().setFilters({ alarmKind: 'noise' })
    await settle()
    expect(one.rows().map(row => row.attributes('data-alarm'))).toEqual(['a0', 'a1', 'a2'])
    expect(one.panel.get('[data-severity-count=urgent]').text()).toContain('1')
    usePlaceStore().setFilters({ alarmKind: 'liftFault' })
    await settle()
    expect(one.panel.get('.none').text()).toBe('没有电梯故障告警')
  })

  it('shows one severity where its count is chosen, says so, and all again', async () => {
    const one = await boardWith([...many(3), alarm('r'), alarm('b', { severity: 'notice' })])
    await one.click('[data-severity-count=notice]')
    expect(one.rows().map(r => r.attributes('data-alarm'))).toEqual(['b'])
    expect(one.panel.get('[data-bar=filter]').text()).toContain('仅看提示')
    expect(one.panel.get('[data-severity-count=notice]').attributes('aria-pressed')).toBe('true')
    await one.click('[data-clear]')
    expect(one.rows()).toHaveLength(5)
    await one.click('[data-severity-count=important]')
    expect(one.panel.text()).toContain('没有重要告警')
  })

  it('keeps the shelved ones in a line of their own, with reason and end', async () => {
    const one = await boardWith([shelved(alarm('sh')), ...many(2)])
    expect(one.rows().map(r => r.attributes('data-alarm'))).toEqual(['a0', 'a1'])
    expect(one.panel.get('[data-severity-count=urgent]').text()).toContain('0')
    expect(one.panel.get('[data-shelf]').text()).toContain('已搁置 1 条 · 最早 10:15:00 到期')
    await one.click('[data-shelf]')
    expect(one.rows().map(r => r.attributes('data-alarm'))).toEqual(['sh'])
    expect(one.rows()[0]?.text()).toContain('检修')
    expect(one.rows()[0]?.text()).toContain('至 10:15:00')
    await one.click('[data-back]')
    expect(one.rows()).toHaveLength(2)
  })

  it('says that an event is overdue', async () => {
    const late = asEvent(acknowledged(alarm('late')), 'dispatched')
    const one = await boardWith([{ ...late, event: late.event && { ...late.event, dueAt: new Date(someMorning - 1_000).toISOString() } }, asEvent(acknowledged(alarm('not-yet')), 'dispatched')])
    expect(one.rows().map(r => r.find('.status').text())).toEqual(['已派遣 · 超期', '已派遣'])
  })

  it('is one row with a counter and a mark for a sensor that toggles ten times a second', async () => {
    const one = await boardWith([])
    const sensor = alarm('t', { severity: 'general' })
    for (let n = 1; n < 100; n += 1) await one.say({ ...sensor, version: n + 1, condition: n % 2 ? 'active' : 'returned', repeats: Math.floor(n / 2), changedAt: new Date(someMorning + n * 100).toISOString() })
    expect(one.rows()).toHaveLength(1)
    expect(one.rows()[0]?.text()).toContain('×50')
    expect(one.panel.get('[data-chattering]').text()).toContain('抖动')
  })

  it('is told in a flood by cause and place, red ones alone on top, and a group opens to its members', async () => {
    const longshan = { ...alarm('x').place, regionPath: [at.county, at.ancheng, at.xinanli] }
    const storm = Array.from({ length: 40 }, (_, i) => alarm(`w${i}`, { kind: 'waterlogging', severity: 'general', ...(i % 4 === 0 && { place: longshan }) }))
    const one = await boardWith([...storm, alarm('red')])
    expect(one.panel.get('[data-bar=flood]').text()).toContain('告警洪峰 · 暂收 40 条')
    expect(one.panel.findAll('[data-row]').map(r => r.attributes('data-alarm') ?? r.attributes('data-group'))).toEqual(['red', `waterlogging|${at.yushan}`, `waterlogging|${at.ancheng}`])
    const group = one.panel.get(`[data-group="waterlogging|${at.yushan}"]`)
    for (const part of ['内涝积水', '30 条', '榆山街道', '最新 09:15:00', '待确认 30']) expect(group.text()).toContain(part)
    await group.trigger('click')
    expect(one.panel.get('[data-bar=group]').text()).toContain('内涝积水 · 榆山街道 · 30 条')
    expect(one.rows().length).toBeGreaterThan(3)
    expect(one.panel.get('.foot').text()).toBe(`其余 ${30 - one.rows().length} 条未列出`)
    await one.panel.get('.list').trigger('keydown', { key: 'Escape' })
    expect(one.panel.find('[data-bar=flood]').exists()).toBe(true)
    expect(one.missing).toEqual([])
  })

  it('goes back to the list when the last of an open group is closed', async () => {
    const storm = Array.from({ length: 12 }, (_, i) => alarm(`w${i}`, { kind: 'waterlogging', severity: 'general' }))
    const one = await boardWith([...storm, alarm('p', { kind: 'pumpTrip', severity: 'general' })])
    await one.click('[data-group]')
    await one.say(...storm.map(closed))
    expect(one.rows().map(r => r.attributes('data-alarm'))).toEqual(['p'])
  })

  it('has at most two hundred rows on the page for ten thousand alarms, however tall it is', async () => {
    Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 100_000, configurable: true })
    try {
      const one = await boardWith([])
      for (let from = 0; from < 10_000; from += 1_000) await one.say(...Array.from({ length: 1_000 }, (_, i) => alarm(`s${from + i}`, { severity: 'general', raisedAt: new Date(someMorning - 3_600_000).toISOString() })))
      expect(one.rows()).toHaveLength(200)
      expect(one.panel.get('.foot').text()).toContain('其余 9,800 条未列出')
    }
    finally { furnishPage() }
  })

  it('says that an alarm which the address names is not kept, and that there is none', async () => {
    const one = await boardWith(many(1))
    let tell: (fault: Error) => void = () => {}
    one.api.answer('alarm', () => new Promise((_, fail) => { tell = fail }))
    usePlaceStore().openAlarm(idOf('old'))
    await flushPromises()
    expect(one.panel.get('[data-asked]').text()).toBe('列表中没有这条告警，正在读取 · old')
    tell(new ApiFailure({ kind: 'status', status: 404, code: 'notFound', message: '' }, 'alarm'))
    await flushPromises()
    expect(one.panel.get('[data-asked]').text()).toContain('没有这条告警')
    await one.click('[data-asked] button')
    expect(one.panel.find('[data-asked]').exists()).toBe(false)
  })

  describe('at the keyboard', () => {
    const focused = () => document.activeElement?.getAttribute('data-alarm')
    const press = async (one: Awaited<ReturnType<typeof boardWith>>, ...keys: readonly string[]) => {
      for (const key of keys) { await one.panel.get('.list').trigger('keydown', { key }); await flushPromises() }
    }
    async function atFirst() {
      const one = await boardWith(many(30))
      const first = one.rows()[0]?.element
      if (first instanceof HTMLElement) first.focus()
      return { ...one, fitting: one.rows().length }
    }

    it('one row is in the order of Tab; arrows move it, and the window with it, by whole rows', async () => {
      const one = await atFirst()
      expect(one.rows().map(r => r.attributes('tabindex'))).toEqual(['0', ...Array.from({ length: one.fitting - 1 }, () => '-1')])
      await press(one, 'ArrowDown')
      expect(focused()).toBe('a1')
      await press(one, ...Array.from({ length: one.fitting }, () => 'ArrowDown'))
      expect(focused()).toBe(`a${one.fitting + 1}`)
      expect(one.panel.get('.foot').text()).toBe(`上 2 条 · 下 ${30 - one.fitting - 2} 条`)
      await press(one, 'ArrowUp')
      expect(focused()).toBe(`a${one.fitting}`)
      await press(one, 'Home')
      expect(focused()).toBe('a0')
      await press(one, 'ArrowUp')
      expect(focused()).toBe('a0')
    })

    it('goes by pages to the end and no further', async () => {
      const one = await atFirst()
      await press(one, ...Array.from({ length: 12 }, () => 'PageDown'))
      expect(focused()).toBe('a29')
      expect(one.rows()).toHaveLength(one.fitting)
      await press(one, ...Array.from({ length: 12 }, () => 'PageUp'))
      expect(focused()).toBe('a0')
    })

    it('stays with its alarm when a more urgent one comes in above', async () => {
      const one = await atFirst()
      await press(one, 'ArrowDown', 'ArrowDown')
      await one.say(alarm('new', { severity: 'general', raisedAt: new Date(someMorning - 60_000).toISOString() }))
      expect(focused()).toBe('a2')
      await press(one, 'ArrowDown')
      expect(focused()).toBe('a3')
    })

    it('moves to the next when the alarm under it is closed', async () => {
      const one = await atFirst()
      await press(one, 'ArrowDown')
      await one.say(closed(many(2)[1] ?? alarm('none')))
      expect(focused()).toBe('a2')
    })
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
