import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { useMapToolsStore } from '@/stores/mapTools'
import { useSearchStore } from '@/stores/search'
import { acknowledged, alarm, shelved } from '../builders/alarms'
import { fresh } from '../builders/figures'
import { furnishPage } from '../builders/mountWall'
import { type PopupPageOptions, dispatchedAlarm, fullAlarm, minutesOn, popupPage } from '../builders/popupPage'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: Awaited<ReturnType<typeof popupPage>> | null = null
async function page(there: readonly Alarm[] = [], options: PopupPageOptions = {}) {
  wall = await popupPage(there, options)
  return wall
}
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

describe('the buttons', () => {
  const states: readonly (readonly [string, Alarm, primary: string, disabled: readonly string[]])[] = [
    ['new', fullAlarm, 'acknowledge', ['closeCase']],
    ['acknowledged', acknowledged(fullAlarm), 'dispatch', ['closeCase']],
    ['acknowledged and returned', { ...acknowledged(fullAlarm), condition: 'returned' }, 'closeCase', []],
    ['dispatched', dispatchedAlarm('dispatched'), 'handle', ['closeCase', 'shelve', 'falseAlarm']],
    ['handling', dispatchedAlarm('handling'), 'verify', ['closeCase', 'shelve', 'falseAlarm']],
    ['verifying', dispatchedAlarm('verifying'), 'closeCase', ['verify', 'shelve', 'falseAlarm']],
    ['shelved', shelved(acknowledged(fullAlarm)), 'unshelve', ['closeCase']],
  ]

  it.each(states)('%s: the next step stands out, and what is not possible says why', async (_, now, primary, disabled) => {
    const one = await page([now])
    one.alarms.openPopup(now.id)
    await flushPromises()
    const actions = one.popup().findAll('.actions [data-action]')
    expect(actions.filter(b => b.attributes('disabled') !== undefined).map(b => b.attributes('data-action')).sort()).toEqual([...disabled].sort())
    for (const b of actions.filter(each => each.attributes('disabled') !== undefined)) expect(b.get('small').text().length).toBeGreaterThan(1)
    if (primary !== 'unshelve') expect(actions.filter(b => b.classes('primary')).map(b => b.attributes('data-action'))).toEqual([primary])
    expect(one.button(primary).attributes('disabled')).toBeUndefined()
  })

  it('acknowledge, and say by whom', async () => {
    const one = await page()
    await one.say(fullAlarm)
    one.answer({ status: 'accepted', alarm: acknowledged(fullAlarm) })
    await one.press('acknowledge')
    expect(one.bodies()).toMatchObject([{ type: 'alarm.acknowledge', expectedVersion: 1 }])
    expect(one.popup().get('[data-acknowledged]').text()).toContain('值班员 王* 09:16:00 确认')
    expect(one.button('acknowledge').exists()).toBe(false)
  })

  it('dispatch the nearest, whom the button names, or another', async () => {
    const one = await page()
    await one.say(fullAlarm)
    expect(one.button('dispatch').text()).toBe('派遣 网格员 李*')
    await one.press('dispatch')
    expect(one.bodies()).toMatchObject([{ type: 'alarm.dispatch', to: '网格员 李*' }])
    expect(one.button('dispatch').text()).toBe('正在发送…')
  })

  it('let one choose who is sent, in a form inside the pop-up', async () => {
    const one = await page()
    await one.say(fullAlarm)
    await one.press('chooseWho')
    const choices = one.popup().findAll('[data-form=dispatch] input')
    expect(choices).toHaveLength(3)
    await choices[1]?.setValue()
    await one.popup().get('form').trigger('submit')
    expect(one.bodies()).toMatchObject([{ type: 'alarm.dispatch', to: '燃气抢修 王*' }])
    expect(one.popup().find('form').exists()).toBe(false)
    expect(document.activeElement).toBe(one.popup().element)
  })

  it('leave it to the centre where the last choice is taken, and where nobody is near', async () => {
    const one = await page()
    await one.say(alarm('a'))
    expect(one.button('dispatch').text()).toContain('由中心指定')
    expect(one.button('chooseWho').exists()).toBe(false)
    await one.press('dispatch')
    expect(one.bodies()).toMatchObject([{ to: null }])
  })

  it('shelve with a reason and an end that the configuration allows', async () => {
    const one = await page()
    await one.say(fullAlarm)
    await one.press('shelve')
    const send = () => one.popup().get('[data-form-send]')
    expect(send().attributes('disabled')).toBeDefined()
    // 08:00 of the next day is more than 12 hours away at nine in the morning.
    const ends = one.popup().findAll('[data-form=shelve] .ends input')
    expect(ends.map(e => e.attributes('disabled') !== undefined)).toEqual([false, false, false, true])
    await one.popup().get('[data-reason]').setValue(' 检 ')
    expect(send().attributes('disabled')).toBeDefined()
    await one.popup().findAll('.chips button')[0]?.trigger('click')
    await ends[2]?.setValue()
    await one.popup().get('form').trigger('submit')
    expect(one.bodies()).toMatchObject([{ type: 'alarm.shelve', reason: '检修施工', until: minutesOn(240) }])
    expect(one.popup().get('[data-next]').text()).toContain('检修施工')
  })

  it('call it a false alarm, with own words', async () => {
    const one = await page()
    await one.say(fullAlarm)
    await one.press('falseAlarm')
    await one.popup().get('[data-reason]').setValue('探头进水')
    await one.popup().get('form').trigger('submit')
    expect(one.bodies()).toMatchObject([{ type: 'alarm.falseAlarm', reason: '探头进水' }])
  })

  it('take the form away when its action has become impossible, and by Esc without putting the pop-up away', async () => {
    const one = await page()
    await one.say(fullAlarm)
    await one.press('shelve')
    await one.popup().get('[data-reason]').trigger('keydown', { key: 'Escape' })
    expect(one.popup().find('form').exists()).toBe(false)
    expect(one.popup().exists()).toBe(true)
    await one.press('falseAlarm')
    await one.say({ ...dispatchedAlarm('dispatched'), version: 5 })
    expect(one.popup().find('form').exists()).toBe(false)
  })

  it.each([['handle', 'dispatched'], ['verify', 'handling'], ['closeCase', 'verifying']] as const)('%s at the step %s, shown at once', async (action, step) => {
    const one = await page([dispatchedAlarm(step)])
    await one.click('[data-alarm=a]')
    await one.press(action)
    expect(one.bodies()).toMatchObject([{ type: `alarm.${action === 'closeCase' ? 'close' : action}` }])
    expect(one.button(action).exists() && one.button(action).attributes('disabled') === undefined).toBe(false)
  })

  it('are one command for a double click', async () => {
    const one = await page()
    await one.say(fullAlarm)
    const acknowledge = one.button('acknowledge')
    await Promise.all([acknowledge.trigger('click'), acknowledge.trigger('click')])
    await flushPromises()
    expect(one.bodies()).toHaveLength(1)
  })

  it.each([
    ['refused', '确认没有成功：没有权限'],
    ['lost', '确认没有成功：接口无响应'],
  ])('say when the command was %s, and go back to what they were', async (how, text) => {
    const one = await page()
    await one.say(fullAlarm)
    if (how === 'refused') one.answer({ status: 'refused', reason: 'notPermitted', alarm: null })
    else one.api.fail('command', { kind: 'offline' })
    await one.press('acknowledge')
    expect(one.popup().get('[role=alert]').text()).toBe(text)
    expect(one.button('acknowledge').attributes('disabled')).toBeUndefined()
    expect(one.popup().find('[data-acknowledged]').exists()).toBe(false)
  })

  it('are not there where nobody may act', async () => {
    const one = await page([], { operator: false })
    await one.say(fullAlarm)
    expect(one.popup().get('[data-look-only]').text()).toContain('只供查看')
    expect(one.popup().findAll('.actions [data-action]').map(b => b.attributes('data-action'))).toEqual(['go', 'close'])
    await one.key('a')
    expect(one.bodies()).toEqual([])
  })
})

