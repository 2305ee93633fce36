// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { Severity } from '@/api/contract/alarms'
import { type DensityGrid, eventDensity } from '@/domain/eventDensity'
import type { Polygons } from '@/domain/geodesy'
import type { MapClass } from '@/domain/mapClasses'
import type { Layer } from '@/map/engine/mapScene'
import { type AlarmsState, createAlarmsLayer } from '@/map/layers/alarms'
import { createBoundariesLayer } from '@/map/layers/boundaries'
import { type CounterMark, type CountersState, createCountersLayer } from '@/map/layers/counters'
import { createFlatGroundLayer } from '@/map/layers/flatGround'
import { createFocusLayer } from '@/map/layers/focus'
import { type HeatState, createHeatLayer } from '@/map/layers/heat'
import { createLabelsLayer } from '@/map/layers/labels'
import { createNeighboursLayer } from '@/map/layers/neighbours'
import { createPlatesLayer } from '@/map/layers/plates'
import { createRiversLayer, joinLines, smoothLine } from '@/map/layers/rivers'
import { idOf } from '../builders/alarms'
import { at } from '../builders/regions'
import { type FakeScene, fakeScene } from './fakeScene'

const square = (west: number, south: number, size: number): Polygons => [[[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]]]
const left = { code: at.yushan, polygons: square(116.4, 36.2, 0.05) }, right = { code: at.ancheng, polygons: square(116.45, 36.2, 0.05) }
const outline = square(116.4, 36.2, 0.1)
const plates = [left, right]
const classes = new Map<typeof at.yushan, MapClass>([[at.yushan, 3], [at.ancheng, 'missing']])
const words: AlarmsState['words'] = { urgent: { glyph: '急', word: '紧急' }, important: { glyph: '重', word: '重要' }, general: { glyph: '般', word: '一般' }, notice: { glyph: '示', word: '提示' } }
const mark = (id: string, lon: number, lat: number, severity: Severity, acknowledged = false) => ({ id: idOf(id), lon, lat, raised: 0 as const, severity, acknowledged })
const alarms = (...list: ReturnType<typeof mark>[]): AlarmsState => ({ alarms: list, focused: null, words, isQuiet: false, rootPx: 16 })
const label = (id: string, lon: number, lat: number, priority: number, text = id) => ({ id, kind: 'plate' as const, lon, lat, raised: 0 as const, text, value: '1.2', priority, widthM: null as number | null })

const counter = (id: string, lon: number, lat: number, count = 1, part = 0): CounterMark => ({ id, lon, lat, raised: 0, count, part })
const counters = (...list: CounterMark[]): CountersState => ({ marks: list, clusterRem: 4, isLead: true, rootPx: 16, text: (ids, count, part) => ({ number: String(count), note: part > 0 ? `超期 ${part}` : '', title: ids.join('+') }) })
const heat = (grid: DensityGrid | null): HeatState => ({ grid, outline, breaks: [0.1, 0.2, 0.3, 0.4], opacity: 1, raised: 1 })

const platesState = { plates, classes, hovered: null, contourM: 50, granularityM: 2000 }
const boundariesState = { outline, plates, context: [square(116.5, 36.2, 0.05)], county: null, form: 'block' as const, hovered: null }

