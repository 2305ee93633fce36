import type { LonLat } from '@/api/contract/common'
import { type Polygons, boundsOf } from './geodesy'

/** Shapes on a flat sheet of `width` × `height` units, north up; `path` is an SVG path, closed rings, to be filled by even-odd. */
export interface FlatSheet {
  width: number
  height: number
  path: (polygons: Polygons) => string
  /** A place on the sheet. */
  at: (place: LonLat) => readonly [x: number, y: number]
}

/**
 * A flat sheet that holds an outline, its longer side of so many units. Degrees of longitude are shortened by the cosine of the
 * middle latitude (plate carrée with a true parallel): of a county that is true to a pixel. Null where the outline has no extent.
 */
export function flatSheet(outline: Polygons, side: number): FlatSheet | null {
  const bounds = boundsOf(outline)
  if (!bounds) return null
  const shrink = Math.cos((bounds.south + bounds.north) / 2 * Math.PI / 180)
  const wide = (bounds.east - bounds.west) * shrink, high = bounds.north - bounds.south
  const scale = side / Math.max(wide, high)
  if (!Number.isFinite(scale)) return null
  const at = ([lon, lat]: LonLat) => [(lon - bounds.west) * shrink * scale, (bounds.north - lat) * scale] as const
  const text = (place: LonLat) => at(place).map(n => n.toFixed(1)).join(' ')
  return {
    width: wide * scale, height: high * scale, at,
    path: polygons => polygons.flatMap(rings => rings.map(ring => `M${ring.map(text).join('L')}Z`)).join(''),
  }
}
