import type { VideoProtocol, VideoSource } from '@/api/contract/alarms'
import { type MediaAbilities, verdictOn } from './codecs'
import type { VideoAdapter, VideoClock } from './videoAdapter'
import { type VideoEvent, type VideoFault, type VideoState, firstFrameWithinMs, initialVideoState, nextVideoState, stalledAfterMs } from './videoState'

/** What players are made of; tests put their own in its place. */
export interface PlayerParts {
  readonly adapters: Readonly<Record<VideoProtocol, VideoAdapter>>
  readonly abilities: () => MediaAbilities
  readonly clock: VideoClock
}

export interface PlayerCallbacks {
  /** A new state; called for every change and only then. */
  readonly onState: (state: VideoState) => void
  /** The picture is about to go: the last moment to keep it. */
  readonly onLeave: (element: HTMLVideoElement, source: VideoSource) => void
  /** The pause after a failure is over: whoever gives out the places says whether it may start again. */
  readonly onRetry: () => void
}

/** One `<video>` and the sources it may show, one at a time. Begins to wait; whoever made it says when it may start. */
export interface VideoPlayer {
  readonly state: () => VideoState
  /** Begins anew with the first source. */
  readonly start: () => void
  /** Gives everything back and waits for the next start. */
  readonly pause: () => void
  /** Pauses for good. */
  readonly dispose: () => void
}

/** Follows the state machine: opens what it says, watches for frames, and says when it is time to try again. */
export function createVideoPlayer(sources: readonly VideoSource[], element: HTMLVideoElement, { adapters, abilities, clock }: PlayerParts, { onState, onLeave, onRetry }: PlayerCallbacks): VideoPlayer {
  let state = initialVideoState
  let verdicts: readonly (VideoFault | null)[] = []
  let lastFrameAtMs: number | null = null
  let current: VideoSource | null = null
  /** Seen in this attempt: decides which of the two limits holds. */
  let seen = false
  let noted: VideoFault | null = null
  let disposed = false
  let stopSource = () => {}
  let stopTimer = () => {}

  function dispatch(event: VideoEvent): void {
    if (disposed) return
    const before = state
    state = nextVideoState(before, event, { verdicts, nowMs: clock.monotonicMs(), lastFrameAtMs })
    if (state === before) return
    if (state.attempt !== before.attempt || (state.phase !== 'connecting' && state.phase !== 'playing')) close()
    if (state.phase === 'connecting' && state.attempt !== before.attempt) open()
    if (state.phase === 'failed' && state.retryAtMs !== null) stopTimer = clock.after(Math.max(0, state.retryAtMs - clock.monotonicMs()), onRetry)
    onState(state)
  }

  function close(): void {
    stopTimer()
    stopTimer = () => {}
    const stop = stopSource
    stopSource = () => {}
    if (seen && current !== null) onLeave(element, current)
    current = null
    seen = false
    noted = null
    stop()
  }

  function open(): void {
    const source = sources[state.source]
    if (source === undefined) return
    current = source
    const { attempt } = state
    const tell = (fault: VideoFault) => { dispatch({ type: 'fault', attempt, fault }) }
    const openedAtMs = clock.monotonicMs()
    // One timer that looks again when the limit could have passed, instead of one for every frame.
    const watch = () => {
      const limitMs = seen ? stalledAfterMs : firstFrameWithinMs
      const silentMs = clock.monotonicMs() - (seen && lastFrameAtMs !== null ? lastFrameAtMs : openedAtMs)
      if (silentMs >= limitMs) tell(noted ?? { kind: seen ? 'stalled' : 'timeout' })
      else stopTimer = clock.after(limitMs - silentMs, watch)
    }
    stopTimer = clock.after(firstFrameWithinMs, watch)
    const stopFrames = followFrames(element, () => {
      lastFrameAtMs = clock.monotonicMs()
      noted = null
      if (seen) return
      seen = true
      stopTimer()
      stopTimer = clock.after(stalledAfterMs, watch)
      dispatch({ type: 'frame', attempt })
    })
    const stopAdapter = adapters[source.protocol](source, element, { tell, note: (fault) => { noted = fault }, after: clock.after })
    stopSource = () => { stopFrames(); stopAdapter() }
  }

  function start(): void {
    close()
    const able = abilities()
    verdicts = sources.map(source => verdictOn(source, able))
    dispatch({ type: 'start' })
  }

  return {
    state: () => state,
    start,
    pause: () => { dispatch({ type: 'pause' }) },
    dispose() {
      disposed = true
      close()
    },
  }
}

/** Tells of every frame that reaches the screen; where the browser cannot, of every step of the time. Returns the way to stop. */
function followFrames(element: HTMLVideoElement, onFrame: () => void): () => void {
  if (!('requestVideoFrameCallback' in element)) return followTime(element, onFrame)
  let handle = 0
  const next = () => { handle = element.requestVideoFrameCallback(() => { next(); onFrame() }) }
  next()
  return () => { element.cancelVideoFrameCallback(handle) }
}

function followTime(element: HTMLVideoElement, onFrame: () => void): () => void {
  let last = element.currentTime
  const look = () => {
    const { currentTime } = element
    if (currentTime === last || element.videoWidth === 0) return
    last = currentTime
    onFrame()
  }
  element.addEventListener('timeupdate', look)
  return () => { element.removeEventListener('timeupdate', look) }
}
