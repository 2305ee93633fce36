/** How a wall is laid out. `laptop` is a screen narrower than 100 rem; `tallLaptop` one with room for three panels above each other. */
export type SizeClass = 'laptop' | 'tallLaptop' | '4x3' | '16x9' | '21x9' | '32x9' | '48x9' | 'portrait'

/** A wall's scale: root font size in CSS px, its size in rem, and its class. */
export interface WallSize { rootPx: number, widthRem: number, heightRem: number, sizeClass: SizeClass }

const minRootPx = 14
const maxRootPx = 96

/**
 * Scale and class of a window of `width` × `height` CSS px: 1 rem = 16 px at 1920 × 1080; a wider wall gets more columns,
 * not bigger ones. Source: the design rules, section 3.
 */
export function wallSize(width: number, height: number): WallSize {
  const ratio = width / height
  const [refWidth, refHeight] = ratio < 1 ? [67.5, 120] : ratio <= 1.5 ? [104, 78] : [120, 67.5]
  const rootPx = Math.min(maxRootPx, Math.max(minRootPx, Math.min(width / refWidth, height / refHeight)))
  const widthRem = width / rootPx
  const heightRem = height / rootPx
  return { rootPx, widthRem, heightRem, sizeClass: classOf(ratio, widthRem, heightRem) }
}

/** Below this height a narrow wall has room for two panels above each other, not three. */
const laptopHeightRem = 62

function classOf(ratio: number, widthRem: number, heightRem: number): SizeClass {
  if (ratio < 1) return 'portrait'
  if (widthRem < 100) return heightRem < laptopHeightRem ? 'laptop' : 'tallLaptop'
  if (ratio >= 4.4) return '48x9'
  if (ratio >= 3) return '32x9'
  if (ratio >= 2.1) return '21x9'
  return ratio <= 1.5 ? '4x3' : '16x9'
}
