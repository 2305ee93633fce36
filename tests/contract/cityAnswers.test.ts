import { getResponse } from 'msw'
import { beforeAll, describe, expect, it } from 'vitest'
import { type PointKind, type ThingKind, pointKinds, thingKinds } from '@/api/contract/city'
import { type AnswerOf, type EndpointName, endpoints, problem } from '@/api/contract/endpoints'
import type { FigureId } from '@/api/contract/figureCatalogue'
import { regionCode } from '@/api/contract/ids'
import { pipeKinds } from '@/api/contract/pipes'
import type { Surface } from '@/api/contract/session'
import { createPlane } from '@/domain/plane'
import { buildingsOf } from '../../mocks/city/buildings'
import { networksOf } from '../../mocks/city/network/networks'
import { communityIndices, findRegion, isWithin, regionAt } from '../../mocks/county/regions'
import { httpHandlers } from '../../mocks/handlers'
import { memoryStore } from '../../mocks/logStore'
import { type CountyHost, createCountyHost } from '../../mocks/service'

const now = Date.parse('2026-11-25T09:07:28+08:00')
const seed = 370124
const town = '370124001', otherTown = '370124103', cuiping = '370124001005'
/** A quarter of the county town. */
const quarter = '116.44,36.28,116.445,36.284'
let county: CountyHost
beforeAll(async () => { county = await createCountyHost({ seed, now: () => now, store: memoryStore() }) })

interface Wall { get: <N extends EndpointName>(name: N, path: string) => Promise<AnswerOf<N>['data']>, status: (path: string) => Promise<number> }

/** A wall with its root and surface; `get` refuses what does not keep the contract. */
function wallOf(root: string, surface: Surface): Wall {
  const handlers = httpHandlers(county.connect({ root: regionCode.parse(root), surface }), { httpBase: '/api', socketBase: '/stream' })
  const ask = async (path: string): Promise<{ status: number, body: unknown }> => {
    const response = await getResponse(handlers, new Request(`http://wall.test/api${path}`))
    if (response === undefined) throw new Error(`no handler for ${path}`)
    return { status: response.status, body: await response.json() }
  }
  return {
    async get<N extends EndpointName>(name: N, path: string) {
      const { status, body } = await ask(path)
      expect(status, path).toBe(200)
      return endpoints[name].answer.parse(body).data
    },
    async status(path) {
      const { status, body } = await ask(path)
      if (status !== 200) problem.parse(body)
      return status
    },
  }
}

const encoded = encodeURIComponent
const spread = <T>(list: readonly T[], many: number): T[] => Array.from({ length: Math.min(many, list.length) }, (_, k) => list[Math.floor(k * list.length / many)]).filter(item => item !== undefined)

/** Things of every kind, as a viewer comes by them: from the marks, the survey, the search. */
async function someThings(wall: Wall, region: string, bbox: string): Promise<{ kind: ThingKind, id: string }[]> {
  const marks = await Promise.all(pointKinds.map(async kind => spread(await wall.get('points', `/regions/${region}/points/${kind}`), 12).map(({ id }) => ({ kind, id }))))
  const pipes = await wall.get('pipes', `/underground/pipes?bbox=${bbox}&size=500`), nodes = await wall.get('nodes', `/underground/nodes?bbox=${bbox}&size=500`)
  const found = await Promise.all(['1号楼', '超市', '诊所', 'JS001-00', '花园'].map(q => wall.get('search', `/search?scope=${region}&q=${encoded(q)}&size=8`)))
  return [
    ...marks.flat(), ...spread(pipes.rows, 20).map(({ id }) => ({ kind: 'pipe' as const, id })), ...spread(nodes.rows, 20).map(({ id }) => ({ kind: 'node' as const, id })),
    ...found.flatMap(({ hits }) => hits.flatMap(({ kind, id }) => kind === 'region' ? [] : [{ kind, id }])),
  ]
}

