import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { NodeIO } from '@gltf-transform/core'
import { createLocalFrame } from '@/domain/localFrame'
import type { TileLayer } from '@/domain/tileSchema'
import type { LayerStore } from '../layerStore'
import { type Ground, addBuilding } from '../meshes/buildings'
import { MeshBuilder } from '../meshes/meshBuilder'
import { addNode } from '../meshes/nodes'
import { type Joints, addPipe, findJoints } from '../meshes/pipes'
import { addRoad } from '../meshes/roads'
import { writeGlb } from './glb'
import { type Cell, buildTree } from './quadtree'

export interface LayerResult { features: number, tiles: number, bytes: number, gzipBytes: number }
export interface WriteOptions { ground: Ground, note: string, capacity: number, onTile?: (done: number) => void }

/** Error of the cells of a level, m: at 16 px of error on a full HD screen a cell opens within about 100 times as many metres. */
const errorOf: Readonly<Record<TileLayer, (level: number) => number>> = {
  buildings: level => level === 0 ? 4096 : 960 / 2 ** level,
  roads: level => level === 0 ? 4096 : 960 / 2 ** level,
  pipes: () => 80,
  nodes: () => 40,
}

const rankOf: Readonly<Record<TileLayer, (store: LayerStore) => (index: number) => number>> = {
  buildings: store => index => store.number('height', index),
  roads: store => index => -store.number('roadClass', index) * 1000 + store.number('width', index),
  pipes: store => index => store.number('width', index),
  nodes: () => () => 0,
}

type Region = [west: number, south: number, east: number, north: number, low: number, high: number]
interface TileJson { boundingVolume: { box: number[] } | { region: Region }, geometricError: number, refine?: 'ADD', transform?: number[], content?: { uri: string }, children?: TileJson[] }

/** Writes one layer's tileset into a folder of its own. */
export async function writeLayer(io: NodeIO, store: LayerStore, folder: string, options: WriteOptions): Promise<LayerResult> {
  await mkdir(folder, { recursive: true })
  const result: LayerResult = { features: store.count, tiles: 0, bytes: 0, gzipBytes: 0 }
  const joints = store.layer === 'pipes' ? findJoints(store) : null
  const write = async (name: string, bytes: Uint8Array | string) => {
    const data = Buffer.from(bytes)
    await writeFile(join(folder, name), data)
    result.bytes += data.length
    result.gzipBytes += (await promisify(gzip)(data)).length
  }
  const visit = async (cell: Cell): Promise<{ tile: TileJson, region: Region }> => {
    const children: TileJson[] = []
    const region: Region = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity]
    if (cell.members.length > 0) {
      const made = await leaf(io, store, cell, joints, options, write)
      widen(region, made.region)
      children.push(made.tile)
      result.tiles++
      options.onTile?.(result.tiles)
    }
    for (const child of cell.children) {
      const made = await visit(child)
      widen(region, made.region)
      children.push(made.tile)
    }
    return { tile: { boundingVolume: { region }, geometricError: errorOf[store.layer](cell.level), refine: 'ADD', children }, region }
  }
  if (store.count > 0) {
    const tree = buildTree(store, { capacity: options.capacity, leavesOnly: store.layer === 'pipes' || store.layer === 'nodes', rank: rankOf[store.layer](store) })
    const { tile } = await visit(tree)
    await write('tileset.json', tilesetJson(tile, options.note))
  }
  else await write('tileset.json', tilesetJson({ boundingVolume: { region: [0, 0, 1e-9, 1e-9, 0, 1] }, geometricError: 0 }, options.note))
  return result
}

const tilesetJson = (root: TileJson, note: string) => `${JSON.stringify({
  asset: { version: '1.1', extras: { generator: 'county-wall tiles', note } }, geometricError: Math.max(4096, root.geometricError), root,
})}\n`

function widen(region: Region, [west, south, east, north, low, high]: Region): void {
  region[0] = Math.min(region[0], west)
  region[1] = Math.min(region[1], south)
  region[2] = Math.max(region[2], east)
  region[3] = Math.max(region[3], north)
  region[4] = Math.min(region[4], low)
  region[5] = Math.max(region[5], high)
}

/** Content with its own frame on a tile without children: transforms nest. */
async function leaf(io: NodeIO, store: LayerStore, cell: Cell, joints: Joints | null, { ground, note }: WriteOptions, write: (name: string, bytes: Uint8Array) => Promise<void>): Promise<{ tile: TileJson, region: Region }> {
  // In the order of the place neighbours share their strings and their bytes.
  const members = [...cell.members].sort((a, b) => a - b)
  const middles = members.map(member => store.middle(member))
  const mean = (k: 0 | 1) => Math.round(middles.reduce((sum, each) => sum + each[k], 0) / middles.length * 1e6) / 1e6
  const frame = createLocalFrame(mean(0), mean(1))
  const mesh = new MeshBuilder(frame, store.layer === 'buildings')
  const bases: number[] = []
  for (const [id, member] of members.entries()) {
    mesh.begin(id)
    switch (store.layer) {
      case 'buildings':
        bases.push(addBuilding(mesh, store, member, ground))
        break
      case 'pipes':
        if (joints !== null) addPipe(mesh, store, member, joints)
        break
      case 'nodes':
        addNode(mesh, store, member)
        break
      case 'roads': addRoad(mesh, store, member, ground)
    }
  }
  const name = `${cell.path}.glb`
  await write(name, await writeGlb(io, { store, members, mesh, bases, copyright: note }))
  const [x, y, z] = frame.toEcef([0, 0, 0])
  const transform = [...frame.direction([1, 0, 0]), 0, ...frame.direction([0, 1, 0]), 0, ...frame.direction([0, 0, 1]), 0, x, y, z, 1]
  const { box, region } = volumes(mesh)
  return { tile: { boundingVolume: { box }, geometricError: 0, transform, content: { uri: name } }, region }
}

function volumes(mesh: MeshBuilder): { box: number[], region: Region } {
  const low = [Infinity, Infinity, Infinity], high = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < mesh.positions.length; i++) {
    low[i % 3] = Math.min(low[i % 3] ?? 0, mesh.positions[i] ?? 0)
    high[i % 3] = Math.max(high[i % 3] ?? 0, mesh.positions[i] ?? 0)
  }
  // From y-up of glTF to z-up of tiles.
  const [east, up, south] = [0, 1, 2].map(k => ({ mid: ((low[k] ?? 0) + (high[k] ?? 0)) / 2, half: ((high[k] ?? 0) - (low[k] ?? 0)) / 2 }))
  const e = east ?? { mid: 0, half: 0 }, u = up ?? e, s = south ?? e
  const region: Region = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity]
  for (const i of [-1, 0, 1]) {
    for (const j of [-1, 0, 1]) {
      for (const k of [-1, 1]) {
        const [lon, lat, height] = mesh.frame.toGeodetic([e.mid + i * e.half, -s.mid + j * s.half, u.mid + k * u.half])
        widen(region, [lon * Math.PI / 180, lat * Math.PI / 180, lon * Math.PI / 180, lat * Math.PI / 180, height, height])
      }
    }
  }
  return { box: [e.mid, -s.mid, u.mid, e.half, 0, 0, 0, s.half, 0, 0, 0, u.half], region }
}
