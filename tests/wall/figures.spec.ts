import type { Page } from '@playwright/test'
import { type FigureId, isFigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import { demoCounty, serveLive } from './harness/demoCounty.ts'
import { openWall, usualClock, wallReady } from './harness/openWall.ts'
import { type ShownFigure, expectedOf, figuresOfGroup, figuresOfPanel, figuresOfRegion, readFigures } from './harness/shownFigures.ts'
import { fewestFirst } from './harness/rowAnswers.ts'
import { readRows, rowsOfPanel, unreadNumbers } from './harness/shownRows.ts'
import { expect, test } from './harness/wallTest.ts'
import { eventKindRows } from '@/widgets/event-kinds/eventKindRows'

/** A list that has more shows at least so many. */
const fewestRows = 4

const topics = ['overview', 'grid', 'livelihood', 'iot', 'underground', 'indicators'] as const
type Topic = (typeof topics)[number]
/** At the beginning of a minute: what is counted up to the running minute is then read before it is over, of which iot has most. */
const clock = '2026-11-22T09:07:02+08:00'
const walk: readonly Topic[] = ['iot', 'grid', 'overview', 'livelihood', 'underground', 'indicators']
/** What colours the map, and ranks the regions, in each topic. */
const metrics: Readonly<Record<Topic, FigureId>> = { overview: 'events.openRate', grid: 'events.openRate', livelihood: 'assistance.rate', iot: 'devices.onlineShare', underground: 'pipes.oldShare', indicators: 'indicators.metShare' }

const common: Readonly<Record<Topic, readonly string[]>> = {
  overview: ['profile', 'party', 'population', 'housing', 'components', 'grid', 'events', 'assistance', 'rental', 'devices', 'alarms', 'dayTrend'],
  grid: ['gridStrip', 'grid', 'events', 'eventKinds', 'eventFlow', 'handlingTimes', 'dayTrend', 'alarms'],
  livelihood: ['livelihoodStrip', 'assistance', 'assistanceTrend', 'elderly', 'governmentServices', 'property', 'participation', 'lifeCircle', 'rental', 'alarms'],
  iot: ['iotStrip', 'devices', 'deviceList', 'alarmRules', 'alarms', 'alarmHealth', 'badActors', 'handlingTimes', 'videoWall', 'safetyScenes', 'alarmTrend'],
  underground: ['undergroundStrip', 'undergroundSystems', 'undergroundAge', 'undergroundDepth', 'undergroundTroubles', 'undergroundReadings', 'undergroundAnalysis', 'alarms'],
  indicators: ['indicatorsStrip', 'indicatorTiles', 'indicatorGaps', 'indicatorStages', 'alarms', 'events'],
}
/** What a level has besides: below a community there is nothing to rank, and it has a desk; special groups are told from the town up, the hubs are the county's. */
const besides: Readonly<Record<'county' | 'town' | 'community', Partial<Readonly<Record<Topic, readonly string[]>>>>> = {
  county: { overview: ['ranking'], grid: ['ranking'], livelihood: ['ranking', 'specialGroups'], iot: ['ranking'], underground: ['ranking'], indicators: ['indicatorRanking', 'indicatorHubs'] },
  town: { overview: ['ranking'], grid: ['ranking'], livelihood: ['ranking', 'specialGroups'], iot: ['ranking'], underground: ['ranking'], indicators: ['indicatorRanking'] },
  community: { underground: ['devices'], indicators: ['indicatorDesk'] },
}

/** The service that the fewest reach is named with what it lacks; nothing where everybody reaches all. */
function figuresOfLifeCircle(figureOf: (id: FigureId) => Figure): readonly FigureId[] {
  const [worst] = fewestFirst(figureOf)
  return worst && (worst.share.value ?? 100) < 100 ? [`circle.${worst.service}.beyond`, 'circle.allShare'] : []
}

/** The most frequent kinds of today's events, as many as the panel has room for, at least some of them. */
function mostFrequentKinds(figureOf: (id: FigureId) => Figure, shown: number): readonly FigureId[] {
  return eventKindRows(figuresOfGroup('eventKinds', figureOf), id => id).slice(0, Math.max(fewestRows, shown)).map(({ id }) => id)
}

/** All that the panels say of figures, also behind their tabs and second views. */
async function readEverything(page: Page): Promise<ShownFigure[]> {
  const shown = await readFigures(page)
  const hidden = await page.locator('[role=tab][aria-selected=false]').evaluateAll(tabs => tabs.map(tab => tab.getAttribute('data-tab') ?? ''))
  for (const choice of [...hidden.map(tab => `[data-tab="${tab}"]`), ...await page.locator('[data-panel="party"] .views').count() > 0 ? ['[data-panel="party"] .views [aria-pressed=false]'] : []]) {
    await page.locator(choice).click()
    await wallReady(page)
    shown.push(...await readFigures(page))
  }
  return shown
}

for (const [level, code] of [['county', '370124'], ['town', '370124001'], ['community', '370124001010']] as const) {
  test(`every panel of the ${level} shows the contract’s answers, in all topics`, async ({ page }) => {
    const county = await demoCounty(clock)
    const figureOf = await figuresOfRegion(county, code)
    await serveLive(page, county)
    await openWall(page, { path: `/${level}/${code}/${walk[0] ?? 'iot'}`, size: { width: 7680, height: 2160 }, config: { source: 'live' } })
    for (const topic of walk) {
      await page.locator('header nav button').nth(topics.indexOf(topic)).click()
      await expect(page).toHaveURL(new RegExp(`/${topic}`))
      await wallReady(page)
      const panels = [...common[topic], ...besides[level][topic] ?? []].sort()
      const asked = { county, code, metric: metrics[topic], figureOf, now: Date.parse(clock) }
      for (const panel of panels) {
        for (const rows of rowsOfPanel[panel] ?? []) {
          const expected = await rows.expected(asked)
          const shown = await readRows(page, panel, rows)
          const what = `${topic}: ${panel} ${rows.rows}`
          if (rows.isChoice) { expect.soft(expected, what).toEqual(expect.arrayContaining(shown)); expect.soft(shown.length > 0, what).toBe(expected.length > 0) }
          else expect.soft(shown, what).toEqual(expected.slice(0, Math.max(shown.length, Math.min(fewestRows, expected.length))))
        }
      }
      expect.soft(await unreadNumbers(page), `${topic}: numbers that nothing is compared with`).toEqual([])
      const shown = await readEverything(page)
      expect.soft([...new Set(await page.locator('[data-panel]').evaluateAll(all => all.map(panel => panel.getAttribute('data-panel') ?? '')))].sort(), `${topic}: panels`).toEqual(panels)
      for (const panel of panels) {
        const ids = [...new Set(shown.filter(one => one.panel === panel).map(({ id }) => id))].sort()
        const wanted = panel === 'lifeCircle' ? figuresOfLifeCircle(figureOf) : panel === 'eventKinds' ? mostFrequentKinds(figureOf, ids.length) : figuresOfPanel[panel] ?? []
        expect.soft(ids, `${topic}: figures of ${panel}`).toEqual([...wanted].sort())
      }
      for (const one of shown) {
        const { id, panel, form } = one
        if (!isFigureId(id)) throw new Error(`${panel} shows ${id}, which is no figure`)
        expect.soft({ ...one, left: /[\d,.]+|—|∗|<5/.exec(one.left)?.[0] ?? '' }, `${topic}: ${panel} ${id}`).toEqual({ panel, id, form, ...expectedOf(one, id, figureOf) })
      }
    }
  })
}

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
