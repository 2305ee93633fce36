/** Compares two things for the order of a list: negative where `a` comes first. 0 only for the same thing. */
export type Order<T> = (a: T, b: T) => number

/** An immutable list that is always in order, in chunks: a change copies the chunks that it touches, never the whole. */
export interface SortedList<T> { readonly size: number, readonly chunks: readonly (readonly T[])[] }

/** A list with nothing in it. */
export const emptyList: SortedList<never> = { size: 0, chunks: [] }

/** A chunk is split beyond this; large enough that the list of chunks stays short, small enough that a copy is cheap. */
const chunkMost = 128

/** The thing at which `compare` says 0 (negative: the thing comes before what is sought). Time grows with the logarithm of the size. */
export function findIn<T>(list: SortedList<T>, compare: (item: T) => number): T | undefined {
  const chunk = list.chunks[chunkAt(list.chunks, compare)]
  const found = chunk?.[positionIn(chunk, compare)]
  return found !== undefined && compare(found) === 0 ? found : undefined
}

/** Calls `visit` with each thing in order, until it says true. */
export function visitUntil<T>(list: SortedList<T>, visit: (item: T) => boolean): void {
  for (const chunk of list.chunks) for (const item of chunk) if (visit(item)) return
}

/** The first of a list. */
export function firstOf<T>(list: SortedList<T>): T | undefined {
  return list.chunks[0]?.[0]
}

/** Many changes of one list, made together: each chunk is copied once. */
export interface ListEdit<T> {
  find(compare: (item: T) => number): T | undefined
  first(): T | undefined
  size(): number
  add(item: T): void
  /** Takes out the thing that stands at the same place of the order; nothing happens where there is none. */
  remove(item: T): void
  /** The list after the changes; the same object where there were none. */
  done(): SortedList<T>
}

/** Begins to change a list; the list itself stays as it is. */
export function editList<T>(list: SortedList<T>, order: Order<T>): ListEdit<T> {
  let chunks: (readonly T[])[] | null = null
  /** Chunks that were made by this edit, as what may be written. */
  const own = new Map<readonly T[], T[]>()
  let size = list.size
  const now = () => chunks ?? list.chunks
  /** The chunk at `at`, copied unless it belongs to this edit already. */
  function ownChunk(at: number): T[] {
    chunks ??= [...list.chunks]
    const copy = [...chunks[at] ?? []]
    chunks[at] = copy
    own.set(copy, copy)
    return copy
  }
  const writable = (at: number): T[] => {
    const chunk = now()[at]
    return (chunk && own.get(chunk)) ?? ownChunk(at)
  }
  return {
    find: compare => findIn({ size, chunks: now() }, compare),
    first: () => now()[0]?.[0],
    size: () => size,
    add(item) {
      const compare = (other: T) => order(other, item)
      const at = Math.min(chunkAt(now(), compare), Math.max(0, now().length - 1))
      const chunk = writable(at)
      const position = positionIn(chunk, compare)
      size += 1
      // What comes in order fills chunk after chunk; only what comes between splits one.
      if (chunk.length >= chunkMost && position === chunk.length) {
        const next = [item]
        own.set(next, next)
        chunks?.splice(at + 1, 0, next)
        return
      }
      chunk.splice(position, 0, item)
      if (chunk.length <= chunkMost) return
      const rest = chunk.splice(chunk.length >> 1)
      own.set(rest, rest)
      chunks?.splice(at + 1, 0, rest)
    },
    remove(item) {
      const compare = (other: T) => order(other, item)
      const at = chunkAt(now(), compare)
      const chunk = now()[at]
      if (!chunk) return
      const position = positionIn(chunk, compare)
      const found = chunk[position]
      if (found === undefined || compare(found) !== 0) return
      const mine = writable(at)
      mine.splice(position, 1)
      size -= 1
      const next = chunks?.[at + 1]
      if (mine.length === 0) chunks?.splice(at, 1)
      else if (next && mine.length + next.length <= chunkMost / 2) {
        mine.push(...next)
        chunks?.splice(at + 1, 1)
      }
    },
    done: () => chunks ? { size, chunks } : list,
  }
}

/** Index of the first chunk that does not end before what is sought; the number of chunks where all do. */
function chunkAt<T>(chunks: readonly (readonly T[])[], compare: (item: T) => number): number {
  let low = 0, high = chunks.length
  while (low < high) {
    const middle = (low + high) >> 1
    const last = chunks[middle]?.at(-1)
    if (last !== undefined && compare(last) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the first thing that does not come before what is sought. */
function positionIn<T>(chunk: readonly T[], compare: (item: T) => number): number {
  let low = 0, high = chunk.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = chunk[middle]
    if (item !== undefined && compare(item) < 0) low = middle + 1
    else high = middle
  }
  return low
}
