import { ball, body, box, cylinder } from '../render/shapes'
import type { Figure } from '../render/moving'
import type { Material, Thing } from '../render/world'
import { Rng, clouds, hash, ramp, type Rgb, type Vec } from '../render/vector'
import { flat, leaves, painted } from './materials'

/** A street tree: trunk, boughs and a crown of leaf clumps. `size` is the crown's radius in metres. */
export function tree(at: Vec, tall: number, size: number, seed: number, green: Rgb = [0.1, 0.15, 0.06]): Thing[] {
  const rng = new Rng(seed), bark = painted([0.11, 0.09, 0.07]), things: Thing[] = [{ shape: cylinder(at, [at[0], at[1] + tall * 0.6, at[2]], 0.11 + size * 0.03), material: bark }]
  const leaf = leaves(green), clumps = 130
  for (let i = 0; i < clumps; i++) {
    const a = rng.next() * 6.2832, h = rng.next(), out = size * Math.sqrt(rng.next()) * Math.sin(Math.PI * (0.18 + 0.74 * h))
    const c: Vec = [at[0] + Math.cos(a) * out, at[1] + tall * 0.45 + h * (tall * 0.55), at[2] + Math.sin(a) * out]
    things.push({ shape: ball(c, size * rng.between(0.09, 0.24), 0.56, 0.05), material: leaf })
    if (i % 20 === 0) things.push({ shape: cylinder([at[0], at[1] + tall * 0.45, at[2]], c, 0.04), material: bark })
  }
  return things
}

/** A clipped hedge or shrub row between two corners on the ground. */
export function hedge(low: Vec, high: Vec, seed: number): Thing[] {
  const rng = new Rng(seed), leaf = leaves([0.08, 0.12, 0.05]), things: Thing[] = [{ shape: box([(low[0] + high[0]) / 2, high[1] * 0.42, (low[2] + high[2]) / 2], [high[0] - low[0] - 0.1, high[1] * 0.8, high[2] - low[2] - 0.1]), material: leaf }]
  const count = Math.ceil((high[0] - low[0]) * (high[2] - low[2]) * 16)
  for (let i = 0; i < count; i++) things.push({ shape: ball([rng.between(low[0], high[0]), high[1] * rng.between(0.45, 0.9), rng.between(low[2], high[2])], rng.between(0.09, 0.17), 0.5, 0.04), material: leaf })
  return things
}

/** How a block of homes is divided: metres between floors and bays, its render, and the share of lit windows (0 by day). */
export interface Facade { floor: number, bay: number, wall: Rgb, lit: number, base?: number }

/** A facade: windows with frames and curtains, lines at the floors; at dusk some rooms are lit. Never tells which home is empty. */
export function facade(f: Facade): Material {
  const base = f.base ?? 0
  const pane = (p: Vec, n: Vec): { kind: 'wall' | 'frame' | 'glass', column: number, row: number, v: number } => {
    const [u0, v0] = flat(p, n), u = u0 / f.bay, v = (v0 - base) / f.floor, column = Math.floor(u), row = Math.floor(v), fu = u - column, fv = v - row
    if (Math.abs(n[1]) > 0.5 || v < 0) return { kind: 'wall', column, row, v: fv }
    const wide = hash(column, 3, 9) > 0.4 ? 0.3 : 0.2, x = Math.abs(fu - 0.5), y = Math.abs(fv - 0.52)
    if (x > wide || y > 0.27) return { kind: 'wall', column, row, v: fv }
    const frame = x > wide - 0.022 || y > 0.27 - 0.025 || Math.abs(x - wide * 0.02) < 0.012
    return { kind: frame ? 'frame' : 'glass', column, row, v: fv }
  }
  return {
    paint(p, n) {
      const at = pane(p, n), stain = 0.82 + 0.28 * clouds(p[0] * 0.6, p[1] * 0.25, p[2] * 0.6, 3)
      if (at.kind === 'frame') return [0.36, 0.36, 0.36]
      if (at.kind === 'glass') { const k = 0.03 + 0.16 * hash(at.column, at.row, 4) ** 2 * ramp(0.3, 0.75, at.v); return [k * 0.9, k, k * 1.05] }
      const line = at.v < 0.05 || at.v > 0.97 ? 0.82 : 1
      return [f.wall[0] * stain * line, f.wall[1] * stain * line, f.wall[2] * stain * line]
    },
    glow: {
      group: 'windows',
      paint(p, n) {
        if (f.lit === 0) return [0, 0, 0]
        const at = pane(p, n)
        if (at.kind !== 'glass' || hash(at.column, at.row, 21) > f.lit) return [0, 0, 0]
        const k = (0.35 + 0.5 * hash(at.column, at.row, 8)) * (0.7 + 0.5 * at.v), warm = hash(at.column, at.row, 33)
        return [k, k * (0.72 + 0.2 * warm), k * (0.42 + 0.45 * warm)]
      },
    },
  }
}

/** A still figure (a parked car) as a thing of the world. */
export const parked = (figure: Figure): Thing => ({
  shape: body((x, y, z) => figure.distance(x, y, z) * 0.9, figure.bounds),
  material: { paint: (p, n) => figure.paint(p, n), mirror: (figure.gloss ?? 0) * 0.05, rough: 0.12 },
})

/** A street lamp post with an arm towards +x or −x. */
export function post(at: Vec, tall: number, arm: number): Thing[] {
  const paint = painted([0.2, 0.21, 0.22], 0.1)
  return [
    { shape: cylinder(at, [at[0], at[1] + tall, at[2]], 0.07), material: paint }, { shape: cylinder([at[0], tall, at[2]], [at[0] + arm, tall + 0.2, at[2]], 0.04), material: paint },
    { shape: box([at[0] + arm, tall + 0.2, at[2]], [0.5, 0.09, 0.2]), material: paint },
  ]
}
