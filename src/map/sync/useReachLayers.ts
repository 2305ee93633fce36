import { type Ref, type ShallowRef, computed } from 'vue'
import type { PointMark } from '@/api/contract/city'
import { useLifeCircleStore } from '@/stores/lifeCircle'
import { usePlaceStore } from '@/stores/place'
import { useWallStore } from '@/stores/wall'
import type { MapScene } from '../engine/mapScene'
import { createLateLayer } from '../layers/lateLayer'
import { createMarksLayer } from '../layers/marks'
import type { ReachState } from '../layers/reach'
import { type LayerHandle, useLayer } from './useLayer'

/** Radius of a place seen from afar, and how finely the veil follows the ground, m. */
const drawnAt = { county: { discM: 150, granularityM: 1_500 }, town: { discM: 52, granularityM: 400 }, community: { discM: 0, granularityM: 80 } } as const
const nothing: Pick<ReachState, 'reach' | 'gaps' | 'places'> = { reach: [], gaps: [], places: [] }

const noLetters = {}

/** The 15-minute circle on the map, while a panel or the address names a service: its reach and gaps, its places as discs from afar and as marks from near. */
export function useReachLayers(scene: Readonly<ShallowRef<MapScene | null>>, isNear: Readonly<Ref<boolean>>): Record<string, LayerHandle> {
  const place = usePlaceStore()
  const circle = useLifeCircleStore()
  const wall = useWallStore()
  const answer = circle.follow()
  /** Underground the veil would lie between the eye and the pipes; nor is it there where the plates are coloured instead. */
  const data = computed(() => circle.drawn === null || answer.value.data?.region !== place.region ? null : answer.value.data)
  const parts = computed(() => data.value === null ? nothing : { reach: data.value.reach, gaps: data.value.gaps.map(gap => gap.outline), places: data.value.places.map(({ point }) => point) })
  const state = computed<ReachState>(() => ({ ...parts.value, opacity: place.layers.reach.opacity / 100, quietGaps: place.level === 'county', pointed: circle.pointed, ...drawnAt[place.level], ...isNear.value && { discM: 0 } }))
  const marks = computed<readonly PointMark[]>(() => (data.value?.places ?? []).map(({ kind, id, name, point }) => ({ id, point, name, tag: kind, good: true })))
  const marksState = computed(() => ({ marks: marks.value, visible: isNear.value, opacity: 1, letters: noLetters, isLead: true, rootPx: wall.size.rootPx }))
  return {
    reach: useLayer(scene, () => createLateLayer<ReachState>(async () => (await import('../layers/reach')).createReachLayer()), () => state.value, ['solid']),
    services: useLayer(scene, () => createMarksLayer('service'), () => marksState.value, ['solid']),
  }
}
