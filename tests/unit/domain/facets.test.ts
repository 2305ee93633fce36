import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facetReach, figureOfFilter, standingOf, wordOfFilter } from '@/domain/facetPanels'
import { type Filters, decodeFilters, encodeFilters, facetIds, facetValues, facetsOf, filtersIn, isChosen, kindOf, meetsStep, metricOf, narrowAlarms, narrowEvents, stepChoices, stepsOf, toggled, withoutFacet, yearsOfAge } from '@/domain/facets'
import { isFigureId } from '@/api/contract/figureCatalogue'
import { createWallI18n } from '@/i18n/i18n'
import zhCity from '@/i18n/locales/zh-CN/city'
import zhIndicators from '@/i18n/locales/zh-CN/indicators'
import zhLink from '@/i18n/locales/zh-CN/link'
import zhUnderground from '@/i18n/locales/zh-CN/underground'
import { alarm } from '../../builders/alarms'
import { gridEvent } from '../../builders/records'

/** Any choice of any facets, in any order. */
const anyFilters = fc.shuffledSubarray([...facetIds]).chain(facets => fc.tuple(...facets.map(facet => fc.constantFrom(...facetValues[facet]).map(value => [facet, value] as const))))
  .map(entries => decodeFilters(entries.map(([facet, value]) => `${facet}.${value}`).join(',')).filters)

describe('filters', () => {
  it('come back from the address as they were, in the order in which they were chosen', () => {
    fc.assert(fc.property(anyFilters, (filters) => {
      const { filters: read, unknown } = decodeFilters(encodeFilters(filters))
      expect(read).toEqual(filters)
      expect(facetsOf(read)).toEqual(facetsOf(filters))
      expect(unknown).toEqual([])
    }))
  })

  it('are read from any text without a fault, and what is none is named', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const { filters } = decodeFilters(text)
      for (const facet of facetsOf(filters)) expect(facetValues[facet].some(value => value === filters[facet])).toBe(true)
    }))
    expect(decodeFilters('source.iot,colour.red,step.nowhere,__proto__.x,constructor,severity.urgent')).toEqual({ filters: { source: 'iot', severity: 'urgent' }, unknown: ['colour.red', 'step.nowhere', '__proto__.x', 'constructor'] })
    expect(decodeFilters('')).toEqual({ filters: {}, unknown: [] })
  })

  it('are chosen, changed and let go one facet at a time', () => {
    const one = toggled({}, { source: 'iot' })
    expect(toggled(one, { source: 'resident' })).toEqual({ source: 'resident' })
    expect(toggled(toggled(one, { step: 'pending' }), { source: 'iot', step: 'pending' })).toEqual({})
    expect(toggled(one, { source: 'iot', step: 'pending' })).toEqual({ source: 'iot', step: 'pending' })
    expect(withoutFacet(one, 'step')).toBe(one)
    expect(toggled(one, {})).toEqual(one)
  })

  it('go along with a topic that understands them, and are let go in another', () => {
    const filters: Filters = { source: 'iot', severity: 'urgent' }
    expect(filtersIn('grid', filters)).toBe(filters)
    expect(filtersIn('underground', filters)).toEqual({ severity: 'urgent' })
  })

  it('make the others step back, and nothing where nothing of their facet is chosen', () => {
    expect(isChosen({ source: 'iot' }, { source: 'iot' })).toBe(true)
    expect(isChosen({ source: 'iot' }, { source: 'resident' })).toBe(false)
    expect(isChosen({ source: 'iot' }, { device: 'gas' })).toBeNull()
    expect(meetsStep({ step: 'handling' }, 'inProgress')).toBe(true)
    expect(meetsStep({ step: 'inProgress' }, 'handling')).toBe(true)
    expect(meetsStep({ step: 'pending' }, 'closed')).toBe(false)
    expect(meetsStep({}, 'closed')).toBeNull()
  })

  it('let through the events of the source and the steps that are chosen', () => {
    const events = stepChoices.filter(step => stepsOf(step).length === 1).flatMap(step => (['iot', 'resident'] as const).map(source => gridEvent(`E-${step}-${source}`, 5, { step: stepsOf(step)[0] ?? 'reported', source })))
    expect(narrowEvents(events, {})).toBe(events)
    expect(narrowEvents(events, { source: 'iot' })).toHaveLength(6)
    expect(narrowEvents(events, { source: 'iot', step: 'inProgress' }).map(event => event.step)).toEqual(['dispatched', 'handling', 'verifying'])
    expect(narrowEvents(events, { step: 'pending' }).map(event => event.step)).toEqual(['reported', 'reported', 'accepted', 'accepted'])
  })

  it('tell events by what people report, and leave those of alarms to the kinds of alarms', () => {
    const events = [gridEvent('a', 5, { kind: 'greening' }), gridEvent('b', 5, { kind: 'somethingNew' }), gridEvent('c', 5, { source: 'iot', kind: 'gasLeak' }), gridEvent('d', 5, { kind: 'toString' })]
    expect(events.map(kindOf)).toEqual(['greening', 'other', null, 'other'])
    const ids = (filters: Filters) => narrowEvents(events, filters).map(({ id }) => id)
    expect([ids({ eventKind: 'greening' }), ids({ eventKind: 'other' }), ids({ eventKind: 'heating' })]).toEqual([['a'], ['b', 'd'], []])
  })

  it('let through the alarms of the severity and the kind that are chosen', () => {
    const alarms = [alarm('a'), alarm('b', { kind: 'noise', severity: 'general' }), alarm('c', { kind: 'noise', severity: 'notice' })]
    expect(narrowAlarms(alarms, { source: 'iot' })).toBe(alarms)
    const ids = (filters: Filters) => narrowAlarms(alarms, filters).map(({ id }) => id)
    expect([ids({ alarmKind: 'noise' }), ids({ alarmKind: 'noise', severity: 'notice' }), ids({ severity: 'urgent' })]).toEqual([['b', 'c'], ['c'], ['a']])
  })

  it('divide the years of laying without gap or overlap', () => {
    for (let year = 1950; year <= 2026; year += 1) {
      const hits = facetValues.age.filter((age) => { const [from, to] = yearsOfAge(age, 2026); return year >= from && year <= to })
      expect(hits).toHaveLength(1)
    }
    expect(yearsOfAge('11-20', 2026)).toEqual([2006, 2015])
  })

  it('colour the map by the share of what they stand for', () => {
    expect(metricOf({ use: 'vacant' })).toBe('housing.vacantShare')
    expect(metricOf({ channel: 'agency' })).toBe('housing.rentedShare')
    expect(metricOf({ source: 'iot' })).toBeNull()
  })
})

