import { getResponse } from 'msw'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type ThingKind, pointKinds, thingKinds } from '@/api/contract/city'
import { type EndpointName, endpoints, problem } from '@/api/contract/endpoints'
import { figureIds } from '@/api/contract/figureCatalogue'
import { figureGroupNames } from '@/api/contract/figureGroups'
import { regionCode } from '@/api/contract/ids'
import { buildingsOf } from '../../mocks/city/buildings'
import { networksOf } from '../../mocks/city/network/networks'
import { nodeIdOf, pipeIdOf } from '../../mocks/city/network/plan'
import { pointMarks } from '../../mocks/city/points'
import { findRegion } from '../../mocks/county/regions'
import { httpHandlers } from '../../mocks/handlers'
import { memoryStore } from '../../mocks/logStore'
import { type CountyHost, createCountyHost } from '../../mocks/service'
import { personalData } from '../builders/personalData'

const now = Date.parse('2026-11-25T09:07:28+08:00')
const regions = ['370124', '370124001', '370124103', '370124001012', '370124105218', 'local-370124107-xinanli']
let county: CountyHost
const handlersFor = (root = '370124', surface: 'wall' | 'console' = 'wall') => httpHandlers(county.connect({ root: regionCode.parse(root), surface }), { httpBase: '/api', socketBase: '/stream' })

async function call(path: string, init: RequestInit = {}, handlers = handlersFor()): Promise<{ status: number, body: unknown }> {
  const response = await getResponse(handlers, new Request(`http://wall.test/api${path}`, init))
  if (response === undefined) throw new Error(`no handler for ${path}`)
  return { status: response.status, body: await response.json() }
}

/** The first, a middle and the last thing of every kind in a community. */
function thingsIn(code: string): string[] {
  const index = findRegion(code)?.index ?? -1
  const context = { county: county.county, seed: 370124, surface: 'wall', at: now } as const
  const network = networksOf(370124).all().find(({ nodes }) => nodes.some(({ community }) => community === index))
  const lists: Record<ThingKind, readonly string[]> = {
    building: buildingsOf(370124, index).map(({ id }) => id), pipe: (network?.pipes ?? []).map(pipeIdOf), node: (network?.nodes ?? []).map(nodeIdOf),
    camera: [], device: [], component: [], entrance: [],
  }
  for (const kind of pointKinds) lists[kind] = pointMarks(context, index, kind).map(({ id }) => id)
  return thingKinds.flatMap(kind => [lists[kind][0], lists[kind][lists[kind].length >> 1], lists[kind].at(-1)].map((id) => {
    if (id === undefined) throw new Error(`no ${kind} in ${code}`)
    return `/things/${kind}/${id}`
  }))
}

