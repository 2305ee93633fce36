import { type InjectionKey, type Ref, inject } from 'vue'
import type { FigureId } from '@/api/contract/figureCatalogue'
import type { PanelSubject } from '@/domain/panelSubject'
import type { EpochMs, ZonedTime } from '@/domain/time'

/** What every part of the wall needs and only the app can give: the time, the scale, and what a chosen figure does. */
export interface WallContext {
  /** The moment that the screen shows: now, or that of a replay. */
  now: Readonly<Ref<EpochMs>>
  /** The clock itself, for what counts real seconds. */
  liveNow: Readonly<Ref<EpochMs>>
  zone: ZonedTime
  /** Timers, and milliseconds that only grow whatever the machine's clock does. */
  clock: { readonly monotonicMs: () => number, readonly after: (ms: number, run: () => void) => () => void }
  /** Root font size in CSS px; charts draw their text by it. */
  rootPx: Readonly<Ref<number>>
  /** A figure was chosen: opens its breakdown and lets it colour the map. */
  openFigure: (id: FigureId) => void
  /** Somebody wants to know what a panel's numbers are: opens its notes (数据说明). */
  openNotes: (of: PanelSubject) => void
  /** Figures of the region in view that another figure contradicts. */
  doubts: Readonly<Ref<ReadonlySet<FigureId>>>
  /** Asks again for everything that failed. */
  retry: () => void
  /** A chart begins (+1) or has finished (−1) its first drawing. */
  drawing: (delta: 1 | -1) => void
  /** A chart stands on the screen, or has no place to stand in. */
  chartStands: () => void
}

export const wallContextKey: InjectionKey<WallContext> = Symbol('wallContext')

/** The wall's context inside a component. Throws where none is provided. */
export function useWallContext(): WallContext {
  const context = inject(wallContextKey)
  if (!context) throw new Error('no wall context was provided: see App.vue')
  return context
}
