import type { Page } from '@playwright/test'
import { findAxeViolations } from './harness/axe.ts'
import { findLayoutFaults } from './harness/layoutFaults.ts'
import { openWall, resizeWall, wallReady } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const filtersOf = (page: Page) => new URL(page.url()).searchParams.get('f')

test('what a chart or a list chooses narrows the wall, stands as a chip and in the address, and is let go again', async ({ page }) => {
  test.setTimeout(200_000)
  await openWall(page, { path: '/county/370124/grid', size: { width: 1920, height: 1080 } })
  const panel = (name: string) => page.locator(`[data-panel="${name}"]`)
  const closed = panel('eventFlow').locator('[data-step="closed"] b')
  const all = Number(await closed.textContent())

  // From the chart, by the keyboard; the list follows and says so, the trend says that it does not.
  await panel('events').locator('[data-choice="source.iot"]').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-filter="source"]')).toContainText('IoT 预警')
  await expect(panel('eventFlow').locator('.standing')).toHaveText('仅IoT 预警')
  await expect.poll(async () => Number(await closed.textContent())).toBeLessThan(all)
  expect(filtersOf(page)).toBe('source.iot')

  // From the list, and both are there again after a reload and one level down.
  await panel('eventFlow').locator('[data-choice="step.handling"]').click()
  await expect(page.locator('[data-filter]')).toHaveCount(2)
  await page.reload()
  await wallReady(page)
  await expect(page.locator('[data-filter]')).toHaveCount(2)
  await page.locator('[data-ranking]').first().click()
  await expect(page).toHaveURL(/\/town\//)
  expect(filtersOf(page)).toBe('source.iot,step.handling')

  expect.soft(await findAxeViolations(page), 'axe').toEqual([])
  for (const size of [{ width: 1920, height: 1080 }, { width: 1366, height: 768 }, { width: 1080, height: 1920 }]) {
    await resizeWall(page, size)
    expect.soft(await findLayoutFaults(page), `${size.width}x${size.height}`).toEqual([])
  }
  await resizeWall(page, { width: 1920, height: 1080 })

  // The name opens the figure; Escape closes that before it lets go of the last filter; the cross lets go of one.
  await page.locator('[data-filter="source"] .name').click()
  await expect(page.locator('[role=dialog]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[role=dialog]')).toHaveCount(0)
  expect(filtersOf(page)).toBe('source.iot,step.handling')
  await page.keyboard.press('Escape')
  await expect.poll(() => filtersOf(page)).toBe('source.iot')
  await page.locator('[data-clear-filter="source"]').click()
  await expect(page.locator('[data-filters]')).toHaveCount(0)
  expect(filtersOf(page)).toBeNull()

  // A severity is the wall's; a topic that does not know a step lets go of it alone.
  await panel('alarms').locator('[data-severity-count="important"]').click()
  await panel('eventFlow').locator('[data-choice="step.closed"]').click()
  await expect(page.locator('[data-filter]')).toHaveCount(2)
  await page.locator('header nav button', { hasText: '智慧社区' }).click()
  await expect(page.locator('[data-filter]')).toHaveCount(1)
  await expect.poll(() => filtersOf(page)).toBe('severity.important')
})
