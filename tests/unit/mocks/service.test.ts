import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import type { Command, CommandResult } from '@/api/contract/commands'
import type { Answer } from '@/api/contract/common'
import { type RegionCode, type StreamEpoch, regionCode } from '@/api/contract/ids'
import type { Backfill, BatchFrame, HeartbeatFrame, ServerFrame } from '@/api/contract/stream'
import type { CountyService } from '../../../mocks/countyService'
import { type LogStore, indexedDbStore, memoryStore, readEntries } from '../../../mocks/logStore'
import { type CountyHost, createCountyHost } from '../../../mocks/service'
import { local } from './county'

const root = regionCode.parse('370124')
const start = local('2026-11-25T09:00')
let clock = start
let key = 0

const host = (store: LogStore = memoryStore(), seed = 370124): Promise<CountyHost> => createCountyHost({ seed, now: () => clock, store })
const wall = (county: CountyHost, surface: 'wall' | 'console' = 'console', at: RegionCode = root): CountyService => county.connect({ root: at, surface })

async function get<T>(service: CountyService, endpoint: Parameters<CountyService['ask']>[0]['endpoint'], query: Record<string, string> = {}, params: Record<string, string> = {}): Promise<T> {
  const reply = await service.ask({ endpoint, params, query, body: undefined })
  expect(reply.status, JSON.stringify(reply.body).slice(0, 200)).toBe(200)
  return (reply.body as Answer<T>).data
}

async function command(service: CountyService, body: Command): Promise<CommandResult> {
  const reply = await service.ask({ endpoint: 'command', params: {}, query: {}, body })
  expect(reply.status).toBe(200)
  return (reply.body as Answer<CommandResult>).data
}

const newKey = (): string => `test-key-${key++}`
const snapshot = (service: CountyService, scope: RegionCode = root): Promise<{ alarms: Alarm[], seq: number, epoch: StreamEpoch }> => get(service, 'alarms', { scope })

async function waiting(service: CountyService): Promise<Alarm> {
  const { alarms } = await snapshot(service)
  const found = alarms.find(alarm => alarm.acknowledged === null)
  if (found === undefined) throw new Error('no alarm waits')
  return found
}

/** A subscriber that keeps its frames apart. */
function listen(service: CountyService, epoch: StreamEpoch | null = null, afterSeq: number | null = null, scope: RegionCode = root) {
  const frames: ServerFrame[] = []
  const link = service.openStream((frame) => { frames.push(frame) }, () => {})
  link.subscribe({ type: 'subscribe', scope, epoch, afterSeq })
  return {
    frames, link,
    batches: () => frames.filter((frame): frame is BatchFrame => frame.type === 'batch'),
    beats: () => frames.filter((frame): frame is HeartbeatFrame => frame.type === 'heartbeat'),
  }
}

function pass(county: CountyHost, ms: number): void {
  for (const end = clock + ms; clock < end;) { clock = Math.min(end, clock + 1000); county.tick() }
}

beforeEach(() => { clock = start })

