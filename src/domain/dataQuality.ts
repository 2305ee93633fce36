import { type FigureId, figureSpec, isFigureId } from '@/api/contract/figureCatalogue'
import { splitRules } from '@/api/contract/figureGroups'
import type { Breakdown, Figure } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'
import { checkBreakdown } from './breakdownCheck'
import { type Timeliness, timeliness } from './freshness'
import { type EpochMs, periodMs } from './time'

/** Figures of one region as they came. */
export interface LoadedGroup { readonly region: RegionCode, readonly figures: Readonly<Partial<Record<FigureId, Figure>>> }
/** What is on screen of the figures. */
export interface Loaded { readonly groups: readonly LoadedGroup[], readonly breakdowns: readonly Breakdown[] }

/** A figure of a region with its value, in the figure's unit. */
export interface Term { readonly figure: FigureId, readonly region: RegionCode, readonly value: number }

/**
 * Two figures that cannot both be true. `parts`: the parts of a total within a region (`rule` names the rule of the contract) ·
 * `children`: the regions below · `twice`: the same figure in two answers · `less`: one that is never below the other.
 */
export interface Contradiction {
  readonly kind: 'parts' | 'children' | 'twice' | 'less'
  /** Says which contradiction it is, also when its numbers change. */
  readonly key: string
  /** The figure that is held against the rest. */
  readonly told: Term
  /** What the rest says it should be (or, for `less`, at least be). */
  readonly against: number
  /** The rest: the parts, the regions below, the other answer. */
  readonly terms: readonly Term[]
}

/** How a source stands: as of when, and which of its figures on screen are partial or unknown. */
export interface SourceState {
  readonly source: string
  readonly asOf: string
  readonly period: string
  readonly timeliness: Timeliness
  readonly partial: readonly FigureId[]
  readonly unknown: readonly FigureId[]
}

/**
 * Violations of the invariants among figures that are on screen. Only where every term is exact and all are of one moment: a
 * suppressed, partial or unknown term proves nothing, and neither do two times.
 */
export function findContradictions({ groups, breakdowns }: Loaded): readonly Contradiction[] {
  const found = new Map<string, Contradiction>()
  const add = (one: Contradiction | null) => { if (one) found.set(one.key, one) }
  for (const { region, figures } of groups) {
    for (const rule of splitRules) add(brokenParts(rule, region, figures))
    for (const [id, figure] of Object.entries(figures)) if (isFigureId(id)) for (const one of tooSmall(id, figure, region, figures)) add(one)
  }
  for (const answer of breakdowns) add(brokenChildren(answer))
  for (const one of toldTwice(groups, breakdowns)) add(one)
  return [...found.values()]
}

/** Sources of the figures on screen, in the order of their keys. */
export function sourceStates({ groups, breakdowns }: Loaded, now: EpochMs): readonly SourceState[] {
  const figures = [...groups.flatMap(group => pairsOf(group.figures)), ...breakdowns.map(({ figure, total }) => [figure, total] as const)]
  const bySource = new Map<string, { asOf: string, period: string, timeliness: Timeliness, partial: Set<FigureId>, unknown: Set<FigureId> }>()
  const rank = (state: Timeliness) => ['onTime', 'late', 'stale'].indexOf(state)
  for (const [id, figure] of figures) {
    const { source, asOf, period } = figure
    const own = timeliness(asOf, period, now)
    const known = bySource.get(source)
    const entry = known ?? { asOf, period, timeliness: own, partial: new Set<FigureId>(), unknown: new Set<FigureId>() }
    if (!known) bySource.set(source, entry)
    else if (rank(own) > rank(entry.timeliness)) Object.assign(entry, { asOf, period, timeliness: own })
    if (figure.state === 'partial' || figure.state === 'unknown') entry[figure.state].add(id)
  }
  return [...bySource].sort(([a], [b]) => a < b ? -1 : 1).map(([source, entry]) => ({ ...entry, source, partial: [...entry.partial], unknown: [...entry.unknown] }))
}

/** True for a source of which something is to be said. */
export function isTroubled(state: SourceState): boolean {
  return state.timeliness !== 'onTime' || state.partial.length > 0 || state.unknown.length > 0
}

