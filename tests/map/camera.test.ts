import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type CameraPose, type FreeWindow, fitCamera, projectPoint, rangeOf } from '@/map/engine/cameraFit'
import { controlLimits } from '@/map/engine/controlLimits'
import { orbited, panned, zoomed } from '@/map/engine/controls'
import { flightPose, turn } from '@/map/engine/flight'
import { type Local, createLocalFrame } from '@/domain/localFrame'
import { type Shot, createMapCamera } from '@/map/engine/mapCamera'

const metres = (max: number) => fc.double({ min: -max, max, noNaN: true })
const cloud = fc.array(fc.tuple(metres(20_000), metres(20_000), fc.double({ min: 0, max: 900, noNaN: true })), { minLength: 2, maxLength: 30 })
const freeWindow = fc.record({
  width: fc.integer({ min: 800, max: 7680 }), height: fc.integer({ min: 500, max: 2160 }), fovYDeg: fc.constantFrom(20, 24, 40),
  insets: fc.record({ top: fc.integer({ min: 0, max: 150 }), right: fc.integer({ min: 0, max: 300 }), bottom: fc.integer({ min: 0, max: 150 }), left: fc.integer({ min: 0, max: 300 }) }),
})
const heading = fc.double({ min: 0, max: 360, noNaN: true }), pitch = fc.double({ min: -89, max: -30, noNaN: true })
const window720: FreeWindow = { width: 1280, height: 720, fovYDeg: 24, insets: { top: 0, right: 0, bottom: 0, left: 0 } }

