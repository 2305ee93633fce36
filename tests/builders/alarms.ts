import type { Alarm, AlarmSnapshot, Reading } from '@/api/contract/alarms'
import { type AlarmId, type StreamEpoch, alarmId, deviceId, eventId, streamEpoch } from '@/api/contract/ids'
import type { Session } from '@/api/contract/session'
import type { BatchFrame, HeartbeatFrame, StreamEvent } from '@/api/contract/stream'
import { someMorning } from './figures'
import { at } from './regions'

const iso = (ms: number) => new Date(ms).toISOString()

/** An alarm's id from its text. */
export const idOf = (text: string): AlarmId => alarmId.parse(text)
/** An epoch from its text. */
export const epochOf = (text: string): StreamEpoch => streamEpoch.parse(text)

/** A gas reading above its limit, with a short course. */
export function gasReading(over: Partial<Reading> = {}): Reading {
  const trend = [2, 4, 9, 23].map((value, i) => ({ at: iso(someMorning - (3 - i) * 60_000), value }))
  return { measurand: 'methane', value: 23, unit: 'percentLel', limit: 20, side: 'above', rule: 'gas-20', trend, ...over }
}

/** An open red gas alarm that nobody has acknowledged. */
export function alarm(id: string, over: Partial<Alarm> = {}): Alarm {
  return {
    id: idOf(id), version: 1, kind: 'gasLeak', severity: 'urgent', condition: 'active',
    device: { id: deviceId.parse(`device-${id}`), name: '燃气探测器 07', calibratedOn: null },
    place: {
      regionPath: [at.county, at.yushan, at.cuiping], point: [116.4521, 36.2912], precision: 'exact',
      building: '3 号楼', unit: null, floor: null, node: null, depthM: null, spot: null,
    },
    raisedAt: iso(someMorning), changedAt: iso(someMorning), repeats: 0, reading: null, footage: null, people: [], cameras: [],
    acknowledged: null, shelved: null, event: null, closed: null, ...over,
  }
}

const officer = { at: iso(someMorning + 60_000), role: '值班员', maskedName: '王*' }

/** The same alarm one version on, acknowledged. */
export const acknowledged = (of: Alarm): Alarm => ({ ...of, version: of.version + 1, acknowledged: officer })
/** The same alarm one version on, closed. */
export const closed = (of: Alarm): Alarm => ({ ...of, version: of.version + 1, closed: { by: officer, outcome: 'handled' } })
/** The same alarm one version on, shelved for an hour. */
export const shelved = (of: Alarm): Alarm => ({ ...of, version: of.version + 1, shelved: { by: officer, reason: '检修', until: iso(someMorning + 3_600_000) } })
/** The same alarm one version on, as a grid event at a step. */
export const asEvent = (of: Alarm, step: NonNullable<Alarm['event']>['step']): Alarm =>
  ({ ...of, version: of.version + 1, event: { id: eventId.parse(`event-${of.id}`), step, dueAt: iso(someMorning + 3_600_000), assignee: null, steps: [] } })

export const event = (of: Alarm): StreamEvent => ({ type: 'alarm', alarm: of })

/** The board of the county as the server tells it. */
export function snapshot(alarms: readonly Alarm[], seq = 0, epoch = 'e1'): AlarmSnapshot {
  return { scope: at.county, epoch: epochOf(epoch), seq, alarms: [...alarms] }
}

export function batch(firstSeq: number, alarms: readonly Alarm[], epoch = 'e1'): BatchFrame {
  return { type: 'batch', scope: at.county, epoch: epochOf(epoch), firstSeq, events: alarms.map(event) }
}

export function heartbeat(seq: number, epoch = 'e1', heartbeatSeconds = 10): HeartbeatFrame {
  return { type: 'heartbeat', scope: at.county, epoch: epochOf(epoch), seq, serverTime: iso(someMorning), heartbeatSeconds }
}

/** A duty officer's session over the whole county. */
export const officerSession: Session = { root: at.county, surface: 'console', operator: { role: officer.role, maskedName: officer.maskedName }, simulated: false }