/** Every layer with a state, and how many things of the graphics card it then holds. */
const all: { name: string, make: () => Layer<never>, state: unknown, other: unknown, primitives: number }[] = [
  entry('plates', createPlatesLayer, platesState, { ...platesState, plates: [left] }, 2),
  entry('boundaries', createBoundariesLayer, boundariesState, { ...boundariesState, form: 'flat' as const }, 1),
  entry('rivers', createRiversLayer, { rivers: [{ level: 1, line: [[116.3, 36.1], [116.6, 36.4]] as [number, number][] }], lakes: [square(116.3, 36, 0.05)] }, { rivers: [], lakes: [square(116.3, 36, 0.05)] }, 3),
  entry('neighbours', createNeighboursLayer, { neighbours: [square(116.6, 36.1, 0.2)], dashM: 900 }, { neighbours: [square(116.6, 36.1, 0.2)], dashM: 300 }, 1),
  entry('alarms', () => createAlarmsLayer({ onPick: () => undefined }), alarms(mark('a', 116.45, 36.25, 'urgent')), alarms(), 0),
  entry('labels', () => createLabelsLayer({ obstacles: () => [], measure: () => ({ width: 60, height: 40 }) }), { labels: [label('x', 116.45, 36.25, 1)], hovered: null, measureKey: '' }, { labels: [], hovered: null, measureKey: '' }, 0),
  entry('counters', () => createCountersLayer({ kind: 'events', onPick: () => undefined }), counters(counter('e1', 116.45, 36.25, 3, 1)), counters(), 0),
  entry('heat', createHeatLayer, heat(eventDensity([[116.45, 36.25]], { west: 116.4, east: 116.5, south: 36.2, north: 36.3 }, { bandwidthM: 2_000, cellM: 500 })), heat(null), 1),
  entry('focus', createFocusLayer, { at: { lon: 116.45, lat: 36.25, raised: 0 as const, severity: 'urgent' as const } }, { at: null }, 0),
  entry('flatGround', createFlatGroundLayer, { plates, classes, outline, context: [], rivers: [], hovered: null }, { plates: [left], classes, outline, context: [], rivers: [], hovered: null }, 0),
]
function entry<S>(name: string, make: () => Layer<S>, state: S, other: S, primitives: number) {
  return { name, make: make as () => Layer<never>, state, other, primitives }
}
const give = (layer: Layer<never>, state: unknown) => { layer.update(state as never) }
const held = (scene: FakeScene) => ({ primitives: scene.held.primitives.size, imagery: scene.held.imagery.size, listeners: scene.held.listeners, elements: scene.overlay.querySelectorAll('*').length })

describe.each(all)('the layer $name', ({ make, state, other, primitives }) => {
  it('draws when it has both a scene and a state, in either order', () => {
    const first = fakeScene(), second = fakeScene()
    const a = make(), b = make()
    void a.attach(first)
    give(a, state)
    give(b, state)
    void b.attach(second)
    expect(held(first).primitives).toBe(primitives)
    expect(held(second)).toEqual(held(first))
    expect(held(first).primitives + held(first).elements).toBeGreaterThan(0)
  })

  it('asks for no frame and changes nothing when it is given the same state again', () => {
    const scene = fakeScene(), layer = make()
    void layer.attach(scene)
    give(layer, state)
    const before = { renders: scene.held.renders, html: scene.overlay.innerHTML, primitives: [...scene.held.primitives] }
    give(layer, state)
    scene.drawFrame()
    expect({ renders: scene.held.renders, html: scene.overlay.innerHTML, primitives: [...scene.held.primitives] }).toEqual(before)
  })

  it('holds nothing of the state before', () => {
    const scene = fakeScene(), fresh = fakeScene()
    const layer = make(), compare = make()
    void layer.attach(scene)
    void compare.attach(fresh)
    give(layer, state)
    give(layer, other)
    give(compare, other)
    expect(held(scene)).toEqual(held(fresh))
  })

  it('leaves nothing in the scene after it is disposed of, however often', () => {
    const scene = fakeScene(), layer = make()
    void layer.attach(scene)
    give(layer, state)
    layer.dispose()
    layer.dispose()
    expect(held(scene)).toEqual({ primitives: 0, imagery: 0, listeners: 0, elements: 0 })
    give(layer, other)
    expect(held(scene)).toEqual({ primitives: 0, imagery: 0, listeners: 0, elements: 0 })
  })
})

