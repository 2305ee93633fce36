import { buildingId } from '@/api/contract/ids'
import { type RoadClass } from '@/api/contract/city'
import { boundedRemainder } from '../county/apportion'
import { between, factor, hash, mix, unit, wholeBetween } from '../county/hash'
import { regionAt } from '../county/regions'
import { ordinalOf } from '../county/registers/table'
import { settlements } from '../county/settlement'
import { layoutOf } from './areas'
import { estateNames, estateOf, placeName, townNumber } from './buildingNames'
import { type PlannedBuilding, type Purpose, planBuildings, useOf } from './buildingPlan'
import { buildingCounts, cityRegisters } from './counts'
import { cutIntoRuns, deal } from './dealing'
import { areaM2, footprintOf } from './footprints'
import { rounded } from './frame'
import type { Layout, Lot } from './lots'
import type { CityBuilding } from './model'

const kept = new Map<number, Map<number, readonly CityBuilding[]>>()

/**
 * Every building of a community with exact counts: as many dwellings as the figure `housing.buildings`, then the others. Their
 * stairwells, homes, households and residents sum to the community's. Made once for a seed; needs no network.
 */
export function buildingsOf(seed: number, community: number): readonly CityBuilding[] {
  const ofSeed = kept.get(seed) ?? new Map<number, readonly CityBuilding[]>()
  kept.set(seed, ofSeed)
  const known = ofSeed.get(community)
  if (known !== undefined) return known
  const made = build(seed, community)
  ofSeed.set(community, made)
  return made
}

/** Counts of one dwelling. */
interface Dwelling { floors: number, stairwells: number, homes: number, self: number, rented: number, vacant: number, households: number, residents: number, grid: number }

function build(seed: number, community: number): CityBuilding[] {
  const urban = settlements[ordinalOf(community)]?.urban === true
  const layout = layoutOf(seed, community)
  const { homes, others } = planBuildings(seed, community, layout, buildingCounts(seed, community), urban)
  const h = hash(seed, 0xb1d6, community)
  const dwellings = dwellingsOf(seed, community, homes, urban, h)
  const names = urban ? urbanNames(layout, homes, community, h) : villageNames(layout, homes, community)
  const list = homes.map(({ lot }, k) => {
    const dwelling = dwellings[k] ?? nobody
    return finish(layout, lot, 'home', urban, mix(h, k + 1), dwelling, dwelling.grid, k + 1, names[k]?.name ?? '', names[k]?.address ?? '', yearOf(lot, urban, mix(h, 0x7ea)), dwelling.floors)
  })
  const counted = new Map<Purpose, number>()
  for (const [k, { lot, purpose }] of others.entries()) {
    if (purpose === 'home') continue
    const own = mix(h, 0x5000 + k)
    const n = counted.get(purpose) ?? 0
    counted.set(purpose, n + 1)
    const { street, number } = townNumber(layout, lot)
    const name = regionAt(community).name
    const address = urban ? `${name} ${street} ${number} 号` : `${name} ${street}`
    list.push(finish(layout, lot, purpose, urban, own, nobody, nearestGrid(lot, homes, dwellings), homes.length + k + 1, placeName(purpose, urban, name.replace(/社区$/, ''), mix(own, 5), n), address, wholeBetween(mix(own, 6), 1988, 2022), floorsOf(purpose, urban, own)))
  }
  return list
}

const nobody: Dwelling = { floors: 1, stairwells: 0, homes: 0, self: 0, rented: 0, vacant: 0, households: 0, residents: 0, grid: 0 }

