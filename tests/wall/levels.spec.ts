import type { Page } from '@playwright/test'
import { openWall, wallReady } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const stage = (page: Page) => page.locator('[data-region]').first()
const county = '370124'
const town = '370124001'
const community = '370124001010'

test.describe('each level', () => {
  for (const [level, code, name] of [['county', county, '平阴县'], ['town', town, '榆山街道'], ['community', community, '龙山社区']] as const) {
    test(`opens by address: ${level}`, async ({ page }) => {
      await openWall(page, { path: `/${level}/${code}/overview` })
      await expect(stage(page)).toHaveAttribute('data-level', level)
      await expect(page.locator('[aria-current="location"]')).toHaveText(name)
      await expect(page.locator('[data-map-approval]')).toHaveText('示意图')
      await expect(page.getByText('演示数据')).toBeVisible()
      for (const panel of ['population', 'housing', 'alarms', 'events', 'assistance', 'rental', 'profile']) await expect(page.locator(`[data-panel="${panel}"]`)).toBeVisible()
    })
  }

  test('is reached by clicking down the ranking and back up the path, and the address follows', async ({ page }) => {
    await openWall(page)
    await page.locator('[data-tab="ranking"]').click()
    await page.locator(`[data-ranking="${town}"]`).click()
    await expect(stage(page)).toHaveAttribute('data-region', town)
    await expect(page).toHaveURL(/\/town\/370124001\/overview/)
    await wallReady(page)
    const below = page.locator('[data-ranking]').first()
    const code = await below.getAttribute('data-ranking')
    await below.click()
    await expect(stage(page)).toHaveAttribute('data-region', code ?? 'none')
    await expect(stage(page)).toHaveAttribute('data-level', 'community')
    await page.goBack()
    await expect(stage(page)).toHaveAttribute('data-region', town)
    await page.goForward()
    await expect(stage(page)).toHaveAttribute('data-region', code ?? 'none')
    await page.locator(`[data-crumb="${county}"]`).click()
    await expect(stage(page)).toHaveAttribute('data-level', 'county')
    await expect(page).toHaveURL(/map=off/)
  })
})

test('an empty address leads to the root, a wrong level is put right', async ({ page }) => {
  await openWall(page, { path: '/' })
  await expect(page).toHaveURL(/\/county\/370124\/overview/)
  await openWall(page, { path: `/county/${town}/overview` })
  await expect(page).toHaveURL(/\/town\/370124001\/overview/)
})

test('an unknown code is said clearly, with a way home', async ({ page }) => {
  await openWall(page, { path: '/town/370124999/overview' })
  await expect(page.locator('[data-unknown-region]')).toContainText('370124999')
  await page.locator('[data-unknown-region] button').click()
  await expect(stage(page)).toHaveAttribute('data-region', county)
  await expect(page.locator('[data-unknown-region]')).toHaveCount(0)
})

test('a town’s wall never looks above its root', async ({ page }) => {
  await openWall(page, { path: '/', config: { root: town } })
  await expect(page).toHaveURL(/\/town\/370124001\/overview/)
  await expect(page.locator('[data-crumb]')).toHaveCount(0)
  await openWall(page, { path: `/county/${county}/overview`, config: { root: town } })
  await expect(page.locator('[data-unknown-region]')).toBeVisible()
})

test('choosing a figure opens its breakdown, which adds up, and colours the map by it', async ({ page }) => {
  await openWall(page)
  await page.locator('[data-panel="housing"] [data-figure="housing.vacant"]').first().click()
  const dialog = page.locator('[data-breakdown]')
  await expect(dialog.locator('[data-check]')).toHaveAttribute('data-check', 'agrees')
  const parts = await dialog.locator('[data-row]').evaluateAll(cells => cells.map(cell => Number(cell.getAttribute('data-value'))))
  expect(parts).toHaveLength(8)
  expect(parts.reduce((a, b) => a + b, 0)).toBe(Number(await dialog.locator('[data-total]').getAttribute('data-total')))
  await dialog.locator('.colour').click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('[data-metric="housing.vacantShare"]')).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/metric=housing\.vacantShare/)
})
