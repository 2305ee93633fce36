// P7: how long a switch of the level takes, from the click to the last panel, against the least that it needs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { runtimeConfig } from '@/config/runtimeConfig'
import { startDemoServer } from '../../mocks/server.ts'
import { startStaticServer } from '../serve/staticServer.ts'
import type { BuiltPage } from './builds.ts'
import './inPageSwitch.d.ts'
import type { Switched } from './inPageSwitch.d.ts'
import { controlHolds, median, ratioOf } from './pairs.ts'
import { type BenchRow, type Measured, rowOf, times, verdictOf } from './table.ts'

const size = { width: 1920, height: 1080 }
const start = Date.parse('2026-11-22T09:07:28+08:00')
const seed = 370124
const county = '370124'
/** Towns that are walked through first: code is loaded and compiled, and their answers are kept. */
const warmTowns = 2
const communitiesOfTown = 3
const goal = { ratio: 1.5, ms: 200 }
const readyWithinMs = 120_000

/** A switch beside the least that it needs, measured twice right after it. */
export interface SwitchPair { switched: Switched, floor: number, again: number }

/** Walks down the levels: first where the wall has not been, then where it has. */
export async function measureP7(browser: Browser, wall: BuiltPage, say: (line: string) => void): Promise<Measured> {
  const born = performance.now()
  const { root, surface } = runtimeConfig.parse(JSON.parse(readFileSync('public/config.json', 'utf8')))
  const server = await startDemoServer({ port: 0, seed, now: () => start + performance.now() - born, root, surface })
  const served = await startStaticServer({ root: wall.root, port: 0, backends: { '/api/': server.url, '/stream/': server.url } })
  const context = await browser.newContext({ viewport: size, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  try {
    await context.addInitScript({ path: join(import.meta.dirname, 'inPageSwitch.js') })
    const page = await context.newPage()
    await page.goto(`${served.url}/county/${county}/overview?map=off`)
    await page.locator('html[data-wall="ready"]').waitFor({ state: 'attached', timeout: readyWithinMs })
    const ranked = () => page.evaluate(() => window.__switchBench?.ranked() ?? [])
    const go = async (code: string, up = false): Promise<Switched> => {
      const switched = await page.evaluate(([to, isUp]) => window.__switchBench?.go(to, isUp), [code, up] as const)
      if (!switched) throw new Error('P7: the page switches nothing')
      return switched
    }
    const pair = async (code: string, up = false): Promise<SwitchPair> => {
      const switched = await go(code, up)
      const floor = () => page.evaluate(urls => window.__switchBench?.floor(urls) ?? 0, switched.urls)
      return { switched, floor: await floor(), again: await floor() }
    }
    const towns = await ranked()
    if (towns.length <= warmTowns) throw new Error('P7: the ranking has too few towns')
    const fresh: SwitchPair[] = [], kept: SwitchPair[] = []
    for (const [i, town] of towns.entries()) {
      const isWarmUp = i < warmTowns
      const down = await pair(town)
      if (!isWarmUp) fresh.push(down)
      for (const community of (await ranked()).slice(0, communitiesOfTown)) {
        const lower = await pair(community), upper = await pair(town, true)
        if (!isWarmUp) { fresh.push(lower); kept.push(upper) }
      }
      const top = await pair(county, true)
      if (!isWarmUp) kept.push(top)
      say(`bench  P7: ${i + 1} of ${towns.length} towns`)
    }
    return { rows: [switchRow('to a region not seen before', fresh, true), switchRow('back to one whose answers are kept', kept, false)], details: { size, fresh, kept } }
  }
  finally {
    await context.close()
    await served.stop()
    await server.stop()
  }
}

/** One row of the table. The ratio is that of each switch to the mean of its two floors; the control is the one floor to the other. */
export function switchRow(what: string, pairs: readonly SwitchPair[], isGated: boolean): BenchRow {
  const ratio = ratioOf(pairs.map(({ switched, floor, again }) => [switched.ms, (floor + again) / 2] as const))
  // In turn: what comes second finds the server warm.
  const control = ratioOf(pairs.map(({ floor, again }, i) => i % 2 === 0 ? [floor, again] as const : [again, floor] as const))
  const ours = median(pairs.map(({ switched }) => switched.ms)), floor = median(pairs.map(pair => (pair.floor + pair.again) / 2))
  return rowOf({
    measure: 'P7', what: `level switch, click → all panels painted, ${what}`, ours: `${ours.toFixed(0)} ms`, floor: `${floor.toFixed(0)} ms`, ratio: times(ratio.median), interval: `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
    ...isGated && { goal: `≤ ${times(goal.ratio)}, ≤ ${goal.ms} ms`, verdict: controlHolds(control) ? verdictOf(ratio.median <= goal.ratio && ours <= goal.ms) : 'restless' },
    note: `${pairs.length} switches, map off; control ${times(control.median)}`,
  })
}
