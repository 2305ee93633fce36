import type { Lens } from './lens'
import { smooth } from './smooth'
import { Ray } from './shapes'
import { LightSample, Stage, groupsOf, type Light, type Thing, type World } from './world'
import { Rng, cross, hash, unit, type Rgb, type Vec } from './vector'

/** Light of one group on the still picture, three floats a pixel: straight, bounced, and mirrored or glowing. */
export interface GroupLight { group: string, direct: Float32Array, bounced: Float32Array, shown: Float32Array }

/** The still part of a scene as the camera sees it. */
export interface Plate {
  stage: Stage
  lens: Lens
  groups: GroupLight[]
  /** Reflectance, three floats a pixel. */
  albedo: Float32Array
  /** Place and normal of what stands there; depth Infinity is sky. */
  place: Float32Array
  normal: Float32Array
  depth: Float32Array
  mirror: Float32Array
}

/** Lights by group, so that a frame can ask each for its own samples. */
export function lightsByGroup(world: World): Map<string, Light[]> {
  const map = new Map<string, Light[]>()
  for (const light of world.lights) map.set(light.group, [...(map.get(light.group) ?? []), light])
  return map
}

/** A direction around the normal, denser towards it (cosine weighted). */
export function scatter(n: Vec, rng: Rng): Vec {
  const a = rng.next() * 6.2832, r2 = rng.next(), r = Math.sqrt(r2), side = unit(cross(n, Math.abs(n[0]) > 0.7 ? [0, 1, 0] : [1, 0, 0])), up = cross(n, side)
  const x = r * Math.cos(a), y = r * Math.sin(a), z = Math.sqrt(1 - r2)
  return [side[0] * x + up[0] * y + n[0] * z, side[1] * x + up[1] * y + n[1] * z, side[2] * x + up[2] * y + n[2] * z]
}

const shadowRay = new Ray()
const seen = new LightSample()
/** The light sample that {@link arriving} took last. */
export const lastSeen: Readonly<LightSample> = seen

/** Picks a lamp, near ones more often; `odds` is left with the inverse of its chance. */
let odds = 1
export function choose(lights: readonly Light[], x: number, y: number, z: number, dice: number): Light | undefined {
  odds = 1
  if (lights.length < 2) return lights[0]
  const weight = (l: Light): number => l.middle ? 1 / ((l.middle[0] - x) ** 2 + (l.middle[1] - y) ** 2 + (l.middle[2] - z) ** 2 + 0.3) : 1
  let total = 0
  for (const light of lights) total += weight(light)
  let rest = dice * total
  for (const light of lights) {
    const w = weight(light)
    rest -= w
    if (rest <= 0) { odds = total / w; return light }
  }
  return undefined
}

/** Light of a group (one random lamp of it) arriving at a point, in units where reflectance × this is the shown light. */
export function arriving(stage: Stage, lights: readonly Light[], x: number, y: number, z: number, n: Vec, rng: Rng): Rgb {
  const light = choose(lights, x, y, z, lights.length < 2 ? 0 : rng.next())
  if (!light) return [0, 0, 0]
  light.sample(rng, x, y, z, seen)
  const cos = seen.dx * n[0] + seen.dy * n[1] + seen.dz * n[2]
  if (cos <= 0 || seen.r + seen.g + seen.b <= 1e-6) return [0, 0, 0]
  const k = cos * odds, { r, g, b, distance } = seen
  if (stage.blocked(shadowRay.aim(x + n[0] * 2e-3, y + n[1] * 2e-3, z + n[2] * 2e-3, seen.dx, seen.dy, seen.dz), distance)) return [0, 0, 0]
  return [r * k, g * k, b * k]
}

const turned = (n: Vec, ray: Ray): Vec => n[0] * ray.dx + n[1] * ray.dy + n[2] * ray.dz > 0 ? [-n[0], -n[1], -n[2]] : n

