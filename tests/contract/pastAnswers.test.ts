import { getResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { regionCode } from '@/api/contract/ids'
import { httpHandlers } from '../../mocks/handlers'
import { memoryStore } from '../../mocks/logStore'
import { createCountyHost } from '../../mocks/service'

const then = Date.parse('2026-11-25T08:31:00+08:00')
const later = then + 5 * 3_600_000
const at = '2026-11-25T08:31:00%2B08:00'

/** What the demo county answers at a moment. */
async function countyAt(now: number) {
  const host = await createCountyHost({ seed: 370124, now: () => now, store: memoryStore() })
  const handlers = httpHandlers(host.connect({ root: regionCode.parse('370124'), surface: 'wall' }), { httpBase: '/api', socketBase: '/stream' })
  return async (path: string): Promise<{ freshness: { asOf: string }, data: unknown }> => {
    const response = await getResponse(handlers, new Request(`http://wall.test/api${path}`))
    expect(response?.status, path).toBe(200)
    return await response?.json() as never
  }
}

const questions = [
  '/regions/370124/figures/events', '/regions/370124001/figures/devices', '/regions/370124/breakdown/events.openRate',
  '/regions/370124/series/events.total?from=2026-11-24T09:00:00%2B08:00&to=2026-11-25T09:00:00%2B08:00&stepSeconds=3600',
  '/events?scope=370124&size=500', '/events?scope=370124001&open=true', '/devices?scope=370124001012&size=50',
  '/underground/troubles?scope=370124&open=true&size=50', '/underground/readings?scope=370124001&size=50',
]

describe('an answer of a past moment', () => {
  it.each(questions)('%s is what was answered then', async (path) => {
    const [before, now] = await Promise.all([countyAt(then), countyAt(later)])
    const answered = await before(path)
    const replayed = await now(`${path}${path.includes('?') ? '&' : '?'}at=${at}`)
    expect(replayed).toEqual(answered)
    expect(Date.parse(replayed.freshness.asOf)).toBeLessThanOrEqual(then)
  })

  it('differs from the present where the present has moved on', async () => {
    const now = await countyAt(later)
    for (const path of ['/events?scope=370124&size=500', '/devices?scope=370124001012&size=50', questions[3] ?? '']) {
      expect((await now(`${path}&at=${at}`)).data, path).not.toEqual((await now(path)).data)
    }
  })

  it('of the board has the alarms that were open then', async () => {
    const [before, now] = await Promise.all([countyAt(then), countyAt(later)])
    const alarms = (answer: { data: unknown }) => (answer.data as { alarms: unknown[] }).alarms
    expect(alarms(await now(`/alarms?scope=370124&at=${at}`))).toEqual(alarms(await before('/alarms?scope=370124')))
  })
})
