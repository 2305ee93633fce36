import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

type Colour = readonly [r: number, g: number, b: number, alpha: number]
const css = readFileSync(fileURLToPath(new URL('../../../src/ui/tokens.css', import.meta.url)), 'utf8')

/** A colour token as the stylesheet has it: `#rrggbb`, or `rgb(r g b / a%)`. */
function token(name: string): Colour {
  const text = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? ''
  const hex = /^#([0-9a-f]{6})$/.exec(text)?.[1]
  const part = (at: number) => parseInt(hex?.slice(at, at + 2) ?? '', 16)
  if (hex !== undefined) return [part(0), part(2), part(4), 1]
  const [r = NaN, g = NaN, b = NaN, percent = NaN] = (/^rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)$/.exec(text)?.slice(1) ?? []).map(Number)
  return [r, g, b, percent / 100]
}
const over = (top: Colour, below: Colour): Colour => {
  const mix = (a: number, b: number) => a * top[3] + b * (1 - top[3])
  return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), 1]
}
/** Relative luminance, WCAG 2. */
const luminance = ([r, g, b]: Colour) => {
  const linear = (c: number) => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}
const contrast = (a: Colour, b: Colour) => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe('the veil over the panels while a pop-up is open', () => {
  const veil = token('veil')
  /** A panel before the brightest ground of the map, and a box on it. */
  const panel = over(token('panel'), token('s5')), box = over(token('panel-2'), panel)
  const seen = (colour: Colour) => over(veil, colour)

  it('dims by 22 %', () => { expect(veil[3]).toBe(0.22) })

  it.each(['ink-1', 'ink-2', 'ink-3-veiled', 'jade', 'gold'])('leaves %s legible, 4.5 : 1 at least', (name) => {
    expect(contrast(seen(token(name)), seen(panel))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(seen(token(name)), seen(box))).toBeGreaterThanOrEqual(4.5)
  })
})
