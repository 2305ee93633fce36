import type { TileColumn, TileLayer } from '@/domain/tileSchema'
import { columnNames } from '../columnNames'
import type { LayerStore } from '../layerStore'
import { type Binary, bytesOf } from './binary'

const layerNames: Readonly<Record<TileLayer, string>> = { buildings: '建筑', pipes: '管线', nodes: '管点', roads: '道路' }

/** Rows of EXT_meshopt_compression are multiples of 4 bytes and not longer than this. */
const longestRow = 256

/** The class of a layer: every viewer can name the columns and the words of the codes. */
export function schemaOf({ layer, columns }: LayerStore): object {
  const names: Readonly<Record<string, string>> = columnNames[layer]
  const properties = Object.fromEntries([...columns].map(([key, { type, words, noData }]) => [key, {
    name: names[key] ?? key, ...words !== undefined && { description: words.map((word, i) => `${i} ${word}`).join(', ') },
    ...type === 'STRING' ? { type } : { type: 'SCALAR', componentType: type }, ...noData !== undefined && { noData },
  }]))
  return { id: 'county_wall', classes: { [layer]: { name: layerNames[layer], properties } } }
}

/** One row for each member, in their order. The column `base` is known when the mesh is; all others stand in the store. */
export function addPropertyTable(binary: Binary, store: LayerStore, members: readonly number[], bases: readonly number[]): object {
  const properties = Object.fromEntries([...store.columns].map(([key, column]) => [key, column.type === 'STRING'
    ? addStrings(binary, members.map(member => store.bytes(key, member)))
    : { values: addNumbers(binary, column.type, key === 'base' ? bases : members.map(member => store.number(key, member))) }]))
  return { name: store.layer, class: store.layer, count: members.length, properties }
}

function addNumbers(binary: Binary, type: Exclude<TileColumn['type'], 'STRING'>, values: readonly number[]): number {
  switch (type) {
    case 'UINT8': return binary.plain(Uint8Array.from(values))
    case 'UINT16': return binary.plain(bytesOf(Uint16Array.from(values)))
    case 'FLOAT32': {
      const bytes = bytesOf(Float32Array.from(values))
      const distinct = new Set(values).size
      // Values that come again and again, but not in runs, are better left to gzip.
      return distinct > 32 && distinct * 3 < values.length ? binary.plain(bytes) : binary.compressed({ bytes, stride: 4, mode: 'ATTRIBUTES' })
    }
  }
}

function addStrings(binary: Binary, parts: readonly Uint8Array[]): object {
  const offsets = new Uint32Array(parts.length + 1)
  for (const [i, part] of parts.entries()) offsets[i + 1] = (offsets[i] ?? 0) + part.length
  const total = offsets.at(-1) ?? 0
  const row = rowOf(parts)
  const bytes = new Uint8Array(Math.max(row, Math.ceil(total / row) * row))
  for (const [i, part] of parts.entries()) bytes.set(part, offsets[i] ?? 0)
  // Texts of one length, as ids and region codes are, differ from row to row in a letter or two.
  const values = row > 1 ? binary.compressed({ bytes, stride: row, mode: 'ATTRIBUTES' }) : binary.plain(bytes)
  return { values, stringOffsets: binary.compressed({ bytes: bytesOf(offsets), stride: 4, mode: 'ATTRIBUTES' }), stringOffsetType: 'UINT32' }
}

/** Bytes after which texts of one length repeat at a multiple of 4; 1 where their lengths differ, or that is too long. */
function rowOf(parts: readonly Uint8Array[]): number {
  const length = parts[0]?.length ?? 0
  if (length === 0 || parts.some(part => part.length !== length)) return 1
  const row = length % 4 === 0 ? length : length % 2 === 0 ? length * 2 : length * 4
  return row <= longestRow ? row : 1
}
