import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm, AlarmDetail, TimelineEntry } from '@/api/contract/alarms'
import type { Command, CommandResult, RefusalReason } from '@/api/contract/commands'
import type { Answer } from '@/api/contract/common'
import { regionCode } from '@/api/contract/ids'
import type { ServerFrame } from '@/api/contract/stream'
import type { CountyService } from '../../../mocks/countyService'
import { memoryStore } from '../../../mocks/logStore'
import { type CountyHost, createCountyHost } from '../../../mocks/service'
import { local } from './county'

const minute = 60_000
const start = local('2026-11-25T09:00')
let clock = start
let key = 0
let host: CountyHost
let desk: CountyService

type Act = Extract<Command, { alarm: unknown }>['type']
type Extra = { to?: string | null, reason?: string, until?: string, idempotencyKey?: string, expectedVersion?: number }

beforeEach(async () => {
  clock = start
  host = await createCountyHost({ seed: 370124, now: () => clock, store: memoryStore() })
  desk = host.connect({ root: regionCode.parse('370124'), surface: 'console' })
})

async function ask<T>(service: CountyService, endpoint: 'alarm' | 'command', params: Record<string, string>, body?: unknown): Promise<T> {
  const reply = await service.ask({ endpoint, params, query: {}, body })
  expect(reply.status, JSON.stringify(reply.body).slice(0, 200)).toBe(200)
  return (reply.body as Answer<T>).data
}
const detail = (id: string): Promise<AlarmDetail> => ask(desk, 'alarm', { id })

/** An alarm of a story that nobody has touched. */
async function fresh(scenario: 'gasLeak' | 'eBikeInLift' = 'gasLeak'): Promise<Alarm> {
  const idempotencyKey = `story-${key++}-key`
  const before = new Set(host.county.openAlarms(0, 'console', clock).map(({ id }) => id))
  await ask(desk, 'command', {}, { type: 'demo.scenario', scenario, idempotencyKey })
  pass(2_000)
  const raised = host.county.openAlarms(0, 'console', clock).find(({ id }) => id.startsWith('s-') && !before.has(id))
  if (raised === undefined) throw new Error('the story raised nothing')
  return raised
}

function pass(ms: number): void {
  clock += ms
  host.tick()
}

async function act(id: string, type: Act, extra: Extra = {}): Promise<CommandResult> {
  const { alarm } = await detail(id)
  const rest = type === 'alarm.dispatch' ? { to: extra.to ?? null } : type === 'alarm.shelve' ? { reason: '现场施工', until: extra.until ?? new Date(clock + 10 * minute).toISOString() } : type === 'alarm.falseAlarm' ? { reason: '设备误报' } : {}
  return ask(desk, 'command', {}, { type, alarm: id, expectedVersion: extra.expectedVersion ?? alarm.version, idempotencyKey: extra.idempotencyKey ?? `act-${key++}-key`, ...rest })
}

/** How an alarm is brought into a state. */
const ways = {
  untouched: async () => (await fresh()).id,
  acknowledged: async () => { const { id } = await fresh(); await act(id, 'alarm.acknowledge'); return id },
  shelved: async () => { const { id } = await fresh(); await act(id, 'alarm.shelve'); return id },
  dispatched: async () => { const { id } = await fresh(); await act(id, 'alarm.dispatch'); return id },
  handling: async () => { const { id } = await fresh(); await act(id, 'alarm.dispatch'); await act(id, 'alarm.handle'); return id },
  verifying: async () => { const { id } = await fresh(); await act(id, 'alarm.dispatch'); await act(id, 'alarm.handle'); await act(id, 'alarm.verify'); return id },
  'returned, not acknowledged': async () => { const { id } = await fresh('eBikeInLift'); pass(5 * minute); return id },
  'returned and acknowledged': async () => { const { id } = await fresh('eBikeInLift'); await act(id, 'alarm.acknowledge'); pass(5 * minute); return id },
  closed: async () => { const { id } = await fresh(); await act(id, 'alarm.falseAlarm'); return id },
} as const
type State = keyof typeof ways
const no: RefusalReason = 'notAllowedInState'
const acts = ['alarm.acknowledge', 'alarm.dispatch', 'alarm.handle', 'alarm.verify', 'alarm.shelve', 'alarm.unshelve', 'alarm.falseAlarm', 'alarm.close'] as const
/** Columns as in `acts`; null: accepted. */
const table: Readonly<Record<State, readonly (RefusalReason | null)[]>> = {
  'untouched': [null, null, 'notYet', 'notYet', null, no, null, no],
  'acknowledged': [no, null, 'notYet', 'notYet', null, no, null, 'notYet'],
  'shelved': [null, null, 'notYet', 'notYet', null, null, null, no],
  'dispatched': [no, no, null, 'notYet', no, no, no, 'notYet'],
  'handling': [no, no, no, null, no, no, no, 'notYet'],
  'verifying': [no, no, no, no, no, no, no, null],
  'returned, not acknowledged': [null, null, 'notYet', 'notYet', null, no, null, no],
  'returned and acknowledged': [no, null, 'notYet', 'notYet', null, no, null, null],
  'closed': [no, no, no, no, no, no, no, no],
}

