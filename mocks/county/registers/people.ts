import { ageBands, partyAgeBands } from '@/api/contract/figureCatalogue'
import { largestRemainder } from '../apportion'
import { facts, proxies } from '../facts'
import { between, factor, hash, mix } from '../hash'
import { plateAreaM2 } from '../plates'
import { communityIndices } from '../regions'
import { settlements } from '../settlement'
import { type Register, apportionBounded, apportionTree, columnOf, splitTree } from './table'

/** Residents, registered, households, ages, party members: what is fixed for one seed. */
export function peopleRegister(seed: number): Register {
  const register: Register = new Map()
  const slot = (place: number, salt: number): number => hash(seed, 0x9e0, place, salt)
  const area = apportionTree(facts.areaHundredths, communityIndices.map(plateAreaM2))
  register.set('profile.area', columnOf(area))

  const people = settlements.map((place, k) => place.people * factor(slot(k, 1), 0.05))
  const resident = apportionTree(facts.resident, people)
  const registered = apportionTree(facts.registered, settlements.map((place, k) => (resident[k] ?? 0) * (1 - place.inflow) / (1 - place.outflow) * factor(slot(k, 2), 0.03)))
  register.set('population.resident', columnOf(resident))
  register.set('population.registered', columnOf(registered))

  const households = Math.round(facts.resident / proxies.householdSize)
  register.set('profile.households', columnOf(apportionTree(households, resident.map((n, k) => n * (settlements[k]?.urban === true ? 0.98 : 1.02) * between(slot(k, 3), 0.95, 1.05)))))

  const men = Math.round(facts.registered * facts.registeredSexRatio / (100 + facts.registeredSexRatio))
  const [registeredMen = [], registeredWomen = []] = splitTree(registered, [men, facts.registered - men], (k) => {
    const share = 0.5017 + between(slot(k, 4), -0.012, 0.012)
    return [share, 1 - share]
  })
  register.set('population.registeredMale', columnOf(registeredMen))
  register.set('population.registeredFemale', columnOf(registeredWomen))

  const inflow = apportionTree(proxies.inflow, settlements.map((place, k) => (resident[k] ?? 0) * place.inflow))
  register.set('population.inflow', columnOf(inflow))
  register.set('population.outflow', columnOf(apportionTree(proxies.outflow, settlements.map((place, k) => (registered[k] ?? 0) * place.outflow))))

  addAges(register, resident, slot)
  addParty(register, registered, slot)
  return register
}

/** The pyramid: 18 cells for each community, county sums as the proxy's structure, villages older than the county town. */
function addAges(register: Register, resident: readonly number[], slot: (place: number, salt: number) => number): void {
  const shares = proxies.ageBands.flatMap(band => [band.share * band.men, band.share * (1 - band.men)])
  const sums = largestRemainder(facts.resident, shares)
  const cells = splitTree(resident, sums, (k) => {
    const urban = settlements[k]?.urban === true
    const tilt = (urban ? -1 : 0.7) + between(slot(k, 10), -0.45, 0.45)
    return shares.map((share, cell) => share * (1 + tilt * (agePull[cell >> 1] ?? 0)) * between(slot(k, 20 + cell), 0.9, 1.1))
  })
  const male = ageBands.map((_, band) => columnOf(cells[2 * band] ?? []))
  const female = ageBands.map((_, band) => columnOf(cells[2 * band + 1] ?? []))
  for (const [band, name] of ageBands.entries()) {
    register.set(`population.male.${name}`, male[band] ?? columnOf([]))
    register.set(`population.female.${name}`, female[band] ?? columnOf([]))
  }
  register.set('population.male', sumColumns(male))
  register.set('population.female', sumColumns(female))
  register.set('population.age60plus', sumColumns([...male.slice(6), ...female.slice(6)]))
  register.set('population.age80plus', sumColumns([...male.slice(8), ...female.slice(8)]))
}

/** How much more of a band lives in villages than in the county town. */
const agePull: readonly number[] = [-0.16, -0.08, -0.30, -0.26, -0.10, 0.09, 0.25, 0.32, 0.30]

function addParty(register: Register, registered: readonly number[], slot: (place: number, salt: number) => number): void {
  const members = apportionTree(proxies.partyMembers, registered.map((n, k) => n * between(slot(k, 50), 0.8, 1.2) * (settlements[k]?.urban === true ? 1.12 : 0.97)))
  register.set('party.members', columnOf(members))
  const women = Math.round(proxies.partyMembers * proxies.partyWomen)
  const [male = [], female = []] = splitTree(members, [proxies.partyMembers - women, women], (k) => {
    const share = (settlements[k]?.urban === true ? 0.37 : 0.28) + between(slot(k, 51), -0.05, 0.05)
    return [1 - share, share]
  })
  register.set('party.male', columnOf(male))
  register.set('party.female', columnOf(female))
  const ages = splitTree(members, largestRemainder(proxies.partyMembers, proxies.partyAges), k =>
    proxies.partyAges.map((share, band) => share * (1 + (settlements[k]?.urban === true ? -1 : 0.5) * (band - 2) * 0.12) * between(slot(k, 60 + band), 0.85, 1.15)))
  for (const [band, name] of partyAgeBands.entries()) register.set(`party.age.${name}`, columnOf(ages[band] ?? []))
  const floors = members.map(n => n > 0 ? 1 : 0)
  register.set('party.organizations', columnOf(apportionBounded(proxies.partyOrganizations, members, floors, members.map(n => Math.max(1, Math.floor(n / 8))))))
}

export function sumColumns(columns: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0)
  for (const column of columns) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (column[i] ?? 0)
  return sum
}

/** Hash of a slot of a community within a register, for other registers. */
export function slotOf(seed: number, register: number): (place: number, salt: number) => number {
  return (place, salt) => mix(hash(seed, register, place), salt)
}
