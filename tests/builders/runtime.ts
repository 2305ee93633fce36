import type { ApiClient, Call } from '@/api/client'
import { type AnswerOf, type EndpointName } from '@/api/contract/endpoints'
import { type ApiError, ApiFailure } from '@/api/errors'
import { type RuntimeConfig, parseRuntimeConfig } from '@/config/runtimeConfig'
import type { Runtime } from '@/stores/runtime'
import { turnableClock } from './clock'
import { someMorning } from './figures'
import { fakeSockets } from './sockets'

/** One call that a store made. */
export interface Asked<N extends EndpointName = EndpointName> {
  readonly name: N
  readonly call: Call<N>
  readonly aborted: () => boolean
}

type Script<N extends EndpointName> = (call: Call<N>) => AnswerOf<N> | Promise<AnswerOf<N>>

/** A client whose answers are written by the test; an endpoint without a script never answers. */
export function scriptedClient() {
  const scripts = new Map<EndpointName, (call: never) => unknown>()
  const asked: Asked[] = []
  /** A network that answers though nobody wants the answer any more. */
  const network = { heedsAborts: true }
  const client: ApiClient = {
    call<N extends EndpointName>(name: N, call: Call<N>): Promise<AnswerOf<N>> {
      asked.push({ name, call, aborted: () => call.signal?.aborted ?? false })
      const script = scripts.get(name) as Script<N> | undefined
      return new Promise((resolve, reject) => {
        call.signal?.addEventListener('abort', () => { if (network.heedsAborts) reject(new ApiFailure({ kind: 'aborted' }, name)) }, { once: true })
        if (script) Promise.resolve().then(() => script(call)).then(resolve, reject)
      })
    },
  }
  return {
    client,
    asked,
    network,
    /** The calls of one endpoint, oldest first. */
    calls: <N extends EndpointName>(name: N) => asked.filter((a): a is Asked<N> => a.name === name),
    /** From now on the endpoint answers like this. */
    answer<N extends EndpointName>(name: N, script: Script<N>) { scripts.set(name, script) },
    /** From now on the endpoint fails like this. */
    fail(name: EndpointName, error: ApiError) { scripts.set(name, () => { throw new ApiFailure(error, name) }) },
    /** From now on the endpoint does not answer. */
    hang(name: EndpointName) { scripts.delete(name) },
  }
}

/** The configuration of the tests. */
export function runtimeConfigOf(over: Partial<RuntimeConfig> = {}): RuntimeConfig {
  const config = parseRuntimeConfig(JSON.stringify({
    source: 'live',
    county: { code: '370124', name: '平阴县', title: '平阴县智慧社区三级可视化大屏', titleEn: 'Pingyin County Smart Community Wall', timeZone: 'Asia/Shanghai', centre: [116.44528, 36.28306] },
    root: '370124', surface: 'console', api: { http: '/api', socket: '/stream', transport: 'websocket', mqtt: null },
    map: { geography: '/county/370124', tiles: { buildings: null, pipes: null, nodes: null, roads: null }, approvalNumber: null, wmts: null },
    thresholds: { deviceOnlinePercent: 95, componentsIntactPercent: 95 },
    alarms: { windowMinutes: 10, floodBegin: 10, floodEnd: 5, chatterChanges: 5, staleHours: 24, longestShelfHours: 12, sound: false },
    rules: [{ type: 'threshold', id: 'gas-20', kind: 'gasLeak', schedule: null, measurand: 'methane', unit: 'percentLel', side: 'above', limits: [{ limit: 5, severity: 'general' }, { limit: 20, severity: 'urgent' }], forSeconds: 10, hysteresis: 1 }],
    mapBreaks: { 'events.openRate': { town: [1, 1.5, 2, 3], community: [1, 2, 3, 4] } },
  }))
  return { ...config, ...over }
}

/** A runtime whose clock, client, sockets and chance belong to the test. */
export function fakeRuntime(over: Partial<RuntimeConfig> = {}) {
  const clock = turnableClock()
  const api = scriptedClient()
  const sockets = fakeSockets()
  const errors: { error: unknown, where: string }[] = []
  let keys = 0
  /** How far the machine's own clock is off. */
  const machine = { offByMs: 0 }
  const runtime: Runtime = {
    config: runtimeConfigOf(over),
    client: api.client,
    openSocket: sockets.openSocket,
    wallClock: () => someMorning + clock.now() + machine.offByMs,
    monotonicMs: clock.now,
    after: clock.after,
    every: clock.every,
    jitter: () => 0,
    newKey: () => `key-${String(keys += 1).padStart(6, '0')}`,
    reportError: (error, where) => { errors.push({ error, where }) },
  }
  return { runtime, clock, api, sockets, errors, machine }
}
export type FakeRuntime = ReturnType<typeof fakeRuntime>