describe('things', () => {
  it.each(['wall', 'console'] as const)('of all seven kinds open on the surface %s and keep the contract, and so does what they are related to', async (surface) => {
    const wall = wallOf('370124', surface)
    const things = await someThings(wall, cuiping, quarter)
    expect(new Set(things.map(({ kind }) => kind))).toEqual(new Set(thingKinds))
    for (const { kind, id } of things) {
      const thing = await wall.get('thing', `/things/${kind}/${encoded(id)}`)
      expect([thing.kind, thing.record.id]).toEqual([kind, id])
      for (const relation of thing.relations.slice(0, 6)) {
        const other = await wall.get('thing', `/things/${relation.kind}/${encoded(relation.id)}`)
        expect(other.record.id).toBe(relation.id)
      }
    }
  })

  it('that nobody knows are not found', async () => {
    const wall = wallOf('370124', 'wall')
    for (const kind of thingKinds) for (const id of ['x', `b.${cuiping}.9999`, 'JS001-9999', 'JS999-0001', 'cam.370124001005.0', '__proto__', '.*(', '../../etc']) expect(await wall.status(`/things/${kind}/${encoded(id)}`), `${kind} ${id}`).toBe(404)
    expect([400, 404]).toContain(await wall.status('/things/person/1'))
  })

  it('tell a public wall no count of persons, and the duty officer some', async () => {
    const [wall, console] = [wallOf('370124', 'wall'), wallOf('370124', 'console')]
    let told = 0
    for (const { id } of spread(buildingsOf(seed, findRegion(cuiping)?.index ?? -1).filter(building => building.homes > 0), 30)) {
      const [seen, known] = await Promise.all([wall.get('thing', `/things/building/${id}`), console.get('thing', `/things/building/${id}`)])
      if (seen.kind !== 'building' || known.kind !== 'building') throw new Error(id)
      expect([seen.record.households, seen.record.residents]).toEqual([null, null])
      if (known.record.residents !== null) { told += 1; expect(known.record.residents).toBeGreaterThanOrEqual(5) }
    }
    expect(told).toBeGreaterThan(0)
  })

  it('tell a public wall neither the place nor the building of a device in a home, by no way of asking', async () => {
    const [wall, console] = [wallOf('370124', 'wall'), wallOf('370124', 'console')]
    const exact = new Map((await console.get('points', `/regions/${cuiping}/points/device`)).map(mark => [mark.id, mark]))
    let masked = 0
    for (const mark of await wall.get('points', `/regions/${cuiping}/points/device`)) {
      const real = exact.get(mark.id)
      if (real === undefined || (real.point[0] === mark.point[0] && real.point[1] === mark.point[1])) continue
      if (masked++ % 25 !== 0) continue
      const { record, relations } = await wall.get('thing', `/things/device/${mark.id}`)
      expect(record).toMatchObject({ point: mark.point })
      expect(relations).toEqual([])
      const { hits } = await wall.get('search', `/search?scope=${cuiping}&q=${encoded(mark.id)}`)
      expect(hits.find(hit => hit.id === mark.id)?.point).toEqual(mark.point)
      const known = await console.get('thing', `/things/device/${mark.id}`)
      for (const { kind, id } of known.relations.filter(relation => relation.kind === 'building')) {
        const building = await wall.get('thing', `/things/${kind}/${id}`)
        expect(building.relations.map(relation => relation.id)).not.toContain(mark.id)
      }
    }
    expect(masked).toBeGreaterThan(20)
  })
})

