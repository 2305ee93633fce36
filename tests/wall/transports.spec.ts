import { test as base, expect } from '@playwright/test'
import { regionCode } from '@/api/contract/ids'
import { startMqttBridge } from '../../mocks/mqttBridge.ts'
import { type DemoServer, startDemoServer } from '../../mocks/server.ts'
import { type StaticServer, startStaticServer } from '../../tools/serve/staticServer.ts'
import { ensureDemoBuild } from '../../tools/setup/freshBuild.mjs'
import { startAedes } from '../builders/brokers.ts'
import { usualClock, wallReady } from './harness/openWall.ts'
import { demoConfig } from './harness/wallTest.ts'
import { watchFaults } from './harness/watchFaults.ts'

type Transport = 'websocket' | 'mqtt'
interface LiveWall { county: DemoServer, wall: StaticServer, breakStream: () => void, stop: () => Promise<void> }

/** A live wall before the county's process, one origin, with its policy; for MQTT a broker stands between. */
async function startLive(transport: Transport): Promise<LiveWall> {
  const rights = { root: regionCode.parse('370124'), surface: 'console' } as const
  const born = performance.now()
  const county = await startDemoServer({ port: 0, seed: 370124, now: () => Date.parse(usualClock) + performance.now() - born, ...rights })
  const broker = transport === 'mqtt' ? await startAedes() : null
  const bridge = broker && await startMqttBridge({ url: broker.url, service: county.county.connect(rights), surface: 'console', protocolVersion: broker.protocolVersion, onError: () => {} })
  const wall = await startStaticServer({
    root: await ensureDemoBuild(), port: 0, backends: { '/api/': county.url, '/stream/': county.url, ...broker && { '/mqtt': broker.url.replace('ws:', 'http:') } },
  })
  return {
    county, wall, breakStream: () => { if (broker) broker.breakAll(); else county.resetSockets() },
    async stop() { await wall.stop(); await bridge?.stop(); await broker?.stop(); await county.stop() },
  }
}

const test = base.extend<{ live: LiveWall, transport: Transport, faults: string[] }>({
  transport: ['websocket', { option: true }],
  live: async ({ transport }, use) => {
    const live = await startLive(transport)
    await use(live)
    await live.stop()
  },
  faults: [async ({ context, live }, use) => {
    const faults: string[] = []
    await watchFaults(context, live.wall.url, (fault) => { faults.push(fault) })
    await use(faults)
    expect(faults, 'console errors, policy violations and requests that leave the origin').toEqual([])
  }, { auto: true }],
})

for (const transport of ['websocket', 'mqtt'] as const) {
  test.describe(`a live wall over ${transport}`, () => {
    test.use({ transport })

    test('shows what the county\'s process tells, keeps the policy, and makes up for a broken line', async ({ page, live }) => {
      const loaded: string[] = []
      page.on('request', (request) => { loaded.push(request.url()) })
      const built = demoConfig()
      await page.route('**/config.json', route => route.fulfill({ json: { ...built, source: 'live', surface: 'console', api: { ...built['api'] as object, transport, mqtt: '/mqtt' } } }))
      await page.goto(`${live.wall.url}/county/370124/overview?map=off`)
      await wallReady(page)
      await expect(page.locator('[data-connection="live"]')).toBeVisible()
      const begin = (scenario: string) => fetch(`${live.county.url}/api/commands`, { method: 'POST', body: JSON.stringify({ type: 'demo.scenario', scenario, idempotencyKey: `${transport}-${scenario}` }) })
      await begin('eBikeInLift')
      await expect(page.locator('[data-popup]')).toContainText('文昌社区')
      live.breakStream()
      await expect(page.locator('[data-connection="live"]')).toHaveCount(0)
      await begin('elderSos')
      await expect(page.locator('[data-connection="live"]')).toBeVisible()
      await expect(page.locator('[data-alarm]').filter({ hasText: '滨湖社区' })).toBeVisible()
      // Only a wall that is told to speaks MQTT, and only that one loads it.
      expect(loaded.some(url => url.includes('/mqttSocket-'))).toBe(transport === 'mqtt')
    })
  })
}
