import { Document, NodeIO } from '@gltf-transform/core'
import { type ClassPropertyComponentType, EXTMeshFeatures, EXTMeshoptCompression, EXTStructuralMetadata, KHRMeshQuantization, type PropertyTableProperty } from '@gltf-transform/extensions'
import { MeshoptDecoder } from 'meshoptimizer/decoder'
import { MeshoptEncoder } from 'meshoptimizer/encoder'
import type { TileColumn } from '@/domain/tileSchema'
import { columnNames } from '../columnNames'
import type { LayerStore } from '../layerStore'
import type { MeshBuilder } from '../meshes/meshBuilder'

/** Reads and writes tiles: the extensions must be registered, else they are silently dropped. */
export async function tileIO(): Promise<NodeIO> {
  await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready])
  return new NodeIO().registerExtensions([EXTMeshFeatures, EXTStructuralMetadata, EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder, 'meshopt.decoder': MeshoptDecoder })
}

/** The column `base` is known when the mesh is; all others stand in the store. */
export interface TileContent { store: LayerStore, members: readonly number[], mesh: MeshBuilder, bases: readonly number[], copyright: string }

/** One GLB: one white mesh, one feature id attribute, one property table. */
export async function writeGlb(io: NodeIO, content: TileContent): Promise<Uint8Array> {
  const { store, members, mesh, copyright } = content
  const document = new Document()
  document.getRoot().getAsset().copyright = copyright
  document.createExtension(KHRMeshQuantization).setRequired(true)
  document.createExtension(EXTMeshoptCompression).setRequired(true).setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE })
  const buffer = document.createBuffer()
  const accessor = (type: 'SCALAR' | 'VEC2' | 'VEC3', array: Float32Array | Int8Array | Int16Array | Uint16Array | Uint32Array) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer)
  const [indices, order] = reordered(mesh)
  const primitive = document.createPrimitive()
    .setIndices(accessor('SCALAR', mesh.vertices > 65_535 ? indices : Uint16Array.from(indices)))
    .setAttribute('POSITION', accessor('VEC3', Float32Array.from(permuted(mesh.positions, 3, order))))
    .setAttribute('NORMAL', accessor('VEC3', Int8Array.from(permuted(mesh.normals, 3, order))).setNormalized(true))
    .setAttribute('_FEATURE_ID_0', accessor('SCALAR', Uint16Array.from(permuted(mesh.features, 1, order))))
    .setMaterial(document.createMaterial().setBaseColorFactor([1, 1, 1, 1]).setMetallicFactor(0).setRoughnessFactor(1))
  if (mesh.hasPlaces) primitive.setAttribute('TEXCOORD_0', accessor('VEC2', Int16Array.from(permuted(mesh.places, 2, order))))
  const table = addTable(document, content)
  const featureExtension = document.createExtension(EXTMeshFeatures)
  const featureId = featureExtension.createFeatureID().setFeatureCount(members.length).setAttribute(0).setPropertyTable(table)
  primitive.setExtension('EXT_mesh_features', featureExtension.createFeatures().addFeatureID(featureId))
  document.createScene().addChild(document.createNode(store.layer).setMesh(document.createMesh(store.layer).addPrimitive(primitive)))
  return io.writeBinary(document)
}

/** Triangles and vertices in an order that compresses; the vertex buffer is filled in order of use. */
function reordered(mesh: MeshBuilder): [indices: Uint32Array, order: Uint32Array] {
  const indices = Uint32Array.from(mesh.indices)
  const [remap, unique] = MeshoptEncoder.reorderMesh(indices, true, true)
  const order = new Uint32Array(unique)
  for (let old = 0; old < mesh.vertices; old++) {
    const now = remap[old] ?? 0xffffffff
    if (now < unique) order[now] = old
  }
  return [indices, order]
}

function* permuted(values: readonly number[], size: number, order: Uint32Array): Generator<number> {
  for (const old of order) for (let k = 0; k < size; k++) yield values[old * size + k] ?? 0
}

function addTable(document: Document, { store, members, bases }: TileContent) {
  const extension = document.createExtension(EXTStructuralMetadata)
  const names: Readonly<Record<string, string>> = columnNames[store.layer]
  const kind = extension.createClass()
  kind.setName({ buildings: '建筑', pipes: '管线', nodes: '管点', roads: '道路' }[store.layer])
  const table = extension.createPropertyTable().setClass(store.layer).setCount(members.length).setName(store.layer)
  for (const [key, column] of store.columns) {
    const property = extension.createClassProperty()
    property.setName(names[key] ?? key)
    if (column.words !== undefined) property.setDescription(column.words.map((word, i) => `${i} ${word}`).join(', '))
    if (column.type === 'STRING') property.setType('STRING')
    else property.setType('SCALAR').setComponentType(column.type satisfies ClassPropertyComponentType)
    if (column.noData !== undefined) property.setNoData(column.noData)
    kind.setProperty(key, property)
    const values = extension.createPropertyTableProperty()
    if (column.type === 'STRING') setStrings(values, store, key, members)
    else values.setValues(numbers(column, members.map((member, i) => key === 'base' ? bases[i] ?? 0 : store.number(key, member))))
    table.setProperty(key, values)
  }
  const schema = extension.createSchema().setId('county_wall').setClass(store.layer, kind)
  document.getRoot().setExtension('EXT_structural_metadata', extension.createStructuralMetadata().setSchema(schema).addPropertyTable(table))
  return table
}

const arrays = { UINT8: Uint8Array, UINT16: Uint16Array, FLOAT32: Float32Array } as const
function numbers({ type }: TileColumn, values: readonly number[]): Uint8Array {
  const array = arrays[type === 'STRING' ? 'UINT8' : type].from(values)
  return new Uint8Array(array.buffer)
}

function setStrings(property: PropertyTableProperty, store: LayerStore, key: string, members: readonly number[]): void {
  const parts = members.map(member => store.bytes(key, member))
  const offsets = new Uint32Array(parts.length + 1)
  for (const [i, part] of parts.entries()) offsets[i + 1] = (offsets[i] ?? 0) + part.length
  const bytes = new Uint8Array(Math.max(1, offsets.at(-1) ?? 0))
  for (const [i, part] of parts.entries()) bytes.set(part, offsets[i] ?? 0)
  property.setValues(bytes).setStringOffsets(new Uint8Array(offsets.buffer)).setStringOffsetType('UINT32')
}
