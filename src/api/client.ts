import axios, { type AxiosInstance, AxiosError, type AxiosResponse } from 'axios'
import { type AnswerOf, type BodyOf, type EndpointName, type ParamsOf, type QueryOf, endpoints, problem } from './contract/endpoints'
import { type ApiError, ApiFailure } from './errors'
import { quickParse } from './quickParse'

export interface Call<N extends EndpointName> {
  params: ParamsOf<N>
  query: QueryOf<N>
  body?: BodyOf<N>
  signal?: AbortSignal
}

export interface ApiClient {
  /** Calls one endpoint; resolves with the parsed answer or rejects with {@link ApiFailure}. */
  call<N extends EndpointName>(name: N, call: Call<N>): Promise<AnswerOf<N>>
}

export interface ClientOptions {
  /** Same-origin path before every endpoint's path, for example `/api`. */
  httpBase: string
  /** Takes the place of the network, for example the demo county. */
  respond?: (request: Request) => Promise<Response>
  /** Waits before the one retry; injected so that tests need no clock. */
  pause: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** An answer larger than this is refused before it is parsed. */
const maxAnswerBytes = 8 * 1024 * 1024
/** A full board, 10,000 alarms each with its trend, takes about 20 MB: refused, a wall would never come back after a storm. */
const maxAnswerBytesOf: Partial<Record<EndpointName, number>> = { alarms: 32 * 1024 * 1024 }
const retryAfterMs = 600

/**
 * The axios client. Every answer is parsed by the contract at this edge and trusted inside. One retry policy: a GET that got
 * no answer, timed out or met a 5xx is tried once more; commands are never repeated here (their idempotency key lets the
 * caller do so).
 */
export function createClient(options: ClientOptions): ApiClient {
  const respond = options.respond
  const http = axios.create({
    baseURL: options.httpBase,
    adapter: 'fetch',
    responseType: 'text',
    // No cookie speaks for this client; reading them costs every request.
    withXSRFToken: false,
    transformResponse: [(text: unknown) => text],
    ...(respond && { env: { fetch: (input: Request | URL | string, init?: RequestInit) => respond(new Request(input, init)) } }),
  })
  return {
    async call<N extends EndpointName>(name: N, call: Call<N>): Promise<AnswerOf<N>> {
      try { return await once(http, name, call) }
      catch (caught) {
        if (!(caught instanceof ApiFailure) || endpoints[name].method !== 'GET' || !worthRetry(caught.error)) throw caught
        await options.pause(retryAfterMs, call.signal)
        return once(http, name, call)
      }
    },
  }
}

function worthRetry(error: ApiError): boolean {
  return error.kind === 'offline' || error.kind === 'timeout' || (error.kind === 'status' && error.status >= 500)
}

async function once<N extends EndpointName>(http: AxiosInstance, name: N, call: Call<N>): Promise<AnswerOf<N>> {
  const endpoint = endpoints[name]
  let response: AxiosResponse<unknown>
  try {
    response = await http.request<unknown>({
      method: endpoint.method,
      url: fillPath(endpoint.path, call.params),
      params: call.query,
      timeout: endpoint.timeoutMs,
      maxContentLength: maxAnswerBytesOf[name] ?? maxAnswerBytes,
      ...(endpoint.method === 'POST' && { data: JSON.stringify(call.body), headers: { 'Content-Type': 'application/json' } }),
      ...(call.signal && { signal: call.signal }),
    })
  }
  catch (caught) { throw new ApiFailure(networkError(caught, endpoint.timeoutMs), name) }
  const parsed = quickParse(endpoint.answer, parseJson(response.data, name))
  if (!parsed.success) throw new ApiFailure({ kind: 'contract', issues: parsed.error.issues.map(i => `${i.path.join('.')}: ${i.message}`) }, name)
  return parsed.data as AnswerOf<N>
}

function fillPath(path: string, params: object): string {
  const values = new Map(Object.entries(params))
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(values.get(key))))
}

function parseJson(body: unknown, name: EndpointName): unknown {
  try { return JSON.parse(String(body)) }
  catch { throw new ApiFailure({ kind: 'contract', issues: ['the answer is not JSON'] }, name) }
}

function networkError(caught: unknown, timeoutMs: number): ApiError {
  if (axios.isCancel(caught)) return { kind: 'aborted' }
  if (!(caught instanceof AxiosError)) throw caught
  if (caught.response) {
    const parsed = problem.safeParse(safeJson(caught.response.data))
    const { code, message } = parsed.success ? parsed.data : { code: 'unknown', message: caught.response.statusText }
    return { kind: 'status', status: caught.response.status, code, message }
  }
  if (caught.code === AxiosError.ECONNABORTED || caught.code === AxiosError.ETIMEDOUT) return { kind: 'timeout', afterMs: timeoutMs }
  if (caught.code === AxiosError.ERR_BAD_RESPONSE) return { kind: 'contract', issues: [caught.message] }
  return { kind: 'offline' }
}

function safeJson(body: unknown): unknown {
  try { return JSON.parse(String(body)) }
  catch { return null }
}
