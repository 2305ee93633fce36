// `npm run shots`: pictures of named views at named sizes, for looking at. See README for the options.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { launchOptions } from './browser/launchOptions.ts'
import { startStaticServer } from './serve/staticServer.ts'
import { ensureDemoBuild } from './setup/freshBuild.mjs'

/** A view: the address below the origin, and what is drawn there with a tool of the map, degrees. */
interface View { address: string, draw?: { tool: 'pit' | 'section', at: readonly (readonly [lon: number, lat: number])[] } }

/** Near a crossing of four main streets in the demo's county town. */
const crossing = '/community/370124001012/overview?thing=node:YS001-0403'
const views: Readonly<Record<string, View>> = {
  county: { address: '/county/370124/overview' },
  town: { address: '/town/370124001/overview' },
  community: { address: '/community/370124001012/overview' },
  building: { address: '/community/370124001012/overview?thing=building:b.370124001012.0006' },
  underground: { address: '/community/370124001012/underground' },
  undergroundCounty: { address: '/county/370124/underground' },
  pit: { address: crossing, draw: { tool: 'pit', at: [[116.448938, 36.287236], [116.449138, 36.287236], [116.449138, 36.287362], [116.448938, 36.287362]] } },
  section: { address: crossing, draw: { tool: 'section', at: [[116.448793, 36.287182], [116.449283, 36.287209]] } },
  alarm: { address: '/county/370124/overview?openingAlarm=1' },
}
/** Pictures of these are taken unless others are asked for. */
const usual = ['county', 'town', 'community']
const sizes = ['1366x768', '1920x1080', '3840x2160', '7680x2160']
const readyWithinMs = 120_000

const { values } = parseArgs({
  options: {
    view: { type: 'string', multiple: true, default: usual },
    size: { type: 'string', multiple: true, default: ['1920x1080'] },
    map: { type: 'string', default: 'on' },
    clock: { type: 'string', default: '2026-11-22T10:26:08+08:00' },
    lang: { type: 'string', default: 'zh-CN' },
    out: { type: 'string', default: 'shots' },
    all: { type: 'boolean', default: false },
  },
})

const folder = await ensureDemoBuild()
const server = await startStaticServer({ root: folder, port: 0 })
const browser = await chromium.launch(launchOptions())
try {
  mkdirSync(values.out, { recursive: true })
  for (const view of values.all ? Object.keys(views) : values.view) {
    for (const size of values.all ? sizes : values.size) await shoot(browser, view, size)
  }
}
finally {
  await browser.close()
  await server.stop()
}

/** Takes one picture. `view` is a name or an address below the origin. */
async function shoot(within: Browser, view: string, size: string): Promise<void> {
  const [width = 0, height = 0] = size.split('x').map(Number)
  if (!(width > 0 && height > 0)) throw new Error(`--size ${size} is not WIDTHxHEIGHT`)
  const { address, draw } = views[view] ?? { address: view }
  if (!address.startsWith('/')) throw new Error(`--view ${view}: there are ${Object.keys(views).join(', ')}, or an address that starts with /`)
  // Without flights, which only take time here.
  const context = await within.newContext({ viewport: { width, height }, reducedMotion: 'reduce', locale: values.lang, timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  const [path = '', query] = address.split('?')
  const search = new URLSearchParams(query)
  const withAlarm = search.has('openingAlarm')
  search.delete('openingAlarm')
  search.set('map', values.map)
  search.set('demoClock', values.clock)
  if (values.lang === 'en') search.set('lang', 'en')
  if (values.map === 'on') search.set('probe', '1')
  const config = await (await fetch(`${server.url}/config.json`)).json() as { demo?: object }
  const demo = { ...config.demo, openingAlarmAfterSeconds: withAlarm ? 1 : null }
  await page.route('**/config.json', route => route.fulfill({ json: { ...config, demo } }))
  const started = performance.now()
  await page.goto(`${server.url}${path}?${search.toString().replaceAll('%3A', ':')}`)
  const complaints: string[] = []
  const wait = (selector: string) => page.locator(selector).first().waitFor({ state: 'attached', timeout: readyWithinMs }).catch(() => complaints.push(`no ${selector}`))
  await wait('html[data-wall="ready"]')
  if (values.map === 'on') await wait('[data-map-status="ready"]')
  if (withAlarm) await wait('[role="dialog"]')
  const drawn = '[data-map-whole="true"][data-map-flying="false"]'
  if (values.map === 'on') await wait(drawn)
  if (draw && values.map === 'on') {
    await page.locator('[data-thing-close]').click()
    await page.locator(`[data-tool="${draw.tool}"]`).click()
    for (const [lon, lat] of draw.at) {
      const spot = await page.evaluate(([x, y]) => window.__wallMap?.projectAbove(x, y, 0) ?? null, [lon, lat] as const)
      if (spot) await page.mouse.click(spot.x, spot.y)
    }
    await page.keyboard.press('Enter')
    await wait(draw.tool === 'pit' ? '[data-pit-count]' : '[data-section]')
    await wait(drawn)
  }
  const name = `${view.replace(/^\//, '').replaceAll(/[^\w-]+/g, '-')}-${size}.png`
  await page.screenshot({ path: join(values.out, name), timeout: readyWithinMs })
  process.stdout.write(`${join(values.out, name).padEnd(44)} ${((performance.now() - started) / 1000).toFixed(1)} s${complaints.length > 0 ? `  ${complaints.join(', ')}` : ''}\n`)
  await context.close()
}
