import { glowing, painted, steel, tiles } from '../props/materials'
import { slab } from '../props/rooms'
import { person, walking } from '../props/person'
import { block } from '../props/figures'
import { eBike } from '../props/vehicles'
import type { Figure } from '../render/moving'
import { mix, ramp, type Rgb } from '../render/vector'
import { panel, type World } from '../render/world'
import type { Scene } from '../scene'

const wide = 0.86, deep = 0.95, high = 2.42, doorHalf = 0.52, doorHigh = 2.12

/** How far the bike is in: −1 out in the lobby, 0 inside. */
const pushed = (t: number): number => ramp(0.13, 0.4, t) * (1 - ramp(0.7, 0.94, t))
const opened = (t: number): number => ramp(0.02, 0.12, t) * (1 - ramp(0.93, 0.995, t))

function leaf(side: 1 | -1, open: number): Figure {
  const x = side * (doorHalf / 2 + open * doorHalf * 0.97)
  const bounds = { low: [x - 0.28, 0, -deep - 0.1], high: [x + 0.28, doorHigh, -deep - 0.04] } as const
  return { distance: block([x, doorHigh / 2, -deep - 0.07], [doorHalf, doorHigh, 0.03], 0.004), bounds, paint: p => { const k = 0.2 + 0.03 * Math.sin(p[0] * 400); return [k, k, k * 1.02] }, gloss: 0.28 }
}

function world(): World {
  const wall = steel([0.3, 0.3, 0.31], 0.3, 0.22), dark = painted([0.05, 0.05, 0.055], 0.1), lobby = tiles([0.42, 0.4, 0.37], 0.6, 0.4, 0.05, 0.04)
  const things = [
    slab([-wide - 0.1, -0.1, -deep], [wide + 0.1, 0, deep + 0.1], tiles([0.24, 0.23, 0.22], 0.4, 0.4, 0.06, 0.08)),
    slab([-wide - 0.1, 0, -deep], [-wide, high, deep + 0.1], wall), slab([wide, 0, -deep], [wide + 0.1, high, deep + 0.1], wall),
    slab([-wide, 0, deep], [wide, high, deep + 0.1], wall), slab([-wide - 0.1, high, -deep - 0.1], [wide + 0.1, high + 0.1, deep + 0.1], painted([0.5, 0.5, 0.5])),
    slab([-wide - 0.1, 0, -deep - 0.05], [-doorHalf, high, -deep], wall), slab([doorHalf, 0, -deep - 0.05], [wide + 0.1, high, -deep], wall), slab([-doorHalf, doorHigh, -deep - 0.05], [doorHalf, high, -deep], wall),
    slab([-doorHalf - 0.1, -0.1, -deep - 0.16], [doorHalf + 0.1, 0.004, -deep], painted([0.36, 0.36, 0.37], 0.25)),
    // Hand rails, skirting, the panel of buttons and its screen.
    slab([-wide + 0.03, 0.88, -0.8], [-wide + 0.07, 0.93, 0.8], painted([0.5, 0.5, 0.5], 0.4)), slab([wide - 0.07, 0.88, -0.8], [wide - 0.03, 0.93, 0.8], painted([0.5, 0.5, 0.5], 0.4)),
    slab([-wide, 0, -deep], [-wide + 0.012, 0.12, deep], dark), slab([wide - 0.012, 0, -deep], [wide, 0.12, deep], dark),
    slab([doorHalf + 0.09, 0.86, -deep], [doorHalf + 0.27, 1.72, -deep + 0.015], {
      paint(p) {
        const u = (p[0] - doorHalf - 0.09) / 0.18, v = (p[1] - 0.9) / 0.62, column = (u * 3) % 1 - 0.5, row = (v * 9) % 1 - 0.5
        return v > 0 && v < 1 && Math.hypot(column * 0.06, row * 0.069) < 0.02 ? [0.55, 0.55, 0.52] : [0.13, 0.13, 0.14]
      },
      mirror: 0.08,
    }),
    slab([doorHalf + 0.12, 1.58, -deep + 0.01], [doorHalf + 0.24, 1.68, -deep + 0.02], glowing('screen', [0.9, 0.16, 0.06])),
    slab([-0.5, high - 0.012, -0.55], [0.5, high - 0.004, 0.55], glowing('cabin', [3.4, 3.4, 3.3])),
    // The lobby outside.
    slab([-3, -0.1, -6], [3, 0, -deep - 0.16], tiles([0.36, 0.34, 0.31], 0.8, 0.8, 0.05, 0.1)), slab([-3, high + 0.1, -6], [3, high + 0.2, -deep], painted([0.55, 0.55, 0.54])),
    slab([-3, 0, -4.4], [3, high + 0.2, -4.3], lobby), slab([-2.4, 0, -6], [-2.3, high + 0.2, -deep - 0.16], lobby), slab([2.3, 0, -6], [2.4, high + 0.2, -deep - 0.16], lobby),
    slab([-3, 0, -deep - 0.2], [-doorHalf - 0.06, high + 0.2, -deep - 0.16], lobby), slab([doorHalf + 0.06, 0, -deep - 0.2], [3, high + 0.2, -deep - 0.16], lobby), slab([-doorHalf - 0.06, doorHigh, -deep - 0.2], [doorHalf + 0.06, high + 0.2, -deep - 0.16], lobby),
    slab([-1.6, 0, -4.31], [-0.66, 2.08, -4.25], painted([0.2, 0.12, 0.08], 0.05)), slab([0.9, 1.1, -4.3], [1.7, 1.75, -4.27], painted([0.16, 0.26, 0.3], 0.1)),
    slab([-0.3, high + 0.09, -3], [0.3, high + 0.1, -2.4], glowing('lobby', [2.6, 2.5, 2.3])),
  ]
  return {
    things, sky: () => [0, 0, 0],
    lights: [panel('cabin', [0, high - 0.03, 0], [0.5, 0, 0], [0, 0, 0.55], [3.4, 3.4, 3.3]), panel('lobby', [0, high + 0.07, -2.7], [0.5, 0, 0], [0, 0, 0.5], [5, 4.7, 4.2])],
  }
}

