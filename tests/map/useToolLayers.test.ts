// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { Pipe } from '@/api/contract/pipes'
import { useToolLayers } from '@/map/sync/useToolLayers'
import { setLanguage } from '@/i18n/i18n'
import { settle } from '../builders/clock'
import { fresh } from '../builders/figures'
import { lonLatOf, pipeAt } from '../builders/pipes'
import type { FakeRuntime } from '../builders/runtime'
import { squareOf } from '../builders/works'
import { fakeScene, plainRelief, layersCome } from './fakeScene'
import { mapHost } from './mapHost'

const pipes = [pipeAt({ id: 'a', from: [5, -5], to: [5, 15] }), pipeAt({ id: 'b', from: [-5, 5], to: [15, 5], depthM: [2, 2] })]
const answering = (rows: readonly Pipe[]) => (fake: FakeRuntime) => {
  fake.api.answer('pipes', () => ({ freshness: fresh(), data: { rows: [...rows], total: rows.length, next: null } }))
  fake.api.answer('nodes', () => ({ freshness: fresh(), data: { rows: [], total: 0, next: null } }))
}

const mounted: { unmount: () => void }[] = []
afterEach(() => {
  for (const panel of mounted.splice(0)) panel.unmount()
  document.body.replaceChildren()
})

/** The bridge over a scene that looks at the sheet of the pipes from near. */
async function onMap(kind: 'solid' | 'flat' = 'solid') {
  const clock = { ms: 10_000 }
  const host = await mapHost(({ scene, isNear }) => useToolLayers(scene, isNear, plainRelief, () => clock.ms), { before: answering(pipes) })
  mounted.push(host.panel)
  const scene = fakeScene(kind)
  scene.camera.show({ points: squareOf(60).map(([east, north]) => lonLatOf(east - 20, north - 20)), headingDeg: 0, pitchDeg: -50, rise: 0, margin: 0 }, true)
  host.scene.value = scene
  await layersCome(scene)
  const spot = (east: number, north: number) => scene.camera.projectAbove(...lonLatOf(east, north), 0) ?? { x: NaN, y: NaN }
  const click = (east: number, north: number, afterMs = 1_000) => {
    clock.ms += afterMs
    return host.value.click(spot(east, north))
  }
  return {
    ...host, map: scene, layers: host.value, spot, click,
    /** As a person clicks twice: two clicks at one place. */
    double: (east: number, north: number) => { click(east, north); click(east, north, 120) },
    one: (selector: string) => scene.overlay.querySelector(selector),
    all: (selector: string) => [...scene.overlay.querySelectorAll(selector)],
  }
}

describe('clicks while a tool is in use', () => {
  it('are points of its drawing, on the ground that was clicked', async () => {
    const { click, tools } = await onMap()
    tools.choose('distance')
    expect([click(0, 0), click(20, 10)]).toEqual([true, true])
    expect(tools.points).toHaveLength(2)
    for (const [i, [east, north]] of ([[0, 0], [20, 10]] as const).entries()) {
      const [lon, lat] = lonLatOf(east, north)
      expect(tools.points[i]?.point[0]).toBeCloseTo(lon, 6)
      expect(tools.points[i]?.point[1]).toBeCloseTo(lat, 6)
      expect(tools.points[i]?.heightM).toBeCloseTo(40, 3)
    }
  })

  it('are the map\'s own without a tool, and once the drawing is finished', async () => {
    const { click, tools } = await onMap()
    expect(click(0, 0)).toBe(false)
    tools.choose('distance')
    click(0, 0)
    click(20, 0)
    tools.finish()
    expect(click(30, 0)).toBe(false)
    expect(tools.points).toHaveLength(2)
  })

  it('end it when they are double, and the second adds nothing', async () => {
    const map = await onMap()
    map.tools.choose('distance')
    map.click(0, 0)
    map.double(20, 0)
    expect([map.tools.isFinished, map.tools.points.length]).toEqual([true, 2])
  })

  it('are two points where they are far apart, or long after each other', async () => {
    const { click, tools } = await onMap()
    tools.choose('area')
    click(0, 0)
    click(20, 0, 120)
    click(20, 20, 120)
    click(20.01, 20, 900)
    expect([tools.isFinished, tools.points.length]).toEqual([false, 4])
  })

  it('that are double too early end nothing', async () => {
    const map = await onMap()
    map.tools.choose('pit')
    map.double(0, 0)
    expect([map.tools.isFinished, map.tools.points.length]).toEqual([false, 1])
  })

  it('in the sky are the tool\'s and add nothing', async () => {
    const { layers, tools, map } = await onMap()
    map.camera.move(pose => ({ ...pose, pitchDeg: -1 }))
    tools.choose('distance')
    expect(layers.click({ x: 640, y: 1 })).toBe(true)
    expect(tools.points).toEqual([])
  })

  it('of the height tool ask for what stands there, others for the ground', async () => {
    const { click, tools, map } = await onMap()
    Object.assign(map, { surfaceAt: () => ({ point: lonLatOf(1, 2), heightM: 58 }) })
    tools.choose('height')
    click(0, 0)
    expect(tools.points).toEqual([{ point: lonLatOf(1, 2), heightM: 58 }])
    tools.choose('distance')
    click(0, 0)
    expect(tools.points[0]?.heightM).toBeCloseTo(40, 3)
  })
})

