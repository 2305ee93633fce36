import { type LifeService, lifeServices } from '@/api/contract/figureCatalogue'
import type { Figure, FiguresOf } from '@/api/contract/figures'

/** A bar of the panel: a service, the share of residents who reach it, and those who do not. */
export interface CircleRow { service: LifeService, share: Figure, beyond: Figure }

/** The services, the one that the fewest reach first; one of which nothing is known comes last. */
export function circleRows(figures: FiguresOf<'lifeCircle'>): CircleRow[] {
  return lifeServices.map((service): CircleRow => ({ service, share: figures[`circle.${service}.share`], beyond: figures[`circle.${service}.beyond`] }))
    .sort((a, b) => (a.share.value ?? Infinity) - (b.share.value ?? Infinity) || lifeServices.indexOf(a.service) - lifeServices.indexOf(b.service))
}

/** The service that the fewest reach; null where everyone reaches all of them, or nothing is known. */
export function worstService(rows: readonly CircleRow[]): LifeService | null {
  const [first] = rows
  return first !== undefined && first.share.value !== null && first.share.value < 100 ? first.service : null
}
