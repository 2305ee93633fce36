import { type FigureId, figureSpec, isFigureId } from '@/api/contract/figureCatalogue'
import { splitRules } from '@/api/contract/figureGroups'
import type { Figure } from '@/api/contract/figures'

/**
 * A reader who wants to know what is hidden: has every published figure of every region, knows which add up, which are the terms
 * of a ratio and what can never be more than what, and takes nothing from the source's own way of hiding. Works by linear
 * elimination and by narrowing the bounds of whole numbers, each with the other's results.
 */

/** A tree of regions by number; parents before children. */
export interface ReadTree { readonly regions: number, readonly childrenOf: (region: number) => readonly number[] }

/** What was worked out: a hidden figure with its only possible value. */
export interface WorkedOut { figure: FigureId, region: number, value: number }

/** What everybody knows: a part is never more than `times` its whole. */
export interface KnownOrder { less: FigureId, more: FigureId }
export const knownOrders: readonly KnownOrder[] = [
  { less: 'assistance.households', more: 'assistance.people' }, { less: 'housing.rented', more: 'rental.tenants' }, { less: 'population.inflow', more: 'population.resident' },
  { less: 'population.outflow', more: 'population.registered' }, { less: 'party.members', more: 'population.registered' }, { less: 'party.male', more: 'population.registeredMale' },
  { less: 'party.female', more: 'population.registeredFemale' }, { less: 'assistance.people', more: 'population.registered' }, { less: 'party.organizations', more: 'party.members' },
  { less: 'elderly.alone', more: 'population.age60plus' },
]

/** Σ factor · cell = constant. */
interface Equation { terms: Map<number, number>, constant: number }

const endless = 1e9

/** All hidden figures that have one value only. `published` answers for every one of `ids`, which are all that the reader looks at. */
export function workOut(tree: ReadTree, ids: readonly FigureId[], published: (figure: FigureId, region: number) => Figure): WorkedOut[] {
  const cells = new Map<string, number>()
  const names: { figure: FigureId, region: number }[] = []
  const low: number[] = []
  const high: number[] = []
  const additive = ids.filter(id => figureSpec(id).kind === 'additive')
  const sums = splitRules.filter(rule => [rule.total, ...rule.parts].every(id => ids.includes(id)))
  const scale = (id: FigureId) => 10 ** figureSpec(id).decimals
  for (const figure of additive) {
    for (let region = 0; region < tree.regions; region++) {
      const seen = published(figure, region)
      if (seen.state !== 'suppressed') continue
      cells.set(`${figure}@${region}`, names.length)
      names.push({ figure, region })
      low.push(seen.below5 || figureSpec(figure).people !== true ? 0 : 5)
      high.push(seen.below5 ? 4 : endless)
    }
  }
  /** A cell's number, or its value where it is open; undefined where a term is neither, so that nothing follows. */
  const read = (figure: FigureId, region: number): { cell: number } | { value: number } | undefined => {
    const cell = cells.get(`${figure}@${region}`)
    if (cell !== undefined) return { cell }
    const seen = published(figure, region)
    return seen.state === 'exact' ? { value: Math.round(seen.value * scale(figure)) } : undefined
  }
  const equations: Equation[] = []
  const addSum = (total: readonly [FigureId, number], parts: readonly (readonly [FigureId, number])[]) => {
    const terms = new Map<number, number>()
    let constant = 0
    for (const [k, [figure, region]] of [total, ...parts].entries()) {
      const factor = k === 0 ? 1 : -1
      const seen = read(figure, region)
      if (seen === undefined) return
      if ('cell' in seen) terms.set(seen.cell, factor)
      else constant -= factor * seen.value
    }
    if (terms.size > 0) equations.push({ terms, constant })
  }
  for (let region = 0; region < tree.regions; region++) {
    const children = tree.childrenOf(region)
    if (children.length > 0) for (const id of additive) addSum([id, region], children.map(child => [id, child] as const))
    for (const rule of sums) addSum([rule.total, region], rule.parts.map(part => [part, region] as const))
  }
  narrowByRatios(tree, ids, published, cells, low, high)

  const inequalities: (readonly [less: number, more: number])[] = []
  for (const { less, more } of knownOrders) {
    for (let region = 0; region < tree.regions; region++) {
      const a = read(less, region)
      const b = read(more, region)
      if (a === undefined || b === undefined) continue
      if ('cell' in a && 'cell' in b) inequalities.push([a.cell, b.cell])
      else if ('cell' in a && 'value' in b) high[a.cell] = Math.min(high[a.cell] ?? endless, b.value)
      else if ('value' in a && 'cell' in b) low[b.cell] = Math.max(low[b.cell] ?? 0, a.value)
    }
  }
  const derived = [...equations, ...eliminate(equations)]
  while (narrow(derived, inequalities, low, high)) { /* until nothing moves */ }
  return names.flatMap(({ figure, region }, cell) => low[cell] === high[cell] ? [{ figure, region, value: low[cell] ?? 0 }] : [])
}