describe('the pointer while a tool is in use', () => {
  it('is the next point of the drawing, and none where it leaves the map', async () => {
    const { click, layers, spot, tools } = await onMap()
    tools.choose('distance')
    click(0, 0)
    expect(layers.hover(spot(30, 40))).toBe(true)
    expect(tools.distance?.horizontalM).toBeCloseTo(50, 1)
    expect(layers.hover(null)).toBe(true)
    expect(tools.distance?.horizontalM).toBe(0)
  })

  it('does not ask what stands there with every move: that would be a pass of drawing each', async () => {
    const { layers, spot, tools, map } = await onMap()
    let looks = 0
    Object.assign(map, { surfaceAt: () => { looks += 1; return null } })
    tools.choose('height')
    layers.hover(spot(1, 1))
    layers.hover(spot(2, 2))
    expect(looks).toBe(0)
  })

  it('is the map\'s own without a tool', async () => {
    const { layers, spot, tools } = await onMap()
    expect(layers.hover(spot(1, 1))).toBe(false)
    expect(tools.pointer).toBeNull()
  })
})

describe('what is drawn', () => {
  it('shows its points, with the last one loose while it follows the pointer, and the size of each leg', async () => {
    const map = await onMap()
    map.tools.choose('distance')
    map.click(0, 0)
    map.click(20, 0)
    map.layers.hover(map.spot(20, 15))
    await nextTick()
    expect(map.all('.map-dot').map(dot => dot.classList.contains('loose'))).toEqual([false, false, true])
    expect(map.all('.map-leg').map(leg => leg.textContent)).toEqual(['20.0 m', '15.0 m'])
    map.tools.finish()
    await nextTick()
    expect(map.all('.map-dot.loose')).toEqual([])
    expect(map.all('.map-dot')).toHaveLength(2)
  })

  it('writes its figures anew in another language', async () => {
    const map = await onMap()
    map.tools.choose('distance')
    map.click(0, 0)
    map.click(20, 0)
    await nextTick()
    await setLanguage(map.i18n, 'en')
    await nextTick()
    expect(map.all('.map-leg').map(leg => leg.textContent)).toEqual(['20.0 m'])
    expect(map.missing).toEqual([])
  })

  it('is gone from the map with its tool', async () => {
    const map = await onMap()
    map.tools.choose('area')
    for (const [east, north] of squareOf(10)) map.click(east, north)
    await nextTick()
    expect(map.one('path.fill')?.getAttribute('d')).not.toBe('')
    map.tools.choose(null)
    await nextTick()
    expect([map.one('path.fill')?.getAttribute('d'), map.all('.map-dot').length]).toEqual(['', 0])
  })
})

