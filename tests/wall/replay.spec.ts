import { demoCounty } from './harness/demoCounty.ts'
import { openWall, usualClock, wallReady } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const minute = 60_000

test('a replay shows figures and alarms of its moment, marked, and gives the present back', async ({ page }) => {
  const county = await demoCounty(usualClock)
  await openWall(page, { path: '/county/370124/grid' })
  const total = page.locator('[data-panel="gridStrip"] [data-figure="events.total"]')
  const now = await total.getAttribute('data-value')
  await page.keyboard.press('r')
  await expect(page.locator('[data-replay-frame]')).toBeVisible()
  await expect(page.locator('[data-action="replay"]')).toContainText('回放')
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+ArrowLeft')
  const written = await page.locator('[data-replay-moment]').textContent() ?? ''
  const moment = Date.parse(`${written.replace(' ', 'T')}+08:00`)
  const figures = await county.figures('370124', 'events', Math.floor(moment / minute) * minute)
  await expect(total).toHaveAttribute('data-value', String(figures['events.total']?.value))
  expect(String(figures['events.total']?.value)).not.toBe(now)
  const open = await county.respond(new Request(`http://county.test/api/alarms?scope=370124&at=${encodeURIComponent(new Date(Math.floor(moment / minute) * minute).toISOString())}`))
  const { data } = await open.json() as { data: { alarms: unknown[] } }
  await expect(page.locator('[data-panel="alarms"] .unit')).toContainText(String(data.alarms.length))
  await expect(page).toHaveURL(/at=2026-11-2\dT/)
  // The address opens the same moment again.
  await page.reload()
  await wallReady(page)
  await expect(page.locator('[data-replay-moment]')).toContainText(written.slice(0, 16))
  await page.locator('[data-action="leave"]').click()
  await expect(page.locator('[data-replay-frame]')).toHaveCount(0)
  await expect(page).not.toHaveURL(/at=/)
  await expect(total).toHaveAttribute('data-value', now ?? '')
})

test('it plays at sixty times, and pauses where it is told', async ({ page }) => {
  await openWall(page)
  await page.locator('[data-action="replay"]').click()
  const moment = async () => Date.parse(`${(await page.locator('[data-replay-moment]').textContent() ?? '').replace(' ', 'T')}+08:00`)
  const begun = await moment()
  await page.locator('[data-speed="60"]').click()
  await page.locator('[data-action="play"]').click()
  await expect.poll(moment).toBeGreaterThan(begun + 2 * minute)
  await page.locator('[data-action="play"]').click()
  const paused = await moment()
  // The next picture of the wall has the same moment: nothing moves it any more.
  await page.locator('[data-step="1"]').click()
  expect(await moment()).toBe(paused + minute)
})

test('it is dragged along the day', async ({ page }) => {
  await openWall(page)
  await page.keyboard.press('r')
  const bar = page.locator('[data-replay] [role="slider"]')
  const box = await bar.boundingBox()
  if (!box) throw new Error('the bar has no box')
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 20 })
  await page.mouse.up()
  await expect(page.locator('[data-replay-moment]')).toContainText('2026-11-21 21:0')
  await expect(page.locator('[data-past-alarm]').first()).toBeVisible()
})

test('a new red alarm breaks in and offers the present; nobody is thrown out', async ({ page, context }) => {
  await openWall(page)
  await page.keyboard.press('r')
  await expect(page.locator('[data-replay]')).toBeVisible()
  // Another window of the same county starts the incident.
  await openWall(await context.newPage(), { openingAlarmAfterSeconds: 1 })
  await page.bringToFront()
  const bar = page.locator('[data-broke-in]')
  await expect(bar).toContainText('燃气泄漏')
  await expect(page.locator('[data-replay-frame]')).toBeVisible()
  await expect(page.locator('[data-popup]')).toHaveCount(0)
  await bar.locator('[data-action="answer"]').click()
  await expect(page.locator('[data-replay-frame]')).toHaveCount(0)
  await expect(page.locator('[data-popup]')).toContainText('燃气泄漏')
})
