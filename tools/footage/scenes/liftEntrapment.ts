import { concrete, glowing, painted, steel, tiles } from '../props/materials'
import { slab } from '../props/rooms'
import { block } from '../props/figures'
import { person, walking } from '../props/person'
import { cylinder } from '../render/shapes'
import type { Figure } from '../render/moving'
import { clamp, mix, ramp, type Rgb } from '../render/vector'
import { panel, type World } from '../render/world'
import type { Scene } from '../scene'

const doorHalf = 0.5, doorHigh = 2.1, wall = -4.2, stuckAt = 0.8, otherAt = -1.5

/** Half the gap in metres: the leaves try to close and open again. */
const gap = (t: number): number => 0.085 + 0.028 * Math.max(0, Math.sin(t * 6.2832 * 3)) ** 2 * (t > 0.1 && t < 0.9 ? 1 : 0)

function leaf(centre: number, side: 1 | -1, open: number): Figure {
  const x = centre + side * (doorHalf / 2 + open)
  return {
    distance: block([x, doorHigh / 2, wall - 0.06], [doorHalf, doorHigh, 0.04], 0.004),
    bounds: { low: [x - 0.28, 0, wall - 0.1], high: [x + 0.28, doorHigh, wall - 0.02] },
    paint: (p) => { const k = (0.24 + 0.02 * Math.sin(p[0] * 300)) * (Math.abs(p[0] - centre - side * open) < 0.02 ? 0.35 : 1); return [k, k, k * 1.03] },
    gloss: 0.35,
  }
}

function world(): World {
  const stone = tiles([0.42, 0.39, 0.35], 0.9, 0.6, 0.07, 0.04), surround = steel([0.34, 0.34, 0.35], 0.22, 0.2), dark = painted([0.05, 0.05, 0.055], 0.1)
  const things = [
    slab([-4, -0.2, wall - 1.8], [4, 0, 3], tiles([0.37, 0.35, 0.32], 0.8, 0.8, 0.05, 0.12)), slab([-4, 2.75, -8], [4, 2.95, 3], painted([0.62, 0.62, 0.6])),
    slab([-3.2, 0, -8], [-3, 2.75, 3], stone), slab([3, 0, -8], [3.2, 2.75, 3], stone), slab([-3, 0, 2.6], [3, 2.75, 2.8], stone),
    slab([-3, doorHigh, wall - 0.2], [3, 2.75, wall], stone), slab([-3, 0, wall - 0.2], [otherAt - doorHalf, doorHigh, wall], stone),
    slab([otherAt + doorHalf, 0, wall - 0.2], [stuckAt - doorHalf, doorHigh, wall], stone), slab([stuckAt + doorHalf, 0, wall - 0.2], [3, doorHigh, wall], stone),
  ]
  for (const x of [stuckAt, otherAt]) {
    things.push(slab([x - doorHalf - 0.1, 0, wall], [x - doorHalf, doorHigh + 0.1, wall + 0.03], surround), slab([x + doorHalf, 0, wall], [x + doorHalf + 0.1, doorHigh + 0.1, wall + 0.03], surround), slab([x - doorHalf, doorHigh, wall], [x + doorHalf, doorHigh + 0.1, wall + 0.03], surround))
    // Floor display: two bars for the standing car, an arrow for the healthy one; call buttons beside.
    things.push(slab([x - 0.2, doorHigh + 0.2, wall], [x + 0.2, doorHigh + 0.4, wall + 0.03], dark), slab([x + doorHalf + 0.22, 1.0, wall], [x + doorHalf + 0.34, 1.3, wall + 0.02], painted([0.3, 0.3, 0.31], 0.2)))
    things.push({ shape: cylinder([x + doorHalf + 0.28, 1.15, wall + 0.02], [x + doorHalf + 0.28, 1.15, wall + 0.03], 0.024), material: glowing(x === stuckAt ? 'fault' : 'ready', x === stuckAt ? [2.2, 0.25, 0.15] : [0.4, 0.9, 1.2]) })
  }
  const red: Rgb = [2.4, 0.2, 0.1]
  things.push(slab([stuckAt - 0.1, doorHigh + 0.29, wall + 0.03], [stuckAt - 0.02, doorHigh + 0.31, wall + 0.035], glowing('fault', red)), slab([stuckAt + 0.02, doorHigh + 0.29, wall + 0.03], [stuckAt + 0.1, doorHigh + 0.31, wall + 0.035], glowing('fault', red)))
  things.push(slab([otherAt - 0.02, doorHigh + 0.24, wall + 0.03], [otherAt, doorHigh + 0.36, wall + 0.035], glowing('ready', [1.6, 0.35, 0.1])))
  // Cabin behind the stuck doors, a hand's breadth below the landing; a solid shaft behind the other.
  things.push(
    slab([stuckAt - 0.8, -0.3, wall - 1.8], [stuckAt + 0.8, -0.16, wall - 0.2], painted([0.3, 0.3, 0.3])), slab([stuckAt - 0.9, 0, wall - 1.9], [stuckAt + 0.9, 2.6, wall - 1.8], surround),
    slab([stuckAt - 0.9, 0, wall - 1.8], [stuckAt - 0.8, 2.6, wall - 0.2], surround), slab([stuckAt + 0.8, 0, wall - 1.8], [stuckAt + 0.9, 2.6, wall - 0.2], surround), slab([otherAt - 0.6, 0, wall - 0.3], [otherAt + 0.6, 2.4, wall - 0.16], dark),
  )
  // Waste bin, notice board without words, plant pot, fire sign plate.
  things.push({ shape: cylinder([-0.35, 0, wall + 0.3], [-0.35, 0.62, wall + 0.3], 0.16), material: painted([0.2, 0.2, 0.21], 0.2) }, slab([2.96, 1.1, -3.3], [3, 1.9, -2.1], painted([0.3, 0.36, 0.36], 0.1)), slab([2.95, 1.16, -3.22], [2.96, 1.84, -2.72], painted([0.55, 0.54, 0.5])), slab([2.95, 1.16, -2.66], [2.96, 1.84, -2.18], painted([0.5, 0.5, 0.52])))
  things.push(slab([-3, 0, -2.6], [-2.95, 2.1, -1.6], painted([0.3, 0.17, 0.1], 0.05)), slab([-2.96, 0.98, -1.78], [-2.9, 1.02, -1.72], painted([0.5, 0.5, 0.5], 0.3)), slab([-0.06, 1.1, wall], [0.1, 1.5, wall + 0.012], concrete([0.5, 0.5, 0.48])))
  const lamps = [[-1.5, -2.6], [1.3, -2.6], [0, 0.6]] as const
  for (const [x, z] of lamps) things.push({ shape: cylinder([x, 2.745, z], [x, 2.74, z], 0.11), material: glowing('lamps', [3, 2.9, 2.6]) })
  return {
    things, sky: () => [0, 0, 0],
    lights: [...lamps.map(([x, z]) => panel('lamps', [x, 2.72, z], [0.16, 0, 0], [0, 0, 0.16], [26, 25, 22])), panel('cabin', [stuckAt, 2.4, wall - 1], [0.5, 0, 0], [0, 0, 0.4], [16, 16.6, 16.4])],
  }
}