describe('an excavation', () => {
  async function dug(kind: 'solid' | 'flat' = 'solid') {
    const map = await onMap(kind)
    map.tools.choose('pit')
    for (const [east, north] of squareOf(10)) map.click(east, north)
    map.tools.finish()
    await settle()
    return map
  }

  it('opens the ground where it was drawn, and takes the place of the drawing', async () => {
    const { map, layers, all, tools } = await dug()
    expect(map.held.hole).toEqual(tools.pit?.ring)
    expect([map.held.primitives.size, map.held.clips]).toEqual([2, 1])
    expect(layers.hole()).toEqual(tools.pit?.ring)
    expect(all('.map-dot')).toEqual([])
  })

  it('is cut once while its depth is chosen: tiles are told of one outline', async () => {
    const { map, layers, tools } = await dug()
    const outline = layers.hole()
    for (const depthM of [4, 5.5, 2]) {
      tools.setDepth(depthM)
      await nextTick()
      expect(layers.hole()).toBe(outline)
    }
    expect([map.held.clips, tools.pit?.depthM]).toEqual([1, 2])
  })

  it('is left out from afar, where the drawing stands for it, and comes back', async () => {
    const { map, layers, all, isNear } = await dug()
    isNear.value = false
    await nextTick()
    expect([map.held.hole, map.held.primitives.size, layers.hole(), all('.map-dot').length]).toEqual([null, 0, null, 4])
    isNear.value = true
    await nextTick()
    expect([map.held.primitives.size, all('.map-dot').length]).toEqual([2, 0])
    expect(map.held.hole).not.toBeNull()
  })

  it('is a drawing alone where there is no graphics card', async () => {
    const map = await onMap('flat')
    map.isNear.value = false
    map.tools.choose('pit')
    for (const [east, north] of squareOf(10)) map.click(east, north)
    map.tools.finish()
    await settle()
    expect([map.map.held.clips, map.all('.map-dot').length]).toEqual([0, 4])
  })

  it('lights the pipe that its list points at, while that is so', async () => {
    const { map, tools } = await dug()
    const before = map.held.primitives.size
    tools.setHovered(pipes[0]?.id ?? null)
    await nextTick()
    expect(map.held.primitives.size).toBe(before + 1)
    tools.setHovered(null)
    await nextTick()
    expect(map.held.primitives.size).toBe(before)
  })

  it('stands again in a scene that was made anew', async () => {
    const { scene, tools } = await dug()
    const next = fakeScene()
    scene.value = next
    await layersCome(next)
    expect([next.held.hole, next.held.primitives.size]).toEqual([tools.pit?.ring, 2])
  })

  it('and the map leave nothing behind, and nothing that needs the ground is worked out any more', async () => {
    const { map, panel, tools } = await dug()
    mounted.length = 0
    panel.unmount()
    expect([map.held.primitives.size, map.held.listeners, map.overlay.childElementCount, map.held.hole]).toEqual([0, 0, 0, null])
    expect([tools.ground, tools.pit]).toEqual([null, null])
  })
})

describe('a section', () => {
  it('is cut where it was drawn, and pointing at a mark is pointing at its pipe', async () => {
    const map = await onMap()
    map.tools.choose('section')
    map.click(-10, 2)
    map.click(20, 2)
    expect(map.layers.isCut()).toBe(false)
    map.tools.finish()
    await settle()
    expect([map.layers.isCut(), map.map.held.primitives.size]).toEqual([true, 3])
    const mark = map.one('.map-cut[data-pipe=a]')
    mark?.dispatchEvent(new Event('pointerenter'))
    await nextTick()
    expect([map.tools.hovered, map.map.held.primitives.size]).toEqual(['a', 4])
    mark?.dispatchEvent(new Event('pointerleave'))
    expect(map.tools.hovered).toBeNull()
    map.isNear.value = false
    await nextTick()
    expect([map.layers.isCut(), map.all('.map-cut').length]).toEqual([false, 0])
  })
})
