// P1: the bytes a viewer waits for, against two floor pages built in the same run.
import type { Browser } from '@playwright/test'
import { type BuiltPage, buildFloor } from './builds.ts'
import { type Received, receivedBefore } from './received.ts'
import { type BenchRow, type Measured, rowOf, times, verdictOf } from './table.ts'

const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`

/** Opens the wall and both floors cold and holds their script, style and JSON against each other. Throws where a page never gets there. */
export async function measureP1(browser: Browser, wall: BuiltPage): Promise<Measured> {
  const chartsFloor = await buildFloor('charts')
  const engineFloor = await buildFloor('engine')
  const ofWall = await receivedBefore(browser, wall, '/county/370124/overview', ['first-chart', 'first-3d-frame'])
  const charts = (await receivedBefore(browser, chartsFloor, '/', ['first-chart'])).get('first-chart')
  const engine = (await receivedBefore(browser, engineFloor, '/', ['first-3d-frame'])).get('first-3d-frame')
  const rows = [
    row('bytes before the first chart', ofWall.get('first-chart'), charts, 1.25),
    // The wall draws charts first by design, so a page that reaches its first 3D frame has loaded both floors.
    row('bytes before the first 3D frame, against both floors', ofWall.get('first-3d-frame'), charts && engine && together(charts, engine), 1.1),
    row('… against the bare widget alone', ofWall.get('first-3d-frame'), engine, null),
  ]
  return { rows, details: { unit: 'brotli bytes', wall: Object.fromEntries(ofWall), charts, engine } }
}

function row(what: string, ours: Received | undefined, floor: Received | undefined, goal: number | null): BenchRow {
  if (ours === undefined || floor === undefined || floor.code === 0) throw new Error(`P1: nothing was counted for: ${what}`)
  const ratio = ours.code / floor.code
  return rowOf({
    measure: 'P1', what, ours: kB(ours.code), floor: kB(floor.code), ratio: times(ratio), ...goal !== null && { goal: `≤ ${times(goal)}`, verdict: verdictOf(ratio <= goal) },
    note: `apart: fonts ${kB(ours.fonts)}, demo ${kB(ours.demo)}`,
  })
}

function together(a: Received, b: Received): Received {
  return { code: a.code + b.code, fonts: a.fonts + b.fonts, demo: a.demo + b.demo, other: a.other + b.other }
}
