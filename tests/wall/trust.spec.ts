import type { Page } from '@playwright/test'
import { endpoints } from '@/api/contract/endpoints'
import { personalData } from '../builders/personalData.ts'
import { findAxeViolations } from './harness/axe.ts'
import { demoCounty, serveLive } from './harness/demoCounty.ts'
import { findLayoutFaults } from './harness/layoutFaults.ts'
import { openWall, resizeWall, usualClock, wallReady, wallSizes } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

/** Sizes at which a dialog has least room. */
const narrow = wallSizes.filter(({ width, height }) => width < 1400 || height > 1900)

/** Faults of a dialog: its list may scroll, nothing may overlap, run out of the wall or be too small. */
const dialogFaults = async (page: Page) => (await findLayoutFaults(page)).filter(({ kind }) => kind === 'overlap' || kind === 'outside' || kind === 'small')

test('a source that contradicts itself is marked, and shows both figures; notes, list and breakdown are whole and without axe violation', async ({ page }) => {
  test.setTimeout(180_000)
  const county = await demoCounty(usualClock)
  const honest = endpoints.figures.answer.parse(await (await county.respond(new Request('http://county.test/api/regions/370124/figures/grid'))).json())
  const workers = honest.data.figures['grid.workers']
  if (workers?.state !== 'exact') throw new Error('no workers')
  const lie = JSON.stringify({ ...honest, data: { ...honest.data, figures: { ...honest.data.figures, 'grid.workers': { ...workers, value: workers.value + 7 } } } })
  await openWall(page)
  await serveLive(page, county, path => path.endsWith('/370124/figures/grid') ? { status: 200, body: lie } : null)
  await page.reload()
  await wallReady(page)

  const panel = page.locator('[data-panel="grid"]')
  await expect(panel.locator('[data-notes] .doubt')).toBeVisible()
  await panel.locator('[data-notes]').focus()
  await page.keyboard.press('Enter')
  const notes = page.locator('[data-panel-notes="grid"]')
  const both = notes.locator('[data-contradiction="parts"]')
  await expect(both).toHaveAttribute('data-told', String(workers.value + 7))
  await expect(both).toHaveAttribute('data-against', String(workers.value))
  expect(await findAxeViolations(page)).toEqual([])

  await notes.locator('[data-note="grid.householdsPerGrid"]').click()
  const breakdown = page.locator('[data-breakdown]')
  await expect(breakdown.locator('[data-term]')).toHaveCount(2)
  await breakdown.locator('[data-term="profile.households"]').click()
  await breakdown.locator('[data-deeper]').first().click()
  await expect(breakdown.locator('[data-check]')).toHaveAttribute('data-check', 'agrees')
  expect(await findAxeViolations(page)).toEqual([])
  for (const size of narrow) {
    await resizeWall(page, size)
    expect.soft(await dialogFaults(page), `breakdown at ${size.width}x${size.height}`).toEqual([])
  }
  await page.keyboard.press('Escape')

  await expect(notes).toBeVisible()
  await notes.locator('.list').click()
  const list = page.locator('[data-quality]')
  await expect(list.locator('[data-contradiction]')).toHaveCount(1)
  await expect(list.locator('[data-source="policeRegister"]')).toHaveAttribute('data-timeliness', 'late')
  expect(await findAxeViolations(page)).toEqual([])
  for (const size of narrow) {
    await resizeWall(page, size)
    expect.soft(await dialogFaults(page), `list at ${size.width}x${size.height}`).toEqual([])
  }
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
})

test('every number of every topic can be looked into: it opens itself, or its panel has notes; no telephone or identity number is on the wall', async ({ page }) => {
  await openWall(page, { size: { width: 7680, height: 2160 } })
  const topics = page.locator('header nav button')
  for (let k = 0; k < await topics.count(); k += 1) {
    await topics.nth(k).click()
    await wallReady(page)
    const mute = await page.locator('[data-panel]').evaluateAll(panels => panels.filter(panel => !panel.querySelector('[data-notes]') && [...panel.querySelectorAll('.num')].some(number => !number.closest('[data-figure]'))).map(panel => panel.getAttribute('data-panel')))
    expect(mute, `topic ${k}`).toEqual([])
    expect(personalData(await page.locator('body').innerText()), `topic ${k}`).toEqual([])
  }
})
