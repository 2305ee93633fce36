import { describe, expect, it } from 'vitest'
import type { Breakdown, Figure } from '@/api/contract/figures'
import type { RegionCode } from '@/api/contract/ids'
import type { RegionGeometry } from '@/api/contract/regions'
import { polygonsContain } from '@/domain/geodesy'
import { type LabelSources, alarmMarks, alarmShot, focusLabel, labelsOf, plateClasses, regionAt, shotOf, subjectOf } from '@/map/sync/mapView'
import { acknowledged, alarm } from '../builders/alarms'
import { at, region } from '../builders/regions'

type Rings = [number, number][][][]
const square = (west: number, south: number, size: number): Rings => [[[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]]]
const plate = (code: RegionCode, polygons: Rings) => ({ code, polygons, illustrative: true })
const geometries: readonly RegionGeometry[] = [
  { code: at.county, outline: plate(at.county, square(116.4, 36.2, 0.2)), children: [plate(at.yushan, square(116.4, 36.2, 0.1)), plate(at.ancheng, square(116.5, 36.2, 0.1))] },
  { code: at.yushan, outline: plate(at.yushan, square(116.4, 36.2, 0.1)), children: [plate(at.cuiping, square(116.4, 36.2, 0.05)), plate(at.longshan, square(116.45, 36.2, 0.05))] },
]
const know = (...codes: RegionCode[]) => (code: RegionCode) => codes.includes(code) ? geometries.find(geometry => geometry.code === code) : undefined
const countyOutline = square(116.3, 36.1, 0.4)
const county = subjectOf({ region: at.county, level: 'county', parent: null, geometry: know(at.county), countyOutline })
const about = { unit: 'per10k', asOf: '2026-11-22T09:00:00+08:00', period: 'PT5M', source: 'test' }
const exact = (value: number): Figure => ({ state: 'exact', value, ...about })

describe('the subject of the map', () => {
  it('is the county\'s real outline until its plates are there', () => {
    const early = subjectOf({ region: at.county, level: 'county', parent: null, geometry: know(), countyOutline })
    expect(early?.outline).toBe(countyOutline)
    expect(early?.plates).toEqual([])
    expect(county?.plates.map(one => one.code)).toEqual([at.yushan, at.ancheng])
  })

  it('is a town\'s plate in the county while its own communities are on their way', () => {
    const early = subjectOf({ region: at.yushan, level: 'town', parent: at.county, geometry: know(at.county), countyOutline: null })
    expect(early?.outline).toEqual(square(116.4, 36.2, 0.1))
    expect(early?.context.map(one => one.code)).toEqual([at.ancheng])
    const full = subjectOf({ region: at.yushan, level: 'town', parent: at.county, geometry: know(at.county, at.yushan), countyOutline: null })
    expect(full?.plates.map(one => one.code)).toEqual([at.cuiping, at.longshan])
  })

  it('is a community\'s own outline with its neighbours beside it and no plates', () => {
    const community = subjectOf({ region: at.cuiping, level: 'community', parent: at.yushan, geometry: know(at.yushan), countyOutline: null })
    expect(community?.plates).toEqual([])
    expect(community?.context.map(one => one.code)).toEqual([at.longshan])
  })

  it('is nothing while nothing is known', () => {
    expect(subjectOf({ region: at.cuiping, level: 'community', parent: at.yushan, geometry: know(), countyOutline: null })).toBeNull()
  })

  it('works for a wall whose root is a town: nothing above is asked for', () => {
    const town = subjectOf({ region: at.yushan, level: 'town', parent: null, geometry: know(at.yushan), countyOutline: null })
    expect(town?.context).toEqual([])
    expect(town?.plates).toHaveLength(2)
  })
})

describe('classes of the plates', () => {
  const rows = (of: RegionCode, list: Breakdown['rows']): Breakdown => ({ region: of, figure: 'events.openRate', total: exact(1), rows: list })

  it('come from the rows of the region in view; a plate that the answer lacks is missing', () => {
    if (!county) throw new Error('no county')
    const classes = plateClasses(county, rows(at.county, [{ region: at.yushan, figure: exact(2.5) }]), [1, 2, 3, 4])
    expect([classes.get(at.yushan), classes.get(at.ancheng)]).toEqual([2, 'missing'])
  })

  it('are none while the answer is that of another region: nothing bleeds over', () => {
    if (!county) throw new Error('no county')
    expect(plateClasses(county, rows(at.yushan, [{ region: at.yushan, figure: exact(2.5) }]), [1, 2, 3, 4]).size).toBe(0)
    expect(plateClasses(county, null, [1, 2, 3, 4]).size).toBe(0)
  })
})

