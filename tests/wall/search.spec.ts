import type { Page } from '@playwright/test'
import { findAxeViolations } from './harness/axe.ts'
import { demoCounty } from './harness/demoCounty.ts'
import { findLayoutFaults } from './harness/layoutFaults.ts'
import { openWall, resizeWall, usualClock, wallReady, wallSizes } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const stage = (page: Page) => page.locator('[data-region]').first()
const box = (page: Page) => page.locator('[role="combobox"]')
const options = (page: Page) => page.locator('[role="option"]')
const card = (page: Page) => page.locator('[data-thing]')
const cuiping = '370124001013'

async function openSearch(page: Page) {
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
}

test.describe('the search', () => {
  test('opens with /, finds 翠屏 and leads there by the keyboard; the address follows', async ({ page }) => {
    await openWall(page)
    await openSearch(page)
    await page.keyboard.type('翠屏')
    await expect(options(page).first()).toHaveAttribute('data-hit', `region:${cuiping}`)
    await expect(page.locator('[role="option"][aria-selected="true"]')).toHaveAttribute('data-hit', `region:${cuiping}`)
    expect(await findAxeViolations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(stage(page)).toHaveAttribute('data-region', cuiping)
    await expect(page).toHaveURL(new RegExp(`/community/${cuiping}/overview`))
    await expect(page.locator('[data-search-panel]')).toHaveCount(0)
    await expect(page.locator('[data-search-button]')).toBeFocused()
    await wallReady(page)
    await page.goBack()
    await expect(stage(page)).toHaveAttribute('data-region', '370124')
  })

  test('finds by pinyin, walks with the arrows, clears and closes with Escape', async ({ page }) => {
    await openWall(page)
    await page.keyboard.press('Control+k')
    await expect(box(page)).toBeFocused()
    await page.keyboard.type('yushan')
    await expect(options(page).first()).toContainText('榆山街道')
    await page.keyboard.press('Escape')
    await expect(box(page)).toHaveValue('')
    await page.keyboard.type('府前街')
    await expect(options(page).first()).toContainText('府前街')
    const first = await page.locator('[role="option"][aria-selected="true"]').getAttribute('data-hit')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('[role="option"][aria-selected="true"]').getAttribute('data-hit')).not.toBe(first)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-search-panel]')).toHaveCount(0)
    await expect(page).toHaveURL(/\/county\/370124\/overview/)
  })

  test('leads from the number of a pipe to its card, and from there to its neighbours', async ({ page }) => {
    const county = await demoCounty(usualClock)
    const answer = await county.respond(new Request('http://county.test/api/underground/pipes?bbox=116.44,36.28,116.445,36.284&kinds=JS&size=1'))
    const { data: { rows: [pipe] } } = await answer.json() as { data: { rows: { id: string, region: string }[] } }
    if (!pipe) throw new Error('the county has no pipe there')
    await openWall(page)
    await openSearch(page)
    await page.keyboard.type(pipe.id)
    await expect(page.locator('[role="option"][aria-selected="true"]')).toHaveAttribute('data-hit', `pipe:${pipe.id}`)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/community/${pipe.region}/overview.*[?&]thing=pipe:${pipe.id}(?:&|$)`))
    await expect(card(page)).toHaveAttribute('data-thing', `pipe:${pipe.id}`)
    await expect(card(page).locator('[data-attribute="id"]')).toHaveText(pipe.id)
    await expect(card(page).locator('[data-attribute="depth"]')).toHaveText(/^−?\d+\.\d\d → −?\d+\.\d\d m$/)
    await wallReady(page)
    expect(await findAxeViolations(page)).toEqual([])
    const next = await card(page).locator('[data-relation]').first().getAttribute('data-relation')
    await card(page).locator('[data-relation]').first().click()
    await expect(card(page)).toHaveAttribute('data-thing', next ?? 'none')
    await page.keyboard.press('Escape')
    await expect(card(page)).toHaveCount(0)
    await expect(page).not.toHaveURL(/thing=/)
  })
})

for (const language of ['zh-CN', 'en'] as const) {
  test(`box and card fit at every size in ${language}`, async ({ page }) => {
    test.setTimeout(300_000)
    await openWall(page, { path: `/community/${cuiping}/overview?thing=building:b.${cuiping}.0003`, language, size: { width: 1920, height: 1080 } })
    await expect(card(page).locator('dl')).toBeVisible()
    for (const size of wallSizes) {
      await resizeWall(page, size)
      expect.soft(await findLayoutFaults(page), `card at ${size.width}x${size.height}`).toEqual([])
      const scrolled = await card(page).locator('.body').evaluate(element => element.scrollHeight - element.clientHeight)
      expect.soft(scrolled, `what of the card is out of sight at ${size.width}x${size.height}`).toBeLessThanOrEqual(1)
      await openSearch(page)
      await page.keyboard.type('cuiping')
      await expect(options(page)).toHaveCount(1)
      expect.soft(await findLayoutFaults(page), `box at ${size.width}x${size.height}`).toEqual([])
      // Clears, then closes.
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(page.locator('[data-search-panel]')).toHaveCount(0)
    }
  })
}
