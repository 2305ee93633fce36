import type { Page } from '@playwright/test'
import type { VideoSource } from '@/api/contract/alarms'
import { box, clip, coloursOf, expect, lackCodec, live, needsH264, playsAPicture, show, test } from './harness/boxesTest.ts'
import { openWall } from './harness/openWall.ts'
import { test as onWall } from './harness/wallTest.ts'

test.describe('a camera plays', () => {
  test.beforeEach(async ({ page }) => { await needsH264(page) })

  const cases: readonly (readonly [string, VideoSource])[] = [
    ['as HLS with MPEG-TS', clip('hls', '/video/files/ts/index.m3u8')],
    ['as HLS with fragmented MP4', clip('hls', '/video/files/fmp4/index.m3u8')],
    ['as a live HLS playlist that slides', live('hls', '/video/north.m3u8')],
    ['as an endless HTTP-FLV answer', live('flv', '/video/north.flv')],
    ['as an MP4 clip', clip('mp4', '/video/files/clip.mp4')],
    ['when its codec is not known', clip('hls', '/video/files/ts/index.m3u8', null)],
  ]
  for (const [how, source] of cases) {
    test(how, async ({ page }) => {
      await show(page, [{ name: 'A', sources: [source] }])
      await playsAPicture(page, 'A')
      await expect(box(page, 'A')).toContainText(source.live ? '实时' : '录像')
      await expect(box(page, 'A')).toContainText('模拟画面')
    })
  }
})

/** What a box that does not play says, once it has given up: all at one moment, because it begins anew by itself. */
async function saysWhy(page: Page, name: string, ...parts: readonly (string | RegExp)[]): Promise<void> {
  const words = [...parts, '视频无法播放', '立即重试'].map(part => typeof part === 'string' ? part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) : part.source)
  await expect(page.locator(`[data-box="${name}"][data-video="failed"]`)).toContainText(new RegExp(words.map(word => `(?=[^]*${word})`).join('')))
}

/** The last frame that the box keeps is a picture, not one colour. */
async function showsAPicture(page: Page, name: string): Promise<void> {
  expect(await box(page, name).locator('canvas').evaluate(coloursOf)).toBeGreaterThan(20)
}

