// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { IndicatorInputId, IndicatorValue } from '@/api/contract/indicators'
import { communityIndicators, regionIndicators } from '@/api/contract/indicators'
import { assessCommunity, gapsOf, rollUp } from '@/domain/indicators/engine'
import { buildingsOf } from '../../../mocks/city/buildings'
import { camerasOf } from '../../../mocks/city/cameras'
import { entrancesOf } from '../../../mocks/city/entrances'
import { declarationOf, pilotIndices, pilotsIn } from '../../../mocks/county/indicatorInputs'
import { aims, hubs } from '../../../mocks/county/letter'
import { findRegion, regionAt, regionList, townIndices } from '../../../mocks/county/regions'
import { local, quietCounty } from './county'

const seed = 370_124
const at = local('2026-11-22T09:07')
const declared = (index: number) => declarationOf(seed, index, at)
const valueIn = (index: number, id: IndicatorInputId): IndicatorValue | null => declared(index).inputs.find(input => input.id === id)?.value ?? null
const named = (name: string) => regionList.find(region => region.name === name)?.index ?? -1
const exactly = (n: number) => ({ low: n, high: n })

describe('the declarations of the pilots', () => {
  it('are of the eleven communities that the letter names, and of no other', () => {
    expect(pilotsIn(0)).toHaveLength(11)
    expect(pilotIndices.filter(index => regionAt(index).pilot?.passed === 2022)).toHaveLength(9)
    expect(pilotIndices.filter(index => regionAt(index).pilot?.passed === null).map(index => regionAt(index).name).sort()).toEqual(['新安里社区', '锦川社区'].sort())
    expect(pilotsIn(findRegion('370124105218')?.index ?? -1)).toEqual([])
    expect(townIndices.filter(town => pilotsIn(town).length > 0).map(town => regionAt(town).name)).toEqual(['榆山街道', '锦水街道', '安城镇'])
  })

  it('keep the contract and are the same each time, for any seed', () => {
    for (const each of [seed, 1, 77_001]) {
      for (const index of pilotIndices) {
        const one = declarationOf(each, index, at)
        expect(communityIndicators.safeParse(one).error?.issues ?? []).toEqual([])
        expect(declarationOf(each, index, at)).toEqual(one)
      }
    }
  })

  it('agree with the city: households, tall buildings, cameras, estates, age', () => {
    const { county } = quietCounty()
    for (const index of pilotIndices) {
      const homes = buildingsOf(seed, index).filter(building => building.homes > 0)
      const tall = homes.filter(({ floors }) => floors >= 19)
      const watched = new Set(camerasOf(seed, index).filter(({ view }) => view === 'facade').map(({ building }) => building))
      expect(valueIn(index, 'fallingObjects')).toEqual({ kind: 'parts', part: exactly(tall.filter(({ id }) => watched.has(id)).length), whole: exactly(tall.length) })
      expect(valueIn(index, 'camerasIntact')).toMatchObject({ whole: exactly(camerasOf(seed, index).length) })
      const estates = new Set(homes.map(({ name }) => name.split(' ')[0]))
      const gates = entrancesOf(seed, index).filter(({ type }) => type === 'gate')
      expect(gates).toHaveLength(2 * estates.size)
      expect(valueIn(index, 'accessControl')).toMatchObject({ part: exactly(gates.filter(({ accessControl }) => accessControl).length / 2) })
      expect(valueIn(index, 'aged60')).toEqual({
        kind: 'parts', part: exactly(county.raw.people.get('population.age60plus')?.[index] ?? -1), whole: exactly(county.raw.people.get('population.resident')?.[index] ?? -1),
      })
      const gigabit = valueIn(index, 'gigabitHomes')
      if (gigabit?.kind === 'parts') expect(gigabit.whole).toEqual(exactly(county.raw.people.get('profile.households')?.[index] ?? -1))
    }
    expect(valueIn(named('锦源社区'), 'fallingObjects')).toMatchObject({ whole: exactly(0) })
  })

  it('leave something to do and something to find out, and most is met', () => {
    const all = pilotIndices.map(index => assessCommunity(declared(index)))
    const { tally, complete, communities } = rollUp(all)
    expect(communities).toBe(11)
    expect(tally.met + tally.notMet + tally.unknown).toBe(22 * 11)
    expect(tally.met).toBeGreaterThan(22 * 11 * 0.8)
    expect(tally.metByCondition).toBeGreaterThan(0)
    expect(complete).toBeGreaterThan(0)
    expect(complete).toBeLessThan(11)
    const gaps = gapsOf(all)
    for (const outcome of ['notMet', 'unknown']) expect(gaps.some(gap => gap.outcome === outcome)).toBe(true)
    for (const kind of ['units', 'notDone', 'noData']) expect(gaps.some(({ gap }) => gap.kind === kind), kind).toBe(true)
  })

  it('are dated, with source and evidence; what is not known is neither dated nor proven', () => {
    for (const input of pilotIndices.flatMap(index => declared(index).inputs)) {
      expect(input.source).not.toBe('')
      if (input.value === null) expect(input).toMatchObject({ asOf: null, evidence: null })
      else expect(Date.parse(input.asOf ?? ''), input.id).toBeLessThanOrEqual(at)
    }
  })
})

