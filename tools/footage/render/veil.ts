import type { Plate } from './bake'
import { Ray } from './shapes'
import { clamp, hash, mix, type Rgb } from './vector'

/** Density per metre and glow of a haze at a place. */
export type Haze = (x: number, y: number, z: number) => number

const ray = new Ray()

/**
 * Lays a haze over a frame: marched at a quarter of the size (between `from` and `to` metres), then spread smoothly. What
 * has haze above it is darker, so that billows show.
 */
export function haze(frame: Float32Array, plate: Plate, density: Haze, colour: Rgb, from: number, to: number, steps = 14): void {
  const { lens, depth } = plate, k = 4, w = Math.ceil(lens.width / k) + 1, h = Math.ceil(lens.height / k) + 1
  const veil = new Float32Array(w * h), light = new Float32Array(w * h)
  for (let y = 0, c = 0; y < h; y++) {
    for (let x = 0; x < w; x++, c++) {
      const px = Math.min(x * k, lens.width - 1), py = Math.min(y * k, lens.height - 1), end = Math.min(to, depth[py * lens.width + px] ?? to)
      lens.through(px, py, ray)
      const size = (end - from) / steps
      let left = 1, shown = 0
      for (let s = 0; s < steps && size > 0 && left > 0.01; s++) {
        // The samples start a little apart from pixel to pixel, or they would show as shells.
        const t = from + (s + 0.25 + 0.5 * hash(x, y, 1)) * size, px3 = ray.ox + t * ray.dx, py3 = ray.oy + t * ray.dy, pz3 = ray.oz + t * ray.dz
        const d = density(px3, py3, pz3)
        if (d <= 0) continue
        const kept = 1 - Math.exp(-d * size), shade = Math.exp(-density(px3 - 0.05, py3 + 0.16, pz3 + 0.1) * 0.45)
        shown += left * kept * (0.3 + 1.5 * shade)
        left *= 1 - kept
      }
      veil[c] = 1 - left
      light[c] = left < 1 ? shown / (1 - left) : 1
    }
  }
  for (let y = 0, i = 0; y < lens.height; y++) {
    const v = y / k, v0 = Math.floor(v), fv = v - v0
    for (let x = 0; x < lens.width; x++, i += 3) {
      const u = x / k, u0 = Math.floor(u), fu = u - u0, at = v0 * w + u0
      const a = mix(mix(veil[at] ?? 0, veil[at + 1] ?? 0, fu), mix(veil[at + w] ?? 0, veil[at + w + 1] ?? 0, fu), fv)
      if (a <= 0.001) continue
      const b = mix(mix(light[at] ?? 1, light[at + 1] ?? 1, fu), mix(light[at + w] ?? 1, light[at + w + 1] ?? 1, fu), fv)
      frame[i] = mix(frame[i] ?? 0, colour[0] * b, a)
      frame[i + 1] = mix(frame[i + 1] ?? 0, colour[1] * b, a)
      frame[i + 2] = mix(frame[i + 2] ?? 0, colour[2] * b, a)
    }
  }
}

/** Bends the picture as hot or light gas does: `offset` gives the shift in pixels of a 960-pixel-wide picture, and a tint. */
export function shimmer(frame: Float32Array, plate: Plate, offset: (u: number, v: number) => { dx: number, dy: number, tint: number } | null, tint: Rgb): void {
  const { width, height } = plate.lens, source = frame.slice(), k = width / 960
  const read = (x: number, y: number, c: number): number => source[(clamp(Math.round(y), 0, height - 1) * width + clamp(Math.round(x), 0, width - 1)) * 3 + c] ?? 0
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const o = offset(x / width, y / height)
      if (!o) continue
      const sx = x + o.dx * k, sy = y + o.dy * k, x0 = Math.floor(sx), y0 = Math.floor(sy), fx = sx - x0, fy = sy - y0
      for (let c = 0; c < 3; c++) {
        const value = mix(mix(read(x0, y0, c), read(x0 + 1, y0, c), fx), mix(read(x0, y0 + 1, c), read(x0 + 1, y0 + 1, c), fx), fy)
        frame[i + c] = mix(value, tint[c] ?? 0, clamp(o.tint))
      }
    }
  }
}
