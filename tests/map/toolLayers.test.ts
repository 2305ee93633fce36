// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { PipeId } from '@/api/contract/ids'
import type { Layer } from '@/map/engine/mapScene'
import { createDrawingLayer } from '@/map/layers/drawing'
import { createPitLayer } from '@/map/layers/pit'
import { createPointedPipeLayer } from '@/map/layers/pointedPipe'
import { createSectionSheetLayer } from '@/map/layers/sectionSheet'
import { lonLatOf, pipeAt } from '../builders/pipes'
import { pitOf, sectionOf, squareOf } from '../builders/works'
import { type FakeScene, fakeScene } from './fakeScene'

function attached<S>(layer: Layer<S>, kind: 'solid' | 'flat' = 'solid') {
  const scene = fakeScene(kind)
  void layer.attach(scene)
  return { scene, layer, one: (selector: string) => scene.overlay.querySelector<HTMLElement>(selector), all: (selector: string) => [...scene.overlay.querySelectorAll<HTMLElement>(selector)] }
}
/** Everything of a layer that a scene could be left with. */
const left = ({ held, overlay }: FakeScene) => ({ primitives: held.primitives.size, listeners: held.listeners, elements: overlay.childElementCount, hole: held.hole })
const nothing = { primitives: 0, listeners: 0, elements: 0, hole: null }
/** Looks at a square of so many metres round the corner of the sheet. */
function lookAt({ camera }: FakeScene, reachM: number) {
  camera.show({ points: squareOf(reachM).map(([east, north]) => lonLatOf(east - reachM / 3, north - reachM / 3)), headingDeg: 0, pitchDeg: -40, rise: 0, margin: 0 }, true)
}
const at = (element: HTMLElement | null | undefined) => /translate\((-?\d+)px, (-?\d+)px\)/.exec(element?.style.transform ?? '')?.slice(1).map(Number) ?? []

describe('an excavation on the map', () => {
  it('is a hole with walls and a floor, and a rim', () => {
    const { scene, layer } = attached(createPitLayer())
    const pit = pitOf()
    layer.update({ pit, rootPx: 16 })
    expect([scene.held.hole, scene.held.primitives.size]).toEqual([pit.ring, 2])
  })

  it('is cut once while only its depth changes, and its walls are made anew', () => {
    const { scene, layer } = attached(createPitLayer())
    layer.update({ pit: pitOf({ depthM: 3 }), rootPx: 16 })
    const before = [...scene.held.primitives]
    layer.update({ pit: pitOf({ depthM: 5 }), rootPx: 16 })
    expect(scene.held.clips).toBe(1)
    expect(scene.held.primitives.size).toBe(2)
    expect(before.filter(part => scene.held.primitives.has(part))).toEqual([])
    layer.update({ pit: pitOf({ corners: squareOf(12) }), rootPx: 16 })
    expect(scene.held.clips).toBe(2)
  })

  it('asks for no frame where nothing changed', () => {
    const { scene, layer } = attached(createPitLayer())
    const pit = pitOf(), state = { pit, rootPx: 16 }
    layer.update(state)
    const { renders } = scene.held
    layer.update(state)
    layer.update({ pit, rootPx: 16 })
    expect(scene.held.renders).toBe(renders)
  })

  it('closes with its tool, and asks for the frame that shows it', () => {
    const { scene, layer, all } = attached(createPitLayer())
    layer.update({ pit: pitOf(), rootPx: 16 })
    const { renders } = scene.held
    layer.update({ pit: null, rootPx: 16 })
    expect(scene.held.renders).toBeGreaterThan(renders)
    expect([scene.held.primitives.size, scene.held.hole, all('.map-depth').length]).toEqual([0, null, 0])
  })

  it('leaves nothing behind, however it is left', () => {
    for (const leave of [false, true]) {
      const { scene, layer } = attached(createPitLayer())
      layer.update({ pit: pitOf(), rootPx: 16 })
      if (leave) layer.update({ pit: null, rootPx: 16 })
      layer.dispose()
      layer.dispose()
      layer.update({ pit: pitOf(), rootPx: 16 })
      expect(left(scene)).toEqual(nothing)
    }
  })

  it('closes no hole that is not its own', () => {
    const { scene, layer } = attached(createPitLayer())
    layer.update({ pit: null, rootPx: 16 })
    layer.dispose()
    expect(scene.held.clips).toBe(0)
  })

  it('has a ruler from the ground to the floor, a mark at every metre, downwards', () => {
    const { scene, layer, all } = attached(createPitLayer())
    lookAt(scene, 20)
    layer.update({ pit: pitOf({ depthM: 3 }), rootPx: 16 })
    expect(all('.map-depth').map(mark => mark.textContent)).toEqual(['±0', '−1 m', '−2 m', '−3 m'])
    const heights = all('.map-depth').map(mark => at(mark)[1] ?? NaN)
    expect(heights).toEqual([...heights].sort((a, b) => a - b))
    expect(new Set(heights).size).toBe(4)
  })

  it('has the depth of its floor alone where the marks would run into each other', () => {
    const { scene, layer, all } = attached(createPitLayer())
    lookAt(scene, 900)
    layer.update({ pit: pitOf({ depthM: 3.5 }), rootPx: 16 })
    expect(all('.map-depth').map(mark => mark.textContent)).toEqual(['−3.5 m'])
  })

  it('never writes two depths over each other, at whatever distance and depth', () => {
    const { scene, layer, all } = attached(createPitLayer())
    for (const [rootPx, reachM] of [16, 32, 96].flatMap(px => [12, 20, 30, 40, 50, 60, 80, 100, 130, 170, 220, 300, 500].map(reach => [px, reach] as const))) {
      for (const depthM of [1, 1.5, 3, 3.5, 5.5, 8]) {
        layer.update({ pit: pitOf({ depthM }), rootPx })
        lookAt(scene, reachM)
        scene.drawFrame()
        const heights = all('.map-depth').map(mark => at(mark)[1] ?? NaN).sort((a, b) => a - b)
        const gaps = heights.slice(1).map((y, i) => y - (heights[i] ?? NaN))
        // A line of its words is 0.875 rem high; places are whole pixels.
        expect(Math.min(Infinity, ...gaps), `${depthM} m deep from ${reachM} m, ${rootPx} px a rem`).toBeGreaterThanOrEqual(0.875 * rootPx)
      }
    }
  })

  it('has its ruler at the corner farthest to the left, also after the camera has turned', () => {
    const { scene, layer, all } = attached(createPitLayer())
    layer.update({ pit: pitOf(), rootPx: 16 })
    for (const headingDeg of [0, 90, 180, 270]) {
      scene.camera.show({ points: squareOf(10).map(([east, north]) => lonLatOf(east, north)), headingDeg, pitchDeg: -40, rise: 0, margin: 0.4 }, true)
      scene.drawFrame()
      const [corner] = squareOf(10).map(([east, north]) => lonLatOf(east, north)).sort((a, b) => (scene.camera.projectAbove(...a, 0)?.x ?? NaN) - (scene.camera.projectAbove(...b, 0)?.x ?? NaN))
      const floor = corner && scene.camera.projectAbove(...corner, -3)
      expect(at(all('.map-depth').find(mark => mark.textContent === '−3 m'))).toEqual([floor?.x ?? NaN, floor?.y ?? NaN].map(px => Math.round(px)))
    }
  })
})

