import type { VideoProtocol, VideoSource } from '@/api/contract/alarms'
import type { MediaAbilities } from '@/ui/video/codecs'
import type { AdapterHost, VideoAdapter } from '@/ui/video/videoAdapter'

/** One source that a player opened. */
export interface OpenedVideo {
  readonly source: VideoSource
  readonly element: HTMLVideoElement
  readonly host: AdapterHost
  /** Whether it still holds its resources. */
  open: boolean
}

/** Adapters that load nothing and do what the test says. */
export function fakeAdapters() {
  const opened: OpenedVideo[] = []
  const adapter: VideoAdapter = (source, element, host) => {
    const one: OpenedVideo = { source, element, host, open: true }
    opened.push(one)
    return () => { one.open = false }
  }
  const adapters: Record<VideoProtocol, VideoAdapter> = { hls: adapter, flv: adapter, whep: adapter, mp4: adapter }
  return {
    adapters,
    opened,
    /** Those that run. */
    running: () => opened.filter(one => one.open),
  }
}

/** A browser that decodes whatever is not named here by the first part of its codec. */
export const abilitiesWithout = (...codecs: readonly string[]): MediaAbilities => {
  const knows = (mime: string) => !codecs.some(codec => mime.includes(codec))
  return { fed: knows, file: knows, realTime: new Set(['video/H264', 'video/VP8']) }
}

/** A frame reaches the screen: this page's `<video>` has neither size nor time of its own. */
export function paintFrame(element: HTMLVideoElement): void {
  Object.defineProperty(element, 'videoWidth', { value: 640, configurable: true })
  Object.defineProperty(element, 'videoHeight', { value: 360, configurable: true })
  const shown: unknown = Reflect.get(element, 'currentTime')
  Object.defineProperty(element, 'currentTime', { value: (typeof shown === 'number' && Number.isFinite(shown) ? shown : 0) + 0.1, writable: true, configurable: true })
  element.dispatchEvent(new Event('timeupdate'))
}

/** A live source of a camera. */
export const liveSource = (protocol: VideoProtocol, path = `/video/north.${protocol}`, codec: string | null = null): VideoSource => ({ protocol, path, codec, live: true })
/** A recorded clip. */
export const clipSource = (path = '/footage/gas.mp4', codec: string | null = null): VideoSource => ({ protocol: 'mp4', path, codec, live: false })
