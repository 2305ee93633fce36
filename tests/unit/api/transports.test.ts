import mqtt from 'mqtt'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createClient } from '@/api/client'
import type { Alarm } from '@/api/contract/alarms'
import { type RegionCode, regionCode } from '@/api/contract/ids'
import type { StreamEvent } from '@/api/contract/stream'
import { streamTopics, wallOfTopic } from '@/api/contract/streamTopics'
import { mqttSockets } from '@/api/mqttSocket'
import { type Socket, type StreamStatus, createAlarmStream } from '@/api/stream'
import { type MqttBridge, startMqttBridge } from '../../../mocks/mqttBridge'
import { type DemoServer, startDemoServer } from '../../../mocks/server'
import { type Broker, hasMosquitto, startAedes, startMosquitto } from '../../builders/brokers'
import { batch, alarm } from '../../builders/alarms'
import { at } from '../../builders/regions'
import { wsSocket } from '../../builders/wsSocket'
import { local } from '../mocks/county'

// Node has no such event; a browser has.
beforeAll(() => { vi.stubGlobal('CloseEvent', Event) })

const cleanUps: (() => Promise<void> | void)[] = []
afterEach(async () => { for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp() })

/** The demo county as a process, and one way to reach its stream. */
interface Line {
  county: () => DemoServer
  openSocket: (scope: RegionCode) => Socket
  /** Breaks every connection of the stream. */
  breakAll: () => void
  /** The process ends and another begins: a new epoch, numbers from 0. */
  restart: () => Promise<void>
  pass: (ms: number) => void
  errors: string[]
  bridge: () => MqttBridge | null
  broker: Broker | null
}

async function startLine(startBroker: (() => Promise<Broker>) | null, root = at.county): Promise<Line> {
  let now = local('2026-11-25T09:00')
  const errors: string[] = []
  const broker = await startBroker?.() ?? null
  if (broker) cleanUps.push(() => broker.stop())
  const start = async () => {
    const county = await startDemoServer({ port: 0, seed: 370124, now: () => now, root, surface: 'console' })
    const bridge = broker && await startMqttBridge({
      url: broker.url, service: county.county.connect({ root, surface: 'console' }), surface: 'console', protocolVersion: broker.protocolVersion, onError: (error) => { errors.push(error.message) },
    })
    return { county, bridge, stop: async () => { await bridge?.stop(); await county.stop() } }
  }
  let running = await start()
  cleanUps.push(() => running.stop())
  return {
    county: () => running.county, bridge: () => running.bridge, broker, errors,
    openSocket: broker
      ? mqttSockets({ url: broker.url, surface: 'console', page: 'page', onError: (error) => { errors.push(error.message) } })
      : () => wsSocket(`${running.county.url.replace('http', 'ws')}/stream/alarms`),
    breakAll: () => { if (broker) broker.breakAll(); else running.county.resetSockets() },
    async restart() { await running.stop(); now += 1; running = await start() },
    pass(ms) { now += ms; running.county.county.tick() },
  }
}

/** A wall's stream on a line, with what it was handed. */
function wallOn(line: Line, scope = at.county) {
  const statuses: StreamStatus[] = []
  const bad: string[] = []
  const handed: StreamEvent[] = []
  const board = new Map<string, Alarm>()
  let epoch = ''
  const waiting = new Set<() => void>()
  const changed = () => { for (const check of [...waiting]) check() }
  const client = () => createClient({ httpBase: `${line.county().url}/api`, pause: () => Promise.resolve() })
  const stream = createAlarmStream({
    scope, openSocket: line.openSocket,
    timers: { after: (ms, run) => { const timer = setTimeout(run, ms); return () => { clearTimeout(timer) } }, jitter: () => 0 },
    snapshot: async () => (await client().call('alarms', { params: {}, query: { scope } })).data,
    backfill: async (epoch, fromSeq, toSeq) => (await client().call('backfill', { params: {}, query: { scope, epoch, fromSeq, toSeq } })).data,
    onSnapshot: (snapshot) => { epoch = snapshot.epoch; board.clear(); handed.length = 0; for (const each of snapshot.alarms) board.set(each.id, each); changed() },
    onEvents: (events) => { handed.push(...events); for (const event of events) board.set(event.alarm.id, event.alarm); changed() },
    onStatus: (status) => { statuses.push(status); changed() },
    onBadMessage: (reason) => { bad.push(reason); changed() },
  })
  cleanUps.push(() => { stream.stop() })
  stream.start()
  return {
    stream, statuses, bad, handed,
    epoch: () => epoch,
    open: () => [...board.values()].filter(each => each.closed === null).map(each => `${each.id} ${each.version}`).sort(),
    /** Resolves when it is so, looked at with everything that the stream says. */
    until: (is: () => boolean) => new Promise<void>((resolve) => {
      const check = () => { if (is()) { waiting.delete(check); resolve() } }
      waiting.add(check)
      check()
    }),
    isLive: () => statuses.at(-1) === 'live',
  }
}

