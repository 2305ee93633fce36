import type { Plate } from './bake'
import { Lens } from './lens'

/** The same plate at a smaller picture size: light is averaged, what stands there is taken from the nearest pixel. */
export function shrink(plate: Plate, width: number, height: number): Plate {
  const from = plate.lens, k = from.width / width, pixels = width * height
  const nearest = (source: Float32Array, channels: number): Float32Array => {
    const to = new Float32Array(pixels * channels)
    for (let y = 0, p = 0; y < height; y++) {
      for (let x = 0; x < width; x++, p++) {
        const q = Math.min(from.height - 1, Math.floor((y + 0.5) * k)) * from.width + Math.min(from.width - 1, Math.floor((x + 0.5) * k))
        for (let c = 0; c < channels; c++) to[p * channels + c] = source[q * channels + c] ?? 0
      }
    }
    return to
  }
  const averaged = (source: Float32Array): Float32Array => {
    const to = new Float32Array(pixels * 3)
    for (let y = 0, i = 0; y < height; y++) {
      const top = y * k, bottom = Math.min(from.height, top + k)
      for (let x = 0; x < width; x++, i += 3) {
        const left = x * k, right = Math.min(from.width, left + k)
        let r = 0, g = 0, b = 0, total = 0
        for (let v = Math.floor(top); v < bottom; v++) {
          for (let u = Math.floor(left); u < right; u++) {
            const w = (Math.min(bottom, v + 1) - Math.max(top, v)) * (Math.min(right, u + 1) - Math.max(left, u)), j = (v * from.width + u) * 3
            r += (source[j] ?? 0) * w; g += (source[j + 1] ?? 0) * w; b += (source[j + 2] ?? 0) * w; total += w
          }
        }
        to[i] = r / total; to[i + 1] = g / total; to[i + 2] = b / total
      }
    }
    return to
  }
  return {
    stage: plate.stage, lens: new Lens(from.pose, width, height),
    groups: plate.groups.map(g => ({ group: g.group, direct: averaged(g.direct), bounced: averaged(g.bounced), shown: averaged(g.shown) })),
    albedo: averaged(plate.albedo), place: nearest(plate.place, 3), normal: nearest(plate.normal, 3), depth: nearest(plate.depth, 1), mirror: nearest(plate.mirror, 1),
  }
}
