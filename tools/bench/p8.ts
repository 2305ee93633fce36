// P8: what is left of a thousand level switches after the garbage has been collected.
import type { Browser, CDPSession, Page } from '@playwright/test'
import type { BuiltPage } from './builds.ts'
import { type BenchRow, type Measured, rowOf, verdictOf } from './table.ts'
import { openWallPage } from './wallPage.ts'

/** What a page holds after a collection. */
export interface Held {
  heapBytes: number
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
const townsOfLap = 3
/** Growth is told for this many switches. */
const per = 1_000
const mostHeapBytes = 1_000_000

interface Run { name: string, map: 'on' | 'off', size: { width: number, height: number }, laps: number, samples: number }

const runs: readonly Run[] = [
  { name: 'map off', map: 'off', size: { width: 1920, height: 1080 }, laps: 84, samples: 6 },
  // A frame by software takes a good part of a second, so fewer are done and the growth is scaled.
  { name: 'map on', map: 'on', size: { width: 960, height: 540 }, laps: 4, samples: 4 },
]

/** Walks through the levels and counts before and after. */
export async function measureP8(browser: Browser, wall: BuiltPage, say: (line: string) => void): Promise<Measured> {
  const rows: BenchRow[] = [], details: Record<string, unknown> = {}
  for (const run of runs) {
    const samples = await walk(browser, wall, run, say)
    rows.push(...rowsOf(run, samples))
    details[run.name] = samples
  }
  rows.push(rowOf({ measure: 'P8', what: 'growth per 100,000 alarms, from a full board', note: 'not measured yet' }))
  return { rows, details }
}

async function walk(browser: Browser, wall: BuiltPage, { name, map, size, laps, samples: count }: Run, say: (line: string) => void): Promise<Sample[]> {
  const { page, context, close } = await openWallPage(browser, wall, { path: `/county/${county}/overview`, size, map })
  try {
    const session = await context.newCDPSession(page)
    const towns = (await page.evaluate(() => window.__bench?.ranked() ?? [])).slice(0, townsOfLap)
    if (towns.length < townsOfLap) throw new Error('P8: the ranking has too few towns')
    const lap = (times: number) => page.evaluate(async ([top, below, n]) => {
      for (let i = 0; i < n; i++) await window.__bench?.lap(top, below)
    }, [county, towns, times] as const)
    // One lap to warm up: what is loaded and compiled once is no growth.
    await lap(1)
    const samples: Sample[] = [{ switches: 0, ...await heldBy(page, session) }]
    for (let k = 0; k < count; k++) {
      const lapsNow = Math.round(laps * (k + 1) / count) - Math.round(laps * k / count)
      await lap(lapsNow)
      const switches = (samples.at(-1)?.switches ?? 0) + lapsNow * townsOfLap * switchesOfTown
      samples.push({ switches, ...await heldBy(page, session) })
      say(`bench  P8: ${name}, ${switches} switches`)
    }
    return samples
  }
  finally {
    await close()
  }
}

async function heldBy(page: Page, session: CDPSession): Promise<Held> {
  // Twice: what finalizers let go of in the first round is gone after the second.
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters')
  const { usedSize: heapBytes } = await session.send('Runtime.getHeapUsage')
  const inPage = await page.evaluate(() => window.__bench?.held())
  if (!inPage) throw new Error('P8: the page counts nothing')
  return { heapBytes, nodes, listeners, ...inPage }
}

/** Growth from the first to the last sample, for a thousand switches. */
export function growthOf(samples: readonly Sample[]): Held {
  const first = samples[0], last = samples.at(-1)
  if (!first || !last || last.switches <= first.switches) throw new Error('P8: nothing was walked')
  const scale = per / (last.switches - first.switches)
  const of = (key: keyof Held) => (last[key] - first[key]) * scale
  return { heapBytes: of('heapBytes'), nodes: of('nodes'), listeners: of('listeners'), timers: of('timers'), contexts: of('contexts'), objects: of('objects') }
}

function rowsOf({ name, map }: Run, samples: readonly Sample[]): BenchRow[] {
  const growth = growthOf(samples)
  const walked = samples.at(-1)?.switches ?? 0
  const note = walked < per ? `${walked} switches, scaled` : `${walked} switches`
  const counts = ([['nodes', growth.nodes], ['listeners', growth.listeners], ['timers', growth.timers], ['WebGL contexts', growth.contexts]] as const).filter(([what]) => map === 'on' || what !== 'WebGL contexts')
  const signed = (n: number, digits = 0) => `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(digits)}`
  return [
    rowOf({ measure: 'P8', what: `heap per 1,000 level switches, ${name}`, ours: `${signed(growth.heapBytes / 1e6, 2)} MB`, goal: '≤ 1 MB', verdict: verdictOf(growth.heapBytes <= mostHeapBytes), note }),
    rowOf({ measure: 'P8', what: `${counts.map(([what]) => what).join(', ')}, ${name}`, ours: counts.map(([, n]) => signed(n)).join(', '), goal: '+0', verdict: verdictOf(counts.every(([, n]) => n <= 0)), note }),
    ...map === 'on' ? [rowOf({ measure: 'P8', what: `objects on the graphics card, ${name}`, ours: signed(growth.objects), note })] : [],
  ]
}
