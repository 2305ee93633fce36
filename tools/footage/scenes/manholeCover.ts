import { asphalt, concrete, painted, tiles, worn } from '../props/materials'
import { hedge, parked, tree } from '../props/outdoors'
import { slab } from '../props/rooms'
import { car } from '../props/vehicles'
import { person, walking } from '../props/person'
import { axesOf, cylinder, sheet } from '../render/shapes'
import { add, clouds, dot, mix, ramp, scale, sub, type Vec } from '../render/vector'
import { sun, type Material, type World } from '../render/world'
import type { Scene } from '../scene'

const hole: Vec = [0.4, 0, -4.6], holeRadius = 0.36
const inHole = (x: number, z: number): boolean => (x - hole[0]) ** 2 + (z - hole[2]) ** 2 < holeRadius ** 2

function road(): Material {
  const ground = asphalt([0.19, 0.19, 0.195])
  return {
    paint(p, n) {
      const c = ground.paint(p, n), from = Math.hypot(p[0] - hole[0], p[2] - hole[2])
      // A patch of newer asphalt round the frame, and a lane line.
      const patch = Math.max(Math.abs(p[0] - hole[0]), Math.abs(p[2] - hole[2])) < 0.72 ? 0.62 : 1
      const line = Math.abs(p[0] - 2.5) < 0.07 && ((p[2] / 5) % 1 + 1) % 1 < 0.5 ? worn(1, p) * 0.8 : 0
      const damp = 1 - 0.35 * ramp(1.5, 0.3, from + 0.9 * (clouds(p[0] * 1.7, 3, p[2] * 1.7, 3) - 0.5))
      return [mix(c[0] * patch * damp, 0.5, line), mix(c[1] * patch * damp, 0.5, line), mix(c[2] * patch * damp, 0.49, line)]
    },
    mirror: 0.012, rough: 0.3,
  }
}

