/** A box on screen in CSS px, from its top left corner. */
export interface Box { x: number, y: number, width: number, height: number }

/** A label that wants to stand centred on `x, y`; larger `priority` is served first. One that `must` stand covers an obstacle where it has to, as little as it can. */
export interface LabelWish { id: string, x: number, y: number, width: number, height: number, priority: number, must?: boolean }

export interface LabelLayout {
  /** Labels stay wholly inside. */
  window: Box
  /** What labels give way to: markers, panels. */
  obstacles: readonly Box[]
  /** Space kept round each label, px. */
  gapPx?: number
  /** How far a label may be moved from its place, in shares of its own width and height, tried in this order. */
  shifts?: readonly (readonly [number, number])[]
  /** At most so many are placed. */
  limit?: number
}

/** Side of the cells that neighbours are looked up by. */
const cellPx = 24
const stay: readonly (readonly [number, number])[] = [[0, 0]]

/** Where labels may give way to: in place, then half a height up or down, then aside; never so far that they name another. */
export const nearbyShifts: readonly (readonly [number, number])[] = [
  [0, 0], [0, 0.3], [0, -0.3], [0.25, 0], [-0.25, 0], [0, 0.6], [0, -0.6], [0.25, 0.45], [-0.25, 0.45], [0.25, -0.45], [-0.25, -0.45], [0.5, 0], [-0.5, 0], [0, 1.1],
]

/** For few labels on large shapes, where a name may go farther and still be read as the shape's own. */
export const roomyShifts: readonly (readonly [number, number])[] = [
  ...nearbyShifts, [0, -0.9], [0.5, 0.5], [-0.5, 0.5], [0.5, -0.5], [-0.5, -0.5], [0.75, 0.3], [-0.75, 0.3], [0.75, -0.3], [-0.75, -0.3], [0.3, 1.1], [-0.3, 1.1],
]

/** Common area of two boxes, px². */
function commonArea(a: Box, b: Box): number {
  return Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))
}

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/**
 * Places labels so that no two overlap and none overlaps an obstacle or leaves the window. Served by priority, then by id,
 * so that the same wishes always give the same picture. Returns the centre of each label that found a place.
 */
export function layOutLabels(wishes: readonly LabelWish[], layout: LabelLayout): Map<string, { x: number, y: number }> {
  const gap = layout.gapPx ?? 2
  const cells = new Map<string, Box[]>()
  const cellsOf = (box: Box): string[] => {
    const keys: string[] = []
    for (let i = Math.floor(box.x / cellPx); i <= Math.floor((box.x + box.width) / cellPx); i++) {
      for (let j = Math.floor(box.y / cellPx); j <= Math.floor((box.y + box.height) / cellPx); j++) keys.push(`${i},${j}`)
    }
    return keys
  }
  const occupy = (box: Box) => {
    for (const key of cellsOf(box)) {
      const cell = cells.get(key)
      if (cell) cell.push(box)
      else cells.set(key, [box])
    }
  }
  const isFree = (box: Box) => cellsOf(box).every(key => (cells.get(key) ?? []).every(other => !overlap(box, other)))
  const coveredArea = (box: Box) => [...new Set(cellsOf(box).flatMap(key => cells.get(key) ?? []))].reduce((sum, other) => sum + commonArea(box, other), 0)
  const { window } = layout
  for (const obstacle of layout.obstacles) if (overlap(obstacle, window)) occupy(obstacle)
  const placed = new Map<string, { x: number, y: number }>()
  const ordered = wishes
    .filter(wish => [wish.x, wish.y, wish.width, wish.height].every(Number.isFinite))
    .sort((a, b) => Number(b.must ?? false) - Number(a.must ?? false) || b.priority - a.priority || (a.id < b.id ? -1 : 1))
  for (const wish of ordered) {
    if (placed.size >= (layout.limit ?? 300)) break
    let least: { cost: number, box: Box, x: number, y: number } | null = null
    for (const [dx, dy] of layout.shifts ?? stay) {
      const x = wish.x + dx * wish.width, y = wish.y + dy * wish.height
      const box = { x: x - wish.width / 2 - gap, y: y - wish.height / 2 - gap, width: wish.width + 2 * gap, height: wish.height + 2 * gap }
      const inside = box.x >= window.x && box.y >= window.y && box.x + box.width <= window.x + window.width && box.y + box.height <= window.y + window.height
      if (!inside) continue
      if (!isFree(box)) {
        if (wish.must !== true) continue
        const cost = coveredArea(box)
        if (least === null || cost < least.cost) least = { cost, box, x, y }
        continue
      }
      least = null
      occupy(box)
      placed.set(wish.id, { x, y })
      break
    }
    if (least !== null) {
      occupy(least.box)
      placed.set(wish.id, { x: least.x, y: least.y })
    }
  }
  return placed
}
