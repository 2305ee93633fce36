import { describe, expect, it, vi } from 'vitest'
import { type ApiClient, createClient } from '@/api/client'
import { type ApiError, ApiFailure, toApiError } from '@/api/errors'
import { alarm, gasReading, snapshot } from '../../builders/alarms'
import { fresh, groupAnswer } from '../../builders/figures'
import { at, code, regionTree } from '../../builders/regions'

/** A page resolves the base by its own address; Node has none. */
const origin = 'http://wall.test/api'

type Answering = (request: Request, n: number) => Response | Promise<Response>

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const time = { freshness: fresh(), data: { now: '2026-11-22T09:15:00+08:00', timeZone: 'Asia/Shanghai' } }

/** A client whose server is the test; keeps the requests and the pauses before a retry. */
function clientOf(answering: Answering) {
  const requests: Request[] = []
  const pauses: number[] = []
  const client = createClient({
    httpBase: origin,
    respond: async (request) => {
      requests.push(request)
      return answering(request, requests.length)
    },
    pause: (ms) => { pauses.push(ms); return Promise.resolve() },
  })
  return { client, requests, pauses }
}

async function failureOf(asked: Promise<unknown>): Promise<ApiError> {
  const caught: unknown = await asked.then(() => { throw new Error('it was answered') }, (e: unknown) => e)
  return toApiError(caught)
}
const askTime = (client: ApiClient, signal?: AbortSignal) => client.call('time', { params: {}, query: {}, ...(signal && { signal }) })
const acknowledge = (client: ApiClient) => client.call('command', {
  params: {}, query: {}, body: { type: 'alarm.acknowledge', alarm: alarm('a').id, expectedVersion: 1, idempotencyKey: 'key-000001' },
})

describe('an answer', () => {
  it('is parsed by the contract', async () => {
    const { client, requests } = clientOf(() => json({ freshness: fresh(), data: regionTree() }))
    const { data } = await client.call('regions', { params: {}, query: { root: at.county } })
    expect(data.regions.map(r => r.name)).toContain('翠屏社区')
    expect(new URL(requests[0]?.url ?? '').search).toBe('?root=370124')
  })

  it('loses what the contract does not know', async () => {
    const { client } = clientOf(() => json({ ...time, secret: 1, data: { ...time.data, phone: '13800000000' } }))
    const answer = await askTime(client)
    expect(JSON.stringify(answer)).not.toContain('phone')
    expect(answer).not.toHaveProperty('secret')
  })

  it.each([
    ['a number where a text belongs', { ...time, data: { now: 5, timeZone: 'x' } }, 'data.now'],
    ['no freshness', { data: time.data }, 'freshness'],
    ['an instant without an offset', { ...time, data: { ...time.data, now: '2026-11-22T09:15:00' } }, 'data.now'],
  ])('with %s is a broken contract that names the field', async (_, body, field) => {
    const error = await failureOf(askTime(clientOf(() => json(body)).client))
    expect(error.kind).toBe('contract')
    expect(error.kind === 'contract' && error.issues.join()).toContain(field)
  })

  it('that leaves a figure of its group out is a broken contract', async () => {
    const answer = groupAnswer('grid')
    delete answer.data.figures['grid.workers']
    const error = await failureOf(clientOf(() => json(answer)).client.call('figures', { params: { code: at.county, group: 'grid' }, query: {} }))
    expect(error.kind).toBe('contract')
  })

  it.each([['latitude 91', '[116,91]'], ['an infinite longitude', '[1e999,36]']])('with %s is refused', async (_, point) => {
    const text = JSON.stringify({ freshness: fresh(), data: snapshot([alarm('a')]) }).replace('[116.4521,36.2912]', point)
    const error = await failureOf(clientOf(() => new Response(text)).client.call('alarms', { params: {}, query: { scope: at.county } }))
    expect(error.kind === 'contract' && error.issues.join()).toContain('data.alarms.0.place.point')
  })

  it('that is not JSON is a broken contract, and is not asked for again', async () => {
    const { client, requests } = clientOf(() => new Response('<html>proxy login</html>', { status: 200 }))
    expect(await failureOf(askTime(client))).toEqual({ kind: 'contract', issues: ['the answer is not JSON'] })
    expect(requests).toHaveLength(1)
  })

  it('of the board may be larger: ten thousand alarms are one', async () => {
    const board = { freshness: time.freshness, data: { scope: '370124', epoch: 'e', seq: 1, alarms: Array.from({ length: 10_000 }, (_, i) => alarm(`a${i}`, { reading: gasReading({ trend: Array.from({ length: 20 }, () => ({ at: '2026-11-22T09:00:00+08:00', value: 12.5 })) }) })) } }
    const body = JSON.stringify(board)
    expect(body.length).toBeGreaterThan(15 * 1024 * 1024)
    const { client } = clientOf(() => new Response(body))
    expect((await client.call('alarms', { params: {}, query: { scope: at.county } })).data.alarms).toHaveLength(10_000)
    const { client: flooded } = clientOf(() => new Response(JSON.stringify({ ...board, padding: 'x'.repeat(24 * 1024 * 1024) })))
    expect(await failureOf(flooded.call('alarms', { params: {}, query: { scope: at.county } }))).toMatchObject({ kind: 'contract' })
  })

  it('of more than eight megabytes is refused unparsed', async () => {
    const { client } = clientOf(() => new Response(JSON.stringify({ ...time, padding: 'x'.repeat(9 * 1024 * 1024) })))
    expect(await failureOf(askTime(client))).toMatchObject({ kind: 'contract', issues: [expect.stringContaining('exceeded')] })
  })
})

