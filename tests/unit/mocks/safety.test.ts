import { describe, expect, it } from 'vitest'
import { eventKinds, safetyScenes } from '@/api/contract/figureCatalogue'
import { cameraOnline, camerasOf } from '../../../mocks/city/cameras'
import { entrancesOf } from '../../../mocks/city/entrances'
import { pointMarks } from '../../../mocks/city/points'
import { findRegion, regionList } from '../../../mocks/county/regions'
import { local, quietCounty, regionNamed } from './county'

const seed = 370_124
const at = local('2026-11-25T10:00')
const { county } = quietCounty(seed)
const value = (index: number, id: Parameters<typeof county.figures.figure>[1]): number | null => county.figures.figure(index, id, at).value
const places = [regionNamed('翠屏社区'), regionNamed('锦绣社区'), regionList.find(({ committee }) => committee === 'village')].flatMap(region => region === undefined ? [] : [region])

describe('the scenes of community safety and the video platform', () => {
  it('count what stands on the map', () => {
    for (const { index, name } of places) {
      const cameras = camerasOf(seed, index)
      expect(value(index, 'video.channels'), name).toBe(cameras.length)
      expect(value(index, 'video.online'), name).toBe(cameras.filter(camera => cameraOnline(camera, at)).length)
      expect(pointMarks({ county, seed, surface: 'wall', at }, index, 'camera').filter(({ good }) => good), name).toHaveLength(value(index, 'video.online') ?? -1)
      expect(value(index, 'safety.access.points'), name).toBe(entrancesOf(seed, index).filter(({ accessControl }) => accessControl).length)
      expect(value(index, 'safety.gas.points'), name).toBe(value(index, 'devices.gas.total'))
      expect(value(index, 'safety.gas.online'), name).toBe(value(index, 'devices.gas.online'))
      const [perimeter, falling, parking] = (['perimeterIntrusion', 'fallingObject', 'fireLaneBlocked'] as const).map(kind => county.devices(index, 'wall', at, 0, 5_000, 'access').filter(({ raises }) => raises === kind).length)
      expect(value(index, 'safety.perimeter.points'), name).toBe(perimeter)
      expect(value(index, 'safety.fallingObject.points'), name).toBe((falling ?? 0) + cameras.filter(({ view }) => view === 'facade').length)
      expect(value(index, 'safety.parking.points'), name).toBe((parking ?? 0) + cameras.filter(({ view }) => view === 'parking').length)
    }
  })

  it('are never more online than there are, and are the 7,000 cameras of the letter in all', () => {
    expect(value(0, 'video.channels')).toBe(7_000)
    for (const { index, name } of regionList) {
      for (const scene of safetyScenes) expect(value(index, `safety.${scene}.online`) ?? Infinity, `${scene} of ${name}`).toBeLessThanOrEqual(value(index, `safety.${scene}.points`) ?? -1)
      expect(value(index, 'parking.shared') ?? Infinity, name).toBeLessThanOrEqual(value(index, 'parking.spaces') ?? -1)
    }
  })

  it('have no share of parking where there are no spaces', () => {
    const village = regionList.find(({ committee }) => committee === 'village')
    expect(county.figures.figure(village?.index ?? 0, 'parking.sharedShare', at)).toMatchObject({ state: 'notApplicable', value: null })
  })
})

describe('the kinds of events', () => {
  it('are those of the list of events; what an alarm became counts as IoT预警', () => {
    for (const code of ['370124', '370124001', '370124001013']) {
      const index = findRegion(code)?.index ?? -1
      const rows = county.events(index, 'wall', at, null)
      for (const kind of eventKinds.filter(known => known !== 'other')) expect(value(index, `events.kind.${kind}`), `${kind} of ${code}`).toBe(rows.filter(event => event.source !== 'iot' && event.kind === kind).length)
      expect(value(index, 'events.kind.other')).toBe(0)
      expect(value(index, 'events.iot')).toBe(rows.filter(({ source }) => source === 'iot').length)
    }
  })
})
