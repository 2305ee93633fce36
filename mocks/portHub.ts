import type { StreamLink } from './countyService'
import type { LogStore } from './logStore'
import { type FromWorker, type ToWorker, silentMs } from './portProtocol'
import { type CountyHost, createCountyHost, startTicking } from './service'

export interface HubOptions {
  /** A clock that only goes forward, milliseconds. */
  monotonicMs: () => number
  storeFor: (seed: number) => LogStore
  onTrouble: (error: unknown) => void
}

interface Client { port: MessagePort, heardAt: number, links: Map<number, StreamLink>, answer: ((message: ToWorker) => void) | null }

/** How far the clock of the leading page may differ before the county follows it. */
const driftMs = 250

/**
 * One county for all pages that connect. The first page that is still there leads the clock. Time stands still while nobody
 * is connected, and is caught up with the next page.
 */
export function createPortHub(options: HubOptions): { connect: (port: MessagePort) => void, clients: () => number } {
  const clients: Client[] = []
  let offset: number | null = null
  let host: Promise<CountyHost> | null = null
  let stopTicking: (() => void) | null = null
  const clock = (): number => options.monotonicMs() + (offset ?? 0)

  function follow(client: Client, pageClock: number): void {
    if (clients[0] !== client && offset !== null) return
    if (offset === null || Math.abs(pageClock - clock()) > driftMs) offset = pageClock - options.monotonicMs()
  }

  function leave(client: Client): void {
    for (const link of client.links.values()) link.close()
    client.links.clear()
    const at = clients.indexOf(client)
    if (at >= 0) clients.splice(at, 1)
    client.port.close()
    if (clients.length === 0) { stopTicking?.(); stopTicking = null }
  }

  function dropSilent(): void {
    for (const client of [...clients]) if (options.monotonicMs() - client.heardAt > silentMs) leave(client)
  }

  async function greet(client: Client, hello: Extract<ToWorker, { type: 'hello' }>): Promise<void> {
    clients.push(client)
    follow(client, hello.clock)
    host ??= createCountyHost({ seed: hello.seed, now: clock, settings: hello.settings, store: options.storeFor(hello.seed) })
    const running = await host
    stopTicking ??= startTicking(running)
    const service = running.connect(hello.rights)
    const say = (message: FromWorker): void => { client.port.postMessage(message) }
    client.answer = (message) => {
      switch (message.type) {
        case 'ask': service.ask(message.request).then(
          (reply) => { say({ type: 'reply', id: message.id, reply }) },
          (error: unknown) => { options.onTrouble(error); say({ type: 'reply', id: message.id, reply: { status: 500, body: { code: 'internal', message: 'the demo county failed to answer' } } }) },
        ); break
        case 'open': client.links.set(message.link, service.openStream((frame) => { say({ type: 'frame', link: message.link, frame }) }, () => { say({ type: 'dropped', link: message.link }) })); break
        case 'say':
          if (message.frame.type === 'subscribe') client.links.get(message.link)?.subscribe(message.frame)
          else client.links.get(message.link)?.watch(message.frame)
          break
        case 'close': client.links.get(message.link)?.close(); client.links.delete(message.link); break
        default: break
      }
    }
    say({ type: 'ready' })
  }

  return {
    clients: () => clients.length,
    connect(port) {
      const client: Client = { port, heardAt: options.monotonicMs(), links: new Map(), answer: null }
      port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
        client.heardAt = options.monotonicMs()
        switch (data.type) {
          case 'hello': greet(client, data).catch((error: unknown) => {
            options.onTrouble(error)
            host = null
            port.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) } satisfies FromWorker)
          }); break
          case 'clock': follow(client, data.clock); dropSilent(); break
          case 'bye': leave(client); break
          default: client.answer?.(data)
        }
      }
    },
  }
}
