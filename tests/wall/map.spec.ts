import type { Page } from '@playwright/test'
import { openWall } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const size = { width: 1280, height: 720 }
const status = (page: Page) => page.locator('[data-map-status]')
const height = (page: Page) => page.evaluate(() => window.__wallMap?.camera()?.rangeM ?? 0)

test.describe('the map', () => {
  test.slow()

  test('shows three levels, flies between them, and draws nothing while nothing changes', async ({ page }) => {
    await openWall(page, { path: '/county/370124/overview?probe=1', map: 'on', size })
    const atCounty = await height(page)
    await page.locator('[data-tab="ranking"]').click()
    await page.locator('[data-ranking="370124001"]').click()
    await expect.poll(() => height(page), { timeout: 60_000 }).toBeLessThan(atCounty * 0.8)
    await page.locator('[data-crumb="370124"]').click()
    await expect.poll(async () => Math.abs(await height(page) / atCounty - 1), { timeout: 60_000 }).toBeLessThan(0.02)
    await expect.poll(async () => {
      const before = await page.evaluate(() => window.__wallMap?.frames() ?? 0)
      await page.evaluate(() => new Promise((done) => { setTimeout(done, 3_000) }))
      return await page.evaluate(() => window.__wallMap?.frames() ?? 0) - before
    }, { timeout: 60_000 }).toBe(0)
  })

  test('comes back by itself at the same view, five times in a row, while the figures live on', async ({ page }) => {
    await openWall(page, { path: '/county/370124/overview?probe=1', map: 'on', size })
    const before = await page.evaluate(() => window.__wallMap?.camera())
    for (let round = 0; round < 5; round += 1) {
      await page.evaluate(() => { window.__wallMap?.forgive(); window.__wallMap?.loseContext() })
      await expect(status(page)).not.toHaveAttribute('data-map-status', 'ready', { timeout: 1_000 })
      await expect(page.locator('[data-panel="population"] [data-figure="population.resident"]').first()).toBeVisible()
      await expect(status(page)).toHaveAttribute('data-map-status', 'ready', { timeout: 60_000 })
    }
    expect(await page.evaluate(() => window.__wallMap?.camera())).toEqual(before)
    expect(await page.locator('canvas.cesium-canvas, [data-map-status] canvas').count()).toBe(1)
  })

  test('flies to an alarm and back to where it was', async ({ page }) => {
    // On a smaller wall the pop-up takes the whole window of the map, and there is nothing that a line could tie it to.
    await openWall(page, { path: '/county/370124/overview?probe=1', map: 'on', size: { width: 1600, height: 900 }, openingAlarmAfterSeconds: 5 })
    const before = await height(page)
    const popup = page.locator('[data-popup]')
    await expect(popup).toBeVisible({ timeout: 60_000 })
    await expect.poll(() => height(page), { timeout: 60_000 }).toBeLessThan(before * 0.7)
    await expect(page.locator('[data-leader]')).toHaveCount(1)
    await popup.locator('[data-action="close"]').click()
    await expect.poll(async () => Math.abs(await height(page) / before - 1), { timeout: 60_000 }).toBeLessThan(0.02)
  })
})

test('without WebGL the panels live on and the map says so', async ({ page }) => {
  await page.addInitScript(() => {
    const original = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as (...args: unknown[]) => unknown
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) { return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]) },
    })
  })
  await openWall(page, { path: '/county/370124/overview', size })
  await page.goto(page.url().replace('map=off', 'map=on'))
  await expect(status(page)).toHaveAttribute('data-map-status', 'unavailable', { timeout: 60_000 })
  await expect(page.locator('[data-panel="population"] [data-figure="population.resident"]').first()).toBeVisible()
})
