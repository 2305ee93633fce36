import { describe, expect, it } from 'vitest'
import type { Pipe, PipeNode } from '@/api/contract/pipes'
import { useMapToolsStore } from '@/stores/mapTools'
import { usePlaceStore } from '@/stores/place'
import { useRegionsStore } from '@/stores/regions'
import { settle } from '../../builders/clock'
import { fresh } from '../../builders/figures'
import { lonLatOf, nodeAt, pipeAt } from '../../builders/pipes'
import { at, regionTree } from '../../builders/regions'
import { storeApp } from '../../builders/wallApp'

const pipes = [pipeAt({ id: 'a', from: [5, -5], to: [5, 15] }), pipeAt({ id: 'b', from: [-5, 5], to: [15, 5], depthM: [2, 2] })]
const picked = (east: number, north: number) => ({ point: lonLatOf(east, north), heightM: 40 })

function answerWith(app: ReturnType<typeof storeApp>, rows: readonly Pipe[], nodes: readonly PipeNode[] = [], pageOf = 500) {
  const page = <T>(all: readonly T[], cursor: string | undefined) => {
    const from = Number(cursor ?? 0)
    return { rows: all.slice(from, from + pageOf), total: all.length, next: from + pageOf < all.length ? String(from + pageOf) : null }
  }
  app.api.answer('pipes', ({ query }) => ({ freshness: fresh(), data: page(rows, query.cursor) }))
  app.api.answer('nodes', ({ query }) => ({ freshness: fresh(), data: page(nodes, query.cursor) }))
}

async function opened() {
  const app = storeApp()
  app.api.answer('regions', () => ({ freshness: fresh(), data: regionTree() }))
  const stores = app.inside(() => ({ tools: useMapToolsStore(), place: usePlaceStore(), regions: useRegionsStore() }))
  await stores.regions.load(at.county)
  stores.tools.setGround(() => 40)
  return { ...app, ...stores }
}
type Opened = Awaited<ReturnType<typeof opened>>
const square = ({ tools }: Opened) => { for (const [e, n] of [[0, 0], [10, 0], [10, 10], [0, 10]] as const) tools.add(picked(e, n)) }

describe('a tool of the map', () => {
  it('takes points while it draws, and none before or after', async () => {
    const { tools } = await opened()
    tools.add(picked(0, 0))
    expect(tools.points).toEqual([])
    tools.choose('distance')
    expect(tools.wantsPointer).toBe(true)
    tools.add(picked(0, 0))
    tools.add(picked(0, 0))
    tools.add(picked(30, 40))
    expect(tools.points).toHaveLength(2)
    tools.finish()
    tools.add(picked(1, 1))
    expect(tools.points).toHaveLength(2)
    expect(tools.wantsPointer).toBe(false)
    expect(tools.distance?.horizontalM).toBeCloseTo(50, 5)
  })

  it('measures up to the pointer while it draws', async () => {
    const { tools } = await opened()
    tools.choose('distance')
    tools.add(picked(0, 0))
    tools.setPointer(picked(30, 40))
    expect(tools.distance?.horizontalM).toBeCloseTo(50, 5)
    tools.setPointer(null)
    expect(tools.distance?.horizontalM).toBe(0)
  })

  it('ends a height with its second point', async () => {
    const { tools } = await opened()
    tools.choose('height')
    tools.add(picked(0, 0))
    tools.add({ point: lonLatOf(0, 10), heightM: 55 })
    expect(tools.isFinished).toBe(true)
    expect(tools.height?.riseM).toBe(15)
  })

  it('takes points back one by one, and opens a finished drawing again', async () => {
    const app = await opened()
    app.tools.choose('area')
    square(app)
    app.tools.finish()
    expect(app.tools.area?.horizontalM2).toBeCloseTo(100, 5)
    app.tools.takeBack()
    expect(app.tools.isFinished).toBe(false)
    expect(app.tools.points).toHaveLength(3)
  })

  it('does not finish with too few points, and refuses what crosses itself or is too long', async () => {
    const { tools, api } = await opened()
    tools.choose('pit')
    for (const [e, n] of [[0, 0], [10, 10], [10, 0]] as const) tools.add(picked(e, n))
    tools.takeBack()
    tools.finish()
    expect(tools.isFinished).toBe(false)
    tools.add(picked(10, 0))
    tools.add(picked(0, 10))
    tools.finish()
    expect(tools.refusal).toBe('selfCrossing')
    expect(tools.pit).toBeNull()
    tools.choose('section')
    tools.add(picked(0, 0))
    tools.add(picked(0, 2_100))
    tools.finish()
    expect(tools.refusal).toBe('tooLong')
    expect(api.calls('pipes')).toEqual([])
  })
})

