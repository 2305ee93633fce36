import { afterEach, describe, expect, it } from 'vitest'
import { deviceId, regionCode } from '@/api/contract/ids'
import type { Answer } from '@/api/contract/common'
import type { Alarm } from '@/api/contract/alarms'
import type { ServerFrame } from '@/api/contract/stream'
import type { CountyService } from '../../../mocks/countyService'
import { memoryStore } from '../../../mocks/logStore'
import { builtInSettings } from '../../../mocks/county/ruleBook'
import { createPortHub } from '../../../mocks/portHub'
import { connectPort } from '../../../mocks/portProtocol'
import { local } from './county'

const rights = { root: regionCode.parse('370124'), surface: 'console' } as const
const stops: (() => void)[] = []
afterEach(() => { for (const stop of stops.splice(0)) stop() })

function startHub() {
  const store = memoryStore()
  return createPortHub({ monotonicMs: () => performance.now(), storeFor: () => store, onTrouble: (error) => { throw error } })
}

async function page(hub: ReturnType<typeof startHub>, clock: number): Promise<{ service: CountyService, stop: () => void }> {
  const { port1, port2 } = new MessageChannel()
  hub.connect(port2)
  const connected = await connectPort(port1, { seed: 370124, rights, settings: builtInSettings(), now: () => clock })
  stops.push(connected.stop)
  return connected
}

async function ask<T>(service: CountyService, endpoint: 'alarms' | 'time' | 'command' | 'devices', query: Record<string, string> = {}, body?: unknown): Promise<T> {
  return ((await service.ask({ endpoint, params: {}, query, body })).body as Answer<T>).data
}

const start = local('2026-11-25T09:00')

describe('the county behind ports', () => {
  it('is one county for two windows: what one acknowledges, the other has', async () => {
    const hub = startHub()
    const first = await page(hub, start)
    const second = await page(hub, start)
    const frames: ServerFrame[] = []
    const heard = new Promise<Alarm>((resolve) => {
      second.service.openStream((frame) => {
        frames.push(frame)
        const event = frame.type === 'batch' ? frame.events.find(candidate => candidate.alarm.acknowledged?.role === '值班员') : undefined
        if (event !== undefined) resolve(event.alarm)
      }, () => {}).subscribe({ type: 'subscribe', scope: rights.root, epoch: null, afterSeq: null })
    })
    const { alarms } = await ask<{ alarms: Alarm[] }>(first.service, 'alarms', { scope: '370124' })
    const alarm = alarms.find(candidate => candidate.acknowledged === null)
    expect(await ask(first.service, 'command', {}, { type: 'alarm.acknowledge', alarm: alarm?.id, expectedVersion: alarm?.version, idempotencyKey: 'window-one' })).toMatchObject({ status: 'accepted' })
    expect((await heard).id).toBe(alarm?.id)
    const there = (await ask<{ alarms: Alarm[] }>(second.service, 'alarms', { scope: '370124' })).alarms.find(candidate => candidate.id === alarm?.id)
    expect(there?.acknowledged).not.toBeNull()
  })

  it('goes by the first window\'s clock', async () => {
    const hub = startHub()
    await page(hub, start)
    const late = await page(hub, start + 3_600_000)
    const { now } = await ask<{ now: string }>(late.service, 'time')
    expect(Math.abs(Date.parse(now) - start)).toBeLessThan(60_000)
  })

  it('tells the window that asked for a broken link, and lets the other go on', async () => {
    const hub = startHub()
    const one = await page(hub, start)
    const two = await page(hub, start)
    const frames: ServerFrame[] = []
    const subscribe = { type: 'subscribe', scope: rights.root, epoch: null, afterSeq: null } as const
    let dropped = 0
    const broken = new Promise<void>((resolve) => { one.service.openStream(() => {}, () => { dropped += 1; resolve() }).subscribe(subscribe) })
    two.service.openStream((frame) => { frames.push(frame) }, () => { throw new Error('the other window was dropped') }).subscribe(subscribe)
    await ask(one.service, 'command', {}, { type: 'demo.scenario', scenario: 'brokenLink', idempotencyKey: 'break-this-window' })
    await broken
    expect(dropped).toBe(1)
    await expect.poll(() => frames.some(({ type }) => type === 'heartbeat')).toBe(true)
  })

  it('carries live readings to the window that watches', async () => {
    const one = await page(startHub(), start)
    const devices = await ask<{ rows: { id: string, raises: string, online: boolean }[] }>(one.service, 'devices', { scope: '370124001013', size: '50' })
    const gas = devices.rows.find(({ raises, online }) => raises === 'fireAlarm' && online)
    const heard = new Promise<ServerFrame>((resolve) => {
      const link = one.service.openStream((frame) => { if (frame.type === 'readings') resolve(frame) }, () => {})
      link.watch({ type: 'watch', devices: [deviceId.parse(gas?.id)] })
    })
    expect(await heard).toMatchObject({ type: 'readings', readings: [{ device: gas?.id, unit: 'point' }] })
  })

  it('lets a window go that says goodbye', async () => {
    const hub = startHub()
    const one = await page(hub, start)
    await page(hub, start)
    expect(hub.clients()).toBe(2)
    one.stop()
    await expect.poll(() => hub.clients()).toBe(1)
  })
})
