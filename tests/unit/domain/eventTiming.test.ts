import { describe, expect, it } from 'vitest'
import { isOverdue } from '@/domain/eventTiming'

const now = Date.parse('2026-11-22T10:00:00+08:00')
const late = { dueAt: '2026-11-22T09:00:00+08:00', closedAt: null }

describe('a grid event', () => {
  it('is overdue once its time has passed while it is open', () => {
    expect(isOverdue(late, now)).toBe(true)
    expect(isOverdue({ ...late, dueAt: '2026-11-22T10:00:00+08:00' }, now)).toBe(false)
  })

  it('that is closed was overdue when its time had passed by then, whatever the hour is now', () => {
    expect(isOverdue({ ...late, closedAt: '2026-11-22T08:59:00+08:00' }, now)).toBe(false)
    expect(isOverdue({ ...late, closedAt: '2026-11-22T09:01:00+08:00' }, now)).toBe(true)
  })
})
