import type { AlarmKind, Severity } from '@/api/contract/alarms'
import type { Scenario } from '@/api/contract/commands'
import { alarmId } from '@/api/contract/ids'
import type { PipeKind } from '@/api/contract/pipes'
import { nodesIn } from '../city/network/lookup'
import { nodeRecord } from '../city/network/records'
import { kindSpecs } from './alarmKinds'
import { type AlarmGround, type AlarmPlan, type PlanSeed, planFrom } from './alarmPlan'
import type { LoggedCommand } from './commandLog'
import { type DevicePlace, placeOf } from './devicePlaces'
import { type DeviceRef, isOnline, raises } from './devices'
import { hash, hashText, mix } from './hash'
import { metresPerDegreeLat, metresPerDegreeLon } from './plates'
import { communitiesOf, findRegion, regionAt } from './regions'
import { ordinalOf } from './registers/table'
import { settlements } from './settlement'
import type { Script, Stage } from './script'
import { stormScript } from './storm'
import { minuteMs } from './time'

/** One alarm of a story: after how many seconds, of which kind, in which community where the wall's root holds it. */
interface Told { after: number, kind: AlarmKind, severity: Severity, community: string, fits?: (place: DevicePlace) => boolean, /** Stands at the nearest node of that network. */ at?: PipeKind, story?: PlanSeed['story'] }

const standsMs = 40 * minuteMs
const stories: Readonly<Record<Exclude<Scenario, 'stormFlood' | 'brokenLink'>, readonly Told[]>> = {
  gasLeak: [
    { after: 0, kind: 'gasLeak', severity: 'urgent', community: '翠屏社区', fits: place => !place.home && place.unit !== null, at: 'RQ', story: { peak: 27.4, sudden: true, holdMs: standsMs } },
    { after: 40, kind: 'gasLeak', severity: 'general', community: '翠屏社区', fits: place => !place.home && place.unit !== null, at: 'RQ', story: { peak: 8.6, holdMs: standsMs } },
  ],
  eBikeInLift: [{ after: 0, kind: 'eBikeInLift', severity: 'important', community: '文昌社区', story: { holdMs: 3 * minuteMs } }],
  elderSos: [{ after: 0, kind: 'sosButton', severity: 'urgent', community: '滨湖社区', fits: place => place.home, story: { holdMs: standsMs } }],
  burstMain: [
    { after: 0, kind: 'waterPressure', severity: 'important', community: '锦绣社区', at: 'JS', story: { peak: 0.06, holdMs: standsMs } },
    { after: 14, kind: 'pumpTrip', severity: 'general', community: '锦绣社区', story: { holdMs: standsMs } },
    { after: 25, kind: 'waterPressure', severity: 'important', community: '锦东社区', at: 'JS', story: { peak: 0.1, holdMs: standsMs } },
    { after: 48, kind: 'waterlogging', severity: 'general', community: '锦绣社区', story: { peak: 19, worsensAfterMs: 4 * minuteMs, holdMs: standsMs } },
  ],
}

/** The alarms of one logged scenario; one that raises nothing has none. */
export function scriptOf(ground: AlarmGround, entry: LoggedCommand): Script | null {
  if (entry.command.type !== 'demo.scenario') return null
  const { idempotencyKey, scenario } = entry.command
  const root = findRegion(entry.root)?.index ?? 0
  const prefix = `s-${hashText(idempotencyKey).toString(36)}-`
  const start = Math.ceil(entry.at / 1000) * 1000
  const h = hash(ground.seed, hashText(idempotencyKey))
  if (scenario === 'brokenLink') return null
  if (scenario === 'stormFlood') return stormScript(ground, { prefix, root, start, hash: h })
  let plans: readonly AlarmPlan[] | null = null
  const all = (): readonly AlarmPlan[] => plans ??= tell(ground, stories[scenario], { prefix, root, start, hash: h })
  return { prefix, raisedBetween: (from, to) => all().filter(plan => plan.raisedAt > from && plan.raisedAt <= to), find: k => all().find(plan => plan.id === `${prefix}${k}`) }
}

function tell(ground: AlarmGround, story: readonly Told[], { prefix, root, start, hash: h }: Stage): AlarmPlan[] {
  const taken = new Set<string>()
  return story.flatMap((told, k): AlarmPlan[] => {
    const raisedAt = start + told.after * 1000
    const device = deviceFor(ground, told, root, raisedAt, taken)
    if (device === null) return []
    taken.add(`${device.group}/${device.community}/${device.n}`)
    const plan = planFrom(ground, { id: alarmId.parse(`${prefix}${k}`), hash: mix(h, k), kind: told.kind, severity: told.severity, device, raisedAt, ...(told.story && { story: told.story }) })
    if (plan === null) return []
    const script = told.at === undefined ? null : nodeNear(ground.seed, device, told.kind, told.at)
    // A story waits for the operator: staff step in after half an hour.
    return [{ ...plan, crew: { handling: 4 * minuteMs, verifying: 12 * minuteMs, closed: 20 * minuteMs }, staff: { acknowledge: 30 * minuteMs, dispatch: 33 * minuteMs, close: 60 * minuteMs, outcome: 'handled' }, ...(script && { script }) }]
  })
}

/** A device of the named community, else of the most populous one below the root that has one: of the kind, in such a place, online and not yet in the story. */
function deviceFor({ seed, devices }: AlarmGround, { kind, community: name, fits = () => true }: Told, root: number, at: number, taken: ReadonlySet<string>): DeviceRef | null {
  const { group } = kindSpecs[kind]
  const people = (index: number): number => settlements[ordinalOf(index)]?.people ?? 0
  const inside = [...communitiesOf(root)].sort((a, b) => Number(regionAt(b).name === name) - Number(regionAt(a).name === name) || people(b) - people(a))
  let second: DeviceRef | null = null
  for (const community of inside) {
    for (let n = 1; n <= (devices.get(`devices.${group}.total`)?.[community] ?? 0); n++) {
      const device = { community, group, n }
      if (taken.has(`${group}/${community}/${n}`) || !isOnline(seed, device, at)) continue
      if (raises(seed, device) === kind && fits(placeOf(seed, device, kind))) return device
      second ??= device
    }
  }
  // A small root may have none of the kind: another device of the group tells the story then.
  return second
}

/** Metres within which a node is near. */
const nodeWithinM = 400

/** The nearest node of a network in the device's community: its number, depth and point. */
function nodeNear(seed: number, device: DeviceRef, kind: AlarmKind, network: PipeKind): AlarmPlan['script'] | null {
  const [lon, lat] = placeOf(seed, device, kind).point
  const [dLon, dLat] = [nodeWithinM / metresPerDegreeLon, nodeWithinM / metresPerDegreeLat]
  const far = (point: readonly [number, number]): number => ((point[0] - lon) * metresPerDegreeLon) ** 2 + ((point[1] - lat) * metresPerDegreeLat) ** 2
  const nodes = nodesIn(seed, [lon - dLon, lat - dLat, lon + dLon, lat + dLat], new Set([network])).filter(node => node.community === device.community)
  const nearest = nodes.reduce<typeof nodes[number] | null>((best, node) => best === null || far(node.point) < far(best.point) ? node : best, null)
  if (nearest === null) return null
  const { id, depthM } = nodeRecord(nearest)
  return { node: id, depthM, point: nearest.point }
}
