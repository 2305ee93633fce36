import type { Page } from '@playwright/test'
import { findAxeViolations } from './harness/axe.ts'
import { findLayoutFaults } from './harness/layoutFaults.ts'
import { openWall, resizeWall, wallReady, wallSizes } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const views = [['county', '370124'], ['town', '370124001'], ['community', '370124001010']] as const
const topics = ['overview', 'grid', 'livelihood', 'iot', 'underground', 'indicators'] as const
const languages = ['zh-CN', 'en'] as const
/** Where axe looks, and where one goes from topic to topic. */
const usual = { width: 1920, height: 1080 }

/**
 * Takes every panel of the view into view, also those behind tabs: a look for each turn, in which each slot shows the panel of that number, or its
 * last. A slot made anew shows its first, so the first look is at the view as it opens.
 */
async function eachTab(page: Page, look: (turn: number) => Promise<void>): Promise<void> {
  for (let turn = 0, most = 1; turn < most; turn += 1) {
    most = await page.evaluate((at) => {
      const lists = [...document.querySelectorAll('[role=tablist]')].map(list => [...list.querySelectorAll<HTMLElement>('[role=tab]')])
      for (const tabs of lists) {
        const tab = tabs[Math.min(at, tabs.length - 1)]
        if (tab?.ariaSelected === 'false') tab.click()
      }
      return Math.max(1, ...lists.map(tabs => tabs.length))
    }, turn)
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    await wallReady(page)
    await look(turn)
  }
}

for (const language of languages) {
  for (const [level, code] of views) {
    test(`${level} in ${language}: in no topic, at no size and behind no tab does anything overlap, get clipped or scroll; axe finds nothing, and all topics are within reach`, async ({ page }) => {
      test.setTimeout(400_000)
      await openWall(page, { path: `/${level}/${code}/overview`, language, size: usual })
      for (const [n, topic] of topics.entries()) {
        await resizeWall(page, usual)
        await page.locator('header nav button').nth(n).click()
        await expect(page).toHaveURL(new RegExp(`/${topic}`))
        await wallReady(page)
        expect.soft(await findAxeViolations(page), `${topic}: axe`).toEqual([])
        for (const size of wallSizes) {
          await resizeWall(page, size)
          await eachTab(page, async (turn) => { expect.soft(await findLayoutFaults(page), `${topic} ${size.width}x${size.height}, tab ${turn + 1}`).toEqual([]) })
          if (topic === 'overview') for (const button of await page.locator('header nav button').all()) await button.click({ trial: true })
        }
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
