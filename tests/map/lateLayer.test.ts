// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Layer } from '@/map/engine/mapScene'
import { createLateLayer } from '@/map/layers/lateLayer'
import { fakeScene } from './fakeScene'

/** A layer that tells what is done with it, and when its code arrives. */
function late() {
  const told: string[] = []
  let arrive = (_layer: Layer<string>): void => { throw new Error('nobody asked for the code') }
  let asked = 0
  const inner: Layer<string> = { attach() { told.push('attach') }, update(state) { told.push(state) }, dispose() { told.push('dispose') } }
  const layer = createLateLayer(() => {
    asked += 1
    return new Promise<Layer<string>>((resolve) => { arrive = resolve })
  })
  return { layer, told, asked: () => asked, arrive: () => { arrive(inner) } }
}

describe('a layer whose code comes late', () => {
  it('is asked for after the first frame, and then is the layer itself', async () => {
    const { layer, told, asked, arrive } = late()
    const scene = fakeScene()
    const attached = layer.attach(scene)
    expect(asked()).toBe(0)
    scene.drawFrame()
    await Promise.resolve()
    expect(asked()).toBe(1)
    expect(scene.held.listeners).toBe(0)
    arrive()
    await attached
    layer.update('seen')
    layer.dispose()
    expect(told).toEqual(['attach', 'seen', 'dispose'])
  })

  it('never attaches when it goes while its code is on the way, and waits for no frame then', async () => {
    const { layer, told, arrive } = late()
    const scene = fakeScene()
    const attached = layer.attach(scene)
    scene.drawFrame()
    await Promise.resolve()
    layer.dispose()
    arrive()
    await attached
    expect(told).toEqual([])
    const other = late()
    void other.layer.attach(scene)
    other.layer.dispose()
    expect(scene.held.listeners).toBe(0)
  })
})
