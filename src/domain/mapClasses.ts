import { type FigureId, type FigureSpec, figureSpec, isFigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'

/** Colour of a class, from the quietest to the brightest. */
export type MapShade = 0 | 1 | 2 | 3 | 4
/** Class of a plate: a shade, or `missing` where the figure is not known: hatched, never a shade. */
export type MapClass = MapShade | 'missing'
const shades = [0, 1, 2, 3, 4] as const

/** One row of the legend: the class holds `from ≤ value < to`; an open end is null. */
export interface LegendRow { shade: MapShade, from: number | null, to: number | null }

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

/** Shade of the n-th of the five classes. What asks for attention is bright: where a low value does, the lowest class is the brightest. */
const shadeOf = (index: MapShade, lowIsBad: boolean): MapShade => (lowIsBad ? shades[4 - index] : index) ?? 4

/** Class of a value among four ascending breaks; a value on a break belongs to the class above it. */
export function classOf(value: number, breaks: readonly number[], lowIsBad: boolean): MapClass {
  if (!Number.isFinite(value)) return 'missing'
  return shadeOf(shades[breaks.filter(limit => value >= limit).length] ?? 4, lowIsBad)
}

/**
 * Class of a figure: only a number that is there has a shade. A lower bound (`partial`) counts as what it is. Null where the
 * figure does not apply: nothing is missing there, and the plate stays bare.
 */
export function figureClass(figure: Figure | undefined, breaks: readonly number[] | undefined, lowIsBad: boolean): MapClass | null {
  if (figure?.state === 'notApplicable') return null
  if (figure === undefined || breaks === undefined || figure.value === null) return 'missing'
  return classOf(figure.value, breaks, lowIsBad)
}

/** The five rows of the legend, lowest values first. */
export function legendRows(breaks: readonly number[], lowIsBad: boolean): LegendRow[] {
  return shades.map(index => ({ shade: shadeOf(index, lowIsBad), from: breaks[index - 1] ?? null, to: breaks[index] ?? null }))
}
