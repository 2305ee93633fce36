// `npm run bench`: what the wall is held to in figures. `npm run bench -- p4 p8` measures only those. One table at the end.
import { type Browser, chromium } from '@playwright/test'
import { launchOptions } from '../browser/launchOptions.ts'
import { ensureTiles } from '../setup/demoTiles.mjs'
import { type BuiltPage, buildLiveWall, buildWall } from './builds.ts'
import { measureP1 } from './p1.ts'
import { measureP10 } from './p10.ts'
import { measureP2 } from './p2.ts'
import { measureP3 } from './p3.ts'
import { measureP4 } from './p4.ts'
import { measureP6 } from './p6.ts'
import { measureP7 } from './p7.ts'
import { measureP8 } from './p8.ts'
import { measureP9 } from './p9.ts'
import { rowsOfP10 } from './p10Rows.ts'
import { type BenchRow, type Measured, tableOf, writeResult } from './table.ts'

const say = (line: string) => { process.stdout.write(`${line}\n`) }

interface Bench { browser: () => Promise<Browser>, wall: () => Promise<BuiltPage>, liveWall: () => Promise<BuiltPage> }

const measures: Readonly<Record<string, (bench: Bench) => Promise<Measured>>> = {
  p1: async ({ browser, wall }) => measureP1(await browser(), await wall()),
  p2: async ({ browser, wall }) => measureP2(await browser(), await wall(), say),
  p3: async ({ browser, wall }) => measureP3(await browser(), await wall(), say),
  p4: async ({ browser, wall }) => measureP4(await browser(), await wall(), say),
  p6: async ({ browser, liveWall }) => measureP6(await browser(), await liveWall(), say),
  p7: async ({ browser, liveWall }) => measureP7(await browser(), await liveWall(), say),
  p8: async ({ browser, wall }) => measureP8(await browser(), await wall(), say),
  p9: async ({ browser, liveWall }) => measureP9(await browser(), await liveWall(), say),
  p10: async () => {
    const rows = await measureP10(say)
    return { rows: rowsOfP10(rows), details: rows }
  },
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !(name in measures))
if (unknown.length > 0) {
  say(`bench  no measure ${unknown.join(', ')}: there are ${Object.keys(measures).join(', ')}`)
  process.exitCode = 2
}
else {
  process.exitCode = await bench(wanted.length > 0 ? Object.keys(measures).filter(name => wanted.includes(name)) : Object.keys(measures))
}

/** Returns the exit status: 1 where a goal was missed or a measure failed. */
async function bench(names: readonly string[]): Promise<number> {
  let wall: Promise<BuiltPage> | null = null, liveWall: Promise<BuiltPage> | null = null
  const build = async () => {
    await ensureTiles()
    say('bench  building the wall …')
    return buildWall()
  }
  const buildLive = () => {
    say('bench  building the live wall …')
    return buildLiveWall()
  }
  const rows: BenchRow[] = [], failures: string[] = []
  for (const name of names) {
    // A browser of its own for each measure: nothing of the one before is left in it.
    const opened: { browser?: Browser } = {}
    const measure = measures[name]
    try {
      const found = await measure?.({ browser: async () => opened.browser ??= await chromium.launch(launchOptions()), wall: () => wall ??= build(), liveWall: () => liveWall ??= buildLive() })
      if (!found) continue
      rows.push(...found.rows)
      say(`bench  ${writeResult(name, { browser: opened.browser?.version() ?? null, node: process.version }, found)} written`)
    }
    catch (error) {
      failures.push(`${name.toUpperCase()}  ${error instanceof Error ? error.message : String(error)}`)
    }
    finally {
      await opened.browser?.close()
    }
  }
  say('')
  for (const line of tableOf(rows)) say(line)
  for (const failure of failures) say(`failed  ${failure}`)
  return failures.length > 0 || rows.some(({ verdict }) => verdict === 'missed') ? 1 : 0
}
