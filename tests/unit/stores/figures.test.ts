import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { RegionCode } from '@/api/contract/ids'
import { useFiguresStore } from '@/stores/figures'
import { settle } from '../../builders/clock'
import { breakdownOf, dayOf, exact, fresh, groupAnswer, someMorning } from '../../builders/figures'
import { at, code } from '../../builders/regions'
import { fakeRuntime } from '../../builders/runtime'
import { hoursFromNow, pageOf, readingOf, troubleOf } from '../../builders/underground'
import { storeApp } from '../../builders/wallApp'

const answered = (count: number, period = 'PT5M') => groupAnswer('grid', { 'grid.grids': count }, at.county, fresh({ period }))

/** A wall with one panel that follows the grid figures of a region. */
function wallAt(start: RegionCode = at.county) {
  const wall = storeApp()
  const region = ref<RegionCode>(start)
  const follow = () => wall.panel(() => useFiguresStore().followGroup(() => region.value, 'grid'))
  const shown = (panel: ReturnType<typeof follow>) => panel.value.value.data?.['grid.grids'].value ?? null
  return { ...wall, region, follow, shown, store: wall.inside(() => useFiguresStore()) }
}

describe('the figures of a panel', () => {
  it('are asked for while somebody shows them, and wait until they come', async () => {
    const wall = wallAt()
    expect(wall.api.calls('figures')).toHaveLength(0)
    let come = (_: ReturnType<typeof answered>) => {}
    wall.api.answer('figures', () => new Promise((resolve) => { come = resolve }))
    const panel = wall.follow()
    await settle()
    expect(wall.api.calls('figures').map(c => c.call.params)).toEqual([{ code: at.county, group: 'grid' }])
    expect(panel.value.value).toMatchObject({ data: null, error: null })
    expect(wall.store.waitingCount).toBe(1)
    come(answered(7))
    await settle()
    expect(wall.shown(panel)).toBe(7)
    expect(panel.value.value.freshness?.period).toBe('PT5M')
    expect(wall.store.waitingCount).toBe(0)
  })

  it('are asked for once, however many panels show them', async () => {
    const wall = wallAt()
    wall.api.answer('figures', () => answered(7))
    const panels = [wall.follow(), wall.follow(), wall.follow()]
    await settle()
    expect(wall.api.calls('figures')).toHaveLength(1)
    expect(panels.map(wall.shown)).toEqual([7, 7, 7])
  })

  it('are refreshed by the period of their own source', async () => {
    const wall = wallAt()
    let count = 0
    wall.api.answer('figures', () => answered(count += 1, 'PT5M'))
    const panel = wall.follow()
    await wall.clock.turn(149_000)
    expect(count).toBe(1)
    await wall.clock.turn(2_000)
    expect(count).toBe(2)
    expect(wall.shown(panel)).toBe(2)
  })

  it('stay on screen while the next answer is on its way', async () => {
    const wall = wallAt()
    wall.api.answer('figures', () => answered(7))
    const panel = wall.follow()
    await settle()
    wall.api.hang('figures')
    await wall.clock.turn(151_000)
    expect(wall.api.calls('figures')).toHaveLength(2)
    expect(wall.shown(panel)).toBe(7)
    expect(panel.value.value.error).toBeNull()
  })

  it('stay on screen when the next answer fails, with the fault and the time of the next try', async () => {
    const wall = wallAt()
    wall.api.answer('figures', () => answered(7))
    const panel = wall.follow()
    await settle()
    wall.api.fail('figures', { kind: 'status', status: 500, code: 'x', message: 'y' })
    await wall.clock.turn(150_000)
    expect(wall.shown(panel)).toBe(7)
    expect(panel.value.value.error).toMatchObject({ kind: 'status', status: 500 })
    expect(panel.value.value.retryAt).toBe(someMorning + 155_000)
    wall.api.answer('figures', () => answered(8))
    await wall.clock.turn(5_000)
    expect(panel.value.value).toMatchObject({ error: null, retryAt: null, failures: 0 })
    expect(wall.shown(panel)).toBe(8)
  })

  it('that keep failing are asked for ever more rarely, at most every minute', async () => {
    const wall = wallAt()
    wall.api.fail('figures', { kind: 'offline' })
    const panel = wall.follow()
    const times: number[] = []
    for (let asked = 0, i = 0; i < 300; i += 1) {
      await wall.clock.turn(1_000)
      const now = wall.api.calls('figures').length
      if (now > asked) { times.push(wall.clock.now()); asked = now }
    }
    expect(times.map((t, i) => i === 0 ? 0 : t - (times[i - 1] ?? 0)).slice(1)).toEqual([4_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000])
    expect(panel.value.value.data).toBeNull()
  })

  it('that failed are asked for at once when a person says so, and the others are left alone', async () => {
    const wall = wallAt()
    wall.api.answer('breakdown', () => ({ freshness: fresh(), data: breakdownOf('events.total', 1, []) }))
    wall.api.fail('figures', { kind: 'timeout', afterMs: 8000 })
    wall.follow()
    wall.panel(() => useFiguresStore().followBreakdown(() => at.county, () => 'events.total'))
    await settle()
    wall.store.retryFailed()
    await settle()
    expect(wall.api.calls('figures')).toHaveLength(2)
    expect(wall.api.calls('breakdown')).toHaveLength(1)
  })
})

