import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { SceneStats } from '@/map/engine/mapScene'
import type { Shot } from '@/map/engine/mapCamera'
import '@/map/sync/probe'
import { startStaticServer } from '../serve/staticServer.ts'
import type { BuiltPage } from './builds.ts'
import './inPage.d.ts'

/** A moment at which the demo county has alarms of every severity, so that every measurement sees the same marks. */
const clock = '2026-11-22T09:07:28+08:00'
const readyWithinMs = 180_000

export interface WallPageOptions {
  /** Address below the origin, with its query if it has one. */
  path: string
  size: { width: number, height: number }
  map: 'on' | 'off'
  /** Code of the region that the wall is of, where it is not the county: no alarm of elsewhere opens then. */
  root?: string
}

/** An opened wall, measurable from inside. */
export interface WallPage { page: Page, context: BrowserContext, close: () => Promise<void> }

/** Opens the built wall until its panels, and its map if it has one, are drawn. Flights are at once: what is measured stands still. */
export async function openWallPage(browser: Browser, wall: BuiltPage, { path, size, map, root }: WallPageOptions): Promise<WallPage> {
  const server = await startStaticServer({ root: wall.root, port: 0, ...wall.config === undefined ? {} : { config: wall.config } })
  const context = await browser.newContext({ viewport: size, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  const close = async () => {
    await context.close()
    await server.stop()
  }
  try {
    await context.addInitScript({ path: join(import.meta.dirname, 'inPage.js') })
    const page = await context.newPage()
    if (root !== undefined && wall.config !== undefined) {
      const config: unknown = JSON.parse(readFileSync(wall.config, 'utf8'))
      await page.route('**/config.json', route => route.fulfill({ json: { ...typeof config === 'object' ? config : {}, root } }))
    }
    const [place = '', query] = path.split('?')
    const search = new URLSearchParams(query)
    search.set('map', map)
    search.set('probe', '1')
    search.set('demoClock', clock)
    await page.goto(`${server.url}${place}?${search.toString()}`)
    await page.locator('html[data-wall="ready"]').waitFor({ state: 'attached', timeout: readyWithinMs })
    if (map === 'on') await page.locator('[data-map-status="ready"]').waitFor({ state: 'attached', timeout: readyWithinMs })
    return { page, context, close }
  }
  catch (error) {
    await close()
    throw error
  }
}

/** What the last frame took to draw. */
export interface Drawn extends SceneStats { calls: number, drawnTriangles: number }

/** Draws one frame and counts it. Throws where the page has no map. */
export function drawOne(page: Page): Promise<Drawn> {
  return page.evaluate(() => {
    const before = window.__bench?.drawn()
    window.__wallMap?.draw(1)
    const after = window.__bench?.drawn()
    const stats = window.__wallMap?.stats()
    if (!before || !after || !stats) throw new Error('no map to draw')
    return { ...stats, calls: after.calls - before.calls, drawnTriangles: after.triangles - before.triangles }
  })
}

const restWithinMs = 600_000
const pauseMs = 250
/** So many frames, each drawn a while after the other, must be whole and alike before the picture counts as standing. */
const alikeFrames = 3
/** The wall draws by itself whatever arrives; where it says nothing for so long, it is asked. */
const patienceMs = 20_000

/** Waits, without drawing, until the map says that it is whole and rests; gives up waiting after a while. */
export async function untilResting(page: Page): Promise<void> {
  await page.waitForTimeout(pauseMs)
  await page.locator('[data-map-whole="true"][data-map-flying="false"]').waitFor({ state: 'attached', timeout: patienceMs }).catch(() => undefined)
}

/** Draws until nothing more arrives and nothing moves: the same commands, triangles and tiles in several frames. Throws when it never does. */
export async function drawUntilStill(page: Page): Promise<Drawn> {
  const startedMs = performance.now()
  const same = (a: Drawn, b: Drawn) => a.commands === b.commands && a.drawnTriangles === b.drawnTriangles && a.tileBytes === b.tileBytes
  let last: Drawn | null = null
  for (let alike = 0; ;) {
    await untilResting(page)
    const now = await drawOne(page)
    alike = now.isWhole && last !== null && same(now, last) ? alike + 1 : 1
    if (now.isWhole && alike >= alikeFrames) return now
    if (performance.now() - startedMs > restWithinMs) throw new Error(`the map never came to rest: ${JSON.stringify({ last, now })}`)
    last = now
  }
}

/** Looks at a place with this many metres to each side. */
export function show(page: Page, [lon, lat]: readonly [lon: number, lat: number], reachM: number, { headingDeg, pitchDeg }: Pick<Shot, 'headingDeg' | 'pitchDeg'>): Promise<void> {
  const north = reachM / 111_320, east = north / Math.cos(lat * Math.PI / 180)
  const shot: Shot = { points: [[lon - east, lat - north], [lon + east, lat - north], [lon + east, lat + north], [lon - east, lat + north]], headingDeg, pitchDeg, rise: 0, margin: 0 }
  return page.evaluate(at => window.__wallMap?.show(at), shot)
}
