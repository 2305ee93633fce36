import { getResponse } from 'msw'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/contract/alarms'
import { occupancyFromHomes } from '@/api/contract/city'
import { type AnswerOf, type EndpointName, endpoints } from '@/api/contract/endpoints'
import { regionCode } from '@/api/contract/ids'
import type { Surface } from '@/api/contract/session'
import { buildingRecord } from '../../mocks/city/buildingRecord'
import { buildingsOf } from '../../mocks/city/buildings'
import { gridsOf } from '../../mocks/county/grids'
import { roundTo100m } from '../../mocks/county/alarmDress'
import { communityIndices, regionAt } from '../../mocks/county/regions'
import { httpHandlers } from '../../mocks/handlers'
import { memoryStore } from '../../mocks/logStore'
import { type CountyHost, createCountyHost } from '../../mocks/service'
import { personalData } from '../builders/personalData'

const seed = 370_124
const start = Date.parse('2026-11-25T09:07:28+08:00')
let now = start
let county: CountyHost
beforeAll(async () => {
  county = await createCountyHost({ seed, now: () => now, store: memoryStore() })
  // An elder's call for help from a home, so that there is one on the board.
  const wall = wallOf('wall')
  await wall.send({ type: 'demo.scenario', scenario: 'elderSos', idempotencyKey: 'surfaces-sos' })
  now += 40_000
  county.tick()
  await county.published()
})

function wallOf(surface: Surface, root = '370124') {
  const handlers = httpHandlers(county.connect({ root: regionCode.parse(root), surface }), { httpBase: '/api', socketBase: '/stream' })
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await getResponse(handlers, new Request(`http://wall.test/api${path}`, init))
    if (response?.status !== 200) throw new Error(`${path}: ${response?.status ?? 'no answer'}`)
    return response.json()
  }
  return {
    ask,
    get: async <N extends EndpointName>(name: N, path: string): Promise<AnswerOf<N>['data']> => endpoints[name].answer.parse(await ask(path)).data,
    send: (body: object) => ask('/commands', { method: 'POST', body: JSON.stringify(body) }),
  }
}
type Wall = ReturnType<typeof wallOf>

/** Every alarm that a wall can come by: the board now and at other hours, its stream, and each alone. */
async function alarmsOf(wall: Wall): Promise<Alarm[]> {
  const boards = await Promise.all(['', ...['2026-11-25T03:10', '2026-11-24T20:30', '2026-11-23T12:00'].map(time => `&at=${encodeURIComponent(`${time}:00+08:00`)}`)].map(at => wall.get('alarms', `/alarms?scope=370124${at}`)))
  const [{ epoch, seq } = { epoch: '', seq: 0 }] = boards
  const { events } = await wall.get('backfill', `/alarms/stream?scope=370124&epoch=${epoch}&fromSeq=1&toSeq=${seq}`)
  const known = [...boards.flatMap(board => board.alarms), ...events.map(({ alarm }) => alarm)]
  const alone = await Promise.all([...new Set((boards[0]?.alarms ?? []).map(({ id }) => id))].map(id => wall.get('alarm', `/alarms/one/${id}`)))
  return [...known, ...alone.map(({ alarm }) => alarm)]
}

const isFromHome = (alarm: Alarm) => alarm.place.spot === '居室' || (alarm.kind === 'sosButton' && alarm.place.building !== null && alarm.place.spot !== null)

describe('an alarm from a home', () => {
  it('shows a public wall its community and group of buildings, and nothing finer, by no way of asking', async () => {
    const [seen, known] = [await alarmsOf(wallOf('wall')), await alarmsOf(wallOf('console'))]
    const homes = new Map(known.filter(isFromHome).map(alarm => [alarm.id, alarm]))
    const masked = seen.filter(({ id }) => homes.has(id))
    expect(masked.length).toBeGreaterThan(20)
    expect(masked.some(({ kind }) => kind === 'sosButton')).toBe(true)
    for (const { id, place, footage, cameras, people } of masked) {
      expect(place, id).toMatchObject({ precision: 'area', unit: null, floor: null, node: null, depthM: null, spot: null })
      expect(place.regionPath, id).toEqual(homes.get(id)?.place.regionPath)
      expect(place.point, id).toEqual(roundTo100m(homes.get(id)?.place.point ?? [0, 0]))
      expect(place.building ?? '1–5 号楼', id).toMatch(/^\d+–\d+ 号[楼院]$/)
      expect(footage, id).toBeNull()
      for (const { distanceM } of [...cameras, ...people]) expect(distanceM % 100, id).toBe(0)
    }
  })

  it('shows the duty officer the exact place', async () => {
    const known = (await alarmsOf(wallOf('console'))).filter(isFromHome)
    for (const { id, place } of known) expect(place.precision, id).toBe('exact')
    expect(known.some(({ place }) => place.floor !== null && place.unit !== null)).toBe(true)
    expect(known.some(({ place: { point } }) => roundTo100m(point).join() !== point.join())).toBe(true)
  })

  it('has an event and a device that are no finer than it on a public wall', async () => {
    const [wall, console] = [wallOf('wall'), wallOf('console')]
    const homes = new Map((await alarmsOf(console)).filter(isFromHome).map(({ id, place, device }) => [id, { point: place.point, device: device.id }]))
    for (const { id, alarm, point } of (await wall.get('events', '/events?scope=370124&size=500')).rows) {
      const home = alarm === null ? undefined : homes.get(alarm)
      if (home !== undefined) expect(point, id).toEqual(roundTo100m(home.point))
    }
    const listed = [...homes.values()].filter(({ device }) => !device.startsWith('care.'))
    for (const { device } of listed.slice(0, 30)) {
      const thing = await wall.get('thing', `/things/device/${device}`)
      if (thing.kind !== 'device') throw new Error(device)
      expect(thing.record.point, device).toEqual(roundTo100m(thing.record.point))
      expect(thing.relations, device).toEqual([])
    }
  })
})

