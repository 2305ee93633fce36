import { concrete, glowing, lettering, painted, tiles } from '../props/materials'
import { facade, hedge, post, tree } from '../props/outdoors'
import { slab } from '../props/rooms'
import { bar } from '../props/figures'
import { person, walking } from '../props/person'
import { box, cylinder } from '../render/shapes'
import { clouds, mix, mixVec, ramp, type Vec } from '../render/vector'
import { lamp, type Material, type World } from '../render/world'
import type { Scene } from '../scene'

const at: Vec = [1.1, 0, -5.6]

function world(): World {
  const letters = lettering('SOS', 256, 128, '900 104px "Noto Sans CJK SC", sans-serif'), shell = painted([0.34, 0.36, 0.37], 0.06)
  const paving = tiles([0.36, 0.33, 0.3], 0.4, 0.4, 0.16), band = tiles([0.24, 0.22, 0.21], 0.2, 0.2, 0.1)
  const head: Material = {
    paint: () => [0.05, 0.15, 0.32], clear: true,
    glow: { group: 'head', paint: (p, n) => mixVec([0.05, 0.32, 0.75], [1.7, 1.8, 1.8], n[2] > 0.5 ? letters((p[0] - at[0] + 0.19) / 0.38, (2.1 - p[1]) / 0.3) : 0) },
  }
  const things = [
    slab([-40, -0.2, -60], [40, 0, 10], { paint: (p, n) => (Math.abs(((p[0] + 0.8) / 4) % 1) < 0.1 || Math.abs((p[2] / 4) % 1) < 0.1 ? band : paving).paint(p, n) }),
    // The help post: foot, column, face with red button, camera eye, lit head.
    { shape: cylinder(at, [at[0], 0.06, at[2]], 0.3), material: concrete([0.4, 0.4, 0.4]) }, { shape: box([at[0], 0.92, at[2]], [0.34, 1.76, 0.2]), material: shell },
    slab([at[0] - 0.13, 0.95, at[2] + 0.1], [at[0] + 0.13, 1.6, at[2] + 0.112], painted([0.05, 0.055, 0.06], 0.12)),
    { shape: cylinder([at[0], 1.12, at[2] + 0.11], [at[0], 1.12, at[2] + 0.15], 0.055), material: glowing('button', [1.5, 0.1, 0.08]) }, { shape: cylinder([at[0], 1.12, at[2] + 0.11], [at[0], 1.12, at[2] + 0.125], 0.08), material: painted([0.5, 0.45, 0.1], 0.1) },
    { shape: cylinder([at[0], 1.5, at[2] + 0.11], [at[0], 1.5, at[2] + 0.12], 0.03), material: painted([0.01, 0.01, 0.015], 0.5) },
    { shape: box([at[0], 1.95, at[2]], [0.38, 0.3, 0.22]), material: head },
    { shape: cylinder([at[0], 2.1, at[2]], [at[0], 2.24, at[2]], 0.075), material: glowing('beacon', [7, 0.9, 0.6]) },
    // Benches, planters, a raised lawn with trees, houses round the square.
    ...[-3.2, 4.6].flatMap(x => [slab([x - 0.9, 0.4, -9.2], [x + 0.9, 0.46, -8.75], painted([0.2, 0.13, 0.08])), slab([x - 0.75, 0, -9.1], [x - 0.65, 0.4, -8.8], painted([0.15, 0.15, 0.15])), slab([x + 0.65, 0, -9.1], [x + 0.75, 0.4, -8.8], painted([0.15, 0.15, 0.15])), slab([x - 0.9, 0.62, -9.28], [x + 0.9, 0.86, -9.22], painted([0.2, 0.13, 0.08]))]),
    slab([-12, 0, -16], [-1.6, 0.42, -11], concrete([0.42, 0.41, 0.39])), slab([2.6, 0, -17], [13, 0.42, -11.4], concrete([0.42, 0.41, 0.39])), ...hedge([-11.6, 0, -15.6], [-2, 0.95, -11.4], 6), ...hedge([3, 0, -16.6], [12.6, 0.95, -11.8], 7),
    ...tree([-5, 0, -13.2], 5.6, 1.9, 81), ...tree([-9.4, 0, -13.6], 5.8, 2, 83), ...tree([5.4, 0, -14], 5.8, 2, 85), ...tree([9.8, 0, -14.2], 6, 2.1, 87),
    slab([-30, 0, -46], [-3.4, 20, -30], facade({ floor: 2.95, bay: 3.2, wall: [0.36, 0.33, 0.29], lit: 0.34, base: 0.5 })), slab([2.4, 0, -48], [30, 23, -32], facade({ floor: 2.95, bay: 3.3, wall: [0.36, 0.34, 0.3], lit: 0.3, base: 0.5 })),
    ...post([-1.7, 0, -8.2], 4.2, 0.6), ...post([4.9, 0, -11], 4.2, -0.6),
    { shape: box([-1.1, 4.34, -8.2], [0.42, 0.03, 0.16]), material: glowing('lamps', [6, 5.2, 3.8]) }, { shape: box([4.3, 4.34, -11], [0.42, 0.03, 0.16]), material: glowing('lamps', [6, 5.2, 3.8]) },
  ]
  return {
    things,
    sky: (x, y, z) => { const k = 0.075 + 0.05 * clouds(x * 2, y * 3, z * 2, 3), low = Math.max(0, 1 - y * 2.6); return [k * 0.75 + 0.055 * low, k * 0.9 + 0.04 * low, k * 1.35 + 0.03 * low] },
    lights: [
      lamp('lamps', [-1.1, 4.28, -8.2], 0.14, [8.5, 7.3, 5.2], { towards: [-1.1, 0, -8.2], angle: 1.3 }), lamp('lamps', [4.3, 4.28, -11], 0.14, [8.5, 7.3, 5.2], { towards: [4.3, 0, -11], angle: 1.3 }),
      lamp('lamps', [-2.6, 4.6, -1.2], 0.16, [6.5, 5.6, 4], { towards: [-0.4, 0, -3.4], angle: 1.2 }), lamp('head', [at[0], 1.95, at[2] + 0.25], 0.12, [0.06, 0.16, 0.3]), lamp('beacon', [at[0], 2.2, at[2]], 0.08, [2.4, 0.34, 0.24]),
    ],
  }
}

