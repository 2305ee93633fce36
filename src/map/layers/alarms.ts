import type { Severity } from '@/api/contract/alarms'
import { severities } from '@/api/contract/alarms'
import type { AlarmId } from '@/api/contract/ids'
import type { Box } from '@/domain/labelLayout'
import { type MarkCluster, clusterMarks } from '@/domain/markerClusters'
import { createDomPool, moveTo, partsButton, setText } from '../engine/domPool'
import type { Layer, MapScene } from '../engine/mapScene'
import { paintGlyph } from './severityGlyph'

export interface AlarmMark {
  id: AlarmId
  lon: number
  lat: number
  raised: 0 | 1
  severity: Severity
  /** An urgent alarm pulses until somebody has acknowledged it. */
  acknowledged: boolean
}

export interface AlarmsState {
  alarms: readonly AlarmMark[]
  /** Stays a marker of its own, whatever is near. */
  focused: AlarmId | null
  /** Letter in the glyph and full word of each severity, in the language of the wall. */
  words: Readonly<Record<Severity, { glyph: string, word: string }>>
  /** Another thing is what this topic's map is about: important alarms stand lower and smaller, those below them are marks of colour and shape alone. */
  isQuiet: boolean
  rootPx: number
}

export interface AlarmsOptions {
  /** A marker was chosen; the worst alarm of a cluster comes first. */
  onPick: (ids: readonly AlarmId[]) => void
}

/** Markers nearer than this share one, in rem. */
const clusterRem = 2.6
const maxMarkers = 80

/** Height of stem and half width of glyph, in rem, as the stylesheet draws them. */
export const markerRem = { urgent: { stem: 3.1, glyph: 1.15 }, other: { stem: 2.2, glyph: 0.9 }, quiet: { stem: 0.9, glyph: 0.65 }, faint: { stem: 0, glyph: 0.43 } } as const

function shapeOf(severity: Severity, isQuiet: boolean): { stem: number, glyph: number } {
  if (severity === 'urgent') return markerRem.urgent
  return !isQuiet ? markerRem.other : severity === 'important' ? markerRem.quiet : markerRem.faint
}

/** Middle and radius of the glyph of the marker of an open alarm, which is never quiet, that stands at a point of the screen, CSS px. */
export function markerHead(x: number, y: number, severity: Severity, rootPx: number): { x: number, y: number, radius: number } {
  const { stem, glyph } = shapeOf(severity, false)
  return { x: Math.round(x), y: Math.round(y - stem * rootPx), radius: glyph * rootPx }
}

/** What a marker covers on screen, so that labels can give way. */
export function markerBox(x: number, y: number, severity: Severity, count: number, rootPx: number, isQuiet = false): Box {
  const { stem, glyph } = shapeOf(severity, isQuiet)
  const half = glyph * rootPx, badge = count > 1 ? 0.95 * rootPx : 0, top = (stem + glyph + (count > 1 ? 0.45 : 0)) * rootPx
  return { x: x - half, y: y - top, width: 2 * half + badge, height: top + 0.4 * rootPx }
}

/** Open alarms as markers: ellipse on the ground, stem, glyph by shape, colour and letter; clustered round the worst. */
export function createAlarmsLayer({ onPick }: AlarmsOptions): Layer<AlarmsState> & { boxes: () => readonly Box[] } {
  let scene: MapScene | null = null
  let state: AlarmsState | null = null
  let stopFrames: (() => void) | null = null
  let root: HTMLElement | null = null
  let pool: ReturnType<typeof createDomPool<HTMLButtonElement>> | null = null
  let boxes: readonly Box[] = []
  let members = new Map<string, readonly AlarmId[]>()
  let byId = new Map<string, AlarmMark>()

  const make = (key: string) => partsButton('map-alarm', ['map-alarm-pulse', 'map-alarm-ground', 'map-alarm-stem', 'map-alarm-glyph', 'map-alarm-count'], () => { onPick(members.get(key) ?? []) })

  function dress(element: HTMLButtonElement, mark: AlarmMark, cluster: MarkCluster) {
    if (!state) return
    const { glyph, word } = state.words[mark.severity]
    const count = cluster.ids.length
    const look = `${mark.severity}|${glyph}|${word}|${count}|${mark.acknowledged}|${mark.id === state.focused}`
    if (element.dataset.look === look) return
    element.dataset.look = look
    element.dataset.severity = mark.severity
    element.dataset.alarm = mark.id
    element.dataset.count = String(count)
    element.classList.toggle('pulsing', mark.severity === 'urgent' && !mark.acknowledged)
    element.classList.toggle('focused', mark.id === state.focused)
    element.setAttribute('aria-label', count > 1 ? `${word} ${count}` : word)
    const [, , , shape, badge] = element.children
    if (shape) paintGlyph(shape, mark.severity, glyph)
    if (badge) setText(badge, count > 1 ? String(count) : '')
  }

  function place() {
    if (!scene || !state || !pool) return
    const { window } = scene.camera.view()
    const slack = 40
    const marks = []
    let focusedMark: MarkCluster | null = null
    for (const alarm of state.alarms) {
      const at = scene.camera.project(alarm.lon, alarm.lat, alarm.raised)
      if (!at || at.x < -slack || at.y < -slack || at.x > window.width + slack || at.y > window.height + slack) continue
      const rank = severities.indexOf(alarm.severity)
      if (alarm.id === state.focused) focusedMark = { lead: alarm.id, ids: [alarm.id], x: at.x, y: at.y, rank }
      else marks.push({ id: alarm.id, x: at.x, y: at.y, rank })
    }
    const clusters: MarkCluster[] = clusterMarks(marks, clusterRem * state.rootPx).slice(0, maxMarkers)
    if (focusedMark) clusters.push(focusedMark)
    members = new Map()
    const nextBoxes: Box[] = []
    pool.keep(new Set(clusters.map(cluster => cluster.lead)))
    root?.classList.toggle('quiet', state.isQuiet)
    for (const cluster of clusters) {
      const mark = byId.get(cluster.lead)
      if (!mark) continue
      members.set(cluster.lead, cluster.ids.flatMap((id) => { const alarm = byId.get(id); return alarm ? [alarm.id] : [] }))
      const element = pool.get(cluster.lead)
      dress(element, mark, cluster)
      moveTo(element, cluster.x, cluster.y)
      const depth = String(Math.round(cluster.y) + (severities.length - cluster.rank) * 10_000)
      if (element.style.zIndex !== depth) element.style.zIndex = depth
      nextBoxes.push(markerBox(cluster.x, cluster.y, mark.severity, cluster.ids.length, state.rootPx, state.isQuiet && mark.id !== state.focused))
    }
    boxes = nextBoxes
  }

  return {
    boxes: () => boxes,
    attach(to) {
      scene = to
      root = document.createElement('div')
      root.className = 'map-alarms'
      to.overlay.append(root)
      pool = createDomPool(root, make)
      stopFrames = to.onFrame(place)
      place()
    },
    update(next) {
      if (next === state) return
      const moved = state?.alarms !== next.alarms
      state = next
      if (moved) byId = new Map(next.alarms.map(alarm => [alarm.id, alarm]))
      place()
    },
    dispose() {
      stopFrames?.()
      pool?.clear()
      root?.remove()
      boxes = []
      members = new Map()
      byId = new Map()
      stopFrames = pool = root = state = scene = null
    },
  }
}
