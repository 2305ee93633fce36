import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wallSize } from '@/domain/sizeClass'

describe('the size of a wall', () => {
  it.each([
    [1366, 768, 'laptop', 14], [1920, 1080, '16x9', 16], [2560, 1080, '21x9', 16], [3840, 1080, '32x9', 16], [3840, 2160, '16x9', 32],
    [5760, 1080, '48x9', 16], [7680, 2160, '32x9', 32], [1080, 1920, 'portrait', 16], [1280, 1024, 'tallLaptop', 14], [2048, 1536, '4x3', 19.69],
  ] as const)('%d × %d is laid out as %s with a root of %d px', (width, height, sizeClass, rootPx) => {
    const size = wallSize(width, height)
    expect(size.sizeClass).toBe(sizeClass)
    expect(size.rootPx).toBeCloseTo(rootPx, 1)
    expect(size.widthRem * size.rootPx).toBeCloseTo(width, 6)
    expect(size.heightRem * size.rootPx).toBeCloseTo(height, 6)
  })

  it('keeps the root between 14 and 96 px at any size', () => {
    fc.assert(fc.property(fc.integer({ min: 200, max: 20_000 }), fc.integer({ min: 200, max: 20_000 }), (width, height) => {
      const { rootPx } = wallSize(width, height)
      expect(rootPx).toBeGreaterThanOrEqual(14)
      expect(rootPx).toBeLessThanOrEqual(96)
    }))
  })

  it('makes the same wall of twice as many pixels twice as large, not different', () => {
    fc.assert(fc.property(fc.integer({ min: 1920, max: 3840 }), fc.integer({ min: 1080, max: 2160 }), (width, height) => {
      const one = wallSize(width, height)
      const two = wallSize(2 * width, 2 * height)
      expect(two.sizeClass).toBe(one.sizeClass)
      expect(two.widthRem).toBeCloseTo(one.widthRem, 6)
    }))
  })
})