describe('a section on the map', () => {
  const pipes = [pipeAt({ id: 'a', from: [20, -30], to: [20, 30] }), pipeAt({ id: 'b', kind: 'RQ', from: [60, -30], to: [60, 30], depthM: [2, 2] })]
  const section = sectionOf(pipes)
  function sheetOf(kind: 'solid' | 'flat' = 'solid') {
    const pointed: (PipeId | null)[] = []
    return { ...attached(createSectionSheetLayer({ onPoint: (pipe) => { pointed.push(pipe) } }), kind), pointed }
  }

  it('is a sheet, the pipes that it cuts, and the line, with a mark at each cut', () => {
    const { scene, layer, all } = sheetOf()
    lookAt(scene, 200)
    layer.update({ section, depthM: 3, hovered: null })
    expect(scene.held.primitives.size).toBe(3)
    expect(all('.map-cut').map(mark => [mark.dataset.pipe, mark.hidden, mark.style.getPropertyValue('--hue')])).toEqual([['a', false, '#22d3ee'], ['b', false, '#ff5ad5']])
    const where = section.crossings.map(({ point, axisDepthM }) => scene.camera.projectAbove(point[0], point[1], -axisDepthM))
    expect(all('.map-cut').map(mark => at(mark))).toEqual(where.map(spot => [Math.round(spot?.x ?? NaN), Math.round(spot?.y ?? NaN)]))
  })

  it('needs no pipe to be a section', () => {
    const { scene, layer, all } = sheetOf()
    layer.update({ section: sectionOf([]), depthM: 3, hovered: null })
    expect([scene.held.primitives.size, all('.map-cut').length]).toEqual([2, 0])
  })

  it('says which pipe is pointed at, and when it is no more', () => {
    const { layer, all, pointed } = sheetOf()
    layer.update({ section, depthM: 3, hovered: null })
    const second = all('.map-cut')[1]
    second?.dispatchEvent(new Event('pointerenter'))
    second?.dispatchEvent(new Event('pointerleave'))
    expect(pointed).toEqual(['b', null])
  })

  it('says the pipe of the section that is cut now, not of the one before', () => {
    const { layer, all, pointed } = sheetOf()
    layer.update({ section, depthM: 3, hovered: null })
    layer.update({ section: sectionOf([pipeAt({ id: 'new', from: [50, -5], to: [50, 5] })]), depthM: 3, hovered: null })
    expect(all('.map-cut')).toHaveLength(1)
    all('.map-cut')[0]?.dispatchEvent(new Event('pointerenter'))
    expect(pointed).toEqual(['new'])
  })

  it('lights the mark of the pipe that the chart points at, and asks for no frame for it', () => {
    const { scene, layer, all } = sheetOf()
    layer.update({ section, depthM: 3, hovered: null })
    const { renders } = scene.held, before = [...scene.held.primitives]
    layer.update({ section, depthM: 3, hovered: 'b' })
    expect(all('.map-cut').map(mark => mark.classList.contains('hovered'))).toEqual([false, true])
    layer.update({ section, depthM: 3, hovered: null })
    expect(all('.map-cut.hovered')).toEqual([])
    expect([scene.held.renders, [...scene.held.primitives]]).toEqual([renders, before])
  })

  it('is made anew for another depth, with nothing left of the sheet before', () => {
    const { scene, layer } = sheetOf()
    layer.update({ section, depthM: 3, hovered: null })
    const before = [...scene.held.primitives]
    layer.update({ section, depthM: 4, hovered: null })
    expect(scene.held.primitives.size).toBe(3)
    expect(before.filter(part => scene.held.primitives.has(part))).toEqual([])
  })

  it('has its marks alone where there is no graphics card', () => {
    const { scene, layer, all } = sheetOf('flat')
    layer.update({ section, depthM: 3, hovered: null })
    expect([scene.held.primitives.size, all('.map-cut').length]).toEqual([0, 2])
  })

  it('leaves nothing behind', () => {
    const { scene, layer } = sheetOf()
    layer.update({ section, depthM: 3, hovered: null })
    layer.update({ section: null, depthM: 0, hovered: null })
    expect([scene.held.primitives.size, scene.overlay.querySelectorAll('.map-cut').length]).toEqual([0, 0])
    layer.update({ section, depthM: 3, hovered: null })
    layer.dispose()
    layer.dispose()
    layer.update({ section, depthM: 3, hovered: null })
    expect(left(scene)).toEqual(nothing)
  })
})

