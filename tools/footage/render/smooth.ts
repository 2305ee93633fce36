/** What the filter is guided by: pictures of place, normal and depth, and their size. */
interface Guide { place: Float32Array, normal: Float32Array, depth: Float32Array, lens: { width: number, height: number } }

/**
 * Takes the speckle of few samples out of a light buffer: an à-trous filter (Dammertz et al. 2010) that widens by two with
 * each pass and stops at edges of the surface and, where `keepShadows`, at steps of the light itself. With `only`, pixels
 * where that is zero stay as they are.
 */
export function smooth(light: Float32Array, guide: Guide, passes: number, keepShadows: boolean, only?: Float32Array): Float32Array {
  const { width, height } = guide.lens, { place, normal, depth } = guide
  let from: Float32Array = light, to: Float32Array = new Float32Array(light.length)
  for (let pass = 0; pass < passes; pass++) {
    const step = 1 << pass
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const p = y * width + x, i = p * 3, far = depth[p] ?? Infinity
        const r0 = from[i] ?? 0, g0 = from[i + 1] ?? 0, b0 = from[i + 2] ?? 0
        if (far === Infinity || (only && (only[p] ?? 0) < 0.01)) { to[i] = r0; to[i + 1] = g0; to[i + 2] = b0; continue }
        const nx = normal[i] ?? 0, ny = normal[i + 1] ?? 0, nz = normal[i + 2] ?? 0
        const px = place[i] ?? 0, py = place[i + 1] ?? 0, pz = place[i + 2] ?? 0
        const l0 = r0 + g0 + b0, flat = 60 / far
        let r = r0 * 4, g = g0 * 4, b = b0 * 4, total = 4
        for (let dy = -1; dy <= 1; dy++) {
          const qy = y + dy * step
          if (qy < 0 || qy >= height) continue
          for (let dx = -1; dx <= 1; dx++) {
            const qx = x + dx * step
            if ((dx === 0 && dy === 0) || qx < 0 || qx >= width) continue
            const j = (qy * width + qx) * 3
            const same = nx * (normal[j] ?? 0) + ny * (normal[j + 1] ?? 0) + nz * (normal[j + 2] ?? 0)
            if (same < 0.8) continue
            const off = Math.abs(((place[j] ?? 0) - px) * nx + ((place[j + 1] ?? 0) - py) * ny + ((place[j + 2] ?? 0) - pz) * nz) * flat
            if (off > 2) continue
            const r1 = from[j] ?? 0, g1 = from[j + 1] ?? 0, b1 = from[j + 2] ?? 0
            let w = (dx === 0 || dy === 0 ? 2 : 1) * (1 - off / 2) * (same - 0.8) * 5
            if (keepShadows) w /= 1 + 5 * Math.abs(r1 + g1 + b1 - l0) / (l0 + 0.1 * (r1 + g1 + b1) + 0.02)
            r += r1 * w; g += g1 * w; b += b1 * w; total += w
          }
        }
        to[i] = r / total; to[i + 1] = g / total; to[i + 2] = b / total
      }
    }
    const spare = from === light ? new Float32Array(light.length) : from
    from = to
    to = spare
  }
  return from
}
