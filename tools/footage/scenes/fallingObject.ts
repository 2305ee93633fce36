import { concrete, painted } from '../props/materials'
import { facade, tree } from '../props/outdoors'
import { slab } from '../props/rooms'
import { assemble, block } from '../props/figures'
import { clouds, hash, mix, type Vec } from '../render/vector'
import { sun, type World } from '../render/world'
import type { Scene } from '../scene'

const floor = 2.95, floors = 17, base = 4.2, front = -16

function world(): World {
  const wall = facade({ floor, bay: 3.3, wall: [0.5, 0.46, 0.4], lit: 0.14, base }), pale = concrete([0.52, 0.5, 0.46]), rail = painted([0.14, 0.15, 0.16], 0.06)
  const things = [
    slab([-12, 0, front - 14], [13.5, base + floors * floor, front], wall), slab([-12.4, base + floors * floor, front - 14.4], [13.9, base + floors * floor + 1.3, front + 0.4], pale),
    slab([-60, -0.2, -60], [60, 0, 20], concrete([0.3, 0.3, 0.3])), slab([-12.6, base - 0.5, front - 1], [14, base, front + 0.5], pale),
    slab([26, 0, -60], [44, 72, -40], facade({ floor, bay: 3.6, wall: [0.45, 0.44, 0.42], lit: 0.1, base })), slab([-50, 0, -64], [-30, 60, -44], facade({ floor, bay: 3.6, wall: [0.45, 0.43, 0.4], lit: 0.1, base })),
    ...tree([-11, 0, -7], 7.5, 2.4, 5, [0.06, 0.085, 0.045]),
  ]
  for (let i = 0; i < floors; i++) {
    const y = base + i * floor
    for (const [x, w] of [[-7.1, 3.4], [2.8, 3.4], [9.4, 3]] as const) {
      // Balcony: slab, solid parapet or railing, and now and then a drying rack or a closed front.
      things.push(slab([x - w / 2, y - 0.1, front], [x + w / 2, y + 0.06, front + 1.25], pale))
      if (hash(i, Math.round(x), 2) > 0.45) things.push(slab([x - w / 2, y + 0.06, front + 1.17], [x + w / 2, y + 1.05, front + 1.25], painted([0.46, 0.43, 0.38])))
      else {
        things.push(slab([x - w / 2, y + 1.0, front + 1.19], [x + w / 2, y + 1.06, front + 1.25], rail))
        for (let k = 0; k <= 8; k++) things.push(slab([x - w / 2 + k * w / 8 - 0.015, y, front + 1.2], [x - w / 2 + k * w / 8 + 0.015, y + 1.0, front + 1.23], rail))
      }
      if (hash(i, Math.round(x), 2) > 0.45 && hash(i, Math.round(x), 5) > 0.35) things.push(slab([x - w / 2, y + 1.05, front + 1.16], [x + w / 2, y + floor - 0.1, front + 1.2], { paint: p => Math.abs(((p[0] * 1.2) % 1 + 1) % 1 - 0.5) > 0.47 ? [0.4, 0.4, 0.4] : [0.1, 0.115, 0.125], mirror: 0.1 }))
    }
    for (const x of [-2.2, 5.9, 12.3]) if (hash(i, Math.round(x), 7) > 0.3) things.push(slab([x - 0.42, y + 0.35, front], [x + 0.42, y + 0.92, front + 0.34], { paint: p => Math.hypot(p[0] - x - 0.1, p[1] - y - 0.63) < 0.22 ? [0.16, 0.16, 0.16] : [0.52, 0.52, 0.5] }))
  }
  for (const x of [-4.8, 0.4]) things.push(slab([x - 0.07, base, front], [x + 0.07, base + floors * floor, front + 0.14], painted([0.5, 0.5, 0.48])))
  return {
    things, sky: (x, y, z) => { const k = 0.72 + 0.2 * clouds(x / (y + 0.15) * 1.4, 1, z / (y + 0.15) * 1.4, 4) - 0.1 * y; return [k * 0.9, k * 0.96, k * 1.06] },
    lights: [sun('sun', [-0.55, 0.62, 0.5], 0.06, [0.62, 0.56, 0.48])],
  }
}

const released = 0.14, fallFor = 0.4
/** Place of the thing that falls: out over the rail of the 18th floor, then by gravity, slowed by the air. */
function falling(t: number): Vec | null {
  const k = (t - released) / fallFor
  if (k < 0 || k > 1) return null
  const top = base + 14 * floor + 1.3
  return [2.2 + 0.9 * k, mix(top, 0.6, k * k * 0.82 + k * 0.18), front + 1.4 + 2.2 * k]
}

export const fallingObject: Scene = {
  caption: '高空抛物 仰拍',
  pose: { at: [5.5, 1.4, 12], towards: [1.0, 22.5, front], fov: 82, barrel: 0.12 },
  look: { exposure: 0.8, tint: [0.96, 0.99, 1.05], saturation: 0.66, grain: 0.5 },
  decisive: 0.46,
  world,
  moment(t) {
    const at = falling(t)
    const spin = t * 70
    return { figures: at ? [assemble([{ distance: block([0, 0, 0], [0.62, 0.5, 0.44], 0.06), colour: [0.07, 0.05, 0.035], melt: 0 }], { x: at[0], y: at[1], z: at[2], heading: spin, lean: spin * 0.6 }, { radius: 0.4, low: -0.4, high: 0.4 })] : [], levels: {} }
  },
  marks(t) {
    const at = falling(t), shown = t < 0.94
    const places: Vec[] = []
    for (let s = released; s <= Math.min(t, released + fallFor) + 1e-6 && shown; s += fallFor / 26) { const p = falling(s); if (p) places.push(p) }
    const track = places.length > 1 ? [{ shape: 'track', places, colour: 'red' } as const] : []
    return at ? [...track, { shape: 'brackets', low: [at[0] - 0.7, at[1] - 0.7, at[2] - 0.7], high: [at[0] + 0.7, at[1] + 0.7, at[2] + 0.7], colour: 'red' }] : track
  },
}
