import { describe, expect, it } from 'vitest'
import { type FigureId, commonDeviceGroups, deviceGroups, figureIds, figureSpec, isFigureId } from '@/api/contract/figureCatalogue'
import { type Figure, figure as figureSchema } from '@/api/contract/figures'
import { indicatorInputSpec } from '@/api/contract/indicators'
import { declarationOf, pilotIndices } from '../../../mocks/county/indicatorInputs'
import { regionList } from '../../../mocks/county/regions'
import { type ReadTree, knownOrders, workOut } from '../../builders/figureReader'
import { local, quietCounty } from './county'

const tree: ReadTree = { regions: regionList.length, childrenOf: region => regionList[region]?.children ?? [] }
/** All that is published of a county, but the lengths of pipes: nobody lives in them, and to lay them takes seconds. */
const read = figureIds.filter(id => !id.startsWith('pipes.'))
const isPeople = (id: FigureId): boolean => { const spec = figureSpec(id); return spec.kind === 'additive' && spec.people === true }
const staff: readonly FigureId[] = ['grid.workers', 'grid.fullTime', 'grid.partTime']

type Published = (id: FigureId, region: number) => Figure
function publishedBy(seed: number, at: number): { published: Published, truth: (id: FigureId, region: number) => number } {
  const { county } = quietCounty(seed)
  const known = new Map<string, Figure>()
  return {
    published(id, region) {
      const key = `${id}@${region}`
      const seen = known.get(key) ?? county.figures.figure(region, id, at)
      known.set(key, seen)
      return seen
    },
    truth: (id, region) => county.raw.column(id, at)[region] ?? Number.NaN,
  }
}

/** The same county with other answers where `other` gives one. */
const planted = (published: Published, other: (id: FigureId, region: number) => Figure | undefined): Published => (id, region) => other(id, region) ?? published(id, region)
const now = local('2026-11-25T10:00')
const own = publishedBy(370_124, now)
const asExact = (seen: Figure, value: number): Figure => { const { unit, asOf, period, source } = seen; return { state: 'exact', value, unit, asOf, period, source } }

describe('figures of people', () => {
  it('are marked as such in the catalogue, but for staff and for what is never one to four', () => {
    const unmarked = read.filter((id) => { const spec = figureSpec(id); return spec.kind === 'additive' && (spec.unit === 'person' || spec.unit === 'household') && spec.people !== true && !staff.includes(id) })
    expect(unmarked).toContain('profile.households')
    for (const seed of [370_124, 5]) {
      const { published } = publishedBy(seed, now)
      const small = unmarked.flatMap(id => regionList.filter(({ index }) => { const n = published(id, index).value; return n !== null && n > 0 && n < 5 }).map(({ name }) => `${id} of ${name}`))
      expect(small).toEqual([])
    }
  })

  it('name figures of the catalogue as what they are never below, and are not', () => {
    for (const id of read) {
      const spec = figureSpec(id)
      if (spec.kind !== 'additive') continue
      for (const other of [...spec.atLeast ?? [], ...spec.givenBy === undefined ? [] : [spec.givenBy]]) expect(isFigureId(other), `${id}: ${other}`).toBe(true)
      for (const other of (spec.atLeast ?? []).filter(isFigureId)) {
        for (const { index, name } of regionList) expect(own.truth(id, index), `${id} and ${other} in ${name}`).toBeGreaterThanOrEqual(own.truth(other, index))
      }
    }
  })

  it('are not told by the devices that belong to one person each: these are counted from the town up, in no sum with the others', () => {
    expect(deviceGroups.filter(group => commonDeviceGroups.every(common => common !== group))).toEqual(['care'])
    let few = 0
    for (const { index, level, name } of regionList) {
      for (const id of ['devices.care.total', 'devices.care.online'] as const) {
        const seen = own.published(id, index)
        expect(seen.state, `${id} of ${name}`).toBe(level === 'community' ? 'notApplicable' : 'exact')
        if (level === 'community' && own.truth(id, index) > 0 && own.truth(id, index) < 5) few += 1
        if (level !== 'community') expect(seen.value, `${id} of ${name}`).toBeGreaterThanOrEqual(5)
      }
      const others = commonDeviceGroups.map(group => own.published(`devices.${group}.total`, index).value ?? Number.NaN)
      expect(own.published('devices.total', index).value, name).toBe(others.reduce((sum, n) => sum + n, 0))
    }
    expect(few).toBeGreaterThan(20)
  })

  it('say nothing of a hidden value beside it', () => {
    for (const id of read) {
      for (const { index } of regionList) {
        const seen = own.published(id, index)
        if (seen.state === 'suppressed') expect(figureSchema.parse(JSON.parse(JSON.stringify(seen)))).toEqual({ state: 'suppressed', value: null, below5: seen.below5, unit: seen.unit, asOf: seen.asOf, period: seen.period, source: seen.source })
      }
    }
  })

  it('are the same at every hour where their register is', () => {
    const later = publishedBy(370_124, local('2026-11-25T22:40'))
    for (const id of read.filter(isPeople)) {
      for (const { index, name } of regionList) {
        const [before, after] = [own.published(id, index), later.published(id, index)]
        expect(after.asOf, id).toBe(before.asOf)
        expect(after, `${id} of ${name}`).toEqual(before)
      }
    }
  })
})

