import { readFileSync } from 'node:fs'
import { openWall } from './harness/openWall.ts'
import { pictureFacts } from './harness/pictureFacts.ts'
import { expect, test } from './harness/wallTest.ts'

test('the first chart is drawn before the 3D engine is asked for, and a picture of the view holds the map', async ({ page }) => {
  await openWall(page, { map: 'on', size: { width: 640, height: 360 } })
  const { chart, engine } = await page.evaluate(() => ({
    chart: performance.getEntriesByName('first-chart')[0]?.startTime ?? Infinity,
    engine: performance.getEntriesByType('resource').find(r => /\/cesium-[^/]*\.js$/.test(r.name))?.startTime ?? -1,
  }))
  expect(engine).toBeGreaterThan(0)
  expect(chart).toBeLessThan(engine)
  const download = page.waitForEvent('download', { timeout: 60_000 })
  await page.keyboard.press('p')
  await page.locator('[data-report="picture"]').dispatchEvent('click')
  const facts = await pictureFacts(page, readFileSync(await (await download).path()), [{ x: 220, y: 150, width: 200, height: 120 }])
  // Plates and relief; an empty stage is a gradient with some letters on it.
  expect(facts.parts[0]?.colours).toBeGreaterThan(1_000)
  await expect(page.locator('.map-still, canvas[data-not-in-picture]')).toHaveCount(0)
})

test.describe('a configuration that is wrong', () => {
  test.use({ expectedFaults: [/config\.json/] })

  for (const [what, config, field] of [
    ['an unknown source', { source: 'tape' }, 'source'],
    ['an address of another origin', { api: { http: 'https://elsewhere.example/api', socket: '/stream' } }, 'api.http'],
    ['a time zone that does not exist', { county: { code: '370124', name: '平阴县', title: '标题', titleEn: 'Title', timeZone: 'Asia/Pingyin', centre: [116, 36] } }, 'county.timeZone'],
  ] as const) {
    test(`names the field: ${what}`, async ({ page }) => {
      await page.route('**/config.json', async route => route.fulfill({ json: { ...(await (await route.fetch()).json() as object), ...config } }))
      await page.goto('/')
      await expect(page.locator('[data-boot-fault]')).toContainText(field)
    })
  }

  test('is shown even when it is no JSON at all', async ({ page }) => {
    await page.route('**/config.json', route => route.fulfill({ body: '{ "source": ', contentType: 'application/json' }))
    await page.goto('/')
    await expect(page.locator('[data-boot-fault]')).toContainText('config.json')
  })
})

test('the clock is the county’s, wherever the machine stands', async ({ page }) => {
  await openWall(page, { clock: '2026-12-31T23:59:52+08:00' })
  await expect(page.locator('header .clock')).toContainText('2027-01-01')
})