describe('commands', () => {
  it('acknowledge an alarm once, signed by the server\'s operator', async () => {
    const service = wall(await host())
    const alarm = await waiting(service)
    const body = { type: 'alarm.acknowledge', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: newKey() } as const
    const first = await command(service, body)
    expect(first).toMatchObject({ status: 'accepted', alarm: { version: alarm.version + 1, acknowledged: { role: '值班员' } } })
    expect(await command(service, body)).toEqual(first)
    const again = await command(service, { ...body, idempotencyKey: newKey(), expectedVersion: alarm.version + 1 })
    expect(again).toMatchObject({ status: 'refused', reason: 'notAllowedInState' })
  })

  it('are refused when someone else was faster, with the alarm as it is', async () => {
    const service = wall(await host())
    const alarm = await waiting(service)
    await command(service, { type: 'alarm.acknowledge', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: newKey() })
    const late = await command(service, { type: 'alarm.falseAlarm', reason: '误触', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: newKey() })
    expect(late).toMatchObject({ status: 'refused', reason: 'versionConflict', alarm: { version: alarm.version + 1 } })
  })

  it('take an alarm from dispatch through handling to its end, and not to the end before 核查', async () => {
    const county = await host()
    const service = wall(county)
    await command(service, { type: 'demo.scenario', scenario: 'gasLeak', idempotencyKey: newKey() })
    pass(county, 2_000)
    const raised = (await snapshot(service)).alarms.find(alarm => alarm.id.startsWith('s-'))
    if (raised === undefined) throw new Error('the scenario raised nothing')
    const sent = await command(service, { type: 'alarm.dispatch', to: null, alarm: raised.id, expectedVersion: raised.version, idempotencyKey: newKey() })
    expect(sent.alarm?.event).toMatchObject({ step: 'dispatched' })
    const close = (version: number): Promise<CommandResult> => command(service, { type: 'alarm.close', alarm: raised.id, expectedVersion: version, idempotencyKey: newKey() })
    expect(await close(sent.alarm?.version ?? 0)).toMatchObject({ status: 'refused', reason: 'notYet' })
    pass(county, 13 * 60_000)
    const ready = (await snapshot(service)).alarms.find(alarm => alarm.id === raised.id)
    expect(ready?.event?.step).toBe('verifying')
    const done = await close(ready?.version ?? 0)
    expect(done).toMatchObject({ status: 'accepted', alarm: { event: { step: 'closed' }, closed: { outcome: 'handled' } } })
    expect((await snapshot(service)).alarms.some(alarm => alarm.id === raised.id)).toBe(false)
  })

  it('shelve until an end, and not for ever', async () => {
    const county = await host()
    const service = wall(county)
    const alarm = await waiting(service)
    const shelve = (hours: number): Promise<CommandResult> => command(service, {
      type: 'alarm.shelve', reason: '现场施工', until: new Date(clock + hours * 3_600_000).toISOString(), alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: newKey(),
    })
    expect(await shelve(100)).toMatchObject({ status: 'refused', reason: 'notPermitted' })
    expect(await shelve(0.25)).toMatchObject({ status: 'accepted', alarm: { shelved: { reason: '现场施工' } } })
    pass(county, 16 * 60_000)
    const later = (await snapshot(service)).alarms.find(candidate => candidate.id === alarm.id)
    expect(later?.shelved ?? null).toBeNull()
  })

  it('close a false alarm without an event', async () => {
    const service = wall(await host())
    const alarm = (await snapshot(service)).alarms.find(candidate => candidate.event === null)
    const result = await command(service, { type: 'alarm.falseAlarm', reason: '设备误报', alarm: alarm?.id ?? waitingId(), expectedVersion: alarm?.version ?? 0, idempotencyKey: newKey() })
    expect(result).toMatchObject({ status: 'accepted', alarm: { event: null, closed: { outcome: 'falseAlarm' } } })
  })

  it('reach only alarms below the wall\'s root, and none that nobody knows', async () => {
    const county = await host()
    const alarm = await waiting(wall(county))
    const elsewhere = ['370124001', '370124103'].find(code => !alarm.place.regionPath.includes(regionCode.parse(code))) ?? ''
    const town = wall(county, 'console', regionCode.parse(elsewhere))
    const acknowledge = { type: 'alarm.acknowledge', expectedVersion: alarm.version } as const
    expect(await command(town, { ...acknowledge, alarm: alarm.id, idempotencyKey: newKey() })).toMatchObject({ status: 'refused', reason: 'notPermitted', alarm: null })
    expect(await command(town, { ...acknowledge, alarm: waitingId(), idempotencyKey: newKey() })).toMatchObject({ status: 'refused', reason: 'notFound' })
  })

  it('survive a reload, and another window sees them', async () => {
    const store = indexedDbStore(41, (error) => { throw error })
    const county = await host(store, 41)
    const first = wall(county)
    const second = wall(county)
    const alarm = await waiting(first)
    await command(first, { type: 'alarm.acknowledge', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: newKey() })
    const seen = (await snapshot(second)).alarms.find(candidate => candidate.id === alarm.id)
    expect(seen?.acknowledged).not.toBeNull()
    const reloaded = wall(await host(indexedDbStore(41, (error) => { throw error }), 41))
    expect((await snapshot(reloaded)).alarms.find(candidate => candidate.id === alarm.id)).toEqual(seen)
  })

  it('are forgotten after a reset, which begins a new epoch', async () => {
    const county = await host()
    const service = wall(county)
    const alarm = await waiting(service)
    const before = (await snapshot(service)).epoch
    await command(service, { type: 'alarm.acknowledge', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: newKey() })
    await command(service, { type: 'demo.reset', idempotencyKey: newKey() })
    const after = await snapshot(service)
    expect(after.epoch).not.toBe(before)
    expect(after.alarms.find(candidate => candidate.id === alarm.id)?.acknowledged).toBeNull()
  })

  it('start from nothing when what was stored is broken or the store is out of order', async () => {
    expect(readEntries('rubbish')).toEqual([])
    expect(readEntries([{ at: 'never' }, null, 7])).toEqual([])
    const broken: LogStore = indexedDbStore(Number.NaN, () => {})
    const original = indexedDB.open.bind(indexedDB)
    indexedDB.open = () => { throw new DOMException('full', 'QuotaExceededError') }
    try {
      const service = wall(await host(broken))
      const alarm = await waiting(service)
      expect(await command(service, { type: 'alarm.acknowledge', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: newKey() })).toMatchObject({ status: 'accepted' })
    }
    finally { indexedDB.open = original }
  })

  it('are not undone by a clock that was set back', async () => {
    const store = memoryStore()
    const service = wall(await host(store))
    const alarm = await waiting(service)
    clock += 60_000
    const now = (await snapshot(service)).alarms.find(candidate => candidate.id === alarm.id)
    await command(service, { type: 'alarm.falseAlarm', reason: '设备误报', alarm: alarm.id, expectedVersion: now?.version ?? 0, idempotencyKey: newKey() })
    clock = start
    const reloaded = wall(await host(store))
    expect((await snapshot(reloaded)).alarms.some(candidate => candidate.id === alarm.id)).toBe(false)
  })
})

