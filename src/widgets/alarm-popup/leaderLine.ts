import type { AlarmSpot, Insets } from '@/stores/wall'

/** What the line may touch: the box of the pop-up, and the window of the map that the panels leave free, CSS px of the page. */
export interface LeaderRoom {
  popup: { left: number, right: number, top: number, bottom: number }
  page: { width: number, height: number }
  insets: Insets
}

type Point = readonly [x: number, y: number]
/** From the edge of the pop-up to the rim of the marker. */
export interface Leader { from: Point, to: Point }

/** The line starts no nearer than this to a corner of the pop-up, in radii of the marker. */
const cornerRadii = 1.2
/** Between the glyph and the end of the line, in radii. */
const clearRadii = 1.35
/** A shorter line ties nothing together that does not touch already, in radii. */
const leastRadii = 1

/**
 * The line that ties the pop-up to the marker of its alarm: from the nearest point of the pop-up's edge, level where it can be.
 * Null where the marker lies outside the free window of the map or under the pop-up.
 */
export function leaderOf(spot: AlarmSpot, { popup, page, insets }: LeaderRoom): Leader | null {
  const { x, y, radius } = spot
  if (x < insets.left || x > page.width - insets.right || y < insets.top || y > page.height - insets.bottom) return null
  const corner = cornerRadii * radius
  const from: Point = [Math.max(popup.left, Math.min(popup.right, x)), Math.max(popup.top + corner, Math.min(popup.bottom - corner, y))]
  const length = Math.hypot(from[0] - x, from[1] - y)
  const clear = clearRadii * radius
  if (length - clear < leastRadii * radius) return null
  return { from, to: [x + (from[0] - x) * clear / length, y + (from[1] - y) * clear / length] }
}
