import type { Figure } from '../render/moving'
import { clamp, mix, type Rgb, type Vec } from '../render/vector'
import { assemble, bar, blend, block, disc, ring, type Part, type Stand } from './figures'

const rubber: Rgb = [0.018, 0.018, 0.02]
const metal: Rgb = [0.22, 0.22, 0.23]

/** A small electric scooter, 1.55 m long, facing +z in its own frame. */
export function eBike(colour: Rgb, stand: Stand, lightOn = false): Figure {
  const part = (distance: Part['distance'], c: Rgb, melt = 0, glow?: Rgb): Part => ({ distance, colour: c, melt, ...(glow ? { glow } : {}) })
  const parts: Part[] = [
    part(ring([0, 0.235, 0.56], 0.195, 0.042), rubber), part(ring([0, 0.235, -0.54], 0.195, 0.048), rubber),
    part(disc([0, 0.235, 0.56], 0.1, 0.06), metal), part(disc([0, 0.235, -0.54], 0.12, 0.09), [0.1, 0.1, 0.1]),
    part(bar([0.075, 0.24, 0.56], [0.06, 0.62, 0.46], 0.018), metal), part(bar([-0.075, 0.24, 0.56], [-0.06, 0.62, 0.46], 0.018), metal),
    part(block([0, 0.27, 0.04], [0.24, 0.1, 0.5], 0.04), [0.05, 0.05, 0.055], 0.03),
    part(bar([0, 0.32, 0.3], [0, 0.86, 0.36], 0.1, 0.07), colour, 0.07), part(block([0, 0.5, 0.34], [0.34, 0.36, 0.05], 0.024), colour, 0.04),
    part(bar([0, 0.86, 0.37], [0, 1.0, 0.32], 0.04), [0.06, 0.06, 0.06], 0.03), part(bar([-0.31, 1.03, 0.22], [0.31, 1.03, 0.22], 0.018), [0.05, 0.05, 0.05], 0.02),
    part(bar([-0.24, 1.03, 0.25], [0.24, 1.03, 0.25], 0.03), [0.07, 0.07, 0.07], 0.04),
    part(bar([0.25, 1.03, 0.24], [0.31, 1.2, 0.26], 0.008), [0.05, 0.05, 0.05]), part(bar([-0.25, 1.03, 0.24], [-0.31, 1.2, 0.26], 0.008), [0.05, 0.05, 0.05]),
    part(block([0.33, 1.23, 0.26], [0.12, 0.07, 0.03], 0.012), [0.04, 0.04, 0.04]), part(block([-0.33, 1.23, 0.26], [0.12, 0.07, 0.03], 0.012), [0.04, 0.04, 0.04]),
    part(block([0, 0.46, -0.34], [0.26, 0.36, 0.62], 0.09), colour, 0.05), part(block([0, 0.7, -0.28], [0.25, 0.1, 0.66], 0.045), [0.03, 0.03, 0.032], 0.02),
    part(block([0, 0.93, -0.62], [0.36, 0.3, 0.32], 0.06), [0.04, 0.04, 0.045], 0.01), part(bar([0, 0.64, -0.52], [0, 0.8, -0.62], 0.03), metal),
    part(block([0, 0.8, 0.44], [0.16, 0.1, 0.06], 0.03), [0.7, 0.7, 0.66], 0, lightOn ? [5, 5, 4.4] : [0, 0, 0]),
    part(block([0, 0.56, -0.66], [0.16, 0.05, 0.04], 0.015), [0.35, 0.02, 0.02], 0, lightOn ? [0.8, 0.05, 0.04] : [0, 0, 0]),
  ]
  return assemble(parts, stand, { radius: 0.86, low: 0, high: 1.35 }, 0.1)
}

