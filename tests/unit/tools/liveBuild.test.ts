import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRuntimeConfig } from '@/config/runtimeConfig'
import { toLiveConfig } from '../../../tools/vite/liveConfig.ts'
import { demoModules } from '../../../tools/vite/liveGuard.ts'
import { belongsInBuild } from '../../../tools/vite/publicFiles.ts'

describe('a live build', () => {
  it('starts from a configuration that is valid, live, and holds nothing of the demo', () => {
    const live = toLiveConfig(readFileSync('public/config.json', 'utf8'))
    const parsed = parseRuntimeConfig(live)
    expect(parsed.source).toBe('live')
    expect(parsed.demo).toBeUndefined()
    expect(parsed.county.code).toBe('370124')
  })

  it('is refused when it carries the demo or what only the demo needs', () => {
    const carried = ['/p/mocks/browser.ts', '/p/node_modules/msw/lib/core/http.mjs', '/p/node_modules/@mswjs/interceptors/lib/x.mjs?used']
    expect(demoModules([...carried, '/p/src/main.ts', '/p/node_modules/vue/dist/vue.js'])).toEqual(carried)
  })

  it.each([
    ['tiles/demo', false, true], ['tiles/demo/buildings/r0.glb', false, true], ['tiles/own', true, true], ['tiles/own/buildings/r0.glb', true, true], ['tiles/demonstration/tileset.json', true, true],
    ['tiles/own.new-123', false, false], ['tiles/demo.new-123/buildings/r0.glb', false, false], ['tiles/demo.old-9', false, false], ['tiles/README.md', true, true], ['config.json', true, true], ['county/tiles/demo', true, true],
  ])('holds public/%s: %s, and a demo build: %s', (path, live, demo) => {
    expect([belongsInBuild(path, false), belongsInBuild(path, true)]).toEqual([live, demo])
  })
})
