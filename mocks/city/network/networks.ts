import { layArea } from './areaNetwork'
import { type AreaPlan, areaPlans } from './areaPlan'
import type { Network } from './plan'
import { type Trunk, layTrunk } from './trunk'

/** The networks of a county, each made when it is first asked for. */
export interface Networks {
  plans: readonly AreaPlan[]
  trunk: () => Trunk
  /** Network of an area by its place among the plans. */
  area: (index: number) => Network
  /** Every network, the trunks last. Makes what has not been made yet. */
  all: () => readonly Network[]
}

const kept = new Map<number, Networks>()
/** So many seeds are remembered; a wall has one. */
const mostKept = 3

/** The underground of a seed; nothing is laid before it is asked for. */
export function networksOf(seed: number): Networks {
  const known = kept.get(seed)
  if (known !== undefined) return known
  const made = create(seed)
  if (kept.size >= mostKept) { const oldest = kept.keys().next().value; if (oldest !== undefined) kept.delete(oldest) }
  kept.set(seed, made)
  return made
}

function create(seed: number): Networks {
  const plans = areaPlans(seed)
  let trunk: Trunk | null = null
  let all: readonly Network[] | null = null
  const areas = new Map<number, Network>()
  const trunkOf = (): Trunk => trunk ??= layTrunk(seed, plans)
  const area = (index: number): Network => {
    const known = areas.get(index)
    if (known !== undefined) return known
    const plan = plans[index]
    if (plan === undefined) throw new Error(`no area ${index}`)
    const made = layArea(seed, plan, trunkOf().taps.get(plan.area.key) ?? [])
    areas.set(index, made)
    return made
  }
  return { plans, trunk: trunkOf, area, all: () => all ??= [...plans.map((_, k) => area(k)), trunkOf().network] }
}