/** A private car without plates, facing +z; `lights` brakes or heads switch its lamps. */
export function car(colour: Rgb, stand: Stand, lights: { brake?: boolean, head?: boolean } = {}, suv = false): Figure {
  const roof = suv ? 1.66 : 1.46, { x: sx, y: sy = 0, z: sz, heading } = stand, c = Math.cos(heading), s = Math.sin(heading)
  /** The hull: bonnet falls towards the nose, boot a little towards the tail, and both ends draw in. */
  const hull = (x: number, y: number, z: number): number => {
    const end = Math.max(0, Math.abs(z) - 1.2) / 1.05, top = z > 0.7 ? mix(0.95, suv ? 0.86 : 0.72, (z - 0.7) / 1.5) : z < -1.2 ? mix(0.97, 0.9, (-z - 1.2) / 1) : 0.96
    const wide = 0.89 - 0.11 * end * end, round = 0.17
    const dx = Math.abs(x) - wide + round, dz = Math.abs(z) - 2.27 + round, dy = Math.abs(y - (top + 0.27) / 2) - (top - 0.27) / 2 + round
    const ox = Math.max(dx, 0), oy = Math.max(dy, 0), oz = Math.max(dz, 0)
    return (Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(dx, dy, dz), 0) - round) * 0.9
  }
  const wheels = [[-0.76, 1.38], [0.76, 1.38], [-0.76, -1.36], [0.76, -1.36]].map(([x = 0, z = 0]) => disc([x, 0.33, z], 0.31, 0.2))
  const arches = [[-0.85, 1.38], [0.85, 1.38], [-0.85, -1.36], [0.85, -1.36]].map(([x = 0, z = 0]) => disc([x, 0.33, z], 0.36, 0.34))
  const mirrors = [-1, 1].map(k => block([k * 0.95, 0.99, 0.66], [0.2, 0.13, 0.1], 0.04))
  /** The cabin: its windscreen and rear lean in, its sides too. */
  const cabin = (x: number, y: number, z: number): number => {
    const up = clamp((y - 0.85) / (roof - 0.85)), front = mix(1.22, 0.3, up), back = mix(suv ? -2.15 : -2.0, suv ? -1.85 : -1.05, up), wide = mix(0.83, 0.6, up)
    const dx = Math.abs(x) - wide + 0.12, dz = Math.abs(z - (front + back) / 2) - (front - back) / 2 + 0.12, dy = Math.abs(y - (roof + 0.5) / 2) - (roof - 0.5) / 2 + 0.12
    return (Math.hypot(Math.max(dx, 0), Math.max(dy, 0), Math.max(dz, 0)) + Math.min(Math.max(dx, dy, dz), 0) - 0.12) * 0.86
  }
  const local = (x: number, y: number, z: number): Vec => { const px = x - sx, pz = z - sz; return [px * c - pz * s, y - sy, px * s + pz * c] }
  const shell = (x: number, y: number, z: number): number => {
    let d = blend(hull(x, y, z), cabin(x, y, z), 0.07)
    for (const arch of arches) d = Math.max(d, -arch(x, y, z))
    for (const mirror of mirrors) d = Math.min(d, mirror(x, y, z))
    return d
  }
  const tyres = (x: number, y: number, z: number): number => Math.min(...wheels.map(w => w(x, y, z)))
  const lampAt = (x: number, y: number, z: number): 'head' | 'tail' | null =>
    Math.abs(x) > 0.48 && Math.abs(x) < 0.86 && y > 0.6 && y < 0.74 ? (z > 1.95 ? 'head' : null) : Math.abs(x) > 0.45 && y > 0.7 && y < 0.84 && z < -2.05 ? 'tail' : null
  return {
    distance: (wx, wy, wz) => { const [x, y, z] = local(wx, wy, wz); return Math.min(shell(x, y, z), tyres(x, y, z)) },
    bounds: { low: [sx - 2.5, sy, sz - 2.5], high: [sx + 2.5, sy + roof + 0.1, sz + 2.5] },
    gloss: 0.6,
    paint(p) {
      const [x, y, z] = local(p[0], p[1], p[2])
      if (tyres(x, y, z) < shell(x, y, z)) return Math.abs(x) > 0.85 && Math.hypot(y - 0.33, Math.abs(z) - 1.37) < 0.19 ? [0.13, 0.13, 0.135] : rubber
      if (y < 0.36) return [0.03, 0.03, 0.03]
      const up = (y - 0.9) / (roof - 0.9), lampKind = lampAt(x, y, z)
      if (lampKind) return lampKind === 'head' ? [0.6, 0.6, 0.6] : [0.4, 0.03, 0.02]
      const pillar = Math.abs(x) > 0.5 && (Math.abs(z - (1.16 - 0.9 * up)) < 0.07 || Math.abs(z + 0.36) < 0.045 || (suv && Math.abs(z + 1.3) < 0.05))
      if (up > 0.13 && up < 0.86 && !pillar && cabin(x, y, z) < 0.03) return [0.012, 0.015, 0.018]
      if (Math.abs(z - 0.45) < 0.008 || Math.abs(z + 0.62) < 0.008) return [colour[0] * 0.3, colour[1] * 0.3, colour[2] * 0.3]
      return colour
    },
    glow(p) {
      const [x, y, z] = local(p[0], p[1], p[2]), lampKind = lampAt(x, y, z)
      if (lampKind === 'head' && lights.head) return [6, 6, 5.4]
      return lampKind === 'tail' && lights.brake ? [2.4, 0.12, 0.08] : [0, 0, 0]
    },
  }
}
