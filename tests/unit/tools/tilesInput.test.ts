import { createWriteStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fillStore } from '../../../tools/tiles/input/fillStore'
import { readFeatures } from '../../../tools/tiles/input/readFeatures'
import { type Problem, type ProblemReport, type Reason, reasons } from '../../../tools/tiles/problems'
import type { TileLayer } from '@/domain/tileSchema'
import { type Feature, buildingFeature, madeOf, nodeFeature, onlyTile, pipeFeature, rectangle, roadFeature, scratch, yard, yardBounds } from '../../builders/tiles'

let place: ReturnType<typeof scratch>
beforeEach(() => { place = scratch() })
afterEach(() => { place.dispose() })

const at = (coordinates: unknown, type = 'Polygon') => ({ type, coordinates })
const withGeometry = (feature: Feature, geometry: unknown) => ({ ...feature, geometry })
const options = { bounds: yardBounds, groundHeight: () => 40, cap: 1_000_000 }

/** What is said of a row between two good ones, and how many rows of the layer are kept. */
async function said(layer: TileLayer, bad: unknown, nodeIds?: ReadonlySet<string>): Promise<{ problem: Problem | undefined, kept: number }> {
  const good = { buildings: buildingFeature, pipes: (id: string) => pipeFeature(id, [0, 0], [10, 0]), nodes: (id: string) => nodeFeature(id, [0, 0]), roads: (id: string) => roadFeature(id, [[0, 0], [50, 0]]) }[layer]
  const { store, problems } = await fillStore(layer, [good('g1'), bad, good('g2')], { ...options, ...nodeIds !== undefined && { nodeIds } })
  return { problem: problems.report().first[0], kept: store.count }
}

const ringAt = (...corners: [number, number][]) => [corners.map(([e, n]) => yard.toLonLat([e, n]))]
const bowtie = ringAt([0, 0], [10, 10], [10, 0], [0, 10], [0, 0])
const flat = ringAt([0, 0], [10, 0], [20, 0], [0, 0])
const house = (over: Record<string, unknown>) => buildingFeature('bad', over)
const pipe = (over: Record<string, unknown>) => pipeFeature('bad', [0, 0], [10, 0], over)
const line = (coordinates: unknown, type = 'LineString') => withGeometry(pipe({}), at(coordinates, type))
const [lon, lat] = yard.toLonLat([0, 0])

const bad: readonly (readonly [string, TileLayer, unknown, Reason])[] = [
  ['a ring that crosses itself', 'buildings', withGeometry(house({}), at(bowtie)), 'selfCrossing'],
  ['a ring without area', 'buildings', withGeometry(house({}), at(flat)), 'zeroArea'],
  ['a ring of two points', 'buildings', withGeometry(house({}), at(ringAt([0, 0], [10, 0], [0, 0]))), 'fewPoints'],
  ['a building without a height', 'buildings', house({ height: undefined }), 'badHeight'],
  ['a height that is not a number', 'buildings', house({ height: 'tall' }), 'badHeight'],
  ['a height that is NaN', 'buildings', house({ height: Number.NaN }), 'badHeight'],
  ['a height below 0', 'buildings', house({ height: -3 }), 'badHeight'],
  ['a height above any building', 'buildings', house({ height: 1e308 }), 'badHeight'],
  ['an unknown use', 'buildings', house({ use: 'castle' }), 'unknownWord'],
  ['a code outside its list', 'buildings', house({ use: 99 }), 'unknownWord'],
  ['a number that does not fit', 'buildings', house({ homes: 70_000 }), 'badValue'],
  ['text in a column of numbers', 'buildings', house({ year: 'old' }), 'badValue'],
  ['an object for a name', 'buildings', house({ name: { a: 1 } }), 'badValue'],
  ['a building without a use', 'buildings', house({ use: null }), 'missingValue'],
  ['a building without an id', 'buildings', house({ id: undefined }), 'missingValue'],
  ['an id seen before', 'buildings', buildingFeature('g1'), 'duplicateId'],
  ['a coordinate that is NaN', 'buildings', withGeometry(house({}), at([[[Number.NaN, lat], [lon, lat], [lon, lat + 1e-4]]])), 'badNumber'],
  ['a coordinate that is text', 'buildings', withGeometry(house({}), at([[['116.45', lat], [lon, lat], [lon, lat + 1e-4]]])), 'badNumber'],
  ['latitude before longitude', 'buildings', withGeometry(house({}), at(ringAt([0, 0], [10, 0], [10, 10]).map(ring => ring.map(([x, y]) => [y, x])))), 'swapped'],
  ['projected metres', 'buildings', withGeometry(house({}), at([[[450_000, 4_015_000], [450_010, 4_015_000], [450_010, 4_015_010]]])), 'projected'],
  ['a latitude of 91 degrees', 'buildings', withGeometry(house({}), at([[[116.45, 91], [116.46, 91], [116.46, 90.9]]])), 'outOfRange'],
  ['a place outside the bounds', 'buildings', withGeometry(house({}), at([[[117, 36], [117.001, 36], [117.001, 36.001]]])), 'outOfBounds'],
  ['a building that is a point', 'buildings', withGeometry(house({}), at([lon, lat], 'Point')), 'geometry'],
  ['no feature at all', 'buildings', 7, 'notFeature'],
  ['a list', 'buildings', [1, 2], 'notFeature'],
  ['null', 'buildings', null, 'notFeature'],
  ['a pipe without length', 'pipes', line([[lon, lat], [lon, lat]]), 'zeroLength'],
  ['a pipe with a bend', 'pipes', line([[lon, lat], [lon + 1e-4, lat], [lon + 1e-4, lat + 1e-4]]), 'notStraight'],
  ['a pipe without depth and elevation', 'pipes', pipe({ depthFrom: undefined, elevationFrom: undefined }), 'missingValue'],
  ['a pipe without a diameter', 'pipes', pipe({ width: 0, height: 0 }), 'badValue'],
  ['an unknown material', 'pipes', pipe({ material: 'bamboo' }), 'unknownWord'],
  ['an unknown kind of pipe', 'pipes', pipe({ kind: 'XX' }), 'unknownWord'],
  ['a road without length', 'roads', withGeometry(roadFeature('bad', [[0, 0], [1, 1]]), at([[lon, lat]], 'LineString')), 'zeroLength'],
  ['an unknown feature of a node', 'nodes', nodeFeature('bad', [0, 0], { feature: 'volcano' }), 'unknownWord'],
  ['a node that is a line', 'nodes', withGeometry(nodeFeature('bad', [0, 0]), at([[lon, lat], [lon, lat]], 'LineString')), 'geometry'],
]

