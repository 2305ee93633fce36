import type { LonLat } from '@/api/contract/common'
import type { Building, RoadClass } from '@/api/contract/city'
import type { Plane } from '@/domain/plane'
import type { Purpose } from './buildingPlan'

/**
 * A built-up area with streets of its own: the county town, one urban community apart from it, or one village. Streets,
 * blocks and networks of an area are made together, on one plane.
 */
export interface Area {
  /** `town` for the county town, else the code of the community. */
  key: string
  plane: Plane
  /** Indices of the communities that stand in it. */
  communities: readonly number[]
  streets: StreetGraph
}

/** Where streets meet or end, in metres on the area's plane. */
export interface Crossing { east: number, north: number, point: LonLat }

/** One piece of street between two crossings (indices into `crossings`); `path` runs from the first to the second. */
export interface Street {
  a: number
  b: number
  name: string
  class: RoadClass
  /** Between the kerbs, m. */
  widthM: number
  path: readonly (readonly [east: number, north: number])[]
  /** Community in which its middle lies. */
  community: number
}
export interface StreetGraph { crossings: readonly Crossing[], streets: readonly Street[] }

/** A building of the demo city as it is kept at the source: exact counts, before any surface has masked them. */
export interface CityBuilding extends Omit<Building, 'footprint' | 'occupancy' | 'households' | 'residents' | 'homes' | 'stairwells'> {
  community: number
  /** What it is for, more exactly than its use. */
  purpose: Purpose
  /** Outer ring, closed, counter-clockwise. */
  footprint: readonly LonLat[]
  stairwells: number
  homes: number
  self: number
  rented: number
  vacant: number
  households: number
  residents: number
  /** Street of its area (index) from which it is served. */
  street: number
}
