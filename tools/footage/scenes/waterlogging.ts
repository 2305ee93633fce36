import { arriving, type Plate } from '../render/bake'
import { asphalt, concrete, glowing, lettering, painted } from '../props/materials'
import { parked, post, tree } from '../props/outdoors'
import { slab } from '../props/rooms'
import { car } from '../props/vehicles'
import { body, box, Ray } from '../render/shapes'
import { Rng, clamp, clouds, hash, mix, noise, ramp, type Rgb, type Vec } from '../render/vector'
import { lamp, type World } from '../render/world'
import type { Scene } from '../scene'

/** The road dips under the bridge: lowest at z = −13. Height of its surface in metres. */
const roadAt = (z: number): number => -1.3 * Math.cos(clamp((z + 13) / 15, -1, 1) * Math.PI / 2) ** 2
const lowest = roadAt(-13), gaugeZ = -6.4, half = 3.9

/** Water level in metres above the lowest point: it rises from 15 past 27 cm and more; the loop closes by a short cross-fade. */
const depthAt = (t: number): number => mix(0.62, 0.86, t)
const fade = 0.1

function world(): World {
  const wall = concrete([0.4, 0.4, 0.38], 3), deck = concrete([0.34, 0.34, 0.33], 2.5), ground = asphalt([0.17, 0.17, 0.175], 0.03), marks = lettering('0   20   40   60   80', 640, 48, '700 44px "Noto Sans CJK SC", sans-serif')
  const things = [
    { shape: body((x, y, z) => Math.max((y - roadAt(z)) * 0.93, Math.abs(x) - 6), { low: [-6, -1.8, -60], high: [6, 0.02, 8] } as const), material: { paint: (p: Vec, n: Vec): Rgb => { const c = ground.paint(p, n), k = Math.abs(p[0]) < 0.07 && ((p[2] / 4) % 1 + 1) % 1 < 0.5 ? 0.6 : 0; return [mix(c[0], 0.45, k), mix(c[1], 0.45, k), mix(c[2], 0.44, k)] }, mirror: 0.05, rough: 0.14 } },
    slab([-half - 1.4, -2, -60], [-half, 1.2, 8], wall), slab([half, -2, -60], [half + 1.4, 1.2, 8], wall), slab([-half - 1.4, 1.2, -60], [-half + 0.06, 1.34, 8], deck), slab([half - 0.06, 1.2, -60], [half + 1.4, 1.34, 8], deck),
    // Bridge: abutments, deck with beams, parapet.
    slab([-half - 3, -2, -18], [-half, 3.4, -10.5], wall), slab([half, -2, -18], [half + 3, 3.4, -10.5], wall), slab([-30, 2.7, -18.4], [30, 3.9, -10.1], deck), slab([-30, 3.9, -10.35], [30, 4.9, -10.1], concrete([0.44, 0.44, 0.42], 2)),
    ...[0, 1, 2, 3, 4].map(i => slab([-half + 0.5 + i * 1.7, 2.4, -18.2], [-half + 1 + i * 1.7, 2.7, -10.3], deck)),
    slab([-0.85, 3.0, -10.1], [0.85, 3.55, -10.06], { paint: p => ((p[0] + p[1]) / 0.36 % 1 + 1) % 1 > 0.5 ? [0.55, 0.42, 0.05] : [0.03, 0.03, 0.03] }),
    // The gauge board on the left wall: ten-centimetre fields, numbers turned upright along it.
    slab([-half, lowest, gaugeZ - 0.3], [-half + 0.03, lowest + 1.5, gaugeZ + 0.3], {
      paint(p) {
        const h = p[1] - lowest, across = (p[2] - gaugeZ + 0.3) / 0.6, field = Math.floor(h / 0.1)
        if (across > 0.6) return field % 2 === 0 ? [0.5, 0.03, 0.03] : [0.66, 0.66, 0.64]
        return marks(1 - across, 1) > 0.5 || ((h / 0.05 % 1) < 0.14 && across > 0.4) ? [0.03, 0.03, 0.03] : [0.66, 0.66, 0.63]
      },
    }),
    slab([-30, -0.5, -60], [-half - 1.4, 0.9, 8], concrete([0.2, 0.22, 0.17])), slab([half + 1.4, -0.5, -60], [30, 0.9, 8], concrete([0.2, 0.22, 0.17])),
    ...tree([-8.6, 0.9, -6.4], 5.2, 1.8, 141), ...tree([8.4, 0.9, -5.4], 5, 1.7, 143), ...tree([-9, 0.9, -24], 6, 2, 145), ...tree([9, 0.9, -25], 6, 2, 147), ...post([half + 1, 1.2, -4.4], 5.2, -1.5),
    { shape: box([half - 0.5, 5.36, -4.4], [0.5, 0.03, 0.2]), material: glowing('lamps', [7, 6, 4.4]) },
    slab([-0.5, 2.37, -13.25], [0.5, 2.4, -13.15], glowing('lamps', [5, 4.8, 4.2])), slab([-0.5, 2.37, -16.25], [0.5, 2.4, -16.15], glowing('lamps', [5, 4.8, 4.2])), slab([-16, 0, -75], [20, 20, -62], painted([0.2, 0.2, 0.2])),
    // A car that has stalled in the dip.
    parked(car([0.4, 0.4, 0.39], { x: 1.5, y: roadAt(-12.2), z: -12.2, heading: Math.PI + 0.12 }, {})),
  ]
  return {
    things, sky: (_x, y) => { const k = 0.13 + 0.1 * Math.max(0, 0.6 - y); return [k * 0.86, k * 0.96, k * 1.16] },
    lights: [lamp('lamps', [half - 0.5, 5.2, -4.4], 0.15, [15, 13, 9.4], { towards: [0.6, 0, -5], angle: 1.25 }), lamp('lamps', [0, 2.3, -13.2], 0.3, [3.6, 3.4, 3]), lamp('lamps', [0, 2.3, -16.2], 0.3, [3.6, 3.4, 3])],
  }
}

