import { type CameraPose, type FreeWindow, fitCamera, projectPoint, rangeOf, rayThrough } from './cameraFit'
import { flightMs, flightPose } from './flight'
import type { Local, LocalFrame } from '@/domain/localFrame'

/** Plates stand this share of the viewing distance above the ground, so that their edge is equally tall at every zoom. */
const liftPerRange = 0.0165
const maxLiftM = 3200

/** What the camera shows now; everything drawn in HTML is placed by it. */
export interface FrameView {
  pose: CameraPose
  window: FreeWindow
  /** Height of a fully raised plate above the ground, metres. */
  liftM: number
  rangeM: number
  /** At the middle of the view. */
  metresPerPixel: number
}

/** A subject and how to look at it. `rise` 1 raises the plates, 0 lays them flat. */
export interface Shot {
  /** Outline of the subject, degrees. */
  points: readonly (readonly [lon: number, lat: number])[]
  headingDeg: number
  pitchDeg: number
  rise: number
  /** Room left round the subject, as a share of it. */
  margin: number
}

export interface CameraOptions {
  frame: LocalFrame
  groundHeight: (lon: number, lat: number) => number
  fovYDeg: number
  /** Monotonic milliseconds. */
  now: () => number
  nextFrame: (run: () => void) => () => void
  /** Called whenever the view changed. */
  onChange: () => void
}

/** A view to come back to. */
export interface Remembered { pose: CameraPose, rise: number, shot: Shot | null, touched: boolean }

export type MapCamera = ReturnType<typeof createMapCamera>

export function liftFor(rangeM: number, rise: number): number {
  return Math.min(maxLiftM, rangeM * liftPerRange) * rise
}

/** The one camera: fits subjects into the free window, flies, and answers where things are on screen. */
export function createMapCamera(options: CameraOptions) {
  const { frame, groundHeight } = options
  let window: FreeWindow = { width: 1, height: 1, insets: { top: 0, right: 0, bottom: 0, left: 0 }, fovYDeg: options.fovYDeg }
  let pose: CameraPose = { position: [0, -66_000, 94_000], headingDeg: 0, pitchDeg: -55 }
  let rise = 1
  let shot: Shot | null = null
  let stopFlight: (() => void) | null = null
  let touched = false
  let view: FrameView | null = null

  function set(nextPose: CameraPose, nextRise: number) {
    pose = nextPose
    rise = nextRise
    view = null
    options.onChange()
  }

  function poseOf(target: Shot): CameraPose | null {
    const { points } = target
    const centre = points.reduce<[number, number]>((sum, [lon, lat]) => [sum[0] + lon / points.length, sum[1] + lat / points.length], [0, 0])
    let lift = 0
    let fitted: CameraPose | null = null
    for (let round = 0; round < 3; round++) {
      const local: Local[] = []
      for (const [lon, lat] of points) {
        const wide = 1 + target.margin
        const x = centre[0] + (lon - centre[0]) * wide, y = centre[1] + (lat - centre[1]) * wide
        const h = groundHeight(x, y)
        local.push(frame.toLocal(x, y, h), frame.toLocal(x, y, h + lift))
      }
      fitted = fitCamera(local, target.headingDeg, target.pitchDeg, window)
      if (fitted) lift = liftFor(rangeOf(fitted), target.rise)
    }
    return fitted
  }

  function stop() {
    stopFlight?.()
    stopFlight = null
  }

  function fly(to: CameraPose, toRise: number, instant: boolean) {
    stop()
    if (instant) { set(to, toRise); return }
    const from = pose, fromRise = rise, startMs = options.now()
    const tick = () => {
      const t = (options.now() - startMs) / flightMs
      stopFlight = t < 1 ? options.nextFrame(tick) : null
      set(flightPose(from, to, t), fromRise + (toRise - fromRise) * Math.min(1, Math.max(0, t)))
    }
    stopFlight = options.nextFrame(tick)
  }

  const current = (): FrameView => {
    const rangeM = rangeOf(pose)
    view ??= {
      pose, window, rangeM, liftM: liftFor(rangeM, rise),
      metresPerPixel: 2 * rangeM * Math.tan(window.fovYDeg / 2 * Math.PI / 180) / Math.max(1, window.height),
    }
    return view
  }

  return {
    view: current,
    get flying() { return stopFlight !== null },
    /** True once a subject was shown or recalled. */
    get hasShot() { return shot !== null },
    /** True after a person moved the camera by hand, until the next flight. */
    get touched() { return touched },
    /** Flies to a subject; a new call takes over from where the camera is. */
    show(target: Shot, instant: boolean) {
      shot = target
      touched = false
      const to = poseOf(target)
      if (to) fly(to, target.rise, instant)
    },
    /** What {@link recall} needs to come back here. */
    remember: (): Remembered => ({ pose, rise, shot, touched }),
    /** Back to a remembered view: fitted anew where the subject was in view, the exact pose where a person had moved it. */
    recall(memory: Remembered, instant: boolean) {
      shot = memory.shot
      touched = memory.touched
      const to = shot && !touched ? poseOf(shot) : null
      if (to && shot) fly(to, shot.rise, instant)
      else fly(memory.pose, memory.rise, instant)
    },
    /**
     * The canvas or the free window changed: the subject is fitted again, unless a person has moved the camera. A new free
     * window on the same canvas is flown to, a new canvas is not.
     */
    setWindow(next: Omit<FreeWindow, 'fovYDeg'>, instant: boolean) {
      const { insets } = window
      const same = next.width === window.width && next.height === window.height && next.insets.top === insets.top
        && next.insets.right === insets.right && next.insets.bottom === insets.bottom && next.insets.left === insets.left
      if (same) return
      const resized = next.width !== window.width || next.height !== window.height
      window = { ...next, fovYDeg: options.fovYDeg }
      const to = shot && !touched ? poseOf(shot) : null
      if (resized) set(pose, rise)
      if (to && shot) fly(to, shot.rise, instant || resized)
    },
    /** Moves by hand; stops a flight. */
    move(change: (pose: CameraPose, window: FreeWindow) => CameraPose) {
      stop()
      touched = true
      set(change(pose, window), rise)
    },
    /** Back to the subject after moving by hand. */
    recentre(instant: boolean) {
      touched = false
      const to = shot && poseOf(shot)
      if (to && shot) fly(to, shot.rise, instant)
    },
    /** CSS px of a place; `raised` 0 stands on the ground, 1 on a raised plate. Null behind the camera. */
    project(lon: number, lat: number, raised: number): { x: number, y: number } | null {
      const { liftM } = current()
      return projectPoint(frame.toLocal(lon, lat, groundHeight(lon, lat) + liftM * raised), pose, window)
    },
    /** The place under a point of the canvas; null above the horizon. */
    unproject(x: number, y: number, raised: number): [lon: number, lat: number] | null {
      const { liftM } = current()
      const [de, dn, du] = rayThrough(x, y, pose, window)
      if (du > -0.01) return null
      const [e, n, u] = pose.position
      let t = -u / du
      for (let round = 0; round < 6; round++) {
        const [lon, lat, height] = frame.toGeodetic([e + de * t, n + dn * t, u + du * t])
        const miss = height - groundHeight(lon, lat) - liftM * raised
        if (Math.abs(miss) < 0.5) return [lon, lat]
        t -= miss / du // du is negative: above the surface means farther along the ray
      }
      const [lon, lat] = frame.toGeodetic([e + de * t, n + dn * t, u + du * t])
      return [lon, lat]
    },
    dispose: stop,
  }
}
