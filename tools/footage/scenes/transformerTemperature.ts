import { concrete, glowing, painted, tiles } from '../props/materials'
import { room, slab } from '../props/rooms'
import { box, cylinder } from '../render/shapes'
import { shimmer } from '../render/veil'
import { clouds, ramp, type Rgb, type Vec } from '../render/vector'
import { lamp, panel, type Material, type Thing, type World } from '../render/world'
import type { Scene } from '../scene'

/** Middle of the dry-type transformer, on its beam. */
const core: Vec = [-0.9, 0, -4.6]
/** The coils along it, each with the colour of its phase: yellow, green, red. */
const coils: readonly (readonly [along: number, phase: Rgb])[] = [[-0.72, [0.5, 0.42, 0.04]], [0, [0.06, 0.3, 0.1]], [0.72, [0.42, 0.05, 0.04]]]
const tubes = [-1.6, -5.4]

/** Three cast coils between two yokes, with their bars on top. */
function transformer(): Thing[] {
  const iron = painted([0.14, 0.15, 0.17], 0.06), resin: Material = { paint(p) { const k = 0.9 + 0.2 * clouds(p[0] * 5, p[1] * 5, p[2] * 5, 3); return [0.3 * k, 0.09 * k, 0.06 * k] }, mirror: 0.06, rough: 0.2 }
  const copper = painted([0.5, 0.24, 0.1], 0.3, 0.15), [x, , z] = core, things: Thing[] = []
  things.push(slab([x - 0.34, 0.16, z - 1.15], [x + 0.34, 0.3, z + 1.15], iron), slab([x - 0.17, 0.3, z - 1.12], [x + 0.17, 0.48, z + 1.12], iron), slab([x - 0.17, 1.52, z - 1.12], [x + 0.17, 1.72, z + 1.12], iron))
  for (const [along, colour] of coils) {
    const at = z + along
    things.push({ shape: cylinder([x, 0.52, at], [x, 1.48, at], 0.31), material: resin }, { shape: cylinder([x, 0.48, at], [x, 1.54, at], 0.17), material: iron })
    // Ribs of the casting, and the plate with the terminals.
    for (let n = 0; n < 5; n++) things.push({ shape: cylinder([x, 0.6 + n * 0.19, at], [x, 0.64 + n * 0.19, at], 0.322), material: resin })
    things.push({ shape: box([x + 0.32, 1.0, at], [0.05, 0.5, 0.12], {}), material: painted([0.24, 0.08, 0.06], 0.1) })
    for (const y of [0.8, 1.2]) things.push({ shape: cylinder([x + 0.34, y, at], [x + 0.4, y, at], 0.02), material: copper })
    things.push(slab([x - 0.02, 1.72, at - 0.04], [x + 0.02, 2.12, at + 0.04], painted(colour, 0.1)))
  }
  things.push(slab([x - 0.04, 2.12, z - 1.1], [x + 0.04, 2.2, z + 2.4], copper))
  // Fans along its foot.
  for (const [along] of coils) things.push({ shape: cylinder([x + 0.42, 0.42, z + along - 0.24], [x + 0.42, 0.42, z + along + 0.24], 0.07), material: painted([0.3, 0.31, 0.32], 0.1) })
  for (const along of [-0.8, 0.8]) things.push(slab([x - 0.3, 0, z + along - 0.08], [x + 0.3, 0.16, z + along + 0.08], iron))
  return things
}

/** A guard rail of uprights and two bars in front of it, yellow. */
function rail(): Thing[] {
  const yellow = painted([0.55, 0.42, 0.04], 0.1), x = core[0] + 0.95, things: Thing[] = []
  for (let z = -6.4; z <= -2.6; z += 0.95) things.push({ shape: cylinder([x, 0, z], [x, 1.05, z], 0.022), material: yellow })
  for (const y of [0.55, 1.05]) things.push({ shape: cylinder([x, y, -6.4], [x, y, -2.6], 0.022), material: yellow })
  return things
}

function cabinets(): Thing[] {
  const shell = painted([0.5, 0.52, 0.5], 0.06), door = painted([0.54, 0.56, 0.54], 0.07), dark = painted([0.05, 0.055, 0.06], 0.12), things: Thing[] = []
  for (let k = 0; k < 6; k++) {
    const z = -1.3 - k * 1.02
    things.push(slab([1.62, 0.1, z - 0.5], [2.4, 2.25, z + 0.5], shell), slab([1.605, 0.2, z - 0.47], [1.62, 1.5, z + 0.47], door), slab([1.605, 1.54, z - 0.47], [1.62, 2.2, z + 0.47], door))
    things.push(slab([1.595, 1.68, z - 0.3], [1.605, 1.98, z + 0.02], dark), slab([1.59, 0.8, z + 0.36], [1.605, 0.98, z + 0.41], dark))
    for (const [n, group, colour] of [[0.16, 'run', [0.3, 3.6, 1]], [0.26, k === 2 ? 'hot' : 'off', [6, 0.5, 0.3]]] as const) things.push({ shape: cylinder([1.605, 1.84, z + n], [1.585, 1.84, z + n], 0.025), material: glowing(group, colour) })
  }
  things.push(slab([1.64, 0, -6.9], [2.4, 0.1, -0.8], dark))
  return things
}

