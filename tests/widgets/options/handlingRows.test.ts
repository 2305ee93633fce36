import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventSteps } from '@/api/contract/alarms'
import type { Device } from '@/api/contract/records'
import type { AlarmRule } from '@/api/contract/rules'
import { minutesText, wholeSpan } from '@/domain/durationText'
import { zonedTime } from '@/domain/time'
import { ruleRow } from '@/widgets/alarm-rules/ruleRows'
import { attentionFirst, lowBatteryPercent, rangeOf } from '@/widgets/device-list/deviceRows'
import { flowOf } from '@/widgets/event-flow/flowRows'
import { barHeight, hourTicks, replayBars } from '@/widgets/replay/replayBars'
import { marksOf } from '@/domain/alarmHealth'
import { someMorning } from '../../builders/figures'
import { device } from '../../builders/devices'
import { gridEvent, record } from '../../builders/records'

const hour = 3_600_000
const zh = { tag: 'zh-CN', wan: true }

describe('lengths of time', () => {
  it.each([[null, '—'], [0, '0.0'], [90_000, '1.5'], [9.94 * 60_000, '9.9'], [9.96 * 60_000, '10'], [75 * 60_000, '75']] as const)('of %s ms are %s minutes', (ms, text) => {
    expect(minutesText(ms, zh)).toBe(text)
  })

  it.each([[0, 0, 'second'], [10, 10, 'second'], [120, 2, 'minute'], [90, 90, 'second'], [43_200, 12, 'hour']] as const)('of %s seconds are %s %ss', (seconds, n, unit) => {
    expect(wholeSpan(seconds)).toEqual({ n, unit })
  })
})

describe('a rule in words', () => {
  const words = { t: (key: string, values: Readonly<Record<string, string | number>> = {}) => `${key}${Object.values(values).map(v => ` ${v}`).join('')}`, number: String, measurand: (name: string) => name, day: (n: number) => `d${n}` }
  const row = (rule: AlarmRule) => ruleRow(rule, words)

  it('with two limits has each with its severity, and its conditions', () => {
    expect(row({ type: 'threshold', id: 'GAS', kind: 'gasLeak', schedule: null, measurand: 'methane', unit: 'percentLel', side: 'above', limits: [{ limit: 5, severity: 'general' }, { limit: 20, severity: 'urgent' }], forSeconds: 120, hysteresis: 1 })).toEqual({
      id: 'GAS', kind: 'gasLeak', limits: [{ severity: 'general', text: '≥ 5 readingUnit.percentLel' }, { severity: 'urgent', text: '≥ 20 readingUnit.percentLel' }],
      conditions: ['methane', 'rules.forTime 2 readingUnit.minute', 'rules.hysteresis 1 readingUnit.percentLel', 'rules.always'],
    })
  })

  it('leaves out a duration and a hysteresis of nothing', () => {
    expect(row({ type: 'threshold', id: 'P', kind: 'waterPressure', schedule: null, measurand: 'pressure', unit: 'megapascal', side: 'below', limits: [{ limit: 0.14, severity: 'important' }], forSeconds: 0, hysteresis: 0 })).toMatchObject({
      limits: [{ text: '< 0.14 readingUnit.megapascal' }], conditions: ['pressure', 'rules.always'],
    })
  })

  it('of a change, of silence and of a state', () => {
    expect(row({ type: 'rate', id: 'R', kind: 'waterlogging', schedule: null, measurand: 'waterDepth', unit: 'centimetre', side: 'below', limit: 2, overSeconds: 180, severity: 'general' })).toMatchObject({ limits: [{ text: 'rules.rate ≤ −2 readingUnit.centimetre' }], conditions: ['waterDepth', 'rules.over 3 readingUnit.minute', 'rules.always'] })
    expect(row({ type: 'noData', id: 'N', kind: 'deviceOffline', schedule: null, afterSeconds: 1800, severity: 'notice' }).limits).toEqual([{ severity: 'notice', text: 'rules.noData ≥ 30 readingUnit.minute' }])
    expect(row({ type: 'state', id: 'S', kind: 'sosButton', schedule: null, severity: 'urgent' }).limits).toEqual([{ severity: 'urgent', text: 'rules.state' }])
  })

  it.each([[[1, 2, 3, 4, 5], 'rules.days d1 d5 22:00–06:00'], [[6, 7], 'd6 d7 22:00–06:00'], [[1, 3, 5], 'd1 d3 d5 22:00–06:00'], [[1, 2, 3, 4, 5, 6, 7], '22:00–06:00']] as const)('holds on %j', (days, text) => {
    expect(row({ type: 'state', id: 'S', kind: 'noise', schedule: { days: [...days], from: '22:00', to: '06:00' }, severity: 'notice' }).conditions).toEqual([text])
  })
})

