import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FigureId, figureIds, figureSpec, specialKinds } from '@/api/contract/figureCatalogue'
import { splitRules } from '@/api/contract/figureGroups'
import { findExposed, type Mark, smallCount } from '@/domain/disclosure'
import { peopleFamilies, rulesOf } from '../../../mocks/county/figures'
import { regionList } from '../../../mocks/county/regions'
import { local, quietCounty } from './county'

const additive = figureIds.filter(id => figureSpec(id).kind === 'additive')
const moment = fc.integer({ min: local('2024-01-01T00:00'), max: local('2027-12-31T23:59') })
const seeds = fc.integer({ min: 1, max: 1_000_000 })

const isUnderground = (id: FigureId): boolean => id.startsWith('pipes.')

/** Every sum over the figures that are wanted that does not hold, in words. */
function brokenSums(column: (id: FigureId) => Float64Array, wanted: (id: FigureId) => boolean = () => true): string[] {
  const broken: string[] = []
  for (const id of additive.filter(wanted)) {
    const values = column(id)
    for (const region of regionList) {
      if (region.children.length === 0) continue
      const sum = region.children.reduce((total, child) => total + (values[child] ?? Number.NaN), 0)
      if (sum !== values[region.index]) broken.push(`${id} of ${region.name}: ${values[region.index]} is not ${sum}`)
    }
  }
  for (const rule of splitRules.filter(({ total }) => wanted(total))) {
    const total = column(rule.total)
    const parts = rule.parts.map(column)
    for (const region of regionList) {
      const sum = parts.reduce((all, values) => all + (values[region.index] ?? Number.NaN), 0)
      if (sum !== total[region.index]) broken.push(`${rule.id} in ${region.name}: ${total[region.index]} is not ${sum}`)
    }
  }
  return broken
}

describe('the county adds up', () => {
  it('in every region, for any seed at any time, before suppression', () => {
    fc.assert(fc.property(seeds, fc.array(moment, { minLength: 1, maxLength: 4 }), (seed, moments) => {
      const { county } = quietCounty(seed)
      for (const at of moments) expect(brokenSums(id => county.raw.column(id, at), id => !isUnderground(id))).toEqual([])
    }), { numRuns: 6, seed: 11 })
  })

  // Laying the pipes of a county takes seconds: two seeds, over the hours of a day and the years of a survey.
  it.each([370_124, 488_500])('under the ground too, with the pipes of seed %i', (seed) => {
    const { county } = quietCounty(seed)
    for (const time of ['2024-02-29T23:59', '2026-11-25T00:00', '2026-11-25T09:07', '2026-11-25T18:30', '2027-12-31T23:59']) {
      expect(brokenSums(id => county.raw.column(id, local(time)), isUnderground)).toEqual([])
      expect(county.raw.column('pipes.length', local(time))[0]).toBeGreaterThan(100_000)
    }
  })

  it('and a single count too many in one village would be noticed', () => {
    const { county } = quietCounty()
    const at = local('2026-11-25T10:00')
    const spoiled = (id: FigureId): Float64Array => {
      const values = Float64Array.from(county.raw.column(id, at))
      if (id === 'assistance.classA') values[300] = (values[300] ?? 0) + 1
      return values
    }
    expect(brokenSums(spoiled)).toHaveLength(2)
  })

  it('to the last digit that is shown, in what leaves the data source too', () => {
    const { county } = quietCounty()
    const at = local('2026-11-25T10:00')
    const fractional = additive.filter(id => figureSpec(id).decimals > 0)
    expect(fractional).toContain('profile.area')
    expect(fractional).toContain('pipes.length')
    for (const id of fractional) {
      const { decimals } = figureSpec(id)
      for (const region of regionList) {
        if (region.children.length === 0) continue
        const { total, rows } = county.figures.breakdown(region.index, id, at)
        const sum = rows.reduce((all, row) => all + (row.figure.value ?? Number.NaN), 0)
        expect(Number(sum.toFixed(decimals)), `${id} of ${region.name}`).toBe(total.value)
        for (const { value } of [total, ...rows.map(row => row.figure)]) expect(Number(value?.toFixed(decimals)), `${id} of ${region.name}`).toBe(value)
      }
    }
  })

  it('with whole, non-negative counts, and never more households on assistance than people', () => {
    const { county } = quietCounty(7)
    const at = local('2026-03-08T15:30')
    for (const id of additive) {
      for (const value of county.raw.column(id, at)) expect(Number.isInteger(value) && value >= 0, `${id}: ${value}`).toBe(true)
    }
    const people = county.raw.column('assistance.people', at)
    for (const [index, households] of county.raw.column('assistance.households', at).entries()) expect(households).toBeLessThanOrEqual(people[index] ?? 0)
    const inflow = county.raw.column('population.inflow', at)
    for (const [index, resident] of county.raw.column('population.resident', at).entries()) expect(inflow[index]).toBeLessThanOrEqual(resident)
  })

  it('is the same county for the same seed and time, whatever was asked before', () => {
    const at = local('2026-11-25T10:07')
    const first = quietCounty().county
    const second = quietCounty().county
    for (const earlier of ['2026-11-24T03:00', '2026-11-25T09:00', '2026-11-26T12:00']) second.figures.group(0, 'events', local(earlier))
    for (const index of [0, 5, 60, 340]) {
      for (const group of ['population', 'events', 'devices', 'assistance', 'elderly', 'participation'] as const) expect(second.figures.group(index, group, at)).toEqual(first.figures.group(index, group, at))
    }
    expect(second.openAlarms(0, 'console', at)).toEqual(first.openAlarms(0, 'console', at))
    expect(quietCounty(2).county.openAlarms(0, 'console', at)).not.toEqual(first.openAlarms(0, 'console', at))
  })
})

