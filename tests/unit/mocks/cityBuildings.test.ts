import * as turf from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { occupancyFromHomes } from '@/api/contract/city'
import type { FigureId } from '@/api/contract/figureCatalogue'
import { createRelief } from '@/domain/relief'
import elevation from '../../../public/county/370124/elevation-2km.json' with { type: 'json' }
import { buildingRecord, openCounts } from '../../../mocks/city/buildingRecord'
import { buildingsOf } from '../../../mocks/city/buildings'
import { cityRegisters } from '../../../mocks/city/counts'
import type { CityBuilding } from '../../../mocks/city/model'
import { gridsOf } from '../../../mocks/county/grids'
import { contains } from '../../../mocks/county/plates'
import { communityIndices, regionAt } from '../../../mocks/county/regions'
import { regionNamed } from './county'

const seed = 370124
const all = communityIndices.flatMap(index => buildingsOf(seed, index))
const sum = (list: readonly CityBuilding[], key: 'stairwells' | 'homes' | 'self' | 'rented' | 'vacant' | 'households' | 'residents'): number => list.reduce((total, building) => total + building[key], 0)

/** Ids of the first few that break a rule: a hundred thousand single expectations would take long. */
const breaking = (holds: (building: CityBuilding) => boolean): string[] => all.filter(building => !holds(building)).slice(0, 5).map(building => building.id)

describe('the buildings of the demo county', () => {
  it('are as many as the figures say, and their counts sum to those of their community', () => {
    const { people, homes } = cityRegisters(seed)
    const figure = (id: FigureId, index: number): number => (homes.get(id) ?? people.get(id))?.[index] ?? Number.NaN
    for (const index of communityIndices) {
      const list = buildingsOf(seed, index)
      const of = [list.filter(building => building.use === 'residential').length, sum(list, 'stairwells'), sum(list, 'homes'), sum(list, 'self'), sum(list, 'rented'), sum(list, 'vacant'), sum(list, 'households'), sum(list, 'residents')]
      const wanted = (['housing.buildings', 'housing.stairwells', 'housing.homes', 'housing.selfOccupied', 'housing.rented', 'housing.vacant', 'profile.households', 'population.resident'] as const).map(id => figure(id, index))
      expect(of, regionAt(index).name).toEqual(wanted)
    }
  })

  it('hold together in themselves: uses sum to homes, no homes where nobody lives, no count below zero', () => {
    expect(breaking(({ self, rented, vacant, homes, households, residents, use }) => self + rented + vacant === homes && (homes > 0) === (use === 'residential') && Math.min(self, rented, vacant, households) >= 0 && residents >= households)).toEqual([])
  })

  it('are as many places as the register has: shops, clinics, schools, elderly care', () => {
    const { places } = cityRegisters(seed)
    for (const index of communityIndices) {
      const list = buildingsOf(seed, index)
      const count = (use: string): number => list.filter(building => building.use === use).length
      expect(count('medical')).toBe(places.get('places.clinic')?.[index])
      expect(count('school')).toBe(places.get('places.school')?.[index])
      expect(count('elderlyCare')).toBe(places.get('places.elderlyCare')?.[index])
      expect(count('commercial')).toBeGreaterThanOrEqual(places.get('places.mall')?.[index] ?? 0)
    }
  })

  it('are about a hundred thousand, with towers of 19 floors and more only in town', () => {
    expect(all.length).toBeGreaterThan(98_000)
    expect(all.length).toBeLessThan(102_000)
    const towers = all.filter(building => building.use === 'residential' && building.floors >= 19)
    expect(towers.length).toBeGreaterThan(40)
    for (const tower of towers) expect(regionAt(tower.community).committee).toBe('urban')
    expect(breaking(({ heightM, floors, use }) => heightM / floors > 2.8 && heightM / floors < (use === 'industrial' || use === 'farm' ? 7.5 : 4.3))).toEqual([])
  })

  it('have ids of their own', () => {
    expect(new Set(all.map(building => building.id)).size).toBe(all.length)
  })

  it('stand with every corner inside the plate of their community, counter-clockwise and closed, their point inside', () => {
    for (const [k, building] of all.entries()) {
      if (k % 7 !== 0) continue
      for (const corner of building.footprint) expect(contains(building.community, corner), building.id).toBe(true)
      expect(building.footprint[0]).toEqual(building.footprint.at(-1))
      const ring = turf.polygon([building.footprint.map(point => [...point])])
      expect(turf.booleanClockwise(turf.lineString(building.footprint.map(point => [...point]))), building.id).toBe(false)
      expect(turf.booleanPointInPolygon([...building.point], ring), building.id).toBe(true)
      expect(Math.abs(turf.area(ring) / building.footprintM2 - 1), building.id).toBeLessThan(0.02)
    }
  })

  it('do not overlap', () => {
    const names = ['翠屏社区', '东关社区', '西关社区', '北门社区', '新安里社区', '堡子村', '田山村', '大李子顺村', '段天井村', '孔村']
    for (const index of names.map(name => regionNamed(name).index)) {
      const list = buildingsOf(seed, index).map((building) => {
        const ring = building.footprint
        return { id: building.id, ring, west: Math.min(...ring.map(p => p[0])), east: Math.max(...ring.map(p => p[0])), south: Math.min(...ring.map(p => p[1])), north: Math.max(...ring.map(p => p[1])) }
      }).sort((a, b) => a.west - b.west)
      for (const [k, a] of list.entries()) {
        for (const b of list.slice(k + 1)) {
          if (b.west > a.east) break
          if (b.south > a.north || b.north < a.south) continue
          const cut = turf.intersect(turf.featureCollection([turf.polygon([a.ring.map(p => [...p])]), turf.polygon([b.ring.map(p => [...p])])]))
          expect(cut === null ? 0 : turf.area(cut), `${a.id} and ${b.id}`).toBeLessThan(0.01)
        }
      }
    }
  })
})

