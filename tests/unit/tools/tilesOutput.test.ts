import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateBytes } from 'gltf-validator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRelief, type ElevationGrid } from '@/domain/relief'
import { geodeticOf } from '@/domain/localFrame'
import { type TileLayer, tileLayers } from '@/domain/tileSchema'
import { hashOf, modulesOf } from '../../../tools/setup/tilesHash.mjs'
import { finenessFor } from '../../../tools/tiles/meshes/meshBuilder'
import { type Leaf, type TileJson, buildingFeature, glbJson, inEarth, leavesOf, madeOf, nodeFeature, onlyTile, pipeFeature, rectangle, roadFeature, scratch, slope, tileReader } from '../../builders/tiles'

let place: ReturnType<typeof scratch>
let out: string
beforeEach(() => {
  place = scratch()
  out = join(place.folder, 'out')
})
afterEach(() => { place.dispose() })

/** A small town of each layer: enough for several levels of tiles of 20 features. */
const grid = Array.from({ length: 12 }, (_, i) => Array.from({ length: 12 }, (__, j) => [i * 60, j * 55] as const)).flat()
const town = {
  nodes: grid.flatMap(([e, n], i) => [nodeFeature(`p${i}-a`, [e, n]), nodeFeature(`p${i}-b`, [e + 40, n], { feature: i % 3 === 0 ? 'valve' : i % 3 === 1 ? 'hydrant' : 'bend' })]),
  pipes: grid.map(([e, n], i) => pipeFeature(`p${i}`, [e, n], [e + 40, n], i % 5 === 0 ? { kind: 'TX', shape: 'box', width: 600, height: 300, wall: 50 } : {})),
  buildings: grid.map(([e, n], i) => buildingFeature(`b${i}`, { height: 3 + i % 40, name: `锦绣花园 ${i} 号楼` }, i % 4 === 0
    ? [[e, n], [e + 20, n], [e + 20, n + 8], [e + 8, n + 8], [e + 8, n + 20], [e, n + 20]]
    : rectangle(e, n, 14, 10))),
  roads: grid.map(([e, n], i) => roadFeature(`r${i}`, [[e, n], [e + 50, n], [e + 55, n + 40]])),
}
const small = { capacity: 20, groundHeight: slope }

function digest(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    hash.update(name)
    if (/\.\w+$/.test(name)) hash.update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}

describe('the folder of tiles', () => {
  it('holds the same bytes whenever it is made from the same input', async () => {
    await madeOf(out, town, small)
    const first = digest(out)
    await madeOf(out, town, { ...small, force: true })
    expect(digest(out)).toBe(first)
    await madeOf(out, { ...town, roads: town.roads.slice(1) }, { ...small, force: true })
    expect(digest(out)).not.toBe(first)
  })

  it('is left alone under the same hash, and made anew under another, or when told to', async () => {
    expect(await madeOf(out, town, small)).toMatchObject({ skipped: false })
    expect(await madeOf(out, town, small)).toEqual({ skipped: true, layers: {} })
    expect(await madeOf(out, town, { ...small, force: true })).toMatchObject({ skipped: false })
    expect(await madeOf(out, town, { ...small, hash: 'h2' })).toMatchObject({ skipped: false })
  })

  it('keeps what it was when a run fails, and nothing half-made stays', async () => {
    await madeOf(out, town, small)
    const before = digest(out)
    const broken = function* () {
      yield town.pipes[0]
      throw new Error('the disk is gone')
    }
    await expect(madeOf(out, { ...town, pipes: broken }, { ...small, hash: 'h2' })).rejects.toThrow('the disk is gone')
    expect(digest(out)).toBe(before)
    expect(readdirSync(place.folder)).toEqual(['out'])
  })

  it('is cleared of what a killed run left, and of nothing else', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    const others = ['out2.new-1', `out.new-${process.ppid}`, 'out.new-x']
    for (const name of [`out.new-${pid}`, `out.old-${pid}`, ...others]) mkdirSync(join(place.folder, name))
    await madeOf(out, town, small)
    mkdirSync(join(place.folder, `out.new-${pid}`))
    await madeOf(out, town, small)
    expect(readdirSync(place.folder).sort()).toEqual(['out', ...others].sort())
  })

  it('comes back when a run was killed between taking the old tiles away and putting the new ones in place', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    await madeOf(`${out}.old-${pid}`, town, small)
    expect(await madeOf(out, town, small)).toEqual({ skipped: true, layers: {} })
    expect(readdirSync(place.folder)).toEqual(['out'])
  })

  it('is refused where it holds something else', async () => {
    mkdirSync(out)
    writeFileSync(join(out, 'thesis.txt'), 'mine')
    await expect(madeOf(out, town, small)).rejects.toThrow('something else')
    expect(readdirSync(out)).toEqual(['thesis.txt'])
  })

  it('says in summary.json what was made', async () => {
    await madeOf(out, town, small)
    const { hash, note, layers } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as { hash: string, note: string, layers: Record<TileLayer, { features: number, bytes: number, roundingM: number }> }
    expect([hash, note]).toEqual(['h', 'test'])
    expect(Object.fromEntries(tileLayers.map(layer => [layer, layers[layer].features]))).toEqual({ buildings: 144, pipes: 144, nodes: 288, roads: 144 })
    expect(tileLayers.every(layer => layers[layer].bytes > 0)).toBe(true)
    expect(layers.buildings.roundingM).toBeLessThanOrEqual(0.02)
    expect(Math.max(layers.pipes.roundingM, layers.nodes.roundingM)).toBeLessThanOrEqual(0.005)
  })

  it('is an empty tileset where a layer has no rows', async () => {
    expect(await madeOf(out, { buildings: [] })).toMatchObject({ layers: { buildings: { features: 0, tiles: 0 } } })
    expect(leavesOf(join(out, 'buildings/tileset.json')).leaves).toEqual([])
  })
})

