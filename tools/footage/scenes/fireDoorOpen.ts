import { concrete, glowing, painted, tiles } from '../props/materials'
import { room, slab } from '../props/rooms'
import { person, walking } from '../props/person'
import { axesOf, box, cylinder } from '../render/shapes'
import { add, clouds, mix, ramp, scale, type Vec } from '../render/vector'
import { lamp, panel, type Material, type Thing, type World } from '../render/world'
import type { Scene } from '../scene'

/** The doorway in the back wall of the lobby, and the hinge of its open leaf. */
const wallZ = -5, doorLow = -0.55, doorHigh = 0.55, doorTall = 2.1
const hinge: Vec = [doorHigh, 0, wallZ + 0.12]
const opened = 1.25

/** The leaf: a red steel door with a wired pane, standing open into the lobby. */
function leaf(): Thing[] {
  const turn = { yaw: -opened }, [across, , out] = axesOf(turn), wide = doorHigh - doorLow, red = painted([0.34, 0.075, 0.055], 0.06)
  const at = (u: number, y: number, w = 0): Vec => add(add([hinge[0], y, hinge[2]], scale(across, -u)), scale(out, w))
  return [
    { shape: box(at(wide / 2, doorTall / 2), [wide, doorTall - 0.04, 0.06], turn), material: red }, { shape: box(at(wide / 2, 1.55), [0.26, 0.62, 0.064], turn), material: painted([0.1, 0.12, 0.12], 0.4, 0.05) },
    { shape: box(at(wide - 0.09, 1.02, 0.06), [0.05, 0.03, 0.08], turn), material: painted([0.5, 0.5, 0.48], 0.4) }, { shape: box(at(wide / 2, 1.02, 0.055), [0.66, 0.05, 0.04], turn), material: painted([0.45, 0.46, 0.46], 0.3) },
    { shape: box(at(0.26, doorTall - 0.12, 0.05), [0.3, 0.06, 0.05], turn), material: painted([0.4, 0.41, 0.41], 0.2) },
    // A carton keeps it from closing.
    { shape: box(at(wide - 0.25, 0.16, 0.2), [0.42, 0.32, 0.3], { yaw: -opened + 0.3 }), material: { paint: p => { const k = 0.85 + 0.3 * clouds(p[0] * 5, p[1] * 5, p[2] * 5, 3); return [0.36 * k, 0.25 * k, 0.14 * k] } } },
  ]
}

/** The stairs behind the doorway, going up to the left, with their rail. */
function stairs(): Thing[] {
  const step = concrete([0.38, 0.38, 0.37]), rail = painted([0.12, 0.13, 0.14], 0.15), things: Thing[] = []
  for (let k = 0; k < 9; k++) things.push(slab([-0.7 - k * 0.27, 0, -8.6], [-0.43 - k * 0.27, 0.16 * (k + 1), -7.3], step))
  for (let k = 0; k < 9; k += 2) things.push({ shape: cylinder([-0.5 - k * 0.27, 0.16 * (k + 1), -7.32], [-0.5 - k * 0.27, 0.16 * (k + 1) + 0.9, -7.32], 0.014), material: rail })
  things.push({ shape: cylinder([-0.45, 1.06, -7.32], [-2.7, 2.39, -7.32], 0.024), material: rail })
  return things
}

