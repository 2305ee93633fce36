import { describe, expect, it } from 'vitest'
import { type FigureId, elderlyServices, serviceChannels } from '@/api/contract/figureCatalogue'
import type { FigureHistory } from '@/api/contract/figures'
import type { Answer } from '@/api/contract/common'
import { regionCode } from '@/api/contract/ids'
import { memoryStore } from '../../../mocks/logStore'
import { lastAsOfs, sourceOf } from '../../../mocks/county/provenance'
import { communityIndices, regionList } from '../../../mocks/county/regions'
import { settlements } from '../../../mocks/county/settlement'
import { createCountyHost } from '../../../mocks/service'
import { local, quietCounty } from './county'

const at = local('2026-11-25T10:00')
const { county } = quietCounty()
const value = (id: FigureId, index = 0, time = at): number => county.figures.figure(index, id, time).value ?? Number.NaN
const raw = (id: FigureId, time = at): Float64Array => county.raw.column(id, time)

describe('the figures of 民生服务', () => {
  it('are such as a county of this size has', () => {
    const within = (id: FigureId, low: number, high: number): void => {
      expect(value(id), id).toBeGreaterThanOrEqual(low)
      expect(value(id), id).toBeLessThanOrEqual(high)
    }
    within('elderly.aloneShare', 8, 18)
    within('elderly.serviceRate', 10, 40)
    within('elderly.sosCalls', 100, 400)
    within('elderly.sosInTimeShare', 88, 99)
    within('government.onlineShare', 45, 75)
    within('government.onTimeShare', 97, 99.9)
    within('government.items', 100, 200)
    within('property.feeShare', 75, 95)
    within('property.repairsDoneShare', 88, 98)
    within('property.complaintsClosedShare', 70, 95)
    within('participation.householdShare', 30, 65)
    within('participation.mattersDoneShare', 70, 95)
    within('special.disabled', 6_000, 12_000)
  })

  it('say whence they are, as of when and how often: registers by the month, services by the day', () => {
    const provenance = (id: FigureId) => { const { source, period, asOf } = county.figures.figure(0, id, at); return [source, period, asOf] }
    expect(provenance('elderly.alone')).toEqual(['elderlyPlatform', 'P1M', '2026-11-05T00:00:00+08:00'])
    expect(provenance('elderly.sosCalls')).toEqual(['elderlyPlatform', 'P1D', '2026-11-25T00:00:00+08:00'])
    expect(provenance('government.handled')).toEqual(['governmentPlatform', 'P1D', '2026-11-25T00:00:00+08:00'])
    expect(provenance('property.repairs')).toEqual(['propertyPlatform', 'P1D', '2026-11-25T00:00:00+08:00'])
    expect(provenance('participation.visits')).toEqual(['residentApp', 'P1D', '2026-11-25T00:00:00+08:00'])
    expect(provenance('special.disabled')).toEqual(['careRegister', 'P1M', '2026-11-10T00:00:00+08:00'])
    expect(provenance('special.correction')).toEqual(['supportRegister', 'P1M', '2026-11-10T00:00:00+08:00'])
    expect(provenance('population.age80plus')).toEqual(['census2020', 'P10Y', '2020-11-01T00:00:00+08:00'])
  })

  it('never have more of a part than of the whole', () => {
    const old = raw('population.age60plus')
    const households = raw('profile.households')
    for (const { index, name } of regionList) {
      expect(raw('elderly.alone')[index], name).toBeLessThanOrEqual(old[index] ?? 0)
      expect(raw('population.age80plus')[index], name).toBeLessThanOrEqual(old[index] ?? 0)
      expect(raw('participation.households')[index], name).toBeLessThanOrEqual(households[index] ?? 0)
    }
  })

  it('let no community do what its town cannot, and no town what the county cannot', () => {
    const items = raw('government.items')
    for (const region of regionList) if (region.parentIndex >= 0) expect(items[region.index], region.name).toBeLessThanOrEqual(items[region.parentIndex] ?? 0)
  })

  it('have property companies in the county town and none in a village', () => {
    for (const [k, index] of communityIndices.entries()) expect((raw('property.estates')[index] ?? 0) > 0, regionList[index]?.name).toBe(settlements[k]?.urban === true)
    const village = communityIndices.find((_, k) => settlements[k]?.urban === false) ?? -1
    expect(county.figures.figure(village, 'property.feeShare', at)).toMatchObject({ state: 'notApplicable', value: null })
  })

  it('hold for a day and move a little to the next, and more over the months', () => {
    const handled = (time: string) => value('government.handled', 0, local(time))
    expect(handled('2026-11-25T23:59')).toBe(handled('2026-11-25T00:00'))
    const [today, tomorrow] = [handled('2026-11-25T10:00'), handled('2026-11-26T10:00')]
    expect(tomorrow).not.toBe(today)
    expect(Math.abs(tomorrow / today - 1)).toBeLessThan(0.02)
    expect(value('participation.householdShare', 0, local('2027-11-25T10:00'))).toBeGreaterThan(value('participation.householdShare'))
  })

  it('begin a year without a matter agreed on', () => {
    expect(value('participation.matters', 0, local('2026-01-01T08:00'))).toBe(0)
    expect(county.figures.figure(0, 'participation.mattersDoneShare', local('2026-01-01T08:00')).state).toBe('notApplicable')
  })

  it('know every service and every channel', () => {
    for (const id of [...elderlyServices.map(s => `elderly.service.${s}` as const), ...serviceChannels.map(c => `government.channel.${c}` as const)]) expect(value(id), id).toBeGreaterThan(0)
  })
})

