// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { MapScene } from '@/map/engine/mapScene'
import { type MapStatus, type RecoveryEvent, type RecoveryState, lossLimit, recover, recoveryStart, retryAfterMs } from '@/map/engine/recovery'
import { createStageHost } from '@/map/engine/stageHost'
import { turnableClock } from '../builders/clock'
import { type FakeScene, fakeScene } from './fakeScene'

const run = (events: readonly RecoveryEvent[], from: RecoveryState = recoveryStart) => events.reduce((state, event) => recover(state, event).state, from)
const lossAt = (atMs: number): RecoveryEvent[] => [{ type: 'lost', atMs }, { type: 'rebuild' }, { type: 'drawn' }]

describe('recovery from a lost context', () => {
  it('goes from loading to ready, and from a loss through rebuilding back to ready', () => {
    expect(run([{ type: 'drawn' }]).status).toBe('ready')
    expect(run([{ type: 'drawn' }, { type: 'lost', atMs: 0 }]).status).toBe('lost')
    expect(run([{ type: 'drawn' }, { type: 'lost', atMs: 0 }, { type: 'rebuild' }]).status).toBe('rebuilding')
    expect(run([{ type: 'drawn' }, ...lossAt(0)]).status).toBe('ready')
  })

  it('bears three losses in a minute and goes flat with the next', () => {
    const three = run([{ type: 'drawn' }, ...Array.from({ length: lossLimit }, (_, i) => lossAt(i * 10_000)).flat()])
    expect(three.status).toBe('ready')
    expect(run([{ type: 'lost', atMs: 40_000 }], three).status).toBe('flat')
  })

  it('forgets losses that are more than a minute old', () => {
    const spread = run([{ type: 'drawn' }, ...Array.from({ length: 9 }, (_, i) => lossAt(i * 25_000)).flat()])
    expect(spread.status).toBe('ready')
  })

  it('waits longer after each loss', () => {
    const waits = [0, 1000, 2000].map((_, i) => recover(run([{ type: 'drawn' }, ...Array.from({ length: i }, (_unused, k) => lossAt(k * 1000)).flat()]), { type: 'lost', atMs: i * 1000 }).then)
    expect(waits.map(wait => wait.do === 'wait' ? wait.ms : 0)).toEqual([400, 800, 1600])
  })

  it('never rebuilds where there is no WebGL', () => {
    const step = recover(recoveryStart, { type: 'failed', atMs: 0, webgl: false })
    expect(step).toEqual({ state: { status: 'unavailable', losses: [] }, then: { do: 'nothing' } })
  })

  it('answers a late rebuild or a second loss message with nothing', () => {
    const ready = run([{ type: 'drawn' }])
    expect(recover(ready, { type: 'rebuild' }).state).toBe(ready)
    const lost = run([{ type: 'drawn' }, { type: 'lost', atMs: 0 }])
    expect(recover(lost, { type: 'lost', atMs: 1 }).state).toBe(lost)
  })
})

function stage(solid?: () => FakeScene) {
  const clock = turnableClock()
  const made: { scene: FakeScene, lose: (reason: string) => void }[] = []
  const statuses: MapStatus[] = []
  const scenes: (MapScene | null)[] = []
  const errors: unknown[] = []
  const host = createStageHost({
    solid: (lose) => {
      const scene = solid ? solid() : fakeScene()
      made.push({ scene, lose })
      return scene
    },
    flat: () => fakeScene('flat'),
    mayRetry: error => !(error instanceof TypeError),
    now: clock.now, after: clock.after,
    onStatus: (status) => { statuses.push(status) }, onScene: (scene) => { scenes.push(scene) }, onError: (error) => { errors.push(error) },
  })
  return { host, clock, made, statuses, scenes, errors, last: () => made.at(-1) }
}

describe('the stage', () => {
  it('shows the placeholder at once, makes a new scene at the same view, and lets the old one go', async () => {
    const { host, clock, made, statuses, scenes, last } = stage()
    host.start()
    last()?.scene.drawFirst()
    made[0]?.scene.camera.move(pose => ({ ...pose, headingDeg: 77 }))
    made[0]?.lose('context lost')
    expect(statuses).toEqual(['loading', 'ready', 'lost'])
    expect(scenes.at(-1)).toBeNull()
    expect(made[0]?.scene.held.disposed).toBe(true)
    await clock.turn(400)
    last()?.scene.drawFirst()
    expect(made).toHaveLength(2)
    expect(statuses.at(-1)).toBe('ready')
    expect(last()?.scene.camera.view().pose.headingDeg).toBe(77)
  })

  it('comes back five times in a row when the losses are apart', async () => {
    const { host, clock, made, statuses, last } = stage()
    host.start()
    for (let i = 0; i < 5; i++) {
      last()?.scene.drawFirst()
      await clock.turn(61_000)
      last()?.lose('again')
      await clock.turn(5_000)
    }
    last()?.scene.drawFirst()
    expect(made).toHaveLength(6)
    expect(statuses.at(-1)).toBe('ready')
  })

  it('goes over to the flat map after too many losses, and tries again later', async () => {
    const { host, clock, made, statuses, scenes, last } = stage()
    host.start()
    for (let i = 0; i <= lossLimit; i++) {
      last()?.scene.drawFirst()
      last()?.lose('again')
      await clock.turn(4_000)
    }
    expect(statuses.at(-1)).toBe('flat')
    expect(scenes.at(-1)?.kind).toBe('flat')
    const before = made.length
    await clock.turn(retryAfterMs)
    expect(made).toHaveLength(before + 1)
  })

  it('shows the flat map at once where there is no WebGL, and starts no timer', () => {
    const { host, clock, statuses, scenes } = stage(() => { throw new TypeError('no webgl') })
    host.start()
    expect(statuses.at(-1)).toBe('unavailable')
    expect(scenes.at(-1)?.kind).toBe('flat')
    expect(clock.pending()).toBe(0)
  })

  it('leaves no timer and no scene behind when it goes during a rebuild', async () => {
    const { host, clock, made, last } = stage()
    host.start()
    last()?.scene.drawFirst()
    last()?.lose('gone')
    host.dispose()
    await clock.turn(60_000)
    expect(clock.pending()).toBe(0)
    expect(made).toHaveLength(1)
    expect(made[0]?.scene.held.disposed).toBe(true)
  })

  it('counts one loss however often it is told', () => {
    const { host, statuses, errors, last } = stage()
    host.start()
    last()?.scene.drawFirst()
    last()?.lose('context lost')
    last()?.lose('render error')
    expect(statuses.filter(status => status === 'lost')).toHaveLength(1)
    expect(errors).toHaveLength(1)
  })
})