describe('the stream', () => {
  it('numbers every change of a scope without a gap, each once, and ends where a fresh snapshot stands', async () => {
    const county = await host()
    const service = wall(county)
    const board = new Map((await snapshot(service)).alarms.map(alarm => [alarm.id, alarm]))
    const client = listen(service)
    pass(county, 30 * 60_000)
    let seq = 0
    for (const batch of client.batches()) {
      expect(batch.firstSeq).toBe(seq + 1)
      seq += batch.events.length
      for (const { alarm } of batch.events) { expect(alarm.version).toBeGreaterThan(board.get(alarm.id)?.version ?? 0); board.set(alarm.id, alarm) }
    }
    expect(seq).toBeGreaterThan(20)
    const end = await snapshot(service)
    expect(end.seq).toBe(seq)
    const open = [...board.values()].filter(alarm => alarm.closed === null)
    expect(new Map(open.map(alarm => [alarm.id, alarm]))).toEqual(new Map(end.alarms.map(alarm => [alarm.id, alarm])))
  })

  it('beats at once and then every few seconds', async () => {
    const county = await host()
    const client = listen(wall(county))
    expect(client.beats()).toHaveLength(1)
    pass(county, 20_000)
    const beats = client.beats()
    expect(beats.length).toBeGreaterThanOrEqual(4)
    expect(beats.at(-1)?.seq).toBe(client.batches().reduce((seq, batch) => Math.max(seq, batch.firstSeq + batch.events.length - 1), 0))
  })

  it('resumes where a client left off, and starts at now for one that knows another epoch', async () => {
    const county = await host()
    const service = wall(county)
    const { epoch } = await snapshot(service)
    const witness = listen(service)
    pass(county, 20 * 60_000)
    const all = witness.batches().flatMap(batch => batch.events)
    const resumed = listen(service, epoch, 5)
    expect(resumed.batches().flatMap(batch => batch.events)).toEqual(all.slice(5))
    expect(resumed.batches()[0]?.firstSeq).toBe(6)
    const stranger = listen(service, 'another-life' as StreamEpoch, 5)
    expect(stranger.batches()).toEqual([])
    expect(stranger.beats()[0]).toMatchObject({ seq: all.length, epoch })
  })

  it('fills a gap over HTTP, and says so when it cannot', async () => {
    const county = await host()
    const service = wall(county)
    const { epoch } = await snapshot(service)
    const witness = listen(service)
    pass(county, 20 * 60_000)
    const all = witness.batches().flatMap(batch => batch.events)
    const ask = (query: Record<string, string>): Promise<Backfill> => get(service, 'backfill', { scope: root, epoch, ...query })
    expect(await ask({ fromSeq: '3', toSeq: '9' })).toMatchObject({ complete: true, firstSeq: 3, events: all.slice(2, 9) })
    expect(await ask({ fromSeq: '3', toSeq: String(all.length + 7) })).toMatchObject({ complete: false })
    expect(await ask({ fromSeq: '3', toSeq: '9', epoch: 'another-life' })).toMatchObject({ complete: false, events: [] })
  })

  it('hears a command at once, on the wall masked', async () => {
    const county = await host()
    const desk = wall(county, 'console')
    const publicWall = listen(wall(county, 'wall'))
    const alarm = await waiting(desk)
    const before = publicWall.batches().length
    await command(desk, { type: 'alarm.acknowledge', alarm: alarm.id, expectedVersion: alarm.version, idempotencyKey: newKey() })
    expect(publicWall.batches().slice(before).flatMap(batch => batch.events).some(event => event.alarm.id === alarm.id && event.alarm.acknowledged !== null)).toBe(true)
  })

  it('refuses a scope outside the wall\'s root and hears nothing after closing', async () => {
    const county = await host()
    const town = wall(county, 'wall', regionCode.parse('370124001'))
    expect(listen(town, null, null, root).frames[0]).toMatchObject({ type: 'refused' })
    const client = listen(town, null, null, regionCode.parse('370124001'))
    client.link.close()
    const heard = client.frames.length
    pass(county, 10 * 60_000)
    expect(client.frames).toHaveLength(heard)
  })

  it('carries only what lies in its scope', async () => {
    const county = await host()
    const code = regionCode.parse('370124001')
    const client = listen(wall(county), null, null, code)
    pass(county, 40 * 60_000)
    const events = client.batches().flatMap(batch => batch.events)
    expect(events.length).toBeGreaterThan(5)
    for (const { alarm } of events) expect(alarm.place.regionPath).toContain(code)
  })
})

function waitingId(): Alarm['id'] {
  return 'a-nobody' as Alarm['id']
}