describe('the block of plates', () => {
  it('throws a shadow only while it is raised', () => {
    const scene = fakeScene(), layer = createBoundariesLayer()
    void layer.attach(scene)
    layer.update(boundariesState)
    expect(scene.held.imagery.size).toBe(1)
    layer.update({ ...boundariesState, form: 'flat' })
    expect(scene.held.imagery.size).toBe(0)
  })

  it('keeps its meshes when only a class changes', () => {
    const scene = fakeScene(), layer = createPlatesLayer()
    void layer.attach(scene)
    layer.update(platesState)
    const renders = scene.held.renders
    layer.update({ ...platesState, classes: new Map(classes) })
    expect(scene.held.renders).toBe(renders)
    layer.update({ ...platesState, classes: new Map([[at.yushan, 0 as const]]) })
    expect(scene.held.renders).toBe(renders + 1)
    expect(scene.held.primitives.size).toBe(2)
  })
})

function alarmStage(state: AlarmsState, onPick: (ids: readonly string[]) => void = () => undefined) {
  const scene = fakeScene(), layer = createAlarmsLayer({ onPick })
  void layer.attach(scene)
  layer.update(state)
  return { scene, layer, markers: () => [...scene.overlay.querySelectorAll<HTMLElement>('.map-alarm')] }
}

describe('alarm markers', () => {
  it('say their severity by shape, letter and word', () => {
    const { markers } = alarmStage(alarms(mark('a', 116.42, 36.2, 'urgent'), mark('b', 116.5, 36.3, 'notice')))
    const [red, blue] = ['urgent', 'notice'].map(severity => markers().find(marker => marker.dataset.severity === severity))
    expect([red?.querySelector('text')?.textContent, red?.getAttribute('aria-label')]).toEqual(['急', '紧急'])
    expect([blue?.querySelector('text')?.textContent, blue?.getAttribute('aria-label')]).toEqual(['示', '提示'])
    expect(red?.querySelector('path')?.getAttribute('d')).not.toBe(blue?.querySelector('path')?.getAttribute('d'))
  })

  it('pulse only when urgent and not yet acknowledged', () => {
    const { markers } = alarmStage(alarms(mark('a', 116.4, 36.2, 'urgent'), mark('b', 116.5, 36.3, 'urgent', true), mark('c', 116.45, 36.25, 'important')))
    expect(markers().filter(marker => marker.classList.contains('pulsing')).map(marker => marker.dataset.alarm)).toEqual(['a'])
  })

  it('gather round the worst and count', () => {
    const pick = vi.fn()
    const { markers } = alarmStage(alarms(mark('blue', 116.4501, 36.25, 'notice'), mark('red', 116.45, 36.25, 'urgent'), mark('far', 116.52, 36.31, 'general')), pick)
    const cluster = markers().find(marker => marker.dataset.alarm === 'red')
    expect(markers()).toHaveLength(2)
    expect(cluster?.querySelector('.map-alarm-count')?.textContent).toBe('2')
    cluster?.click()
    expect(pick).toHaveBeenCalledWith(['red', 'blue'])
  })

  it('never fold the alarm in focus into another', () => {
    const { markers } = alarmStage({ ...alarms(mark('blue', 116.4501, 36.25, 'notice'), mark('red', 116.45, 36.25, 'urgent')), focused: idOf('blue') })
    expect(markers().map(marker => marker.dataset.alarm).sort()).toEqual(['blue', 'red'])
  })

  it('stay few with ten thousand alarms', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => mark(`m${i}`, 116.3 + (i % 100) * 0.003, 36.1 + Math.floor(i / 100) * 0.003, 'notice'))
    expect(alarmStage(alarms(...many)).markers().length).toBeLessThanOrEqual(81)
  })

  it('show a name as text, whatever is in it', () => {
    const { scene } = alarmStage({ ...alarms(mark('a', 116.45, 36.25, 'urgent')), words: { ...words, urgent: { glyph: '<img src=x onerror=alert(1)>', word: '紧急' } } })
    expect(scene.overlay.querySelector('img')).toBeNull()
  })
})

