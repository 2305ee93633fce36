import { join, resolve } from 'node:path'
import { type Page, test as base, expect } from '@playwright/test'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import type { VideoProtocol, VideoSource } from '@/api/contract/alarms'
import { startStaticServer } from '../../../tools/serve/staticServer.ts'
import type { Box } from '../boxes/main.ts'
import { type VideoServer, startVideoServer } from './videoServer.ts'
import { watchFaults } from './watchFaults.ts'

const project = resolve(import.meta.dirname, '../../..')
/** Of the fixtures. */
const h264 = 'avc1.42C00C'

/** Video boxes on a page of their own, under the wall's policy, with cameras behind the same origin. */
export const test = base.extend<{ expectedFaults: RegExp[], faults: readonly string[] }, { cameras: VideoServer }>({
  cameras: [async ({}, use) => {
    const root = join(project, '.cache/test-boxes')
    await build({
      root: join(import.meta.dirname, '../boxes'), configFile: false, publicDir: false, logLevel: 'error', plugins: [vue()], resolve: { alias: { '@': join(project, 'src') } },
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

/** A live source of a camera of the test's server. */
export const live = (protocol: VideoProtocol, path: string, codec: string | null = h264): VideoSource => ({ protocol, path, codec, live: true })
/** A recorded one. */
export const clip = (protocol: VideoProtocol, path: string, codec: string | null = h264): VideoSource => ({ protocol, path, codec, live: false })

/** Opens the page where it is not open yet, and shows these boxes in place of those that are there. */
export async function show(page: Page, boxes: Box[]): Promise<void> {
  if (!page.url().startsWith('http')) await page.goto('/')
  await page.waitForFunction(() => window.__boxes !== undefined)
  await page.evaluate((next) => { window.__boxes?.show(next) }, boxes)
}

/** The box of that name. */
export const box = (page: Page, name: string) => page.locator(`[data-box="${name}"]`)

/** Waits until the box plays: its time goes on and what is painted is not one colour. */
export async function playsAPicture(page: Page, name: string): Promise<void> {
  await expect(box(page, name)).toHaveAttribute('data-video', 'playing')
  const video = box(page, name).locator('video')
  const from = await video.evaluate((element: HTMLVideoElement) => element.currentTime)
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).not.toBe(from)
  await expect.poll(() => video.evaluate(coloursOf)).toBeGreaterThan(20)
}

/** How many colours an element shows, at 64 × 36. Runs inside the page. */
export function coloursOf(element: Element): number {
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

/** Chromium as its project builds it plays no H.264 (Debian's, Chrome and Edge do): there the wording is proven, not the playing. */
export async function needsH264(page: Page): Promise<void> {
  await page.goto('/')
  test.skip(!await page.evaluate(codec => MediaSource.isTypeSupported(`video/mp4; codecs="${codec}"`), h264), 'needs a browser that decodes H.264')
}

/** From now on the browser says that it lacks a codec. */
export async function lackCodec(page: Page, rfc6381: string, webRtc: string): Promise<void> {
  await page.addInitScript(([inMime, inCapabilities]) => {
    const supported = MediaSource.isTypeSupported.bind(MediaSource)
    MediaSource.isTypeSupported = mime => !mime.includes(inMime) && supported(mime)
    const probe = document.createElement('video')
    const canPlay = probe.canPlayType.bind(probe)
    HTMLMediaElement.prototype.canPlayType = mime => mime.includes(inMime) ? '' : canPlay(mime)
    const capabilities = RTCRtpReceiver.getCapabilities.bind(RTCRtpReceiver)
    RTCRtpReceiver.getCapabilities = (kind) => {
      const all = capabilities(kind)
      return all && { ...all, codecs: all.codecs.filter(({ mimeType }) => mimeType !== inCapabilities) }
    }
  }, [rfc6381, webRtc] as const)
}

export { expect }