describe('the figures of the indicators', () => {
  const { county } = quietCounty()
  const figure = (index: number, id: Parameters<typeof county.figures.figure>[1]) => county.figures.figure(index, id, at)
  it('are those that the wall computes from the same inputs', () => {
    for (const index of [0, ...townIndices.filter(town => pilotsIn(town).length > 0), ...pilotIndices]) {
      const all = rollUp(pilotsIn(index).map(pilot => assessCommunity(declared(pilot))))
      expect(figure(index, 'indicators.met')).toMatchObject({ state: 'exact', value: all.tally.met })
      expect(figure(index, 'indicators.notMet')).toMatchObject({ value: all.tally.notMet })
      expect(figure(index, 'indicators.unknown')).toMatchObject({ value: all.tally.unknown })
      expect(figure(index, 'indicators.complete')).toMatchObject({ value: all.complete })
      expect(figure(index, 'indicators.metShare').value).toBeCloseTo(all.tally.met / (22 * all.communities) * 100, 3)
    }
    expect(figure(0, 'indicators.pilots')).toMatchObject({ state: 'exact', value: 11 })
    expect(figure(0, 'indicators.accepted')).toMatchObject({ state: 'exact', value: 9 })
  })

  it('do not apply where there is no pilot: neither 0 nor unknown', () => {
    for (const index of [findRegion('370124105218')?.index ?? -1, findRegion('370124103')?.index ?? -1]) {
      expect(figure(index, 'indicators.pilots')).toMatchObject({ state: 'exact', value: 0 })
      for (const id of ['indicators.met', 'indicators.notMet', 'indicators.unknown', 'indicators.results', 'indicators.metShare'] as const) expect(figure(index, id), id).toMatchObject({ state: 'notApplicable', value: null })
    }
  })
})

describe('what the letter says', () => {
  it('is kept as it stands: six counts of the hubs, and what is aimed at', () => {
    expect(regionIndicators.safeParse({ region: '370124', communities: [], aims: [...aims], hubs: [...hubs] }).success).toBe(true)
    expect(hubs.map(({ id, value, bound }) => [id, value, bound])).toEqual([
      ['dataResources', 500, 'over'], ['mapLayers', 300, 'over'], ['dataRecords', 90_000_000, 'over'], ['videoChannels', 7000, 'over'], ['algorithms', 60, 'nearly'], ['videoScenes', 10, 'nearly'],
    ])
    expect(aims.filter(({ region }) => region === null)).toHaveLength(1)
    expect(aims.filter(({ region }) => region === '370124001024').map(({ stage }) => stage)).toEqual(['growth', 'benchmark'])
  })
})
