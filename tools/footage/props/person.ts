import type { Figure } from '../render/moving'
import { add, cross, length, mixVec, scale, sub, unit, type Rgb, type Vec } from '../render/vector'
import { assemble, bar, type Part, type Stand } from './figures'

/** Colours of clothes; muted, and never a face. */
export interface Clothes { jacket: Rgb, trousers: Rgb, head: Rgb, shoes?: Rgb }

/** Hands, feet, hips and shoulders of a body in its own frame (x right, y up, z forward; metres). */
export interface Posture { hips: Vec, chest: Vec, head: Vec, leftFoot: Vec, rightFoot: Vec, leftHand: Vec, rightHand: Vec }

/** The joint between a root and an end for two bones, bent towards `pole`. */
function joint(root: Vec, end: Vec, first: number, second: number, pole: Vec): Vec {
  const span = sub(end, root), d = Math.min(length(span), (first + second) * 0.999), dir = unit(span)
  const along = (first * first - second * second + d * d) / (2 * d || 1), out = Math.sqrt(Math.max(0, first * first - along * along))
  const side = unit(sub(pole, scale(dir, pole[0] * dir[0] + pole[1] * dir[1] + pole[2] * dir[2])))
  return add(add(root, scale(dir, along)), scale(side, out))
}

const reach = (root: Vec, end: Vec, most: number): Vec => {
  const span = sub(end, root), d = length(span)
  return d <= most ? end : add(root, scale(span, most / d))
}

/** A standing or walking posture. `phase` is in whole steps pairs; `stride` half the step in metres (0 stands still). */
export function walking(phase: number, stride: number, stoop = 0): Posture {
  const foot = (at: number): Vec => {
    const k = ((at % 1) + 1) % 1
    return k < 0.5 ? [0, 0.07, stride * (1 - 4 * k)] : [0, 0.07 + 0.13 * Math.sin((k - 0.5) * 6.2832) * Math.min(1, stride * 4), stride * (-1 + 4 * (k - 0.5))]
  }
  const swing = Math.cos(phase * 6.2832) * stride, bob = 0.02 * Math.cos(phase * 12.566) * Math.min(1, stride * 4)
  const left = foot(phase), right = foot(phase + 0.5)
  const hips: Vec = [0, 0.91 - bob - stride * 0.08, -stoop * 0.1], chest: Vec = [0, 1.37 - bob - stoop * 0.08, stoop * 0.26 + stride * 0.1]
  return {
    hips, chest, head: [0, chest[1] + 0.24, chest[2] + 0.04 + stoop * 0.12],
    leftFoot: [-0.09, left[1], left[2]], rightFoot: [0.09, right[1], right[2]],
    leftHand: [-0.27, 0.83 - bob, chest[2] * 0.7 - swing * 0.8 + 0.05], rightHand: [0.27, 0.83 - bob, chest[2] * 0.7 + swing * 0.8 + 0.05],
  }
}

/** A person as a solid silhouette in a posture, put at a place. */
export function person(posture: Posture, clothes: Clothes, stand: Stand, extra: readonly Part[] = []): Figure {
  const { hips, chest, head } = posture, { jacket, trousers } = clothes, shoes = clothes.shoes ?? [0.03, 0.03, 0.035]
  const up = unit(sub(chest, hips)), forward = unit(cross([1, 0, 0], up))
  const parts: Part[] = []
  const part = (a: Vec, b: Vec, ra: number, rb: number, colour: Rgb, melt = 0.05): void => { parts.push({ distance: bar(a, b, ra, rb), colour, melt }) }
  for (const side of [-1, 1] as const) {
    const hip = add(hips, [side * 0.09, -0.02, 0]), shoulder = add(chest, [side * 0.175, 0.03, 0])
    const foot = reach(hip, side < 0 ? posture.leftFoot : posture.rightFoot, 0.86), hand = reach(shoulder, side < 0 ? posture.leftHand : posture.rightHand, 0.55)
    const knee = joint(hip, foot, 0.44, 0.44, add(forward, [0, 0, 0.2])), elbow = joint(shoulder, hand, 0.29, 0.28, add(scale(forward, -1), [side * 0.4, -0.3, 0]))
    part(hip, knee, 0.085, 0.064, trousers)
    part(knee, foot, 0.064, 0.045, trousers, 0.03)
    part(add(foot, [0, -0.035, -0.04]), add(foot, [side * 0.02, -0.045, 0.13]), 0.04, 0.034, shoes, 0.015)
    part(shoulder, elbow, 0.058, 0.047, jacket)
    part(elbow, hand, 0.047, 0.034, jacket, 0.03)
    part(hand, add(hand, scale(unit(sub(hand, elbow)), 0.07)), 0.036, 0.028, clothes.head, 0.01)
  }
  const waist = mixVec(hips, chest, 0.35)
  part(add(hips, [-0.06, 0, 0]), add(hips, [0.06, 0, 0]), 0.115, 0.115, trousers, 0.06)
  for (const side of [-0.05, 0.05]) part(add(hips, [side, 0.03, 0.005]), add(chest, [side, -0.1, 0]), 0.132, 0.122, jacket, 0.06)
  part(add(waist, [-0.065, -0.07, 0]), add(waist, [0.065, -0.07, 0]), 0.118, 0.118, jacket, 0.05)
  part(add(chest, [-0.09, -0.06, 0]), add(chest, [0.09, -0.06, 0]), 0.118, 0.118, jacket, 0.1)
  part(add(chest, [-0.14, 0.02, 0]), add(chest, [0.14, 0.02, 0]), 0.07, 0.07, jacket, 0.07)
  part(chest, head, 0.06, 0.05, clothes.head, 0.03)
  part(add(head, [0, 0.02, -0.012]), add(head, [0, -0.035, 0.015]), 0.1, 0.082, clothes.head, 0.03)
  const radius = 0.22 + Math.max(...[posture.head, posture.leftFoot, posture.rightFoot, posture.leftHand, posture.rightHand].map(p => Math.hypot(p[0], p[2])))
  const low = Math.min(posture.leftFoot[1], posture.rightFoot[1], 0) - 0.15
  return assemble([...parts, ...extra], stand, { radius: Math.max(0.42, radius), low, high: Math.max(head[1], posture.leftHand[1], posture.rightHand[1]) + 0.25 })
}
