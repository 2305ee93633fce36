import type { Freshness } from '@/api/contract/common'
import { type FigureId, isFigureId } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'

/** A panel as its notes (数据说明) need it; the functions are read anew while they are open. */
export interface PanelSubject {
  /** Name of the panel, as in `data-panel`. */
  readonly panel: string
  readonly title: string
  readonly figures: () => ReadonlyMap<FigureId, Figure>
  readonly freshness: () => Freshness | null
}

/** The figures that an answer holds: those of a group, the one of a breakdown, or the last of a history. Empty for whatever holds none. */
export function figuresIn(data: unknown): ReadonlyMap<FigureId, Figure> {
  if (typeof data !== 'object' || data === null) return new Map()
  const own: Readonly<Record<string, unknown>> = { ...data }
  const id = own['figure']
  if (typeof id === 'string' && isFigureId(id) && isFigure(own['total'])) return new Map([[id, own['total']]])
  const points: unknown = own['points']
  const last: unknown = Array.isArray(points) ? points.at(-1) : undefined
  if (typeof id === 'string' && isFigureId(id) && isFigure(last)) return new Map([[id, last]])
  return new Map(Object.entries(own).flatMap(([key, value]) => isFigureId(key) && isFigure(value) ? [[key, value] as const] : []))
}

function isFigure(value: unknown): value is Figure {
  return typeof value === 'object' && value !== null && 'state' in value && 'value' in value && 'asOf' in value
}
