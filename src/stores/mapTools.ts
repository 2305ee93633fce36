import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { PipeId } from '@/api/contract/ids'
import type { Pipe, PipeNode } from '@/api/contract/pipes'
import { type ApiError, ApiFailure } from '@/api/errors'
import type { GroundHeight } from '@/domain/groundProfile'
import { type PickedPoint, measureArea, measureDistance, measureHeight } from '@/domain/measure'
import { digPit, pitDepthM, pitRefusal } from '@/domain/pit'
import { createPlane } from '@/domain/plane'
import { cutSection } from '@/domain/section'
import { lineBoxes, loadNetwork, outlineBoxes } from './networkAround'
import { usePlaceStore } from './place'
import { useRuntime } from './runtime'

/** The tools of the map, in the order of the bar. */
export const mapTools = ['distance', 'area', 'height', 'section', 'pit'] as const
export type MapTool = (typeof mapTools)[number]

/** Fewest points that make a drawing. */
const least: Readonly<Record<MapTool, number>> = { distance: 2, area: 3, height: 2, section: 2, pit: 3 }
/** A drawing never has more points than these; a height is done with its second. */
const mostPoints = 200
/** A section is read, not flown over: longer lines are refused, m. */
export const sectionWithinM = 2_000

/** Why a finished drawing has no result. */
export type DrawingRefusal = 'tooFewPoints' | 'selfCrossing' | 'tooLarge' | 'tooLong'
export type NetworkState = 'none' | 'waiting' | 'ready' | 'failed'

interface Network { pipes: readonly Pipe[], nodes: readonly PipeNode[] }
const noNetwork: Network = { pipes: [], nodes: [] }

/**
 * The tool in use, what was drawn with it, and what comes of it. Pipes and nodes are asked for once a drawing is finished; the
 * last asking wins. No timers: nothing is left when the tool is.
 */
