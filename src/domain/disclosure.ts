/**
 * Statistical disclosure control for small counts of people (小数抑制): a count below five is not shown, and enough other
 * counts are withheld that it cannot be worked out from the sums it stands in. Pure; runs at the data source.
 *
 * Safe means proven: for every withheld cell there is a second table of whole numbers that agrees with everything published,
 * the marks included (a `below5` cell is 0 … 4, a `withheld` cell is 5 or more unless four are known anyway), and differs in that cell. Such tables are
 * found along the kernel of the sum rules. Method after complementary cell suppression, e.g. Hundepool et al., Statistical
 * Disclosure Control (2012), chapter 4.
 */

/** `total` equals the sum of `parts`; all are cell numbers. */
export interface SumRule { total: number, parts: readonly number[] }

export interface DisclosureTable {
  /** Value of each cell: whole numbers, 0 or more. Every cell counts people. */
  values: ArrayLike<number>
  rules: readonly SumRule[]
  /** How much it costs the reader to lose a cell; the cheapest is withheld first. Totals of a large region should be dear. */
  cost: (cell: number) => number
  /** What everybody knows of a cell without being told: between the two, both included. A let home has a tenant at least. */
  known?: (cell: number) => { low: number, high: number }
}

/** What is published of a cell: its value, the mark "<5", or nothing because it would give a small count away. */
export type Mark = 'open' | 'below5' | 'withheld'

/** Counts below this are never shown. */
export const smallCount = 5

const maxRounds = 200

/** Marks every cell so that no withheld value can be worked out. Throws when even withholding everything would not do. */
export function protect(table: DisclosureTable): Mark[] {
  const marks = Array.from({ length: table.values.length }, (_, cell): Mark => (table.values[cell] ?? 0) >= smallCount ? 'open' : isTelling(table, cell) ? 'withheld' : 'below5')
  const index = indexRules(table)
  let parts = components(table, index, marks)
  const settled = new Set<string>()
  for (let round = 0; round < maxRounds; round++) {
    let safe = true
    for (const part of parts) {
      const name = part.cells.join()
      if (settled.has(name)) continue
      const exposed = exposedIn(table, part, marks)
      if (exposed.length === 0) { settled.add(name); continue }
      safe = false
      // Where an exposed cell has nothing open beside it, its whole component grows.
      if (!withholdMore(table, index, marks, exposed) && !withholdMore(table, index, marks, part.cells)) throw new Error('small counts could not be protected')
    }
    if (safe) return marks
    parts = components(table, index, marks)
  }
  throw new Error('small counts could not be protected')
}

/** Cells whose withheld value can be worked out, or cannot be proven not to be. Empty for a safe table. */
export function findExposed(table: DisclosureTable, marks: readonly Mark[]): number[] {
  return components(table, indexRules(table), marks).flatMap(part => exposedIn(table, part, marks))
}

/** Rule numbers of each cell. */
function indexRules(table: DisclosureTable): number[][] {
  const index: number[][] = Array.from({ length: table.values.length }, () => [])
  for (const [r, rule] of table.rules.entries()) for (const cell of [rule.total, ...rule.parts]) index[cell]?.push(r)
  return index
}

interface Component { cells: number[], rules: number[] }

/** Withheld cells that hang together through rules; each component can be judged alone. */
function components(table: DisclosureTable, index: readonly (readonly number[])[], marks: readonly Mark[]): Component[] {
  const seen = new Set<number>()
  const found: Component[] = []
  for (const [start, mark] of marks.entries()) {
    if (mark === 'open' || seen.has(start)) continue
    const cells = [start]
    const rules = new Set<number>()
    seen.add(start)
    for (let k = 0; k < cells.length; k++) {
      for (const r of index[cells[k] ?? 0] ?? []) {
        const rule = table.rules[r]
        if (rules.has(r) || rule === undefined) continue
        rules.add(r)
        for (const cell of [rule.total, ...rule.parts]) if (marks[cell] !== 'open' && !seen.has(cell)) { seen.add(cell); cells.push(cell) }
      }
    }
    cells.sort((a, b) => a - b)
    found.push({ cells, rules: [...rules] })
  }
  return found
}

