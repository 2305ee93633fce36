import { asphalt, concrete, tiles, worn } from '../props/materials'
import { facade, hedge, parked, post, tree } from '../props/outdoors'
import { slab } from '../props/rooms'
import { eBike, car } from '../props/vehicles'
import { person, walking, type Posture } from '../props/person'
import { clouds, mix } from '../render/vector'
import { sun, type World } from '../render/world'
import type { Scene } from '../scene'

function world(): World {
  const ground = asphalt([0.19, 0.19, 0.195]), kerb = concrete([0.44, 0.44, 0.42], 0.8), paving = tiles([0.38, 0.32, 0.29], 0.3, 0.15, 0.16, 0, true)
  const lawn = { paint: (p: readonly [number, number, number]) => { const k = 0.7 + 0.6 * clouds(p[0] * 4, 1, p[2] * 4, 4); return [0.075 * k, 0.105 * k, 0.04 * k] as const } }
  const things = [
    slab([-50, -0.2, -90], [50, 0, 12], {
      paint(p, n) {
        const c = ground.paint(p, n), stripe = p[2] < -6.2 && p[2] > -9.4 && p[0] > -3 && p[0] < 3.4 && (((p[0] + 0.2) / 0.9) % 1 + 1) % 1 < 0.5 ? worn(0.9, p) : 0
        return [mix(c[0], 0.5, stripe), mix(c[1], 0.5, stripe), mix(c[2], 0.49, stripe)]
      },
    }),
    slab([-3.15, 0, -80], [-3, 0.14, 8], kerb), slab([-12, 0, -8.1], [-5.6, 0.155, -6.3], paving), slab([6, 0, -8.1], [14, 0.155, -6.3], paving), slab([-5.6, 0, -80], [-3.15, 0.13, 8], paving), slab([-12, 0, -80], [-5.6, 0.15, 8], lawn), slab([3.4, 0, -80], [3.55, 0.14, 8], kerb), slab([3.55, 0, -80], [6, 0.13, 8], paving), slab([6, 0, -80], [14, 0.15, 8], lawn),
    slab([-30, 0, -30], [-11, 17.8, 0], facade({ floor: 2.9, bay: 3.2, wall: [0.46, 0.42, 0.36], lit: 0, base: 0.5 })), slab([-30, 0, -70], [-11, 17.8, -38], facade({ floor: 2.9, bay: 3.2, wall: [0.44, 0.4, 0.35], lit: 0, base: 0.5 })),
    slab([13, 0, -34], [30, 17.8, -8], facade({ floor: 2.9, bay: 3.3, wall: [0.44, 0.41, 0.36], lit: 0, base: 0.5 })), slab([13, 0, -72], [30, 17.8, -42], facade({ floor: 2.9, bay: 3.3, wall: [0.42, 0.4, 0.36], lit: 0, base: 0.5 })),
    slab([-20, 0, -110], [20, 32, -96], facade({ floor: 2.9, bay: 3.4, wall: [0.42, 0.41, 0.4], lit: 0 })),
    ...[-9, -17, -26, -36, -48].flatMap((z, i) => tree([-6.4, 0, z], 5.8 + (i % 2) * 0.5, 1.8 + 0.15 * i, 101 + i)), ...[-13, -22, -32, -44].flatMap((z, i) => tree([7, 0, z], 5.9, 1.9 + 0.1 * i, 121 + i)),
    ...hedge([-7.4, 0, -24], [-6.8, 0.7, -11], 14), ...post([-3.7, 0, -15], 4.8, 1.2), ...post([-3.7, 0, -33], 4.8, 1.2),
    parked(car([0.42, 0.42, 0.41], { x: 2.4, z: -14.2, heading: Math.PI }, {})), parked(car([0.05, 0.06, 0.09], { x: 2.4, z: -20.4, heading: Math.PI }, {}, true)), parked(car([0.3, 0.3, 0.31], { x: 2.4, z: -31, heading: Math.PI }, {})),
    ...[0, 1, 2].map(i => parked(eBike(([[0.3, 0.3, 0.3], [0.1, 0.16, 0.2], [0.34, 0.06, 0.05]] as const)[i] ?? [0.2, 0.2, 0.2], { x: 4.9, y: 0.13, z: -8.6 - i * 0.85, heading: -Math.PI / 2 - 0.2, lean: 0.1 }))),
  ]
  return {
    things, sky: (_x, y) => { const k = 0.58 + 0.34 * Math.max(0, y); return [k * 0.9, k * 0.98, k * 1.12] },
    lights: [sun('sun', [0.5, 0.74, 0.5], 0.02, [1.7, 1.5, 1.2])],
  }
}

/** Riding: on the seat, feet on the board, hands on the bars. */
const seated: Posture = {
  hips: [0, 0.84, -0.26], chest: [0, 1.29, -0.16], head: [0, 1.53, -0.1], leftFoot: [-0.12, 0.4, 0.14], rightFoot: [0.12, 0.4, 0.14], leftHand: [-0.27, 1.06, 0.18], rightHand: [0.27, 1.06, 0.18],
}

export const generic: Scene = {
  caption: '社区道路 球机',
  pose: { at: [-2.9, 5.2, 3.2], towards: [0.1, 0.6, -13], fov: 62, barrel: 0.06 },
  look: { exposure: 0.58, tint: [1.02, 1, 0.98], saturation: 0.72, grain: 0.45 },
  decisive: 0.57,
  world,
  moment(t) {
    // Both come from outside the picture and leave it, so that the loop has no seam: a jogger across, a rider down the road.
    const across = t * 16.6, x = -8.3 + across, z = mix(-52, 4, t)
    if (t < 0.01 || t > 0.99) return { figures: [], levels: {} }
    return {
      figures: [
        person(walking(across / (4 * 0.4), 0.4), { jacket: [0.2, 0.06, 0.06], trousers: [0.05, 0.05, 0.055], head: [0.028, 0.026, 0.026] }, { x, y: x < -3.1 || x > 3.5 ? 0.14 : 0, z: -7.2, heading: Math.PI / 2 }),
        eBike([0.3, 0.31, 0.33], { x: -1.1, z, heading: 0 }, true),
        person(seated, { jacket: [0.34, 0.33, 0.31], trousers: [0.06, 0.065, 0.08], head: [0.4, 0.4, 0.4] }, { x: -1.1, z, heading: 0 }),
      ],
      levels: {},
    }
  },
  marks: () => [],
}
