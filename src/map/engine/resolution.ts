/** What limits a drawing buffer: the card's largest side and the number of pixels that the wall can afford. */
export interface BufferLimits { maxSide: number, pixelBudget: number }

/** Share of the native resolution at which a canvas of this many device pixels is drawn, above 0 and at most 1. */
export function resolutionScaleFor(width: number, height: number, limits: BufferLimits): number {
  if (width <= 0 || height <= 0) return 1
  return Math.min(1, limits.maxSide / width, limits.maxSide / height, Math.sqrt(limits.pixelBudget / (width * height)))
}

/** Steps down while frames are slow. */
export const resolutionSteps = [1, 0.75, 0.5] as const

export interface PaceState { step: number, slowInRow: number }
export const paceStart: PaceState = { step: 0, slowInRow: 0 }
const slowFrameMs = 55
const slowFramesToStep = 4

/** Counts slow frames in a row while the camera flies; four of them step the resolution down. Never steps up in a flight. */
export function pace(state: PaceState, frameMs: number): PaceState {
  if (frameMs < slowFrameMs) return state.slowInRow === 0 ? state : { ...state, slowInRow: 0 }
  const slowInRow = state.slowInRow + 1
  if (slowInRow < slowFramesToStep || state.step >= resolutionSteps.length - 1) return { ...state, slowInRow }
  return { step: state.step + 1, slowInRow: 0 }
}
