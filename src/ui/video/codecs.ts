import type { VideoSource } from '@/api/contract/alarms'
import type { VideoFault } from './videoState'

/** What this browser says that it can decode. */
export interface MediaAbilities {
  /** Fed by a library through Media Source Extensions; null where the browser has none. */
  readonly fed: ((mime: string) => boolean) | null
  /** Given to the element as a file or, where `mime` is that of a playlist, as HLS. */
  readonly file: (mime: string) => boolean
  /** WebRTC's video codecs as MIME types (`video/H264`), upper case after the slash; null where there is no WebRTC. */
  readonly realTime: ReadonlySet<string> | null
}

export const playlistMime = 'application/vnd.apple.mpegurl'

/** Asks the browser; called for every player, because a test or an update of the machine may change the answer. */
export function mediaAbilities(): MediaAbilities {
  const probe = document.createElement('video')
  const source = typeof MediaSource === 'undefined' ? null : MediaSource
  const receiver = typeof RTCRtpReceiver === 'undefined' ? null : RTCRtpReceiver
  return {
    fed: source === null ? null : mime => source.isTypeSupported(mime),
    file: mime => probe.canPlayType(mime) !== '',
    realTime: receiver === null ? null : new Set((receiver.getCapabilities('video')?.codecs ?? []).map(({ mimeType }) => realTimeName(mimeType))),
  }
}

/** First part of an RFC 6381 name → WebRTC's name (RFC 7742 and the RTP payload formats). */
const realTimeNames: Readonly<Record<string, string>> = {
  avc1: 'video/H264', avc3: 'video/H264', hvc1: 'video/H265', hev1: 'video/H265', vp08: 'video/VP8', vp8: 'video/VP8', vp09: 'video/VP9', vp9: 'video/VP9', av01: 'video/AV1',
}

/** Names of codecs as people write them, by the first part of the RFC 6381 name. */
const commonNames: Readonly<Record<string, string>> = { avc1: 'H.264', avc3: 'H.264', hvc1: 'H.265', hev1: 'H.265', vp08: 'VP8', vp8: 'VP8', vp09: 'VP9', vp9: 'VP9', av01: 'AV1', mp4v: 'MPEG-4' }

/** The codec's common name: `hvc1.1.6.L93.B0` → H.265; as it is written where it is not known. */
export function codecName(codec: string): string {
  return commonNames[firstPart(codec)] ?? codec
}

const firstPart = (codec: string) => codec.split('.')[0]?.toLowerCase() ?? ''

function realTimeName(mimeType: string): string {
  const [kind = '', name = ''] = mimeType.split('/')
  return `${kind.toLowerCase()}/${name.toUpperCase()}`
}

/**
 * What speaks against a source before a byte of it is loaded: `codec` where the browser says that it lacks the decoder. Null where
 * nothing does, also where the codec is not known: then the player finds out.
 */
export function verdictOn({ protocol, codec }: VideoSource, abilities: MediaAbilities): VideoFault | null {
  const lacking: VideoFault = { kind: 'codec', codec }
  const mime = codec === null ? 'video/mp4' : `video/mp4; codecs="${codec}"`
  switch (protocol) {
    case 'whep': {
      if (abilities.realTime === null) return lacking
      const name = codec === null ? undefined : realTimeNames[firstPart(codec)]
      return name === undefined || abilities.realTime.has(name) ? null : lacking
    }
    case 'flv': return abilities.fed === null || (codec !== null && !abilities.fed(mime)) ? lacking : null
    // Without Media Source Extensions a browser may still know playlists by itself.
    case 'hls': return (abilities.fed === null ? abilities.file(playlistMime) : codec === null || abilities.fed(mime)) ? null : lacking
    case 'mp4': return codec === null || abilities.file(mime) ? null : lacking
  }
}
