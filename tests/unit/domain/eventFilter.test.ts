import { describe, expect, it } from 'vitest'
import { eventId } from '@/api/contract/ids'
import type { GridEvent } from '@/api/contract/records'
import { filterEvents, isOverdue } from '@/domain/eventFilter'
import { at } from '../../builders/regions'

const now = Date.parse('2026-11-22T10:00:00+08:00')
const event = (id: string, part: Partial<GridEvent> = {}): GridEvent => ({
  id: eventId.parse(id), region: at.cuiping, point: [116.45, 36.25], source: 'resident', kind: 'drainage', step: 'accepted',
  reportedAt: '2026-11-22T08:00:00+08:00', dueAt: '2026-11-22T12:00:00+08:00', closedAt: null, alarm: null, ...part,
})
const late = event('late', { dueAt: '2026-11-22T09:00:00+08:00', kind: 'heating' }), worker = event('worker', { source: 'gridWorker', step: 'handling' }), plain = event('plain')
const all = [late, worker, plain]

describe('an event', () => {
  it('is overdue once its time has passed while it is open, or had passed when it was closed', () => {
    expect([isOverdue(late, now), isOverdue(plain, now)]).toEqual([true, false])
    expect(isOverdue({ ...late, closedAt: '2026-11-22T08:59:00+08:00' }, now)).toBe(false)
    expect(isOverdue({ ...late, closedAt: '2026-11-22T09:01:00+08:00' }, now)).toBe(true)
  })
})

describe('a filter of events', () => {
  it('that asks nothing gives back the list itself', () => {
    expect(filterEvents(all, {}, now)).toBe(all)
  })

  it.each([
    [{ kind: 'drainage' }, [worker, plain]], [{ source: 'gridWorker' as const }, [worker]], [{ step: 'accepted' as const }, [late, plain]],
    [{ overdue: true }, [late]], [{ overdue: false, source: 'resident' as const }, [plain]], [{ kind: 'moon' }, []],
  ])('%j keeps what it means, in order', (filter, wanted) => {
    expect(filterEvents(all, filter, now)).toEqual(wanted)
  })
})