let keys = 0
async function begin(line: Line, scenario: 'eBikeInLift' | 'gasLeak' | 'burstMain') {
  keys += 1
  await fetch(`${line.county().url}/api/commands`, { method: 'POST', body: JSON.stringify({ type: 'demo.scenario', scenario, idempotencyKey: `scenario-${keys}` }) })
  line.pass(2_000)
}
const truth = async (line: Line, scope = at.county) => {
  const client = createClient({ httpBase: `${line.county().url}/api`, pause: () => Promise.resolve() })
  return (await client.call('alarms', { params: {}, query: { scope } })).data.alarms.map(each => `${each.id} ${each.version}`).sort()
}
const isNew = (events: readonly StreamEvent[], kind: Alarm['kind']) => events.some(({ alarm: each }) => each.kind === kind && each.id.startsWith('s-'))

const mosquittoHere = hasMosquitto()
if (!mosquittoHere) console.info('mosquitto is not installed: the stream over its MQTT 5 is not tried')
const transports: [string, (() => Promise<Broker>) | null, boolean][] = [
  ['WebSocket frames', null, true], ['MQTT over WebSocket, on Aedes', startAedes, true], ['MQTT 5, on Mosquitto', startMosquitto, mosquittoHere],
]

describe.each(transports.filter(([, , there]) => there))('the alarm stream over %s', (_, startBroker) => {
  it('goes live and brings what happens, once', async () => {
    const line = await startLine(startBroker)
    const wall = wallOn(line)
    await wall.until(wall.isLive)
    await begin(line, 'eBikeInLift')
    await wall.until(() => isNew(wall.handed, 'eBikeInLift'))
    expect(wall.open()).toEqual(await truth(line))
    expect(new Set(wall.handed.map(({ alarm: each }) => `${each.id} ${each.version}`)).size).toBe(wall.handed.length)
    expect(wall.bad).toEqual([])
  })

  it('makes up for what happened while it was broken', async () => {
    const line = await startLine(startBroker)
    const wall = wallOn(line)
    await wall.until(wall.isLive)
    line.breakAll()
    await wall.until(() => wall.statuses.at(-1) === 'broken')
    await begin(line, 'gasLeak')
    line.pass(60_000)
    await wall.until(() => wall.isLive() && isNew(wall.handed, 'gasLeak'))
    expect(wall.open()).toEqual(await truth(line))
    expect(new Set(wall.handed.map(({ alarm: each }) => `${each.id} ${each.version}`)).size).toBe(wall.handed.length)
  })

  it('starts over with a county that has started anew', async () => {
    const line = await startLine(startBroker)
    const wall = wallOn(line)
    await wall.until(wall.isLive)
    await begin(line, 'burstMain')
    await wall.until(() => isNew(wall.handed, 'waterPressure'))
    const before = wall.statuses.length
    await line.restart()
    line.breakAll()
    await wall.until(() => wall.statuses.slice(before).includes('live'))
    expect(wall.open()).toEqual(await truth(line))
    expect(wall.open().some(row => row.startsWith('s-'))).toBe(false)
  })

  it('is refused what lies outside the rights of the county\'s answer', async () => {
    const line = await startLine(startBroker, at.yushan)
    const wall = wallOn(line)
    // The snapshot is refused already; the socket says so for itself.
    const socket = line.openSocket(at.county)
    const said = new Promise<string>((resolve) => { socket.onmessage = (event) => { resolve(String(event.data)) } })
    socket.onopen = () => { socket.send(JSON.stringify({ type: 'subscribe', scope: at.county, epoch: null, afterSeq: null })) }
    expect(JSON.parse(await said)).toMatchObject({ type: 'refused' })
    socket.close()
    wall.stream.stop()
    expect(wall.handed).toEqual([])
  })
})

