import type Mpegts from 'mpegts.js'
import { emptyElement, faultOfMediaError, onElementError, playSilently } from './mediaElement'
import type { VideoAdapter } from './videoAdapter'
import type { VideoFault } from './videoState'

/** HTTP-FLV, one endless answer, through mpegts.js. The wall shows it without sound, so the sound is not even unpacked. */
export const playFlv: VideoAdapter = (source, element, host) => {
  let stopped = false
  let player: Mpegts.Player | null = null
  const stopWatching = onElementError(element, (error) => { host.tell(faultOfMediaError(error)) })
  // The library is still at work when it reports: it is ended when that is through.
  const tell = (fault: VideoFault) => { queueMicrotask(() => { if (!stopped) host.tell(fault) }) }
  const begin = async () => {
    const { default: mpegts } = await import('mpegts.js')
    if (stopped) return
    mpegts.LoggingControl.enableAll = false
    player = mpegts.createPlayer(
      { type: 'flv', isLive: source.live, url: new URL(source.path, location.href).href, hasAudio: false },
      { enableWorker: false, enableStashBuffer: !source.live, liveBufferLatencyChasing: source.live, lazyLoad: !source.live, autoCleanupSourceBuffer: true, autoCleanupMaxBackwardDuration: 30, autoCleanupMinBackwardDuration: 10 },
    )
    player.on(mpegts.Events.ERROR, (_type: string, detail: string, info: { code?: number, msg?: string } | undefined) => { tell(faultOf(detail, info, source.codec)) })
    let understood = false
    player.on(mpegts.Events.MEDIA_INFO, () => { understood = true })
    // A camera's stream has no end: whoever ends it is the server. What ends before it makes sense is no stream at all.
    player.on(mpegts.Events.LOADING_COMPLETE, () => { if (!understood || source.live) tell({ kind: understood ? 'ended' : 'malformed' }) })
    element.loop = !source.live
    player.attachMediaElement(element)
    player.load()
    playSilently(element, host)
  }
  begin().catch(() => { if (!stopped) host.tell({ kind: 'player' }) })
  return () => {
    stopped = true
    stopWatching()
    player?.destroy()
    emptyElement(element)
  }
}

function faultOf(detail: string, info: { code?: number, msg?: string } | undefined, codec: string | null): VideoFault {
  switch (detail) {
    case 'HttpStatusCodeInvalid': return info?.code === undefined ? { kind: 'network' } : { kind: 'status', status: info.code }
    case 'ConnectingTimeout': return { kind: 'timeout' }
    case 'EarlyEof':
    case 'UnrecoverableEarlyEof': return { kind: 'ended' }
    case 'Exception': return { kind: 'network' }
    case 'FormatError':
    case 'FormatUnsupported': return { kind: 'malformed' }
    case 'CodecUnsupported': return { kind: 'codec', codec }
    // What a refused `addSourceBuffer` throws names the type.
    case 'MediaMSEError': return /not ?supported|unsupported/i.test(info?.msg ?? '') ? { kind: 'codec', codec: /codecs="?([^";')]+)/.exec(info?.msg ?? '')?.[1] ?? codec } : { kind: 'decode' }
    default: return { kind: 'decode' }
  }
}
