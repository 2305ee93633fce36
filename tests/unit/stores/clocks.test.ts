import { describe, expect, it } from 'vitest'
import { useAlarmsStore } from '@/stores/alarms'
import { useClocksStore } from '@/stores/clocks'
import { useSessionStore } from '@/stores/session'
import { alarm, batch, heartbeat, snapshot } from '../../builders/alarms'
import { settle } from '../../builders/clock'
import { fresh, someMorning } from '../../builders/figures'
import { at } from '../../builders/regions'
import { fakeRuntime } from '../../builders/runtime'
import { storeApp } from '../../builders/wallApp'

const minute = 60_000
const iso = (ms: number) => new Date(ms).toISOString()

/** A wall that is connected; the machine's clock and that of the stream are off. */
async function wallWith({ machineOffMs = 0, streamOffMs = 0, simulated = false } = {}) {
  const fake = fakeRuntime()
  fake.machine.offByMs = machineOffMs
  const truth = () => someMorning + fake.clock.now()
  fake.api.answer('time', () => ({ freshness: fresh(), data: { now: iso(truth()), timeZone: 'Asia/Shanghai' } }))
  fake.api.answer('session', () => ({ freshness: fresh(), data: { root: at.county, surface: 'console', operator: null, simulated } }))
  fake.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot([]) }))
  const wall = storeApp(fake)
  await wall.inside(() => useSessionStore()).start()
  const alarms = wall.inside(() => useAlarmsStore())
  wall.inside(() => alarms.start())
  await settle()
  wall.sockets.last().open()
  const beat = () => { wall.sockets.last().say({ ...heartbeat(0), serverTime: iso(truth() + streamOffMs) }) }
  beat()
  return { ...wall, alarms, clocks: wall.inside(() => useClocksStore()), truth, beat }
}

describe('clocks', () => {
  it('that agree are not spoken of', async () => {
    const { clocks, clock } = await wallWith({ machineOffMs: 2_000, streamOffMs: -3_000 })
    await clock.turn(30_000)
    expect(clocks.skewMs).toBe(-3_000)
    expect(clocks.wrongClock).toBeNull()
  })

  it.each([[10 * minute], [-10 * minute]])('of a machine that is off by %d ms are', async (off) => {
    const { clocks } = await wallWith({ machineOffMs: off })
    expect(clocks.wrongClock).toEqual({ which: 'machine', byMs: off })
  })

  it('of a machine that steps are spoken of within a second, and no longer once it has stepped back', async () => {
    const { clocks, clock, machine } = await wallWith()
    expect(clocks.wrongClock).toBeNull()
    machine.offByMs = 10 * minute
    await clock.turn(1_000)
    expect(clocks.wrongClock).toEqual({ which: 'machine', byMs: 10 * minute })
    machine.offByMs = 0
    await clock.turn(1_000)
    expect(clocks.wrongClock).toBeNull()
  })

  it('of this machine say nothing about a demo, whose county may live in any year', async () => {
    const { clocks } = await wallWith({ machineOffMs: 400 * 24 * 60 * minute, simulated: true })
    expect(clocks.wrongClock).toBeNull()
  })

  it('of the stream are held against the server\'s, and move nothing', async () => {
    const wall = await wallWith({ streamOffMs: 40_000 })
    const { clocks, alarms, truth } = wall
    expect(clocks.wrongClock).toEqual({ which: 'stream', byMs: 40_000 })
    expect(alarms.status).toBe('live')
    expect(wall.inside(() => useSessionStore()).readNow()).toBe(truth())
  })
})

describe('alarms whose times cannot be', () => {
  it('are shown all the same, counted, and spoken of for a while', async () => {
    const { clocks, alarms, sockets, clock, truth } = await wallWith()
    const ahead = { raisedAt: iso(truth() + 3 * minute), changedAt: iso(truth() + 3 * minute) }
    const longAgo = { raisedAt: iso(truth() - 3_000 * minute), changedAt: iso(truth() - 3_000 * minute) }
    sockets.last().say(batch(1, [alarm('good'), alarm('ahead', ahead), alarm('old', longAgo)]))
    await clock.turn(1_000)
    expect(alarms.visible.map(each => String(each.id)).sort()).toEqual(['ahead', 'good', 'old'])
    expect(alarms.dropped.wrongTime?.n).toBe(2)
    expect(clocks.wrongClock).toEqual({ which: 'alarms', byMs: 3 * minute })
    await clock.turn(10 * minute)
    expect(clocks.wrongClock).toBeNull()
  })
})
