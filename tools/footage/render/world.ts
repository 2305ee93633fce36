import { crosses, enter, type Bounds, type Ray, type Shape } from './shapes'
import { add, cross, length, scale, sub, unit, type Rgb, type Rng, type Vec } from './vector'

/** How a surface looks: reflectance at a point, the share it mirrors, and light of its own. */
export interface Material {
  paint: (p: Vec, n: Vec) => Rgb
  /** Share of light mirrored, 0 to 1; the edge-on share rises by itself. */
  mirror?: number
  /** Spread of the mirrored ray, 0 sharp to 0.5 dull. */
  rough?: number
  /** Light it shows to the camera, in the group whose level switches it. */
  glow?: { group: string, paint: (p: Vec, n: Vec) => Rgb }
  /** Casts no shadow: the shell of a lamp, glass. */
  clear?: boolean
}

export interface Thing { shape: Shape, material: Material }

/** One sample of a light as seen from a point: direction, distance and light arriving there before the cosine. */
export class LightSample { dx = 0; dy = 1; dz = 0; distance = 0; r = 0; g = 0; b = 0 }

/** A light of a named group; groups are baked apart, so each frame can dim or flash them. */
export interface Light {
  group: string
  /** Its middle, for choosing among many; null for the sun. */
  middle: Vec | null
  sample(rng: Rng, x: number, y: number, z: number, out: LightSample): void
}

/** The still part of a scene. */
export interface World {
  things: Thing[]
  lights: Light[]
  /** Light of the open sky by direction; baked as the group `sky`. */
  sky: (dx: number, dy: number, dz: number) => Rgb
}

/** One colour everywhere. */
export const plain = (r: number, g = r, b = r): ((p: Vec) => Rgb) => { const c: Rgb = [r, g, b]; return () => c }

function aimAt(out: LightSample, x: number, y: number, z: number, rgb: Rgb, gain: (d2: number, dx: number, dy: number, dz: number) => number): void {
  // Nearer than a hand's breadth counts as that, or single samples beside a lamp would sparkle.
  const near2 = x * x + y * y + z * z, d2 = Math.max(near2, 0.03), d = Math.sqrt(Math.max(near2, 1e-6))
  out.dx = x / d; out.dy = y / d; out.dz = z / d; out.distance = d - 1e-3
  const k = gain(d2, out.dx, out.dy, out.dz)
  out.r = rgb[0] * k; out.g = rgb[1] * k; out.b = rgb[2] * k
}

/** A small round lamp; with `beam` it shines in a cone (half angle in radians) with a soft rim. */
export function lamp(group: string, at: Vec, radius: number, rgb: Rgb, beam?: { towards: Vec, angle: number }): Light {
  const axis = beam ? unit(sub(beam.towards, at)) : null
  const inner = beam ? Math.cos(beam.angle * 0.55) : 0, outer = beam ? Math.cos(beam.angle) : 0
  return {
    group, middle: at,
    sample(rng, x, y, z, out) {
      const a = rng.next() * 6.2832, h = rng.next() * 2 - 1, s = Math.sqrt(1 - h * h) * radius
      aimAt(out, at[0] + s * Math.cos(a) - x, at[1] + h * radius - y, at[2] + s * Math.sin(a) - z, rgb, (d2, dx, dy, dz) => {
        if (!axis) return 1 / d2
        const c = -(dx * axis[0] + dy * axis[1] + dz * axis[2])
        const k = Math.min(1, Math.max(0, (c - outer) / (inner - outer)))
        return k * k / d2
      })
    },
  }
}

/** A glowing rectangle by its centre and two half edges; it shines to the side of u × v. */
export function panel(group: string, centre: Vec, u: Vec, v: Vec, rgb: Rgb): Light {
  const normal = unit(cross(u, v)), area = 4 * length(cross(u, v))
  return {
    group, middle: centre,
    sample(rng, x, y, z, out) {
      const a = rng.next() * 2 - 1, b = rng.next() * 2 - 1
      aimAt(out, centre[0] + a * u[0] + b * v[0] - x, centre[1] + a * u[1] + b * v[1] - y, centre[2] + a * u[2] + b * v[2] - z, rgb, (d2, dx, dy, dz) =>
        Math.max(0, -(dx * normal[0] + dy * normal[1] + dz * normal[2])) * area / (3.1416 * d2))
    },
  }
}

