import { describe, expect, it } from 'vitest'
import type { Breakdown, Figure } from '@/api/contract/figures'
import { type RegionCode, eventId } from '@/api/contract/ids'
import type { GridEvent } from '@/api/contract/records'
import type { Subject } from '@/map/sync/mapView'
import { eventMarks, offlineByRegion, pilotMarks, regionOfMarks } from '@/map/sync/topicMarks'
import { assessCommunity } from '@/domain/indicators/engine'
import { at, regionTree } from '../builders/regions'

const square = (west: number, south: number, size: number) => [[[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]]] as [number, number][][][]
const tree = new Map(regionTree(at.county).regions.map(region => [region.code, region]))
const region = (code: RegionCode) => tree.get(code)
const county: Subject = { code: at.county, level: 'county', outline: square(116.4, 36.2, 0.2), plates: [{ code: at.yushan, polygons: square(116.4, 36.2, 0.1) }, { code: at.ancheng, polygons: square(116.5, 36.2, 0.1) }], context: [] }
const town: Subject = { ...county, code: at.yushan, level: 'town', plates: [{ code: at.cuiping, polygons: square(116.4, 36.2, 0.05) }] }
const now = Date.parse('2026-11-22T10:00:00+08:00')
const event = (id: string, of: RegionCode, lon: number, isLate = false): GridEvent => ({
  id: eventId.parse(id), region: of, point: [lon, 36.25], source: 'resident', kind: 'drainage', step: 'accepted', reportedAt: '2026-11-22T08:00:00+08:00', dueAt: isLate ? '2026-11-22T09:00:00+08:00' : '2026-11-22T12:00:00+08:00', closedAt: null, alarm: null,
})
const events = [event('a', at.cuiping, 116.41, true), event('b', at.longshan, 116.42), event('c', at.cuiping, 116.46)]

describe('marks of events', () => {
  it('stand together by town in a county, with the overdue as their bad part, where one of them is', () => {
    const marks = eventMarks(events, county, region, now)
    expect(marks).toEqual([{ id: at.yushan, lon: 116.42, lat: 36.25, raised: 1, count: 3, part: 1 }])
  })

  it('are each their own in a town and in a community, where nothing is raised', () => {
    expect(eventMarks(events, town, region, now).map(({ id, count, part, raised }) => ({ id, count, part, raised }))).toEqual([{ id: 'a', count: 1, part: 1, raised: 1 }, { id: 'b', count: 1, part: 0, raised: 1 }, { id: 'c', count: 1, part: 0, raised: 1 }])
    expect(eventMarks(events, { ...town, level: 'community' }, region, now).every(({ raised }) => raised === 0)).toBe(true)
  })

  it('of a community that the tree does not know are left out of a county, not put anywhere', () => {
    expect(eventMarks([event('x', at.xinanli, 116.41)], county, () => undefined, now)).toEqual([])
  })
})

const about = { unit: 'device' as const, asOf: '2026-11-22T09:00:00+08:00', period: 'PT5M', source: 'test' }
const exact = (value: number): Figure => ({ state: 'exact', value, ...about })
const breakdown = (figure: Breakdown['figure'], ...rows: [RegionCode, Figure][]): Breakdown => ({ region: at.county, figure, total: exact(0), rows: rows.map(([code, own]) => ({ region: code, figure: own })) })

describe('devices offline', () => {
  const total = breakdown('devices.total', [at.yushan, exact(100)], [at.ancheng, exact(40)])

  it('are counted for each region', () => {
    expect([...offlineByRegion(at.county, total, breakdown('devices.online', [at.yushan, exact(97)], [at.ancheng, exact(40)]))]).toEqual([[at.yushan, 3], [at.ancheng, 0]])
  })

  it('are not told where the numbers are not known: unknown is never 0', () => {
    expect([...offlineByRegion(at.county, total, breakdown('devices.online', [at.yushan, { state: 'unknown', value: null, ...about }]))]).toEqual([])
  })

  it('are none while an answer is that of another region', () => {
    expect([offlineByRegion(at.yushan, total, total).size, offlineByRegion(at.county, null, total).size]).toEqual([0, 0])
  })
})

describe('marks of pilots', () => {
  it('show how many of the 22 are not met, at the plate of the community or at its anchor', () => {
    const bare = assessCommunity({ region: at.cuiping, inputs: [] })
    const [inTown] = pilotMarks([bare], town, region), [inCounty] = pilotMarks([bare], county, region)
    expect([inTown?.count, inTown?.part]).toEqual([22, 22 - bare.tally.met])
    expect(inTown?.lon).toBeGreaterThan(116.4)
    expect([inCounty?.lon, inCounty?.lat]).toEqual(region(at.cuiping)?.anchor)
  })
})

describe('a click on a counter', () => {
  it('leads into the one region below that holds all of it', () => {
    expect(regionOfMarks([at.cuiping, at.longshan], at.county, region)).toBe(at.yushan)
    expect(regionOfMarks([at.yushan], at.county, region)).toBe(at.yushan)
    expect(regionOfMarks([at.cuiping], at.yushan, region)).toBe(at.cuiping)
  })

  it('leads nowhere where it is of several regions, of none, or of the one in view', () => {
    expect(regionOfMarks([at.cuiping, at.longshan], at.yushan, region)).toBeNull()
    expect(regionOfMarks([], at.county, region)).toBeNull()
    expect(regionOfMarks([undefined], at.county, region)).toBeNull()
    expect(regionOfMarks([at.cuiping], at.cuiping, region)).toBeNull()
  })
})
