import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { VideoSource } from '@/api/contract/alarms'
import { useVideoWords } from '@/i18n/useVideoWords'
import VideoBox from '@/ui/video/VideoBox.vue'
import type { VideoFault } from '@/ui/video/videoState'
import { someMorning } from '../builders/figures'
import { type MountedWall, mountWall } from '../builders/mountWall'
import { clipSource, liveSource, paintFrame } from '../builders/video'

const fake = await vi.hoisted(async () => {
  const { abilitiesWithout, fakeAdapters } = await import('../builders/video')
  const lacking: string[] = []
  return { ...fakeAdapters(), lacking, abilities: () => abilitiesWithout(...lacking) }
})
vi.mock('@/ui/video/adapters', () => ({ videoAdapters: fake.adapters }))
vi.mock('@/ui/video/codecs', async original => ({ ...await original<object>(), mediaAbilities: fake.abilities }))

const drawn: unknown[] = []
let wall: MountedWall | null = null
beforeEach(() => {
  drawn.length = 0
  fake.lacking.length = 0
  fake.opened.length = 0
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => ({ drawImage: (from: unknown) => { drawn.push(from) } }), configurable: true })
})
afterEach(() => { wall?.panel.unmount(); wall = null })

/** A box with its words, which the widget that shows it brings. */
const WordedBox = defineComponent((props: InstanceType<typeof VideoBox>['$props']) => {
  useVideoWords()
  return () => h(VideoBox, props)
}, { props: ['sources', 'snapshot', 'name', 'takenAt', 'simulated', 'still', 'background'] })

async function boxOf(sources: readonly VideoSource[], over: Record<string, unknown> = {}) {
  const one = await mountWall(WordedBox, { sources, snapshot: '/footage/gas.webp', name: '北门 02', takenAt: someMorning - 65_000, simulated: true, ...over })
  wall = one
  const video = () => one.panel.get('video').element as HTMLVideoElement
  return {
    ...one, video,
    box: () => one.panel.get('[data-video]'),
    phase: () => one.panel.get('[data-video]').attributes('data-video'),
    running: fake.running,
    async paint() { paintFrame(video()); await flushPromises() },
    async tell(fault: VideoFault) {
      fake.running()[0]?.host.tell(fault)
      await flushPromises()
    },
  }
}

describe('a video box', () => {
  it('shows the captured picture at once, with camera, time and 模拟画面, and that it connects', async () => {
    const one = await boxOf([liveSource('hls')])
    expect(one.box().get('img').attributes('src')).toBe('/footage/gas.webp')
    for (const part of ['北门 02', '抓拍', '2026-11-22 09:13:55', '模拟画面', '正在连接']) expect(one.box().text()).toContain(part)
    expect(one.missing).toEqual([])
  })

  it('marks what is live and what is recorded, each with its time', async () => {
    const one = await boxOf([liveSource('hls')])
    await one.paint()
    expect(one.phase()).toBe('playing')
    expect(one.box().text()).toContain('实时 2026-11-22 09:15:00')
    expect(one.box().text()).not.toContain('正在连接')
    one.panel.unmount()
    const clip = await boxOf([clipSource()])
    await clip.paint()
    expect(clip.box().text()).toContain('录像 2026-11-22 09:13:55')
  })

  it('keeps the captured picture before the video until its first frame has been drawn: there is no black moment', async () => {
    const one = await boxOf([clipSource()])
    const covers = () => (one.video().compareDocumentPosition(one.box().get('img').element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    expect([one.panel.get('video').isVisible(), one.box().get('img').isVisible(), covers()]).toEqual([true, true, true])
    expect(one.panel.get('video').attributes('aria-hidden')).toBe('true')
    await one.paint()
    expect(one.box().get('img').isVisible()).toBe(false)
    expect(one.panel.get('video').attributes('aria-hidden')).toBe('false')
  })

  it('keeps the last frame as a picture, says why it stopped, how old it is, and when it tries again', async () => {
    const one = await boxOf([liveSource('flv')])
    await one.paint()
    await one.clock.turn(8_100)
    await flushPromises()
    expect(one.phase()).toBe('failed')
    expect(drawn).toEqual([one.video()])
    expect(one.box().get('canvas').isVisible()).toBe(true)
    for (const part of ['视频无法播放', '此画面距今 00:08', 'HTTP-FLV：8 秒没有新画面', '3 秒后重试', '末帧 2026-11-22 09:14:52']) expect(one.box().text()).toContain(part)
    expect(one.missing).toEqual([])
  })

  it('says so where it never had a frame: the captured picture is as old as it is', async () => {
    const one = await boxOf([liveSource('hls')])
    await one.tell({ kind: 'status', status: 404 })
    for (const part of ['此画面距今 01:05', 'HLS：没有这路视频（HTTP 404）']) expect(one.box().text()).toContain(part)
    expect(one.box().get('img').isVisible()).toBe(true)
  })

  it('tries again when a person asks', async () => {
    const one = await boxOf([liveSource('hls')])
    await one.tell({ kind: 'network' })
    expect(one.running()).toHaveLength(0)
    await one.panel.get('[data-video-retry]').trigger('click')
    expect(one.running()).toHaveLength(1)
    expect(one.box().text()).toContain('正在重连')
  })

  it('says which codec the browser lacks, and plays the next source under that line', async () => {
    fake.lacking.push('hvc1')
    const one = await boxOf([liveSource('hls', '/video/a', 'hvc1.1.6.L93.B0'), clipSource()])
    await one.paint()
    expect(one.phase()).toBe('playing')
    expect(one.box().attributes('data-video-protocol')).toBe('mp4')
    expect(one.box().text()).toContain('HLS：浏览器不能解码 H.265')
    expect(one.box().text()).toContain('录像')
  })

  it('has words for every reason', async () => {
    const one = await boxOf([liveSource('whep')])
    for (const kind of ['network', 'timeout', 'stalled', 'decode', 'malformed', 'ended', 'blocked', 'player'] as const) {
      await one.tell({ kind })
      expect(one.box().text()).toContain('WebRTC：')
      await one.panel.get('[data-video-retry]').trigger('click')
    }
    await one.tell({ kind: 'codec', codec: null })
    expect(one.box().text()).toContain('浏览器不能解码此编码')
    expect(one.missing).toEqual([])
  })

  it('says that there is no picture of any kind', async () => {
    const one = await boxOf([], { snapshot: null })
    expect(one.box().text()).toContain('没有画面')
    expect(one.panel.find('video').exists()).toBe(false)
  })

  it('says that the captured picture could not be read', async () => {
    const one = await boxOf([])
    await one.panel.get('img').trigger('error')
    expect(one.box().text()).toContain('画面读取失败')
    expect(one.panel.find('img').exists()).toBe(false)
  })

  it('shows the captured picture alone where it is told to stay still', async () => {
    const one = await boxOf([liveSource('hls')], { still: true })
    expect(one.panel.find('video').exists()).toBe(false)
    expect(one.running()).toHaveLength(0)
    expect(one.box().text()).not.toContain('正在连接')
  })

  it('gives everything back when it goes', async () => {
    const one = await boxOf([liveSource('hls')])
    expect(one.running()).toHaveLength(1)
    one.panel.unmount()
    expect(one.running()).toHaveLength(0)
    expect(one.clock.pending()).toBe(0)
  })
})
