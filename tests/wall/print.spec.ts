import { indicators } from '@/domain/indicators/catalogue'
import zh from '@/i18n/locales/zh-CN/indicators'
import wording from '@/i18n/locales/zh-CN/indicatorWording'
import { findAxeViolations } from './harness/axe.ts'
import { openWall, usualClock } from './harness/openWall.ts'
import { readPdf } from './harness/pdfText.ts'
import { expect, test } from './harness/wallTest.ts'

const jinchuan = '370124001024'
const printed = 'html[data-print="ready"]'
const address = (code: string) => `/print/indicators/${code}?demoClock=${encodeURIComponent(usualClock)}`
const bare = (text: string) => text.replace(/\s/g, '')
const columns = ['一级指标', '序号', '二级指标', '指标释义', '标准要求', '本社区完成情况']

test('the acceptance table of a community is a page in the source document\'s columns, on which nothing scrolls', async ({ page }) => {
  await page.goto(address(jinchuan))
  await page.locator(printed).waitFor({ state: 'attached' })
  await expect(page.locator('thead th')).toHaveText(columns)
  await expect(page.locator('[data-row]')).toHaveCount(22)
  for (const { no } of indicators) await expect(page.locator(`[data-row="${no}"]`)).toContainText(Reflect.get(wording.indicatorStandard, no) as string)
  expect(await page.evaluate(() => [...document.querySelectorAll('*')].filter(box => box !== document.documentElement && box !== document.body && box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible').length)).toBe(0)
  expect(await findAxeViolations(page)).toEqual([])
})

test('printed, it is A4 across, the head of the table stands on every page, and all 22 are there in whole', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto(address(jinchuan))
  await page.locator(printed).waitFor({ state: 'attached' })
  const pages = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: false }))
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.length).toBeLessThan(10)
  for (const { width, height, text } of pages) {
    expect([Math.round(width), Math.round(height)]).toEqual([842, 595])
    for (const column of columns) expect(bare(text)).toContain(column)
  }
  const whole = bare(pages.map(({ text }) => text).join(''))
  for (const { no } of indicators) {
    expect(whole).toContain(bare(Reflect.get(zh.indicator, no) as string))
    expect(whole, `standard ${no}`).toContain(bare(Reflect.get(wording.indicatorStandard, no) as string))
  }
  expect(whole).toContain('锦川社区')
  expect(whole).toContain('演示数据')
  // What belongs to the screen is not printed.
  expect(whole).not.toContain('返回大屏')
})

test('the desk leads to it, in the language of the wall', async ({ page, context }) => {
  await openWall(page, { path: `/community/${jinchuan}/indicators`, language: 'en' })
  const opened = context.waitForEvent('page')
  await page.locator('[data-panel="indicatorDesk"] [data-action="print"]').click()
  const sheet = await opened
  await sheet.locator(printed).waitFor({ state: 'attached' })
  await expect(sheet.locator('thead th').last()).toHaveText('State of this community')
  await expect(sheet.locator('h1')).toContainText('Demo data')
})

test('a community that is no pilot, and one that is not there, say why there is no table', async ({ page }) => {
  await page.goto(address('370124105218'))
  await expect(page.locator('[data-print-message]')).toContainText('未申报')
  await page.goto(address('370124999999'))
  await expect(page.locator('[data-print-message]')).toContainText('没有这个社区：370124999999')
})
