import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { playMp4 } from '@/ui/video/mp4Adapter'
import type { VideoFault } from '@/ui/video/videoState'
import { playWhep } from '@/ui/video/whepAdapter'
import { settle, turnableClock } from '../builders/clock'
import { clipSource, liveSource } from '../builders/video'

interface Call { method: string, path: string, body: string }

/** A peer that knows its own addresses when the test says so, and remembers what was done with it. */
class FakePeer extends EventTarget {
  static made: FakePeer[] = []
  iceGatheringState: RTCIceGatheringState = 'new'
  connectionState: RTCPeerConnectionState = 'new'
  localDescription: { sdp: string } | null = null
  remote: RTCSessionDescriptionInit | null = null
  ontrack: ((event: { streams: unknown[], track: unknown }) => void) | null = null
  onconnectionstatechange: (() => void) | null = null
  closed = false
  readonly transceivers: unknown[] = []
  constructor(readonly configuration: unknown) { super(); FakePeer.made.push(this) }
  addTransceiver(...args: unknown[]) { this.transceivers.push(args) }
  createOffer() { return Promise.resolve({ type: 'offer', sdp: 'v=0 offer' }) }
  setLocalDescription(offer: { sdp: string }) { this.localDescription = offer; return Promise.resolve() }
  setRemoteDescription(answer: RTCSessionDescriptionInit) { this.remote = answer; return Promise.resolve() }
  close() { this.closed = true }
  gather() {
    this.iceGatheringState = 'complete'
    this.dispatchEvent(new Event('icegatheringstatechange'))
  }
  become(state: RTCPeerConnectionState) {
    this.connectionState = state
    this.onconnectionstatechange?.()
  }
}

let calls: Call[] = []
let answer: (call: Call) => Response | Promise<Response> = () => new Response(null, { status: 404 })
const accepted = (location: string | null) => new Response('v=0 answer', { status: 201, headers: location === null ? {} : { Location: location } })

beforeEach(() => {
  calls = []
  FakePeer.made = []
  vi.stubGlobal('RTCPeerConnection', FakePeer)
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body = '' }: { method?: string, body?: string } = {}) => {
    const call = { method, path, body }
    calls.push(call)
    return await answer(call)
  })
})
afterEach(() => { vi.unstubAllGlobals() })

function hostOf() {
  const clock = turnableClock()
  const told: VideoFault[] = []
  const noted: VideoFault[] = []
  return { clock, told, noted, host: { after: clock.after, tell: (fault: VideoFault) => { told.push(fault) }, note: (fault: VideoFault) => { noted.push(fault) } } }
}

