import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { pipeReading, pipeTrouble, troubleKinds } from '@/api/contract/pipes'
import { networksOf } from '../../../mocks/city/network/networks'
import { nodeIdOf, pipeIdOf } from '../../../mocks/city/network/plan'
import { readingsAt } from '../../../mocks/city/network/readings'
import { troubleRecord, troublesAt } from '../../../mocks/city/network/troubles'
import { troubleSource } from '../../../mocks/county/provenance'
import { findRegion, isWithin, regionAt, regionList } from '../../../mocks/county/regions'
import { local, quietCounty, regionNamed } from './county'

const seed = 370124
const moment = fc.integer({ min: local('2024-01-01T00:00'), max: local('2027-12-31T23:59') })
const hourMs = 3_600_000, dayMs = 24 * hourMs
const now = local('2026-11-25T09:07')
const records = (at: number, open: boolean | null = null, root = 0) => troublesAt(seed, root, at, open).map(life => troubleRecord(life, at))

describe('hidden troubles', () => {
  const pipes = new Map(networksOf(seed).all().flatMap(network => network.pipes).map(pipe => [pipeIdOf(pipe), pipe]))

  it('keep the contract, each with a number of its own, on a pipe that is known and in its region', () => {
    const list = records(now)
    expect(list.length).toBeGreaterThan(300)
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    for (const record of list) {
      pipeTrouble.parse(record)
      const pipe = pipes.get(record.pipe)
      expect([pipe?.kind, pipe === undefined ? '' : regionAt(pipe.community).code], record.id).toEqual([record.pipeKind, record.region])
    }
    for (const kind of troubleKinds) expect(list.some(record => record.kind === kind), kind).toBe(true)
  })

  it('are as many open ones in every region as the figures say, by level too', () => {
    const { county } = quietCounty(seed)
    for (const time of ['2025-03-01T00:00', '2026-11-25T09:07', '2026-11-25T23:59']) {
      const at = local(time)
      const open = records(troubleSource.asOf(at, seed), true)
      for (const region of regionList) {
        const inside = open.filter(record => isWithin(findRegion(record.region)?.index ?? -1, region.index))
        expect(county.raw.column('pipes.troubles', at)[region.index], region.name).toBe(inside.length)
        for (const level of ['high', 'medium', 'low'] as const) expect(county.raw.column(`pipes.troubles.${level}`, at)[region.index]).toBe(inside.filter(record => record.level === level).length)
      }
    }
  })

  it('are found, then due, then closed; open ones have no end, and now and then some are overdue', () => {
    let late = 0
    fc.assert(fc.property(moment, (at) => {
      const open = records(at, true), closed = records(at, false)
      for (const { id, foundAt, dueAt } of [...open, ...closed]) expect(Date.parse(foundAt) <= at && Date.parse(foundAt) < Date.parse(dueAt), id).toBe(true)
      for (const { id, closedAt } of open) expect(closedAt, id).toBeNull()
      for (const { id, foundAt, closedAt } of closed) expect(closedAt !== null && Date.parse(closedAt) <= at && Date.parse(closedAt) > Date.parse(foundAt), id).toBe(true)
      expect(open.length + closed.length).toBe(records(at).length)
      const overdue = open.filter(({ dueAt }) => Date.parse(dueAt) < at).length
      late += overdue
      expect(overdue).toBeLessThan(open.length / 3)
    }), { numRuns: 12, seed: 4 })
    expect(late).toBeGreaterThan(12)
  })

  it('begin with the gravest and the most urgent', () => {
    const rank = { high: 0, medium: 1, low: 2 }
    const list = records(now)
    for (const [k, later] of list.entries()) {
      const before = list[k - 1]
      if (before === undefined) continue
      expect(rank[before.level] < rank[later.level] || (before.level === later.level && before.dueAt <= later.dueAt), later.id).toBe(true)
    }
  })

  it('have one life, whenever one looks: what is told of one does not change but by its end', () => {
    const earlier = new Map(records(now - 20 * dayMs).map(record => [record.id, record]))
    let seen = 0
    for (const record of records(now)) {
      const then = earlier.get(record.id)
      if (then === undefined) { expect(Date.parse(record.foundAt), record.id).toBeGreaterThan(now - 20 * dayMs); continue }
      seen += 1
      expect({ ...record, closedAt: null }).toEqual({ ...then, closedAt: null })
      if (then.closedAt !== null) expect(record.closedAt).toBe(then.closedAt)
    }
    expect(seen).toBeGreaterThan(100)
  })

  it('of the clearance stand on mains that are too close to another', () => {
    const close = records(now, true).filter(({ kind }) => kind === 'clearance')
    expect(close.length).toBeGreaterThan(10)
    for (const { pipe, pipeKind } of close) { expect(pipeKind).toBe('RQ'); expect(pipes.get(pipe)?.building).toBeNull() }
  })
})