describe('a device that belongs to one person at home', () => {
  const village = '370124001012'

  it('is no row, no mark, no hit, no thing and no reading of a public wall, and all of these of the duty officer\'s', async () => {
    const [wall, console] = [wallOf('wall'), wallOf('console')]
    const { rows, total } = await console.get('devices', `/devices?scope=${village}&group=care`)
    const one = rows.find(({ lastReading }) => lastReading !== null)
    if (one === undefined) throw new Error('no care device here')
    expect((await wall.get('devices', `/devices?scope=${village}&group=care`))).toMatchObject({ rows: [], total: 0 })
    const all = { wall: await wall.get('devices', `/devices?scope=${village}&size=500`), console: await console.get('devices', `/devices?scope=${village}&size=500`) }
    expect(all.wall.rows.filter(({ group }) => group === 'care')).toEqual([])
    expect(all.console.total - all.wall.total).toBe(total)
    expect((await wall.get('figures', `/regions/${village}/figures/devices`)).figures['devices.total']?.value).toBe(all.wall.total)
    const marks = (side: Wall) => side.get('points', `/regions/${village}/points/device`)
    expect([(await marks(wall)).filter(({ tag }) => tag === 'care').length, (await marks(console)).filter(({ tag }) => tag === 'care').length]).toEqual([0, total])
    for (const q of [one.name.slice(0, 4), one.id, one.id.slice(0, -1)]) {
      expect((await wall.get('search', `/search?scope=${village}&q=${encodeURIComponent(q)}`)).hits.filter(({ id }) => id.startsWith('care.')), q).toEqual([])
    }
    expect((await console.get('search', `/search?scope=${village}&q=${one.id}`)).hits.map(({ id }) => id)).toContain(one.id)
    const readings = `/devices/${one.id}/readings?from=${encodeURIComponent('2026-11-25T07:00:00+08:00')}&to=${encodeURIComponent('2026-11-25T09:00:00+08:00')}`
    for (const path of [`/things/device/${one.id}`, readings]) {
      await expect(wall.ask(path), path).rejects.toThrow('404')
      await expect(console.ask(path), path).resolves.toBeTruthy()
    }
  })
})

describe('homes', () => {
  const some = communityIndices.filter((_, k) => k % 24 === 0)

  it('show their own shares from five in a building on; a smaller one those of its grid, and nobody a count on a public wall', () => {
    let small = 0
    for (const index of some) {
      for (const building of buildingsOf(seed, index)) {
        const { homes, occupancy, households, residents, id } = buildingRecord(seed, building, 'wall')
        expect([households, residents], id).toEqual([null, null])
        if (homes === null) { expect(occupancy, id).toBeNull(); continue }
        if (homes >= occupancyFromHomes) continue
        small += 1
        expect(occupancy?.of ?? 'grid', id).toBe('grid')
        if (occupancy !== null) expect(gridsOf(seed, index).find(({ number }) => number === building.grid)?.homes, id).toBeGreaterThanOrEqual(occupancyFromHomes)
      }
    }
    expect(small).toBeGreaterThan(100)
  })

  it('whose count the duty officer is not told cannot be worked out from the others of their community', () => {
    for (const index of some) {
      const buildings = buildingsOf(seed, index).filter(({ homes }) => homes > 0)
      for (const count of ['households', 'residents'] as const) {
        const hidden = buildings.filter(building => buildingRecord(seed, building, 'console')[count] === null)
        const sum = hidden.reduce((all, building) => all + building[count], 0)
        expect(hidden.length === 0 || (hidden.length > 1 && sum >= 5), `${count} of ${regionAt(index).name}: ${hidden.length} hidden, ${sum}`).toBe(true)
        for (const building of buildings) expect(buildingRecord(seed, building, 'console')[count] ?? 5, building.id).toBeGreaterThanOrEqual(5)
      }
    }
  })
})

describe('names, telephone and identity numbers', () => {
  it.each([
    ['a telephone number', { note: '联系电话 13805310000' }], ['an identity number', { list: [{ text: '370124199001011234' }] }], ['one with an X', { a: '37012419900101123X' }],
    ['an unmasked name of an operator', { by: { role: '值班员', maskedName: '王小明' } }], ['an unmasked name of somebody near', { people: [{ name: '网格员 李建国', note: '在岗', distanceM: 5 }] }], ['an unmasked assignee', { event: { assignee: '网格员 李建国' } }],
  ])('are noticed where they are: %s', (_name, planted) => { expect(personalData(planted)).toHaveLength(1) })

  it('are not seen in codes, times and masked names', () => {
    expect(personalData({ id: 'fire.370124001012.0001', at: '2026-11-25T09:07:28+08:00', maskedName: '王＊＊', by: { maskedName: '系统' }, people: [{ name: '网格员 李＊', note: '第 3 网格' }], ms: 1_764_032_848_000 })).toEqual([])
  })

  it('are in no alarm, of the board, the stream or alone, on either surface (mockAnswers.test.ts looks through every other answer)', async () => {
    for (const surface of ['wall', 'console'] as const) expect(personalData(await alarmsOf(wallOf(surface))), surface).toEqual([])
  })
})
