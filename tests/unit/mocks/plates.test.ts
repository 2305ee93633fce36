import { readFileSync } from 'node:fs'
import * as turf from '@turf/turf'
import { describe, expect, it } from 'vitest'
import regions from '../../../mocks/data/regions.json'
import { communityIndices, regionAt, regionList, shortName, townIndices } from '../../../mocks/county/regions'
import { anchorOf, contains, plateOf, pointIn } from '../../../mocks/county/plates'
import { makePlates } from '../../../mocks/tools/makePlates'
import { pinyinTable } from '../../../mocks/tools/makePinyin'

const boundary = JSON.parse(readFileSync('public/county/370124/county-boundary.geojson', 'utf8')) as Parameters<typeof makePlates>[0]
const polygon = (index: number) => turf.multiPolygon(plateOf(index).polygons.map(rings => rings.map(ring => ring.map(([lon, lat]) => [lon, lat]))))
const shapes = new Map(regionList.map(region => [region.index, polygon(region.index)]))
const shape = (index: number) => {
  const found = shapes.get(index)
  if (found === undefined) throw new Error(`no shape ${index}`)
  return found
}
const areaOf = (indices: readonly number[]): number => indices.reduce((sum, index) => sum + turf.area(shape(index)), 0)

/** Pairs of plates whose boxes meet. */
function neighbours(indices: readonly number[]): [number, number][] {
  const boxes = indices.map(index => turf.bbox(shape(index)))
  return indices.flatMap((a, i) => indices.slice(i + 1).flatMap((b, j): [number, number][] => {
    const p = boxes[i] ?? []
    const q = boxes[i + 1 + j] ?? []
    return (p[0] ?? 0) <= (q[2] ?? 0) && (q[0] ?? 0) <= (p[2] ?? 0) && (p[1] ?? 0) <= (q[3] ?? 0) && (q[1] ?? 0) <= (p[3] ?? 0) ? [[a, b]] : []
  }))
}

describe('the plates', () => {
  it('fill the real outline: towns and communities each sum to the county\'s area', () => {
    const real = turf.area(boundary as unknown as Parameters<typeof turf.area>[0])
    expect(areaOf([0]) / real - 1).toBeCloseTo(0, 7)
    expect(Math.abs(areaOf(townIndices) / real - 1)).toBeLessThan(1e-6)
    expect(Math.abs(areaOf(communityIndices) / real - 1)).toBeLessThan(1e-6)
    for (const town of townIndices) expect(Math.abs(areaOf(regionAt(town).children) / areaOf([town]) - 1)).toBeLessThan(1e-6)
  })

  it('do not overlap', () => {
    for (const level of [townIndices, communityIndices]) {
      for (const [a, b] of neighbours(level)) {
        const common = turf.intersect(turf.featureCollection([shape(a), shape(b)]))
        expect(common === null ? 0 : turf.area(common), `${regionAt(a).name} and ${regionAt(b).name}`).toBeLessThan(1)
      }
    }
  })

  it('are one simple piece each, without crossing themselves', () => {
    for (const region of regionList) {
      expect(plateOf(region.index).polygons).toHaveLength(1)
      expect(turf.kinks(shape(region.index)).features, region.name).toHaveLength(0)
    }
  })

  it('have sizes that such places have', () => {
    for (const index of communityIndices) expect(areaOf([index]) / 1e6, regionAt(index).name).toBeGreaterThan(0.15)
    const byName = new Map(townIndices.map(index => [regionAt(index).name, areaOf([index])]))
    const smallest = [...byName].sort((a, b) => a[1] - b[1]).slice(0, 2).map(([name]) => name)
    expect(smallest.sort()).toEqual(['榆山街道', '锦水街道'].sort())
    const mean = (indices: readonly number[]): number => areaOf(indices) / indices.length
    const of = (committee: string): number[] => communityIndices.filter(index => regionAt(index).committee === committee)
    expect(mean(of('village'))).toBeGreaterThan(3 * mean(of('urban')))
  })

  it('hold their labels and every point drawn for them', () => {
    for (const region of regionList) {
      expect(contains(region.index, anchorOf(region.index)), region.name).toBe(true)
      for (let k = 0; k < 5; k++) expect(turf.booleanPointInPolygon([...pointIn(region.index, 977 * k + region.index, 400)], shape(region.index))).toBe(true)
    }
  })

  it('put the rough seats of the towns into their towns', () => {
    const seats: readonly [string, readonly [number, number]][] = [['榆山街道', [116.452, 36.291]], ['锦水街道', [116.432, 36.278]], ['孝直镇', [116.455, 36.075]], ['东阿镇', [116.285, 36.165]]]
    for (const [name, seat] of seats) expect(contains(townIndices.find(index => regionAt(index).name === name) ?? -1, [...seat]), name).toBe(true)
  })

  it('are illustrative, except for the county\'s own outline', () => {
    expect(regionList.filter(region => !plateOf(region.index).illustrative).map(region => region.level)).toEqual(['county'])
  })
})

describe('the generated files', () => {
  it('come out byte for byte the same when plates are drawn again', () => {
    expect(`${JSON.stringify(makePlates(boundary))}\n` === readFileSync('mocks/data/plates.json', 'utf8')).toBe(true)
  })

  it('and when the pinyin is spelled again', () => {
    expect(pinyinTable(regions, shortName)).toBe(readFileSync('mocks/data/pinyin.json', 'utf8'))
  })
})
