import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Alarm } from '@/api/contract/alarms'
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

/** A page in front of the county's process, one origin, and the means to send it alarms. */
export interface LivePage {
  page: Page
  context: BrowserContext
  make: ReturnType<typeof alarmMaker>
  inject: (alarms: readonly Alarm[]) => void
  /** Open alarms of the county itself, which say nothing for the next minutes. */
  own: number
  close: () => Promise<void>
}

/** Serves a built page and opens it; `scripts` of this folder run in it before anything else. Throws where it never gets ready. */
export async function openLivePage(browser: Browser, built: BuiltPage, path: string, scripts: readonly string[]): Promise<LivePage> {
  const born = performance.now()
  let start = searchFrom
  const { root, surface } = runtimeConfig.parse(JSON.parse(readFileSync('public/config.json', 'utf8')))
  const server = await startDemoServer({ port: 0, seed, now: () => start + performance.now() - born, root, surface })
  const { county, inject } = server.county
  const served = await startStaticServer({ root: built.root, port: 0, backends: { '/api/': server.url, '/stream/': server.url } })
  const context = await browser.newContext({ viewport: size, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  const close = async () => {
    await context.close()
    await served.stop()
    await server.stop()
  }
  try {
    while (county.alarms.changes(start, start + quietMs).length > 0) start += 10_000
    for (const script of scripts) await context.addInitScript({ path: join(import.meta.dirname, script) })
    const page = await context.newPage()
    await page.goto(`${served.url}${path}`)
    await page.locator('html[data-wall="ready"]').waitFor({ state: 'attached', timeout: readyWithinMs })
    const open = county.openAlarms(countyIndex, surface, start)
    const [like] = open
    if (like === undefined) throw new Error('the county has no alarm to copy')
    return { page, context, make: alarmMaker(like, 'bench'), inject, own: open.length, close }
  }
  catch (error) {
    await close()
    throw error
  }
}

/** Opens a built page in front of the county's process and sends it a load. */
export async function runLoad(browser: Browser, built: BuiltPage, path: string, load: Load): Promise<AlarmRun> {
  const { page, make, inject, own, close } = await openLivePage(browser, built, path, ['inPageAlarms.js'])
  try {
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
    await close()
  }
}

/** Waits until so many open alarms are shown; goes on after a while, as what never comes is told by the delays. */
async function untilShown(page: Page, count: number): Promise<void> {
  await page.waitForFunction(wanted => (window.__alarmBench?.seen().at(-1)?.[0] ?? 0) >= wanted, count, { timeout: 15_000, polling: 100 }).catch(() => undefined)
}
