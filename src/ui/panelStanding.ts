import { type InjectionKey, type ShallowRef, shallowRef } from 'vue'

/** What a panel says of the filters, the most important first: to what it is narrowed, and what it does not tell apart. Empty: nothing. */
export type PanelStanding = (panel: string) => readonly string[]

/** The words come with the first filter; until then no panel says anything. */
export const panelStandingKey: InjectionKey<ShallowRef<PanelStanding>> = Symbol('panelStanding')
export const noStanding = (): ShallowRef<PanelStanding> => shallowRef(() => [])
