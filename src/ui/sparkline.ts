/** Size of the drawing; it is stretched to its place. */
export const sparkWidth = 100
export const sparkHeight = 32

/** What is drawn: values with their instants, oldest first, and the range that they should lie in; an open side is null. */
export interface SparkSource { trend: readonly { at: string, value: number }[], low: number | null, high: number | null }

/** A trend as it is drawn: the line, the limits, and the last value; y grows downward. */
export interface Spark {
  /** Path of the line; it breaks where readings are missing. */
  line: string
  lowY: number | null
  highY: number | null
  last: { x: number, y: number } | null
}

/** A hole in the trend is at least so many usual steps wide. */
const holeFromSteps = 2.5
const marginPart = 0.12

/**
 * A trend against its range. The scale holds all values and the limits; the time begins with the first value and ends `untilMs`,
 * so that a point that has gone silent leaves the end empty.
 */
export function sparkline({ trend, low, high }: SparkSource, untilMs: number): Spark {
  const points = trend.map(({ at, value }) => ({ at: Date.parse(at), value })).filter(p => Number.isFinite(p.at) && Number.isFinite(p.value))
  const shown = [...points.map(p => p.value), ...[low, high].filter(limit => limit !== null)]
  const least = Math.min(...shown), most = Math.max(...shown)
  const margin = (most - least || 1) * marginPart
  const y = (value: number) => round(sparkHeight * (most + margin - value) / (most - least + 2 * margin))
  const limitY = (limit: number | null) => limit === null || points.length === 0 ? null : y(limit)
  const first = points[0], last = points.at(-1)
  if (!first || !last) return { line: '', lowY: null, highY: null, last: null }
  const span = Math.max(untilMs, last.at) - first.at || 1
  const x = (at: number) => round(sparkWidth * (at - first.at) / span)
  const steps = points.slice(1).map((p, i) => p.at - (points[i]?.at ?? p.at)).sort((a, b) => a - b)
  const hole = (steps[Math.floor(steps.length / 2)] ?? Infinity) * holeFromSteps
  const line = points.map((p, i) => `${i === 0 || p.at - (points[i - 1]?.at ?? p.at) > hole ? 'M' : 'L'}${x(p.at)} ${y(p.value)}`).join('')
  return { line, lowY: limitY(low), highY: limitY(high), last: { x: x(last.at), y: y(last.value) } }
}

const round = (value: number) => Math.round(value * 100) / 100
