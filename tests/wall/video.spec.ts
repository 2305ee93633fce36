import { join, resolve } from 'node:path'
import { type Page, test as base, expect } from '@playwright/test'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import type { VideoProtocol, VideoSource } from '@/api/contract/alarms'
import { startStaticServer } from '../../tools/serve/staticServer.ts'
import type { Box } from './boxes/main.ts'
import { type VideoServer, startVideoServer } from './harness/videoServer.ts'
import { watchFaults } from './harness/watchFaults.ts'

const project = resolve(import.meta.dirname, '../..')
const h264 = 'avc1.42C00C'

/** Video boxes on a page of their own, under the wall's policy, with cameras behind the same origin. */
const test = base.extend<{ expectedFaults: RegExp[], faults: readonly string[] }, { cameras: VideoServer }>({
  cameras: [async ({}, use) => {
    const root = join(project, '.cache/test-boxes')
    await build({
      root: join(import.meta.dirname, 'boxes'), configFile: false, publicDir: false, logLevel: 'error', plugins: [vue()], resolve: { alias: { '@': join(project, 'src') } },
      build: { outDir: root, emptyOutDir: true, reportCompressedSize: false },
    })
    const boxes = await startStaticServer({ root, port: 0 })
    const cameras = await startVideoServer(boxes.url)
    await use(cameras)
    await cameras.stop()
    await boxes.stop()
  }, { scope: 'worker', timeout: 300_000 }],

  expectedFaults: [[], { option: true }],

  faults: [async ({ context, cameras, expectedFaults }, use) => {
    const faults: string[] = []
    await watchFaults(context, cameras.url, (fault) => {
      if (!expectedFaults.some(pattern => pattern.test(fault))) faults.push(fault)
    })
    await use(faults)
    expect(faults, 'console errors, policy violations and requests that leave the origin').toEqual([])
  }, { auto: true }],

  baseURL: async ({ cameras }, use) => use(cameras.url),
})

const live = (protocol: VideoProtocol, path: string, codec: string | null = h264): VideoSource => ({ protocol, path, codec, live: true })
const clip = (protocol: VideoProtocol, path: string, codec: string | null = h264): VideoSource => ({ protocol, path, codec, live: false })

async function show(page: Page, boxes: Box[]): Promise<void> {
  if (!page.url().startsWith('http')) await page.goto('/')
  await page.waitForFunction(() => window.__boxes !== undefined)
  await page.evaluate((next) => { window.__boxes?.show(next) }, boxes)
}

const box = (page: Page, name: string) => page.locator(`[data-box="${name}"]`)

/** Whether the time goes on and what is painted is a picture: not one colour. */
async function playsAPicture(page: Page, name: string): Promise<void> {
  await expect(box(page, name)).toHaveAttribute('data-video', 'playing')
  const video = box(page, name).locator('video')
  const from = await video.evaluate((element: HTMLVideoElement) => element.currentTime)
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).not.toBe(from)
  await expect.poll(() => video.evaluate(coloursOf)).toBeGreaterThan(20)
}

/* Runs inside the page. */
function coloursOf(element: Element): number {
  const canvas = document.createElement('canvas')
  canvas.width = 64
  canvas.height = 36
  const context = canvas.getContext('2d')
  if (!context || !(element instanceof HTMLVideoElement || element instanceof HTMLCanvasElement)) return 0
  context.drawImage(element, 0, 0, 64, 36)
  const { data } = context.getImageData(0, 0, 64, 36)
  const seen = new Set<number>()
  for (let i = 0; i < data.length; i += 4) seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0))
  return seen.size
}

test.describe('a camera plays', () => {
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
