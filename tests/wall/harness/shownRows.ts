import type { Page } from '@playwright/test'
import { eventSteps, severities } from '@/api/contract/alarms'
import { endpoints } from '@/api/contract/endpoints'
import { ageBands, deviceGroups, figureSpec } from '@/api/contract/figureCatalogue'
import { figuresOf } from '@/api/contract/figures'
import { badActors, knownAt, spreadOf } from '@/domain/alarmHealth'
import { minutesText } from '@/domain/durationText'
import { gapsOf, rollUp } from '@/domain/indicators/engine'
import { gapText, valueText } from '@/domain/indicators/valueText'
import { figureText, fullNumber } from '@/domain/numberFormat'
import indicatorWords from '@/i18n/locales/zh-CN/indicators'
import { rankAlarms } from '@/widgets/alarm-trend/alarmRanking'
import { allRows, deskRows, firstToLookAt } from '@/widgets/indicator-desk/deskRows'
import { attentionFirst, limitOf, lowBatteryPercent } from '@/widgets/device-list/deviceRows'
import { rankAssessments } from '@/widgets/indicator-ranking/rankAssessments'
import { sceneRows } from '@/widgets/safety-scenes/sceneRows'
import { readingDecimals, readingStates } from '@/widgets/underground-readings/readingRows'
import { type RowsAsked, analysisOf, config, devicesOf, eventsOf, fewestFirst, gapsOfWorst, healthOf, history, hoursOf, indicatorsOf, openAlarms, readingsOf, sum, timesOf, troublesOf } from './rowAnswers.ts'

const language = { tag: 'zh-CN', wan: true }
const hourMs = 3_600_000, dayMs = 24 * hourMs
function words(key: string, slots: Readonly<Record<string, string | number>>): string {
  const dot = key.indexOf('.'), group: unknown = Reflect.get(indicatorWords, key.slice(0, dot))
  const message: unknown = typeof group === 'object' && group !== null ? Reflect.get(group, key.slice(dot + 1)) : null
  if (typeof message !== 'string') throw new Error(`no word for ${key}`)
  return message.replaceAll(/\{(\w+)\}/g, (_, slot: string) => String(slots[slot]))
}
const whole = (n: number) => fullNumber(n, 0, language)
const reading = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
const percent = (part: number, all: number) => `${(part / all * 100).toFixed(1)}%`

/** Rows of a panel that say other numbers than figures: where they stand, and what they should say by the contract's answers. */
export interface Rows {
  /** Which elements are rows, and the attributes by which one is known. */
  rows: string
  keys?: readonly string[]
  /** Which elements of a row hold its numbers; of their text what `number` finds, or all. */
  numbers?: string
  number?: RegExp
  /** The panel chooses which it shows, by an order that is its own: each is one of those expected. */
  isChoice?: true
  /** As keys and numbers, in order; the panel shows the first of them, as many as it has room for. */
  expected: (asked: RowsAsked) => Promise<readonly (readonly string[])[]> | readonly (readonly string[])[]
}

