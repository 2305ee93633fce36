// P8: what is left of a thousand level switches after the garbage has been collected.
import type { Browser, CDPSession, Page } from '@playwright/test'
import type { BuiltPage } from './builds.ts'
import { weighHeap } from './heap.ts'
import { type BenchRow, type Measured, rowOf, verdictOf } from './table.ts'
import { openWallPage } from './wallPage.ts'

/** What a page holds after a collection. */
export interface Held {
  /** Bytes of objects, and of compiled code. */
  heapBytes: number
  codeBytes: number
  nodes: number
  listeners: number
  timers: number
  /** WebGL contexts ever made. */
  contexts: number
  /** Buffers, textures, programs and the like on the graphics card. */
  objects: number
}

interface Sample extends Held { switches: number }

const county = '370124'
/** County → town → community → town → county, for each town. */
const switchesOfTown = 4
/** Growth is told for this many switches. */
const per = 1_000
/** What a thousand switches, or a hundred thousand alarms, may leave. */
export const mostHeapBytes = 1_000_000
/** Timers that only wait for faces or frames have run out by then. */
const settleMs = 3_000

interface Run { name: string, map: 'on' | 'off', size: { width: number, height: number }, towns: number, warmUps: number, switches: number, samples: number }

const runs: readonly Run[] = [
  { name: 'map off', map: 'off', size: { width: 1920, height: 1080 }, towns: 8, warmUps: 1, switches: 1_000, samples: 3 },
  // A frame by software takes a good part of a second, so fewer are done and the growth is scaled. The ground's tiles fill their cache first.
  { name: 'map on', map: 'on', size: { width: 1280, height: 720 }, towns: 2, warmUps: 3, switches: 40, samples: 2 },
]

/** Walks through the levels and counts before and after. */
export async function measureP8(browser: Browser, wall: BuiltPage, say: (line: string) => void): Promise<Measured> {
  const rows: BenchRow[] = [], details: Record<string, unknown> = {}
  for (const run of runs) {
    const samples = await walk(browser, wall, run, say)
    rows.push(...rowsOf(run, samples))
    details[run.name] = samples
  }
  return { rows, details }
}

async function walk(browser: Browser, wall: BuiltPage, run: Run, say: (line: string) => void): Promise<Sample[]> {
  const { name, map, size } = run
  const { page, context, close } = await openWallPage(browser, wall, { path: `/county/${county}/overview`, size, map })
  try {
    const session = await context.newCDPSession(page)
    const towns = (await page.evaluate(() => window.__bench?.ranked() ?? [])).slice(0, run.towns)
    if (towns.length === 0) throw new Error('P8: the ranking has no towns')
    const lap = () => page.evaluate(async ([top, below]) => window.__bench?.lap(top, below), [county, towns] as const)
    // Laps to warm up: what is loaded once, and what is kept up to a limit, is no growth.
    for (let i = 0; i < run.warmUps; i++) await lap()
    const sample = async (switches: number): Promise<Sample> => {
      await closePopups(page)
      const held = await heldBy(page, session)
      say(`bench  P8: ${name}, ${switches} switches: objects ${(held.heapBytes / 1e6).toFixed(2)} MB, code ${(held.codeBytes / 1e6).toFixed(2)} MB, ${held.nodes} nodes, ${held.listeners} listeners, ${held.timers} timers`)
      return { switches, ...held }
    }
    const samples = [await sample(0)]
    const switchesOfLap = towns.length * switchesOfTown
    for (let walked = 0; walked < run.switches;) {
      await lap()
      walked += switchesOfLap
      if (walked >= run.switches * samples.length / run.samples) samples.push(await sample(walked))
    }
    return samples
  }
  finally {
    await close()
  }
}

/** A pop-up belongs to the hour and not to the switches: each that stands open is closed. */
async function closePopups(page: Page): Promise<void> {
  const button = page.locator('[data-popup] [data-action="close"]')
  for (let i = 0; i < 20 && await button.count() > 0; i++) await button.first().click()
}

/** Counts what a page holds once its timers have run out and the garbage is collected. */
export async function heldBy(page: Page, session: CDPSession): Promise<Held> {
  await page.waitForTimeout(settleMs)
  const { objects: heapBytes, code: codeBytes } = await weighHeap(session)
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters')
  const inPage = await page.evaluate(() => window.__bench?.held())
  if (!inPage) throw new Error('P8: the page counts nothing')
  return { heapBytes, codeBytes, nodes, listeners, ...inPage }
}

/** Growth from the first to the last sample, for a thousand switches. */
export function growthOf(samples: readonly Sample[]): Held {
  const first = samples[0], last = samples.at(-1)
  if (!first || !last || last.switches <= first.switches) throw new Error('P8: nothing was walked')
  const scale = per / (last.switches - first.switches)
  const of = (key: keyof Held) => (last[key] - first[key]) * scale
  return { heapBytes: of('heapBytes'), codeBytes: of('codeBytes'), nodes: of('nodes'), listeners: of('listeners'), timers: of('timers'), contexts: of('contexts'), objects: of('objects') }
}

/** A growth with its sign. */
export const signed = (n: number, digits = 0) => `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(digits)}`

function rowsOf({ name, map }: Run, samples: readonly Sample[]): BenchRow[] {
  const growth = growthOf(samples)
  const walked = samples.at(-1)?.switches ?? 0
  const note = walked < per ? `${walked} switches, scaled` : `${walked} switches`
  const counts = ([['nodes', growth.nodes], ['listeners', growth.listeners], ['timers', growth.timers], ['WebGL contexts', growth.contexts]] as const).filter(([what]) => map === 'on' || what !== 'WebGL contexts')
  return [
    rowOf({ measure: 'P8', what: `heap objects per 1,000 level switches, ${name}`, ours: `${signed(growth.heapBytes / 1e6, 2)} MB`, goal: '≤ 1 MB', verdict: verdictOf(growth.heapBytes <= mostHeapBytes), note: `${note}; compiled code ${signed(growth.codeBytes / 1e6, 2)} MB` }),
    rowOf({ measure: 'P8', what: `${counts.map(([what]) => what).join(', ')}, ${name}`, ours: counts.map(([, n]) => signed(n)).join(', '), goal: '+0', verdict: verdictOf(counts.every(([, n]) => n <= 0)), note }),
    ...map === 'on' ? [rowOf({ measure: 'P8', what: `objects on the graphics card, ${name}`, ours: signed(growth.objects), note })] : [],
  ]
}
