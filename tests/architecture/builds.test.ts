import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../tools/setup/freshBuild.mjs'

const project = resolve(import.meta.dirname, '../..')
const folders = { live: '.cache/test-live', demo: '.cache/test-demo' }
const timeoutMs = 300_000

interface Built { paths: string[], read: (path: string) => string }

async function built(mode: 'production' | 'demo', outDir: string): Promise<Built> {
  await build(mode, outDir)
  const folder = join(project, outDir)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => path.replaceAll('\\', '/'))
  return { paths, read: path => readFileSync(join(folder, path), 'utf8') }
}

/** Files of a build in which the demo shows: words of msw, of the demo's own worker, or its footage. */
function tracesOfDemo({ paths, read }: Built): string[] {
  return paths.filter(path => path.startsWith('footage/') || path.includes('mockServiceWorker') || (path.endsWith('.js') && read(path).includes('[MSW]')))
}

/** The scripts that the page loads before it does anything: its own, and what those import. */
function scriptsOfStart({ read }: Built): ReadonlySet<string> {
  const needed = new Set<string>()
  const visit = (path: string) => {
    if (needed.has(path)) return
    needed.add(path)
    for (const [, next] of read(path).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) visit(`assets/${next}`)
  }
  visit(/src="\/(assets\/[^"]+)"/.exec(read('index.html'))?.[1] ?? '')
  return needed
}

/** Components that come with another topic, with the map, or once somebody asks for them; a build keeps the names of components. */
const lateComponents = [
  'MapChrome', 'LayersPanel', 'LayersBody', 'SearchBox', 'SearchPanel', 'TopicStrip', 'UnknownRegion', 'ThingBody', 'BreakdownBody', 'PopupBody', 'ReplayBar', 'MapCanvas', 'ToolPanel',
  'AlarmHealthPanel', 'BadActorsPanel', 'HandlingTimesPanel', 'AlarmRulesPanel', 'DeviceListPanel', 'EventFlowPanel', 'VideoWallPanel', 'IndicatorDeskPanel', 'IndicatorTilesPanel', 'UndergroundSystemsPanel',
]
/** Chinese words that only those say: files of the catalogue that the translator is not made with. */
const catalogue = 'src/i18n/locales/zh-CN'
const lateWords = readdirSync(join(project, catalogue)).map(name => name.replace('.ts', '')).filter(name => !readFileSync(join(project, 'src/i18n/i18n.ts'), 'utf8').includes(`/zh-CN/${name}'`))
/** The longest words of a file, in which nothing is put, as they stand in its source. */
const wordsOf = (name: string) => [...readFileSync(join(project, catalogue, `${name}.ts`), 'utf8').matchAll(/: '([^'{}\\]{6,})'/g)].map(([, word]) => word ?? '').sort((a, b) => b.length - a.length).slice(0, 3)

describe('what is built', () => {
  let live: Built
  let demo: Built
  /** Tiles as a county puts them in, for the time of the builds, and one of the demo where none has been made yet. */
  const own = join(project, 'public/tiles/own-of-this-test'), ofDemo = join(project, 'public/tiles/demo')
  const hadDemo = existsSync(ofDemo)
  beforeAll(async () => {
    for (const folder of hadDemo ? [own] : [own, ofDemo]) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'tileset.json'), '{}')
    }
    live = await built('production', folders.live)
    demo = await built('demo', folders.demo)
  }, timeoutMs)
  afterAll(() => {
    for (const folder of hadDemo ? [own] : [own, ofDemo]) rmSync(folder, { recursive: true, force: true })
  })
  afterAll(() => Object.values(folders).forEach(folder => rmSync(join(project, folder), { recursive: true, force: true })))

  it('holds no trace of the demo in a live wall, and the same search finds it in the demo wall', () => {
    expect(tracesOfDemo(live)).toEqual([])
    expect(tracesOfDemo(demo)).not.toEqual([])
  })

  it('starts a live wall with a live configuration', () => {
    expect(JSON.parse(live.read('config.json'))).toMatchObject({ source: 'live' })
    expect(JSON.parse(live.read('config.json'))).not.toHaveProperty('demo')
    expect(JSON.parse(demo.read('config.json'))).toMatchObject({ source: 'mock' })
  })

  it('holds the county\'s own tiles, and those of the demo only in the demo wall', () => {
    const tilesOf = ({ paths }: Built, name: string) => paths.filter(path => path.startsWith(`tiles/${name}/`))
    expect(tilesOf(live, 'own-of-this-test')).toEqual(['tiles/own-of-this-test/tileset.json'])
    expect(tilesOf(live, 'demo')).toEqual([])
    expect(tilesOf(demo, 'demo')).not.toEqual([])
    expect(tilesOf(demo, 'own-of-this-test')).toEqual(['tiles/own-of-this-test/tileset.json'])
    expect([...live.paths, ...demo.paths].filter(path => path.includes('county/') && path.endsWith('.json'))).not.toEqual([])
  })

  it('has no source maps', () => {
    const maps = ({ paths, read }: Built) => paths.filter(path => path.endsWith('.map') || (path.endsWith('.js') && /^\/\/# sourceMappingURL=/m.test(read(path))))
    expect([...maps(live), ...maps(demo)]).toEqual([])
  })

  it('has a page without inline script or style, which the policy would refuse', () => {
    for (const page of [live.read('index.html'), demo.read('index.html')]) {
      expect(page).toMatch(/<script type="module"[^>]* src="/)
      expect(page).not.toMatch(/<script(?![^>]* src=)/)
      expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/)
    }
  })

  it('has no fonts inside its styles', () => {
    const styles = live.paths.filter(path => path.endsWith('.css'))
    expect(styles).not.toEqual([])
    expect(styles.filter(path => /url\(["']?data:(?:font|application)/.test(live.read(path)))).toEqual([])
  })

  it('starts without what the first charts do not need, and the same search finds what they need', () => {
    const start = [...scriptsOfStart(live)].map(path => live.read(path)).join('\n')
    const named = (component: string) => new RegExp(`__name:\\s*["'\`]${component}["'\`]`).test(start)
    expect(lateComponents.filter(named)).toEqual([])
    expect(['PopulationPanel', 'HousingPanel', 'WallHeader', 'TopicScreen'].filter(component => !named(component))).toEqual([])
    expect(lateWords).toEqual(expect.arrayContaining(['city', 'handling', 'health', 'indicators', 'tools', 'underground', 'video']))
    expect(lateWords.filter(name => wordsOf(name).some(word => start.includes(word)))).toEqual([])
    expect(wordsOf('wall').every(word => start.includes(word))).toBe(true)
  })

  it.each([['the 3D engine', /^assets\/cesium-.*\.js$/], ['MQTT', /^assets\/mqttSocket-.*\.js$/], ['the HLS player', /^assets\/hls\.light-.*\.js$/], ['the FLV player', /^assets\/mpegts-.*\.js$/]])('loads %s only when asked: no script of the page needs it', (_, file) => {
    const needed = scriptsOfStart(live)
    const [lazy = 'none', ...more] = live.paths.filter(path => file.test(path))
    expect(live.paths).toContain(lazy)
    expect(more).toEqual([])
    expect([...needed]).not.toContain(lazy)
    expect(live.read('index.html')).not.toContain(lazy)
  })
})
