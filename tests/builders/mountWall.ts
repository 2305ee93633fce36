import { type VueWrapper, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { type Component, type ShallowRef, computed, defineComponent, h, shallowRef } from 'vue'
import type { FigureId } from '@/api/contract/figureCatalogue'
import { type WallI18n, createWallI18n } from '@/i18n/i18n'
import { runtimeKey } from '@/stores/runtime'
import { type WallContext, wallContextKey } from '@/ui/wallContext'
import type { PanelSubject } from '@/domain/panelSubject'
import { zonedTime } from '@/domain/time'
import { someMorning } from './figures'
import { type FakeRuntime, fakeRuntime } from './runtime'
import { settle } from './clock'

/** Height that every element has on this page, in CSS px: happy-dom lays nothing out. */
export const boxHeightPx = 400

/** What a page has and happy-dom has not: sizes, font loading, a matching canvas face. Call it once per file. */
export function furnishPage() {
  class StillObserver implements ResizeObserver {
    constructor(private readonly tell: ResizeObserverCallback) {}
    observe() { this.tell([], this) }
    unobserve() { /* nothing ever changes its size here */ }
    disconnect() { /* nothing ever changes its size here */ }
  }
  Object.defineProperty(globalThis, 'ResizeObserver', { value: StillObserver, configurable: true })
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => boxHeightPx, configurable: true })
  const fonts = Object.assign(new EventTarget(), { load: () => Promise.resolve([]), ready: Promise.resolve() })
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true })
}

export interface MountedWall extends FakeRuntime {
  panel: VueWrapper
  /** Figures that were chosen, in order. */
  opened: FigureId[]
  /** Panels whose notes were asked for, in order. */
  notes: PanelSubject[]
  /** Figures in doubt, as the test sets them. */
  doubts: ShallowRef<ReadonlySet<FigureId>>
  /** The words, for a test that switches the language. */
  i18n: WallI18n
  /** Keys of words that are missing. */
  missing: string[]
  /** How often a retry was asked for. */
  retries: () => number
  /** Charts that have not been drawn yet. */
  drawing: () => number
}

/** Mounts one component as the wall would: real stores, real words, a fake runtime whose clock stands at a Sunday morning. */
export async function mountWall(component: Component, props: Record<string, unknown> = {}, before: (fake: FakeRuntime) => void = () => {}): Promise<MountedWall> {
  const fake = fakeRuntime()
  before(fake)
  const i18n = createWallI18n()
  const missing: string[] = []
  i18n.global.setMissingHandler((_locale, key) => { missing.push(key) })
  const opened: FigureId[] = []
  const notes: PanelSubject[] = []
  const doubts = shallowRef<ReadonlySet<FigureId>>(new Set())
  let retries = 0
  let drawing = 0
  const context: WallContext = {
    now: computed(() => someMorning), liveNow: computed(() => someMorning), zone: zonedTime('Asia/Shanghai'), rootPx: computed(() => 16), clock: { monotonicMs: fake.runtime.monotonicMs, after: fake.runtime.after },
    openFigure: id => opened.push(id), openNotes: of => notes.push(of), doubts, retry: () => { retries += 1 }, drawing: (delta) => { drawing += delta }, chartStands: () => {},
  }
  const stage = document.createElement('div')
  stage.className = 'stage'
  document.body.append(stage)
  const panel = mount(defineComponent({ setup: () => () => h(component, props) }), {
    attachTo: stage,
    global: { plugins: [createPinia(), i18n], provide: { [runtimeKey]: fake.runtime, [wallContextKey]: context } },
  })
  await settle()
  return { ...fake, panel, opened, notes, doubts, i18n, missing, retries: () => retries, drawing: () => drawing }
}
