import { type ComputedRef, type ShallowRef, computed, watch } from 'vue'
import type { Thing } from '@/api/contract/city'
import { useLifeCircleStore } from '@/stores/lifeCircle'
import { useMapToolsStore } from '@/stores/mapTools'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useShownAlarmsStore } from '@/stores/shownAlarms'
import { useWallStore } from '@/stores/wall'
import type { Remembered } from '../engine/mapCamera'
import type { MapScene } from '../engine/mapScene'
import { type Subject, alarmShot, gapShot, shotOf, thingShot, underShot, workShot } from './mapView'

/** Room kept free above and below the subject for the path of regions and the legend, in rem. */
export const chromeRem = { top: 2.4, bottom: 4.6 } as const

/**
 * Drives the camera from the place: it flies to the region in view and to the alarm in the pop-up, and comes back to where it
 * was when the pop-up closes. Asks for the outlines that the view needs.
 */
export function useMapCamera(scene: Readonly<ShallowRef<MapScene | null>>, subject: ComputedRef<Subject | null>, parent: ComputedRef<Subject['code'] | null>, size: () => { width: number, height: number }) {
  const place = usePlaceStore()
  const regions = useRegionsStore()
  const alarms = useShownAlarmsStore()
  const wall = useWallStore()
  const tools = useMapToolsStore()
  const circle = useLifeCircleStore()
  /** Where the camera was before it flew to an alarm. */
  let before: { region: string, memory: Remembered } | null = null

  watch(() => [place.region, parent.value, regions.ready] as const, ([region, above, ready]) => {
    if (!ready) return
    if (above !== null) regions.ensureGeometry(above)
    // A community is an outline of its town's; where it is the wall's root there is no town to ask for.
    if (place.level !== 'community' || above === null) regions.ensureGeometry(region)
  }, { immediate: true })

  const freeWindow = () => {
    const { width, height } = size()
    const { insets } = wall, rem = wall.size.rootPx
    return {
      width, height,
      insets: {
        left: insets.left, right: insets.right + (alarms.focused ? wall.popupWidth : wall.covered.right),
        top: insets.top + chromeRem.top * rem, bottom: insets.bottom + Math.max(chromeRem.bottom * rem, wall.covered.bottom),
      },
    }
  }
  watch(() => [scene.value, freeWindow()] as const, ([now, window], old) => {
    now?.camera.setWindow(window, wall.reducedMotion || old?.[0] !== now)
  }, { immediate: true })

  function showSubject(instant: boolean) {
    const camera = scene.value?.camera
    if (camera && subject.value) camera.show(shotOf(subject.value), instant)
  }

  function showAlarm(instant: boolean) {
    const camera = scene.value?.camera, alarm = alarms.focused
    if (!camera || !alarm) return
    before ??= { region: place.region, memory: camera.remember() }
    camera.show(alarmShot(alarm.place.point, place.level), instant)
  }

  /** Id of the thing that the camera was sent to last. */
  let shownThing: string | null = null

  // A region is flown to once: again only when another is chosen, or when its outline replaces a rougher one.
  watch(() => [scene.value, subject.value?.code, subject.value?.outline] as const, ([now, code], old) => {
    if (!now || code === undefined) return
    const isNewScene = old?.[0] !== now
    // A rebuilt scene already stands at the remembered view.
    if (isNewScene && now.camera.hasShot) return
    if (old?.[1] !== code) before = null
    const instant = wall.reducedMotion || isNewScene
    if (alarms.focused && before === null && isNewScene) { showSubject(true); showAlarm(wall.reducedMotion); return }
    if (alarms.focused && old?.[1] === code) return
    // The outline may come after the thing that was flown to, or a finer one replace it: what was asked for stays in view.
    if (shownThing !== null && place.thing?.id === shownThing) return
    showSubject(instant)
  }, { immediate: true })

  watch(() => alarms.focused?.id ?? null, (id) => {
    if (id !== null) { showAlarm(wall.reducedMotion); return }
    const camera = scene.value?.camera
    if (camera && before?.region === place.region) camera.recall(before.memory, wall.reducedMotion)
    else showSubject(wall.reducedMotion)
    before = null
  })

  /** Below the ground of a community one looks from near; back above it, from where one came. */
  let under: string | null = null
  let beforeUnder: Remembered | null = null
  watch(() => [scene.value, place.mode === 'under' && place.level === 'community' ? place.region : null, subject.value?.code === place.region] as const, ([now, next, isKnown], old) => {
    // Asked once for each community, whichever of scene, outline and mode comes last; a rebuilt scene stands at its view already.
    if (!now || !isKnown || next === under) return
    under = next
    if (next !== null) {
      const shot = subject.value && underShot(subject.value)
      if (!shot || place.thing !== null || alarms.focused) return
      beforeUnder = now.camera.remember()
      now.camera.show(shot, wall.reducedMotion || old?.[0] !== now)
      return
    }
    if (beforeUnder && place.level === 'community') now.camera.recall(beforeUnder, wall.reducedMotion)
    beforeUnder = null
  }, { immediate: true })

  /** A pit or a section is looked at as soon as it is there, and left again with its tool. */
  const work = computed(() => tools.pit !== null || tools.section !== null ? tools.points : null)
  let beforeWork: Remembered | null = null
  watch(work, (points) => {
    const camera = scene.value?.camera
    if (!camera) return
    if (points) {
      // An alarm in the pop-up keeps the camera: its place comes first.
      if (alarms.focused) return
      beforeWork ??= camera.remember()
      camera.show(workShot(points.map(({ point }) => point), tools.tool === 'section' ? 'section' : 'pit', camera.view().pose.headingDeg), wall.reducedMotion)
      return
    }
    if (beforeWork && alarms.focused) before = before && { ...before, memory: beforeWork }
    else if (beforeWork && !camera.touched) camera.recall(beforeWork, wall.reducedMotion)
    beforeWork = null
  })
  watch(() => place.region, () => { beforeWork = null })

  // A gap of the walking circle inside the community in view; an alarm in the pop-up keeps the camera.
  watch(() => circle.chosen, (chosen) => {
    const camera = scene.value?.camera
    if (camera && chosen && !alarms.focused) camera.show(gapShot(chosen.gap, camera.view().pose.headingDeg), wall.reducedMotion)
  })

  return {
    /** Flies to a thing; the way back is the button that recentres. */
    showThing(thing: Thing) {
      const camera = scene.value?.camera
      if (!camera) return
      shownThing = thing.record.id
      camera.show(thingShot(thing, camera.view().pose.headingDeg), wall.reducedMotion)
    },
    /** North up and the subject in the middle again. */
    recentre() {
      shownThing = null
      showSubject(wall.reducedMotion)
    },
  }
}
