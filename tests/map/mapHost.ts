import { type ComputedRef, type Ref, type ShallowRef, computed, defineComponent, h, ref, shallowRef } from 'vue'
import type { Answer } from '@/api/contract/common'
import type { RegionCode } from '@/api/contract/ids'
import type { RegionGeometry } from '@/api/contract/regions'
import type { MapScene } from '@/map/engine/mapScene'
import { type Subject, subjectOf } from '@/map/sync/mapView'
import { useAlarmsStore } from '@/stores/alarms'
import { useMapToolsStore } from '@/stores/mapTools'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSessionStore } from '@/stores/session'
import { useViewTimeStore } from '@/stores/viewTime'
import { useWallStore } from '@/stores/wall'
import { alarm, heartbeat, snapshot } from '../builders/alarms'
import { settle } from '../builders/clock'
import { fresh } from '../builders/figures'
import { mountWall } from '../builders/mountWall'
import { lonLatOf } from '../builders/pipes'
import { at, regionTree } from '../builders/regions'
import { type FakeRuntime, runtimeConfigOf } from '../builders/runtime'
import { squareOf } from '../builders/works'

const plate = (code: RegionCode, east: number, north: number, sideM: number) => {
  const corners = squareOf(sideM).map(([e, n]): [number, number] => [...lonLatOf(east + e, north + n)])
  return { code, illustrative: true, polygons: [[[...corners, ...corners.slice(0, 1)]]] }
}
/** Outlines of the tests: a county of 20 km, towns and communities inside it, on the sheet of the pipes. */
const geometries: readonly RegionGeometry[] = [
  { code: at.county, outline: plate(at.county, -10_000, -10_000, 20_000), children: [plate(at.yushan, -2_000, -2_000, 4_000), plate(at.ancheng, 3_000, -2_000, 4_000)] },
  { code: at.yushan, outline: plate(at.yushan, -2_000, -2_000, 4_000), children: [plate(at.cuiping, -500, -500, 1_000), plate(at.longshan, 600, -500, 900)] },
  { code: at.cuiping, outline: plate(at.cuiping, -500, -500, 1_000), children: [] },
]

/** The outline of a region and of those below it, as the endpoint answers it. */
export function outlineOf(code: string): Answer<RegionGeometry> {
  const found = geometries.find(geometry => geometry.code === code)
  if (!found) throw new Error(`no outline of ${code}`)
  return { freshness: fresh(), data: found }
}

export interface MapState { scene: ShallowRef<MapScene | null>, isNear: Ref<boolean>, subject: ComputedRef<Subject | null>, parent: ComputedRef<RegionCode | null> }

/**
 * Real stores and what the map's bridges need of them, as the map itself joins them: `use` runs inside a mounted component.
 * Motion is reduced, so that a flight is over at once.
 */
export async function mapHost<T>(use: (state: MapState) => T, { root = at.county, before = () => {} }: { root?: RegionCode, before?: (fake: FakeRuntime) => void } = {}) {
  const made: { value: T, state: MapState, stores: ReturnType<typeof storesOf> }[] = []
  const host = defineComponent({
    setup() {
      const stores = storesOf(), { place, regions, session, wall } = stores
      wall.reducedMotion = true
      wall.setInsets({ top: 40, right: 200, bottom: 60, left: 200 })
      void regions.load(session.root)
      stores.alarms.start()
      const parent = computed(() => {
        const code = regions.byCode.get(place.region)?.parent ?? null
        return code !== null && regions.byCode.has(code) ? code : null
      })
      const state: MapState = {
        scene: shallowRef<MapScene | null>(null), isNear: ref(true), parent,
        subject: computed(() => subjectOf({ region: place.region, level: place.level, parent: parent.value, geometry: regions.geometry, countyOutline: null })),
      }
      made.push({ value: use(state), state, stores })
      return () => h('i')
    },
  })
  const wall = await mountWall(host, {}, (fake) => {
    fake.runtime.config = runtimeConfigOf({ root })
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(root) }))
    fake.api.answer('geometry', ({ params }) => outlineOf(params.code))
    fake.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot([alarm('a')]) }))
    before(fake)
  })
  wall.sockets.last().open()
  wall.sockets.last().say(heartbeat(0))
  await settle()
  const [kept] = made
  if (!kept) throw new Error('the host was not mounted')
  return { ...wall, ...kept.stores, ...kept.state, value: kept.value }
}

function storesOf() {
  return { place: usePlaceStore(), regions: useRegionsStore(), alarms: useAlarmsStore(), tools: useMapToolsStore(), wall: useWallStore(), session: useSessionStore(), viewTime: useViewTimeStore() }
}
