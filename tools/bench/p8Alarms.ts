// P8: what is left of a hundred thousand alarms, raised and closed, on a wall whose board is full; the map left out.
import type { Browser, Page } from '@playwright/test'
import { type LivePage, openLivePage } from './liveCounty.ts'
import type { BuiltPage } from './builds.ts'
import { type Held, heldBy, mostHeapBytes, signed } from './p8.ts'
import { type Measured, rowOf, verdictOf } from './table.ts'

/** The board keeps 10,000: so many are open, and closed ones take what is left. */
const open = 8_500
const closedToo = 1_500
/** One lap raises and closes so many, in parts that a page takes with ease. */
const lapAlarms = 20_000
const laps = 5
const partAlarms = 500
const pauseMs = 120
const shownWithinMs = 60_000

/** Fills the board of the live wall, lets one lap of alarms pass, and counts before and after five more. */
export async function measureP8Alarms(browser: Browser, wall: BuiltPage, say: (line: string) => void): Promise<Measured> {
  const live = await openLivePage(browser, wall, '/county/370124/overview?map=off', ['inPage.js'])
  try {
    const session = await live.context.newCDPSession(live.page)
    const sample = async (passed: number): Promise<Held> => {
      const held = await heldBy(live.page, session)
      say(`bench  P8: ${passed} alarms: objects ${(held.heapBytes / 1e6).toFixed(2)} MB, code ${(held.codeBytes / 1e6).toFixed(2)} MB, ${held.nodes} nodes, ${held.listeners} listeners, ${held.timers} timers`)
      return held
    }
    await pass(live, open + closedToo, closedToo)
    await untilOpen(live, open)
    await lap(live)
    const first = await sample(0)
    for (let i = 0; i < laps; i++) await lap(live)
    const last = await sample(laps * lapAlarms)
    const heap = last.heapBytes - first.heapBytes
    const counts = ['nodes', 'listeners', 'timers'] as const
    const grown = counts.map(what => last[what] - first[what])
    const note = `${open.toLocaleString('en')} open, the board full; compiled code ${signed((last.codeBytes - first.codeBytes) / 1e6, 2)} MB`
    return {
      rows: [
        rowOf({ measure: 'P8', what: 'heap objects per 100,000 alarms raised and closed, map off', ours: `${signed(heap / 1e6, 2)} MB`, goal: '≤ 1 MB', verdict: verdictOf(heap <= mostHeapBytes), note }),
        rowOf({ measure: 'P8', what: `${counts.join(', ')}, 100,000 alarms`, ours: grown.map(n => signed(n)).join(', '), goal: '+0', verdict: verdictOf(grown.every(n => n <= 0)), note }),
      ],
      details: { first, last, alarms: laps * lapAlarms },
    }
  }
  finally {
    await live.close()
  }
}

/** Raises so many and closes the oldest so many, part by part. */
async function pass({ page, make, inject }: Pick<LivePage, 'page' | 'make' | 'inject'>, raised: number, closings: number): Promise<void> {
  for (let done = 0; done < Math.max(raised, closings); done += partAlarms) {
    const part = (of: number) => Array.from({ length: Math.max(0, Math.min(partAlarms, of - done)) })
    inject(part(raised).map(() => make.fresh()))
    inject(part(closings).flatMap(() => make.closed() ?? []))
    await page.waitForTimeout(pauseMs)
  }
}

/** A lap that ends with as many open ones as it began; the one more in its midst tells when the page has seen all before. */
async function lap(live: LivePage): Promise<void> {
  await pass(live, lapAlarms / 2 + 1, lapAlarms / 2)
  await untilOpen(live, open + 1)
  await pass(live, lapAlarms / 2 - 1, lapAlarms / 2)
  await untilOpen(live, open)
}

/** Waits until the page shows so many open alarms beside the county's own. Throws where it never does. */
async function untilOpen({ page, own }: Pick<LivePage, 'page' | 'own'>, wanted: number): Promise<void> {
  await shown(page, own + wanted).catch((error: unknown) => { throw new Error(`P8: the wall never showed ${own + wanted} open alarms`, { cause: error }) })
}

async function shown(page: Page, count: number): Promise<void> {
  await page.waitForFunction(wanted => [...document.querySelectorAll('[data-severity-count] b')].reduce((sum, each) => sum + Number(each.textContent.replace(/\D/g, '')), 0) === wanted, count, { timeout: shownWithinMs, polling: 200 })
}
