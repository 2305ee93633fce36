// `npm run tiles`: 3D Tiles from the demo county, or from a county's own GeoJSON.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ElevationGrid, createRelief } from '@/domain/relief'
import { tileLayers } from '@/domain/tileSchema'
import { demoTilesHash, hashOf } from '../setup/tilesHash.mjs'
import { readFeatures } from './input/readFeatures'
import type { Bounds } from './input/rings'
import { makeTiles } from './makeTiles'

const help = `npm run tiles -- [options]          without an input: the demo county → public/tiles/demo

  --buildings FILE --pipes FILE --nodes FILE --roads FILE
                        GeoJSON: a FeatureCollection, or one feature a line
  --name NAME           folder below public/tiles (own)
  --out FOLDER          another folder
  --ground FILE         elevation grid (that of the county)
  --bounds W,S,E,N      degrees; what lies outside is rejected (the elevation grid's)
  --note TEXT           whose data it is; stands in every tile
  --cap N               features of a layer at most (2000000)
  --force               even where nothing changed
  --help`

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  await main()
}
catch (error) {
  say(`tiles  ${(error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''}`)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { buildings: text, pipes: text, nodes: text, roads: text, name: text, out: text, ground: text, bounds: text, note: text, cap: text, force: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help === true) {
    say(help)
    return
  }
  const config = JSON.parse(readFileSync('public/config.json', 'utf8')) as { map: { geography: string }, demo?: { seed: number } }
  const groundFile = values.ground ?? join('public', config.map.geography, 'elevation-2km.json')
  const relief = createRelief(JSON.parse(readFileSync(groundFile, 'utf8')) as ElevationGrid)
  const files = Object.fromEntries(tileLayers.flatMap(layer => values[layer] === undefined ? [] : [[layer, values[layer]]]))
  const isDemo = Object.keys(files).length === 0
  const { bounds, ground, cap: capText, note: ownNote } = values
  const cap = capText === undefined ? 2_000_000 : Number(capText)
  if (!(cap > 0)) throw new Error('--cap: not a number above 0')
  if (values.name !== undefined && !/^[\w-]+$/.test(values.name)) throw new Error('--name: letters, digits, - and _')
  const started = performance.now()
  const note = ownNote ?? (isDemo ? '示意，演示数据' : '')
  const isPlain = isDemo && [bounds, ground, capText, ownNote].every(option => option === undefined)
  const sources = isDemo ? (await import('./demoSources')).demoSources(config.demo?.seed ?? 0) : Object.fromEntries(Object.entries(files).map(([layer, file]) => [layer, () => readFeatures(file)]))
  await makeTiles({
    out: resolve(values.out ?? join('public/tiles', values.name ?? (isDemo ? 'demo' : 'own'))), sources, bounds: boundsOf(bounds) ?? relief.bounds, groundHeight: relief.groundHeight, note, cap,
    hash: isPlain ? await demoTilesHash() : await hashOf([groundFile, ...Object.values(files)], JSON.stringify({ bounds, note, cap, seed: config.demo?.seed, layers: Object.keys(files) })),
    say, force: values.force ?? false,
  })
  say(`tiles  done in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

function boundsOf(text: string | undefined): Bounds | undefined {
  if (text === undefined) return undefined
  const [west, south, east, north, ...more] = text.split(',').map(Number)
  if (west === undefined || south === undefined || east === undefined || north === undefined || more.length > 0 || !(west < east && south < north)) throw new Error('--bounds: four numbers, west,south,east,north')
  return { west, south, east, north }
}
