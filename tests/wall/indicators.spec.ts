import { regionCode } from '@/api/contract/ids'
import { endpoints } from '@/api/contract/endpoints'
import { assessCommunity, gapsOf, rollUp } from '@/domain/indicators/engine'
import { demoCounty } from './harness/demoCounty.ts'
import { openWall, usualClock } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

/** What the contract's answer says of a region, computed with the same engine. */
async function expected(code: string) {
  const county = await demoCounty(usualClock)
  const response = await county.respond(new Request(`http://county.test/api/regions/${regionCode.parse(code)}/indicators`))
  const { data } = endpoints.indicators.answer.parse(await response.json())
  const assessments = data.communities.map(assessCommunity)
  return { all: rollUp(assessments), gaps: gapsOf(assessments), assessments }
}

for (const [level, code] of [['county', '370124'], ['town', '370124002'], ['community', '370124001024']] as const) {
  test(`智慧社区建设 of the ${level} shows what the contract's answer gives: tiles, gaps and figures`, async ({ page }) => {
    const { all, gaps } = await expected(code)
    await openWall(page, { path: `/${level}/${code}/indicators` })
    for (const [no, tally] of all.byIndicator) await expect(page.locator(`[data-indicator="${no}"]`)).toHaveAttribute('data-met', String(tally.met))
    const first = page.locator('[data-panel="indicatorGaps"] [data-gap]').first()
    await expect(first).toHaveAttribute('data-gap', gaps[0]?.input ?? '')
    await expect(page.locator('[data-figure="indicators.notMet"]').first()).toHaveAttribute('data-value', String(all.tally.notMet))
    await expect(page.locator('[data-figure="indicators.complete"]').first()).toHaveAttribute('data-value', String(all.complete))
  })
}

test('from the county a gap leads to the desk of its community, where a value is tried out and taken back', async ({ page }) => {
  const { gaps } = await expected('370124')
  await openWall(page, { path: '/county/370124/indicators' })
  const [gap] = gaps
  await page.locator('[data-panel="indicatorGaps"] [data-gap]').first().click()
  await expect(page).toHaveURL(new RegExp(`/community/${gap?.region}/indicators`))
  const desk = page.locator('[data-panel="indicatorDesk"]')
  await expect(desk.locator('h3')).toContainText(String(gap?.indicator.no))
  const slider = desk.locator(`[data-input="${gap?.input}"] input`)
  await slider.fill(await slider.getAttribute('max') ?? '')
  await expect(desk.locator('[data-trial]')).toBeVisible()
  await desk.locator('[data-action="reset"]').click()
  await expect(desk.locator('[data-trial]')).toHaveCount(0)
})

test('a village says that it has not declared', async ({ page }) => {
  await openWall(page, { path: '/community/370124105218/indicators' })
  await expect(page.locator('[data-panel="indicatorTiles"]')).toContainText('未申报')
  await expect(page.locator('[data-panel="indicatorDesk"]')).toContainText('未申报')
})
