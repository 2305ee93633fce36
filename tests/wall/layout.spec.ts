import { findAxeViolations } from './harness/axe.ts'
import { findLayoutFaults } from './harness/layoutFaults.ts'
import { openWall, resizeWall, wallSizes } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const views = [['county', '370124'], ['town', '370124001'], ['community', '370124001010']] as const
const topics = ['overview', 'grid', 'livelihood', 'iot', 'underground', 'indicators'] as const
const languages = ['zh-CN', 'en'] as const

for (const topic of topics) {
  for (const language of languages) {
    for (const [level, code] of views) {
      test(`${topic} of the ${level} in ${language}: nothing overlaps, is clipped or scrolls at any size, and axe finds nothing`, async ({ page }) => {
        test.setTimeout(400_000)
        await openWall(page, { path: `/${level}/${code}/${topic}`, language, size: { width: 1920, height: 1080 } })
        expect.soft(await findAxeViolations(page), 'axe').toEqual([])
        for (const size of wallSizes) {
          await resizeWall(page, size)
          expect.soft(await findLayoutFaults(page), `${size.width}x${size.height}`).toEqual([])
        }
      })
    }
  }
}

test('the topics in the header are within reach at every size, and the chosen one is shown with its panels', async ({ page }) => {
  test.setTimeout(200_000)
  await openWall(page)
  for (const size of wallSizes) {
    await resizeWall(page, size)
    const topic = (n: number) => page.locator('header nav button').nth(n)
    await topic(4).click()
    await expect(page, `${size.width}x${size.height}`).toHaveURL(/\/underground/)
    await expect(page.locator('[data-panel="undergroundTroubles"] [data-trouble]').first()).toBeVisible()
    await topic(0).click()
    await expect(page).toHaveURL(/\/overview/)
  }
})

for (const topic of ['underground', 'grid', 'livelihood', 'iot', 'indicators'] as const) test(`every tab of the ${topic} is whole at every size in both languages`, async ({ page }) => {
  test.setTimeout(400_000)
  for (const language of languages) {
    await openWall(page, { path: `/county/370124/${topic}`, language })
    for (const size of wallSizes) {
      await resizeWall(page, size)
      const hidden = page.locator('[role=tab][aria-selected=false]')
      for (let tabs = await hidden.count(); tabs > 0; tabs -= 1) await hidden.nth(tabs - 1).click()
      await resizeWall(page, size)
      expect.soft(await findLayoutFaults(page), `${language} ${size.width}x${size.height}`).toEqual([])
    }
  }
})

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
