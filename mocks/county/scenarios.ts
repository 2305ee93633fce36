import { type AlarmKind, type Severity } from '@/api/contract/alarms'
import type { Scenario } from '@/api/contract/commands'
import { alarmId } from '@/api/contract/ids'
import type { DeviceGroup } from '@/api/contract/figureCatalogue'
import { deviceKinds, kindSpecs } from './alarmKinds'
import { type AlarmPlan, conduct } from './alarmPlan'
import type { LoggedCommand } from './commandLog'
import { hash, hashText, mix, pick, pickWeighted, wholeBetween } from './hash'
import { communitiesOf, findRegion, regionAt } from './regions'
import { ordinalOf } from './registers/table'
import { settlements } from './settlement'
import { hourMs, minuteMs } from './time'

interface Scripted { after: number, kind: AlarmKind, severity: Severity, place: string | number, script?: AlarmPlan['script'], escalatesAfter?: number }

/** The alarms that a scripted incident raises, from the time of its command. */
export function scenarioPlans(seed: number, entry: LoggedCommand): AlarmPlan[] {
  if (entry.command.type !== 'demo.scenario') return []
  const { idempotencyKey } = entry.command
  const root = findRegion(entry.root)?.index ?? 0
  const h = hash(seed, hashText(idempotencyKey))
  return scripts(entry.command.scenario, root, h).map((scripted, k): AlarmPlan => {
    const own = mix(h, k)
    const raisedAt = Math.ceil(entry.at / 1000) * 1000 + scripted.after * 1000
    const community = typeof scripted.place === 'number' ? scripted.place : placeNamed(scripted.place, root)
    const group: DeviceGroup = deviceKinds.has(scripted.kind) ? 'environment' : kindSpecs[scripted.kind].group
    const plan = conduct(own, scripted.severity, raisedAt)
    return {
      id: alarmId.parse(`s-${hashText(idempotencyKey).toString(36)}-${k}`), hash: own, kind: scripted.kind, severity: scripted.severity, community,
      device: { community, group, n: wholeBetween(mix(own, 2), 1, 40) }, raisedAt,
      escalatesAt: scripted.escalatesAfter === undefined ? null : raisedAt + scripted.escalatesAfter * 1000, repeatsAt: [],
      returnsAt: raisedAt + 40 * minuteMs, crew: { handling: 4 * minuteMs, verifying: 12 * minuteMs, closed: 20 * minuteMs }, patienceMs: 2 * hourMs,
      // Scripted alarms wait for the operator: staff step in after half an hour, in a flood as they would anyway.
      staff: entry.command.type === 'demo.scenario' && entry.command.scenario === 'stormFlood' && k > 0 ? plan.staff : { acknowledge: 30 * minuteMs, dispatch: 33 * minuteMs, close: 60 * minuteMs, outcome: 'handled' },
      ...(scripted.script && { script: scripted.script }),
    }
  })
}

/** Within the wall's root: the named community where it belongs to it, else the root's most populous one. */
function placeNamed(name: string, root: number): number {
  const inside = communitiesOf(root)
  const named = inside.find(index => regionAt(index).name === name)
  return named ?? [...inside].sort((a, b) => (settlements[ordinalOf(b)]?.people ?? 0) - (settlements[ordinalOf(a)]?.people ?? 0))[0] ?? inside[0] ?? 0
}

function scripts(scenario: Scenario, root: number, h: number): Scripted[] {
  switch (scenario) {
    case 'gasLeak': return [
      { after: 0, kind: 'gasLeak', severity: 'urgent', place: '翠屏社区', script: { building: '12 号楼', unit: '2 单元', node: 'RQ-127', depthM: 3.2, spot: '地下管廊', value: 27.4, home: false } },
      { after: 40, kind: 'gasLeak', severity: 'general', place: '翠屏社区', script: { building: '13 号楼', unit: '1 单元', node: 'RQ-131', depthM: 3.1, spot: '地下管廊', value: 8.6, home: false } },
    ]
    case 'eBikeInLift': return [{ after: 0, kind: 'eBikeInLift', severity: 'important', place: '文昌社区', script: { building: '3 号楼', unit: '1 单元', floor: 1, spot: '电梯轿厢' } }]
    case 'elderSos': return [{ after: 0, kind: 'sosButton', severity: 'urgent', place: '滨湖社区', script: { building: '5 号楼', unit: '2 单元', floor: 3, spot: '居室', home: true } }]
    case 'burstMain': return [
      { after: 0, kind: 'waterPressure', severity: 'important', place: '锦绣社区', script: { node: 'JS-1043', depthM: 1.6, spot: '阀门井', value: 0.06 } },
      { after: 14, kind: 'pumpTrip', severity: 'general', place: '锦绣社区', script: { spot: '加压泵房' } },
      { after: 25, kind: 'waterPressure', severity: 'important', place: '锦东社区', script: { node: 'JS-1051', depthM: 1.5, spot: '消火栓', value: 0.1 } },
      { after: 48, kind: 'waterlogging', severity: 'general', place: '锦绣社区', script: { spot: '低洼路口', value: 19 }, escalatesAfter: 150 },
    ]
    case 'brokenLink': return []
    case 'stormFlood': return stormAlarms(root, h)
  }
}

/** A cloudburst: some sixty alarms in eight minutes, most of them in the first three, in the towns round the county town. */
function stormAlarms(root: number, h: number): Scripted[] {
  const places = communitiesOf(root)
  const weights = places.map((index) => {
    const place = settlements[ordinalOf(index)]
    return (place?.people ?? 1) * (place?.urban === true ? 3 : 0.5)
  })
  const kinds: readonly (readonly [AlarmKind, Severity])[] = [
    ['waterlogging', 'general'], ['waterlogging', 'general'], ['waterlogging', 'urgent'], ['manholeCover', 'important'], ['manholeCover', 'important'], ['pumpTrip', 'general'],
    ['deviceOffline', 'notice'], ['deviceOffline', 'notice'], ['deviceFault', 'notice'], ['electricalFire', 'important'], ['perimeterIntrusion', 'general'], ['transformerTemperature', 'general'],
  ]
  return Array.from({ length: 60 }, (_, k): Scripted => {
    const own = mix(h, 500 + k)
    const [kind, severity] = k === 0 ? ['waterlogging', 'urgent'] as const : pick(mix(own, 1), kinds)
    const place = places[pickWeighted(mix(own, 2), weights)] ?? root
    const t = k / 59
    return { after: k === 0 ? 0 : Math.round(480 * t * t + (mix(own, 3) % 4)), kind, severity, place }
  })
}
