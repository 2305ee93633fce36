import { flushPromises } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import type { Pipe, PipeNode } from '@/api/contract/pipes'
import { type MapTool, useMapToolsStore } from '@/stores/mapTools'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import SectionPanel from '@/widgets/map-tools/SectionPanel.vue'
import ToolBar from '@/widgets/map-tools/ToolBar.vue'
import ToolPanel from '@/widgets/map-tools/ToolPanel.vue'
import ToolStrip from '@/widgets/map-tools/ToolStrip.vue'
import type { Flat } from '@/domain/plane'
import { fresh } from './figures'
import { mountWall } from './mountWall'
import { lonLatOf, nodeAt, pipeAt } from './pipes'
import { at, regionTree } from './regions'
import type { FakeRuntime } from './runtime'
import { squareOf } from './works'

/** Two pipes that cross the squares and lines of the tests, the second below the first. */
export const somePipes = [
  pipeAt({ id: 'deep', kind: 'RQ', from: [-5, 5], to: [15, 5], depthM: [2, 2], profile: { shape: 'round', diameterMm: 200, wallMm: 0 } }), pipeAt({ id: 'shallow', from: [5, -5], to: [5, 15] }),
]
/** The survey answers with these pipes and nodes, in one page. */
export const surveyOf = (pipes: readonly Pipe[] = somePipes, nodes: readonly PipeNode[] = [nodeAt('well', [5, 5], 2, true)]) => (fake: FakeRuntime) => {
  fake.api.answer('pipes', () => ({ freshness: fresh(), data: { rows: [...pipes], total: pipes.length, next: null } }))
  fake.api.answer('nodes', () => ({ freshness: fresh(), data: { rows: [...nodes], total: nodes.length, next: null } }))
}

/** Bar, strip, panel and section of the map's tools as a screen places them, over level ground at 40 m, beside a field, a link and room for a dialog. */
export async function toolWall(before: (fake: FakeRuntime) => void = surveyOf()) {
  const kept: { tools?: ReturnType<typeof useMapToolsStore>, place?: ReturnType<typeof usePlaceStore> } = {}
  const host = defineComponent({
    setup() {
      const tools = useMapToolsStore()
      Object.assign(kept, { tools, place: usePlaceStore() })
      void useRegionsStore().load(at.county)
      tools.setGround(() => 40)
      return () => h('div', [
        h('input', { id: 'field' }), h('button', { id: 'other', type: 'button' }, 'x'), h('div', { id: 'map', tabindex: -1 }),
        h(ToolBar), tools.tool && !tools.isFinished ? h(ToolStrip) : null, tools.isFinished && !tools.section ? h(ToolPanel) : null, tools.section ? h(SectionPanel, { section: tools.section }) : null,
      ])
    },
  })
  const one = await mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
    before(fake)
  })
  await flushPromises()
  const { tools, place } = kept
  if (!tools || !place) throw new Error('the host was not mounted')
  const element = (selector: string) => one.panel.get<HTMLElement>(selector).element
  const draw = async (tool: MapTool, corners: readonly Flat[]) => {
    tools.choose(tool)
    for (const [east, north] of corners) tools.add({ point: lonLatOf(east, north), heightM: 40 })
    await flushPromises()
  }
  return {
    ...one, tools, place, element, draw,
    async finish() { tools.finish(); await flushPromises() },
    async dig(sideM = 10) { await draw('pit', squareOf(sideM)); await this.finish() },
    async cut(line: readonly Flat[] = [[-10, 2], [20, 2]]) { await draw('section', line); await this.finish() },
    async click(selector: string) { await one.panel.get(selector).trigger('click'); await flushPromises() },
    async point(selector: string, how: 'pointerenter' | 'pointerleave' | 'focus' | 'blur') { await one.panel.get(selector).trigger(how) },
    /** A key where the keyboard is, or at an element; false when something took it. */
    async press(key: string, on: EventTarget = document.activeElement ?? document.body, over: KeyboardEventInit = {}) {
      const isLeft = on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over }))
      await flushPromises()
      return isLeft
    },
    /** Buttons and other things to press that no one can name. */
    nameless: () => one.panel.findAll('button, [role=button], input[type=range]')
      .filter(each => each.text().trim() === '' && (each.attributes('aria-label') ?? '').trim() === '' && each.element.closest('label') === null).map(each => each.html()),
  }
}