/** Requests of every endpoint; a new endpoint without one is a type error. */
const requests: Record<EndpointName, () => string[]> = {
  time: () => ['/time'],
  session: () => ['/session'],
  regions: () => regions.map(code => `/regions?root=${code}`),
  geometry: () => regions.map(code => `/regions/${code}/geometry`),
  figures: () => regions.flatMap(code => figureGroupNames.flatMap(group => [`/regions/${code}/figures/${group}`, `/regions/${code}/figures/${group}?at=2026-11-24T03:00:00%2B08:00`])),
  breakdown: () => [...figureIds.map(id => `/regions/370124/breakdown/${encodeURIComponent(id)}`), ...figureIds.map(id => `/regions/370124105/breakdown/${encodeURIComponent(id)}`)],
  serviceReach: () => regions.flatMap(code => (code === '370124' ? ['school', 'busStop'] : ['clinic', 'canteen']).map(service => `/regions/${code}/services/${service}`)),
  history: () => regions.flatMap(code => ['assistance.people', 'elderly.sosInTimeShare', 'special.disabled', 'population.resident'].map(id => `/regions/${code}/history/${id}?periods=3`)),
  indicators: () => [...regions, '370124001024'].flatMap(code => [`/regions/${code}/indicators`, `/regions/${code}/indicators?at=2026-06-24T03:00:00%2B08:00`]),
  series: () => regions.flatMap(code => ['events.total', 'alarms.raised'].map(id => `/regions/${code}/series/${id}?from=2026-11-25T00:00:00%2B08:00&to=2026-11-26T00:00:00%2B08:00&stepSeconds=3600`)),
  alarms: () => regions.flatMap(code => [`/alarms?scope=${code}`, `/alarms?scope=${code}&at=2026-11-25T06:00:00%2B08:00`]),
  backfill: () => ['/alarms/stream?scope=370124&epoch=some.life&fromSeq=1&toSeq=3'],
  alarmHistory: () => regions.map(code => `/alarms/history?scope=${code}&from=2026-11-24T00:00:00%2B08:00&to=2026-11-25T09:00:00%2B08:00&size=500`),
  alarm: () => county.county.openAlarms(0, 'console', now).slice(0, 40).map(({ id }) => `/alarms/one/${id}`),
  events: () => regions.flatMap(code => ['', '&open=true', '&open=false', '&size=3&cursor=2'].map(query => `/events?scope=${code}${query}`)),
  devices: () => regions.flatMap(code => [`/devices?scope=${code}&size=500`, `/devices?scope=${code}&size=7&cursor=5`, `/devices?scope=${code}&group=lift&size=500`]),
  deviceHistory: () => ['fire.370124001012.0001', 'gas.370124001012.0002', 'waterPressure.370124001005.0001'].map(id => `/devices/${id}/readings?from=2026-11-24T10:00:00%2B08:00&to=2026-11-25T09:00:00%2B08:00`),
  points: () => ['370124', '370124001', '370124001012'].flatMap(code => pointKinds.map(kind => `/regions/${code}/points/${kind}`)),
  thing: () => [...['370124001005', '370124105217', 'local-370124107-xinanli'].flatMap(thingsIn), '/things/node/JS001-0001', '/things/node/JS900-0001'],
  buildings: () => ['/regions/370124001012/buildings', '/regions/370124105218/buildings'],
  search: () => ['翠屏', 'cuiping', 'JS-1'].map(q => `/search?scope=370124&q=${encodeURIComponent(q)}`),
  pipes: () => ['/underground/pipes?bbox=116.44,36.28,116.445,36.284', '/underground/pipes?bbox=116.44,36.28,116.445,36.284&kinds=JS,WS&size=500'],
  nodes: () => ['/underground/nodes?bbox=116.44,36.28,116.445,36.284'],
  troubles: () => regions.map(code => `/underground/troubles?scope=${code}`),
  readings: () => regions.map(code => `/underground/readings?scope=${code}`),
  networkAnalysis: () => regions.map(code => `/underground/analysis?scope=${code}`),
  command: () => [],
}

beforeAll(async () => { county = await createCountyHost({ seed: 370124, now: () => now, store: memoryStore() }) })

describe('every answer of the demo keeps the contract and names nobody', () => {
  for (const name of Object.keys(requests) as EndpointName[]) {
    it(name, async () => {
      for (const surface of ['wall', 'console'] as const) {
        const handlers = handlersFor('370124', surface)
        for (const path of requests[name]()) {
          const { status, body } = await call(path, {}, handlers)
          expect(status, path).toBe(200)
          const parsed = z.safeParse(endpoints[name].answer, body)
          expect(parsed.error?.issues ?? [], path).toEqual([])
          expect(personalData(body), `${surface} ${path}`).toEqual([])
        }
      }
    })
  }

  it('commands, accepted and refused', async () => {
    const send = async (body: object): Promise<unknown> => {
      const reply = await call('/commands', { method: 'POST', body: JSON.stringify(body) })
      expect(reply.status).toBe(200)
      expect(z.safeParse(endpoints.command.answer, reply.body).error?.issues ?? []).toEqual([])
      return reply.body
    }
    expect(await send({ type: 'demo.scenario', scenario: 'gasLeak', idempotencyKey: 'contract-1' })).toMatchObject({ data: { status: 'accepted' } })
    expect(await send({ type: 'alarm.close', alarm: 'a-none', expectedVersion: 1, idempotencyKey: 'contract-2' })).toMatchObject({ data: { status: 'refused', reason: 'notFound' } })
    expect(await send({ type: 'demo.reset', idempotencyKey: 'contract-3' })).toMatchObject({ data: { status: 'accepted' } })
  })
})

