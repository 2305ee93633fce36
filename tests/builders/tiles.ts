import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { NodeIO } from '@gltf-transform/core'
import { EXTMeshFeatures, EXTMeshoptCompression, EXTStructuralMetadata, type Features, KHRMeshQuantization } from '@gltf-transform/extensions'
import { MeshoptDecoder } from 'meshoptimizer/decoder'
import type { TileLayer } from '@/domain/tileSchema'
import { tileSchema } from '@/domain/tileSchema'
import { type Flat, createPlane } from '@/domain/plane'
import type { Source } from '../../tools/tiles/input/fillStore'
import { type Made, type MakeOptions, makeTiles } from '../../tools/tiles/makeTiles'

/** The sheet on which the tests build: metres from a corner of the county town. */
export const yard = createPlane([116.45, 36.28])
export const yardBounds = { west: 116.4, south: 36.2, east: 116.5, north: 36.35 }
/** Ground that rises by one metre in ten to the east, 40 m at the corner. */
export const slope = (lon: number): number => 40 + yard.toFlat([lon, 36.28])[0] / 10

const ringOf = (corners: readonly Flat[]) => [...corners, corners[0] ?? [0, 0] as const].map(yard.toLonLat)
/** A rectangle, counter-clockwise. */
export const rectangle = (east: number, north: number, width: number, depth: number): Flat[] => [[east, north], [east + width, north], [east + width, north + depth], [east, north + depth]]

export interface Feature { type: 'Feature', geometry: { type: string, coordinates: unknown }, properties: Record<string, unknown> }
const feature = (type: string, coordinates: unknown, properties: Record<string, unknown>): Feature => ({ type: 'Feature', geometry: { type, coordinates }, properties })

/** A home of 12 × 10 m and two floors. */
export function buildingFeature(id: string, over: Record<string, unknown> = {}, corners: readonly Flat[] = rectangle(0, 0, 12, 10), holes: readonly (readonly Flat[])[] = []): Feature {
  return feature('Polygon', [corners, ...holes].map(ringOf), { id, name: `${id} 号院`, address: '翠屏社区 府前街 1 号', region: '370124001003', use: 'residential', floors: 2, height: 6.4, year: 1998, homes: 1, ...over })
}

/** DN400 ductile iron, its outer top 1 m deep under ground of 40 m, from (0, 0) to (10, 0). */
export function pipeFeature(id: string, from: Flat, to: Flat, over: Record<string, unknown> = {}): Feature {
  return feature('LineString', [from, to].map(yard.toLonLat), {
    id, kind: 'JS', region: '370124001003', from: `${id}-a`, to: `${id}-b`, depthFrom: 1, depthTo: 1, elevationFrom: 39, elevationTo: 39, datum: 'outerTop', width: 400, height: 400, wall: 10,
    shape: 'round', material: 'ductileIron', year: 2004, owner: '供水公司', pressure: 0.4, ...over,
  })
}

export function nodeFeature(id: string, at: Flat, over: Record<string, unknown> = {}): Feature {
  return feature('Point', yard.toLonLat(at), { id, kind: 'JS', feature: 'valveWell', region: '370124001003', ground: 40, depth: 1.5, year: 2004, owner: '供水公司', valve: 'open', ...over })
}

export function roadFeature(id: string, points: readonly Flat[], over: Record<string, unknown> = {}): Feature {
  return feature('LineString', points.map(yard.toLonLat), { id, name: '府前街', roadClass: 'main', width: 12, ...over })
}

