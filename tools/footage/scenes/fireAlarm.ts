import { glowing, painted, tiles } from '../props/materials'
import { room, slab } from '../props/rooms'
import { cylinder } from '../render/shapes'
import { clouds, ramp } from '../render/vector'
import { haze } from '../render/veil'
import { panel, lamp, type World } from '../render/world'
import type { Scene } from '../scene'

const doors = [-1.7, -5.6, -9.8]
/** The door the smoke comes from: a service room (设备间), not a home. */
const source = -5.6

function world(): World {
  const wall = {
    paint: (p: readonly [number, number, number]) => {
      const k = 0.9 + 0.16 * clouds(p[0], p[1] * 2, p[2], 3), low = p[1] < 1.05
      return low ? [0.34 * k, 0.4 * k, 0.36 * k] as const : [0.58 * k, 0.57 * k, 0.53 * k] as const
    },
  }
  const frame = painted([0.18, 0.19, 0.2], 0.05), leaf = painted([0.3, 0.16, 0.09], 0.04)
  const things = room([-1.15, 0, -17], [1.15, 2.55, 1.5], {
    floor: tiles([0.4, 0.38, 0.34], 0.6, 0.6, 0.05, 0.1), ceiling: tiles([0.6, 0.6, 0.58], 0.6, 0.6, 0.03), walls: wall, back: wall, front: null,
  })
  for (const z of doors) {
    for (const side of [-1, 1]) {
      const x = side * 1.15
      const low = Math.min(x, x - side * 0.04), high = Math.max(x, x - side * 0.04)
      things.push(slab([low, 0, z - 0.52], [high, 2.12, z + 0.52], frame), slab([low - (side > 0 ? 0.005 : 0), 0, z - 0.45], [high + (side > 0 ? 0 : 0.005), 2.05, z + 0.45], leaf))
      things.push({ shape: cylinder([x - side * 0.05, 1, z + 0.36], [x - side * 0.1, 1, z + 0.36], 0.02), material: painted([0.5, 0.48, 0.4], 0.3) })
    }
  }
  // Fire door at the end, its sign, a hydrant cabinet, a manual call point, sprinkler pipe, detectors.
  things.push(slab([-0.75, 0, -17], [0.75, 2.1, -16.94], painted([0.36, 0.1, 0.07], 0.04)), slab([-0.01, 0, -16.95], [0.01, 2.1, -16.93], frame), slab([-0.45, 0.9, -16.94], [-0.12, 1.7, -16.92], painted([0.05, 0.06, 0.06], 0.3)))
  things.push(slab([-0.32, 2.2, -16.9], [0.32, 2.42, -16.86], glowing('exit', [0.12, 1.5, 0.6])))
  things.push(slab([1.1, 0.55, -3.95], [1.15, 1.55, -3.25], painted([0.42, 0.04, 0.03], 0.1)), slab([1.095, 0.62, -3.88], [1.1, 1.48, -3.32], painted([0.5, 0.06, 0.05], 0.2)))
  things.push(slab([-1.15, 1.3, -3.7], [-1.09, 1.42, -3.58], painted([0.5, 0.03, 0.02], 0.1)), slab([-1.15, 2.0, -3.73], [-1.05, 2.14, -3.55], glowing('strobe', [5, 1.2, 0.9])))
  things.push({ shape: cylinder([0.62, 2.4, 1.5], [0.62, 2.4, -17], 0.035), material: painted([0.4, 0.05, 0.04], 0.1) })
  for (const z of [-2.2, -6.6, -11, -15.4]) things.push({ shape: cylinder([-0.35, 2.55, z], [-0.35, 2.49, z], 0.075), material: painted([0.66, 0.66, 0.64]) })
  things.push({ shape: cylinder([-0.35, 2.49, -6.6], [-0.35, 2.48, -6.6], 0.02), material: glowing('led', [6, 0.4, 0.3]) })
  const lamps = [-1.2, -5.4, -9.6, -13.8]
  for (const z of lamps) things.push(slab([-0.3, 2.535, z - 0.3], [0.3, 2.545, z + 0.3], glowing('lamps', [2.6, 2.7, 2.5])))
  return {
    things, sky: () => [0, 0, 0],
    lights: [
      ...lamps.map(z => panel('lamps', [0, 2.52, z], [0.3, 0, 0], [0, 0, 0.3], [9, 9.2, 8.6])),
      lamp('strobe', [-0.98, 2.06, -3.64], 0.04, [0.9, 0.2, 0.15]), lamp('fire', [1.0, 0.5, source], 0.25, [1.6, 0.62, 0.16]), lamp('exit', [0, 2.2, -16.6], 0.1, [0.02, 0.3, 0.12]),
    ],
  }
}

export const fireAlarm: Scene = {
  caption: '公共走廊 半球',
  pose: { at: [-0.72, 2.36, 1.2], towards: [0.22, 1.35, -6.4], fov: 72, barrel: 0.1 },
  look: { exposure: 1.2, tint: [1.02, 1, 0.96], saturation: 0.82, grain: 0.6 },
  decisive: 0.6,
  world,
  moment: t => ({ figures: [], levels: { strobe: (t * 12) % 1 < 0.16 ? 1 : 0, led: 1, fire: 0.75 + 0.35 * (clouds(1, 2, t * 16, 2, 16) - 0.5) * 2, lamps: 0.9 } }),
  veil(t, frame, plate) {
    haze(frame, plate, (x, y, z) => {
      const away = Math.abs(z - source), hugging = ramp(0.62, 2.5, y + 0.5 * ramp(0.2, 1.0, x) * ramp(1.3, 0.2, away))
      const layer = ramp(1.62 + 0.06 * away, 2.3, y) * ramp(6.2, 1.5, away) * 1.9
      const plume = ramp(1.5, 0.2, away) * ramp(-0.5, 1.1, x) * hugging * 2.8
      const amount = layer + plume
      if (amount < 0.02) return 0
      return amount * ramp(0.42, 0.62, clouds(x * 1.3 + t * 8, y * 1.7 - t * 16, z * 1.1 + (z > source ? -t * 8 : t * 8), 4, 8)) * 2.6
    }, [0.13, 0.126, 0.12], 0.8, 13, 22)
  },
  marks: () => [{ shape: 'brackets', low: [0.35, 0.05, source - 0.6], high: [1.12, 2.2, source + 0.7], colour: 'red' }],
}