describe('where the events stand', () => {
  it('is each step in order with what is overdue, and how long the closed ones took', () => {
    const flow = flowOf([
      gridEvent('a', 30, { step: 'dispatched' }), gridEvent('b', 90, { step: 'dispatched' }), gridEvent('c', 200, { step: 'closed', closedAt: new Date(someMorning - 160 * 60_000).toISOString() }),
      gridEvent('d', 300, { step: 'closed', closedAt: new Date(someMorning - 180 * 60_000).toISOString() }),
    ], someMorning)
    expect(flow.rows.map(r => [r.step, r.count, r.overdue])).toEqual([['reported', 0, 0], ['accepted', 0, 0], ['dispatched', 2, 1], ['handling', 0, 0], ['verifying', 0, 0], ['closed', 2, 1]])
    expect(flow).toMatchObject({ open: 2, overdue: 1, toClose: { count: 2, medianMs: 80 * 60_000, p90Ms: 120 * 60_000 } })
  })

  it('adds up, and nothing is overdue more often than it is there', () => {
    const event = fc.record({ step: fc.constantFrom(...eventSteps), ago: fc.integer({ min: 0, max: 300 }) })
    fc.assert(fc.property(fc.array(event), (events) => {
      const { rows, open, overdue } = flowOf(events.map((e, i) => gridEvent(`e${i}`, e.ago, { step: e.step, closedAt: e.step === 'closed' ? new Date(someMorning).toISOString() : null })), someMorning)
      expect(rows.reduce((n, r) => n + r.count, 0)).toBe(events.length)
      expect(rows.filter(r => r.step !== 'closed').reduce((n, r) => n + r.overdue, 0)).toBe(overdue)
      expect(rows.every(r => r.overdue <= r.count)).toBe(true)
      expect(open).toBe(events.filter(e => e.step !== 'closed').length)
    }))
  })
})

describe('the devices of a list', () => {
  const ids = (devices: readonly Device[]) => devices.map(d => d.id as string)

  it('stand in the order of what to look at', () => {
    const silent = (id: string, hours: number) => device(id, { online: false, lastReadingAt: new Date(someMorning - hours * hour).toISOString() })
    const all = [device('fine'), device('low', { batteryPercent: 18 }), silent('silent', 2), device('lower', { batteryPercent: 3 }), silent('longer', 9), device('mains', { batteryPercent: null })]
    expect(ids(attentionFirst(all, 20))).toEqual(['longer', 'silent', 'lower', 'low', 'fine', 'mains'])
  })

  it('take their limits from the rules', () => {
    const rules: AlarmRule[] = [
      { type: 'threshold', id: 'BAT', kind: 'batteryLow', schedule: null, measurand: 'battery', unit: 'percent', side: 'below', limits: [{ limit: 15, severity: 'notice' }], forSeconds: 0, hysteresis: 5 },
      { type: 'threshold', id: 'GAS', kind: 'gasLeak', schedule: null, measurand: 'methane', unit: 'percentLel', side: 'above', limits: [{ limit: 5, severity: 'general' }, { limit: 20, severity: 'urgent' }], forSeconds: 0, hysteresis: 1 },
      { type: 'state', id: 'SOS', kind: 'sosButton', schedule: null, severity: 'urgent' },
    ]
    expect([lowBatteryPercent(rules), lowBatteryPercent([])]).toEqual([15, 20])
    expect(['BAT', 'GAS', 'SOS', 'unknown', null].map(id => rangeOf(rules, id))).toEqual([{ low: 15, high: null }, { low: null, high: 5 }, { low: null, high: null }, { low: null, high: null }, { low: null, high: null }])
  })
})

describe('the bar of a replay', () => {
  const span = { from: someMorning - 24 * hour, to: someMorning }

  it('has a bar for each ten minutes with alarms, and the red among them', () => {
    const { all, urgent } = replayBars([record('a', 5), record('b', 6, {}, { severity: 'urgent' }), record('c', 65)].map(marksOf), span)
    expect(all.match(/v[-\d.]+/g)).toEqual([`v${-barHeight / 2}`, `v${-barHeight}`])
    expect(urgent.match(/M/g)).toHaveLength(1)
    expect(replayBars([], span)).toEqual({ all: '', urgent: '' })
  })

  it('writes the hours of the county, none at its edges', () => {
    const ticks = hourTicks(span, zonedTime('Asia/Shanghai'), 3)
    expect(ticks.map(t => t.text)).toEqual(['12:00', '15:00', '18:00', '21:00', '00:00', '03:00', '06:00'])
    expect(ticks.every(t => t.part > 0.03 && t.part < 0.97)).toBe(true)
  })
})
