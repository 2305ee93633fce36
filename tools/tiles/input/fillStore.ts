import type { TileLayer } from '@/domain/tileSchema'
import { LayerStore } from '../layerStore'
import { BadRow, Problems } from '../problems'
import type { Row } from './readFeatures'
import { type TakeOptions, idOf, takeFeature } from './takeFeature'

/** Where features come from: rows of a file, or features as they are made. */
export type Source = AsyncIterable<Row> | Iterable<unknown>

async function* rowsOf(source: Source): AsyncGenerator<Row> {
  if (Symbol.asyncIterator in source) yield* source
  else for (const value of source) yield { value }
}

export interface FillOptions extends TakeOptions {
  /** Features of a layer at most; the rest is counted. */
  cap: number
  onProgress?: (rows: number) => void
}

/** Reads a layer to its end, one row at a time: bad rows are told and left out. */
export async function fillStore(layer: TileLayer, source: Source, options: FillOptions): Promise<{ store: LayerStore, problems: Problems, ids: Set<string>, rows: number }> {
  const store = new LayerStore(layer), problems = new Problems(), ids = new Set<string>()
  let rows = 0
  for await (const row of rowsOf(source)) {
    rows++
    if (rows % 50_000 === 0) options.onProgress?.(rows)
    const value = 'value' in row ? row.value : null
    try {
      if ('broken' in row) throw new BadRow('badJson', row.broken)
      if (store.count >= options.cap) throw new BadRow('tooMany', String(options.cap))
      takeFeature(store, value, problems, ids, options)
    }
    catch (error) {
      if (!(error instanceof BadRow)) throw error
      problems.add({ row: rows, id: idOf(value), reason: error.reason, detail: error.detail })
    }
  }
  return { store, problems, ids, rows }
}
