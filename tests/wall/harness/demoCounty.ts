import type { Page } from '@playwright/test'
import { getResponse } from 'msw'
import * as z from 'zod/mini'
import type { FigureGroup } from '@/api/contract/figureGroups'
import type { Figure } from '@/api/contract/figures'
import { endpoints } from '@/api/contract/endpoints'
import { regionCode } from '@/api/contract/ids'
import { httpHandlers, serveStream } from '../../../mocks/handlers.ts'
import { createCountyHost } from '../../../mocks/service.ts'
import { demoConfig } from './wallTest.ts'

const root = regionCode.parse('370124')

/** The demo county in the test's own process: the same handlers, a clock that the test holds. */
export async function demoCounty(clock: string) {
  let now = Date.parse(clock)
  const host = await createCountyHost({ seed: seedOf(demoConfig()), now: () => now, store: { load: () => Promise.resolve([]), save: () => Promise.resolve() } })
  const service = host.connect({ root, surface: 'wall' })
  const handlers = httpHandlers(service, { httpBase: '/api', socketBase: '/stream' })
  /** The contract's answer to a path below the interface. Throws where it is not of that form. */
  async function ask<S extends z.core.$ZodType>(path: string, answer: S): Promise<z.output<S>> {
    const response = await getResponse(handlers, new Request(`http://county.test/api${path}`))
    return z.parse(answer, await response?.json())
  }
  return {
    service,
    /** Lets time pass. */
    advance(ms: number) { now += ms; host.tick() },
    async respond(request: Request): Promise<Response> {
      return await getResponse(handlers, request) ?? new Response(null, { status: 404 })
    },
    ask,
    /** The contract's answer to a group of figures, now or at a moment. */
    async figures(code: string, group: FigureGroup, at?: number): Promise<Readonly<Partial<Record<string, Figure>>>> {
      return (await ask(`/regions/${code}/figures/${group}${at === undefined ? '' : `?at=${encodeURIComponent(new Date(at).toISOString())}`}`, endpoints.figures.answer)).data.figures
    },
  }
}
export type DemoCounty = Awaited<ReturnType<typeof demoCounty>>

/** What a test may do to one answer: let it pass (null), or give its own. */
export type Meddle = (path: string) => { status: number, body: string } | 'abort' | null

/** Puts a live wall in front of a county that runs in the test's process: real HTTP and socket calls, answered there. */
export async function serveLive(page: Page, county: DemoCounty, meddle: Meddle = () => null): Promise<void> {
  await page.route('**/config.json', route => route.fulfill({ json: { ...demoConfig(), source: 'live' } }))
  await page.route(url => url.pathname.startsWith('/api/'), async (route) => {
    const request = route.request()
    const changed = meddle(new URL(request.url()).pathname)
    if (changed === 'abort') return route.abort()
    if (changed) return route.fulfill({ ...changed, contentType: 'application/json' })
    const body = request.postData()
    const response = await county.respond(new Request(request.url(), { method: request.method(), ...(body !== null && { body, headers: { 'Content-Type': 'application/json' } }) }))
    return route.fulfill({ status: response.status, contentType: 'application/json', body: await response.text() })
  })
  await page.routeWebSocket(url => url.pathname.startsWith('/stream/'), (socket) => {
    const stream = serveStream(county.service, (text) => { socket.send(text) })
    socket.onMessage((message) => { stream.receive(message) })
    socket.onClose(() => { stream.close() })
  })
}

function seedOf(config: Record<string, unknown>): number {
  const demo = config['demo']
  if (typeof demo === 'object' && demo !== null && 'seed' in demo && typeof demo.seed === 'number') return demo.seed
  throw new Error('config.json has no demo seed')
}
