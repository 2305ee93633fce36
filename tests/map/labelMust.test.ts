import { describe, expect, it } from 'vitest'
import { layOutLabels } from '@/domain/labelLayout'

const window = { x: 0, y: 0, width: 400, height: 300 }
const everywhere = [{ x: 0, y: 0, width: 400, height: 300 }]

describe('a label that must stand', () => {
  it('is placed even where every place is taken', () => {
    const placed = layOutLabels([{ id: 'town', x: 200, y: 150, width: 80, height: 40, priority: 1, must: true }], { window, obstacles: everywhere })
    expect(placed.has('town')).toBe(true)
  })

  it('covers as little as it can', () => {
    const obstacles = [{ x: 150, y: 100, width: 100, height: 60 }]
    const placed = layOutLabels([{ id: 'town', x: 200, y: 130, width: 80, height: 40, priority: 1, must: true }], { window, obstacles, shifts: [[0, 0], [0, 0.6]] })
    expect(placed.get('town')).toEqual({ x: 200, y: 154 })
  })

  it('takes a free place before a covered one', () => {
    const obstacles = [{ x: 150, y: 100, width: 100, height: 60 }]
    const placed = layOutLabels([{ id: 'town', x: 200, y: 130, width: 80, height: 40, priority: 1, must: true }], { window, obstacles, shifts: [[0, 0], [0, 0.6], [0, 1.6]] })
    expect(placed.get('town')).toEqual({ x: 200, y: 194 })
  })

  it('is served before labels of a higher priority that need not', () => {
    const placed = layOutLabels([
      { id: 'village', x: 200, y: 150, width: 80, height: 40, priority: 900 },
      { id: 'town', x: 200, y: 150, width: 80, height: 40, priority: 1, must: true },
    ], { window, obstacles: [] })
    expect([...placed.keys()]).toEqual(['town'])
  })
})
