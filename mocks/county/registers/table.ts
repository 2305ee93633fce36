import type { FigureId } from '@/api/contract/figureCatalogue'
import { boundedRemainder, controlledTable, largestRemainder } from '../apportion'
import { communityIndices, regionAt, regionList, townIndices } from '../regions'

/**
 * Values of one figure for every region of the list (county, towns, communities). Additive figures are held in whole units of
 * their last decimal (hundredths of a km), so that every sum is exact to the digit that is shown.
 */
export type Column = Float64Array

/** Additive figures by id, for every region. */
export type Register = Map<FigureId, Column>

/** Place of each community among the communities, by its index in the region list (−1 elsewhere). */
const ordinal = Int32Array.from(regionList, region => communityIndices.indexOf(region.index))

/** Place of a community among the communities. */
export function ordinalOf(index: number): number {
  return ordinal[index] ?? -1
}

/** A column from the values of the communities; towns and county are their sums. */
export function columnOf(values: readonly number[]): Column {
  const column = new Float64Array(regionList.length)
  for (const [k, index] of communityIndices.entries()) {
    const value = values[k] ?? 0
    column[index] = value
    for (let up = regionAt(index).parentIndex; up >= 0; up = regionAt(up).parentIndex) column[up] = (column[up] ?? 0) + value
  }
  return column
}

/** Values of the communities, in their order. */
export function communityValues(column: Column): number[] {
  return communityIndices.map(index => column[index] ?? 0)
}

/** A total divided among the towns and then within each among its communities, by largest remainder. `weights` by community. */
export function apportionTree(total: number, weights: readonly number[]): number[] {
  const towns = largestRemainder(total, townIndices.map(town => sumOf(town, weights)))
  const values = new Array<number>(communityIndices.length).fill(0)
  for (const [k, town] of townIndices.entries()) {
    const places = regionAt(town).children.map(ordinalOf)
    const parts = largestRemainder(towns[k] ?? 0, places.map(place => weights[place] ?? 0))
    for (const [i, place] of places.entries()) values[place] = parts[i] ?? 0
  }
  return values
}

/** Like {@link apportionTree} with a floor and a ceiling for each community. */
export function apportionBounded(total: number, weights: readonly number[], floors: readonly number[], ceilings: readonly number[]): number[] {
  const over = (values: readonly number[]): number[] => townIndices.map(town => sumOf(town, values))
  const towns = boundedRemainder(total, over(weights), over(floors), over(ceilings))
  const values = new Array<number>(communityIndices.length).fill(0)
  for (const [k, town] of townIndices.entries()) {
    const places = regionAt(town).children.map(ordinalOf)
    const take = (list: readonly number[]): number[] => places.map(place => list[place] ?? 0)
    const parts = boundedRemainder(towns[k] ?? 0, take(weights), take(floors), take(ceilings))
    for (const [i, place] of places.entries()) values[place] = parts[i] ?? 0
  }
  return values
}

/**
 * The communities' totals split into classes whose county sums are fixed: controlled rounding over the towns, then within each
 * town. Gives one list of community values for each class.
 */
export function splitTree(totals: readonly number[], classSums: readonly number[], weights: (place: number) => readonly number[]): number[][] {
  const classes = classSums.length
  const all = totals.map((_, place) => weights(place))
  const townTotals = townIndices.map(town => sumOf(town, totals))
  const townWeights = townIndices.map((town) => {
    const sums = new Array<number>(classes).fill(0)
    for (const place of regionAt(town).children.map(ordinalOf)) for (let c = 0; c < classes; c++) sums[c] = (sums[c] ?? 0) + (all[place]?.[c] ?? 0) * (totals[place] ?? 0)
    return sums
  })
  const towns = controlledTable(townTotals, classSums, townWeights)
  const out = classSums.map(() => new Array<number>(totals.length).fill(0))
  for (const [k, town] of townIndices.entries()) {
    const places = regionAt(town).children.map(ordinalOf)
    const table = controlledTable(places.map(place => totals[place] ?? 0), towns[k] ?? [], places.map(place => (all[place] ?? []).map(weight => weight * (totals[place] ?? 0))))
    for (const [i, place] of places.entries()) for (let c = 0; c < classes; c++) { const list = out[c]; if (list !== undefined) list[place] = table[i]?.[c] ?? 0 }
  }
  return out
}

function sumOf(town: number, values: readonly number[]): number {
  return regionAt(town).children.reduce((sum, index) => sum + (values[ordinalOf(index)] ?? 0), 0)
}
