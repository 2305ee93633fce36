// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import type { MapMode } from '@/domain/mapLayers'
import type { CameraPose } from '@/map/engine/cameraFit'
import { type Shot, createMapCamera } from '@/map/engine/mapCamera'
import { gapShot, shotOf, underShot, workShot } from '@/map/sync/mapView'
import { useMapCamera } from '@/map/sync/useMapCamera'
import { useLifeCircleStore } from '@/stores/lifeCircle'
import { idOf } from '../builders/alarms'
import { settle } from '../builders/clock'
import { fresh } from '../builders/figures'
import { reachAnswer } from '../builders/lifeCircle'
import { lonLatOf, pipeAt } from '../builders/pipes'
import { at } from '../builders/regions'
import type { FakeRuntime } from '../builders/runtime'
import { thingOf } from '../builders/things'
import { squareOf } from '../builders/works'
import { type FakeScene, fakeScene } from './fakeScene'
import { mapHost, outlineOf } from './mapHost'

const mounted: { unmount: () => void }[] = []
afterEach(() => {
  for (const panel of mounted.splice(0)) panel.unmount()
  document.body.replaceChildren()
})

const answering = (fake: FakeRuntime) => {
  fake.api.answer('pipes', () => ({ freshness: fresh(), data: { rows: [pipeAt({ id: 'a', from: [5, -5], to: [5, 15] })], total: 1, next: null } }))
  fake.api.answer('nodes', () => ({ freshness: fresh(), data: { rows: [], total: 0, next: null } }))
}

/** A scene that no shot has been shown to yet, as a new one is. */
function newScene(): FakeScene {
  const scene = fakeScene()
  const camera = createMapCamera({ frame: scene.frame, groundHeight: scene.relief.groundHeight, fovYDeg: 24, now: () => 0, nextFrame: () => () => undefined, onChange: () => undefined })
  return { ...scene, camera, held: scene.held }
}

interface Opening {
  root?: RegionCode
  region?: RegionCode
  mode?: MapMode
  /** Outlines that wait until each of these is called; at once where absent. */
  outlines?: (() => void)[]
}

/** A wall that opens on a view; its scene comes once all else is there that does not wait. */
async function onMap({ root = at.county, region = root, mode = 'above', outlines }: Opening = {}) {
  const host = await mapHost(({ scene, subject, parent }) => useMapCamera(scene, subject, parent, () => ({ width: 1280, height: 720 })), {
    root, before: (fake) => {
      answering(fake)
      if (outlines) fake.api.answer('geometry', ({ params }) => new Promise((resolve) => { outlines.push(() => { resolve(outlineOf(params.code)) }) }))
    },
  })
  mounted.push(host.panel)
  host.tools.setGround(() => 40)
  host.place.setMode(mode)
  if (region !== root) host.place.go(region)
  await settle()
  const map = newScene()
  host.scene.value = map
  await settle()
  return {
    ...host, map, camera: map.camera, bridge: host.value,
    pose: () => host.scene.value?.camera.view().pose ?? map.camera.view().pose,
    /** Where the camera stands for a shot, in the window that it has. */
    poseFor(shot: Shot): CameraPose {
      const other = newScene().camera
      other.setWindow(map.camera.view().window, true)
      other.show(shot, true)
      return other.view().pose
    },
    ofSubject() {
      if (!host.subject.value) throw new Error('no subject')
      return this.poseFor(shotOf(host.subject.value))
    },
    async dig() {
      host.tools.choose('pit')
      for (const [east, north] of squareOf(20)) host.tools.add({ point: lonLatOf(east, north), heightM: 40 })
      host.tools.finish()
      await settle()
    },
    async cut() {
      host.tools.choose('section')
      for (const east of [-20, 30]) host.tools.add({ point: lonLatOf(east, 2), heightM: 40 })
      host.tools.finish()
      await settle()
    },
    async leave() { host.tools.choose(null); await settle() },
  }
}
function expectPose(pose: CameraPose, expected: CameraPose) {
  for (const i of [0, 1, 2] as const) expect(pose.position[i]).toBeCloseTo(expected.position[i], 1)
  expect(pose.headingDeg).toBeCloseTo(expected.headingDeg, 3)
  expect(pose.pitchDeg).toBeCloseTo(expected.pitchDeg, 3)
}
const geometryOf = ({ api }: FakeRuntime) => api.calls('geometry').map(({ call }) => call.params.code)

