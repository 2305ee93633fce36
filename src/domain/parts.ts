import type { FigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'

/** One part of a whole as a bar shows it. */
export interface Part<Id extends FigureId> {
  id: Id
  figure: Figure
  /** Length of its bar against the longest, 0 to 1; 0 where it is not known. */
  length: number
  /** Its share of the whole in percent; null where either is not known, or the whole is nothing. */
  sharePercent: number | null
}

/** Parts of a whole, in the order given. */
export function partsOf<Id extends FigureId>(ids: readonly Id[], figures: Readonly<Record<Id, Figure>>, whole: Figure): Part<Id>[] {
  const longest = Math.max(0, ...ids.map(id => figures[id].value ?? 0))
  return ids.map((id) => {
    const figure = figures[id]
    return {
      id, figure, length: figure.value === null || longest === 0 ? 0 : figure.value / longest,
      sharePercent: figure.value === null || whole.value === null || whole.value === 0 ? null : figure.value / whole.value * 100,
    }
  })
}

/** The same parts, the largest first and the unknown last; equals keep their order. */
export function largestFirst<Id extends FigureId>(parts: readonly Part<Id>[]): Part<Id>[] {
  return [...parts].sort((a, b) => (b.figure.value ?? -1) - (a.figure.value ?? -1))
}

/** Sum of figures; null as soon as one of them is not known: a sum that leaves a part out would be wrong without saying so. */
export function sumOf(figures: readonly Figure[]): number | null {
  return figures.reduce<number | null>((sum, { value }) => sum === null || value === null ? null : sum + value, 0)
}