/** By panel. */
export const rowsOfPanel: Readonly<Record<string, readonly Rows[]>> = {
  ranking: [{
    rows: '[data-ranking]', keys: ['data-ranking'], numbers: 'b.num',
    expected: async ({ county, code, metric }) => {
      const { data } = await county.ask(`/regions/${code}/breakdown/${metric}`, endpoints.breakdown.answer)
      const spec = figureSpec(metric), sign = spec.kind === 'ratio' && spec.lowIsBad === true ? 1 : -1
      return data.rows.toSorted((a, b) => (a.figure.value === null ? Infinity : sign * a.figure.value) - (b.figure.value === null ? Infinity : sign * b.figure.value) || (a.region < b.region ? -1 : 1))
        .map(({ region, figure }) => [region, figureText(figure, spec.decimals, language)])
    },
  }],
  party: [{
    rows: '.ring li', numbers: '.num',
    expected: ({ figureOf }) => [ageBands.slice(0, 2), ageBands.slice(2, 4), ageBands.slice(4, 6), ageBands.slice(6, 8), ageBands.slice(8)].map((bands) => {
      const people = sum(bands.flatMap(band => [figureOf(`population.male.${band}`), figureOf(`population.female.${band}`)]))
      return [whole(people), percent(people, figureOf('population.resident').value ?? NaN)]
    }),
  }],
  housing: [{ rows: 'table tr', numbers: 'td', expected: ({ figureOf }) => (['selfOccupied', 'rented', 'vacant'] as const).map(use => [`${figureText(figureOf(`housing.${use}Share`), 1, language)}%`]) }],
  devices: [{
    rows: 'table tr', numbers: 'td',
    expected: ({ figureOf }) => deviceGroups.map(group => (figureOf(`devices.${group}.online`).value ?? NaN) / (figureOf(`devices.${group}.total`).value ?? NaN) * 100).filter(Number.isFinite).sort((a, b) => b - a).map(share => [`${share.toFixed(1)}%`]),
  }],
  dayTrend: [{ rows: 'table tr', numbers: 'td', expected: asked => hoursOf(asked, 'events.total') }],
  alarmTrend: [{ rows: 'table tr', numbers: 'td', expected: asked => hoursOf(asked, 'alarms.raised') }, {
    rows: '[data-ranked]', keys: ['data-ranked'], numbers: '.num',
    expected: async (asked) => {
      const { at, alarms } = await history(asked)
      return rankAlarms(alarms, at - dayMs, at, ({ record }) => record.kind).rows.map(({ key, count, share }) => [key, whole(count), `${fullNumber(share * 100, 1, language)}%`])
    },
  }],
  safetyScenes: [{
    rows: '[data-scene]', keys: ['data-scene'], numbers: '.alarms',
    expected: async (asked) => {
      const { at, alarms } = await history(asked)
      const { data } = await asked.county.ask(`/regions/${asked.code}/figures/safety`, endpoints.figures.answer)
      return sceneRows(figuresOf('safety', data), alarms, at - dayMs, at).map(({ id, alarms: raised }) => [id, raised === null ? '—' : whole(raised)])
    },
  }],
  assistanceTrend: [{
    rows: 'table tr', numbers: 'td',
    expected: async ({ county, code }) => (await county.ask(`/regions/${code}/history/assistance.people?periods=12`, endpoints.history.answer)).data.points.map(point => [figureText(point, 0, language)]),
  }, {
    rows: '[data-change]', numbers: '.value',
    expected: async ({ county, code }) => {
      const { data: { points } } = await county.ask(`/regions/${code}/history/assistance.people?periods=12`, endpoints.history.answer)
      const last = points.at(-1)?.value ?? NaN
      return [points.at(-2), points[0]].map(before => last - (before?.value ?? NaN)).map(by => [Number.isNaN(by) ? '—' : by === 0 ? '0' : `${by > 0 ? '+' : '−'}${whole(Math.abs(by))}`])
    },
  }],
  alarms: [{
    rows: '[data-severity-count]', keys: ['data-severity-count'], numbers: '.num',
    expected: async (asked) => {
      const alarms = (await openAlarms(asked)).filter(({ shelved }) => shelved === null)
      return severities.map(severity => [severity, whole(alarms.filter(alarm => alarm.severity === severity).length)])
    },
  }, {
    // How often a device has raised its alarm is counted by the board, not told.
    rows: '[data-alarm]', keys: ['data-alarm', 'data-severity'], isChoice: true,
    expected: async asked => (await openAlarms(asked)).filter(({ shelved }) => shelved === null).map(({ id, severity }) => [id, severity]),
  }],
  videoWall: [{ rows: 'header', numbers: '.unit', number: /\d+/, expected: async asked => [[String((await openAlarms(asked)).filter(({ footage }) => footage?.snapshot).length)]] }],
  alarmHealth: [{
    rows: '.numbers', numbers: '.value > .num, .value.num',
    expected: async (asked) => {
      const health = await healthOf(asked)
      return health.count === 0 && health.stale.length === 0 ? [] : [[fullNumber(health.per10Minutes, 1, language), whole(health.rate.peak), `${fullNumber(health.rate.overShare * 100, 1, language)}%`]]
    },
  }, {
    rows: '.troubles', numbers: '.num',
    expected: async (asked) => {
      const { count, floods, chattering, stale } = await healthOf(asked)
      return count === 0 && stale.length === 0 ? [] : [[floods, chattering, stale].map(({ length }) => String(length))]
    },
  }, {
    rows: 'table tr', numbers: 'td',
    expected: async (asked) => {
      const { rate: { windows } } = await healthOf(asked)
      const perHour = windows.length / 24
      return Array.from({ length: 24 }, (_, i) => [String(windows.slice(i * perHour, (i + 1) * perHour).reduce((a, b) => a + b, 0))])
    },
  }],
  badActors: [{
    rows: '[data-actor]', keys: ['data-actor'], numbers: '.count .num',
    expected: async (asked) => {
      const { at, alarms } = await history(asked)
      return badActors(knownAt(alarms, at - dayMs, at), 10).map(({ device: { id }, count, share }) => [id, `${count} 次`, `${fullNumber(share * 100, 1, language)}%`])
    },
  }],
  handlingTimes: [{
    rows: '[data-time]', keys: ['data-time'], numbers: '.value',
    expected: async (asked) => {
      const { all: { toAcknowledge, toArrive, toClose, dispatched, overdue } } = await timesOf(asked)
      return [['acknowledge', minutesText(toAcknowledge.medianMs, language)], ['arrive', minutesText(toArrive.medianMs, language)], ['close', minutesText(toClose.medianMs, language)], ['overdue', dispatched === 0 ? '—' : percent(overdue, dispatched)]]
    },
  }, {
    rows: '[data-severity-row]', keys: ['data-severity-row'], numbers: '.num',
    expected: async (asked) => {
      const times = await timesOf(asked)
      return severities.map((severity) => {
        const { toAcknowledge, toArrive, toClose, dispatched, overdue } = times[severity]
        return [severity, ...[toAcknowledge, toArrive, toClose].flatMap(({ medianMs, p90Ms }) => [minutesText(medianMs, language), `P90 ${minutesText(p90Ms, language)}`]), dispatched === 0 ? '—' : `${overdue}/${dispatched}`]
      })
    },
  }],
  eventFlow: [{
    rows: '[data-flow]', keys: ['data-flow'], numbers: '.value',
    expected: async (asked) => {
      const events = await eventsOf(asked)
      const open = events.filter(({ step }) => step !== 'closed')
      const { medianMs, p90Ms } = spreadOf(events.flatMap(({ reportedAt, closedAt }) => closedAt === null ? [] : [Date.parse(closedAt) - Date.parse(reportedAt)]))
      const hours = (ms: number | null) => ms === null ? '—小时' : `${fullNumber(ms / hourMs, 1, language)}小时`
      return events.length === 0 ? [] : [['open', String(open.length)], ['overdue', String(open.filter(({ dueAt }) => asked.now > Date.parse(dueAt)).length)], ['median', hours(medianMs)], ['p90', hours(p90Ms)]]
    },
  }, {
    rows: '[data-step]', keys: ['data-step'], numbers: 'b.num',
    expected: async (asked) => {
      const events = await eventsOf(asked)
      return events.length === 0 ? [] : eventSteps.map(step => [step, String(events.filter(event => event.step === step).length)])
    },
  }],
  deviceList: [{
    rows: '[data-device]', keys: ['data-device', 'data-online'], numbers: 'b.num', number: /[\d,.]+|只报状态/,
    expected: async asked => attentionFirst(await devicesOf(asked), lowBatteryPercent(config().rules), of => of.online && limitOf(of, config().rules)?.isOut === true).map(({ id, online, lastReading }) => [id, String(online), lastReading === null ? '只报状态' : reading(lastReading.value)]),
  }, {
    rows: '[data-course]', keys: ['data-course'], numbers: '.value .num', isChoice: true,
    expected: async asked => (await devicesOf(asked)).flatMap(({ id, online, lastReading }) => online && lastReading !== null ? [[id, reading(lastReading.value)]] : []),
  }],
  alarmRules: [{ rows: '[data-rule]', keys: ['data-rule'], expected: () => config().rules.map(({ id }) => [id]) }],
  lifeCircle: [{
    rows: '[data-service]', keys: ['data-service'], numbers: '.num',
    expected: ({ figureOf }) => fewestFirst(figureOf)
      .map(({ service, share }) => [service, figureText(share, 1, language)]),
  }, {
    rows: '[data-biggest-gap]', numbers: '.num', number: /[\d,]+/,
    expected: async asked => (await gapsOfWorst(asked)).slice(0, 1).map(({ residents }) => [whole(residents)]),
  }],
  undergroundAnalysis: [{
    rows: '[data-result]', keys: ['data-result'], numbers: 'b.num', number: /[\d,]+/,
    expected: async asked => (await analysisOf(asked)).bursts.map(({ pipe, households }) => [pipe, households === 0 ? '10' : whole(households)]),
  }, {
    rows: '[data-analysis]', keys: ['data-analysis'], numbers: '.value', number: /<?[\d,]+|—/,
    expected: async (asked) => {
      const { bursts, clearances } = await analysisOf(asked)
      const households = bursts[0]?.households
      return bursts.length + clearances.length === 0 ? [] : [['burst', households === undefined ? '—' : households === 0 ? '<10' : whole(households)], ['clearance', whole(clearances.length)]]
    },
  }],
  undergroundTroubles: [
    { rows: '[data-trouble]', keys: ['data-trouble'], expected: async asked => (await troublesOf(asked)).map(({ trouble }) => [trouble.id]) },
    { rows: '[data-overdue]', numbers: '.num', expected: async asked => [[String((await troublesOf(asked)).filter(({ due }) => due.isOverdue).length)]] },
  ],
  undergroundReadings: [
    { rows: '[data-reading]', keys: ['data-reading', 'data-state'], numbers: '.num', expected: async asked => (await readingsOf(asked)).map(({ id, state, value, unit }) => [id, state, value === null ? '—' : fullNumber(value, readingDecimals[unit], language)]) },
    { rows: '[data-state-count]', keys: ['data-state-count'], numbers: '.num', expected: async (asked) => { const all = await readingsOf(asked); return readingStates.map(state => [state, String(all.filter(reading => reading.state === state).length)]) } },
  ],
  indicatorTiles: [{
    rows: '[data-indicator]', keys: ['data-indicator', 'data-met'],
    expected: async (asked) => { const { assessments } = await indicatorsOf(asked); return assessments.length === 0 ? [] : [...rollUp(assessments).byIndicator].map(([no, { met }]) => [String(no), String(met)]) },
  }],
  indicatorGaps: [{
    rows: '[data-gap]', keys: ['data-gap', 'data-region'], numbers: '.what .num, b.gap',
    expected: async asked => gapsOf((await indicatorsOf(asked)).assessments).map(({ input, region, indicator, gap }) => [input, region, String(indicator.no), gapText(gap, words, language)]),
  }],
  indicatorRanking: [{ rows: '[data-ranking]', keys: ['data-ranking'], numbers: '.num', expected: async asked => rankAssessments((await indicatorsOf(asked)).assessments).map(({ region, tally }) => [region, String(tally.met)]) }],
  indicatorHubs: [{
    rows: '[data-hub]', keys: ['data-hub'], numbers: '.value', number: /[\d,]+/,
    expected: async (asked) => {
      const { data: { hubs } } = await indicatorsOf(asked)
      return (['dataResources', 'mapLayers', 'dataRecords', 'videoChannels', 'algorithms', 'videoScenes'] as const).flatMap(id => hubs.filter(hub => hub.id === id))
        .map(({ id, value }) => [id, whole(value >= 100_000 && value % 10_000 === 0 ? value / 10_000 : value)])
    },
  }],
  indicatorDesk: [{
    rows: '[data-line]', keys: ['data-line'], numbers: 'b.num',
    expected: async (asked) => {
      const [own] = (await indicatorsOf(asked)).assessments
      return own ? allRows(own, own).map(({ row: { id, value } }) => [id, valueText(id, value, words, language).main]) : []
    },
  }, {
    rows: '[data-input]', keys: ['data-input'], numbers: 'b.num, .detail',
    expected: async (asked) => {
      const [own] = (await indicatorsOf(asked)).assessments
      return own ? deskRows(firstToLookAt(own), own, own).map(({ id, value }) => { const { main, detail } = valueText(id, value, words, language); return [id, main, detail] }) : []
    },
  }],
}

