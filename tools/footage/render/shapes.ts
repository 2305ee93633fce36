import { hash, sub, unit, type Vec } from './vector'

/** A ray with its inverse direction, reused instead of allocated. */
export class Ray {
  ox = 0; oy = 0; oz = 0
  dx = 0; dy = 0; dz = 1
  ix = Infinity; iy = Infinity; iz = 1

  /** Aims the ray; the direction has length 1. */
  aim(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): this {
    this.ox = ox; this.oy = oy; this.oz = oz
    this.dx = dx; this.dy = dy; this.dz = dz
    this.ix = 1 / dx; this.iy = 1 / dy; this.iz = 1 / dz
    return this
  }
}

/** Axis-parallel box from low to high corner. */
export interface Bounds { readonly low: Vec, readonly high: Vec }

/** Something a ray can hit. `hit` gives the distance of the first hit nearer than `tMax`, else Infinity. */
export interface Shape {
  readonly bounds: Bounds
  hit(ray: Ray, tMax: number): number
  normal(x: number, y: number, z: number): Vec
}

const near = 1e-4

/** Where the ray enters the bounds (0 when it starts inside), or Infinity. */
export function enter(b: Bounds, ray: Ray, tMax: number): number {
  const ax = (b.low[0] - ray.ox) * ray.ix, bx = (b.high[0] - ray.ox) * ray.ix
  const ay = (b.low[1] - ray.oy) * ray.iy, by = (b.high[1] - ray.oy) * ray.iy
  const az = (b.low[2] - ray.oz) * ray.iz, bz = (b.high[2] - ray.oz) * ray.iz
  const t0 = Math.max(ax < bx ? ax : bx, ay < by ? ay : by, az < bz ? az : bz, 0)
  const t1 = Math.min(ax < bx ? bx : ax, ay < by ? by : ay, az < bz ? bz : az, tMax)
  return t0 <= t1 ? t0 : Infinity
}

/** Whether the ray comes through the bounds before `tMax`; leaves early where it can. */
export function crosses(b: Bounds, ray: Ray, tMax: number): boolean {
  const { low, high } = b
  let t0 = 0, t1 = tMax
  const ax = (low[0] - ray.ox) * ray.ix, bx = (high[0] - ray.ox) * ray.ix
  if (ax < bx) { if (ax > t0) t0 = ax; if (bx < t1) t1 = bx }
  else { if (bx > t0) t0 = bx; if (ax < t1) t1 = ax }
  if (t0 > t1) return false
  const ay = (low[1] - ray.oy) * ray.iy, by = (high[1] - ray.oy) * ray.iy
  if (ay < by) { if (ay > t0) t0 = ay; if (by < t1) t1 = by }
  else { if (by > t0) t0 = by; if (ay < t1) t1 = ay }
  if (t0 > t1) return false
  const az = (low[2] - ray.oz) * ray.iz, bz = (high[2] - ray.oz) * ray.iz
  if (az < bz) { if (az > t0) t0 = az; if (bz < t1) t1 = bz }
  else { if (bz > t0) t0 = bz; if (az < t1) t1 = az }
  return t0 <= t1
}

/** Where the ray leaves the bounds it has entered. */
export function leave(b: Bounds, ray: Ray): number {
  return Math.min(
    Math.max((b.low[0] - ray.ox) * ray.ix, (b.high[0] - ray.ox) * ray.ix),
    Math.max((b.low[1] - ray.oy) * ray.iy, (b.high[1] - ray.oy) * ray.iy),
    Math.max((b.low[2] - ray.oz) * ray.iz, (b.high[2] - ray.oz) * ray.iz),
  )
}

/** Turn of a box in radians: about y (yaw), then x (pitch), then z (roll). */
export interface Turn { yaw?: number, pitch?: number, roll?: number }

/** The three axes of a turned frame. */
export function axesOf(turn: Turn): readonly [Vec, Vec, Vec] {
  const { yaw = 0, pitch = 0, roll = 0 } = turn
  const rotate = ([x, y, z]: Vec): Vec => {
    const x1 = x * Math.cos(roll) - y * Math.sin(roll), y1 = x * Math.sin(roll) + y * Math.cos(roll)
    const y2 = y1 * Math.cos(pitch) - z * Math.sin(pitch), z2 = y1 * Math.sin(pitch) + z * Math.cos(pitch)
    return [x1 * Math.cos(yaw) + z2 * Math.sin(yaw), y2, -x1 * Math.sin(yaw) + z2 * Math.cos(yaw)]
  }
  return [rotate([1, 0, 0]), rotate([0, 1, 0]), rotate([0, 0, 1])]
}

