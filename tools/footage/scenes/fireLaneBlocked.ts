import { asphalt, concrete, lettering, painted, tiles, worn } from '../props/materials'
import { facade, hedge, parked, post, tree } from '../props/outdoors'
import { slab } from '../props/rooms'
import { car } from '../props/vehicles'
import { person, walking } from '../props/person'
import { mix, ramp, type Rgb } from '../render/vector'
import { sun, type Material, type World } from '../render/world'
import type { Scene } from '../scene'

const laneLeft = -2.3, laneRight = 2.1, hatchNear = -7.4, hatchFar = -18.6

function road(): Material {
  const ground = asphalt([0.2, 0.2, 0.205]), words = lettering('消防车通道', 128, 640, '900 118px "Noto Sans CJK SC", sans-serif', true), yellow: Rgb = [0.55, 0.4, 0.07]
  return {
    paint(p, n) {
      const c = ground.paint(p, n), [x, , z] = p
      let cover = 0
      if (x > laneLeft && x < laneRight && z < hatchNear && z > hatchFar) {
        const edge = Math.min(x - laneLeft, laneRight - x, hatchNear - z, z - hatchFar)
        cover = edge < 0.16 || ((((x + z) / 1.5) % 1 + 1) % 1 < 0.11) ? 1 : 0
        const u = (x + 0.75) / 1.3, v = (z + 16.4) / 6.8
        if (u > -0.12 && u < 1.12 && v > -0.03 && v < 1.03 && edge > 0.3) cover = words(u, v)
      }
      const k = worn(cover, p) * 0.9
      return [mix(c[0], yellow[0], k), mix(c[1], yellow[1], k), mix(c[2], yellow[2], k)]
    },
    mirror: 0.01, rough: 0.4,
  }
}

function world(): World {
  const kerb = concrete([0.42, 0.42, 0.4]), paving = tiles([0.34, 0.3, 0.28], 0.3, 0.15, 0.16, 0, true), lawn = { paint: (p: readonly [number, number, number]) => { const k = 0.8 + 0.4 * Math.sin(p[0] * 91) * Math.sin(p[2] * 83); return [0.07 * k, 0.1 * k, 0.035 * k] as const } }
  const things = [
    slab([-40, -0.2, -70], [40, 0, 12], road()),
    slab([laneLeft - 0.35, 0, -60], [laneLeft - 0.2, 0.13, 6], kerb), slab([laneLeft - 2.6, 0, -60], [laneLeft - 0.35, 0.12, 6], paving), slab([laneLeft - 6.4, 0, -60], [laneLeft - 2.6, 0.14, 6], lawn),
    slab([8, 0, -60], [8.15, 0.13, 6], kerb), slab([8.15, 0, -60], [14, 0.13, 6], lawn),
    slab([-22, 0, -46], [laneLeft - 6.4, 17.6, 2], facade({ floor: 2.9, bay: 3.1, wall: [0.44, 0.4, 0.34], lit: 0, base: 0.4 })), slab([13, 0, -52], [26, 17.6, -9], facade({ floor: 2.9, bay: 3.2, wall: [0.42, 0.38, 0.33], lit: 0, base: 0.4 })),
    slab([-20, 0, -76], [30, 23, -64], facade({ floor: 2.9, bay: 3.4, wall: [0.4, 0.39, 0.37], lit: 0 })),
    // An entrance with its canopy on the left, refuse bins, bollards.
    slab([laneLeft - 6.5, 0, -13], [laneLeft - 5.6, 2.7, -9.6], painted([0.3, 0.3, 0.3])), slab([laneLeft - 6.6, 2.7, -13.4], [laneLeft - 4.8, 2.9, -9.2], concrete([0.4, 0.4, 0.39])),
    ...tree([-7.6, 0, -10.4], 5.2, 1.6, 4), ...tree([-6.7, 0, -19], 6, 1.9, 9), ...tree([-6.5, 0, -29], 6.4, 2, 12), ...tree([10.6, 0, -12], 6, 2, 15), ...tree([10.4, 0, -24], 6.2, 2.1, 18), ...tree([10.8, 0, -37], 6.4, 2.2, 22),
    ...hedge([-5.6, 0, -27], [-5, 0.7, -15], 3), ...post([laneLeft - 0.8, 0, -21], 4.6, 1.1),
    ...[-6.6, -9.6, -15.8, -21.8, -24.8].map((z, i) => parked(car(([[0.34, 0.35, 0.36], [0.05, 0.055, 0.06], [0.42, 0.41, 0.39], [0.08, 0.1, 0.16], [0.3, 0.05, 0.04]] as const)[i] ?? [0.3, 0.3, 0.3], { x: 5.2, z, heading: Math.PI / 2 + (i % 2 ? 0.02 : -0.03) }, {}, i % 2 === 1))),
  ]
  // Bay lines between the parked cars.
  for (let i = 0; i < 9; i++) things.push(slab([2.9, 0, -5.1 - i * 3], [7.9, 0.004, -5.02 - i * 3], painted([0.42, 0.42, 0.41])))
  return {
    things, sky: (_x, y) => { const k = 0.62 + 0.5 * Math.max(0, y); return [k * 0.92, k * 0.98, k * 1.1] },
    lights: [sun('sun', [-0.28, 0.8, 0.62], 0.02, [1.5, 1.36, 1.15])],
  }
}

const black: Rgb = [0.035, 0.038, 0.042]

/** Where the car stands along the lane: it drives in, stops on the hatching, and leaves. */
const along = (t: number): number => mix(mix(-46, -12.4, ramp(0.0, 0.34, t)), 14, t > 0.72 ? ((t - 0.72) / 0.28) ** 2 : 0)

export const fireLaneBlocked: Scene = {
  caption: '消防车通道 枪机',
  pose: { at: [-3.4, 5.4, 1.4], towards: [0.5, 0.4, -13], fov: 72, barrel: 0.08 },
  look: { exposure: 0.6, tint: [1, 1, 1], saturation: 0.72, grain: 0.45 },
  decisive: 0.56,
  world,
  moment(t) {
    const z = along(t), turn = Math.sin(t * 6.2832)
    return {
      figures: [
        car(black, { x: -0.05, z, heading: 0 }, { brake: t < 0.72, head: false }, true),
        // Someone waits on the pavement and follows the car with the eyes: no walk that would jump where the clip closes.
        person(walking(0.25, 0.03 + 0.02 * turn), { jacket: [0.26, 0.2, 0.13], trousers: [0.06, 0.06, 0.08], head: [0.03, 0.03, 0.03] }, { x: -3.5, y: 0.12, z: -15.2, heading: 1.25 + 0.5 * turn }),
      ],
      levels: {},
    }
  },
  marks(t) {
    const z = along(t)
    if (z < -30 || z > -3) return []
    return [{ shape: 'brackets', low: [-1, 0, z - 2.3], high: [0.9, 1.7, z + 2.3], colour: t > 0.36 && t < 0.8 ? 'red' : 'jade' }]
  },
}
