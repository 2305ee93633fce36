/**
 * The demo county as a process: the same handlers over real HTTP and WebSocket, for a demo on several machines and for every
 * test that must break a connection. Run: `npx tsx mocks/server.ts --port 8787 --seed 370124`; with `--broker ws://127.0.0.1:9001/mqtt` the
 * stream goes over that broker too.
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { getResponse } from 'msw'
import { WebSocketServer } from 'ws'
import { streamPath } from '@/api/contract/endpoints'
import { type RegionCode, regionCode } from '@/api/contract/ids'
import { type Surface, surface as surfaceSchema } from '@/api/contract/session'
import type { CountySettings } from './county/ruleBook'
import { httpHandlers, serveStream } from './handlers'
import { memoryStore } from './logStore'
import { startMqttBridge } from './mqttBridge'
import { type CountyHost, createCountyHost, startTicking } from './service'

export interface DemoServerOptions {
  /** 0 takes any free port. */
  port: number
  /** Address to listen on; without it only this machine can connect. */
  host?: string
  seed: number
  now: () => number
  root: RegionCode
  surface: Surface
  /** What of the configuration the county goes by; without it, the one that is shipped. */
  settings?: CountySettings
}

export interface DemoServer {
  /** Base address, for example `http://127.0.0.1:8787`; endpoints lie below `/api`, the stream at `/stream/alarms`. */
  url: string
  county: CountyHost
  /** Breaks every open socket without a closing handshake. */
  resetSockets: () => void
  /** Half-open: sockets stay open, but what either side says over them is lost; one that connects meanwhile is let in and hears nothing. HTTP goes on. */
  pauseSockets: () => void
  /** What is said from now on is heard again. What was lost stays lost, a subscription too. */
  resumeSockets: () => void
  /** As if the process had been started anew: sockets break, the stream has a new epoch and numbers from the beginning. The county and its log go on. */
  restart: () => void
  stop: () => Promise<void>
}

const bases = { httpBase: '/api', socketBase: '/stream' } as const
const longestBodyBytes = 64 * 1024

/** Starts the county and listens. Rejects when the port is taken. */
export async function startDemoServer(options: DemoServerOptions): Promise<DemoServer> {
  const county = await createCountyHost({ seed: options.seed, now: options.now, store: memoryStore(), ...(options.settings && { settings: options.settings }) })
  const service = county.connect({ root: options.root, surface: options.surface })
  const handlers = httpHandlers(service, bases)
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      console.warn('[demo county]', error)
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'application/json' })
      outgoing.end(JSON.stringify({ code: 'internal', message: 'the demo county failed to answer' }))
    })
  })
  // Longer than any client keeps an idle connection, so that none is closed just as it is used again.
  server.keepAliveTimeout = 75_000
  let paused = false
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestBodyBytes })
  server.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://county').pathname !== `${bases.socketBase}${streamPath}`) { socket.destroy(); return }
    sockets.handleUpgrade(request, socket, head, (client) => {
      const stream = serveStream(service, (text) => { if (!paused) client.send(text) }, () => { client.terminate() })
      client.on('message', (data, isBinary) => { if (!paused) stream.receive(isBinary ? null : textOf(data)) })
      client.on('close', () => { stream.close() })
      client.on('error', () => { client.terminate() })
    })
  })
  const stopTicking = startTicking(county)
  try {
    await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(options.port, options.host ?? '127.0.0.1', () => { resolve() }) })
  }
  catch (error) { stopTicking(); throw error }
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  const resetSockets = (): void => { for (const client of sockets.clients) client.terminate() }
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`, county, resetSockets,
    pauseSockets() { paused = true },
    resumeSockets() { paused = false },
    restart() { resetSockets(); county.restartStream() },
    async stop() {
      stopTicking()
      resetSockets()
      server.closeAllConnections()
      await new Promise<void>((resolve) => { server.close(() => { resolve() }) })
    },
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readBody(incoming)
    if (body === null) { outgoing.writeHead(413, { 'content-type': 'application/json' }).end('{"code":"tooLarge","message":"the body is too large"}'); return }
    const request = new Request(new URL(incoming.url ?? '/', 'http://county'), {
      method: incoming.method ?? 'GET', ...(body.length > 0 && { body, headers: { 'content-type': incoming.headers['content-type'] ?? 'application/json' } }),
    })
    const response = await getResponse(handlers, request) ?? new Response('{"code":"notFound","message":"no such endpoint"}', { status: 404, headers: { 'content-type': 'application/json' } })
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
  }
}

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  // Read to its end even when it is too long: a connection that is cut in the middle would swallow the answer.
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= longestBodyBytes) parts.push(part)
  }
  return size > longestBodyBytes ? null : Buffer.concat(parts).toString('utf8')
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  return Array.isArray(data) ? Buffer.concat(data).toString('utf8') : Buffer.from(data as ArrayBuffer).toString('utf8')
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: {
    port: { type: 'string', default: '8787' }, host: { type: 'string' }, seed: { type: 'string', default: '370124' }, root: { type: 'string', default: '370124' },
    surface: { type: 'string', default: 'console' }, clock: { type: 'string' }, broker: { type: 'string' },
  } })
  const start = values.clock === undefined ? Date.now() : Date.parse(values.clock)
  const born = performance.now()
  const rights = { root: regionCode.parse(values.root), surface: surfaceSchema.parse(values.surface) }
  const server = await startDemoServer({
    port: Number(values.port), seed: Number(values.seed), now: () => start + performance.now() - born, ...rights,
    ...(values.host !== undefined && { host: values.host }),
  })
  console.log(`demo county (simulated data): ${server.url}/api, stream ${server.url.replace('http', 'ws')}/stream/alarms`)
  if (values.broker !== undefined) {
    await startMqttBridge({ url: values.broker, service: server.county.connect(rights), surface: rights.surface, onError: (error) => { console.warn('[demo county] broker:', error.message) } })
    console.log(`the same stream over ${values.broker}`)
  }
}
