import type { Page } from '@playwright/test'
import type { Building } from '@/api/contract/city'
import { endpoints } from '@/api/contract/endpoints'
import type { Pipe } from '@/api/contract/pipes'
import { axisDepthM } from '@/domain/pipes'
import { type TileColumn, tileSchema } from '@/domain/tileSchema'
import { buildingsOf } from '../../mocks/city/buildings'
import { communityIndices, regionAt } from '../../mocks/county/regions'
import { demoSources } from '../../tools/tiles/demoSources'
import { isInside, sampled, walked } from '../builders/surveyOracles'
import { townCrossing } from '../builders/townCrossing'
import { type DemoCounty, demoCounty } from './harness/demoCounty.ts'
import { openWall, usualClock } from './harness/openWall.ts'
import { expect, test } from './harness/wallTest.ts'

const seed = 370124
const usualSize = { width: 1280, height: 720 }
/** Where pictures do not count: a third of the pixels, and of the time. */
const smallSize = { width: 800, height: 450 }
const drawnWithinMs = 120_000
const crossing = townCrossing(90)
/** The community of the county town in which the crossing lies: the root of these walls, so that no alarm of elsewhere comes in between. */
const community = regionOf(crossing.pipes)

function regionOf(pipes: readonly Pipe[]): string {
  const counts = new Map<string, number>()
  for (const { region } of pipes) counts.set(region, (counts.get(region) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

async function openCity(page: Page, query = '', size = usualSize) {
  // Without flights: they are tested elsewhere, and each is a dozen frames of software drawing.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openWall(page, { path: `/community/${community}/overview?probe=1${query}`, map: 'on', size, config: { root: community } })
}

/** Waits until everything that the view needs is drawn and the camera rests. */
async function settled(page: Page) {
  await expect(page.locator('[data-map-whole="true"][data-map-flying="false"]')).toBeAttached({ timeout: drawnWithinMs })
}

/** Leaves frames alone until none has been drawn for a while. */
async function still(page: Page) {
  await expect.poll(async () => {
    const before = await page.evaluate(() => window.__wallMap?.frames() ?? 0)
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 2_000) }))
    return await page.evaluate(() => window.__wallMap?.frames() ?? 0) - before
  }, { timeout: drawnWithinMs }).toBe(0)
}

const primitives = (page: Page) => page.evaluate(() => window.__wallMap?.stats()?.primitives ?? 0)

interface Spot { x: number, y: number }
/** Where a place is on the page, when it lies in the open map; null under a panel or off the screen. */
const openSpot = (page: Page, [lon, lat]: readonly [number, number], aboveM: number) => page.evaluate(([x, y, above]): Spot | null => {
  const spot = window.__wallMap?.projectAbove(x, y, above) ?? null
  if (!spot || spot.x < 0 || spot.y < 0 || spot.x > innerWidth || spot.y > innerHeight) return null
  // Charts are canvases too.
  const top = document.elementFromPoint(spot.x, spot.y)
  return top instanceof HTMLCanvasElement && top.closest('[data-map-status]') ? spot : null
}, [lon, lat, aboveM] as const)
const picked = (page: Page, { x, y }: Spot) => page.evaluate(([px, py]) => {
  const found = window.__wallMap?.pick(px, py)
  return found ? { id: found.id, layer: found.layer, properties: { ...found.properties } } : null
}, [x, y] as const)

/** The first of the things whose middle can be picked on the open map. */
async function firstPickable(page: Page, things: readonly { id: string, point: readonly [number, number], aboveM: number }[]) {
  for (const { id, point, aboveM } of things) {
    const spot = await openSpot(page, point, aboveM)
    const found = spot && await picked(page, spot)
    if (spot && found?.id === id) return { ...found, spot }
  }
  throw new Error('nothing of it can be picked')
}

/** A feature of the source as its tile should have it: words as numbers, what is not known as nothing. */
function columnsOf(layer: 'buildings' | 'pipes', properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries<TileColumn>(tileSchema[layer]).flatMap(([name, { words, noData }]): [string, unknown][] => {
    const value = properties[name]
    if (name === 'base') return []
    // The engine tells no value where the column's own mark for "not known" stands.
    if (value === null || value === undefined || value === '') return [[name, noData === undefined ? '' : undefined]]
    return [[name, words && typeof value === 'string' ? words.indexOf(value) : value]]
  }))
}

