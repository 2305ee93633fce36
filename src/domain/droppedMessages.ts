import type { EpochMs } from './time'

/**
 * Why a message of the stream could not be used: too large or no text, no JSON, not of the contract's shape, of its shape with a value that
 * cannot be (latitude 91, 1e308), or the source refused the subscription. `wrongTime` is kept and shown, and its times are not trusted.
 */
export const dropReasons = ['tooBig', 'notJson', 'wrongShape', 'impossibleValue', 'refused', 'wrongTime'] as const
export type DropReason = (typeof dropReasons)[number]

/** How many messages there were of each reason, and when the last of them came. */
export type DropTally = Readonly<Partial<Record<DropReason, { readonly n: number, readonly lastAt: EpochMs }>>>

/** The tally with `n` more of a reason; the same object where there are none. */
export function withDropped(tally: DropTally, reason: DropReason, at: EpochMs, n = 1): DropTally {
  return n === 0 ? tally : { ...tally, [reason]: { n: (tally[reason]?.n ?? 0) + n, lastAt: at } }
}

/** All of a tally, whatever the reason. */
export function countDropped(tally: DropTally): number {
  return dropReasons.reduce((sum, reason) => sum + (tally[reason]?.n ?? 0), 0)
}
