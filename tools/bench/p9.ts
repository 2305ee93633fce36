// P9: how much of the time the page is busy for longer than 50 ms at a stretch while a thousand alarms a second come in.
import type { Browser } from '@playwright/test'
import { type Load, longTaskShare } from './alarmLoad.ts'
import { type BuiltPage, buildFloor } from './builds.ts'
import { runLoad } from './liveCounty.ts'
import { type Measured, rowOf, verdictOf } from './table.ts'

/** Half of them are closings, so that the board grows no more than it would in a storm. */
const load: Load = { name: '1,000 a second', newPerSecond: 600, repeatsPerSecond: 0, closingsPerSecond: 400, seconds: 20 }
const mostShare = 0.02
const longestMs = 100

/** Sends the live wall and the naive page a thousand alarms a second for twenty seconds. */
export async function measureP9(browser: Browser, wall: BuiltPage, say: (line: string) => void): Promise<Measured> {
  const naive = await buildFloor('naive')
  const measured = async (name: string, built: BuiltPage, path: string) => {
    const { longTasks, fromMs, toMs } = await runLoad(browser, built, path, load)
    const found = longTaskShare(longTasks, fromMs, toMs)
    say(`bench  P9: ${name}: ${told(found)}`)
    return found
  }
  const ours = await measured('wall', wall, '/county/370124/overview?map=off')
  const floor = await measured('naive', naive, '/?dom=1')
  return {
    rows: [rowOf({
      measure: 'P9', what: `long tasks at ${load.name}: share of ${load.seconds} s, longest`, ours: told(ours), floor: told(floor), goal: `≤ ${mostShare * 100} %, none > ${longestMs} ms`,
      verdict: verdictOf(ours.share <= mostShare && ours.longestMs <= longestMs), note: 'floor: the naive page; map off',
    })],
    details: { load, ours, floor },
  }
}

const told = ({ share, longestMs: longest }: { share: number, longestMs: number }) => `${(share * 100).toFixed(1)} %, ${longest.toFixed(0)} ms`