test.describe('a camera that does not play says why instead of showing black', () => {
  test.use({ expectedFaults: [/Failed to load resource.*\/video\//] })

  for (const protocol of ['hls', 'flv', 'mp4'] as const) {
    test(`${protocol}: H.265 that is named is not even asked for`, async ({ page }) => {
      await lackCodec(page, 'hvc1', 'video/H265')
      const asked: string[] = []
      page.on('request', (request) => { if (request.url().includes('/video/')) asked.push(request.url()) })
      await show(page, [{ name: 'A', sources: [live(protocol, '/video/files/hevc/index.m3u8', 'hvc1.1.6.L93.B0')] }])
      await saysWhy(page, 'A', '浏览器不能解码 H.265')
      expect(asked).toEqual([])
    })
  }

  test('H.265 that nobody named is found in the stream', async ({ page }) => {
    await page.goto('/')
    test.skip(await page.evaluate(() => MediaSource.isTypeSupported('video/mp4; codecs="hvc1.1.6.L30.90"')), 'needs a browser that does not decode H.265')
    await show(page, [{ name: 'hls', sources: [clip('hls', '/video/files/hevc/index.m3u8', null)] }, { name: 'mp4', sources: [clip('mp4', '/video/files/hevc/clip.mp4', null)] }])
    await saysWhy(page, 'hls', /浏览器不能解码/)
    await saysWhy(page, 'mp4', /浏览器不能解码/)
  })

  test('a browser without H.264 says so for every protocol', async ({ page }) => {
    await lackCodec(page, 'avc1', 'video/H264')
    const sources = [live('whep', '/video/whep/north'), live('hls', '/video/north.m3u8'), live('flv', '/video/north.flv'), clip('mp4', '/video/files/clip.mp4')]
    await show(page, sources.map(source => ({ name: source.protocol, sources: [source] })))
    for (const { protocol } of sources) await saysWhy(page, protocol, '浏览器不能解码 H.264')
  })

  test('404, a broken playlist, and bytes that are no video, each in its words', async ({ page, cameras }) => {
    cameras.mood('gone', 'missing')
    cameras.mood('torn', 'broken')
    const cases: readonly (readonly [string, VideoSource, string])[] = [
      ['hls 404', live('hls', '/video/gone.m3u8', null), 'HTTP 404'], ['flv 404', live('flv', '/video/gone.flv', null), 'HTTP 404'], ['mp4 404', clip('mp4', '/video/files/none.mp4', null), 'HTTP 404'],
      ['hls torn', live('hls', '/video/torn.m3u8', null), '内容不是有效的视频'], ['flv torn', live('flv', '/video/torn.flv', null), '内容不是有效的视频'], ['mp4 torn', clip('mp4', '/video/files/README.md', null), '内容不是有效的视频'],
      ['whep 404', live('whep', '/video/whep/none', null), 'HTTP 404'],
    ]
    for (const [name, source, words] of cases) {
      await show(page, [{ name, sources: [source] }])
      await saysWhy(page, name, words)
    }
  })

  test('a camera that goes silent keeps its last frame, with its age and the reason, and plays on by itself when it comes back', async ({ page, cameras }) => {
    await needsH264(page)
    cameras.mood('yard', 'streams')
    await show(page, [{ name: 'A', sources: [live('flv', '/video/yard.flv')] }])
    await playsAPicture(page, 'A')
    cameras.mood('yard', 'silent')
    await saysWhy(page, 'A', 'HTTP-FLV：8 秒没有新画面', /此画面距今 00:0\d/, '末帧', '秒后重试')
    await showsAPicture(page, 'A')
    cameras.mood('yard', 'streams')
    await playsAPicture(page, 'A')
    cameras.mood('yard', 'ends')
    await saysWhy(page, 'A', '视频服务结束了播放')
    cameras.mood('yard', 'streams')
    await playsAPicture(page, 'A')
  })

  test('a camera that never answers is given up after ten seconds', async ({ page, cameras }) => {
    cameras.mood('mute', 'hangs')
    await show(page, [{ name: 'hls', sources: [live('hls', '/video/mute.m3u8', null)] }, { name: 'flv', sources: [live('flv', '/video/mute.flv', null)] }])
    await saysWhy(page, 'hls', '10 秒内没有画面')
    await saysWhy(page, 'flv', '10 秒内没有画面')
  })

  test('the next source plays where the first cannot, and what is wrong with the first stays in sight', async ({ page, cameras }) => {
    await needsH264(page)
    cameras.mood('gone', 'missing')
    await show(page, [{ name: 'A', sources: [live('hls', '/video/a.m3u8', 'hvc1.1.6.L93.B0'), live('flv', '/video/gone.flv'), clip('mp4', '/video/files/clip.mp4')] }])
    await playsAPicture(page, 'A')
    await expect(box(page, 'A')).toHaveAttribute('data-video-protocol', 'mp4')
    for (const words of ['HLS：浏览器不能解码 H.265', 'HTTP-FLV：没有这路视频（HTTP 404）', '录像']) await expect(box(page, 'A')).toContainText(words)
  })
})

/** Counts what players hold, from outside of them. */
async function countResources(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = { workers: 0, urls: 0, peers: 0 }
    Object.assign(window, { __held: held })
    const Native = window.Worker
    window.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) { super(url, options); held.workers += 1 }
      override terminate() { super.terminate(); held.workers -= 1 }
    }
    const make = URL.createObjectURL.bind(URL), revoke = URL.revokeObjectURL.bind(URL)
    const urls = new Set<string>()
    URL.createObjectURL = (of) => { const url = make(of); urls.add(url); held.urls = urls.size; return url }
    URL.revokeObjectURL = (url) => { revoke(url); urls.delete(url); held.urls = urls.size }
    const Peer = window.RTCPeerConnection
    window.RTCPeerConnection = class extends Peer {
      constructor(configuration?: RTCConfiguration) { super(configuration); held.peers += 1 }
      override close() { super.close(); held.peers -= 1 }
    }
  })
}

