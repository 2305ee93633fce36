import { type FigureGroup, figureGroupNames } from '@/api/contract/figureGroups'
import { type DemoCounty, demoCounty, serveLive } from './harness/demoCounty.ts'
import { openWall, usualClock, wallReady } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const minuteMs = 60_000
/** Figures move by the minute; what is shown is one of these. */
const minutesLooked = 6

async function possibleValues(county: DemoCounty, code: string, group: FigureGroup): Promise<Map<string, Set<string>>> {
  const values = new Map<string, Set<string>>()
  for (let minute = 0; minute < minutesLooked; minute += 1) {
    const figures = await county.figures(code, group, Date.parse(usualClock) + minute * minuteMs)
    for (const [id, figure] of Object.entries(figures)) {
      const seen = values.get(id) ?? new Set()
      seen.add(figure?.value === null || figure === undefined ? '' : String(figure.value))
      values.set(id, seen)
    }
  }
  return values
}

const overview = ['profile', 'party', 'population', 'housing', 'components', 'grid', 'events', 'assistance', 'rental', 'devices'] as const
const livelihood = ['assistance', 'rental', 'elderly', 'governmentServices', 'property', 'participation', 'specialGroups'] as const

test.describe('every panel shows the contract’s answer:', () => {
  for (const [topic, level, code, wanted] of [
    ['overview', 'county', '370124', overview], ['overview', 'town', '370124107', overview], ['overview', 'community', '370124001010', overview], ['livelihood', 'county', '370124', livelihood],
  ] as const) {
    test(`${topic} of the ${level}`, async ({ page }) => {
      const county = await demoCounty(usualClock)
      await openWall(page, { path: `/${level}/${code}/${topic}`, size: { width: 7680, height: 2160 } })
      for (const tab of await page.locator('[data-tab][aria-selected="false"]').all()) await expect(tab).toBeVisible()
      const shown = await page.locator('[data-panel]').evaluateAll(panels => panels.flatMap(panel =>
        [...panel.querySelectorAll('button[data-figure][data-value]')].map(cell => ({ panel: panel.getAttribute('data-panel') ?? '', id: cell.getAttribute('data-figure') ?? '', value: cell.getAttribute('data-value') ?? '' }))))
      const panels = new Set(shown.map(s => s.panel))
      for (const panel of wanted) expect(panels, 'panels with figures').toContain(panel)
      for (const group of figureGroupNames) {
        if (!panels.has(group)) continue
        const possible = await possibleValues(county, code, group)
        for (const cell of shown.filter(s => s.panel === group)) expect([...possible.get(cell.id) ?? []], `${group} ${cell.id}`).toContain(cell.value)
      }
    })
  }
})

test.describe('a source that fails', () => {
  test.use({ expectedFaults: [/Failed to load resource/] })

  test('with a 500 on one endpoint leaves the others alive', async ({ page }) => {
    const county = await demoCounty(usualClock)
    await openWall(page)
    await serveLive(page, county, path => path.endsWith('/figures/housing') ? { status: 500, body: '{"code":"broken","message":"planted"}' } : null)
    await page.reload()
    await wallReady(page)
    await expect(page.locator('[data-panel="housing"]')).toHaveAttribute('data-state', 'failed')
    await expect(page.locator('[data-panel="housing"]')).toContainText('HTTP 500')
    for (const panel of ['population', 'party', 'events', 'rental', 'assistance', 'devices']) {
      await expect(page.locator(`[data-panel="${panel}"] [data-figure]`).first()).toBeVisible()
      await expect(page.locator(`[data-panel="${panel}"]`)).not.toHaveAttribute('data-state', 'failed')
    }
  })

  test('later leaves its panel the old figures, and the panel says so', async ({ page }) => {
    const county = await demoCounty(usualClock)
    let broken = false
    await openWall(page)
    await serveLive(page, county, path => broken && path.includes('/figures/events') ? 'abort' : null)
    await page.reload()
    await wallReady(page)
    const panel = page.locator('[data-panel="events"]')
    const before = await panel.locator('[data-figure="events.total"]').first().getAttribute('data-value')
    broken = true
    await page.locator('[data-tab="ranking"]').click()
    await page.locator('[data-ranking]').first().click()
    await page.goBack()
    await expect(panel.locator('.banner')).toBeVisible()
    await expect(panel).toHaveAttribute('data-state', 'stale')
    await expect(panel.locator('[data-figure="events.total"]').first()).toHaveAttribute('data-value', before ?? '')
  })
})
