import { nextTick } from 'vue'

/** A line that leaves parts out until the rest fits its box. */
export interface FittingLine {
  /** Shows all parts. */
  fill: () => void
  /** Measures the box: there is still something to leave out, and it has to be. */
  isTooLong: () => boolean
  /** Leaves one more part out. */
  shorten: () => void
}

/** Lines that wait for the next round. */
let waiting = new Set<FittingLine>()
/** The turn in which a line was asked for last: that alone goes on, as two that try in turn would each skip what the other tried. */
const turnOf = new WeakMap<FittingLine, ReadonlySet<FittingLine>>()

/**
 * Fits a line, and with it all lines that ask for it in the same turn: each round changes all of them and then measures all of them, so
 * that the page is laid out once a round and not once a line.
 */
export function fitTogether(line: FittingLine): void {
  if (waiting.size === 0) void fitAll()
  waiting.add(line)
}

async function fitAll(): Promise<void> {
  await Promise.resolve()
  const lines = waiting
  waiting = new Set()
  for (const line of lines) {
    turnOf.set(line, lines)
    line.fill()
  }
  for (let long = [...lines]; long.length > 0;) {
    await nextTick()
    long = long.filter(line => turnOf.get(line) === lines && line.isTooLong())
    for (const line of long) line.shorten()
  }
}