function world(): World {
  const iron: Material = { paint: p => { const k = 0.09 + 0.05 * clouds(p[0] * 9, p[1] * 9, p[2] * 9, 3); return [k * 1.15, k, k * 0.88] }, mirror: 0.05, rough: 0.3 }
  const kerb = concrete([0.42, 0.42, 0.41], 0.8), paving = tiles([0.4, 0.35, 0.31], 0.3, 0.3, 0.14)
  // The cover leans on the rim of its frame, some thirty degrees up.
  const [, up, along] = axesOf({ pitch: -0.52, yaw: 0.55 }), middle = add([hole[0] + 0.3, 0.19, hole[2] + 0.2], [0, 0, 0]), right = axesOf({ pitch: -0.52, yaw: 0.55 })[0]
  const ribbed: Material = {
    paint(p) {
      const q = sub(p, middle), u = dot(q, right), v = dot(q, along), ring = Math.hypot(u, v)
      const rib = ring < 0.3 && ((Math.floor(u / 0.045) + Math.floor(v / 0.045)) % 2 === 0), rim = ring > 0.31
      const k = (rib || rim ? 0.2 : 0.105) * (0.75 + 0.5 * clouds(u * 7, v * 7, 2, 3))
      return [k * 1.12, k, k * 0.9]
    },
    mirror: 0.07, rough: 0.3,
  }
  const things = [
    { shape: sheet(0, [-30, -60], [30, 10], (x, z) => !inHole(x, z)), material: road() },
    { shape: cylinder([hole[0], -2.4, hole[2]], [hole[0], 0, hole[2]], holeRadius, true), material: concrete([0.09, 0.085, 0.08]) },
    { shape: cylinder([hole[0], -2.5, hole[2]], [hole[0], -2.4, hole[2]], 1), material: painted([0.01, 0.012, 0.012], 0.1) },
    { shape: cylinder([hole[0], -0.1, hole[2]], [hole[0], 0.012, hole[2]], 0.42, true), material: iron },
    { shape: sheet(0.012, [hole[0] - 0.45, hole[2] - 0.45], [hole[0] + 0.45, hole[2] + 0.45], (x, z) => { const d = Math.hypot(x - hole[0], z - hole[2]); return d > holeRadius && d < 0.42 }), material: iron },
    { shape: cylinder(sub(middle, scale(up, 0.02)), add(middle, scale(up, 0.03)), 0.35), material: ribbed },
    slab([-2.55, 0, -60], [-2.4, 0.14, 10], kerb), slab([-5.4, 0, -60], [-2.55, 0.13, 10], paving), slab([-12, 0, -60], [-5.4, 0.14, 10], { paint: p => { const k = 0.8 + 0.5 * clouds(p[0] * 3, 1, p[2] * 3, 3); return [0.075 * k, 0.1 * k, 0.04 * k] } }),
    slab([6.9, 0, -60], [7.05, 0.14, 10], kerb), slab([7.05, 0, -60], [16, 0.13, 10], paving),
    ...hedge([-6.4, 0, -22], [-5.6, 0.75, 3], 5), ...tree([-4.9, 0, -9.4], 5.6, 1.7, 61), ...tree([-4.9, 0, -17], 5.8, 1.8, 67), ...tree([8.6, 0, -13], 5.8, 1.9, 71), ...tree([8.6, 0, -21], 5.8, 1.9, 73),
    slab([-30, 0, -52], [-12, 14, -20], concrete([0.4, 0.37, 0.33], 3)), slab([13, 0, -52], [30, 12, -10], concrete([0.42, 0.4, 0.37], 3)),
    parked(car([0.4, 0.4, 0.39], { x: 5.7, z: -9.4, heading: Math.PI }, {})), parked(car([0.06, 0.07, 0.1], { x: 5.7, z: -15.2, heading: Math.PI }, {}, true)),
    // A gully grating and fallen leaves along the kerb.
    slab([-2.38, 0, -7.2], [-2.02, 0.006, -6.5], { paint: p => ((p[2] * 14) % 1 + 1) % 1 > 0.45 ? [0.02, 0.02, 0.02] : [0.12, 0.11, 0.1] }),
  ]
  for (let i = 0; i < 46; i++) {
    const a = (i * 0.618) % 1, b = (i * 0.367) % 1
    things.push(slab([-2.36 + a * a * 2.2, 0, -0.6 - b * 12], [-2.36 + a * a * 2.2 + 0.05, 0.008, -0.6 - b * 12 + 0.06], painted(i % 3 === 0 ? [0.22, 0.16, 0.04] : [0.16, 0.09, 0.03])))
  }
  return {
    things, sky: (_x, y) => { const k = 0.6 + 0.35 * Math.max(0, y); return [k * 0.93, k * 0.98, k * 1.07] },
    lights: [sun('sun', [-0.5, 0.85, 0.42], 0.05, [0.9, 0.8, 0.66])],
  }
}

export const manholeCover: Scene = {
  caption: '道路井盖 枪机',
  pose: { at: [-1.25, 3.5, -0.2], towards: [0.62, 0, -5.1], fov: 60, barrel: 0.08 },
  look: { exposure: 0.7, tint: [1.01, 1, 0.98], saturation: 0.68, grain: 0.5 },
  decisive: 0.42,
  world,
  moment(t) {
    // A walker comes down the road and gives the hole a berth.
    const far = Math.max(0, t - 0.04) * 11.8, z = -12.4 + far, x = -1.15 - 0.75 * ramp(-8.5, -5.5, z) + 0.3 * ramp(-4, -2, z)
    return {
      figures: z > -12.3 && t < 0.98 ? [person(walking(far / (4 * 0.3), 0.3), { jacket: [0.1, 0.13, 0.2], trousers: [0.05, 0.05, 0.06], head: [0.025, 0.025, 0.025] }, { x, z, heading: -0.12 * ramp(-9, -6, z) })] : [],
      levels: {},
    }
  },
  marks: t => [{ shape: 'brackets', low: [hole[0] - 0.45, 0, hole[2] - 0.5], high: [hole[0] + 0.68, 0.42, hole[2] + 0.55], colour: t > 0.05 ? 'red' : 'jade' }],
}
