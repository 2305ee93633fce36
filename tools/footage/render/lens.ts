import type { Ray } from './shapes'
import { add, cross, dot, scale, sub, unit, type Vec } from './vector'

/** Where a camera stands and looks; `fov` is the full horizontal angle in degrees, `barrel` the bulge of a cheap wide lens. */
export interface Pose { at: Vec, towards: Vec, fov: number, barrel: number }

/** Turns picture points into rays and back, for one picture size in pixels. */
export class Lens {
  private readonly forward: Vec
  private readonly right: Vec
  private readonly up: Vec
  private readonly focal: number

  constructor(readonly pose: Pose, readonly width: number, readonly height: number) {
    this.forward = unit(sub(pose.towards, pose.at))
    this.right = unit(cross(this.forward, [0, 1, 0]))
    this.up = cross(this.right, this.forward)
    this.focal = 1 / Math.tan(pose.fov * Math.PI / 360)
  }

  /** Aims the ray through a picture point. */
  through(px: number, py: number, ray: Ray): Ray {
    const u0 = (px / this.width) * 2 - 1, v0 = (this.height - 2 * py) / this.width
    const bend = 1 + this.pose.barrel * (u0 * u0 + v0 * v0)
    const u = u0 * bend / this.focal, v = v0 * bend / this.focal
    const d = unit(add(this.forward, add(scale(this.right, u), scale(this.up, v))))
    const [x, y, z] = this.pose.at
    return ray.aim(x, y, z, d[0], d[1], d[2])
  }

  /** Picture point of a place, or null behind the camera; undoes the bulge by iteration. */
  find(p: Vec): { x: number, y: number, depth: number } | null {
    const d = sub(p, this.pose.at), depth = dot(d, this.forward)
    if (depth < 0.05) return null
    const u = dot(d, this.right) / depth * this.focal, v = dot(d, this.up) / depth * this.focal
    let bend = 1
    for (let i = 0; i < 6; i++) bend = 1 + this.pose.barrel * (u * u + v * v) / (bend * bend)
    return { x: (u / bend + 1) / 2 * this.width, y: (this.height - v / bend * this.width) / 2, depth }
  }
}
