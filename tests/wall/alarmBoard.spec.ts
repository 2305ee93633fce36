import type { Page } from '@playwright/test'
import { type Alarm, alarmSnapshot } from '@/api/contract/alarms'
import { alarmId, deviceId } from '@/api/contract/ids'
import { findAxeViolations } from './harness/axe.ts'
import { demoCounty, serveLive } from './harness/demoCounty.ts'
import { findLayoutFaults } from './harness/layoutFaults.ts'
import { type OpenWall, openWall, resizeWall, usualClock, wallSizes } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const now = Date.parse(usualClock)
const iso = (ms: number) => new Date(ms).toISOString()

/** The demo county at its usual hour with more alarms on its board than it has, and a stream that says what the test says. */
async function openBoard(page: Page, more: (some: readonly Alarm[]) => readonly Alarm[], options: OpenWall = {}) {
  const county = await demoCounty(usualClock)
  const { data } = await (await county.respond(new Request('http://county.test/api/alarms?scope=370124'))).json() as { data: unknown }
  const snapshot = alarmSnapshot.parse(data)
  const alarms = [...snapshot.alarms, ...more(snapshot.alarms)]
  const body = JSON.stringify({ freshness: { asOf: iso(now), period: 'PT1M', source: 'alarmServer' }, data: { ...snapshot, alarms } })
  await serveLive(page, county, path => path === '/api/alarms' ? { status: 200, body } : null)
  let send: (text: string) => void = () => { throw new Error('the wall has not subscribed yet') }
  let seq = snapshot.seq
  await page.routeWebSocket(url => url.pathname.startsWith('/stream/'), (socket) => {
    socket.onMessage(() => {
      send = (text) => { socket.send(text) }
      send(JSON.stringify({ type: 'heartbeat', scope: '370124', epoch: snapshot.epoch, seq, serverTime: iso(now), heartbeatSeconds: 60 }))
    })
  })
  await openWall(page, { ...options, config: { ...options.config, source: 'live' } })
  await expect(page.locator('[data-connection="live"]')).toBeVisible()
  return {
    alarms,
    /** The server says that these are so now. */
    say(...changed: readonly Alarm[]) {
      send(JSON.stringify({ type: 'batch', scope: '370124', epoch: snapshot.epoch, firstSeq: seq + 1, events: changed.map(alarm => ({ type: 'alarm', alarm })) }))
      seq += changed.length
    },
  }
}

/** `n` open alarms of the last minutes, after the pattern of those that are there; none of them red. */
function storm(some: readonly Alarm[], n: number): Alarm[] {
  const pattern = some.filter(a => a.closed === null)
  return Array.from({ length: n }, (_, i) => {
    const of = pattern[i % pattern.length]
    if (!of) throw new Error('the county has no open alarm')
    return {
      ...of, id: alarmId.parse(`storm-${i}`), device: { ...of.device, id: deviceId.parse(`storm-${i}`) }, severity: i % 9 === 0 ? 'important' : 'general', kind: i % 3 === 0 ? 'manholeCover' : 'waterlogging',
      raisedAt: iso(now - (i % 500) * 1_000), changedAt: iso(now - (i % 500) * 1_000), acknowledged: null, shelved: null, event: null, condition: 'active',
    }
  })
}
const shelvedOf = (some: readonly Alarm[]): Alarm[] => storm(some, 3).map((one, i) => ({
  ...one, id: alarmId.parse(`shelved-${i}`), raisedAt: iso(now - 3_600_000), shelved: { by: { at: iso(now - 60_000), role: '值班员', maskedName: '王*' }, reason: '设备检修，已通知产权单位', until: iso(now + (i + 1) * 1_800_000) },
}))
const panel = (page: Page) => page.locator('[data-panel="alarms"]')

test('a flood is told by cause and place, holds nothing back for good, and ends at the keyboard in the alarm itself', async ({ page }) => {
  const { alarms } = await openBoard(page, some => storm(some, 600))
  await expect(panel(page).locator('[data-bar="flood"]')).toContainText('告警洪峰')
  const red = alarms.filter(a => a.severity === 'urgent' && a.closed === null && a.shelved === null)
  const rows = panel(page).locator('[data-row]')
  for (let i = 0; i < Math.min(red.length, await rows.count()); i += 1) await expect(rows.nth(i)).toHaveAttribute('data-severity', 'urgent')
  const group = panel(page).locator('[data-group]').first()
  const count = Number(/([\d,]+) 条/.exec(await group.innerText())?.[1]?.replaceAll(',', ''))
  expect(count).toBeGreaterThan(10)
  await group.focus()
  await page.keyboard.press('Enter')
  const bar = panel(page).locator('[data-bar="group"]')
  await expect(bar).toContainText(`${count} 条`)
  const fitting = await panel(page).locator('[data-alarm]').count()
  for (let i = 1; i < fitting + 3; i += 1) await page.keyboard.press('ArrowDown')
  await expect(panel(page).locator('.foot')).toContainText(`上 3 条 · 下 ${count - fitting - 3} 条`)
  const chosen = await panel(page).locator('[data-alarm]:focus').getAttribute('data-alarm')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-popup]')).toHaveAttribute('data-popup', chosen ?? '')
  await panel(page).locator('[data-back]').click()
  await expect(panel(page).locator('[data-bar="flood"]')).toBeVisible()
})

test('a sensor that goes on and off is one row with a counter and a mark, and the rest of the list stands still', async ({ page }) => {
  const board = await openBoard(page, () => [])
  const restless = board.alarms.find(a => a.severity === 'general' && a.closed === null && a.shelved === null) ?? board.alarms[0]
  if (!restless) throw new Error('the county has no alarm')
  await panel(page).locator('[data-severity-count="general"]').click()
  for (let n = 1; n <= 60; n += 1) board.say({ ...restless, severity: 'general', version: restless.version + n, condition: n % 2 ? 'returned' : 'active', repeats: restless.repeats + Math.floor(n / 2), changedAt: iso(now + n * 100) })
  const row = panel(page).locator('[data-chattering]')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(`×${restless.repeats + 31}`)
  await expect(row).toContainText('抖动')
  await expect(page.locator('[data-popup]')).toHaveCount(0)
})

for (const language of ['zh-CN', 'en'] as const) {
  test(`in ${language}: flood, open group, shelf and filter are whole at every size, and axe finds nothing`, async ({ page }) => {
    test.setTimeout(400_000)
    await openBoard(page, some => [...storm(some, 600), ...shelvedOf(some)], { language, size: { width: 1920, height: 1080 } })
    const click = (what: string) => panel(page).locator(what).first().click()
    // From the flood and back to it: a layout of other columns makes the panel anew.
    const states = {
      flood: () => Promise.resolve(), filter: () => click('[data-severity-count="general"]'), group: async () => { await click('[data-clear]'); await click('[data-group]') },
      shelf: async () => { await click('[data-back]'); await click('[data-shelf]') },
    }
    for (const [i, size] of [{ width: 1920, height: 1080 }, ...wallSizes].entries()) {
      await resizeWall(page, size)
      for (const [name, enter] of Object.entries(states)) {
        await enter()
        if (i === 0) expect.soft(await findAxeViolations(page), `axe ${name}`).toEqual([])
        expect.soft(await findLayoutFaults(page), `${name} ${size.width}x${size.height}`).toEqual([])
      }
      await click('[data-back]')
    }
  })
}
