// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type EffectScope, effectScope, nextTick, shallowRef } from 'vue'
import type { Layer, MapScene } from '@/map/engine/mapScene'
import { useLayer } from '@/map/sync/useLayer'
import { settle } from '../builders/clock'
import { fakeScene } from './fakeScene'

interface Log { made: number, attached: MapScene[], states: string[], disposed: number }
let scope: EffectScope = effectScope()
afterEach(() => { scope.stop() })

function bridge(options: { attach?: () => Promise<void>, throwOn?: string, kinds?: MapScene['kind'][] } = {}) {
  const log: Log = { made: 0, attached: [], states: [], disposed: 0 }
  const scene = shallowRef<MapScene | null>(null)
  const state = shallowRef<string | null>('one')
  scope = effectScope()
  const make = (): Layer<string> => {
    log.made += 1
    return {
      attach(to) {
        log.attached.push(to)
        return options.attach?.()
      },
      update(next) {
        if (next === options.throwOn) throw new Error('layer broke')
        log.states.push(next)
      },
      dispose() { log.disposed += 1 },
    }
  }
  const handle = scope.run(() => useLayer(scene, make, () => state.value, options.kinds))
  if (!handle) throw new Error('no scope')
  return { log, scene, state, handle }
}

describe('the bridge from state to a layer', () => {
  it('attaches when a scene comes and hands over the state of that moment', () => {
    const { log, scene, state } = bridge()
    expect(log.made).toBe(0)
    state.value = 'two'
    const now = fakeScene()
    scene.value = now
    expect(log.attached).toEqual([now])
    expect(log.states).toEqual(['two'])
  })

  it('hands on each new state once', async () => {
    const { log, scene, state } = bridge()
    scene.value = fakeScene()
    state.value = 'two'
    await nextTick()
    state.value = 'two'
    await nextTick()
    expect(log.states).toEqual(['one', 'two'])
  })

  it('waits while there is no state', async () => {
    const { log, scene, state } = bridge()
    state.value = null
    scene.value = fakeScene()
    expect(log.states).toEqual([])
    state.value = 'late'
    await nextTick()
    expect(log.states).toEqual(['late'])
  })

  it('says that it waits while the layer is on its way, and no longer when it is there, has failed or has gone', async () => {
    let come = () => {}
    const { scene, handle } = bridge({ attach: () => new Promise<void>((resolve) => { come = resolve }) })
    expect(handle.waiting.value).toBe(false)
    scene.value = fakeScene()
    expect(handle.waiting.value).toBe(true)
    come()
    await settle()
    expect(handle.waiting.value).toBe(false)
    handle.retry()
    expect(handle.waiting.value).toBe(true)
    scene.value = null
    expect(handle.waiting.value).toBe(false)
    const broken = bridge({ attach: () => Promise.reject(new Error('no code')) })
    broken.scene.value = fakeScene()
    await settle()
    expect([broken.handle.waiting.value, broken.handle.error.value]).toEqual([false, new Error('no code')])
  })

  it('disposes at once when the scene goes, and makes a new layer for the next', () => {
    const { log, scene } = bridge()
    scene.value = fakeScene()
    scene.value = null
    expect(log.disposed).toBe(1)
    scene.value = fakeScene()
    expect([log.made, log.states]).toEqual([2, ['one', 'one']])
  })

  it('disposes with the scope', () => {
    const { log, scene } = bridge()
    scene.value = fakeScene()
    scope.stop()
    expect(log.disposed).toBe(1)
  })

  it('hands no state to a layer whose scene went while it was attaching', async () => {
    let finish = () => {}
    const { log, scene } = bridge({ attach: () => new Promise((resolve) => { finish = resolve }) })
    scene.value = fakeScene()
    scene.value = null
    finish()
    await settle()
    expect(log.disposed).toBe(1)
    expect(log.states).toEqual([])
  })

  it('hands no state to a layer whose scope ended while it was attaching', async () => {
    let finish = () => {}
    const { log, scene } = bridge({ attach: () => new Promise((resolve) => { finish = resolve }) })
    scene.value = fakeScene()
    scope.stop()
    finish()
    await settle()
    expect([log.disposed, log.states]).toEqual([1, []])
  })

  it('takes out a layer that throws, says so, and tries again when asked', async () => {
    const { log, scene, state, handle } = bridge({ throwOn: 'bad' })
    scene.value = fakeScene()
    state.value = 'bad'
    await nextTick()
    expect(handle.error.value).toBeInstanceOf(Error)
    expect(log.disposed).toBe(1)
    state.value = 'good'
    handle.retry()
    expect(handle.error.value).toBeNull()
    expect(log.states).toEqual(['one', 'good'])
  })

  it('says so when attaching fails later', async () => {
    const { scene, handle } = bridge({ attach: () => Promise.reject(new Error('404')) })
    scene.value = fakeScene()
    await settle()
    expect(handle.error.value).toBeInstanceOf(Error)
  })

  it('leaves out layers that a flat scene cannot draw', () => {
    const { log, scene } = bridge({ kinds: ['solid'] })
    scene.value = fakeScene('flat')
    expect(log.made).toBe(0)
  })
})
