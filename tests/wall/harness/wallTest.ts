import { readFileSync } from 'node:fs'
import { test as base, expect } from '@playwright/test'
import { ensureDemoBuild } from '../../../tools/setup/freshBuild.mjs'
import { type StaticServer, startStaticServer } from '../../../tools/serve/staticServer.ts'
import { watchFaults } from './watchFaults.ts'

interface WallFixtures {
  /** Faults that a test causes on purpose; every other one fails it. */
  expectedFaults: RegExp[]
  /** What went wrong so far that nobody expected: console errors, policy violations, requests that left the origin. */
  faults: readonly string[]
}

const buildTimeoutMs = 300_000

interface WallWorker { server: StaticServer }

/** Playwright's `test` with the built demo wall served at `baseURL`, failing on whatever a wall must never do. */
export const test = base.extend<WallFixtures, WallWorker>({
  server: [async ({}, use) => {
    // The built wall, because only that is served under its Content-Security-Policy.
    const server = await startStaticServer({ root: await ensureDemoBuild(), port: 0 })
    await use(server)
    await server.stop()
  }, { scope: 'worker', timeout: buildTimeoutMs }],

  baseURL: async ({ server }, use) => use(server.url),

  expectedFaults: [[], { option: true }],

  faults: [async ({ context, server, expectedFaults }, use) => {
    const faults: string[] = []
    await watchFaults(context, server.url, (fault) => {
      if (!expectedFaults.some(pattern => pattern.test(fault))) faults.push(fault)
    })
    await use(faults)
    expect(faults, 'console errors, policy violations and requests that leave the origin').toEqual([])
  }, { auto: true }],
})

export { expect }

/** Configuration of the built demo, for tests that change one field of it. */
export function demoConfig(): Record<string, unknown> {
  return JSON.parse(readFileSync('dist-demo/config.json', 'utf8')) as Record<string, unknown>
}