describe.each(transports.filter(([, start, there]) => start !== null && there))('%s', (_, startBroker) => {
  it('is let go by the county when its wall has gone, also without a word', async () => {
    const line = await startLine(startBroker)
    const [one, other] = [wallOn(line), wallOn(line)]
    await Promise.all([one, other].map(wall => wall.until(wall.isLive)))
    expect(line.bridge()?.walls()).toBe(2)
    one.stream.stop()
    await vi.waitUntil(() => line.bridge()?.walls() === 1, { timeout: 20_000 })
    await begin(line, 'eBikeInLift')
    await other.until(() => isNew(other.handed, 'eBikeInLift'))
    expect(isNew(one.handed, 'eBikeInLift')).toBe(false)
  })

  it('drops and counts what is no frame, too large, or no text, and lives on', async () => {
    const line = await startLine(startBroker)
    const wall = wallOn(line)
    await wall.until(wall.isLive)
    const broker = line.broker
    if (broker === null) throw new Error('no broker')
    const meddler = await mqtt.connectAsync(broker.url, { protocolVersion: broker.protocolVersion }, false)
    cleanUps.push(() => meddler.endAsync(true))
    const topic = streamTopics.alarms(at.county, 'console')
    for (const payload of ['not json', Buffer.alloc(10_000_000, 'x'), Buffer.from([0xff, 0xfe, 0x80]), JSON.stringify({ ...batch(1, [alarm('x')]), firstSeq: -1 })]) await meddler.publishAsync(topic, payload, { qos: 1 })
    // What lies beside its own topics does not reach it at all.
    for (const elsewhere of [streamTopics.alarms(at.county, 'wall'), streamTopics.down(at.county, 'console', 'another'), 'county']) await meddler.publishAsync(elsewhere, 'not json', { qos: 1 })
    await wall.until(() => wall.bad.length >= 4)
    await begin(line, 'eBikeInLift')
    await wall.until(() => isNew(wall.handed, 'eBikeInLift'))
    expect(wall.bad).toHaveLength(4)
    expect(wall.isLive()).toBe(true)
  })

  it('says nothing of one wall\'s resumption to another', async () => {
    const line = await startLine(startBroker)
    const wall = wallOn(line)
    await wall.until(wall.isLive)
    await begin(line, 'eBikeInLift')
    await wall.until(() => isNew(wall.handed, 'eBikeInLift'))
    const broker = line.broker
    if (broker === null) throw new Error('no broker')
    const heard: string[] = []
    const listener = await mqtt.connectAsync(broker.url, { protocolVersion: broker.protocolVersion }, false)
    cleanUps.push(() => listener.endAsync(true))
    listener.on('message', (topic) => { heard.push(topic) })
    await listener.subscribeAsync(['county/+/console/alarms', 'county/+/console/wall/+/down'], { qos: 1 })
    const late = line.openSocket(at.county)
    const answer = new Promise<string>((resolve) => { late.onmessage = (event) => { resolve(String(event.data)) } })
    late.onopen = () => { late.send(JSON.stringify({ type: 'subscribe', scope: at.county, epoch: wall.epoch(), afterSeq: 0 })) }
    expect(JSON.parse(await answer)).toMatchObject({ type: 'batch', firstSeq: 1 })
    await vi.waitUntil(() => heard.length >= 2)
    late.close()
    expect(new Set(heard)).toEqual(new Set([streamTopics.down(at.county, 'console', 'page-2')]))
  })
})

describe('a broker that does not speak MQTT 5', () => {
  it('is spoken to in 3.1.1, and from then on at once', async () => {
    const line = await startLine(startAedes)
    let connections = 0
    const socket = async () => {
      const opened = line.openSocket(at.county)
      connections += 1
      await new Promise<void>((resolve) => { opened.onopen = () => { resolve() } })
      opened.close()
    }
    await socket()
    await socket()
    expect(connections).toBe(2)
    expect(line.errors).toEqual([])
  })
})

describe('a broker that is not there', () => {
  it('closes the socket once and says why', async () => {
    const errors: string[] = []
    const broker = await startAedes()
    await broker.stop()
    let closes = 0
    const socket = mqttSockets({ url: broker.url, surface: 'wall', page: 'p', onError: (error) => { errors.push(error.message) } })(at.county)
    await new Promise<void>((resolve) => { socket.onclose = () => { closes += 1; resolve() } })
    expect(errors).toHaveLength(1)
    expect(closes).toBe(1)
  })
})

describe('topics', () => {
  it('name their scope and wall, and nothing else does', () => {
    expect(wallOfTopic(streamTopics.up(at.county, 'wall', 'p-1'))).toEqual({ scope: at.county, wall: 'p-1' })
    for (const other of [streamTopics.down(at.county, 'wall', 'p-1'), streamTopics.alarms(at.county, 'wall'), 'county/37/wall/wall/p/up', 'county/370124/wall/wall//up', 'x/county/370124/wall/wall/p/up', `county/370124/wall/wall/${'p'.repeat(90)}/up`]) expect(wallOfTopic(other)).toBeNull()
    expect(regionCode.parse('370124')).toBe(at.county)
  })
})