/** Written out field by field: a hundred thousand spreads are half of the time. */
function finish(layout: Layout, lot: Lot, purpose: Purpose, urban: boolean, h: number, who: Dwelling, grid: number, number: number, name: string, address: string, yearBuilt: number, floors: number): CityBuilding {
  const { code } = regionAt(lot.community)
  const shape = footprintOf(lot, useOf[purpose], urban, h)
  const ring = shape.corners.map(([u, v]) => layout.frame.toLonLat(u, v))
  const first = ring[0]
  const storeyM = purpose === 'home' ? between(mix(h, 71), 2.9, 3.1) : purpose === 'industry' || purpose === 'farm' ? between(mix(h, 71), 4, 6.5) : between(mix(h, 71), 3, 3.3)
  return {
    id: buildingId.parse(`b.${code}.${String(number).padStart(4, '0')}`), region: code, community: lot.community, purpose, grid, name, address, use: useOf[purpose], floors,
    heightM: Math.round((floors * storeyM + (urban ? 0.9 : 0.5)) * 100) / 100, yearBuilt, footprintM2: Math.round(areaM2(shape.corners) * 10) / 10,
    point: rounded(layout.frame.toLonLat(...shape.point)), footprint: first === undefined ? ring : [...ring, first], street: lot.street,
    stairwells: who.stairwells, homes: who.homes, self: who.self, rented: who.rented, vacant: who.vacant, households: who.households, residents: who.residents,
  }
}

/** Floors, stairwells, homes, their use, households and residents of each dwelling: dealt out so that they sum to the registers'. */
function dwellingsOf(seed: number, community: number, homes: readonly PlannedBuilding[], urban: boolean, h: number): Dwelling[] {
  const { people, homes: housing, grids } = cityRegisters(seed)
  const of = (id: 'housing.stairwells' | 'housing.homes' | 'housing.selfOccupied' | 'housing.rented' | 'housing.vacant'): number => housing.get(id)?.[community] ?? 0
  const hashes = homes.map((_, k) => mix(h, 0x100 + k))
  const floors = homes.map(({ lot }, k) => urban ? floorsOfTier(lot.tier ?? 'low', mix(hash(h, 0xf1, lot.block), k % 3)) : unit(mix(hashes[k] ?? 0, 2)) < 0.26 ? 2 : 1)
  const stairwells = urban ? townStairwells(of('housing.stairwells'), homes) : villageExtras(of('housing.stairwells'), floors)
  const size = homes.map((_, k) => (floors[k] ?? 1) * (stairwells[k] ?? 1) * between(mix(hashes[k] ?? 0, 3), 0.9, 1.1))
  const count = urban ? boundedRemainder(of('housing.homes'), size, stairwells, homes.map(() => of('housing.homes'))) : villageExtras(of('housing.homes'), floors)
  const vacant = deal(of('housing.vacant'), count.map((n, k) => n * between(mix(hashes[k] ?? 0, 4), 0.3, 1.7)), count)
  const lived = count.map((n, k) => n - (vacant[k] ?? 0))
  const rented = deal(of('housing.rented'), lived.map((n, k) => n * between(mix(hashes[k] ?? 0, 5), 0.3, 1.7)), lived)
  const householdTotal = people.get('profile.households')?.[community] ?? 0
  const enough = householdTotal <= lived.reduce((a, b) => a + b, 0)
  const households = deal(householdTotal, lived, enough ? lived : undefined)
  const residents = (people.get('population.resident')?.[community] ?? 0) - householdTotal
  const more = deal(residents, households.map((n, k) => n * factor(mix(hashes[k] ?? 0, 6), 0.25)))
  const shares = Array.from({ length: Math.max(1, grids.get('grid.grids')?.[community] ?? 1) }, (_, k) => factor(hash(seed, 0x96d5, community, k + 1), 0.16))
  const grid = cutIntoRuns(count, shares)
  return homes.map((_, k) => ({
    floors: floors[k] ?? 1, stairwells: stairwells[k] ?? 1, homes: count[k] ?? 0, vacant: vacant[k] ?? 0, rented: rented[k] ?? 0, self: (lived[k] ?? 0) - (rented[k] ?? 0),
    households: households[k] ?? 0, residents: (households[k] ?? 0) + (more[k] ?? 0), grid: (grid[k] ?? 0) + 1,
  }))
}

/** One for each house, the rest to some of them, houses of two floors first. */
function villageExtras(total: number, floors: readonly number[]): number[] {
  return deal(total - floors.length, floors.map(n => n === 2 ? 4 : 1)).map(n => n + 1)
}