/** A ratio that is shown gives its numerator away where the denominator is open, and the other way round. */
function narrowByRatios(tree: ReadTree, ids: readonly FigureId[], published: (figure: FigureId, region: number) => Figure, cells: ReadonlyMap<string, number>, low: number[], high: number[]): void {
  const halfStep = 0.00005
  for (const id of ids) {
    const spec = figureSpec(id)
    if (spec.kind !== 'ratio') continue
    const [numerator, denominator] = spec.of
    if (!isFigureId(numerator) || !isFigureId(denominator)) continue
    for (let region = 0; region < tree.regions; region++) {
      const ratio = published(id, region)
      if (ratio.state !== 'exact') continue
      const top = cells.get(`${numerator}@${region}`)
      const bottom = cells.get(`${denominator}@${region}`)
      if (top !== undefined && bottom === undefined) {
        const base = (published(denominator, region).value ?? 0) / spec.scale
        low[top] = Math.max(low[top] ?? 0, Math.ceil((ratio.value - halfStep) * base - 1e-9))
        high[top] = Math.min(high[top] ?? endless, Math.floor((ratio.value + halfStep) * base + 1e-9))
      }
      if (bottom !== undefined && top === undefined && ratio.value > halfStep) {
        const base = (published(numerator, region).value ?? 0) * spec.scale
        low[bottom] = Math.max(low[bottom] ?? 0, Math.ceil(base / (ratio.value + halfStep) - 1e-9))
        high[bottom] = Math.min(high[bottom] ?? endless, Math.floor(base / (ratio.value - halfStep) + 1e-9))
      }
    }
  }
}

/** The equations that follow from these: reduced row echelon form, each row holding one leading cell that no other row has. */
function eliminate(equations: readonly Equation[]): Equation[] {
  const rows = new Map<number, Equation>()
  /** Leads of the rows in which a cell stands, so that a new row is put into those alone. */
  const standsIn = new Map<number, Set<number>>()
  const note = (lead: number, row: Equation) => { for (const cell of row.terms.keys()) (standsIn.get(cell) ?? standsIn.set(cell, new Set()).get(cell))?.add(lead) }
  for (const { terms, constant } of equations) {
    let row: Equation = { terms: new Map(terms), constant }
    for (const cell of terms.keys()) {
      const known = rows.get(cell)
      const factor = row.terms.get(cell)
      if (known !== undefined && factor !== undefined) row = less(row, known, factor)
    }
    const [lead, factor] = [...row.terms].find(([, f]) => Math.abs(f) === 1) ?? [...row.terms][0] ?? []
    if (lead === undefined || factor === undefined) continue
    row = { terms: new Map([...row.terms].map(([cell, f]) => [cell, f / factor])), constant: row.constant / factor }
    for (const other of standsIn.get(lead) ?? []) {
      const before = rows.get(other)
      const share = before?.terms.get(lead)
      if (before === undefined || share === undefined || other === lead) continue
      const after = less(before, row, share)
      rows.set(other, after)
      note(other, after)
    }
    rows.set(lead, row)
    note(lead, row)
  }
  return [...rows.values()]
}

function less(row: Equation, other: Equation, factor: number): Equation {
  const terms = new Map(row.terms)
  for (const [cell, f] of other.terms) {
    const left = (terms.get(cell) ?? 0) - factor * f
    if (Math.abs(left) < 1e-9) terms.delete(cell)
    else terms.set(cell, left)
  }
  return { terms, constant: row.constant - factor * other.constant }
}

/** Narrows the bounds once by every equation and inequality; true where one moved. */
function narrow(equations: readonly Equation[], inequalities: readonly (readonly [number, number])[], low: number[], high: number[]): boolean {
  let moved = false
  const raise = (cell: number, to: number) => { if (to > (low[cell] ?? 0)) { low[cell] = to; moved = true } }
  const lower = (cell: number, to: number) => { if (to < (high[cell] ?? endless)) { high[cell] = to; moved = true } }
  for (const [small, large] of inequalities) {
    lower(small, high[large] ?? endless)
    raise(large, low[small] ?? 0)
  }
  for (const { terms, constant } of equations) {
    let least = 0
    let most = 0
    for (const [cell, f] of terms) {
      least += f * ((f > 0 ? low[cell] : high[cell]) ?? 0)
      most += f * ((f > 0 ? high[cell] : low[cell]) ?? 0)
    }
    for (const [cell, f] of terms) {
      const ownLeast = f * ((f > 0 ? low[cell] : high[cell]) ?? 0)
      const ownMost = f * ((f > 0 ? high[cell] : low[cell]) ?? 0)
      const from = (constant - (most - ownMost)) / f
      const to = (constant - (least - ownLeast)) / f
      // Bounds near the horizon say nothing.
      if (Math.abs(from) < endless / 2) { if (f > 0) raise(cell, Math.ceil(from - 1e-6)); else lower(cell, Math.floor(from + 1e-6)) }
      if (Math.abs(to) < endless / 2) { if (f > 0) lower(cell, Math.floor(to + 1e-6)); else raise(cell, Math.ceil(to - 1e-6)) }
    }
  }
  return moved
}
