import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { Alarm } from '@/api/contract/alarms'
import { eventKinds } from '@/api/contract/figureCatalogue'
import type { AlarmRecord, GridEvent } from '@/api/contract/records'
import { useAlarmsStore } from '@/stores/alarms'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import AlarmHealthPanel from '@/widgets/alarm-health/AlarmHealthPanel.vue'
import AlarmRulesPanel from '@/widgets/alarm-rules/AlarmRulesPanel.vue'
import AlarmTrendPanel from '@/widgets/alarm-trend/AlarmTrendPanel.vue'
import BadActorsPanel from '@/widgets/bad-actors/BadActorsPanel.vue'
import DeviceListPanel from '@/widgets/device-list/DeviceListPanel.vue'
import EventKindsPanel from '@/widgets/event-kinds/EventKindsPanel.vue'
import EventFlowPanel from '@/widgets/event-flow/EventFlowPanel.vue'
import HandlingTimesPanel from '@/widgets/handling-times/HandlingTimesPanel.vue'
import SafetyScenesPanel from '@/widgets/safety-scenes/SafetyScenesPanel.vue'
import VideoWallPanel from '@/widgets/video-wall/VideoWallPanel.vue'
import { alarm, heartbeat, snapshot } from '../builders/alarms'
import { settle } from '../builders/clock'
import { device, deviceHistory } from '../builders/devices'
import { type Values, dayOf, fresh, groupAnswer, someMorning } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { gridEvent, record } from '../builders/records'
import { at, regionTree } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'
import { pageOf } from '../builders/underground'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: MountedWall | null = null
let stop = () => {}
afterEach(() => { stop(); stop = () => {}; wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

/** A panel of the county on a wall whose regions are known and whose board is connected. */
async function shown(component: object, before: (fake: FakeRuntime) => void, board: readonly Alarm[] = [], names = {}) {
  const kept: { place?: ReturnType<typeof usePlaceStore>, alarms?: ReturnType<typeof useAlarmsStore> } = {}
  const host = defineComponent({
    setup() {
      kept.place = usePlaceStore()
      kept.alarms = useAlarmsStore()
      void useRegionsStore().load(at.county)
      stop = kept.alarms.start()
      return () => h(component, { region: at.county })
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county, names) }))
    fake.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot(board) }))
    before(fake)
  })
  one.sockets.last().open()
  one.sockets.last().say(heartbeat(0))
  await flushPromises()
  wall = one
  if (!kept.place || !kept.alarms) throw new Error('the host was not mounted')
  return { ...one, place: kept.place, alarms: kept.alarms, text: () => one.panel.text(), state: () => one.panel.get('[data-panel]').attributes('data-state') }
}
const history = (...rows: AlarmRecord[]) => (fake: FakeRuntime) => { fake.api.answer('alarmHistory', () => pageOf(rows)) }
const markup = '<img src=x onerror=alert(1)>'

describe('the health of the alarms', () => {
  it('says how many come in ten minutes, in which band that is, and what the week had', async () => {
    const records = Array.from({ length: 288 }, (_, i) => record(`a${i}`, i * 5 + 1, { acknowledged: 1, closed: 2 }))
    const one = await shown(AlarmHealthPanel, history(...records))
    expect(one.panel.get('[data-rate-band]').attributes('data-rate-band')).toBe('manageable')
    expect(one.panel.get('[data-rate-band]').text()).toContain('2.0')
    // A day of 288 in a week.
    expect(one.text()).toContain('7 日均 0.3')
    expect(one.missing).toEqual([])
  })

  it('counts floods, chattering and what stands too long', async () => {
    const flood = Array.from({ length: 12 }, (_, i) => record(`f${i}`, 100 - i / 2, { closed: 5 }))
    const one = await shown(AlarmHealthPanel, history(...flood, record('c', 20, { closed: 1 }, { repeats: 4 }), record('old', 30 * 60)))
    const number = (name: string) => one.panel.get(`[data-${name}] b`).text()
    expect([number('floods'), number('chattering'), number('stale')]).toEqual(['1', '1', '1'])
    expect(one.panel.get('[data-floods]').text()).toContain('12 条')
    expect(one.missing).toEqual([])
  })

  it('of a quiet day is said in words, and a failed history says so', async () => {
    const quiet = await shown(AlarmHealthPanel, history())
    expect(quiet.text()).toContain('24 小时内无告警')
    quiet.panel.unmount()
    const failed = await shown(AlarmHealthPanel, (fake) => { fake.api.fail('alarmHistory', { kind: 'offline' }) })
    expect(failed.state()).toBe('failed')
  })
})

