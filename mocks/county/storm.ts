import type { AlarmKind, Severity } from '@/api/contract/alarms'
import { deviceGroups } from '@/api/contract/figureCatalogue'
import { alarmId } from '@/api/contract/ids'
import { type AlarmGround, type AlarmPlan, planFrom } from './alarmPlan'
import { type DeviceRef, raises } from './devices'
import { between, mix } from './hash'
import { communitiesOf } from './regions'
import type { Script, Stage } from './script'
import { hourMs } from './time'

/** Alarms of a cloudburst; a root with fewer devices has one for each. */
const stormAlarms = 10_000
const stormSeconds = 60
/** Red ones at most: deep water. */
const mostUrgent = 6

/** What a storm does to devices of a kind; all others report a fault. */
const stormKinds: Partial<Record<AlarmKind, Severity>> = {
  waterlogging: 'general', manholeCover: 'important', electricalFire: 'important', pumpTrip: 'general', waterPressure: 'important', perimeterIntrusion: 'general', transformerTemperature: 'general', liftFault: 'general',
}

/**
 * A cloudburst over everything below the root: up to 10,000 alarms within a minute, each from another device, a handful of them red. The alarms of each second
 * are made when that second is asked for, so that no moment has to make them all. Staff work them off in some hours.
 */
export function stormScript(ground: AlarmGround, { prefix, root, start, hash: h }: Stage): Script {
  let chosen: readonly DeviceRef[] | null = null
  const devices = (): readonly DeviceRef[] => chosen ??= shuffled(ground, root, h)
  const seconds = new Map<number, readonly AlarmPlan[]>()
  const secondOf = (second: number): readonly AlarmPlan[] => {
    const known = seconds.get(second)
    if (known !== undefined) return known
    const all = devices()
    const plans: AlarmPlan[] = []
    for (let k = Math.ceil(second * all.length / stormSeconds); k < Math.ceil((second + 1) * all.length / stormSeconds); k++) {
      const plan = planOf(ground, all[k], k, { prefix, hash: mix(h, k), raisedAt: start + second * 1000 })
      if (plan !== null) plans.push(plan)
    }
    seconds.set(second, plans)
    return plans
  }
  return {
    prefix,
    raisedBetween(from, to) {
      const plans: AlarmPlan[] = []
      const first = Math.max(0, Math.floor((from - start) / 1000) + 1)
      for (let second = first; second < stormSeconds && start + second * 1000 <= to; second++) plans.push(...secondOf(second))
      return plans
    },
    find: k => secondOf(Math.floor(k * stormSeconds / Math.max(1, devices().length))).find(plan => plan.id === `${prefix}${k}`),
  }
}

function planOf(ground: AlarmGround, device: DeviceRef | undefined, k: number, { prefix, hash: h, raisedAt }: { prefix: string, hash: number, raisedAt: number }): AlarmPlan | null {
  if (device === undefined) return null
  const own = raises(ground.seed, device)
  const kind: AlarmKind = stormKinds[own] === undefined ? 'deviceFault' : own
  const deep = kind === 'waterlogging' && k < mostUrgent
  const plan = planFrom(ground, { id: alarmId.parse(`${prefix}${k}`), hash: h, kind, severity: deep ? 'urgent' : stormKinds[kind] ?? 'notice', device, raisedAt, story: { sudden: deep } })
  if (plan === null || deep) return plan
  // Nobody sees to ten thousand alarms in minutes: it takes the night.
  const later = Math.round(between(mix(h, 0x570), 0.1, 4)) * hourMs
  return { ...plan, staff: { acknowledge: plan.staff.acknowledge + later, dispatch: null, close: Math.max(plan.staff.close, plan.staff.acknowledge) + later, outcome: 'handled' } }
}

/** Every device below the root once, in an order of the hash, those that stand in deep water first. */
function shuffled({ seed, devices }: AlarmGround, root: number, h: number): DeviceRef[] {
  const all = communitiesOf(root).flatMap(community => deviceGroups.flatMap(group =>
    Array.from({ length: devices.get(`devices.${group}.total`)?.[community] ?? 0 }, (_, k): DeviceRef => ({ community, group, n: k + 1 }))))
  let stride = Math.max(1, Math.floor(all.length * between(mix(h, 1), 0.3, 0.7)))
  while (common(stride, all.length) > 1) stride += 1
  const dealt = all.map((_, k) => all[(h + k * stride) % all.length]).filter(device => device !== undefined)
  const deep = dealt.filter(device => device.group === 'environment' && raises(seed, device) === 'waterlogging').slice(0, mostUrgent)
  const first = new Set(deep)
  return [...deep, ...dealt.filter(device => !first.has(device))].slice(0, stormAlarms)
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b)
}
