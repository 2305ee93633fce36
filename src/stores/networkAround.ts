import type { ApiClient } from '@/api/client'
import type { LonLat } from '@/api/contract/common'
import type { Pipe, PipeNode } from '@/api/contract/pipes'
import type { Plane } from '@/domain/plane'

/** `west,south,east,north` in degrees, as the endpoints take it. */
export type Box = string

/** A pipe's body reaches this far from its axis at the most, m: half of the widest culvert that a survey may hold, and its walls. */
const reachM = 12
/** A line is asked for in pieces, so that a slanting one does not ask for the whole field round it, m. */
const pieceM = 400

function boxOf(points: readonly LonLat[], plane: Plane): Box {
  const flat = points.map(point => plane.toFlat(point))
  const of = (k: 0 | 1) => flat.map(p => p[k])
  const low = plane.toLonLat([Math.min(...of(0)) - reachM, Math.min(...of(1)) - reachM]), high = plane.toLonLat([Math.max(...of(0)) + reachM, Math.max(...of(1)) + reachM])
  return [...low, ...high].map(degrees => degrees.toFixed(6)).join(',')
}

/** One box round an outline. */
export function outlineBoxes(points: readonly LonLat[], plane: Plane): Box[] {
  return [boxOf(points, plane)]
}

/** Boxes round the pieces of a line. */
export function lineBoxes(points: readonly LonLat[], plane: Plane): Box[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i] ?? to
    const a = plane.toFlat(from), b = plane.toFlat(to)
    const pieces = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / pieceM))
    const at = (k: number): LonLat => [from[0] + (to[0] - from[0]) * k / pieces, from[1] + (to[1] - from[1]) * k / pieces]
    return Array.from({ length: pieces }, (_, k) => boxOf([at(k), at(k + 1)], plane))
  })
}

const pageSize = 500
/** More pages of one box than these are no survey but a fault: 50,000 rows on 0.4 km². */
const mostPages = 100

async function pagesOf<T extends { id: string }>(ask: (cursor: string | undefined) => Promise<{ rows: readonly T[], next: string | null }>, into: Map<string, T>) {
  let cursor: string | undefined
  for (let i = 0; i < mostPages; i++) {
    const { rows, next } = await ask(cursor)
    for (const row of rows) into.set(row.id, row)
    if (next === null || next === cursor) return
    cursor = next
  }
}

/** All pipes, and where they are wanted all nodes, that touch the boxes: each once. Rejects with the client's failure. */
export async function loadNetwork(client: ApiClient, boxes: readonly Box[], withNodes: boolean, signal: AbortSignal): Promise<{ pipes: Pipe[], nodes: PipeNode[] }> {
  const pipes = new Map<string, Pipe>(), nodes = new Map<string, PipeNode>()
  const query = (bbox: Box, cursor: string | undefined) => cursor === undefined ? { bbox, size: pageSize } : { bbox, size: pageSize, cursor }
  await Promise.all(boxes.flatMap(bbox => [
    pagesOf(async cursor => (await client.call('pipes', { params: {}, query: query(bbox, cursor), signal })).data, pipes),
    ...withNodes ? [pagesOf(async cursor => (await client.call('nodes', { params: {}, query: query(bbox, cursor), signal })).data, nodes)] : [],
  ]))
  return { pipes: [...pipes.values()], nodes: [...nodes.values()] }
}