describe('a row that cannot be drawn', () => {
  it.each(bad)('%s is told with its row and reason, and the others are kept', async (_name, layer, row, reason) => {
    const { problem, kept } = await said(layer, row)
    expect(problem).toMatchObject({ row: 2, reason })
    expect(kept).toBe(2)
  })

  it('is a pipe whose node is not among the nodes', async () => {
    const nodeIds = new Set(['g1-a', 'g1-b', 'g2-a', 'g2-b', 'bad-a'])
    expect(await said('pipes', pipe({}), nodeIds)).toMatchObject({ problem: { row: 2, id: 'bad', reason: 'missingNode', detail: 'bad-b' }, kept: 2 })
  })

  it('is one over the cap', async () => {
    const { store, problems } = await fillStore('nodes', [1, 2, 3].map(n => nodeFeature(`n${n}`, [0, 0])), { ...options, cap: 2 })
    expect(store.count).toBe(2)
    expect(problems.report().counts).toEqual({ tooMany: 1 })
  })

  it('has a test for every reason there is', () => {
    const tested = new Set<string>([...bad.map(([, , , reason]) => reason), 'missingNode', 'tooMany', 'badJson', 'aboveGround'])
    expect(Object.keys(reasons).filter(reason => !tested.has(reason))).toEqual([])
  })

  it('is counted in report.json by reason, with the first of each and the properties that were not used', async () => {
    const rows = [buildingFeature('a', { owner: '张三' }), house({ height: -1 }), house({ height: 0 }), buildingFeature('a'), buildingFeature('c')]
    const made = await madeOf(join(place.folder, 'out'), { buildings: rows })
    expect(made.layers.buildings).toMatchObject({ rows: 5, features: 2, rejected: 3 })
    const report = JSON.parse(readFileSync(join(place.folder, 'out/report.json'), 'utf8')) as { buildings: ProblemReport }
    expect(report.buildings.counts).toEqual({ badHeight: 2, duplicateId: 1 })
    expect(report.buildings.first.map(({ row, reason }) => [row, reason])).toEqual([[2, 'badHeight'], [3, 'badHeight'], [4, 'duplicateId']])
    expect(report.buildings.ignoredProperties).toEqual({ owner: 1 })
    expect((await onlyTile(join(place.folder, 'out'), 'buildings')).columns['id']).toEqual(['a', 'c'])
  })

  it('is only noted where a pipe comes out of the ground: it is what the survey says', async () => {
    const made = await madeOf(join(place.folder, 'out'), { pipes: [pipeFeature('p', [0, 0], [10, 0], { depthFrom: -0.5, elevationFrom: 40.5 })] })
    expect(made.layers.pipes).toMatchObject({ features: 1, rejected: 0 })
    expect(JSON.parse(readFileSync(join(place.folder, 'out/report.json'), 'utf8'))).toMatchObject({ pipes: { counts: { aboveGround: 1 } } })
  })
})

