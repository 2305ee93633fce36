/**
 * Deals a whole number out along a list, each part as near to its share as its neighbours allow: the running sum is the rounded
 * running share. Exact, and far cheaper than sorting remainders. No part exceeds its ceiling. Throws where the ceilings are too low.
 */
export function deal(total: number, weights: readonly number[], ceilings?: readonly number[]): number[] {
  let sum = 0
  for (const weight of weights) sum += weight
  const parts = new Array<number>(weights.length).fill(0)
  let run = 0, given = 0
  for (let k = 0; k < weights.length && sum > 0; k++) {
    run += weights[k] ?? 0
    const part = Math.max(0, Math.min(Math.floor(total * run / sum + 0.5) - given, ceilings?.[k] ?? Infinity))
    parts[k] = part
    given += part
  }
  for (let k = 0; given < total; k++) {
    if (k >= parts.length) throw new Error('there is no room for what is to be dealt out')
    const more = Math.min(total - given, (ceilings?.[k] ?? Infinity) - (parts[k] ?? 0))
    parts[k] = (parts[k] ?? 0) + more
    given += more
  }
  return parts
}

/** Cuts a list into `pieces` runs whose weights are near the wanted shares; at least two things each where there are enough. Gives the number (from 0) of the piece for each. */
export function cutIntoRuns(weights: readonly number[], shares: readonly number[]): number[] {
  const pieces = shares.length
  const all = weights.reduce((a, b) => a + b, 0), wanted = shares.reduce((a, b) => a + b, 0)
  const least = weights.length >= 2 * pieces ? 2 : 1
  const numbers = new Array<number>(weights.length).fill(0)
  let piece = 0, run = 0, goal = all * (shares[0] ?? 0) / wanted, inPiece = 0
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] ?? 0
    const left = weights.length - k
    const mustMove = left <= (pieces - piece - 1) * least
    if (piece + 1 < pieces && inPiece >= least && (mustMove || run + weight / 2 > goal)) {
      piece += 1
      inPiece = 0
      goal += all * (shares[piece] ?? 0) / wanted
    }
    numbers[k] = piece
    run += weight
    inPiece += 1
  }
  return numbers
}