/** A folder of its own below the system's; `dispose` removes it. */
export function scratch(): { folder: string, file: (name: string, text: string) => string, dispose: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tiles-'))
  return {
    folder,
    file: (name, text) => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Makes tiles of features that are there, on level ground of 40 m unless told otherwise. */
export async function madeOf(out: string, features: Partial<Record<TileLayer, readonly unknown[] | (() => Source)>>, over: Partial<MakeOptions> = {}): Promise<Made> {
  const sources = Object.fromEntries(Object.entries(features).map(([layer, list]) => [layer, typeof list === 'function' ? list : () => list]))
  return makeTiles({ out, sources, bounds: yardBounds, groundHeight: () => 40, note: 'test', hash: 'h', ...over })
}

export type Column = readonly (string | number)[]
export interface Tile {
  /** Metres in glTF's axes: east, up, south. */
  points: readonly (readonly [x: number, y: number, z: number])[]
  normals: readonly (readonly [x: number, y: number, z: number])[]
  places: readonly (readonly [along: number, above: number])[]
  features: readonly number[]
  triangles: readonly (readonly [number, number, number])[]
  count: number
  columns: Readonly<Record<string, Column>>
}

/**
 * Reads tiles: meshes by a library that had no part in writing them, the property table here, by the two specifications, because
 * that library reads only tables that are not compressed. The browser tests read both by the 3D engine.
 */
export async function tileReader(): Promise<(file: string) => Promise<Tile>> {
  await MeshoptDecoder.ready
  const io = new NodeIO().registerExtensions([EXTMeshFeatures, EXTStructuralMetadata, EXTMeshoptCompression, KHRMeshQuantization]).registerDependencies({ 'meshopt.decoder': MeshoptDecoder })
  return async (file) => {
    const bytes = new Uint8Array(readFileSync(file))
    const primitive = (await io.readBinary(bytes)).getRoot().listMeshes()[0]?.listPrimitives()[0]
    const featureId = primitive?.getExtension<Features>('EXT_mesh_features')?.listFeatureIDs()[0]
    if (primitive === undefined || featureId === undefined) throw new Error(`${file} is no tile`)
    const rows = (name: string): number[][] => {
      const accessor = primitive.getAttribute(name)
      return accessor === null ? [] : Array.from({ length: accessor.getCount() }, (_, i) => accessor.getElement(i, []))
    }
    const three = ([x = 0, y = 0, z = 0]: readonly number[]) => [x, y, z] as const
    const corners = primitive.getIndices()
    const indices = Array.from({ length: corners?.getCount() ?? 0 }, (_, i) => corners?.getScalar(i) ?? 0)
    return {
      points: rows('POSITION').map(three), normals: rows('NORMAL').map(three), places: rows('TEXCOORD_0').map(([a = 0, b = 0]) => [a, b] as const),
      features: rows(`_FEATURE_ID_${featureId.getAttribute() ?? 0}`).map(([id = -1]) => id),
      triangles: Array.from({ length: indices.length / 3 }, (_, t) => three(indices.slice(t * 3, t * 3 + 3))),
      count: featureId.getFeatureCount(), columns: columnsOf(bytes),
    }
  }
}

interface ViewJson { byteOffset?: number, byteLength: number, extensions?: { EXT_meshopt_compression: { byteOffset: number, byteLength: number, byteStride: number, count: number, mode: string, filter?: string } } }
interface GlbJson {
  bufferViews: ViewJson[]
  extensions: { EXT_structural_metadata: { propertyTables: { class: TileLayer, count: number, properties: Record<string, { values: number, stringOffsets?: number }> }[] } }
}

/** The JSON of a GLB. */
export function glbJson(bytes: Uint8Array): GlbJson {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true)
  return JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as GlbJson
}

function columnsOf(bytes: Uint8Array): Record<string, Column> {
  const { bufferViews, extensions } = glbJson(bytes)
  const [table] = extensions.EXT_structural_metadata.propertyTables
  if (table === undefined) throw new Error('no property table')
  const bufferAt = 28 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true)
  const decoded = (index: number | undefined): DataView => {
    const view = bufferViews[index ?? -1]
    if (view === undefined) throw new Error('no such view')
    const packed = view.extensions?.EXT_meshopt_compression
    const { byteOffset = 0, byteLength } = packed ?? view
    const source = bytes.slice(bufferAt + byteOffset, bufferAt + byteOffset + byteLength)
    if (packed === undefined) return new DataView(source.buffer)
    const target = new Uint8Array(view.byteLength)
    MeshoptDecoder.decodeGltfBuffer(target, packed.count, packed.byteStride, source, packed.mode, packed.filter)
    return new DataView(target.buffer)
  }
  const { count, properties } = table
  return Object.fromEntries(Object.entries(tileSchema[table.class]).map(([key, { type }]): [string, Column] => {
    const values = decoded(properties[key]?.values)
    const ends = type === 'STRING' ? decoded(properties[key]?.stringOffsets) : values
    const valueAt = (i: number): string | number => {
      if (type === 'UINT8') return values.getUint8(i)
      if (type === 'UINT16') return values.getUint16(i * 2, true)
      if (type === 'FLOAT32') return values.getFloat32(i * 4, true)
      const from = ends.getUint32(i * 4, true)
      return new TextDecoder().decode(new Uint8Array(values.buffer, from, ends.getUint32(i * 4 + 4, true) - from))
    }
    return [key, Array.from({ length: count }, (_, i) => valueAt(i))]
  }))
}

export interface TileJson { boundingVolume: { box?: number[], region?: number[] }, geometricError: number, refine?: string, transform?: number[], content?: { uri: string }, children?: TileJson[] }
export interface Leaf { file: string, tile: TileJson, /** The root first. */ above: readonly TileJson[] }

/** Every tile of a tileset that has content, with those above it. */
export function leavesOf(tilesetFile: string): { root: TileJson, geometricError: number, leaves: Leaf[], all: TileJson[] } {
  const { root, geometricError } = JSON.parse(readFileSync(tilesetFile, 'utf8')) as { root: TileJson, geometricError: number }
  const leaves: Leaf[] = [], all: TileJson[] = []
  const visit = (tile: TileJson, above: readonly TileJson[]) => {
    all.push(tile)
    if (tile.content !== undefined) leaves.push({ file: join(dirname(tilesetFile), tile.content.uri), tile, above })
    for (const child of tile.children ?? []) visit(child, [...above, tile])
  }
  visit(root, [])
  return { root, geometricError, leaves, all }
}

/** A point of a tile's mesh in the earth's frame, m: y-up of glTF to z-up of tiles, then the tile's transform. */
export function inEarth({ transform = [] }: TileJson, [x, y, z]: readonly [number, number, number]): readonly [x: number, y: number, z: number] {
  const at = (i: number) => transform[i] ?? 0
  const [e, n, u] = [x, -z, y]
  return [at(0) * e + at(4) * n + at(8) * u + at(12), at(1) * e + at(5) * n + at(9) * u + at(13), at(2) * e + at(6) * n + at(10) * u + at(14)]
}

/** The only tile of a layer of a folder made here. */
export async function onlyTile(folder: string, layer: TileLayer): Promise<Tile & { json: TileJson }> {
  const { leaves } = leavesOf(join(folder, layer, 'tileset.json'))
  const [leaf, ...more] = leaves
  if (leaf === undefined || more.length > 0) throw new Error(`${leaves.length} tiles`)
  return { ...await (await tileReader())(leaf.file), json: leaf.tile }
}
