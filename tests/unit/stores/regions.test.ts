import { describe, expect, it } from 'vitest'
import type { AnswerOf } from '@/api/contract/endpoints'
import type { RegionCode } from '@/api/contract/ids'
import { useRegionsStore } from '@/stores/regions'
import { settle } from '../../builders/clock'
import { fresh } from '../../builders/figures'
import { at, code, regionTree } from '../../builders/regions'
import { storeApp } from '../../builders/wallApp'

const geometry = (of: RegionCode): AnswerOf<'geometry'> => ({ freshness: fresh(), data: { code: of, outline: { code: of, polygons: [], illustrative: true }, children: [] } })

async function wallRootedAt(root: RegionCode) {
  const wall = storeApp()
  wall.api.answer('regions', call => ({ freshness: fresh(), data: regionTree(call.query.root as RegionCode) }))
  const regions = wall.inside(() => useRegionsStore())
  await regions.load(root)
  return { ...wall, regions }
}

describe('the tree of regions', () => {
  it('knows each region by its code, and those below it in their order', async () => {
    const { regions } = await wallRootedAt(at.county)
    expect(regions.ready).toBe(true)
    expect(regions.find('370124001013')?.name).toBe('翠屏社区')
    expect(regions.childrenOf(at.county).map(r => r.code)).toEqual([at.yushan, at.ancheng])
    expect(regions.childrenOf(at.yushan).map(r => r.code)).toEqual([at.longshan, at.cuiping])
    expect(regions.childrenOf(at.cuiping)).toEqual([])
  })

  it('knows a community without an official code by its local id', async () => {
    const { regions } = await wallRootedAt(at.county)
    expect(regions.find(at.xinanli)?.official).toBe(false)
    expect(regions.pathOf(at.xinanli).map(r => r.name)).toEqual(['平阴县', '安城镇', '新安里社区'])
  })

  it.each(['999999', '', '370124001999', '__proto__', '../370124'])('does not know %j', async (text) => {
    const { regions } = await wallRootedAt(at.county)
    expect(regions.find(text)).toBeUndefined()
  })

  it('of a town\'s wall begins at the town', async () => {
    const { regions } = await wallRootedAt(at.yushan)
    expect(regions.find(at.county)).toBeUndefined()
    expect(regions.find(at.xinanli)).toBeUndefined()
    expect(regions.pathOf(at.cuiping).map(r => r.code)).toEqual([at.yushan, at.cuiping])
  })
})

describe('the outlines', () => {
  it('are asked for once, however often they are wanted', async () => {
    const wall = await wallRootedAt(at.county)
    wall.api.answer('geometry', call => geometry(call.params.code as RegionCode))
    for (let i = 0; i < 5; i += 1) { wall.regions.ensureGeometry(at.yushan); await settle() }
    expect(wall.api.calls('geometry')).toHaveLength(1)
    expect(wall.regions.geometry(at.yushan)?.code).toBe(at.yushan)
    expect(wall.regions.geometry(code('370124107'))).toBeUndefined()
  })

  it('that failed are reported and can be asked for again', async () => {
    const wall = await wallRootedAt(at.county)
    wall.api.fail('geometry', { kind: 'status', status: 500, code: 'x', message: 'y' })
    wall.regions.ensureGeometry(at.yushan)
    await settle()
    expect(wall.errors.map(e => e.where)).toEqual(['geometry'])
    wall.api.answer('geometry', call => geometry(call.params.code as RegionCode))
    wall.regions.ensureGeometry(at.yushan)
    await settle()
    expect(wall.regions.geometry(at.yushan)).toBeDefined()
  })
})
