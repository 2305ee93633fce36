import type { Page } from '@playwright/test'
import { findAxeViolations } from './harness/axe.ts'
import { demoCounty, serveLive } from './harness/demoCounty.ts'
import { findLayoutFaults } from './harness/layoutFaults.ts'
import { openWall, resizeWall, usualClock, wallReady, wallSizes } from './harness/openWall.ts'
import { demoConfig, expect, test } from './harness/wallTest.ts'

const languages = ['zh-CN', 'en'] as const
const usual = { width: 1920, height: 1080 }
const popupOf = (page: Page) => page.locator('[data-popup]')
const button = (page: Page, action: string) => page.locator(`[data-popup] [data-action="${action}"]`)

/** A wall over which the red gas leak of the demo has just come. */
async function openLeak(page: Page, options: Parameters<typeof openWall>[1] = {}) {
  await openWall(page, { openingAlarmAfterSeconds: 1, ...options })
  await expect(popupOf(page)).toBeVisible()
}

/** A live wall over the demo county in this process, with one red alarm open; `refuse` says what becomes of its commands. */
async function openRefusing(page: Page, refuse: () => { status: number, body: string } | 'abort' | null) {
  const county = await demoCounty(usualClock)
  const body = JSON.stringify({ type: 'demo.scenario', scenario: 'gasLeak', idempotencyKey: 'refusals-1' })
  await county.respond(new Request('http://county.test/api/commands', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }))
  county.advance(2_000)
  await serveLive(page, county, path => path === '/api/commands' ? refuse() : null)
  await page.goto(`/county/370124/overview?map=off`)
  await wallReady(page)
  await page.locator('[data-alarm]', { hasText: '待确认' }).first().click()
  await expect(popupOf(page)).toBeVisible()
}

test.describe('handling', () => {
  test('leads from the alarm to the closed case, each step by the button that stands out', async ({ page }) => {
    await openLeak(page)
    const popup = popupOf(page)
    const next = popup.locator('[data-next]')
    await expect(next).toContainText('禁止明火')
    await expect(button(page, 'closeCase')).toBeDisabled()
    await expect(button(page, 'closeCase')).toContainText('确认后可结案')
    await button(page, 'acknowledge').click()
    await expect(popup.locator('[data-acknowledged]')).toContainText('值班员')
    const who = ((await button(page, 'dispatch').textContent()) ?? '').replace('派遣', '').trim()
    await button(page, 'dispatch').click()
    await expect(next).toContainText(`等 ${who} 到场`)
    await expect(popup.locator('[data-overdue="false"]')).toContainText('剩余 1:59')
    await expect(button(page, 'shelve')).toBeDisabled()
    await button(page, 'handle').click()
    await expect(next).toContainText('正在现场处置')
    await button(page, 'verify').click()
    await expect(next).toContainText('核对现场和读数')
    await popup.locator('[data-tab="history"]').click()
    await expect(popup.locator('[data-timeline] li')).toContainText(['发生', '确认', '派遣', '到场处置', '核查'])
    await popup.locator('[data-tab="site"]').click()
    const id = await popup.getAttribute('data-popup') ?? ''
    await button(page, 'closeCase').click()
    await expect(page.locator(`[data-popup="${id}"]`)).toHaveCount(0)
    await expect(page.locator(`[data-alarm="${id}"]`)).toHaveCount(0)
  })

  test('sends whom one chooses, shelves and takes it off the shelf', async ({ page }) => {
    await openLeak(page)
    const popup = popupOf(page)
    await button(page, 'shelve').click()
    await expect(popup.locator('[data-form-send]')).toBeDisabled()
    await popup.locator('[data-form="shelve"] .chips button').first().click()
    await popup.locator('[data-form-send]').click()
    await expect(popup.locator('[data-next]')).toContainText('已搁置到')
    await button(page, 'unshelve').click()
    await expect(button(page, 'shelve')).toBeVisible()
    await button(page, 'chooseWho').click()
    await popup.locator('[data-form="dispatch"] label').nth(1).click()
    const who = (await popup.locator('[data-form="dispatch"] label').nth(1).locator('b').textContent()) ?? ''
    await popup.locator('[data-form-send]').click()
    await expect(popup.locator('[data-next]')).toContainText(`等 ${who} 到场`)
    await expect(popup.locator('.near .sent')).toHaveText('已派')
  })

  test('a false alarm takes a reason, and is over', async ({ page }) => {
    await openLeak(page)
    const id = await popupOf(page).getAttribute('data-popup') ?? ''
    await button(page, 'falseAlarm').click()
    await page.locator('[data-reason]').fill('探头进水')
    await page.keyboard.press('Enter')
    await expect(page.locator(`[data-popup="${id}"]`)).toHaveCount(0)
  })

  test('a wall on which nobody may act shows the alarm and no button of handling', async ({ page }) => {
    const county = await demoCounty(usualClock)
    await serveLive(page, county, path => path === '/api/session'
      ? { status: 200, body: JSON.stringify({ freshness: { asOf: usualClock, period: 'PT5M', source: 'platform' }, data: { root: '370124', surface: 'wall', operator: null, simulated: true } }) }
      : null)
    await page.goto('/county/370124/overview?map=off')
    await wallReady(page)
    await page.locator('[data-alarm]').first().click()
    await expect(page.locator('[data-look-only]')).toBeVisible()
    await expect(button(page, 'acknowledge')).toHaveCount(0)
  })
})

