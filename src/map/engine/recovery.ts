/** What the stage shows of itself. */
export type MapStatus = 'loading' | 'ready' | 'lost' | 'rebuilding' | 'flat' | 'unavailable'

export interface RecoveryState {
  status: MapStatus
  /** Monotonic times of the losses of the last minute. */
  losses: readonly number[]
}

export type RecoveryEvent =
  /** The first frame of a scene was drawn. */
  | { type: 'drawn' }
  /** The graphics context or the drawing loop died. */
  | { type: 'lost', atMs: number }
  /** The wait before a new scene is over. */
  | { type: 'rebuild' }
  /** A scene could not be made; `webgl` is false where the browser has none. */
  | { type: 'failed', atMs: number, webgl: boolean }
  /** Somebody asks for the 3D map again, or the long wait is over. */
  | { type: 'retry' }

export type RecoveryStep = { state: RecoveryState, then: { do: 'nothing' } | { do: 'wait', ms: number, event: 'rebuild' | 'retry' } | { do: 'create' } }

export const lossWindowMs = 60_000
/** So many losses within the window, and the wall goes over to the flat map. */
export const lossLimit = 3
/** The card gets a breath before a new scene; doubled with each loss. */
export const rebuildAfterMs = 400
/** A flat map tries the 3D map again after this long. */
export const retryAfterMs = 5 * 60_000

export const recoveryStart: RecoveryState = { status: 'loading', losses: [] }

function afterLoss(state: RecoveryState, atMs: number): RecoveryStep {
  const losses = [...state.losses.filter(loss => atMs - loss < lossWindowMs), atMs]
  if (losses.length > lossLimit) {
    return { state: { status: 'flat', losses: [] }, then: { do: 'wait', ms: retryAfterMs, event: 'retry' } }
  }
  return { state: { status: 'lost', losses }, then: { do: 'wait', ms: rebuildAfterMs * 2 ** (losses.length - 1), event: 'rebuild' } }
}

/**
 * How the stage answers a lost graphics context: a placeholder at once, a new scene after a short wait, and after three
 * losses in a minute the next one ends in a flat map, which tries again later. Without WebGL there is nothing to rebuild.
 */
export function recover(state: RecoveryState, event: RecoveryEvent): RecoveryStep {
  const stay: RecoveryStep = { state, then: { do: 'nothing' } }
  switch (event.type) {
    case 'drawn':
      return state.status === 'loading' || state.status === 'rebuilding' ? { state: { ...state, status: 'ready' }, then: { do: 'nothing' } } : stay
    case 'lost':
      return state.status === 'ready' || state.status === 'loading' || state.status === 'rebuilding' ? afterLoss(state, event.atMs) : stay
    case 'rebuild':
      return state.status === 'lost' ? { state: { ...state, status: 'rebuilding' }, then: { do: 'create' } } : stay
    case 'failed':
      return event.webgl ? afterLoss(state, event.atMs) : { state: { status: 'unavailable', losses: [] }, then: { do: 'nothing' } }
    case 'retry':
      return state.status === 'flat' || state.status === 'unavailable' ? { state: { status: 'rebuilding', losses: [] }, then: { do: 'create' } } : stay
  }
}
