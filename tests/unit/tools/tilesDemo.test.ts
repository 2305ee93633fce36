import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateBytes } from 'gltf-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { geodeticOf } from '@/domain/localFrame'
import { type ElevationGrid, createRelief } from '@/domain/relief'
import { type TileLayer, tileLayers, tileSchema } from '@/domain/tileSchema'
import { demoSources } from '../../../tools/tiles/demoSources'
import type { Source } from '../../../tools/tiles/input/fillStore'
import type { ProblemReport } from '../../../tools/tiles/problems'
import { type Column, type Feature, type Tile, type TileJson, inEarth, leavesOf, madeOf, scratch, tileReader } from '../../builders/tiles'

/** A community of the county town and a village: with every layer, hundreds of features. */
const sample = ['370124001003', '370124107206']
const timeoutMs = 240_000

const place = scratch()
afterAll(() => { place.dispose() })
const relief = createRelief(JSON.parse(readFileSync('public/county/370124/elevation-2km.json', 'utf8')) as ElevationGrid)
const { groundHeight } = relief
const out = join(place.folder, 'sample')
const features: Record<TileLayer, Feature[]> = { buildings: [], pipes: [], nodes: [], roads: [] }
const tiles: Record<TileLayer, (Tile & { json: TileJson, file: string })[]> = { buildings: [], pipes: [], nodes: [], roads: [] }

const isFeature = (value: unknown): value is Feature => typeof value === 'object' && value !== null && 'properties' in value
const listOf = async (source: Source): Promise<Feature[]> => {
  if (Symbol.asyncIterator in source) throw new Error('the demo is made, not read')
  return Promise.resolve([...source].filter(isFeature))
}

beforeAll(async () => {
  const sources = demoSources(370124)
  const inSample = ({ properties }: Feature) => sample.includes(String(properties['region']))
  features.buildings = (await listOf(sources.buildings())).filter(inSample)
  features.pipes = (await listOf(sources.pipes())).filter(inSample)
  const ends = new Set(features.pipes.flatMap(({ properties }) => [properties['from'], properties['to']]))
  features.nodes = (await listOf(sources.nodes())).filter(({ properties }) => ends.has(properties['id']))
  features.roads = (await listOf(sources.roads())).slice(0, 400)
  await madeOf(out, features, { bounds: relief.bounds, groundHeight, capacity: 300 })
  const read = await tileReader()
  for (const layer of tileLayers) {
    for (const { file, tile } of leavesOf(join(out, layer, 'tileset.json')).leaves) tiles[layer].push({ ...await read(file), json: tile, file })
  }
}, timeoutMs)

/** What a column holds of a property: words as their numbers, nothing as its no-data, floats as floats. */
function stored(layer: TileLayer, key: string, value: unknown): string | number {
  const columns: Readonly<Record<string, { type: string, words?: readonly string[], noData?: number }>> = tileSchema[layer]
  const { type = 'STRING', words, noData = 0 } = columns[key] ?? {}
  if (type === 'STRING') return typeof value === 'string' ? value : ''
  if (words !== undefined) return words.indexOf(String(value))
  if (typeof value !== 'number') return noData
  return type === 'FLOAT32' ? Math.fround(value) : Math.round(value)
}

describe('a community and a village of the demo county', () => {
  it('pass every check of the maker', () => {
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Record<TileLayer, ProblemReport>
    expect(tileLayers.map(layer => report[layer].counts)).toEqual([{}, {}, {}, {}])
    expect(tileLayers.every(layer => features[layer].length > 100 && tiles[layer].length > 0)).toBe(true)
  })

  it.each(tileLayers)('have no error of the glTF validator: %s', async (layer) => {
    for (const { file } of tiles[layer]) expect((await validateBytes(new Uint8Array(readFileSync(file)))).issues.messages.filter(({ severity }) => severity === 0)).toEqual([])
  })

  it.each(tileLayers)('carry every attribute of every feature as the source has it: %s', (layer) => {
    const rows = new Map(tiles[layer].flatMap(({ columns, count }) => Array.from({ length: count }, (_, i): [string, Record<string, Column[number] | undefined>] => [
      String(columns['id']?.[i]), Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, column[i]])),
    ])))
    expect(rows.size).toBe(features[layer].length)
    for (const { properties } of features[layer]) {
      const { base: _base, ...row } = rows.get(String(properties['id'])) ?? {}
      expect(row).toEqual(Object.fromEntries(Object.keys(row).map(key => [key, stored(layer, key, properties[key])])))
    }
  })

  it.each(tileLayers)('give each vertex the id of a feature that exists, and each feature vertices: %s', (layer) => {
    for (const { features: ids, count } of tiles[layer]) {
      expect(new Set(ids)).toEqual(new Set(Array.from({ length: count }, (_, i) => i)))
    }
  })

  it('have no pipe that comes out of the ground', () => {
    let highest = -Infinity
    for (const tile of tiles.pipes) {
      for (const point of tile.points) {
        const [lon, lat, height] = geodeticOf(inEarth(tile.json, point))
        highest = Math.max(highest, height - groundHeight(lon, lat))
      }
    }
    expect(highest).toBeLessThan(0)
    expect(highest).toBeGreaterThan(-2)
  })

  it('have no building that floats: its lowest vertices are in the ground at every corner', () => {
    for (const tile of tiles.buildings) {
      const lowest = new Array<number>(tile.count).fill(Infinity)
      const where = tile.points.map(point => geodeticOf(inEarth(tile.json, point)))
      for (const [i, [, , height]] of where.entries()) lowest[tile.features[i] ?? 0] = Math.min(lowest[tile.features[i] ?? 0] ?? 0, height)
      for (const [i, [lon, lat]] of where.entries()) expect(lowest[tile.features[i] ?? 0]).toBeLessThan(groundHeight(lon, lat))
    }
  })

  it('have roads just above the ground and shafts that reach the surface', () => {
    for (const tile of tiles.roads) {
      for (const point of tile.points) {
        const [lon, lat, height] = geodeticOf(inEarth(tile.json, point))
        expect(Math.abs(height - groundHeight(lon, lat) - 0.15)).toBeLessThan(0.05)
      }
    }
    for (const tile of tiles.nodes) {
      const tops = new Array<number>(tile.count).fill(-Infinity)
      for (const [i, point] of tile.points.entries()) {
        const [lon, lat, height] = geodeticOf(inEarth(tile.json, point))
        tops[tile.features[i] ?? 0] = Math.max(tops[tile.features[i] ?? 0] ?? 0, height - groundHeight(lon, lat))
      }
      const manholes = tops.filter((_, i) => tile.columns['feature']?.[i] === tileSchema.nodes.feature.words.indexOf('manhole'))
      for (const top of manholes) expect(Math.abs(top - 0.05)).toBeLessThan(0.05)
    }
  })
})
