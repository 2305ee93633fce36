import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import WebSocket, { WebSocketServer } from 'ws'

/** What the line does to each frame, in both directions. `swap`: each second one comes before the one ahead of it. */
export const frameFaults = ['none', 'drop', 'double', 'swap', 'delay', 'garble'] as const
export type FrameFault = (typeof frameFaults)[number]
export const httpFaults = ['none', 'reset', 'error', 'silence'] as const
export type HttpFault = (typeof httpFaults)[number]

const delayMs = 900

interface Pair { raw: Duplex & { resetAndDestroy?: () => unknown }, wall: WebSocket, county: WebSocket, silent: boolean, held: { to: WebSocket, text: string }[] }

/**
 * A relay between a wall and the process of the county, over real HTTP and WebSocket, that breaks what passes as it is told.
 * `settle` resolves when everything that was said has arrived and been answered, so that a test turns its own clock.
 */
export async function startFaultLine(after: (ms: number, run: () => void) => () => void) {
  let target: string | null = null
  let frames: FrameFault = 'none'
  let http: HttpFault = 'none'
  let halfOpen = false
  /** Grows with everything that moves. */
  let activity = 0
  /** Things under way that will end by themselves. */
  let underWay = 0
  const pairs = new Set<Pair>()
  const raws = new Set<Duplex>()
  const server = createServer((request, response) => { void answer(request, response) })
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, raw, head) => {
    activity += 1
    raws.add(raw)
    raw.on('error', () => {}).on('close', () => { raws.delete(raw) })
    // Nobody is told; the wall has to notice by itself.
    if (halfOpen) return
    if (target === null) { raw.destroy(); return }
    underWay += 1
    const county = new WebSocket(`${target.replace('http', 'ws')}${request.url ?? '/'}`)
    const done = once(() => { activity += 1; underWay -= 1 })
    county.on('error', () => { raw.destroy(); done() })
    county.once('open', () => {
      if (raw.destroyed) { county.terminate(); done(); return }
      sockets.handleUpgrade(request, raw, head, (wall) => { join({ raw, wall, county, silent: false, held: [] }); done() })
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })

  function join(pair: Pair) {
    const { wall, county } = pair
    pairs.add(pair)
    wall.on('message', (data: Buffer) => { pass(pair, county, data.toString('utf8')) })
    county.on('message', (data: Buffer) => { pass(pair, wall, data.toString('utf8')) })
    for (const end of [wall, county]) {
      end.on('error', () => {})
      // A line that has gone silent does not say either that the other end has gone.
      end.on('close', () => { activity += 1; if (end === wall || !pair.silent) { pairs.delete(pair); wall.terminate(); county.terminate() } })
    }
  }

  function pass(pair: Pair, to: WebSocket, text: string) {
    activity += 1
    if (pair.silent) return
    switch (frames) {
      case 'none': deliver(to, text); return
      case 'drop': return
      case 'double': deliver(to, text); deliver(to, text); return
      case 'garble': deliver(to, text.slice(0, text.length >> 1)); return
      case 'delay': after(delayMs, () => { if (!pair.silent) deliver(to, text) }); return
      case 'swap': {
        const at = pair.held.findIndex(held => held.to === to)
        const [before] = at < 0 ? [] : pair.held.splice(at, 1)
        if (before === undefined) pair.held.push({ to, text })
        else { deliver(to, text); deliver(to, before.text) }
      }
    }
  }

  function deliver(to: WebSocket, text: string) {
    activity += 1
    if (to.readyState === WebSocket.OPEN) to.send(text)
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    activity += 1
    if (halfOpen || (http === 'silence' && target !== null)) return
    if (target === null || http === 'reset') { request.socket.resetAndDestroy(); return }
    if (http === 'error') { response.writeHead(503, { 'content-type': 'application/json' }).end('{"code":"away","message":"the line says no"}'); return }
    underWay += 1
    try {
      const answered = await fetch(`${target}${request.url ?? '/'}`)
      const text = await answered.text()
      response.writeHead(answered.status, { 'content-type': 'application/json' }).end(text)
    }
    catch { response.destroy() }
    finally { activity += 1; underWay -= 1 }
  }

  /** Pings both ends of every pair; what was said before has arrived when the answers are here. */
  function sound() {
    for (const { wall, county, silent } of pairs) {
      for (const end of silent ? [] : [wall, county]) {
        if (end.readyState !== WebSocket.OPEN) continue
        underWay += 1
        const done = () => {
          end.off('pong', done).off('close', done)
          underWay -= 1
        }
        end.on('pong', done).on('close', done)
        end.ping()
      }
    }
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Where the line leads; null: nobody is there, and connections are refused. */
    leadTo(url: string | null) { target = url; if (url === null) for (const pair of pairs) pair.raw.destroy() },
    setFrames(fault: FrameFault) {
      frames = fault
      for (const pair of pairs) for (const { to, text } of pair.held.splice(0)) if (!pair.silent) deliver(to, text)
    },
    setHttp(fault: HttpFault) { http = fault },
    isHalfOpen: () => halfOpen,
    /** True while a question over HTTP is never answered. */
    isSilent: () => halfOpen || (http === 'silence' && target !== null),
    /** From now on bytes go nowhere; connections that live now stay dead, later ones are good again once it is off. */
    setHalfOpen(on: boolean) { halfOpen = on; if (on) for (const pair of pairs) pair.silent = true },
    /** Ends every connection, by a RST or by closing it without a farewell. */
    cut(how: 'reset' | 'drop') { for (const { raw } of pairs) if (how === 'reset' && raw.resetAndDestroy) raw.resetAndDestroy(); else raw.destroy() },
    /** `isBusy` says whether something of the test's own is under way. */
    async settle(isBusy: () => boolean) {
      for (let calm = 0; calm < 2;) {
        const before = activity
        sound()
        do await new Promise((resolve) => { setImmediate(resolve) })
        while (underWay > 0 || isBusy())
        calm = activity === before ? calm + 1 : 0
      }
    },
    async stop() {
      for (const { county } of pairs) county.terminate()
      for (const raw of raws) raw.destroy()
      server.closeAllConnections()
      await new Promise<void>((resolve) => { server.close(() => { resolve() }) })
    },
  }
}
export type FaultLine = Awaited<ReturnType<typeof startFaultLine>>

function once(run: () => void): () => void {
  let ran = false
  return () => { if (!ran) { ran = true; run() } }
}