describe('the buildings of another seed', () => {
  // In 488500 the first grid that is drawn cuts a whole community off from the town.
  it.each([488_500, 20_261_126])('%i have their ground too, and sum to its registers', (other) => {
    const { people, homes } = cityRegisters(other)
    const { groundHeight } = createRelief(elevation)
    for (const index of communityIndices) {
      const list = buildingsOf(other, index)
      const of = [sum(list, 'homes'), sum(list, 'stairwells'), sum(list, 'households'), sum(list, 'residents'), list.filter(building => building.use === 'residential').length]
      expect(of, regionAt(index).name).toEqual([homes.get('housing.homes'), homes.get('housing.stairwells'), people.get('profile.households'), people.get('population.resident'), homes.get('housing.buildings')].map(column => column?.[index]))
      for (const building of list.slice(0, 3)) expect(contains(index, building.point) && groundHeight(...building.point) > 20, building.id).toBe(true)
    }
  })
})

describe('grids and buildings', () => {
  it('agree: each grid of the figure has dwellings that stand together in the list, and sums to the community', () => {
    const { people, homes, grids } = cityRegisters(seed)
    for (const index of communityIndices) {
      const list = gridsOf(seed, index)
      expect(list.map(grid => grid.number), regionAt(index).name).toEqual(Array.from({ length: grids.get('grid.grids')?.[index] ?? 0 }, (_, k) => k + 1))
      expect(list.reduce((total, grid) => total + grid.homes, 0)).toBe(homes.get('housing.homes')?.[index])
      expect(list.reduce((total, grid) => total + grid.residents, 0)).toBe(people.get('population.resident')?.[index])
      const order = buildingsOf(seed, index).filter(building => building.homes > 0).map(building => building.grid ?? 0)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  })
})

describe('what a surface may know of a building', () => {
  it('is on a public wall never a count of households or persons, and occupancy of its own only from five homes on', () => {
    for (const index of communityIndices.filter((_, k) => k % 9 === 0)) {
      for (const building of buildingsOf(seed, index)) {
        const record = buildingRecord(seed, building, 'wall')
        expect([record.households, record.residents]).toEqual([null, null])
        if (building.homes === 0) { expect(record.occupancy).toBeNull(); continue }
        expect(record.occupancy?.of).toBe(building.homes >= occupancyFromHomes ? 'building' : 'grid')
        const { selfPercent = 0, rentedPercent = 0, vacantPercent = 0 } = record.occupancy ?? {}
        expect(selfPercent + rentedPercent + vacantPercent).toBe(100)
      }
    }
  })

  it('is for the duty officer no count below five, and none that can be worked out from its grid', () => {
    let shown = 0
    for (const index of communityIndices) {
      const list = buildingsOf(seed, index).filter(building => building.homes > 0)
      const open = openCounts(seed, index)
      for (const count of ['households', 'residents'] as const) {
        for (const grid of gridsOf(seed, index)) {
          const inside = list.filter(building => building.grid === grid.number)
          const hidden = inside.filter(building => !open[count].has(building.id))
          shown += inside.length - hidden.length
          for (const building of inside) if (open[count].has(building.id)) expect(building[count], building.id).toBeGreaterThanOrEqual(5)
          if (hidden.length > 0 && hidden.length < inside.length) {
            expect(hidden.length).toBeGreaterThan(1)
            expect(hidden.reduce((total, building) => total + building[count], 0)).toBeGreaterThanOrEqual(10)
          }
        }
      }
    }
    expect(shown).toBeGreaterThan(1_000)
    const tower = all.find(building => building.homes > 60)
    expect(tower === undefined ? null : buildingRecord(seed, tower, 'console').residents).toBeGreaterThan(5)
  })
})