const ray = new Ray(), dice = new Rng(1)

/** Light of a place that only the water sees: the thing that `stage.first` has just hit. */
function lit(plate: Plate, x: number, y: number, z: number): Rgb {
  const thing = plate.stage.hitThing
  if (!thing) return [0.1, 0.11, 0.13]
  const shaped = thing.shape.normal(x, y, z), n: Vec = shaped[0] * ray.dx + shaped[1] * ray.dy + shaped[2] * ray.dz > 0 ? [-shaped[0], -shaped[1], -shaped[2]] : shaped
  dice.restart(3)
  const a = thing.material.paint([x, y, z], n), e = arriving(plate.stage, plate.stage.world.lights, x, y, z, n, dice), glow = thing.material.glow?.paint([x, y, z], n) ?? [0, 0, 0]
  return [a[0] * (e[0] + 0.07) + glow[0], a[1] * (e[1] + 0.075) + glow[1], a[2] * (e[2] + 0.085) + glow[2]]
}

/** Lays the water over the frame: murk by depth, the mirrored picture with ripples, rain rings, and falling rain. */
function flood(t: number, level: number, frame: Float32Array, source: Float32Array, plate: Plate): void {
  const { lens, place, depth } = plate, { width, height } = lens, surface = lowest + level, eye = lens.pose.at
  for (let py = 0, p = 0; py < height; py++) {
    for (let px = 0; px < width; px++, p++) {
      lens.through(px + 0.5, py + 0.5, ray)
      if (ray.dy >= 0) continue
      const far = (surface - eye[1]) / ray.dy
      if (far > (depth[p] ?? 0) || far < 0) continue
      const x = eye[0] + far * ray.dx, z = eye[2] + far * ray.dz, i = p * 3, below = surface - (place[i + 1] ?? 0)
      const wave = (a: number): number => clouds(x * 3.4 + a, z * 3.4 + t * 16, t * 16 + a * 3, 3, 16) - 0.5
      let nx = wave(0) * 0.17, nz = wave(5) * 0.2
      // A ring where a drop has just fallen: one drop in each half-metre cell at its own moment.
      const cx = Math.floor(x / 0.5), cz = Math.floor(z / 0.5), beat = (t * 10 + hash(cx, cz, 3)) % 1, ox = x - (cx + 0.2 + 0.6 * hash(cx, cz, 1)) * 0.5, oz = z - (cz + 0.2 + 0.6 * hash(cx, cz, 2)) * 0.5
      const d = Math.hypot(ox, oz), ringed = ramp(0.035, 0, Math.abs(d - beat * 0.2)) * (1 - beat) * ramp(14, 5, far)
      if (d > 1e-3) { nx += ox / d * ringed * 0.16; nz += oz / d * ringed * 0.16 }
      const mx = ray.dx - 2 * nx * ray.dy, my = -ray.dy, mz = ray.dz - 2 * nz * ray.dy
      const hit = plate.stage.first(ray.aim(x, surface + 0.01, z, mx, my, mz), 200)
      let r = 0.12, g = 0.135, b = 0.16
      if (hit < Infinity) {
        const seen = lens.find([x + hit * mx, surface + hit * my, z + hit * mz])
        const place3 = Math.hypot(x + hit * mx - eye[0], surface + hit * my - eye[1], z + hit * mz - eye[2])
        const sx = seen ? clamp(Math.round(seen.x), 0, width - 1) : px, sy = seen ? clamp(Math.round(seen.y), 0, height - 1) : 0, j = (sy * width + sx) * 3
        // What the camera itself sees is taken from the picture, the rest is lit anew.
        const known = seen !== null && seen.x >= 0 && seen.y >= 0 && seen.x < width && seen.y < height && Math.abs((depth[sy * width + sx] ?? 0) - place3) < 0.5 + place3 * 0.05
        const c = known ? [source[j] ?? 0, source[j + 1] ?? 0, source[j + 2] ?? 0] as const : lit(plate, x + hit * mx, surface + hit * my, z + hit * mz)
        r = Math.min(0.5, c[0]); g = Math.min(0.5, c[1]); b = Math.min(0.5, c[2])
      }
      const slant = clamp(my), mirror = 0.06 + 0.94 * (1 - slant) ** 4, clear = Math.exp(-below * 7)
      const murk: Rgb = [0.05 + 0.012 * noise(x, z, 1), 0.047, 0.037]
      const edge = ramp(0.035, 0, below) * 0.05
      frame[i] = mix(mix(murk[0], source[i] ?? 0, clear * 0.7), r * 0.94, mirror) + edge + ringed * 0.03
      frame[i + 1] = mix(mix(murk[1], source[i + 1] ?? 0, clear * 0.7), g * 0.94, mirror) + edge + ringed * 0.03
      frame[i + 2] = mix(mix(murk[2], source[i + 2] ?? 0, clear * 0.68), b * 0.95, mirror) + edge + ringed * 0.03
    }
  }
}