test.describe('a command that fails', () => {
  test.use({ expectedFaults: [/ERR_FAILED|Failed to load resource/] })

  test('is taken back with its reason, and can be sent again', async ({ page }) => {
    let broken: 'abort' | { status: number, body: string } | null = 'abort'
    await openRefusing(page, () => broken)
    const dispatch = button(page, 'dispatch')
    await dispatch.click()
    await expect(popupOf(page).locator('[role=alert]')).toContainText('派遣没有成功：接口无响应')
    await expect(dispatch).toBeEnabled()
    broken = { status: 200, body: JSON.stringify({ freshness: { asOf: usualClock, period: 'PT5M', source: 'platform' }, data: { status: 'refused', reason: 'notPermitted', alarm: null } }) }
    await dispatch.click()
    await expect(popupOf(page).locator('[role=alert]')).toContainText('派遣没有成功：没有权限')
    broken = null
    await dispatch.click()
    await expect(popupOf(page).locator('[data-next]')).toContainText('到场')
    await expect(popupOf(page).locator('[role=alert]')).toHaveCount(0)
  })
})

test.describe('the keyboard', () => {
  test('A acknowledges, Esc puts away, and the focus goes back to the row that opened it', async ({ page }) => {
    await openLeak(page)
    await expect(popupOf(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(popupOf(page)).toHaveCount(0)
    const row = page.locator('[data-alarm]', { hasText: '待确认' }).first()
    await row.focus()
    await page.keyboard.press('Enter')
    await expect(popupOf(page)).toBeFocused()
    await page.keyboard.press('a')
    await expect(popupOf(page).locator('[data-acknowledged]')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(popupOf(page)).toHaveCount(0)
    await expect(page.locator('[data-alarm]:focus')).toHaveCount(1)
  })

  test('a form of the pop-up is filled and left by keys alone', async ({ page }) => {
    await openLeak(page)
    await button(page, 'shelve').focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-reason]')).toBeFocused()
    await page.keyboard.type('a1')
    await expect(popupOf(page).locator('[data-acknowledged]')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-form]')).toHaveCount(0)
    await expect(popupOf(page)).toBeVisible()
  })
})

test.describe('the slot', () => {
  test('waits behind an open breakdown, says so, and comes when it is closed', async ({ page, context }) => {
    await openWall(page)
    await page.locator('[data-panel="housing"] [data-figure="housing.homes"]').first().click()
    await expect(page.locator('[data-breakdown] [data-row]').first()).toBeVisible()
    await openWall(await context.newPage(), { openingAlarmAfterSeconds: 1 })
    await expect(page.locator('[data-waiting="1"]')).toContainText('1 条告警等待')
    await expect(popupOf(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(popupOf(page)).toContainText('燃气泄漏')
    await expect(page.locator('[data-waiting]')).toHaveCount(0)
  })

  test('shows a red alarm of another town, and the way there', async ({ page }) => {
    await openLeak(page, { path: '/town/370124107/overview' })
    await expect(popupOf(page)).toContainText('翠屏社区')
    await button(page, 'go').click()
    await expect(page).toHaveURL(/\/community\/370124001/)
    await expect(popupOf(page)).toBeVisible()
    await expect(button(page, 'go')).toHaveCount(0)
  })

  test('a thousand pop-ups leave no node behind', async ({ page }) => {
    test.setTimeout(300_000)
    // The fewer pixels, the sooner a frame is drawn.
    await openWall(page, { size: { width: 1366, height: 768 } })
    const nodes = () => page.evaluate(() => document.querySelectorAll('*').length)
    const flip = (times: number) => page.evaluate(async (n) => {
      const frame = () => new Promise(done => requestAnimationFrame(done))
      for (let i = 0; i < n; i += 1) {
        const rows = document.querySelectorAll<HTMLElement>('[data-alarm]')
        rows[i % rows.length]?.click()
        await frame()
      }
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
      await frame()
    }, times)
    await flip(20)
    while (await popupOf(page).count() > 0) await page.keyboard.press('Escape')
    const before = await nodes()
    await flip(1_000)
    while (await popupOf(page).count() > 0) await page.keyboard.press('Escape')
    await wallReady(page)
    expect(Math.abs(await nodes() - before)).toBeLessThan(40)
  })
})

test.describe('sound', () => {
  test('is off, on or blocked, and what one chose is remembered', async ({ page }) => {
    await openWall(page)
    const sound = page.locator('[data-sound]')
    await expect(sound).toHaveAttribute('data-sound', /on|blocked/)
    // The press is the touch that a browser waits for.
    await page.locator('h1').click()
    await expect(sound).toHaveAttribute('data-sound', 'on')
    await sound.click()
    await expect(sound).toHaveAttribute('data-sound', 'off')
    await page.reload()
    await wallReady(page)
    await expect(sound).toHaveAttribute('data-sound', 'off')
  })

  test('a wall that is told to be silent is silent', async ({ page }) => {
    const alarms = demoConfig()['alarms'] as object
    await openWall(page, { config: { alarms: { ...alarms, sound: false } } })
    await expect(page.locator('[data-sound]')).toHaveAttribute('data-sound', 'off')
  })
})

for (const language of languages) {
  test(`every state of the pop-up in ${language} is whole at every size, and axe finds nothing`, async ({ page }) => {
    test.setTimeout(400_000)
    await openLeak(page, { language, size: usual })
    const popup = popupOf(page)
    const form = (action: string, name: string) => ({
      enter: async () => { await button(page, action).click(); await expect(popup.locator(`[data-form="${name}"]`)).toBeVisible() },
      leave: () => popup.locator('[data-form-cancel]').click(),
    })
    const tab = (name: string, seen: string) => async () => { await popup.locator(`[data-tab="${name}"]`).click(); await expect(popup.locator(seen).first()).toBeVisible() }
    interface State { enter: () => Promise<void>, leave: () => Promise<void> }
    const asItIs: State = { enter: () => Promise.resolve(), leave: () => Promise.resolve() }
    /** Each size once: what a person can go into and come back from is looked at there in turn. */
    const look = async (states: Readonly<Record<string, State>>) => {
      for (const [i, size] of [usual, ...wallSizes].entries()) {
        await resizeWall(page, size)
        for (const [state, { enter, leave }] of Object.entries(states)) {
          await enter()
          if (i === 0) expect.soft(await findAxeViolations(page), `axe, ${state}`).toEqual([])
          else expect.soft(await findLayoutFaults(page), `${state} ${size.width}x${size.height}`).toEqual([])
          await leave()
        }
      }
      await resizeWall(page, usual)
    }
    await look({
      new: asItIs, history: { enter: tab('history', '[data-timeline] li'), leave: tab('site', '[data-next]') },
      dispatch: form('chooseWho', 'dispatch'), falseAlarm: form('falseAlarm', 'falseAlarm'), shelve: form('shelve', 'shelve'),
    })
    await button(page, 'shelve').click()
    await popup.locator('.chips button').first().click()
    await popup.locator('[data-form-send]').click()
    await expect(button(page, 'unshelve')).toBeEnabled()
    await look({ shelved: asItIs })
    await button(page, 'acknowledge').click()
    await button(page, 'dispatch').click()
    await expect(popup.locator('[data-overdue]')).toBeVisible()
    await look({ dispatched: asItIs })
    // The crew of the demo moves by itself meanwhile, and a press takes a moment to be answered: only these two steps are ever pressed.
    const step = popup.locator(':is([data-action="handle"], [data-action="verify"]):enabled')
    await expect(async () => {
      if (await step.count() > 0) await step.click({ timeout: 1_000 })
      await expect(button(page, 'closeCase')).toBeEnabled({ timeout: 1_000 })
    }).toPass()
    await look({ verifying: asItIs })
  })
}
