import type { Box, LabelWish } from '@/domain/labelLayout'
import { layOutLabels, nearbyShifts, roomyShifts } from '@/domain/labelLayout'
import { createDomPool, moveTo, setText } from '../engine/domPool'
import type { Layer, MapScene } from '../engine/mapScene'

export type LabelKind = 'plate' | 'focus' | 'context' | 'county' | 'river' | 'lake' | 'building' | 'pipe' | 'coverage' | 'peak'

export interface LabelView {
  id: string
  kind: LabelKind
  lon: number
  lat: number
  /** 1 stands on a raised plate, 0 on the ground. */
  raised: 0 | 1
  /** Metres above the ground, below it where negative; absent: on the ground or on the raised plate. */
  aboveM?: number
  /** Colour of the edge of a pipe's label. */
  hue?: string
  text: string
  /** Value under the name, already in words and digits; null shows the name alone. */
  value: string | null
  /** A word below the value that is to be seen first, such as what is wrong there. */
  note?: string
  priority: number
  /** Rough width of what is named, metres: a name much wider than its plate would be read as another's. Null: always fits. */
  widthM: number | null
  /** Stands in any case: a map without the names of its few towns is none. */
  must?: boolean
}

export interface LabelsState {
  labels: readonly LabelView[]
  hovered: string | null
  /** Changes when fonts or scale change: every label is measured again. */
  measureKey: string
}

export interface LabelsOptions {
  /** Boxes that labels give way to: alarm markers. */
  obstacles: () => readonly Box[]
  /** Size of a label's element in CSS px. */
  measure?: (element: HTMLElement) => { width: number, height: number }
}

/** From so many plates on their labels are set smaller. */
const denseFrom = 14
/** A label may be this much wider than its plate. */
const mostOverhang = 1 / 1.45

const isDense = (state: LabelsState) => state.labels.filter(label => label.kind === 'plate').length > denseFrom

const offsetSize = (element: HTMLElement) => ({ width: element.offsetWidth, height: element.offsetHeight })

/** Names and values as crisp HTML over the canvas, none over another, over a marker or under a panel. */
export function createLabelsLayer({ obstacles, measure = offsetSize }: LabelsOptions): Layer<LabelsState> {
  let scene: MapScene | null = null
  let state: LabelsState | null = null
  let stopFrames: (() => void) | null = null
  let root: HTMLElement | null = null
  let pool: ReturnType<typeof createDomPool<HTMLElement>> | null = null
  let sizes = new Map<string, { width: number, height: number }>()

  function make(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'map-label'
    const name = document.createElement('span')
    name.className = 'map-label-name'
    const value = document.createElement('span')
    value.className = 'map-label-value'
    const note = document.createElement('span')
    note.className = 'map-label-note'
    element.append(name, value, note)
    return element
  }

  function write() {
    if (!state || !pool) return
    pool.keep(new Set(state.labels.map(label => label.id)))
    const small = isDense(state)
    for (const label of state.labels) {
      const element = pool.get(label.id)
      element.dataset.kind = label.kind
      element.dataset.label = label.id
      element.classList.toggle('small', small && label.kind === 'plate')
      element.classList.toggle('hovered', label.id === state.hovered)
      if (label.hue !== undefined) element.style.setProperty('--hue', label.hue)
      const [name, value, note] = element.children
      if (name) setText(name, label.text)
      if (value) setText(value, label.value ?? '')
      if (note) setText(note, label.note ?? '')
    }
    // Measured after all text is written, so that the page is laid out once.
    for (const label of state.labels) if (!sizes.has(sizeKey(label))) sizes.set(sizeKey(label), measure(pool.get(label.id)))
  }

  const sizeKey = (label: LabelView) => `${label.kind}|${pool?.get(label.id).classList.contains('small') === true ? 's' : ''}|${label.text}|${label.value ?? ''}|${label.note ?? ''}`

  function place() {
    if (!scene || !state || !pool) return
    const { window, metresPerPixel } = scene.camera.view()
    const wishes: LabelWish[] = []
    for (const label of state.labels) {
      const at = label.aboveM === undefined ? scene.camera.project(label.lon, label.lat, label.raised) : scene.camera.projectAbove(label.lon, label.lat, label.aboveM)
      const size = sizes.get(sizeKey(label))
      const isTooWide = label.widthM !== null && label.id !== state.hovered && size !== undefined && size.width * mostOverhang > label.widthM / metresPerPixel
      if (at && size && !isTooWide) wishes.push({ id: label.id, x: at.x, y: at.y, ...size, priority: label.priority + (label.id === state.hovered ? 1000 : 0), ...(label.must && { must: true }) })
    }
    const { insets } = window
    const placed = layOutLabels(wishes, {
      window: { x: insets.left, y: insets.top, width: window.width - insets.left - insets.right, height: window.height - insets.top - insets.bottom },
      obstacles: obstacles(), gapPx: 3, shifts: isDense(state) ? nearbyShifts : roomyShifts, limit: 300,
    })
    for (const label of state.labels) {
      const element = pool.get(label.id)
      const at = placed.get(label.id)
      element.classList.toggle('shown', at !== undefined)
      const size = sizes.get(sizeKey(label))
      if (at && size) moveTo(element, at.x - size.width / 2, at.y - size.height / 2)
    }
  }

  return {
    attach(to) {
      scene = to
      root = document.createElement('div')
      root.className = 'map-labels'
      to.overlay.append(root)
      pool = createDomPool(root, make)
      stopFrames = to.onFrame(place)
      if (state) { write(); place() }
    },
    update(next) {
      const before = state
      if (before === next) return
      state = next
      if (before?.measureKey !== next.measureKey) sizes = new Map()
      if (!scene) return
      write()
      place()
    },
    dispose() {
      stopFrames?.()
      pool?.clear()
      root?.remove()
      sizes = new Map()
      stopFrames = pool = root = state = scene = null
    },
  }
}
