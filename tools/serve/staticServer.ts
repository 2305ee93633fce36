import { stat } from 'node:fs/promises'
import { type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, normalize, resolve, sep } from 'node:path'
import { contentSecurityPolicy } from './csp.ts'
import { type Backends, backendOf, forward, forwardSockets } from './proxy.ts'
import { sendFile } from './sendFile.ts'

export interface StaticServerOptions {
  /** Folder of the built wall. */
  root: string
  /** 0 takes any free port. */
  port: number
  /** Address to listen on; `127.0.0.1` unless told, so that a demo is not open to the network by accident. */
  host?: string
  /** Added to every answer; may take the place of a header of this server. */
  headers?: OutgoingHttpHeaders
  /** A file served as `/config.json` in place of the built one. */
  config?: string
  /** Brotli quality 0–11. */
  brotliQuality?: number
  /** Paths that another server answers, WebSockets included, so that a live wall has one origin. */
  backends?: Backends
  /** Told of every answer when it is on its way, for measurements. */
  onSent?: (sent: SentAnswer) => void
}

export interface SentAnswer {
  path: string
  /** Media type without parameters. */
  type: string
  /** Size of the body as sent, after compression. */
  bytes: number
  /** Milliseconds since the epoch. */
  atMs: number
}

export interface StaticServer {
  /** `http://host:port`, without a slash at the end. */
  url: string
  /** Stops listening and closes every open connection. */
  stop: () => Promise<void>
}

const hashedAsset = /^\/assets\/.+-[\w-]{8}\.\w+$/
const keepForAYear = 'public, max-age=31536000, immutable'

/**
 * Serves a built wall with its Content-Security-Policy. An address of the wall (a navigation) gets the page; a missing file
 * is a 404, never the page, so that a chunk or tile that is gone is seen to be gone. Rejects when the port is taken.
 */
export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
  const root = resolve(options.root)
  const server = createServer((request, response) => {
    const backend = backendOf(options.backends ?? {}, request.url ?? '/')
    if (backend !== undefined) { forward(request, response, backend); return }
    if (options.onSent !== undefined) reportWhenSent(request, response, options.onSent)
    answer(request, response, root, options).catch(() => {
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  const breakSockets = forwardSockets(server, options.backends ?? {})
  await listen(server, options.port, options.host ?? '127.0.0.1')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${options.host === undefined || options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${port}`,
    stop: () => new Promise((done, fail) => {
      server.close(error => error ? fail(error) : done())
      breakSockets()
      server.closeAllConnections()
    }),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, root: string, options: StaticServerOptions): Promise<void> {
  const headers = (cache: string): OutgoingHttpHeaders => ({
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': cache,
    ...options.headers,
  })
  const refuse = (status: number, more: OutgoingHttpHeaders = {}) => {
    response.writeHead(status, { ...headers('no-store'), ...more, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${status}\n`)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' })
  const path = servedPath(request.url ?? '/')
  if (path === undefined) return refuse(404)
  const send = (file: string, cache: string) => sendFile(request, response, file, {
    headers: headers(cache),
    ...options.brotliQuality === undefined ? {} : { brotliQuality: options.brotliQuality },
  })
  if (path === '/config.json' && options.config !== undefined) return send(resolve(options.config), 'no-cache')
  const file = join(root, path)
  if (await isFile(file)) return send(file, hashedAsset.test(path) ? keepForAYear : 'no-cache')
  // The root is the page for everyone, also for a probe that asks for no particular type.
  if (path === '/' || isNavigation(request, path)) return send(join(root, 'index.html'), 'no-cache')
  return refuse(404)
}

function reportWhenSent(request: IncomingMessage, response: ServerResponse, onSent: (sent: SentAnswer) => void): void {
  response.once('finish', () => onSent({
    path: servedPath(request.url ?? '/') ?? '',
    type: String(response.getHeader('Content-Type') ?? '').split(';', 1)[0] ?? '',
    bytes: Number(response.getHeader('Content-Length') ?? 0),
    atMs: performance.timeOrigin + performance.now(),
  }))
}

/** The path inside the root that a request's URL names; undefined when it is malformed or tries to leave the root. */
export function servedPath(url: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '')
  }
  catch {
    return undefined
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return undefined
  // No folder of a wall starts with a dot; what does is a way out or a file of the build.
  if (path.split('/').some(part => part.startsWith('.'))) return undefined
  return normalize(path).split(sep).join('/')
}

function isNavigation(request: IncomingMessage, path: string): boolean {
  const lastPart = path.slice(path.lastIndexOf('/') + 1)
  return (request.headers.accept ?? '').includes('text/html') && !lastPart.includes('.')
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(info => info.isFile(), () => false)
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      done()
    })
  })
}