describe('what is drawn on the map', () => {
  const picked = (east: number, north: number, heightM = 40) => ({ point: lonLatOf(east, north), heightM })
  type Made = Pick<ReturnType<typeof attached>, 'one' | 'scene'>
  const path = (made: Made, name: string) => made.one(`path.${name}`)?.getAttribute('d') ?? ''
  /** Points of a path, and how often the pen is put down anew. */
  const penOf = (d: string) => ({ points: [...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]), starts: d.split('M').length - 1 })
  const drawn = (...places: (readonly [number, number])[]) => places.map(([east, north]) => picked(east, north))
  function shown(state: Parameters<ReturnType<typeof createDrawingLayer>['update']>[0]) {
    const made = attached(createDrawingLayer())
    lookAt(made.scene, 300)
    made.layer.update(state)
    return made
  }
  const screen = ({ scene }: Made, east: number, north: number, aboveM = 0) => {
    const spot = scene.camera.projectAbove(...lonLatOf(east, north), aboveM)
    return [spot?.x ?? NaN, spot?.y ?? NaN].map(px => Number(px.toFixed(1)))
  }

  it('is a line along the ground through its points, without a filled inside', () => {
    const made = shown({ form: 'line', points: drawn([0, 0], [80, 20], [100, 90]), isFinished: true, legs: [] })
    const { points, starts } = penOf(path(made, 'line'))
    expect(starts).toBe(1)
    for (const [east, north] of [[0, 0], [80, 20], [100, 90]] as const) expect(points).toContainEqual(screen(made, east, north))
    expect([path(made, 'fill'), path(made, 'upright')]).toEqual(['', ''])
    expect(made.all('.map-dot')).toHaveLength(3)
  })

  it('is an area that comes back to where it began, filled', () => {
    const made = shown({ form: 'area', points: drawn([0, 0], [80, 0], [80, 80]), isFinished: false, legs: [] })
    const { points } = penOf(path(made, 'line'))
    expect(points.at(-1)).toEqual(points[0])
    expect(path(made, 'fill')).toBe(path(made, 'line'))
  })

  it('is no area yet with two points', () => {
    const made = shown({ form: 'area', points: drawn([0, 0], [80, 0]), isFinished: false, legs: [] })
    const { points } = penOf(path(made, 'line'))
    expect(points.at(-1)).toEqual(screen(made, 80, 0))
  })

  it('is a height: level from the first point, then straight up or down to the second', () => {
    const made = shown({ form: 'height', points: [picked(0, 0, 41), picked(60, 10, 65)], isFinished: true, legs: [] })
    expect(penOf(path(made, 'upright')).points).toEqual([screen(made, 0, 0, 1), screen(made, 60, 10, 1), screen(made, 60, 10, 25)])
    expect(path(made, 'line')).toBe('')
    expect(made.all('.map-dot').map(dot => at(dot))).toEqual([[0, 0, 1], [60, 10, 25]].map(([east = 0, north = 0, above = 0]) => screen(made, east, north, above).map(px => Math.round(px))))
  })

  it('has the words of each leg in its middle, and none where there are none', () => {
    const made = shown({ form: 'line', points: drawn([0, 0], [80, 0], [80, 60]), isFinished: true, legs: ['80 m', ''] })
    expect(made.all('.map-leg').map(leg => leg.textContent)).toEqual(['80 m'])
    expect(at(made.one('.map-leg'))).toEqual(screen(made, 40, 0).map(px => Math.round(px)))
    made.layer.update({ form: 'line', points: drawn([0, 0]), isFinished: true, legs: ['80 m', '60 m'] })
    expect(made.all('.map-leg')).toEqual([])
  })

  it('has a loose last point only while that follows the pointer', () => {
    const points = drawn([0, 0], [80, 0])
    const made = shown({ form: 'line', points, isFinished: false, legs: [] })
    const loose = () => made.all('.map-dot').map(dot => dot.classList.contains('loose'))
    expect(loose()).toEqual([false, true])
    made.layer.update({ form: 'line', points, isFinished: true, legs: [] })
    expect(loose()).toEqual([false, false])
  })

  it('moves with the camera', () => {
    const made = shown({ form: 'line', points: drawn([0, 0], [80, 0]), isFinished: true, legs: [] })
    const before = path(made, 'line')
    lookAt(made.scene, 600)
    made.scene.drawFrame()
    expect(path(made, 'line')).not.toBe(before)
    expect(penOf(path(made, 'line')).points[0]).toEqual(screen(made, 0, 0))
  })

  it('lifts the pen behind the camera, and hides what lies there', () => {
    const made = attached(createDrawingLayer())
    lookAt(made.scene, 300)
    const behind = picked(0, -40_000)
    expect(made.scene.camera.projectAbove(...behind.point, 0)).toBeNull()
    made.layer.update({ form: 'line', points: [picked(0, 0), behind, picked(80, 0)], isFinished: true, legs: ['far', 'far'] })
    expect(penOf(path(made, 'line')).starts).toBe(2)
    expect(made.all('.map-dot').map(dot => dot.hidden)).toEqual([false, true, false])
    expect(made.all('.map-leg').every(leg => leg.hidden)).toBe(true)
  })

  it('leaves nothing behind: no point of the drawing before, and no element of the layer', () => {
    const made = shown({ form: 'area', points: drawn([0, 0], [80, 0], [80, 80]), isFinished: true, legs: ['a', 'b', 'c'] })
    made.layer.update({ form: 'area', points: [], isFinished: true, legs: [] })
    expect([path(made, 'line'), path(made, 'fill'), made.all('.map-dot, .map-leg').length]).toEqual(['', '', 0])
    made.layer.dispose()
    made.layer.dispose()
    made.layer.update({ form: 'area', points: drawn([0, 0], [80, 0], [80, 80]), isFinished: true, legs: [] })
    expect(left(made.scene)).toEqual(nothing)
  })
})

