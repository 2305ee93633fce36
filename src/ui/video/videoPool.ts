import type { VideoSource } from '@/api/contract/alarms'
import { type PlayerCallbacks, type PlayerParts, type VideoPlayer, createVideoPlayer } from './videoPlayer'
import type { VideoState } from './videoState'

/** At most so many players run at once: each holds a decoder, a connection and some tens of megabytes. */
export const livePlayersMax = 4

/** Whether the page can be seen; a hidden one decodes for nobody, and browsers stop its frames. */
export interface PageSight {
  readonly hidden: () => boolean
  readonly onChange: (run: () => void) => () => void
}

export interface AcquireOptions extends Partial<Pick<PlayerCallbacks, 'onState' | 'onLeave'>> {
  /** Somebody looks at it: it gives way only to another one that is looked at. */
  readonly looked: boolean
}

/** One place that wants to show moving pictures, from `acquire` to `dispose`. */
export interface VideoHandle {
  readonly state: () => VideoState
  /** Says whether somebody looks at it now. */
  readonly look: (looked: boolean) => void
  /** Asks for it now: tries anew where it failed, takes a place where it waits. */
  readonly retry: () => void
  /** Gives everything back. */
  readonly dispose: () => void
}

export interface VideoPool {
  /** Wants to show `sources`, in the order in which they are to be tried, in `element`. */
  readonly acquire: (sources: readonly VideoSource[], element: HTMLVideoElement, options: AcquireOptions) => VideoHandle
  /** What the pool holds, for tests: handles that were not disposed, and those of them that run. */
  readonly probe: () => { readonly handles: number, readonly live: number }
}

interface Entry { readonly player: VideoPlayer, looked: boolean, live: boolean }

/**
 * Shares out the places. A newcomer takes the place of the oldest that nobody looks at, else, if it is looked at itself, of the
 * oldest of all. Who had to give way gets the next place that falls free, the youngest first. One that fails gives its place up at
 * once; when its pause is over it takes a free one, or waits for it. While the page is hidden none runs.
 */
export function createVideoPool(parts: PlayerParts, sight: PageSight, most = livePlayersMax): VideoPool {
  /** In the order in which they got, or last asked for, their place: oldest first. */
  const entries = new Set<Entry>()
  let stopWatching = () => {}

  const running = () => [...entries].filter(entry => entry.live)

  function admit(entry: Entry): void {
    if (entry.live || sight.hidden()) return
    const live = running()
    if (live.length >= most) {
      const victim = live.find(other => !other.looked) ?? (entry.looked ? live[0] : undefined)
      if (victim === undefined) return
      suspend(victim)
    }
    entry.live = true
    entry.player.start()
  }

  function suspend(entry: Entry): void {
    entry.live = false
    entry.player.pause()
  }

  /** Its pause is over: nobody pressed anything, so no picture that is looked at gives way to it. */
  function readmit(entry: Entry): void {
    if (running().length < most || (entry.looked && running().some(other => !other.looked))) admit(entry)
    else suspend(entry)
  }

  /** A failed one holds a place but no picture. */
  function release(entry: Entry): void {
    if (!entry.live) return
    entry.live = false
    fill()
  }

  /** Gives free places to those that wait, looked at first, then the youngest. */
  function fill(): void {
    const waiting = [...entries].reverse().filter(({ live, player }) => !live && player.state().phase === 'waiting')
    const next = [...waiting.filter(entry => entry.looked), ...waiting.filter(entry => !entry.looked)]
    for (const entry of next.slice(0, Math.max(0, most - running().length))) admit(entry)
  }

  function onSight(): void {
    if (sight.hidden()) for (const entry of entries) suspend(entry)
    else fill()
  }

  return {
    acquire(sources, element, { looked, onState = () => {}, onLeave = () => {} }) {
      if (entries.size === 0) stopWatching = sight.onChange(onSight)
      const player = createVideoPlayer(sources, element, parts, {
        onState(state) {
          onState(state)
          if (state.phase === 'failed') release(entry)
        },
        onLeave,
        onRetry() { readmit(entry) },
      })
      const entry: Entry = { player, looked, live: false }
      entries.add(entry)
      admit(entry)
      return {
        state: entry.player.state,
        look(now) { entry.looked = now },
        retry() {
          if (!entries.delete(entry)) return
          entries.add(entry)
          if (entry.live) entry.player.start()
          else admit(entry)
        },
        dispose() {
          if (!entries.delete(entry)) return
          entry.live = false
          entry.player.dispose()
          if (entries.size === 0) { stopWatching(); stopWatching = () => {} }
          else fill()
        },
      }
    },
    probe: () => ({ handles: entries.size, live: running().length }),
  }
}
