import { describe, expect, it } from 'vitest'
import type { VideoSource } from '@/api/contract/alarms'
import { type MediaAbilities, codecName, verdictOn } from '@/ui/video/codecs'

const h264 = 'avc1.4D401F', h265 = 'hvc1.1.6.L93.B0'
const source = (protocol: VideoSource['protocol'], codec: string | null): VideoSource => ({ protocol, path: '/video/a', codec, live: true })

const plays = (...known: string[]) => (mime: string) => !mime.includes('codecs=') || known.some(name => mime.includes(name))
const debian: MediaAbilities = { fed: plays('avc1'), file: plays('avc1'), realTime: new Set(['video/H264', 'video/VP8']) }
/** Chromium as its project builds it: without the codecs that need a licence. */
const free: MediaAbilities = { fed: plays('vp09'), file: plays('vp09'), realTime: new Set(['video/VP8', 'video/VP9']) }
const withoutMediaSource: MediaAbilities = { fed: null, file: mime => mime === 'application/vnd.apple.mpegurl' || plays('avc1')(mime), realTime: null }

describe('what speaks against a source before it is loaded', () => {
  it.each<[protocol: VideoSource['protocol'], codec: string | null, here: string, abilities: MediaAbilities, expected: boolean]>([
    ['hls', h264, 'a browser with H.264', debian, true], ['flv', h264, 'a browser with H.264', debian, true], ['mp4', h264, 'a browser with H.264', debian, true], ['whep', h264, 'a browser with H.264', debian, true],
    ['hls', h265, 'a browser with H.264', debian, false], ['flv', h265, 'a browser with H.264', debian, false], ['mp4', h265, 'a browser with H.264', debian, false], ['whep', h265, 'a browser with H.264', debian, false],
    ['hls', h264, 'a browser without H.264', free, false], ['flv', h264, 'a browser without H.264', free, false], ['mp4', h264, 'a browser without H.264', free, false], ['whep', h264, 'a browser without H.264', free, false],
    ['hls', null, 'a browser without H.264', free, true], ['whep', null, 'a browser without H.264', free, true],
    ['hls', h264, 'one that knows playlists by itself', withoutMediaSource, true], ['flv', h264, 'one without Media Source Extensions', withoutMediaSource, false], ['whep', null, 'one without WebRTC', withoutMediaSource, false],
  ])('%s %s in %s', (protocol, codec, _, abilities, expected) => {
    expect(verdictOn(source(protocol, codec), abilities)).toEqual(expected ? null : { kind: 'codec', codec })
  })

  it('names codecs as people do', () => {
    expect([h264, h265, 'hev1.1.6.L93', 'vp09.00.10.08', 'av01.0.04M.08', 'theora'].map(codecName)).toEqual(['H.264', 'H.265', 'H.265', 'VP9', 'AV1', 'theora'])
  })
})
