import type { ComputedRef, InjectionKey } from 'vue'

/** Where several panels share one place, each wears the others' names in its title bar. */
export interface PanelTabs {
  tabs: readonly { id: string, label: string }[]
  current: string
  choose: (id: string) => void
}

/** Provided by a place that holds several panels; null where it holds one. */
export const panelTabsKey: InjectionKey<ComputedRef<PanelTabs | null>> = Symbol('panelTabs')
