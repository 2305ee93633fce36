/** A point, direction or linear colour; metres, y up. */
export type Vec = readonly [number, number, number]
/** Linear light or reflectance, red green blue. */
export type Rgb = Vec

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const scale = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k, a[2] * k]
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vec, b: Vec): Vec => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
export const length = (a: Vec): number => Math.hypot(a[0], a[1], a[2])
export const unit = (a: Vec): Vec => scale(a, 1 / (length(a) || 1))
export const mixVec = (a: Vec, b: Vec, k: number): Vec => [a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k]
export const clamp = (x: number, low = 0, high = 1): number => x < low ? low : x > high ? high : x
export const mix = (a: number, b: number, k: number): number => a + (b - a) * k

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger one. */
export function ramp(from: number, to: number, x: number): number {
  const k = clamp((x - from) / (to - from))
  return k * k * (3 - 2 * k)
}

/** A small seeded generator (mulberry32): the same seed draws the same picture everywhere. */
export class Rng {
  private state: number
  constructor(seed: number) { this.state = seed >>> 0 }

  /** Begins the sequence of another seed. */
  restart(seed: number): void { this.state = Math.imul(seed + 1, 0x9E3779B1) >>> 0 }

  /** The next number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6D2B79F5) >>> 0
    let x = this.state
    x = Math.imul(x ^ (x >>> 15), x | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }

  /** A number in [low, high). */
  between(low: number, high: number): number { return low + (high - low) * this.next() }
}

/** A fixed number in [0, 1) for three integers. */
export function hash(x: number, y: number, z: number): number {
  let h = Math.imul(x | 0, 0x27D4EB2D) ^ Math.imul(y | 0, 0x165667B1) ^ Math.imul(z | 0, 0x9E3779B1)
  h = Math.imul(h ^ (h >>> 15), 0x85EBCA6B)
  h = Math.imul(h ^ (h >>> 13), 0xC2B2AE35)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}

const wrap = (i: number, period: number): number => period === 0 ? i : ((i % period) + period) % period

/** Value noise in [0, 1); with `period` > 0 the lattice repeats after that many cells on each axis. */
export function noise(x: number, y: number, z: number, period = 0): number {
  const xi = Math.floor(x), yi = Math.floor(y), zi = Math.floor(z)
  const fx = x - xi, fy = y - yi, fz = z - zi
  const u = fx * fx * (3 - 2 * fx), v = fy * fy * (3 - 2 * fy), w = fz * fz * (3 - 2 * fz)
  const x0 = wrap(xi, period), x1 = wrap(xi + 1, period), y0 = wrap(yi, period), y1 = wrap(yi + 1, period)
  const z0 = wrap(zi, period), z1 = wrap(zi + 1, period)
  const low = mix(mix(hash(x0, y0, z0), hash(x1, y0, z0), u), mix(hash(x0, y1, z0), hash(x1, y1, z0), u), v)
  const high = mix(mix(hash(x0, y0, z1), hash(x1, y0, z1), u), mix(hash(x0, y1, z1), hash(x1, y1, z1), u), v)
  return mix(low, high, w)
}

/** Three to five octaves of {@link noise}, in [0, 1); the period doubles with each octave, so a scroll by `period` cells closes. */
export function clouds(x: number, y: number, z: number, octaves = 3, period = 0): number {
  let sum = 0, weight = 0.5, total = 0
  for (let o = 0; o < octaves; o++) {
    const k = 2 ** o
    sum += weight * noise(x * k + o * 17, y * k + o * 31, z * k + o * 7, period * k)
    total += weight
    weight *= 0.5
  }
  return sum / total
}
