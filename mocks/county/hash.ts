/**
 * Hashes in place of a random generator: every slot of the county (a day, a device, a field of an alarm) has its own number,
 * whatever was asked before it. Integer arithmetic only, so that every engine gives the same county.
 */

/** Mixes two 32-bit numbers into one, 0 … 2³²−1. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ (b >>> 15), 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return (h ^ (h >>> 15)) >>> 0
}

/** Hash of a list of whole numbers, 0 … 2³²−1. */
export function hash(...parts: readonly number[]): number {
  let h = 0x811c9dc5
  for (const part of parts) h = mix(h, part | 0)
  return h
}

/** FNV-1a of a text, for naming a slot by a word. */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** A hash as a fraction, 0 ≤ x < 1. */
export function unit(h: number): number {
  return (h >>> 0) / 4_294_967_296
}

/** A hash as a fraction between two bounds. */
export function between(h: number, low: number, high: number): number {
  return low + unit(h) * (high - low)
}

/** A hash as a whole number from `low` to `high`, both included. */
export function wholeBetween(h: number, low: number, high: number): number {
  return low + Math.floor(unit(h) * (high - low + 1))
}

/** Picks one item by hash. Throws on an empty list. */
export function pick<T>(h: number, items: readonly T[]): T {
  const item = items[Math.floor(unit(h) * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** Index into a list of weights, each as likely as its weight. Throws when all weights are zero. */
export function pickWeighted(h: number, weights: readonly number[]): number {
  let total = 0
  for (const weight of weights) total += weight
  if (!(total > 0)) throw new Error('all weights are zero')
  let rest = unit(h) * total
  for (const [index, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return index
  }
  return weights.length - 1
}

/** Bell-shaped number round 0, about −3 … 3, from four hashes of one slot (no transcendental functions: same in every engine). */
export function bell(h: number): number {
  return (unit(h) + unit(mix(h, 1)) + unit(mix(h, 2)) + unit(mix(h, 3)) - 2) * 1.732
}

/** A positive factor round 1 with a longer tail upwards; `spread` 0.3 gives roughly 0.6 … 1.7. */
export function factor(h: number, spread: number): number {
  const x = bell(h) * spread
  return x >= 0 ? 1 + x + x * x / 2 : 1 / (1 - x + x * x / 2)
}