export const useMapToolsStore = defineStore('mapTools', () => {
  const runtime = useRuntime()
  const place = usePlaceStore()
  const tool = ref<MapTool | null>(null)
  const points = shallowRef<readonly PickedPoint[]>([])
  /** Where the pointer is while a drawing is under way. */
  const pointer = shallowRef<PickedPoint | null>(null)
  const isFinished = ref(false)
  const depthM = ref<number>(pitDepthM.first)
  /** The pipe that list, chart or map points at. */
  const hovered = ref<PipeId | null>(null)
  const network = shallowRef<Network>(noNetwork)
  const networkState = ref<NetworkState>('none')
  const error = shallowRef<ApiError | null>(null)
  /** Given by the map, which has the relief; without it nothing that needs the ground is worked out. */
  const ground = shallowRef<GroundHeight | null>(null)
  let abort: AbortController | null = null

  const plane = computed(() => createPlane(points.value[0]?.point ?? [0, 0]))
  const line = computed(() => points.value.map(({ point }) => point))

  function forget() {
    abort?.abort()
    abort = null
    network.value = noNetwork
    networkState.value = 'none'
    error.value = null
    hovered.value = null
  }
  function restart() {
    forget()
    points.value = []
    pointer.value = null
    isFinished.value = false
  }
  function choose(next: MapTool | null) {
    if (next === tool.value) return
    restart()
    tool.value = next
  }

  /** What is wrong with the drawing as it stands; null where nothing is, or no tool is in use. */
  const refusal = computed<DrawingRefusal | null>(() => {
    if (tool.value === null) return null
    if (points.value.length < least[tool.value]) return 'tooFewPoints'
    if (tool.value === 'section') return lengthOf() > sectionWithinM ? 'tooLong' : null
    if (tool.value === 'pit') return pitRefusal(line.value, plane.value)
    // An area that crosses itself has no one size either.
    if (tool.value === 'area') return pitRefusal(line.value, plane.value) === 'selfCrossing' ? 'selfCrossing' : null
    return null
  })
  function lengthOf() {
    const flat = line.value.map(point => plane.value.toFlat(point))
    return flat.reduce((sum, q, i) => {
      const p = flat[i - 1]
      return p ? sum + Math.hypot(q[0] - p[0], q[1] - p[1]) : sum
    }, 0)
  }

  function load() {
    abort?.abort()
    const mine = new AbortController()
    abort = mine
    networkState.value = 'waiting'
    error.value = null
    const boxes = tool.value === 'section' ? lineBoxes(line.value, plane.value) : outlineBoxes(line.value, plane.value)
    loadNetwork(runtime.client, boxes, tool.value === 'pit', mine.signal).then((found) => {
      if (abort !== mine) return
      network.value = found
      networkState.value = 'ready'
    }, (caught: unknown) => {
      if (abort !== mine) return
      if (!(caught instanceof ApiFailure)) runtime.reportError(caught, 'map tools')
      error.value = caught instanceof ApiFailure ? caught.error : { kind: 'contract', issues: [String(caught)] }
      networkState.value = 'failed'
    })
  }

  function finish() {
    if (tool.value === null || isFinished.value || points.value.length < least[tool.value]) return
    isFinished.value = true
    pointer.value = null
    if (refusal.value === null && (tool.value === 'section' || tool.value === 'pit')) load()
  }

  function add(picked: PickedPoint) {
    if (tool.value === null || isFinished.value || points.value.length >= mostPoints) return
    const last = points.value.at(-1)
    if (last?.point[0] === picked.point[0] && last.point[1] === picked.point[1] && last.heightM === picked.heightM) return
    points.value = [...points.value, picked]
    if (tool.value === 'height' && points.value.length === 2) finish()
  }

  /** Takes the last point back; a finished drawing opens again. */
  function takeBack() {
    if (tool.value === null || points.value.length === 0) return
    const left = points.value.slice(0, -1)
    forget()
    isFinished.value = false
    points.value = left
  }

  // A drawing under way belongs to the place that was looked at; a finished one stays where it is on the map.
  watch(() => [place.region, place.topic] as const, () => { if (!isFinished.value) restart() }, { flush: 'sync' })

  const done = computed(() => isFinished.value && refusal.value === null ? tool.value : null)
  const section = computed(() => done.value === 'section' && ground.value && networkState.value === 'ready' ? cutSection(line.value, network.value.pipes, plane.value, ground.value) : null)
  const pit = computed(() => {
    if (done.value !== 'pit' || !ground.value) return null
    const dug = digPit(line.value, depthM.value, network.value.pipes, network.value.nodes, plane.value, ground.value)
    return 'refusal' in dug ? null : dug
  })
  function resultPipe(id: string): Pipe | null {
    return [...pit.value?.pipes ?? [], ...section.value?.crossings ?? [], ...section.value?.along ?? []].find(({ pipe }) => pipe.id === id)?.pipe ?? null
  }
  /** With the pointer as the next point, while drawing. */
  const drawn = computed(() => pointer.value && !isFinished.value ? [...points.value, pointer.value] : points.value)

  return {
    tool, points, pointer, isFinished, depthM, hovered, networkState,
    /** The pipe that is pointed at, with its record; null once the result holds it no more, as after a smaller depth. */
    hoveredPipe: computed(() => hovered.value === null ? null : resultPipe(hovered.value)),
    error, ground, plane, refusal, section, pit, drawn,
    /** True while clicks on the map belong to a tool. */
    wantsPointer: computed(() => tool.value !== null && !isFinished.value),
    canFinish: computed(() => tool.value !== null && !isFinished.value && points.value.length >= least[tool.value]),
    distance: computed(() => tool.value === 'distance' && ground.value && drawn.value.length > 0 ? measureDistance(drawn.value, plane.value, ground.value) : null),
    area: computed(() => tool.value === 'area' && ground.value && drawn.value.length >= 3 && (!isFinished.value || refusal.value === null) ? measureArea(drawn.value.map(({ point }) => point), plane.value, ground.value) : null),
    height: computed(() => {
      const [from, to] = drawn.value
      return tool.value === 'height' && from && to ? measureHeight(from, to, plane.value) : null
    }),
    choose, add, finish, takeBack, restart,
    setPointer(next: PickedPoint | null) { pointer.value = tool.value !== null && !isFinished.value ? next : null },
    setDepth(next: number) { depthM.value = Math.min(pitDepthM.most, Math.max(pitDepthM.least, next)) },
    setHovered(id: PipeId | null) { hovered.value = id },
    /** The id as that of a pipe of the pit or section at hand; null for any other. */
    inResult: (id: string): PipeId | null => resultPipe(id)?.id ?? null,
    setGround(next: GroundHeight | null) { ground.value = next },
    /** Asks again after a failure. */
    retry() { if (networkState.value === 'failed') load() },
  }
})
