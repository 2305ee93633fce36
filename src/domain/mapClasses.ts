import { type FigureId, type FigureSpec, figureSpec, isFigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'

/** Class of a plate: 0 (lowest) to 4 (highest), or `missing` where the figure is not known: hatched, never class 0. */
export type MapClass = 0 | 1 | 2 | 3 | 4 | 'missing'
export const mapClassIndexes = [0, 1, 2, 3, 4] as const

/** One row of the legend: the class holds `from ≤ value < to`; an open end is null. */
export interface LegendRow { index: 0 | 1 | 2 | 3 | 4, from: number | null, to: number | null }

/**
 * The figure that colours the map when `id` is chosen: itself when it is a rate, share or density, else the one its
 * catalogue entry names; null where nothing may (a raw count never does).
 */
export function mapFigureOf(id: FigureId): FigureId | null {
  const spec: FigureSpec = figureSpec(id)
  if (spec.kind === 'ratio' && spec.measure !== undefined) return id
  return spec.mapBy !== undefined && isFigureId(spec.mapBy) ? spec.mapBy : null
}

/** True when the four numbers are finite and ascend. */
export function areBreaks(breaks: readonly number[]): boolean {
  return breaks.length === 4 && breaks.every((value, i) => Number.isFinite(value) && (i === 0 || value > (breaks[i - 1] ?? Infinity)))
}

/** Class of a value among four ascending breaks; a value on a break belongs to the class above it. */
export function classOf(value: number, breaks: readonly number[]): MapClass {
  if (!Number.isFinite(value)) return 'missing'
  const above = breaks.filter(limit => value >= limit).length
  return mapClassIndexes[above] ?? 4
}

/** Class of a figure: only a number that is there has one. A lower bound (`partial`) counts as what it is. */
export function figureClass(figure: Figure | undefined, breaks: readonly number[] | undefined): MapClass {
  if (figure === undefined || breaks === undefined || figure.value === null) return 'missing'
  return classOf(figure.value, breaks)
}

/** The five rows of the legend, lowest first. */
export function legendRows(breaks: readonly number[]): LegendRow[] {
  return mapClassIndexes.map(index => ({ index, from: breaks[index - 1] ?? null, to: breaks[index] ?? null }))
}
