import type { Local } from '@/domain/localFrame'

/** Where the camera is and where it looks, in the county's local frame. Heading 0 looks north, pitch −90° straight down. */
export interface CameraPose {
  position: Local
  headingDeg: number
  /** Below the horizon, −90 … 0. */
  pitchDeg: number
}

/** The part of the canvas that the subject may fill, in CSS px, and the vertical field of view. */
export interface FreeWindow {
  width: number
  height: number
  insets: { top: number, right: number, bottom: number, left: number }
  fovYDeg: number
}

const rad = Math.PI / 180
const dot = (a: Local, b: Local) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** Right, up and forward of a camera, unit vectors. */
export function cameraAxes(headingDeg: number, pitchDeg: number): { right: Local, up: Local, forward: Local } {
  const h = headingDeg * rad, p = pitchDeg * rad
  const forward: Local = [Math.sin(h) * Math.cos(p), Math.cos(h) * Math.cos(p), Math.sin(p)]
  const right: Local = [Math.cos(h), -Math.sin(h), 0]
  const up: Local = [-Math.sin(h) * Math.sin(p), -Math.cos(h) * Math.sin(p), Math.cos(p)]
  return { right, up, forward }
}

/** Edges of the free window as tangents from the view axis. A window without room falls back to the middle tenth. */
export function windowTangents({ width, height, insets, fovYDeg }: FreeWindow) {
  const tanY = Math.tan(fovYDeg / 2 * rad)
  const tanX = tanY * width / Math.max(1, height)
  const span = (low: number, high: number, size: number): [number, number] => {
    const from = low / size, to = 1 - high / size
    return to - from >= 0.1 ? [from, to] : [Math.min(0.9, Math.max(0, (from + to) / 2 - 0.05)), Math.min(1, Math.max(0.1, (from + to) / 2 + 0.05))]
  }
  const [l, r] = span(insets.left, insets.right, Math.max(1, width))
  const [t, b] = span(insets.top, insets.bottom, Math.max(1, height))
  return { left: (2 * l - 1) * tanX, right: (2 * r - 1) * tanX, bottom: (1 - 2 * b) * tanY, top: (1 - 2 * t) * tanY }
}

/**
 * The nearest pose of the given direction from which every point lies inside the free window, and the subject is centred in
 * the direction that has room to spare. Exact: a point at depth z below the eye's plane stays inside left and right when
 * L·(D+z) ≤ x−ox ≤ R·(D+z), which is linear in the distance D and the offset ox; the same holds for top and bottom.
 * Returns null without points.
 */
export function fitCamera(points: readonly Local[], headingDeg: number, pitchDeg: number, window: FreeWindow, minDistance = 60): CameraPose | null {
  if (points.length === 0) return null
  const { right, up, forward } = cameraAxes(headingDeg, pitchDeg)
  const edge = windowTangents(window)
  const most = { r: -Infinity, l: Infinity, t: -Infinity, b: Infinity, near: Infinity }
  for (const point of points) {
    const x = dot(point, right), y = dot(point, up), z = dot(point, forward)
    most.r = Math.max(most.r, x - edge.right * z)
    most.l = Math.min(most.l, x - edge.left * z)
    most.t = Math.max(most.t, y - edge.top * z)
    most.b = Math.min(most.b, y - edge.bottom * z)
    most.near = Math.min(most.near, z)
  }
  const distance = Math.max((most.r - most.l) / (edge.right - edge.left), (most.t - most.b) / (edge.top - edge.bottom), minDistance - most.near)
  const ox = (most.r - edge.right * distance + most.l - edge.left * distance) / 2
  const oy = (most.t - edge.top * distance + most.b - edge.bottom * distance) / 2
  const along = (i: 0 | 1 | 2) => ox * right[i] + oy * up[i] - distance * forward[i]
  return { position: [along(0), along(1), along(2)], headingDeg, pitchDeg }
}

/** Where a point shows, in CSS px from the top left, and its depth along the view axis; null behind the camera. */
export function projectPoint(point: Local, pose: CameraPose, window: FreeWindow): { x: number, y: number, depth: number } | null {
  const { right, up, forward } = cameraAxes(pose.headingDeg, pose.pitchDeg)
  const v: Local = [point[0] - pose.position[0], point[1] - pose.position[1], point[2] - pose.position[2]]
  const depth = dot(v, forward)
  if (depth <= 0) return null
  const tanY = Math.tan(window.fovYDeg / 2 * rad)
  const tanX = tanY * window.width / Math.max(1, window.height)
  return { x: (1 + dot(v, right) / depth / tanX) / 2 * window.width, y: (1 - dot(v, up) / depth / tanY) / 2 * window.height, depth }
}

/** The ray through a place on the canvas, as a unit direction in the local frame. */
export function rayThrough(x: number, y: number, pose: CameraPose, window: FreeWindow): Local {
  const { right, up, forward } = cameraAxes(pose.headingDeg, pose.pitchDeg)
  const tanY = Math.tan(window.fovYDeg / 2 * rad)
  const sx = (2 * x / Math.max(1, window.width) - 1) * tanY * window.width / Math.max(1, window.height)
  const sy = (1 - 2 * y / Math.max(1, window.height)) * tanY
  const v: Local = [forward[0] + sx * right[0] + sy * up[0], forward[1] + sx * right[1] + sy * up[1], forward[2] + sx * right[2] + sy * up[2]]
  const length = Math.hypot(...v)
  return [v[0] / length, v[1] / length, v[2] / length]
}

/** Distance from the camera to the frame's ground plane along the view axis; the height where the axis misses it. */
export function rangeOf(pose: CameraPose): number {
  const down = -Math.sin(pose.pitchDeg * rad)
  return down > 0.05 ? Math.max(1, pose.position[2] / down) : Math.max(1, pose.position[2])
}
