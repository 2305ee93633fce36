import { type FigureId, figureIds, figureSpec, isFigureId } from '@/api/contract/figureCatalogue'
import { type FigureGroup, figureGroups, splitRules } from '@/api/contract/figureGroups'
import type { Breakdown, Coverage, Figure, GroupFigures } from '@/api/contract/figures'
import { type Mark, type SumRule, protect, smallCount } from '@/domain/disclosure'
import { sourceOf } from './provenance'
import { type RawFigures, remember } from './rawFigures'
import { isCounted } from './registers/circle'
import { communitiesOf, findRegion, isWithin, regionAt, regionList } from './regions'
import { amounts, costOf, isPeople, knownHighs, knownLows, protectAmount } from './suppression'
import { toInstant } from './time'

/** Figures as they leave the data source: with unit, source, as-of time and state; small counts of people suppressed. */
export interface Figures {
  figure: (index: number, id: FigureId, at: number) => Figure
  group: (index: number, group: FigureGroup, at: number) => GroupFigures
  breakdown: (index: number, id: FigureId, at: number) => Breakdown
}

/**
 * Sums that are made from what has left the source already: they say nothing new, so they need no protection, and are withheld
 * where a part is. (Protected with the pyramid, they would make it four times as dear.)
 */
const madeOfPublished: ReadonlyMap<FigureId, readonly FigureId[]> = new Map(splitRules.filter(({ total }) => total === 'population.age80plus').map(({ total, parts }) => [total, parts]))

/**
 * Figures of people that hang together through sums are protected together. Ratios follow their terms. The rules are those of
 * the contract, and for every figure that a region is the sum of the regions below.
 */
const families: readonly (readonly FigureId[])[] = findFamilies()
const familyOf = new Map(families.flatMap(family => family.map(id => [id, family] as const)))

/** A course of a year is asked for at once, and must not drive out what the other panels stand on. */
const keptPeriods = 40

/** A village whose component survey has not been made: its components and services are unknown, and those above are only a lower bound. */
const unsurveyed = findRegion('370124105218')?.index ?? -1

/** Communities of a region whose components have been surveyed. */
function surveyed(index: number): Coverage {
  const of = communitiesOf(index).length
  return { reported: isWithin(unsurveyed, index) ? of - 1 : of, of }
}

/** What a region without a pilot community has not declared (未申报): neither failed nor unknown. */
const declared: ReadonlySet<FigureId> = new Set(['indicators.accepted', 'indicators.complete', 'indicators.results', 'indicators.met', 'indicators.notMet', 'indicators.unknown'])

export function createFigures(seed: number, raw: RawFigures): Figures {
  const marks = remember(families.length * 3 + keptPeriods, (key) => {
    const [name, at] = key.split('@')
    const family = families.find(candidate => candidate[0] === name)
    return family === undefined ? [] : protectFamily(family, raw, Number(at))
  })
  const amountMarks = remember(amounts.length * 3, (key) => {
    const [name = '', at] = key.split('@')
    return isFigureId(name) ? protectAmount(name, raw, Number(at)) : []
  })
  const markOf = (index: number, id: FigureId, at: number): Mark => {
    if (amounts.includes(id)) return amountMarks(`${id}@${sourceOf(id).asOf(at, seed)}`)[index] ?? 'open'
    const family = familyOf.get(id)
    if (family === undefined) return 'open'
    return marks(`${family[0] ?? ''}@${sourceOf(id).asOf(at, seed)}`)[family.indexOf(id) * regionList.length + index] ?? 'open'
  }
  const figure = (index: number, id: FigureId, at: number): Figure => {
    const spec = figureSpec(id)
    const source = sourceOf(id)
    const asOf = source.asOf(at, seed)
    const provenance = { unit: spec.unit, asOf: toInstant(asOf), period: source.period, source: source.key }
    if (spec.kind === 'ratio') return ratio(term(spec.of[0]), term(spec.of[1]), spec.scale, provenance)
    if (!isCounted(seed) && id.startsWith('circle.')) return { state: 'unknown', value: null, ...provenance }
    const survey = ['components', 'places', 'circle'].includes(id.slice(0, id.indexOf('.')))
    if (declared.has(id) && (raw.column('indicators.pilots', at)[index] ?? 0) === 0) return { state: 'notApplicable', value: null, ...provenance }
    if (survey && index === unsurveyed) return { state: 'unknown', value: null, ...provenance }
    const parts = madeOfPublished.get(id)?.map(part => figure(index, part, at))
    if (parts?.some(part => part.state === 'suppressed')) return { state: 'suppressed', value: null, below5: false, ...provenance }
    if (isTooFine(id, index)) return { state: 'notApplicable', value: null, ...provenance }
    const column = raw.column(id, at)
    const value = column[index] ?? 0
    if (Number.isNaN(value)) return { state: 'notApplicable', value: null, ...provenance }
    const mark = markOf(index, id, asOf)
    if (mark !== 'open') return { state: 'suppressed', value: null, below5: mark === 'below5' && isPeople(id), ...provenance }
    if (survey && isWithin(unsurveyed, index)) return { state: 'partial', value: shown(id, value - (column[unsurveyed] ?? 0)), coverage: surveyed(index), ...provenance }
    return { state: 'exact', value: shown(id, value), ...provenance }

    function term(name: string): Figure {
      if (!isFigureId(name)) throw new Error(`${name} is no figure`)
      return figure(index, name, at)
    }
  }
  return {
    figure,
    group: (index, group, at) => ({ region: regionAt(index).code, group, figures: Object.fromEntries(figureGroups[group].map(id => [id, figure(index, id, at)])) }),
    breakdown: (index, id, at) => ({
      region: regionAt(index).code, figure: id, total: figure(index, id, at),
      rows: regionAt(index).children.map(child => ({ region: regionAt(child).code, figure: figure(child, id, at) })),
    }),
  }
}

