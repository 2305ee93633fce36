import { arriving, choose, lastSeen, lightsByGroup, scatter, type Plate } from './bake'
import { Field } from './field'
import { Ray, enter, leave, slope, type Bounds, type Distance } from './shapes'
import { LightSample, type Light } from './world'
import { Rng, clamp, mix, mixVec, sub, type Rgb, type Vec } from './vector'

/** A body that moves: its distance field now, the box it is in, and how it looks. */
export interface Figure {
  distance: Distance
  bounds: Bounds
  paint: (p: Vec, n: Vec) => Rgb
  /** Light of its own: brake lights, a screen. */
  glow?: (p: Vec, n: Vec) => Rgb
  /** Share of the sky it mirrors, 0 to 1. */
  gloss?: number
}

/** What is different at one moment: the moving bodies, and the levels of the light groups (1 where not named). */
export interface Moment { figures: Figure[], levels: Readonly<Record<string, number>> }

const ray = new Ray(), probe = new Ray(), sampled = new LightSample()

/** A figure with its sampled field. */
interface Cast extends Figure { field: Field }

/** Distance along the ray to the first figure below `tMax`, which comes back in `struck`; `loose` asks the sampled field only, for shadows. */
let struck: Cast | null = null
function meet(figures: readonly Cast[], r: Ray, tMax: number, loose = false): number {
  struck = null
  let best = tMax
  for (const figure of figures) {
    let t = enter(figure.bounds, r, best)
    if (t === Infinity) continue
    const end = Math.min(best, leave(figure.bounds, r))
    t = Math.max(t, 1e-3)
    for (let step = 0; step < 64 && t < end; step++) {
      const x = r.ox + t * r.dx, y = r.oy + t * r.dy, z = r.oz + t * r.dz
      let d = figure.field.at(x, y, z)
      if (loose) { if (d < 0.008) return t }
      else {
        if (d < 0.07) d = figure.distance(x, y, z)
        if (d < 1.2e-3) { best = t; struck = figure; break }
      }
      t += Math.max(d * 0.9, loose ? 0.012 : 1e-3)
    }
  }
  return struck ? best : Infinity
}

/** Light from all sides at a figure's middle: six faces, averaged from rays into the still scene; groups at their levels. */
function surroundings(plate: Plate, lit: ReadonlyMap<string, Light[]>, levels: Readonly<Record<string, number>>, at: Vec): Rgb[] {
  const rng = new Rng(7), faces: Vec[] = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]]
  return faces.map((face) => {
    let r = 0, g = 0, b = 0
    const rays = 40
    for (let s = 0; s < rays; s++) {
      const d = scatter(face, rng)
      ray.aim(at[0], at[1], at[2], d[0], d[1], d[2])
      const t = plate.stage.first(ray), thing = plate.stage.hitThing
      if (!thing) {
        const c = plate.stage.world.sky(d[0], d[1], d[2]), k = levels['sky'] ?? 1
        r += c[0] * k; g += c[1] * k; b += c[2] * k
        continue
      }
      const x = at[0] + t * d[0], y = at[1] + t * d[1], z = at[2] + t * d[2]
      let n = thing.shape.normal(x, y, z)
      if (n[0] * d[0] + n[1] * d[1] + n[2] * d[2] > 0) n = [-n[0], -n[1], -n[2]]
      const a = thing.material.paint([x, y, z], n)
      const sky = plate.stage.world.sky(n[0], Math.max(n[1], 0.2), n[2]), open = 0.22 * (levels['sky'] ?? 1)
      r += a[0] * sky[0] * open; g += a[1] * sky[1] * open; b += a[2] * sky[2] * open
      for (const [group, lights] of lit) {
        const e = arriving(plate.stage, lights, x, y, z, n, rng), k = levels[group] ?? 1
        r += a[0] * e[0] * k; g += a[1] * e[1] * k; b += a[2] * e[2] * k
      }
    }
    return [r / rays, g / rays, b / rays]
  })
}

const fromSides = (sides: readonly Rgb[], n: Vec, i: 0 | 1 | 2): number => {
  const x = sides[n[0] > 0 ? 0 : 1]?.[i] ?? 0, y = sides[n[1] > 0 ? 2 : 3]?.[i] ?? 0, z = sides[n[2] > 0 ? 4 : 5]?.[i] ?? 0
  return x * n[0] * n[0] + y * n[1] * n[1] + z * n[2] * n[2]
}

/** Sets a pixel and its neighbours right and below. */
function fill(into: Float32Array, width: number, at: number, value: number): void {
  into[at] = into[at + 1] = into[at + width] = into[at + width + 1] = value
}