function world(): World {
  const wall: Material = { paint(p) { const k = 0.92 + 0.14 * clouds(p[0], p[1] * 2, p[2], 3); return [0.56 * k, 0.57 * k, 0.55 * k] } }
  const things = room([-2.4, 0, -8], [2.4, 2.95, 1.3], { floor: tiles([0.36, 0.37, 0.36], 0.6, 0.6, 0.04, 0.08), ceiling: concrete([0.46, 0.46, 0.45], 3), walls: wall, back: wall, front: null })
  things.push(...transformer(), ...rail(), ...cabinets())
  // The rubber mat before the cabinets, a duct of bars, an extinguisher, a louvre in the back wall, the thermometer of the transformer.
  things.push(slab([0.95, 0, -7], [1.55, 0.008, -0.8], painted([0.05, 0.13, 0.09], 0.02)), slab([-1.2, 2.3, -8], [-0.6, 2.6, -5.6], painted([0.4, 0.41, 0.42], 0.2)))
  for (const z of [-7.4, -7.1]) things.push({ shape: cylinder([-2.15, 0, z], [-2.15, 0.48, z], 0.085), material: painted([0.45, 0.04, 0.03], 0.2) }, { shape: cylinder([-2.15, 0.48, z], [-2.15, 0.58, z], 0.03), material: painted([0.05, 0.05, 0.05], 0.1) })
  for (let k = 0; k < 9; k++) things.push(slab([0.2, 1.5 + k * 0.09, -8], [1.3, 1.53 + k * 0.09, -7.94], painted([0.25, 0.26, 0.27], 0.1)))
  things.push(slab([core[0] - 0.02, 1.1, -2.66], [core[0] + 0.28, 1.42, -2.58], painted([0.2, 0.21, 0.22], 0.1)), slab([core[0] + 0.1, 0, -2.65], [core[0] + 0.16, 1.1, -2.59], painted([0.2, 0.21, 0.22], 0.1)), slab([core[0] + 0.02, 1.2, -2.58], [core[0] + 0.24, 1.36, -2.575], glowing('hot', [2.6, 0.3, 0.2])))
  for (const z of tubes) things.push(slab([0.1, 2.86, z - 0.6], [0.22, 2.91, z + 0.6], glowing('tubes', [4.6, 4.8, 4.6])))
  return {
    things, sky: () => [0, 0, 0],
    lights: [...tubes.map(z => panel('tubes', [0.16, 2.84, z], [0.07, 0, 0], [0, 0, 0.6], [84, 86, 82])), lamp('hot', [core[0] + 0.12, 1.3, -2.4], 0.06, [0.03, 0.005, 0.004])],
  }
}

export const transformerTemperature: Scene = {
  caption: '配电室 枪机',
  pose: { at: [0.95, 2.45, 1.0], towards: [-0.5, 1.0, -4.6], fov: 68, barrel: 0.09 },
  look: { exposure: 1.15, tint: [1, 1.01, 0.99], saturation: 0.8, grain: 0.55 },
  decisive: 0.53,
  world,
  moment: t => ({ figures: [], levels: { hot: Math.floor(t * 8) % 2 === 0 ? 1 : 0.25, run: 1, off: 0.03, tubes: 0.98 + 0.02 * Math.sin(t * 6.2832 * 29) } }),
  veil(t, frame, plate) {
    const foot = plate.lens.find([core[0], 1.7, core[2]])
    if (!foot) return
    const u0 = foot.x / plate.lens.width, v0 = foot.y / plate.lens.height
    // Warm air over the coils bends what lies behind it.
    shimmer(frame, plate, (u, v) => {
      const rise = v0 + 0.04 - v
      if (rise < 0 || rise > 0.3) return null
      const inside = ramp(0.13, 0.05, Math.abs(u - u0)) * ramp(0, 0.05, rise) * ramp(0.3, 0.12, rise)
      if (inside <= 0.004) return null
      return { dx: (clouds(u * 24, v * 14 + t * 16, 2.5, 3, 16) - 0.5) * 14 * inside, dy: (clouds(u * 26 + 5, v * 15 + t * 16, 6.5, 2, 16) - 0.5) * 10 * inside, tint: 0 }
    }, [0.4, 0.38, 0.36])
  },
  marks: t => [{ shape: 'brackets', low: [core[0] - 0.36, 0.15, core[2] - 1.2], high: [core[0] + 0.45, 1.85, core[2] + 1.2], colour: t > 0.05 ? 'red' : 'jade' }],
}