describe('a request', () => {
  it('carries path parameters encoded, so that none can reach another path', async () => {
    const { client, requests } = clientOf(() => json(time))
    const evil = { ...{ code: at.county }, code: '../../admin?x=1#y' } as unknown as { code: typeof at.county }
    await failureOf(client.call('geometry', { params: evil, query: {} }))
    expect(new URL(requests[0]?.url ?? '').pathname).toBe('/api/regions/..%2F..%2Fadmin%3Fx%3D1%23y/geometry')
  })

  it('carries a local code and an instant with its offset unharmed', async () => {
    const { client, requests } = clientOf(() => json(groupAnswer('grid', {}, at.xinanli)))
    await client.call('figures', { params: { code: code('local-370124107-xinanli'), group: 'grid' }, query: { at: '2026-11-22T09:15:00+08:00' } })
    const url = new URL(requests[0]?.url ?? '')
    expect(url.pathname).toBe('/api/regions/local-370124107-xinanli/figures/grid')
    expect(url.searchParams.get('at')).toBe('2026-11-22T09:15:00+08:00')
  })

  it('sends a command once, as JSON', async () => {
    const { client, requests } = clientOf(() => json({ freshness: fresh(), data: { status: 'accepted', alarm: alarm('a') } }))
    await acknowledge(client)
    expect(requests[0]?.method).toBe('POST')
    expect(requests[0]?.headers.get('content-type')).toContain('application/json')
    expect(await requests[0]?.json()).toMatchObject({ type: 'alarm.acknowledge', expectedVersion: 1, idempotencyKey: 'key-000001' })
  })
})

