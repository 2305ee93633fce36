// P6: from an alarm sent by the county's process to the frame that shows it, the map left out.
import type { Browser } from '@playwright/test'
import { type Load, delaysOf, quantile } from './alarmLoad.ts'
import { type BuiltPage, buildFloor } from './builds.ts'
import { runLoad } from './liveCounty.ts'
import { type BenchRow, type Measured, rowOf, verdictOf } from './table.ts'

/** As many new ones as the board keeps: in less than a second of the greatest load, and with repeats for some seconds. */
const loads: readonly (Load & { goalMs: number })[] = [
  { name: '100 a second', newPerSecond: 100, repeatsPerSecond: 0, closingsPerSecond: 0, seconds: 5, goalMs: 50 },
  { name: '1,000 a second', newPerSecond: 1_000, repeatsPerSecond: 0, closingsPerSecond: 0, seconds: 5, goalMs: 50 },
  { name: '10,000 a second, all new', newPerSecond: 10_000, repeatsPerSecond: 0, closingsPerSecond: 0, seconds: 0.9, goalMs: 250 },
  { name: '10,000 a second, 1,000 of them new', newPerSecond: 1_000, repeatsPerSecond: 9_000, closingsPerSecond: 0, seconds: 5, goalMs: 250 },
]
const pages = { wall: '/county/370124/overview?map=off', naive: '/?dom=1', socket: '/?dom=0' } as const
type PageName = keyof typeof pages
interface Delays { p50: number, p99: number, longest: number }

/** Opens the live wall, the naive page and the bare socket for each load in turn and sends them the same. */
export async function measureP6(browser: Browser, wall: BuiltPage, say: (line: string) => void): Promise<Measured> {
  const naive = await buildFloor('naive')
  const rows: BenchRow[] = [], details: Record<string, Record<PageName, Delays>> = {}
  for (const load of loads) {
    const measured = async (name: PageName): Promise<Delays> => {
      const { sent, seen, before } = await runLoad(browser, name === 'wall' ? wall : naive, pages[name], load)
      const delays = delaysOf(sent, seen, before)
      const found = { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99), longest: quantile(delays, 1) }
      say(`bench  P6: ${load.name}, ${name}: ${told(found)}, longest ${ms(found.longest)}`)
      return found
    }
    const of = { wall: await measured('wall'), naive: await measured('naive'), socket: await measured('socket') }
    details[load.name] = of
    rows.push(rowOf({
      measure: 'P6', what: `sent → shown, p50 / p99: ${load.name}`, ours: told(of.wall), floor: told(of.naive), goal: `p99 ≤ ${load.goalMs} ms`, verdict: verdictOf(of.wall.p99 <= load.goalMs),
      note: `floor: the naive page; the socket without a page ${told(of.socket)}`,
    }))
  }
  return { rows, details: { unit: 'ms', map: 'off', loads, delays: details } }
}

const ms = (value: number) => Number.isFinite(value) ? `${value.toFixed(0)} ms` : 'never'
const told = ({ p50, p99 }: Delays) => Number.isFinite(p99) ? `${p50.toFixed(0)} / ${ms(p99)}` : `${ms(p50)} / ${ms(p99)}`