/** Where four at least is known, the mark "<5" would be the value itself: such a cell is withheld without a word. */
function isTelling({ known }: DisclosureTable, cell: number): boolean {
  return (known?.(cell).low ?? 0) >= smallCount - 1
}

/** How far a cell may move up and down without contradicting its mark, or what everybody knows. */
function room(table: DisclosureTable, cell: number, mark: Mark | undefined): { up: number, down: number } {
  const value = table.values[cell] ?? 0
  const { low, high } = table.known?.(cell) ?? { low: 0, high: Infinity }
  const [from, to] = mark === 'below5' ? [0, smallCount - 1] : [isTelling(table, cell) ? 0 : smallCount, Infinity]
  return { up: Math.min(to, high) - value, down: value - Math.max(from, low) }
}

function exposedIn(table: DisclosureTable, part: Component, marks: readonly Mark[]): number[] {
  const vectors = kernel(table, part, marks)
  const rooms = part.cells.map(cell => room(table, cell, marks[cell]))
  const proven = new Set<number>()
  const prove = (vector: ReadonlyMap<number, number>): void => {
    const ok = ([1, -1] as const).some(sign => [...vector].every(([k, step]) => {
      const move = step * sign
      const { up, down } = rooms[k] ?? { up: 0, down: 0 }
      return Number.isInteger(move) && (move > 0 ? move <= up : -move <= down)
    }))
    if (ok) for (const k of vector.keys()) proven.add(k)
  }
  vectors.forEach(prove)
  const search = moveSearch(table, part, rooms)
  for (const k of part.cells.keys()) {
    if (proven.has(k)) continue
    const move = search(k, 1) ?? search(k, -1)
    if (move !== null) for (const moved of move.keys()) proven.add(moved)
  }
  return part.cells.filter((_, k) => !proven.has(k))
}

/** Steps that a search may take before it gives up: giving up means one more cell is withheld, never one too few. */
const searchBudget = 4_000

/**
 * Looks for a small change of the table by ones, beginning with one cell: wherever a sum no longer holds, another cell of that
 * rule moves the other way. Needed where the vectors of the kernel are too long to fit between the bounds.
 */
function moveSearch(table: DisclosureTable, part: Component, rooms: readonly { up: number, down: number }[]): (k: number, sign: number) => Map<number, number> | null {
  const place = new Map(part.cells.map((cell, k) => [cell, k]))
  const rules = part.rules.flatMap((r) => {
    const rule = table.rules[r]
    if (rule === undefined) return []
    const total = place.get(rule.total)
    const terms = rule.parts.flatMap((cell) => { const k = place.get(cell); return k === undefined ? [] : [{ k, sign: 1 }] })
    return [total === undefined ? terms : [...terms, { k: total, sign: -1 }]]
  })
  const rulesOf: number[][] = part.cells.map(() => [])
  for (const [r, terms] of rules.entries()) for (const term of terms) rulesOf[term.k]?.push(r)
  const fits = (k: number, step: number): boolean => (step > 0 ? rooms[k]?.up ?? 0 : rooms[k]?.down ?? 0) >= 1
  return (start, sign) => {
    const move = new Map<number, number>()
    let budget = searchBudget
    const balance = (r: number): number => (rules[r] ?? []).reduce((sum, term) => sum + term.sign * (move.get(term.k) ?? 0), 0)
    const settle = (): boolean => {
      if (--budget < 0) return false
      for (const k of move.keys()) {
        for (const r of rulesOf[k] ?? []) {
          const wrong = Math.sign(balance(r))
          if (wrong === 0) continue
          return (rules[r] ?? []).some((term) => {
            const step = -wrong * term.sign
            if (move.has(term.k) || !fits(term.k, step)) return false
            move.set(term.k, step)
            if (settle()) return true
            move.delete(term.k)
            return false
          })
        }
      }
      return true
    }
    if (!fits(start, sign)) return null
    move.set(start, sign)
    return settle() ? move : null
  }
}

