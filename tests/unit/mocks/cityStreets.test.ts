import { describe, expect, it } from 'vitest'
import { areaKeyOf, areaOf, areas, layoutOf, townKey } from '../../../mocks/city/areas'
import { flatPlate } from '../../../mocks/city/frame'
import { trunkRoads } from '../../../mocks/city/trunkRoads'
import { communityIndices, regionAt } from '../../../mocks/county/regions'
import { regionNamed } from './county'

const seed = 370124

/** How many pieces the edges leave of n things. */
function pieces(n: number, edges: readonly { a: number, b: number }[]): number {
  const parent = Array.from({ length: n }, (_, k) => k)
  const root = (k: number): number => {
    let at = k
    while (parent[at] !== at) at = parent[at] ?? at
    return at
  }
  for (const { a, b } of edges) parent[root(a)] = root(b)
  return new Set(parent.map((_, k) => root(k))).size
}

describe('the areas of the demo county', () => {
  it('are the county town of 28 communities, two urban communities apart from it, and 308 villages', () => {
    const all = areas(seed)
    expect(all).toHaveLength(311)
    expect(all[0]?.key).toBe(townKey)
    expect(all[0]?.communities).toHaveLength(28)
    expect(all.flatMap(area => area.communities).toSorted((a, b) => a - b)).toEqual([...communityIndices])
    expect(areaKeyOf(regionNamed('卧龙山社区').index)).not.toBe(townKey)
  })

  it('have streets that all hang together, whose paths begin and end at their crossings', () => {
    for (const { key, streets: { crossings, streets } } of areas(seed)) {
      expect(pieces(crossings.length, streets), key).toBe(1)
      for (const street of streets) {
        const [a, b] = [crossings[street.a], crossings[street.b]]
        expect([street.path[0], street.path.at(-1)], `${key} ${street.name}`).toEqual([[a?.east, a?.north], [b?.east, b?.north]])
        expect(street.name).not.toBe('')
      }
    }
  })

  it('lie with every lot inside the plate of its own community', () => {
    for (const index of communityIndices) {
      const layout = layoutOf(seed, index)
      const plate = flatPlate(index, layout.frame)
      for (const { box } of layout.lots.get(index) ?? []) {
        for (const [u, v] of [[box.west, box.south], [box.east, box.south], [box.west, box.north], [box.east, box.north]] as const) expect(plate.contains(u, v), regionAt(index).name).toBe(true)
      }
    }
  })

  it('are remembered', () => {
    expect(areaOf(seed, communityIndices[40] ?? 0)).toBe(areaOf(seed, communityIndices[40] ?? 0))
  })
})

describe('county roads', () => {
  it('reach every area and end at a crossing of it', () => {
    const roads = trunkRoads(seed)
    const all = areas(seed)
    const places = new Map(all.map((area, k) => [area.key, k]))
    const areaAt = (crossing: number): number => places.get(roads.ends[crossing]?.area ?? '') ?? -1
    expect(pieces(all.length, roads.streets.map(({ a, b }) => ({ a: areaAt(a), b: areaAt(b) })))).toBe(1)
    for (const [k, end] of roads.ends.entries()) expect(all[areaAt(k)]?.streets.crossings[end.crossing]?.point).toEqual(roads.crossings[k]?.point)
    expect(new Set(roads.streets.map(street => street.class))).toEqual(new Set(['trunk', 'main', 'secondary', 'lane']))
  })
})