describe('requests that cannot be answered', () => {
  const refused: [string, number, string][] = [
    ['/regions/370199/geometry', 404, 'notFound'], ['/regions/nonsense/geometry', 404, 'notFound'], ['/regions/370124/figures/weather', 404, 'notFound'],
    ['/regions/370124/breakdown/no.such', 404, 'notFound'], ['/alarms?scope=999999', 404, 'notFound'], ['/nowhere', 404, 'notFound'],
    ['/alarms/history?scope=370124&from=2026-11-25T00:00:00%2B08:00&to=2020-01-01T00:00:00%2B08:00', 400, 'badRequest'],
    ['/devices?scope=370124&size=501', 400, 'badRequest'], ['/devices?scope=370124&cursor=abc', 400, 'badRequest'],
    ['/regions/370124/series/events.total?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&stepSeconds=300', 400, 'badRequest'],
    ['/regions/370124/figures/events?at=yesterday', 400, 'badRequest'],
  ]
  it.each(refused)('%s gives %i %s', async (path, status, code) => {
    const reply = await call(path)
    expect(reply.status).toBe(status)
    expect(problem.parse(reply.body)).toMatchObject({ code })
  })

  it('keep a town\'s wall out of the county and of the other towns', async () => {
    const town = handlersFor('370124001')
    for (const path of ['/regions?root=370124', '/regions/370124/geometry', '/regions/370124103/figures/events', '/alarms?scope=370124', '/events?scope=370124103', '/devices?scope=370124103001']) {
      const reply = await call(path, {}, town)
      expect([403, 404], path).toContain(reply.status)
      expect(reply.status, path).toBe(path.includes('370124103001') ? 404 : 403)
    }
    expect((await call('/regions?root=370124001', {}, town)).status).toBe(200)
    expect((await call('/alarms?scope=370124001012', {}, town)).status).toBe(200)
  })

  it('are refused whole when the body is no command', async () => {
    for (const body of ['', 'not json', '{"type":"drop"}', '{"type":"alarm.acknowledge"}', '{"__proto__":{"type":"demo.reset"}}']) expect((await call('/commands', { method: 'POST', body })).status, body).toBe(400)
  })
})

describe('pages', () => {
  it('run through a list once, without gap or repeat', async () => {
    const seen: string[] = []
    let cursor: string | null = '0'
    let total = 0
    while (cursor !== null) {
      const { body } = await call(`/devices?scope=370124001012&size=97&cursor=${cursor}`)
      const { data } = z.parse(endpoints.devices.answer, body)
      seen.push(...data.rows.map(row => row.id))
      cursor = data.next
      total = data.total
    }
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
  })

  it('of one group of devices hold that group whole and nothing else', async () => {
    const { body } = await call('/devices?scope=370124001012&group=gas&size=500')
    const { data } = z.parse(endpoints.devices.answer, body)
    const counted = z.parse(endpoints.figures.answer, (await call('/regions/370124001012/figures/devices')).body).data.figures['devices.gas.total']?.value
    expect(data.rows.every(({ group }) => group === 'gas')).toBe(true)
    expect([data.rows.length, data.total]).toEqual([counted, counted])
    expect((await call('/devices?scope=370124001012&group=none')).status).toBe(404)
  })
})
