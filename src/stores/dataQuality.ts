import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { FigureId } from '@/api/contract/figureCatalogue'
import type { Contradiction, SourceState } from '@/domain/dataQuality'
import type { PanelSubject } from '@/domain/panelSubject'

/** What is wrong with the data on screen: contradictions, sources that are late, partial or unknown. */
export interface DataQuality { readonly contradictions: readonly Contradiction[], readonly sources: readonly SourceState[] }

/**
 * Whether the list of data quality (数据质量) or the notes of a panel are open, and what is known of both. What is known comes from
 * `dataQualityWatch`, after the first charts.
 */
export const useDataQualityStore = defineStore('dataQuality', () => {
  const isListOpen = ref(false)
  const notes = shallowRef<PanelSubject | null>(null)
  const known = shallowRef<DataQuality>({ contradictions: [], sources: [] })
  /** Figures of the region in view that stand in a contradiction. */
  const doubts = shallowRef<ReadonlySet<FigureId>>(new Set())
  /** How many things the list has to say; null until they have been looked for. */
  const count = ref<number | null>(null)
  return {
    isListOpen, notes, known, doubts, count,
    /** The list or the notes are open: nothing takes over what a person reads. */
    isOpen: computed(() => isListOpen.value || notes.value !== null),
    openList() { notes.value = null; isListOpen.value = true },
    openNotes(of: PanelSubject) { notes.value = of },
    close() { notes.value = null; isListOpen.value = false },
  }
})
