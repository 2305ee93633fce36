import { describe, expect, it } from 'vitest'
import { demoFiles } from '../../../tools/bench/builds.ts'
import { partsOf } from '../../../tools/bench/heap.ts'
import { rowsOfP10 } from '../../../tools/bench/p10Rows.ts'
import { type Held, growthOf } from '../../../tools/bench/p8.ts'
import { controlHolds, ratioOf } from '../../../tools/bench/pairs.ts'
import { sum } from '../../../tools/bench/received.ts'
import { rowOf, tableOf } from '../../../tools/bench/table.ts'

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
