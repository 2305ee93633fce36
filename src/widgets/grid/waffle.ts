/** How many things one square stands for, so that at most `most` squares are drawn: 1, 2, 5, 10, 20, 50 … */
export function squareWorth(total: number, most: number): number {
  let worth = 1
  for (let i = 0; total / worth > most; i += 1) worth *= i % 3 === 1 ? 2.5 : 2
  return worth
}

/** Squares of each part; the parts' squares add up to the total's (largest remainder). */
export function waffleSquares(parts: readonly number[], worth: number): number[] {
  const total = parts.reduce((a, b) => a + b, 0)
  const squares = Math.round(total / worth)
  const exact = parts.map(p => p / worth)
  const floors = exact.map(Math.floor)
  const order = exact.map((e, i) => ({ i, rest: e - Math.floor(e) })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  let left = squares - floors.reduce((a, b) => a + b, 0)
  for (const { i } of order) {
    if (left <= 0) break
    floors[i] = (floors[i] ?? 0) + 1
    left -= 1
  }
  return floors
}
