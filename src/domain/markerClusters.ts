/** A thing on screen that may be drawn together with its neighbours; smaller `rank` is worse and leads. */
export interface ScreenMark { id: string, x: number, y: number, rank: number }

export interface MarkCluster {
  /** Id of the mark that leads: the worst, the first of its rank. */
  lead: string
  ids: readonly string[]
  /** Where the cluster stands: at its leading mark, so that a red mark never moves for a blue one. */
  x: number
  y: number
  rank: number
}

/**
 * Gathers marks that stand closer than `radiusPx` round the worst of them. Worst first, then by id, so that the same marks
 * always give the same clusters. Time grows with marks × neighbours.
 */
export function clusterMarks(marks: readonly ScreenMark[], radiusPx: number): MarkCluster[] {
  const cells = new Map<string, { lead: string, ids: string[], x: number, y: number, rank: number }[]>()
  const clusters: { lead: string, ids: string[], x: number, y: number, rank: number }[] = []
  const ordered = marks.filter(mark => Number.isFinite(mark.x) && Number.isFinite(mark.y)).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
  for (const mark of ordered) {
    const i = Math.floor(mark.x / radiusPx), j = Math.floor(mark.y / radiusPx)
    let home: (typeof clusters)[number] | null = null
    let nearest = radiusPx
    for (let di = -1; di <= 1; di++) {
      for (let dj = -1; dj <= 1; dj++) {
        for (const cluster of cells.get(`${i + di},${j + dj}`) ?? []) {
          const distance = Math.hypot(cluster.x - mark.x, cluster.y - mark.y)
          if (distance < nearest) { nearest = distance; home = cluster }
        }
      }
    }
    if (home) { home.ids.push(mark.id); continue }
    const cluster = { lead: mark.id, ids: [mark.id], x: mark.x, y: mark.y, rank: mark.rank }
    clusters.push(cluster)
    const key = `${i},${j}`
    const cell = cells.get(key)
    if (cell) cell.push(cluster)
    else cells.set(key, [cluster])
  }
  return clusters
}
