import { mix } from '../../mocks/county/hash.ts'

/** A ratio of two measured things: the median over the pairs and its 95 % interval. */
export interface Ratio { median: number, low: number, high: number, pairs: number }

/** The middle value; the mean of the two middle ones where their number is even. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) throw new Error('no values')
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

const resamples = 2_000

/** Median of the ratios a ÷ b of pairs measured one right after the other, with a bootstrap 95 % interval (percentile method). */
export function ratioOf(pairs: readonly (readonly [a: number, b: number])[]): Ratio {
  const ratios = pairs.map(([a, b]) => a / b)
  const medians = Array.from({ length: resamples }, (_, round) => median(ratios.map((_ratio, i) => ratios[mix(round, i) % ratios.length] ?? 1))).sort((a, b) => a - b)
  const at = (share: number) => medians[Math.floor(share * (resamples - 1))] ?? 1
  return { median: median(ratios), low: at(0.025), high: at(0.975), pairs: pairs.length }
}

/** The same thing measured against itself must come out as 1: otherwise the machine was too restless to believe anything. */
export const controlBounds = [0.95, 1.05] as const
export function controlHolds({ median: m }: Ratio): boolean { return m >= controlBounds[0] && m <= controlBounds[1] }
