import type { Figure } from '../render/moving'
import type { Bounds, Distance } from '../render/shapes'
import type { Rgb, Vec } from '../render/vector'

/** Smooth union of two distances; `k` is the width of the fillet in metres. */
export function blend(a: number, b: number, k: number): number {
  if (b - a > k) return a
  if (a - b > k) return b
  const h = 0.5 + 0.5 * (b - a) / k
  return b + (a - b) * h - k * h * (1 - h)
}

/** Distance to a rounded bar between two points whose radius runs from `ra` to `rb`. */
export function bar(a: Vec, b: Vec, ra: number, rb = ra): Distance {
  const bx = b[0] - a[0], by = b[1] - a[1], bz = b[2] - a[2], inverse = 1 / (bx * bx + by * by + bz * bz || 1)
  return (x, y, z) => {
    const px = x - a[0], py = y - a[1], pz = z - a[2], h = Math.min(1, Math.max(0, (px * bx + py * by + pz * bz) * inverse))
    const qx = px - bx * h, qy = py - by * h, qz = pz - bz * h
    return Math.sqrt(qx * qx + qy * qy + qz * qz) - ra - (rb - ra) * h
  }
}

/** Distance to a box with round edges, by centre, full size and edge radius. */
export function block(c: Vec, size: Vec, round: number): Distance {
  const hx = size[0] / 2 - round, hy = size[1] / 2 - round, hz = size[2] / 2 - round
  return (x, y, z) => {
    const dx = Math.abs(x - c[0]) - hx, dy = Math.abs(y - c[1]) - hy, dz = Math.abs(z - c[2]) - hz
    const ox = Math.max(dx, 0), oy = Math.max(dy, 0), oz = Math.max(dz, 0)
    return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(dx, dy, dz), 0) - round
  }
}

/** Distance to a wheel (a ring) in the plane x = c[0]: radius to the middle of the tyre and its thickness. */
export function ring(c: Vec, radius: number, thick: number): Distance {
  return (x, y, z) => {
    const u = y - c[1], v = z - c[2], w = x - c[0], r = Math.sqrt(u * u + v * v) - radius
    return Math.sqrt(r * r + w * w) - thick
  }
}

/** Distance to a disc with axis x. */
export function disc(c: Vec, radius: number, wide: number): Distance {
  return (x, y, z) => {
    const u = y - c[1], v = z - c[2], r = Math.sqrt(u * u + v * v) - radius, w = Math.abs(x - c[0]) - wide / 2, ro = Math.max(r, 0), wo = Math.max(w, 0)
    return Math.min(Math.max(r, w), 0) + Math.sqrt(ro * ro + wo * wo) - 0.01
  }
}

/** A part of a body: where it is, its colour, and how softly it melts into the others (metres, 0 for a hard joint). */
export interface Part { distance: Distance, colour: Rgb, melt: number, glow?: Rgb }

/** Where a body stands: place of its own origin and heading in radians (0 looks along +z, π/2 along +x). */
export interface Stand { x: number, y?: number, z: number, heading: number, lean?: number }

/** Parts in their own frame (x right, y up, z forward), put at a place as one moving figure. `size` bounds the body about its stand. */
export function assemble(parts: readonly Part[], stand: Stand, size: { radius: number, low: number, high: number }, gloss = 0): Figure {
  const { x: sx, y: sy = 0, z: sz, heading, lean = 0 } = stand
  const c = Math.cos(heading), s = Math.sin(heading), cl = Math.cos(lean), sl = Math.sin(lean)
  const local = (x: number, y: number, z: number): Vec => {
    const px = x - sx, py = y - sy, pz = z - sz, lx = px * c - pz * s, lz = px * s + pz * c
    return [lx * cl + py * sl, -lx * sl + py * cl, lz]
  }
  const distance: Distance = (x, y, z) => {
    // Written out, not through `local`: this runs some million times a frame.
    const px = x - sx, py = y - sy, pz = z - sz, qx = px * c - pz * s
    const lx = qx * cl + py * sl, ly = -qx * sl + py * cl, lz = px * s + pz * c
    let d = 1e3
    for (const part of parts) {
      const e = part.distance(lx, ly, lz)
      d = part.melt > 0 ? blend(d, e, part.melt) : Math.min(d, e)
    }
    return d
  }
  const nearest = (p: Vec): Part | null => {
    const [lx, ly, lz] = local(p[0], p[1], p[2])
    let best: Part | null = null, least = Infinity
    for (const part of parts) { const d = part.distance(lx, ly, lz); if (d < least) { least = d; best = part } }
    return best
  }
  const bounds: Bounds = { low: [sx - size.radius, sy + size.low, sz - size.radius], high: [sx + size.radius, sy + size.high, sz + size.radius] }
  return {
    distance, bounds, gloss,
    paint: p => nearest(p)?.colour ?? [0.1, 0.1, 0.1],
    glow: p => nearest(p)?.glow ?? [0, 0, 0],
  }
}
