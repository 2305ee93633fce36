import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import { useComparisonsStore } from '@/stores/comparisons'
import { useFiguresStore } from '@/stores/figures'
import { useRegionsStore } from '@/stores/regions'
import { useWallStore } from '@/stores/wall'
import { settle } from '../../builders/clock'
import { exact, fresh, groupAnswer } from '../../builders/figures'
import { at, regionTree } from '../../builders/regions'
import { storeApp } from '../../builders/wallApp'

const period = 'P1M'
const nowOf = '2026-11-05T00:00:00Z', thenOf = '2026-10-05T00:00:00Z'

/** A wall that compares the grid figures of a region with the month before. */
async function comparing() {
  const wall = storeApp()
  const told = { asOf: nowOf }
  wall.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county) }))
  wall.api.answer('figures', ({ query }) => {
    const asOf = query.at === undefined ? told.asOf : thenOf
    return groupAnswer('grid', { 'grid.grids': exact(query.at === undefined ? 12 : 10, { asOf, period }) }, at.county, fresh({ asOf, period }))
  })
  const region = ref<RegionCode>(at.county)
  const compare = wall.inside(() => {
    void useRegionsStore().load(at.county)
    const answer = useFiguresStore().followGroup(() => region.value, 'grid')
    return useComparisonsStore().follow(() => region.value, 'grid', answer)
  })
  await settle()
  const asked = () => wall.api.calls('figures').map(({ call }) => [call.params.code, call.query.at ?? 'now'])
  return { ...wall, told, region, compare, asked, store: wall.inside(() => useWallStore()) }
}

describe('what figures are compared with', () => {
  it('is not asked for before the first charts stand, and then by the time of the answer', async () => {
    const wall = await comparing()
    expect(wall.asked()).toEqual([[at.county, 'now']])
    wall.store.chartsStand = true
    await settle()
    expect(wall.asked()).toEqual([[at.county, 'now'], [at.county, '2026-10-08T00:00:00.000Z']])
    expect(wall.compare.value('grid.grids')?.change).toMatchObject({ basis: 'month', before: 10, delta: 2 })
  })

  it('is asked for together with the figures of the next region', async () => {
    const wall = await comparing()
    wall.store.chartsStand = true
    await settle()
    wall.api.hang('figures')
    wall.region.value = at.yushan
    await settle()
    expect(wall.asked().slice(2)).toEqual([[at.yushan, 'now'], [at.yushan, '2026-10-08T00:00:00.000Z']])
    expect(wall.compare.value('grid.grids')).toBeNull()
  })

  it('is asked for anew where the answer is of another time', async () => {
    const wall = await comparing()
    wall.store.chartsStand = true
    await settle()
    wall.told.asOf = '2026-11-06T00:00:00Z'
    wall.region.value = at.yushan
    await settle()
    expect(wall.asked().slice(2)).toEqual([[at.yushan, 'now'], [at.yushan, '2026-10-08T00:00:00.000Z'], [at.yushan, '2026-10-09T00:00:00.000Z']])
    expect(wall.compare.value('grid.grids')?.change).toMatchObject({ delta: 2 })
  })
})