/** A solid box by its centre, full size and turn. */
export function box(centre: Vec, size: Vec, turn: Turn = {}): Shape {
  const [u, v, w] = axesOf(turn)
  const hx = size[0] / 2, hy = size[1] / 2, hz = size[2] / 2
  const reach: Vec = [
    Math.abs(u[0]) * hx + Math.abs(v[0]) * hy + Math.abs(w[0]) * hz,
    Math.abs(u[1]) * hx + Math.abs(v[1]) * hy + Math.abs(w[1]) * hz,
    Math.abs(u[2]) * hx + Math.abs(v[2]) * hy + Math.abs(w[2]) * hz,
  ]
  const [cx, cy, cz] = centre
  const straight = !turn.yaw && !turn.pitch && !turn.roll
  return {
    bounds: { low: sub(centre, reach), high: [cx + reach[0], cy + reach[1], cz + reach[2]] },
    hit(ray, tMax) {
      if (straight) {
        const mx = (cx - ray.ox) * ray.ix, my = (cy - ray.oy) * ray.iy, mz = (cz - ray.oz) * ray.iz
        const kx = Math.abs(ray.ix) * hx, ky = Math.abs(ray.iy) * hy, kz = Math.abs(ray.iz) * hz
        const first = Math.max(mx - kx, my - ky, mz - kz), last = Math.min(mx + kx, my + ky, mz + kz)
        if (first > last || last < near) return Infinity
        const t = first > near ? first : last
        return t < tMax ? t : Infinity
      }
      const px = ray.ox - cx, py = ray.oy - cy, pz = ray.oz - cz
      const ox = px * u[0] + py * u[1] + pz * u[2], oy = px * v[0] + py * v[1] + pz * v[2], oz = px * w[0] + py * w[1] + pz * w[2]
      const ix = 1 / (ray.dx * u[0] + ray.dy * u[1] + ray.dz * u[2])
      const iy = 1 / (ray.dx * v[0] + ray.dy * v[1] + ray.dz * v[2])
      const iz = 1 / (ray.dx * w[0] + ray.dy * w[1] + ray.dz * w[2])
      const sx = Math.abs(ix) * hx, sy = Math.abs(iy) * hy, sz = Math.abs(iz) * hz
      const enterAt = Math.max(-ox * ix - sx, -oy * iy - sy, -oz * iz - sz)
      const leaveAt = Math.min(-ox * ix + sx, -oy * iy + sy, -oz * iz + sz)
      if (enterAt > leaveAt || leaveAt < near) return Infinity
      const t = enterAt > near ? enterAt : leaveAt
      return t < tMax ? t : Infinity
    },
    normal(x, y, z) {
      const px = x - cx, py = y - cy, pz = z - cz
      const a = (px * u[0] + py * u[1] + pz * u[2]) / hx, b = (px * v[0] + py * v[1] + pz * v[2]) / hy, c = (px * w[0] + py * w[1] + pz * w[2]) / hz
      const axis = Math.abs(a) > Math.abs(b) ? (Math.abs(a) > Math.abs(c) ? 0 : 2) : (Math.abs(b) > Math.abs(c) ? 1 : 2)
      const [n, s] = axis === 0 ? [u, a] : axis === 1 ? [v, b] : [w, c]
      return s > 0 ? n : [-n[0], -n[1], -n[2]]
    },
  }
}

/** A round bar from `a` to `b`; `open` leaves out the caps, so that it is a tube seen from inside and outside. */
export function cylinder(a: Vec, b: Vec, radius: number, open = false): Shape {
  const span = sub(b, a), long = Math.hypot(...span), axis = unit(span)
  const across = (i: 0 | 1 | 2): number => radius * Math.sqrt(Math.max(0, 1 - axis[i] * axis[i]))
  const low: Vec = [Math.min(a[0], b[0]) - across(0), Math.min(a[1], b[1]) - across(1), Math.min(a[2], b[2]) - across(2)]
  const high: Vec = [Math.max(a[0], b[0]) + across(0), Math.max(a[1], b[1]) + across(1), Math.max(a[2], b[2]) + across(2)]
  return {
    bounds: { low, high },
    hit(ray, tMax) {
      const px = ray.ox - a[0], py = ray.oy - a[1], pz = ray.oz - a[2]
      const da = ray.dx * axis[0] + ray.dy * axis[1] + ray.dz * axis[2], pa = px * axis[0] + py * axis[1] + pz * axis[2]
      const qa = 1 - da * da, qb = px * ray.dx + py * ray.dy + pz * ray.dz - pa * da, qc = px * px + py * py + pz * pz - pa * pa - radius * radius
      let best = Infinity
      const disc = qb * qb - qa * qc
      if (qa > 1e-9 && disc > 0) {
        const root = Math.sqrt(disc)
        const t0 = (-qb - root) / qa, t1 = (-qb + root) / qa
        const h0 = pa + t0 * da, h1 = pa + t1 * da
        if (t0 > near && h0 >= 0 && h0 <= long) best = t0
        else if (t1 > near && h1 >= 0 && h1 <= long) best = t1
      }
      if (!open && Math.abs(da) > 1e-9) {
        for (const h of [0, long]) {
          const t = (h - pa) / da
          if (t > near && t < best) {
            const x = px + t * ray.dx - axis[0] * h, y = py + t * ray.dy - axis[1] * h, z = pz + t * ray.dz - axis[2] * h
            if (x * x + y * y + z * z <= radius * radius) best = t
          }
        }
      }
      return best < tMax ? best : Infinity
    },
    normal(x, y, z) {
      const p: Vec = [x - a[0], y - a[1], z - a[2]]
      const h = p[0] * axis[0] + p[1] * axis[1] + p[2] * axis[2]
      if (!open && h < 1e-3) return [-axis[0], -axis[1], -axis[2]]
      if (!open && h > long - 1e-3) return axis
      return unit([p[0] - axis[0] * h, p[1] - axis[1] * h, p[2] - axis[2] * h])
    },
  }
}

