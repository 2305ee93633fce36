import { Cartesian2, Cartesian4 } from 'cesium'
import { type Ref, type ShallowRef, computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PointKind } from '@/api/contract/city'
import type { LonLat } from '@/api/contract/common'
import { type DeviceGroup, deviceGroups } from '@/api/contract/figureCatalogue'
import { pipeMaterials } from '@/api/contract/pipes'
import { homeUses } from '@/domain/facets'
import { type MapLayerId, buildingColours } from '@/domain/mapLayers'
import { leads } from '@/domain/topicMap'
import { useTopicMapWords } from '@/i18n/useTopicMapWords'
import { useFiguresStore } from '@/stores/figures'
import { usePlaceStore } from '@/stores/place'
import { useSelectionStore } from '@/stores/selection'
import { useSessionStore } from '@/stores/session'
import { useWallStore } from '@/stores/wall'
import type { MapScene } from '../engine/mapScene'
import type { BuildingLook, PipeLook } from '../layers/cityTiles'
import { createLateLayer } from '../layers/lateLayer'
import { type MarksState, createMarksLayer } from '../layers/marks'
import type { TilesState } from '../layers/tiles'
import { type LayerHandle, useLayer } from './useLayer'
import { usePipeFilter } from './usePipeFilter'

/** The engine's tiles are a part of it that no county view needs. */
const cityTiles = () => import('../layers/cityTiles')
const marksOf = [['cameras', 'camera'], ['devices', 'device'], ['components', 'component'], ['entrances', 'entrance']] as const satisfies readonly (readonly [MapLayerId, PointKind])[]

const noLetters: MarksState['letters'] = {}
const buriedGroups: ReadonlySet<string> = new Set<DeviceGroup>(['manhole', 'waterPressure', 'gas'])

/**
 * The city on the map: tiles and marks, shown once the camera is near enough to see a place (`isNear`), and what lies below
 * them in the underground mode, in an excavation (`hole`, its outline) or on a section (`isCut`).
 */
export function useCityLayers(scene: Readonly<ShallowRef<MapScene | null>>, isNear: Readonly<Ref<boolean>>, { hole, isCut }: { hole: () => readonly LonLat[] | null, isCut: () => boolean }): Record<string, LayerHandle> {
  useTopicMapWords()
  const { t } = useI18n()
  const place = usePlaceStore()
  const session = useSessionStore()
  const selection = useSelectionStore()
  const figures = useFiguresStore()
  const wall = useWallStore()
  const { tiles } = session.config.map
  const handles: Record<string, LayerHandle> = {}
  const solid = ['solid'] as const
  const isOpen = () => hole() !== null || isCut()
  const isUnder = computed(() => isNear.value && place.mode === 'under')
  const shows = (id: MapLayerId) => isNear.value && place.layers[id].visible
  const share = (id: MapLayerId) => place.layers[id].opacity / 100

  watch([scene, isUnder], ([now, under]) => {
    now?.ground.setSeeThrough(under)
    now?.camera.setUnderground(under)
  }, { immediate: true })

  const use = computed(() => selection.shown.use)
  const buildings = tiles.buildings
  if (buildings !== null) {
    const state = computed<TilesState<BuildingLook>>(() => ({
      visible: shows('buildings'),
      look: isUnder.value || isOpen() ? 'ghost' : share('buildings') < 1 ? 'faded' : 'solid',
      // A chosen use shows where it is, whatever coloured the buildings before.
      uniforms: { u_colour: buildingColours.indexOf(use.value === undefined ? place.colour : 'occupancy'), u_use: use.value === undefined ? -1 : homeUses.indexOf(use.value), u_opacity: share('buildings') },
    }))
    handles['buildings'] = useLayer(scene, onFault => createLateLayer(async () => (await cityTiles()).createBuildingTiles({ url: buildings, onFault })), () => state.value, solid)
  }

  const roads = tiles.roads
  if (roads !== null) {
    const state = computed<TilesState<'plain'>>(() => ({ visible: shows('roads'), look: 'plain', uniforms: { u_opacity: share('roads') * (isUnder.value || isOpen() ? 0.35 : 1) }, hole: hole() }))
    handles['roads'] = useLayer(scene, onFault => createLateLayer(async () => (await cityTiles()).createRoadTiles({ url: roads, onFault })), () => state.value, solid)
  }

  const { years } = usePipeFilter()
  const opacities = computed(() => {
    const { pipe } = selection.shown
    const of = (id: 'JS' | 'YS' | 'WS' | 'RQ' | 'RL' | 'DL' | 'TX') => place.layers[id].visible && (pipe === undefined || pipe === id) ? share(id) : 0
    return { u_years: new Cartesian2(...years.value), u_kindsA: new Cartesian4(of('JS'), of('YS'), of('WS'), of('RQ')), u_kindsB: new Cartesian4(of('RL'), of('DL'), of('TX'), 0) }
  })
  // Wells and valves are of no material: they stay.
  const pipeUniforms = computed(() => { const { material } = selection.shown; return { ...opacities.value, u_material: material === undefined ? -1 : pipeMaterials.indexOf(material) } })
  for (const layer of ['pipes', 'nodes'] as const) {
    const url = tiles[layer]
    if (url === null) continue
    const state = computed<TilesState<PipeLook>>(() => ({
      visible: isNear.value && (isUnder.value || isOpen()) && (layer === 'pipes' || place.layers.nodes.visible), look: hole() !== null ? 'lit' : 'glowing', uniforms: layer === 'pipes' ? pipeUniforms.value : opacities.value,
    }))
    handles[layer] = useLayer(scene, onFault => createLateLayer(async () => (await cityTiles()).createPipeTiles(layer, { url, onFault })), () => state.value, solid)
  }

  const letters = computed<MarksState['letters']>(() => Object.fromEntries(deviceGroups.map(group => [group, t(`deviceLetter.${group}`)])))
  // Marks are asked for where they can be told apart: in a community.
  for (const [id, kind] of marksOf) {
    const marks = figures.followPoints(() => place.level === 'community' && place.layers[id].visible ? place.region : null, kind)
    const ofGroup = computed(() => {
      const all = marks.value.data ?? [], { device } = selection.shown
      return kind === 'device' && device !== undefined ? all.filter(({ tag }) => tag === device) : all
    })
    // Below the ground only what belongs to it is shown: devices of wells, gas and water.
    const shown = computed(() => isUnder.value ? ofGroup.value.filter(({ tag }) => kind === 'device' && buriedGroups.has(tag)) : ofGroup.value)
    const state = computed(() => ({ marks: shown.value, visible: shows(id) && place.level === 'community', opacity: share(id), isLead: leads(place.topic, id), letters: kind === 'device' ? letters.value : noLetters, rootPx: wall.size.rootPx }))
    handles[id] = useLayer(scene, () => createMarksLayer(kind), () => state.value, solid)
  }
  return handles
}