describe('the outlines that a view needs', () => {
  it('are the county\'s at the county, and the town\'s with its county\'s in a town', async () => {
    const map = await onMap()
    expect(geometryOf(map)).toEqual([at.county])
    map.place.go(at.yushan)
    await settle()
    expect(geometryOf(map)).toEqual([at.county, at.yushan])
  })

  it('of a community are its town\'s', async () => {
    const map = await onMap({ root: at.yushan, region: at.cuiping })
    expect(geometryOf(map)).toEqual([at.yushan])
  })

  it('of a wall whose root is a community are its own, and nothing above is asked for', async () => {
    const map = await onMap({ root: at.cuiping })
    expect(geometryOf(map)).toEqual([at.cuiping])
    expectPose(map.pose(), map.ofSubject())
  })
})

describe('the camera of the map', () => {
  it('shows the region in view, and the next one that is chosen', async () => {
    const map = await onMap()
    expectPose(map.pose(), map.ofSubject())
    const before = map.pose()
    map.place.go(at.yushan)
    await settle()
    expect(map.pose().position[2]).toBeLessThan(before.position[2])
    expectPose(map.pose(), map.ofSubject())
  })

  it('goes to a thing that was chosen, and back to the region by recentring', async () => {
    const map = await onMap()
    map.bridge.showThing(thingOf('building'))
    expect(map.camera.view().rangeM).toBeLessThan(2_000)
    map.bridge.recentre()
    expectPose(map.pose(), map.ofSubject())
  })

  it('stays with a thing whose region is only outlined after it', async () => {
    const outlines: (() => void)[] = []
    const map = await onMap({ region: at.yushan, outlines })
    const thing = thingOf('building')
    map.place.choose({ kind: 'building', id: thing.record.id })
    map.bridge.showThing(thing)
    const near = map.pose()
    for (const answer of outlines) answer()
    await settle()
    expect(map.subject.value?.code).toBe(at.yushan)
    expectPose(map.pose(), near)
  })

  it('goes to an alarm and back to where it was, also where a person had moved it', async () => {
    const map = await onMap()
    map.camera.move(pose => ({ ...pose, headingDeg: 31 }))
    const before = map.pose()
    map.alarms.openPopup(idOf('a'))
    await settle()
    expect(map.camera.view().rangeM).toBeLessThan(20_000)
    map.alarms.closePopup()
    await settle()
    expectPose(map.pose(), before)
  })
})

describe('the camera and a gap of the walking circle', () => {
  const { gaps } = reachAnswer({ region: at.cuiping, gaps: [{ region: at.cuiping, residents: 90 }, { region: at.cuiping, residents: 40 }] }).data

  it('goes to the one that is chosen, and again where a person has left it', async () => {
    const one = await onMap({ region: at.cuiping })
    const [first, second] = gaps
    if (!first || !second) throw new Error('no gaps')
    const circle = useLifeCircleStore()
    circle.choose(first, 0)
    await settle()
    expectPose(one.pose(), one.poseFor(gapShot(first, one.pose().headingDeg)))
    circle.choose(second, 1)
    await settle()
    const there = one.pose()
    expectPose(there, one.poseFor(gapShot(second, there.headingDeg)))
    one.bridge.recentre()
    circle.choose(second, 1)
    await settle()
    expectPose(one.pose(), one.poseFor(gapShot(second, one.pose().headingDeg)))
  })

  it('stays with the alarm in the pop-up', async () => {
    const one = await onMap({ region: at.cuiping })
    one.alarms.openPopup(idOf('a'))
    await settle()
    const before = one.pose()
    const [first] = gaps
    if (!first) throw new Error('no gap')
    useLifeCircleStore().choose(first, 0)
    await settle()
    expectPose(one.pose(), before)
  })
})

