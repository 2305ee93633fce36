// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { eventId } from '@/api/contract/ids'
import type { GridEvent } from '@/api/contract/records'
import EventList from '@/map/EventList.vue'
import { useRegionsStore } from '@/stores/regions'
import { settle } from '../builders/clock'
import { fresh } from '../builders/figures'
import { furnishPage, mountWall } from '../builders/mountWall'
import { at, regionTree } from '../builders/regions'

beforeAll(furnishPage)
const mounted: { unmount: () => void }[] = []
afterEach(() => {
  for (const panel of mounted.splice(0)) panel.unmount()
  document.body.replaceChildren()
})

const event = (i: number): GridEvent => ({
  id: eventId.parse(`e${i}`), region: at.cuiping, point: [116.45, 36.25], source: 'resident', kind: i === 0 ? 'heating' : 'drainage', step: 'accepted',
  reportedAt: '2026-11-22T08:00:00+08:00', dueAt: `2026-11-22T${String(10 + i)}:00:00+08:00`, closedAt: null, alarm: null,
})

async function listOf(events: readonly GridEvent[], late: readonly string[]) {
  let closed = 0
  const one = await mountWall(EventList, { events, isOverdue: ({ id }: GridEvent) => late.includes(id), onClose: () => { closed += 1 } }, (fake) => {
    fake.api.answer('regions', () => ({ freshness: fresh(), data: regionTree(at.county) }))
  })
  mounted.push(one.panel)
  await useRegionsStore().load(at.county)
  await settle()
  return { ...one, rows: () => one.panel.findAll('li').map(row => row.text()), closed: () => closed }
}

describe('the events of one place', () => {
  it('say what, where, at which step and until when, those overdue first, then the most pressing', async () => {
    const one = await listOf([event(2), event(0), event(1)], ['e2'])
    expect(one.rows()[0]).toBe('排水不畅 · 受理超期翠屏社区时限 12:00')
    expect(one.rows().map(row => /时限 (\d\d)/.exec(row)?.[1])).toEqual(['12', '10', '11'])
    expect(one.missing).toEqual([])
  })

  it('that are closed say when', async () => {
    const one = await listOf([{ ...event(0), step: 'closed', closedAt: '2026-11-22T09:40:00+08:00' }], [])
    expect(one.rows()[0]).toBe('供暖问题 · 结案翠屏社区结案 09:40')
  })

  it('are at most eight, with how many more there are', async () => {
    const one = await listOf(Array.from({ length: 11 }, (_, i) => event(i)), [])
    expect(one.rows()).toHaveLength(8)
    expect(one.panel.get('p').text()).toBe('其余 3 件')
  })

  it('close by their button and by Escape', async () => {
    const one = await listOf([event(0)], [])
    await one.panel.get('button').trigger('click')
    await one.panel.get('[data-event-list]').trigger('keydown', { key: 'Escape' })
    expect(one.closed()).toBe(2)
  })
})
