import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef } from 'vue'
import { type RegionCode, isRegionCode } from '@/api/contract/ids'
import type { Region, RegionGeometry, RegionTree } from '@/api/contract/regions'
import { useRuntime } from './runtime'

/** The tree of regions below the wall's root, and the outlines asked for so far. */
export const useRegionsStore = defineStore('regions', () => {
  const runtime = useRuntime()
  const tree = shallowRef<RegionTree | null>(null)
  const geometries = shallowReactive(new Map<RegionCode, RegionGeometry>())
  const asked = new Set<RegionCode>()

  const byCode = computed<ReadonlyMap<RegionCode, Region>>(() => new Map(tree.value?.regions.map(r => [r.code, r])))
  const children = computed<ReadonlyMap<RegionCode, readonly Region[]>>(() => {
    const map = new Map<RegionCode, Region[]>()
    for (const region of tree.value?.regions ?? []) {
      if (!region.parent) continue
      const list = map.get(region.parent)
      if (list) list.push(region)
      else map.set(region.parent, [region])
    }
    return map
  })

  async function load(root: RegionCode) {
    const { data } = await runtime.client.call('regions', { params: {}, query: { root } })
    tree.value = data
  }

  /** Loads the outline of a region and of those below it, once. */
  function ensureGeometry(code: RegionCode) {
    if (asked.has(code)) return
    asked.add(code)
    runtime.client.call('geometry', { params: { code }, query: {} }).then(
      ({ data }) => { geometries.set(code, data) },
      (error: unknown) => { asked.delete(code); runtime.reportError(error, 'geometry') },
    )
  }

  /** From the wall's root down to the region. */
  function pathOf(code: RegionCode): readonly Region[] {
    const path: Region[] = []
    for (let at = byCode.value.get(code); at; at = at.parent ? byCode.value.get(at.parent) : undefined) path.unshift(at)
    return path
  }

  const empty: readonly Region[] = []
  return {
    ready: computed(() => tree.value !== null),
    byCode,
    load,
    ensureGeometry,
    geometry: (code: RegionCode) => geometries.get(code),
    find: (code: string) => isRegionCode(code) ? byCode.value.get(code) : undefined,
    childrenOf: (code: RegionCode) => children.value.get(code) ?? empty,
    pathOf,
    /** The steps from below `above` down to the region; from the root down where `above` is not on the way. */
    pathBelow(above: RegionCode, code: RegionCode): readonly Region[] {
      const path = pathOf(code)
      return path.slice(path.findIndex(step => step.code === above) + 1)
    },
  }
})
