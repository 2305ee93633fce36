import type { Browser } from '@playwright/test'
import type { SentAnswer } from '../serve/staticServer.ts'
import { startStaticServer } from '../serve/staticServer.ts'
import type { BuiltPage } from './builds.ts'

/** Moments that a page marks with the User Timing API. */
export type Moment = 'first-chart' | 'first-3d-frame'

/** Brotli bytes received before a moment. */
export interface Received {
  /** Script, style and JSON, WebAssembly included; what P1 speaks of. */
  code: number
  /** The files, and the sheet that lists them. */
  fonts: number
  /** mocks and msw. */
  demo: number
  other: number
}

/** The best compression there is: a server compresses once and sends for years. */
const brotliQuality = 11
const momentWithinMs = 120_000

/** Opens a page cold and counts what it had received at each of the moments. */
export async function receivedBefore(browser: Browser, page: BuiltPage, path: string, moments: readonly Moment[]): Promise<Map<Moment, Received>> {
  const sent: SentAnswer[] = []
  const server = await startStaticServer({
    root: page.root, port: 0, brotliQuality, onSent: answer => sent.push(answer), ...page.config === undefined ? {} : { config: page.config },
  })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  try {
    const tab = await context.newPage()
    // Compressing at this quality takes seconds, once.
    await tab.goto(`${server.url}${path}`, { waitUntil: 'commit', timeout: momentWithinMs })
    const result = new Map<Moment, Received>()
    for (const moment of moments) {
      const atMs = await tab.waitForFunction((name) => {
        const [mark] = performance.getEntriesByName(name)
        return mark === undefined ? 0 : performance.timeOrigin + mark.startTime
      }, moment, { timeout: momentWithinMs }).then(handle => handle.jsonValue(), (error: unknown) => {
        throw new Error(`${path} never marked "${moment}"`, { cause: error })
      })
      result.set(moment, sum(sent.filter(answer => answer.atMs <= atMs), page.demoPaths))
    }
    return result
  }
  finally {
    await context.close()
    await server.stop()
  }
}

/** Sorts answers by what they are for and adds up their sizes. */
export function sum(answers: readonly SentAnswer[], demoPaths: ReadonlySet<string>): Received {
  const received: Received = { code: 0, fonts: 0, demo: 0, other: 0 }
  for (const { path, type, bytes } of answers) received[kindOf(path, type, demoPaths)] += bytes
  return received
}

function kindOf(path: string, type: string, demoPaths: ReadonlySet<string>): keyof Received {
  if (demoPaths.has(path)) return 'demo'
  if (type.startsWith('font/') || /^\/assets\/fonts-[^/]+\.css$/.test(path)) return 'fonts'
  return /^(?:text\/(?:javascript|css)|application\/(?:json|geo\+json|wasm))$/.test(type) ? 'code' : 'other'
}
