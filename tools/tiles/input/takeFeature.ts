import type { TileColumn } from '@/domain/tileSchema'
import type { LayerStore } from '../layerStore'
import { BadRow, type Problems } from '../problems'
import { type Bounds, type Point, readLine, readPoint, readRing } from './rings'

export interface TakeOptions {
  bounds: Bounds
  /** Ids of the nodes, where pipes must find theirs; undefined: not checked. */
  nodeIds?: ReadonlySet<string>
  groundHeight: (lon: number, lat: number) => number
}

interface StoredPart { points: readonly Point[], isHole: boolean }

const required: Readonly<Record<LayerStore['layer'], readonly string[]>> = {
  buildings: ['id', 'use', 'height'], pipes: ['id', 'kind', 'from', 'to', 'width', 'material', 'datum'], nodes: ['id', 'kind', 'feature'], roads: ['id', 'roadClass'],
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The id of a row for a report, whatever the row is. */
export function idOf(value: unknown): string {
  if (!isRecord(value)) return ''
  const own = isRecord(value['properties']) ? value['properties']['id'] : undefined
  const id = own ?? value['id']
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 80) : ''
}

/** Checks one row and adds it to the store. Throws {@link BadRow} and adds nothing where it cannot be drawn. */
export function takeFeature(store: LayerStore, value: unknown, problems: Problems, seen: Set<string>, options: TakeOptions): string {
  if (!isRecord(value) || value['type'] !== 'Feature' || !isRecord(value['geometry'])) throw new BadRow('notFeature')
  const properties = isRecord(value['properties']) ? value['properties'] : {}
  const given: Record<string, unknown> = { ...properties, id: idOf(value) }
  const parts = partsOf(store.layer, value['geometry'], options.bounds)
  if (store.layer === 'buildings') given['height'] = heightOf(given['height'])
  if (store.layer === 'pipes') completePipe(given, parts, options)
  if (store.layer === 'nodes') completeNode(given, parts, options)
  const values = new Map<string, string | number>()
  const known = store.inputKeys
  for (const key of Object.keys(properties)) if (!known.has(key)) problems.ignore(key)
  for (const key of known) {
    const read = readValue(key, given[key], store.columns.get(key) ?? { type: 'FLOAT32' })
    if (read !== null) values.set(key, read)
    else if (required[store.layer].includes(key)) throw new BadRow(key === 'from' || key === 'to' ? 'missingNode' : 'missingValue', key)
  }
  const id = String(values.get('id'))
  if (seen.has(id)) throw new BadRow('duplicateId', id)
  seen.add(id)
  store.add(values, parts)
  return id
}

function heightOf(value: unknown): number {
  const height = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof height !== 'number' || !(height > 0) || height > 1000) throw new BadRow('badHeight', String(value).slice(0, 40))
  return height
}

const ranges: Readonly<Record<TileColumn['type'], number>> = { STRING: 0, UINT8: 255, UINT16: 65_535, FLOAT32: 3e38 }

/** The value of a column: codes as numbers; null where nothing is known. Throws {@link BadRow}. */
function readValue(key: string, value: unknown, { type, words, noData }: TileColumn): string | number | null {
  if (value === undefined || value === null || value === '') return noData ?? null
  if (type === 'STRING') {
    if (typeof value === 'string') return value.slice(0, 500)
    if (typeof value === 'number') return String(value)
    throw new BadRow('badValue', key)
  }
  if (words !== undefined) {
    const index = typeof value === 'string' ? words.indexOf(value) : value
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= words.length) throw new BadRow('unknownWord', `${key} = ${JSON.stringify(value).slice(0, 40)}`)
    return index
  }
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new BadRow('badValue', `${key} = ${JSON.stringify(value).slice(0, 40)}`)
  if (type === 'FLOAT32') return number
  const whole = Math.round(number)
  if (whole < 0 || whole > ranges[type]) throw new BadRow('badValue', `${key} = ${number}`)
  return whole
}

function partsOf(layer: LayerStore['layer'], geometry: Record<string, unknown>, bounds: Bounds): StoredPart[] {
  const { type, coordinates } = geometry
  const list = Array.isArray(coordinates) ? coordinates as unknown[] : []
  if (layer === 'buildings' && (type === 'Polygon' || type === 'MultiPolygon')) {
    const polygons = type === 'Polygon' ? [list] : list
    const parts = polygons.flatMap(rings => (Array.isArray(rings) ? rings as unknown[] : []).map((ring, i) => ({ points: readRing(ring, bounds, i > 0), isHole: i > 0 })))
    if (parts.length === 0) throw new BadRow('fewPoints')
    return parts
  }
  if (layer === 'nodes' && type === 'Point') return [{ points: [readPoint(coordinates, bounds)], isHole: false }]
  if (layer === 'pipes' && type === 'LineString') {
    const points = readLine(list, bounds)
    if (points.length < 2) throw new BadRow('zeroLength')
    if (points.length > 2) throw new BadRow('notStraight')
    return [{ points, isHole: false }]
  }
  if (layer === 'roads' && (type === 'LineString' || type === 'MultiLineString')) {
    const parts = (type === 'LineString' ? [list] : list).map(line => ({ points: readLine(line, bounds), isHole: false })).filter(({ points }) => points.length > 1)
    if (parts.length === 0) throw new BadRow('zeroLength')
    return parts
  }
  throw new BadRow('geometry', String(type).slice(0, 40))
}

/** Where depth or elevation alone is given the other follows from the ground. */
function completePipe(given: Record<string, unknown>, parts: readonly StoredPart[], { nodeIds, groundHeight }: TakeOptions): void {
  for (const [end, node, point] of [['From', 'from', parts[0]?.points[0]], ['To', 'to', parts[0]?.points[1]]] as const) {
    const depth = given[`depth${end}`], elevation = given[`elevation${end}`]
    const ground = point === undefined ? 0 : groundHeight(point[0], point[1])
    if (depth == null && elevation == null) throw new BadRow('missingValue', `depth${end}`)
    if (elevation == null) given[`elevation${end}`] = ground - Number(depth)
    if (depth == null) given[`depth${end}`] = ground - Number(elevation)
    const id = given[node]
    if (nodeIds !== undefined && !nodeIds.has(String(id))) throw new BadRow('missingNode', String(id).slice(0, 80))
  }
  given['shape'] ??= 'round'
  given['height'] ??= given['width']
  if (!(Number(given['width']) > 0) || !(Number(given['height']) > 0)) throw new BadRow('badValue', 'width, height')
}

function completeNode(given: Record<string, unknown>, parts: readonly StoredPart[], { groundHeight }: TakeOptions): void {
  const [lon, lat] = parts[0]?.points[0] ?? [0, 0]
  given['ground'] ??= groundHeight(lon, lat)
  given['depth'] ??= 0
}