describe('suppression in the county', () => {
  /** The marks of a family as a reader sees them. */
  function publishedMarks(seed: number, family: readonly FigureId[], at: number): { values: Float64Array, marks: Mark[] } {
    const { county } = quietCounty(seed)
    const marks: Mark[] = []
    const values = new Float64Array(family.length * regionList.length)
    for (const [f, id] of family.entries()) {
      values.set(county.raw.column(id, at), f * regionList.length)
      for (const region of regionList) {
        const figure = county.figures.figure(region.index, id, at)
        // What is never given at that level is no cell of the table.
        if (figure.state === 'notApplicable') values[f * regionList.length + region.index] = smallCount
        marks.push(figure.state === 'suppressed' ? (figure.below5 ? 'below5' : 'withheld') : 'open')
      }
    }
    return { values, marks }
  }

  it('leaves no count of people below five, and none that can be worked out from the rest', () => {
    fc.assert(fc.property(seeds, moment, (seed, at) => {
      for (const family of peopleFamilies()) {
        const { values, marks } = publishedMarks(seed, family, at)
        for (const [cell, mark] of marks.entries()) expect(mark === 'below5', `${family[0]} cell ${cell}`).toBe((values[cell] ?? 0) < 5)
        expect(findExposed({ values, rules: rulesOf(family), cost: () => 0 }, marks)).toEqual([])
      }
    }), { numRuns: 2, seed: 3 })
  })

  it('gives the special groups of towns and the county, and nothing of them below', () => {
    const { county } = quietCounty()
    const at = local('2026-11-25T10:00')
    for (const kind of specialKinds) {
      const id = `special.${kind}` as const
      for (const region of regionList) expect(county.figures.figure(region.index, id, at), `${id} of ${region.name}`).toMatchObject(region.level === 'community' ? { state: 'notApplicable', value: null } : { state: 'exact' })
      const { total, rows } = county.figures.breakdown(0, id, at)
      expect(rows.reduce((sum, row) => sum + (row.figure.value ?? Number.NaN), 0)).toBe(total.value)
    }
  })

  it('tells how many are 80 and over just where both sexes are told, and agrees with the pyramid', () => {
    const { county } = quietCounty()
    const at = local('2026-11-25T10:00')
    const withheld = regionList.filter(({ index }) => {
      const [all, men, women] = (['population.age80plus', 'population.male.80+', 'population.female.80+'] as const).map(id => county.figures.figure(index, id, at))
      if (men?.state === 'exact' && women?.state === 'exact') expect(all).toMatchObject({ state: 'exact', value: men.value + women.value })
      else expect(all).toMatchObject({ state: 'suppressed', value: null, below5: false })
      return all?.state === 'suppressed'
    })
    expect(withheld.length).toBeGreaterThan(0)
  })

  it('suppresses a ratio with either of its terms', () => {
    const { county } = quietCounty()
    const at = local('2026-11-25T10:00')
    let seen = 0
    for (const id of figureIds) {
      const spec = figureSpec(id)
      if (spec.kind !== 'ratio') continue
      for (const region of regionList) {
        const terms = spec.of.map(term => county.figures.figure(region.index, term as FigureId, at))
        if (!terms.some(term => term.state === 'suppressed')) continue
        seen += 1
        expect(county.figures.figure(region.index, id, at)).toMatchObject({ state: 'suppressed', value: null })
      }
    }
    expect(seen).toBeGreaterThan(0)
  })

  it('keeps the county and its towns readable, and hides little in the communities', () => {
    const { county } = quietCounty()
    const at = local('2026-11-25T10:00')
    let hidden = 0
    let all = 0
    for (const id of figureIds) {
      for (const region of regionList) {
        const { state } = county.figures.figure(region.index, id, at)
        if (region.level !== 'community') expect(state, `${id} of ${region.name}`).not.toBe('suppressed')
        else { all += 1; hidden += state === 'suppressed' ? 1 : 0 }
      }
    }
    expect(hidden / all).toBeLessThan(0.06)
    expect(hidden).toBeGreaterThan(0)
  })
})
