import { describe, expect, it } from 'vitest'
import type { SearchHit } from '@/api/contract/city'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { useSearchStore } from '@/stores/search'
import { useSessionStore } from '@/stores/session'
import { settle } from '../../builders/clock'
import { fresh, someMorning } from '../../builders/figures'
import { at, regionTree } from '../../builders/regions'
import { storeApp } from '../../builders/wallApp'

const hit = (over: Partial<SearchHit> = {}): SearchHit => ({ kind: 'building', id: 'b1', name: '1 号楼', note: '', region: at.cuiping, point: [116.45, 36.28], ...over })
async function opened() {
  const app = storeApp()
  app.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
  const stores = app.inside(() => ({ search: useSearchStore(), place: usePlaceStore(), regions: useRegionsStore(), session: useSessionStore() }))
  await stores.regions.load(at.county)
  app.api.answer('search', ({ query }) => ({ freshness: fresh(), data: { query: query.q, hits: [hit({ name: query.q })] } }))
  return { ...app, ...stores }
}

describe('the search', () => {
  it('asks once typing rests, from the first character, in the whole of the wall', async () => {
    const { search, clock, api } = await opened()
    search.type('翠', false)
    await clock.turn(100)
    search.type('翠屏', false)
    expect(search.state).toBe('waiting')
    await clock.turn(1_000)
    expect(api.calls('search').map(({ call }) => call.query)).toEqual([{ scope: at.county, q: '翠屏', size: 30 }])
    expect(search.shown.map(({ name }) => name)).toEqual(['翠屏'])
    search.type('翠', false)
    await clock.turn(1_000)
    expect(api.calls('search')).toHaveLength(2)
  })

  it('asks nothing while an input method composes, for blanks, or once it is closed', async () => {
    const { search, clock, api } = await opened()
    search.type('cui', true)
    search.type('  ', false)
    await clock.turn(1_000)
    search.type('a', false)
    search.close()
    await clock.turn(1_000)
    expect(api.calls('search')).toEqual([])
    expect(clock.pending()).toBe(0)
    expect(search.state).toBe('idle')
  })

  it('stops what waits to be asked when composing begins', async () => {
    const { search, clock, api } = await opened()
    search.type('a', false)
    search.type('ac', true)
    await clock.turn(1_000)
    expect(api.calls('search')).toEqual([])
    search.type('啊', false)
    await clock.turn(1_000)
    expect(search.foundFor).toBe('啊')
  })

  it('asks at once for the text that an input method ends with, and once, though it may be told twice', async () => {
    const { search, clock, api } = await opened()
    search.type('cui ping', true)
    search.type('翠屏', false)
    expect(api.calls('search').map(({ call }) => call.query.q)).toEqual(['翠屏'])
    search.type('翠屏', false)
    await clock.turn(1_000)
    search.type('翠屏', false)
    await clock.turn(1_000)
    expect(api.calls('search')).toHaveLength(1)
    expect([search.state, search.foundFor]).toEqual(['ready', '翠屏'])
  })

  it('asks again when a text that was found is written anew after another', async () => {
    const { search, clock, api } = await opened()
    search.type('a', false)
    await clock.turn(500)
    search.type('ab', false)
    search.type('a', false)
    await clock.turn(500)
    expect(api.calls('search').map(({ call }) => call.query.q)).toEqual(['a', 'a'])
    expect(search.state).toBe('ready')
  })

  it('can be hurried while typing rests, and only then', async () => {
    const { search, clock, api } = await opened()
    search.hurry()
    search.type('a', false)
    search.hurry()
    search.hurry()
    expect(api.calls('search')).toHaveLength(1)
    await clock.turn(1_000)
    search.hurry()
    expect(api.calls('search')).toHaveLength(1)
    expect(clock.pending()).toBe(0)
  })

  it('forgets what was found and chosen when the wall gets another root', async () => {
    const { search, clock, api, session } = await opened()
    search.choose(hit())
    search.type('a', false)
    await clock.turn(500)
    api.answer('time', () => ({ freshness: fresh(), data: { now: new Date(someMorning).toISOString(), timeZone: 'Asia/Shanghai' } }))
    api.answer('session', () => ({ freshness: fresh(), data: { root: at.yushan, surface: 'wall', operator: null, simulated: false } }))
    const stop = await session.start()
    await settle()
    expect(session.root).toBe(at.yushan)
    expect([search.query, search.hits, search.recent, search.state]).toEqual(['', [], [], 'idle'])
    stop()
  })

  it('shows the last answer, whichever comes last', async () => {
    const { search, clock, api } = await opened()
    api.network.heedsAborts = false
    const late: (() => void)[] = []
    api.answer('search', ({ query }) => new Promise((resolve) => { late.push(() => { resolve({ freshness: fresh(), data: { query: query.q, hits: [hit({ name: query.q })] } }) }) }))
    search.type('one', false)
    await clock.turn(500)
    search.type('two', false)
    await clock.turn(500)
    late[1]?.()
    await settle()
    late[0]?.()
    await settle()
    expect(search.hits.map(({ name }) => name)).toEqual(['two'])
  })

  it('says that it failed, and asks again', async () => {
    const { search, clock, api } = await opened()
    api.fail('search', { kind: 'offline' })
    search.type('a', false)
    await clock.turn(500)
    expect([search.state, search.error]).toEqual(['failed', { kind: 'offline' }])
    api.answer('search', ({ query }) => ({ freshness: fresh(), data: { query: query.q, hits: [] } }))
    search.retry()
    await settle()
    expect([search.state, search.hits]).toEqual(['ready', []])
  })

  it('goes to a region, and to a thing by way of its region', async () => {
    const { search, place } = await opened()
    search.choose(hit({ kind: 'region', id: at.yushan, region: at.yushan }))
    expect([place.region, place.thing]).toEqual([at.yushan, null])
    search.choose(hit())
    expect([place.region, place.thing]).toEqual([at.cuiping, { kind: 'building', id: 'b1' }])
    search.choose(hit({ kind: 'pipe', id: 'p1' }))
    expect([place.region, place.thing]).toEqual([at.cuiping, { kind: 'pipe', id: 'p1' }])
  })

  it('remembers what was chosen, the latest first, each once, six at the most', async () => {
    const { search } = await opened()
    for (const n of [1, 2, 3, 4, 5, 6, 7, 3]) search.choose(hit({ id: `b${n}` }))
    expect(search.shown.map(({ id }) => id)).toEqual(['b3', 'b7', 'b6', 'b5', 'b4', 'b2'])
  })
})
