import { concrete, glowing, painted, steel } from '../props/materials'
import { room, slab } from '../props/rooms'
import { box, cylinder } from '../render/shapes'
import { clouds, hash, mix, ramp, type Rgb, type Vec } from '../render/vector'
import { lamp, panel, type Material, type Thing, type World } from '../render/world'
import type { Scene } from '../scene'

/** Along the base; the middle pump has tripped. */
const pumps = [-3.1, -4.5, -5.9]
const trippedAt = -4.5
const pumpX = -0.75
const tubes = [-2.4, -6.2]

function floor(): Material {
  const paint = concrete([0.13, 0.25, 0.2], 0)
  return {
    paint(p, n) {
      const c = paint.paint(p, n), lane = Math.abs(p[0] - 0.62) < 0.05 ? 1 : 0
      const wet = ramp(0.95, 0.3, Math.hypot((p[0] - 0.15) * 0.8, p[2] - trippedAt) + 0.7 * (clouds(p[0] * 2, 1, p[2] * 2, 3) - 0.5))
      const k = 1 - 0.45 * wet
      return [mix(c[0] * k, 0.55, lane), mix(c[1] * k, 0.42, lane), mix(c[2] * k, 0.05, lane)]
    },
    mirror: 0.05, rough: 0.12,
  }
}

/** A vertical multistage pump: foot, steel stages, motor with its ribs and fan cover. */
function pump(z: number): Thing[] {
  const iron = painted([0.09, 0.11, 0.13], 0.05), barrel = steel([0.5, 0.51, 0.52], 0.3, 0.14), motor = painted([0.05, 0.17, 0.32], 0.08)
  const things: Thing[] = [
    slab([pumpX - 0.24, 0.2, z - 0.2], [pumpX + 0.24, 0.26, z + 0.2], iron), { shape: cylinder([pumpX, 0.26, z], [pumpX, 0.52, z], 0.17), material: iron },
    { shape: cylinder([pumpX, 0.52, z], [pumpX, 1.02, z], 0.125), material: barrel }, { shape: cylinder([pumpX, 1.02, z], [pumpX, 1.1, z], 0.19), material: iron },
    { shape: cylinder([pumpX, 1.1, z], [pumpX, 1.5, z], 0.15), material: motor }, { shape: cylinder([pumpX, 1.5, z], [pumpX, 1.6, z], 0.165), material: iron },
    slab([pumpX + 0.13, 1.18, z - 0.08], [pumpX + 0.25, 1.36, z + 0.08], motor),
  ]
  for (let k = 0; k < 20; k++) {
    const a = k / 20 * 6.2832
    things.push({ shape: box([pumpX + Math.cos(a) * 0.158, 1.3, z + Math.sin(a) * 0.158], [0.03, 0.36, 0.008], { yaw: -a }), material: motor })
  }
  for (const [x0, x1] of [[-1.75, pumpX], [pumpX, 0.25]] as const) {
    things.push({ shape: cylinder([x0, 0.4, z], [x1, 0.4, z], 0.075), material: painted([0.1, 0.3, 0.2], 0.06) })
    const at = x0 === pumpX ? pumpX + 0.42 : pumpX - 0.42
    things.push({ shape: cylinder([at - 0.03, 0.4, z], [at + 0.03, 0.4, z], 0.125), material: iron })
  }
  // A valve's hand wheel on the way out, and a gauge on its stalk.
  things.push({ shape: cylinder([-0.05, 0.4, z], [-0.05, 0.68, z], 0.02), material: iron }, { shape: cylinder([-0.05, 0.66, z], [-0.05, 0.69, z], 0.12), material: painted([0.45, 0.05, 0.04], 0.1) })
  things.push({ shape: cylinder([0.16, 0.45, z], [0.16, 0.72, z], 0.012), material: iron }, { shape: cylinder([0.13, 0.78, z], [0.19, 0.78, z], 0.07), material: painted([0.75, 0.75, 0.72], 0.1) })
  return things
}

function cabinet(): Thing[] {
  const shell = painted([0.52, 0.53, 0.51], 0.05), dark = painted([0.06, 0.065, 0.07], 0.1)
  const things: Thing[] = [slab([2.15, 0.1, -6.6], [2.75, 2.1, -2.6], shell), slab([2.16, 0, -6.6], [2.75, 0.1, -2.6], dark)]
  for (const [k, z] of [-3.1, -4.6, -6.1].entries()) {
    things.push(slab([2.135, 0.2, z - 0.66], [2.15, 2.0, z + 0.66], painted([0.55, 0.56, 0.54], 0.06)), slab([2.12, 1.02, z + 0.48], [2.135, 1.16, z + 0.53], dark), slab([2.125, 1.42, z - 0.26], [2.135, 1.68, z + 0.1], dark))
    const group = k === 1 ? 'trip' : 'run', colour: Rgb = k === 1 ? [7, 0.4, 0.3] : [0.3, 4.2, 1.1]
    things.push({ shape: cylinder([2.135, 1.8, z - 0.1], [2.11, 1.8, z - 0.1], 0.035), material: glowing(group, colour) })
    for (const x of [0.1, 0.25]) things.push({ shape: cylinder([2.135, 1.8, z + x], [2.115, 1.8, z + x], 0.028), material: painted([0.1, 0.1, 0.1], 0.2) })
  }
  things.push({ shape: cylinder([2.45, 2.1, -4.6], [2.45, 2.24, -4.6], 0.07), material: glowing('beacon', [6, 0.5, 0.35]) })
  return things
}

