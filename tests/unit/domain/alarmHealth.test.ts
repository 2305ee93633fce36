import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceId } from '@/api/contract/ids'
import { type AlarmMarks, alarmHealth, alarmRate, badActors, chattering, floodsOf, handlingTimes, knownAt, marksOf, rateBand, spreadOf, staleAlarms } from '@/domain/alarmHealth'
import { someMorning } from '../../builders/figures'
import { record } from '../../builders/records'

const minute = 60_000
const marks = (...records: Parameters<typeof record>[]): AlarmMarks[] => records.map(one => marksOf(record(...one)))
const rising = (max: number, maxLength = 60) => fc.array(fc.integer({ min: 0, max }), { maxLength }).map(times => times.sort((a, b) => a - b))

describe('the band of a rate', () => {
  it.each([[0, 'acceptable'], [1, 'acceptable'], [1.01, 'manageable'], [2, 'manageable'], [2.8, 'demanding'], [5, 'demanding'], [5.1, 'overDemanding'], [10, 'overDemanding'], [10.1, 'flood']] as const)('of %s alarms in ten minutes is %s', (rate, band) => {
    expect(rateBand(rate)).toBe(band)
  })
})

describe('the rate of alarms', () => {
  it('is counted in whole windows that end with the span', () => {
    const rate = alarmRate([5, 10, 11, 20, 21, 25], { from: -5, to: 25 }, 10, 2)
    // (−5, 5], (5, 15], (15, 25]
    expect(rate).toEqual({ windows: [1, 2, 3], mean: 2, peak: 3, peakFrom: 15, overShare: 1 / 3 })
  })

  it('is shared by the operators', () => {
    expect(alarmRate([1, 2, 3, 4], { from: 0, to: 10 }, 10, 2, 2)).toMatchObject({ mean: 2, peak: 2, overShare: 0 })
  })

  it('of nothing is nothing', () => {
    expect(alarmRate([], { from: 0, to: 5 }, 10, 2)).toEqual({ windows: [], mean: 0, peak: 0, peakFrom: null, overShare: 0 })
    expect(alarmRate([], { from: 0, to: 20 }, 10, 2)).toEqual({ windows: [0, 0], mean: 0, peak: 0, peakFrom: null, overShare: 0 })
  })

  it('agrees with counting every window by itself', () => {
    fc.assert(fc.property(rising(500), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 5 }), (raised, windowMs, over) => {
      const rate = alarmRate(raised, { from: 100, to: 400 }, windowMs, over)
      const counted = []
      for (let to = 400; to - windowMs >= 100; to -= windowMs) counted.unshift(raised.filter(t => t > to - windowMs && t <= to).length)
      expect(rate.windows).toEqual(counted)
      expect(rate.overShare).toBeCloseTo(counted.length === 0 ? 0 : counted.filter(n => n > over).length / counted.length)
    }))
  })
})

/** Floods by looking at every tick: what leaves the window leaves before what comes. */
function floodsTickByTick(raised: readonly number[], { windowMs, begin, end }: { windowMs: number, begin: number, end: number }, at: number) {
  const floods: { from: number, to: number | null, size: number }[] = []
  let open: { from: number, size: number } | null = null
  for (let tick = 0; tick <= at; tick += 1) {
    const left = raised.filter(t => t > tick - windowMs && t < tick).length
    const came = raised.filter(t => t === tick).length
    if (open && left < Math.max(1, end)) { floods.push({ ...open, to: tick }); open = null }
    if (open) open = { from: open.from, size: open.size + came }
    else if (came > 0 && left + came > begin) open = { from: tick, size: left + came }
  }
  if (open) floods.push({ ...open, to: null })
  return floods
}