describe('the keyboard', () => {
  it('A acknowledges wherever the keyboard is, once', async () => {
    const one = await page()
    await one.say(fullAlarm)
    document.querySelector<HTMLElement>('#elsewhere')?.focus()
    await one.key('a')
    await one.key('A', { repeat: true })
    expect(one.bodies()).toMatchObject([{ type: 'alarm.acknowledge' }])
  })

  it('Enter acknowledges while the pop-up has the focus, which it takes where nothing else has it', async () => {
    const one = await page()
    await one.say(fullAlarm)
    expect(document.activeElement).toBe(one.popup().element)
    await one.key('Enter')
    expect(one.bodies()).toHaveLength(1)
  })

  it('leaves the focus where a person has it, and gives it back to where it was', async () => {
    const one = await page([alarm('y', { severity: 'general' })])
    const elsewhere = document.querySelector<HTMLElement>('#elsewhere')
    elsewhere?.focus()
    await one.say(fullAlarm)
    expect(document.activeElement).toBe(elsewhere)
    await one.key('Escape')
    const row = document.querySelector<HTMLElement>('[data-alarm=y]')
    row?.focus()
    row?.click()
    await flushPromises()
    expect(document.activeElement).toBe(one.popup().element)
    await one.key('Escape')
    expect(one.popup().exists()).toBe(false)
    expect(document.activeElement).toBe(row)
  })

  it('is not taken from a field, an input method or a modifier', async () => {
    const one = await page()
    await one.say(fullAlarm)
    document.querySelector<HTMLElement>('#field')?.focus()
    await one.key('a')
    await one.key('Escape')
    document.querySelector<HTMLElement>('#elsewhere')?.focus()
    await one.key('a', { isComposing: true })
    await one.key('a', { ctrlKey: true })
    expect(one.bodies()).toEqual([])
    expect(one.popup().exists()).toBe(true)
  })

  it('leaves no listener behind, however often the pop-up comes and goes', async () => {
    const one = await page([fullAlarm])
    const added = vi.spyOn(document, 'addEventListener'), removed = vi.spyOn(document, 'removeEventListener')
    for (let i = 0; i < 50; i += 1) {
      one.alarms.openPopup(fullAlarm.id)
      await one.panel.vm.$nextTick()
      one.alarms.closePopup()
      await one.panel.vm.$nextTick()
    }
    expect(added.mock.calls.filter(c => c[0] === 'keydown').length).toBe(removed.mock.calls.filter(c => c[0] === 'keydown').length)
    expect(added.mock.calls.filter(c => c[0] === 'keydown').length).toBeGreaterThan(40)
  })
})