const jacket: Rgb = [0.07, 0.09, 0.13]

export const eBikeInLift: Scene = {
  caption: '电梯轿厢 半球',
  pose: { at: [-0.74, 2.32, 0.86], towards: [0.1, 0.62, -0.6], fov: 100, barrel: 0.16 },
  look: { exposure: 1.15, tint: [0.97, 1.01, 1.03], saturation: 0.7, grain: 0.6 },
  decisive: 0.5,
  world,
  moment(t) {
    const k = pushed(t), z = mix(-3.9, -0.24, k), walk = (k * 3.66) / (4 * 0.2), slow = t > 0.42 && t < 0.68
    const posture = walking(walk, slow ? 0.02 : 0.2, 0.35), hand = 1.03
    const bike = { x: 0.12 + 0.02 * Math.sin(walk * 3), z, heading: 0.06, lean: 0.03 }
    const figures = [
      leaf(-1, opened(t)), leaf(1, opened(t)),
      eBike([0.34, 0.34, 0.36], bike, true),
      person({ ...posture, leftHand: [0.2, hand, 0.4], rightHand: [0.72, hand, 0.42] }, { jacket, trousers: [0.05, 0.05, 0.06], head: [0.03, 0.028, 0.028] }, { x: -0.34, z: z - 0.12, heading: 0.1 }),
    ]
    return { figures, levels: { screen: 1 } }
  },
  marks(t) {
    const z = mix(-3.9, -0.24, pushed(t))
    return pushed(t) < 0.3 ? [] : [{ shape: 'brackets', low: [-0.16, 0.02, z - 0.74], high: [0.42, 1.12, z + 0.74], colour: pushed(t) > 0.72 ? 'red' : 'jade' }]
  },
}
