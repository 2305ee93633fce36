import type { VideoSource } from '@/api/contract/alarms'
import type { VideoFault } from './videoState'

/** Timers and a time that only grows, from whoever owns the clock. */
export interface VideoClock {
  readonly monotonicMs: () => number
  /** Runs once after `ms`; returns the way to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** What an adapter can say to its player. */
export interface AdapterHost extends Pick<VideoClock, 'after'> {
  /** The source is of no use any more: the player stops the adapter and goes on to the next source. */
  readonly tell: (fault: VideoFault) => void
  /** Something went wrong that may heal; if no frame comes, this is the reason that is shown. */
  readonly note: (fault: VideoFault) => void
}

/**
 * One protocol: brings a source into a `<video>` and returns the way to end it. After that the element holds nothing, no worker,
 * connection, timer or listener is left, and nothing more is told, also where the library was still on its way.
 */
export type VideoAdapter = (source: VideoSource, element: HTMLVideoElement, host: AdapterHost) => () => void