/** Figures of the region that stand in a contradiction, for the marks beside them. */
export function doubtsIn(contradictions: readonly Contradiction[], region: RegionCode): ReadonlySet<FigureId> {
  return new Set(contradictions.flatMap(({ told, terms }) => [told, ...terms].flatMap(term => term.region === region ? [term.figure] : [])))
}

function pairsOf(figures: LoadedGroup['figures']): (readonly [FigureId, Figure])[] {
  return Object.entries(figures).flatMap(([id, figure]) => isFigureId(id) ? [[id, figure] as const] : [])
}

/** Values of figures of one moment in whole units of their last decimal; null where one is not exact or of another time. */
function wholeValues(figures: readonly (Figure | undefined)[], decimals: number): number[] | null {
  const first = figures[0]
  const values = figures.flatMap(figure => figure?.state === 'exact' && figure.asOf === first?.asOf ? [Math.round(figure.value * 10 ** decimals)] : [])
  return values.length === figures.length ? values : null
}

function brokenParts({ id, total, parts }: (typeof splitRules)[number], region: RegionCode, figures: LoadedGroup['figures']): Contradiction | null {
  const { decimals } = figureSpec(total)
  const values = wholeValues([figures[total], ...parts.map(part => figures[part])], decimals)
  if (values === null) return null
  const [whole = 0, ...rest] = values
  const sum = rest.reduce((a, b) => a + b, 0)
  if (sum === whole) return null
  const scale = 10 ** decimals
  return { kind: 'parts', key: `${id}|${region}`, told: { figure: total, region, value: whole / scale }, against: sum / scale, terms: parts.map((figure, k) => ({ figure, region, value: (rest[k] ?? 0) / scale })) }
}

function brokenChildren(answer: Breakdown): Contradiction | null {
  const { figure, region, total, rows } = answer
  if (rows.length === 0 || total.state !== 'exact' || rows.some(row => row.figure.asOf !== total.asOf)) return null
  const check = checkBreakdown(answer)
  if (check.kind !== 'differs') return null
  const terms = rows.flatMap(row => row.figure.value === null ? [] : [{ figure, region: row.region, value: row.figure.value }])
  return { kind: 'children', key: `${figure}|${region}`, told: { figure, region, value: total.value }, against: check.sum, terms }
}

function tooSmall(id: FigureId, figure: Figure, region: RegionCode, figures: LoadedGroup['figures']): Contradiction[] {
  const spec = figureSpec(id)
  if (spec.kind !== 'additive' || figure.state !== 'exact') return []
  return (spec.atLeast ?? []).filter(isFigureId).flatMap((other): Contradiction[] => {
    const part = figures[other]
    if (part?.state !== 'exact' || part.value <= figure.value) return []
    return [{ kind: 'less', key: `${other}<${id}|${region}`, told: { figure: id, region, value: figure.value }, against: part.value, terms: [{ figure: other, region, value: part.value }] }]
  })
}

const dayMs = 86_400_000

/** The same figure of the same region and moment, told differently by two answers. Of registers alone: what moves by the minute moves between two answers. */
function toldTwice(groups: readonly LoadedGroup[], breakdowns: readonly Breakdown[]): Contradiction[] {
  const seen = new Map<string, number>()
  const found: Contradiction[] = []
  const hear = (figure: FigureId, region: RegionCode, told: Figure | undefined) => {
    if (told?.state !== 'exact' || periodMs(told.period) < dayMs) return
    const key = `${figure}|${region}|${told.asOf}`
    const before = seen.get(key)
    if (before === undefined) seen.set(key, told.value)
    else if (before !== told.value) found.push({ kind: 'twice', key: `2|${key}`, told: { figure, region, value: told.value }, against: before, terms: [{ figure, region, value: before }] })
  }
  for (const { region, figures } of groups) for (const [id, figure] of pairsOf(figures)) hear(id, region, figure)
  for (const { figure, region, total, rows } of breakdowns) {
    hear(figure, region, total)
    for (const row of rows) hear(figure, row.region, row.figure)
  }
  return found
}