const held = (page: Page) => page.evaluate(() => ({ ...Reflect.get(window, '__held') as object, videos: [...document.querySelectorAll('video')].filter(video => video.src !== '' || video.srcObject !== null).length }))

test.describe('players are few and leave nothing', () => {
  test.use({ expectedFaults: [/Failed to load resource.*\/video\//] })

  test('four at most play at once; one that had to give way comes back by a click', async ({ page }) => {
    await needsH264(page)
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    await show(page, names.map(name => ({ name, sources: [live('flv', `/video/${name}.flv`)], background: true })))
    const playing = page.locator('[data-video="playing"]')
    await expect(playing).toHaveCount(4)
    await expect(page.locator('[data-video="waiting"]')).toHaveCount(2)
    await expect(box(page, 'a')).toContainText('最多同时播放 4 路')
    await box(page, 'a').locator('[data-video-retry]').click()
    await playsAPicture(page, 'a')
    await expect(playing).toHaveCount(4)
    expect(await page.locator('video').evaluateAll(all => all.filter(each => each instanceof HTMLVideoElement && each.src !== '').length)).toBe(4)
    await show(page, names.slice(0, 2).map(name => ({ name, sources: [live('flv', `/video/${name}.flv`)], background: true })))
    await expect(playing).toHaveCount(2)
  })

  test('two hundred boxes of every protocol, opened and closed in whatever state they are, leave no worker, address, peer or connection', async ({ page, cameras }) => {
    await countResources(page)
    await needsH264(page)
    const kinds = [live('hls', '/video/north.m3u8'), live('flv', '/video/north.flv'), clip('mp4', '/video/files/clip.mp4'), clip('hls', '/video/files/fmp4/index.m3u8'), live('whep', '/video/whep/none'), live('hls', '/video/gone.m3u8')]
    cameras.mood('gone', 'missing')
    for (let n = 0; n < 200; n++) {
      const name = `n${n}`
      const source = kinds[n % kinds.length]
      if (source === undefined) throw new Error('no source')
      await show(page, [{ name, sources: [source] }])
      // Every fourth is left only when it plays or has failed, the others on their way there.
      if (n % 4 === 0) await expect(box(page, name)).toHaveAttribute('data-video', /playing|failed/)
    }
    await show(page, [])
    await expect.poll(() => held(page)).toEqual({ workers: 0, urls: 0, peers: 0, videos: 0 })
    await expect.poll(cameras.open).toBe(0)
  })
})

onWall('the pop-up plays the camera of its alarm, and two hundred of them leave no player', async ({ page }) => {
  await countResources(page)
  await openWall(page)
  const popup = page.locator('[data-popup]'), rows = page.locator('[data-alarm]:has-text("占用"), [data-alarm]:has-text("入侵"), [data-alarm]:has-text("井盖"), [data-alarm]:has-text("火灾")')
  await rows.first().click()
  // Without H.264 the captured picture stays and the box says why.
  const plays = await page.evaluate(() => MediaSource.isTypeSupported('video/mp4; codecs="avc1.4D401F"'))
  await expect(popup.locator('[data-footage]')).toHaveAttribute('data-video', plays ? 'playing' : 'failed')
  for (const words of ['模拟画面', plays ? '录像' : '浏览器不能解码 H.264']) await expect(popup.locator('[data-footage]')).toContainText(words)
  await popup.locator('[data-action="close"]').click()
  await expect(popup).toHaveCount(0)
  const count = await rows.count()
  for (let n = 0; n < 200; n++) {
    await rows.nth(n % count).click()
    await expect(popup).toHaveCount(1)
    await popup.locator('[data-action="close"]').click()
    await expect(popup).toHaveCount(0)
  }
  await expect.poll(() => held(page)).toMatchObject({ workers: 0, peers: 0, videos: 0 })
  expect(await page.locator('video').count()).toBe(0)
})
