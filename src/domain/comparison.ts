import type { Breakdown, Figure } from '@/api/contract/figures'
import { type FigureId, figureSpec } from '@/api/contract/figureCatalogue'
import type { RegionCode } from '@/api/contract/ids'
import { type NumberLocale, fullNumber } from './numberFormat'
import { type EpochMs, periodMs } from './time'

/** With what a figure is compared: yesterday at the same time, last month's or last year's register. */
export type Basis = 'day' | 'month' | 'year'

const dayMs = 86_400_000
/** Shorter than the shortest and longer than half of the longest of its kind, so that it always falls into the period before. */
const backMs: Readonly<Record<Basis, number>> = { day: dayMs, month: 28 * dayMs, year: 360 * dayMs }
/** An answer that old, in days, is still of the period before; anything else is of another, and not compared. */
const withinDays: Readonly<Record<Basis, readonly [number, number]>> = { day: [0.9, 1.1], month: [27, 45], year: [330, 420] }

/** With what a source of this period is compared; null where the period before is no comparison (a census of ten years). */
export function basisOf(period: string): Basis | null {
  const ms = periodMs(period)
  return ms <= dayMs ? 'day' : ms <= 31 * dayMs ? 'month' : ms <= 366 * dayMs ? 'year' : null
}

/** The moment to ask for, so that what was known then is of the period before; null where there is none to compare with. */
export function momentBefore({ asOf, period }: { asOf: string, period: string }): EpochMs | null {
  const basis = basisOf(period)
  return basis === null ? null : Date.parse(asOf) - backMs[basis]
}

/**
 * How an answer of a source is most likely to be timed now, by the last one that came from it, whatever the region: sources of a day and
 * shorter go on by their period, of registers that one stays the newest.
 */
export function timingLikely<T extends { asOf: string, period: string }>(last: T, now: EpochMs): T {
  if (basisOf(last.period) !== 'day') return last
  const cycle = periodMs(last.period), asOf = Date.parse(last.asOf)
  return { ...last, asOf: new Date(asOf + Math.max(0, Math.floor((now - asOf) / cycle)) * cycle).toISOString() }
}

/** How a figure has changed. `before` is the value of the period before. */
export interface Change { basis: Basis, before: number, delta: number, asOf: string }

/** The change of a figure against the period before. Null unless both are exact, in one unit, and really one period apart: a change is never guessed. */
export function changeOf(now: Figure, before: Figure | undefined): Change | null {
  if (before?.state !== 'exact' || now.state !== 'exact' || before.unit !== now.unit) return null
  const basis = basisOf(now.period)
  if (basis === null) return null
  const days = (Date.parse(now.asOf) - Date.parse(before.asOf)) / dayMs
  const [least, most] = withinDays[basis]
  return days >= least && days <= most ? { basis, before: before.value, delta: now.value - before.value, asOf: before.asOf } : null
}

/** A change in words: its size with sign and arrow, and against what. Percent differ by points. */
export interface ChangeText { size: string, basis: string }

/** Words of a change of a figure; by the digits that the figure itself has, so that what rounds to nothing is none. */
export function changeText(id: FigureId, { basis, delta }: Change, t: (key: string) => string, locale: NumberLocale): ChangeText {
  const { decimals, unit } = figureSpec(id)
  const size = Math.round(Math.abs(delta) * 10 ** decimals) / 10 ** decimals
  const against = t(`comparison.${basis}`)
  if (size === 0) return { size: `= ${t('comparison.same')}`, basis: against }
  return { size: `${delta > 0 ? '▲ +' : '▼ −'}${fullNumber(size, decimals, locale)}`, basis: unit === 'percent' ? `${against}${t('comparison.points')}` : against }
}

/** Where a figure stands against the least that is asked of it; null where it is not known. A lower bound above it meets it too. */
export function targetOf(now: Figure, atLeast: number): { atLeast: number, isMet: boolean } | null {
  if (now.value === null) return null
  if (now.state === 'partial' && now.value < atLeast) return null
  return { atLeast, isMet: now.value >= atLeast }
}

/** The range of the neighbours, among them the region itself. */
export interface Range { min: number, median: number, max: number, of: number }

/** The range of a figure over the regions of a breakdown; null with fewer than three known ones. Lower bounds are left out. */
export function rangeOf({ rows }: Breakdown): Range | null {
  const values = rows.flatMap(({ figure }) => figure.state === 'exact' ? [figure.value] : []).sort((a, b) => a - b)
  const min = values[0], max = values.at(-1), half = values.length / 2
  const low = values[Math.ceil(half) - 1], high = values[Math.floor(half)]
  return values.length < 3 || min === undefined || max === undefined || low === undefined || high === undefined ? null : { min, median: (low + high) / 2, max, of: values.length }
}

/** All that a figure is compared with; each null where there is nothing to compare. */
export interface Comparison { change: Change | null, target: { atLeast: number, isMet: boolean } | null, range: Range | null }

/** Places that each region has gained (positive) or lost since the period before; a region that was not known then or is not now has none. */
export function placesGained(now: readonly RegionCode[], before: readonly RegionCode[]): ReadonlyMap<RegionCode, number> {
  // Places are counted among those known at both times: one that joins moves nobody.
  const both = new Set(now.filter(code => before.includes(code)))
  const then = before.filter(code => both.has(code))
  return new Map(now.filter(code => both.has(code)).map((code, place) => [code, then.indexOf(code) - place]))
}