function expectColumns(found: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>) {
  for (const [name, value] of Object.entries(wanted)) {
    if (typeof value === 'number') expect(Number(found[name]), name).toBeCloseTo(value, 3)
    else expect(found[name], name).toBe(value)
  }
}

async function recordOf(county: DemoCounty, kind: 'building' | 'pipe', id: string): Promise<Building | Pipe> {
  const response = await county.respond(new Request(`http://county.test/api/things/${kind}/${id}`))
  const { data } = endpoints.thing.answer.parse(await response.json())
  if (data.kind !== 'building' && data.kind !== 'pipe') throw new Error(data.kind)
  return data.record
}

/** What the card of the chosen thing says, by the keys of its attributes. */
const cardOf = async (page: Page) => Object.fromEntries(await page.locator('[data-thing] [data-attribute]').evaluateAll(cells => cells.map(cell => [cell.getAttribute('data-attribute') ?? '', cell.textContent.trim()])))

function sourceOf(layer: 'buildings' | 'pipes', id: string): Readonly<Record<string, unknown>> {
  for (const feature of demoSources(seed)[layer]() as Iterable<{ properties: Readonly<Record<string, unknown>> }>) if (feature.properties['id'] === id) return feature.properties
  throw new Error(`${id} is not in the source`)
}

test.describe('the city', () => {
  test.slow()

  test('a building that is clicked is the one of the source, in every column of its tile and every line of its card', async ({ page }) => {
    await openCity(page)
    await settled(page)
    const index = communityIndices.find(at => regionAt(at).code === community) ?? -1
    const homes = buildingsOf(seed, index).filter(building => building.homes >= 5)
    const found = await firstPickable(page, homes.map(({ id, point, heightM }) => ({ id, point, aboveM: heightM })))
    expectColumns(found.properties, columnsOf('buildings', sourceOf('buildings', found.id)))
    await page.mouse.click(found.spot.x, found.spot.y)
    await expect(page).toHaveURL(new RegExp(`thing=building:${found.id.replaceAll('.', '\\.')}`))
    const record = await recordOf(await demoCounty(usualClock), 'building', found.id) as Building
    await expect(page.locator('[data-thing] [data-attribute="address"]')).toHaveText(record.address)
    const card = await cardOf(page)
    const shares = record.occupancy
    expect(card).toMatchObject({
      id: record.id, address: record.address, floors: `${record.floors} 层`, homes: `${record.homes ?? ''} 套`, stairwells: `${record.stairwells ?? ''} 个`,
      self: `${shares?.selfPercent ?? ''}%`, rented: `${shares?.rentedPercent ?? ''}%`, vacant: `${shares?.vacantPercent ?? ''}%`, year: `${record.yearBuilt ?? ''} 年`,
    })
    expect(Math.abs(Number.parseFloat(card['height'] ?? '') - record.heightM)).toBeLessThan(0.051)
    // A public wall tells no counts of households and persons.
    expect(Object.keys(card)).not.toContain('residents')
  })

  test('a pipe that is clicked below the ground is the one of the survey', async ({ page }) => {
    await openCity(page, '&mode=under')
    await settled(page)
    await still(page)
    const near = crossing.pipes.map(pipe => ({ pipe, point: [(pipe.from.point[0] + pipe.to.point[0]) / 2, (pipe.from.point[1] + pipe.to.point[1]) / 2] as const }))
    const wide = near.filter(({ pipe }) => pipe.profile.shape === 'round' && pipe.profile.diameterMm >= 200)
    const found = await firstPickable(page, wide.map(({ pipe, point }) => ({ id: pipe.id, point, aboveM: -(axisDepthM(pipe.from, pipe) + axisDepthM(pipe.to, pipe)) / 2 })))
    expectColumns(found.properties, columnsOf('pipes', sourceOf('pipes', found.id)))
    await page.mouse.click(found.spot.x, found.spot.y)
    const record = await recordOf(await demoCounty(usualClock), 'pipe', found.id) as Pipe
    await expect(page.locator('[data-thing] [data-attribute="from"]')).toHaveText(record.from.node)
    const card = await cardOf(page)
    const { profile } = record
    expect(card).toMatchObject({ id: record.id, to: record.to.node, owner: record.owner, yearLaid: `${record.yearLaid} 年` })
    const depths = (card['depth'] ?? '').match(/[\d.]+/g)?.map(Number) ?? []
    for (const [i, depthM] of [record.from.depthM, record.to.depthM].entries()) expect(Math.abs((depths[i] ?? NaN) - depthM)).toBeLessThan(0.0051)
    expect(card['profile']).toContain(profile.shape === 'round' ? `DN${profile.diameterMm}` : `${profile.widthMm}×${profile.heightMm}`)
  })

  test('goes below the ground and up again ten times, and holds as many things as before; still, it draws nothing', async ({ page }) => {
    await openCity(page, '', smallSize)
    await settled(page)
    await still(page)
    // Once below, so that every layer has been shown.
    await page.locator('[data-mode="under"]').click()
    await settled(page)
    const below = await primitives(page)
    await page.locator('[data-exit-underground]').click()
    await settled(page)
    const above = await primitives(page)
    // A frame each time is enough: what is held is known before all of it is drawn.
    const nextFrame = async (change: () => Promise<void>) => {
      const before = await page.evaluate(() => window.__wallMap?.frames() ?? 0)
      await change()
      await expect.poll(() => page.evaluate(() => window.__wallMap?.frames() ?? 0)).toBeGreaterThan(before)
    }
    for (let round = 0; round < 10; round += 1) {
      await nextFrame(() => page.locator('[data-mode="under"]').click())
      await expect(page.locator('[data-exit-underground]')).toBeVisible()
      expect(await primitives(page)).toBe(below)
      await nextFrame(() => page.locator('[data-exit-underground]').click())
      expect(await primitives(page)).toBe(above)
    }
    await settled(page)
    expect(await primitives(page)).toBe(above)
    await still(page)
  })

  test('stands on one ground: the drawn mesh is within 0.1 m of it all over the community', async ({ page }) => {
    await openCity(page)
    await settled(page)
    const index = communityIndices.find(at => regionAt(at).code === community) ?? -1
    const points = buildingsOf(seed, index).map(({ point }) => point)
    const off = await page.evaluate(places => places.map(([lon, lat]) => window.__wallMap?.ground(lon, lat)).flatMap(at => at && at.meshM !== null ? [Math.abs(at.meshM - at.groundM)] : []), points)
    expect(off.length).toBeGreaterThan(points.length * 0.6)
    expect(Math.max(...off)).toBeLessThan(0.1)
  })
})

