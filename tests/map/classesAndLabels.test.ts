import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { figureIds } from '@/api/contract/figureCatalogue'
import type { Figure } from '@/api/contract/figures'
import { labelPoint, polygonsContain, ringContains } from '@/domain/geodesy'
import { type LabelWish, layOutLabels, nearbyShifts } from '@/domain/labelLayout'
import { areBreaks, classOf, figureClass, legendRows, mapFigureOf } from '@/domain/mapClasses'
import { clusterMarks } from '@/domain/markerClusters'

const breaks = fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 4, maxLength: 4 }).map(values => values.sort((a, b) => a - b))
const about = { unit: 'percent', asOf: '2026-11-22T09:00:00+08:00', period: 'P1D', source: 'test' }

describe('classes of the map', () => {
  test.prop([breaks, fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.boolean()])('agree with the row of the legend that names the class', (limits, value, lowIsBad) => {
    const shade = classOf(value, limits, lowIsBad)
    const row = legendRows(limits, lowIsBad).find(candidate => candidate.shade === shade)
    expect(row).toBeDefined()
    expect(row?.from ?? -Infinity).toBeLessThanOrEqual(value)
    expect(row?.to ?? Infinity).toBeGreaterThan(value)
  })

  test.prop([breaks, fc.double({ noNaN: true }), fc.double({ noNaN: true })])('never fall while the value rises, and never rise with it where low is bad: what asks for attention is bright', (limits, a, b) => {
    const shades = (lowIsBad: boolean) => [Math.min(a, b), Math.max(a, b)].map(value => classOf(value, limits, lowIsBad))
    const [low, high] = shades(false), [bright, dark] = shades(true)
    if (typeof low !== 'number' || typeof high !== 'number') return
    expect(low).toBeLessThanOrEqual(high)
    expect([bright, dark]).toEqual([4 - low, 4 - high])
  })

  it('puts a value that stands on a break into the class above it', () => expect(classOf(2, [1, 2, 3, 4], false)).toBe(2))

  it('hatches what is not known and never calls it the lowest class', () => {
    const limits = [1, 2, 3, 4]
    const unknown: Figure = { state: 'unknown', value: null, ...about }
    const suppressed: Figure = { state: 'suppressed', value: null, below5: true, ...about }
    expect([figureClass(unknown, limits, true), figureClass(suppressed, limits, false), figureClass(undefined, limits, false), classOf(NaN, limits, true)]).toEqual(['missing', 'missing', 'missing', 'missing'])
    expect(figureClass({ state: 'exact', value: 0, ...about }, limits, false)).toBe(0)
    expect(figureClass({ state: 'exact', value: 0, ...about }, limits, true)).toBe(4)
  })

  it('leaves a plate bare where the figure does not apply: nothing is missing there', () => {
    expect(figureClass({ state: 'notApplicable', value: null, ...about }, [1, 2, 3, 4], true)).toBeNull()
  })

  it('colour the map by a rate, share or density whatever figure is chosen', () => {
    for (const id of figureIds) {
      const by = mapFigureOf(id)
      if (by !== null) expect(mapFigureOf(by)).toBe(by)
    }
    expect(mapFigureOf('events.total')).toBe('events.openRate')
    expect(mapFigureOf('profile.area')).toBeNull()
  })

  it('know breaks that do not ascend', () => {
    expect(areBreaks([1, 2, 3, 4])).toBe(true)
    expect(areBreaks([1, 3, 3, 4])).toBe(false)
    expect(areBreaks([1, 2, 3])).toBe(false)
  })
})

const wish = fc.record({ x: fc.integer({ min: -50, max: 850 }), y: fc.integer({ min: -50, max: 650 }), width: fc.integer({ min: 10, max: 160 }), height: fc.integer({ min: 10, max: 60 }), priority: fc.integer({ min: 0, max: 5 }) })
const wishes = fc.array(wish, { maxLength: 60 }).map(list => list.map((one, i): LabelWish => ({ id: `label-${i}`, ...one })))
const box = fc.record({ x: fc.integer({ min: 0, max: 750 }), y: fc.integer({ min: 0, max: 550 }), width: fc.integer({ min: 1, max: 200 }), height: fc.integer({ min: 1, max: 200 }) })
const window = { x: 0, y: 0, width: 800, height: 600 }