describe('the devices that make the load', () => {
  it('stand the worst first with count and share, and a row shows the device', async () => {
    const bad = { device: device('bad', { name: markup }) }
    const one = await shown(BadActorsPanel, history(record('a', 10, {}, bad), record('b', 20, {}, bad), record('c', 30)))
    expect(one.panel.findAll('[data-actor]').map(row => [row.get('.what b').text(), row.get('.count').text()])).toEqual([[markup, '2 次66.7%'], ['探测器 c', '1 次33.3%']])
    expect(one.panel.find('img').exists()).toBe(false)
    await one.panel.get('[data-actor]').trigger('click')
    expect([one.place.region, one.place.thing]).toEqual([at.cuiping, { kind: 'device', id: 'bad' }])
    expect(one.missing).toEqual([])
  })
})

describe('the handling times', () => {
  it('are median and P90 of what was done, and the share that is overdue', async () => {
    const one = await shown(HandlingTimesPanel, history(
      record('a', 300, { acknowledged: 2, dispatched: 4, arrived: 20, due: 64, closed: 90 }), record('b', 200, { acknowledged: 6, dispatched: 8, arrived: 24, due: 68, closed: 30 }),
      record('c', 3 * 24 * 60, { acknowledged: 30, closed: 60 }),
    ))
    const number = (name: string) => one.panel.get(`[data-time=${name}]`).text()
    expect(number('acknowledge')).toBe('确认4.07 日 6.0')
    expect([number('arrive'), number('close'), number('overdue')]).toEqual(['到场227 日 22', '结案607 日 60', '超期50.0%1 / 2 件'])
    expect(one.panel.get('[data-severity-row=important]').text()).toContain('P90 6.0')
    expect(one.panel.get('[data-severity-row=urgent]').findAll('td').map(cell => cell.get('b').text())).toEqual(['—', '—', '—', '—'])
    expect(one.missing).toEqual([])
  })
})

describe('the rules', () => {
  it('stand in plain words, each limit with its severity', async () => {
    const one = await shown(AlarmRulesPanel, () => {})
    const rule = one.panel.get('[data-rule="gas-20"]')
    expect(rule.text()).toContain('燃气泄漏')
    expect(rule.text()).toContain('甲烷浓度 · 持续 10 秒 · 回差 1 %LEL · 全天')
    expect(rule.findAll('.limits > span').map(limit => [limit.get('svg').attributes('aria-label'), limit.get('b').text()])).toEqual([['一般', '≥ 5 %LEL'], ['紧急', '≥ 20 %LEL']])
    expect(one.text()).toContain('共 1 条规则')
    expect(one.missing).toEqual([])
  })
})

describe('the list of devices', () => {
  const there = (fake: FakeRuntime) => {
    fake.api.answer('devices', () => pageOf([device('fine'), device('silent', { online: false, lastReadingAt: new Date(someMorning - 7_200_000).toISOString() }), device('low', { batteryPercent: 9 }), device('button', { lastReading: null })]))
    fake.api.answer('deviceHistory', ({ params }) => ({ freshness: fresh(), data: deviceHistory(params.id, [1, 2, 6]) }))
  }

  it('has state, reading and battery, what asks for attention first', async () => {
    const one = await shown(DeviceListPanel, there)
    expect(one.panel.findAll('[data-device]').map(row => [row.attributes('data-device'), row.get('.value').text()])).toEqual([
      ['silent', '告警 ≥50.8 %LEL离线 07:15'], ['low', '告警 ≥50.8 %LEL电量 9%'], ['fine', '告警 ≥50.8 %LEL09:14 上报'], ['button', '只报状态09:14 上报'],
    ])
    expect(one.panel.findAll('[data-device] i').map(mark => mark.attributes('aria-label'))).toEqual(['离线', '在线', '在线', '在线'])
    expect(one.missing).toEqual([])
  })

  it('has a reading that has reached its limit first, marked', async () => {
    const one = await shown(DeviceListPanel, (fake) => {
      there(fake)
      fake.api.answer('devices', () => pageOf([device('fine'), device('silent', { online: false }), device('leak', { lastReading: { measurand: 'methane', value: 5, unit: 'percentLel' } })]))
    })
    expect(one.panel.findAll('[data-device]').map(row => row.attributes('data-device'))).toEqual(['leak', 'silent', 'fine'])
    expect(one.panel.findAll('[data-out=true]').map(mark => mark.text())).toEqual(['5 %LEL'])
  })

  it('says why none of the devices at home are listed on a public wall', async () => {
    const one = await shown(DeviceListPanel, (fake) => { Object.assign(fake.runtime.config, { surface: 'wall' }); fake.api.answer('devices', () => pageOf([])) })
    one.place.setFilters({ device: 'care' })
    await flushPromises()
    expect(one.text()).toContain('独居关爱终端不逐台列出')
    expect(one.missing).toEqual([])
  })

  it('draws the course of the one that is chosen, and asks the stream for what it reads now', async () => {
    const one = await shown(DeviceListPanel, there)
    await one.panel.get('[data-device=fine]').trigger('click')
    await flushPromises()
    expect(one.place.thing).toEqual({ kind: 'device', id: 'fine' })
    const course = one.panel.get('[data-course=fine]')
    expect(course.get('.value b').text()).toBe('6')
    expect(course.get('.value b').classes()).toContain('out')
    expect(course.text()).toContain('限值 5 %LEL')
    expect(one.sockets.last().sent.at(-1)).toEqual({ type: 'watch', devices: ['fine'] })
    one.sockets.last().say({ type: 'readings', readings: [{ device: 'fine', at: new Date(someMorning + 4_000).toISOString(), value: 2.5, unit: 'percentLel' }] })
    await settle()
    expect(one.panel.get('[data-course=fine] .value').text()).toContain('2.5')
    expect(one.panel.get('[data-course=fine] .value').text()).toContain('实时 09:15:04')
    expect(one.missing).toEqual([])
  })

  it('that goes away watches nothing any more', async () => {
    const one = await shown(DeviceListPanel, there)
    const socket = one.sockets.last()
    one.panel.unmount()
    expect(socket.sent.at(-1)).toEqual({ type: 'watch', devices: [] })
  })

  it('says where a device has no course', async () => {
    const one = await shown(DeviceListPanel, (fake) => { there(fake); fake.api.fail('deviceHistory', { kind: 'status', status: 404, code: 'notFound', message: '' }) })
    expect(one.text()).toContain('没有读数曲线')
  })
})

