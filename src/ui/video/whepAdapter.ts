import { emptyElement, playSilently } from './mediaElement'
import type { VideoAdapter } from './videoAdapter'
import type { VideoFault } from './videoState'

/** Candidates of the own network come at once; one that is slow to come is left out. */
const gatherWithinMs = 2_000

/** The server's answer to an offer was of no use. */
class Refused extends Error {
  constructor(readonly fault: VideoFault) { super(fault.kind) }
}

/** WebRTC by WHEP (draft-ietf-wish-whep): one offer, one answer, ended by DELETE. Receives pictures only; no ICE server is asked. */
export const playWhep: VideoAdapter = (source, element, host) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const ended = () => signal.aborted
  const peer = new RTCPeerConnection({ iceServers: [] })
  let session: string | null = null
  peer.addTransceiver('video', { direction: 'recvonly' })
  peer.ontrack = ({ streams, track }) => {
    element.srcObject = streams[0] ?? new MediaStream([track])
    playSilently(element, host)
  }
  peer.onconnectionstatechange = () => {
    if (peer.connectionState === 'failed') host.tell({ kind: 'network' })
    // May heal by itself; if it does not, this is why no frame comes.
    if (peer.connectionState === 'disconnected') host.note({ kind: 'network' })
  }
  const endSession = () => {
    if (session !== null) void fetch(session, { method: 'DELETE', keepalive: true }).catch(() => { /* the server ends a silent session by itself */ })
    session = null
  }
  const begin = async () => {
    await peer.setLocalDescription(await peer.createOffer())
    await gathered(peer, host.after, signal)
    if (ended()) return
    // Not aborted with the player: only the answer says which session has to be ended.
    const response = await fetch(source.path, { method: 'POST', headers: { 'Content-Type': 'application/sdp' }, body: peer.localDescription?.sdp ?? '' })
    if (!response.ok) throw new Refused({ kind: 'status', status: response.status })
    session = ownAddress(response.headers.get('Location'), source.path)
    if (ended()) { endSession(); return }
    const sdp = await response.text()
    if (!sdp.startsWith('v=0')) throw new Refused({ kind: 'malformed' })
    if (!ended()) await peer.setRemoteDescription({ type: 'answer', sdp })
  }
  begin().catch((error: unknown) => {
    if (ended()) return
    if (error instanceof Refused) host.tell(error.fault)
    // fetch fails with a TypeError, a description that does not fit with a DOMException.
    else host.tell({ kind: error instanceof TypeError ? 'network' : 'malformed' })
  })
  return () => {
    stopped.abort()
    peer.ontrack = null
    peer.onconnectionstatechange = null
    peer.close()
    endSession()
    emptyElement(element)
  }
}

/** The session's address, on the wall's own origin; null where the server names none or another origin's. */
function ownAddress(location: string | null, path: string): string | null {
  if (location === null) return null
  const offer = new URL(path, window.location.href)
  if (!URL.canParse(location, offer)) return null
  const address = new URL(location, offer)
  return address.origin === window.location.origin ? address.href : null
}

/** Resolves when the peer knows its own addresses, at the latest after two seconds or when the player is stopped. */
function gathered(peer: RTCPeerConnection, after: (ms: number, run: () => void) => () => void, signal: AbortSignal): Promise<void> {
  if (peer.iceGatheringState === 'complete') return Promise.resolve()
  return new Promise((resolve) => {
    const finish = () => {
      stopTimer()
      peer.removeEventListener('icegatheringstatechange', look)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const look = () => { if (peer.iceGatheringState === 'complete') finish() }
    const stopTimer = after(gatherWithinMs, finish)
    peer.addEventListener('icegatheringstatechange', look)
    signal.addEventListener('abort', finish)
  })
}
