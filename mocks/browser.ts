import { WebSocketInterceptor } from '@mswjs/interceptors/WebSocket'
import { getResponse } from 'msw'
import type { RegionCode } from '@/api/contract/ids'
import type { Surface } from '@/api/contract/session'
import type { CountySettings } from './county/ruleBook'
import type { CountyService, WallRights } from './countyService'
import { httpHandlers, streamHandler } from './handlers'
import { connectPort } from './portProtocol'

export interface DemoOptions {
  seed: number
  /** The demo's clock, epoch milliseconds. Where several windows share a county, the first one's clock counts. */
  now: () => number
  httpBase: string
  socketBase: string
  root: RegionCode
  surface: Surface
  /** What of the configuration the county goes by. Where several windows share a county, the first one's counts. */
  settings: CountySettings
}

/** Takes the place of the network in a demo wall. */
export interface DemoTransport {
  /** Answers like a `fetch` to the county's back end; rejects with AbortError when the request is aborted. */
  respond: (request: Request) => Promise<Response>
  stop: () => void
}

/**
 * Starts the demo county for this window: in a SharedWorker, so that all windows agree, else in the page. HTTP is answered
 * through {@link DemoTransport.respond}; a WebSocket to the stream's path is taken over in the page. No service worker, so it
 * works on plain http too.
 */
export async function startDemo(options: DemoOptions): Promise<DemoTransport> {
  const { service, stop } = await openService(options)
  const handlers = httpHandlers(service, options)
  const stream = streamHandler(service, options)
  const interceptor = new WebSocketInterceptor()
  interceptor.apply()
  interceptor.on('connection', (connection) => {
    if (stream.test(connection.client.url)) stream.run(connection).catch(onTrouble)
    else connection.server.connect()
  })
  const onPageHide = (event: PageTransitionEvent): void => { if (!event.persisted) stop() }
  addEventListener('pagehide', onPageHide)
  return {
    respond: request => abortable(request.signal, getResponse(handlers, request).then(response => response ?? new Response(null, { status: 404 }))),
    stop() {
      removeEventListener('pagehide', onPageHide)
      interceptor.dispose()
      stop()
    },
  }
}

interface OpenService { service: CountyService, stop: () => void }

async function openService(options: DemoOptions): Promise<OpenService> {
  const rights: WallRights = { root: options.root, surface: options.surface }
  if (typeof SharedWorker !== 'undefined') {
    try {
      const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: `demo-county-${options.seed}` })
      const failed = new Promise<never>((_, reject) => { worker.onerror = () => { reject(new Error('the worker could not start')) } })
      return await Promise.race([connectPort(worker.port, { seed: options.seed, rights, now: options.now, settings: options.settings }), failed])
    }
    catch (error) { onTrouble(error) }
  }
  // Loaded only where it is needed: it is the whole county a second time.
  const { startInPage } = await import('./inPage')
  return startInPage({ seed: options.seed, now: options.now, rights, settings: options.settings, onTrouble })
}

function onTrouble(error: unknown): void {
  console.warn('[demo county]', error)
}

function abortable<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const reason = (): Error => signal.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError')
  return new Promise((resolve, reject) => {
    if (signal.aborted) { reject(reason()); return }
    const onAbort = (): void => { reject(reason()) }
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => { signal.removeEventListener('abort', onAbort) })
  })
}