describe('the table of facets', () => {
  const i18n = createWallI18n()
  for (const words of [zhLink, zhCity, zhUnderground]) i18n.global.mergeLocaleMessage('zh-CN', words)
  i18n.global.mergeLocaleMessage('zh-CN', zhIndicators)
  const each = facetIds.flatMap(facet => facetValues[facet].map(value => [facet, value] as const))

  it.each(each)('%s %s has a word, and a figure of the catalogue or none', (facet, value) => {
    const { filters } = decodeFilters(`${facet}.${value}`)
    expect(i18n.global.te(wordOfFilter(filters, facet), 'zh-CN')).toBe(true)
    expect(i18n.global.te(`facet.${facet}`, 'zh-CN')).toBe(true)
    const figure = figureOfFilter(filters, facet)
    if (figure !== null) expect(isFigureId(figure)).toBe(true)
    const metric = metricOf(filters)
    if (metric !== null) expect(isFigureId(metric)).toBe(true)
  })

  it('reaches at least one panel with each facet, which shows what is chosen', () => {
    for (const facet of facetIds) expect(Object.values(facetReach[facet].panels).some(standing => standing !== 'whole'), facet).toBe(true)
  })

  it('says of a panel what it is narrowed to and what it does not tell apart', () => {
    expect(standingOf('undergroundTroubles', { pipe: 'RQ', age: 'gt30' })).toEqual({ narrowed: ['pipe'], whole: ['age'] })
    expect(standingOf('events', { source: 'iot' })).toEqual({ narrowed: [], whole: [] })
    expect(standingOf('population', { source: 'iot' })).toEqual({ narrowed: [], whole: [] })
  })
})
