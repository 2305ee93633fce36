import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Page, test as base, expect } from '@playwright/test'
import { build } from 'vite'
import { type ElevationGrid, createRelief } from '../../src/domain/relief.ts'
import { type TileLayer, tileLayers } from '../../src/domain/tileSchema.ts'
import { type StaticServer, startStaticServer } from '../../tools/serve/staticServer.ts'
import { demoTilesFolder, ensureTiles } from '../../tools/setup/demoTiles.mjs'
import { demoSources } from '../../tools/tiles/demoSources.ts'
import { cesiumAssets } from '../../tools/vite/cesiumAssets.ts'
import type { Opened, Target } from './bare/main.ts'
import { watchFaults } from './harness/watchFaults.ts'

const project = resolve(import.meta.dirname, '../..')
const root = join(project, '.cache/test-bare')
const seed = 370124
const { groundHeight } = createRelief(JSON.parse(readFileSync(join(project, 'public/county/370124/elevation-2km.json'), 'utf8')) as ElevationGrid)
/** Near enough that a thin pipe is some pixels wide. */
const cameraAboveM = 25

/** The engine on a page of its own, under the wall's policy: what it draws it would draw in any viewer. */
const test = base.extend<object, { server: StaticServer }>({
  server: [async ({}, use) => {
    await ensureTiles()
    await build({ root: join(import.meta.dirname, 'bare'), configFile: false, publicDir: false, logLevel: 'error', plugins: [cesiumAssets()], build: { outDir: root, emptyOutDir: true, reportCompressedSize: false } })
    const server = await startStaticServer({ root, port: 0 })
    await use(server)
    await server.stop()
  }, { scope: 'worker', timeout: 300_000 }],
})

interface Wanted { target: Target, properties: Record<string, unknown>, ids: ReadonlySet<string> }

/** The first feature of a layer, as the demo has it, from straight above; and all ids there are. */
async function wantedOf(layer: TileLayer): Promise<Wanted> {
  const ids = new Set<string>()
  let first: { geometry: { coordinates: unknown }, properties: Record<string, unknown> } | undefined
  for await (const feature of demoSources(seed)[layer]()) {
    const { properties, geometry } = feature as { geometry: { coordinates: unknown }, properties: Record<string, unknown> }
    first ??= { geometry, properties }
    ids.add(String(properties['id']))
  }
  if (first === undefined) throw new Error(`the demo has no ${layer}`)
  const numbers = [first.geometry.coordinates].flat(3).filter(each => typeof each === 'number')
  // A footprint's middle, the middle of a line's first piece, or the point itself.
  const list = layer === 'buildings' ? numbers : numbers.slice(0, 4)
  const middle = (k: 0 | 1) => { const own = list.filter((_, i) => i % 2 === k); return (Math.min(...own) + Math.max(...own)) / 2 }
  const [lon, lat] = [middle(0), middle(1)]
  const height = groundHeight(lon, lat) + Number(first.properties['height'] ?? 0) / (layer === 'buildings' ? 1 : 1000) + cameraAboveM
  return { target: { id: String(first.properties['id']), lon, lat, height }, properties: first.properties, ids }
}

async function open(page: Page, server: StaticServer, layer: TileLayer, target: Target): Promise<Opened> {
  await page.route(url => url.pathname.startsWith('/tiles/'), (route) => {
    const file = join(project, demoTilesFolder, new URL(route.request().url()).pathname.replace(/^\/tiles\//, ''))
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 })
  })
  await page.goto(server.url)
  await page.waitForFunction(() => window.__bare !== undefined)
  return page.evaluate(([url, at]) => window.__bare === undefined ? Promise.reject(new Error('no engine')) : window.__bare.open(url, at), [`/tiles/${layer}/tileset.json`, target] as const)
}

test.describe('a viewer that knows nothing of the wall', () => {
  test.setTimeout(120_000)

  for (const layer of tileLayers) {
    test(`opens the demo's ${layer}: each tile loads, attributes are the source's, what is picked exists`, async ({ page, context, server }) => {
      const faults: string[] = []
      // The bare engine's own credits style themselves, which the wall's policy refuses; the wall leaves them out.
      await watchFaults(context, server.url, (fault) => { if (!/inline style|style-src/.test(fault)) faults.push(fault) })
      const { target, properties, ids } = await wantedOf(layer)
      const opened = await open(page, server, layer, target)
      expect(opened.failed).toEqual([])
      expect(faults).toEqual([])
      expect(opened.features).toBeGreaterThan(0)
      const text = layer === 'pipes' || layer === 'nodes' ? 'owner' : 'name'
      expect(properties[text]).toMatch(/\p{Script=Han}/u)
      expect(opened.target).toMatchObject({ id: target.id, [text]: properties[text] })
      expect(ids).toContain(opened.picked)
      if (layer === 'buildings' || layer === 'roads') expect(opened.picked).toBe(target.id)
    })
  }

  test('says so when a tile is broken', async ({ page, server }) => {
    const { target } = await wantedOf('roads')
    await page.route(url => url.pathname.endsWith('.glb'), route => route.fulfill({ body: 'glTF' }))
    await page.goto(server.url)
    await page.route(url => url.pathname.endsWith('tileset.json'), route => route.fulfill({ path: join(project, demoTilesFolder, 'roads/tileset.json') }))
    await page.waitForFunction(() => window.__bare !== undefined)
    const opened = await page.evaluate(at => window.__bare?.open('/tiles/roads/tileset.json', at), target)
    expect(opened?.failed).not.toEqual([])
    expect(opened?.features).toBe(0)
  })
})
