import { describe, expect, it } from 'vitest'
import { useIndicatorsStore } from '@/stores/indicators'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSelectionStore } from '@/stores/selection'
import { fresh } from '../../builders/figures'
import { at, regionTree } from '../../builders/regions'
import { fakeRuntime } from '../../builders/runtime'
import { storeApp } from '../../builders/wallApp'

async function selecting() {
  const wall = storeApp(fakeRuntime())
  wall.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
  await wall.inside(() => useRegionsStore()).load(at.county)
  return { selection: wall.inside(() => useSelectionStore()), place: wall.inside(() => usePlaceStore()), indicators: wall.inside(() => useIndicatorsStore()) }
}

describe('the selection', () => {
  it('is chosen and let go by the same act; what is pointed at passes and stands only on the map', async () => {
    const { selection, place } = await selecting()
    selection.choose({ source: 'iot' })
    selection.point({ step: 'pending' })
    expect(selection.shown).toEqual({ source: 'iot', step: 'pending' })
    expect(place.filters).toEqual({ source: 'iot' })
    selection.point(null)
    expect(selection.shown).toBe(place.filters)
    selection.choose({ source: 'iot' })
    expect(selection.filters).toEqual({})
  })

  it('lets go the last first, and all at once', async () => {
    const { selection } = await selecting()
    selection.choose({ source: 'iot' })
    selection.choose({ severity: 'urgent' })
    expect(selection.clearLast()).toBe(true)
    expect(selection.filters).toEqual({ source: 'iot' })
    selection.clearAll()
    expect(selection.clearLast()).toBe(false)
  })

  it('colours the map by what is chosen, and gives its own colours back with it', async () => {
    const { selection, place } = await selecting()
    selection.choose({ use: 'vacant' })
    expect(place.metric).toBe('housing.vacantShare')
    selection.choose({ use: 'rented' })
    expect(place.metric).toBe('housing.rentedShare')
    selection.clear('use')
    expect(place.metric).toBe('events.openRate')
    selection.choose({ use: 'vacant' })
    place.setMetric('population.density')
    selection.clearAll()
    expect(place.metric).toBe('population.density')
  })

  it('points at the region below the one in view that holds a thing', async () => {
    const { selection, place } = await selecting()
    selection.hoverIn(at.cuiping)
    expect(place.hovered).toBe(at.yushan)
    place.go(at.yushan)
    selection.hoverIn(at.cuiping)
    expect(place.hovered).toBe(at.cuiping)
    selection.hoverIn(null)
    expect(place.hovered).toBeNull()
  })

  it('lights up a region that is pointed at, and what lies in it', async () => {
    const { selection } = await selecting()
    const lit = () => [at.cuiping, at.yushan, at.ancheng].map(code => selection.isLit(code))
    expect(lit()).toEqual([false, false, false])
    selection.hoverIn(at.longshan)
    expect(lit()).toEqual([true, true, false])
    selection.hoverIn(null)
    expect(lit()).toEqual([false, false, false])
  })

  it('holds the chosen indicator', async () => {
    const { selection, indicators } = await selecting()
    indicators.choose(7)
    expect(selection.filters).toEqual({ indicator: '7' })
    indicators.choose(7)
    expect(indicators.chosen).toBe(7)
    indicators.choose(null)
    expect(indicators.chosen).toBeNull()
    indicators.choose(99)
    expect(selection.filters).toEqual({})
  })
})