/** The sun (or a moon): a far light from a direction, `spread` the tangent of its half size. */
export function sun(group: string, from: Vec, spread: number, rgb: Rgb): Light {
  const axis = unit(from), side = unit(cross(axis, Math.abs(axis[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0])), up = cross(side, axis)
  return {
    group, middle: null,
    sample(rng, _x, _y, _z, out) {
      const a = rng.next() * 6.2832, r = Math.sqrt(rng.next()) * spread
      const d = unit(add(axis, add(scale(side, r * Math.cos(a)), scale(up, r * Math.sin(a)))))
      out.dx = d[0]; out.dy = d[1]; out.dz = d[2]; out.distance = 1e6
      out.r = rgb[0]; out.g = rgb[1]; out.b = rgb[2]
    },
  }
}

interface Leaf { bounds: Bounds, things: Thing[], left: null, right: null }
interface Fork { bounds: Bounds, things: null, left: Tree, right: Tree }
type Tree = Leaf | Fork

function around(things: readonly Thing[]): Bounds {
  const low = (i: 0 | 1 | 2): number => Math.min(...things.map(t => t.shape.bounds.low[i]))
  const high = (i: 0 | 1 | 2): number => Math.max(...things.map(t => t.shape.bounds.high[i]))
  return { low: [low(0), low(1), low(2)], high: [high(0), high(1), high(2)] }
}

const skin = (b: Bounds): number => {
  const [x, y, z] = sub(b.high, b.low)
  return x * y + y * z + z * x
}

const join = (a: Bounds, b: Bounds): Bounds => ({
  low: [Math.min(a.low[0], b.low[0]), Math.min(a.low[1], b.low[1]), Math.min(a.low[2], b.low[2])],
  high: [Math.max(a.high[0], b.high[0]), Math.max(a.high[1], b.high[1]), Math.max(a.high[2], b.high[2])],
})

/** Splits where the two halves have the least skin (surface area heuristic): long pipes and small bolts fall apart well. */
function plant(things: Thing[]): Tree {
  const bounds = around(things)
  if (things.length <= 2) return { bounds, things, left: null, right: null }
  let best: { cost: number, sorted: Thing[], at: number } | null = null
  for (const axis of [0, 1, 2] as const) {
    const middle = (t: Thing): number => t.shape.bounds.low[axis] + t.shape.bounds.high[axis]
    const sorted = [...things].sort((a, b) => middle(a) - middle(b)), after: number[] = []
    let growing: Bounds | null = null
    for (const thing of [...sorted].reverse()) { growing = growing ? join(growing, thing.shape.bounds) : thing.shape.bounds; after.unshift(skin(growing)) }
    growing = null
    for (const [i, thing] of sorted.slice(0, -1).entries()) {
      growing = growing ? join(growing, thing.shape.bounds) : thing.shape.bounds
      const cost = skin(growing) * (i + 1) + (after[i + 1] ?? 0) * (sorted.length - i - 1)
      if (!best || cost < best.cost) best = { cost, sorted, at: i + 1 }
    }
  }
  if (!best) return { bounds, things, left: null, right: null }
  return { bounds, things: null, left: plant(best.sorted.slice(0, best.at)), right: plant(best.sorted.slice(best.at)) }
}

/** The things of a world in a tree of boxes, so that a ray asks only the few it may meet. */
export class Stage {
  private readonly tree: Tree
  /** What the last successful {@link Stage.first} hit. */
  hitThing: Thing | null = null

  constructor(readonly world: World) { this.tree = plant(world.things) }

  /** Distance of the nearest hit below `tMax`, or Infinity. */
  first(ray: Ray, tMax = 1e6): number {
    this.hitThing = null
    return this.walk(this.tree, ray, tMax)
  }

  /** True when anything stands within `tMax`. */
  blocked(ray: Ray, tMax: number): boolean { return this.any(this.tree, ray, tMax) }

  private walk(node: Tree, ray: Ray, tMax: number): number {
    let best = Infinity
    if (node.things) {
      for (const thing of node.things) {
        const t = thing.shape.hit(ray, tMax)
        if (t < tMax) { tMax = best = t; this.hitThing = thing }
      }
      return best
    }
    const { left, right } = node
    const a = enter(left.bounds, ray, tMax), b = enter(right.bounds, ray, tMax)
    if (a <= b) {
      if (a < tMax) { best = this.walk(left, ray, tMax); if (best < tMax) tMax = best }
      if (b < tMax) { const t = this.walk(right, ray, tMax); if (t < best) best = t }
    }
    else {
      if (b < tMax) { best = this.walk(right, ray, tMax); if (best < tMax) tMax = best }
      if (a < tMax) { const t = this.walk(left, ray, tMax); if (t < best) best = t }
    }
    return best
  }

  private any(node: Tree, ray: Ray, tMax: number): boolean {
    if (!crosses(node.bounds, ray, tMax)) return false
    if (node.things) {
      for (const thing of node.things) if (!thing.material.clear && thing.shape.hit(ray, tMax) < tMax) return true
      return false
    }
    return this.any(node.left, ray, tMax) || this.any(node.right, ray, tMax)
  }
}

/** Groups of the world in a fixed order, the sky first. */
export const groupsOf = (world: World): string[] => ['sky', ...new Set(world.lights.map(l => l.group)), ...new Set(world.things.flatMap(t => t.material.glow ? [t.material.glow.group] : []))]
  .filter((g, i, all) => all.indexOf(g) === i)
