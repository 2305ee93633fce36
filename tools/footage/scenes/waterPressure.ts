import { asphalt, concrete, painted, tiles, worn } from '../props/materials'
import { facade, hedge, parked, post, tree } from '../props/outdoors'
import { slab } from '../props/rooms'
import { car } from '../props/vehicles'
import { person, walking } from '../props/person'
import { ball, cylinder } from '../render/shapes'
import { clouds, mix, ramp, type Vec } from '../render/vector'
import { sun, type Material, type Thing, type World } from '../render/world'
import type { Scene } from '../scene'

const at: Vec = [0.35, 0.13, -4.4]

/** An outdoor hydrant with two outlets and the pressure gauge on its pipe. */
function hydrant(): Thing[] {
  const red = painted([0.44, 0.045, 0.03], 0.08), iron = painted([0.12, 0.12, 0.13], 0.08), brass = painted([0.4, 0.3, 0.1], 0.25)
  const [x, y, z] = at, things: Thing[] = [
    { shape: cylinder([x, y, z], [x, y + 0.05, z], 0.2), material: iron }, { shape: cylinder([x, y + 0.05, z], [x, y + 0.62, z], 0.115), material: red },
    { shape: cylinder([x, y + 0.62, z], [x, y + 0.68, z], 0.155), material: red }, { shape: ball([x, y + 0.7, z], 0.13), material: red }, { shape: cylinder([x, y + 0.8, z], [x, y + 0.9, z], 0.035), material: iron },
    { shape: cylinder([x - 0.27, y + 0.46, z], [x + 0.27, y + 0.46, z], 0.055), material: red }, { shape: cylinder([x, y + 0.36, z], [x, y + 0.36, z + 0.25], 0.075), material: red },
    { shape: cylinder([x, y + 0.36, z + 0.22], [x, y + 0.36, z + 0.28], 0.09), material: brass },
  ]
  for (const side of [-1, 1]) things.push({ shape: cylinder([x + side * 0.24, y + 0.46, z], [x + side * 0.31, y + 0.46, z], 0.07), material: brass })
  for (let k = 0; k < 8; k++) {
    const a = k / 8 * 6.2832
    things.push({ shape: cylinder([x + Math.cos(a) * 0.165, y + 0.04, z + Math.sin(a) * 0.165], [x + Math.cos(a) * 0.165, y + 0.075, z + Math.sin(a) * 0.165], 0.018), material: iron })
  }
  // The gauge stands beside it on the branch that the sensor hangs on, its box behind.
  things.push({ shape: cylinder([x + 0.5, y, z - 0.1], [x + 0.5, y + 0.78, z - 0.1], 0.028), material: iron }, { shape: cylinder([x + 0.5, y + 0.86, z - 0.14], [x + 0.5, y + 0.86, z - 0.05], 0.1), material: iron })
  things.push({ shape: cylinder([x + 0.5, y + 0.86, z - 0.05], [x + 0.5, y + 0.86, z - 0.044], 0.088), material: { paint(p) { const a = Math.atan2(p[1] - y - 0.86, p[0] - x - 0.5), r = Math.hypot(p[1] - y - 0.86, p[0] - x - 0.5); return Math.abs(a - 2.9) < 0.09 && r < 0.07 ? [0.5, 0.03, 0.03] : r > 0.062 && ((a * 5) % 1 + 1) % 1 < 0.28 ? [0.05, 0.05, 0.05] : [0.7, 0.7, 0.67] } } })
  things.push(slab([x + 0.4, y + 0.2, z - 0.22], [x + 0.6, y + 0.5, z - 0.12], painted([0.5, 0.52, 0.54], 0.1)))
  return things
}

