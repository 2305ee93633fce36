import { findAxeViolations } from './harness/axe.ts'
import { findLayoutFaults } from './harness/layoutFaults.ts'
import { openWall, resizeWall, wallSizes } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const views = [['county', '370124'], ['town', '370124001'], ['community', '370124001010']] as const
const languages = ['zh-CN', 'en'] as const

for (const language of languages) {
  for (const [level, code] of views) {
    test(`${level} in ${language}: nothing overlaps, is clipped or scrolls at any size, and axe finds nothing`, async ({ page }) => {
      test.setTimeout(400_000)
      await openWall(page, { path: `/${level}/${code}/overview`, language, size: { width: 1920, height: 1080 } })
      expect.soft(await findAxeViolations(page), 'axe').toEqual([])
      for (const size of wallSizes) {
        await resizeWall(page, size)
        expect.soft(await findLayoutFaults(page), `${size.width}x${size.height}`).toEqual([])
      }
    })
  }
}

test('an open breakdown and an open alarm have no axe violation', async ({ page }) => {
  await openWall(page)
  await page.locator('[data-alarm]').first().click()
  await expect(page.locator('[data-popup]')).toBeVisible()
  expect(await findAxeViolations(page)).toEqual([])
  await page.locator('[data-popup] [data-action="close"]').click()
  await page.locator('[data-panel="housing"] [data-figure="housing.homes"]').first().click()
  await expect(page.locator('[data-breakdown] [data-row]').first()).toBeVisible()
  expect(await findAxeViolations(page)).toEqual([])
})
