import type { GridEvent } from '@/api/contract/records'
import type { EpochMs } from './time'

/** An open event is overdue (超期) once its allowed time has passed; a closed one when it was closed after it. */
export function isOverdue({ dueAt, closedAt }: Pick<GridEvent, 'dueAt' | 'closedAt'>, now: EpochMs): boolean {
  return Date.parse(dueAt) < (closedAt === null ? now : Date.parse(closedAt))
}
