// P2: how long a viewer waits for the first chart and for the first 3D frame, cold, against the two floor pages of P1.
import type { Browser } from '@playwright/test'
import { startStaticServer } from '../serve/staticServer.ts'
import { type BuiltPage, buildFloor } from './builds.ts'
import { type Ratio, controlHolds, median, ratioOf } from './pairs.ts'
import type { Moment } from './received.ts'
import { type BenchRow, type Measured, rowOf, times, verdictOf } from './table.ts'

const usualPairs = 15
/** Software draws pixel by pixel: in a small picture what is loaded and made counts, not what is filled. */
const size = { width: 640, height: 360 }
const goal = 1.3
const momentWithinMs = 120_000

/** Milliseconds from the start of the navigation to each moment. */
export type Times = Readonly<Partial<Record<Moment, number>>>
export interface ColdPair { wall: Times, floor: Times, again: Times }

/** A page served as it is, for as many cold openings as are wanted. */
interface Served { open: (moments: readonly Moment[]) => Promise<Times>, stop: () => Promise<void> }

/** Opens wall and floors cold, in turn, in one browser: each opening has a context, and so a cache, of its own. */
export async function measureP2(browser: Browser, wall: BuiltPage, say: (line: string) => void, pairs = usualPairs): Promise<Measured> {
  const charts = await serve(browser, await buildFloor('charts'), '/')
  const engine = await serve(browser, await buildFloor('engine'), '/')
  const ours = await serve(browser, wall, '/county/370124/overview')
  try {
    const both: readonly Moment[] = ['first-chart', 'first-3d-frame']
    const floor = async (): Promise<Times> => ({ ...await charts.open(['first-chart']), ...await engine.open(['first-3d-frame']) })
    // Once each, not counted: what the machine itself keeps warm is warm for all.
    await floor()
    await ours.open(both)
    const found: ColdPair[] = []
    for (let i = 0; i < pairs; i++) {
      const before = await floor(), own = await ours.open(both), after = await floor()
      // In turn: whatever comes first must not always be the same.
      found.push({ wall: own, floor: i % 2 === 0 ? before : after, again: i % 2 === 0 ? after : before })
      if ((i + 1) % 5 === 0) say(`bench  P2: ${i + 1} of ${pairs} pairs`)
    }
    return { rows: [coldRow('first chart', 'first-chart', found, ofFloor), coldRow('first 3D frame, against both floors one after the other', 'first-3d-frame', found, ofBoth), coldRow('… against the bare widget alone', 'first-3d-frame', found, ofFloor, null)], details: { size, pairs: found } }
  }
  finally {
    await Promise.all([charts.stop(), engine.stop(), ours.stop()])
  }
}

async function serve(browser: Browser, page: BuiltPage, path: string): Promise<Served> {
  const server = await startStaticServer({ root: page.root, port: 0, ...page.config === undefined ? {} : { config: page.config } })
  return {
    stop: () => server.stop(),
    async open(moments) {
      const context = await browser.newContext({ viewport: size, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
      try {
        const tab = await context.newPage()
        await tab.goto(`${server.url}${path}`, { waitUntil: 'commit' })
        const times: Partial<Record<Moment, number>> = {}
        for (const moment of moments) {
          times[moment] = await tab.waitForFunction(name => performance.getEntriesByName(name)[0]?.startTime, moment, { timeout: momentWithinMs })
            .then(async handle => Number(await handle.jsonValue()), (error: unknown) => { throw new Error(`P2: ${path} never marked "${moment}"`, { cause: error }) })
        }
        return times
      }
      finally {
        await context.close()
      }
    },
  }
}

const ofFloor = (times: Times, moment: Moment) => times[moment] ?? NaN
/** The wall draws its charts before its map, by design: a page that does so has waited for both floors. */
const ofBoth = (times: Times) => (times['first-chart'] ?? NaN) + (times['first-3d-frame'] ?? NaN)

/** One row of the table: the ratio of the pairs, and whether the floor against itself came out as 1. Throws where a moment is missing. */
export function coldRow(what: string, moment: Moment, found: readonly ColdPair[], floorOf: (times: Times, moment: Moment) => number, most: number | null = goal): BenchRow {
  const ours = found.map(({ wall }) => wall[moment] ?? NaN), floors = found.map(({ floor, again }) => (floorOf(floor, moment) + floorOf(again, moment)) / 2)
  if ([...ours, ...floors].some(Number.isNaN)) throw new Error(`P2: a time of ${what} is missing`)
  const ratio: Ratio = ratioOf(ours.map((own, i) => [own, floors[i] ?? NaN] as const))
  const control = ratioOf(found.map(({ floor, again }) => [floorOf(floor, moment), floorOf(again, moment)] as const))
  const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`
  return rowOf({
    measure: 'P2', what: `time to the ${what}`, ours: ms(ours), floor: ms(floors), ratio: times(ratio.median), interval: `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
    ...most !== null && { goal: `≤ ${times(most)}`, verdict: controlHolds(control) ? verdictOf(ratio.median <= most) : 'restless' }, note: `cold; control ${times(control.median)}`,
  })
}
