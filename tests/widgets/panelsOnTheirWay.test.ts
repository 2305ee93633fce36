import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import PanelSlot from '@/screens/PanelSlot.vue'
import { useRegionsStore } from '@/stores/regions'
import { fresh, groupAnswer } from '../builders/figures'
import { type MountedWall, furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'

vi.mock('@/ui/echarts', async () => await import('../builders/stillChart'))
furnishPage()

let wall: MountedWall | null = null
afterEach(() => { wall?.panel.unmount(); document.body.replaceChildren(); wall = null })

async function mounted() {
  const host = defineComponent({
    setup() {
      void useRegionsStore().load(at.county)
      return () => h(PanelSlot, { widgets: ['undergroundSystems'], region: at.county })
    },
  })
  return mountWall(host, {}, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county) }))
    fake.api.answer('figures', call => groupAnswer(call.params.group))
  })
}

describe('a panel whose code is still being fetched', () => {
  it('keeps its place and the wall from being ready until it is there', async () => {
    const one = wall = await mounted()
    expect(one.panel.find('[aria-busy="true"]').exists()).toBe(true)
    expect(one.drawing()).toBe(1)
    await vi.waitFor(() => { expect(one.panel.find('[data-panel="undergroundSystems"]').exists()).toBe(true) })
    await flushPromises()
    expect(one.panel.find('[aria-busy="true"]').exists()).toBe(false)
    expect(one.drawing()).toBe(0)
  })
})
