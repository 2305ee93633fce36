import { concrete, glowing, painted } from '../props/materials'
import { room, slab } from '../props/rooms'
import { box, cylinder } from '../render/shapes'
import { shimmer } from '../render/veil'
import { clouds, ramp, type Vec } from '../render/vector'
import { panel, type Thing, type World } from '../render/world'
import type { Scene } from '../scene'

const lampGaps = [-3.4, -9, -14.6, -20.2, -25.8, -31.4]
/** The leaking flange on the gas main. */
const flangeAt: Vec = [-1.02, 1.32, -6.1]

function pipe(things: Thing[], y: number, x: number, radius: number, colour: Vec, flanges: readonly number[]): void {
  const coat = painted(colour, 0.06, 0.3)
  things.push({ shape: cylinder([x, y, 1], [x, y, -39], radius), material: coat })
  for (const z of flanges) {
    for (const side of [-0.045, 0.045]) things.push({ shape: cylinder([x, y, z + side - 0.025], [x, y, z + side + 0.025], radius * 1.42), material: coat })
    for (let i = 0; i < 12; i++) {
      const a = i / 12 * 6.2832, bx = x + Math.cos(a) * radius * 1.23, by = y + Math.sin(a) * radius * 1.23
      things.push({ shape: cylinder([bx, by, z - 0.11], [bx, by, z + 0.11], 0.016), material: painted([0.2, 0.19, 0.18], 0.2) })
    }
  }
}

function world(): World {
  const things = room([-1.7, 0, -40], [1.7, 2.7, 2], {
    floor: concrete([0.3, 0.3, 0.29]), ceiling: concrete([0.4, 0.4, 0.39], 3), walls: concrete([0.44, 0.44, 0.42], 3), back: concrete([0.2, 0.2, 0.2]), front: null,
  })
  pipe(things, flangeAt[1], flangeAt[0], 0.2, [0.5, 0.36, 0.13], [flangeAt[2], -14.2, -23])
  pipe(things, 0.52, -1.12, 0.28, [0.12, 0.24, 0.27], [-10.4, -21])
  pipe(things, 2.1, -1.25, 0.13, [0.36, 0.37, 0.38], [])
  const rust = painted([0.16, 0.15, 0.15], 0.08)
  for (let z = -2; z > -39; z -= 3) {
    things.push(slab([-1.42, 0, z - 0.04], [-1.36, 2.5, z + 0.04], rust), slab([-1.7, 1.06, z - 0.05], [-0.8, 1.12, z + 0.05], rust), slab([-1.7, 1.92, z - 0.04], [-1.05, 1.97, z + 0.04], rust))
    things.push(slab([-1.5, 0, z - 0.12], [-0.78, 0.26, z + 0.12], concrete([0.36, 0.36, 0.35])))
    for (const y of [0.75, 1.15, 1.55, 1.95]) things.push(slab([1.15, y - 0.03, z - 0.03], [1.7, y, z + 0.03], rust))
    things.push(slab([1.6, 0.5, z - 0.03], [1.68, 2.2, z + 0.03], rust))
  }
  const sheath: Vec[] = [[0.05, 0.05, 0.055], [0.09, 0.07, 0.06], [0.05, 0.06, 0.08], [0.12, 0.05, 0.04]]
  for (const [row, y] of [0.75, 1.15, 1.55, 1.95].entries()) {
    things.push(slab([1.18, y, -39], [1.66, y + 0.015, 2], painted([0.3, 0.3, 0.31], 0.1)), slab([1.17, y, -39], [1.18, y + 0.07, 2], painted([0.34, 0.34, 0.35], 0.1)))
    for (let i = 0; i < 4 - (row % 2); i++) things.push({ shape: cylinder([1.28 + i * 0.1, y + 0.06, 2], [1.28 + i * 0.1, y + 0.06, -39], 0.036 + 0.006 * ((i + row) % 3)), material: painted(sheath[(i + row) % 4] ?? [0.05, 0.05, 0.05], 0.04) })
  }
  // A shallow drain along the middle keeps the floor from being one plane.
  things.push(slab([0.42, 0, -40], [0.66, 0.006, 2], { paint: p => ((p[2] * 12) % 1 + 1) % 1 > 0.5 ? [0.05, 0.05, 0.05] : [0.2, 0.2, 0.2], mirror: 0.03, rough: 0.4 }))
  for (const [i, z] of lampGaps.entries()) {
    things.push({ shape: box([0.15, 2.63, z], [0.16, 0.05, 1.3]), material: glowing(i === 2 ? 'weak' : 'tubes', [5, 5.2, 5]) }, slab([0.05, 2.66, z - 0.7], [0.25, 2.7, z + 0.7], painted([0.5, 0.5, 0.5])))
  }
  // The gas detector over the flange, and the smoke of dust on a junction box.
  things.push(slab([-0.52, 2.44, -6.2], [-0.3, 2.7, -6.0], painted([0.5, 0.5, 0.48])), { shape: box([-0.41, 2.42, -6.1], [0.05, 0.03, 0.05]), material: glowing('beacon', [6, 0.5, 0.35]) })
  things.push(slab([1.52, 2.2, -4.6], [1.7, 2.55, -4.2], painted([0.42, 0.43, 0.42], 0.05)))
  return {
    things, sky: () => [0, 0, 0],
    lights: lampGaps.map((z, i) => panel(i === 2 ? 'weak' : 'tubes', [0.15, 2.6, z], [0.08, 0, 0], [0, 0, 0.65], [30, 31, 29])),
  }
}

export const gasLeak: Scene = {
  caption: '地下管廊 枪机',
  pose: { at: [0.75, 2.28, 0.6], towards: [-0.42, 1.22, -7.2], fov: 74, barrel: 0.09 },
  look: { exposure: 1.7, tint: [0.98, 1.03, 0.96], saturation: 0.78, grain: 0.7 },
  decisive: 0.56,
  world,
  moment: t => ({ figures: [], levels: { weak: Math.sin(t * 6.2832 * 23) > 0.72 || Math.sin(t * 6.2832 * 5) > 0.9 ? 0.25 : 1, beacon: Math.floor(t * 16) % 2 === 0 ? 1 : 0.1 } }),
  veil(t, frame, plate) {
    const foot = plate.lens.find(flangeAt)
    if (!foot) return
    const u0 = foot.x / plate.lens.width, v0 = foot.y / plate.lens.height
    shimmer(frame, plate, (u, v) => {
      const rise = v0 + 0.02 - v
      if (rise < 0 || rise > 0.55) return null
      const lean = u0 + 0.05 * rise + 0.16 * rise * rise, wide = 0.016 + 0.2 * rise
      const inside = ramp(wide, wide * 0.25, Math.abs(u - lean)) * ramp(-0.01, 0.05, rise) * ramp(0.55, 0.2, rise)
      if (inside <= 0.004) return null
      const flow = clouds(u * 22, v * 13 + t * 16, 1.5, 3, 16), curl = clouds(u * 26 + 9, v * 15 + t * 16, 7.5, 2, 16)
      return { dx: (flow - 0.5) * 26 * inside, dy: (curl - 0.5) * 18 * inside, tint: inside * 0.34 * ramp(0.42, 0.72, flow) }
    }, [0.36, 0.4, 0.37])
  },
  marks: t => [{ shape: 'brackets', low: [-1.42, 0.98, -6.5], high: [-0.66, 2.05, -5.8], colour: t > 0.1 && t < 0.92 ? 'red' : 'jade' }],
}
