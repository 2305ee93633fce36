import type { Bounds, Distance } from './shapes'
import { clamp } from './vector'

const cell = 0.055

/**
 * A distance field sampled once on a grid, so that the many steps of shadow rays cost a lookup instead of a walk through
 * all parts. Between samples it is interpolated; outside the bounds the way to them is added.
 */
export class Field {
  private readonly nx: number
  private readonly ny: number
  private readonly nz: number
  private readonly samples: Float32Array

  constructor(distance: Distance, readonly bounds: Bounds) {
    const { low, high } = bounds
    this.nx = Math.ceil((high[0] - low[0]) / cell) + 2
    this.ny = Math.ceil((high[1] - low[1]) / cell) + 2
    this.nz = Math.ceil((high[2] - low[2]) / cell) + 2
    this.samples = new Float32Array(this.nx * this.ny * this.nz)
    let i = 0
    for (let z = 0; z < this.nz; z++) for (let y = 0; y < this.ny; y++) for (let x = 0; x < this.nx; x++) this.samples[i++] = distance(low[0] + x * cell, low[1] + y * cell, low[2] + z * cell)
  }

  /** Distance at a place, within a few millimetres of the true one where the body is smooth. */
  at(x: number, y: number, z: number): number {
    const { low, high } = this.bounds
    const cx = clamp(x, low[0], high[0]), cy = clamp(y, low[1], high[1]), cz = clamp(z, low[2], high[2])
    const u = (cx - low[0]) / cell, v = (cy - low[1]) / cell, w = (cz - low[2]) / cell
    const ui = Math.floor(u), vi = Math.floor(v), wi = Math.floor(w), fu = u - ui, fv = v - vi, fw = w - wi
    const s = this.samples, row = this.nx, layer = this.nx * this.ny, i = wi * layer + vi * row + ui
    const a = (s[i] ?? 0) * (1 - fu) + (s[i + 1] ?? 0) * fu, b = (s[i + row] ?? 0) * (1 - fu) + (s[i + row + 1] ?? 0) * fu
    const c = (s[i + layer] ?? 0) * (1 - fu) + (s[i + layer + 1] ?? 0) * fu, d = (s[i + layer + row] ?? 0) * (1 - fu) + (s[i + layer + row + 1] ?? 0) * fu
    const inside = (a * (1 - fv) + b * fv) * (1 - fw) + (c * (1 - fv) + d * fv) * fw
    return cx === x && cy === y && cz === z ? inside : inside + Math.hypot(x - cx, y - cy, z - cz)
  }
}