/** By length: a stairwell serves some fourteen metres of slab, a tower has one or two. */
function townStairwells(total: number, homes: readonly PlannedBuilding[]): number[] {
  const lengths = homes.map(({ lot }) => lot.box.east - lot.box.west)
  const mean = Math.ceil(total / Math.max(1, homes.length))
  return boundedRemainder(total, homes.map(({ lot }, k) => (lengths[k] ?? 0) * (lot.tier === 'tower' ? 0.3 : 1)), homes.map(() => 1), homes.map(({ lot }, k) => Math.max(mean + 1, lot.tier === 'tower' ? 2 : Math.floor((lengths[k] ?? 0) / 9))))
}

function floorsOfTier(tier: NonNullable<Lot['tier']>, h: number): number {
  switch (tier) {
    case 'low': return wholeBetween(h, 5, 6)
    case 'mid': return wholeBetween(h, 9, 11)
    case 'high': return wholeBetween(h, 16, 18)
    case 'tower': return wholeBetween(h, 26, 33)
  }
}

function floorsOf(purpose: Purpose, urban: boolean, h: number): number {
  const [low, high] = ({ home: [1, 1], mall: [1, urban ? 3 : 1], clinic: [1, 2], school: [2, urban ? 4 : 3], elderlyCare: [1, urban ? 4 : 1], shop: [1, urban ? 2 : 1], office: [4, 9], hall: [urban ? 2 : 1, urban ? 4 : 2], industry: [1, urban ? 2 : 1], utility: [1, 1], farm: [1, 1] } as const)[purpose]
  return wholeBetween(h, low, high)
}

function yearOf(lot: Lot, urban: boolean, h: number): number {
  const own = hash(h, lot.block, urban ? 0 : Math.floor(lot.box.west / 60))
  if (!urban) return wholeBetween(mix(own, Math.floor(lot.box.west)), 1978, 2021)
  const [from, to] = ({ low: [1986, 2009], mid: [2006, 2019], high: [2010, 2022], tower: [2012, 2023] } as const)[lot.tier ?? 'low']
  return wholeBetween(own, from, to)
}

/** Grid of the dwelling nearest to a lot. */
function nearestGrid(lot: Lot, homes: readonly PlannedBuilding[], dwellings: readonly Dwelling[]): number {
  let best = 0, least = Infinity
  for (const [k, { lot: { box } }] of homes.entries()) {
    const du = box.west - lot.box.west, dv = box.south - lot.box.south
    if (du * du + dv * dv < least) { least = du * du + dv * dv; best = k }
  }
  return dwellings[best]?.grid ?? 1
}

interface Named { name: string, address: string }

/** 锦绣花园 3 号楼; the numbers run through the community, so that 翠屏社区 3 号楼 is one building. An estate has the number of its gate. */
function urbanNames(layout: Layout, homes: readonly PlannedBuilding[], community: number, h: number): Named[] {
  const estates = estateNames(h, [...new Set(homes.map(({ lot }) => estateOf(lot)))])
  const gates = new Map<number, { street: string, number: number }>()
  return homes.map(({ lot }, k) => {
    const estate = estateOf(lot)
    const gate = gates.get(estate) ?? townNumber(layout, lot)
    gates.set(estate, gate)
    return { name: `${estates.get(estate) ?? ''} ${k + 1} 号楼`, address: `${regionAt(community).name} ${gate.street} ${gate.number} 号 ${estates.get(estate) ?? ''}` }
  })
}

/** 12 号院; the address counts along the lane. */
function villageNames(layout: Layout, homes: readonly PlannedBuilding[], community: number): Named[] {
  const along = new Map<string, number>()
  return homes.map(({ lot }, k) => {
    const street = layout.streets[lot.street]?.name ?? ''
    const number = (along.get(street) ?? 0) + 1
    along.set(street, number)
    return { name: `${k + 1} 号院`, address: `${regionAt(community).name} ${street} ${number} 号` }
  })
}

/** Class of the street that serves a building. */
export function streetClassOf(seed: number, building: CityBuilding): RoadClass {
  return layoutOf(seed, building.community).streets[building.street]?.class ?? 'lane'
}
