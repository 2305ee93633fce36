import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Alarm, alarmKinds } from '@/api/contract/alarms'
import { alarmActions } from '@/domain/alarmActions'
import { useWallStore } from '@/stores/wall'
import { acknowledged, alarm, asEvent, closed, gasReading, idOf, shelved } from '../builders/alarms'
import { fresh } from '../builders/figures'
import { furnishPage } from '../builders/mountWall'
import { type PopupPageOptions, dispatchedAlarm, fullAlarm, minutesOn, popupPage } from '../builders/popupPage'
import { at } from '../builders/regions'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: Awaited<ReturnType<typeof popupPage>> | null = null
async function page(there: readonly Alarm[] = [], options: PopupPageOptions = {}) {
  wall = await popupPage(there, options)
  return wall
}
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

describe('the pop-up of an alarm', () => {
  it('comes by itself and says what, where, when, how bad, by which rule, and who and what is near', async () => {
    const one = await page()
    await one.say(fullAlarm)
    expect(one.popup().attributes('role')).toBe('dialog')
    const text = one.popup().text()
    for (const part of ['紧急', '红色', '燃气泄漏', '2026-11-22 09:15:00', '榆山街道 翠屏社区 3 号楼 3 层', '阀井 · RQ-112 · 埋深 1.3 m', '116.45210°E 36.29120°N', '燃气探测器 07', '23', '%LEL', '网格员 李*', '320 m', '1.2 km', '模拟画面']) expect(text).toContain(part)
    expect(one.popup().get('[data-rule]').text()).toBe('甲烷浓度≥ 20 %LEL，持续 10 秒 gas-20')
    expect(one.popup().get('img').attributes('src')).toBe('/footage/gas.jpg')
    expect(one.missing).toEqual([])
  })

  it('gives a rounded place no false precision', async () => {
    const one = await page()
    await one.say(alarm('a', { place: { ...fullAlarm.place, precision: 'area' } }))
    expect(one.popup().text()).toContain('116.452°E 36.291°N')
    expect(one.popup().text()).toContain('公共大屏只显示到楼组')
  })

  it('counts how long it has lasted, and says when it has returned', async () => {
    const one = await page()
    await one.say(alarm('a', { raisedAt: minutesOn(-62.0833334) }))
    expect(one.popup().get('[role=timer]').text()).toBe('1:02:05')
    await one.say(alarm('a', { version: 2, condition: 'returned' }))
    expect(one.popup().get('.lasted').text()).toContain('已恢复正常')
  })

  it('of a closed case says how long it took, and asks for nothing', async () => {
    const one = await page([alarm('a')])
    await one.click('[data-alarm=a]')
    await one.say(closed(alarm('a')))
    one.alarms.openPopup(idOf('a'))
    await flushPromises()
    expect(one.popup().get('.lasted').text()).toContain('历时')
    expect(one.popup().get('[data-next]').text()).toContain('状态已结案')
    expect(one.button('acknowledge').exists()).toBe(false)
  })

  it('says how far a reading lies beyond its limit, in its own unit', async () => {
    const one = await page()
    await one.say(alarm('a', { reading: gasReading({ value: 20.3, limit: 20 }) }))
    expect(one.popup().get('.reading').text()).toContain('高出阈值 0.3')
    await one.say(alarm('a', { version: 2, reading: gasReading({ value: 0.09, limit: 0.14, side: 'below' }) }))
    expect(one.popup().get('.reading').text()).toContain('低于阈值 0.05')
    await one.say(alarm('a', { version: 3, reading: gasReading({ value: 20, limit: 20 }) }))
    expect(one.popup().get('.reading').text()).not.toContain('高出')
  })

  it.each([['picture and reading', fullAlarm, ['footage', 'reading'], false], ['a picture alone', { ...fullAlarm, reading: null }, ['footage'], true], ['a reading alone', { ...fullAlarm, footage: null }, ['reading'], true], ['neither', { ...fullAlarm, footage: null, reading: null }, [], false]] as const)('with %s leaves no box empty', async (_with, one, media, beside) => {
    const open = await page()
    await open.say(one)
    expect([open.popup().find('.media [data-footage]').exists() ? 'footage' : '', open.popup().find('.media .reading').exists() ? 'reading' : ''].filter(Boolean)).toEqual(media)
    expect(open.popup().find('.media .stacked').exists()).toBe(beside)
    expect(open.popup().findAll('.near')).toHaveLength(1)
    expect(open.popup().find('p[data-footage]').exists()).toBe(one.footage === null)
  })

  it('is tied to its marker by a line, and by none where the map does not show it', async () => {
    const one = await page()
    await one.say(fullAlarm)
    const wallStore = useWallStore()
    const line = async () => { await flushPromises(); return one.panel.find('[data-leader]').exists() }
    expect(await line()).toBe(false)
    wallStore.setAlarmSpot({ x: 600, y: 500, radius: 20 })
    expect(await line()).toBe(true)
    wallStore.setAlarmSpot({ x: -90, y: 500, radius: 20 })
    expect(await line()).toBe(false)
    wallStore.setAlarmSpot(null)
    expect(await line()).toBe(false)
  })

  it.each(alarmKinds)('%s: says what to do next, in both languages', async (kind) => {
    const one = await page([alarm('a', { kind, severity: 'general' })])
    await one.click('[data-alarm=a]')
    const next = one.popup().get('[data-next] p').text()
    expect(next.length).toBeGreaterThan(10)
    expect(next).not.toContain('nextStep')
    expect(one.missing).toEqual([])
  })

  it('says what to do in every state', async () => {
    const one = await page([fullAlarm])
    await one.click('[data-alarm=a]')
    const next = async (now: Alarm) => { await one.say({ ...now, version: (one.alarms.focused?.version ?? 0) + 1 }); return one.popup().get('[data-next]').text() }
    expect(await next(acknowledged(fullAlarm))).toContain('禁止明火')
    expect(await next({ ...acknowledged(fullAlarm), condition: 'returned' })).toContain('核实现场后结案')
    expect(await next(shelved(fullAlarm))).toContain('已搁置到 10:15:00：检修（值班员 王*）')
    expect(await next(dispatchedAlarm('dispatched'))).toContain('等 网格员 李* 到场')
    expect(await next(dispatchedAlarm('handling'))).toContain('网格员 李* 正在现场处置')
    expect(await next(dispatchedAlarm('verifying'))).toContain('核对现场和读数')
  })

  it('shows what is left of the allowed time, and 超期 when it is over', async () => {
    const one = await page()
    await one.say(dispatchedAlarm('dispatched'))
    one.alarms.openPopup(fullAlarm.id)
    await flushPromises()
    expect(one.popup().get('[data-overdue]').text()).toContain('剩余 1:00:00')
    await one.say({ ...dispatchedAlarm('handling', -12), version: 9 })
    expect(one.popup().get('[data-overdue=true]').text()).toContain('超期 12:00')
  })

  it('shows the steps with their times, and by when the next is due', async () => {
    const one = await page()
    const handled = asEvent(acknowledged(fullAlarm), 'dispatched')
    await one.say({ ...handled, acknowledged: null, event: handled.event && { ...handled.event, steps: [{ step: 'reported', at: minutesOn(0) }, { step: 'accepted', at: minutesOn(1) }, { step: 'dispatched', at: minutesOn(2) }] } })
    const steps = one.popup().findAll('.steps li')
    expect(steps.map(s => s.text())).toEqual(['上报09:15:00', '受理09:16:00', '派遣09:17:00', '处置限 10:15:00 前', '核查', '结案'])
    expect(steps.findIndex(s => s.attributes('aria-current') === 'step')).toBe(3)
  })

  it('shows what is measured by the county\'s own word where the wall has none, and a rule that the configuration does not name', async () => {
    const one = await page()
    await one.say(alarm('a', { reading: gasReading({ measurand: '氡浓度', rule: 'RADON-1' }) }))
    expect(one.popup().get('[data-rule]').text()).toBe('氡浓度≥ 20 %LEL RADON-1')
    expect(one.missing).toEqual([])
  })

  it('says how many wait, goes on to the next, and then is gone', async () => {
    const one = await page()
    await one.say(alarm('a'), alarm('b', { severity: 'important' }))
    expect(one.button('close').text()).toContain('+1')
    await one.press('close')
    expect(one.popup().attributes('data-popup')).toBe('b')
    await one.key('Escape')
    expect(one.popup().exists()).toBe(false)
  })

  it('shows a red alarm of another region, and the way there', async () => {
    const one = await page()
    one.place.go(at.ancheng)
    await one.say(fullAlarm)
    expect(one.popup().attributes('data-popup')).toBe('a')
    await one.press('go')
    expect(one.place.region).toBe(at.cuiping)
    expect(one.button('go').exists()).toBe(false)
  })

  it('keeps a closed one that a person opens, and lets go of one that is closed meanwhile', async () => {
    const one = await page([closed(fullAlarm)])
    one.alarms.openPopup(fullAlarm.id)
    await one.say(alarm('y', { severity: 'notice' }))
    expect(one.popup().attributes('data-popup')).toBe('a')
    expect(one.popup().get('[data-next]').text()).toContain('已结案（值班员 王*')
    expect(alarmActions.filter(action => one.button(action === 'close' ? 'closeCase' : action).exists())).toEqual([])
    await one.press('close')
    await one.say(alarm('b'))
    await one.say(closed(alarm('b')))
    expect(one.popup().exists()).toBe(false)
  })
})

