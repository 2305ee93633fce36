import { elderlyServices, specialKinds } from '@/api/contract/figureCatalogue'
import { largestRemainder } from '../apportion'
import { proxies } from '../facts'
import { between } from '../hash'
import { settlements } from '../settlement'
import { slotOf, sumColumns } from './people'
import { type Register, apportionBounded, apportionTree, columnOf, communityValues } from './table'

const empty = columnOf([])

/** 智慧养老: who lives alone, and the seven services of the month. `month` moves the register. */
export function elderlyRegister(seed: number, month: number, people: Register): Register {
  const slot = slotOf(seed, 0xe1d)
  const now = slotOf(seed, 0xe1d + month)
  const register: Register = new Map()
  const old = communityValues(people.get('population.age60plus') ?? empty)
  const alone = Math.round(proxies.livingAlone * between(now(0, 1), 0.995, 1.005))
  register.set('elderly.alone', columnOf(apportionBounded(alone, old.map((n, k) => n * (settlements[k]?.urban === true ? 0.9 : 1.05) * between(slot(k, 1), 0.75, 1.25) * between(now(k, 2), 0.98, 1.02)), old.map(() => 0), old)))

  const services = old.map((n, k) => Math.round(n * (settlements[k]?.urban === true ? between(slot(k, 3), 0.34, 0.62) : between(slot(k, 3), 0.05, 0.26)) * between(now(k, 4), 0.92, 1.08)))
  const kinds = services.map((n, k) => largestRemainder(n, proxies.elderlyServices.map((share, s) => share * between(slot(k, 10 + s), 0.7, 1.3) * between(now(k, 20 + s), 0.93, 1.07))))
  const columns = elderlyServices.map((_, s) => columnOf(kinds.map(parts => parts[s] ?? 0)))
  for (const [s, name] of elderlyServices.entries()) register.set(`elderly.service.${name}`, columns[s] ?? empty)
  register.set('elderly.services', sumColumns(columns))
  return register
}

/** 特殊人群 by kind. One person may be of several kinds, so each is counted by itself. `month` moves the register. */
export function specialRegister(seed: number, month: number, people: Register): Register {
  const slot = slotOf(seed, 0x59ec)
  const now = slotOf(seed, 0x59ec + month)
  const registered = communityValues(people.get('population.registered') ?? empty)
  return new Map(specialKinds.map((kind, g) => {
    const total = Math.round((proxies.specialGroups[g] ?? 0) * between(now(0, g), 0.985, 1.015))
    return [`special.${kind}` as const, columnOf(apportionTree(total, registered.map((n, k) => n * between(slot(k, g), 0.6, 1.4))))]
  }))
}
