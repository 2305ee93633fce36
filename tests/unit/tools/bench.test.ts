import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { alarmMaker, delaysOf, longTaskShare, quantile, sendLoad } from '../../../tools/bench/alarmLoad.ts'
import { demoFiles } from '../../../tools/bench/builds.ts'
import { partsOf } from '../../../tools/bench/heap.ts'
import { rowsOfP10 } from '../../../tools/bench/p10Rows.ts'
import { type ColdPair, coldRow } from '../../../tools/bench/p2.ts'
import { type SwitchPair, switchRow } from '../../../tools/bench/p7.ts'
import { type Held, growthOf } from '../../../tools/bench/p8.ts'
import { controlHolds, ratioOf } from '../../../tools/bench/pairs.ts'
import { sum } from '../../../tools/bench/received.ts'
import { rowOf, tableOf } from '../../../tools/bench/table.ts'
import { alarm } from '../../builders/alarms'

const chunk = (fileName: string, moduleIds: string[], imports: string[] = [], dynamicImports: string[] = [], isEntry = false, code = '') => ({ type: 'chunk' as const, fileName, moduleIds, imports, dynamicImports, isEntry, code })
const worker = (fileName: string) => ({ type: 'asset' as const, fileName })
const answer = (path: string, type: string, bytes: number) => ({ path, type, bytes, atMs: 0 })

describe('the count of received bytes', () => {
  it('takes for demo what only the door to mocks reaches, and nothing that the wall shares with it', () => {
    const files = [
      chunk('index.js', ['/p/src/main.ts'], ['shared.js'], ['map.js', 'demo.js'], true),
      chunk('shared.js', ['/p/src/api/contract/figures.ts']),
      chunk('map.js', ['/p/src/map/MapStage.vue'], ['shared.js'], [], false, 'new Worker("/assets/ground.js")'),
      chunk('demo.js', ['/p/mocks/browser.ts'], ['shared.js', 'msw.js'], [], false, 'new SharedWorker("/assets/county.js")'),
      chunk('msw.js', ['/p/node_modules/msw/lib/core.mjs']),
      worker('assets/ground.js'),
      worker('assets/county.js'),
    ]
    expect(demoFiles(files)).toEqual(['demo.js', 'msw.js', 'assets/county.js'])
  })

  it('adds up script, style and JSON and sets fonts, demo and pages apart', () => {
    const answers = [
      answer('/', 'text/html', 1), answer('/assets/a.js', 'text/javascript', 10), answer('/assets/a.css', 'text/css', 20),
      answer('/config.json', 'application/json', 40), answer('/county/x.geojson', 'application/geo+json', 80),
      answer('/assets/a.woff2', 'font/woff2', 100), answer('/assets/fonts-AbCd1234.css', 'text/css', 200), answer('/assets/demo.js', 'text/javascript', 1000),
    ]
    expect(sum(answers, new Set(['/assets/demo.js']))).toEqual({ code: 150, fonts: 300, demo: 1000, other: 1 })
  })
})

describe('pairs', () => {
  it('give the median of their ratios, and an interval round it that one outlier does not move', () => {
    const pairs = Array.from({ length: 15 }, (_, i) => [100 + i, 100] as const)
    const { median, low, high } = ratioOf([...pairs.slice(1), [9_000, 100]])
    expect(median).toBeCloseTo(1.08, 2)
    expect(low).toBeGreaterThanOrEqual(1.01)
    expect(high).toBeLessThan(1.15)
  })

  it('are thrown away where the same thing measured twice differs by more than a twentieth', () => {
    const control = (ratio: number) => controlHolds(ratioOf(Array.from({ length: 15 }, () => [ratio, 1] as const)))
    expect([0.94, 0.96, 1.04, 1.06].map(control)).toEqual([false, true, true, false])
  })
})

