import { type ComputedRef, type Ref, type ShallowRef, computed, onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { createPlane } from '@/domain/plane'
import { pickPills } from '@/domain/pipePills'
import { pipeKindSpecs } from '@/domain/pipes'
import { profileText } from '@/domain/pipeText'
import { useFiguresStore } from '@/stores/figures'
import { usePipesInViewStore } from '@/stores/pipesInView'
import { usePlaceStore } from '@/stores/place'
import type { MapScene } from '../engine/mapScene'
import { buildingLabels } from './mapView'
import type { LabelView } from '../layers/labels'
import { usePipeFilter } from './usePipeFilter'

/** Pipes are named within this reach of the middle of the view, as a share of how far the camera stands; m at the least and at the most. */
const reachOf = (rangeM: number) => Math.min(240, Math.max(40, rangeM * 0.16))
/** From farther away a pipe is a line among lines, m. */
const namedWithinM = 900

/** Names of buildings near the ground, and of pipes below it. */
export function usePlaceNames(scene: Readonly<ShallowRef<MapScene | null>>, isNear: Readonly<Ref<boolean>>): ComputedRef<readonly LabelView[]> {
  const { t } = useI18n()
  const place = usePlaceStore()
  const figures = useFiguresStore()
  const inView = usePipesInViewStore()
  const isUnder = computed(() => isNear.value && place.mode === 'under')

  const buildings = figures.followBuildings(() => isNear.value && place.level === 'community' && place.layers.buildings.visible ? place.region : null)
  const named = computed(() => buildingLabels(buildings.value.data ?? []))

  function look() {
    const camera = scene.value?.camera
    if (!camera || camera.flying) return
    const { rangeM, window: { width, height, insets } } = camera.view()
    const at = isUnder.value && rangeM < namedWithinM ? camera.unproject((insets.left + width - insets.right) / 2, (insets.top + height - insets.bottom) / 2, 0) : null
    inView.look(at && { at, reachM: reachOf(rangeM) })
  }
  watch(scene, (now, _old, onCleanup) => { if (now) onCleanup(now.onFrame(look)) }, { immediate: true })
  watch(isUnder, look)
  onScopeDispose(() => { inView.look(null) })

  const filter = usePipeFilter()
  const pills = computed(() => {
    const [first] = inView.pipes
    if (!first || !isUnder.value) return []
    // The first pipe is as good an origin as any: pills are chosen round the middle of all.
    const rough = createPlane(first.from.point)
    const flat = inView.pipes.map(pipe => rough.toFlat(pipe.from.point))
    const middle = rough.toLonLat([flat.reduce((sum, p) => sum + p[0], 0) / flat.length, flat.reduce((sum, p) => sum + p[1], 0) / flat.length])
    const plane = createPlane(middle)
    return pickPills(inView.pipes.filter(filter.shows.value), plane).map(({ pipe, at, coverM }): LabelView => {
      const [lon, lat] = plane.toLonLat(at)
      return {
        id: `pipe-${pipe.kind}`, kind: 'pipe', lon, lat, raised: 0, aboveM: -coverM, hue: pipeKindSpecs[pipe.kind].hue, value: null, priority: 300, widthM: null,
        text: `${t(`pipeKind.${pipe.kind}`)} ${profileText(pipe.profile)} −${coverM.toFixed(1)} m`,
      }
    })
  })
  return computed(() => [...named.value, ...pills.value])
}