describe('a person who is busy', () => {
  const busy: readonly (readonly [string, (one: Awaited<ReturnType<typeof popupPage>>) => () => void])[] = [
    ['with an open breakdown', (one) => { one.place.openBreakdown('housing.homes'); return () => { one.place.openBreakdown(null) } }],
    ['with a tool of the map', () => { const tools = useMapToolsStore(); tools.choose('distance'); return () => { tools.choose(null) } }],
    ['with the search', () => { const search = useSearchStore(); search.open(); return () => { search.close() } }],
    ['typing', () => { const field = document.querySelector<HTMLElement>('#field'); field?.focus(); return () => { field?.blur() } }],
  ]

  it.each(busy)('%s: nothing takes over; a line says what waits; then it comes', async (_, begin) => {
    const one = await page()
    const end = begin(one)
    await flushPromises()
    await one.say(fullAlarm, alarm('b'))
    expect(one.popup().exists()).toBe(false)
    expect(one.place.alarm).toBeNull()
    expect(one.panel.get('[data-waiting]').attributes('data-waiting')).toBe('2')
    expect(one.panel.get('[data-waiting]').text()).toContain('2 条告警等待')
    end()
    await flushPromises()
    expect(one.popup().exists()).toBe(true)
    expect(one.panel.find('[data-waiting]').exists()).toBe(false)
  })

  it('may open it all the same', async () => {
    const one = await page()
    one.place.openBreakdown('housing.homes')
    await flushPromises()
    await one.say(fullAlarm)
    await one.click('[data-open-waiting]')
    expect(one.popup().attributes('data-popup')).toBe('a')
  })

  it('in the form of the pop-up keeps nothing waiting behind it', async () => {
    const one = await page()
    await one.say(fullAlarm)
    await one.press('shelve')
    one.popup().get<HTMLInputElement>('[data-reason]').element.focus()
    await flushPromises()
    expect(one.alarms.held).toBe(false)
  })

  it('is told of a command that failed after the pop-up had gone', async () => {
    const one = await page()
    await one.say(fullAlarm)
    let refuse: () => void = () => {}
    one.api.answer('command', () => new Promise((resolve) => { refuse = () => { resolve({ freshness: fresh(), data: { status: 'refused', reason: 'notPermitted', alarm: null } }) } }))
    await one.press('acknowledge')
    await one.press('close')
    refuse()
    await flushPromises()
    expect(one.panel.get('[role=status]').text()).toContain('燃气泄漏：确认没有成功（没有权限）')
    await one.click('[data-open-failed]')
    expect(one.popup().get('[role=alert]').text()).toContain('没有权限')
  })
})