type Provenance = Pick<Figure, 'unit' | 'asOf' | 'period' | 'source'>

/** A ratio is only as good as its terms: suppressed or unknown with either, partial with either, nothing without a denominator. */
function ratio(numerator: Figure, denominator: Figure, scale: number, provenance: Provenance): Figure {
  const terms = [numerator, denominator]
  if (terms.some(term => term.state === 'suppressed')) return { state: 'suppressed', value: null, below5: false, ...provenance }
  if (numerator.value === null || denominator.value === null) return { state: terms.some(term => term.state === 'unknown') ? 'unknown' : 'notApplicable', value: null, ...provenance }
  if (denominator.value === 0) return { state: 'notApplicable', value: null, ...provenance }
  const value = Math.round(numerator.value / denominator.value * scale * 10_000) / 10_000
  const partial = terms.find(term => term.state === 'partial')
  return partial === undefined ? { state: 'exact', value, ...provenance } : { state: 'partial', value, ...partial.coverage !== undefined && { coverage: partial.coverage }, ...provenance }
}

/** A value of a column in the figure's unit: additive ones are held in whole units of their last decimal. */
function shown(id: FigureId, value: number): number {
  const { kind, decimals } = figureSpec(id)
  return kind === 'additive' ? value / 10 ** decimals : value
}

/** True where a figure is never given: below its finest level. */
function isTooFine(id: FigureId, index: number): boolean {
  return figureSpec(id).finest === 'town' && regionAt(index).level === 'community'
}

function findFamilies(): FigureId[][] {
  const groups: FigureId[][] = []
  const ids = figureIds.filter(id => isPeople(id) && !madeOfPublished.has(id))
  const linked = splitRules.filter(rule => !madeOfPublished.has(rule.total)).map(rule => [rule.total, ...rule.parts]).filter(members => members.every(isPeople))
  const placed = new Set<FigureId>()
  for (const id of ids) {
    if (placed.has(id)) continue
    const family = [id]
    placed.add(id)
    for (let k = 0; k < family.length; k++) {
      for (const members of linked) {
        if (!members.includes(family[k] ?? id)) continue
        for (const member of members) if (!placed.has(member)) { placed.add(member); family.push(member) }
      }
    }
    groups.push(family)
  }
  return groups
}

/** Marks of one family for every region: cell number = place in the family × regions + region. */
function protectFamily(family: readonly FigureId[], raw: RawFigures, at: number): Mark[] {
  const regions = regionList.length
  const values = new Float64Array(family.length * regions)
  for (const [f, id] of family.entries()) {
    values.set(raw.column(id, at), f * regions)
    // What is never given needs no protection and protects nothing.
    for (const { index } of regionList) if (isTooFine(id, index)) values[f * regions + index] = smallCount
  }
  const lows = knownLows(family, raw, at)
  const highs = knownHighs(family, raw, at)
  return protect({
    values, rules: rulesOf(family), cost: cell => costOf(cell % regions),
    known: cell => ({ low: lows[cell] ?? 0, high: highs[cell] ?? Infinity }),
  })
}

/** Sum rules of a family over the tree and within each region. */
export function rulesOf(family: readonly FigureId[]): SumRule[] {
  const regions = regionList.length
  const cell = (id: FigureId, index: number): number => family.indexOf(id) * regions + index
  const within = splitRules.filter(rule => family.includes(rule.total) && rule.parts.every(part => family.includes(part)))
  return regionList.flatMap(region => [
    ...family.filter(id => region.children.some(child => !isTooFine(id, child))).map(id => ({ total: cell(id, region.index), parts: region.children.map(child => cell(id, child)) })),
    ...within.map(rule => ({ total: cell(rule.total, region.index), parts: rule.parts.map(part => cell(part, region.index)) })),
  ])
}

/** The families, for the tests of suppression. */
export function peopleFamilies(): readonly (readonly FigureId[])[] {
  return families
}
