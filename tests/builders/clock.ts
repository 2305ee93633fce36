/** Lets everything that waits only on promises run; no timer is touched. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 40; i += 1) await Promise.resolve()
}

/** Timers and a time that move only when a test turns them. */
export interface TurnableClock {
  /** Milliseconds since the clock was made. */
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
  readonly every: (ms: number, run: () => void) => () => void
  /** Moves the time on; timers that come due run in order, each with the promises it sets off. */
  turn(ms: number): Promise<void>
  /** Timers that still wait. */
  readonly pending: () => number
}

interface Timer { due: number, order: number, everyMs: number | null, run: () => void }

/** A clock that stands still until it is turned. */
export function turnableClock(): TurnableClock {
  const timers = new Set<Timer>()
  let now = 0
  let made = 0
  const add = (ms: number, everyMs: number | null, run: () => void) => {
    const timer = { due: now + ms, order: made += 1, everyMs, run }
    timers.add(timer)
    return () => { timers.delete(timer) }
  }
  const next = (until: number) => [...timers].filter(t => t.due <= until).sort((a, b) => a.due - b.due || a.order - b.order)[0]
  return {
    now: () => now,
    after: (ms, run) => add(ms, null, run),
    every: (ms, run) => add(ms, ms, run),
    async turn(ms) {
      const until = now + ms
      await settle()
      for (let timer = next(until); timer; timer = next(until)) {
        now = timer.due
        if (timer.everyMs === null) timers.delete(timer)
        else timer.due += timer.everyMs
        timer.run()
        await settle()
      }
      now = until
    },
    pending: () => timers.size,
  }
}