describe('floods', () => {
  const usual = { windowMs: 10, begin: 3, end: 2 }

  it('begin when more than the limit came in a window, and end when fewer than the lower one did', () => {
    expect(floodsOf([1, 2, 3, 4, 20, 40], usual, 100)).toEqual([{ from: 4, to: 13, size: 4 }])
  })

  it('end where one leaves the window just when another comes', () => {
    expect(floodsOf([1, 2, 3, 4, 13], usual, 100)).toEqual([{ from: 4, to: 13, size: 4 }])
  })

  it('that last have no end yet', () => {
    expect(floodsOf([1, 2, 3, 4], usual, 12)).toEqual([{ from: 4, to: null, size: 4 }])
  })

  it('do not begin at the limit itself', () => {
    expect(floodsOf([1, 2, 3], usual, 100)).toEqual([])
  })

  it('know nothing of what comes later', () => {
    expect(floodsOf([1, 2, 3, 4], usual, 3)).toEqual([])
  })

  it('agree with looking at every tick', () => {
    const limits = fc.record({ windowMs: fc.integer({ min: 1, max: 20 }), begin: fc.integer({ min: 1, max: 6 }), end: fc.integer({ min: 0, max: 6 }) }).filter(l => l.end <= l.begin)
    fc.assert(fc.property(rising(120), limits, fc.integer({ min: 0, max: 160 }), (raised, limit, at) => {
      expect(floodsOf(raised, limit, at)).toEqual(floodsTickByTick(raised, limit, at))
    }), { numRuns: 500 })
  })
})

describe('chattering devices', () => {
  const same = { device: { id: deviceId.parse('d1'), name: '井盖 1' } }

  it('raise the same kind often within a window; repeats count with their alarm', () => {
    const three = marks(['a', 30, {}, { ...same, repeats: 1 }], ['b', 25, {}, { ...same, repeats: 2 }], ['c', 2, {}, same])
    expect(chattering(three, 10 * minute, 5)).toEqual([{ ...same, kind: 'gasLeak', region: three[0]?.record.region, raises: 5 }])
    expect(chattering(three, 10 * minute, 6)).toEqual([])
  })

  it('of two kinds are two', () => {
    expect(chattering(marks(['a', 3, {}, same], ['b', 2, {}, { ...same, kind: 'batteryLow' }]), 10 * minute, 2)).toEqual([])
  })

  it('agree with looking at the window before each alarm', () => {
    const alarm = fc.record({ device: fc.constantFrom('d1', 'd2'), ago: fc.integer({ min: 0, max: 60 }), repeats: fc.integer({ min: 0, max: 3 }) })
    fc.assert(fc.property(fc.array(alarm, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 2, max: 8 }), (alarms, window, changes) => {
      const all = alarms.map((a, i) => marksOf(record(`r${i}`, a.ago, {}, { device: { id: deviceId.parse(a.device), name: a.device }, repeats: a.repeats })))
      const most = (device: string) => Math.max(0, ...alarms.filter(a => a.device === device).map(last => alarms.filter(a => a.device === device && a.ago >= last.ago && a.ago < last.ago + window).reduce((n, a) => n + a.repeats + 1, 0)))
      const expected = ['d1', 'd2'].map(device => [device, most(device)] as const).filter(([, n]) => n >= changes)
      expect(new Map(chattering(all, window * minute, changes).map(c => [c.device.id as string, c.raises]))).toEqual(new Map(expected))
    }))
  })
})

describe('stale alarms', () => {
  it('are those whose cause still stands after a day, the oldest first', () => {
    const day = 24 * 60
    const all = marks(['young', day - 1], ['old', day + 1], ['older', day + 5, { acknowledged: 3 }], ['returned', day + 5, { returned: 10 }], ['closed', day + 5, { closed: 10 }])
    expect(staleAlarms(all, someMorning, day * minute).map(a => a.record.id)).toEqual(['older', 'old'])
  })

  it('were stale before they returned', () => {
    expect(staleAlarms(marks(['a', 200, { returned: 150 }]), someMorning - 100 * minute, 60 * minute)).toHaveLength(1)
  })
})

describe('bad actors', () => {
  it('are the devices with the most alarms, with their share of all', () => {
    const of = (id: string) => ({ device: { id: deviceId.parse(id), name: id } })
    const all = marks(['a', 3, {}, of('d1')], ['b', 2, {}, { ...of('d2'), kind: 'batteryLow' }], ['c', 1, {}, of('d2')], ['d', 9, {}, of('d3')])
    expect(badActors(all, 2).map(({ device, count, share, kind }) => [device.id, count, share, kind])).toEqual([['d2', 2, 0.5, 'gasLeak'], ['d1', 1, 0.25, 'gasLeak']])
    expect(badActors([], 10)).toEqual([])
  })
})