describe('every command in every state', () => {
  it.each(Object.keys(ways) as State[])('is accepted or refused with its reason: %s', async (state) => {
    for (const [k, type] of acts.entries()) {
      const id = await ways[state]()
      const before = await detail(id)
      const result = await act(id, type)
      const expected = table[state][k] ?? null
      expect(result.status === 'refused' ? result.reason : null, type).toBe(expected)
      const after = await detail(id)
      expect(after.alarm.version, type).toBe(before.alarm.version + (expected === null ? 1 : 0))
      expect(result.alarm, type).toEqual(after.alarm)
    }
  })
})

describe('a command', () => {
  it('with the same key has one effect and one answer, also when both come at once', async () => {
    const { id, version } = await fresh()
    const same = { idempotencyKey: 'twice-the-same-key', expectedVersion: version }
    const [one, two] = await Promise.all([act(id, 'alarm.acknowledge', same), act(id, 'alarm.acknowledge', same)])
    expect(two).toEqual(one)
    expect(await act(id, 'alarm.acknowledge', same)).toEqual(one)
    expect((await detail(id)).timeline.filter(({ what }) => what === 'acknowledged')).toHaveLength(1)
  })

  it('of the second of two operators who cross is refused, with the alarm as the first left it', async () => {
    const { id, version } = await fresh()
    const [first, second] = await Promise.all([act(id, 'alarm.acknowledge', { expectedVersion: version }), act(id, 'alarm.shelve', { expectedVersion: version })])
    expect(first.status).toBe('accepted')
    expect(second).toMatchObject({ status: 'refused', reason: 'versionConflict', alarm: { version: version + 1, shelved: null } })
  })

  it('sends one of the people of the alarm, and nobody else', async () => {
    const { id, people } = await fresh()
    expect(await act(id, 'alarm.dispatch', { to: '路人 甲' })).toMatchObject({ status: 'refused', reason: 'notPermitted' })
    const to = people[1]?.name ?? ''
    expect(await act(id, 'alarm.dispatch', { to })).toMatchObject({ status: 'accepted', alarm: { event: { step: 'dispatched', assignee: to } } })
  })

  it('shelves as long as the configuration allows, and no longer', async () => {
    const { id } = await fresh()
    const hours = (n: number): string => new Date(clock + n * 60 * minute).toISOString()
    expect(await act(id, 'alarm.shelve', { until: hours(12.01) })).toMatchObject({ status: 'refused', reason: 'notPermitted' })
    expect(await act(id, 'alarm.shelve', { until: hours(-1) })).toMatchObject({ status: 'refused', reason: 'notPermitted' })
    expect(await act(id, 'alarm.shelve', { until: hours(11.9) })).toMatchObject({ status: 'accepted' })
  })

  it('on a shelf that ends brings the alarm back by itself, told to everyone who listens', async () => {
    const { id } = await fresh()
    await act(id, 'alarm.shelve', { until: new Date(clock + 10 * minute).toISOString() })
    const frames: ServerFrame[] = []
    desk.openStream((frame) => { frames.push(frame) }, () => {}).subscribe({ type: 'subscribe', scope: regionCode.parse('370124'), epoch: null, afterSeq: null })
    pass(11 * minute)
    const events = () => frames.flatMap(frame => frame.type === 'batch' ? frame.events : []).filter(({ alarm }) => alarm.id === id)
    // Many changes at once come in slices.
    await expect.poll(() => events().map(({ alarm }) => alarm.shelved)).toEqual([null])
    expect((await detail(id)).timeline.at(-1)).toMatchObject({ what: 'unshelved', by: null })
  })
})

