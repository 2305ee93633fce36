import type { PipeReading } from '@/api/contract/pipes'
import type { EpochMs } from '@/domain/time'

/** States of a monitoring point, the ones that ask for attention first. */
export const readingStates = ['high', 'low', 'offline', 'normal'] as const
export type ReadingState = (typeof readingStates)[number]

/** How far a reading is beyond its limit, as a part of the limit; 0 within the range or where nothing is known. */
export function excessOf({ value, low, high }: Pick<PipeReading, 'value' | 'low' | 'high'>): number {
  if (value === null) return 0
  const beyond = high !== null && value > high ? (value - high) / (Math.abs(high) || 1) : low !== null && value < low ? (low - value) / (Math.abs(low) || 1) : 0
  return beyond
}

/** Points in the order of what to look at: out of range, the farthest first; then the silent, the longest first; then the rest as they came. */
export function worstFirst(readings: readonly PipeReading[]): PipeReading[] {
  const group = ({ state }: PipeReading) => state === 'normal' ? 2 : state === 'offline' ? 1 : 0
  const silentSince = ({ readAt }: PipeReading): EpochMs => readAt === null ? 0 : Date.parse(readAt)
  return [...readings].sort((a, b) => group(a) - group(b) || (group(a) === 0 ? excessOf(b) - excessOf(a) : group(a) === 1 ? silentSince(a) - silentSince(b) : 0))
}

/** How many points are in each state. */
export function stateCounts(readings: readonly PipeReading[]): Record<ReadingState, number> {
  const counts: Record<ReadingState, number> = { high: 0, low: 0, offline: 0, normal: 0 }
  for (const { state } of readings) counts[state] += 1
  return counts
}

/** Digits after the decimal point that mean something, by what is measured. */
export const readingDecimals: Readonly<Record<PipeReading['unit'], number>> = { megapascal: 3, cubicMetrePerHour: 1, metre: 2, celsius: 1, percentLel: 1, percent: 0 }
