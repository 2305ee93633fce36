/** What is wrong with one way to the pictures. `codec`: the browser lacks the decoder, so trying again is of no use. */
export type VideoFault =
  | { readonly kind: 'codec', readonly codec: string | null }
  | { readonly kind: 'status', readonly status: number }
  | { readonly kind: 'network' | 'timeout' | 'stalled' | 'decode' | 'malformed' | 'ended' | 'blocked' | 'player' }

/** A fault of the source at that place in the list. */
export interface SourceFault { readonly source: number, readonly fault: VideoFault }

/**
 * `connecting`: a source was asked, no frame yet · `playing` · `failed`: no source is left to try · `waiting`: it has no place among
 * the live players, or the page is hidden.
 */
export type VideoPhase = 'connecting' | 'playing' | 'failed' | 'waiting'

/** Where one player stands. Times are the clock's milliseconds that only grow. */
export interface VideoState {
  readonly phase: VideoPhase
  /** Index of the source that plays or is tried. */
  readonly source: number
  /** Grows with every source that is opened: what an earlier one still tells counts no more. */
  readonly attempt: number
  /** What went wrong in this round through the sources, in their order. */
  readonly faults: readonly SourceFault[]
  /** Rounds without a single frame, one after the other. */
  readonly failedRounds: number
  /** When the next round begins by itself; null where it does not. */
  readonly retryAtMs: number | null
  /** The last frame that was seen, of any source; null before the first. Brought up to date whenever the phase changes. */
  readonly lastFrameAtMs: number | null
}

/** What can happen to a player. */
export type VideoEvent =
  /** It may play: at the beginning, when its turn comes again, or because a person asks. */
  | { readonly type: 'start' }
  /** It must give up its place. */
  | { readonly type: 'pause' }
  /** The first frame of an attempt. */
  | { readonly type: 'frame', readonly attempt: number }
  | { readonly type: 'fault', readonly attempt: number, readonly fault: VideoFault }

/** What a player knows besides its state when something happens. */
export interface VideoSituation {
  /** Of each source, what speaks against it before anything is loaded; null: nothing. */
  readonly verdicts: readonly (VideoFault | null)[]
  /** Milliseconds of a clock that only grows. */
  readonly nowMs: number
  readonly lastFrameAtMs: number | null
}

/** Without a frame for so long, a source counts as silent: before the first frame, and after it. */
export const firstFrameWithinMs = 10_000
export const stalledAfterMs = 8_000

const firstRetryMs = 3_000
const longestRetryMs = 60_000

/** Pause before the next round: doubles with every round that showed nothing, from 3 s to 60 s. */
export function retryDelayMs(failedRounds: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, failedRounds - 1))
}

export const initialVideoState: VideoState = { phase: 'waiting', source: 0, attempt: 0, faults: [], failedRounds: 0, retryAtMs: null, lastFrameAtMs: null }

/**
 * The next state; the same object where nothing changes. Sources are tried in their order; when one fails the next is tried at
 * once, after the last the player waits and begins anew, unless no source can ever play here.
 */
export function nextVideoState(before: VideoState, event: VideoEvent, situation: VideoSituation): VideoState {
  const state = { ...before, lastFrameAtMs: situation.lastFrameAtMs }
  switch (event.type) {
    case 'start':
      return openFrom({ ...state, faults: [], retryAtMs: null }, 0, situation)
    case 'pause':
      return before.phase === 'waiting' ? before : { ...state, phase: 'waiting', retryAtMs: null }
    case 'frame':
      if (event.attempt !== before.attempt || before.phase !== 'connecting') return before
      return { ...state, phase: 'playing', failedRounds: 0 }
    case 'fault':
      if (event.attempt !== before.attempt || (before.phase !== 'connecting' && before.phase !== 'playing')) return before
      return openFrom({ ...state, faults: [...before.faults, { source: before.source, fault: event.fault }] }, before.source + 1, situation)
  }
}

/** Goes to the first source from `from` on that nothing speaks against; without one the round has failed. */
function openFrom(state: VideoState, from: number, { verdicts, nowMs }: VideoSituation): VideoState {
  const faults = [...state.faults]
  for (let source = from; source < verdicts.length; source++) {
    const verdict = verdicts[source]
    if (verdict == null) return { ...state, phase: 'connecting', source, attempt: state.attempt + 1, faults }
    faults.push({ source, fault: verdict })
  }
  const failedRounds = state.failedRounds + 1
  const hopeless = faults.every(({ fault }) => fault.kind === 'codec')
  return { ...state, phase: 'failed', faults, failedRounds, retryAtMs: hopeless ? null : nowMs + retryDelayMs(failedRounds) }
}
