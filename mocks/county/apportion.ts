/**
 * Dividing whole numbers so that the parts add up exactly: largest remainder for one total, controlled rounding for a table
 * whose rows and columns are both fixed.
 */

/** Divides `total` in proportion to `weights` by largest remainder; ties go to the earlier part. Throws when nothing has weight. */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  let sum = 0
  for (const weight of weights) sum += weight
  if (!(sum > 0)) {
    if (total === 0) return weights.map(() => 0)
    throw new Error('cannot divide among parts without weight')
  }
  const exact = weights.map(weight => total * weight / sum)
  const parts = exact.map(Math.floor)
  let left = total
  for (const part of parts) left -= part
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (let i = 0; i < left; i++) {
    const next = order[i % order.length]
    if (next !== undefined) parts[next.index] = (parts[next.index] ?? 0) + 1
  }
  return parts
}

/** Largest remainder with a floor and a ceiling for each part. Throws when the bounds leave no answer. */
export function boundedRemainder(total: number, weights: readonly number[], floors: readonly number[], ceilings: readonly number[]): number[] {
  const parts = floors.map(floor => floor)
  let left = total - floors.reduce((sum, floor) => sum + floor, 0)
  if (left < 0) throw new Error('the floors exceed the total')
  let free = parts.flatMap((part, i) => part < (ceilings[i] ?? 0) ? [i] : [])
  while (left > 0) {
    if (free.length === 0) throw new Error('the ceilings are below the total')
    const usable = free.map(i => Math.max(weights[i] ?? 0, 1e-9))
    const shares = largestRemainder(left, usable)
    left = 0
    for (const [k, i] of free.entries()) {
      const wanted = (parts[i] ?? 0) + (shares[k] ?? 0)
      const got = Math.min(wanted, ceilings[i] ?? 0)
      left += wanted - got
      parts[i] = got
    }
    free = free.filter(i => (parts[i] ?? 0) < (ceilings[i] ?? 0))
  }
  return parts
}

/**
 * A table of whole numbers with the given row and column sums, close to the proportions of `weights`: iterative proportional
 * fitting, then controlled rounding (each cell is its fitted value rounded down or up). Row and column sums must agree.
 */
export function controlledTable(rowSums: readonly number[], columnSums: readonly number[], weights: readonly (readonly number[])[]): number[][] {
  const rows = rowSums.length
  const columns = columnSums.length
  const fitted = weights.map(row => row.map(weight => Math.max(weight, 1e-9)))
  for (let round = 0; round < 60; round++) {
    for (let r = 0; r < rows; r++) scaleRow(fitted, r, rowSums[r] ?? 0)
    let off = 0
    for (let c = 0; c < columns; c++) off = Math.max(off, scaleColumn(fitted, c, columnSums[c] ?? 0))
    if (off < 1e-4) break
  }
  return roundTable(fitted, rowSums, columnSums)
}

function scaleRow(table: number[][], r: number, sum: number): void {
  const row = table[r] ?? []
  const now = row.reduce((a, b) => a + b, 0)
  if (now > 0) for (let c = 0; c < row.length; c++) row[c] = (row[c] ?? 0) * sum / now
}

/** Returns by how much the column was off. */
function scaleColumn(table: number[][], c: number, sum: number): number {
  let now = 0
  for (const row of table) now += row[c] ?? 0
  if (now > 0) for (const row of table) row[c] = (row[c] ?? 0) * sum / now
  return Math.abs(sum - now)
}

/** Rounds each cell down, then places the missing ones along augmenting paths, the largest fractions first. */
function roundTable(fitted: readonly (readonly number[])[], rowSums: readonly number[], columnSums: readonly number[]): number[][] {
  const table = fitted.map(row => row.map(value => Math.floor(value + 1e-7)))
  const needRow = rowSums.map((sum, r) => sum - (table[r] ?? []).reduce((a, b) => a + b, 0))
  const needColumn = columnSums.map((sum, c) => sum - table.reduce((a, row) => a + (row[c] ?? 0), 0))
  for (let r = 0; r < table.length; r++) {
    const order = [...(fitted[r] ?? []).keys()].sort((a, b) => fraction(fitted[r]?.[b]) - fraction(fitted[r]?.[a]) || a - b)
    for (const c of order) {
      if ((needRow[r] ?? 0) <= 0) break
      if ((needColumn[c] ?? 0) > 0) { add(table, r, c, 1); needRow[r] = (needRow[r] ?? 0) - 1; needColumn[c] = (needColumn[c] ?? 0) - 1 }
    }
  }
  repair(table, needRow, needColumn)
  return table
}

/** What the greedy pass left: rows in want and columns in want are joined by moving single units along a path. */
function repair(table: number[][], needRow: number[], needColumn: number[]): void {
  for (;;) {
    const r = needRow.findIndex(need => need !== 0)
    const c = needColumn.findIndex(need => need !== 0)
    if (r < 0 || c < 0) return
    const need = needRow[r] ?? 0
    const step = need > 0 ? 1 : -1
    const column = needColumn.findIndex(other => other * step > 0)
    if (column >= 0 && (table[r]?.[column] ?? 0) + step >= 0) {
      add(table, r, column, step); needRow[r] = need - step; needColumn[column] = (needColumn[column] ?? 0) - step
      continue
    }
    const other = needRow.findIndex(n => n * step < 0)
    const shared = (table[r] ?? []).findIndex((_, k) => (table[step > 0 ? other : r]?.[k] ?? 0) > 0)
    if (other < 0 || shared < 0) throw new Error('rows and columns do not agree')
    add(table, r, shared, step); add(table, other, shared, -step)
    needRow[r] = need - step; needRow[other] = (needRow[other] ?? 0) + step
  }
}

function add(table: number[][], r: number, c: number, step: number): void {
  const row = table[r]
  if (row !== undefined) row[c] = (row[c] ?? 0) + step
}

function fraction(value: number | undefined): number {
  return value === undefined ? 0 : value - Math.floor(value)
}