describe('a past moment', () => {
  it('has the marks and the cards of its devices as the list of that moment has them', async () => {
    const wall = wallOf('370124', 'console')
    const moments = [now - 20 * 3_600_000, now - 6 * 3_600_000, now].map(at => encoded(new Date(at).toISOString()))
    const stands = new Set<string>()
    for (const at of moments) {
      const marks = await wall.get('points', `/regions/${cuiping}/points/device?at=${at}`)
      const { rows } = await wall.get('devices', `/devices?scope=${cuiping}&size=500&at=${at}`)
      const online = new Map(marks.map(({ id, good }) => [id, good]))
      expect(rows.map(({ id }) => online.get(id))).toEqual(rows.map(device => device.online))
      stands.add(rows.map(device => device.online).join())
      const [first] = rows
      if (first === undefined) throw new Error('no device')
      const { record } = await wall.get('thing', `/things/device/${encoded(first.id)}?at=${at}`)
      expect(record).toMatchObject({ online: first.online, lastReadingAt: first.lastReadingAt })
    }
    expect(stands.size).toBe(3)
  })
})

describe('the wall of a town', () => {
  it('opens nothing that lies outside it, and is asked in vain for marks, troubles and readings there', async () => {
    const all = wallOf('370124', 'console'), small = wallOf(town, 'console')
    const box = boxOutside()
    const things = await someThings(all, otherTown, box)
    expect(things.length).toBeGreaterThan(40)
    for (const { kind, id } of things) {
      const { record } = await all.get('thing', `/things/${kind}/${encoded(id)}`)
      const inside = isWithin(findRegion(record.region)?.index ?? -1, findRegion(town)?.index ?? -1)
      expect(await small.status(`/things/${kind}/${encoded(id)}`), `${kind} ${id}`).toBe(inside ? 200 : 403)
    }
    for (const path of [`/underground/troubles?scope=${otherTown}`, '/underground/troubles?scope=370124', `/underground/readings?scope=${otherTown}`, `/search?scope=370124&q=x`, ...pointKinds.map(kind => `/regions/${otherTown}/points/${kind}`)]) expect(await small.status(path), path).toBe(403)
    for (const path of [`/underground/troubles?scope=${town}`, `/underground/readings?scope=${cuiping}`, `/regions/${town}/points/camera`]) expect(await small.status(path), path).toBe(200)
  })

  it('sees of the survey only its own part, whatever box it asks for', async () => {
    const all = wallOf('370124', 'console'), small = wallOf(town, 'console')
    for (const bbox of [quarter, boxOutside()]) {
      for (const name of ['pipes', 'nodes'] as const) {
        const seen = await small.get(name, `/underground/${name}?bbox=${bbox}&size=500`), whole = await all.get(name, `/underground/${name}?bbox=${bbox}&size=500`)
        for (const row of seen.rows) expect(row.region.startsWith(town), row.id).toBe(true)
        expect(whole.total).toBeGreaterThan(0)
        expect(seen.total > 0).toBe(bbox === quarter)
      }
    }
  })

  /** Some 1.5 km² round the first house of the other town. */
  function boxOutside(): string {
    const community = communityIndices.find(index => regionAt(regionAt(index).parentIndex).code === otherTown)
    const [lon, lat] = buildingsOf(seed, community ?? -1)[0]?.point ?? [0, 0]
    return `${lon - 0.006},${lat - 0.006},${lon + 0.006},${lat + 0.006}`
  }
})

