import { HttpResponse, type RequestHandler, type WebSocketHandler, http, ws } from 'msw'
import { type EndpointName, endpoints, streamPath } from '@/api/contract/endpoints'
import { clientFrame } from '@/api/contract/stream'
import type { CountyService, RawReply } from './countyService'

/** Same-origin paths before the endpoints' paths and before the stream's. */
export interface Bases { httpBase: string, socketBase: string }

/** A request body larger than this is refused unread. */
const longestBodyChars = 64 * 1024

/** One handler for each endpoint of the contract's table. They only forward. */
export function httpHandlers(service: CountyService, { httpBase }: Bases): RequestHandler[] {
  const names = Object.keys(endpoints) as EndpointName[]
  const known = names.map((endpoint) => {
    const { method, path } = endpoints[endpoint]
    return (method === 'GET' ? http.get : http.post)(`*${httpBase}${path}`, async ({ request, params }) => {
      const text = method === 'POST' ? await request.text() : ''
      if (text.length > longestBodyChars) return toResponse({ status: 413, body: { code: 'tooLarge', message: 'the body is too large' } })
      const body = parseJson(text)
      if (method === 'POST' && body === undefined) return toResponse({ status: 400, body: { code: 'badRequest', message: 'the body is not JSON' } })
      return toResponse(await service.ask({ endpoint, params: texts(params), query: Object.fromEntries(new URL(request.url).searchParams), body }))
    })
  })
  const unknown = http.all(`*${httpBase}/*`, () => toResponse({ status: 404, body: { code: 'notFound', message: 'no such endpoint' } }))
  return [...known, unknown]
}

/** The alarm stream over a WebSocket. */
export function streamHandler(service: CountyService, { socketBase }: Bases): WebSocketHandler {
  return ws.link(`*${socketBase}${streamPath}`).addEventListener('connection', ({ client }) => {
    const socket = serveStream(service, (text) => { client.send(text) }, () => { client.close(brokenLinkCode, 'the link is broken') })
    client.addEventListener('message', (event) => { socket.receive(event.data) })
    client.addEventListener('close', () => { socket.close() })
  })
}

/** Close code of a link that the county breaks; of those that an application may choose. */
const brokenLinkCode = 4001

/** One socket of the stream, whatever carries it: texts in, texts out. `drop` is called when the county breaks the link. */
export function serveStream(service: CountyService, send: (text: string) => void, drop: () => void = () => {}): { receive: (data: unknown) => void, close: () => void } {
  const link = service.openStream((frame) => { send(JSON.stringify(frame)) }, drop)
  return {
    receive(data) {
      const frame = typeof data === 'string' && data.length < longestBodyChars ? clientFrame.safeParse(parseJson(data)) : undefined
      if (frame?.success !== true) { send(JSON.stringify({ type: 'refused', reason: 'not a frame of the contract' })); return }
      if (frame.data.type === 'subscribe') link.subscribe(frame.data)
      else link.watch(frame.data)
    },
    close: () => { link.close() },
  }
}

function toResponse({ status, body }: RawReply): Response {
  return HttpResponse.json(body as Parameters<typeof HttpResponse.json>[0], { status })
}

function texts(params: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).flatMap(([key, value]) => typeof value === 'string' ? [[key, value]] : []))
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try { return JSON.parse(text) as unknown }
  catch { return undefined }
}
