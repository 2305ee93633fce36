import type { Page } from '@playwright/test'
import { type FigureId, eventKinds, isFigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import { demoCounty, serveLive } from './harness/demoCounty.ts'
import { openWall, usualClock, wallReady } from './harness/openWall.ts'
import { expectedOf, figuresOfPanel, figuresOfRegion, readFigures } from './harness/shownFigures.ts'
import { type RowsAsked, fewestFirst } from './harness/rowAnswers.ts'
import { type Rows, readRows, rowsOfPanel, unreadNumbers } from './harness/shownRows.ts'
import { expect, test } from './harness/wallTest.ts'

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
  iot: ['iotStrip', 'devices', 'deviceList', 'alarmRules', 'alarms', 'alarmHealth', 'badActors', 'handlingTimes', 'videoWall', 'alarmTrend', 'safetyScenes'],
  underground: ['undergroundStrip', 'undergroundSystems', 'undergroundAge', 'undergroundDepth', 'undergroundTroubles', 'undergroundReadings', 'undergroundAnalysis', 'alarms'],
  indicators: ['indicatorsStrip', 'indicatorTiles', 'indicatorGaps', 'indicatorStages', 'alarms', 'events'],
}
/** What a level has besides: below a community there is nothing to rank, and it has a desk; special groups are told from the town up, the hubs are the county's. */
const besides: Readonly<Record<'county' | 'town' | 'community', Partial<Readonly<Record<Topic, readonly string[]>>>>> = {
  county: { overview: ['ranking'], grid: ['ranking'], livelihood: ['ranking', 'specialGroups'], iot: ['ranking'], underground: ['ranking'], indicators: ['indicatorRanking', 'indicatorHubs'] },
  town: { overview: ['ranking'], grid: ['ranking'], livelihood: ['ranking', 'specialGroups'], iot: ['ranking'], underground: ['ranking'], indicators: ['indicatorRanking'] },
  community: { underground: ['devices'], indicators: ['indicatorDesk'] },
}

/** Figures of a panel that shows those that say something: the service that the fewest reach with what it lacks, the kinds of which there is an event. */
function figuresIn(panel: string, figureOf: (id: FigureId) => Figure): readonly FigureId[] {
  const [worst] = fewestFirst(figureOf)
  switch (panel) {
    case 'lifeCircle': return worst && (worst.share.value ?? 100) < 100 ? [`circle.${worst.service}.beyond`, 'circle.allShare'] : []
    case 'eventKinds': return [...eventKinds.map(kind => `events.kind.${kind}` as const), 'events.iot' as const].filter(id => figureOf(id).value !== 0)
    default: return figuresOfPanel[panel] ?? []
  }
}

/** What hides behind tabs, and the second view of 党建引领. */
async function hiddenViews(page: Page): Promise<string[]> {
  const tabs = await page.locator('[role=tab][aria-selected=false]').evaluateAll(all => all.map(tab => `[data-tab="${tab.getAttribute('data-tab') ?? ''}"]`))
  return await page.locator('[data-panel="party"] .views').count() > 0 ? [...tabs, '[data-panel="party"] .views [aria-pressed=false]'] : tabs
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
      const asked = { county, code, metric: metrics[topic], figureOf, now: Date.parse(clock) }
      /** The figures seen in each panel. */
      const seen = new Map<string, Set<string>>()
      const look = async () => {
        const here = await page.locator('[data-panel]').evaluateAll(all => all.map(panel => panel.getAttribute('data-panel') ?? ''))
        for (const panel of here) {
          if (!seen.has(panel)) for (const rows of rowsOfPanel[panel] ?? []) await compareRows(page, `${topic}: ${panel}`, panel, rows, asked)
          if (!seen.has(panel)) seen.set(panel, new Set())
        }
        expect.soft(await unreadNumbers(page), `${topic}: numbers that nothing is compared with`).toEqual([])
        for (const one of await readFigures(page)) {
          const { id, panel, form } = one
          if (!isFigureId(id)) throw new Error(`${panel} shows ${id}, which is no figure`)
          seen.get(panel)?.add(id)
          expect.soft({ ...one, left: /[\d,.]+|—|∗|<5/.exec(one.left)?.[0] ?? '' }, `${topic}: ${panel} ${id}`).toEqual({ panel, id, form, ...expectedOf(one, id, figureOf) })
        }
      }
      await look()
      for (const view of await hiddenViews(page)) {
        await page.locator(view).click()
        await wallReady(page)
        await look()
      }
      const panels = [...common[topic], ...besides[level][topic] ?? []].sort()
      expect.soft([...seen.keys()].sort(), `${topic}: panels`).toEqual(panels)
      for (const panel of panels) expect.soft([...seen.get(panel) ?? []].sort(), `${topic}: figures of ${panel}`).toEqual([...figuresIn(panel, figureOf)].sort())
    }
  })
}

async function compareRows(page: Page, what: string, panel: string, rows: Rows, asked: RowsAsked): Promise<void> {
  const expected = await rows.expected(asked)
  const shown = await readRows(page, panel, rows)
  if (rows.isChoice) {
    expect.soft(expected, `${what} ${rows.rows}`).toEqual(expect.arrayContaining(shown))
    expect.soft(shown.length > 0, `${what} ${rows.rows}`).toBe(expected.length > 0)
  }
  else expect.soft(shown, `${what} ${rows.rows}`).toEqual(expected.slice(0, Math.max(shown.length, Math.min(fewestRows, expected.length))))
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
