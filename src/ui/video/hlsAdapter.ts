import type Hls from 'hls.js/light'
import type { ErrorData } from 'hls.js/light'
import { mediaAbilities } from './codecs'
import { emptyElement, playSilently } from './mediaElement'
import { playMp4 } from './mp4Adapter'
import type { VideoAdapter } from './videoAdapter'
import type { VideoFault } from './videoState'

/** HLS through hls.js; where the browser has no Media Source Extensions, by the element itself. */
export const playHls: VideoAdapter = (source, element, host) => {
  if (mediaAbilities().fed === null) return playMp4(source, element, host)
  let stopped = false
  let hls: Hls | null = null
  const begin = async () => {
    const [{ default: Library }, { default: workerPath }] = await Promise.all([import('hls.js/light'), import('hls.js/dist/hls.worker.js?worker&url')])
    if (stopped) return
    hls = new Library({ workerPath, enableWorker: true, backBufferLength: 10, maxBufferLength: 12, liveDurationInfinity: source.live, capLevelToPlayerSize: true })
    hls.on(Library.Events.ERROR, (_event, data) => {
      const fault = faultOf(data, source.codec)
      if (!data.fatal) host.note(fault)
      // Its own handlers run on after this one: it is ended when they are through.
      else queueMicrotask(() => { if (!stopped) host.tell(fault) })
    })
    element.loop = !source.live
    hls.loadSource(source.path)
    hls.attachMedia(element)
    playSilently(element, host)
  }
  begin().catch(() => { if (!stopped) host.tell({ kind: 'player' }) })
  return () => {
    stopped = true
    hls?.destroy()
    emptyElement(element)
  }
}

/** The codec of an `addSourceBuffer` that was refused stands in its MIME type. */
const codecIn = (mime: string | undefined) => /codecs="?([^";]+)/.exec(mime ?? '')?.[1] ?? null

function faultOf({ type, details, response, mimeType }: ErrorData, codec: string | null): VideoFault {
  switch (details.toString()) {
    case 'manifestIncompatibleCodecsError':
    case 'bufferAddCodecError':
    case 'bufferIncompatibleCodecsError': return { kind: 'codec', codec: codecIn(mimeType) ?? codec }
    case 'manifestParsingError':
    case 'levelParsingError':
    case 'levelEmptyError':
    case 'fragParsingError': return { kind: 'malformed' }
    case 'manifestLoadTimeOut':
    case 'levelLoadTimeOut':
    case 'fragLoadTimeOut': return { kind: 'timeout' }
    // The playlist of a live stream that no longer grows.
    case 'playlistUnchangedError': return { kind: 'stalled' }
    default:
  }
  const status = response?.code ?? 0
  if (status >= 400) return { kind: 'status', status }
  return type.toString() === 'networkError' ? { kind: 'network' } : { kind: 'decode' }
}
