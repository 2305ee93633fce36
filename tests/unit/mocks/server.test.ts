import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { regionCode } from '@/api/contract/ids'
import { type ServerFrame, serverFrame } from '@/api/contract/stream'
import { type DemoServer, startDemoServer } from '../../../mocks/server'
import { alarm } from '../../builders/alarms'
import { local } from './county'

const start = local('2026-11-25T09:00')
let clock = start
let server: DemoServer
const options = { port: 0, seed: 370124, now: () => clock, root: regionCode.parse('370124'), surface: 'wall' } as const

beforeAll(async () => { server = await startDemoServer(options) })
afterAll(async () => { await server.stop() })

interface Client { socket: WebSocket, frames: ServerFrame[], next: (is: (frame: ServerFrame) => boolean) => Promise<ServerFrame> }

async function client(to: DemoServer = server): Promise<Client> {
  const socket = new WebSocket(`${to.url.replace('http', 'ws')}/stream/alarms`)
  const frames: ServerFrame[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => { frames.push(serverFrame.parse(JSON.parse(data.toString('utf8')))); for (const check of [...waiting]) check() })
  await new Promise((resolve, reject) => { socket.once('open', resolve).once('error', reject) })
  return {
    socket, frames,
    next: is => new Promise((resolve) => {
      const check = (): void => { const found = frames.find(is); if (found !== undefined) { waiting.delete(check); resolve(found) } }
      waiting.add(check)
      check()
    }),
  }
}

const subscribe = (to: Client, epoch: string | null = null, afterSeq: number | null = null): void => { to.socket.send(JSON.stringify({ type: 'subscribe', scope: '370124', epoch, afterSeq })) }

describe('the demo county as a process', () => {
  it('answers over real HTTP, problems included', async () => {
    const session = await fetch(`${server.url}/api/session`)
    expect(await session.json()).toMatchObject({ data: { root: '370124', surface: 'wall', simulated: true } })
    expect((await fetch(`${server.url}/api/regions/370199/geometry`)).status).toBe(404)
    expect((await fetch(`${server.url}/api/nothing`)).status).toBe(404)
    expect((await fetch(`${server.url}/api/commands`, { method: 'POST', body: '{"type":"rm"}' })).status).toBe(400)
    expect((await fetch(`${server.url}/api/commands`, { method: 'POST', body: 'x'.repeat(200_000) })).status).toBe(413)
  })

  it('streams over a real socket and brings a scripted alarm to every listener', async () => {
    const one = await client()
    const two = await client()
    for (const each of [one, two]) { subscribe(each); await each.next(frame => frame.type === 'heartbeat') }
    const reply = await fetch(`${server.url}/api/commands`, { method: 'POST', body: JSON.stringify({ type: 'demo.scenario', scenario: 'eBikeInLift', idempotencyKey: 'over-the-wire' }) })
    expect(await reply.json()).toMatchObject({ data: { status: 'accepted' } })
    clock += 3_000
    server.county.tick()
    for (const each of [one, two]) {
      const batch = await each.next(frame => frame.type === 'batch' && frame.events.some(event => event.alarm.kind === 'eBikeInLift' && event.alarm.id.startsWith('s-')))
      expect(batch.type).toBe('batch')
      each.socket.close()
    }
  })

  it('gives back what a broken socket missed', async () => {
    const first = await client()
    subscribe(first)
    const beat = await first.next(frame => frame.type === 'heartbeat')
    if (beat.type !== 'heartbeat') throw new Error('no heartbeat')
    const closed = new Promise((resolve) => { first.socket.once('close', resolve) })
    server.resetSockets()
    await closed
    clock += 20 * 60_000
    server.county.tick()
    const again = await client()
    subscribe(again, beat.epoch, beat.seq)
    const batch = await again.next(frame => frame.type === 'batch')
    expect(batch).toMatchObject({ type: 'batch', epoch: beat.epoch, firstSeq: beat.seq + 1 })
    again.socket.close()
  })

  it('says no to what is no subscription, and lives on', async () => {
    const odd = await client()
    odd.socket.send('not json')
    expect(await odd.next(frame => frame.type === 'refused')).toMatchObject({ reason: 'not a frame of the contract' })
    subscribe(odd)
    expect(await odd.next(frame => frame.type === 'heartbeat')).toMatchObject({ scope: '370124' })
    odd.socket.close()
  })

  it('begins a new epoch when it starts anew', async () => {
    const other = await startDemoServer({ ...options, now: () => clock + 1 })
    const epochOf = async (of: DemoServer): Promise<string> => ((await (await fetch(`${of.url}/api/alarms?scope=370124`)).json()) as { data: { epoch: string } }).data.epoch
    expect(await epochOf(other)).not.toBe(await epochOf(server))
    await other.stop()
    await expect(fetch(`${other.url}/api/time`)).rejects.toThrow()
  })

  it('keeps sockets open and loses all that is said while they are paused', async () => {
    const half = await client()
    subscribe(half)
    await half.next(frame => frame.type === 'heartbeat')
    server.pauseSockets()
    const heard = half.frames.length
    server.county.inject([alarm('lost-1')])
    server.resumeSockets()
    server.county.inject([alarm('heard-1')])
    const batch = await half.next(frame => frame.type === 'batch' && frame.events.some(event => event.alarm.id === 'heard-1'))
    expect(half.socket.readyState).toBe(WebSocket.OPEN)
    expect(half.frames.slice(heard)).toEqual([batch])
    const gap = await fetch(`${server.url}/api/alarms/stream?scope=370124&epoch=${batch.type === 'batch' ? batch.epoch : ''}&fromSeq=${batch.type === 'batch' ? batch.firstSeq - 1 : 0}&toSeq=${batch.type === 'batch' ? batch.firstSeq - 1 : 0}`)
    expect(await gap.json()).toMatchObject({ data: { complete: true, events: [{ alarm: { id: 'lost-1' } }] } })
    half.socket.close()
  })

  it('starts anew: sockets break, another epoch, numbers from the beginning; what stood open stands open', async () => {
    const before = await client()
    subscribe(before)
    await before.next(frame => frame.type === 'heartbeat')
    server.county.inject([alarm('kept-1')])
    const batch = await before.next(frame => frame.type === 'batch' && frame.events.some(event => event.alarm.id === 'kept-1'))
    const closed = new Promise((resolve) => { before.socket.once('close', resolve) })
    server.restart()
    await closed
    const after = await client()
    subscribe(after, batch.type === 'batch' ? batch.epoch : null, 1)
    const beat = await after.next(frame => frame.type === 'heartbeat')
    expect(beat).toMatchObject({ type: 'heartbeat', seq: 0 })
    expect(beat.type === 'heartbeat' && batch.type === 'batch' && beat.epoch !== batch.epoch).toBe(true)
    const snapshot = async (): Promise<string[]> => ((await (await fetch(`${server.url}/api/alarms?scope=370124`)).json()) as { data: { alarms: { id: string }[] } }).data.alarms.map(({ id }) => id)
    expect(await snapshot()).toContain('kept-1')
    server.county.inject([alarm('kept-1', { version: 9, closed: { by: { at: '2026-11-25T09:30:00+08:00', role: '值班员', maskedName: '王＊' }, outcome: 'handled' } })])
    expect(await snapshot()).not.toContain('kept-1')
    after.socket.close()
  })
})
