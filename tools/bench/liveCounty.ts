import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { runtimeConfig } from '@/config/runtimeConfig'
import { startDemoServer } from '../../mocks/server.ts'
import { startStaticServer } from '../serve/staticServer.ts'
import { type Load, type Sent, alarmMaker, sendLoad } from './alarmLoad.ts'
import type { BuiltPage } from './builds.ts'
import './inPageAlarms.d.ts'

const countyIndex = 0
const size = { width: 1920, height: 1080 }
const readyWithinMs = 120_000
/** From here on a stretch is looked for in which the county itself has nothing to say. */
const searchFrom = Date.parse('2026-11-22T02:00:00+08:00')
const quietMs = 150_000
/** What is compiled and loaded with the first alarms is no delay of the later ones. */
const warmUp: Load = { name: 'warm-up', newPerSecond: 100, repeatsPerSecond: 20, closingsPerSecond: 0, seconds: 1 }
const settleMs = 1_500
const seed = 370124

/** What was sent to a page, and what the page says of it. */
export interface AlarmRun { sent: Sent[], seen: [count: number, atMs: number][], before: number, longTasks: { startMs: number, durationMs: number }[], fromMs: number, toMs: number }

/** Serves a built page in front of the county's process, one origin, opens it, and sends it a load. */
export async function runLoad(browser: Browser, built: BuiltPage, path: string, load: Load): Promise<AlarmRun> {
  const born = performance.now()
  let start = searchFrom
  const { root, surface } = runtimeConfig.parse(JSON.parse(readFileSync('public/config.json', 'utf8')))
  const server = await startDemoServer({ port: 0, seed, now: () => start + performance.now() - born, root, surface })
  const { county, inject } = server.county
  const served = await startStaticServer({ root: built.root, port: 0, backends: { '/api/': server.url, '/stream/': server.url } })
  const context = await browser.newContext({ viewport: size, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  try {
    while (county.alarms.changes(start, start + quietMs).length > 0) start += 10_000
    await context.addInitScript({ path: join(import.meta.dirname, 'inPageAlarms.js') })
    const page = await context.newPage()
    await page.goto(`${served.url}${path}`)
    await page.locator('html[data-wall="ready"]').waitFor({ state: 'attached', timeout: readyWithinMs })
    const [like] = county.openAlarms(countyIndex, surface, start)
    if (like === undefined) throw new Error('the county has no alarm to copy')
    const make = alarmMaker(like, 'bench')
    const own = county.openAlarms(countyIndex, surface, start).length
    const warmed = await sendLoad(warmUp, make, inject)
    const before = own + (warmed.at(-1)?.newSoFar ?? 0)
    await untilShown(page, before)
    const fromMs = performance.timeOrigin + performance.now()
    const sent = await sendLoad(load, make, inject)
    const toMs = performance.timeOrigin + performance.now()
    if (load.closingsPerSecond === 0) await untilShown(page, before + (sent.at(-1)?.newSoFar ?? 0))
    await page.waitForTimeout(settleMs)
    const told = await page.evaluate(() => ({ seen: window.__alarmBench?.seen() ?? [], longTasks: window.__alarmBench?.longTasks() ?? [] }))
    return { ...told, sent, before, fromMs, toMs }
  }
  finally {
    await context.close()
    await served.stop()
    await server.stop()
  }
}

/** Waits until so many open alarms are shown; goes on after a while, as what never comes is told by the delays. */
async function untilShown(page: Page, count: number): Promise<void> {
  await page.waitForFunction(wanted => (window.__alarmBench?.seen().at(-1)?.[0] ?? 0) >= wanted, count, { timeout: 15_000, polling: 100 }).catch(() => undefined)
}