describe('the delay of an alarm', () => {
  const sent = [{ atMs: 1_000, newSoFar: 2, count: 2 }, { atMs: 1_010, newSoFar: 3, count: 1 }, { atMs: 1_020, newSoFar: 6, count: 3 }]

  it('runs from sending to the first frame that shows as many as there are by then', () => {
    expect(delaysOf(sent, [[10, 900], [12, 1_015], [13, 1_030], [17, 1_060]], 10)).toEqual([15, 15, 20, 40, 40, 40])
  })

  it('is not that of an earlier frame that showed as many, and without end where nothing was shown', () => {
    expect(delaysOf(sent, [[20, 500], [12, 1_005]], 10)).toEqual([5, 5, Infinity, Infinity, Infinity, Infinity])
    expect(delaysOf(sent, [], 10)).toEqual(Array.from({ length: 6 }, () => Infinity))
  })

  it('has the quantile that so many lie at or below', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect([quantile(hundred, 0.5), quantile(hundred, 0.99), quantile(hundred, 1), quantile([7], 0.5)]).toEqual([50, 99, 100, 7])
    expect(() => quantile([], 0.5)).toThrow('no values')
  })
})

describe('a load of alarms', () => {
  it('is sent whole, and counts only those that nobody has seen', async () => {
    const all: Alarm[] = []
    const sent = await sendLoad({ name: '', newPerSecond: 500, repeatsPerSecond: 300, closingsPerSecond: 100, seconds: 0.2 }, alarmMaker(alarm('x'), 'b'), alarms => all.push(...alarms))
    const fresh = all.filter(each => each.version === 1)
    expect([fresh.length, all.filter(each => each.closed !== null).length, all.length]).toEqual([100, 20, 180])
    expect(sent.at(-1)?.newSoFar).toBe(100)
    expect(sent.reduce((sum, { count }) => sum + count, 0)).toBe(100)
    expect(new Set(fresh.map(each => each.id)).size).toBe(100)
  })

  it('holds versions that only grow', async () => {
    const versions = new Map<string, number>()
    await sendLoad({ name: '', newPerSecond: 200, repeatsPerSecond: 900, closingsPerSecond: 100, seconds: 0.1 }, alarmMaker(alarm('x'), 'b'), (alarms) => {
      for (const { id, version } of alarms) { expect(version).toBe((versions.get(id) ?? 0) + 1); versions.set(id, version) }
    })
    expect(versions.size).toBe(20)
  })
})

describe('long tasks', () => {
  it('are those of the span, cut to it', () => {
    const tasks = [{ startMs: 0, durationMs: 500 }, { startMs: 900, durationMs: 200 }, { startMs: 1_500, durationMs: 60 }, { startMs: 1_990, durationMs: 120 }, { startMs: 2_500, durationMs: 900 }]
    expect(longTaskShare(tasks, 1_000, 2_000)).toEqual({ share: 0.17, longestMs: 200 })
    expect(longTaskShare([], 0, 1_000)).toEqual({ share: 0, longestMs: 0 })
  })
})

describe('growth', () => {
  const held = (over: Partial<Held>): Held => ({ heapBytes: 0, codeBytes: 0, nodes: 0, listeners: 0, timers: 0, contexts: 0, objects: 0, ...over })

  it('is what came from the first to the last sample, for a thousand switches', () => {
    const samples = [{ switches: 0, ...held({ heapBytes: 5_000_000, nodes: 900, timers: 3 }) }, { switches: 20, ...held({ nodes: 5_000 }) }, { switches: 40, ...held({ heapBytes: 5_080_000, nodes: 902, timers: 2 }) }]
    expect(growthOf(samples)).toEqual(held({ heapBytes: 2_000_000, nodes: 50, timers: -25 }))
  })

  it('of nothing walked is an error and no zero', () => {
    expect(() => growthOf([{ switches: 0, ...held({}) }])).toThrow('nothing was walked')
    expect(() => growthOf([])).toThrow('nothing was walked')
  })
})

