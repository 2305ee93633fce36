import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type LocalFrame, createLocalFrame } from '@/domain/localFrame'
import type { TileLayer } from '@/domain/tileSchema'
import type { LayerStore } from '../layerStore'
import { type Ground, addBuilding, pointsOfCorner } from '../meshes/buildings'
import { MeshBuilder, finenessFor } from '../meshes/meshBuilder'
import { addNode } from '../meshes/nodes'
import { type Joints, addPipe, findJoints } from '../meshes/pipes'
import { addRoad } from '../meshes/roads'
import { extent, writeGlb } from './glb'
import { type Cell, buildTree } from './quadtree'

export interface LayerResult {
  features: number
  tiles: number
  bytes: number
  gzipBytes: number
  /** The most by which rounding moves a coordinate, m. */
  roundingM: number
}
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

/** Steps of the grid in the tiles of a layer, as a power of two in a metre: 3 cm for what stands on the ground, 4 mm for what is joined. */
const finenessOf: Readonly<Record<TileLayer, number>> = { buildings: 5, roads: 5, pipes: 8, nodes: 8 }

/** What is being compressed for the report while the next tile is made. */
const pendingAtMost = 4

type Region = [west: number, south: number, east: number, north: number, low: number, high: number]
interface TileJson { boundingVolume: { box: number[] } | { region: Region }, geometricError: number, refine?: 'ADD', transform?: number[], content?: { uri: string }, children?: TileJson[] }

/** Writes one layer's tileset into a folder of its own. */
export async function writeLayer(store: LayerStore, folder: string, options: WriteOptions): Promise<LayerResult> {
  await mkdir(folder, { recursive: true })
  const result: LayerResult = { features: store.count, tiles: 0, bytes: 0, gzipBytes: 0, roundingM: 0 }
  const joints = store.layer === 'pipes' ? findJoints(store) : null
  const mesh = new MeshBuilder(store.layer === 'buildings' || store.layer === 'roads', store.layer === 'buildings' ? pointsOfCorner : 1)
  const pending: Promise<void>[] = []
  const keep = async (name: string, bytes: Uint8Array): Promise<void> => {
    const [packed] = await Promise.all([promisify(gzip)(bytes), writeFile(join(folder, name), bytes)])
    result.bytes += bytes.length
    result.gzipBytes += packed.length
  }
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    pending.push(keep(name, bytes))
    if (pending.length > pendingAtMost) await pending.shift()
  }
  const visit = async (cell: Cell): Promise<{ tile: TileJson, region: Region }> => {
    const children: TileJson[] = []
    const region: Region = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity]
    if (cell.members.length > 0) {
      const made = leaf(mesh, store, cell, joints, options)
      await write(`${cell.path}.glb`, made.bytes)
      widen(region, made.region)
      children.push(made.tile)
      result.tiles++
      result.roundingM = Math.max(result.roundingM, 0.5 ** (mesh.fineness + 1))
      options.onTile?.(result.tiles)
    }
    for (const child of cell.children) {
      const made = await visit(child)
      widen(region, made.region)
      children.push(made.tile)
    }
    return { tile: { boundingVolume: { region }, geometricError: errorOf[store.layer](cell.level), refine: 'ADD', children }, region }
  }
  try {
    const root: TileJson = store.count === 0
      ? { boundingVolume: { region: [0, 0, 1e-9, 1e-9, 0, 1] }, geometricError: 0 }
      : (await visit(buildTree(store, { capacity: options.capacity, leavesOnly: store.layer === 'pipes' || store.layer === 'nodes', rank: rankOf[store.layer](store) }))).tile
    await write('tileset.json', new TextEncoder().encode(tilesetJson(root, options.note)))
    await Promise.all(pending)
  }
  finally {
    // Nothing is still being written when a failed run clears its folder away.
    await Promise.allSettled(pending)
  }
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
function leaf(mesh: MeshBuilder, store: LayerStore, cell: Cell, joints: Joints | null, { ground, note }: WriteOptions): { tile: TileJson, region: Region, bytes: Uint8Array } {
  // In the order of the place neighbours share their strings and their bytes.
  const members = cell.members.toSorted((a, b) => a - b)
  const middles = members.map(member => store.middle(member))
  const mean = (k: 0 | 1) => Math.round(middles.reduce((sum, each) => sum + each[k], 0) / middles.length * 1e6) / 1e6
  const frame = createLocalFrame(mean(0), mean(1))
  mesh.reset(frame, finenessFor(reachM(store, members, frame), finenessOf[store.layer]))
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
  const bytes = writeGlb({ store, members, mesh, bases, copyright: note })
  const [x, y, z] = frame.toEcef([0, 0, 0])
  const transform = [...frame.direction([1, 0, 0]), 0, ...frame.direction([0, 1, 0]), 0, ...frame.direction([0, 0, 1]), 0, x, y, z, 1]
  const { box, region } = volumes(mesh, frame)
  return { tile: { boundingVolume: { box }, geometricError: 0, transform, content: { uri: `${cell.path}.glb` } }, region, bytes }
}

/** Added to the farthest point for what stands out of it: a tower, a ribbon's half width, m. */
const marginM = 1100

function reachM(store: LayerStore, members: readonly number[], frame: LocalFrame): number {
  let reach = 0
  for (const member of members) {
    for (const { start, end } of store.parts(member)) {
      for (let p = start; p < end; p++) {
        const [e, n] = frame.toLocal(store.lon(p), store.lat(p), 0)
        reach = Math.max(reach, Math.abs(e), Math.abs(n))
      }
    }
  }
  return reach + marginM
}

function volumes(mesh: MeshBuilder, frame: LocalFrame): { box: number[], region: Region } {
  // From y-up of glTF to z-up of tiles.
  const { min: [west, low, north], max: [east, high, south] } = extent(mesh)
  const mid = [(west + east) / 2, -(north + south) / 2, (low + high) / 2] as const
  const half = [(east - west) / 2, (south - north) / 2, (high - low) / 2] as const
  const region: Region = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity]
  for (const i of [-1, 0, 1]) {
    for (const j of [-1, 0, 1]) {
      for (const k of [-1, 1]) {
        const [lon, lat, height] = frame.toGeodetic([mid[0] + i * half[0], mid[1] + j * half[1], mid[2] + k * half[2]])
        widen(region, [lon * Math.PI / 180, lat * Math.PI / 180, lon * Math.PI / 180, lat * Math.PI / 180, height, height])
      }
    }
  }
  return { box: [...mid, half[0], 0, 0, 0, half[1], 0, 0, 0, half[2]], region }
}
