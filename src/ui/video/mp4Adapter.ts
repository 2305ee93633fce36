import type { VideoSource } from '@/api/contract/alarms'
import { emptyElement, faultOfMediaError, onElementError, playSilently } from './mediaElement'
import type { AdapterHost, VideoAdapter } from './videoAdapter'
import type { VideoFault } from './videoState'

const cannotOpen = 4

/** A file that the element plays by itself: an MP4 clip, which loops, or a playlist where the browser knows HLS. */
export const playMp4: VideoAdapter = (source, element, host) => {
  const stopped = new AbortController()
  const stopWatching = onElementError(element, (error) => { void tellWhy(source, error, host, stopped.signal) })
  element.loop = !source.live
  element.src = source.path
  playSilently(element, host)
  return () => {
    stopped.abort()
    stopWatching()
    emptyElement(element)
  }
}

/** The element does not say whether the file was missing or could not be decoded: the server is asked for its head. */
async function tellWhy(source: VideoSource, error: MediaError | null, { tell }: AdapterHost, signal: AbortSignal): Promise<void> {
  if (error?.code !== cannotOpen) { tell(faultOfMediaError(error)); return }
  const fault = await faultOfHead(source.path, signal)
  if (signal.aborted) return
  // Chromium names the case in its message; elsewhere a file that is there and does not open is taken for broken.
  tell(fault ?? (/NO_SUPPORTED_STREAMS|UNSUPPORTED/i.test(error.message) ? { kind: 'codec', codec: source.codec } : { kind: 'malformed' }))
}

async function faultOfHead(path: string, signal: AbortSignal): Promise<VideoFault | null> {
  try {
    const { ok, status } = await fetch(path, { method: 'HEAD', signal })
    return ok ? null : { kind: 'status', status }
  }
  catch { return { kind: 'network' } }
}
