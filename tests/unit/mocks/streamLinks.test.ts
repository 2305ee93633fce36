import { beforeEach, describe, expect, it } from 'vitest'
import { type DeviceId, deviceId, regionCode } from '@/api/contract/ids'
import { type ReadingsFrame, type ServerFrame, serverFrame } from '@/api/contract/stream'
import { idOf, isOnline, raises } from '../../../mocks/county/devices'
import { kindSpecs } from '../../../mocks/county/alarmKinds'
import type { CountyService } from '../../../mocks/countyService'
import { serveStream } from '../../../mocks/handlers'
import { memoryStore } from '../../../mocks/logStore'
import { findRegion } from '../../../mocks/county/regions'
import { type CountyHost, createCountyHost } from '../../../mocks/service'
import { local } from './county'

const start = local('2026-11-25T09:00')
const county = regionCode.parse('370124')
const town = regionCode.parse('370124001')
let clock = start
let host: CountyHost
beforeEach(async () => { clock = start; host = await createCountyHost({ seed: 370124, now: () => clock, store: memoryStore() }) })

function pass(ms: number): void {
  for (const end = clock + ms; clock < end;) { clock = Math.min(end, clock + 1000); host.tick() }
}

/** A socket of a wall: frames that came, and whether the county dropped it. */
function socket(service: CountyService = host.connect({ root: county, surface: 'wall' })) {
  const frames: ServerFrame[] = []
  let dropped = 0
  const stream = serveStream(service, (text) => { frames.push(serverFrame.parse(JSON.parse(text))) }, () => { dropped += 1 })
  return {
    frames, say: (frame: object) => { stream.receive(JSON.stringify(frame)) }, close: () => { stream.close() }, dropped: () => dropped,
    readings: () => frames.filter((frame): frame is ReadingsFrame => frame.type === 'readings'),
  }
}
const subscribe = (scope = county, epoch: string | null = null, afterSeq: number | null = null) => ({ type: 'subscribe', scope, epoch, afterSeq })

/** Devices of a community that measure something. */
function gauges(code: string, most: number): DeviceId[] {
  const community = findRegion(code)?.index ?? -1
  return host.county.devices(community, 'console', start, 0, 900).filter(({ raises: kind, online }) => kindSpecs[kind].measure !== null && online).slice(0, most).map(({ id }) => id)
}