function edges(points: readonly Local[], pose: CameraPose, window: FreeWindow) {
  const seen = points.map(point => projectPoint(point, pose, window))
  if (seen.some(point => point === null)) return null
  const xs = seen.map(point => point?.x ?? NaN), ys = seen.map(point => point?.y ?? NaN)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

describe('fitting a subject into the free window', () => {
  test.prop([cloud, heading, pitch, freeWindow])('shows every point between the panels', (points, headingDeg, pitchDeg, window) => {
    const pose = fitCamera(points, headingDeg, pitchDeg, window)
    const box = pose && edges(points, pose, window)
    expect(box).not.toBeNull()
    if (!box) return
    expect(box.left).toBeGreaterThanOrEqual(window.insets.left - 0.5)
    expect(box.right).toBeLessThanOrEqual(window.width - window.insets.right + 0.5)
    expect(box.top).toBeGreaterThanOrEqual(window.insets.top - 0.5)
    expect(box.bottom).toBeLessThanOrEqual(window.height - window.insets.bottom + 0.5)
  })

  test.prop([cloud, heading, pitch, freeWindow])('comes as near as it can: the subject touches two opposite edges', (points, headingDeg, pitchDeg, window) => {
    // Points that are all but one have no edges.
    fc.pre(points.some(point => Math.hypot(point[0] - (points[0]?.[0] ?? 0), point[1] - (points[0]?.[1] ?? 0)) > 200))
    const pose = fitCamera(points, headingDeg, pitchDeg, window, 0)
    const box = pose && edges(points, pose, window)
    if (!box) return
    const wide = Math.abs(box.left - window.insets.left) < 1 && Math.abs(box.right - window.width + window.insets.right) < 1
    const tall = Math.abs(box.top - window.insets.top) < 1 && Math.abs(box.bottom - window.height + window.insets.bottom) < 1
    expect(wide || tall).toBe(true)
  })

  it('moves the subject aside by the width of a panel', () => {
    const points: Local[] = [[-5000, 0, 0], [5000, 0, 0], [0, 5000, 0], [0, -5000, 0]]
    const pose = fitCamera(points, 0, -89, { ...window720, insets: { top: 0, right: 0, bottom: 0, left: 400 } })
    const box = pose && edges(points, pose, window720)
    expect(((box?.left ?? 0) + (box?.right ?? 0)) / 2).toBeCloseTo(840, 0)
  })

  it('has no answer without points', () => expect(fitCamera([], 0, -60, window720)).toBeNull())
})

describe('the local frame', () => {
  test.prop([fc.double({ min: 115, max: 118, noNaN: true }), fc.double({ min: 35, max: 38, noNaN: true }), fc.double({ min: -50, max: 9000, noNaN: true })])('finds every place again', (lon, lat, height) => {
    const frame = createLocalFrame(116.4, 36.2)
    const [x, y, h] = frame.toGeodetic(frame.toLocal(lon, lat, height))
    expect(x).toBeCloseTo(lon, 8)
    expect(y).toBeCloseTo(lat, 8)
    expect(h).toBeCloseTo(height, 3)
  })
})

const poseAt = fc.record({ headingDeg: heading, pitchDeg: pitch, position: fc.tuple(metres(20_000), metres(20_000), fc.double({ min: 500, max: 90_000, noNaN: true })) })

describe('a flight', () => {
  test.prop([poseAt, poseAt])('begins and ends exactly where it should', (from, to) => {
    expect(flightPose(from, to, 0)).toBe(from)
    expect(flightPose(from, to, 1)).toBe(to)
  })

  test.prop([poseAt, poseAt, fc.double({ min: 0.02, max: 0.98, noNaN: true })])('never dives below the lower of its ends', (from, to, t) => {
    expect(rangeOf(flightPose(from, to, t))).toBeGreaterThanOrEqual(Math.min(rangeOf(from), rangeOf(to)) * 0.999)
  })

  test.prop([poseAt, poseAt, fc.double({ min: 0, max: 1, noNaN: true })])('moves without a jump', (from, to, t) => {
    const a = flightPose(from, to, t), b = flightPose(from, to, Math.min(1, t + 1e-6))
    const far = Math.hypot(...[0, 1, 2].map(i => (to.position[i] ?? 0) - (from.position[i] ?? 0)))
    expect(Math.hypot(...[0, 1, 2].map(i => (a.position[i] ?? 0) - (b.position[i] ?? 0)))).toBeLessThan(1 + far * 1e-3 + 2)
  })

  test.prop([heading, heading])('turns the short way round', (from, to) => {
    expect(Math.abs(turn(from, to))).toBeLessThanOrEqual(180)
    expect((((from + turn(from, to) - to) % 360) + 540) % 360 - 180).toBeCloseTo(0, 6)
  })
})

describe('moving by hand', () => {
  const pose: CameraPose = { position: [0, -9000, 14_000], headingDeg: 20, pitchDeg: -55 }
  const pixel = fc.tuple(fc.integer({ min: 200, max: 1080 }), fc.integer({ min: 150, max: 600 }))
  const ground = (view: CameraPose, [x, y]: readonly [number, number]) => {
    const camera = createMapCamera({ frame: createLocalFrame(116.4, 36.2), groundHeight: () => 0, fovYDeg: 24, now: () => 0, nextFrame: () => () => undefined, onChange: () => undefined })
    camera.setWindow(window720, true)
    camera.move(() => view)
    return camera.unproject(x, y, 0)
  }

  test.prop([pixel, pixel])('a drag keeps the ground under the pointer', (from, to) => {
    const before = ground(pose, from), after = ground(panned(pose, window720, from, to), to)
    expect(after?.[0]).toBeCloseTo(before?.[0] ?? NaN, 3)
    expect(after?.[1]).toBeCloseTo(before?.[1] ?? NaN, 3)
  })

  test.prop([pixel, fc.double({ min: 0.6, max: 1.6, noNaN: true })])('the wheel keeps the ground under the pointer', (at, factor) => {
    const before = ground(pose, at), after = ground(zoomed(pose, window720, at, factor), at)
    expect(after?.[0]).toBeCloseTo(before?.[0] ?? NaN, 3)
    expect(after?.[1]).toBeCloseTo(before?.[1] ?? NaN, 3)
  })

  test.prop([fc.double({ min: 1e-6, max: 1e6, noNaN: true })])('the wheel never leaves the allowed range', (factor) => {
    const range = rangeOf(zoomed(pose, window720, [640, 360], factor))
    expect(range).toBeGreaterThanOrEqual(controlLimits.minRangeM * 0.999)
    expect(range).toBeLessThanOrEqual(controlLimits.maxRangeM * 1.001)
  })

  test.prop([metres(720), metres(180)])('turning keeps the distance and the limits of the tilt', (turnDeg, tiltDeg) => {
    const next = orbited(pose, turnDeg, tiltDeg)
    expect(next.pitchDeg).toBeGreaterThanOrEqual(controlLimits.minPitchDeg)
    expect(next.pitchDeg).toBeLessThanOrEqual(controlLimits.maxPitchDeg)
    expect(rangeOf(next)).toBeCloseTo(rangeOf(pose), 3)
  })
})

describe('the camera', () => {
  const county: Shot = { points: [[116.22, 36.03], [116.61, 36.38]], headingDeg: 0, pitchDeg: -55, rise: 1, margin: 0 }
  const town: Shot = { points: [[116.4, 36.2], [116.5, 36.3]], headingDeg: 0, pitchDeg: -55, rise: 1, margin: 0 }
  function flying() {
    let timeMs = 0
    let waiting: (() => void) | null = null
    const camera = createMapCamera({
      frame: createLocalFrame(116.4, 36.2), groundHeight: () => 40, fovYDeg: 24, now: () => timeMs, onChange: () => undefined,
      nextFrame: (run) => {
        waiting = run
        return () => { waiting = null }
      },
    })
    camera.setWindow(window720, true)
    camera.show(county, true)
    return { camera, tick: (ms: number) => { timeMs += ms; const run = waiting; waiting = null; run?.() }, isIdle: () => waiting === null }
  }
  const near = (a: CameraPose, b: CameraPose) => { for (const i of [0, 1, 2] as const) expect(a.position[i]).toBeCloseTo(b.position[i], 3) }

  it('arrives after 1.4 s and then asks for no more frames', () => {
    const { camera, tick, isIdle } = flying()
    camera.show(town, false)
    tick(700)
    expect(camera.flying).toBe(true)
    tick(701)
    expect(camera.flying).toBe(false)
    expect(isIdle()).toBe(true)
  })

  it('takes a new order in the middle of a flight from where it is', () => {
    const { camera, tick } = flying()
    const home = camera.view().pose
    camera.show(town, false)
    tick(700)
    const halfway = camera.view().pose
    camera.show(county, false)
    tick(1)
    expect(Math.abs(camera.view().pose.position[2] - halfway.position[2])).toBeLessThan(100)
    tick(1400)
    near(camera.view().pose, home)
  })

  it('comes back to a remembered view', () => {
    const { camera } = flying()
    const memory = camera.remember(), home = camera.view().pose
    camera.show(town, true)
    camera.recall(memory, true)
    near(camera.view().pose, home)
  })

  it('comes back to the very pose that a person had chosen by hand', () => {
    const { camera } = flying()
    camera.move(pose => ({ ...pose, headingDeg: 33 }))
    const memory = camera.remember(), chosen = camera.view().pose
    camera.show(town, true)
    camera.recall(memory, true)
    expect(camera.view().pose).toEqual(chosen)
  })

  it('fits the subject again when the panels change, but leaves a view that a person has chosen', () => {
    const { camera } = flying()
    const before = camera.view().pose
    camera.setWindow({ ...window720, insets: { top: 0, right: 500, bottom: 0, left: 0 } }, true)
    expect(camera.view().pose).not.toEqual(before)
    camera.move(pose => ({ ...pose, headingDeg: 12 }))
    const chosen = camera.view().pose
    camera.setWindow(window720, true)
    expect(camera.view().pose).toEqual(chosen)
  })

  test.prop([fc.integer({ min: 250, max: 1000 }), fc.integer({ min: 150, max: 600 }), fc.constantFrom(0, 1)])('finds the place that stands under a pixel', (x, y, raised) => {
    const { camera } = flying()
    const at = camera.unproject(x, y, raised)
    const back = at && camera.project(at[0], at[1], raised)
    expect(back?.x).toBeCloseTo(x, 0)
    expect(back?.y).toBeCloseTo(y, 0)
  })
})

describe('the camera near the ground', () => {
  // A hillside: 100 m in the west, 400 m in the east.
  const groundHeight = (lon: number) => 100 + 3000 * (lon - 116.35)
  const street: Shot = { points: [[116.4496, 36.2496], [116.4504, 36.2504]], headingDeg: 24, pitchDeg: -30, rise: 0, margin: 0 }
  function standing() {
    let timeMs = 0
    let waiting: (() => void) | null = null
    const camera = createMapCamera({
      frame: createLocalFrame(116.4, 36.2), groundHeight, fovYDeg: 24, now: () => timeMs, onChange: () => undefined,
      nextFrame: (run) => {
        waiting = run
        return () => { waiting = null }
      },
    })
    camera.setWindow(window720, true)
    camera.show(street, true)
    return { camera, settle: () => { while (waiting) { timeMs += 400; const run: () => void = waiting; waiting = null; run() } } }
  }
  const heightAboveGround = (camera: ReturnType<typeof createMapCamera>) => {
    const [lon, , height] = createLocalFrame(116.4, 36.2).toGeodetic(camera.view().pose.position)
    return height - groundHeight(lon)
  }

  it('measures its range to the ground that it looks at, not to the sea', () => {
    const { camera } = standing()
    const { rangeM } = camera.view()
    camera.move((pose, window, limits) => zoomed(pose, window, [640, 360], 0.5, limits))
    expect(camera.view().rangeM / rangeM).toBeCloseTo(0.5, 1)
  })

  test.prop([fc.array(fc.tuple(fc.constantFrom('pan', 'zoom', 'turn'), fc.integer({ min: -300, max: 300 }), fc.integer({ min: -200, max: 200 })), { maxLength: 30 })])('never ends up inside the hill, whatever a person does', (gestures) => {
    const { camera } = standing()
    for (const [kind, x, y] of gestures) {
      camera.move((pose, window, limits) => kind === 'pan' ? panned(pose, window, [640, 360], [640 + x, 360 + y], limits)
        : kind === 'zoom' ? zoomed(pose, window, [640 + x, 360 + y], Math.exp(y / 60), limits) : orbited(pose, x, y, limits))
      expect(heightAboveGround(camera)).toBeGreaterThan(7.9)
    }
  })

  it('may go below the ground underground, and comes up again by itself', () => {
    const { camera, settle } = standing()
    camera.setUnderground(true)
    for (let i = 0; i < 40; i++) camera.move((pose, window, limits) => zoomed(pose, window, [640, 360], 0.8, limits))
    camera.move((pose, _window, limits) => orbited(pose, 0, 60, limits))
    expect(camera.isBelowGround).toBe(true)
    camera.setUnderground(false)
    settle()
    expect(camera.isBelowGround).toBe(false)
    expect(heightAboveGround(camera)).toBeGreaterThan(7.9)
  })
})