describe('a heap snapshot', () => {
  const meta = { node_fields: ['type', 'name', 'self_size'], node_types: [['hidden', 'array', 'object', 'code', 'native', 'object shape', 'synthetic']] as const }

  it('is weighed by objects and compiled code; what the browser keeps itself is neither', () => {
    const nodes = [2, 0, 100, 1, 0, 20, 0, 0, 3, 3, 0, 7_000, 4, 0, 90_000, 5, 0, 500, 6, 0, 9]
    expect(partsOf({ snapshot: { meta }, nodes })).toEqual({ objects: 123, code: 7_000 })
  })

  it('of another form is an error', () => {
    expect(() => partsOf({ snapshot: { meta: { ...meta, node_fields: ['kind', 'size'] } }, nodes: [1, 2] })).toThrow('unknown form')
  })
})

describe('the table', () => {
  it('stands in columns and leaves empty what a row does not say', () => {
    const lines = tableOf([rowOf({ measure: 'P4', what: 'county', ours: '64', goal: '≤ 150', verdict: 'met' }), rowOf({ measure: 'P10', what: 'a much longer name', ours: '1234', note: 'said apart' })])
    expect(lines).toHaveLength(3)
    const ends = (text: string, line = '') => line.indexOf(text) + text.length
    expect(ends('64', lines[1])).toBe(ends('1234', lines[2]))
    expect(ends('ours', lines[0])).toBe(ends('64', lines[1]))
    expect(lines[1]).toMatch(/met$/)
    expect(lines[2]).toMatch(/said apart$/)
  })

  it('takes the rows of the tile maker, the control without figures of its own', () => {
    const ratio = { median: 1.004, low: 0.98, high: 1.02, pairs: 15 }
    const [fast, control, bytes] = rowsOfP10([
      { measure: 'tiles', unit: 'features/s', ours: 20_000.4, floor: 5_000, ratio: { ...ratio, median: 4 }, goal: '≥ 1.00×', met: true },
      { measure: 'control: the maker against itself', unit: '', ours: 1, floor: 1, ratio, goal: '0.95–1.05×', met: true },
      { measure: 'a building', unit: 'B', ours: 21.26, floor: null, ratio: null, goal: '≤ 20 B', met: false },
    ])
    expect(fast).toMatchObject({ ours: '20000 features/s', floor: '5000 features/s', ratio: '4.00×', verdict: 'met' })
    expect(control).toMatchObject({ ours: '', floor: '', ratio: '1.00×', interval: '0.98–1.02' })
    expect(bytes).toMatchObject({ ours: '21.3 B', floor: '', ratio: '', verdict: 'missed' })
  })
})

describe('a cold start', () => {
  const pair = (wall: number, floor: number, again = floor): ColdPair => ({ wall: { 'first-chart': wall }, floor: { 'first-chart': floor }, again: { 'first-chart': again } })
  const of = (times: ColdPair['floor']) => times['first-chart'] ?? NaN

  it('is held against the mean of its two floors, and met within the goal', () => {
    const row = coldRow('first chart', 'first-chart', Array.from({ length: 15 }, () => pair(1_250, 990, 1_010)), of)
    expect(row).toMatchObject({ measure: 'P2', ours: '1250 ms', floor: '1000 ms', ratio: '1.25×', verdict: 'met' })
    expect(coldRow('first chart', 'first-chart', Array.from({ length: 15 }, () => pair(1_350, 1_000)), of).verdict).toBe('missed')
  })

  it('concludes nothing where the floor differs from itself', () => {
    expect(coldRow('first chart', 'first-chart', Array.from({ length: 15 }, () => pair(1_000, 1_000, 900)), of).verdict).toBe('restless')
  })

  it('is never told without a time', () => {
    expect(() => coldRow('first chart', 'first-3d-frame', [pair(1, 1)], of)).toThrow(/missing/)
  })
})

describe('a switch of the level', () => {
  const pair = (ms: number, floor: number): SwitchPair => ({ switched: { ms, region: '1', urls: [], charts: 3, draws: [] }, floor, again: floor })
  const row = (ms: number, floor: number) => switchRow('there', Array.from({ length: 15 }, () => pair(ms, floor)), true)

  it('is met only when both its ratio and its time are', () => {
    expect(row(140, 100)).toMatchObject({ measure: 'P7', ratio: '1.40×', verdict: 'met' })
    expect([row(160, 100).verdict, row(280, 200).verdict]).toEqual(['missed', 'missed'])
  })
})
