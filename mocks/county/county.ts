import type { Alarm } from '@/api/contract/alarms'
import type { FigureId } from '@/api/contract/figureCatalogue'
import type { DeviceGroup } from '@/api/contract/figureCatalogue'
import type { AlarmRecord, Device, GridEvent } from '@/api/contract/records'
import type { Region } from '@/api/contract/regions'
import type { AlarmRule } from '@/api/contract/rules'
import type { Surface } from '@/api/contract/session'
import { inSlices } from '../slices'
import { type AlarmBook, type AlarmLife, createAlarmBook } from './alarmBook'
import { dress, roundTo100m } from './alarmDress'
import { type AlarmState, stateAt } from './alarmLife'
import { type AlarmPlan, alarmGround } from './alarmPlan'
import type { CommandLog } from './commandLog'
import { type ShownDevice, shownDevice } from './deviceRows'
import { type DeviceWorld, createDeviceWorld } from './deviceWorld'
import { type DeviceRef, deviceTitle, groupsToldTo, idOf } from './devices'
import { type Figures, createFigures } from './figures'
import { type EventPlan, stepAt } from './gridEvents'
import { anchorOf } from './plates'
import { type RawFigures, createRawFigures } from './rawFigures'
import { communitiesOf, isWithin, regionAt, regionList } from './regions'
import { builtInSettings, ruleBook } from './ruleBook'
import { toInstant } from './time'

/** The demo county: everything it can say about any moment, as a function of seed, time and command log. */
export interface County {
  raw: RawFigures
  figures: Figures
  alarms: AlarmBook
  /** An alarm as a surface may see it. */
  show: (plan: AlarmPlan, state: AlarmState, surface: Surface) => Alarm
  /** Open alarms below a region, newest first. */
  openAlarms: (root: number, surface: Surface, at: number) => Alarm[]
  /** The same, made in slices. */
  openAlarmsInSlices: (root: number, surface: Surface, at: number) => Promise<Alarm[]>
  /** Alarms raised in a span below a region, newest first. */
  history: (root: number, from: number, to: number, at: number) => AlarmRecord[]
  /** Today's grid events below a region, newest first. */
  events: (root: number, surface: Surface, at: number, open: boolean | null) => GridEvent[]
  /** How many devices a surface may be told of one by one below a region: of one group, or of all. */
  deviceCount: (root: number, surface: Surface, group?: DeviceGroup) => number
  /** How many devices of its group its community has. */
  count: (device: DeviceRef) => number
  /** Devices below a region, of one group or of all, `size` of them from `offset` on. */
  devices: (root: number, surface: Surface, at: number, offset: number, size: number, group?: DeviceGroup) => Device[]
  /** Is there such a device, as far as a surface may know? */
  tellsOf: (device: DeviceRef, surface: Surface) => boolean
  /** One device as a surface may see it; undefined where there is none that it may know of. */
  device: (device: DeviceRef, surface: Surface, at: number) => ShownDevice | undefined
  /** What devices read. */
  readings: DeviceWorld
}