describe('an excavation', () => {
  it('is worked out from every page of pipes and nodes in its box', async () => {
    const app = await opened()
    answerWith(app, pipes, [nodeAt('well', [5, 5], 2, true), nodeAt('far', [50, 5], 2, true)], 1)
    app.tools.choose('pit')
    square(app)
    app.tools.finish()
    expect(app.tools.networkState).toBe('waiting')
    await settle()
    expect(app.api.calls('pipes')).toHaveLength(2)
    expect(app.tools.pit?.pipes.map(({ pipe }) => pipe.id)).toEqual(['a', 'b'])
    expect(app.tools.pit?.nodes.map(({ id }) => id)).toEqual(['well'])
  })

  it('follows its depth without asking again', async () => {
    const app = await opened()
    answerWith(app, pipes)
    app.tools.choose('pit')
    square(app)
    app.tools.finish()
    await settle()
    const asked = app.api.asked.length
    app.tools.setDepth(1.5)
    expect(app.tools.pit?.pipes.map(({ pipe }) => pipe.id)).toEqual(['a'])
    app.tools.setDepth(99)
    expect(app.tools.depthM).toBe(8)
    expect(app.api.asked).toHaveLength(asked)
  })

  it('shows its hole while pipes are awaited, and says when they cannot be had; retry asks again', async () => {
    const app = await opened()
    app.api.fail('pipes', { kind: 'offline' })
    app.api.fail('nodes', { kind: 'offline' })
    app.tools.choose('pit')
    square(app)
    app.tools.finish()
    expect(app.tools.pit?.volumeM3).toBeCloseTo(300, 4)
    await settle()
    expect(app.tools.networkState).toBe('failed')
    expect(app.tools.error).toEqual({ kind: 'offline' })
    answerWith(app, pipes)
    app.tools.retry()
    await settle()
    expect(app.tools.networkState).toBe('ready')
    expect(app.tools.pit?.pipes).toHaveLength(2)
  })
})

describe('a section', () => {
  it('is cut through the pipes along its line, each once though pieces overlap', async () => {
    const app = await opened()
    answerWith(app, pipes)
    app.tools.choose('section')
    app.tools.add(picked(-400, 2))
    app.tools.add(picked(400, 2))
    app.tools.finish()
    await settle()
    expect(app.api.calls('pipes')).toHaveLength(2)
    expect(app.tools.section?.crossings.map(({ pipe }) => pipe.id)).toEqual(['a'])
  })

  it('of an earlier line never comes after a later one', async () => {
    const app = await opened()
    app.api.network.heedsAborts = false
    const late: (() => void)[] = []
    app.api.answer('pipes', () => new Promise((resolve) => { late.push(() => { resolve({ freshness: fresh(), data: { rows: pipes, total: 2, next: null } }) }) }))
    const draw = (east: number) => {
      app.tools.choose('section')
      app.tools.add(picked(east, 2))
      app.tools.add(picked(east + 20, 2))
      app.tools.finish()
    }
    draw(-10)
    await settle()
    app.tools.restart()
    draw(100)
    await settle()
    expect(app.api.calls('pipes')[0]?.aborted()).toBe(true)
    late[0]?.()
    await settle()
    expect(app.tools.networkState).toBe('waiting')
    late[1]?.()
    await settle()
    expect(app.tools.section?.crossings).toEqual([])
  })
})

describe('leaving', () => {
  it('another tool, or none, keeps nothing: no points, no pipes, no question under way, no timer', async () => {
    const app = await opened()
    app.tools.choose('pit')
    square(app)
    app.tools.finish()
    app.tools.setHovered(pipes[0]?.id ?? null)
    app.tools.choose(null)
    expect(app.api.calls('pipes')[0]?.aborted()).toBe(true)
    expect([app.tools.points, app.tools.pit, app.tools.hovered, app.tools.networkState, app.tools.wantsPointer]).toEqual([[], null, null, 'none', false])
    expect(app.clock.pending()).toBe(0)
  })

  it('the region or the topic ends a drawing under way and keeps the tool; a finished one stays', async () => {
    const app = await opened()
    app.tools.choose('area')
    app.tools.add(picked(0, 0))
    app.place.go(at.yushan)
    expect(app.tools.points).toEqual([])
    expect(app.tools.tool).toBe('area')
    app.tools.add(picked(0, 0))
    app.place.setTopic('underground')
    expect(app.tools.points).toEqual([])
    square(app)
    app.tools.finish()
    app.place.go(at.county)
    expect(app.tools.points).toHaveLength(4)
  })
})