/** A basis of all changes of the withheld cells that leave every sum as it is: Gauss–Jordan elimination on sparse rows. */
function kernel(table: DisclosureTable, part: Component, marks: readonly Mark[]): Map<number, number>[] {
  const place = new Map(part.cells.map((cell, k) => [cell, k]))
  const slack = part.cells.map((cell) => {
    const { up, down } = room(table, cell, marks[cell])
    return Math.min(up, down)
  })
  const solved: { pivot: number, row: Map<number, number> }[] = []
  const byPivot = new Map<number, Map<number, number>>()
  for (const r of part.rules) {
    const rule = table.rules[r]
    if (rule === undefined) continue
    let row = new Map<number, number>()
    const total = place.get(rule.total)
    if (total !== undefined) row.set(total, -1)
    for (const cell of rule.parts) { const k = place.get(cell); if (k !== undefined) row.set(k, (row.get(k) ?? 0) + 1) }
    for (const k of [...row.keys()]) {
      const known = byPivot.get(k)
      const factor = row.get(k)
      if (known !== undefined && factor !== undefined) row = subtract(row, known, factor)
    }
    const pivot = [...row.keys()].sort((a, b) => (slack[b] ?? 0) - (slack[a] ?? 0) || a - b)[0]
    if (pivot === undefined) continue
    const lead = row.get(pivot) ?? 1
    if (lead !== 1) for (const [k, value] of row) row.set(k, value / lead)
    for (const entry of solved) {
      const factor = entry.row.get(pivot)
      if (factor !== undefined) { entry.row = subtract(entry.row, row, factor); byPivot.set(entry.pivot, entry.row) }
    }
    solved.push({ pivot, row })
    byPivot.set(pivot, row)
  }
  const vectors = new Map<number, Map<number, number>>()
  for (const k of part.cells.keys()) if (!byPivot.has(k)) vectors.set(k, new Map([[k, 1]]))
  for (const { pivot, row } of solved) for (const [k, value] of row) if (k !== pivot) vectors.get(k)?.set(pivot, -value)
  return [...vectors.values()]
}

function subtract(row: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>, factor: number): Map<number, number> {
  const result = new Map(row)
  for (const [k, value] of other) {
    const left = (result.get(k) ?? 0) - factor * value
    if (Math.abs(left) < 1e-9) result.delete(k)
    else result.set(k, Math.abs(left - Math.round(left)) < 1e-9 ? Math.round(left) : left)
  }
  return result
}

/** Withholds one more cell beside each exposed one, in the rule that hides least; false when nothing is left to withhold. */
function withholdMore(table: DisclosureTable, index: readonly (readonly number[])[], marks: Mark[], exposed: readonly number[]): boolean {
  const helped = new Set<number>()
  let changed = false
  for (const cell of exposed) {
    const rules = (index[cell] ?? []).map(r => ({ r, hidden: hiddenIn(table, r, marks) })).sort((a, b) => a.hidden - b.hidden || a.r - b.r)
    if (rules.some(({ r }) => helped.has(r))) continue
    for (const { r } of rules) {
      const choice = cheapest(table, index, marks, r, cell)
      if (choice === undefined) continue
      marks[choice] = 'withheld'
      helped.add(r)
      changed = true
      break
    }
  }
  return changed
}

function hiddenIn(table: DisclosureTable, r: number, marks: readonly Mark[]): number {
  const rule = table.rules[r]
  return rule === undefined ? 0 : [rule.total, ...rule.parts].filter(cell => marks[cell] !== 'open').length
}

/** The open cell of a rule that is best lost: cheap, near to the exposed one, in rules that hide something already, not too small to move. */
function cheapest(table: DisclosureTable, index: readonly (readonly number[])[], marks: readonly Mark[], r: number, exposed: number): number | undefined {
  const rule = table.rules[r]
  if (rule === undefined) return undefined
  const at = rule.parts.indexOf(exposed)
  let best: number | undefined
  let least = Infinity
  for (const [position, cell] of [...rule.parts, rule.total].entries()) {
    if (marks[cell] !== 'open') continue
    const others = (index[cell] ?? []).filter(other => other !== r)
    const alone = others.filter(other => hiddenIn(table, other, marks) === 0).length
    const value = table.values[cell] ?? 0
    const price = table.cost(cell) + (cell === rule.total ? 50 : 0) + 4 * alone + (value <= smallCount ? 3 : 0) + Math.min(2, value / 500)
      + (rule.parts.length <= 24 && at >= 0 ? Math.abs(position - at) * 0.1 : 0)
    if (price < least) { least = price; best = cell }
  }
  return best
}