describe('the timeline', () => {
  const entries = [
    { at: minutesOn(0), what: 'raised' as const, by: null, note: null },
    { at: minutesOn(1), what: 'acknowledged' as const, by: { role: '值班员', maskedName: '王*' }, note: null },
    { at: minutesOn(3.5), what: 'dispatched' as const, by: { role: '值班员', maskedName: '王*' }, note: '网格员 李*' },
  ]

  it('says who did what and when, and how long it took', async () => {
    const one = await page()
    await one.say(fullAlarm)
    one.api.answer('alarm', () => ({ freshness: fresh(), data: { alarm: fullAlarm, timeline: entries } }))
    await one.click('[data-tab=history]')
    expect(one.api.calls('alarm').map(c => c.call.params)).toEqual([{ id: 'a' }])
    expect(one.popup().findAll('[data-timeline] li').map(li => li.text())).toEqual(['09:15:00发生系统', '09:16:00确认值班员 王*+01:00', '09:18:30派遣值班员 王* · 网格员 李*+02:30'])
    expect(one.missing).toEqual([])
  })

  it('is read again when something has happened', async () => {
    const one = await page()
    await one.say(fullAlarm)
    one.api.answer('alarm', () => ({ freshness: fresh(), data: { alarm: fullAlarm, timeline: entries.slice(0, 1) } }))
    await one.click('[data-tab=history]')
    one.api.answer('alarm', () => ({ freshness: fresh(), data: { alarm: fullAlarm, timeline: entries } }))
    await one.say({ ...acknowledged(fullAlarm), version: 4 })
    expect(one.popup().findAll('[data-timeline] li')).toHaveLength(3)
  })

  it('says why it could not be read, and tries again', async () => {
    const one = await page()
    await one.say(fullAlarm)
    one.api.fail('alarm', { kind: 'offline' })
    await one.click('[data-tab=history]')
    expect(one.popup().get('[data-timeline] .fault').text()).toContain('接口无响应')
    one.api.answer('alarm', () => ({ freshness: fresh(), data: { alarm: fullAlarm, timeline: entries } }))
    await one.click('[data-timeline-retry]')
    expect(one.popup().find('[data-timeline] .fault').exists()).toBe(false)
  })

  it('shows whole rows, the latest first, and leads to the earlier ones', async () => {
    const one = await page()
    await one.say(fullAlarm)
    const many = Array.from({ length: 40 }, (_, i) => ({ at: minutesOn(i), what: 'repeated' as const, by: null, note: `no ${i}` }))
    one.api.answer('alarm', () => ({ freshness: fresh(), data: { alarm: fullAlarm, timeline: many } }))
    await one.click('[data-tab=history]')
    const rows = () => one.popup().findAll('[data-timeline] li').map(li => /no (\d+)/.exec(li.text())?.[1])
    const page1 = rows()
    expect(page1.at(-1)).toBe('39')
    expect(page1.length).toBeLessThan(40)
    await one.click('[data-timeline-earlier]')
    expect(rows().at(-1)).toBe(String(39 - page1.length))
  })
})
