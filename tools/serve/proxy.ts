import { type IncomingMessage, type Server, type ServerResponse, request as ask } from 'node:http'
import type { Duplex } from 'node:stream'

/** Where paths that begin with a prefix are answered: `{ '/api/': 'http://127.0.0.1:8787' }`. */
export type Backends = Readonly<Record<string, string>>

/** The server behind a path, or undefined where the path is the wall's own. */
export function backendOf(backends: Backends, path: string): string | undefined {
  return Object.entries(backends).find(([prefix]) => path.startsWith(prefix))?.[1]
}

/** Hands a request on and its answer back; 502 where nobody answers. The path stays as it is. */
export function forward(incoming: IncomingMessage, outgoing: ServerResponse, backend: string): void {
  const onward = ask(new URL(incoming.url ?? '/', backend), { method: incoming.method, headers: incoming.headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => { if (outgoing.headersSent) outgoing.destroy(); else outgoing.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8' }).end('502\n') })
  outgoing.on('close', () => { onward.destroy() })
  incoming.pipe(onward)
}

/** Lets a server hand WebSockets on as well. Returns how to break those that are open. */
export function forwardSockets(server: Server, backends: Backends): () => void {
  const open = new Set<Duplex>()
  server.on('upgrade', (incoming, inner: Duplex, head: Buffer) => {
    const backend = backendOf(backends, incoming.url ?? '/')
    inner.on('error', () => { inner.destroy() })
    if (backend === undefined) { inner.destroy(); return }
    const onward = ask(new URL(incoming.url ?? '/', backend), { method: 'GET', headers: incoming.headers })
    onward.on('error', () => { inner.destroy() })
    // No socket there after all, but an answer.
    onward.on('response', (answer) => { inner.end(`HTTP/1.1 ${answer.statusCode ?? 502} \r\n\r\n`); answer.resume() })
    onward.on('upgrade', (answer, outer, first) => {
      inner.write(`HTTP/1.1 101 Switching Protocols\r\n${pairs(answer.rawHeaders).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
      inner.write(first)
      outer.write(head)
      inner.pipe(outer).pipe(inner)
      for (const [one, other] of [[inner, outer], [outer, inner]] as const) {
        open.add(one)
        one.on('error', () => { one.destroy() }).on('close', () => { open.delete(one); other.destroy() })
      }
    })
    onward.end()
  })
  return () => { for (const end of open) end.destroy() }
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, i): [string, string][] => i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? '']] : [])
}
