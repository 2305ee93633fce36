import { componentClasses, deviceGroups, placeKinds } from '@/api/contract/figureCatalogue'
import { proxies } from '../facts'
import { between } from '../hash'
import { settlements } from '../settlement'
import { slotOf } from './people'
import { type Register, apportionBounded, apportionTree, columnOf, communityValues, splitTree } from './table'

const empty = columnOf([])

/** Grids and grid workers: every community has one at least; the county town's grids are larger and have full-time workers. */
export function gridRegister(seed: number, people: Register): Register {
  const slot = slotOf(seed, 0x96d)
  const register: Register = new Map()
  const households = communityValues(people.get('profile.households') ?? empty)
  const grids = apportionBounded(proxies.grids, households.map((n, k) => n / (settlements[k]?.urban === true ? 190 : 78)), households.map(() => 1), households.map(n => Math.max(1, Math.ceil(n / 40))))
  register.set('grid.grids', columnOf(grids))
  const workers = apportionBounded(proxies.gridWorkers, grids, grids, grids.map(n => 2 * n))
  register.set('grid.workers', columnOf(workers))
  const [full = [], part = []] = splitTree(workers, [proxies.gridFullTime, proxies.gridWorkers - proxies.gridFullTime], (k) => {
    const share = settlements[k]?.urban === true ? between(slot(k, 1), 0.78, 1) : between(slot(k, 1), 0.01, 0.09)
    return [share, 1.02 - share]
  })
  register.set('grid.fullTime', columnOf(full))
  register.set('grid.partTime', columnOf(part))
  return register
}

/** City components, those in order among them, and the places the letter names. */
export function componentRegister(seed: number, month: number, people: Register): Register {
  const slot = slotOf(seed, 0xc0)
  const now = slotOf(seed, 0xc0 + month)
  const register: Register = new Map()
  const resident = communityValues(people.get('population.resident') ?? empty)
  const area = communityValues(people.get('profile.area') ?? empty)
  const total = new Array<number>(resident.length).fill(0)
  const intact = new Array<number>(resident.length).fill(0)
  for (const [c, name] of componentClasses.entries()) {
    const values = apportionTree(proxies.components[c] ?? 0, resident.map((n, k) => (n * (settlements[k]?.urban === true ? 1.5 : 0.8) + (area[k] ?? 0) * 90) * between(slot(k, c), 0.85, 1.15)))
    register.set(`components.${name}`, columnOf(values))
    for (const [k, value] of values.entries()) {
      total[k] = (total[k] ?? 0) + value
      intact[k] = (intact[k] ?? 0) + value - Math.round(value * (proxies.componentsDamaged[c] ?? 0) * between(now(k, 10 + c), 0.3, 1.7))
    }
  }
  register.set('components.total', columnOf(total))
  register.set('components.intact', columnOf(intact))
  for (const [p, kind] of placeKinds.entries()) {
    const floors = resident.map(n => kind === 'clinic' && n >= 300 ? 1 : 0)
    register.set(`places.${kind}`, columnOf(apportionBounded(proxies.places[p] ?? 0, resident.map((n, k) => n * between(slot(k, 30 + p), 0.7, 1.3)), floors, resident.map(n => 1 + Math.floor(n / 350)))))
  }
  return register
}

/** 低保: people by class, then households, never more of them than people. `month` moves the register. */
export function assistanceRegister(seed: number, month: number, people: Register): Register {
  const slot = slotOf(seed, 0xa55)
  const now = slotOf(seed, 0xa55 + month)
  const register: Register = new Map()
  const registered = communityValues(people.get('population.registered') ?? empty)
  const classes = proxies.assistance.map((n, c) => Math.round(n * between(now(0, c), 0.985, 1.015)))
  const persons = apportionTree(classes.reduce((a, b) => a + b, 0), registered.map((n, k) => n * (settlements[k]?.urban === true ? 0.52 : 1.16) * between(slot(k, 1), 0.6, 1.4) * between(now(k, 2), 0.97, 1.03)))
  register.set('assistance.people', columnOf(persons))
  const parts = splitTree(persons, classes, k => classes.map((n, c) => n * between(slot(k, 10 + c), 0.6, 1.4)))
  for (const [c, name] of (['assistance.classA', 'assistance.classB', 'assistance.classC'] as const).entries()) register.set(name, columnOf(parts[c] ?? []))
  const households = Math.round(proxies.assistanceHouseholds * classes.reduce((a, b) => a + b, 0) / 3604)
  register.set('assistance.households', columnOf(apportionBounded(households, persons.map((n, k) => n * between(slot(k, 20), 0.9, 1.1)), persons.map(n => n > 0 ? Math.ceil(n / 4) : 0), persons)))
  return register
}

/** Devices by group; lifts and most fire detectors stand in the county town, care devices where old people live. */
export function deviceRegister(seed: number, people: Register): Register {
  const slot = slotOf(seed, 0xde7)
  const register: Register = new Map()
  const resident = communityValues(people.get('population.resident') ?? empty)
  const old = communityValues(people.get('population.age60plus') ?? empty)
  const total = new Array<number>(resident.length).fill(0)
  for (const [g, name] of deviceGroups.entries()) {
    const values = apportionTree(proxies.devices[g] ?? 0, resident.map((n, k) => {
      const urban = settlements[k]?.urban === true
      const base = name === 'care' ? (old[k] ?? 0) : name === 'lift' ? (urban ? n : 0) : n * (urban ? urbanPull[name] : 1)
      return base * between(slot(k, g), 0.7, 1.3)
    }))
    register.set(`devices.${name}.total`, columnOf(values))
    // What belongs to one person each is in no sum.
    if (name !== 'care') for (const [k, value] of values.entries()) total[k] = (total[k] ?? 0) + value
  }
  register.set('devices.total', columnOf(total))
  return register
}

/** How many times denser a group is in the county town than in villages, for the same number of people. */
const urbanPull = { fire: 3.4, gas: 1.9, access: 7, manhole: 4, waterPressure: 2, lift: 1, care: 1, environment: 1.6 } as const
