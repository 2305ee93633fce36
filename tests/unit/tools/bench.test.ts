import { describe, expect, it } from 'vitest'
import { demoFiles } from '../../../tools/bench/builds.ts'
import { sum } from '../../../tools/bench/received.ts'

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
