import { type FigureId, figureIds, figureSpec, isFigureId } from '@/api/contract/figureCatalogue'
import { type Mark, protect, smallCount } from '@/domain/disclosure'
import type { RawFigures } from './rawFigures'
import { regionAt, regionList } from './regions'

/** True for a figure that counts people, so that a small one is hidden. */
export function isPeople(id: FigureId): boolean {
  const spec = figureSpec(id)
  return spec.kind === 'additive' && spec.people === true
}

const costOfLevel = { county: 1e6, town: 1e3, community: 0 } as const

/** How much it costs the reader to lose a figure of a region. */
export function costOf(region: number): number {
  return costOfLevel[regionAt(region).level]
}

/** What a count of people is never below: what is told of others, which is everything that is no small count of people itself. */
export function knownLows(family: readonly FigureId[], raw: RawFigures, at: number): Float64Array {
  const lows = new Float64Array(family.length * regionList.length)
  for (const [f, id] of family.entries()) {
    for (const other of atLeastOf(id)) {
      for (const [index, value] of raw.column(other, at).entries()) {
        const cell = f * regionList.length + index
        if (!isPeople(other) || value >= smallCount) lows[cell] = Math.max(lows[cell] ?? 0, value)
      }
    }
  }
  return lows
}

/** What it is never above, likewise. */
export function knownHighs(family: readonly FigureId[], raw: RawFigures, at: number): Float64Array {
  const highs = new Float64Array(family.length * regionList.length).fill(Infinity)
  for (const [f, id] of family.entries()) {
    for (const other of figureIds.filter(candidate => atLeastOf(candidate).includes(id))) {
      for (const [index, value] of raw.column(other, at).entries()) {
        const cell = f * regionList.length + index
        if (!isPeople(other) || value >= smallCount) highs[cell] = Math.min(highs[cell] ?? Infinity, value)
      }
    }
  }
  return highs
}

/** An amount is hidden as the number of those who give it would be. Where nobody gives any it is 0, as everybody knows, and hides nothing. */
export function protectAmount(id: FigureId, raw: RawFigures, at: number): Mark[] {
  const givers = giversOf(id)
  const values = givers === null ? new Float64Array(0) : raw.column(givers, at)
  const some = regionList.filter(region => (values[region.index] ?? 0) > 0)
  const rules = some.flatMap(({ index, children }) => children.length === 0 ? [] : [{ total: index, parts: children.filter(child => (values[child] ?? 0) > 0) }])
  const marks = protect({ values, rules, cost: costOf })
  return marks.map((mark, index) => (values[index] ?? 0) > 0 ? mark : 'open')
}

function giversOf(id: FigureId): FigureId | null {
  const spec = figureSpec(id)
  return spec.kind === 'additive' && spec.givenBy !== undefined && isFigureId(spec.givenBy) ? spec.givenBy : null
}

function atLeastOf(id: FigureId): readonly FigureId[] {
  const spec = figureSpec(id)
  return spec.kind === 'additive' ? (spec.atLeast ?? []).filter(isFigureId) : []
}

/** Amounts that are given by people: hidden where these are fewer than five, and where that could be worked out. */
export const amounts: readonly FigureId[] = figureIds.filter(id => giversOf(id) !== null)