describe('WebRTC by WHEP', () => {
  async function whep(location: string | null = '/video/session/1') {
    answer = () => accepted(location)
    const element = document.createElement('video')
    const one = hostOf()
    const stop = playWhep(liveSource('whep', '/video/whep/north'), element, one.host)
    await settle()
    const [peer] = FakePeer.made
    if (peer === undefined) throw new Error('no peer was made')
    return { ...one, stop, peer, element }
  }

  it('offers to receive pictures alone, asks no other server, and takes the answer', async () => {
    const one = await whep()
    expect(calls).toEqual([])
    one.peer.gather()
    await settle()
    expect(calls).toEqual([{ method: 'POST', path: '/video/whep/north', body: 'v=0 offer' }])
    expect(one.peer.configuration).toEqual({ iceServers: [] })
    expect(one.peer.transceivers).toEqual([['video', { direction: 'recvonly' }]])
    expect(one.peer.remote).toEqual({ type: 'answer', sdp: 'v=0 answer' })
    expect(one.told).toEqual([])
    expect(one.clock.pending()).toBe(0)
  })

  it('does not wait for addresses longer than two seconds', async () => {
    const one = await whep()
    await one.clock.turn(1_900)
    expect(calls).toEqual([])
    await one.clock.turn(200)
    expect(calls).toHaveLength(1)
  })

  it('ends its session by DELETE and closes the peer', async () => {
    const one = await whep()
    one.peer.gather()
    await settle()
    one.stop()
    expect(one.peer.closed).toBe(true)
    expect(calls.slice(1)).toEqual([{ method: 'DELETE', path: `${location.origin}/video/session/1`, body: '' }])
  })

  it('ends a session also when the answer comes after it was stopped', async () => {
    const one = await whep()
    let give: (response: Response) => void = () => {}
    answer = () => new Promise((resolve) => { give = resolve })
    one.peer.gather()
    await settle()
    one.stop()
    answer = () => new Response(null, { status: 200 })
    give(accepted('/video/session/9'))
    await settle()
    expect(calls.map(({ method }) => method)).toEqual(['POST', 'DELETE'])
    expect(one.peer.remote).toBeNull()
  })

  it('asks nothing when it is stopped before its addresses are known, and leaves no timer', async () => {
    const one = await whep()
    one.stop()
    await settle()
    expect(calls).toEqual([])
    expect(one.clock.pending()).toBe(0)
  })

  it.each(['https://elsewhere.test/session', '//elsewhere.test/session', null])('sends nothing to a session at %s', async (location) => {
    const one = await whep(location)
    one.peer.gather()
    await settle()
    one.stop()
    expect(calls.map(({ method }) => method)).toEqual(['POST'])
  })

  it.each<[what: string, give: () => Response, fault: VideoFault]>([
    ['a refusal', () => new Response(null, { status: 403 }), { kind: 'status', status: 403 }],
    ['no description', () => new Response('<html>', { status: 201 }), { kind: 'malformed' }],
  ])('tells of %s', async (_, give, fault) => {
    const one = await whep()
    answer = give
    one.peer.gather()
    await settle()
    expect(one.told).toEqual([fault])
  })

  it('tells of a network that is gone, and notes one that may come back', async () => {
    const one = await whep()
    answer = () => { throw new TypeError('Failed to fetch') }
    one.peer.gather()
    await settle()
    expect(one.told).toEqual([{ kind: 'network' }])
    one.peer.become('disconnected')
    expect(one.noted).toEqual([{ kind: 'network' }])
    one.peer.become('failed')
    expect(one.told).toHaveLength(2)
  })
})

describe('an MP4 clip', () => {
  function mp4() {
    const element = document.createElement('video')
    const one = hostOf()
    const stop = playMp4(clipSource('/footage/gas.mp4', 'avc1.4D401F'), element, one.host)
    const fail = async (code: number, message = '') => {
      Object.defineProperty(element, 'error', { value: { code, message }, configurable: true })
      element.dispatchEvent(new Event('error'))
      await settle()
    }
    return { ...one, element, stop, fail }
  }

  it.each<[what: string, code: number, message: string, head: () => Response, fault: VideoFault]>([
    ['is not there', 4, '', () => new Response(null, { status: 404 }), { kind: 'status', status: 404 }],
    ['cannot be reached', 4, '', () => { throw new TypeError('Failed to fetch') }, { kind: 'network' }],
    ['has a codec that the browser lacks', 4, 'DEMUXER_ERROR_NO_SUPPORTED_STREAMS: FFmpegDemuxer: no supported streams', () => new Response(null), { kind: 'codec', codec: 'avc1.4D401F' }],
    ['is no video', 4, 'DEMUXER_ERROR_COULD_NOT_OPEN', () => new Response(null), { kind: 'malformed' }],
    ['breaks in the middle', 3, '', () => new Response(null), { kind: 'decode' }],
  ])('says why when it %s', async (_, code, message, head, fault) => {
    answer = head
    const one = mp4()
    await one.fail(code, message)
    expect(one.told).toEqual([fault])
  })

  it('is taken out of the element when it is stopped, and tells nothing any more', async () => {
    const one = mp4()
    expect(one.element.getAttribute('src')).toBe('/footage/gas.mp4')
    one.stop()
    await one.fail(4)
    expect(one.element.hasAttribute('src')).toBe(false)
    expect(one.told).toEqual([])
    expect(calls).toEqual([])
  })
})