const pressed = (t: number): boolean => t > 0.44 && t < 0.95

export const sosButton: Scene = {
  caption: '社区广场 球机',
  pose: { at: [-1.7, 3.3, 0.4], towards: [0.9, 1.12, -6.2], fov: 58, barrel: 0.05 },
  look: { exposure: 1.5, tint: [1, 1, 1.02], saturation: 0.76, grain: 0.8 },
  decisive: 0.52,
  world,
  moment(t) {
    // An elder with a stick comes to the post, presses, waits, and goes on.
    const k = ramp(0.02, 0.38, t), off = t > 0.66 ? ((t - 0.66) / 0.34) ** 1.5 : 0
    const stand: Vec = [mix(-2.6, at[0] - 0.12, k) + off * 4.6, 0, mix(-2.6, at[2] + 0.68, k) + off * 0.6], moving = (t > 0.02 && t < 0.38) || t > 0.66
    const way = k * 4.4 + off * 4.6, reach = ramp(0.38, 0.43, t) - ramp(0.5, 0.57, t)
    const heading = t > 0.6 ? mix(Math.PI * 0.98, Math.PI * 0.53, ramp(0.6, 0.72, t)) : mix(Math.PI * 0.72, Math.PI * 0.98, ramp(0.28, 0.38, t))
    const posture = walking(way / 0.72, moving ? 0.18 : 0.01, 0.4), stick: Vec = [-0.3, 0.86, 0.3]
    const hand: Vec = mixVec(posture.rightHand, [0.04, 1.12, 0.5], reach)
    const figure = person({ ...posture, leftHand: stick, rightHand: hand }, { jacket: [0.15, 0.13, 0.12], trousers: [0.06, 0.06, 0.065], head: [0.16, 0.155, 0.15] }, { x: stand[0], z: stand[2], heading },
      [{ distance: bar(stick, [-0.32, 0, 0.42 + 0.1 * Math.sin(way * 8)], 0.013), colour: [0.12, 0.08, 0.05], melt: 0 }])
    return { figures: t > 0.01 && t < 0.985 ? [figure] : [], levels: { beacon: pressed(t) ? ((t * 16) % 1 < 0.5 ? 1 : 0.06) : 0, button: pressed(t) ? 1.6 : 0.5 } }
  },
  marks: t => [{ shape: 'brackets', low: [at[0] - 0.26, 0, at[2] - 0.15], high: [at[0] + 0.26, 2.28, at[2] + 0.16], colour: pressed(t) ? 'red' : 'jade' }],
}
