import { type CameraPose, cameraAxes, rangeOf } from './cameraFit'
import type { Local } from '@/domain/localFrame'

/** Length of a flight between two views. */
export const flightMs = 1400

const mix = (a: number, b: number, t: number) => a + (b - a) * t

/** Slow at both ends. */
export function ease(t: number): number {
  const x = Math.min(1, Math.max(0, t))
  return x * x * x * (x * (x * 6 - 15) + 10)
}

function groundTarget(pose: CameraPose): { target: Local, range: number } {
  const range = rangeOf(pose)
  const { forward } = cameraAxes(pose.headingDeg, pose.pitchDeg)
  const [e, n, u] = pose.position
  return { target: [e + forward[0] * range, n + forward[1] * range, u + forward[2] * range], range }
}

/** Shortest way round the compass, degrees. */
export function turn(from: number, to: number): number {
  return ((to - from + 540) % 360 + 360) % 360 - 180
}

/**
 * The pose at `t` (0 … 1) of a flight. The range changes by equal factors, the target moves so that a flight down keeps one
 * point of the ground still on screen, and a long way at equal height rises in between. Both ends are met exactly.
 */
export function flightPose(from: CameraPose, to: CameraPose, t: number): CameraPose {
  if (t <= 0) return from
  if (t >= 1) return to
  const k = ease(t)
  const a = groundTarget(from), b = groundTarget(to)
  const way = Math.hypot(b.target[0] - a.target[0], b.target[1] - a.target[1])
  const factor = b.range / a.range
  const shareOfWay = Math.abs(Math.log(factor)) < 0.02 ? k : (1 - factor ** k) / (1 - factor)
  const rise = Math.max(0, Math.min(1.2, way / Math.max(a.range, b.range) - 0.35)) * Math.sin(Math.PI * k) ** 2
  const range = a.range * factor ** k * (1 + rise)
  const headingDeg = from.headingDeg + turn(from.headingDeg, to.headingDeg) * k
  const pitchDeg = mix(from.pitchDeg, to.pitchDeg, k)
  const { forward } = cameraAxes(headingDeg, pitchDeg)
  const at = (i: 0 | 1 | 2) => mix(a.target[i], b.target[i], shareOfWay) - forward[i] * range
  return { position: [at(0), at(1), at(2)], headingDeg, pitchDeg }
}
