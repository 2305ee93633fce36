import { describe, expect, it } from 'vitest'
import { type FigureId } from '@/api/contract/figureCatalogue'
import { communityIndices, findRegion, regionList, shortName, townIndices } from '../../../mocks/county/regions'
import { local, quietCounty, regionNamed } from './county'

const { county } = quietCounty()
const at = local('2026-11-25T10:00')
const value = (id: FigureId, index = 0): number => county.figures.figure(index, id, at).value ?? Number.NaN
const asOf = (id: FigureId): string => county.figures.figure(0, id, at).asOf

describe('the demo county agrees with the facts', () => {
  it('has eight towns and 338 communities, 新安里 among them without an official code', () => {
    expect(townIndices).toHaveLength(8)
    expect(communityIndices).toHaveLength(338)
    const xinanli = findRegion('local-370124107-xinanli')
    expect(xinanli).toMatchObject({ official: false, name: '新安里社区', pinyin: 'Xin\'anli Shequ', parent: '370124107', pilot: { joined: 2023, passed: null } })
    expect(findRegion('370124107')?.name).toBe('安城镇')
    expect(regionList.filter(region => !region.official)).toHaveLength(1)
  })

  it('has eleven pilots: nine passed in 2022, 锦川 and 新安里 joined in 2023', () => {
    const pilots = regionList.filter(region => region.pilot !== null)
    expect(pilots.map(region => region.name).sort()).toEqual(['锦源社区', '锦东社区', '文昌社区', '翠屏社区', '锦绣社区', '龙山社区', '锦川社区', '玫瑰苑社区', '玫瑰湖社区', '滨湖社区', '新安里社区'].sort())
    expect(pilots.filter(region => region.pilot?.passed === 2022)).toHaveLength(9)
    expect(pilots.filter(region => region.pilot?.joined === 2023).map(region => region.name).sort()).toEqual(['锦川社区', '新安里社区'].sort())
  })

  it('gives short names as people say them', () => {
    expect(shortName('翠屏社区居民委员会')).toBe('翠屏社区')
    expect(shortName('安城村民委员会')).toBe('安城村')
    expect(shortName('孔村村民委员会')).toBe('孔村')
    expect(shortName('焦柳沟村村民委员会')).toBe('焦柳沟村')
    expect(regionNamed('东阿镇').pinyin).toBe('Dong\'e Zhen')
    expect(regionNamed('孔村').pinyin).toBe('Kongcun')
  })

  it('has the official area, the census of 2020 and the register of 2023', () => {
    expect(value('profile.area')).toBe(714.95)
    expect(value('population.resident')).toBe(323_072)
    expect(asOf('population.resident')).toBe('2020-11-01T00:00:00+08:00')
    expect(value('population.registered')).toBe(365_200)
    expect(asOf('population.registered')).toBe('2023-12-31T00:00:00+08:00')
    expect(value('population.registeredMale') / value('population.registeredFemale') * 100).toBeCloseTo(100.7, 1)
  })

  it('takes its age structure and household size from the named proxies', () => {
    expect(value('population.age60plusShare')).toBeCloseTo(23.85, 1)
    const share = (bands: readonly string[]): number => bands.reduce((sum, band) => sum + value(`population.male.${band}` as FigureId) + value(`population.female.${band}` as FigureId), 0) / 3230.72
    expect(share(['0-9'])).toBeLessThan(18.48)
    expect(share(['0-9', '10-19'])).toBeGreaterThan(18.48)
    expect(value('population.resident') / value('profile.households')).toBeCloseTo(2.70, 2)
  })

  it('has figures that a county of this size has', () => {
    const within = (id: FigureId, low: number, high: number): void => {
      expect(value(id), id).toBeGreaterThanOrEqual(low)
      expect(value(id), id).toBeLessThanOrEqual(high)
    }
    within('assistance.households', 2_000, 3_000)
    within('housing.homes', 145_000, 160_000)
    within('grid.grids', 1_000, 1_400)
    within('devices.total', 16_000, 20_000)
    within('devices.onlineShare', 95.5, 98.5)
    within('rental.meanRent', 500, 1_200)
    within('rental.meanTenants', 1.8, 2.8)
    within('party.memberShare', 3, 5)
    within('components.intactShare', 96, 99)
  })

  it('makes the county town dense and young, the villages wide and old', () => {
    const town = regionNamed('榆山街道').index
    const village = regionNamed('孝直镇').index
    expect(value('population.density', town)).toBeGreaterThan(3 * value('population.density', village))
    expect(value('population.age60plusShare', town)).toBeLessThan(value('population.age60plusShare', village) - 5)
    expect(value('housing.rentedShare', town)).toBeGreaterThan(value('housing.rentedShare', village))
  })

  it('says where it does not know: one village has no component survey, so the county has a lower bound', () => {
    const village = regionNamed('杜庄村')
    expect(county.figures.figure(village.index, 'components.total', at)).toMatchObject({ state: 'unknown', value: null })
    const total = county.figures.figure(0, 'components.total', at)
    expect(total.state).toBe('partial')
    expect(total.value).toBeLessThan(county.raw.column('components.total', at)[0] ?? 0)
    expect(county.figures.figure(0, 'population.resident', at).state).toBe('exact')
  })
})