describe('median and P90', () => {
  it('of nothing are not known', () => {
    expect(spreadOf([])).toEqual({ count: 0, medianMs: null, p90Ms: null })
  })

  it.each([[[5], 5, 5], [[1, 3], 2, 3], [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 9], [[10, 1, 5], 5, 10]] as const)('of %j', (times, median, p90) => {
    expect(spreadOf(times)).toEqual({ count: times.length, medianMs: median, p90Ms: p90 })
  })

  it('half and nine in ten are not above them', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), (times) => {
      const { medianMs, p90Ms } = spreadOf(times)
      const notAbove = (limit: number | null) => times.filter(t => t <= (limit ?? -1)).length / times.length
      expect(notAbove(medianMs)).toBeGreaterThanOrEqual(0.5)
      expect(notAbove(p90Ms)).toBeGreaterThanOrEqual(0.9)
      expect(times).toContain(p90Ms)
    }))
  })
})

describe('handling times', () => {
  it('are from when an alarm was raised, of what was done, by severity', () => {
    const all = marks(
      ['a', 300, { acknowledged: 2, dispatched: 4, arrived: 20, due: 64, closed: 90 }], ['b', 200, { acknowledged: 6, closed: 30 }],
      ['c', 100, { acknowledged: 4, dispatched: 5, due: 65 }, { severity: 'urgent' }], ['d', 10, {}, { severity: 'urgent' }],
    )
    const times = handlingTimes(all, someMorning)
    expect(times.all).toEqual({
      count: 4, toAcknowledge: { count: 3, medianMs: 4 * minute, p90Ms: 6 * minute }, toArrive: { count: 1, medianMs: 20 * minute, p90Ms: 20 * minute },
      toClose: { count: 2, medianMs: 60 * minute, p90Ms: 90 * minute }, dispatched: 2, overdue: 2,
    })
    expect(times.urgent).toMatchObject({ count: 2, toArrive: { count: 0, medianMs: null, p90Ms: null }, dispatched: 1, overdue: 1 })
    expect(times.notice).toMatchObject({ count: 0, toClose: { count: 0, medianMs: null, p90Ms: null }, dispatched: 0, overdue: 0 })
  })

  it('know nothing of what came later', () => {
    const [known] = knownAt(marks(['a', 60, { acknowledged: 10, dispatched: 40, due: 50, closed: 55 }]), someMorning - 100 * minute, someMorning - 30 * minute)
    expect(known).toMatchObject({ dispatched: null, due: null, closed: null })
    expect(known?.acknowledged).toBe(someMorning - 50 * minute)
    expect(knownAt(marks(['later', 10]), someMorning - 100 * minute, someMorning - 30 * minute)).toEqual([])
  })
})

describe('the health of the alarms', () => {
  const limits = { windowMs: 10 * minute, floodBegin: 10, floodEnd: 5, chatterChanges: 5, staleMs: 24 * 60 * minute }

  it('is of the span alone, but for what has stood since before it', () => {
    const all = marks(['stale', 30 * 60], ['a', 100], ['b', 5, {}, { severity: 'urgent' }], ['future', -5])
    const health = alarmHealth(all, { from: someMorning - 24 * 60 * minute, to: someMorning }, limits)
    expect(health).toMatchObject({ count: 2, bySeverity: { urgent: 1, important: 1, general: 0, notice: 0 }, floods: [], chattering: [] })
    expect(health.stale.map(a => a.record.id)).toEqual(['stale'])
    expect(health.per10Minutes).toBeCloseTo(2 / 144)
  })

  it('gives its rate per ten minutes, whatever the window', () => {
    const all = marks(...Array.from({ length: 12 }, (_, i) => [`a${i}`, i * 5 + 1] as [string, number]))
    const health = alarmHealth(all, { from: someMorning - 60 * minute, to: someMorning }, { ...limits, windowMs: 5 * minute })
    expect(health.per10Minutes).toBeCloseTo(2)
  })
})
