import { rentalChannels, rentalModes } from '@/api/contract/figureCatalogue'
import { largestRemainder } from '../apportion'
import { proxies } from '../facts'
import { between } from '../hash'
import { settlements } from '../settlement'
import { slotOf } from './people'
import { type Register, apportionBounded, apportionTree, columnOf, communityValues, splitTree } from './table'

/**
 * Buildings, homes and their use, and what the lettings register knows. `month` moves the use a little from month to month.
 * A village home is mostly a house of its own; in the county town some thirty homes share a building.
 */
export function homesRegister(seed: number, month: number, people: Register): Register {
  const register: Register = new Map()
  const slot = slotOf(seed, 0x40e5)
  const now = slotOf(seed, 0x40e5 + month)
  const households = communityValues(people.get('profile.households') ?? columnOf([]))
  const homes = apportionTree(proxies.homes, households.map((n, k) => n * (settlements[k]?.urban === true ? 1.22 : 1.31) * between(slot(k, 1), 0.95, 1.05)))
  register.set('housing.homes', columnOf(homes))
  const buildings = homes.map((n, k) => Math.max(1, Math.round(n / (settlements[k]?.urban === true ? between(slot(k, 2), 27, 44) : between(slot(k, 2), 1.03, 1.3)))))
  register.set('housing.buildings', columnOf(buildings))
  register.set('housing.stairwells', columnOf(buildings.map((n, k) => settlements[k]?.urban === true ? Math.round(n * between(slot(k, 3), 2.4, 3.3)) : n + Math.floor(n * between(slot(k, 3), 0.01, 0.09)))))

  const total = homes.reduce((a, b) => a + b, 0)
  const [own, rentedShare] = proxies.homeUse
  const rentedNow = Math.round(total * rentedShare * between(now(0, 9), 0.985, 1.015))
  const ownNow = Math.round(total * own)
  const [self = [], rented = [], vacant = []] = splitTree(homes, [ownNow, rentedNow, total - ownNow - rentedNow], (k) => {
    const place = settlements[k]
    const letShare = place?.urban === true ? between(slot(k, 4), 0.11, 0.2) : between(slot(k, 4), 0.014, 0.05)
    const emptyShare = place?.urban === true ? between(slot(k, 5), 0.065, 0.115) : between(slot(k, 5), 0.08, 0.17)
    return [1 - letShare - emptyShare, letShare * between(now(k, 6), 0.97, 1.03), emptyShare]
  })
  register.set('housing.selfOccupied', columnOf(self))
  register.set('housing.rented', columnOf(rented))
  register.set('housing.vacant', columnOf(vacant))
  addLettings(register, rented, slot, now)
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