/** @param rules by which readings become alarms. */
export function createCounty(seed: number, log: CommandLog, rules: readonly AlarmRule[] = builtInSettings().rules): County {
  const book = ruleBook(rules)
  const raw: RawFigures = createRawFigures(seed, log, () => alarms)
  const alarms: AlarmBook = createAlarmBook(alarmGround(seed, raw.devices, book), log)
  const readings = createDeviceWorld(seed, alarms, log, book)
  const openBelow = (root: number, at: number) => alarms.openAt(at).filter(life => isWithin(life.plan.community, root)).sort((a, b) => b.plan.raisedAt - a.plan.raisedAt)
    .flatMap(({ plan, states }) => { const state = stateAt(states, at); return state === null ? [] : [{ plan, state }] })
  const count = ({ group, community }: DeviceRef): number => raw.devices.get(`devices.${group}.total`)?.[community] ?? 0
  const tellsOf = (device: DeviceRef, surface: Surface): boolean => device.n <= count(device) && groupsToldTo(surface, device.group).length > 0
  const show = (plan: AlarmPlan, state: AlarmState, surface: Surface): Alarm => dress(seed, plan, state, surface)
  return {
    raw, alarms, show, readings, figures: createFigures(seed, raw),
    openAlarms: (root, surface, at) => openBelow(root, at).map(({ plan, state }) => show(plan, state, surface)),
    openAlarmsInSlices: (root, surface, at) => inSlices(openBelow(root, at), ({ plan, state }) => show(plan, state, surface)),
    history: (root, from, to, at) => alarms.raisedBetween(from, Math.min(to, at)).filter(plan => isWithin(plan.community, root)).reverse().map(plan => recordOf(seed, alarms.lifeOf(plan, at), at)),
    events: (root, surface, at, open) => raw.events(at).filter(event => isWithin(event.community, root) && (open === null || (stepAt(event, at) !== 'closed') === open)).reverse()
      .map(event => eventRow(event, surface, at)),
    deviceCount: (root, surface, group) => groupsToldTo(surface, group).reduce((sum, told) => sum + (raw.devices.get(`devices.${told}.total`)?.[root] ?? 0), 0),
    devices: (root, surface, at, offset, size, group) => refsFrom(root, groupsToldTo(surface, group), offset, size).map(device => shownDevice(seed, readings, device, surface, at).row),
    count, tellsOf,
    device: (device, surface, at) => !tellsOf(device, surface) ? undefined : shownDevice(seed, readings, device, surface, at),
  }
  function refsFrom(root: number, groups: readonly DeviceGroup[], offset: number, size: number): DeviceRef[] {
    const refs: DeviceRef[] = []
    let skip = offset
    for (const community of communitiesOf(root)) {
      for (const group of groups) {
        const id: FigureId = `devices.${group}.total`
        const count = raw.devices.get(id)?.[community] ?? 0
        for (let n = skip + 1; n <= count && refs.length < size; n++) refs.push({ community, group, n })
        skip = Math.max(0, skip - count)
        if (refs.length >= size) return refs
      }
    }
    return refs
  }
}

function recordOf(seed: number, life: AlarmLife, at: number): AlarmRecord {
  const state = stateAt(life.states, at)
  const past = life.states.filter(each => each.changedAt <= at)
  const returned = past.find(each => each.condition === 'returned')
  const instantOf = (time: number | null | undefined): string | null => time === null || time === undefined || time > at ? null : toInstant(time)
  return {
    id: life.plan.id, kind: life.plan.kind, severity: state?.severity ?? life.plan.severity, region: regionAt(life.plan.community).code,
    device: { id: idOf(life.plan.device), name: deviceTitle(seed, life.plan.device) }, raisedAt: toInstant(life.plan.raisedAt),
    acknowledgedAt: state?.acknowledged?.at ?? null, dispatchedAt: instantOf(state?.event?.dispatched), arrivedAt: instantOf(state?.event?.handling),
    dueAt: state?.event === null || state?.event === undefined ? null : toInstant(state.event.dueAt), returnedAt: instantOf(returned?.changedAt), closedAt: instantOf(state?.closedAt),
    outcome: state?.closed?.outcome ?? null, repeats: state?.repeats ?? 0,
  }
}

function eventRow(event: EventPlan, surface: Surface, at: number): GridEvent {
  const closed = event.times[5]
  return {
    id: event.id, region: regionAt(event.community).code, point: surface === 'wall' && event.home ? roundTo100m(event.point) : event.point, source: event.source, kind: event.kind,
    step: stepAt(event, at), reportedAt: toInstant(event.times[0]), dueAt: toInstant(event.dueAt), closedAt: closed <= at ? toInstant(closed) : null, alarm: event.alarm,
  }
}

/** The regions from `root` downwards, parents before children, as the contract has them. */
export function regionsBelow(root: number): Region[] {
  return regionList.filter(region => isWithin(region.index, root)).map(({ index, parentIndex: _parent, children: _children, ...region }) => ({ ...region, anchor: anchorOf(index) }))
}