describe('the pipe that is pointed at', () => {
  const pipe = pipeAt({ from: [0, 0], to: [20, 0] })

  it('is one hull, made anew for another pipe and gone with it', () => {
    const { scene, layer } = attached(createPointedPipeLayer())
    layer.update({ pipe })
    const [first] = scene.held.primitives
    layer.update({ pipe: pipeAt({ id: 'q', from: [0, 5], to: [20, 5] }) })
    expect(scene.held.primitives.size).toBe(1)
    expect([...scene.held.primitives]).not.toContain(first)
    layer.update({ pipe: null })
    expect(scene.held.primitives.size).toBe(0)
  })

  it('asks for a frame when it changes, and for none when not', () => {
    const { scene, layer } = attached(createPointedPipeLayer())
    layer.update({ pipe })
    const { renders } = scene.held
    layer.update({ pipe })
    expect(scene.held.renders).toBe(renders)
    layer.update({ pipe: null })
    expect(scene.held.renders).toBeGreaterThan(renders)
  })

  it('leaves nothing behind', () => {
    const { scene, layer } = attached(createPointedPipeLayer())
    layer.update({ pipe })
    layer.dispose()
    layer.dispose()
    layer.update({ pipe })
    expect(left(scene)).toEqual(nothing)
  })
})
