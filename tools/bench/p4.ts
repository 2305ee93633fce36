// P4: what the map draws at eight named cameras, on a wall of 1920×1080. Counts only: they are the same on every machine.
import type { Browser, Page } from '@playwright/test'
import type { BuiltPage } from './builds.ts'
import { type BenchRow, type Measured, rowOf, verdictOf } from './table.ts'
import { type Drawn, drawUntilStill, openWallPage, show, untilResting } from './wallPage.ts'

const size = { width: 1920, height: 1080 }
const mostCommands = 150

/** 龙山社区, the densest of the county town, and the middle of its houses. */
export const denseCommunity = '370124001010'
export const denseMiddle = [116.4532, 36.29376] as const

type Corner = readonly [east: number, north: number]
/** Corners of the drawings from the middle, m. */
const pitCorners: readonly Corner[] = [[-14, -10], [14, -10], [14, 10], [-14, 10]]
const sectionEnds: readonly Corner[] = [[-90, -40], [90, 40]]

interface Camera { name: string, arrange?: (page: Page) => Promise<void> }
interface View { path: string, root?: string, cameras: readonly Camera[] }

const headingDeg = 24

/** The eight cameras, by what they look at; those of one place share a page. */
export const views: readonly View[] = [
  { path: '/county/370124/overview', cameras: [{ name: 'county' }] },
  { path: '/town/370124001/overview', root: '370124001', cameras: [{ name: 'town' }] },
  {
    path: `/community/${denseCommunity}/overview`, root: denseCommunity, cameras: [
      { name: 'community' },
      { name: 'street', arrange: page => show(page, denseMiddle, 70, { headingDeg, pitchDeg: -20 }) },
      { name: 'pit', arrange: page => drawWith(page, 'pit', pitCorners) },
      { name: 'section', arrange: page => drawWith(page, 'section', sectionEnds) },
    ],
  },
  {
    path: `/community/${denseCommunity}/underground`, root: denseCommunity, cameras: [
      { name: 'underground', arrange: page => show(page, denseMiddle, 400, { headingDeg, pitchDeg: -42 }) },
      { name: 'underground, close', arrange: page => show(page, denseMiddle, 26, { headingDeg, pitchDeg: -27 }) },
    ],
  },
]

/** Counts what is drawn at each of the cameras. */
export async function measureP4(browser: Browser, wall: BuiltPage, say: (line: string) => void): Promise<Measured> {
  const counted: Record<string, Drawn> = {}
  for (const { cameras, ...view } of views) {
    const { page, close } = await openWallPage(browser, wall, { ...view, size, map: 'on' })
    try {
      await untilResting(page)
      for (const { name, arrange } of cameras) {
        await arrange?.(page)
        counted[name] = await drawUntilStill(page)
        say(`bench  P4: ${name}, ${counted[name].commands} commands`)
      }
    }
    finally {
      await close()
    }
  }
  return { rows: Object.entries(counted).map(rowOfCamera), details: { size, cameras: counted } }
}

function rowOfCamera([name, { commands, calls, drawnTriangles, tileBytes }]: [string, Drawn]): BenchRow {
  return rowOf({
    measure: 'P4', what: `draw commands: ${name}`, ours: String(commands), goal: `≤ ${mostCommands}`, verdict: verdictOf(commands <= mostCommands),
    note: `${calls} draw calls, ${(drawnTriangles / 1000).toFixed(0)} k triangles, tiles ${(tileBytes / 1e6).toFixed(1)} MB`,
  })
}

/** Draws on the map as a person would, by the button, clicks and Enter, and waits for what comes of it. */
async function drawWith(page: Page, tool: 'pit' | 'section', corners: readonly Corner[]): Promise<void> {
  await page.locator(`[data-tool="${tool}"]`).click()
  await show(page, denseMiddle, 130, { headingDeg, pitchDeg: -42 })
  await untilResting(page)
  for (const [east, north] of corners) {
    const at = [denseMiddle[0] + east / (111_320 * Math.cos(denseMiddle[1] * Math.PI / 180)), denseMiddle[1] + north / 111_320] as const
    const point = await page.evaluate(([lon, lat]) => window.__wallMap?.project(lon, lat, 0), at)
    if (!point) throw new Error(`P4: a corner of the ${tool} is out of sight`)
    await page.mouse.click(point.x, point.y)
  }
  await page.keyboard.press('Enter')
  await page.locator(tool === 'pit' ? '[data-pit]' : '[data-section]').first().waitFor({ timeout: 60_000 })
}