export const waterlogging: Scene = {
  caption: '下穿通道 枪机',
  pose: { at: [1.3, 2.3, -0.6], towards: [-1.35, -0.25, -9.6], fov: 62, barrel: 0.08 },
  look: { exposure: 1.6, tint: [0.98, 1, 1.04], saturation: 0.66, grain: 0.8 },
  decisive: 0.82,
  world,
  moment: () => ({ figures: [], levels: {} }),
  veil(t, frame, plate) {
    const source = frame.slice()
    flood(t, depthAt(t), frame, source, plate)
    if (t > 1 - fade) {
      const start = source.slice(), k = (t - 1 + fade) / fade
      flood(t - 1, depthAt(t - 1), start, source, plate)
      for (let i = 0; i < frame.length; i++) frame[i] = mix(frame[i] ?? 0, start[i] ?? 0, k)
    }
    const { width, height } = plate.lens
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i += 3) {
        const u = x / width * 150 + y / height * 6, column = Math.floor(u), drop = (y / height * 1.6 - t * 24 + hash(column, 3, 1) * 5) % 1
        const streak = hash(column, 5, 2) > 0.55 ? ramp(0.12, 0, Math.abs(drop < 0 ? drop + 1 : drop)) * ramp(0.5, 0.1, Math.abs(u - column - 0.5)) * 0.02 : 0
        frame[i] = (frame[i] ?? 0) + streak; frame[i + 1] = (frame[i + 1] ?? 0) + streak; frame[i + 2] = (frame[i + 2] ?? 0) + streak
      }
    }
  },
  marks: t => [{ shape: 'brackets', low: [-half, lowest + depthAt(t) - 0.02, gaugeZ - 0.36], high: [-half + 0.05, lowest + 1.52, gaugeZ + 0.36], colour: t > 0.3 ? 'red' : 'jade' }],
}