function world(): World {
  const ground = asphalt([0.19, 0.19, 0.195]), paving = tiles([0.4, 0.34, 0.3], 0.3, 0.15, 0.15, 0, true), kerb = concrete([0.44, 0.44, 0.42], 0.8)
  const damp: Material = {
    paint(p, n) {
      const c = paving.paint(p, n), wet = ramp(1.15, 0.25, Math.hypot(p[0] - at[0], (p[2] - at[2] - 0.3) * 0.8) + 0.8 * (clouds(p[0] * 1.8, 2, p[2] * 1.8, 3) - 0.5)), k = 1 - 0.5 * wet
      return [c[0] * k, c[1] * k, c[2] * k]
    },
    mirror: 0.012, rough: 0.25,
  }
  const lawn: Material = { paint(p) { const k = 0.7 + 0.6 * clouds(p[0] * 4, 1, p[2] * 4, 4); return [0.075 * k, 0.105 * k, 0.04 * k] } }
  return {
    things: [
      slab([-40, -0.2, -80], [40, 0, 12], { paint(p, n) { const c = ground.paint(p, n), line = Math.abs(p[0] + 3.6) < 0.06 && ((p[2] / 5) % 1 + 1) % 1 < 0.55 ? worn(0.9, p) : 0; return [mix(c[0], 0.5, line), mix(c[1], 0.5, line), mix(c[2], 0.49, line)] } }),
      slab([-0.75, 0, -70], [-0.6, 0.14, 8], kerb), slab([-0.6, 0, -70], [2.6, 0.13, 8], damp), slab([2.6, 0, -70], [2.7, 0.16, 8], kerb), slab([2.7, 0, -70], [12, 0.14, 8], lawn), slab([-16, 0, -70], [-7, 0.13, 8], paving), ...hydrant(),
      ...hedge([3.1, 0, -30], [3.9, 0.85, -2], 21), ...[-7.5, -14, -22, -31].flatMap((z, i) => tree([2.95, 0, z], 5.6 + (i % 2) * 0.4, 1.8 + 0.1 * i, 211 + i)), ...post([-7.4, 0, -12], 4.8, 1.2), ...[-10, -19, -29].flatMap((z, i) => tree([-8, 0, z], 5.7, 1.9, 231 + i)),
      slab([9, 0, -40], [26, 17.8, -6], facade({ floor: 2.9, bay: 3.2, wall: [0.45, 0.41, 0.36], lit: 0, base: 0.5 })), slab([-34, 0, -50], [-13, 17.8, -6], facade({ floor: 2.9, bay: 3.3, wall: [0.44, 0.42, 0.38], lit: 0, base: 0.5 })), slab([-20, 0, -100], [24, 30, -84], facade({ floor: 2.9, bay: 3.4, wall: [0.42, 0.41, 0.4], lit: 0 })),
      parked(car([0.42, 0.42, 0.41], { x: -5.9, z: -11, heading: 0 }, {})), parked(car([0.08, 0.1, 0.14], { x: -5.9, z: -17, heading: 0 }, {}, true)),
    ],
    sky: (_x, y) => { const k = 0.62 + 0.34 * Math.max(0, y); return [k * 0.94, k * 0.98, k * 1.06] },
    lights: [sun('sun', [-0.55, 0.8, 0.4], 0.05, [0.92, 0.82, 0.68])],
  }
}

export const waterPressure: Scene = {
  caption: '室外消火栓 枪机',
  pose: { at: [-0.9, 2.3, -0.6], towards: [0.75, 0.45, -5.2], fov: 58, barrel: 0.08 },
  look: { exposure: 0.72, tint: [1.01, 1, 0.98], saturation: 0.7, grain: 0.5 },
  decisive: 0.34,
  world,
  moment(t) {
    const far = Math.max(0, t - 0.06) * 12.4, z = -13.5 + far
    return { figures: t > 0.06 && t < 0.97 ? [person(walking(far / (4 * 0.3), 0.3), { jacket: [0.16, 0.11, 0.07], trousers: [0.06, 0.06, 0.08], head: [0.03, 0.028, 0.026] }, { x: 1.75 + 0.1 * Math.sin(z), z, heading: 0 })] : [], levels: {} }
  },
  marks: t => [{ shape: 'brackets', low: [at[0] - 0.36, 0.12, at[2] - 0.3], high: [at[0] + 0.66, 1.14, at[2] + 0.32], colour: t > 0.05 ? 'red' : 'jade' }],
}
