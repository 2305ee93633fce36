import { describe, expect, it } from 'vitest'
import { useSessionStore } from '@/stores/session'
import { fresh, someMorning } from '../../builders/figures'
import { at } from '../../builders/regions'
import { fakeRuntime } from '../../builders/runtime'
import { storeApp } from '../../builders/wallApp'

const minute = 60_000

/** A wall whose machine clock is off by `machineOffMs`; the server knows the time and takes `latencyMs` to tell it. */
function wallWhose(machineOffMs: number, latencyMs = 0) {
  const fake = fakeRuntime()
  fake.machine.offByMs = machineOffMs
  const truth = () => someMorning + fake.clock.now()
  fake.api.answer('time', () => new Promise((resolve) => {
    const told = () => ({ freshness: fresh(), data: { now: new Date(truth()).toISOString(), timeZone: 'Asia/Shanghai' } })
    if (latencyMs === 0) return resolve(told())
    fake.clock.after(latencyMs / 2, () => { const said = told(); fake.clock.after(latencyMs / 2, () => { resolve(said) }) })
  }))
  fake.api.answer('session', () => ({ freshness: fresh(), data: { root: at.county, surface: 'console', operator: null, simulated: false } }))
  const wall = storeApp(fake)
  return { ...wall, truth, session: wall.inside(() => useSessionStore()) }
}

describe('the clock of the wall', () => {
  it.each([[0], [10 * minute], [-10 * minute], [400 * 24 * 60 * minute]])('shows the server\'s time though the machine\'s is off by %d ms', async (off) => {
    const wall = wallWhose(off)
    expect(wall.session.now).toBe(someMorning + off)
    await wall.session.start()
    await wall.clock.turn(3_000)
    expect(wall.session.now).toBe(wall.truth())
  })

  it('does not move when the machine\'s clock steps', async () => {
    const wall = wallWhose(0)
    await wall.session.start()
    wall.machine.offByMs = -10 * minute
    await wall.clock.turn(2_000)
    expect(wall.session.now).toBe(wall.truth())
    expect(wall.session.readNow()).toBe(wall.truth())
  })

  it('allows for the way of the answer', async () => {
    const wall = wallWhose(5 * minute, 800)
    const started = wall.session.start()
    await wall.clock.turn(800)
    await started
    expect(wall.session.readNow()).toBe(wall.truth())
  })

  it('ticks every second and never backwards', async () => {
    const wall = wallWhose(0)
    await wall.session.start()
    const seen: number[] = []
    for (let i = 0; i < 5; i += 1) { await wall.clock.turn(1_000); seen.push(wall.session.now) }
    expect(seen.map(t => t - someMorning)).toEqual([1_000, 2_000, 3_000, 4_000, 5_000])
  })

  it('asks the server again every ten minutes, and goes on where that fails', async () => {
    const wall = wallWhose(0)
    await wall.session.start()
    wall.api.fail('time', { kind: 'offline' })
    await wall.clock.turn(10 * minute)
    expect(wall.api.calls('time')).toHaveLength(2)
    expect(wall.errors.map(e => e.where)).toEqual(['time'])
    await wall.clock.turn(1_000)
    expect(wall.session.now).toBe(wall.truth())
  })

  it('leaves no timer when it is stopped', async () => {
    const wall = wallWhose(0)
    const stop = await wall.session.start()
    expect(wall.clock.pending()).toBe(2)
    stop()
    expect(wall.clock.pending()).toBe(0)
  })

  it('keeps one clock, also where the wall has to be started again', async () => {
    const wall = wallWhose(0)
    await wall.session.start()
    const stop = await wall.session.start()
    expect(wall.clock.pending()).toBe(2)
    stop()
    expect(wall.clock.pending()).toBe(0)
  })
})

describe('the session', () => {
  it('is the configuration\'s until the server has said whose wall this is', async () => {
    const wall = wallWhose(0)
    wall.api.answer('session', () => ({ freshness: fresh(), data: { root: at.yushan, surface: 'wall', operator: { role: '值班员', maskedName: '李*' }, simulated: true } }))
    expect([wall.session.root, wall.session.simulated]).toEqual([at.county, false])
    await wall.session.start()
    expect([wall.session.root, wall.session.simulated]).toEqual([at.yushan, true])
  })

  it('that cannot be had fails the start and leaves no timer', async () => {
    const wall = wallWhose(0)
    wall.api.fail('session', { kind: 'status', status: 401, code: 'x', message: 'y' })
    await expect(wall.session.start()).rejects.toThrow('401')
    expect(wall.clock.pending()).toBe(0)
  })
})
