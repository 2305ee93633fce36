// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { useThingFlight } from '@/map/sync/useThingFlight'
import { useFiguresStore } from '@/stores/figures'
import { usePlaceStore } from '@/stores/place'
import { settle } from '../builders/clock'
import { fresh } from '../builders/figures'
import { thingOf } from '../builders/things'
import { mapHost } from './mapHost'

const mounted: { unmount: () => void }[] = []
afterEach(() => { for (const panel of mounted.splice(0)) panel.unmount() })

async function onMap() {
  const flights: string[] = []
  const host = await mapHost(() => {
    const place = usePlaceStore(), thing = useFiguresStore().followThing(() => place.thing)
    return { thing, ...useThingFlight(() => thing.value.data, ({ record }) => { flights.push(record.id) }) }
  }, { before: (fake) => { fake.api.answer('thing', ({ params }) => ({ freshness: fresh({ period: 'PT5M' }), data: thingOf(params.kind, { id: params.id }) })) } })
  mounted.push(host.panel)
  return { ...host, flights, point: async (id: string) => { host.value.choose({ kind: 'building', id }); await settle() }, list: async (id: string) => { host.place.choose({ kind: 'building', id }); await settle() } }
}

describe('the flight to a chosen thing', () => {
  it('follows what a list or the search chose', async () => {
    const { list, flights } = await onMap()
    await list('b1')
    await list('b2')
    expect(flights).toEqual(['b1', 'b2'])
  })

  it('is none to what the pointer chose, also where another thing was chosen before', async () => {
    const { list, point, flights } = await onMap()
    await point('b1')
    await point('b2')
    expect(flights).toEqual([])
    await list('b3')
    await point('b4')
    expect(flights).toEqual(['b3'])
  })

  it('is none when the thing is merely read anew', async () => {
    const { list, point, flights, clock, api } = await onMap()
    await point('b1')
    await clock.turn(3_600_000)
    expect(api.calls('thing').length).toBeGreaterThan(1)
    expect(flights).toEqual([])
    await list('b2')
    await clock.turn(3_600_000)
    expect(flights).toEqual(['b2'])
  })

  it('comes back when asked, and goes to the same thing again after it was left', async () => {
    const { place, point, list, flights } = await onMap()
    await point('b1')
    place.flyBack()
    await settle()
    expect(flights).toEqual(['b1'])
    place.choose(null)
    await settle()
    await list('b1')
    expect(flights).toEqual(['b1', 'b1'])
  })

  it('forgets what the pointer chose where that was left before it was known', async () => {
    const { place, point, list, flights, api } = await onMap()
    api.hang('thing')
    await point('b1')
    place.choose(null)
    await settle()
    api.answer('thing', ({ params }) => ({ freshness: fresh(), data: thingOf(params.kind, { id: params.id }) }))
    await list('b1')
    expect(flights).toEqual(['b1'])
  })
})