test.describe('tools on the map', () => {
  test.slow()

  /** Clicks on the ground at places of the crossing's plane, metres east and north of it. */
  async function draw(page: Page, places: readonly (readonly [number, number])[]) {
    for (const place of places) {
      const spot = await openSpot(page, crossing.plane.toLonLat(place), 0)
      if (!spot) throw new Error(`${place.join()} is not on the open map`)
      await page.mouse.click(spot.x, spot.y)
    }
    await page.keyboard.press('Enter')
  }

  /** The camera looks at the crossing from near. */
  async function openCrossing(page: Page) {
    const nearest = crossing.nodes.reduce((best, node) => Math.hypot(...crossing.plane.toFlat(node.point)) < Math.hypot(...crossing.plane.toFlat(best.point)) ? node : best)
    await openCity(page, `&thing=node:${nearest.id}`)
    // Near enough to draw on: the view of the whole community is some kilometres away.
    await expect.poll(() => page.evaluate(() => window.__wallMap?.camera()?.rangeM ?? Infinity), { timeout: drawnWithinMs }).toBeLessThan(400)
    await settled(page)
    await page.locator('[data-thing-close]').click()
    // The pointer rests beside the map: what it would point at there is looked for.
    await page.mouse.move(usualSize.width / 2, 20)
    await settled(page)
  }

  /** What was drawn, as it was taken: a click falls on a pixel, not on the millimetre that was asked for. */
  const drawn = (page: Page) => page.evaluate(() => window.__wallMap?.drawn() ?? [])

  test('a pit lists what a digger would meet step by step, in his order, and leaves nothing behind', async ({ page }) => {
    await openCrossing(page)
    const before = await primitives(page)
    await page.locator('[data-tool="pit"]').click()
    await draw(page, [[-9, -7], [9, -7], [9, 7], [-9, 7]])
    await expect(page.locator('[data-pit-count]')).toBeVisible()
    const ring = (await drawn(page)).map(({ point }) => crossing.plane.toFlat(point))
    expect(ring).toHaveLength(4)
    const wanted = crossing.pipes.flatMap((pipe) => {
      const met = sampled(pipe, ring, 3, crossing.plane)
      return met ? [{ id: pipe.id, ...met }] : []
    })
    const listed = await page.locator('[data-pit-pipe]').evaluateAll(rows => rows.map(row => row.getAttribute('data-pit-pipe') ?? ''))
    expect(wanted.length).toBeGreaterThan(5)
    expect([...listed].sort()).toEqual(wanted.map(({ id }) => id as string).sort())
    const contact = new Map(wanted.map(({ id, contactM }) => [id as string, contactM]))
    for (const [i, id] of listed.entries()) expect(contact.get(id) ?? NaN).toBeLessThan((contact.get(listed[i + 1] ?? '') ?? Infinity) + 0.05)
    const wells = crossing.nodes.filter(node => isInside(ring, ...crossing.plane.toFlat(node.point)) && (node.cover !== null || node.depthM <= 3))
    await expect(page.locator('[data-pit-nodes]')).toHaveText(String(wells.length))
    await page.mouse.move(usualSize.width / 2, 20)
    await settled(page)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-tool-panel]')).toHaveCount(0)
    await settled(page)
    expect(await primitives(page)).toBe(before)
    await still(page)
  })

  test('a section shows the pipes that the line walks over, each at its place; chart and map point at each other', async ({ page }) => {
    await openCrossing(page)
    await page.locator('[data-tool="section"]').click()
    await draw(page, [[-22, -13], [22, -10]])
    await expect(page.locator('[data-section]')).toBeVisible()
    const line = (await drawn(page)).map(({ point }) => crossing.plane.toFlat(point))
    const wanted = crossing.pipes.flatMap(pipe => walked(pipe, line, crossing.plane)).filter(({ angleDeg }) => angleDeg > 5).sort((a, b) => a.chainageM - b.chainageM)
    await expect(page.locator('[data-section-count]')).toHaveText(String(wanted.length))
    const shown = await page.locator('[data-section-pipe]').evaluateAll(pipes => pipes.map(pipe => pipe.getAttribute('data-section-pipe') ?? ''))
    expect(wanted.length).toBeGreaterThan(5)
    expect([...shown].sort()).toEqual(wanted.map(({ id }) => id).sort())
    await settled(page)
    const first = page.locator('[data-section-pipe]').first()
    await first.focus()
    await expect(page.locator('.map-cut.hovered')).toHaveCount(1)
    await first.blur()
    await expect(page.locator('.map-cut.hovered')).toHaveCount(0)
    // The other way: what the pointer finds on the map is lit on the chart.
    const cut = await page.locator('.map-cut').evaluateAll(marks => marks.map((mark) => {
      const { left, top, width, height } = mark.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2, pipe: mark instanceof HTMLElement ? mark.dataset.pipe ?? '' : '' }
    }))
    const free = cut[0]
    if (!free) throw new Error('no mark')
    await page.mouse.move(free.x, free.y)
    await expect(page.locator('.pipe.on')).not.toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-section]')).toHaveCount(0)
    await expect(page.locator('.map-cut')).toHaveCount(0)
  })
})

