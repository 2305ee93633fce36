import { type LocalFrame } from '@/domain/localFrame'

/** East, north, up in metres in the tile's own frame. */
export type Vec = readonly [east: number, north: number, up: number]

/** Exact in a float and finer than a centimetre; round numbers compress. */
const gridM = 1 / 128
const onGrid = (metres: number) => Math.round(metres / gridM) * gridM

/** Collects the triangles of a tile; glTF is y-up, so north becomes −z. */
export class MeshBuilder {
  readonly positions: number[] = []
  readonly normals: number[] = []
  readonly places: number[] = []
  readonly features: number[] = []
  readonly indices: number[] = []
  #feature = 0

  constructor(readonly frame: LocalFrame, readonly hasPlaces: boolean) {}

  begin(feature: number): void {
    this.#feature = feature
  }

  get vertices(): number {
    return this.features.length
  }

  /** `along` and `above` (m) go into the texture coordinate in decimetres: a shader finds windows by it. */
  vertex([e, n, u]: Vec, [ne, nn, nu]: Vec, along = 0, above = 0): number {
    this.positions.push(onGrid(e), onGrid(u), onGrid(-n))
    const length = Math.sqrt(ne * ne + nn * nn + nu * nu) || 1
    this.normals.push(Math.round(ne / length * 127), Math.round(nu / length * 127), Math.round(-nn / length * 127))
    if (this.hasPlaces) this.places.push(short(along * 10), short(above * 10))
    this.features.push(this.#feature)
    return this.features.length - 1
  }

  triangle(a: number, b: number, c: number): void {
    this.indices.push(a, b, c)
  }

  /** Four corners counter-clockwise as seen from outside. */
  quad(a: Vec, b: Vec, c: Vec, d: Vec, normal: Vec): void {
    const first = this.vertex(a, normal)
    for (const corner of [b, c, d]) this.vertex(corner, normal)
    this.triangle(first, first + 1, first + 2)
    this.triangle(first, first + 2, first + 3)
  }

  /** A flat, convex polygon, counter-clockwise as seen from outside. */
  fan(ring: readonly Vec[], normal: Vec): void {
    const first = this.vertices
    for (const point of ring) this.vertex(point, normal)
    for (let i = 1; i + 1 < ring.length; i++) this.triangle(first, first + i, first + i + 1)
  }
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
