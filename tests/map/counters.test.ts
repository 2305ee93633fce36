// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { eventDensity } from '@/domain/eventDensity'
import { type CounterMark, type CountersState, counterRem, createCountersLayer } from '@/map/layers/counters'
import { heatMesh } from '@/map/layers/heat'
import { fakeScene, plainRelief } from './fakeScene'

const mark = (id: string, lon: number, count = 1, part = 0): CounterMark => ({ id, lon, lat: 36.25, raised: 0, count, part })
const stateOf = (marks: readonly CounterMark[], over: Partial<CountersState> = {}): CountersState => ({
  marks, clusterRem: 2, isLead: true, rootPx: 16, text: (ids, count, part) => ({ number: String(count), note: part > 0 ? `超期 ${part}` : '', title: ids.join('+') }), ...over,
})

function onScene(state: CountersState) {
  const scene = fakeScene(), onPick = vi.fn<(ids: readonly string[]) => void>()
  const layer = createCountersLayer({ kind: 'events', onPick })
  void layer.attach(scene)
  layer.update(state)
  const all = () => [...scene.overlay.querySelectorAll<HTMLButtonElement>('.map-counter')]
  return { scene, layer, onPick, all, texts: () => all().map(one => one.textContent), counts: () => all().map(one => Number(one.dataset.count)) }
}

describe('counters on the map', () => {
  it('count together what stands close, at the worst of it, and lose nothing', () => {
    const { all, counts } = onScene(stateOf([mark('a', 116.45, 4), mark('b', 116.4501, 3, 2), mark('c', 116.5, 5)]))
    expect(counts().sort()).toEqual([5, 7])
    expect(all().find(one => one.dataset.count === '7')?.title).toBe('b+a')
  })

  it('show the bad part as an arc and in words', () => {
    const { all, texts } = onScene(stateOf([mark('a', 116.45, 8, 2)]))
    expect(texts()).toEqual(['8超期 2'])
    expect(all()[0]?.style.getPropertyValue('--part')).toBe('0.250')
    expect(all()[0]?.classList.contains('bad')).toBe(true)
    expect(all()[0]?.getAttribute('aria-label')).toBe('a')
  })

  it('are quiet where they do not lead: no note, and no number for one alone', () => {
    const { texts } = onScene(stateOf([mark('a', 116.45, 1, 1), mark('b', 116.5, 12, 1)], { isLead: false }))
    expect(texts()).toEqual(['', '12'])
  })

  it('tell which of them were chosen, the worst first', () => {
    const { all, onPick } = onScene(stateOf([mark('a', 116.45), mark('b', 116.4501, 1, 1)]))
    all()[0]?.click()
    expect(onPick).toHaveBeenCalledExactlyOnceWith(['b', 'a'])
  })

  it('keep their elements while they only move, and their room is known to the labels', () => {
    const { scene, all, layer } = onScene(stateOf([mark('a', 116.45, 3, 1)]))
    const before = all()[0]
    scene.camera.show({ points: [[116.4, 36.2], [116.6, 36.4]], headingDeg: 10, pitchDeg: -55, rise: 1, margin: 0 }, true)
    scene.drawFrame()
    expect(all()[0]).toBe(before)
    expect(layer.boxes()).toHaveLength(1)
    // Ring and note: wider than the ring alone, and higher.
    const ringPx = counterRem(3, true) * 16
    expect(layer.boxes()[0]?.height).toBeGreaterThan(ringPx + 16)
    expect(layer.boxes()[0]?.width).toBeGreaterThan(ringPx)
  })

  it('say no note that would lie over another counter, and the worst keeps its own', () => {
    const { all } = onScene(stateOf([mark('a', 116.45, 9, 5), mark('b', 116.47, 9, 2)], { clusterRem: 0.1 }))
    const crowded = (id: string) => all().find(one => one.title === id)?.classList.contains('crowded')
    expect([crowded('a'), crowded('b')]).toEqual([false, true])
    const far = onScene(stateOf([mark('a', 116.40, 9, 5), mark('b', 116.5, 9, 2)], { clusterRem: 0.1 }))
    expect(far.all().some(one => one.classList.contains('crowded'))).toBe(false)
  })

  it('grow with what they count, and never to a blob', () => {
    expect(counterRem(20, true)).toBeGreaterThan(counterRem(2, true))
    expect(counterRem(1e6, true)).toBe(3.6)
  })
})

describe('the surface of the heat', () => {
  const bounds = { west: 116.4, east: 116.5, south: 36.2, north: 36.3 }
  const grid = eventDensity([[116.45, 36.25]], bounds, { bandwidthM: 1_500, cellM: 300 })
  const outline = [[[[116.4, 36.2], [116.5, 36.2], [116.5, 36.3], [116.4, 36.3], [116.4, 36.2]]]] as [number, number][][][]

  it('has a vertex for each point of the grid that counts, with its density', () => {
    const mesh = heatMesh(grid, outline, plainRelief, 1)
    const densities = [...mesh.ground].filter((_, i) => i % 3 === 0)
    expect(Math.max(...densities)).toBeCloseTo(grid.peak?.perKm2 ?? 0, 5)
    expect(mesh.raise.every(raise => raise === 1)).toBe(true)
    expect(mesh.raise.length).toBeLessThan(grid.values.length)
    expect(Math.max(...mesh.indices)).toBe(mesh.raise.length - 1)
  })

  it('ends at the outline', () => {
    const west = [[[[116.4, 36.2], [116.45, 36.2], [116.45, 36.3], [116.4, 36.3], [116.4, 36.2]]]] as [number, number][][][]
    const whole = heatMesh(grid, outline, plainRelief, 1), half = heatMesh(grid, west, plainRelief, 1)
    expect(half.indices.length).toBeLessThan(whole.indices.length * 0.7)
    expect(heatMesh(grid, [[[[117, 36], [117.1, 36], [117.1, 36.1], [117, 36]]]], plainRelief, 1).indices).toHaveLength(0)
  })
})