describe('a refusal', () => {
  it('with a problem body says its code and message', async () => {
    const { client, requests } = clientOf(() => json({ code: 'noSuchRegion', message: 'no region 999999' }, 404))
    expect(await failureOf(askTime(client))).toEqual({ kind: 'status', status: 404, code: 'noSuchRegion', message: 'no region 999999' })
    expect(requests).toHaveLength(1)
  })

  it('without a problem body still says its status', async () => {
    const { client } = clientOf(() => new Response('<h1>Forbidden</h1>', { status: 403, statusText: 'Forbidden' }))
    expect(await failureOf(askTime(client))).toEqual({ kind: 'status', status: 403, code: 'unknown', message: 'Forbidden' })
  })

  it('of the server\'s own making is tried once more after a pause, and the second answer counts', async () => {
    const { client, requests, pauses } = clientOf((_, n) => n === 1 ? json({}, 500) : json(time))
    expect((await askTime(client)).data.timeZone).toBe('Asia/Shanghai')
    expect(requests).toHaveLength(2)
    expect(pauses).toEqual([600])
  })

  it('that stays is tried only twice', async () => {
    const { client, requests } = clientOf(() => json({ code: 'down', message: 'database away' }, 503))
    expect(await failureOf(askTime(client))).toMatchObject({ kind: 'status', status: 503, code: 'down' })
    expect(requests).toHaveLength(2)
  })

  it('of a command is never tried again', async () => {
    const { client, requests } = clientOf(() => json({}, 500))
    expect(await failureOf(acknowledge(client))).toMatchObject({ kind: 'status', status: 500 })
    expect(requests).toHaveLength(1)
  })
})

describe('no answer', () => {
  it('at all is offline, after one more try', async () => {
    const { client, requests } = clientOf(() => { throw new TypeError('Failed to fetch') })
    expect(await failureOf(askTime(client))).toEqual({ kind: 'offline' })
    expect(requests).toHaveLength(2)
  })

  it('to a command is offline at once', async () => {
    const { client, requests } = clientOf(() => { throw new TypeError('Failed to fetch') })
    expect(await failureOf(acknowledge(client))).toEqual({ kind: 'offline' })
    expect(requests).toHaveLength(1)
  })

  it('that is no longer wanted is given up, and not tried again', async () => {
    const controller = new AbortController()
    const { client, requests } = clientOf(request => new Promise((_, reject) => { request.signal.addEventListener('abort', () => { reject(new DOMException('gone', 'AbortError')) }) }))
    const asked = failureOf(askTime(client, controller.signal))
    await new Promise((done) => { setImmediate(done) })
    controller.abort()
    expect(await asked).toEqual({ kind: 'aborted' })
    expect(requests).toHaveLength(1)
  })

  it('that is given up during the pause before the retry sends no second request', async () => {
    const controller = new AbortController()
    const requests: Request[] = []
    const client = createClient({
      httpBase: origin, respond: (request) => { requests.push(request); return Promise.resolve(json({}, 500)) },
      pause: () => { controller.abort(); return Promise.resolve() },
    })
    expect(await failureOf(askTime(client, controller.signal))).toEqual({ kind: 'aborted' })
    expect(requests).toHaveLength(1)
  })

  it('in time is a timeout that says after how long', async () => {
    const { client, requests } = clientOf(request => new Promise((_, reject) => { request.signal.addEventListener('abort', () => { reject(new DOMException('late', 'AbortError')) }) }))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const asked = failureOf(askTime(client))
      await vi.advanceTimersByTimeAsync(8_000)
      expect(await asked).toEqual({ kind: 'timeout', afterMs: 4_000 })
    }
    finally { vi.useRealTimers() }
    expect(requests).toHaveLength(2)
  })
})

describe('an error', () => {
  it('says in its message which endpoint failed and how', () => {
    expect(new ApiFailure({ kind: 'status', status: 404, code: 'noSuchRegion', message: 'gone' }, 'figures').message).toBe('figures: HTTP 404 noSuchRegion: gone')
    expect(new ApiFailure({ kind: 'timeout', afterMs: 8000 }, 'time').message).toBe('time: no answer within 8000 ms')
    expect(new ApiFailure({ kind: 'contract', issues: ['a', 'b', 'c', 'd'] }, 'time').message).toBe('time: contract broken: a; b; c')
    expect(new ApiFailure({ kind: 'offline' }, 'time').message).toBe('time: no answer')
    expect(new ApiFailure({ kind: 'aborted' }, 'time').message).toBe('time: aborted')
  })

  it('of our own code is not passed off as one of the network', () => {
    const bug = new TypeError('undefined is not a function')
    expect(() => toApiError(bug)).toThrow(bug)
    expect(toApiError(new ApiFailure({ kind: 'offline' }, 'time'))).toEqual({ kind: 'offline' })
  })
})