describe('the kinds of events', () => {
  const kinds = (values: Values) => (fake: FakeRuntime) => { fake.api.answer('figures', ({ params }) => groupAnswer(params.group, values)) }
  const none = Object.fromEntries(eventKinds.map(kind => [`events.kind.${kind}`, 0]))

  it('stand the most frequent first, those of alarms as one, and a row opens its regions', async () => {
    const one = await shown(EventKindsPanel, kinds({ ...none, 'events.kind.heating': 4, 'events.kind.publicity': 2, 'events.iot': 14, 'events.total': 20 }))
    expect(one.panel.findAll('[data-figure]').map(row => row.text())).toEqual(['IoT 预警1470.0%', '供暖问题420.0%', '政策咨询210.0%'])
    await one.panel.get('[data-figure="events.kind.heating"]').trigger('click')
    expect(one.opened).toEqual(['events.kind.heating'])
    expect(one.missing).toEqual([])
  })

  it('of a day without any are said in words', async () => {
    expect((await shown(EventKindsPanel, kinds({ ...none, 'events.iot': 0, 'events.total': 0 }))).text()).toContain('今日尚无事件')
  })
})

describe('the course of the alarms', () => {
  const trend = (...rows: AlarmRecord[]) => (fake: FakeRuntime) => {
    history(...rows)(fake)
    fake.api.answer('series', () => ({ freshness: fresh(), data: { ...dayOf([3, null, 5], [1, 2, 3]), figure: 'alarms.raised' } }))
  }

  it('has the day against the usual, and which kinds and which regions have most of them', async () => {
    const one = await shown(AlarmTrendPanel, trend(record('a', 10), record('b', 20), record('c', 30, {}, { kind: 'sosButton' }), record('old', 2 * 24 * 60)))
    expect(one.api.calls('series')[0]?.call.params).toEqual({ code: at.county, figure: 'alarms.raised' })
    const rows = () => one.panel.findAll('[data-ranked]').map(row => [row.attributes('data-ranked'), row.get('b').text(), row.get('.share').text()])
    expect(rows()).toEqual([['gasLeak', '2', '66.7%'], ['sosButton', '1', '33.3%']])
    await one.panel.get('[data-by=region]').trigger('click')
    expect(rows()).toEqual([[at.yushan, '3', '100.0%']])
    await one.panel.get('[data-ranked]').trigger('click')
    expect(one.place.region).toBe(at.yushan)
    expect(one.missing).toEqual([])
  })

  it('that cannot be read says so', async () => {
    const one = await shown(AlarmTrendPanel, (fake) => { fake.api.fail('series', { kind: 'offline' }); fake.api.fail('alarmHistory', { kind: 'offline' }) })
    expect(one.state()).toBe('failed')
  })
})