function world(): World {
  const wall: Material = { paint(p) { const k = 0.9 + 0.16 * clouds(p[0], p[1] * 2, p[2], 3), low = p[1] < 0.12 ? 0.45 : 1; return [0.6 * k * low, 0.59 * k * low, 0.55 * k * low] } }
  const frame = painted([0.22, 0.06, 0.05], 0.06), metal = painted([0.5, 0.5, 0.48], 0.15)
  const things = [
    ...room([-1.9, 0, wallZ], [1.9, 2.6, 1.4], { floor: tiles([0.44, 0.42, 0.38], 0.6, 0.6, 0.05, 0.1), ceiling: tiles([0.6, 0.6, 0.58], 0.6, 0.6, 0.03), walls: wall, back: null, front: null }),
    slab([-1.9, 0, wallZ - 0.2], [doorLow - 0.08, 2.6, wallZ], wall), slab([doorHigh + 0.08, 0, wallZ - 0.2], [1.9, 2.6, wallZ], wall), slab([doorLow - 0.08, doorTall + 0.08, wallZ - 0.2], [doorHigh + 0.08, 2.6, wallZ], wall),
    slab([doorLow - 0.08, 0, wallZ - 0.2], [doorLow, doorTall + 0.08, wallZ + 0.03], frame), slab([doorHigh, 0, wallZ - 0.2], [doorHigh + 0.08, doorTall + 0.08, wallZ + 0.03], frame), slab([doorLow, doorTall, wallZ - 0.2], [doorHigh, doorTall + 0.08, wallZ + 0.03], frame),
    ...room([-3.2, 0, -8.6], [1.9, 2.9, wallZ - 0.2], { floor: concrete([0.36, 0.36, 0.35]), ceiling: concrete([0.5, 0.5, 0.49]), walls: wall, back: wall, front: null }),
    ...leaf(), ...stairs(),
    // Exit sign over the door, its magnet switch, hydrant cabinet, manual call point, lift doors on the left, a skirting light.
    slab([-0.3, 2.26, wallZ], [0.3, 2.46, wallZ + 0.05], glowing('exit', [0.06, 0.8, 0.32])), slab([doorLow + 0.1, doorTall - 0.07, wallZ + 0.03], [doorLow + 0.24, doorTall - 0.02, wallZ + 0.07], metal),
    slab([1.82, 0.7, -3.6], [1.9, 1.6, -2.9], painted([0.42, 0.04, 0.03], 0.12)), slab([1.812, 0.77, -3.53], [1.82, 1.53, -2.97], painted([0.5, 0.07, 0.055], 0.25)), slab([1.84, 1.3, -4.2], [1.9, 1.42, -4.08], painted([0.5, 0.03, 0.02], 0.1)), slab([1.8, 2.05, -4.24], [1.9, 2.19, -4.04], glowing('strobe', [4, 0.8, 0.6])),
    slab([-1.9, 0, -3.7], [-1.86, 2.1, -2.3], painted([0.4, 0.4, 0.4], 0.2)), slab([-1.86, 0, -3.62], [-1.85, 2.05, -3.005], painted([0.46, 0.46, 0.46], 0.35)), slab([-1.86, 0, -2.995], [-1.85, 2.05, -2.38], painted([0.46, 0.46, 0.46], 0.35)), slab([-1.9, 1.05, -2.12], [-1.87, 1.2, -2.05], glowing('led', [3, 0.7, 0.2])),
    ...[-1, -3.4].map(z => slab([-0.3, 2.585, z - 0.3], [0.3, 2.595, z + 0.3], glowing('lamps', [2.8, 2.8, 2.6]))), slab([-0.2, 2.85, -7.3], [0.4, 2.87, -6.7], glowing('stair', [2, 2, 1.9])),
  ]
  return {
    things, sky: () => [0, 0, 0],
    lights: [
      ...[-1, -3.4].map(z => panel('lamps', [0, 2.57, z], [0.3, 0, 0], [0, 0, 0.3], [15, 14.6, 13.6])), panel('stair', [0.1, 2.83, -7], [0.3, 0, 0], [0, 0, 0.3], [17, 17.2, 17]),
      lamp('exit', [0, 2.2, wallZ + 0.3], 0.1, [0.002, 0.03, 0.012]),
    ],
  }
}

export const fireDoorOpen: Scene = {
  caption: '楼梯前室 半球',
  pose: { at: [-1.35, 2.38, 1.0], towards: [0.35, 1.05, -4.8], fov: 66, barrel: 0.1 },
  look: { exposure: 1.1, tint: [1.01, 1, 0.97], saturation: 0.82, grain: 0.55 },
  decisive: 0.8,
  world,
  moment(t) {
    // Somebody comes out of the lift, goes through the open door and leaves it open.
    const gone = ramp(0.06, 0.6, t), far = gone * 5.2, z = mix(-2.6, -7.8, gone), x = mix(-1.2, -0.05, ramp(0, 0.4, gone)) - 0.3 * ramp(0.75, 1, gone)
    return {
      figures: t > 0.06 && t < 0.6 ? [person(walking(far / (4 * 0.3), 0.3), { jacket: [0.16, 0.17, 0.2], trousers: [0.05, 0.05, 0.07], head: [0.03, 0.03, 0.03] }, { x, z, heading: Math.PI + 0.4 * ramp(0.4, 0, gone) })] : [],
      levels: { lamps: 1, stair: 1, exit: 1, led: 1, strobe: 0.04 },
    }
  },
  marks: t => [{ shape: 'brackets', low: [doorLow, 0, wallZ - 0.1], high: [doorHigh + 0.2, doorTall + 0.05, wallZ + 1.1], colour: t > 0.62 ? 'red' : 'jade' }],
}
