import { rentalChannels, rentalModes } from '@/api/contract/figureCatalogue'
import { largestRemainder } from '../apportion'
import { proxies } from '../facts'
import { between } from '../hash'
import { settlements } from '../settlement'
import { slotOf } from './people'
import { type Register, apportionBounded, apportionTree, columnOf, communityValues, splitTree } from './table'

/**
 * Buildings, homes and their use. A village home is mostly a house of its own; in the county town some thirty homes share a
 * building. The census does not move with the months: the buildings of the map carry the same homes for good.
 */
export function homesRegister(seed: number, people: Register): Register {
  const register: Register = new Map()
  const slot = slotOf(seed, 0x40e5)
  const households = communityValues(people.get('profile.households') ?? columnOf([]))
  const homes = apportionTree(proxies.homes, households.map((n, k) => n * (settlements[k]?.urban === true ? 1.22 : 1.31) * between(slot(k, 1), 0.95, 1.05)))
  register.set('housing.homes', columnOf(homes))
  const buildings = homes.map((n, k) => Math.max(1, Math.round(n / (settlements[k]?.urban === true ? between(slot(k, 2), 27, 44) : between(slot(k, 2), 1.03, 1.3)))))
  register.set('housing.buildings', columnOf(buildings))
  register.set('housing.stairwells', columnOf(buildings.map((n, k) => settlements[k]?.urban === true ? Math.round(n * between(slot(k, 3), 2.4, 3.3)) : n + Math.floor(n * between(slot(k, 3), 0.01, 0.09)))))

  const total = homes.reduce((a, b) => a + b, 0)
  const uses = largestRemainder(total, proxies.homeUse)
  const [self = [], rented = [], vacant = []] = splitTree(homes, uses, (k) => {
    const place = settlements[k]
    const letShare = place?.urban === true ? between(slot(k, 4), 0.11, 0.2) : between(slot(k, 4), 0.014, 0.05)
    const emptyShare = place?.urban === true ? between(slot(k, 5), 0.065, 0.115) : between(slot(k, 5), 0.08, 0.17)
    return [1 - letShare - emptyShare, letShare, emptyShare]
  })
  register.set('housing.selfOccupied', columnOf(self))
  register.set('housing.rented', columnOf(rented))
  register.set('housing.vacant', columnOf(vacant))
  return register
}

/** What the lettings register knows of the rented homes: how and through whom they are let, tenants, and the rent, which alone moves with the month. */
export function lettingsRegister(seed: number, month: number, homes: Register): Register {
  const register: Register = new Map(homes)
  addLettings(register, communityValues(homes.get('housing.rented') ?? columnOf([])), slotOf(seed, 0x40e5), slotOf(seed, 0x40e5 + month))
  return register
}

type Slot = (place: number, salt: number) => number

function addLettings(register: Register, rented: readonly number[], slot: Slot, now: Slot): void {
  const total = rented.reduce((a, b) => a + b, 0)
  const vary = (shares: readonly number[], salt: number) => (k: number): number[] => shares.map((share, i) => share * between(slot(k, salt + i), 0.75, 1.25))
  const modes = splitTree(rented, largestRemainder(total, proxies.rentalModes), vary(proxies.rentalModes, 20))
  for (const [i, mode] of rentalModes.entries()) register.set(`rental.mode.${mode}`, columnOf(modes[i] ?? []))
  const channels = splitTree(rented, largestRemainder(total, proxies.rentalChannels), vary(proxies.rentalChannels, 30))
  for (const [i, channel] of rentalChannels.entries()) register.set(`rental.channel.${channel}`, columnOf(channels[i] ?? []))
  const tenants = apportionBounded(Math.round(total * proxies.tenantsPerHome), rented.map((n, k) => n * between(slot(k, 40), 0.9, 1.1)), rented, rented.map(n => n * 4))
  register.set('rental.tenants', columnOf(tenants))
  register.set('rental.rentSum', columnOf(rented.map((n, k) => {
    const mean = settlements[k]?.urban === true ? between(slot(k, 41), 780, 1080) : between(slot(k, 41), 340, 520)
    return Math.round(n * mean * between(now(k, 42), 0.99, 1.01))
  })))
}
