import type { Material } from '../render/world'
import { clamp, clouds, hash, noise, ramp, type Rgb, type Vec } from '../render/vector'

const times = (c: Rgb, k: number): Rgb => [c[0] * k, c[1] * k, c[2] * k]

/** The two coordinates that lie in the surface, by the normal's largest part. */
export function flat(p: Vec, n: Vec): readonly [number, number] {
  const x = Math.abs(n[0]), y = Math.abs(n[1]), z = Math.abs(n[2])
  return y >= x && y >= z ? [p[0], p[2]] : x >= z ? [p[2], p[1]] : [p[0], p[1]]
}

/** One paint with faint unevenness. */
export const painted = (c: Rgb, mirror = 0, rough = 0.2): Material =>
  ({ paint: p => times(c, 0.94 + 0.12 * noise(p[0] * 3, p[1] * 3, p[2] * 3)), mirror, rough })

/** Cast concrete: clouds, stains running down, joints every `joint` metres along the walls (0: none). */
export function concrete(c: Rgb, joint = 0): Material {
  return {
    paint(p, n) {
      const [u, v] = flat(p, n)
      let k = 0.78 + 0.36 * clouds(p[0] * 1.3, p[1] * 1.3, p[2] * 1.3, 4)
      k *= 0.93 + 0.14 * hash(Math.floor(u * 140), Math.floor(v * 140), 1)
      if (Math.abs(n[1]) < 0.5) k *= 1 - 0.3 * ramp(0.55, 0.8, clouds(u * 4, v * 0.3, 3, 3))
      if (joint > 0) k *= 1 - 0.35 * ramp(0.012, 0.002, Math.abs(((u / joint) % 1 + 1) % 1 - 0.5) * joint)
      return times(c, k)
    },
  }
}

/** Square or oblong tiles with grout; each tile differs a little. Sizes in metres. */
export function tiles(c: Rgb, wide: number, high: number, spread = 0.08, mirror = 0, bond = false): Material {
  return {
    mirror, rough: 0.06,
    paint(p, n) {
      const [u0, v0] = flat(p, n), v = v0 / high, row = Math.floor(v), u = u0 / wide + (bond && row % 2 !== 0 ? 0.5 : 0), column = Math.floor(u)
      const edge = Math.min(Math.min(u - column, column + 1 - u) * wide, Math.min(v - row, row + 1 - v) * high)
      const k = (1 - spread / 2 + spread * hash(column, row, 5)) * (0.92 + 0.14 * clouds(u0 * 2, v0 * 2, 4, 3))
      return times(c, k * (1 - 0.4 * ramp(0.008, 0.003, edge)))
    },
  }
}

/** Worn asphalt with patches and a fine grit. */
export const asphalt = (c: Rgb, mirror = 0): Material => ({
  mirror, rough: 0.25,
  paint: p => times(c, (0.72 + 0.34 * clouds(p[0] * 0.5, 2, p[2] * 0.5, 4)) * (0.86 + 0.28 * hash(Math.floor(p[0] * 45), Math.floor(p[2] * 45), 2)) * (1 - 0.14 * ramp(0.6, 0.7, noise(p[0] * 0.35, 9, p[2] * 0.2)))),
})

/** Brushed stainless steel, dull mirror with fine upright streaks. */
export const steel = (c: Rgb, mirror = 0.45, rough = 0.16): Material => ({
  mirror, rough,
  paint(p, n) { const [u, v] = flat(p, n); return times(c, 0.85 + 0.3 * noise(u * 220, v * 2, 1) * 0.6 + 0.1 * clouds(u, v, 3)) },
})

/** Leaves: two greens by height and clump. */
export const leaves = (c: Rgb): Material => ({
  paint: p => times(c, 0.45 + 1.1 * clouds(p[0] * 2.2, p[1] * 2.2, p[2] * 2.2, 3) * (0.7 + 0.6 * hash(Math.floor(p[0] * 18), Math.floor(p[1] * 18), Math.floor(p[2] * 18)))),
})

/** A glowing face, as the shell of a lamp. */
export const glowing = (group: string, c: Rgb): Material => ({ paint: () => [0.5, 0.5, 0.5], glow: { group, paint: () => c }, clear: true })

/** Coverage, 0 to 1, of words set across a sheet: `at(u, v)` with u, v in 0..1 from the top left. Needs the page's canvas. */
export function lettering(text: string, wide: number, high: number, font: string, turned = false): (u: number, v: number) => number {
  const canvas = document.createElement('canvas')
  canvas.width = wide
  canvas.height = high
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx) throw new Error('no 2d canvas')
  ctx.fillStyle = '#fff'
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.translate(wide / 2, high / 2)
  if (turned) ctx.rotate(Math.PI / 2)
  ctx.font = font
  ctx.fillText(text, 0, 0)
  const data = ctx.getImageData(0, 0, wide, high).data
  return (u, v) => (u < 0 || v < 0 || u >= 1 || v >= 1) ? 0 : (data[(Math.floor(v * high) * wide + Math.floor(u * wide)) * 4 + 3] ?? 0) / 255
}

/** Worn paint on the ground: coverage thinned by wear. */
export const worn = (cover: number, p: Vec): number => clamp(cover * (0.55 + 0.9 * clouds(p[0] * 3, 5, p[2] * 3, 3) - 0.35 * hash(Math.floor(p[0] * 60), 3, Math.floor(p[2] * 60))))
