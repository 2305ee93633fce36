import type { Answer, Freshness } from '@/api/contract/common'
import { type FigureId, figureSpec } from '@/api/contract/figureCatalogue'
import { type FigureGroup, figureGroups } from '@/api/contract/figureGroups'
import { type Breakdown, type Figure, type FiguresOf, type GroupFigures, type Series, figuresOf } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'
import { at } from './regions'

/** A Sunday morning in the county, a quarter past nine. */
export const someMorning = Date.parse('2026-11-22T09:15:00+08:00')
const iso = (ms: number) => new Date(ms).toISOString()

/** Freshness of an answer that has just come from a source of a five-minute period. */
export const fresh = (over: Partial<Freshness> = {}): Freshness => ({ asOf: iso(someMorning), period: 'PT5M', source: 'census2020', ...over })

const provenance = (over: Partial<Freshness> = {}) => ({ unit: 'person', ...fresh(over) })

export const exact = (value: number, over: Partial<Freshness> = {}): Figure => ({ state: 'exact', value, ...provenance(over) })
export const partial = (value: number): Figure => ({ state: 'partial', value, ...provenance() })
export const unknown = (): Figure => ({ state: 'unknown', value: null, ...provenance() })
export const notApplicable = (): Figure => ({ state: 'notApplicable', value: null, ...provenance() })
/** Fewer than five people. */
export const below5 = (): Figure => ({ state: 'suppressed', value: null, below5: true, ...provenance() })
/** Withheld so that a small count beside it cannot be worked out. */
export const withheld = (): Figure => ({ state: 'suppressed', value: null, below5: false, ...provenance() })

/** What a test says of a group: numbers are exact figures; what it leaves out is 100 (shares 50). */
export type Values = Partial<Record<FigureId, number | Figure>>

const figureFor = (id: FigureId, given: number | Figure | undefined): Figure =>
  typeof given === 'object' ? given : exact(given ?? (figureSpec(id).unit === 'percent' ? 50 : 100))

/** The answer of the figures endpoint. */
export function groupAnswer(group: FigureGroup, values: Values = {}, region: RegionCode = at.county, freshness: Freshness = fresh()): Answer<GroupFigures> {
  const ids: readonly FigureId[] = figureGroups[group]
  return { freshness, data: { region, group, figures: Object.fromEntries(ids.map(id => [id, figureFor(id, values[id])])) } }
}

/** The figures of a group as a widget's option function gets them. */
export function groupData<G extends FigureGroup>(group: G, values: Values = {}): FiguresOf<G> {
  return figuresOf(group, groupAnswer(group, values).data)
}

/** A breakdown; numbers are exact figures. */
export function breakdownOf(figure: FigureId, total: number | Figure, rows: readonly (readonly [RegionCode, number | Figure])[], region: RegionCode = at.county): Breakdown {
  return { region, figure, total: figureFor(figure, total), rows: rows.map(([code, value]) => ({ region: code, figure: figureFor(figure, value) })) }
}

/** Hourly counts of a day that ends at {@link someMorning}'s hour. */
export function dayOf(values: readonly (number | null)[], usual: readonly number[] | null = null, region: RegionCode = at.county): Series {
  const hour = 3_600_000
  const to = Math.floor(someMorning / hour) * hour + hour
  return { region, figure: 'events.total', from: iso(to - values.length * hour), stepSeconds: 3600, values: [...values], usual: usual === null ? null : [...usual] }
}
