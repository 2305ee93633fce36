import * as turf from '@turf/turf'
import { describe, expect, it } from 'vitest'
import file from '../../../mocks/data/walkReach.json' with { type: 'json' }
import { type FigureId, type LifeService, lifeServices } from '@/api/contract/figureCatalogue'
import { leastInGap } from '@/api/contract/lifeCircle'
import { polygonsContain } from '@/domain/geodesy'
import { serviceReachIn } from '../../../mocks/city/circle/areas'
import { leastTogether, neighboursOf, reachOf, reachedIn } from '../../../mocks/city/circle/reach'
import { servicesOf, unsurveyed } from '../../../mocks/city/circle/services'
import { cityRegisters } from '../../../mocks/city/counts'
import { circleRegister } from '../../../mocks/county/registers/circle'
import { communityIndices, regionAt, regionList } from '../../../mocks/county/regions'
import { local, quietCounty, regionNamed } from './county'

const seed = 370124
const at = local('2026-11-25T09:00')
const { county } = quietCounty()
const value = (index: number, id: FigureId) => county.figures.figure(index, id, at).value

describe('the 15-minute circle of the demo county', () => {
  it('stands in the file as the streets, buildings and places of today have it (else: npx tsx mocks/tools/makeWalkReach.ts)', () => {
    const stored: Readonly<Record<string, readonly number[] | null>> = file.communities
    for (const index of communityIndices) {
      const found = reachedIn(seed, index)
      expect(stored[regionAt(index).code], regionAt(index).name).toEqual(found === null ? null : [...lifeServices.map(service => found.by[service]), found.all])
    }
  })

  it('has as many places of a kind as the figures count', () => {
    const { places } = cityRegisters(seed)
    for (const kind of ['mall', 'clinic', 'school', 'elderlyCare'] as const) {
      for (const index of communityIndices) if (index !== unsurveyed) expect(servicesOf(seed, index, kind).length, `${kind} ${regionAt(index).name}`).toBe(places.get(`places.${kind}`)?.[index])
    }
  })

  it('counts every resident once, within or beyond, in groups from which no small count can be worked out', () => {
    for (const index of communityIndices) {
      const groups = neighboursOf(seed, index)
      expect(groups.reduce((sum, { residents }) => sum + residents, 0)).toBe(value(index, 'population.resident'))
      expect(groups.every(({ residents, homes }) => residents >= leastTogether.residents && homes.length >= leastTogether.buildings), regionAt(index).name).toBe(true)
    }
    for (const { index } of regionList) {
      if (index === unsurveyed) continue
      for (const service of lifeServices) {
        for (const part of ['residents', 'beyond'] as const) {
          const count = value(index, `circle.${service}.${part}`) ?? -1
          expect(count === 0 || count >= 5, `${service} ${part} ${regionAt(index).name}`).toBe(true)
        }
      }
    }
  })

  it('adds up: within and beyond to the residents, children to their parent, all kinds never more than one', () => {
    const register = circleRegister(seed, cityRegisters(seed).people)
    const column = (id: FigureId) => register.get(id) ?? new Float64Array()
    const resident = cityRegisters(seed).people.get('population.resident') ?? new Float64Array()
    for (const { index, children } of regionList) {
      const unknown = [index, ...children, ...children.flatMap(child => regionAt(child).children)].includes(unsurveyed) ? resident[unsurveyed] ?? 0 : 0
      for (const service of lifeServices) {
        const within = column(`circle.${service}.residents`), beyond = column(`circle.${service}.beyond`)
        expect((within[index] ?? 0) + (beyond[index] ?? 0) + unknown).toBe(resident[index])
        if (children.length > 0) expect(children.reduce((sum, child) => sum + (within[child] ?? 0), 0)).toBe(within[index])
        expect(column('circle.all.residents')[index]).toBeLessThanOrEqual(within[index] ?? 0)
      }
    }
  })

  it('is unknown where services have not been surveyed, a lower bound above, and exact elsewhere', () => {
    const parent = regionAt(unsurveyed).parentIndex
    expect(county.figures.figure(unsurveyed, 'circle.school.share', at)).toMatchObject({ state: 'unknown', value: null })
    expect(county.figures.figure(parent, 'circle.school.share', at).state).toBe('partial')
    expect(county.figures.figure(regionNamed('翠屏社区').index, 'circle.school.share', at).state).toBe('exact')
    expect(quietCounty(7).county.figures.figure(0, 'circle.school.share', at)).toMatchObject({ state: 'unknown', value: null })
  })
})

/** Gaps of a county view stand one to a community; the areas are checked where something can be within and beyond. */
describe('the areas of a service', () => {
  const mixed = (service: LifeService) => communityIndices.find((index) => {
    const groups = neighboursOf(seed, index), { isReached } = reachOf(seed, service)
    return groups.some(isReached) && groups.some(group => !isReached(group))
  }) ?? -1

  it('hold the dwellings that are within reach, and the gaps those that are not', () => {
    const index = mixed('school')
    const { reach, gaps } = serviceReachIn(seed, index, 'school')
    const { isReached } = reachOf(seed, 'school')
    for (const group of neighboursOf(seed, index)) {
      const inGap = group.homes.every(home => gaps.some(gap => polygonsContain(gap.outline, home.point)))
      expect(inGap).toBe(!isReached(group))
    }
    const homes = neighboursOf(seed, index).filter(isReached).flatMap(group => group.homes)
    expect(homes.filter(home => !polygonsContain(reach, home.point))).toEqual([])
  })

  it('name the largest gap first, five residents or more, and as many beyond as the figure says', () => {
    for (const index of [0, regionNamed('榆山街道').index, mixed('school')]) {
      const { gaps, unknown } = serviceReachIn(seed, index, 'school')
      expect(gaps.map(gap => gap.residents)).toEqual(gaps.map(gap => gap.residents).sort((a, b) => b - a))
      expect(gaps.every(gap => gap.residents >= leastInGap)).toBe(true)
      expect(gaps.reduce((sum, gap) => sum + gap.residents, 0)).toBe(value(index, 'circle.school.beyond'))
      expect(unknown).toEqual(index === 0 ? [regionAt(unsurveyed).code] : [])
    }
  })

  it('are rings that do not cross themselves, and small enough to send', () => {
    for (const service of ['school', 'busStop'] as const) {
      const answer = serviceReachIn(seed, 0, service)
      expect(JSON.stringify(answer).length).toBeLessThan(200_000)
      const polygons = [...answer.reach, ...answer.gaps.flatMap(gap => gap.outline)]
      expect(polygons.filter(rings => !turf.booleanValid(turf.polygon(rings))).length).toBe(0)
    }
  })
})