describe('readings of the network', () => {
  const nodes = new Map(networksOf(seed).all().flatMap(network => network.nodes).map(node => [nodeIdOf(node), node]))

  it('keep the contract and stand at nodes that are known, in their region', () => {
    const list = readingsAt(seed, 0, now)
    expect(list.length).toBeGreaterThan(400)
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    for (const reading of list) {
      pipeReading.parse(reading)
      expect([nodes.get(reading.node)?.kind, nodes.get(reading.node)?.point], reading.id).toEqual([reading.pipeKind, reading.point])
      expect(findRegion(reading.region)?.level).toBe('community')
    }
    const town = regionNamed('榆山街道')
    expect(readingsAt(seed, town.index, now).map(({ id }) => id)).toEqual(list.filter(({ region }) => region.startsWith(town.code)).map(({ id }) => id))
  })

  it('have the state that their value and range give, and those out of range come first', () => {
    fc.assert(fc.property(moment, (at) => {
      const list = readingsAt(seed, 0, at)
      const wrong = list.filter(({ value, low, high, state, readAt, trend }) => {
        const wanted = value === null ? 'offline' : low !== null && value < low ? 'low' : high !== null && value > high ? 'high' : 'normal'
        const times = [...trend.map(point => Date.parse(point.at)), ...readAt === null ? [] : [Date.parse(readAt)]]
        const hourly = trend.every((point, k) => k === 0 || Date.parse(point.at) - Date.parse(trend[k - 1]?.at ?? '') === hourMs)
        const fresh = value === null || (value >= 0 && at - Date.parse(readAt ?? '') < 5 * 60_000)
        return state !== wanted || !hourly || !fresh || times.some(time => time > at)
      })
      expect(wrong.map(({ id }) => id)).toEqual([])
      const share = (states: readonly string[]): number => list.filter(({ state }) => states.includes(state)).length / list.length
      expect(share(['normal'])).toBeGreaterThan(0.8)
      expect(share(['low', 'high'])).toBeGreaterThan(0)
      const order = list.map(({ state }) => state === 'normal' ? 2 : state === 'offline' ? 1 : 0)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }), { numRuns: 8, seed: 2 })
  })

  it('tell afterwards in their trend what they told at the time', () => {
    const then = local('2026-11-25T06:00')
    const later = new Map(readingsAt(seed, 0, now).map(reading => [reading.id, reading.trend]))
    let compared = 0
    for (const { id, value } of readingsAt(seed, 0, then)) {
      const point = later.get(id)?.find(({ at }) => Date.parse(at) === then)
      if (value === null || point === undefined) continue
      compared += 1
      expect(point.value, id).toBe(value)
    }
    expect(compared).toBeGreaterThan(300)
  })
})

it('troubles and readings are those of their seed and moment, whatever was asked before', async () => {
  vi.resetModules()
  const freshTroubles = await import('../../../mocks/city/network/troubles'), freshReadings = await import('../../../mocks/city/network/readings')
  freshTroubles.troublesAt(seed, 0, now - 90 * dayMs, null)
  expect(freshTroubles.troublesAt(seed, 0, now, null).map(life => freshTroubles.troubleRecord(life, now))).toEqual(records(now))
  expect(freshReadings.readingsAt(seed, 0, now)).toEqual(readingsAt(seed, 0, now))
  expect(freshTroubles.troublesAt(seed + 1, 0, now, null).map(({ id, level }) => id + level)).not.toEqual(records(now).map(({ id, level }) => id + level))
})