describe('what pilot communities declare', () => {
  it('gives no count of people that the figures hide', () => {
    for (const index of pilotIndices) {
      for (const { id, value } of declarationOf(370_124, index, now).inputs) {
        if (indicatorInputSpec(id).unit !== 'resident' || value?.kind !== 'parts') continue
        expect(value.part.low, `${id} of ${regionList[index]?.name ?? ''}`).toBe(own.published('population.age60plus', index).value)
        expect(value.whole.low, `${id} of ${regionList[index]?.name ?? ''}`).toBe(own.published('population.resident', index).value)
      }
    }
    expect(pilotIndices.length).toBeGreaterThan(5)
  })
})

describe('a reader of all figures, their sums and their ratios', () => {
  it.each([[370_124, '2026-11-25T10:00'], [88_123, '2026-08-31T23:59']])('works out no hidden count, with seed %i at %s', (seed, time) => {
    const { published } = publishedBy(seed, local(time))
    expect(read.some(id => isPeople(id) && regionList.some(({ index }) => published(id, index).state === 'suppressed'))).toBe(true)
    expect(workOut(tree, read, published)).toEqual([])
  })

  it('would work it out where only the small counts were hidden', () => {
    const bare = planted(own.published, (id, region) => { const seen = own.published(id, region); return isPeople(id) && seen.state === 'suppressed' && !seen.below5 ? asExact(seen, own.truth(id, region)) : undefined })
    const found = workOut(tree, read.filter(id => id.startsWith('party.') || id.startsWith('assistance.')), bare)
    expect(found.length).toBeGreaterThan(10)
    for (const { figure, region, value } of found) expect(value).toBe(own.truth(figure, region))
  })

  it('would work it out by a ratio that is shown', () => {
    const ratios = read.filter((id) => { const spec = figureSpec(id); return spec.kind === 'ratio' && isFigureId(spec.of[0]) && isPeople(spec.of[0]) })
    const hidden = ratios.flatMap((id) => { const spec = figureSpec(id); const top = spec.kind === 'ratio' && isFigureId(spec.of[0]) && isFigureId(spec.of[1]) ? { id, spec, of: spec.of[0], by: spec.of[1] } : null; return top === null ? [] : regionList.flatMap(({ index }) => own.published(top.of, index).state === 'suppressed' && own.published(top.by, index).state === 'exact' ? [{ ...top, index }] : []) })[0]
    if (hidden === undefined) throw new Error('no ratio is hidden')
    const share = Math.round(own.truth(hidden.of, hidden.index) / own.truth(hidden.by, hidden.index) * hidden.spec.scale * 10_000) / 10_000
    const shown = planted(own.published, (id, region) => id === hidden.id && region === hidden.index ? asExact(own.published(id, region), share) : undefined)
    expect(workOut(tree, [hidden.id, hidden.of, hidden.by], shown)).toContainEqual({ figure: hidden.of, region: hidden.index, value: own.truth(hidden.of, hidden.index) })
  })

  it.each(knownOrders)('would work it out by knowing that $less is never more than $more', ({ less, more }) => {
    const index = regionList.at(-1)?.index ?? 0
    const seen = own.published('party.members', 0)
    const { unit, asOf, period, source } = seen
    const hidden: Figure = { state: 'suppressed', value: null, below5: true, unit, asOf, period, source }
    const shown: Published = (id, region) => region !== index ? asExact(seen, 90) : id === more ? hidden : asExact(seen, 4)
    expect(workOut({ regions: tree.regions, childrenOf: () => [] }, [less, more], shown)).toContainEqual({ figure: more, region: index, value: 4 })
  })

  it('knows of every order that the catalogue names, so that the source hides with it in mind', () => {
    for (const id of figureIds) { const spec = figureSpec(id); if (spec.kind === 'additive') for (const other of spec.atLeast ?? []) expect(knownOrders, id).toContainEqual({ less: other, more: id }) }
  })
})

describe('an amount that people give', () => {
  const amounts = read.flatMap((id) => { const spec = figureSpec(id); return spec.kind === 'additive' && spec.givenBy !== undefined && isFigureId(spec.givenBy) ? [{ id, givers: spec.givenBy }] : [] })

  it('is told neither as a sum nor as a mean where fewer than five give it', () => {
    expect(amounts.map(({ id }) => id)).toContain('rental.rentSum')
    let few = 0
    for (const { id, givers } of amounts) {
      const means = read.filter((ratio) => { const spec = figureSpec(ratio); return spec.kind === 'ratio' && spec.of[0] === id })
      expect(means.length).toBeGreaterThan(0)
      for (const { index, name } of regionList) {
        const n = own.truth(givers, index)
        if (n === 0 || n >= 5) continue
        few += 1
        for (const seen of [id, ...means]) expect(own.published(seen, index), `${seen} of ${name}`).toMatchObject({ state: 'suppressed', value: null, below5: false })
      }
    }
    expect(few).toBeGreaterThan(0)
  })

  it('stays readable for nearly all', () => {
    const shown = regionList.filter(({ index }) => own.published('rental.meanRent', index).state === 'exact')
    expect(shown.length / regionList.length).toBeGreaterThan(0.8)
  })
})
