import type { LonLat } from '@/api/contract/common'
import { type ControlLimits, controlLimits, undergroundLimits } from './controlLimits'
import { type CameraPose, type FreeWindow, cameraAxes, fitCamera, projectPoint, rangeOf, rayThrough } from './cameraFit'
import { flightMs, flightPose } from './flight'
import type { Local, LocalFrame } from '@/domain/localFrame'

/** Plates stand this share of the viewing distance above the ground, so that their edge is equally tall at every zoom. */
const liftPerRange = 0.0165
const maxLiftM = 3200
/** Above ground the camera stays at least this high. */
const leastHeightM = 8
/** Depth about which the camera turns underground: among the pipes. */
const pipeLevelM = 2
/** A view along the ground looks no farther than this for what it turns about. */
const longestAxisM = 120_000

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
  /** How far below the ground the point lies that the camera turns about: 0 above ground. */
  let pivotDepthM = 0
  let limits: ControlLimits = controlLimits

  function set(nextPose: CameraPose, nextRise: number) {
    pose = nextPose
    rise = nextRise
    view = null
    options.onChange()
  }

  /** Local up of the ground under a point of the frame, less the pivot's depth. */
  function pivotAt(e: number, n: number, u: number): number {
    const [lon, lat] = frame.toGeodetic([e, n, u])
    return frame.toLocal(lon, lat, groundHeight(lon, lat) - pivotDepthM)[2]
  }

  /** Local up of the level that the camera turns about: where its axis meets the ground, or the depth below it. */
  function pivotUp({ position: [e, n, u], headingDeg, pitchDeg }: CameraPose): number {
    const [fe, fn, fu] = cameraAxes(headingDeg, pitchDeg).forward
    let up = pivotAt(e, n, u)
    for (let round = 0; round < 4 && fu < -0.02; round++) {
      const t = Math.min(longestAxisM, Math.max(0, (up - u) / fu))
      up = pivotAt(e + fe * t, n + fn * t, up)
    }
    return up
  }

  const shifted = (of: CameraPose, up: number): CameraPose => ({ ...of, position: [of.position[0], of.position[1], of.position[2] + up] })

  /** The pose, raised where a hill, or the level it turns about, would swallow the camera. */
  function cleared(of: CameraPose): CameraPose {
    const [e, n, u] = of.position
    const least = pivotAt(e, n, u) + (pivotDepthM > 0 ? 0.4 : leastHeightM)
    return u >= least ? of : { ...of, position: [e, n, least] }
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
      fitted = fitCamera(local, target.headingDeg, target.pitchDeg, window, limits.minRangeM)
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
    if (view) return view
    const rangeM = rangeOf(shifted(pose, -pivotUp(pose)))
    view = {
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
    move(change: (pose: CameraPose, window: FreeWindow, limits: ControlLimits) => CameraPose) {
      stop()
      touched = true
      // Gestures are worked out over a level ground at 0: that of the middle of the view.
      const up = pivotUp(pose)
      set(cleared(shifted(change(shifted(pose, -up), window, limits), up)), rise)
    },
    /** Raises the plates or lays them flat where the camera stands. */
    setRise(next: number) { if (next !== rise && !stopFlight) set(pose, next) },
    /** Underground the camera turns about the pipes and may go below the ground; above it comes up again by itself. */
    setUnderground(isUnder: boolean) {
      pivotDepthM = isUnder ? pipeLevelM : 0
      limits = isUnder ? undergroundLimits : controlLimits
      view = null
      if (isUnder || stopFlight) return
      const pitchDeg = Math.min(pose.pitchDeg, controlLimits.maxPitchDeg)
      const isNear = rangeOf(shifted(pose, -pivotUp(pose))) < controlLimits.minRangeM
      if (isNear && shot) this.recentre(false)
      else if (pitchDeg !== pose.pitchDeg || cleared(pose) !== pose) fly(cleared({ ...pose, pitchDeg }), rise, false)
    },
    get isBelowGround(): boolean {
      const [lon, lat, height] = frame.toGeodetic(pose.position)
      return height < groundHeight(lon, lat)
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
    /** CSS px of a place so many metres above the ground, or below it where negative. */
    projectAbove(lon: number, lat: number, aboveM: number): { x: number, y: number } | null {
      return projectPoint(frame.toLocal(lon, lat, groundHeight(lon, lat) + aboveM), pose, window)
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
    /** The ground under a point of the canvas with its height above sea level; null above the horizon. */
    groundAt(x: number, y: number): { point: LonLat, heightM: number } | null {
      const point = this.unproject(x, y, 0)
      return point && { point, heightM: groundHeight(point[0], point[1]) }
    },
    dispose: stop,
  }
}
