import { defineStore } from 'pinia'
import { ref, shallowReactive, shallowRef } from 'vue'
import { type WallSize, wallSize } from '@/domain/sizeClass'

/** Free window for the map between the panels, in CSS px from each edge of the page. */
export interface Insets { top: number, right: number, bottom: number, left: number }

/** What the screen shows beside the figures: the wall is not ready while one of them waits for its first answer. */
export interface Source { isWaiting: () => boolean, retryFailed: () => void }
/** The glyph of the marker of the alarm in the pop-up: its middle and radius, CSS px of the page. */
export interface AlarmSpot { x: number, y: number, radius: number }

/** The wall as a surface: its size class, what the panels leave free, and the taste of the machine for motion. */
export const useWallStore = defineStore('wall', () => {
  const size = shallowRef<WallSize>(wallSize(1920, 1080))
  const insets = shallowRef<Insets>({ top: 0, right: 0, bottom: 0, left: 0 })
  const reducedMotion = ref(false)
  /** `?map=off` leaves the stage empty: for machines without WebGL and for measuring. */
  const mapEnabled = ref(true)
  /** The very first chart is drawn, or took too long. */
  const firstChartStands = ref(false)
  /** The first charts are drawn, or took too long: what is heavy, and what waits for an alarm, may come. */
  const chartsStand = ref(false)
  /** The map has had its first picture, solid or flat: what works on it may come. */
  const mapStands = ref(false)
  /** A pop-up is open: what stands beside it steps back. */
  const popupOpen = ref(false)
  /** Width of the pop-up in CSS px while it covers the right of the map's window; 0 without one. */
  const popupWidth = ref(0)
  /** Where the map shows the alarm in the pop-up; null without a map, or behind its camera. It may lie outside the free window. */
  const alarmSpot = shallowRef<AlarmSpot | null>(null)
  /** What the result of a map tool covers of the map's window, CSS px; 0 without one. */
  const covered = shallowRef({ right: 0, bottom: 0 })
  /** A store that comes with its panels enters itself here, so that the frame of the wall needs not know it. */
  const sources = shallowReactive(new Set<Source>())
  return {
    sources, alarmSpot, chartsStand, firstChartStands, covered, popupOpen, popupWidth, size, insets, reducedMotion, mapEnabled, mapStands,
    resize(width: number, height: number) { size.value = wallSize(width, height) },
    setAlarmSpot(next: AlarmSpot | null) {
      const now = alarmSpot.value
      if (now?.x !== next?.x || now?.y !== next?.y || now?.radius !== next?.radius) alarmSpot.value = next
    },
    setCovered(right: number, bottom: number) {
      if (covered.value.right !== right || covered.value.bottom !== bottom) covered.value = { right, bottom }
    },
    setInsets(next: Insets) {
      const now = insets.value
      if (now.top !== next.top || now.right !== next.right || now.bottom !== next.bottom || now.left !== next.left) insets.value = next
    },
  }
})