describe('a scenario', () => {
  it('is forgotten with all it raised after a reset, in the middle of a storm too', async () => {
    await ask(desk, 'command', {}, { type: 'demo.scenario', scenario: 'stormFlood', idempotencyKey: 'storm-and-reset' })
    for (let k = 0; k < 8; k++) pass(1_000)
    const told = (): number => host.county.openAlarms(0, 'console', clock).filter(({ id }) => id.startsWith('s-')).length
    expect(told()).toBeGreaterThan(1_000)
    await ask(desk, 'command', {}, { type: 'demo.reset', idempotencyKey: 'reset-the-storm' })
    pass(1_000)
    expect(told()).toBe(0)
  })

  it('is the same storm whatever was asked before: state is a function of seed, time and log', async () => {
    await ask(desk, 'command', {}, { type: 'demo.scenario', scenario: 'stormFlood', idempotencyKey: 'storm-twice-the-same' })
    const other = await createCountyHost({ seed: 370124, now: () => clock, store: memoryStore() })
    await ask(other.connect({ root: regionCode.parse('370124'), surface: 'console' }), 'command', {}, { type: 'demo.scenario', scenario: 'stormFlood', idempotencyKey: 'storm-twice-the-same' })
    for (let k = 0; k < 3; k++) pass(1_000)
    const late = other.county.openAlarms(0, 'wall', clock).filter(({ id }) => id.startsWith('s-'))
    expect(late).toEqual(host.county.openAlarms(0, 'wall', clock).filter(({ id }) => id.startsWith('s-')))
    expect(late.length).toBeGreaterThan(400)
  })

  it('is refused where nothing of it can happen: a village has no lift', async () => {
    const village = host.connect({ root: regionCode.parse('370124105218'), surface: 'console' })
    expect(await ask(village, 'command', {}, { type: 'demo.scenario', scenario: 'eBikeInLift', idempotencyKey: 'no-lift-here' })).toMatchObject({ status: 'refused', reason: 'notAllowedInState' })
    expect(await ask(village, 'command', {}, { type: 'demo.scenario', scenario: 'stormFlood', idempotencyKey: 'rain-there-is' })).toMatchObject({ status: 'accepted' })
  })
})

describe('the timeline', () => {
  it('names who did each step, and when', async () => {
    const { id, people } = await fresh()
    const to = people[0]?.name ?? ''
    for (const step of [['alarm.acknowledge'], ['alarm.shelve'], ['alarm.unshelve'], ['alarm.dispatch', { to }], ['alarm.handle'], ['alarm.verify'], ['alarm.close']] as const) {
      pass(20_000)
      expect((await act(id, step[0], step[1])).status, step[0]).toBe('accepted')
    }
    const { timeline } = await detail(id)
    const me = { role: '值班员', maskedName: expect.stringMatching(/＊/) as string }
    expect(timeline.map(({ what, by, note }) => ({ what, by, note }))).toEqual([
      { what: 'raised', by: null, note: null }, { what: 'acknowledged', by: me, note: null }, { what: 'shelved', by: me, note: '现场施工' }, { what: 'unshelved', by: me, note: null },
      { what: 'dispatched', by: me, note: to }, { what: 'handling', by: me, note: null }, { what: 'verifying', by: me, note: null }, { what: 'returned', by: null, note: null }, { what: 'closed', by: me, note: null },
    ])
    const times = timeline.map(({ at }: TimelineEntry) => Date.parse(at))
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('leaves the crew its own steps when the operator only sends it', async () => {
    const { id } = await fresh()
    await act(id, 'alarm.dispatch')
    for (let k = 0; k < 14; k++) pass(minute)
    const { timeline } = await detail(id)
    expect(timeline.filter(({ what }) => what === 'handling' || what === 'verifying').map(({ by }) => by)).toEqual([null, null])
  })
})