/** Numbers of the panels in view that are neither a figure's nor in a row that is compared, and no time, page or number of an indicator. */
export function unreadNumbers(page: Page): Promise<string[]> {
  const read = Object.entries(rowsOfPanel).flatMap(([panel, tables]) => tables.map(({ rows, numbers = '.num' }) => numbers.split(',').map(cell => `[data-panel="${panel}"] ${rows} ${cell}`).join(', '))).join(', ')
  return page.locator('[data-panel]').evaluateAll((panels, known) => panels.flatMap(panel => [...panel.querySelectorAll('.num')].filter(cell => !cell.matches(known) && !cell.closest('[data-figure], header, .pages, .when, h3') && !cell.matches('.no, .date, .moved, .limit, [data-alarm] em'))
    .map(cell => `${panel.getAttribute('data-panel') ?? ''}: ${cell.parentElement?.className ?? ''} ${cell.textContent}`)), read)
}

/** The rows of a panel as the page shows them: keys, then numbers. */
export function readRows(page: Page, panel: string, { rows, keys = [], numbers = '', number }: Rows): Promise<string[][]> {
  return page.locator(`[data-panel="${panel}"]`).evaluate((element, of) => [...element.querySelectorAll(of.rows)].map(row => [
    ...of.keys.map(key => row.getAttribute(key) ?? ''),
    ...of.numbers === '' ? [] : [...row.querySelectorAll(of.numbers)].map(cell => cell.textContent.replace(/\s+/g, ' ').trim()).map(text => of.number === null ? text : new RegExp(of.number).exec(text)?.[0] ?? ''),
  ]), { rows, keys: [...keys], numbers, number: number?.source ?? null })
}
