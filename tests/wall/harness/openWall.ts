import type { Page } from '@playwright/test'
import { demoConfig } from './wallTest.ts'

export interface Size { width: number, height: number }

/** The sizes at which nothing may be clipped, overlap or scroll. */
export const wallSizes: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1080 },
  { width: 3840, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 5760, height: 1080 },
  { width: 7680, height: 2160 },
  { width: 1080, height: 1920 },
  { width: 1280, height: 1024 },
]

/** A Sunday morning at which the demo county has alarms of every severity to show. */
export const usualClock = '2026-11-22T09:07:28+08:00'

export interface OpenWall {
  /** Address below the origin; the county's overview unless told. */
  path?: string
  size?: Size
  /** `off` leaves the stage an empty box, which is what most tests want: the engine is slow without a GPU. */
  map?: 'off' | 'on'
  /** Where the demo's clock starts, ISO 8601 with offset. */
  clock?: string
  language?: 'zh-CN' | 'en'
  /** Seconds until the first scripted alarm; null, unless told: none, so that nothing moves by itself. */
  openingAlarmAfterSeconds?: number | null
  /** Fields of `config.json` in place of the built ones. */
  config?: Record<string, unknown>
}

/** Opens the demo wall and waits until its charts, and its map if it has one, are drawn. */
export async function openWall(page: Page, options: OpenWall = {}): Promise<void> {
  if (options.size) await page.setViewportSize(options.size)
  const built = demoConfig()
  const config = { ...built, ...options.config, demo: { ...built['demo'] as object, openingAlarmAfterSeconds: options.openingAlarmAfterSeconds ?? null } }
  await page.route('**/config.json', route => route.fulfill({ json: config }))
  const [path = '', query] = (options.path ?? '/county/370124/overview').split('?')
  const search = new URLSearchParams(query)
  search.set('map', options.map ?? 'off')
  search.set('demoClock', options.clock ?? usualClock)
  if (options.language === 'en') search.set('lang', 'en')
  // Colons stay as they are, as in an address that a person writes.
  await page.goto(`${path}?${search.toString().replaceAll('%3A', ':')}`)
  await wallReady(page)
  if (options.map === 'on') await page.locator('[data-map-status="ready"]').waitFor({ timeout: 90_000, state: 'attached' })
}

/** Waits until every figure of the view is there and every chart is drawn. */
export async function wallReady(page: Page): Promise<void> {
  // Asked in every frame: a locator that waits asks at most twice a second.
  await page.waitForFunction(() => document.documentElement.dataset['wall'] === 'ready', undefined, { timeout: 60_000 })
}

/** Gives the wall another size and waits until it has laid itself out anew. */
export async function resizeWall(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  await wallReady(page)
}
