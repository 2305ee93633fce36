import { concrete, painted } from '../props/materials'
import { hedge, tree } from '../props/outdoors'
import { slab } from '../props/rooms'
import { person, walking, type Posture } from '../props/person'
import { cylinder } from '../render/shapes'
import type { Figure } from '../render/moving'
import { clouds, mix, mixVec, ramp, type Rgb, type Vec } from '../render/vector'
import { lamp, type World } from '../render/world'
import type { Scene } from '../scene'

/** The wall runs away from the camera along x = wallX; inside is to the left. */
const wallX = 1.1, wallTop = 2.15, climbZ = -6.6

function world(): World {
  const brick = concrete([0.42, 0.4, 0.38], 2.4), cap = concrete([0.5, 0.5, 0.48]), iron = painted([0.1, 0.1, 0.1], 0.05)
  const things = [
    slab([-30, -0.2, -60], [wallX + 20, 0, 8], { paint: p => { const k = 0.6 + 0.8 * clouds(p[0] * 2.6, 1, p[2] * 2.6, 4); return [0.16 * k, 0.18 * k, 0.13 * k] } }),
    slab([-2.1, 0, -60], [-0.5, 0.03, 8], concrete([0.34, 0.33, 0.32], 1.2)), slab([wallX, 0, -60], [wallX + 0.24, wallTop, 8], brick), slab([wallX - 0.05, wallTop, -60], [wallX + 0.29, wallTop + 0.08, 8], cap),
    ...hedge([-4.4, 0, -26], [-3.2, 0.9, 2], 8), ...tree([-5.6, 0, -9], 5.4, 1.9, 31), ...tree([-6, 0, -20], 6, 2.1, 37), ...tree([4.6, 0, -14], 6.4, 2.2, 41), ...tree([5, 0, -26], 6.8, 2.4, 43),
    slab([-26, 0, -62], [-9, 16, -34], concrete([0.3, 0.29, 0.27], 3)),
  ]
  for (let z = 6; z > -58; z -= 2.4) things.push(slab([wallX - 0.09, 0, z - 0.2], [wallX + 0.33, wallTop + 0.14, z + 0.2], brick), { shape: cylinder([wallX + 0.12, wallTop, z], [wallX + 0.12, wallTop + 0.62, z], 0.022), material: iron })
  for (const y of [0.2, 0.36, 0.52]) things.push({ shape: cylinder([wallX + 0.12, wallTop + 0.06 + y, 8], [wallX + 0.12, wallTop + 0.06 + y, -58], 0.008), material: painted([0.5, 0.5, 0.5], 0.2) })
  things.push({ shape: cylinder([-2.6, 0, -15], [-2.6, 4.4, -15], 0.06), material: iron })
  return {
    things, sky: (_x, y) => { const k = 0.012 + 0.01 * Math.max(0, 1 - y * 3); return [k, k, k] },
    // The camera's own infrared lamp, and a distant path lamp.
    lights: [lamp('infrared', [-1.3, 3.5, 1.6], 0.06, [34, 34, 34], { towards: [0.4, 1.2, -9], angle: 0.78 }), lamp('path', [-2.2, 4.3, -15], 0.12, [5, 5, 5], { towards: [-1.6, 0, -15], angle: 1.15 })],
  }
}

const clothes: { jacket: Rgb, trousers: Rgb, head: Rgb } = { jacket: [0.2, 0.2, 0.2], trousers: [0.1, 0.1, 0.1], head: [0.12, 0.12, 0.12] }

interface Key { at: number, x: number, y: number, posture: Posture }

