import type { ClientFrame, ServerFrame } from '@/api/contract/stream'
import type { CountySettings } from './county/ruleBook'
import type { CountyService, RawReply, RawRequest, WallRights } from './countyService'

/** What a page says to the worker. `clock` is the page's demo clock, epoch milliseconds. */
export type ToWorker =
  | { type: 'hello', seed: number, rights: WallRights, settings: CountySettings, clock: number }
  | { type: 'clock', clock: number }
  | { type: 'ask', id: number, request: RawRequest }
  | { type: 'open', link: number }
  | { type: 'say', link: number, frame: ClientFrame }
  | { type: 'close', link: number }
  | { type: 'bye' }

/** What the worker says to a page. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'failed', message: string }
  | { type: 'reply', id: number, reply: RawReply }
  | { type: 'frame', link: number, frame: ServerFrame }
  | { type: 'dropped', link: number }

/** A page says its clock this often; the worker takes it as a sign of life and, from the first page, as the time. */
export const clockEveryMs = 10_000
/** A page that has been silent for this long is gone (a hidden page speaks once a minute at least). */
export const silentMs = 180_000
/** How long a page waits for the worker before it does without. */
export const readyWithinMs = 5_000

/** The county behind a port, as a service. Rejects when the worker does not answer in time. */
export async function connectPort(port: MessagePort, options: { seed: number, rights: WallRights, settings: CountySettings, now: () => number }): Promise<{ service: CountyService, stop: () => void }> {
  let next = 0
  const waiting = new Map<number, { resolve: (reply: RawReply) => void }>()
  const links = new Map<number, { send: (frame: ServerFrame) => void, onDrop: () => void }>()
  const say = (message: ToWorker): void => { port.postMessage(message) }
  let settle: { resolve: () => void, reject: (error: Error) => void } | null = null
  port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    switch (data.type) {
      case 'ready': settle?.resolve(); break
      case 'failed': settle?.reject(new Error(data.message)); break
      case 'reply': waiting.get(data.id)?.resolve(data.reply); waiting.delete(data.id); break
      case 'frame': links.get(data.link)?.send(data.frame); break
      case 'dropped': links.get(data.link)?.onDrop(); break
    }
  }
  const hello = (): void => { say({ type: 'hello', seed: options.seed, rights: options.rights, settings: options.settings, clock: options.now() }) }
  let patience: ReturnType<typeof setTimeout> | undefined
  await new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
    patience = setTimeout(() => { reject(new Error('the worker does not answer')) }, readyWithinMs)
    hello()
  }).finally(() => { clearTimeout(patience) })
  const timer = setInterval(() => { say({ type: 'clock', clock: options.now() }) }, clockEveryMs)
  return {
    service: {
      ask: request => new Promise((resolve) => {
        const id = next++
        waiting.set(id, { resolve })
        say({ type: 'ask', id, request })
      }),
      openStream(send, onDrop) {
        const link = next++
        links.set(link, { send, onDrop })
        say({ type: 'open', link })
        return {
          subscribe: (frame) => { say({ type: 'say', link, frame }) },
          watch: (frame) => { say({ type: 'say', link, frame }) },
          close: () => { links.delete(link); say({ type: 'close', link }) },
        }
      },
    },
    stop() {
      clearInterval(timer)
      say({ type: 'bye' })
      port.close()
    },
  }
}
