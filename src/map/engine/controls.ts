import { type CameraPose, type FreeWindow, cameraAxes, rangeOf, rayThrough } from './cameraFit'
import { controlLimits } from './controlLimits'
import type { Local } from '@/domain/localFrame'
import type { MapCamera } from './mapCamera'

/** A press that moves farther than this is a drag, not a click. */
const clickSlackPx = 6

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

function groundUnder(x: number, y: number, pose: CameraPose, window: FreeWindow): Local | null {
  const [de, dn, du] = rayThrough(x, y, pose, window)
  if (du > -0.02) return null
  const t = -pose.position[2] / du
  return [pose.position[0] + de * t, pose.position[1] + dn * t, 0]
}

/** Drags the ground: what was under the pointer stays under it. */
export function panned(pose: CameraPose, window: FreeWindow, from: readonly [number, number], to: readonly [number, number], limits = controlLimits): CameraPose {
  const a = groundUnder(from[0], from[1], pose, window), b = groundUnder(to[0], to[1], pose, window)
  if (!a || !b) return pose
  const [e, n, u] = pose.position
  return { ...pose, position: [clamp(e + a[0] - b[0], -limits.reachM, limits.reachM), clamp(n + a[1] - b[1], -limits.reachM * 4, limits.reachM), u] }
}

/** Zooms towards the point under the pointer; `factor` below 1 comes nearer. */
export function zoomed(pose: CameraPose, window: FreeWindow, at: readonly [number, number], factor: number, limits = controlLimits): CameraPose {
  const range = rangeOf(pose)
  const k = clamp(range * factor, limits.minRangeM, limits.maxRangeM) / range
  const fixed = groundUnder(at[0], at[1], pose, window)
  if (!fixed || k === 1) return pose
  const toward = (i: 0 | 1 | 2) => fixed[i] + (pose.position[i] - fixed[i]) * k
  return { ...pose, position: [toward(0), toward(1), toward(2)] }
}

/** Turns and tilts round the ground in the middle of the view. */
export function orbited(pose: CameraPose, turnDeg: number, tiltDeg: number, limits = controlLimits): CameraPose {
  const range = rangeOf(pose)
  const before = cameraAxes(pose.headingDeg, pose.pitchDeg).forward
  const headingDeg = ((pose.headingDeg + turnDeg) % 360 + 360) % 360
  const pitchDeg = clamp(pose.pitchDeg + tiltDeg, limits.minPitchDeg, limits.maxPitchDeg)
  const after = cameraAxes(headingDeg, pitchDeg).forward
  const at = (i: 0 | 1 | 2) => pose.position[i] + (before[i] - after[i]) * range
  return { headingDeg, pitchDeg, position: [at(0), at(1), at(2)] }
}

export interface PointerHooks {
  /** The pointer rests over this point of the canvas, or has left it. */
  hover: (point: { x: number, y: number } | null) => void
  click: (point: { x: number, y: number }) => void
}

/**
 * Mouse and touch on the stage: drag pans, right button (or Ctrl, or two fingers turning) orbits, wheel and pinch zoom.
 * Returns the way to take the listeners off again.
 */
export function attachControls(element: HTMLElement, camera: MapCamera, hooks: PointerHooks): () => void {
  const pointers = new Map<number, { x: number, y: number }>()
  let pressed: { x: number, y: number } | null = null
  let dragging = false
  let orbiting = false
  const pointOf = (event: MouseEvent) => {
    const box = element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const down = (event: PointerEvent) => {
    if (event.target !== element && !(event.target instanceof HTMLCanvasElement)) return
    const point = pointOf(event)
    pointers.set(event.pointerId, point)
    element.setPointerCapture(event.pointerId)
    pressed = point
    dragging = pointers.size > 1
    orbiting = event.button === 2 || event.ctrlKey
  }
  const move = (event: PointerEvent) => {
    const point = pointOf(event)
    const last = pointers.get(event.pointerId)
    if (!last || !pressed) {
      if (event.pointerType === 'mouse') hooks.hover(event.target instanceof HTMLCanvasElement || event.target === element ? point : null)
      return
    }
    if (!dragging && Math.hypot(point.x - pressed.x, point.y - pressed.y) < clickSlackPx) return
    if (!dragging) hooks.hover(null)
    dragging = true
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    pointers.set(event.pointerId, point)
    if (other) {
      const before = Math.hypot(last.x - other.x, last.y - other.y), after = Math.hypot(point.x - other.x, point.y - other.y)
      const middle = [(point.x + other.x) / 2, (point.y + other.y) / 2] as const
      if (before > 0 && after > 0) camera.move((pose, window, limits) => zoomed(pose, window, middle, before / after, limits))
    }
    else if (orbiting) camera.move((pose, _window, limits) => orbited(pose, (point.x - last.x) * 0.3, (last.y - point.y) * 0.2, limits))
    else camera.move((pose, window, limits) => panned(pose, window, [last.x, last.y], [point.x, point.y], limits))
  }
  const up = (event: PointerEvent) => {
    const was = pointers.delete(event.pointerId)
    if (was && pressed && !dragging && event.button === 0 && event.type === 'pointerup') hooks.click(pointOf(event))
    if (pointers.size === 0) { pressed = null; dragging = false }
  }
  const wheel = (event: WheelEvent) => {
    event.preventDefault()
    const point = pointOf(event)
    const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1)
    camera.move((pose, window, limits) => zoomed(pose, window, [point.x, point.y], Math.exp(clamp(pixels, -240, 240) * 0.0014), limits))
  }
  const leave = () => { if (pointers.size === 0) hooks.hover(null) }
  const menu = (event: Event) => { event.preventDefault() }
  element.addEventListener('pointerdown', down)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerup', up)
  element.addEventListener('pointercancel', up)
  element.addEventListener('pointerleave', leave)
  element.addEventListener('wheel', wheel, { passive: false })
  element.addEventListener('contextmenu', menu)
  return () => {
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', up)
    element.removeEventListener('pointerleave', leave)
    element.removeEventListener('wheel', wheel)
    element.removeEventListener('contextmenu', menu)
  }
}