describe('labels', () => {
  test.prop([wishes, fc.array(box, { maxLength: 6 })])('never overlap each other or a marker, and never leave the window', (list, obstacles) => {
    const placed = layOutLabels(list, { window, obstacles, shifts: nearbyShifts, gapPx: 0 })
    const boxes = list.flatMap((one) => { const at = placed.get(one.id); return at ? [{ x: at.x - one.width / 2, y: at.y - one.height / 2, width: one.width, height: one.height }] : [] })
    const apart = (a: typeof window, b: typeof window) => a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height
    for (const [i, a] of boxes.entries()) {
      for (const b of [...boxes.slice(i + 1), ...obstacles]) expect(apart(a, b)).toBe(true)
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 800 && a.y + a.height <= 600).toBe(true)
    }
  })

  test.prop([wishes])('stand where they did when the same wishes come in another order', (list) => {
    const one = layOutLabels(list, { window, obstacles: [] }), other = layOutLabels([...list].reverse(), { window, obstacles: [] })
    expect([...one].sort()).toEqual([...other].sort())
  })

  it('of higher priority come first, and the loser gives way or hides', () => {
    const two: LabelWish[] = [{ id: 'low', x: 100, y: 100, width: 80, height: 20, priority: 1 }, { id: 'high', x: 110, y: 100, width: 80, height: 20, priority: 2 }]
    expect([...layOutLabels(two, { window, obstacles: [] }).keys()]).toEqual(['high'])
    const moved = layOutLabels(two, { window, obstacles: [], shifts: nearbyShifts })
    expect(moved.get('high')).toEqual({ x: 110, y: 100 })
    expect(moved.get('low')?.y).not.toBe(100)
  })

  it('are placed by the hundred, not without end', () => {
    const many = Array.from({ length: 900 }, (_, i): LabelWish => ({ id: String(i), x: (i % 40) * 20 + 10, y: Math.floor(i / 40) * 20 + 10, width: 4, height: 4, priority: 0 }))
    expect(layOutLabels(many, { window, obstacles: [] }).size).toBe(300)
  })
})

describe('clusters of markers', () => {
  const marks = fc.array(fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }), rank: fc.integer({ min: 0, max: 3 }) }), { maxLength: 80 })
    .map(list => list.map((one, i) => ({ id: `m${i}`, ...one })))

  test.prop([marks])('hold every mark once and are led by their worst', (list) => {
    const clusters = clusterMarks(list, 40)
    expect(clusters.flatMap(cluster => cluster.ids).sort()).toEqual(list.map(mark => mark.id).sort())
    for (const cluster of clusters) expect(cluster.rank).toBe(Math.min(...cluster.ids.map(id => list.find(mark => mark.id === id)?.rank ?? 9)))
  })

  test.prop([marks])('stand apart from each other', (list) => {
    const clusters = clusterMarks(list, 40)
    for (const [i, a] of clusters.entries()) for (const b of clusters.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(40)
  })
})

describe('the place of a label', () => {
  it('lies inside the shape, also where the middle does not', () => {
    const horseshoe: [number, number][] = [[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]]
    const at = labelPoint([[horseshoe]])
    expect(ringContains(horseshoe, [5, 6])).toBe(false)
    expect(at !== null && ringContains(horseshoe, at)).toBe(true)
  })

  it('knows a hole from the shape around it', () => {
    const square = (low: number, high: number): [number, number][] => [[low, low], [high, low], [high, high], [low, high], [low, low]]
    expect(polygonsContain([[square(0, 10), square(4, 6)]], [5, 5])).toBe(false)
    expect(polygonsContain([[square(0, 10), square(4, 6)]], [2, 2])).toBe(true)
  })
})
