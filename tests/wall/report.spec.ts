import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import Papa from 'papaparse'
import { endpoints } from '@/api/contract/endpoints'
import zh from '@/i18n/locales/zh-CN/report'
import { topics } from '@/stores/place'
import { findAxeViolations } from './harness/axe.ts'
import { demoCounty } from './harness/demoCounty.ts'
import { openWall, usualClock, wallReady } from './harness/openWall.ts'
import { readPdf } from './harness/pdfText.ts'
import { pictureFacts } from './harness/pictureFacts.ts'
import { expect, test } from './harness/wallTest.ts'

const bare = (text: string) => text.replace(/\s/g, '')
const ready = 'html[data-print="ready"]'

/** Presses a report of the open menu and waits for its file. */
async function saved(page: Page, report: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.locator(`[data-report="${report}"]`).click()
  return download
}

test('the menu makes a picture of the view and its tables, by the keyboard too', async ({ page }) => {
  await openWall(page)
  await page.keyboard.press('p')
  await expect(page.locator('[data-menu]')).toBeFocused()
  expect(await findAxeViolations(page)).toEqual([])

  const picture = await saved(page, 'picture')
  expect(picture.suggestedFilename()).toMatch(/^平阴县_总览_画面_2026-11-22-\d{6}\.png$/)
  const facts = await pictureFacts(page, readFileSync(await picture.path()), [
    // The title, a panel with its chart, the list that the open menu lies over, the caption; and the ground between panel and strip.
    { x: 640, y: 10, width: 640, height: 50 }, { x: 30, y: 180, width: 380, height: 180 }, { x: 1500, y: 200, width: 380, height: 160 }, { x: 20, y: 1090, width: 900, height: 50 }, { x: 446, y: 300, width: 8, height: 200 },
  ])
  expect(facts.width).toBe(1920)
  expect(facts.height).toBeGreaterThan(1080)
  for (const { colours, brightest } of facts.parts.slice(0, 4)) {
    expect(colours).toBeGreaterThan(20)
    expect(brightest).toBeGreaterThan(200)
  }
  expect(facts.parts[4]?.brightest).toBeLessThan(60)

  const table = Papa.parse<string[]>(readFileSync(await (await saved(page, 'figures')).path(), 'utf8').replace(/^\uFEFF/, ''), { newline: '\r\n' }).data
  expect(table[0]).toEqual(['region', 'code', 'figure', 'id', 'value', 'unit', 'state', 'asOf', 'source'].map(column => Reflect.get(zh.reportColumn, column) as string))
  const shown = await page.locator('[data-figure="events.total"][data-value]').first().getAttribute('data-value')
  expect(table.find(row => row[0] === '平阴县' && row[3] === 'events.total')?.[4]).toBe(shown)
  expect(table.filter(row => row[3] === 'events.openRate')).toHaveLength(9)
  const alarms = readFileSync(await (await saved(page, 'alarms')).path(), 'utf8')
  expect(alarms.startsWith('\uFEFF')).toBe(true)
  expect(alarms.split('\r\n').length).toBeGreaterThan(5)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-menu]')).toHaveCount(0)
  await expect(page.locator('[data-menu-open]')).toBeFocused()
})

test('the brief is one upright page with figures, map, regions, alarms and who made it', async ({ page, context }) => {
  await openWall(page)
  await page.locator('[data-menu-open]').click()
  const opened = context.waitForEvent('page')
  await page.locator('[data-report="brief"]').click()
  const sheet = await opened
  await sheet.locator(ready).waitFor({ state: 'attached' })
  expect(new URL(sheet.url()).pathname).toBe('/print/brief/county/370124')
  expect(await findAxeViolations(sheet)).toEqual([])
  await expect(sheet.locator('[data-brief-plate]')).toHaveCount(8)
  await expect(sheet.locator('[data-brief-region]')).toHaveCount(5)
  const pages = readPdf(await sheet.pdf({ preferCSSPageSize: true, printBackground: false }))
  expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[595, 842]])
  const text = bare(pages[0]?.text ?? '')
  for (const part of ['平阴县情况简报', '演示数据', '成文时间2026-11-22', '常住人口', '323,072', '第七次人口普查', '未关闭的红色与橙色告警', '电动车进电梯', '制表人', '示意图']) expect(text).toContain(part)
  expect(text).not.toContain('返回大屏')
})

test('a brief of a community and of no region say what they are, in English too', async ({ page }) => {
  await page.goto(`/print/brief/community/370124001012?lang=en&demoClock=${encodeURIComponent(usualClock)}`)
  await page.locator(ready).waitFor({ state: 'attached' })
  await expect(page.locator('h1')).toContainText('Wuling Shequ')
  expect(readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: false }))).toHaveLength(1)
  await page.goto('/print/brief/town/370124999')
  await expect(page.locator('[data-print-message]')).toContainText('没有这个区域：370124999')
})

test('in English no Chinese word is on the screen but names that come with the data', async ({ page }) => {
  const county = await demoCounty(usualClock)
  const tree = endpoints.regions.answer.parse(await (await county.respond(new Request('http://county.test/api/regions?root=370124'))).json()).data
  await openWall(page, { language: 'en' })
  for (const topic of topics) {
    await page.locator('header nav button').nth(topics.indexOf(topic)).click()
    await expect(page).toHaveURL(new RegExp(`/${topic}`))
    await wallReady(page)
    const chinese = await page.evaluate(() => {
      const texts: string[] = []
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walk.nextNode(); node; node = walk.nextNode()) if (node.parentElement?.closest('[lang="zh-CN"]') === null) texts.push(node.textContent ?? '')
      for (const element of document.querySelectorAll('[title], [aria-label]')) texts.push(element.getAttribute('title') ?? '', element.getAttribute('aria-label') ?? '')
      return texts.map(text => text.trim()).filter(text => /\p{Script=Han}/u.test(text))
    })
    expect(chinese.length, topic).toBeGreaterThan(0)
    // A region's name, or the number of a device, is of the data.
    expect(chinese.filter(text => !/\d+ 号$/.test(text) && !tree.regions.some(({ name }) => text.includes(name))), topic).toEqual([])
  }
})

test('the language changes in place, is kept on this machine, and gives way to the address', async ({ page }) => {
  await openWall(page)
  await page.evaluate(() => { Reflect.set(window, '__sameDocument', true) })
  await page.locator('[data-menu-open]').click()
  await page.locator('[data-language="en"]').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('h1')).toHaveText('Pingyin County Smart Community Wall')
  await expect(page).toHaveTitle('Pingyin County Smart Community Wall')
  await expect(page.locator('[data-panel="population"] h2')).toHaveText('Population')
  await expect(page.locator('[data-panel="population"] .sr-only caption')).toHaveText('Residents by age and sex')
  expect(await page.evaluate(() => Reflect.has(window, '__sameDocument'))).toBe(true)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await openWall(page, { path: '/county/370124/overview?lang=zh-CN' })
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.locator('[data-menu-open]').click()
  await page.locator('[data-language="en"]').click()
  await expect(page).not.toHaveURL(/lang=/)
})