describe('the course of a figure', () => {
  const ask = async (code: string, figure: string, query: Record<string, string>) => {
    const host = await createCountyHost({ seed: 370124, now: () => at, store: memoryStore() })
    return host.connect({ root: regionCode.parse('370124'), surface: 'wall' }).ask({ endpoint: 'history', params: { code, figure }, query, body: undefined })
  }

  it('has a point for each month, the latest last, each as it was told then', async () => {
    const { data } = (await ask('370124', 'assistance.people', { periods: '4' })).body as Answer<FigureHistory>
    expect(data.points.map(point => point.asOf.slice(0, 10))).toEqual(['2026-08-15', '2026-09-15', '2026-10-15', '2026-11-15'])
    expect(data.points.at(-1)).toEqual(county.figures.figure(0, 'assistance.people', at))
    expect(data.points[0]).toEqual(county.figures.figure(0, 'assistance.people', local('2026-09-10T12:00')))
  })

  it('keeps a small count of the past as hidden as it was', async () => {
    const small = communityIndices.find(index => county.figures.figure(index, 'assistance.people', at).state === 'suppressed')
    expect(small).toBeDefined()
    const { data } = (await ask(regionList[small ?? 0]?.code ?? '', 'assistance.people', { periods: '2' })).body as Answer<FigureHistory>
    expect(data.points.at(-1)).toMatchObject({ state: 'suppressed', value: null })
  })

  it('ends where its source has no more, and refuses what is no number of periods', async () => {
    const { data } = (await ask('370124', 'population.resident', { periods: '12' })).body as Answer<FigureHistory>
    expect(data.points).toHaveLength(1)
    for (const periods of ['0', '61', 'x']) expect((await ask('370124', 'assistance.people', { periods })).status).toBe(400)
    expect((await ask('370124', 'constructor', { periods: '2' })).status).toBe(404)
  })

  it('goes back over the turn of a year', () => {
    expect(lastAsOfs(sourceOf('assistance.people'), local('2026-01-20T09:00'), 1, 3)).toEqual([local('2026-01-15T00:00'), local('2025-12-15T00:00'), local('2025-11-15T00:00')])
  })
})