describe('a level switch', () => {
  it('gives up what it leaves and asks for what it enters', async () => {
    const wall = wallAt()
    wall.follow()
    await settle()
    wall.region.value = at.yushan
    await settle()
    const [left, entered] = wall.api.calls('figures')
    expect(left?.aborted()).toBe(true)
    expect(entered?.aborted()).toBe(false)
    expect(entered?.call.params).toMatchObject({ code: at.yushan })
    expect(wall.store.waitingCount).toBe(1)
  })

  it('shows nothing of the region it left, not for a moment', async () => {
    const wall = wallAt()
    wall.api.answer('figures', () => answered(7))
    const panel = wall.follow()
    await settle()
    wall.api.hang('figures')
    wall.region.value = at.yushan
    expect(panel.value.value.data).toBeNull()
    await settle()
    expect(panel.value.value.data).toBeNull()
  })

  it('back shows at once what was known, and asks anew', async () => {
    const wall = wallAt()
    wall.api.answer('figures', call => answered(call.params.code === at.county ? 7 : 3))
    const panel = wall.follow()
    await settle()
    wall.region.value = at.yushan
    await settle()
    wall.api.hang('figures')
    wall.region.value = at.county
    await settle()
    expect(wall.shown(panel)).toBe(7)
    expect(wall.api.calls('figures')).toHaveLength(3)
    expect(wall.store.waitingCount).toBe(0)
  })

  it('away and back before any answer still counts as waiting', async () => {
    const wall = wallAt()
    wall.follow()
    await settle()
    wall.region.value = at.yushan
    await settle()
    expect(wall.store.waitingCount).toBe(1)
    wall.region.value = at.county
    await settle()
    expect(wall.store.waitingCount).toBe(1)
    wall.dispose()
    expect(wall.store.waitingCount).toBe(0)
  })

  it('away and back shows the newer of two answers, also where the older comes last', async () => {
    const wall = wallAt()
    wall.api.network.heedsAborts = false
    const come: ((answer: ReturnType<typeof answered>) => void)[] = []
    wall.api.answer('figures', () => new Promise((resolve) => { come.push(resolve) }))
    const panel = wall.follow()
    await settle()
    come[0]?.(answered(1))
    await settle()
    await wall.clock.turn(151_000)
    wall.region.value = at.yushan
    await settle()
    wall.region.value = at.county
    await settle()
    expect(come).toHaveLength(4)
    come[3]?.(answered(3))
    await settle()
    come[1]?.(answered(2))
    await settle()
    expect(wall.shown(panel)).toBe(3)
    expect(wall.clock.pending()).toBe(1)
  })

  it('fifty times with answers that come when they like ends with the last region, and never shows another\'s figures', async () => {
    const regions = Array.from({ length: 12 }, (_, i) => code(`370124001${String(i + 1).padStart(3, '0')}`))
    const index = fc.integer({ min: 0, max: regions.length - 1 })
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(index, fc.integer({ min: 0, max: 80 })), { minLength: 50, maxLength: 50 }), fc.infiniteStream(fc.integer({ min: 1, max: 900 })), async (switches, delays) => {
      const wall = wallAt(regions[0])
      wall.api.answer('figures', call => new Promise((resolve) => {
        const delay = delays.next().value as number
        wall.clock.after(delay, () => { resolve(answered(1 + regions.indexOf(call.params.code as RegionCode))) })
      }))
      const panel = wall.follow()
      for (const [to, pause] of switches) {
        wall.region.value = regions[to] ?? at.county
        expect([null, to + 1]).toContain(wall.shown(panel))
        await wall.clock.turn(pause)
        expect([null, to + 1]).toContain(wall.shown(panel))
      }
      await wall.clock.turn(2_000)
      expect(wall.shown(panel)).toBe((switches[49]?.[0] ?? 0) + 1)
      expect(wall.api.calls('figures').filter(c => !c.aborted()).length).toBeGreaterThan(0)
      wall.dispose()
      await settle()
      // Answers that were given up on still tick in this network; the store itself leaves nothing.
      await wall.clock.turn(1_000)
      expect(wall.clock.pending()).toBe(0)
    }), { numRuns: 25 })
  })

  it('over very many regions keeps only the last ones', async () => {
    const wall = wallAt()
    wall.api.answer('figures', () => answered(1))
    const panel = wall.follow()
    for (let i = 1; i <= 200; i += 1) { wall.region.value = code(`370124001${String(i).padStart(3, '0')}`); await settle() }
    wall.api.hang('figures')
    wall.region.value = code('370124001199')
    await settle()
    expect(wall.shown(panel)).toBe(1)
    wall.region.value = code('370124001001')
    await settle()
    expect(wall.shown(panel)).toBeNull()
  })
})

