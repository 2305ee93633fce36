// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import ScenarioMenu from '@/widgets/scenarios/ScenarioMenu.vue'
import { fresh } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at } from '../builders/regions'
import { useSessionStore } from '@/stores/session'
import { setLanguage } from '@/i18n/i18n'
import { demoActions } from '@/stores/scenarios'

beforeAll(furnishPage)
/** The list is fetched when the menu opens first. */
async function drawn() { await vi.dynamicImportSettled(); await flushPromises() }
const mounted: MountedWall[] = []
afterEach(() => {
  for (const { panel } of mounted.splice(0)) panel.unmount()
  document.body.replaceChildren()
})

/** The menu of a simulated county; the county answers commands unless the test says otherwise. */
async function menu(isSimulated = true) {
  const wall = await mountWall(ScenarioMenu, {}, (fake) => {
    fake.api.answer('time', () => ({ freshness: fresh(), data: { now: new Date(0).toISOString(), timeZone: 'Asia/Shanghai' } }))
    fake.api.answer('session', () => ({ freshness: fresh(), data: { root: at.county, surface: 'console', operator: null, simulated: isSimulated } }))
    fake.api.answer('command', () => ({ freshness: fresh(), data: { status: 'accepted', alarm: null } }))
  })
  mounted.push(wall)
  await wall.panel.vm.$.appContext.app.runWithContext(async () => { await useSessionStore().start() })
  await nextTick()
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
    document.body.dispatchEvent(event)
    await drawn()
    return event
  }
  return { ...wall, press, lines: () => wall.panel.findAll('[data-scenario]'), sent: () => wall.api.calls('command').map(({ call }) => call.body) }
}

describe('the demonstrator’s menu', () => {
  it('opens at the badge, lists every scenario and starts the one that is clicked', async () => {
    const { panel, lines, sent } = await menu()
    await panel.get('[data-scenarios-open]').trigger('click')
    await drawn()
    expect(lines().map(line => line.attributes('data-scenario'))).toEqual([...demoActions])
    await panel.get('[data-scenario="gasLeak"]').trigger('click')
    await drawn()
    expect(sent()).toEqual([{ type: 'demo.scenario', scenario: 'gasLeak', idempotencyKey: 'key-000001' }])
    expect(panel.get('[role=status]').text()).toContain('燃气泄漏')
  })

  it('is worked by the four keys of a remote: blank opens and starts, page keys choose', async () => {
    const { press, lines, sent } = await menu()
    expect((await press('.')).defaultPrevented).toBe(true)
    await press('PageDown')
    await press('PageDown')
    await press('PageUp')
    expect(lines().findIndex(line => line.classes('chosen'))).toBe(1)
    await press('b')
    expect(sent()).toMatchObject([{ scenario: 'eBikeInLift' }])
    await press('PageUp')
    await press('PageUp')
    await press('.')
    expect(sent()[1]).toMatchObject({ type: 'demo.reset' })
    await press('Escape')
    expect(lines()).toEqual([])
  })

  it('starts at once with Alt and a digit, whatever sign the keyboard writes, and once for a key that is held', async () => {
    const { press, sent, lines } = await menu()
    await press('™', { code: 'Digit2', altKey: true })
    await press('™', { code: 'Digit2', altKey: true, repeat: true })
    expect([sent().length, lines().length]).toEqual([1, 0])
    expect(sent()[0]).toMatchObject({ scenario: 'eBikeInLift' })
  })

  it('leaves keys to a field and to a dialog, but not to the pop-up of an alarm', async () => {
    const { press, lines } = await menu()
    const field = document.createElement('input')
    document.body.append(field)
    field.dispatchEvent(new KeyboardEvent('keydown', { key: '.', bubbles: true }))
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    await press('.')
    expect(lines()).toEqual([])
    dialog.dataset['popup'] = 'a'
    await press('.')
    expect(lines()).not.toEqual([])
  })

  it('says why a start failed, and starts nothing twice while one is on its way', async () => {
    const { api, panel, press, sent } = await menu()
    api.fail('command', { kind: 'offline' })
    await press('.')
    await press('.')
    expect(panel.get('[role=status]').text()).not.toContain('已启动')
    api.hang('command')
    await press('.')
    await press('.')
    expect(sent()).toHaveLength(2)
  })

  it('does not exist where the county is real', async () => {
    const { press, lines, panel } = await menu(false)
    await press('.')
    await panel.get('[data-scenarios-open]').trigger('click')
    expect(lines()).toEqual([])
  })

  it('has all its words in both languages', async () => {
    const { press, i18n, missing } = await menu()
    await setLanguage(i18n, 'en')
    await press('.')
    expect(missing).toEqual([])
  })
})
