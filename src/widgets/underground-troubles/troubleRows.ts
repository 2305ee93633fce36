import { troubleLevels } from '@/api/contract/figureCatalogue'
import type { PipeTrouble } from '@/api/contract/pipes'
import type { EpochMs } from '@/domain/time'

const dayMs = 86_400_000

/** When a trouble is to be mended: whole days past its date, or left until then. */
export interface Due { isOverdue: boolean, days: number }
export interface TroubleRow { trouble: PipeTrouble, due: Due }

/** Days are counted full: a trouble that is late by an hour is late by one day; one that is due within a day has 0 left. */
export function dueOf(dueAt: string, now: EpochMs): Due {
  const leftMs = Date.parse(dueAt) - now
  return leftMs < 0 ? { isOverdue: true, days: Math.ceil(-leftMs / dayMs) } : { isOverdue: false, days: Math.floor(leftMs / dayMs) }
}

/** Troubles in the order of what to look at: overdue first, then the gravest, then what is due soonest. */
export function troubleRows(troubles: readonly PipeTrouble[], now: EpochMs): TroubleRow[] {
  const rank = ({ trouble, due }: TroubleRow) => (due.isOverdue ? 0 : troubleLevels.length) + troubleLevels.indexOf(trouble.level)
  return troubles.map(trouble => ({ trouble, due: dueOf(trouble.dueAt, now) }))
    .sort((a, b) => rank(a) - rank(b) || Date.parse(a.trouble.dueAt) - Date.parse(b.trouble.dueAt) || (a.trouble.id < b.trouble.id ? -1 : 1))
}
