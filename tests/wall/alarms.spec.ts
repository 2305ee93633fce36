import { serveStream } from '../../mocks/handlers.ts'
import { demoCounty, serveLive } from './harness/demoCounty.ts'
import { openWall, usualClock, wallReady } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

test('an alarm appears by itself, says what, where and how bad, and is acknowledged', async ({ page }) => {
  await openWall(page, { openingAlarmAfterSeconds: 1 })
  const popup = page.locator('[data-popup]')
  await expect(popup).toBeVisible()
  await expect(popup).toContainText('紧急')
  await expect(popup).toContainText('燃气泄漏')
  await expect(popup).toContainText('翠屏社区')
  await expect(popup).toContainText('%LEL')
  await expect(popup).toContainText('模拟画面')
  const id = await popup.getAttribute('data-popup')
  await expect(page.locator(`[data-alarm="${id ?? ''}"]`)).toContainText('待确认')
  await expect(page).toHaveURL(new RegExp(`alarm=${id ?? ''}`))
  await popup.locator('[data-action="acknowledge"]').click()
  await expect(popup.locator('[data-acknowledged]')).toBeVisible()
  await expect(page.locator(`[data-alarm="${id ?? ''}"]`)).toContainText('已确认')
  await popup.locator('[data-action="close"]').click()
  await expect(popup).toHaveCount(0)
  await expect(page).not.toHaveURL(/alarm=/)
})

test('a second window and a reload show the same acknowledged alarm', async ({ page, context }) => {
  await openWall(page, { openingAlarmAfterSeconds: 1 })
  const popup = page.locator('[data-popup]')
  const id = await popup.getAttribute('data-popup') ?? ''
  const other = await context.newPage()
  await openWall(other)
  await expect(other.locator(`[data-alarm="${id}"]`)).toContainText('待确认')
  await popup.locator('[data-action="acknowledge"]').click()
  await expect(other.locator(`[data-alarm="${id}"]`)).toContainText('已确认')
  await other.close()
  await page.goto(page.url())
  await wallReady(page)
  await expect(page.locator(`[data-alarm="${id}"]`)).toContainText('已确认')
})

test('the pop-up that a person reads is never taken over; the next waits with its count', async ({ page, context }) => {
  await openWall(page)
  const first = page.locator('[data-alarm]').first()
  const reading = await first.getAttribute('data-alarm')
  await first.click()
  const popup = page.locator('[data-popup]')
  await expect(popup).toBeVisible()
  // Another window of the same county starts the incident.
  await openWall(await context.newPage(), { openingAlarmAfterSeconds: 1 })
  await expect(popup.locator('[data-action="close"]')).toContainText('+1')
  await expect(popup).toHaveAttribute('data-popup', reading ?? '')
  await popup.locator('[data-action="close"]').click()
  await expect(popup).toContainText('燃气泄漏')
})

test('a wall that loses its stream says so and comes back with what it missed', async ({ page }) => {
  const county = await demoCounty(usualClock)
  await openWall(page)
  await serveLive(page, county)
  const sockets: { close: () => Promise<void> }[] = []
  await page.routeWebSocket(url => url.pathname.startsWith('/stream/'), (socket) => {
    sockets.push(socket)
    const stream = serveStream(county.service, (text) => { socket.send(text) })
    socket.onMessage((message) => { stream.receive(message) })
    socket.onClose(() => { stream.close() })
  })
  await page.reload()
  await wallReady(page)
  const connection = page.locator('[data-connection]')
  await expect(connection).toHaveAttribute('data-connection', 'live')
  await sockets[0]?.close()
  county.advance(20 * 60_000)
  await expect(connection).toHaveAttribute('data-connection', 'live')
  expect(sockets.length).toBeGreaterThan(1)
  const open = await county.respond(new Request('http://county.test/api/alarms?scope=370124'))
  const ids = ((await open.json()) as { data: { alarms: { id: string, closed: unknown }[] } }).data.alarms.filter(a => a.closed === null)
  await expect(page.locator('[data-panel="alarms"] .unit')).toContainText(String(ids.length))
})
