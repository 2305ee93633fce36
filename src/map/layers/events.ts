import type { EventId } from '@/api/contract/ids'
import type { Box } from '@/domain/labelLayout'
import { clusterMarks } from '@/domain/markerClusters'
import { createDomPool, moveTo, setText } from '../engine/domPool'
import type { Layer, MapScene } from '../engine/mapScene'

export interface EventMark { id: EventId, lon: number, lat: number, raised: 0 | 1, overdue: boolean }

export interface EventsState {
  events: readonly EventMark[]
  /** Words before the count, for readers of the page: 网格事件. */
  word: string
  rootPx: number
}

const clusterRem = 4.6
const pillRem = 1.3
const maxMarkers = 120

/** Open grid events as quiet counters: a hollow ring for one, the number for several; overdue ones carry a white edge. */
export function createEventsLayer(): Layer<EventsState> & { boxes: () => readonly Box[] } {
  let scene: MapScene | null = null
  let state: EventsState | null = null
  let stopFrames: (() => void) | null = null
  let root: HTMLElement | null = null
  let pool: ReturnType<typeof createDomPool<HTMLElement>> | null = null
  let boxes: readonly Box[] = []

  function make(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'map-event'
    element.append(document.createElement('span'))
    return element
  }

  function place() {
    if (!scene || !state || !pool) return
    const { window } = scene.camera.view()
    const overdue = new Set<string>()
    const marks = []
    for (const event of state.events) {
      const at = scene.camera.project(event.lon, event.lat, event.raised)
      if (!at || at.x < 0 || at.y < 0 || at.x > window.width || at.y > window.height) continue
      if (event.overdue) overdue.add(event.id)
      marks.push({ id: event.id, x: at.x, y: at.y, rank: event.overdue ? 0 : 1 })
    }
    const clusters = clusterMarks(marks, clusterRem * state.rootPx).slice(0, maxMarkers)
    pool.keep(new Set(clusters.map(cluster => cluster.lead)))
    const half = pillRem / 2 * state.rootPx
    boxes = clusters.map(({ x, y }) => ({ x: x - half, y: y - half, width: 2 * half, height: 2 * half }))
    for (const cluster of clusters) {
      const element = pool.get(cluster.lead)
      const count = cluster.ids.length
      element.dataset.count = String(count)
      element.classList.toggle('overdue', overdue.has(cluster.lead))
      element.title = `${state.word} ${count}`
      const [text] = element.children
      if (text) setText(text, count > 1 ? String(count) : '')
      moveTo(element, cluster.x, cluster.y)
    }
  }

  return {
    /** What labels give way to. */
    boxes: () => boxes,
    attach(to) {
      scene = to
      root = document.createElement('div')
      root.className = 'map-events'
      to.overlay.append(root)
      pool = createDomPool(root, make)
      stopFrames = to.onFrame(place)
      place()
    },
    update(next) {
      if (next === state) return
      state = next
      place()
    },
    dispose() {
      stopFrames?.()
      pool?.clear()
      root?.remove()
      boxes = []
      stopFrames = pool = root = state = scene = null
    },
  }
}
