import type { Freshness } from '@/api/contract/common'
import type { ApiError } from '@/api/errors'
import type { EpochMs } from '@/domain/time'

/**
 * An answer as a panel shows it: old data stay while a new answer is on its way or fails. `retryAt` is set after a failure.
 */
export interface Resource<T> {
  readonly data: T | null
  readonly freshness: Freshness | null
  readonly error: ApiError | null
  readonly retryAt: EpochMs | null
  readonly failures: number
}

/** Nothing has come yet. */
export const waiting: Resource<never> = { data: null, freshness: null, error: null, retryAt: null, failures: 0 }

/** What a panel follows: `subject` is the same at every moment; `moment` is null for the present, which goes on changing. */
export interface Wanted<T> { subject: string, moment: EpochMs | null, fetch: Slot<T>['fetch'] }
/** What is asked for, as a key: each is asked for once, however many show it. */
export const keyOf = ({ subject, moment }: Pick<Wanted<unknown>, 'subject' | 'moment'>) => moment === null ? subject : `${subject}@${moment}`

/** Whether it is of a past moment. */
export const isPast = <W extends { moment: EpochMs | null }>(wanted: W | null): wanted is W & { moment: EpochMs } => wanted !== null && wanted.moment !== null

/** A question and its last answer: who shows it, and when it is asked anew. */
export interface Slot<T> {
  resource: Resource<T>
  /** An answer of a past moment stays true: it is asked for once. */
  isPast: boolean
  users: number
  /** Of the question on its way, until its answer is taken over. */
  abort: AbortController | null
  /** Its answer is there and waits for the others. */
  hasArrived: boolean
  stopTimer: () => void
  fetch: (signal: AbortSignal) => Promise<{ data: T, freshness: Freshness }>
}
