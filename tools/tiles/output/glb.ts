import type { LayerStore } from '../layerStore'
import type { MeshBuilder } from '../meshes/meshBuilder'
import { Binary, bytesOf } from './binary'
import { addPropertyTable, schemaOf } from './propertyTable'
import { sideBySide } from './vertexOrder'

export interface TileContent { store: LayerStore, members: readonly number[], mesh: MeshBuilder, /** Of buildings: height of the ground floor in the tile's frame, m. */ bases: readonly number[], copyright: string }

const arrayBuffer = 34962, elementArrayBuffer = 34963
const byte = 5120, short = 5122, unsignedShort = 5123, unsignedInt = 5125, float = 5126

/**
 * One GLB: one white mesh, one feature id attribute, one property table. Positions are whole steps of the tile's grid, stored
 * as mantissas with one exponent: a decoder gives floats, exact on the grid however wide the tile is.
 */
export function writeGlb({ store, members, mesh, bases, copyright }: TileContent): Uint8Array {
  const binary = new Binary()
  const count = mesh.vertices
  const { order, indices } = sideBySide(mesh)
  const isWide = count > 65_535
  const accessors: object[] = [{
    bufferView: binary.compressed({ bytes: bytesOf(isWide ? indices : Uint16Array.from(indices)), stride: isWide ? 4 : 2, mode: 'TRIANGLES', target: elementArrayBuffer }),
    componentType: isWide ? unsignedInt : unsignedShort, count: indices.length, type: 'SCALAR',
  }]
  const attribute = (bytes: Uint8Array, rest: object, filter?: 'EXPONENTIAL'): number => {
    const bufferView = binary.compressed({ bytes, stride: bytes.length / count, mode: 'ATTRIBUTES', target: arrayBuffer, ...filter !== undefined && { filter } })
    return accessors.push({ bufferView, count, ...rest }) - 1
  }
  const attributes = {
    POSITION: attribute(bytesOf(mantissas(mesh, order)), { componentType: float, type: 'VEC3', ...extent(mesh) }, 'EXPONENTIAL'),
    NORMAL: attribute(bytesOf(permuted(new Int8Array(count * 4), mesh.normals, 4, order)), { componentType: byte, normalized: true, type: 'VEC3' }),
    // Two bytes and two of padding: rows are multiples of 4.
    _FEATURE_ID_0: attribute(bytesOf(padded(mesh.features, order)), { componentType: unsignedShort, type: 'SCALAR' }),
    ...mesh.hasPlaces && { TEXCOORD_0: attribute(bytesOf(permuted(new Int16Array(count * 2), mesh.places, 2, order)), { componentType: short, type: 'VEC2' }) },
  }
  const table = addPropertyTable(binary, store, members, bases)
  const { layer } = store
  return binary.glb({
    asset: { version: '2.0', generator: 'county-wall tiles', ...copyright !== '' && { copyright } },
    extensionsUsed: ['EXT_mesh_features', 'EXT_structural_metadata', 'EXT_meshopt_compression', 'KHR_mesh_quantization'],
    extensionsRequired: ['EXT_meshopt_compression', 'KHR_mesh_quantization'],
    scene: 0, scenes: [{ nodes: [0] }], nodes: [{ name: layer, mesh: 0 }], materials: [{ pbrMetallicRoughness: { metallicFactor: 0 } }],
    meshes: [{
      name: layer,
      primitives: [{ attributes, indices: 0, material: 0, mode: 4, extensions: { EXT_mesh_features: { featureIds: [{ featureCount: members.length, attribute: 0, propertyTable: 0 }] } } }],
    }],
    accessors, extensions: { EXT_structural_metadata: { schema: schemaOf(store), propertyTables: [table] } },
  })
}

function permuted<A extends Int8Array | Int16Array>(into: A, values: A, size: number, order: Uint32Array): A {
  for (const [now, old] of order.entries()) for (let k = 0; k < size; k++) into[now * size + k] = values[old * size + k] ?? 0
  return into
}

function padded(values: Uint16Array, order: Uint32Array): Uint32Array {
  return order.map(old => values[old] ?? 0)
}

/** 8 bits of exponent above 24 bits of mantissa. */
function mantissas({ positions, fineness }: MeshBuilder, order: Uint32Array): Int32Array {
  const result = new Int32Array(order.length * 3)
  for (const [now, old] of order.entries()) for (let k = 0; k < 3; k++) result[now * 3 + k] = -fineness << 24 | (positions[old * 3 + k] ?? 0) & 0xffffff
  return result
}

/** Corners of the box round the mesh in glTF's axes, m. */
export function extent({ positions, vertices, fineness }: MeshBuilder): { min: [number, number, number], max: [number, number, number] } {
  const min: [number, number, number] = [Infinity, Infinity, Infinity], max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < vertices * 3; i += 3) {
    for (const k of [0, 1, 2] as const) {
      const value = positions[i + k] ?? 0
      if (value < min[k]) min[k] = value
      if (value > max[k]) max[k] = value
    }
  }
  const metres = (steps: number) => steps / 2 ** fineness
  return { min: [metres(min[0]), metres(min[1]), metres(min[2])], max: [metres(max[0]), metres(max[1]), metres(max[2])] }
}
