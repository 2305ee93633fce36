/** How answers that belong together are taken over. */
export interface GatherOptions {
  /** Whether another one is on its way that is worth waiting for. */
  moreComes: () => boolean
  after: (ms: number, run: () => void) => () => void
  /** The first to arrive waits no longer than this. */
  longestMs: number
}

/**
 * Lets what arrives one after the other go on in one go: when the last is there, or when the first has waited long enough. The screen is then
 * worked out once and not once for each. Each arrival waits for the promise that it is given.
 */
export function gatherArrivals({ moreComes, after, longestMs }: GatherOptions): () => Promise<void> {
  let arrived: (() => void)[] = []
  let stopTimer = () => {}
  function letGo() {
    stopTimer()
    const all = arrived
    arrived = []
    for (const goOn of all) goOn()
  }
  return () => new Promise((goOn) => {
    arrived.push(goOn)
    if (!moreComes()) letGo()
    else if (arrived.length === 1) stopTimer = after(longestMs, letGo)
  })
}
