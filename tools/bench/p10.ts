// P10: what the tile maker does in a second, against `JSON.parse` of its input and against obj2gltf, and what a feature weighs.
import { createWriteStream, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { validateBytes } from 'gltf-validator'
import obj2gltf from 'obj2gltf'
import { createLocalFrame } from '@/domain/localFrame'
import { type ElevationGrid, type Relief, createRelief } from '@/domain/relief'
import { type TileLayer, tileLayers } from '@/domain/tileSchema'
import { demoTilesFolder, ensureTiles } from '../setup/demoTiles.mjs'
import { demoSources } from '../tiles/demoSources'
import { fillStore } from '../tiles/input/fillStore'
import { readFeatures } from '../tiles/input/readFeatures'
import { makeTiles } from '../tiles/makeTiles'
import { addBuilding, pointsOfCorner } from '../tiles/meshes/buildings'
import { MeshBuilder, finenessFor } from '../tiles/meshes/meshBuilder'
import { type Ratio, controlHolds, ratioOf } from './pairs.ts'

/** One line of the table. `ours` and `floor` are of the same unit; `met` is null where there is no goal. */
export interface P10Row { measure: string, unit: string, ours: number, floor: number | null, ratio: Ratio | null, goal: string | null, met: boolean | null }

const pairs = 15
/** Buildings of a pair: enough for seconds to be of work, few enough for fifteen pairs. */
const sampleSize = 4_000

/** Measures P10 on the demo county; makes its tiles where they are missing. Throws when the control says that the machine was too restless. */
export async function measureP10(say: (line: string) => void = () => undefined): Promise<P10Row[]> {
  await ensureTiles()
  const folder = mkdtempSync(join(tmpdir(), 'bench-p10-'))
  try {
    return [...await speed(folder, say), ...weights(), await errors(say)]
  }
  finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Inputs { relief: Relief, all: string, sample: string, sampleText: string, obj: string, count: number, objFeatures: number }

async function writeInputs(folder: string): Promise<Inputs> {
  const { map, demo } = JSON.parse(readFileSync('public/config.json', 'utf8')) as { map: { geography: string }, demo?: { seed: number } }
  const relief = createRelief(JSON.parse(readFileSync(join('public', map.geography, 'elevation-2km.json'), 'utf8')) as ElevationGrid)
  const features = [...demoSources(demo?.seed ?? 0).buildings() as Iterable<unknown>]
  const collection = function* (list: readonly unknown[]) {
    yield '{"type":"FeatureCollection","features":['
    for (const [i, feature] of list.entries()) yield `${i > 0 ? ',\n' : ''}${JSON.stringify(feature)}`
    yield ']}\n'
  }
  const all = join(folder, 'all.geojson'), sample = join(folder, 'sample.geojson'), obj = join(folder, 'sample.obj')
  await pipeline(Readable.from(collection(features)), createWriteStream(all))
  const sampled = features.slice(0, sampleSize)
  const sampleText = [...collection(sampled)].join('')
  writeFileSync(sample, sampleText)
  writeFileSync(obj, await objOf(sampled, relief))
  return { relief, all, sample, sampleText, obj, count: features.length, objFeatures: sampled.length }
}

/** The very meshes of the sample as Wavefront OBJ, in one object: the shape that obj2gltf is fastest with. */
async function objOf(features: readonly unknown[], { bounds, groundHeight }: Relief): Promise<string> {
  const { store } = await fillStore('buildings', features, { bounds, groundHeight, cap: features.length })
  const mesh = new MeshBuilder(true, pointsOfCorner)
  const [lon, lat] = store.middle(0)
  mesh.reset(createLocalFrame(lon, lat), finenessFor(50_000, 5))
  for (let i = 0; i < store.count; i++) addBuilding(mesh, store, i, groundHeight)
  const lines = ['o buildings']
  const steps = 2 ** mesh.fineness
  for (let v = 0; v < mesh.vertices; v++) {
    const [x = 0, y = 0, z = 0] = mesh.positions.subarray(v * 3, v * 3 + 3)
    const [nx = 0, ny = 0, nz = 0] = mesh.normals.subarray(v * 4, v * 4 + 3)
    const [s = 0, t = 0] = mesh.places.subarray(v * 2, v * 2 + 2)
    lines.push(`v ${x / steps} ${y / steps} ${z / steps}`, `vn ${nx / 127} ${ny / 127} ${nz / 127}`, `vt ${s} ${t}`)
  }
  for (let i = 0; i < mesh.indexCount; i += 3) lines.push(`f ${[...mesh.indices.subarray(i, i + 3)].map(k => `${k + 1}/${k + 1}/${k + 1}`).join(' ')}`)
  return `${lines.join('\n')}\n`
}

async function speed(folder: string, say: (line: string) => void): Promise<P10Row[]> {
  say('bench  P10: writing the demo\'s buildings as GeoJSON and OBJ …')
  const { relief: { bounds, groundHeight }, all, sample, sampleText, obj, count, objFeatures } = await writeInputs(folder)
  const make = async (file: string): Promise<number> => timed(() => makeTiles({ out: join(folder, 'out'), sources: { buildings: () => readFeatures(file) }, bounds, groundHeight, note: '', hash: '', force: true }))
  const convert = () => timed(() => obj2gltf(obj, { binary: true, logger: () => undefined }))
  const parse = () => timed(() => Promise.resolve(JSON.parse(sampleText) as unknown))
  const once = await make(all)
  await convert()
  const against: [number, number][] = [], control: [number, number][] = [], parsing: [number, number][] = []
  for (let i = 0; i < pairs; i++) {
    say(`bench  P10: pair ${i + 1} of ${pairs}`)
    const [first, theirs, second, parsed] = [await make(sample), await convert(), await make(sample), await parse()]
    against.push([theirs, (first + second) / 2])
    // In turn: whatever comes first must not always be the same.
    control.push(i % 2 === 0 ? [first, second] : [second, first])
    parsing.push([parsed, second])
  }
  const still = ratioOf(control)
  if (!controlHolds(still)) throw new Error(`P10: the machine was too restless: the maker against itself came to ${still.median.toFixed(3)}`)
  const perSecond = (list: readonly [number, number][], k: 0 | 1) => objFeatures / (list.reduce((sum, pair) => sum + pair[k], 0) / list.length / 1000)
  const ratio = ratioOf(against)
  return [
    { measure: `tiles from GeoJSON, all ${count} buildings of the demo, once`, unit: 'features/CPU s', ours: count / once * 1000, floor: null, ratio: null, goal: null, met: null },
    { measure: `tiles from GeoJSON against obj2gltf, ${objFeatures} buildings`, unit: 'features/CPU s', ours: perSecond(against, 1), floor: perSecond(against, 0), ratio, goal: '≥ 1.00×', met: ratio.median >= 1 },
    { measure: 'tiles from GeoJSON against JSON.parse of it', unit: 'features/CPU s', ours: perSecond(parsing, 1), floor: perSecond(parsing, 0), ratio: ratioOf(parsing), goal: null, met: null },
    { measure: 'control: the maker against itself', unit: '', ours: 1, floor: 1, ratio: still, goal: '0.95–1.05×', met: true },
  ]
}

/** Processor time of this process, ms, its helping threads among them: what else runs on the machine does not count. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

interface GlbJson {
  bufferViews: { byteOffset?: number, byteLength: number, extensions?: { EXT_meshopt_compression?: { byteOffset: number, byteLength: number } } }[]
  accessors: { bufferView: number }[]
  extensions: { EXT_structural_metadata: { propertyTables: { count: number }[] } }
}

/** Gzipped bytes of a GLB: what draws and tells features apart, and what is known of them. */
export function weightOf(bytes: Uint8Array): { features: number, geometry: number, attributes: number } {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true)
  const { bufferViews, accessors, extensions } = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as GlbJson
  const drawn = new Set(accessors.map(accessor => accessor.bufferView))
  const part = (isDrawn: boolean) => Buffer.concat(bufferViews.flatMap((view, i) => {
    const { byteOffset = 0, byteLength } = view.extensions?.EXT_meshopt_compression ?? view
    return drawn.has(i) === isDrawn ? [bytes.subarray(28 + length + byteOffset, 28 + length + byteOffset + byteLength)] : []
  }))
  const features = extensions.EXT_structural_metadata.propertyTables[0]?.count ?? 0
  // The JSON names the columns, so it counts to them.
  return { features, geometry: gzipSync(part(true)).length, attributes: gzipSync(Buffer.concat([bytes.subarray(0, 20 + length), part(false)])).length }
}

const filesOf = (layer: TileLayer) => readdirSync(join(demoTilesFolder, layer)).filter(name => name.endsWith('.glb')).map(name => join(demoTilesFolder, layer, name))

function weights(): P10Row[] {
  const singular: Readonly<Record<TileLayer, string>> = { buildings: 'building', pipes: 'pipe', nodes: 'node', roads: 'road' }
  return tileLayers.flatMap((layer): P10Row[] => {
    const sum = { features: 0, geometry: 0, attributes: 0 }
    for (const file of filesOf(layer)) {
      const { features, geometry, attributes } = weightOf(new Uint8Array(readFileSync(file)))
      sum.features += features
      sum.geometry += geometry
      sum.attributes += attributes
    }
    const each = (bytes: number) => bytes / sum.features
    const row = (what: string, bytes: number, goal: number | null): P10Row => ({ measure: `a ${singular[layer]}, gzipped: ${what}`, unit: 'B', ours: each(bytes), floor: null, ratio: null, goal: goal === null ? null : `≤ ${goal} B`, met: goal === null ? null : each(bytes) <= goal })
    return [row('geometry and feature id', sum.geometry, layer === 'buildings' ? 20 : null), row('attributes', sum.attributes, null)]
  })
}

async function errors(say: (line: string) => void): Promise<P10Row> {
  say('bench  P10: the glTF validator over every tile …')
  let found = 0, files = 0
  for (const file of tileLayers.flatMap(filesOf)) {
    found += (await validateBytes(new Uint8Array(readFileSync(file)), { maxIssues: 100, writeTimestamp: false })).issues.numErrors
    files++
  }
  return { measure: `errors of the glTF validator in ${files} tiles`, unit: '', ours: found, floor: null, ratio: null, goal: '0', met: found === 0 }
}

/** Prints the rows as a table. */
export function printP10(rows: readonly P10Row[], say: (line: string) => void): void {
  const number = (value: number | null) => value === null ? '' : value >= 1000 ? value.toFixed(0) : value.toFixed(value % 1 === 0 ? 0 : 1)
  const cells = [
    ['P10', 'ours', 'floor', 'unit', 'ratio', '95 %', 'goal', ''],
    ...rows.map(({ measure, ours, floor, unit, ratio, goal, met }) => [
      measure, number(ours), number(floor), unit, ratio === null ? '' : `${ratio.median.toFixed(2)}×`, ratio === null ? '' : `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`, goal ?? '–', met === null ? '' : met ? 'met' : 'missed',
    ]),
  ]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(each => each[column]?.length ?? 0))) ?? []
  for (const each of cells) say(each.map((cell, column) => column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)).join('  '))
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  const say = (line: string) => { process.stdout.write(`${line}\n`) }
  printP10(await measureP10(say), say)
}