/** A ball; with `holes` > 0 that share of its skin lets rays through in small cells, which reads as foliage. */
export function ball(centre: Vec, radius: number, holes = 0, cell = 0.09): Shape {
  const [cx, cy, cz] = centre
  const solid = (ray: Ray, t: number): boolean =>
    holes === 0 || hash(Math.floor((ray.ox + t * ray.dx) / cell), Math.floor((ray.oy + t * ray.dy) / cell), Math.floor((ray.oz + t * ray.dz) / cell)) >= holes
  return {
    bounds: { low: [cx - radius, cy - radius, cz - radius], high: [cx + radius, cy + radius, cz + radius] },
    hit(ray, tMax) {
      const px = ray.ox - cx, py = ray.oy - cy, pz = ray.oz - cz
      const b = px * ray.dx + py * ray.dy + pz * ray.dz, disc = b * b - (px * px + py * py + pz * pz - radius * radius)
      if (disc < 0) return Infinity
      const root = Math.sqrt(disc)
      if (-b - root > near && -b - root < tMax && solid(ray, -b - root)) return -b - root
      return -b + root > near && -b + root < tMax && solid(ray, -b + root) ? -b + root : Infinity
    },
    normal(x, y, z) {
      if (holes === 0) return unit([x - cx, y - cy, z - cz])
      // Each leaf hangs its own way, or the clump would shade like a ball.
      const i = Math.floor(x / cell), j = Math.floor(y / cell), k = Math.floor(z / cell), tilt = radius * 2.2
      return unit([x - cx + tilt * (hash(i, j, k + 71) - 0.5), y - cy + tilt * (hash(i, j + 71, k) - 0.3), z - cz + tilt * (hash(i + 71, j, k) - 0.5)])
    },
  }
}

/** A level sheet at height y that exists only where `covers` says so. */
export function sheet(y: number, low: readonly [number, number], high: readonly [number, number], covers: (x: number, z: number) => boolean): Shape {
  return {
    bounds: { low: [low[0], y - 1e-3, low[1]], high: [high[0], y + 1e-3, high[1]] },
    hit(ray, tMax) {
      const t = (y - ray.oy) * ray.iy
      if (!(t > near && t < tMax)) return Infinity
      const x = ray.ox + t * ray.dx, z = ray.oz + t * ray.dz
      return x >= low[0] && x <= high[0] && z >= low[1] && z <= high[1] && covers(x, z) ? t : Infinity
    },
    normal: () => [0, 1, 0],
  }
}

/** Signed distance in metres from a point to a body, negative inside. */
export type Distance = (x: number, y: number, z: number) => number

/** The outward direction of a distance field. */
export function slope(f: Distance, x: number, y: number, z: number): Vec {
  const e = 0.002
  return unit([f(x + e, y, z) - f(x - e, y, z), f(x, y + e, z) - f(x, y - e, z), f(x, y, z + e) - f(x, y, z - e)])
}

/** A body given by its signed distance within its bounds, found by sphere tracing. */
export function body(f: Distance, bounds: Bounds): Shape {
  return {
    bounds,
    hit(ray, tMax) {
      let t = enter(bounds, ray, tMax)
      if (t === Infinity) return Infinity
      t = Math.max(t, 2e-3)
      const end = Math.min(tMax, leave(bounds, ray))
      for (let step = 0; step < 72 && t < end; step++) {
        const d = f(ray.ox + t * ray.dx, ray.oy + t * ray.dy, ray.oz + t * ray.dz)
        if (d < 8e-4) return t
        t += d
      }
      return Infinity
    },
    normal: (x, y, z) => slope(f, x, y, z),
  }
}