describe('when nobody shows them any more', () => {
  it('figures leave no timer and no request', async () => {
    const wall = wallAt()
    wall.api.answer('figures', () => answered(7))
    const first = wall.follow(), second = wall.follow()
    await settle()
    first.close()
    expect(wall.clock.pending()).toBe(1)
    second.close()
    expect(wall.clock.pending()).toBe(0)
    const failing = fakeRuntime()
    failing.api.fail('figures', { kind: 'offline' })
    const other = storeApp(failing)
    other.panel(() => useFiguresStore().followGroup(() => at.county, 'grid'))
    await settle()
    expect(other.clock.pending()).toBe(1)
    other.dispose()
    expect(other.clock.pending()).toBe(0)
  })

  it('an answer that still comes changes nothing', async () => {
    const wall = wallAt()
    wall.api.network.heedsAborts = false
    let come = (_: ReturnType<typeof answered>) => {}
    wall.api.answer('figures', () => new Promise((resolve) => { come = resolve }))
    const panel = wall.follow()
    await settle()
    panel.close()
    come(answered(7))
    await settle()
    expect(wall.clock.pending()).toBe(0)
    expect(wall.api.calls('figures')[0]?.aborted()).toBe(true)
  })
})

describe('breakdowns and series', () => {
  it('a breakdown is asked for only once a figure is chosen', async () => {
    const wall = storeApp()
    wall.api.answer('breakdown', call => ({ freshness: fresh(), data: breakdownOf(call.params.figure as 'events.total', 9, [[at.yushan, 9]]) }))
    const figure = ref<'events.total' | null>(null)
    const panel = wall.panel(() => useFiguresStore().followBreakdown(() => at.county, () => figure.value))
    await settle()
    expect(wall.api.calls('breakdown')).toHaveLength(0)
    figure.value = 'events.total'
    await settle()
    expect(panel.value.value.data?.total.value).toBe(9)
    figure.value = null
    await settle()
    expect(panel.value.value.data).toBeNull()
    expect(wall.clock.pending()).toBe(0)
  })

  it('a course is so many periods of one figure, and of a past moment those before it', async () => {
    const wall = storeApp()
    wall.api.answer('history', () => ({ freshness: fresh({ period: 'P1M' }), data: { region: at.county, figure: 'assistance.people', points: [exact(7), exact(8)] } }))
    const panel = wall.panel(() => useFiguresStore().followHistory(() => at.county, 'assistance.people', 12))
    await settle()
    expect(wall.api.calls('history').map(c => [c.call.params, c.call.query])).toEqual([[{ code: at.county, figure: 'assistance.people' }, { periods: 12 }]])
    expect(panel.value.value.data?.points.map(point => point.value)).toEqual([7, 8])
  })

  it('a day is the 24 hours that end with the running one', async () => {
    const wall = storeApp()
    wall.api.answer('series', () => ({ freshness: fresh(), data: dayOf([1, 2]) }))
    wall.panel(() => useFiguresStore().followDay(() => at.county, 'events.total'))
    await settle()
    const query = wall.api.calls('series')[0]?.call.query
    expect(query).toMatchObject({ stepSeconds: 3600 })
    expect(Date.parse(query?.to ?? '')).toBe(Date.parse('2026-11-22T10:00:00+08:00'))
    expect(Date.parse(query?.from ?? '')).toBe(Date.parse('2026-11-21T10:00:00+08:00'))
  })
})

