import type { Frame } from './frame'

/** A rectangle in an area's frame, metres. */
export interface Box { west: number, south: number, east: number, north: number }

/** A place for one building (or, where it is large, for one with its yard), aligned to the street that serves it. */
export interface Lot {
  community: number
  box: Box
  /** Index of the street of the area that serves it, and the side from which one enters. */
  street: number
  entry: 'south' | 'north' | 'west' | 'east'
  /** Block of the grid (urban) or row of courtyards (village): lots of one block stand together. */
  block: number
  /** `plot`: one courtyard or slab; `shop`: along a main street; `large`: a school, a shed. */
  kind: 'plot' | 'shop' | 'large'
  /** How tall a town block is built. */
  tier?: 'low' | 'mid' | 'high' | 'tower'
}

/** The streets of an area as they grow, in its frame; given away as a graph at the end. */
export interface DrawnStreet { a: number, b: number, name: string, class: 'trunk' | 'main' | 'secondary' | 'lane', widthM: number, bends: readonly (readonly [u: number, v: number])[], community: number }

/** What an area is before its buildings: crossings and streets in its frame, and lots in the order in which one walks past them. */
export interface Layout {
  key: string
  communities: readonly number[]
  frame: Frame
  /** Where the house numbers of each street begin: the coordinate of its western or southern end. */
  starts: ReadonlyMap<string, number>
  crossings: readonly (readonly [u: number, v: number])[]
  streets: readonly DrawnStreet[]
  lots: ReadonlyMap<number, readonly Lot[]>
}
