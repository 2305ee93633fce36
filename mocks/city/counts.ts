import type { FigureId } from '@/api/contract/figureCatalogue'
import { hash, wholeBetween } from '../county/hash'
import { homesRegister } from '../county/registers/homes'
import { peopleRegister } from '../county/registers/people'
import { componentRegister, gridRegister } from '../county/registers/services'
import { type Register, ordinalOf } from '../county/registers/table'
import { settlements } from '../county/settlement'

/** The registers on which the city is built; none of them moves with time. */
export interface CityRegisters { people: Register, homes: Register, grids: Register, places: Register }

const kept = new Map<number, CityRegisters>()

/** The registers of a seed, made once. */
export function cityRegisters(seed: number): CityRegisters {
  const known = kept.get(seed)
  if (known !== undefined) return known
  const people = peopleRegister(seed)
  const made = { people, homes: homesRegister(seed, people), grids: gridRegister(seed, people), places: componentRegister(seed, 0, people) }
  kept.set(seed, made)
  return made
}

/** How many buildings of each sort stand in a community. */
export interface BuildingCounts {
  residential: number
  /** 商超, 医疗机构, 学校, 养老设施: as the figures `places.*` say. */
  malls: number
  clinics: number
  schools: number
  elderlyCare: number
  shops: number
  offices: number
  /** Committee and service centre of the community. */
  publicHalls: number
  industrial: number
  utilities: number
  farms: number
}

/** What stands in a community: dwellings and places by the registers, the rest by its size. */
export function buildingCounts(seed: number, community: number): BuildingCounts {
  const registers = cityRegisters(seed)
  const of = (register: Register, id: FigureId): number => register.get(id)?.[community] ?? 0
  const urban = settlements[ordinalOf(community)]?.urban === true
  const residents = of(registers.people, 'population.resident')
  const some = (salt: number, low: number, high: number): number => wholeBetween(hash(seed, 0xb01d, community, salt), low, high)
  return {
    residential: of(registers.homes, 'housing.buildings'),
    malls: of(registers.places, 'places.mall'), clinics: of(registers.places, 'places.clinic'), schools: of(registers.places, 'places.school'), elderlyCare: of(registers.places, 'places.elderlyCare'),
    shops: urban ? 6 + Math.floor(residents / 260) : 1 + Math.floor(residents / 700),
    offices: urban ? some(1, 2, 5) : 0,
    publicHalls: urban ? 2 : 1,
    industrial: urban ? some(2, 0, 2) : some(2, 0, 3) + Math.floor(residents / 900),
    utilities: urban ? 2 : 1,
    farms: urban ? 0 : some(3, 3, 7) + Math.floor(residents / 160),
  }
}