describe('the hash of the demo\'s tiles', () => {
  it('covers the maker, the demo county and what they import, and nothing of the wall', () => {
    const modules = modulesOf('tools/tiles/main.ts')
    expect(modules).toEqual(expect.arrayContaining(['tools/tiles/output/glb.ts', 'tools/tiles/demoSources.ts', 'mocks/city/buildings.ts', 'mocks/city/network/source.ts', 'src/domain/tileSchema.ts', 'src/domain/relief.ts']))
    expect(modules.filter(path => /^src\/(?:widgets|stores|map|screens|ui)\//.test(path))).toEqual([])
    expect(modules.every(path => existsSync(path))).toBe(true)
  })

  it('is that of the contents of the input, not of where it lies', async () => {
    const other = scratch()
    const one = await hashOf([place.file('a.json', '[1]')], 'x')
    expect(await hashOf([other.file('b.json', '[1]')], 'x')).toBe(one)
    expect(await hashOf([other.file('b.json', '[2]')], 'x')).not.toBe(one)
    expect(await hashOf([other.file('b.json', '[1]')], 'y')).not.toBe(one)
    other.dispose()
  })
})

const near = (a: number, b: number, by: number) => Math.abs(a - b) <= by

describe('tilesets', () => {
  beforeEach(async () => { await madeOf(out, town, small) })

  it.each(tileLayers)('hold every vertex of a tile in its box and in the regions of all tiles above: %s', async (layer) => {
    const read = await tileReader()
    const { leaves } = leavesOf(join(out, layer, 'tileset.json'))
    expect(leaves.length).toBeGreaterThan(3)
    for (const leaf of leaves) {
      const { points } = await read(leaf.file)
      expect(points.filter(point => !insideBox(leaf, point))).toEqual([])
      for (const above of leaf.above) expect(points.filter(point => !insideRegion(above, inEarth(leaf.tile, point)))).toEqual([])
    }
  })

  it.each(tileLayers)('get no coarser on the way down, add to what is above, and have transforms only where there is content: %s', (layer) => {
    const { root, geometricError, all, leaves } = leavesOf(join(out, layer, 'tileset.json'))
    expect(geometricError).toBeGreaterThanOrEqual(root.geometricError)
    for (const { tile, above } of leaves) {
      const errors = [...above, tile].map(each => each.geometricError)
      expect(errors).toEqual([...errors].sort((a, b) => b - a))
      expect(tile.children ?? []).toEqual([])
      expect(tile.geometricError).toBe(0)
    }
    for (const tile of all) {
      expect(tile.transform === undefined).toBe(tile.content === undefined)
      if (tile.children !== undefined) expect(tile.refine).toBe('ADD')
    }
  })

  it.each(tileLayers)('hold each feature of the input once: %s', async (layer) => {
    const read = await tileReader()
    const { leaves } = leavesOf(join(out, layer, 'tileset.json'))
    const ids = (await Promise.all(leaves.map(async ({ file }) => (await read(file)).columns['id'] ?? []))).flat()
    expect(ids.sort()).toEqual(town[layer].map(({ properties }) => properties['id']).sort())
  })

  it.each(tileLayers)('are without an error of the glTF validator, and say whose data it is: %s', async (layer) => {
    for (const { file } of leavesOf(join(out, layer, 'tileset.json')).leaves) {
      const bytes = new Uint8Array(readFileSync(file))
      expect((await validateBytes(bytes)).issues.messages.filter(({ severity }) => severity === 0)).toEqual([])
      expect(glbJson(bytes)).toMatchObject({ asset: { copyright: 'test' } })
    }
  })
})

it('the glTF validator finds an error where there is one', async () => {
  await madeOf(out, town, small)
  const [leaf] = leavesOf(join(out, 'buildings/tileset.json')).leaves
  const bytes = new Uint8Array(readFileSync(leaf?.file ?? ''))
  bytes.set(new TextEncoder().encode('"mode":9'), Buffer.from(bytes).indexOf('"mode":4'))
  expect((await validateBytes(bytes)).issues.numErrors).toBeGreaterThan(0)
})

function insideBox({ tile }: Leaf, [x, y, z]: readonly [number, number, number]): boolean {
  const [cx = 0, cy = 0, cz = 0, hx = 0, , , , hy = 0, , , , hz = 0] = tile.boundingVolume.box ?? []
  return near(x, cx, hx + 1e-3) && near(-z, cy, hy + 1e-3) && near(y, cz, hz + 1e-3)
}

function insideRegion({ boundingVolume: { region = [] } }: TileJson, point: readonly [number, number, number]): boolean {
  const [west = 0, south = 0, east = 0, north = 0, low = 0, high = 0] = region
  const [lon, lat, height] = geodeticOf(point)
  const [x, y] = [lon * Math.PI / 180, lat * Math.PI / 180]
  // A hundred-millionth of a radian is 6 cm.
  return x >= west - 1e-8 && x <= east + 1e-8 && y >= south - 1e-8 && y <= north + 1e-8 && height >= low - 0.01 && height <= high + 0.01
}

describe('the property table', () => {
  it('has each row as the source has it, with feature ids below its length', async () => {
    await madeOf(out, town, small)
    const read = await tileReader()
    const source = new Map(town.buildings.map(feature => [feature.properties['id'], feature.properties]))
    for (const { file } of leavesOf(join(out, 'buildings/tileset.json')).leaves) {
      const { features, count, columns } = await read(file)
      expect(new Set(features)).toEqual(new Set(Array.from({ length: count }, (_, i) => i)))
      for (let i = 0; i < count; i++) {
        const row = source.get(columns['id']?.[i] ?? '')
        expect({ name: columns['name']?.[i], address: columns['address']?.[i], region: columns['region']?.[i], floors: columns['floors']?.[i], height: columns['height']?.[i], year: columns['year']?.[i], use: columns['use']?.[i], self: columns['self']?.[i] })
          .toEqual({ name: row?.['name'], address: row?.['address'], region: row?.['region'], floors: row?.['floors'], height: row?.['height'], year: row?.['year'], use: 0, self: 255 })
      }
    }
  })

  it.each([['of one length', ['东关', '西关', '南门']], ['of many lengths', ['', '平阴县榆山街道东关社区府前街 1 号', 'a', '𠮷野']], ['that are all empty', ['', '', '']]])('keeps texts %s', async (_name, names) => {
    await madeOf(out, { buildings: names.map((name, i) => buildingFeature(`b${i}`, { name }, rectangle(i * 30, 0, 12, 10))) })
    expect((await onlyTile(out, 'buildings')).columns['name']).toEqual(names)
  })

  it('is of one feature, too', async () => {
    await madeOf(out, { nodes: [nodeFeature('n1', [0, 0], { owner: '平阴县供水公司' })] })
    expect((await onlyTile(out, 'nodes')).columns).toMatchObject({ id: ['n1'], owner: ['平阴县供水公司'], depth: [1.5] })
  })
})

describe('the grid of a tile', () => {
  it('is as fine as asked for within its reach, and as fine as fits beyond', () => {
    expect(finenessFor(3_000, 8)).toBe(8)
    expect(finenessFor(40_000, 8)).toBe(7)
    expect(finenessFor(40_000, 5)).toBe(5)
    expect(40_000 * 2 ** finenessFor(40_000, 8)).toBeLessThan(2 ** 23)
  })

  it('stays finer than 2 cm over the whole county, and places are true to it', async () => {
    const relief = createRelief(JSON.parse(readFileSync('public/county/370124/elevation-2km.json', 'utf8')) as ElevationGrid)
    const { west, south, east, north } = relief.bounds
    const corners = [[west, south], [east - 1e-3, south], [west, north - 1e-3], [east - 1e-3, north - 1e-3]] as const
    const features = corners.map(([lon, lat], i) => ({ ...buildingFeature(`b${i}`), geometry: { type: 'Polygon', coordinates: [[[lon, lat], [lon + 1e-4, lat], [lon + 1e-4, lat + 1e-4], [lon, lat]]] } }))
    await madeOf(out, { buildings: features.map(each => ({ ...each, properties: { ...each.properties, height: 20 } })) }, { bounds: relief.bounds })
    const { points, json } = await onlyTile(out, 'buildings')
    const rings = features.flatMap(({ geometry }) => geometry.coordinates.flat())
    for (const point of points) {
      const [x, y] = geodeticOf(inEarth(json, point))
      expect(Math.min(...rings.map(([lon = 0, lat = 0]) => Math.hypot((x - lon) * 89_700, (y - lat) * 111_000)))).toBeLessThan(0.03)
    }
  })
})
