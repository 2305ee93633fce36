import { type LocalFrame } from '@/domain/localFrame'

/** East, north, up in metres in the tile's own frame. */
export type Vec = readonly [east: number, north: number, up: number]
/** A point in steps of the mesh's grid, in the axes of glTF: east, up, south. */
export type GridPoint = readonly [x: number, y: number, z: number]

/** Bits of a coordinate with its sign: what the exponential filter of EXT_meshopt_compression holds. */
const coordinateBits = 24

/**
 * Fineness of a tile's grid as a power of two: `preferred`, or the finest that reaches `reachM` from the tile's origin.
 * A step is 2^−fineness m, and a coordinate is off by half a step at most.
 */
export function finenessFor(reachM: number, preferred: number): number {
  return Math.min(preferred, Math.floor(Math.log2((2 ** (coordinateBits - 1) - 1) / Math.max(1, reachM))))
}

/** Collects the triangles of a tile on a grid; glTF is y-up, so north becomes −z. Begun anew for each tile, it keeps its memory. */
export class MeshBuilder {
  #capacity = 4096
  #indexCapacity = 8192
  #feature = 0
  /** Grid steps, three for each vertex. */
  positions = new Int32Array(this.#capacity * 3)
  /** Signed normalized bytes, four for each vertex. */
  normals = new Int8Array(this.#capacity * 4)
  /** Decimetres along the wall and above its ground floor, two for each vertex. */
  places = new Int16Array(this.#capacity * 2)
  features = new Uint16Array(this.#capacity)
  indices = new Uint32Array(this.#indexCapacity)
  vertices = 0
  indexCount = 0
  fineness = 0

  /**
   * `copies`: the vertices of each feature are this many rounds of the same points; the writer lays rounds side by side, and
   * what repeats costs nothing in a compressed file.
   */
  constructor(readonly hasPlaces: boolean, readonly copies = 1) {}

  frame: LocalFrame | null = null

  /** Empties the mesh for the next tile. */
  reset(frame: LocalFrame, fineness: number): void {
    this.frame = frame
    this.fineness = fineness
    this.vertices = 0
    this.indexCount = 0
  }

  begin(feature: number): void {
    this.#feature = feature
  }

  toLocal(lon: number, lat: number, height: number): Vec {
    if (this.frame === null) throw new Error('a mesh without a tile')
    return this.frame.toLocal(lon, lat, height)
  }

  /** `along` and `above` (m) go into the texture coordinate in decimetres: a shader finds windows by it. */
  vertex([e, n, u]: Vec, normal: Vec, along = 0, above = 0): number {
    const scale = 2 ** this.fineness
    return this.gridVertex([Math.round(e * scale), Math.round(u * scale), Math.round(-n * scale)], normal, along * 10, above * 10)
  }

  /** A vertex that is on the grid already; `alongDm` and `aboveDm` in decimetres. */
  gridVertex([x, y, z]: GridPoint, [ne, nn, nu]: Vec, alongDm: number, aboveDm: number): number {
    const i = this.vertices
    if (i === this.#capacity) this.#grow()
    this.positions[i * 3] = x
    this.positions[i * 3 + 1] = y
    this.positions[i * 3 + 2] = z
    const length = Math.sqrt(ne * ne + nn * nn + nu * nu) || 1
    this.normals[i * 4] = Math.round(ne / length * 127)
    this.normals[i * 4 + 1] = Math.round(nu / length * 127)
    this.normals[i * 4 + 2] = Math.round(-nn / length * 127)
    if (this.hasPlaces) {
      this.places[i * 2] = short(alongDm)
      this.places[i * 2 + 1] = short(aboveDm)
    }
    this.features[i] = this.#feature
    this.vertices = i + 1
    return i
  }

  triangle(a: number, b: number, c: number): void {
    const i = this.indexCount
    if (i + 3 > this.#indexCapacity) this.#growIndices()
    this.indices[i] = a
    this.indices[i + 1] = b
    this.indices[i + 2] = c
    this.indexCount = i + 3
  }

  /** Four corners counter-clockwise as seen from outside. */
  quad(a: Vec, b: Vec, c: Vec, d: Vec, normal: Vec): void {
    const first = this.vertex(a, normal)
    this.vertex(b, normal)
    this.vertex(c, normal)
    this.vertex(d, normal)
    this.triangle(first, first + 1, first + 2)
    this.triangle(first, first + 2, first + 3)
  }

  /** A flat, convex polygon, counter-clockwise as seen from outside. */
  fan(ring: readonly Vec[], normal: Vec): void {
    const first = this.vertices
    for (const point of ring) this.vertex(point, normal)
    for (let i = 1; i + 1 < ring.length; i++) this.triangle(first, first + i, first + i + 1)
  }

  #grow(): void {
    this.#capacity *= 2
    this.positions = grown(new Int32Array(this.#capacity * 3), this.positions)
    this.normals = grown(new Int8Array(this.#capacity * 4), this.normals)
    this.places = grown(new Int16Array(this.#capacity * 2), this.places)
    this.features = grown(new Uint16Array(this.#capacity), this.features)
  }

  #growIndices(): void {
    this.#indexCapacity *= 2
    this.indices = grown(new Uint32Array(this.#indexCapacity), this.indices)
  }
}

function grown<A extends { set: (from: A) => void }>(next: A, from: A): A {
  next.set(from)
  return next
}

const short = (value: number) => Math.max(-32_767, Math.min(32_767, Math.round(value)))

export const minus = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const plus = (a: Vec, b: Vec, scale = 1): Vec => [a[0] + b[0] * scale, a[1] + b[1] * scale, a[2] + b[2] * scale]
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vec, b: Vec): Vec => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
export const unit = (a: Vec): Vec => {
  const length = Math.sqrt(dot(a, a)) || 1
  return [a[0] / length, a[1] / length, a[2] / length]
}
