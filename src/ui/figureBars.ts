import type { FigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import type { Filters } from '@/domain/facets'

/** A part beside others of its kind: a bar, its figure, and its share in all of them; what its name chooses, where it stands for a choice. */
export interface BarRow { id: FigureId, label: string, figure: Figure, choice?: Filters }

/** How long a bar is, 0 to 1 of the longest, and its share in the sum in percent; null where a value is missing anywhere. */
export interface BarLength { length: number, share: number | null }

/** Lengths and shares of bars that stand beside each other. A value that is not known has no length, and then nobody has a share. */
export function barLengths(rows: readonly BarRow[]): BarLength[] {
  const values = rows.map(row => row.figure.value)
  const most = Math.max(0, ...values.map(value => value ?? 0))
  const whole = values.every(value => value !== null)
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0)
  return values.map(value => ({ length: value === null || most === 0 ? 0 : value / most, share: value === null || !whole || sum === 0 ? null : value / sum * 100 }))
}

/** Something that is done, of all that there is of it. */
export interface DoneRow { label: string, done: { id: FigureId, figure: Figure }, total: { id: FigureId, figure: Figure }, open: { id: FigureId, figure: Figure } }

/** Share that is done, 0 to 1; null where it is not known or there is nothing to do. */
export function doneShare({ done, total }: DoneRow): number | null {
  return done.figure.value === null || total.figure.value === null || total.figure.value === 0 ? null : Math.min(1, done.figure.value / total.figure.value)
}
