import { type Box, overlap } from '@/domain/labelLayout'
import { type MarkCluster, clusterMarks } from '@/domain/markerClusters'
import { createDomPool, moveTo, partsButton, setText } from '../engine/domPool'
import type { Layer, MapScene } from '../engine/mapScene'

/** A thing that is counted, or a place with a count of its own. */
export interface CounterMark {
  id: string
  lon: number
  lat: number
  raised: 0 | 1
  /** How many it stands for, at least 1. */
  count: number
  /** How many of them are in a bad way: overdue, not met. */
  part: number
}

/** What a counter says: the number in it, a note below it where there is something to say, and all of it in words. */
export interface CounterText { number: string, note: string, title: string }

export interface CountersState {
  marks: readonly CounterMark[]
  /** Counters nearer than this are one, in rem. */
  clusterRem: number
  /** Stands out: large, with its ring and note; else small and still. */
  isLead: boolean
  /** `ids` are those of the marks in the counter, the worst first. */
  text: (ids: readonly string[], count: number, part: number) => CounterText
  rootPx: number
}

export interface CountersOptions {
  kind: 'events' | 'pilots'
  /** A counter was chosen. */
  onPick: (ids: readonly string[]) => void
}

const maxCounters = 120

/** Diameter of a counter, rem: it grows with the logarithm of its count, so that a thousand is not a dark blob. */
export const counterRem = (count: number, isLead: boolean): number => isLead ? Math.min(3.6, 2.3 + 0.45 * Math.log10(Math.max(1, count))) : count > 1 ? 1.6 : 0.7
/** Height of a note, and its width about: a letter of a Chinese note is as wide as it is high. */
const noteRem = { height: 1.35, letter: 0.95, padding: 0.7 }

/** What of its box a ring covers: not the corners. */
const roundOf = ({ x, y, width, height }: Box): Box => ({ x: x + 0.1 * width, y: y + 0.1 * height, width: 0.8 * width, height: 0.8 * height })

interface Sum { count: number, part: number }

/**
 * Things of a kind as counters: a ring with their number, the white arc of it being the part in a bad way. What stands close on
 * screen is counted together; a counter stands where the worst of its marks stands.
 */
export function createCountersLayer({ kind, onPick }: CountersOptions): Layer<CountersState> & { boxes: () => readonly Box[] } {
  let scene: MapScene | null = null
  let state: CountersState | null = null
  let stopFrames: (() => void) | null = null
  let root: HTMLElement | null = null
  let pool: ReturnType<typeof createDomPool<HTMLButtonElement>> | null = null
  let boxes: readonly Box[] = []
  let members = new Map<string, readonly string[]>()
  let byId = new Map<string, CounterMark>()

  const make = (key: string) => partsButton('map-counter', ['map-counter-ring', 'map-counter-note'], () => { onPick(members.get(key) ?? []) })

  const sumOf = ({ ids }: MarkCluster): Sum => ids.reduce<Sum>((sum, id) => {
    const mark = byId.get(id)
    return { count: sum.count + (mark?.count ?? 0), part: sum.part + (mark?.part ?? 0) }
  }, { count: 0, part: 0 })

  function dress(element: HTMLButtonElement, { ids }: MarkCluster, { count, part }: Sum, by: CountersState): CounterText {
    const text = by.text(ids, count, part)
    const look = `${text.number}|${text.note}|${text.title}|${count}|${part}|${by.isLead}`
    if (element.dataset.look === look) return text
    element.dataset.look = look
    element.dataset.count = String(count)
    element.dataset.part = String(part)
    element.classList.toggle('lead', by.isLead)
    element.classList.toggle('bad', part > 0)
    element.style.setProperty('--size', `${counterRem(count, by.isLead).toFixed(2)}rem`)
    element.style.setProperty('--part', (part / Math.max(1, count)).toFixed(3))
    element.title = text.title
    element.setAttribute('aria-label', text.title)
    const [ring, note] = element.children
    if (ring) setText(ring, by.isLead || count > 1 ? text.number : '')
    if (note) setText(note, by.isLead ? text.note : '')
    return text
  }

  function place() {
    if (!scene || !state || !pool) return
    const by = state
    const { window } = scene.camera.view()
    const marks = []
    for (const mark of by.marks) {
      const at = scene.camera.project(mark.lon, mark.lat, mark.raised)
      if (at && at.x >= 0 && at.y >= 0 && at.x <= window.width && at.y <= window.height) marks.push({ id: mark.id, x: at.x, y: at.y, rank: -mark.part })
    }
    const clusters = clusterMarks(marks, by.clusterRem * by.rootPx).slice(0, maxCounters)
    pool.keep(new Set(clusters.map(cluster => cluster.lead)))
    members = new Map(clusters.map(cluster => [cluster.lead, cluster.ids]))
    const drawn = clusters.map((cluster) => {
      const sum = sumOf(cluster), element = pool?.get(cluster.lead)
      const note = element ? dress(element, cluster, sum, by).note : ''
      if (element) moveTo(element, cluster.x, cluster.y)
      const half = counterRem(sum.count, by.isLead) / 2 * by.rootPx
      const ring: Box = { x: cluster.x - half, y: cluster.y - half, width: 2 * half, height: 2 * half }
      const width = (note.length * noteRem.letter + noteRem.padding) * by.rootPx
      return { element, ring, note: by.isLead && note !== '' ? { x: cluster.x - width / 2, y: cluster.y + half, width, height: noteRem.height * by.rootPx } : null }
    })
    // The worst comes first: its note is said, and one that would lie over another counter or note is left to the pointer.
    const taken = drawn.map(({ ring }) => roundOf(ring))
    boxes = drawn.map(({ element, ring, note }) => {
      const isFree = note !== null && taken.every(box => !overlap(box, note))
      element?.classList.toggle('crowded', note !== null && !isFree)
      if (note === null || !isFree) return ring
      taken.push(note)
      const x = Math.min(ring.x, note.x)
      return { x, y: ring.y, width: Math.max(ring.x + ring.width, note.x + note.width) - x, height: note.y + note.height - ring.y }
    })
  }

  return {
    /** What labels give way to. */
    boxes: () => boxes,
    attach(to) {
      scene = to
      root = document.createElement('div')
      root.className = 'map-counters'
      root.dataset.kind = kind
      to.overlay.append(root)
      pool = createDomPool(root, make)
      stopFrames = to.onFrame(place)
      place()
    },
    update(next) {
      if (next === state) return
      if (state?.marks !== next.marks) byId = new Map(next.marks.map(mark => [mark.id, mark]))
      state = next
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