function world(): World {
  const wall: Material = { paint(p) { const k = 0.9 + 0.16 * clouds(p[0], p[1] * 2, p[2], 3); return p[1] < 1.2 ? [0.3 * k, 0.38 * k, 0.36 * k] : [0.55 * k, 0.55 * k, 0.52 * k] } }
  const green = painted([0.1, 0.32, 0.21], 0.07), iron = painted([0.1, 0.11, 0.12], 0.06), things = room([-2.9, 0, -9], [2.9, 3.1, 1.4], { floor: floor(), ceiling: concrete([0.45, 0.45, 0.44], 3), walls: wall, back: wall, front: null })
  // The base, the two headers along it with their flanges, and the risers that lead the water in and away.
  things.push(slab([-1.95, 0, -7], [0.5, 0.2, -2.1], concrete([0.42, 0.42, 0.4])))
  for (const x of [-1.75, 0.25]) {
    things.push({ shape: cylinder([x, 0.4, -7.6], [x, 0.4, -2.2], 0.13), material: green })
    for (const z of [-2.25, -3.8, -5.2, -6.7]) things.push({ shape: cylinder([x, 0.4, z - 0.03], [x, 0.4, z + 0.03], 0.19), material: iron })
    things.push({ shape: cylinder([x, 0.4, -7.6], [x, 3.1, -7.6], 0.13), material: green }, { shape: cylinder([x, 1.55, -7.6], [x, 1.62, -7.6], 0.2), material: iron })
  }
  for (const z of pumps) things.push(...pump(z))
  // The pressure vessel behind them, its legs and its belt.
  const vessel: Vec = [1.35, 0, -7.7]
  things.push({ shape: cylinder([vessel[0], 0.3, vessel[2]], [vessel[0], 1.95, vessel[2]], 0.48), material: painted([0.08, 0.2, 0.36], 0.1) }, { shape: cylinder([vessel[0], 1.95, vessel[2]], [vessel[0], 2.1, vessel[2]], 0.34), material: painted([0.08, 0.2, 0.36], 0.1) })
  for (const y of [0.5, 1.75]) things.push({ shape: cylinder([vessel[0], y, vessel[2]], [vessel[0], y + 0.05, vessel[2]], 0.5), material: iron })
  things.push(...cabinet())
  // Cable tray under the ceiling, down to the cabinet; a gully in the floor; a door in the back wall.
  things.push(slab([2.2, 2.62, -8.6], [2.6, 2.66, 1], painted([0.36, 0.37, 0.38], 0.1)), slab([2.35, 2.1, -3.4], [2.6, 2.62, -3.2], painted([0.36, 0.37, 0.38], 0.1)))
  things.push(slab([0.95, 0, -8.8], [1.13, 0.006, 1.2], { paint: p => ((p[2] * 14) % 1 + 1) % 1 > 0.45 ? [0.03, 0.03, 0.03] : [0.22, 0.22, 0.22] }))
  things.push(slab([-2.3, 0, -9], [-1.2, 2.1, -8.95], painted([0.33, 0.35, 0.36], 0.05)), slab([-1.36, 1, -8.95], [-1.28, 1.06, -8.9], iron))
  for (let k = 0; k < 5; k++) things.push(slab([-2.86, 1.3 + k * 0.01, -3.4 - k * 0.9], [-2.84, 1.78, -2.9 - k * 0.9], painted(hash(k, 2, 3) > 0.5 ? [0.6, 0.6, 0.56] : [0.5, 0.55, 0.6])))
  for (const z of tubes) things.push(slab([-0.7, 3.0, z - 0.08], [0.7, 3.05, z + 0.08], glowing('tubes', [4.6, 4.8, 4.6])))
  return {
    things, sky: () => [0, 0, 0],
    lights: [...tubes.map(z => panel('tubes', [0, 2.98, z], [0.7, 0, 0], [0, 0, 0.08], [60, 62, 58])), lamp('beacon', [2.45, 2.18, -4.6], 0.07, [0.42, 0.05, 0.035])],
  }
}

export const pumpTrip: Scene = {
  caption: '加压泵房 半球',
  pose: { at: [1.5, 2.72, 0.9], towards: [-0.2, 0.85, -5], fov: 72, barrel: 0.1 },
  look: { exposure: 1.2, tint: [1, 1.01, 0.98], saturation: 0.82, grain: 0.55 },
  decisive: 0.53,
  world,
  moment: t => ({ figures: [], levels: { trip: Math.floor(t * 16) % 2 === 0 ? 1 : 0.08, run: 1, beacon: ramp(0.55, 0.95, Math.sin(t * 6.2832 * 8)), tubes: 0.97 + 0.03 * Math.sin(t * 6.2832 * 31) } }),
  marks: t => [{ shape: 'brackets', low: [pumpX - 0.3, 0.18, trippedAt - 0.3], high: [pumpX + 0.3, 1.66, trippedAt + 0.3], colour: t > 0.05 ? 'red' : 'jade' }],
}
