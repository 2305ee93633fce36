// P3: what a frame of the wall costs against the bare engine that draws the same tiles from the same place.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { startStaticServer } from '../serve/staticServer.ts'
import { type BuiltPage, buildFloor } from './builds.ts'
import type {} from './floors/tiles/main.ts'
import { denseCommunity, denseMiddle } from './p4.ts'
import { type Ratio, controlHolds, median, ratioOf } from './pairs.ts'
import { type BenchRow, type Measured, rowOf, times, verdictOf } from './table.ts'
import { type Drawn, drawUntilStill, openWallPage, show } from './wallPage.ts'

/** Software draws pixel by pixel: in a small picture what the layers cost shows best. */
const size = { width: 640, height: 360 }
const pairs = 17
/** Frames of one measurement, whose median counts: a frame that another program broke into does not. */
const framesOfBatch = 3

type Layer = 'buildings' | 'roads' | 'pipes' | 'nodes'
interface View { name: string, path: string, reachM: number, pitchDeg: number, tiles: readonly Layer[], goal: number }

/** Every layer of the panel that is off at first. */
const everyLayer = 'components,entrances'
const views: readonly View[] = [
  { name: 'community', path: 'overview', reachM: 420, pitchDeg: -42, tiles: ['buildings', 'roads'], goal: 1.1 },
  { name: 'street', path: 'overview', reachM: 70, pitchDeg: -20, tiles: ['buildings', 'roads'], goal: 1.1 },
  { name: 'everything on, underground', path: `underground?layers=${everyLayer}`, reachM: 420, pitchDeg: -42, tiles: ['buildings', 'roads', 'pipes', 'nodes'], goal: 1.5 },
]
/** The floor as lean as the wall is what counts; the widget as it comes draws sky, atmosphere and four samples a pixel besides. */
const floors = ['lean', 'asItComes'] as const
type Floor = (typeof floors)[number]

interface Result { view: string, floor: Floor, ratio: Ratio, control: Ratio, holds: boolean, wallMs: number, floorMs: number, wall: Drawn, floorDrawn: { calls: number, triangles: number } }

/** Measures frames of both pages in turn, in one browser. */
export async function measureP3(browser: Browser, wall: BuiltPage, say: (line: string) => void): Promise<Measured> {
  const floorPage = await buildFloor('tiles')
  const server = await startStaticServer({ root: floorPage.root, port: 0 })
  const context = await browser.newContext({ viewport: size })
  try {
    await context.addInitScript({ path: join(import.meta.dirname, 'inPage.js') })
    // The very files that the wall draws.
    await context.route(url => url.pathname.startsWith('/tiles/'), (route) => {
      const file = join(wall.root, new URL(route.request().url()).pathname)
      return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 })
    })
    const tabs: [Floor, Page][] = []
    for (const floor of floors) {
      const tab = await context.newPage()
      await tab.goto(`${server.url}/?as=${floor}`)
      await tab.waitForFunction(() => window.__floor !== undefined, undefined, { timeout: 120_000 })
      tabs.push([floor, tab])
    }
    const results: Result[] = []
    for (const view of views) results.push(...await measureView(browser, wall, view, tabs, say))
    return { rows: results.flatMap(result => rowsOf(result)), details: { size, pairs, framesOfBatch, results } }
  }
  finally {
    await context.close()
    await server.stop()
  }
}

async function measureView(browser: Browser, wall: BuiltPage, view: View, tabs: readonly (readonly [Floor, Page])[], say: (line: string) => void): Promise<Result[]> {
  const { page, close } = await openWallPage(browser, wall, { path: `/community/${denseCommunity}/${view.path}`, size, map: 'on', root: denseCommunity })
  try {
    await drawUntilStill(page)
    await show(page, denseMiddle, view.reachM, { headingDeg: 24, pitchDeg: view.pitchDeg })
    const drawn = await drawUntilStill(page)
    const eye = await page.evaluate(() => window.__wallMap?.eye())
    if (!eye) throw new Error('P3: the wall has no camera')
    const results: Result[] = []
    for (const [floor, tab] of tabs) {
      await tab.evaluate(urls => window.__floor?.open(urls), view.tiles.map(layer => `/tiles/demo/${layer}/tileset.json`))
      await tab.evaluate(from => window.__floor?.look(from), eye)
      await untilWhole(tab)
      const floorDrawn = await tab.evaluate(() => {
        const before = window.__bench?.drawn()
        window.__floor?.draw(1)
        const after = window.__bench?.drawn()
        return { calls: (after?.calls ?? 0) - (before?.calls ?? 0), triangles: (after?.triangles ?? 0) - (before?.triangles ?? 0) }
      })
      say(`bench  P3: ${view.name}, ${pairs} pairs against the floor ${floor}`)
      results.push({ view: view.name, floor, wall: drawn, floorDrawn, ...await pair(page, tab) })
    }
    return results
  }
  finally {
    await close()
  }
}

async function pair(page: Page, tab: Page): Promise<Pick<Result, 'ratio' | 'control' | 'holds' | 'wallMs' | 'floorMs'>> {
  const ofWall = async () => median(await page.evaluate(frames => window.__wallMap?.draw(frames) ?? [], framesOfBatch))
  const ofFloor = async () => median(await tab.evaluate(frames => window.__floor?.draw(frames) ?? [], framesOfBatch))
  await ofWall()
  await ofFloor()
  const against: [number, number][] = [], control: [number, number][] = []
  for (let i = 0; i < pairs; i++) {
    const first = await ofFloor(), ours = await ofWall(), second = await ofFloor()
    against.push([ours, (first + second) / 2])
    // In turn: whatever comes first must not always be the same.
    control.push(i % 2 === 0 ? [first, second] : [second, first])
  }
  const still = ratioOf(control)
  return { ratio: ratioOf(against), control: still, holds: controlHolds(still), wallMs: median(against.map(([ours]) => ours)), floorMs: median(against.map(([, theirs]) => theirs)) }
}

async function untilWhole(tab: Page): Promise<void> {
  for (let whole = 0, tries = 0; whole < 4; tries++) {
    if (tries > 600) throw new Error('P3: the floor never had all its tiles')
    await tab.evaluate(() => window.__floor?.draw(1))
    whole = await tab.evaluate(() => window.__floor?.isWhole() ?? false) ? whole + 1 : 0
    await tab.waitForTimeout(150)
  }
}

function rowsOf({ view, floor, ratio, control, holds, wallMs, floorMs }: Result): BenchRow[] {
  const goal = views.find(({ name }) => name === view)?.goal ?? 1
  const isGated = floor === 'lean'
  return [rowOf({
    measure: 'P3', what: `frame, ${view}, against ${isGated ? 'the widget as lean as the wall' : 'the widget as it comes'}`,
    ours: `${wallMs.toFixed(0)} ms`, floor: `${floorMs.toFixed(0)} ms`, ratio: times(ratio.median), interval: `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
    ...isGated && { goal: `≤ ${times(goal)}`, verdict: holds ? verdictOf(ratio.median <= goal) : 'restless' },
    note: `control ${times(control.median)}`,
  })]
}
