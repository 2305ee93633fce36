import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import { useAlarmsStore } from '@/stores/alarms'
import { useDataQualityStore } from '@/stores/dataQuality'
import { watchDataQuality } from '@/stores/dataQualityWatch'
import { useFiguresStore } from '@/stores/figures'
import { useRegionsStore } from '@/stores/regions'
import { snapshot } from '../../builders/alarms'
import { settle } from '../../builders/clock'
import { exact, fresh, groupAnswer } from '../../builders/figures'
import { at, code, regionTree } from '../../builders/regions'
import { storeApp } from '../../builders/wallApp'

/** A wall that shows the grid figures of the county; three workers, of whom so many are full-time and one part-time. */
async function wallWith(fullTime: number) {
  const wall = storeApp()
  const told = { fullTime }
  wall.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county) }))
  wall.api.answer('alarms', () => ({ freshness: fresh(), data: snapshot([]) }))
  wall.api.answer('figures', ({ params }) => groupAnswer('grid', {
    'grid.workers': 3, 'grid.fullTime': told.fullTime, 'grid.partTime': 1, 'grid.grids': exact(2, { source: 'gridCentre', asOf: '2026-11-22T08:00:00+08:00' }),
  }, code(params.code)))
  const region = ref<RegionCode>(at.county)
  const panel = wall.panel(() => useFiguresStore().followGroup(() => region.value, 'grid'))
  const quality = wall.inside(() => { void useRegionsStore().load(at.county); watchDataQuality(); return useDataQualityStore() })
  await settle()
  return { ...wall, told, region, panel, quality }
}

describe('data quality', () => {
  it('finds a contradiction on screen, marks its figures, and counts it with the late source', async () => {
    const { quality } = await wallWith(1)
    expect(quality.known.contradictions).toMatchObject([{ kind: 'parts', told: { figure: 'grid.workers', value: 3 }, against: 2 }])
    expect([...quality.doubts].sort()).toEqual(['grid.fullTime', 'grid.partTime', 'grid.workers'])
    expect(quality.known.sources.map(({ source, timeliness }) => [source, timeliness])).toEqual([['census2020', 'onTime'], ['gridCentre', 'stale']])
    expect(quality.count).toBe(2)
  })

  it('has nothing against figures that agree', async () => {
    const { quality } = await wallWith(2)
    expect(quality.known.contradictions).toEqual([])
    expect(quality.doubts.size).toBe(0)
  })

  it('forgets what the next answer puts right, and what nobody shows any more', async () => {
    const wall = await wallWith(1)
    wall.told.fullTime = 2
    await wall.clock.turn(151_000)
    expect(wall.quality.known.contradictions).toEqual([])
    wall.told.fullTime = 5
    await wall.clock.turn(151_000)
    expect(wall.quality.known.contradictions).toHaveLength(1)
    wall.panel.close()
    await settle()
    expect(wall.quality.known).toEqual({ contradictions: [], sources: [] })
  })

  it('keeps the same marks where nothing changes', async () => {
    const wall = await wallWith(1)
    const before = wall.quality.doubts
    await wall.clock.turn(151_000)
    expect(wall.quality.doubts).toBe(before)
  })

  it('counts messages of the stream that had to be dropped', async () => {
    const wall = await wallWith(2)
    const before = wall.quality.count ?? 0
    const alarms = wall.inside(() => useAlarmsStore())
    wall.inside(() => alarms.start())
    await settle()
    wall.sockets.last().open()
    wall.sockets.last().say('not json')
    await settle()
    expect(alarms.badMessages).toBe(1)
    expect(wall.quality.count).toBe(before + 1)
  })
})
