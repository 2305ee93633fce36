import type { Answer } from '@/api/contract/common'
import { nodeId, pipeId } from '@/api/contract/ids'
import type { PipeReading, PipeTrouble } from '@/api/contract/pipes'
import { fresh, someMorning } from './figures'
import { lonLatOf } from './pipes'
import { at } from './regions'

const hourMs = 3_600_000
/** An instant so many hours after the tests' morning. */
export const hoursFromNow = (hours: number): string => new Date(someMorning + hours * hourMs).toISOString()

/** An open trouble of middling level at a gas pipe of 翠屏社区, due in ten days and an hour. */
export function troubleOf(id: string, over: Partial<PipeTrouble> = {}): PipeTrouble {
  return {
    id, pipe: pipeId.parse(`RQ-${id}`), kind: 'corrosion', pipeKind: 'RQ', region: at.cuiping, point: lonLatOf(0, 0), level: 'medium',
    foundAt: hoursFromNow(-48), dueAt: hoursFromNow(241), closedAt: null, owner: '县燃气公司', ...over,
  }
}

/** A pressure gauge in order: 0.3 MPa between 0.14 and 0.5, with a course of five hours. */
export function readingOf(id: string, over: Partial<PipeReading> = {}): PipeReading {
  return {
    id, pipeKind: 'JS', region: at.cuiping, name: `翠屏社区压力 ${id} 号`, node: nodeId.parse(`JS-${id}`), point: lonLatOf(0, 0), measurand: 'pressure', unit: 'megapascal',
    value: 0.3, low: 0.14, high: 0.5, readAt: hoursFromNow(0), state: 'normal',
    trend: [0.28, 0.29, 0.31, 0.3, 0.3].map((value, i) => ({ at: hoursFromNow(i - 4), value })), ...over,
  }
}

/** A list in one page; `total` may say that there are more, `next` where. */
export function pageOf<T>(rows: readonly T[], total = rows.length, next: string | null = null): Answer<{ rows: T[], total: number, next: string | null }> {
  return { freshness: fresh({ source: 'pipeInspection' }), data: { rows: [...rows], total, next } }
}