describe('the scenes of community safety', () => {
  const scenes = (values: Values, ...rows: AlarmRecord[]) => (fake: FakeRuntime) => {
    history(...rows)(fake)
    fake.api.answer('figures', ({ params }) => groupAnswer(params.group, values))
  }

  it('are the eleven of the topic, each with its points, those online, and the alarms of the day', async () => {
    const one = await shown(SafetyScenesPanel, scenes({ 'safety.gas.points': 200, 'safety.gas.online': 190, 'safety.lift.points': 0, 'safety.lift.online': 0, 'parking.spaces': 400, 'parking.shared': 30, 'parking.sharedShare': 7.5 }, record('a', 10, {}, { kind: 'gasLeak' }), record('b', 3 * 24 * 60, {}, { kind: 'gasLeak' })))
    const row = (scene: string) => one.panel.get(`[data-scene=${scene}]`).text()
    expect(one.panel.findAll('[data-scene]').map(scene => scene.attributes('data-scene'))).toEqual(['access', 'perimeter', 'fallingObject', 'eBikeInLift', 'fire', 'manhole', 'lift', 'gas', 'parking', 'waste', 'sharedParking'])
    expect([row('gas'), row('lift'), row('waste'), row('sharedParking')]).toEqual(['燃气95.0%2001', '电梯—00', '垃圾分类监控100.0%100—', '车位共享7.5%400—'])
    await one.panel.get('[data-scene=gas] .points').trigger('click')
    await one.panel.get('[data-scene=sharedParking] .part').trigger('click')
    expect(one.opened).toEqual(['safety.gas.points', 'parking.sharedShare'])
    expect(one.missing).toEqual([])
  })

  it('count no alarms where the history is not known: unknown is no zero', async () => {
    const one = await shown(SafetyScenesPanel, (fake) => { scenes({})(fake); fake.api.fail('alarmHistory', { kind: 'offline' }) })
    expect(one.panel.findAll('[data-alarms]').map(mark => mark.attributes('data-alarms'))).toEqual(Array.from({ length: 11 }, () => ''))
  })
})

describe('where the events stand', () => {
  const flow = (...rows: GridEvent[]) => (fake: FakeRuntime) => { fake.api.answer('events', () => pageOf(rows)) }

  it('is each step with its events and those overdue, and how long the closed ones took', async () => {
    const one = await shown(EventFlowPanel, flow(gridEvent('a', 30), gridEvent('b', 90), gridEvent('c', 200, { step: 'closed', closedAt: new Date(someMorning - 110 * 60_000).toISOString() })))
    expect(one.panel.findAll('[data-step]').map(row => row.text())).toEqual(['上报0', '受理0', '派遣0', '处置2超期 1', '核查0', '结案1超期 1'])
    expect(['open', 'overdue', 'median', 'p90'].map(name => one.panel.get(`[data-flow=${name}] .value`).text())).toEqual(['2', '1', '1.5小时', '1.5小时'])
    expect(one.missing).toEqual([])
  })

  it('of none is said in words, and an unknown time is no zero', async () => {
    const none = await shown(EventFlowPanel, flow())
    expect(none.text()).toContain('今日尚无事件')
    none.panel.unmount()
    const open = await shown(EventFlowPanel, flow(gridEvent('a', 30)))
    expect(open.panel.get('[data-flow=median] .value').text()).toContain('—')
  })
})

describe('the wall of pictures', () => {
  const seen = (id: string, over: Partial<Alarm> = {}) => alarm(id, { footage: { camera: null, cameraName: '东门', snapshot: '/footage/gasLeak.webp', sources: [], takenAt: new Date(someMorning).toISOString(), simulated: true }, ...over })

  it('has a picture for each open alarm that a camera sees, marked as simulated; the chosen one plays and leads to its alarm', async () => {
    const one = await shown(VideoWallPanel, () => {}, [seen('yellow', { severity: 'general' }), seen('red'), alarm('unseen')])
    // Boxes have no width here: one picture a page.
    expect(one.panel.findAll('[data-picture]').map(tile => tile.attributes('data-picture'))[0]).toBe('red')
    expect(one.text()).toContain('2 路')
    expect(one.panel.get('[data-picture=red]').text()).toContain('模拟画面')
    await one.panel.get('[data-picture=red]').trigger('click')
    await vi.dynamicImportSettled()
    await flushPromises()
    expect(one.panel.get('[data-playing=red]').find('[data-video]').exists()).toBe(true)
    expect(one.alarms.focused).toBeNull()
    await one.panel.get('[data-wall-open]').trigger('click')
    expect(one.alarms.focused?.id).toBe('red')
    expect(one.missing).toEqual([])
  })

  it('goes back to all pictures by Esc, which leaves the pop-up alone, and when the alarm is over', async () => {
    const one = await shown(VideoWallPanel, () => {}, [seen('red'), seen('other')])
    await one.panel.get('[data-picture]').trigger('click')
    const esc = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    one.panel.get('[data-playing]').element.dispatchEvent(esc)
    await flushPromises()
    expect([esc.defaultPrevented, one.panel.find('[data-playing]').exists()]).toEqual([true, false])
  })

  it('says where a picture cannot be read', async () => {
    const one = await shown(VideoWallPanel, () => {}, [seen('red')])
    await one.panel.get('img').trigger('error')
    expect(one.panel.find('img').exists()).toBe(false)
    expect(one.text()).toContain('画面读取失败')
  })
})