const sources = (over: Partial<LabelSources> = {}): LabelSources => {
  if (!county) throw new Error('no county')
  return {
    subject: county, classes: new Map(), region: code => region(code, `名${code}`), value: code => code === at.yushan ? '2.5' : null,
    neighbours: [{ name: '东阿县', code: '371524', polygons: square(116.2, 36.3, 0.1) }], lakes: [], rivers: [{ name: '黄河', at: [[116.3, 36.3], [116.35, 36.35]] }],
    note: () => null, word: name => name, ...over,
  }
}

describe('labels of a view', () => {
  it('stand inside their plates and carry the figure where there is one', () => {
    const labels = labelsOf(sources())
    const yushan = labels.find(one => one.id === at.yushan)
    expect(yushan?.value).toBe('2.5')
    expect(polygonsContain(square(116.4, 36.2, 0.1), [yushan?.lon ?? 0, yushan?.lat ?? 0])).toBe(true)
    expect(labels.find(one => one.id === at.ancheng)?.value).toBeNull()
  })

  it('put the worst class first when room is short', () => {
    const labels = labelsOf(sources({ classes: new Map([[at.yushan, 0 as const], [at.ancheng, 4 as const]]) }))
    const priority = (code: string) => labels.find(one => one.id === code)?.priority ?? 0
    expect(priority(at.ancheng)).toBeGreaterThan(priority(at.yushan))
    expect(priority(at.yushan)).toBeGreaterThan(priority('county-东阿县'))
  })

  it('say what is wrong in a region, and put those where most is first', () => {
    const labels = labelsOf(sources({ note: code => code === at.ancheng ? { text: '离线 9', weight: 9 } : code === at.yushan ? { text: '离线 3', weight: 3 } : null }))
    expect(labels.filter(one => one.kind === 'plate').map(one => [one.note, one.priority > 105])).toEqual([['离线 3', false], ['离线 9', true]])
    expect(labelsOf(sources()).every(one => one.note === undefined)).toBe(true)
  })

  it('write the river letter by letter in Chinese and once in other scripts', () => {
    const letters = (rivers: LabelSources['rivers']) => labelsOf(sources({ rivers })).filter(one => one.kind === 'river').map(one => one.text)
    expect(letters([{ name: '黄河', at: [[116.3, 36.3], [116.35, 36.35]] }])).toEqual(['黄', '河'])
    expect(letters([{ name: 'Yellow River', at: [[116.3, 36.3], [116.35, 36.35]] }])).toEqual(['Yellow River'])
  })
})

describe('alarms on the map', () => {
  it('stand on the raised plates inside the county and on the ground outside it', () => {
    const inside = alarm('in'), outside = alarm('out', { place: { ...alarm('out').place, point: [117, 36.2] } })
    const marks = alarmMarks([inside, outside], county)
    expect(marks.map(mark => mark.raised)).toEqual([1, 0])
  })

  it('name the place of the one in focus by community and building, and by community alone where the building is withheld', () => {
    const one = alarm('a')
    const [mark] = alarmMarks([one], county)
    if (!mark) throw new Error('no mark')
    const name = (of: typeof one) => focusLabel(of, mark, code => region(code, '翠屏社区').name)?.text
    expect(name(one)).toBe('翠屏社区 3 号楼')
    expect(name({ ...one, place: { ...one.place, building: null } })).toBe('翠屏社区')
  })

  it('are marked as acknowledged, which stops the pulse', () => {
    expect(alarmMarks([acknowledged(alarm('a'))], county).map(mark => mark.acknowledged)).toEqual([true])
  })
})

describe('looking and pointing', () => {
  it('finds the plate under a place, and the region beside it where the plates end', () => {
    const town = subjectOf({ region: at.yushan, level: 'town', parent: at.county, geometry: know(at.county, at.yushan), countyOutline: null })
    if (!town) throw new Error('no town')
    expect(regionAt(town, [116.42, 36.22])).toBe(at.cuiping)
    expect(regionAt(town, [116.55, 36.25])).toBe(at.ancheng)
    expect(regionAt(town, [110, 30])).toBeNull()
  })

  it('looks at a community without raised plates, and closer at an alarm the lower the level', () => {
    const community = subjectOf({ region: at.cuiping, level: 'community', parent: at.yushan, geometry: know(at.yushan), countyOutline: null })
    expect(community && shotOf(community).rise).toBe(0)
    const wide = (level: 'county' | 'town' | 'community') => Math.max(...alarmShot([116.4, 36.2], level).points.map(([lon]) => lon - 116.4))
    expect(wide('county')).toBeGreaterThan(wide('town'))
    expect(wide('town')).toBeGreaterThan(wide('community'))
  })
})
