// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { Filters } from '@/domain/facets'
import { usePipeFilter } from '@/map/sync/usePipeFilter'
import { settle } from '../builders/clock'
import { breakdownOf, exact, fresh } from '../builders/figures'
import { pipeAt } from '../builders/pipes'
import { at } from '../builders/regions'
import { mapHost } from './mapHost'

const mounted: { unmount: () => void }[] = []
afterEach(() => { for (const panel of mounted.splice(0)) panel.unmount() })

/** A steel water pipe of 2010. */
const pipe = pipeAt({ from: [0, 0], to: [10, 0] })

describe('the pipes that the map shows and names', () => {
  it.each<[filters: Filters, shows: boolean]>([
    [{}, true], [{ pipe: 'JS' }, true], [{ pipe: 'RQ' }, false], [{ material: 'steel' }, true], [{ material: 'brick' }, false],
    [{ age: '11-20' }, true], [{ age: 'le10' }, false], [{ pipe: 'JS', age: '21-30' }, false],
  ])('are those that %o leaves', async (filters, shows) => {
    const host = await mapHost(() => usePipeFilter())
    mounted.push(host.panel)
    host.api.answer('breakdown', ({ params }) => ({ freshness: fresh(), data: breakdownOf(params.figure, exact(1, { asOf: '2026-01-15T00:00:00+08:00', period: 'P1Y' }), [], at.county) }))
    host.place.setFilters(filters)
    await nextTick()
    await settle()
    expect(host.value.shows.value(pipe)).toBe(shows)
  })

  it('are none of a layer that is off', async () => {
    const host = await mapHost(() => usePipeFilter())
    mounted.push(host.panel)
    host.place.setLayer('JS', { visible: false })
    expect(host.value.shows.value(pipe)).toBe(false)
  })
})