describe('labels', () => {
  function labelStage(obstacles: { x: number, y: number, width: number, height: number }[] = []) {
    const scene = fakeScene(), layer = createLabelsLayer({ obstacles: () => obstacles, measure: () => ({ width: 80, height: 44 }) })
    void layer.attach(scene)
    return { scene, layer, shown: () => [...scene.overlay.querySelectorAll<HTMLElement>('.map-label.shown')].map(element => element.dataset.label) }
  }

  it('hide where a marker leaves them no room', () => {
    const place = fakeScene().camera.project(116.45, 36.25, 0)
    const { layer, shown } = labelStage([{ x: (place?.x ?? 0) - 300, y: (place?.y ?? 0) - 300, width: 600, height: 600 }])
    layer.update({ labels: [label('covered', 116.45, 36.25, 1)], hovered: null, measureKey: '' })
    expect(shown()).toEqual([])
  })

  it('stay out from under the panels', () => {
    const { layer, shown, scene } = labelStage()
    const edge = scene.camera.unproject(150, 400, 0)
    layer.update({ labels: [label('under', edge?.[0] ?? 0, edge?.[1] ?? 0, 1), label('free', 116.45, 36.25, 1)], hovered: null, measureKey: '' })
    expect(shown()).toEqual(['free'])
  })

  it('are left out where the plate is far too small for the name, unless it is pointed at', () => {
    const { layer, shown } = labelStage()
    const tiny = { ...label('tiny', 116.45, 36.25, 1), widthM: 10 }
    layer.update({ labels: [tiny], hovered: null, measureKey: '' })
    expect(shown()).toEqual([])
    layer.update({ labels: [tiny], hovered: 'tiny', measureKey: '' })
    expect(shown()).toEqual(['tiny'])
  })

  it('let the one under the pointer go first', () => {
    const { layer, shown } = labelStage()
    const two = [label('a', 116.45, 36.25, 9), label('b', 116.4502, 36.25, 1)]
    layer.update({ labels: two, hovered: 'b', measureKey: '' })
    expect(shown()).toContain('b')
  })

  it('are written as text: markup in a name stays letters', () => {
    const { scene, layer } = labelStage()
    layer.update({ labels: [label('x', 116.45, 36.25, 1, '<b onclick=x>村</b>')], hovered: null, measureKey: '' })
    expect(scene.overlay.querySelector('b')).toBeNull()
    expect(scene.overlay.textContent).toContain('<b onclick=x>村</b>')
  })
})

describe('the course of the river', () => {
  it('is one line where its pieces meet end to end, whichever way they run', () => {
    const joined = joinLines([[[0, 0], [1, 0]], [[2, 0], [1, 0]], [[2, 0], [3, 1]]])
    expect(joined).toHaveLength(1)
    expect(joined[0]?.length).toBe(4)
  })

  it('keeps its ends when its corners are cut', () => {
    const line = smoothLine([[116, 36], [116.1, 36.05], [116.1, 36.2], [116.3, 36.3]])
    expect([line[0], line.at(-1)]).toEqual([[116, 36], [116.3, 36.3]])
  })
})

describe('the place in focus', () => {
  it('is told with every frame, and that it is gone', () => {
    const scene = fakeScene()
    const told: unknown[] = []
    const layer = createFocusLayer({ onPlace: (spot) => { told.push(spot) } })
    void layer.attach(scene)
    layer.update({ at: { lon: 116.45, lat: 36.25, raised: 0, severity: 'urgent' } })
    scene.drawFrame()
    expect(told.at(-1)).toMatchObject(scene.camera.project(116.45, 36.25, 0) ?? {})
    layer.update({ at: null })
    expect(told.at(-1)).toBeNull()
    layer.update({ at: { lon: 116.45, lat: 36.25, raised: 0, severity: 'urgent' } })
    layer.dispose()
    expect(told.at(-1)).toBeNull()
  })
})