/** Reaching from below, hips on the wall, legs over, hanging, landed: in the climber's frame (z towards the inside, −x of the scene). */
const keys: readonly Key[] = [
  { at: 0.1, x: wallX + 0.62, y: -0.6, posture: { hips: [0, 0.92, 0], chest: [0, 1.4, 0.05], head: [0, 1.64, 0.06], leftFoot: [-0.1, 0.1, 0], rightFoot: [0.1, 0.1, 0], leftHand: [-0.26, 2.0, 0.3], rightHand: [0.26, 2.0, 0.3] } },
  { at: 0.24, x: wallX + 0.55, y: 0.55, posture: { hips: [0, 0.95, 0], chest: [0, 1.4, 0.16], head: [0, 1.62, 0.26], leftFoot: [-0.12, 0.35, 0.16], rightFoot: [0.12, 0.2, 0.1], leftHand: [-0.3, 1.68, 0.5], rightHand: [0.3, 1.68, 0.5] } },
  { at: 0.37, x: wallX + 0.42, y: 1.15, posture: { hips: [0, 1.0, 0.05], chest: [0, 1.36, 0.34], head: [0, 1.56, 0.5], leftFoot: [-0.14, 0.45, 0], rightFoot: [0.2, 1.08, 0.28], leftHand: [-0.3, 1.1, 0.5], rightHand: [0.34, 1.1, 0.45] } },
  { at: 0.5, x: wallX + 0.12, y: 1.42, posture: { hips: [0, 0.98, 0], chest: [0.02, 1.36, 0.22], head: [0.03, 1.58, 0.34], leftFoot: [-0.2, 0.52, -0.26], rightFoot: [0.2, 0.55, 0.42], leftHand: [-0.3, 0.92, 0.2], rightHand: [0.3, 0.94, 0.22] } },
  { at: 0.6, x: wallX - 0.3, y: 0.75, posture: { hips: [0, 0.95, 0.02], chest: [0, 1.42, -0.02], head: [0, 1.64, 0.04], leftFoot: [-0.12, 0.25, 0.1], rightFoot: [0.12, 0.2, 0.16], leftHand: [-0.3, 1.55, -0.26], rightHand: [0.32, 1.5, -0.24] } },
  { at: 0.66, x: wallX - 0.75, y: 0, posture: { hips: [0, 0.62, -0.05], chest: [0, 1.0, 0.24], head: [0, 1.2, 0.4], leftFoot: [-0.14, 0.07, 0.02], rightFoot: [0.14, 0.07, 0.1], leftHand: [-0.36, 0.6, 0.4], rightHand: [0.36, 0.55, 0.42] } },
  { at: 0.73, x: wallX - 0.95, y: 0, posture: walking(0, 0.05) },
]

function between(a: Posture, b: Posture, k: number): Posture {
  const m = (u: Vec, v: Vec): Vec => mixVec(u, v, k)
  return { hips: m(a.hips, b.hips), chest: m(a.chest, b.chest), head: m(a.head, b.head), leftFoot: m(a.leftFoot, b.leftFoot), rightFoot: m(a.rightFoot, b.rightFoot), leftHand: m(a.leftHand, b.leftHand), rightHand: m(a.rightHand, b.rightHand) }
}

/** Where the intruder is and how; null before and after. */
function intruder(t: number): { figure: Figure, x: number, y: number, z: number } | null {
  const first = keys[0], last = keys[keys.length - 1]
  if (!first || !last || t < first.at || t > 0.93) return null
  if (t >= last.at) {
    // Off to the left at a run, out of the picture before the clip begins anew.
    const far = 2.7 * Math.max(0, (t - last.at) * 8 - 0.15), x = last.x - far, z = climbZ + far * 0.12, heading = -Math.PI / 2 + 0.12
    return { figure: person(walking(far / 1.5, 0.36, 0.5), clothes, { x, z, heading }), x, y: 0, z }
  }
  const i = Math.max(0, keys.findIndex(k => k.at > t) - 1), a = keys[i] ?? first, b = keys[i + 1] ?? last, k = ramp(a.at, b.at, t)
  const x = mix(a.x, b.x, k), y = mix(a.y, b.y, k)
  return { figure: person(between(a.posture, b.posture, k), clothes, { x, y, z: climbZ, heading: -Math.PI / 2 }), x, y, z: climbZ }
}

export const perimeterIntrusion: Scene = {
  caption: '周界围墙 枪机',
  pose: { at: [-1.5, 3.6, 1.4], towards: [0.55, 1.55, -8.2], fov: 54, barrel: 0.06 },
  look: { exposure: 1.5, tint: [0.98, 1, 1.02], saturation: 0.04, grain: 1 },
  decisive: 0.485,
  world,
  moment: (t) => {
    const who = intruder(t)
    return { figures: who ? [who.figure] : [], levels: {} }
  },
  marks(t) {
    const who = intruder(t), fence = { shape: 'fence', places: [-2, -4, -6, -8, -10, -14, -18, -26, -40].map((z): Vec => [wallX, wallTop + 0.08, z]), colour: 'jade' } as const
    if (!who || t < 0.28) return [fence]
    return [fence, { shape: 'brackets', low: [who.x - 0.5, who.y + 0.1, who.z - 0.45], high: [who.x + 0.5, who.y + 1.75, who.z + 0.45], colour: 'red' }]
  },
}
