import { afterEach, describe, expect, it } from 'vitest'
import { regionCode } from '@/api/contract/ids'
import type { Answer } from '@/api/contract/common'
import type { Alarm } from '@/api/contract/alarms'
import type { ServerFrame } from '@/api/contract/stream'
import type { CountyService } from '../../../mocks/countyService'
import { memoryStore } from '../../../mocks/logStore'
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
  const connected = await connectPort(port1, { seed: 370124, rights, now: () => clock })
  stops.push(connected.stop)
  return connected
}

async function ask<T>(service: CountyService, endpoint: 'alarms' | 'time' | 'command', query: Record<string, string> = {}, body?: unknown): Promise<T> {
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

  it('lets a window go that says goodbye', async () => {
    const hub = startHub()
    const one = await page(hub, start)
    await page(hub, start)
    expect(hub.clients()).toBe(2)
    one.stop()
    await expect.poll(() => hub.clients()).toBe(1)
  })
})
