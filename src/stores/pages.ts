import type { Answer } from '@/api/contract/common'

/** Rows of a list, and how many there are in all: more than `rows` where the list is longer than what is asked for. */
export interface Rows<T> { readonly rows: readonly T[], readonly total: number }

/** Rows of a page. */
export const pageSize = 500
/** A list is read page by page up to so many. */
export const mostPages = 4

/** Where a page goes on, for the query. */
export const cursorOf = (cursor: string | undefined) => cursor === undefined ? {} : { cursor }

/** All rows of a paged list up to {@link mostPages}; as fresh as its first page. */
export async function readPages<T>(page: (cursor: string | undefined) => Promise<Answer<{ rows: T[], total: number, next: string | null }>>): Promise<Answer<Rows<T>>> {
  const first = await page(undefined)
  const rows = [...first.data.rows]
  let { next } = first.data
  for (let read = 1; next !== null && read < mostPages; read += 1) {
    const { data } = await page(next)
    rows.push(...data.rows)
    next = data.next
  }
  return { freshness: first.freshness, data: { rows, total: first.data.total } }
}