describe('lists of the underground', () => {
  it('the troubles asked for are the open ones of the region', async () => {
    const wall = storeApp()
    wall.api.answer('troubles', () => pageOf([troubleOf('a'), troubleOf('b', { dueAt: hoursFromNow(-1) })]))
    const panel = wall.panel(() => useFiguresStore().followTroubles(() => at.yushan))
    await settle()
    expect(wall.api.calls('troubles').map(c => c.call.query)).toEqual([{ scope: at.yushan, open: 'true', size: 500 }])
    expect(panel.value.value.data).toMatchObject({ total: 2, rows: [{ id: 'a' }, { id: 'b' }] })
  })

  it('are read page by page, and are as fresh as the first page', async () => {
    const wall = storeApp()
    wall.api.answer('readings', ({ query: { cursor } }) => cursor === undefined ? pageOf([readingOf('1')], 3, 'c1') : cursor === 'c1' ? pageOf([readingOf('2')], 3, 'c2') : { ...pageOf([readingOf('3')], 3), freshness: fresh({ source: 'late' }) })
    const panel = wall.panel(() => useFiguresStore().followReadings(() => at.county))
    await settle()
    expect(panel.value.value.data?.rows.map(r => r.id)).toEqual(['1', '2', '3'])
    expect(panel.value.value.freshness?.source).toBe('pipeInspection')
  })

  it('that never end are given up after a few pages, and say how many there are', async () => {
    const wall = storeApp()
    wall.api.answer('readings', () => pageOf([readingOf('1')], 9_000, 'more'))
    const panel = wall.panel(() => useFiguresStore().followReadings(() => at.county))
    await settle()
    expect(wall.api.calls('readings')).toHaveLength(4)
    expect(panel.value.value.data).toMatchObject({ total: 9_000 })
  })

  it('of which one page fails have failed, and a level switch gives up the rest', async () => {
    const wall = storeApp()
    wall.api.answer('readings', ({ query: { cursor } }) => { if (cursor !== undefined) throw new Error('lost'); return pageOf([readingOf('1')], 2, 'c1') })
    const panel = wall.panel(() => useFiguresStore().followReadings(() => at.county))
    await settle()
    expect(panel.value.value).toMatchObject({ data: null, failures: 1 })
    panel.close()
    expect(wall.clock.pending()).toBe(0)
  })
})