/** A box blur of one channel, so that few shadow rays read as a soft shadow. */
function soften(from: Float32Array, width: number, height: number, radius: number): Float32Array {
  const across = new Float32Array(from.length), down = new Float32Array(from.length), k = 1 / (2 * radius + 1)
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      let sum = 0
      for (let d = -radius; d <= radius; d++) sum += from[y * width + clamp(x + d, 0, width - 1)] ?? 1
      across[p] = sum * k
    }
  }
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      let sum = 0
      for (let d = -radius; d <= radius; d++) sum += across[clamp(y + d, 0, height - 1) * width + x] ?? 1
      down[p] = sum * k
    }
  }
  return down
}

/** Lays the moving bodies, their shadows and the light levels of one moment over the still plate; three floats a pixel. */
export function expose(plate: Plate, moment: Moment, out: Float32Array): void {
  const { lens, groups, albedo, place, normal, depth, mirror } = plate
  const { levels } = moment, lit = lightsByGroup(plate.stage.world)
  const figures: Cast[] = moment.figures.map(f => ({ ...f, field: new Field(f.distance, f.bounds) }))
  const ambient = new Map(figures.map(f => [f, surroundings(plate, lit, levels, mixVec(f.bounds.low, f.bounds.high, 0.5))]))
  const open = groups.map(g => ({ ...g, level: levels[g.group] ?? 1, lights: lit.get(g.group) ?? [] })).filter(g => g.level > 0)
  const rng = new Rng(1)

  /** How much of a lamp group's light the figures let through to each still pixel, 0 to 1, softened. */
  function passing(g: { lights: readonly Light[], direct: Float32Array }): Float32Array {
    const share = new Float32Array(lens.width * lens.height).fill(1)
    const balls = figures.map(f => ({ at: mixVec(f.bounds.low, f.bounds.high, 0.5), r: Math.hypot(...sub(f.bounds.high, f.bounds.low)) / 2 }))
    const dice = new Rng(1)
    let any = false
    const { width, height } = lens
    for (let y2 = 0; y2 < height; y2 += 2) for (let x2 = 0; x2 < width; x2 += 2) {
      // Every second pixel each way is enough for a soft shadow.
      const pixel = y2 * width + x2, i = pixel * 3
      if ((g.direct[i] ?? 0) + (g.direct[i + 1] ?? 0) + (g.direct[i + 2] ?? 0) < 2e-3) continue
      const x = place[i] ?? 0, y = place[i + 1] ?? 0, z = place[i + 2] ?? 0, n: Vec = [normal[i] ?? 0, normal[i + 1] ?? 0, normal[i + 2] ?? 0]
      let through = 0, all = 0
      dice.restart(x2 / 2 % 3 * 3 + y2 / 2 % 3)
      for (let s = 0; s < 3; s++) {
        const light = choose(g.lights, x, y, z, dice.next())
        if (!light) continue
        light.sample(dice, x, y, z, sampled)
        const cos = Math.max(0, sampled.dx * n[0] + sampled.dy * n[1] + sampled.dz * n[2]) * (sampled.r + sampled.g + sampled.b)
        if (cos <= 0) continue
        all += cos
        if (!balls.some(({ at, r }) => nears(at, r, x, y, z)) || meet(figures, probe.aim(x + n[0] * 4e-3, y + n[1] * 4e-3, z + n[2] * 4e-3, sampled.dx, sampled.dy, sampled.dz), sampled.distance, true) === Infinity) through += cos
      }
      if (all > 0 && through < all) { fill(share, width, pixel, through / all); any = true }
    }
    return any ? soften(soften(share, lens.width, lens.height, 2), lens.width, lens.height, 1) : share
  }

  /** Whether the sampled light's ray comes within `r` of a point. */
  function nears(at: Vec, r: number, x: number, y: number, z: number): boolean {
    const px = at[0] - x, py = at[1] - y, pz = at[2] - z, along = px * sampled.dx + py * sampled.dy + pz * sampled.dz
    return along > -r && along < sampled.distance + r && px * px + py * py + pz * pz - along * along < r * r
  }

  /** Darkening of scattered light close to the figures; 1 far from them. */
  function nearness(i: number): number {
    const n: Vec = [normal[i] ?? 0, normal[i + 1] ?? 0, normal[i + 2] ?? 0], x = place[i] ?? 0, y = place[i + 1] ?? 0, z = place[i + 2] ?? 0
    let k = 1
    for (const f of figures) {
      const pad = 0.7, { low, high } = f.bounds
      if (x < low[0] - pad || x > high[0] + pad || y < low[1] - pad || y > high[1] + pad || z < low[2] - pad || z > high[2] + pad) continue
      for (const h of [0.06, 0.2, 0.5]) k *= clamp(0.55 + 0.45 * f.field.at(x + n[0] * h, y + n[1] * h, z + n[2] * h) / h)
    }
    return k
  }

  /** Colour of a figure where a ray met it. */
  function shade(figure: Cast, x: number, y: number, z: number, r: Ray): Rgb {
    const n = slope(figure.distance, x, y, z), p: Vec = [x, y, z], a = figure.paint(p, n), sides = ambient.get(figure) ?? []
    const hollow = clamp(0.35 + 0.65 * figure.field.at(x + n[0] * 0.12, y + n[1] * 0.12, z + n[2] * 0.12) / 0.12)
    let er = fromSides(sides, n, 0) * hollow, eg = fromSides(sides, n, 1) * hollow, eb = fromSides(sides, n, 2) * hollow
    for (const g of open) {
      if (g.lights.length === 0) continue
      const rays = 3
      rng.restart(5)
      for (let s = 0; s < rays; s++) {
        const e = arriving(plate.stage, g.lights, x, y, z, n, rng)
        if (e[0] + e[1] + e[2] <= 1e-5) continue
        const cast = meet(figures, probe.aim(x + n[0] * 0.06, y + n[1] * 0.06, z + n[2] * 0.06, lastSeen.dx, lastSeen.dy, lastSeen.dz), lastSeen.distance, true) === Infinity ? 1 : 0
        er += e[0] * cast * g.level / rays; eg += e[1] * cast * g.level / rays; eb += e[2] * cast * g.level / rays
      }
    }
    const glow = figure.glow?.(p, n) ?? [0, 0, 0]
    const c = 2 * (n[0] * r.dx + n[1] * r.dy + n[2] * r.dz), edge = (figure.gloss ?? 0) * (0.05 + 0.75 * (1 - Math.min(1, Math.abs(c) / 2)) ** 4)
    const m: Vec = [r.dx - c * n[0], r.dy - c * n[1], r.dz - c * n[2]]
    return [
      a[0] * er + glow[0] + edge * fromSides(sides, m, 0) * 1.6,
      a[1] * eg + glow[1] + edge * fromSides(sides, m, 1) * 1.6,
      a[2] * eb + glow[2] + edge * fromSides(sides, m, 2) * 1.6,
    ]
  }

  const passed = open.map(g => figures.length > 0 && g.lights.length > 0 ? passing(g) : null)
  for (let py = 0, pixel = 0; py < lens.height; py++) {
    for (let px = 0; px < lens.width; px++, pixel++) {
      const i = pixel * 3, far = depth[pixel] ?? Infinity
      if (figures.length > 0) {
        const t = meet(figures, lens.through(px + 0.5, py + 0.5, ray), far)
        if (t < far && struck) { out.set(shade(struck, ray.ox + t * ray.dx, ray.oy + t * ray.dy, ray.oz + t * ray.dz, lens.through(px + 0.5, py + 0.5, ray)), i); continue }
      }
      let er = 0, eg = 0, eb = 0, sr = 0, sg = 0, sb = 0
      const n: Vec = [normal[i] ?? 0, normal[i + 1] ?? 0, normal[i + 2] ?? 0]
      const x = place[i] ?? 0, y = place[i + 1] ?? 0, z = place[i + 2] ?? 0
      const close = figures.length > 0 && far < Infinity ? nearness(i) : 1
      for (const [o, g] of open.entries()) {
        const k = g.level * (passed[o]?.[pixel] ?? 1), w = g.level * close
        er += (g.direct[i] ?? 0) * k + (g.bounced[i] ?? 0) * w
        eg += (g.direct[i + 1] ?? 0) * k + (g.bounced[i + 1] ?? 0) * w
        eb += (g.direct[i + 2] ?? 0) * k + (g.bounced[i + 2] ?? 0) * w
        sr += (g.shown[i] ?? 0) * g.level; sg += (g.shown[i + 1] ?? 0) * g.level; sb += (g.shown[i + 2] ?? 0) * g.level
      }
      const share = mirror[pixel] ?? 0
      if (share > 0.04 && figures.length > 0) {
        lens.through(px + 0.5, py + 0.5, ray)
        const c = 2 * (n[0] * ray.dx + n[1] * ray.dy + n[2] * ray.dz)
        ray.aim(x + n[0] * 4e-3, y + n[1] * 4e-3, z + n[2] * 4e-3, ray.dx - c * n[0], ray.dy - c * n[1], ray.dz - c * n[2])
        const t = meet(figures, ray, 12)
        if (t < Infinity && struck) {
          const s = shade(struck, ray.ox + t * ray.dx, ray.oy + t * ray.dy, ray.oz + t * ray.dz, ray)
          sr = mix(sr, Math.min(s[0], 1) * share, 0.7); sg = mix(sg, Math.min(s[1], 1) * share, 0.7); sb = mix(sb, Math.min(s[2], 1) * share, 0.7)
        }
      }
      out[i] = (albedo[i] ?? 0) * er + sr; out[i + 1] = (albedo[i + 1] ?? 0) * eg + sg; out[i + 2] = (albedo[i + 2] ?? 0) * eb + sb
    }
  }
}