/** Draws the still part by path tracing: `samples` rays a pixel, then {@link smooth}. Same seed, same picture. */
export function bake(world: World, lens: Lens, samples: number, seed: number): Plate {
  const { width, height } = lens, pixels = width * height, stage = new Stage(world)
  const names = groupsOf(world), byGroup = lightsByGroup(world), k = 1 / samples
  const lit = names.map(name => byGroup.get(name) ?? [])
  const floats = (): Float32Array => new Float32Array(pixels * 3)
  const groups = names.map(group => ({ group, direct: floats(), bounced: floats(), shown: floats() }))
  const plate: Plate = { stage, lens, groups, albedo: floats(), place: floats(), normal: floats(), depth: new Float32Array(pixels).fill(Infinity), mirror: new Float32Array(pixels) }
  const ray = new Ray(), rng = new Rng(seed)

  const put = (into: Float32Array, i: number, c: Rgb, weight: number): void => {
    into[i] = (into[i] ?? 0) + c[0] * weight
    into[i + 1] = (into[i + 1] ?? 0) + c[1] * weight
    into[i + 2] = (into[i + 2] ?? 0) + c[2] * weight
  }
  const times = (a: Rgb, b: Rgb): Rgb => [a[0] * b[0], a[1] * b[1], a[2] * b[2]]

  /** Light that comes back along the present ray, added to `shown` of each group; `most` caps a lamp seen in a dull mirror, or it would sparkle. */
  function mirrored(i: number, weight: Rgb, most: number): void {
    const t = stage.first(ray), thing = stage.hitThing
    if (!thing) { put(groups[0]?.shown ?? floats(), i, times(world.sky(ray.dx, ray.dy, ray.dz), weight), k); return }
    const x = ray.ox + t * ray.dx, y = ray.oy + t * ray.dy, z = ray.oz + t * ray.dz, n = turned(thing.shape.normal(x, y, z), ray)
    glowOf(thing, i, [x, y, z], n, weight, most)
    const a = times(thing.material.paint([x, y, z], n), weight)
    lit.forEach((lights, g) => { const into = groups[g]; if (into && lights.length > 0) put(into.shown, i, times(a, arriving(stage, lights, x, y, z, n, rng)), k) })
    const d = scatter(n, rng)
    ray.aim(x + n[0] * 2e-3, y + n[1] * 2e-3, z + n[2] * 2e-3, d[0], d[1], d[2])
    bounce(i, a, 'shown', 1)
  }

  function glowOf(thing: Thing, i: number, p: Vec, n: Vec, weight: Rgb, most: number): void {
    const glow = thing.material.glow
    const into = glow ? groups[names.indexOf(glow.group)] : undefined
    if (!glow || !into) return
    const c = times(glow.paint(p, n), weight), cap = Math.min(1, most / (Math.max(...c) || 1))
    put(into.shown, i, [c[0] * cap, c[1] * cap, c[2] * cap], k)
  }

  /** Follows scattered light for some bounces along the present ray. */
  function bounce(i: number, weight: Rgb, buffer: 'bounced' | 'shown', depth: number): void {
    for (let b = 0; b < depth; b++) {
      const t = stage.first(ray), thing = stage.hitThing
      if (!thing) { const into = groups[0]; if (into) put(into[buffer], i, times(world.sky(ray.dx, ray.dy, ray.dz), weight), k); return }
      const x = ray.ox + t * ray.dx, y = ray.oy + t * ray.dy, z = ray.oz + t * ray.dz, n = turned(thing.shape.normal(x, y, z), ray)
      weight = times(weight, thing.material.paint([x, y, z], n))
      lit.forEach((lights, g) => { const into = groups[g]; if (into && lights.length > 0) put(into[buffer], i, times(weight, arriving(stage, lights, x, y, z, n, rng)), k) })
      const d = scatter(n, rng)
      ray.aim(x + n[0] * 2e-3, y + n[1] * 2e-3, z + n[2] * 2e-3, d[0], d[1], d[2])
    }
  }

  for (let py = 0, pixel = 0; py < height; py++) {
    for (let px = 0; px < width; px++, pixel++) {
      const i = pixel * 3
      for (let s = 0; s < samples; s++) {
        lens.through(px + (s === 0 ? 0.5 : hash(px, s, 11)), py + (s === 0 ? 0.5 : hash(py, s, 12)), ray)
        const t = stage.first(ray), thing = stage.hitThing
        if (!thing) { const sky = groups[0]; if (sky) put(sky.shown, i, world.sky(ray.dx, ray.dy, ray.dz), k); continue }
        const x = ray.ox + t * ray.dx, y = ray.oy + t * ray.dy, z = ray.oz + t * ray.dz
        const n = turned(thing.shape.normal(x, y, z), ray), a = thing.material.paint([x, y, z], n)
        const facing = 1 + n[0] * ray.dx + n[1] * ray.dy + n[2] * ray.dz, m = thing.material.mirror ?? 0
        const share = m === 0 ? 0 : m + (1 - m) * 0.6 * facing ** 5
        if (s === 0) {
          plate.depth[pixel] = t; plate.mirror[pixel] = share
          plate.place.set([x, y, z], i); plate.normal.set(n, i)
        }
        glowOf(thing, i, [x, y, z], n, [1, 1, 1], 1e3)
        put(plate.albedo, i, a, k * (1 - share))
        lit.forEach((lights, g) => { const into = groups[g]; if (into && lights.length > 0) put(into.direct, i, arriving(stage, lights, x, y, z, n, rng), k) })
        if (share > 0.01) {
          const c = 2 * (n[0] * ray.dx + n[1] * ray.dy + n[2] * ray.dz), rough = thing.material.rough ?? 0
          const d = unit([ray.dx - c * n[0] + (rng.next() - 0.5) * rough, ray.dy - c * n[1] + (rng.next() - 0.5) * rough, ray.dz - c * n[2] + (rng.next() - 0.5) * rough])
          ray.aim(x + n[0] * 2e-3, y + n[1] * 2e-3, z + n[2] * 2e-3, d[0], d[1], d[2])
          mirrored(i, [share, share, share], rough > 0.1 ? 0.1 : 2)
        }
        const d = scatter(n, rng)
        ray.aim(x + n[0] * 2e-3, y + n[1] * 2e-3, z + n[2] * 2e-3, d[0], d[1], d[2])
        bounce(i, [1, 1, 1], 'bounced', 2)
      }
    }
  }
  for (const g of groups) {
    if ((byGroup.get(g.group) ?? []).length > 0) g.direct = smooth(g.direct, plate, 3, true)
    g.bounced = smooth(g.bounced, plate, 4, false)
    g.shown = smooth(g.shown, plate, 3, false, plate.mirror)
  }
  return plate
}