describe('a value that is not given', () => {
  it('is the no-data of its column; depth and elevation follow from each other and the ground', async () => {
    const { elevationFrom: _a, depthTo: _b, pressure: _c, ...properties } = pipe({}).properties
    const { store } = await fillStore('pipes', [{ ...pipe({}), properties }], options)
    expect(store.number('elevationFrom', 0)).toBe(39)
    expect(store.number('depthTo', 0)).toBe(1)
    expect(store.number('pressure', 0)).toBe(-1)
  })

  it('may be written as text where a number is wanted', async () => {
    const { store } = await fillStore('buildings', [buildingFeature('a', { height: '9.5', year: '2001' })], options)
    expect([store.number('height', 0), store.number('year', 0)]).toEqual([9.5, 2001])
  })
})

const rowsOf = async (file: string): Promise<unknown[]> => {
  const rows: unknown[] = []
  for await (const row of readFeatures(file)) rows.push('value' in row ? row.value : 'broken')
  return rows
}

describe('a file of features', () => {
  const features = [buildingFeature('a', { name: '东关社区「甲」' }), buildingFeature('b'), buildingFeature('c')]
  const collection = JSON.stringify({ type: 'FeatureCollection', name: '楼栋', crs: { type: 'name' }, features })
  const lines = features.map(feature => JSON.stringify(feature))

  it.each([
    ['a collection', 'a.geojson', collection], ['a collection with a byte order mark', 'a.geojson', `\uFEFF${collection}`],
    ['a collection over many lines, ended by CRLF', 'a.geojson', JSON.stringify({ type: 'FeatureCollection', features }, null, 2).replaceAll('\n', '\r\n')],
    ['a collection with features first', 'a.json', JSON.stringify({ features, type: 'FeatureCollection' })],
    ['a feature a line', 'a.ndjson', lines.join('\n')], ['a feature a line, whatever it is called', 'a.geojson', lines.join('\n')],
    ['a feature a line with a byte order mark, CRLF and empty lines', 'a.geojsonl', `\uFEFF${lines.join('\r\n\r\n')}\r\n`],
    ['a feature a line after record separators', 'a.geojsons', lines.map(each => `\u001E${each}`).join('\n')],
  ])('is read as %s', async (_name, file, text) => {
    expect(await rowsOf(place.file(file, text))).toEqual(features)
  })

  it('is read although one line is not JSON, and that row is told', async () => {
    const { store, problems } = await fillStore('buildings', readFeatures(place.file('a.ndjson', `${lines[0]}\n{"type": "Feat\n${lines[1]}\n`)), options)
    expect(store.count).toBe(2)
    expect(problems.report().first).toMatchObject([{ row: 2, reason: 'badJson' }])
  })

  it.each([
    ['breaks off', collection.slice(0, -40), /after feature 2/], ['is broken in the middle', collection.replace('"b 号院"', 'b 号院'), /not JSON after feature 1/], ['is empty', '', /after feature 0/],
  ])('that %s fails whole and names the row, and the old tiles stay', async (_name, text, message) => {
    const out = join(place.folder, 'out')
    await madeOf(out, { buildings: features })
    const before = readFileSync(join(out, 'summary.json'), 'utf8')
    const file = place.file('a.geojson', text)
    await expect(madeOf(out, { buildings: () => readFeatures(file) }, { hash: 'other' })).rejects.toThrow(message)
    expect(readFileSync(join(out, 'summary.json'), 'utf8')).toBe(before)
  })

  it('does not reach the prototype of objects', async () => {
    const row = JSON.stringify(buildingFeature('a')).replace('"id":', '"__proto__":{"polluted":1},"id":')
    const { store } = await fillStore('buildings', readFeatures(place.file('a.ndjson', row)), options)
    expect(store.count).toBe(1)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('a file of 300 MB', () => {
  /** Features with a lot that is not used, so that the file is large and what is kept is small. */
  function* text(kind: 'collection' | 'lines'): Generator<string> {
    const ballast = '管'.repeat(33_000)
    if (kind === 'collection') yield '{"type":"FeatureCollection","features":['
    for (let i = 0; i < 3_000; i++) yield `${i > 0 ? kind === 'collection' ? ',' : '\n' : ''}${JSON.stringify(buildingFeature(`b${i}`, { ballast }, rectangle(i % 50 * 20, Math.floor(i / 50) * 20, 12, 10)))}`
    if (kind === 'collection') yield ']}'
  }

  it.each(['collection', 'lines'] as const)('is read in little memory: %s', async (kind) => {
    const file = join(place.folder, 'large.geojson')
    await pipeline(Readable.from(text(kind)), createWriteStream(file))
    expect(statSync(file).size).toBeGreaterThan(290_000_000)
    let most = 0
    const before = process.memoryUsage()
    const { store } = await fillStore('buildings', watched(readFeatures(file), () => {
      const now = process.memoryUsage()
      most = Math.max(most, now.heapUsed + now.external - before.heapUsed - before.external)
    }), options)
    expect(store.count).toBe(3_000)
    // A tenth of what the text alone would take.
    expect(most).toBeLessThan(120_000_000)
  }, 240_000)

  async function* watched<T>(rows: AsyncIterable<T>, look: () => void): AsyncGenerator<T> {
    let n = 0
    for await (const row of rows) {
      if (n++ % 50 === 0) look()
      yield row
    }
  }
})
