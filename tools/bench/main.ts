// `npm run bench`: P1, the bytes a viewer waits for, against two floor pages built in the same run.
import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { launchOptions } from '../browser/launchOptions.ts'
import { buildFloor, buildWall } from './builds.ts'
import { type Received, receivedBefore } from './received.ts'

interface Row { measure: string, wall: Received, floor: Received, ratio: number, goal: number | null, met: boolean }

const say = (line: string) => process.stdout.write(`${line}\n`)
const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`

try {
  await bench()
}
catch (error) {
  say(`bench  ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function bench(): Promise<void> {
  say('bench  building the wall and the two floor pages …')
  const wall = await buildWall()
  const chartsFloor = await buildFloor('charts')
  const engineFloor = await buildFloor('engine')
  say('bench  opening each, cold, brotli 11 …')
  const browser = await chromium.launch(launchOptions())
  try {
    const ofWall = await receivedBefore(browser, wall, '/county/370124/overview', ['first-chart', 'first-3d-frame'])
    const charts = (await receivedBefore(browser, chartsFloor, '/', ['first-chart'])).get('first-chart')
    const engine = (await receivedBefore(browser, engineFloor, '/', ['first-3d-frame'])).get('first-3d-frame')
    const rows = [
      row('before the first chart, against the charts floor', ofWall.get('first-chart'), charts, 1.25),
      // The wall draws charts first by design, so a page that reaches its first 3D frame has loaded both floors.
      row('before the first 3D frame, against both floors', ofWall.get('first-3d-frame'), charts && engine && together(charts, engine), 1.1),
      row('before the first 3D frame, against the bare widget', ofWall.get('first-3d-frame'), engine, null),
    ]
    print(rows)
    mkdirSync('bench-results', { recursive: true })
    writeFileSync('bench-results/p1.json', `${JSON.stringify({ measure: 'P1', unit: 'brotli bytes', browser: browser.version(), node: process.version, rows }, null, 2)}\n`)
    say('\nbench-results/p1.json written')
    if (rows.some(each => !each.met)) process.exitCode = 1
  }
  finally {
    await browser.close()
  }
}

function row(measure: string, ours: Received | undefined, floor: Received | undefined, goal: number | null): Row {
  if (ours === undefined || floor === undefined || floor.code === 0) throw new Error(`nothing was counted for: ${measure}`)
  const ratio = ours.code / floor.code
  return { measure, wall: ours, floor, ratio, goal, met: goal === null || ratio <= goal }
}

function together(a: Received, b: Received): Received {
  return { code: a.code + b.code, fonts: a.fonts + b.fonts, demo: a.demo + b.demo, other: a.other + b.other }
}

function print(rows: readonly Row[]): void {
  const cells = [
    ['P1: script, style, JSON', 'wall', 'floor', 'ratio', 'goal', '', 'apart: fonts', 'demo', 'other'],
    ...rows.map(({ measure, wall: ours, floor, ratio, goal, met }) => [
      measure, kB(ours.code), kB(floor.code), `${ratio.toFixed(2)}×`, goal === null ? '–' : `≤ ${goal.toFixed(2)}×`, goal === null ? '' : met ? 'met' : 'missed', kB(ours.fonts), kB(ours.demo), kB(ours.other),
    ]),
  ]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(each => each[column]?.length ?? 0))) ?? []
  say('')
  for (const each of cells) say(each.map((cell, column) => column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)).join('  '))
}