describe('a box of the survey', () => {
  const [lon, lat] = [116.44, 36.28]
  const box = (km2: number): string => {
    const side = Math.sqrt(km2) * 1000
    const [east, north] = createPlane([lon, lat]).toLonLat([side, side])
    return `${lon},${lat},${east},${north}`
  }
  it.each(['pipes', 'nodes'])('of %s is at most 4 km², and has a west and a south', async (name) => {
    const wall = wallOf('370124', 'wall')
    expect(await wall.status(`/underground/${name}?bbox=${box(3.95)}&size=5`)).toBe(200)
    for (const bad of [box(4.05), box(700), '116.445,36.28,116.44,36.284', '116.44,36.284,116.445,36.28', '1,2,3', 'a,b,c,d', '116.44,36.28,116.44,36.28', '']) expect(await wall.status(`/underground/${name}?bbox=${encoded(bad)}`), bad).toBe(400)
    expect(await wall.status(`/underground/${name}?bbox=${box(1)}&kinds=XX`)).toBe(400)
    expect(await wall.status(`/underground/${name}`)).toBe(400)
  })

  it('is given page by page without gap or repeat, each kind apart the same as all together', async () => {
    const wall = wallOf('370124', 'wall')
    const seen: string[] = []
    for (let cursor: string | null = '0'; cursor !== null;) {
      const page: AnswerOf<'pipes'>['data'] = await wall.get('pipes', `/underground/pipes?bbox=${quarter}&size=137&cursor=${cursor}`)
      seen.push(...page.rows.map(row => row.id))
      cursor = page.next
      expect(page.total).toBeGreaterThan(300)
      if (cursor === null) expect(seen).toHaveLength(page.total)
    }
    expect(new Set(seen).size).toBe(seen.length)
    const apart = await Promise.all(pipeKinds.map(kind => wall.get('pipes', `/underground/pipes?bbox=${quarter}&kinds=${kind}&size=500`)))
    expect(apart.reduce((sum, page) => sum + page.total, 0)).toBe(seen.length)
    for (const [k, { rows }] of apart.entries()) for (const row of rows) expect(row.kind).toBe(pipeKinds[k])
  })
})

describe('what is drawn and what is counted', () => {
  const figure = async (wall: Wall, code: string, id: FigureId): Promise<number> => {
    const { total } = await wall.get('breakdown', `/regions/${code}/breakdown/${id}`)
    return total.value ?? Number.NaN
  }

  it('agree on devices and components in every town, and on some seven thousand cameras in the county', async () => {
    const wall = wallOf('370124', 'wall')
    const count = async (code: string, kind: PointKind): Promise<number> => (await wall.get('points', `/regions/${code}/points/${kind}`)).length
    for (const index of regionAt(0).children) {
      const { code, name } = regionAt(index)
      expect(await count(code, 'device'), name).toBe(await figure(wall, code, 'devices.total'))
      expect(await count(code, 'component'), name).toBe(await figure(wall, code, 'components.total'))
    }
    expect(Math.abs(await count('370124', 'camera') - 7_000)).toBeLessThan(100)
  })

  it('agree on dwellings in every community', async () => {
    const wall = wallOf('370124', 'wall')
    for (const index of communityIndices.filter((_, k) => k % 7 === 0)) expect(buildingsOf(seed, index).filter(({ use }) => use === 'residential')).toHaveLength(await figure(wall, regionAt(index).code, 'housing.buildings'))
  })

  it('agree on the length of pipes: of a community to the ten metres it is rounded to, kind by kind', async () => {
    const wall = wallOf('370124', 'wall')
    const pipes = networksOf(seed).all().flatMap(network => network.pipes)
    for (const index of communityIndices.filter((_, k) => k % 6 === 0)) {
      const { code, name } = regionAt(index)
      const own = pipes.filter(({ community }) => community === index)
      const km = (list: readonly { lengthM: number }[]): number => list.reduce((sum, { lengthM }) => sum + lengthM, 0) / 1000
      const { figures } = await wall.get('figures', `/regions/${code}/figures/underground`)
      expect(Math.abs((figures['pipes.length']?.value ?? Number.NaN) - km(own)), name).toBeLessThanOrEqual(0.005 + 1e-9)
      expect(figures['pipes.nodes']?.value, name).toBe(networksOf(seed).all().flatMap(network => network.nodes.filter(node => node.community === index)).length)
      for (const kind of pipeKinds) expect(Math.abs((figures[`pipes.length.${kind}`]?.value ?? Number.NaN) - km(own.filter(pipe => pipe.kind === kind))), `${name} ${kind}`).toBeLessThanOrEqual(0.01 + 1e-9)
    }
  })
})