test.describe('tiles that cannot be had', () => {
  test.slow()
  test.use({ expectedFaults: async ({}, use) => { await use([/buildings|pipes/, /404|500/, /map layer/]) } })

  for (const [what, answer] of [
    ['a broken tileset', { status: 200, contentType: 'application/json', body: '{"asset":' }],
    ['a server error', { status: 500, body: '' }],
  ] as const) {
    test(`${what}: that layer says so and can be tried again, the rest goes on`, async ({ page }) => {
      let isBroken = true
      await page.route('**/tiles/demo/buildings/tileset.json', route => isBroken ? route.fulfill(answer) : route.continue())
      await openCity(page)
      const chip = page.locator('[data-broken-layer="buildings"]')
      await expect(chip).toBeVisible({ timeout: drawnWithinMs })
      await settled(page)
      const without = await primitives(page)
      isBroken = false
      await chip.getByRole('button').click()
      await expect(chip).toHaveCount(0)
      await expect.poll(() => primitives(page)).toBe(without + 1)
    })
  }

  test('a truncated tile: the layer says so, and the other tiles are drawn', async ({ page }) => {
    await page.route('**/tiles/demo/pipes/*.glb', async (route) => {
      const response = await route.fetch()
      const body = await response.body()
      await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 3)) })
    })
    await openCity(page, '&mode=under')
    await expect(page.locator('[data-broken-layer="pipes"]')).toBeVisible({ timeout: drawnWithinMs })
    await expect(page.locator('[data-panel="population"] [data-figure="population.resident"]').first()).toBeVisible()
    await expect.poll(() => page.evaluate(() => window.__wallMap?.stats()?.triangles ?? 0), { timeout: drawnWithinMs }).toBeGreaterThan(1_000)
  })
})
