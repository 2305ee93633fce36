import type { CDPSession } from '@playwright/test'

/** Bytes of a JavaScript heap, by whose they are. */
export interface HeapParts {
  /** Objects, arrays, strings, closures: what the page's own code keeps. */
  objects: number
  /** Compiled code, which the engine makes and drops as it sees fit: it grows for minutes after a page has opened. */
  code: number
}

interface HeapSnapshot { snapshot: { meta: { node_fields: readonly string[], node_types: readonly [readonly string[], ...unknown[]] } }, nodes: readonly number[] }

/** Kinds of a snapshot that are no object of the page: compiled code, and what the browser keeps itself (its own timeline among it). */
const kinds: Readonly<Record<string, keyof HeapParts | null>> = { 'code': 'code', 'native': null, 'synthetic': null, 'object shape': null }

/** Adds up the nodes of a snapshot. Throws where it is of another form. */
export function partsOf({ snapshot: { meta }, nodes }: HeapSnapshot): HeapParts {
  const { length } = meta.node_fields, type = meta.node_fields.indexOf('type'), size = meta.node_fields.indexOf('self_size')
  if (length === 0 || type < 0 || size < 0) throw new Error('a heap snapshot of an unknown form')
  const sums: HeapParts = { objects: 0, code: 0 }
  for (let at = 0; at < nodes.length; at += length) {
    const name = meta.node_types[0][nodes[at + type] ?? 0] ?? ''
    const kind = name in kinds ? kinds[name] : 'objects'
    if (kind) sums[kind] += nodes[at + size] ?? 0
  }
  return sums
}

/** Collects the garbage and weighs what is left. */
export async function weighHeap(session: CDPSession): Promise<HeapParts> {
  // Twice: what finalizers let go of in the first round is gone after the second.
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage')
  const chunks: string[] = []
  const take = ({ chunk }: { chunk: string }) => { chunks.push(chunk) }
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  try {
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  }
  finally {
    session.off('HeapProfiler.addHeapSnapshotChunk', take)
  }
  return partsOf(JSON.parse(chunks.join('')) as HeapSnapshot)
}