describe('the camera at an excavation or a section', () => {
  it('looks into the pit as soon as it is there, and is back where it was when the tool is left', async () => {
    const map = await onMap({ region: at.cuiping })
    const before = map.pose()
    await map.dig()
    expectPose(map.pose(), map.poseFor(workShot(map.tools.points.map(({ point }) => point), 'pit', before.headingDeg)))
    await map.leave()
    expectPose(map.pose(), before)
  })

  it('looks squarely at a section', async () => {
    const map = await onMap({ region: at.cuiping })
    const before = map.pose()
    await map.cut()
    expect(map.pose().headingDeg).toBeCloseTo(0, 1)
    await map.leave()
    expectPose(map.pose(), before)
  })

  it('does not move while the depth is chosen', async () => {
    const map = await onMap({ region: at.cuiping })
    await map.dig()
    map.camera.move(pose => ({ ...pose, headingDeg: 99 }))
    const turned = map.pose()
    map.tools.setDepth(6)
    await settle()
    expectPose(map.pose(), turned)
  })

  it('stays where a person has moved it to when the tool is left', async () => {
    const map = await onMap({ region: at.cuiping })
    await map.dig()
    map.camera.move(pose => ({ ...pose, headingDeg: 99 }))
    const turned = map.pose()
    await map.leave()
    expectPose(map.pose(), turned)
  })

  it('is back at the first view after several drawings in a row', async () => {
    const map = await onMap({ region: at.cuiping })
    const before = map.pose()
    await map.dig()
    await map.cut()
    await map.leave()
    expectPose(map.pose(), before)
  })

  it('stays at the next region when the tool is left there', async () => {
    const map = await onMap({ region: at.cuiping })
    await map.dig()
    map.place.go(at.yushan)
    await settle()
    await map.leave()
    expectPose(map.pose(), map.ofSubject())
  })

  it('does not move for a drawing that is refused, nor for a measure', async () => {
    const map = await onMap({ region: at.cuiping })
    const before = map.pose()
    map.tools.choose('pit')
    for (const [east, north] of [[0, 0], [10, 10], [10, 0], [0, 10]] as const) map.tools.add({ point: lonLatOf(east, north), heightM: 40 })
    map.tools.finish()
    await settle()
    expect(map.tools.refusal).toBe('selfCrossing')
    map.tools.choose('distance')
    for (const east of [0, 30]) map.tools.add({ point: lonLatOf(east, 0), heightM: 40 })
    map.tools.finish()
    await settle()
    expectPose(map.pose(), before)
  })

  it('stays with the alarm in the pop-up when pipes arrive late, and is back at the drawing after it', async () => {
    const map = await onMap({ region: at.cuiping })
    const before = map.pose()
    const late: (() => void)[] = []
    map.api.answer('pipes', () => new Promise((resolve) => { late.push(() => { resolve({ freshness: fresh(), data: { rows: [], total: 0, next: null } }) }) }))
    await map.cut()
    map.alarms.openPopup(idOf('a'))
    await settle()
    const atAlarm = map.pose()
    for (const arrive of late) arrive()
    await settle()
    expect(map.tools.section).not.toBeNull()
    expectPose(map.pose(), atAlarm)
    map.alarms.closePopup()
    await settle()
    expectPose(map.pose(), before)
  })

  it('stays with the alarm in the pop-up when the tool is left, and goes to where it was before the work after it', async () => {
    const map = await onMap({ region: at.cuiping })
    const before = map.pose()
    await map.dig()
    map.alarms.openPopup(idOf('a'))
    await settle()
    const atAlarm = map.pose()
    await map.leave()
    expectPose(map.pose(), atAlarm)
    map.alarms.closePopup()
    await settle()
    expectPose(map.pose(), before)
  })
})

describe('the camera below the ground', () => {
  const under = (map: Awaited<ReturnType<typeof onMap>>) => {
    const shot = map.subject.value && underShot(map.subject.value)
    if (!shot) throw new Error('nothing to look at')
    return map.poseFor(shot)
  }

  it('looks from near in a community, and is back where it was above ground', async () => {
    const map = await onMap({ region: at.cuiping })
    const before = map.pose()
    map.place.setMode('under')
    await settle()
    expectPose(map.pose(), under(map))
    map.place.setMode('above')
    await settle()
    expectPose(map.pose(), before)
  })

  it('stays as it is over a county and a town', async () => {
    const map = await onMap({ region: at.yushan })
    const before = map.pose()
    map.place.setMode('under')
    await settle()
    expectPose(map.pose(), before)
  })

  it('looks from near in the next community too', async () => {
    const map = await onMap({ region: at.cuiping })
    map.place.setMode('under')
    await settle()
    const first = map.pose()
    map.place.go(at.longshan)
    await settle()
    expect(Math.abs(map.pose().position[0] - first.position[0])).toBeGreaterThan(300)
    expectPose(map.pose(), under(map))
  })

  it('looks from near where the address leads straight there', async () => {
    const map = await onMap({ region: at.cuiping, mode: 'under' })
    expectPose(map.pose(), under(map))
  })

  it('looks from near where the address leads straight there and the outlines come last', async () => {
    const outlines: (() => void)[] = []
    const map = await onMap({ region: at.cuiping, mode: 'under', outlines })
    expect(map.subject.value).toBeNull()
    for (const arrive of outlines) arrive()
    await settle()
    expectPose(map.pose(), under(map))
  })

  it('does not go there again in a scene that was made anew', async () => {
    const map = await onMap({ region: at.cuiping })
    map.place.setMode('under')
    await settle()
    map.camera.move(pose => ({ ...pose, headingDeg: 200 }))
    const turned = map.pose(), memory = map.camera.remember()
    const next = newScene()
    next.camera.recall(memory, true)
    map.scene.value = next
    await nextTick()
    expectPose(map.pose(), turned)
  })

  it('stays with the thing that is chosen', async () => {
    const map = await onMap({ region: at.cuiping })
    map.place.choose({ kind: 'pipe', id: 'JS1' })
    map.bridge.showThing(thingOf('pipe'))
    const near = map.pose()
    map.place.setMode('under')
    await settle()
    expectPose(map.pose(), near)
  })
})