describe('live readings', () => {
  it('come at once and then every two seconds, of the watched devices only, and in no other way', () => {
    const [one, two] = gauges('370124001013', 2)
    const watcher = socket()
    const other = socket()
    for (const each of [watcher, other]) each.say(subscribe())
    watcher.say({ type: 'watch', devices: [one, two] })
    pass(10_000)
    expect(watcher.readings()).toHaveLength(6)
    for (const { readings } of watcher.readings()) expect(readings.map(({ device }) => device)).toEqual([one, two])
    expect(other.readings()).toEqual([])
    expect(watcher.frames.some(({ type }) => type === 'refused')).toBe(false)
  })

  it('say what the device reads: the course of its incident while it has one', () => {
    const leak = host.county.openAlarms(0, 'console', start).find(({ kind, reading, condition, device, repeats }) => reading !== null && condition === 'active' && repeats === 0 && device.id.startsWith('access') && kind === 'fireLaneBlocked')
    if (leak?.reading === null || leak === undefined) throw new Error('no alarm with a reading')
    const watcher = socket()
    watcher.say({ type: 'watch', devices: [leak.device.id] })
    expect(watcher.readings()[0]?.readings).toMatchObject([{ device: leak.device.id, unit: leak.reading.unit }])
    expect(watcher.readings()[0]?.readings[0]?.value).toBeGreaterThan(leak.reading.limit)
  })

  it('end with an empty list, with the next list, and with the link', () => {
    const [one, two] = gauges('370124001013', 2)
    const watcher = socket()
    watcher.say({ type: 'watch', devices: [one] })
    watcher.say({ type: 'watch', devices: [two] })
    pass(4_000)
    expect(new Set(watcher.readings().slice(1).flatMap(({ readings }) => readings.map(({ device }) => device)))).toEqual(new Set([two]))
    watcher.say({ type: 'watch', devices: [] })
    const heard = watcher.frames.length
    pass(10_000)
    expect(watcher.frames).toHaveLength(heard)
    watcher.say({ type: 'watch', devices: [one] })
    watcher.close()
    const last = watcher.frames.length
    pass(10_000)
    expect(watcher.frames).toHaveLength(last)
  })

  it('leave out in silence what lies outside the wall\'s root, is unknown, offline, or only reports states', () => {
    const inside = gauges('370124001013', 1)
    const far = host.county.devices(findRegion('370124103')?.index ?? -1, 'console', start, 0, 50).filter(({ raises: kind, online }) => kindSpecs[kind].measure !== null && online).map(({ id }) => id)
    const index = findRegion('370124001013')?.index ?? -1
    const list = host.county.devices(index, 'console', start, 0, 900)
    const silent = list.filter(({ online }) => !online).map(({ id }) => id)
    const stateful = list.filter(({ raises: kind }) => kindSpecs[kind].measure === null).slice(0, 3).map(({ id }) => id)
    expect(far.length).toBeGreaterThan(5)
    expect(stateful.length).toBeGreaterThan(0)
    const watcher = socket(host.connect({ root: town, surface: 'wall' }))
    watcher.say({ type: 'watch', devices: [...far.slice(0, 20), 'no-such-device', deviceId.parse('gas.370124001013.9999'), ...silent.slice(0, 5), ...stateful, ...inside] })
    expect(watcher.frames).toHaveLength(1)
    expect(watcher.readings()[0]?.readings.map(({ device }) => device)).toEqual(inside)
  })

  it('are given for a hundred devices at most', () => {
    const many = gauges('370124001013', 101)
    expect(many).toHaveLength(101)
    const watcher = socket()
    watcher.say({ type: 'watch', devices: many })
    expect(watcher.frames).toMatchObject([{ type: 'refused' }])
    watcher.say({ type: 'watch', devices: many.slice(0, 100) })
    expect(watcher.readings()[0]?.readings).toHaveLength(100)
  })

  it('stop when the device goes offline', () => {
    const community = findRegion('370124001013')?.index ?? -1
    const going = Array.from({ length: 300 }, (_, k) => ({ community, group: 'gas' as const, n: k + 1 })).find(device => host.county.count(device) >= device.n && isOnline(370124, device, start) && !isOnline(370124, device, start + 7_200_000) && kindSpecs[raises(370124, device)].measure !== null)
    if (going === undefined) throw new Error('none goes offline')
    const watcher = socket()
    watcher.say({ type: 'watch', devices: [idOf(going)] })
    expect(watcher.readings()).toHaveLength(1)
    clock = start + 7_200_000
    host.tick()
    expect(watcher.readings()).toHaveLength(1)
  })
})

describe('the broken link', () => {
  const breakIt = (service: CountyService, idempotencyKey: string) => service.ask({ endpoint: 'command', params: {}, query: {}, body: { type: 'demo.scenario', scenario: 'brokenLink', idempotencyKey } })

  it('drops the sockets of the wall that asked, refuses new ones for 25 s, and gives back what was missed', async () => {
    const wall = host.connect({ root: county, surface: 'wall' })
    const first = socket(wall)
    const bystander = socket()
    for (const each of [first, bystander]) each.say(subscribe())
    const beat = first.frames.find(frame => frame.type === 'heartbeat')
    if (beat?.type !== 'heartbeat') throw new Error('no heartbeat')
    await breakIt(wall, 'break-the-link-1')
    expect(first.dropped()).toBe(1)
    const silent = first.frames.length
    pass(24_000)
    const refused = socket(wall)
    refused.say(subscribe())
    expect(refused.dropped()).toBe(1)
    expect(refused.frames).toEqual([])
    expect(first.frames).toHaveLength(silent)
    expect(bystander.dropped()).toBe(0)
    expect(bystander.frames.filter(({ type }) => type === 'heartbeat').length).toBeGreaterThan(4)
    host.inject([])
    pass(20 * 60_000)
    const again = socket(wall)
    again.say(subscribe(county, beat.epoch, beat.seq))
    expect(again.dropped()).toBe(0)
    expect(again.frames[0]).toMatchObject({ type: 'batch', firstSeq: beat.seq + 1 })
  })

  it('is mended at once by a reset, and breaks nothing the second time with the same key', async () => {
    const wall = host.connect({ root: county, surface: 'wall' })
    await breakIt(wall, 'break-the-link-2')
    await wall.ask({ endpoint: 'command', params: {}, query: {}, body: { type: 'demo.reset', idempotencyKey: 'reset-everything' } })
    const after = socket(wall)
    after.say(subscribe())
    expect(after.dropped()).toBe(0)
    expect(after.frames[0]).toMatchObject({ type: 'heartbeat' })
  })
})