export const liftEntrapment: Scene = {
  caption: '电梯厅 半球',
  pose: { at: [-1.95, 2.5, 0.3], towards: [0.42, 0.98, -4.2], fov: 74, barrel: 0.1 },
  look: { exposure: 1.3, tint: [1.02, 1, 0.96], saturation: 0.72, grain: 0.6 },
  decisive: 0.58,
  world,
  moment(t) {
    // Someone waiting steps up to the doors, bends to the gap, and steps back.
    const k = ramp(0.16, 0.36, t) - ramp(0.76, 0.95, t), x = mix(2.25, 1.32, k), z = mix(-2.3, -3.55, k), stoop = clamp(ramp(0.38, 0.46, t) - ramp(0.68, 0.76, t)) * 1.0
    const moving = (t > 0.16 && t < 0.36) || (t > 0.76 && t < 0.95), posture = walking(k * 1.56 / 0.8, moving ? 0.2 : 0.01, 0.1 + stoop * 0.5)
    const heading = mix(Math.PI * 0.97, Math.PI * 1.22, ramp(0.1, 0.3, t) - ramp(0.8, 0.98, t))
    const hand = stoop > 0 ? { rightHand: [mix(0.27, 0.16, stoop), mix(0.83, 1.22, stoop), mix(0.06, 0.5, stoop)] as const } : {}
    return {
      figures: [
        leaf(stuckAt, -1, gap(t)), leaf(stuckAt, 1, gap(t)), leaf(otherAt, -1, 0), leaf(otherAt, 1, 0),
        person({ ...posture, ...hand }, { jacket: [0.11, 0.13, 0.12], trousers: [0.05, 0.055, 0.07], head: [0.028, 0.026, 0.026] }, { x, z, heading }),
      ],
      levels: { fault: Math.floor(t * 16) % 2 === 0 ? 1 : 0.12, cabin: Math.sin(t * 6.2832 * 7) > 0.93 ? 0.5 : 1 },
    }
  },
  marks: () => [{ shape: 'brackets', low: [stuckAt - doorHalf - 0.06, 0.02, wall], high: [stuckAt + doorHalf + 0.06, doorHigh + 0.06, wall], colour: 'red' }],
}
